/* What is said of staff: what it was counted from, and what it comes to. */
#include "query/erlang.h"
#include "staff.h"

enum { THIN_HOURS = 8, THIN_CASES = 30 };

static void
say_handling(struct staffing *g)
{
	struct figures *f = &g->board.figures;
	struct fail sentence = {0};

	if (g->handling > 0) {
		fail_set(&sentence, MSG_STAFF_GIVEN, figures_cell(f, g->handling).at);
		figures_say(f, &sentence);
		return;
	}
	fail_set(&sentence, MSG_STAFF_HANDLING, g->measured > 0 ? figures_decimal(f, (double)g->seconds / (double)g->measured, 1) : "-",
	    figures_cell(f, g->measured).at, figures_cell(f, g->missing).at, figures_cell(f, g->other).at);
	figures_say(f, &sentence);
	fail_set(&sentence, MSG_STAFF_HANDLING_RULE);
	figures_say(f, &sentence);
	if (g->seconds == 0) {
		fail_set(&sentence, MSG_STAFF_UNKNOWN);
		figures_say(f, &sentence);
	} else if (g->measured < THIN_CASES) {
		fail_set(&sentence, MSG_STAFF_THIN_CASES, figures_cell(f, g->measured).at, figures_cell(f, THIN_CASES).at);
		figures_say(f, &sentence);
	}
}

/* What the hours come to on a roster. */
static void
say_roster(struct staffing *g)
{
	struct figures *f = &g->board.figures;
	struct fail sentence = {0};
	const char *weekly = figures_cell(f, g->weekly).at;

	if (g->most == 0)
		return;
	fail_set(&sentence, MSG_STAFF_MOST, figures_cell(f, g->most).at,
	    figures_cell(f, erlang_scheduled(g->most, g->shrinkage)).at, figures_decimal(f, g->shrinkage, 2));
	figures_say(f, &sentence);
	fail_set(&sentence, MSG_STAFF_WEEK, figures_cell(f, g->week).at, figures_cell(f, g->week_scheduled).at, weekly,
	    figures_decimal(f, (double)g->week_scheduled / (double)g->weekly, 2));
	figures_say(f, &sentence);
	fail_set(&sentence, MSG_STAFF_RELIEF, weekly, figures_decimal(f, erlang_relief((double)g->weekly), 2));
	figures_say(f, &sentence);
}

void
staff_note(struct staffing *g, struct text station)
{
	if (station.len == 0 || text_has_line(g->stations, station))
		return;
	g->stations = arena_printf(&g->board.figures.session->arena, "%.*s%s%.*s", TEXT_ARG(g->stations),
	    g->stations.len > 0 ? "\n" : "", TEXT_ARG(station));
}

/* Loud, as nobody asked for a queue of all desks. */
static void
say_desks(struct staffing *g)
{
	struct figures *f = &g->board.figures;
	struct session *s = f->session;
	struct text rest = g->stations, station;
	struct tally *sorted = tally_new();	/* in whichever order the trees were named */
	struct tally_group **rows;
	struct buf names = {0};
	struct fail sentence = {0};
	const char *first;
	size_t desks;

	while (text_next(&rest, '\n', &station))
		(void)tally_at(sorted, station);
	rows = tally_sorted(sorted, &desks);
	for (size_t i = 0; i < desks; i++)
		buf_printf(&names, "%s%.*s", i > 0 ? ", " : "", TEXT_ARG(rows[i]->name));
	first = desks > 0 ? arena_string(&s->arena, rows[0]->name) : "";
	tally_free(sorted);
	if (desks > 1) {
		fail_set(&sentence, MSG_STAFF_DESKS, figures_cell(f, (int64_t)desks).at, names.data, first);
		figures_say(f, &sentence);
	}
	if (desks > 1 && f->format != FORMAT_TEXT && !session_given(s, OPT_VERBOSE))
		session_notice(s, MSG_STAFF_DESKS, figures_cell(f, (int64_t)desks).at, names.data, first, NULL);
	buf_release(&names);
}

void
staff_say(struct staffing *g)
{
	struct figures *f = &g->board.figures;
	struct fail sentence = {0};
	int64_t fewest = g->hours[0];

	for (int i = 1; i < STAFF_WEEKDAYS; i++)
		fewest = g->hours[i] < fewest ? g->hours[i] : fewest;
	figures_about(f, "n", g->n);
	figures_about(f, "no_time", g->no_time);
	figures_about(f, "log", g->logs);
	figures_about(f, "measured", g->measured);
	if (g->handling > 0 || g->seconds > 0)
		figures_about(f, "handling_s", g->handling > 0 ? g->handling : g->seconds / g->measured);
	fail_set(&sentence, MSG_STAFF_RULE, figures_decimal(f, g->level, 2), figures_cell(f, g->wait).at, figures_cell(f, g->least).at);
	figures_say(f, &sentence);
	fail_set(&sentence, MSG_STAFF_ASSUMPTIONS);
	figures_say(f, &sentence);
	say_desks(g);
	say_handling(g);
	say_roster(g);
	fail_set(&sentence, MSG_STAFF_COUNTED, figures_cell(f, g->n).at, figures_cell(f, figures_voided(f)).at,
	    figures_cell(f, g->no_time).at, figures_cell(f, g->logs).at);
	figures_say(f, &sentence);
	if (fewest < THIN_HOURS) {
		fail_set(&sentence, MSG_STAFF_THIN_HOURS, figures_cell(f, fewest).at, figures_cell(f, THIN_HOURS).at);
		figures_say(f, &sentence);
	}
	whole_days_say(&g->days, f);
}
