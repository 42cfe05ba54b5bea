/* response: how long it took from one stage to another, by group. */
#include <string.h>

#include "cli/figures.h"
#include "query/stage.h"
#include "query/tally.h"
#include "verbs.h"

#define COLUMN(n, en, id_, kind) { n, WORDS(en, id_), NAME_NONE, kind, CLASS_PUBLIC, FIELD_DERIVED, 0, NULL, NULL }

static const struct field columns[] = {
	COLUMN("n", "how many were measured", "berapa yang terukur", FIELD_COUNT),
	COLUMN("excluded", "missing, negative or without a time of day", "belum terjadi, negatif atau tanpa jam", FIELD_COUNT),
	COLUMN("median_s", "half took no longer, in seconds", "separuh tidak lebih lama dari ini, dalam detik", FIELD_DURATION),
	COLUMN("p90_s", "nine of ten took no longer", "sembilan dari sepuluh tidak lebih lama dari ini", FIELD_DURATION),
	COLUMN("max_s", "the longest", "yang terlama", FIELD_DURATION),
};

enum { COLUMNS = sizeof columns / sizeof *columns };

struct measuring {
	struct grouping grouping;
	struct stage_span span;
	struct tally *tally;
	struct tally_group all;		/* each case once, also those in no group */
	int64_t apart;			/* rejected, duplicate, log: not in it at all */
};

static void
add(struct tally_group *g, enum stage_result result, int64_t seconds)
{
	g->n += result == STAGE_MEASURED;
	g->zero += result == STAGE_MEASURED && seconds == 0;
	g->missing += result == STAGE_MISSING;
	g->negative += result == STAGE_NEGATIVE;
	g->no_time += result == STAGE_NO_TIME;
}

static bool
take_case(void *context, struct figures *f, struct scanned *s, struct fail *why)
{
	struct measuring *m = context;
	enum stage_result result;
	struct text *names;
	int64_t seconds = 0;
	size_t count;

	(void)why;
	if (!stage_counts(&f->shape, f->row)) {
		m->apart++;
		return true;
	}
	result = stage_measure(&m->span, f->row, &seconds);
	add(&m->all, result, seconds);
	count = group_names(&m->grouping, f->row, s->received, s->arena, &names);
	for (size_t i = 0; i < count; i++) {
		struct tally_group *g = tally_at(m->tally, names[i]);

		add(g, result, seconds);
		if (result == STAGE_MEASURED)
			durations_add(&g->durations, seconds);
	}
	return true;
}

static void
fill(struct figures *f, struct tally_group *g, struct text *cells)
{
	memset(cells, 0, COLUMNS * sizeof *cells);
	cells[0] = figures_cell(f, g->n);
	cells[1] = figures_cell(f, g->missing + g->negative + g->no_time);
	if (g->n == 0)
		return;
	cells[2] = figures_cell(f, durations_percentile(&g->durations, 50));
	cells[3] = figures_cell(f, durations_percentile(&g->durations, 90));
	cells[4] = figures_cell(f, durations_max(&g->durations));
}

static void
say(struct measuring *m, struct figures *f)
{
	const char *from = session_word(f->session, OPT_FROM), *to = session_word(f->session, OPT_TO_STAGE);
	const struct tally_group *g = &m->all;
	struct fail sentence = {0};

	fail_set(&sentence, MSG_FIGURES_MEASURED, figures_cell(f, g->n).at,
	    figures_cell(f, g->missing + g->negative + g->no_time).at, figures_cell(f, figures_voided(f)).at,
	    figures_cell(f, m->apart).at);
	figures_say(f, &sentence);
	fail_set(&sentence, MSG_FIGURES_EXCLUDED, figures_cell(f, g->missing).at, figures_cell(f, g->negative).at,
	    figures_cell(f, g->no_time).at, figures_cell(f, g->zero).at);
	figures_say(f, &sentence);
	fail_set(&sentence, MSG_FIGURES_RULE, from != NULL ? from : stage_default_from, to != NULL ? to : stage_default_to);
	figures_say(f, &sentence);
	figures_say_period(f);
}

static void
print(struct measuring *m, struct figures *f)
{
	struct printer *p = figures_printer(f, &m->grouping, columns, COLUMNS);
	struct tally_group **groups;
	size_t count;

	groups = tally_sorted(m->tally, &count);
	for (size_t i = 0; i < count; i++) {
		struct text cells[GROUPS_MAX + COLUMNS];

		group_cells(&m->grouping, groups[i]->name, cells);
		fill(f, groups[i], cells + m->grouping.count);
		printer_row(p, cells, (struct text){0});
	}
	printer_end(p);
	say(m, f);
}

bool
stats_response(struct session *s, struct fail *why)
{
	struct measuring m = {0};
	struct figures f;
	bool ok;

	if (!figures_start(&f, s, FORMAT_CSV, why) ||
	    !figures_group(&f, session_word(s, OPT_GROUP), &m.grouping, why) ||
	    !stage_parse(session_word(s, OPT_FROM), session_word(s, OPT_TO_STAGE), &f.shape, &m.span, why))
		return false;
	m.tally = tally_new();
	if (m.grouping.count == 0)
		tally_at(m.tally, (struct text){0});
	ok = figures_scan(&f, take_case, &m, why);
	if (ok)
		print(&m, &f);
	tally_free(m.tally);
	return ok && (m.all.n > 0 || !session_given(s, OPT_EXIT) || fail_set(why, MSG_NOTHING_FOUND));
}
