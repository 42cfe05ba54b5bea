#include "cli/figures_table.h"

#include "cli/command.h"
#include "record/survey.h"

static const struct schema *const schemas[VOICES] = { &report_schema, &feedback_schema };

static bool
has(const struct csv_row *header, const char *name)
{
	for (size_t i = 0; i < header->count; i++)
		if (text_is(header->cells[i], name))
			return true;
	return false;
}

static bool
has_all(const struct csv_row *header, const char *const *names)
{
	for (size_t i = 0; names[i] != NULL; i++)
		if (!has(header, names[i]))
			return false;
	return true;
}

/* Which table a row is the header of; false: of none. No case has these words side
 * by side in its cells. */
static bool
table_of(const struct csv_row *header, enum table_kind *kind)
{
	static const char *const cube[] = { "measure", "value", "n", "station", "day", NULL };
	static const char *const action[] = { "id", "aim", "addresses", "verdict", NULL };
	static const char *const survey[] = { "answered", "requirements", "procedure", NULL };
	static const char *const cases[] = { "id", "received", "kind", "status", NULL };
	static const char *const *const all[] = { [TABLE_CASES] = cases, [TABLE_ACTIONS] = action,
		[TABLE_SURVEY] = survey, [TABLE_CUBE] = cube };

	for (int k = TABLE_CUBE; k >= TABLE_CASES; k--) {
		if (has_all(header, all[k])) {
			*kind = (enum table_kind)k;
			return true;
		}
	}
	return false;
}

bool
figures_begins(void *context, const struct csv_row *row)
{
	enum table_kind kind;

	(void)context;
	return table_of(row, &kind);
}

/* Whether only records of that voice have the column. */
static bool
is_only_of(int voice, const struct field *f)
{
	struct text name = text_of(f->name);

	return schema_field(schemas[voice], name) != NO_FIELD && schema_field(schemas[1 - voice], name) == NO_FIELD;
}

/* The voice that the columns of a table tell, where they tell one. */
static int
voice_of(const struct csv_row *header)
{
	bool told[VOICES] = {0};

	for (size_t i = 0; i < header->count; i++)
		for (int v = 0; v < VOICES; v++) {
			int field = schema_field(schemas[v], header->cells[i]);

			told[v] = told[v] || (field != NO_FIELD && is_only_of(v, &schemas[v]->fields[field]));
		}
	return told[VOICE_REPORT] == told[VOICE_FEEDBACK] ? -1 : told[VOICE_REPORT] ? VOICE_REPORT : VOICE_FEEDBACK;
}

static bool
is_of_cube(const struct field *f)
{
	for (int i = 0; i < CUBE_COLUMNS; i++)
		if (f->id != NAME_NONE && cube_fields[i].id == f->id)
			return true;
	return false;
}

/* Columns without which no row of the table can be read. */
static bool
check_table(const struct rows *r, const struct csv_row *header, struct fail *why)
{
	static const char *const cube[] = { "type", "hour", NULL }, *const action[] = { "status", NULL }, *const none[] = { NULL };
	const char *const *names = r->kind == TABLE_CUBE ? cube : r->kind == TABLE_ACTIONS ? action : none;

	for (size_t i = 0; names[i] != NULL; i++)
		if (!has(header, names[i]))
			return fail_set(why, MSG_FIGURES_ROWS_COLUMN, names[i]);
	return true;
}

/* By uid a record that comes twice is known. A table without it goes by id, which two
 * clones may have given twice: the two do not go together. */
static bool
check_uid(const struct rows *r, const struct csv_row *header, struct fail *why)
{
	struct input *in = r->input;

	if (r->kind != TABLE_CASES)
		return true;
	*(has(header, "uid") ? &in->uids : &in->ids) = true;
	return !in->ids || !in->uids || fail_set(why, MSG_FIGURES_ROWS_COLUMN, "uid");
}

/* What is asked for must be there: an empty cell would be a wrong figure. */
static bool
check_asked(const struct rows *r, const struct csv_row *header, struct fail *why)
{
	const struct figures *f = r->figures;

	for (size_t c = 0; c < f->shape.count; c++) {
		const struct field *field = f->shape.fields[c];
		bool asked = r->kind == TABLE_CUBE ? figures_picks(f, (int)c) : figures_asks(f, (int)c);

		if (!asked || field->id == NAME_TYPE || (has(header, field->name) && (r->kind != TABLE_CUBE || is_of_cube(field))))
			continue;
		if (r->kind == TABLE_CUBE) {
			fail_set(why, MSG_FIGURES_CUBE_COLUMN, field->name, "station, type, shift, kind, category, channel, area");
			return fail_field(why, field->name);
		}
		/* Of a table of both it is asked row by row: reports do not have it. */
		if (field->id == NAME_CONFIDENTIAL && r->voice < 0 && !figures_picks(f, (int)c))
			continue;
		if (r->voice < 0 || !is_only_of(1 - r->voice, field))
			return fail_set(why, (field->flags & FIELD_ASKED) != 0 ? MSG_FIGURES_ROWS_ASKED : MSG_FIGURES_ROWS_COLUMN, field->name);
	}
	return true;
}

/* Of answers all marks, and what -w and the groups read. */
static bool
check_answers(const struct rows *r, const struct csv_row *header, struct fail *why)
{
	const struct shape *shape = &r->figures->shape;

	for (size_t c = 0; c < shape->count; c++)
		if ((survey_is_mark(shape->fields[c]) || figures_asks(r->figures, (int)c)) && !has(header, shape->fields[c]->name))
			return fail_set(why, MSG_FIGURES_ROWS_COLUMN, shape->fields[c]->name);
	return true;
}

/* Whether the table has the columns that are asked of it, where its rows are taken. */
static bool
check_columns(const struct rows *r, const struct csv_row *header, struct fail *why)
{
	bool answers = r->figures->answers;

	if (r->kind == TABLE_SURVEY)
		return !answers || check_answers(r, header, why);
	return answers || (check_table(r, header, why) && check_uid(r, header, why) &&
	    (r->kind == TABLE_ACTIONS || check_asked(r, header, why)));
}

static int
column_of(const struct rows *r, struct text name)
{
	if (r->kind != TABLE_CUBE)
		return shape_field(&r->shape, name);
	for (int i = 0; i < CUBE_COLUMNS; i++)
		if (text_is(name, cube_fields[i].name))
			return i;
	return NO_FIELD;
}

bool
figures_header(void *context, const struct csv_row *header, struct fail *why)
{
	struct rows *r = context;
	struct figures *f = r->figures;

	arena_clear(&r->table);
	if (!table_of(header, &r->kind))
		return fail_set(why, MSG_FIGURES_ROWS_HEADER, "id, received, kind, status");
	r->voice = voice_of(header);
	if (r->kind == TABLE_CUBE && f->cube == NULL && (session_given(f->session, OPT_EXPLAIN) || f->format == FORMAT_IDS))
		return fail_set(why, MSG_FIGURES_CUBE_TRACE);
	if (r->kind == TABLE_CUBE && f->cube == NULL)
		return fail_set(why, MSG_FIGURES_CUBE_NOT, f->session->verb->name);
	if (!check_columns(r, header, why))
		return false;
	r->input->actions = r->input->actions || r->kind == TABLE_ACTIONS;
	r->input->answers = r->input->answers || r->kind == TABLE_SURVEY;
	r->shape = r->kind == TABLE_ACTIONS ? shape_of(&case_schema, &action_schema, &r->table)
	    : r->kind == TABLE_SURVEY ? shape_of(&survey_case_schema, &survey_schema, &r->table) : f->shape;
	r->count = header->count;
	r->columns = arena_get(&r->table, r->count * sizeof *r->columns);
	r->row = arena_get(&r->table, (r->shape.count + CUBE_COLUMNS) * sizeof *r->row);
	for (size_t i = 0; i < r->count; i++)
		r->columns[i] = column_of(r, header->cells[i]);
	return true;
}
