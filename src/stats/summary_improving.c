/* What people said of the service, whether that is more than before, and what is done
 * about it. */
#include <math.h>

#include "query/rate.h"
#include "summary_page.h"
#include "view/chart.h"

enum { NAME = 28, COUNT = 5, MEAN = 13, TREND = 8, BAR = 20, TENTHS = 10 };

/* Months differ in length, and a period that is not over is shorter still: rates are
 * compared, not counts. */
const char *
summary_trend(const struct summary *d, int64_t n, int64_t before)
{
	struct rate_ratio r;
	double earlier = 0;

	for (int i = BEFORE; i < PERIODS; i++)
		if (summary_known(d, i))
			earlier += (double)(d->spans[i].until - d->spans[i].from);
	if (!rate_compare(n, (double)(d->judged - d->figures.period.from), before, earlier, &r) || isnan(r.ratio))
		return NULL;
	if (r.low > 1)
		return "more";
	return r.high < 1 ? "fewer" : "same";
}

int64_t
summary_aspect_before(struct summary *d, struct text aspect)
{
	int64_t n = 0;

	for (int i = BEFORE; i < PERIODS; i++)
		if (summary_known(d, i))
			n += tally_at(d->by[i][VOICE_FEEDBACK][BY_ASPECT], aspect)->n;
	return n;
}

void
summary_aspects_join(struct summary *d)
{
	for (int i = BEFORE; i < PERIODS; i++) {
		struct tally_group **groups;
		size_t count;

		groups = tally_sorted(d->by[i][VOICE_FEEDBACK][BY_ASPECT], &count);
		for (size_t k = 0; k < count; k++)
			(void)tally_at(d->by[NOW][VOICE_FEEDBACK][BY_ASPECT], groups[k]->name);
	}
}

static struct text
aspect_label(const struct page *p, struct text key)
{
	static const struct words none = WORDS("none named", "tidak disebut");
	const struct choice *c = choice_key(service_elements, key);

	if (key.len == 0)
		return text_of(page_words(p, none));
	return c != NULL ? text_of(c->label.in[p->language]) : key;
}

/* Whether a word of the trend stands in the row. */
static bool
row_aspect(struct page *p, struct summary *d, const struct tally_group *g, int64_t largest)
{
	static const struct words more = WORDS("more", "naik"), fewer = WORDS("fewer", "turun"), same = WORDS("same", "sama");
	int periods = summary_known_count(d);
	int64_t before = summary_aspect_before(d, g->name), tenths = periods > 0 ? (before * TENTHS * 2 + periods) / (INT64_C(2) * periods) : 0;
	const char *trend = summary_trend(d, g->n, before);
	struct buf bar = {0};
	struct text cells[] = { aspect_label(p, g->name), summary_number(d, g->n), TEXT("-"), {0}, {0}, {0} };

	if (periods > 0)
		cells[2] = arena_printf(&d->session->arena, "%lld%c%lld", (long long)(tenths / TENTHS),
		    p->language == LANGUAGE_ID ? ',' : '.', (long long)(tenths % TENTHS));
	if (trend != NULL)
		cells[3] = text_of(page_words(p, *trend == 'm' ? more : *trend == 'f' ? fewer : same));
	chart_bar(g->n, largest, BAR, p->ascii, &bar);
	cells[5] = buf_view(&bar);
	page_row(p, 0, cells);
	buf_release(&bar);
	return trend != NULL && *trend != 's';
}

void
summary_page_aspects(struct page *p, struct summary *d)
{
	static const struct page_column columns[] = {
		{ .width = NAME }, { WORDS("n", "n"), COUNT, CELL_FIGURE }, { WORDS("mean before", "rerata lalu"), MEAN, CELL_FIGURE },
		{ WORDS("trend", "tren"), TREND, CELL_FIGURE }, { .width = 2, .kind = CELL_LETTERS }, { .width = BAR, .kind = CELL_LETTERS },
	};
	struct tally_group **groups;
	int64_t largest = 0;
	size_t count;
	bool any = false;

	summary_aspects_join(d);
	page_section(p, (struct words)WORDS("Feedback by aspect", "Umpan balik menurut unsur"), columns, sizeof columns / sizeof *columns);
	groups = tally_sorted(d->by[NOW][VOICE_FEEDBACK][BY_ASPECT], &count);
	for (size_t i = 0; i < count; i++)
		largest = groups[i]->n > largest ? groups[i]->n : largest;
	for (size_t i = 0; i < count; i++)
		any = row_aspect(p, d, groups[i], largest) || any;
	page_sentence(p, 0, summary_known_count(d) == 0 ? (struct words)WORDS(
	    "n {1} pieces of feedback; one can name several; no period before it to compare with",
	    "n {1} umpan balik; satu dapat menyebut beberapa unsur; belum ada periode sebelumnya untuk dibandingkan") : (struct words)WORDS(
	    "n {1} pieces of feedback; one can name several; mean of {2} of the {3} periods before, those since the first record",
	    "n {1} umpan balik; satu dapat menyebut beberapa unsur; rerata {2} dari {3} periode sebelumnya, yaitu sejak catatan pertama"),
	    (int64_t[PAGE_NUMBERS]){ d->voices[VOICE_FEEDBACK].received[NOW], summary_known_count(d), EARLIER });
	if (any)
		page_note(p, 0, text_of(page_words(p, (struct words)WORDS(
		    "more, fewer: the exact 95 % interval of the ratio of the rates does not reach 1; by chance 1 in 20 at most",
		    "naik, turun: selang eksak 95 % rasio lajunya tidak memuat 1; karena kebetulan paling banyak 1 dari 20"))));
}

/* One list of all: the word says why each is in it. */
static void
rows_action(struct page *p, const struct summary *d, const struct listed *l, bool late)
{
	static const struct {
		const char *key;
		struct words now, late;
	} words[] = {
		{ "effective", WORDS("effective", "efektif"), WORDS("", "") },
		{ "not_shown", WORDS("not shown", "tidak terbukti"), WORDS("", "") },
		{ "harmful", WORDS("harmful", "merugikan"), WORDS("", "") },
		{ "finish", WORDS("to finish", "selesaikan"), WORDS("late: to finish", "lewat: selesaikan") },
		{ "verify", WORDS("to verify", "periksa hasil"), WORDS("late: to verify", "lewat: periksa") },
	};

	for (int64_t k = 0; k < l->count && k < LISTED_MAX; k++) {
		const struct named *a = &l->rows[k];
		struct text word = text_of(page_words(p, (struct words)WORDS("finished", "selesai")));

		for (size_t i = 0; a->word != NULL && i < sizeof words / sizeof *words; i++)
			if (text_is(text_of(a->word), words[i].key))
				word = text_of(page_words(p, late ? words[i].late : words[i].now));
		page_row(p, 1, (struct text[]){ a->id, summary_clock(p, d, a->at), word, a->title });
	}
	summary_more(p, l->count);
}

void
summary_page_actions(struct page *p, struct summary *d)
{
	static const struct page_column counts[] = { { .width = LABEL }, { WORDS("n", "n"), NUMBER, CELL_FIGURE } };
	static const struct page_column list[] = {
		{ WORDS("action", "tindakan"), TITLE_ID + 4, CELL_TEXT }, { WORDS("when", "waktu"), 18, CELL_TEXT },
		{ WORDS("what", "apa"), 18, CELL_TEXT }, { WORDS("title", "judul"), PAGE_WIDTH - TITLE_ID - 4 - 18 - 18, CELL_TEXT },
	};
	static const struct words names[] = {
		WORDS("overdue at the end", "terlambat pada akhir periode"),
		WORDS("due within 7 days after it", "jatuh tempo dalam 7 hari sesudahnya"),
		WORDS("finished in the period", "selesai dalam periode"),
		WORDS("verified in the period", "diperiksa hasilnya dalam periode"),
	};
	const struct actions *a = &d->actions;
	const struct listed *lists[] = { &a->overdue, &a->soon, &a->finished, &a->verified };

	page_section(p, (struct words)WORDS("Improvement actions", "Tindakan perbaikan"), counts, 2);
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		page_row(p, 0, (struct text[]){ text_of(page_words(p, names[i])), summary_number(d, lists[i]->count) });
	page_list(p, list, sizeof list / sizeof *list);
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		rows_action(p, d, lists[i], i == 0);
}
