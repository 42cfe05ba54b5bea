/* What stands at the end of the period, and how long things took. */
#include "summary_page.h"

enum { COUNT = 5, DURATION = 14, OLDEST = 11 };

static void
page_oldest(struct page *p, const struct summary *d)
{
	static const struct page_column columns[] = {
		{ WORDS("which", "yang mana"), OLDEST, CELL_TEXT }, { WORDS("record", "catatan"), TITLE_ID, CELL_TEXT },
		{ WORDS("age", "umur"), DURATION + 1, CELL_TEXT }, { WORDS("title", "judul"), PAGE_WIDTH - OLDEST - TITLE_ID - DURATION - 1, CELL_TEXT },
	};

	page_list(p, columns, 4);
	for (int v = 0; v < VOICES; v++) {
		const struct voice_part *part = &d->voices[v];

		if (part->open > 0)
			page_row(p, 0, (struct text[]){ text_of(page_words(p, (struct words)WORDS("oldest", "terlama"))), part->oldest.id,
				summary_duration(p, d, d->judged - part->oldest.at), part->oldest.title });
	}
}

static void
list_overdue(struct page *p, const struct summary *d)
{
	static const struct page_column columns[] = {
		{ WORDS("record", "catatan"), TITLE_ID + 3, CELL_TEXT }, { WORDS("due", "tenggat"), 18, CELL_TEXT },
		{ WORDS("clock", "jam"), 12, CELL_TEXT }, { WORDS("owner", "penanggung"), 8, CELL_TEXT },
		{ WORDS("what", "apa"), PAGE_WIDTH - TITLE_ID - 3 - 18 - 12 - 8, CELL_TEXT },
	};
	const struct listed *l = &d->overdue;

	if (l->count == 0)
		return;
	page_list(p, columns, sizeof columns / sizeof *columns);
	for (int64_t i = 0; i < l->count && i < LISTED_MAX; i++) {
		const struct named *one = &l->rows[i];

		page_row(p, 1, (struct text[]){ one->id, summary_clock(p, d, one->at), text_of(one->word), one->owner, one->title });
	}
	summary_more(p, l->count);
}

void
summary_page_open(struct page *p, struct summary *d)
{
	const struct voice_part *r = &d->voices[VOICE_REPORT], *f = &d->voices[VOICE_FEEDBACK];

	summary_voices(p, d, (struct words)WORDS("Open at the end", "Belum selesai pada akhir periode"));
	if (d->length != LENGTH_DAY && summary_known(d, BEFORE))
		summary_line_words(p, d, (struct words)WORDS("at the end of the period before", "pada akhir periode sebelumnya"),
		    r->open_before, f->open_before);
	summary_line_words(p, d, (struct words)WORDS("all", "semua"), r->open, f->open);
	summary_line_words(p, d, (struct words)WORDS("of these waiting", "di antaranya menunggu"), r->waiting, f->waiting);
	summary_line_words(p, d, (struct words)WORDS("of these referred", "di antaranya dirujuk"), r->referred, f->referred);
	summary_line_words(p, d, (struct words)WORDS("of these past a limit of sla.csv", "di antaranya melewati tenggat sla.csv"), r->overdue, f->overdue);
	list_overdue(p, d);
	page_oldest(p, d);
}

void
summary_page_answered(struct page *p, struct summary *d)
{
	const struct voice_part *r = &d->voices[VOICE_REPORT], *f = &d->voices[VOICE_FEEDBACK];

	summary_voices(p, d, (struct words)WORDS("Answered", "Dijawab"));
	summary_line_words(p, d, (struct words)WORDS("in the period", "dalam periode"), r->answered[NOW], f->answered[NOW]);
	if (d->length != LENGTH_DAY && summary_known(d, BEFORE))
		summary_line_words(p, d, (struct words)WORDS("in the period before", "dalam periode sebelumnya"),
		    r->answered[BEFORE], f->answered[BEFORE]);
	summary_line_words(p, d, (struct words)WORDS("answered, citizen to be told", "sudah dijawab, warga belum diberi tahu"),
	    r->untold, f->untold);
	summary_listed(p, d, &d->untold);
	summary_line_words(p, d, (struct words)WORDS("answered, cannot be told: no contact, no code", "dijawab, tanpa kontak dan tanpa kode"),
	    r->untellable, f->untellable);
}

static void
line_measured(struct page *p, const struct summary *d, size_t level, struct text name, struct tally_group *g)
{
	static const unsigned ranks[] = { 50, 90, 100 };
	struct text cells[] = { name, summary_number(d, g->n), summary_number(d, g->missing + g->negative + g->no_time),
		TEXT("-"), TEXT("-"), TEXT("-") };

	for (size_t i = 0; g->n > 0 && i < sizeof ranks / sizeof *ranks; i++)
		cells[3 + i] = summary_duration(p, d, durations_percentile(&g->durations, ranks[i]));
	page_row(p, level, cells);
}

/* In a week or month also by kind, and the period before as it was by its own end. */
static void
lines_voice(struct page *p, struct summary *d, enum voice v, struct text name)
{
	const struct choice *kinds = d->figures.shape.fields[shape_named(&d->figures.shape, NAME_KIND)]->choices;

	line_measured(p, d, 0, name, &d->voices[v].response[NOW]);
	if (d->length == LENGTH_DAY)
		return;
	for (const struct choice *k = kinds; k->key != NULL; k++) {
		struct tally_group *g = tally_at(d->response[v], text_of(k->key));

		if (g->n > 0)
			line_measured(p, d, 1, text_of(k->label.in[p->language]), g);
	}
	if (summary_known(d, BEFORE))
		line_measured(p, d, 1, text_of(page_words(p, (struct words)WORDS("before", "sebelumnya"))), &d->voices[v].response[BEFORE]);
}

/* Why some are excluded, and whether a zero stands among the rest. */
static void
note_excluded(struct page *p, struct text name, const struct tally_group *g, int64_t apart)
{
	static const struct words reasons[] = {
		WORDS("missing", "belum terjadi"), WORDS("negative", "negatif"), WORDS("no time of day", "tanpa jam"),
		WORDS("beside these rejected, duplicate or log", "selain itu ditolak, ganda atau mutasi"),
		WORDS("counted though zero", "dihitung walau nol"),
	};
	const int64_t n[] = { g->missing, g->negative, g->no_time, apart, g->zero };
	struct buf line = {0};
	const char *before = ": ";

	if (g->missing + g->negative + g->no_time + apart + g->zero == 0)
		return;
	buf_text(&line, name);
	for (size_t i = 0; i < sizeof n / sizeof *n; i++) {
		if (n[i] == 0)
			continue;
		buf_printf(&line, "%s%s %lld", before, page_words(p, reasons[i]), (long long)n[i]);
		before = ", ";
	}
	page_note(p, 1, buf_view(&line));
	buf_release(&line);
}

void
summary_page_times(struct page *p, struct summary *d)
{
	/* Units are words in Indonesian. */
	bool wide = p->language == LANGUAGE_ID;
	size_t duration = wide ? 15 : 12;
	const struct page_column columns[] = {
		{ .width = wide ? 21 : 26 }, { WORDS("n", "n"), COUNT, CELL_FIGURE }, { WORDS("excluded", "luar"), wide ? 7 : 11, CELL_FIGURE },
		{ WORDS("median", "median"), duration, CELL_FIGURE }, { WORDS("90%", "90%"), duration, CELL_FIGURE },
		{ WORDS("longest", "terlama"), duration, CELL_FIGURE },
	};
	static const struct words names[] = {
		WORDS("reports", "laporan"), WORDS("feedback", "umpan balik"), WORDS("emergencies to arrival", "darurat sampai tiba"),
	};
	const struct tally_group *groups[] = { &d->voices[VOICE_REPORT].response[NOW], &d->voices[VOICE_FEEDBACK].response[NOW], &d->emergency };

	page_section(p, (struct words)WORDS("Response times", "Waktu tanggap"), columns, sizeof columns / sizeof *columns);
	for (int v = 0; v < VOICES; v++)
		if (d->figures.types[v])
			lines_voice(p, d, (enum voice)v, text_of(page_words(p, names[v])));
	if (d->figures.types[VOICE_REPORT])
		line_measured(p, d, 0, text_of(page_words(p, names[VOICES])), &d->emergency);
	for (size_t i = 0; i < 3; i++)
		if (d->figures.types[i % VOICES])
			note_excluded(p, text_of(page_words(p, names[i])), groups[i], i < VOICES ? d->voices[i].apart : 0);
	page_note(p, 0, text_of(page_words(p, (struct words)WORDS(
	    "of what was received in the period, to the first of responded, dispatched, arrived, resolved, closed; emergencies to arrived; nearest rank",
	    "dari yang diterima dalam periode, sampai yang pertama dari dijawab, dikirim, tiba, terselesaikan, ditutup; darurat sampai tiba; peringkat terdekat"))));
}
