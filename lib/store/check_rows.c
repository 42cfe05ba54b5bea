/* The rows of the tables, one by one: what reads well and cannot be meant. */
#include "base/buf.h"
#include "base/refuse.h"
#include "record/clock_rule.h"
#include "record/stages.h"
#include "store/check_file.h"

/* A table that was read. */
struct rows {
	struct checking *k;
	const char *path;
	const struct table *t;
};

/* What sla.csv may say pauses a clock. */
static const char *const pauses[] = { "wait", "outage", NULL };

static struct text
cell(const struct record *r, const char *name)
{
	int i = schema_field(r->schema, text_of(name));

	return i != NO_FIELD ? r->values[i] : (struct text){0};
}

static void
fault_cell(const struct rows *x, size_t row, const char *field, struct fail *why)
{
	fail_field(why, field);
	check_fault(x->k, x->path, x->t->lines[row], why);
}

/* Two cells in order, as their texts are: days, or hours. */
static void
check_span(const struct rows *x, size_t row, const char *from, const char *until)
{
	struct text first = cell(&x->t->rows[row], from), last = cell(&x->t->rows[row], until);
	struct fail why = {0};

	if (first.len == 0 || last.len == 0 || text_compare(first, last) < 0)
		return;
	fail_set(&why, MSG_CHECK_NOT_AFTER, from, arena_string(&x->k->file, first));
	fault_cell(x, row, until, &why);
}

/* One duration, or a ladder of them. */
static void
check_limit(const struct rows *x, size_t row)
{
	struct clock_rule rule;
	struct fail why = {0};

	if (!clock_rule_limit(&x->t->rows[row], &rule, &why))
		fault_cell(x, row, "limit", &why);
}

static bool
is_one_of(const char *const *words, struct text word)
{
	for (size_t i = 0; words[i] != NULL; i++)
		if (text_is(word, words[i]))
			return true;
	return false;
}

/* Words that must be of a list; the first that is not is named. */
static void
check_words(const struct rows *x, size_t row, const char *field, const char *const *words, enum message m)
{
	struct text rest = cell(&x->t->rows[row], field), word, bad = {0};
	struct fail why = {0};
	struct buf names = {0};

	while (bad.len == 0 && text_next(&rest, ' ', &word))
		if (!is_one_of(words, word))
			bad = word;
	if (bad.len == 0)
		return;
	for (size_t i = 0; words[i] != NULL; i++)
		buf_printf(&names, "%s%s", i > 0 ? ", " : "", words[i]);
	fail_set(&why, m, arena_string(&x->k->file, text_slice(bad, 0, 80)), names.data);
	fault_cell(x, row, field, &why);
	buf_release(&names);
}

static void
check_row(const struct rows *x, size_t row)
{
	const struct schema *schema = x->t->rows[row].schema;
	const char *stages[STAGES + 1] = { NULL };
	struct fail why = {0};

	if (!record_check_first(&x->t->rows[row], &why)) {
		fail_release(&why);	/* said when it was read */
		return;
	}
	check_span(x, row, "valid_from", "valid_until");
	if (schema == &hours_schema && !text_is(cell(&x->t->rows[row], "close"), "00:00"))
		check_span(x, row, "open", "close");
	if (schema != &sla_schema)
		return;
	for (int i = 0; i < STAGES; i++)
		stages[i] = case_stages[i].word;
	check_limit(x, row);
	check_words(x, row, "starts", stages, MSG_STAGE_UNKNOWN);
	check_words(x, row, "stops", stages, MSG_STAGE_UNKNOWN);
	check_words(x, row, "pauses", pauses, MSG_CHOICE_UNKNOWN);
}

void
check_rows(struct checking *k, const char *path, const struct table *t)
{
	const struct rows x = { k, path, t };

	for (size_t i = 0; i < t->count; i++)
		check_row(&x, i);
}
