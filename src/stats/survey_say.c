/* What the figures of a survey rest on, and their picture. */
#include <math.h>

#include "cli/board_plot.h"
#include "survey.h"

static struct text
hundredths(struct figures *f, int64_t n)
{
	return text_of(figures_decimal(f, (double)n / 100, 2));
}

/* Both rules grade the same index. */
static void
say_index(struct surveying *v, const struct satisfaction_index *i)
{
	struct figures *f = &v->board.figures;
	const char grades[2][2] = { { satisfaction_grade(i->hundredths, SATISFACTION_2017) },
		{ satisfaction_grade(i->hundredths, SATISFACTION_2004) } };
	struct fail sentence = {0};

	fail_set(&sentence, MSG_FIGURES_INDEX, hundredths(f, i->hundredths).at, grades[0], grades[1], survey_rules[v->rule]);
	figures_say(f, &sentence);
	if (!isnan(i->low)) {
		fail_set(&sentence, MSG_FIGURES_INDEX_RANGE, hundredths(f, satisfaction_round(i->low)).at,
		    hundredths(f, satisfaction_round(i->high)).at, figures_cell(f, i->n).at);
		figures_say(f, &sentence);
	}
	fail_set(&sentence, MSG_FIGURES_INDEX_RULE, figures_cell(f, i->answered).at);
	figures_say(f, &sentence);
}

/* A few respondents tell little: which groups are so. */
static void
say_few(struct surveying *v)
{
	struct board *b = &v->board;
	struct figures *f = &b->figures;
	struct tally_group **rows;
	size_t count;

	rows = board_rows(b, &count);
	for (size_t r = 0; r < count; r += SURVEY_ROWS) {
		struct text cells[GROUPS_MAX] = {{0}};
		struct buf head = {0};
		struct fail sentence = {0};
		struct satisfaction_index i;

		if (!satisfaction_index(survey_group(v, rows[r]), v->rule, &i) || i.n >= SATISFACTION_FEW)
			continue;
		group_cells(&b->grouping, board_row_groups(b, rows[r]), cells);
		for (size_t k = 0; k < b->grouping.count; k++) {
			buf_puts(&head, k > 0 ? ", " : "");
			print_value(b->grouping.by[k].field, cells[k], f->session->language, &head);
		}
		buf_puts(&head, b->grouping.count > 0 ? ": " : "");
		fail_set(&sentence, MSG_FIGURES_INDEX_FEW, head.len > 0 ? head.data : "", figures_cell(f, i.n).at,
		    figures_cell(f, SATISFACTION_FEW).at);
		figures_say(f, &sentence);
		buf_release(&head);
	}
}

static void
say_sample(struct surveying *v, int64_t n)
{
	struct figures *f = &v->board.figures;
	int64_t needed = satisfaction_sample(v->population);
	struct fail sentence = {0};

	if (v->population == 0) {
		fail_set(&sentence, MSG_FIGURES_SAMPLE_UNKNOWN);
	} else {
		figures_about(f, "population", v->population);
		figures_about(f, "sample_needed", needed);
		fail_set(&sentence, n >= needed ? MSG_FIGURES_SAMPLE : MSG_FIGURES_SAMPLE_FEW, figures_cell(f, n).at,
		    figures_cell(f, needed).at, figures_cell(f, v->population).at);
	}
	figures_say(f, &sentence);
}

void
survey_say(struct surveying *v)
{
	struct figures *f = &v->board.figures;
	struct satisfaction_index i;
	struct fail sentence = {0};
	bool some = satisfaction_index(&v->total, v->rule, &i);
	int64_t complete = v->total.respondents[ELEMENTS - 1];

	figures_about(f, "n", i.n);
	figures_about(f, "complete", complete);
	figures_about(f, "no_mark", v->silent);
	if (some)
		say_index(v, &i);
	say_few(v);
	say_sample(v, i.n);
	fail_set(&sentence, MSG_FIGURES_RESPONDENTS, figures_cell(f, i.n).at, figures_cell(f, complete).at,
	    figures_cell(f, v->silent).at);
	figures_say(f, &sentence);
	if (v->no_group > 0) {
		fail_set(&sentence, MSG_FIGURES_NO_TIME, figures_cell(f, v->no_group).at);
		figures_say(f, &sentence);
	}
	figures_say_period(f);
}

const struct plot *
survey_plot(struct surveying *v)
{
	static const struct words element = WORDS("service element", "unsur pelayanan"),
	    mean = WORDS("mean of the marks, 1 to 4", "rata-rata nilai, 1 sampai 4");
	struct board *b = &v->board;
	struct figures *f = &b->figures;
	struct arena *arena = &f->session->arena;
	struct field drawn[] = { b->view->columns[0], b->view->columns[2] };
	size_t names = b->grouping.count + 1, count, n = 0;
	const struct field *columns[GROUPS_MAX + 2];
	struct tally_group **rows;
	struct text *cells;

	rows = board_rows(b, &count);
	if (names > 2)
		return NULL;
	cells = arena_get(arena, (count + 1) * (names + 1) * sizeof *cells);
	for (size_t r = 0; r < count; r++) {
		const struct satisfaction *s = survey_group(v, rows[r]);
		int row = survey_row_of(rows[r]);
		struct text *at = cells + n * (names + 1);

		if (row >= ELEMENTS)
			continue;
		at[0] = arena_text(arena, board_row_groups(b, rows[r]));
		at[names - 1] = text_of(v->names[row].key);
		at[names] = survey_mean(v, s->sum[row], s->answers[row]);
		n++;
	}
	drawn[0].help = element;
	drawn[1].help = mean;
	columns[0] = b->grouping.count > 0 ? b->grouping.by[0].field : &drawn[0];
	columns[names - 1] = &drawn[0];
	columns[names] = &drawn[1];
	return board_plot(f, &(struct board_table){ .columns = columns, .count = names + 1, .names = names, .drawn = names,
		.cells = cells, .rows = n });
}
