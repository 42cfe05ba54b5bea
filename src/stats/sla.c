/* sla: how each clock was kept, by group. */
#include <string.h>

#include "cli/figures.h"
#include "query/clocks.h"
#include "query/stage.h"
#include "query/tally.h"
#include "verbs.h"

#define COLUMN(n, en, id_, kind) { n, WORDS(en, id_), NAME_NONE, kind, CLASS_PUBLIC, FIELD_DERIVED, 0, NULL, NULL }

static const struct field columns[] = {
	COLUMN("clock", "which clock of sla.csv; each rung of a ladder counts", "tenggat mana dari sla.csv; tiap anak tangga dihitung", FIELD_LINE),
	COLUMN("n", "how many were met, breached or run in time", "berapa yang terpenuhi, terlampaui atau masih berjalan", FIELD_COUNT),
	COLUMN("met", "stopped in time", "dihentikan tepat waktu", FIELD_COUNT),
	COLUMN("breached", "stopped or ended too late, or run and are over", "terlambat, atau berjalan dan sudah lewat", FIELD_COUNT),
	COLUMN("open_in_time", "run and are in time", "berjalan dan belum lewat", FIELD_COUNT),
	COLUMN("percent", "met of met and breached", "terpenuhi dari terpenuhi dan terlampaui", FIELD_DECIMAL),
};
enum { COLUMNS = sizeof columns / sizeof *columns };

struct keeping {
	struct grouping grouping;
	struct clocks *clocks;
	struct tally *tally[CLOCK_ENDED];	/* by state; each has every name */
	int64_t ended, apart, no_time;
};

/* The name of a group with that of the clock behind it. */
static struct text
joined(struct text group, struct text clock, struct arena *arena)
{
	char *name = arena_get(arena, group.len + clock.len + 1);

	if (group.len > 0)
		memcpy(name, group.at, group.len);
	memcpy(name + group.len + 1, clock.at, clock.len);
	return (struct text){ name, group.len + clock.len + 1 };
}

static bool
take_case(void *context, struct figures *f, struct scanned *s, struct fail *why)
{
	struct keeping *k = context;
	struct clock_run *runs = NULL;
	size_t count = clocks_of(k->clocks, s, f->session->clock.now, s->arena, &runs), groups;
	struct text *names;

	(void)why;
	if (!stage_counts(&f->shape, f->row)) {
		k->apart++;
		return true;
	}
	groups = group_names(&k->grouping, f->row, s->received, s->arena, &names);
	k->no_time += groups == 0;
	for (size_t i = 0; i < count; i++) {
		k->ended += runs[i].state == CLOCK_ENDED;
		for (size_t g = 0; runs[i].state != CLOCK_ENDED && g < groups; g++) {
			struct text name = joined(names[g], record_get(runs[i].rule->row, NAME_CLOCK), s->arena);

			for (int state = 0; state < CLOCK_ENDED; state++)
				tally_at(k->tally[state], name)->n += runs[i].state == (enum clock_state)state;
		}
	}
	return true;
}

/* Per cent with two decimals, rounded half up; empty where nothing was decided. */
static struct text
percent(struct figures *f, int64_t met, int64_t all)
{
	int64_t hundredths = all > 0 ? (met * 20000 + all) / (all * 2) : 0;

	return all == 0 ? (struct text){0}
	    : arena_printf(&f->session->arena, "%lld.%02lld", (long long)(hundredths / 100), (long long)(hundredths % 100));
}

static void
print_row(struct keeping *k, struct figures *f, struct printer *p, struct text name)
{
	struct text cells[GROUPS_MAX + COLUMNS], *own = cells + k->grouping.count, group = name;
	int64_t n[CLOCK_ENDED];

	while (group.at[group.len - 1] != '\0')
		group.len--;
	for (int state = 0; state < CLOCK_ENDED; state++)
		n[state] = tally_at(k->tally[state], name)->n;
	group_cells(&k->grouping, text_slice(group, 0, group.len - 1), cells);
	own[0] = text_after(name, group.len);
	own[1] = figures_cell(f, n[CLOCK_OPEN] + n[CLOCK_PAUSED] + n[CLOCK_MET] + n[CLOCK_BREACHED]);
	own[2] = figures_cell(f, n[CLOCK_MET]);
	own[3] = figures_cell(f, n[CLOCK_BREACHED]);
	own[4] = figures_cell(f, n[CLOCK_OPEN] + n[CLOCK_PAUSED]);
	own[5] = percent(f, n[CLOCK_MET], n[CLOCK_MET] + n[CLOCK_BREACHED]);
	printer_row(p, cells, (struct text){0});
}

static size_t
print(struct keeping *k, struct figures *f)
{
	struct printer *p = figures_printer(f, &k->grouping, columns, COLUMNS);
	struct tally_group **groups;
	struct fail sentence = {0};
	size_t count;

	groups = tally_sorted(k->tally[0], &count);
	for (size_t i = 0; i < count; i++)
		print_row(k, f, p, groups[i]->name);
	printer_end(p);
	fail_set(&sentence, MSG_FIGURES_CLOCKS, figures_cell(f, k->ended).at, figures_cell(f, figures_voided(f)).at,
	    figures_cell(f, k->apart).at, figures_cell(f, k->no_time).at);
	figures_say(f, &sentence);
	figures_say_period(f);
	return count;
}

bool
stats_sla(struct session *s, struct fail *why)
{
	struct keeping k = {0};
	struct figures f;
	size_t rows = 0;
	bool ok;

	if (!figures_start(&f, s, FORMAT_CSV, why) || !figures_group(&f, session_word(s, OPT_GROUP), &k.grouping, why))
		return false;
	for (int state = 0; state < CLOCK_ENDED; state++)
		k.tally[state] = tally_new();
	k.clocks = clocks_new(&s->tree, session_as_of(s), &s->faults);
	ok = figures_scan(&f, take_case, &k, why);
	if (ok)
		rows = print(&k, &f);
	clocks_free(k.clocks);
	for (int state = 0; state < CLOCK_ENDED; state++)
		tally_free(k.tally[state]);
	return ok && (rows > 0 || !session_given(s, OPT_EXIT) || fail_set(why, MSG_NOTHING_FOUND));
}
