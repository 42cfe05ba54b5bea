/* How long it takes to close, told from what is closed and from what is not. */
#include <math.h>

#include "backlog.h"
#include "base/number.h"

enum { DAY_SECONDS = 86400, CURVE_MOST = 1000 };

void
backlog_close(struct backlog *b, struct scanned *s)
{
	const struct figures *f = &b->board.figures;
	bool closed = s->c.status == STATUS_CLOSED;
	int64_t seconds = b->judged - s->received.at;
	struct durations *to = closed ? &b->closed : &b->not_closed;

	if (s->received.day_only || (closed && !number_parse(row_get(&f->shape, f->row, NAME_AGE), INT64_MIN, INT64_MAX, &seconds)))
		b->no_time++;
	else if (seconds < 0)
		b->negative++;
	else
		durations_add(to, seconds);
}

/* Points of the curve; one of many that would stand on the same dot is left out. */
static size_t
curve(struct backlog *b, double *days, double *share)
{
	struct survival_step step;
	struct survival s;
	size_t n = 1;

	days[0] = 0;
	share[0] = 1;
	survival_begin(&s, &b->closed, &b->not_closed);
	while (survival_next(&s, &step)) {
		bool last = s.next_closed == b->closed.count;

		if (!last && (n + 1 >= CURVE_MOST || share[n - 1] - step.open < 1.0 / CURVE_MOST))
			continue;
		days[n] = (double)step.after / DAY_SECONDS;
		share[n++] = step.open;
	}
	return n;
}

const struct plot *
backlog_plot(struct backlog *b)
{
	static const struct words title = WORDS("How long until it is closed", "Berapa lama sampai ditutup"),
	    desc = WORDS("the share that is not closed yet, by days since it was received; what is still open counts as far as it is known",
	    "bagian yang belum ditutup, menurut hari sejak diterima; yang belum selesai dihitung sejauh yang diketahui"),
	    days_name = WORDS("days since received", "hari sejak diterima"), share_name = WORDS("share not closed", "bagian yang belum ditutup");
	struct figures *f = &b->board.figures;
	struct arena *arena = &f->session->arena;
	enum language l = f->session->language;
	struct plot *plot = arena_get(arena, sizeof *plot);
	struct plot_series *series = arena_get(arena, sizeof *series);
	double *days = arena_get(arena, (CURVE_MOST + 1) * sizeof *days), *share = arena_get(arena, (CURVE_MOST + 1) * sizeof *share);
	int64_t median;

	if (b->closed.count == 0)
		return NULL;
	median = survival_median(&b->closed, &b->not_closed).median;
	*series = (struct plot_series){ .name = text_of(share_name.in[l]), .role = PLOT_VALUE, .at = share };
	*plot = (struct plot){ .kind = PLOT_STEPS, .title = text_of(title.in[l]), .desc = text_of(desc.in[l]),
		.x_name = text_of(days_name.in[l]), .y_name = series->name, .x_at = days, .count = curve(b, days, share),
		.series = series, .series_count = 1, .median = median < 0 ? NAN : (double)median / DAY_SECONDS };
	return plot;
}

/* "3d 4h", or what is said where there is none. */
static const char *
duration(struct figures *f, int64_t seconds, struct words none)
{
	static const struct field shown = { .kind = FIELD_DURATION };
	struct buf out = {0};
	const char *word;

	if (seconds < 0)
		return none.in[f->session->language];
	print_value(&shown, figures_cell(f, seconds), f->session->language, &out);
	word = arena_string(&f->session->arena, buf_view(&out));
	buf_release(&out);
	return word;
}

static void
say_closing(struct backlog *b)
{
	static const struct words never = WORDS("not reached yet", "belum tercapai");
	struct figures *f = &b->board.figures;
	int64_t plain = b->closed.count > 0 ? durations_percentile(&b->closed, 50) : -1;
	int64_t all = b->closed.count > 0 ? survival_median(&b->closed, &b->not_closed).median : -1;
	struct fail sentence = {0};

	figures_about(f, "closed", (int64_t)b->closed.count);
	figures_about(f, "not_closed", (int64_t)b->not_closed.count);
	if (plain >= 0)
		figures_about(f, "closed_median_s", plain);
	if (all >= 0)
		figures_about(f, "kaplan_meier_median_s", all);
	if (b->closed.count == 0) {
		fail_set(&sentence, MSG_FIGURES_CLOSING_NOT, figures_cell(f, b->no_time).at, figures_cell(f, (int64_t)b->not_closed.count).at);
		figures_say(f, &sentence);
		return;
	}
	fail_set(&sentence, MSG_FIGURES_CLOSING, figures_cell(f, (int64_t)b->closed.count).at, duration(f, plain, never),
	    figures_cell(f, (int64_t)b->not_closed.count).at, duration(f, all, never));
	figures_say(f, &sentence);
	fail_set(&sentence, MSG_FIGURES_CLOSING_WHY);
	figures_say(f, &sentence);
}

static void
say_moves(struct backlog *b)
{
	struct figures *f = &b->board.figures;
	const struct moves *m = &b->moves;
	struct text sum = arena_printf(&f->session->arena, "%lld + %lld + %lld - %lld - %lld = %lld", (long long)m->before,
	    (long long)m->came, (long long)m->reopened, (long long)m->left, (long long)m->voided,
	    (long long)(m->before + m->came + m->reopened - m->left - m->voided));
	struct fail sentence = {0};

	figures_about(f, "before", m->before);
	figures_about(f, "came", m->came);
	figures_about(f, "reopened", m->reopened);
	figures_about(f, "left", m->left);
	figures_about(f, "voided", m->voided);
	if (backlog_holds(m, b->open))
		fail_set(&sentence, MSG_FIGURES_MOVES, sum.at);
	else
		fail_set(&sentence, MSG_FIGURES_MOVES_NOT, sum.at, figures_cell(f, b->open).at);
	figures_say(f, &sentence);
}

static void
say_ages(struct backlog *b)
{
	struct figures *f = &b->board.figures;
	struct fail sentence = {0};

	if (b->ages.count > 0) {
		int64_t median = durations_percentile(&b->ages, 50), p90 = durations_percentile(&b->ages, 90);

		figures_about(f, "median_days", median);
		figures_about(f, "p90_days", p90);
		fail_set(&sentence, MSG_FIGURES_AGES, figures_cell(f, median).at, figures_cell(f, p90).at);
		figures_say(f, &sentence);
	}
	fail_set(&sentence, MSG_FIGURES_AGES_RULE);
	figures_say(f, &sentence);
}

void
backlog_say(struct backlog *b)
{
	struct figures *f = &b->board.figures;
	struct fail sentence = {0};

	figures_about(f, "n", b->open);
	figures_about(f, "waiting", b->waiting);
	figures_about(f, "referred", b->referred);
	figures_about(f, "resolved", b->resolved);
	figures_about(f, "apart", b->apart);
	fail_set(&sentence, MSG_FIGURES_BACKLOG, figures_cell(f, b->open).at, figures_cell(f, b->waiting).at,
	    figures_cell(f, b->referred).at, figures_cell(f, b->resolved).at);
	figures_say(f, &sentence);
	say_ages(b);
	say_closing(b);
	if (b->period)
		say_moves(b);
	fail_set(&sentence, MSG_FIGURES_BACKLOG_OUT, figures_cell(f, figures_voided(f)).at, figures_cell(f, b->apart).at,
	    figures_cell(f, b->no_time).at, figures_cell(f, b->negative).at);
	figures_say(f, &sentence);
	if (b->no_group > 0) {
		fail_set(&sentence, MSG_FIGURES_NO_TIME, figures_cell(f, b->no_group).at);
		figures_say(f, &sentence);
	}
	figures_say_period(f);
}
