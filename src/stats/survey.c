/* survey: the index of public satisfaction (SKM, IKM) over the batches of answers. */
#include "survey.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/number.h"
#include "base/refuse.h"
#include "verbs.h"

static const struct field columns[] = {
	FIGURE_COLUMN("element", "service element; then the index, its grade, the rule, and the 95 % interval of the index", "unsur pelayanan; lalu indeks, mutunya, aturannya, dan selang 95 % indeks", FIELD_CHOICE),
	FIGURE_COLUMN("n", "how many answered it", "berapa yang menjawabnya", FIELD_COUNT),
	FIGURE_COLUMN("mean", "mean of the marks, 1 to 4; of the index its value, 25 to 100", "rata-rata nilai, 1 sampai 4; pada indeks nilainya, 25 sampai 100", FIELD_DECIMAL),
	FIGURE_COLUMN("weighted", "mean times the weight; of the index their sum", "rata-rata kali bobot; pada indeks jumlahnya", FIELD_DECIMAL),
};
enum { COLUMNS = sizeof columns / sizeof *columns, MEAN = 1, WEIGHTED };

/* RANK: the row's place in its group; GROUP: 1 + index of surveying.groups. */
enum { N, RANK, GROUP, COUNTERS };
static const unsigned of[COLUMNS - 1] = { 1 << N, 1 << N, 1 << N };

static const struct choice results[] = {
	{ "index", WORDS("index (SKM, IKM)", "indeks (SKM, IKM)"), NULL },
	{ "grade", WORDS("grade", "mutu"), NULL },
	{ "rule", WORDS("rule", "aturan"), NULL },
	{ "low", WORDS("index, 95 % from", "indeks, 95 % dari"), NULL },
	{ "high", WORDS("index, 95 % to", "indeks, 95 % sampai"), NULL },
};

const char *const survey_rules[] = { "2017", "2004" };

const struct satisfaction *
survey_group(const struct surveying *v, const struct tally_group *row)
{
	return &v->groups[row->counts[GROUP] - 1];
}

int
survey_row_of(const struct tally_group *row)
{
	return (int)row->counts[RANK];
}

static int
by_rank(const void *x, const void *y)
{
	struct tally_group *const *a = x, *const *b = y;

	return ((*a)->counts[RANK] > (*b)->counts[RANK]) - ((*a)->counts[RANK] < (*b)->counts[RANK]);
}

static void
order(struct board *b, struct tally_group **rows, size_t count)
{
	(void)b;
	/* Each group has all its rows. */
	for (size_t i = 0; i + SURVEY_ROWS <= count; i += SURVEY_ROWS)
		qsort(rows + i, SURVEY_ROWS, sizeof *rows, by_rank);
}

/* part/all with four decimals, rounded half up. */
static struct text
quotient(struct surveying *v, int64_t part, int64_t all)
{
	int64_t n = all > 0 ? (part * 20000 + all) / (all * 2) : 0;

	return all == 0 ? (struct text){0}
	    : arena_printf(&v->board.figures.session->arena, "%lld.%04lld", (long long)(n / 10000), (long long)(n % 10000));
}

struct text
survey_mean(struct surveying *v, int64_t sum, int64_t answers)
{
	return quotient(v, sum, answers);
}

static struct text
hundredths(struct surveying *v, int64_t n)
{
	return arena_printf(&v->board.figures.session->arena, "%lld.%02lld", (long long)(n / 100), (long long)(n % 100));
}

/* The cells of a row behind the elements. */
static void
fill_result(struct surveying *v, int row, const struct satisfaction_index *i, struct text *cells)
{
	struct arena *arena = &v->board.figures.session->arena;
	double bound = row == LOW ? i->low : i->high;

	if (row == INDEX) {
		cells[MEAN] = hundredths(v, i->hundredths);
		cells[WEIGHTED] = arena_printf(arena, "%.4f", i->index / 25);
	} else if (row == GRADE) {
		cells[MEAN] = arena_printf(arena, "%c", i->grade);
	} else if (row == LOW || row == HIGH) {
		cells[MEAN] = isnan(bound) ? (struct text){0} : hundredths(v, satisfaction_round(bound));
	}
}

static void
fill(struct board *b, struct tally_group *g, struct text *cells)
{
	struct surveying *v = b->figures.context;
	const struct satisfaction *s = survey_group(v, g);
	int row = survey_row_of(g);
	struct satisfaction_index i;
	bool some = satisfaction_index(s, v->rule, &i);

	cells[MEAN] = row == RULE ? text_of(survey_rules[v->rule]) : (struct text){0};
	cells[WEIGHTED] = (struct text){0};
	if (row >= ELEMENTS) {
		if (some)
			fill_result(v, row, &i, cells);
		return;
	}
	cells[MEAN] = survey_mean(v, s->sum[row], s->answers[row]);
	cells[WEIGHTED] = quotient(v, s->sum[row], s->answers[row] * i.answered);
}

/* Makes the rows of a group where it is new, and finds what they are of. */
static struct satisfaction *
group_at(struct surveying *v, struct text group, struct arena *arena)
{
	struct tally_group *first = tally_at(v->board.tally, board_key(&v->board, group, text_of(v->names[0].key), arena));

	if (first->counts[GROUP] == 0) {
		if (v->count == v->cap) {
			v->cap = v->cap > 0 ? v->cap * 2 : 16;
			v->groups = memory_grow(v->groups, v->cap, sizeof *v->groups);
		}
		v->groups[v->count++] = (struct satisfaction){ .elements = ELEMENTS };
		for (int k = 0; k < SURVEY_ROWS; k++) {
			struct tally_group *row = tally_at(v->board.tally, board_key(&v->board, group, text_of(v->names[k].key), arena));

			row->counts[RANK] = k;
			row->counts[GROUP] = (int64_t)v->count;
		}
	}
	return &v->groups[first->counts[GROUP] - 1];
}

static bool
read_marks(struct surveying *v, const struct figures *f, unsigned marks[ELEMENTS], bool *some, struct fail *why)
{
	for (int e = 0; e < ELEMENTS; e++) {
		struct text cell = f->row[shape_field(&f->shape, text_of(v->names[e].key))];
		int64_t mark = 0;

		if (cell.len > 0 && !number_parse(cell, 1, 4, &mark)) {
			refuse(why, MSG_SURVEY_MARK, cell);
			return fail_field(why, v->names[e].key);
		}
		marks[e] = (unsigned)mark;
		*some = *some || mark > 0;
	}
	return true;
}

static bool
take_answer(void *context, struct figures *f, struct scanned *s, struct fail *why)
{
	struct surveying *v = context;
	unsigned marks[ELEMENTS] = {0};
	struct text *names;
	bool some = false;
	size_t count;

	if (!read_marks(v, f, marks, &some, why))
		return false;
	if (!some) {
		v->silent++;
		return true;
	}
	v->answered = true;
	satisfaction_add(&v->total, marks);
	count = board_groups(&v->board, s, &names);
	v->no_group += count == 0;
	for (size_t i = 0; i < count; i++) {
		satisfaction_add(group_at(v, names[i], s->arena), marks);
		for (int k = 0; k < SURVEY_ROWS; k++)
			if (k >= ELEMENTS || marks[k] > 0)
				(void)board_add(&v->board, board_key(&v->board, names[i], text_of(v->names[k].key), s->arena), N, 1, s);
	}
	return true;
}

static bool
take_options(struct surveying *v, struct session *s, struct fail *why)
{
	struct text rule = text_of(session_word(s, OPT_RULE));

	if (rule.len > 0 && !text_is(rule, survey_rules[SATISFACTION_2017]) && !text_is(rule, survey_rules[SATISFACTION_2004]))
		return refuse(why, MSG_SURVEY_RULE, rule);
	v->rule = text_is(rule, survey_rules[SATISFACTION_2004]) ? SATISFACTION_2004 : SATISFACTION_2017;
	return session_number(s, OPT_POPULATION, 1, 0, &v->population, why);
}

bool
stats_survey(struct session *s, struct fail *why)
{
	struct field own[COLUMNS];
	const struct board_view view = { .columns = own, .count = COLUMNS, .keys = 1, .of = of, .counters = COUNTERS,
		.fill = fill, .order = order, .answers = true };
	struct surveying v = { .total = { .elements = ELEMENTS } };
	struct board *b = &v.board;
	bool ok;

	for (int k = 0; k < SURVEY_ROWS; k++)
		v.names[k] = k < ELEMENTS ? service_elements[k] : results[k - ELEMENTS];
	for (int i = 0; i < COLUMNS; i++)
		own[i] = columns[i];
	own[0].choices = v.names;
	if (!take_options(&v, s, why) || !board_start(b, s, &view, session_word(s, OPT_GROUP), why))
		return false;
	if (b->grouping.count == 0)
		(void)group_at(&v, (struct text){0}, &s->arena);
	ok = board_scan(b, take_answer, &v, why);
	if (ok && board_show(b, panel_draws(&b->figures) ? survey_plot(&v) : NULL))
		survey_say(&v);
	ok = board_end(b, ok, v.answered, why);
	memory_free(v.groups);
	return ok;
}
