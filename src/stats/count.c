/* count: how many came in, by group. */
#include "counting.h"
#include "verbs.h"

static const struct field columns[] = {
	{ "n", WORDS("how many", "jumlah"), NAME_NONE, FIELD_COUNT, CLASS_PUBLIC, FIELD_DERIVED, 0, NULL, NULL },
};

static bool
take_case(void *context, struct figures *f, struct scanned *s, struct fail *why)
{
	struct counting *c = context;
	struct text *names;
	size_t count = group_names(&c->grouping, f->row, s->received, s->arena, &names);

	(void)why;
	c->n += count > 0;
	c->no_time += count == 0;
	for (size_t i = 0; i < count; i++)
		tally_at(c->tally, names[i])->n++;
	return true;
}

static void
print(struct counting *c, struct figures *f)
{
	struct printer *p = figures_printer(f, &c->grouping, columns, 1);
	struct fail counted = {0};
	struct tally_group **groups;
	size_t count;

	groups = tally_sorted(c->tally, &count);
	for (size_t i = 0; i < count; i++) {
		struct text cells[GROUPS_MAX + 1];

		group_cells(&c->grouping, groups[i]->name, cells);
		cells[c->grouping.count] = figures_cell(f, groups[i]->n);
		printer_row(p, cells, (struct text){0});
	}
	printer_end(p);
	fail_set(&counted, MSG_FIGURES_COUNTED, figures_cell(f, c->n).at, figures_cell(f, figures_voided(f)).at,
	    figures_cell(f, c->no_time).at);
	figures_say(f, &counted);
	figures_say_period(f);
}

bool
counting_run(struct counting *c, struct figures *f, struct fail *why)
{
	bool ok = figures_scan(f, take_case, c, why);

	if (ok)
		print(c, f);
	tally_free(c->tally);
	return ok && (c->n > 0 || !session_given(f->session, OPT_EXIT) || fail_set(why, MSG_NOTHING_FOUND));
}

bool
stats_count(struct session *s, struct fail *why)
{
	struct counting c = {0};
	struct figures f;

	if (!figures_start(&f, s, FORMAT_CSV, why) ||
	    !figures_group(&f, session_word(s, OPT_GROUP), &c.grouping, why))
		return false;
	c.tally = tally_new();
	if (c.grouping.count == 0)
		tally_at(c.tally, (struct text){0});
	return counting_run(&c, &f, why);
}
