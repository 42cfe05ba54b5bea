/* effect: whether improvement actions did what they aim at. */
#include "cli/effect.h"
#include "time/date.h"
#include "verbs.h"

struct effects {
	struct figures figures;
	struct printer *printer;
	int64_t days;
	int64_t shown;
};

static void
say(struct figures *f, const struct effect *e)
{
	struct fail cautions[EFFECT_CAUTIONS] = {0}, windows = {0};
	char days[4][11];
	size_t count = effect_cautions(e, cautions);

	date_print(e->before.from, days[0]);
	date_print(e->before.until, days[1]);
	date_print(e->after.from, days[2]);
	date_print(e->after.until, days[3]);
	fail_set(&windows, MSG_EFFECT_WINDOWS, days[0], days[1], days[2], days[3]);
	figures_say(f, &windows);
	for (size_t i = 0; i < count; i++)
		figures_say(f, &cautions[i]);
}

static bool
show_one(struct session *s, struct text id, void *context, struct fail *why)
{
	struct effects *x = context;
	struct figures *f = &x->figures;
	struct text cells[EFFECT_COLUMNS];
	struct scanned action;
	struct effect e;

	if (!scan_one(&s->tree, id, session_as_of(s), &s->faults, &s->scratch, &action, why) ||
	    !effect_measure(f, &action, x->days, s->clock.now, &e, why))
		return false;
	if (x->printer == NULL)
		x->printer = figures_printer(f, &(struct grouping){0}, effect_columns, EFFECT_COLUMNS);
	effect_cells(&e, f, cells);
	printer_row(x->printer, cells, (struct text){0});
	x->shown++;
	if (session_given(s, OPT_EXIT) && !text_is(text_of(e.verdict), "effective"))
		session_raise(s, EXIT_NO);
	if (f->format == FORMAT_TEXT) {
		printer_end(x->printer);
		x->printer = NULL;
	}
	say(f, &e);
	return true;
}

bool
stats_effect(struct session *s, struct fail *why)
{
	struct effects x = {0};
	struct fail rule = {0};
	bool ok;

	if (!figures_start(&x.figures, s, FORMAT_CSV, why) ||
	    !session_number(s, OPT_DAYS, 1, EFFECT_DAYS, &x.days, why))
		return false;
	ok = session_ids(s, show_one, &x, why);
	if (x.printer != NULL)
		printer_end(x.printer);
	if (x.shown > 0) {
		fail_set(&rule, MSG_EFFECT_RULE, tree_zone(&s->tree)->name);
		figures_say(&x.figures, &rule);
	}
	return ok;
}
