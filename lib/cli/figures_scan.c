/* Where cases come from: one tree after the other, or rows. */
#include <stdlib.h>
#include <sys/stat.h>

#include "cli/figures_answers.h"
#include "cli/figures_rows.h"
#include "query/seen.h"

static const struct schema *const schemas[VOICES] = { &report_schema, &feedback_schema };

int64_t
figures_step(const struct step *step, const struct station *station)
{
	bool day_only = record_get(&step->record, NAME_AT).len == 10;

	return day_only && station != NULL ? zone_instant(&station->zone, step->at + 43200) : step->at;
}

void
figures_until(struct case_file *c, int64_t until, const struct station *station)
{
	size_t n = 0;

	for (size_t i = 0; i < c->step_count; i++) {
		if (figures_step(&c->steps[i], station) >= until)
			continue;
		c->steps[n] = c->steps[i];
		c->steps[n].retracted = false;
		c->steps[n].rival = NULL;
		c->steps[n].settled = c->steps[n].episode = false;
		n++;
	}
	c->step_count = n;
	case_fold(c);
}

struct clocks *
figures_clocks(struct figures *f)
{
	if (f->clocks == NULL)
		f->clocks = clocks_new(f->tree, session_as_of(f->session), &f->session->faults);
	return f->clocks;
}

/* Words of a citizen, or of an officer about his case. Dates, codes and choices are short
 * and are not, nor is where an import came from. */
static bool
is_words(const struct field *field)
{
	bool free = field->kind == FIELD_LINE || field->kind == FIELD_LINES || field->kind == FIELD_PROSE || field->kind == FIELD_PAIRS;

	return free && field->id != NAME_SOURCE && (field->class != CLASS_PUBLIC || field->id == NAME_OUTCOME);
}

/* What leaves the desk as a figure has no words of what is confidential; -w has read them,
 * as who may read the figure may read the record. */
static void
mask_words(struct figures *f)
{
	static const struct words masked = WORDS("(confidential)", "(rahasia)");
	int column = shape_named(&f->shape, NAME_CONFIDENTIAL);
	enum format to = f->format;
	bool shown = to == FORMAT_TEXT || to == FORMAT_HTML || to == FORMAT_SVG || to == FORMAT_TABLE || to == FORMAT_EXCEL;

	if (column == NO_FIELD || !text_is(f->row[column], "yes"))
		return;
	for (size_t i = 0; i < f->shape.count; i++)
		if (f->row[i].len > 0 && is_words(f->shape.fields[i]))
			f->row[i] = text_of(masked.in[shown ? f->session->language : LANGUAGE_EN]);
}

/* Whether the groups have words that are masked where a record is confidential. */
static bool
groups_words(const struct figures *f)
{
	for (size_t i = 0; f->grouping != NULL && i < f->grouping->count; i++)
		if (f->grouping->by[i].kind == NULL && is_words(f->shape.fields[f->grouping->by[i].column]))
			return true;
	return false;
}

bool
figures_picks(const struct figures *f, int column)
{
	return (f->filter != NULL && filter_uses(f->filter, column)) || (f->grouping != NULL && group_uses(f->grouping, column));
}

bool
figures_asks(const struct figures *f, int column)
{
	for (size_t i = 0; f->needs != NULL && f->needs[i] != NAME_NONE; i++)
		if (f->shape.fields[column]->id == f->needs[i])
			return true;
	return figures_picks(f, column) || (f->shape.fields[column]->id == NAME_CONFIDENTIAL && groups_words(f));
}

/* Reading the clocks costs more than the rest: only where somebody asks. */
static void
fill_clocks(struct figures *f, struct scanned *s, int64_t now)
{
	int column = shape_named(&f->shape, NAME_CLOCKS);
	struct clock_run *runs = NULL;
	size_t count;

	if (!figures_asks(f, column))
		return;
	count = clocks_of(figures_clocks(f), s, now, s->arena, &runs);
	f->row[column] = clocks_cell(runs, count, s->station != NULL ? &s->station->zone : tree_zone(f->tree), s->arena);
}

void
figures_first(struct figures *f, const struct scanned *s)
{
	int64_t at = scan_instant(s);

	f->first = at < f->first ? at : f->first;
}

bool
figures_lend(struct figures *f, struct scanned *s, struct fail *why)
{
	if (f->every != NULL && !f->every(f->context, f, s, why))
		return false;
	if (!f->types[f->voice])
		return true;
	if (f->filter != NULL && !filter_match(f->filter, f->row))
		return true;
	figures_first(f, s);
	if (s->c.status == STATUS_VOID) {
		f->voided[f->voice] += f->within;
		return !f->within || f->void_case == NULL || f->void_case(f->context, f, s, why);
	}
	mask_words(f);
	return f->take(f->context, f, s, why);
}

bool
figures_is_new(struct figures *f, const struct scanned *s)
{
	const struct schema *schema = s->c.record.schema;
	int type = schema == schemas[VOICE_REPORT] ? VOICE_REPORT : schema == schemas[VOICE_FEEDBACK] ? VOICE_FEEDBACK : VOICES;

	return f->seen[type] == NULL || seen_add(f->seen[type], record_get(&s->c.record, NAME_UID));
}

static bool
take_case(void *context, struct scanned *s, struct fail *why)
{
	struct figures *f = context;
	struct text shift = s->station != NULL ? station_shift(s->station, s->received) : (struct text){0};
	int64_t now = f->session->clock.now;

	if (!figures_is_new(f, s)) {
		f->twice++;
		return true;
	}
	f->within = scan_instant(s) >= f->period.from;
	if (f->standing) {
		int64_t until = figures_bound(f, f->period.until, s->station);

		figures_until(&s->c, until, s->station);
		now = until < now ? until : now;	/* nothing is judged before its time */
	}
	case_row(&s->c, &f->shape, now, shift, s->arena, f->row);
	f->row[shape_named(&f->shape, NAME_TYPE)] = text_of(figures_voice(f->voice));
	fill_clocks(f, s, now);
	return figures_lend(f, s, why);
}

static bool
scan_voices(struct figures *f, struct fail *why)
{
	if (f->opened != NULL && !f->opened(f->context, f, why))
		return false;
	for (int v = 0; v < VOICES; v++) {
		struct scan scan = { .tree = f->tree, .type = record_type_of(schemas[v]), .period = f->period,
			.as_of = session_as_of(f->session), .zone = tree_zone(&f->session->tree), .faults = &f->session->faults };

		if (f->standing)
			scan.period.from = INT64_MIN;
		f->voice = (enum voice)v;
		if ((f->types[v] || f->all_types) && !scan_cases(&scan, take_case, f, why))
			return false;
	}
	return true;
}

static bool
take_action(void *context, struct scanned *s, struct fail *why)
{
	struct figures *f = context;
	struct shape shape = shape_of(&case_schema, &action_schema, s->arena);
	struct text *row = arena_get(s->arena, shape.count * sizeof *row);

	case_row(&s->c, &shape, 0, (struct text){0}, s->arena, row);
	return s->c.status == STATUS_VOID || f->action(f->context, f, &shape, row, why);
}

static bool
scan_actions(struct figures *f, struct fail *why)
{
	struct scan scan = { .tree = f->tree, .type = record_type_of(&action_schema), .period = PERIOD_ALL,
		.as_of = session_as_of(f->session), .faults = &f->session->faults };

	return scan_cases(&scan, take_action, f, why);
}

typedef bool source_scan(struct figures *f, struct fail *why);

int64_t
figures_bound(const struct figures *f, int64_t at, const struct station *station)
{
	const struct zone *zone = tree_zone(&f->session->tree);

	if (station == NULL || at == INT64_MIN || at == INT64_MAX)
		return at;
	return zone_instant(&station->zone, at + zone_offset(zone, at));
}

static void
add_line(struct text *lines, struct text line, struct arena *arena)
{
	if (line.len > 0 && !text_has_line(*lines, line))
		*lines = arena_printf(arena, "%.*s%s%.*s", TEXT_ARG(*lines), lines->len > 0 ? "\n" : "", TEXT_ARG(line));
}

void
figures_desk(struct figures *f, struct text code)
{
	struct arena *arena = &f->session->arena;
	struct text name = code;

	for (size_t i = 0; i < f->tree->station_count; i++) {
		const struct station *s = &f->tree->stations[i];

		if (text_equal(s->code, code) && record_get(&s->config, NAME_NAME).len > 0)
			name = record_get(&s->config, NAME_NAME);
	}
	add_line(&f->desks, name, arena);
	add_line(&f->zones, text_of(tree_zone_of(f->tree, code)->name), arena);
}

static bool
scan_tree(struct figures *f, const struct tree *tree, source_scan *scan, struct fail *why)
{
	struct session *s = f->session;
	bool ok;

	f->tree = tree;
	for (size_t i = 0; i < tree->station_count; i++)
		figures_desk(f, tree->stations[i].code);
	if (f->grouping != NULL && tree != &s->tree)
		group_tree(f->grouping, tree, &s->arena, &s->faults);
	ok = scan(f, why);
	clocks_free(f->clocks);
	f->clocks = NULL;
	f->tree = &s->tree;
	return ok;
}

/* Whether the folder of a tree was named before: `met` holds a line a root. */
static bool
is_met(struct buf *met, int root)
{
	struct stat st;
	char line[64];

	if (fstat(root, &st) != 0)
		return false;
	(void)snprintf(line, sizeof line, "%llx %llx", (unsigned long long)st.st_dev, (unsigned long long)st.st_ino);
	if (text_has_line(buf_view(met), text_of(line)))
		return true;
	buf_printf(met, "%s\n", line);
	return false;
}

/* The trees of --tree, the first of which is the session's. */
static bool
scan_trees(struct figures *f, source_scan *scan, struct fail *why)
{
	struct session *s = f->session;
	struct text rest = text_of(session_word(s, OPT_TREE)), path;
	struct buf met = {0};
	bool ok = true, first = true;

	while (ok && text_next(&rest, OPTION_AGAIN, &path)) {
		const char *name = arena_string(&s->arena, path);
		struct tree other = { .root = -1 };

		ok = first || tree_open(&other, name, why);
		if (ok && is_met(&met, first ? s->tree.root : other.root))
			ok = fail_set(why, MSG_FIGURES_TREE_TWICE, name);
		if (ok && other.table_fault.message != MSG_NONE)
			session_fault(s, &other.table_fault);
		ok = ok && scan_tree(f, first ? &s->tree : &other, scan, why);
		tree_close(&other);
		first = false;
	}
	if (f->grouping != NULL)
		group_tree(f->grouping, &s->tree, &s->arena, &s->faults);
	buf_release(&met);
	return ok;
}

static bool
scan_sources(struct figures *f, struct fail *why)
{
	bool rows = session_given(f->session, OPT_INPUT);
	source_scan *own = f->answers ? figures_batches : scan_voices;

	if (session_given(f->session, OPT_TREE))
		return (f->action == NULL || scan_trees(f, scan_actions, why)) && scan_trees(f, own, why) &&
		    (!rows || figures_rows(f, why));
	if (rows)
		return figures_rows(f, why);
	return (f->action == NULL || scan_actions(f, why)) && scan_tree(f, &f->session->tree, own, why);
}

bool
figures_scan(struct figures *f, figures_take *take, void *context, struct fail *why)
{
	bool ok;

	f->take = take;
	f->context = context;
	for (int v = 0; v <= VOICES; v++)
		if (session_given(f->session, OPT_TREE) || session_given(f->session, OPT_INPUT))
			f->seen[v] = seen_new();
	ok = scan_sources(f, why);
	for (int v = 0; v <= VOICES; v++) {
		seen_free(f->seen[v]);
		f->seen[v] = NULL;
	}
	if (ok && f->twice > 0) {
		const char *n = figures_cell(f, f->twice).at;

		session_notice(f->session, MSG_FIGURES_TWICE, n, NULL);
	}
	return ok;
}
