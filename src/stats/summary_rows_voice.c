/* The rows of reports, or of feedback. */
#include "summary_rows.h"
#include "time/date.h"

/* The shifts on duty; what fell outside of them comes behind. */
static void
rows_shifts(struct rows *r, const char *section, enum voice v)
{
	struct summary *d = r->d;
	struct tally_group **groups;
	size_t count, k;

	for (size_t i = 0; i < d->shift_count; i++) {
		bool entry = tally_at(d->entries, d->shifts[i])->n > 0;
		int64_t n = tally_at(d->by[NOW][v][BY_SHIFT], d->shifts[i])->n;

		rows_of(r, section, d->shifts[i], entry ? figures_cell(&d->figures, n) : (struct text){0});
	}
	groups = tally_sorted(d->by[NOW][v][BY_SHIFT], &count);
	for (size_t i = 0; i < count; i++) {
		for (k = 0; k < d->shift_count && !text_equal(d->shifts[k], groups[i]->name); k++)
			continue;
		if (k == d->shift_count)
			rows_of(r, section, groups[i]->name, figures_cell(&d->figures, groups[i]->n));
	}
	rows_count(r, section, "no_time", d->voices[v].no_time);
}

/* What a week or month has beside its own: its parts, the times by kind, and the same of
 * the period before, where it is known. */
static void
rows_compared(struct rows *r, enum voice v, const char *name)
{
	struct summary *d = r->d;
	struct arena *arena = &d->session->arena;
	const char *part = arena_printf(arena, "%s_%s", name, d->length == LENGTH_WEEK ? "day" : "week").at;
	struct tally_group **groups;
	size_t count;

	for (size_t i = 0; i < d->part_count; i++) {
		char day[11];

		date_print(d->parts[i].begin, day);
		rows_count(r, part, arena_string(arena, text_of(day)), d->parts[i].n[v]);
	}
	groups = tally_sorted(d->response[v], &count);
	for (size_t i = 0; i < count; i++)
		rows_measured(r, arena_printf(arena, "%s_response_%.*s", name, TEXT_ARG(groups[i]->name)).at, groups[i]);
	if (!summary_known(d, BEFORE))
		return;
	rows_count(r, arena_printf(arena, "%s_before_received", name).at, "n", d->voices[v].received[BEFORE]);
	rows_tally(r, arena_printf(arena, "%s_before_kind", name).at, d->by[BEFORE][v][BY_KIND]);
	rows_tally(r, arena_printf(arena, "%s_before_channel", name).at, d->by[BEFORE][v][BY_CHANNEL]);
	rows_tally(r, arena_printf(arena, "%s_before_shift", name).at, d->by[BEFORE][v][BY_SHIFT]);
	rows_count(r, arena_printf(arena, "%s_before_open", name).at, "n", d->voices[v].open_before);
	rows_count(r, arena_printf(arena, "%s_before_answered", name).at, "n", d->voices[v].answered[BEFORE]);
	rows_measured(r, arena_printf(arena, "%s_before_response", name).at, &d->voices[v].response[BEFORE]);
}

void
rows_voice(struct rows *r, enum voice v)
{
	static const char *const names[VOICES] = { "report", "feedback" };
	struct summary *d = r->d;
	const struct voice_part *day = &d->voices[v];
	struct arena *arena = &d->session->arena;

#define SECTION(suffix) arena_printf(arena, "%s_%s", names[v], suffix).at
	rows_count(r, SECTION("received"), "n", day->received[NOW]);
	rows_count(r, SECTION("received"), "void", d->figures.voided[v]);
	rows_count(r, SECTION("received"), "log", day->logs);
	rows_count(r, SECTION("received"), "rejected", day->rejected);
	rows_tally(r, SECTION("kind"), d->by[NOW][v][BY_KIND]);
	rows_tally(r, SECTION("channel"), d->by[NOW][v][BY_CHANNEL]);
	rows_shifts(r, SECTION("shift"), v);
	rows_count(r, SECTION("open"), "n", day->open);
	rows_count(r, SECTION("open"), "waiting", day->waiting);
	rows_count(r, SECTION("open"), "referred", day->referred);
	rows_count(r, SECTION("open"), "overdue", day->overdue);
	if (day->open > 0)
		rows_of(r, SECTION("oldest"), day->oldest.id, figures_cell(&d->figures, d->judged - day->oldest.at));
	rows_count(r, SECTION("answered"), "n", day->answered[NOW]);
	rows_count(r, SECTION("answered"), "not_told", day->untold);
	rows_count(r, SECTION("answered"), "untellable", day->untellable);
	rows_measured(r, SECTION("response"), &d->voices[v].response[NOW]);
	rows_count(r, SECTION("response"), "apart", day->apart);
	if (d->length != LENGTH_DAY)
		rows_compared(r, v, names[v]);
#undef SECTION
}
