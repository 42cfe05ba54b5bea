/* What came in: by kind, channel and shift, and by the parts of the period. */
#include "summary_page.h"
#include "time/date.h"
#include "view/chart.h"
#include "view/day.h"

enum { LABEL_COMPARED = 30, NUMBER_COMPARED = 12 };

/* The figures of a line: of the period, and of the one before it. */
struct compared {
	int64_t now[VOICES], before[VOICES];
};

/* A week or month stands beside the one before it, where that is known. */
static bool
compares(const struct summary *d)
{
	return d->length != LENGTH_DAY && summary_known(d, BEFORE);
}

static void
voices_compared(struct page *p, const struct summary *d, struct words title)
{
	static const struct words names[VOICES] = { WORDS("reports", "laporan"), WORDS("feedback", "umpan balik") };
	struct page_column columns[1 + 2 * VOICES] = { { .width = LABEL_COMPARED } };
	size_t n = 1;

	if (!compares(d)) {
		summary_voices(p, d, title);
		return;
	}
	for (int v = 0; v < VOICES; v++) {
		if (!d->figures.types[v])
			continue;
		columns[n++] = (struct page_column){ names[v], NUMBER_COMPARED, CELL_FIGURE };
		columns[n++] = (struct page_column){ WORDS("before", "sebelumnya"), NUMBER_COMPARED, CELL_FIGURE };
	}
	page_section(p, title, columns, n);
}

/* -1 is no figure. */
static void
line_compared(struct page *p, const struct summary *d, size_t level, struct text label, const struct compared *c)
{
	struct text cells[1 + 2 * VOICES] = { label };
	size_t n = 1;

	if (!compares(d)) {
		summary_line(p, d, level, label, c->now);
		return;
	}
	for (int v = 0; v < VOICES; v++) {
		if (!d->figures.types[v])
			continue;
		cells[n++] = c->now[v] >= 0 ? summary_number(d, c->now[v]) : (struct text){0};
		cells[n++] = c->before[v] >= 0 ? summary_number(d, c->before[v]) : (struct text){0};
	}
	page_row(p, level, cells);
}

static void
line_words(struct page *p, const struct summary *d, size_t level, struct words w, struct compared c)
{
	line_compared(p, d, level, text_of(page_words(p, w)), &c);
}

static const struct compared nothing = { { -1, -1 }, { -1, -1 } };

static struct compared
numbers_of(const struct summary *d, enum dimension by, struct text key)
{
	struct compared c;

	for (int v = 0; v < VOICES; v++) {
		c.now[v] = tally_at(d->by[NOW][v][by], key)->n;
		c.before[v] = tally_at(d->by[BEFORE][v][by], key)->n;
	}
	return c;
}

static void
page_kinds(struct page *p, struct summary *d)
{
	int column = shape_named(&d->figures.shape, NAME_KIND);

	line_words(p, d, 0, (struct words)WORDS("by kind", "menurut jenis"), nothing);
	for (const struct choice *k = d->figures.shape.fields[column]->choices; k->key != NULL; k++) {
		struct compared c = numbers_of(d, BY_KIND, text_of(k->key));
		int64_t all = 0;

		/* A kind is of one of the two: 0 of the other says nothing. */
		for (int v = 0; v < VOICES; v++) {
			bool any = c.now[v] > 0 || (compares(d) && c.before[v] > 0);

			all += any;
			if (!any)
				c.now[v] = c.before[v] = -1;
		}
		if (all > 0)
			line_compared(p, d, 1, text_of(k->label.in[p->language]), &c);
	}
}

static struct text
channel_label(const struct page *p, const struct summary *d, struct text code)
{
	const struct record *row = table_find(&d->session->tree.channels, NAME_CODE, code);

	return row == NULL ? code : record_get(row, p->language == LANGUAGE_ID ? NAME_LABEL_ID : NAME_LABEL_EN);
}

static void
page_channels(struct page *p, struct summary *d)
{
	struct tally_group **groups;
	size_t count;

	/* Those of the period before stand here too. */
	groups = tally_sorted(d->by[BEFORE][BOTH][BY_CHANNEL], &count);
	for (size_t i = 0; compares(d) && i < count; i++)
		(void)tally_at(d->by[NOW][BOTH][BY_CHANNEL], groups[i]->name);
	line_words(p, d, 0, (struct words)WORDS("by channel", "menurut saluran"), nothing);
	groups = tally_sorted(d->by[NOW][BOTH][BY_CHANNEL], &count);
	for (size_t i = 0; i < count; i++) {
		struct compared c = numbers_of(d, BY_CHANNEL, groups[i]->name);

		line_compared(p, d, 1, channel_label(p, d, groups[i]->name), &c);
	}
}

static void
line_no_entry(struct page *p, struct text label)
{
	struct text cells[1 + 2 * VOICES] = { label };

	cells[p->column_count - 1] = text_of(page_words(p, (struct words)WORDS("no entry", "tidak ada catatan")));
	page_row(p, 1, cells);
}

static void
page_shifts(struct page *p, struct summary *d)
{
	struct tally_group **groups;
	size_t count, k;

	line_words(p, d, 0, (struct words)WORDS("by shift", "menurut regu"), nothing);
	for (size_t i = 0; i < d->shift_count; i++) {
		struct text label = summary_shift_label(p, d, d->shifts[i]);
		struct compared c = numbers_of(d, BY_SHIFT, d->shifts[i]);

		if (tally_at(d->entries, d->shifts[i])->n > 0)
			line_compared(p, d, 1, label, &c);
		else
			line_no_entry(p, label);
	}
	groups = tally_sorted(d->by[NOW][BOTH][BY_SHIFT], &count);
	for (size_t i = 0; i < count; i++) {
		struct compared c = numbers_of(d, BY_SHIFT, groups[i]->name);

		for (k = 0; k < d->shift_count && !text_equal(d->shifts[k], groups[i]->name); k++)
			continue;
		if (k == d->shift_count && c.now[VOICE_REPORT] + c.now[VOICE_FEEDBACK] > 0)
			line_compared(p, d, 1, summary_shift_label(p, d, groups[i]->name), &c);
	}
}

void
summary_page_received(struct page *p, struct summary *d)
{
	const struct voice_part *r = &d->voices[VOICE_REPORT], *f = &d->voices[VOICE_FEEDBACK];

	voices_compared(p, d, (struct words)WORDS("Received", "Diterima"));
	line_words(p, d, 0, (struct words)WORDS("all", "semua"), (struct compared){
		{ r->received[NOW], f->received[NOW] }, { r->received[BEFORE], f->received[BEFORE] } });
	page_kinds(p, d);
	page_channels(p, d);
	page_shifts(p, d);
	line_words(p, d, 1, (struct words)WORDS("no time of day", "tanpa jam"),
	    (struct compared){ { r->no_time, f->no_time }, { -1, -1 } });
	if (r->logs > 0)
		line_words(p, d, 0, (struct words)WORDS("of these shift-book entries", "di antaranya mutasi jaga"),
		    (struct compared){ { r->logs, f->logs }, { -1, -1 } });
	if (r->rejected + f->rejected > 0)
		line_words(p, d, 0, (struct words)WORDS("of these rejected, duplicate", "di antaranya ditolak, ganda"),
		    (struct compared){ { r->rejected, f->rejected }, { -1, -1 } });
	line_words(p, d, 0, (struct words)WORDS("void, not counted", "batal, tidak dihitung"),
	    (struct compared){ { d->figures.voided[VOICE_REPORT], d->figures.voided[VOICE_FEEDBACK] }, { -1, -1 } });
	if (d->length != LENGTH_DAY)
		page_filled(p, 0, summary_known(d, BEFORE) ? (struct words)WORDS("before: {1}", "sebelumnya: {1}") : (struct words)WORDS(
		    "before: {1}; it began before the first record, so nothing is compared",
		    "sebelumnya: {1}; mulai sebelum catatan pertama, jadi tidak dibandingkan"),
		    (char *[PAGE_NUMBERS]){ arena_string(&d->session->arena, summary_title(p, d, BEFORE)) });
}

static struct text
part_label(const struct page *p, const struct summary *d, const struct part *part)
{
	struct buf out = {0};
	int year, week;
	struct text t;

	if (d->length == LENGTH_WEEK) {
		day_print_weekday(part->begin, p->language, &out);
	} else {
		date_week(part->begin, &year, &week);
		buf_printf(&out, "%d-W%02d, %d", year, week, date_of_number(part->begin).day);
		if (part->end - 1 > part->begin)
			buf_printf(&out, "-%d", date_of_number(part->end - 1).day);
	}
	t = arena_text(&d->session->arena, buf_view(&out));
	buf_release(&out);
	return t;
}

static void
chart_month(struct page *p, const struct summary *d)
{
	struct buf bars = {0};

	chart_line(d->month_days, (size_t)(d->end - d->begin[NOW]), p->ascii, &bars);
	page_verbatim(p, arena_printf(&d->session->arena, "|%.*s|", (int)bars.len, bars.data));
	page_verbatim(p, text_slice(TEXT(" 1      8      15     22     29"), 0, d->end - d->begin[NOW] > 28 ? 31 : 24));
	buf_release(&bars);
}

/* Day by day, or week by week. */
void
summary_page_parts(struct page *p, struct summary *d)
{
	static const struct words day = WORDS("Received by day", "Diterima per hari"), week = WORDS("Received by week", "Diterima per pekan");

	if (d->length == LENGTH_DAY)
		return;
	if (d->length == LENGTH_WEEK)
		voices_compared(p, d, day);
	else
		summary_voices(p, d, week);
	page_picture(p, summary_plot_days(p, d));
	for (size_t i = 0; i < d->part_count; i++) {
		const struct part *part = &d->parts[i];
		struct compared c;

		for (int v = 0; v < VOICES; v++) {
			c.now[v] = part->n[v];
			c.before[v] = part->before[v];
		}
		if (d->length == LENGTH_WEEK)
			line_compared(p, d, 0, part_label(p, d, part), &c);
		else
			summary_line(p, d, 0, part_label(p, d, part), c.now);
	}
	if (d->length == LENGTH_MONTH)
		chart_month(p, d);
}
