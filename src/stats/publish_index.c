/* The overview: all months. */
#include <math.h>

#include "cli/board_plot.h"
#include "file/publish.h"
#include "format/csv_write.h"
#include "publish.h"

static const struct field fields[] = {
	FIGURE_COLUMN("month", "month", "bulan", FIELD_LINE), FIGURE_COLUMN("reports", "reports", "laporan", FIELD_COUNT),
	FIGURE_COLUMN("feedback", "feedback", "umpan balik", FIELD_COUNT),
};
enum { COLUMNS = sizeof fields / sizeof *fields };

struct overview {
	struct text *months, *names;
	struct text (*counts)[VOICES];	/* empty: hidden */
	double *at[VOICES];
	size_t count;
};

static struct overview
gather(struct publish *p, enum language l)
{
	static const char *const tables[VOICES] = { "report-received", "feedback-received" };
	struct arena *arena = &p->session->arena;
	size_t most = p->ledger.count + 1;
	struct overview o = { arena_get(arena, most * sizeof *o.months), arena_get(arena, most * sizeof *o.names),
		arena_get(arena, most * sizeof *o.counts), { arena_get(arena, most * sizeof **o.at), arena_get(arena, most * sizeof **o.at) }, 0 };

	for (size_t i = 0; i < p->ledger.count; o.count++) {
		const struct shown *rows;
		size_t count = ledger_period(&p->ledger, p->ledger.at[i].period, &rows);

		o.months[o.count] = rows[0].period;
		o.names[o.count] = publish_month_name(p, rows[0].period, l);
		for (int v = 0; v < VOICES; v++) {
			const struct shown *all = publish_find(rows, count, tables[v], "all", "all");

			o.counts[o.count][v] = all != NULL ? all->value : (struct text){0};
			o.at[v][o.count] = board_number(o.counts[o.count][v]);
		}
		i += count;
	}
	return o;
}

static bool
write_csv(struct publish *p, const struct overview *o, struct fail *why)
{
	struct buf out = {0};
	bool ok;

	for (size_t c = 0; c < COLUMNS; c++)
		csv_cell(&out, text_of(fields[c].name), c == 0);
	csv_end(&out);
	for (size_t i = 0; i < o->count; i++) {
		csv_cell(&out, o->months[i], true);
		for (int v = 0; v < VOICES; v++)
			csv_cell(&out, o->counts[i][v], false);
		csv_end(&out);
	}
	ok = publish_replace(p->data, "months.csv", buf_view(&out), 0644, why);
	buf_release(&out);
	return ok;
}

static void
show_picture(struct web *w, const struct overview *o, const struct field *const *columns)
{
	static const struct words title = WORDS("What came in, by month", "Yang masuk, per bulan"),
	    desc = WORDS("Reports and feedback by month; the figures stand in the table below.", "Laporan dan umpan balik per bulan; angkanya ada dalam tabel di bawah."),
	    month = WORDS("month", "bulan"), many = WORDS("how many", "jumlah"), file = WORDS("these figures as a file (CSV)", "angka ini sebagai berkas (CSV)"),
	    mark = WORDS("• stands for a number that is small, or that would give a small one away; 0 is no one.",
		"• menggantikan angka yang kecil, atau yang dapat membuka angka kecil; 0 berarti tidak ada.");
	enum language l = w->language;
	const struct plot_series series[VOICES] = { { .name = text_of(fields[1].help.in[l]), .role = PLOT_VALUE, .at = o->at[0] },
		{ .name = text_of(fields[2].help.in[l]), .role = PLOT_EXPECTED, .at = o->at[1] } };
	const struct plot plot = { .kind = PLOT_LINES, .title = text_of(title.in[l]), .desc = text_of(desc.in[l]), .x_name = text_of(month.in[l]),
		.y_name = text_of(many.in[l]), .x = o->months, .count = o->count, .series = series, .series_count = VOICES, .median = NAN };

	if (o->count > 1)
		web_plot(w, &plot);
	web_table(w, plot.title, o->count > 1, columns, COLUMNS);
	for (size_t i = 0; i < o->count; i++) {
		const struct text hidden = TEXT("•"), cells[COLUMNS] = { o->names[i], o->counts[i][0].len > 0 ? o->counts[i][0] : hidden,
			o->counts[i][1].len > 0 ? o->counts[i][1] : hidden };

		web_row(w, cells);
	}
	web_table_end(w, o->count > 1);
	web_note(w, text_of(mark.in[l]));
	web_link(w, TEXT("data/months.csv"), text_of(file.in[l]));
}

bool
publish_index(struct publish *p, enum language l, struct fail *why)
{
	static const struct words months = WORDS("Month by month", "Bulan demi bulan"), none = WORDS("No month is over yet.", "Belum ada bulan yang selesai."),
	    what = WORDS("What comes to the police service desk, how fast it is answered, what people say of the service, what was done about it, and whether that worked.",
	    "Apa yang masuk ke sentra pelayanan kepolisian, seberapa cepat dijawab, apa kata warga tentang pelayanan, apa yang dilakukan, dan apakah berhasil."),
	    log = WORDS("All that was ever published, as one file (CSV)", "Semua yang pernah diumumkan, sebagai satu berkas (CSV)"),
	    other = WORDS("Bahasa Indonesia", "English");
	struct overview o = gather(p, l);
	const struct field *columns[COLUMNS];
	struct text title = figures_title(&p->figures);
	struct buf out = {0};
	struct web w;
	bool ok;

	for (size_t i = 0; i < COLUMNS; i++)
		columns[i] = &fields[i];
	web_begin(&w, title, l, &out);
	w.in_words = true;
	web_heading(&w, 1, title);
	web_link(&w, text_of(publish_file(p, TEXT("index"), l == LANGUAGE_EN ? LANGUAGE_ID : LANGUAGE_EN)), text_of(other.in[l]));
	web_paragraph(&w, text_of(what.in[l]));
	if (o.count > 0)
		show_picture(&w, &o, columns);
	else
		web_paragraph(&w, text_of(none.in[l]));
	web_heading(&w, 2, text_of(months.in[l]));
	for (size_t i = o.count; i-- > 0;)
		web_link(&w, text_of(publish_file(p, o.months[i], l)), o.names[i]);
	web_link(&w, TEXT("published.csv"), text_of(log.in[l]));
	web_end(&w);
	ok = write_csv(p, &o, why) && publish_replace(p->folder, publish_file(p, TEXT("index"), l), buf_view(&out), 0644, why);
	buf_release(&out);
	return ok;
}
