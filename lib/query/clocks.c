/* What the clocks of all records need: the rules, the calendars, the outages. */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/memory.h"
#include "query/clocks_ground.h"
#include "query/outage.h"
#include "store/working.h"

const struct choice clock_states[] = {
	{ "open", WORDS("in time", "dalam tenggat"), NULL },
	{ "paused", WORDS("paused", "berhenti sementara"), NULL },
	{ "met", WORDS("met", "terpenuhi"), NULL },
	{ "breached", WORDS("breached", "terlampaui"), NULL },
	{ "ended", WORDS("ended", "berakhir"), NULL },
	{ "untellable", WORDS("does not run: the citizen cannot be told", "tidak berjalan: warga tidak dapat diberi tahu"), NULL },
	{ "early", WORDS("stopped before it began", "dihentikan sebelum mulai"), NULL },
	{ 0 },
};

static void
read_rules(struct clocks *k)
{
	struct table t;
	struct fail missing = {0};

	/* Without it nothing would ever be due, which looks like an all-clear. */
	if (faccessat(k->tree->root, sla_schema.path, F_OK, AT_SYMLINK_NOFOLLOW) != 0) {
		fail_set(&missing, MSG_SLA_NONE);
		fail_in(&missing, sla_schema.path, 0);
		fail_send(k->sink, &missing);
	}
	table_read(k->tree->root, sla_schema.path, &sla_schema, &k->arena, &t, k->sink);
	k->rules = arena_get(&k->arena, (t.count + 1) * sizeof *k->rules);
	for (size_t i = 0; i < t.count; i++) {
		struct fail why = {0};

		if (clock_rule_read(&t.rows[i], &k->rules[k->count], &why)) {
			k->outages = k->outages || k->rules[k->count].pauses_outage;
			k->count++;
			continue;
		}
		fail_in(&why, sla_schema.path, t.lines[i]);
		fail_send(k->sink, &why);
	}
}

static struct ground *
ground_of(struct clocks *k, const struct station *station)
{
	struct ground *g = station != NULL ? &k->grounds[station - k->tree->stations] : &k->elsewhere;

	if (!g->ready) {
		g->calendar = working_calendar(k->tree, station, &k->arena, k->sink);
		g->ready = true;
	}
	return g;
}

const struct calendar *
clocks_calendar(struct clocks *k, const struct station *station)
{
	return &ground_of(k, station)->calendar;
}

const struct ground *
clocks_ground(struct clocks *k, const struct station *station)
{
	return ground_of(k, station);
}

static bool
take_outage(void *context, struct scanned *s, struct fail *why)
{
	struct clocks *k = context;
	struct ground *g;
	struct outage_span span;
	struct text *row;

	(void)why;
	if (!text_is(record_get(&s->c.record, NAME_KIND), "outage") || s->station == NULL || s->c.status >= STATUS_REJECTED)
		return true;
	row = arena_get(s->arena, k->shapes[0].count * sizeof *row);
	case_row(&s->c, &k->shapes[0], s->received.at, (struct text){0}, s->arena, row);
	span = outage_span(&k->shapes[0], row);
	if (!span.timed || span.until == span.from)
		return true;
	g = ground_of(k, s->station);
	if (g->outage_count == g->outage_cap) {
		g->outage_cap = g->outage_cap > 0 ? g->outage_cap * 2 : 8;
		g->outages = memory_grow(g->outages, g->outage_cap, sizeof *g->outages);
	}
	g->outages[g->outage_count++] = (struct pause){ span.from, span.until };
	return true;
}

struct clocks *
clocks_new(const struct tree *tree, int64_t as_of, const struct fail_sink *sink)
{
	struct clocks *k = memory_get(sizeof *k);
	struct scan scan = { .tree = tree, .type = record_type_of(&report_schema), .period = PERIOD_ALL,
		.as_of = as_of, .faults = &fail_nowhere };
	struct fail why = {0};

	k->tree = tree;
	k->sink = sink;
	k->shapes[0] = shape_of(&case_schema, &report_schema, &k->arena);
	k->shapes[1] = shape_of(&case_schema, &feedback_schema, &k->arena);
	k->grounds = arena_get(&k->arena, (tree->station_count + 1) * sizeof *k->grounds);
	read_rules(k);
	if (k->outages && !scan_cases(&scan, take_outage, k, &why))
		fail_send(sink, &why);
	return k;
}

void
clocks_free(struct clocks *k)
{
	for (size_t i = 0; k != NULL && i < k->tree->station_count; i++)
		memory_free(k->grounds[i].outages);
	if (k != NULL)
		arena_release(&k->arena);
	memory_free(k);
}

bool
clock_runs(const struct clock_run *r)
{
	return r->stopped == INT64_MIN && r->ended == INT64_MIN && r->state != CLOCK_UNTELLABLE;
}

struct text
clocks_cell(const struct clock_run *runs, size_t count, const struct zone *zone, struct arena *arena)
{
	struct buf lines = {0};
	struct text cell;

	for (size_t i = 0; i < count; i++) {
		const enum clock_state said[] = { runs[i].state, CLOCK_EARLY };
		char due[MOMENT_TEXT];

		moment_print(moment_in(runs[i].due, zone), due);
		for (int n = 0; n < (runs[i].early ? 2 : 1); n++)
			buf_printf(&lines, "%s%.*s %s %s", lines.len > 0 ? "\n" : "",
			    TEXT_ARG(record_get(runs[i].rule->row, NAME_CLOCK)), clock_states[said[n]].key, due);
	}
	cell = arena_text(arena, buf_view(&lines));
	buf_release(&lines);
	return cell;
}

/* The last piece of a line that ends before `end`. */
static size_t
last_space(struct text line, size_t end)
{
	while (end > 0 && line.at[end - 1] != ' ')
		end--;
	return end;
}

bool
clocks_next(struct text *lines, struct text *clock, struct text *state)
{
	struct text line;

	while (text_next(lines, '\n', &line)) {
		size_t due = last_space(line, line.len), from = due > 0 ? last_space(line, due - 1) : 0;

		if (from == 0)
			continue;
		*clock = text_slice(line, 0, from - 1);
		*state = text_slice(line, from, due - 1);
		return true;
	}
	return false;
}

struct text
clock_name(const struct clock_run *r, struct arena *arena)
{
	struct text name = record_get(r->rule->row, NAME_CLOCK);

	return r->rule->rungs == 1 ? name
	    : arena_printf(arena, "%.*s %d/%zu", TEXT_ARG(name), r->rung, r->rule->rungs);
}
