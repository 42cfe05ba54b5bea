/* What is unusual, when the service was out, when people came, and files changed by hand. */
#include "summary_page.h"
#include "view/chart.h"
#include "view/day.h"

enum { SPAN = 35, LENGTH = 14 };

/* What is more than usual, or that nothing is. */
void
summary_page_signals(struct page *p, struct summary *d)
{
	static const struct page_column columns[] = {
		{ .width = 30 }, { WORDS("kind", "jenis"), 22, CELL_TEXT }, { WORDS("n", "n"), 6, CELL_FIGURE },
		{ WORDS("expected", "biasanya"), 11, CELL_FIGURE }, { WORDS("limit", "batas"), 9, CELL_FIGURE },
	};
	const struct unusual *s = &d->signals;
	struct arena *arena = &d->session->arena;

	page_section(p, (struct words)WORDS("Signals", "Sinyal"), columns, s->count > 0 ? sizeof columns / sizeof *columns : 0);
	for (int64_t i = 0; i < s->count && i < LISTED_MAX; i++) {
		const struct signal *one = &s->rows[i];
		struct buf day = {0};

		day_print_weekday(one->day, p->language, &day);
		page_row(p, 0, (struct text[]){ buf_view(&day), text_of(one->kind->label.in[p->language]), summary_number(d, one->n),
			summary_decimal(p, d, one->expected), summary_number(d, one->limit) });
		buf_release(&day);
	}
	summary_more(p, s->count);
	if (s->tests == 0) {
		page_note(p, 0, text_of(page_words(p, (struct words)WORDS("not judged: it takes 28 days of records before the day",
		    "tidak dinilai: perlu catatan 28 hari sebelum harinya"))));
		return;
	}
	if (s->count == 0)
		page_note(p, 0, text_of(page_words(p, (struct words)WORDS("no signal", "tidak ada sinyal"))));
	page_filled(p, 0, (struct words)WORDS("rule: more of a kind on a day than the exact Poisson limit (99.865 %) of the mean of its weekday in "
	    "the 8 weeks before, else of the 28 days before; {1} tests, false alarms to be expected {2}; see spkt-stats signal",
	    "aturan: lebih banyak dari satu jenis dalam sehari daripada batas eksak Poisson (99,865 %) rerata hari yang sama pada "
	    "8 pekan sebelumnya, jika belum ada pada 28 hari sebelumnya; {1} uji, sinyal palsu yang diperkirakan {2}; lihat spkt-stats signal"),
	    (char *[PAGE_NUMBERS]){ arena_string(arena, summary_number(d, s->tests)), arena_string(arena, summary_decimal(p, d, s->false_alarms)) });
}

/* An end with the day is 24:00 of that day, and no day after it. */
static struct text
end_of(const struct page *p, const struct summary *d, const struct outage *o)
{
	struct text shown = summary_clock(p, d, o->until);

	if (d->length != LENGTH_DAY || o->until != d->figures.period.until)
		return shown;
	shown = text_after(shown, shown.len - 5);
	return text_is(shown, "00:00") ? TEXT("24:00") : shown;
}

static void
row_outage(struct page *p, const struct summary *d, const struct outage *o)
{
	struct arena *arena = &d->session->arena;
	struct text span = text_of(page_words(p, o->backwards ?
	    (struct words)WORDS("ends too early", "akhir < awal") : (struct words)WORDS("no time", "tanpa jam"))), length = {0};

	if (o->timed) {
		const char *until = o->going_on ? page_words(p, (struct words)WORDS("goes on", "berlanjut")) :
		    arena_string(arena, end_of(p, d, o));

		span = arena_printf(arena, "%.*s-%s", TEXT_ARG(summary_clock(p, d, o->from)), until);
		length = summary_duration(p, d, o->until - o->from);
	}
	page_row(p, 0, (struct text[]){ o->id, span, length, o->title });
}

/* "90.97%" */
static struct text
percent(const struct page *p, const struct summary *d, const struct desk *desk)
{
	int64_t n = summary_available(d, desk);

	return n < 0 ? TEXT("-") : arena_printf(&d->session->arena, "%lld%c%02lld%%", (long long)(n / 100), p->language == LANGUAGE_ID ? ',' : '.',
	    (long long)(n % 100));
}

/* Where there are several, which of them it was. */
static void
note_desks(struct page *p, const struct summary *d)
{
	struct buf line = {0};

	for (size_t i = 0; i < d->desk_count; i++)
		buf_printf(&line, "%s%.*s %.*s", i > 0 ? "; " : "", TEXT_ARG(d->desks[i].code),
		    TEXT_ARG(percent(p, d, &d->desks[i])));
	if (d->desk_count > 1)
		page_note(p, 0, buf_view(&line));
	buf_release(&line);
}

void
summary_page_outages(struct page *p, struct summary *d)
{
	size_t span = d->length == LENGTH_DAY ? 18 : SPAN;
	const struct page_column columns[] = {
		{ WORDS("record", "catatan"), TITLE_ID + 1, CELL_TEXT }, { WORDS("when", "waktu"), span, CELL_TEXT },
		{ WORDS("length", "lama"), LENGTH, CELL_TEXT }, { WORDS("title", "judul"), PAGE_WIDTH - TITLE_ID - 1 - span - LENGTH, CELL_TEXT },
	};
	struct arena *arena = &d->session->arena;
	int64_t timed = 0;

	page_section(p, (struct words)WORDS("Outages", "Gangguan layanan"), NULL, 0);
	page_list(p, columns, sizeof columns / sizeof *columns);
	for (size_t i = 0; i < d->outage_count; i++) {
		timed += d->outages[i].timed;
		if (i < LISTED_MAX)
			row_outage(p, d, &d->outages[i]);
	}
	summary_more(p, (int64_t)d->outage_count);
	page_filled(p, 0, (struct words)WORDS("n {1}, excluded {2}; not available in the period: {3}; available {4}",
	    "n {1}, dikecualikan {2}; tidak tersedia dalam periode: {3}; tersedia {4}"), (char *[PAGE_NUMBERS]){
		arena_string(arena, summary_number(d, timed)), arena_string(arena, summary_number(d, (int64_t)d->outage_count - timed)),
		arena_string(arena, summary_duration(p, d, d->unavailable)), arena_string(arena, percent(p, d, NULL)) });
	note_desks(p, d);
}

void
summary_page_hours(struct page *p, struct summary *d)
{
	struct buf bars = {0};
	int64_t n = 0, most = 0, hours[HOURS] = {0};

	for (int hour = 0; hour < HOURS; hour++) {
		for (int day = 0; day < WEEKDAYS; day++)
			hours[hour] += d->hours[day][hour];
		n += hours[hour];
		most = hours[hour] > most ? hours[hour] : most;
	}
	page_section(p, (struct words)WORDS("Arrivals by hour", "Yang masuk per jam"), NULL, 0);
	page_picture(p, summary_plot_hours(p, d));
	chart_line(hours, HOURS, p->ascii, &bars);
	if (n > 0) {
		page_verbatim(p, arena_printf(&d->session->arena, "|%.*s|", (int)bars.len, bars.data));
		page_verbatim(p, TEXT(" 0     6     12    18   23"));
	}
	page_sentence(p, 0, (struct words)WORDS("n {1}, at most {2} in an hour; no time of day {3}",
	    "n {1}, paling banyak {2} dalam satu jam; tanpa jam {3}"),
	    (int64_t[PAGE_NUMBERS]){ n, most, d->voices[VOICE_REPORT].no_time + d->voices[VOICE_FEEDBACK].no_time });
	buf_release(&bars);
}

/* Nothing where no file was touched: that is as it should be. */
void
summary_page_changed(struct page *p, struct summary *d)
{
	if (d->changed.count == 0)
		return;
	page_section(p, (struct words)WORDS("Changed outside the program", "Diubah di luar program"), NULL, 0);
	for (int64_t i = 0; i < d->changed.count && i < LISTED_MAX; i++)
		page_note(p, 0, d->changed.rows[i].id);
	summary_more(p, d->changed.count);
}
