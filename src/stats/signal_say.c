/* What is said of signals, and their picture. */
#include <math.h>

#include "record/value.h"
#include "signal.h"
#include "time/date.h"
#include "view/sentence.h"

static struct text
labelled(struct signals *g, struct text name)
{
	static const struct words none = WORDS("none named", "tidak disebut");
	struct session *s = g->board.figures.session;
	struct buf out = {0};
	struct text t;

	if (name.len > 0)
		print_value(&g->columns[SIGNAL_SERIES], name, s->language, &out);
	else
		buf_puts(&out, none.in[s->language]);
	t = arena_text(&s->arena, buf_view(&out));
	buf_release(&out);
	return t;
}

const struct plot *
signal_plot(struct signals *g, const struct signal_series *s)
{
	static const struct words desc = WORDS("What came in day by day, the mean of the baseline, and the limit; marked days are alarms.",
	    "Yang masuk hari demi hari, rerata hari pembanding, dan batasnya; hari yang ditandai adalah sinyal."),
	    names[] = { WORDS("n", "jumlah"), WORDS("expected", "rerata pembanding"), WORDS("limit", "batas") };
	static const enum plot_role roles[] = { PLOT_VALUE, PLOT_EXPECTED, PLOT_LIMIT };
	struct figures *f = &g->board.figures;
	struct arena *arena = &f->session->arena;
	enum language l = f->session->language;
	size_t count = (size_t)(g->shown.until - g->shown.from), skip = (size_t)(g->shown.from - g->base);
	struct plot *plot = arena_get(arena, sizeof *plot);
	struct plot_series *series = arena_get(arena, 3 * sizeof *series);
	struct text *x = arena_get(arena, count * sizeof *x);
	double *at = arena_get(arena, 3 * count * sizeof *at);
	bool *marked = arena_get(arena, count * sizeof *marked);

	for (size_t i = 0; i < count; i++) {
		const struct alarm_day *day = &s->days[skip + i];
		char date[11];

		date_print(g->shown.from + (int32_t)i, date);
		x[i] = arena_text(arena, text_of(date));
		at[i] = (double)s->counts[skip + i];
		at[count + i] = day->told ? day->expected : NAN;
		at[2 * count + i] = day->told ? day->limit : NAN;
		marked[i] = day->high;
	}
	for (size_t i = 0; i < 3; i++)
		series[i] = (struct plot_series){ .name = text_of(names[i].in[l]), .role = roles[i], .at = at + i * count,
			.marked = i == 0 ? marked : NULL };
	*plot = (struct plot){ .kind = PLOT_LINES, .title = labelled(g, s->name), .desc = text_of(desc.in[l]),
		.x_name = text_of(g->columns[SIGNAL_DAY].help.in[l]), .y_name = text_of(g->columns[SIGNAL_N].help.in[l]),
		.x = x, .count = count, .series = series, .series_count = 3, .median = NAN };
	return plot;
}

void
signal_say_undrawn(struct signals *g)
{
	struct figures *f = &g->board.figures;
	struct fail sentence = {0};
	struct buf names = {0};
	bool some = false;

	for (size_t i = 0; i < g->series_count; i++) {
		some = some || g->series[i].drawn;
		if (!g->series[i].drawn)
			buf_printf(&names, "%s%.*s", names.len > 0 ? ", " : "", TEXT_ARG(labelled(g, g->series[i].name)));
	}
	if (some && names.len > 0) {
		fail_set(&sentence, MSG_SIGNAL_UNDRAWN, names.data);
		figures_say(f, &sentence);
	}
	buf_release(&names);
}

static void
say_rule(struct signals *g)
{
	static const struct words days = WORDS("days", "hari"), weeks = WORDS("days of the same weekday", "hari yang sama tiap pekan");
	static const char *const names[] = { [ALARM_C1] = "C1", [ALARM_C2] = "C2", [ALARM_C3] = "C3" };
	struct figures *f = &g->board.figures;
	struct fail rule = {0};

	if (g->rule.method == ALARM_POISSON)
		fail_set(&rule, g->rule.same_weekday ? MSG_SIGNAL_POISSON_WEEKS : MSG_SIGNAL_POISSON_DAYS);
	else if (g->rule.method == ALARM_CUSUM)
		fail_set(&rule, MSG_SIGNAL_CUSUM);
	else
		fail_set(&rule, MSG_SIGNAL_EARS, names[g->rule.method],
		    (g->rule.same_weekday ? weeks : days).in[f->session->language]);
	figures_say(f, &rule);
}

/* Of all that was tested, so that one alarm among thousands is not taken for news. */
static void
say_tested(struct signals *g)
{
	struct figures *f = &g->board.figures;
	struct fail sentence = {0};
	const char *alarms = figures_cell(f, g->alarms).at;

	fail_set(&sentence, MSG_SIGNAL_TESTED, figures_cell(f, (int64_t)g->series_count).at, figures_cell(f, g->tested).at,
	    figures_cell(f, g->untold).at);
	figures_say(f, &sentence);
	if (isnan(g->false_alarms))
		fail_set(&sentence, MSG_SIGNAL_ALARMS_C3, alarms);
	else
		fail_set(&sentence, MSG_SIGNAL_ALARMS, alarms, figures_decimal(f, g->false_alarms, 2));
	figures_say(f, &sentence);
	if (g->wide > 0) {
		fail_set(&sentence, MSG_SIGNAL_WIDE, figures_cell(f, g->wide).at);
		figures_say(f, &sentence);
	}
}

void
signal_say(struct signals *g)
{
	struct figures *f = &g->board.figures;
	struct fail counted = {0};

	figures_about(f, "n", g->n);
	figures_about(f, "no_time", g->no_time);
	figures_about(f, "series", (int64_t)g->series_count);
	figures_about(f, "tested", g->tested);
	figures_about(f, "untested", g->untold);
	figures_about(f, "alarms", g->alarms);
	figures_about(f, "widened", g->wide);
	say_rule(g);
	say_tested(g);
	fail_set(&counted, MSG_FIGURES_COUNTED, figures_cell(f, g->n).at, figures_cell(f, figures_voided(f)).at,
	    figures_cell(f, g->no_time).at);
	figures_say(f, &counted);
	whole_days_say(&g->shown, f);
}
