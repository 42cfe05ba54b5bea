#include "cli/figures_rows.h"

#include <string.h>
#include <sys/stat.h>

#include "base/refuse.h"
#include "cli/command.h"
#include "cli/figures_answers.h"
#include "cli/figures_table.h"
#include "file/spool.h"
#include "record/stages.h"
#include "record/step.h"

static const struct schema *const schemas[VOICES] = { &report_schema, &feedback_schema };

static bool
read_status(struct text key, enum status *s, struct fail *why)
{
	*s = STATUS_NEW;
	while (status_choices[*s].key != NULL && !text_is(key, status_choices[*s].key))
		(*s)++;
	if (status_choices[*s].key != NULL)
		return true;
	refuse(why, MSG_FIGURES_ROWS_STATUS, key);
	return fail_field(why, "status");
}

static const struct station *
station_of(const struct figures *f, struct text code)
{
	for (size_t i = 0; i < f->tree->station_count; i++)
		if (text_equal(f->tree->stations[i].code, code))
			return &f->tree->stations[i];
	return NULL;
}

/* NULL: the tree does not have it. Then nobody knows its unit. */
static bool
find_station(const struct figures *f, struct text code, const struct station **station, struct fail *why)
{
	*station = station_of(f, code);
	if (*station != NULL || f->grouping == NULL || !group_by_unit(f->grouping))
		return true;
	refuse(why, MSG_FIGURES_ROWS_STATION, code);
	return fail_field(why, "station");
}

/* Notes the desk of a row. Cases of a desk and a cube of it are the same cases twice. */
static bool
note_desk(struct rows *r, bool cube, struct fail *why)
{
	struct figures *f = r->figures;
	struct input *input = r->input;
	struct arena *arena = &f->session->arena;
	struct text code = row_get(&f->shape, f->row, NAME_STATION), desk;

	desk = arena_printf(&r->arena, "%.*s %s", TEXT_ARG(code), figures_voice(f->voice));
	if (text_equal(desk, input->desk[cube]))
		return true;
	input->desk[cube] = arena_text(arena, desk);
	if (text_has_line(input->desks[!cube], desk))
		return fail_set(why, MSG_FIGURES_ROWS_BOTH, arena_string(arena, code));
	if (!text_has_line(input->desks[cube], desk))
		input->desks[cube] = arena_printf(arena, "%.*s%.*s\n", TEXT_ARG(input->desks[cube]), TEXT_ARG(desk));
	figures_desk(f, code);
	return true;
}

static bool
in_period(struct figures *f, int64_t at)
{
	f->within = at >= f->period.from && at < f->period.until;
	return f->within;
}

/* When a cell says that something was; a day alone from its beginning. */
static int64_t
known_at(const struct figures *f, struct text cell)
{
	struct fail why = {0};
	struct moment m;
	bool ok = cell.len > 0 && moment_parse(cell, &m, &why);

	fail_release(&why);
	if (!ok)
		return INT64_MIN;
	return m.day_only ? zone_instant(tree_zone_of(f->tree, row_get(&f->shape, f->row, NAME_STATION)), m.at) : m.at;
}

/* What was recorded later is not known yet; an imported row counts from its own time. */
static bool
is_known(const struct figures *f)
{
	struct text recorded = row_get(&f->shape, f->row, NAME_RECORDED);
	bool imported = row_get(&f->shape, f->row, NAME_SOURCE).len > 0;

	return known_at(f, imported || recorded.len == 0 ? row_get(&f->shape, f->row, NAME_RECEIVED) : recorded) <=
	    session_as_of(f->session);
}

/* Whether it tells of steps that --now had not seen. */
static bool
is_later(const struct figures *f)
{
	if (session_as_of(f->session) == INT64_MAX || (f->filter != NULL && !filter_match(f->filter, f->row)))
		return false;
	for (int i = 0; i < STAGES; i++)
		if (known_at(f, row_get(&f->shape, f->row, case_stages[i].column)) > session_as_of(f->session))
			return true;
	return false;
}

/* Report or feedback, by the table or by the kind. */
static bool
find_voice(const struct rows *r, int *voice, struct fail *why)
{
	const struct figures *f = r->figures;
	struct text kind = row_get(&f->shape, f->row, NAME_KIND);

	*voice = r->voice;
	for (int v = 0; *voice < 0 && v < VOICES; v++) {
		const struct field *field = &schemas[v]->fields[schema_named(schemas[v], NAME_KIND)];

		if (choice_key(field->choices, kind) != NULL)
			*voice = v;
	}
	if (*voice >= 0)
		return true;
	refuse(why, MSG_FIGURES_ROWS_KIND, kind);
	return fail_field(why, "kind");
}

/* Words of feedback are grouped only where it is known whether they may be shown. */
static bool
check_confidential(const struct rows *r, struct fail *why)
{
	const struct figures *f = r->figures;
	int column = shape_named(&f->shape, NAME_CONFIDENTIAL);

	if (f->voice != VOICE_FEEDBACK || !figures_asks(f, column))
		return true;
	for (size_t i = 0; i < r->count; i++)
		if (r->columns[i] == column)
			return true;
	return fail_set(why, MSG_FIGURES_ROWS_COLUMN, "confidential");
}

static bool
take_case(struct rows *r, struct fail *why)
{
	struct figures *f = r->figures;
	struct scanned s = { .zone = tree_zone(&f->session->tree), .folder = "", .arena = &r->arena };
	struct text uid;
	int voice;

	memcpy(f->row, r->row, f->shape.count * sizeof *f->row);
	uid = row_get(&f->shape, f->row, NAME_UID);
	if (!find_voice(r, &voice, why))
		return false;
	f->voice = (enum voice)voice;
	if (!check_confidential(r, why))
		return false;
	s.c.id = row_get(&f->shape, f->row, NAME_ID);
	if (s.c.id.len == 0)
		return fail_set(why, MSG_FIGURES_ROWS_ID);
	if (!read_status(row_get(&f->shape, f->row, NAME_STATUS), &s.c.status, why) ||
	    !find_station(f, row_get(&f->shape, f->row, NAME_STATION), &s.station, why))
		return false;
	f->row[shape_named(&f->shape, NAME_TYPE)] = text_of(figures_voice(f->voice));
	if (!moment_parse(row_get(&f->shape, f->row, NAME_RECEIVED), &s.received, why))
		return fail_field(why, "received");
	if (!f->types[voice] || !in_period(f, scan_instant(&s)) || !is_known(f))
		return true;
	if (!seen_add(f->seen[voice], uid.len > 0 ? uid : s.c.id)) {
		f->twice++;
		return true;
	}
	r->input->later += is_later(f);
	return note_desk(r, false, why) && figures_lend(f, &s, why);
}

/* A row of a cube stands for what came in within an hour: the period must hold all of it
 * or nothing. */
static bool
check_hour(const struct figures *f, const struct scanned *s, const struct text *cells, struct arena *arena, struct fail *why)
{
	const int64_t bounds[] = { f->period.from, f->period.until };
	int64_t begin = scan_instant(s);

	for (int i = 0; !s->received.day_only && i < 2; i++) {
		if (bounds[i] <= begin || bounds[i] >= begin + 3600)
			continue;
		fail_set(why, MSG_FIGURES_CUBE_PERIOD, arena_string(arena, cells[CUBE_HOUR]), arena_string(arena, cells[CUBE_DAY]));
		return false;
	}
	return true;
}

/* The same cell twice is most likely the same cube twice. */
static void
note_cube(struct rows *r)
{
	struct buf all = {0};

	for (int i = 0; i < CUBE_N; i++) {
		buf_text(&all, r->row[i]);
		buf_putc(&all, '\0');
	}
	if (r->input->cubes == NULL)
		r->input->cubes = seen_new();
	r->input->cubes_twice += !seen_add(r->input->cubes, buf_view(&all));
	buf_release(&all);
}

static bool
take_cube(struct rows *r, struct fail *why)
{
	struct figures *f = r->figures;
	struct scanned s = { .zone = tree_zone(&f->session->tree), .folder = "", .arena = &r->arena };
	struct cube_row cube;

	if (!cube_read(r->row, &cube, why))
		return false;
	memset(f->row, 0, f->shape.count * sizeof *f->row);
	for (int i = 0; i < CUBE_COLUMNS; i++) {
		int column = cube_fields[i].id != NAME_NONE ? shape_named(&f->shape, cube_fields[i].id) : NO_FIELD;

		if (column != NO_FIELD)
			f->row[column] = r->row[i];
	}
	f->voice = text_is(r->row[CUBE_TYPE], figures_voice(VOICE_FEEDBACK)) ? VOICE_FEEDBACK : VOICE_REPORT;
	s.received = cube.received;
	if (!find_station(f, r->row[CUBE_STATION], &s.station, why) || !check_hour(f, &s, r->row, &r->arena, why))
		return false;
	if (!f->types[f->voice] || !in_period(f, scan_instant(&s)) ||
	    (f->filter != NULL && !filter_match(f->filter, f->row)))
		return true;
	if (!note_desk(r, true, why))
		return false;
	note_cube(r);
	figures_first(f, &s);
	if (text_is(r->row[CUBE_MEASURE], "void"))
		f->voided[f->voice] += cube.n;
	return f->cube(f->context, f, &cube, &s, why);
}

static bool
take_row(void *context, const struct csv_row *cells, struct fail *why)
{
	struct rows *r = context;
	struct figures *f = r->figures;

	arena_clear(&r->arena);
	for (size_t i = 0; i < r->count; i++)
		if (r->columns[i] != NO_FIELD)
			r->row[r->columns[i]] = cells->cells[i];
	if (r->actions != (r->kind == TABLE_ACTIONS))
		return true;
	switch (r->kind) {
	case TABLE_ACTIONS:
		return text_is(row_get(&r->shape, r->row, NAME_STATUS), status_key(STATUS_VOID)) ||
		    f->action(f->context, f, &r->shape, r->row, why);
	case TABLE_SURVEY:
		return !f->answers || figures_answer(f, r->row, &r->arena, why);
	case TABLE_CUBE:
		return take_cube(r, why);
	case TABLE_CASES:
		break;
	}
	return f->answers || take_case(r, why);
}

static bool
read_once(struct figures *f, struct input *input, FILE *in, const char *name, bool actions, struct fail *why)
{
	struct rows r = { .figures = f, .input = input, .actions = actions };
	const struct csv_options options = { .name = name };
	const struct csv_handler handler = { .header = figures_header, .begins = figures_begins, .row = take_row, .context = &r };
	bool ok = csv_read(in, &options, &handler, why);

	arena_release(&r.table);
	arena_release(&r.arena);
	return ok;
}

/* A file that can be read as often as needed, which a pipe can't. */
static FILE *
open_input(struct session *s, const char *name, bool twice, struct fail *why)
{
	FILE *in = session_input(s, name, why), *copy;
	struct stat st;

	if (in == NULL || !twice || (in != stdin && fstat(fileno(in), &st) == 0 && S_ISREG(st.st_mode)))
		return in;
	copy = spool_copy(in, why);
	if (copy == NULL)
		fail_in(why, name, 0);
	if (in != stdin)
		(void)fclose(in);
	return copy;
}

/* -g daytype, and of rows -g unit too, is what a tree knows. */
static bool
check_groups(const struct figures *f, struct fail *why)
{
	const char *name = f->tree->root < 0 && f->grouping != NULL ? group_of_tree(f->grouping) : NULL;

	return name == NULL || fail_set(why, MSG_FIGURES_ROWS_TREE, name);
}

static void
say_input(struct figures *f, const struct input *input)
{
	if (input->cubes_twice > 0)
		session_notice(f->session, MSG_FIGURES_CUBE_TWICE, figures_cell(f, input->cubes_twice).at, NULL);
	if (input->later > 0)
		session_notice(f->session, MSG_FIGURES_ROWS_LATER, figures_cell(f, input->later).at, NULL);
}

bool
figures_rows(struct figures *f, struct fail *why)
{
	struct session *s = f->session;
	struct text all = text_of(session_word(s, OPT_INPUT)), rest = all, name;
	FILE **files = arena_get(&s->arena, (all.len + 1) * sizeof *files);
	struct input input = { .uids = session_given(s, OPT_TREE) };
	bool twice = f->action != NULL, ok = check_groups(f, why);
	size_t count = 0, at = 0;

	while (ok && text_next(&rest, OPTION_AGAIN, &name)) {
		files[count] = open_input(s, arena_string(&s->arena, name), twice, why);
		ok = files[count] != NULL;
		count += ok;
	}
	/* Actions come before the cases that led to them, in whichever file they are. */
	for (int pass = twice ? 0 : 1; ok && pass < 2; pass++) {
		at = 0;
		for (rest = all; ok && text_next(&rest, OPTION_AGAIN, &name); at++) {
			ok = read_once(f, &input, files[at], arena_string(&s->arena, name), pass == 0, why);
			if (twice)
				rewind(files[at]);
		}
		if (ok && pass == 0 && !input.actions)
			ok = fail_set(why, MSG_FIGURES_ROWS_ACTIONS);
	}
	if (ok && f->answers && !input.answers)
		ok = fail_set(why, MSG_FIGURES_ROWS_ANSWERS);
	if (ok)
		say_input(f, &input);
	seen_free(input.cubes);
	for (size_t i = 0; i < count; i++)
		if (files[i] != stdin)
			(void)fclose(files[i]);
	return ok;
}
