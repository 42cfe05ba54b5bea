/* loop: how far every voice got: analysed, decided, answered, told, improved. */
#include <string.h>

#include "cli/figures.h"
#include "query/stage.h"
#include "query/tally.h"
#include "record/delivery.h"
#include "verbs.h"

#define COLUMN(n, en, id_) { n, WORDS(en, id_), NAME_NONE, FIELD_COUNT, CLASS_PUBLIC, FIELD_DERIVED, 0, NULL, NULL }

static const struct field columns[] = {
	COLUMN("n", "how many came in", "berapa yang masuk"),
	COLUMN("analysed", "their root cause was found", "akar masalahnya dianalisis"),
	COLUMN("decided", "something was decided", "sudah diputuskan"),
	COLUMN("responded", "they were answered", "sudah dijawab"),
	COLUMN("notified", "the citizen was told, also of the newest answer", "warga sudah diberi tahu, juga jawaban terbaru"),
	COLUMN("untellable", "neither a contact nor a tracking code", "tanpa kontak dan tanpa kode pelacakan"),
	COLUMN("action", "led to an improvement action", "melahirkan tindakan perbaikan"),
	COLUMN("verified_effective", "one of its actions was shown to work", "salah satu tindakannya terbukti berhasil"),
	COLUMN("closed_without", "closed without all of these, with a reason", "ditutup tanpa semuanya, dengan alasan"),
};
enum { COLUMNS = sizeof columns / sizeof *columns, COLUMN_N = 0 };

struct looping {
	struct grouping grouping;
	struct tally *tally[COLUMNS];	/* each has every name */
	/* Lines: ids of actions that were shown to work; of the records that actions say
	 * they answer, and of these those whose action was shown to work. */
	struct buf effective, addressed, improved;
	int64_t logs, no_time;
};

static void
add_lines(struct buf *lines, struct text more)
{
	buf_text(lines, more);
	if (more.len > 0)
		buf_putc(lines, '\n');
}

static bool
take_action(void *context, struct scanned *s, struct fail *why)
{
	struct looping *l = context;
	struct shape shape = shape_of(&case_schema, &action_schema, s->arena);
	struct text *row = arena_get(s->arena, shape.count * sizeof *row);

	(void)why;
	case_row(&s->c, &shape, 0, (struct text){0}, s->arena, row);
	if (s->c.status == STATUS_VOID)
		return true;
	add_lines(&l->addressed, row_get(&shape, row, NAME_ADDRESSES));
	if (s->c.status == STATUS_CLOSED && text_is(row_get(&shape, row, NAME_VERDICT), "effective")) {
		add_lines(&l->effective, s->c.id);
		add_lines(&l->improved, row_get(&shape, row, NAME_ADDRESSES));
	}
	return true;
}

static bool
is_improved(const struct looping *l, struct text actions)
{
	struct text id;

	while (text_next(&actions, '\n', &id))
		if (text_has_line(buf_view(&l->effective), id))
			return true;
	return false;
}

/* Whether the close that stands says why it did without. */
static bool
closed_without(const struct case_file *c)
{
	for (size_t i = c->step_count; c->status == STATUS_CLOSED && i-- > 0; )
		if (c->steps[i].verb != NULL && !c->steps[i].retracted && c->steps[i].verb->stage == NAME_CLOSED_AT)
			return record_get(&c->steps[i].record, NAME_WITHOUT).len > 0;
	return false;
}

/* Whether there is no way to tell the citizen. */
static bool
is_untellable(const struct case_file *c)
{
	bool tellable = case_identity(c).len > 0 || record_get(&c->record, NAME_CODE_SHA256).len > 0;

	for (size_t i = 0; i < c->step_count && !tellable; i++)
		tellable = !c->steps[i].retracted && record_get(&c->steps[i].record, NAME_CODE_SHA256).len > 0;
	return !tellable;
}

/* What is rejected or a duplicate counts as received only. */
static bool
take_case(void *context, struct figures *f, struct scanned *s, struct fail *why)
{
	struct looping *l = context;
	const struct shape *shape = &f->shape;
	bool counts = stage_counts(shape, f->row);
	struct text actions = row_get(shape, f->row, NAME_ACTIONS), *names;
	const bool got[COLUMNS] = {
		true, row_get(shape, f->row, NAME_ANALYSED_AT).len > 0, row_get(shape, f->row, NAME_DECIDED_AT).len > 0,
		row_get(shape, f->row, NAME_RESPONDED_AT).len > 0,
		row_get(shape, f->row, NAME_NOTIFIED_AT).len > 0 && delivery_due(&s->c) == NULL,
		is_untellable(&s->c), actions.len > 0 || text_has_line(buf_view(&l->addressed), s->c.id),
		is_improved(l, actions) || text_has_line(buf_view(&l->improved), s->c.id), closed_without(&s->c),
	};
	size_t count;

	(void)why;
	if (text_is(row_get(shape, f->row, NAME_KIND), "log")) {
		l->logs++;
		return true;
	}
	count = group_names(&l->grouping, f->row, s->received, s->arena, &names);
	l->no_time += count == 0;
	for (size_t g = 0; g < count; g++)
		for (size_t i = 0; i < COLUMNS; i++)
			tally_at(l->tally[i], names[g])->n += got[i] && (counts || i == COLUMN_N);
	return true;
}

static int64_t
print(struct looping *l, struct figures *f)
{
	struct printer *p = figures_printer(f, &l->grouping, columns, COLUMNS);
	struct tally_group **groups;
	struct fail sentence = {0};
	int64_t n = 0;
	size_t count;

	groups = tally_sorted(l->tally[COLUMN_N], &count);
	for (size_t g = 0; g < count; g++) {
		struct text cells[GROUPS_MAX + COLUMNS];

		n += groups[g]->n;
		group_cells(&l->grouping, groups[g]->name, cells);
		for (size_t i = 0; i < COLUMNS; i++)
			cells[l->grouping.count + i] = figures_cell(f, tally_at(l->tally[i], groups[g]->name)->n);
		printer_row(p, cells, (struct text){0});
	}
	printer_end(p);
	fail_set(&sentence, MSG_FIGURES_LOOP, figures_cell(f, figures_voided(f)).at, figures_cell(f, l->logs).at,
	    figures_cell(f, l->no_time).at);
	figures_say(f, &sentence);
	figures_say_period(f);
	return n;
}

bool
stats_loop(struct session *s, struct fail *why)
{
	struct looping l = {0};
	struct scan actions = { .tree = &s->tree, .type = record_type_of(&action_schema), .period = PERIOD_ALL,
		.as_of = session_as_of(s), .faults = &s->faults };
	struct figures f;
	int64_t n = 0;
	bool ok;

	if (!figures_start(&f, s, FORMAT_CSV, why) || !figures_group(&f, session_word(s, OPT_GROUP), &l.grouping, why))
		return false;
	for (size_t i = 0; i < COLUMNS; i++) {
		l.tally[i] = tally_new();
		if (l.grouping.count == 0)
			tally_at(l.tally[i], (struct text){0});
	}
	ok = scan_cases(&actions, take_action, &l, why) && figures_scan(&f, take_case, &l, why);
	if (ok)
		n = print(&l, &f);
	for (size_t i = 0; i < COLUMNS; i++)
		tally_free(l.tally[i]);
	buf_release(&l.effective);
	buf_release(&l.addressed);
	buf_release(&l.improved);
	return ok && (n > 0 || !session_given(s, OPT_EXIT) || fail_set(why, MSG_NOTHING_FOUND));
}
