#include "cli/figures_rows.h"

#include <string.h>
#include <sys/stat.h>

#include "cli/command.h"
#include "file/spool.h"
#include "format/csv_read.h"
#include "query/seen.h"
#include "record/step.h"

/* What a table of the input holds, by its header. */
enum table_kind { TABLE_CASES, TABLE_ACTIONS, TABLE_SURVEY, TABLE_CUBE };

struct rows {
	struct figures *figures;
	enum table_kind kind;
	bool actions;		/* this time only actions are taken, the other time all but them */
	struct shape shape;	/* of actions and survey answers */
	int *columns;		/* of the file: in the shape or cube; NO_FIELD: not ours */
	size_t count;
	struct text *row;	/* of the shape or cube */
	int voice;		/* of the table; -1: each row's kind tells */
	struct arena table;	/* lives as long as the table */
	struct arena arena;	/* of one row */
};

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

static bool
begins(void *context, const struct csv_row *row)
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

/* The voice that the columns of a table tell. */
static int
voice_of(const struct csv_row *header)
{
	for (size_t i = 0; i < header->count; i++)
		for (int v = 0; v < VOICES; v++) {
			int field = schema_field(schemas[v], header->cells[i]);

			if (field != NO_FIELD && is_only_of(v, &schemas[v]->fields[field]))
				return v;
		}
	return -1;
}

/* What is asked for must be there: an empty cell would be a wrong figure. */
static bool
check_asked(const struct rows *r, const struct csv_row *header, struct fail *why)
{
	const struct figures *f = r->figures;

	for (size_t c = 0; c < f->shape.count; c++) {
		const struct field *field = f->shape.fields[c];
		bool asked = r->kind == TABLE_CUBE ? figures_picks(f, (int)c) : figures_asks(f, (int)c);

		if (!asked || field->id == NAME_TYPE || has(header, field->name))
			continue;
		if (r->kind == TABLE_CUBE) {
			fail_set(why, MSG_FIGURES_CUBE_COLUMN, field->name, "station, type, shift, kind, category, channel, area");
			return fail_field(why, field->name);
		}
		if (r->voice < 0 || !is_only_of(1 - r->voice, field))
			return fail_set(why, (field->flags & FIELD_ASKED) != 0 ? MSG_FIGURES_ROWS_ASKED : MSG_FIGURES_ROWS_COLUMN, field->name);
	}
	return true;
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

static bool
take_header(void *context, const struct csv_row *header, struct fail *why)
{
	struct rows *r = context;
	struct figures *f = r->figures;

	arena_clear(&r->table);
	if (!table_of(header, &r->kind))
		return fail_set(why, MSG_FIGURES_ROWS_HEADER, "id, received, kind, status");
	r->voice = voice_of(header);
	if (r->kind == TABLE_CUBE && f->cube == NULL)
		return fail_set(why, MSG_FIGURES_CUBE_NOT, f->session->verb->name);
	if ((r->kind == TABLE_CASES || r->kind == TABLE_CUBE) && !check_asked(r, header, why))
		return false;
	r->shape = r->kind == TABLE_ACTIONS ? shape_of(&case_schema, &action_schema, &r->table)
	    : r->kind == TABLE_SURVEY ? shape_of(&survey_case_schema, &survey_schema, &r->table) : f->shape;
	r->count = header->count;
	r->columns = arena_get(&r->table, r->count * sizeof *r->columns);
	r->row = arena_get(&r->table, (r->shape.count + CUBE_COLUMNS) * sizeof *r->row);
	for (size_t i = 0; i < r->count; i++)
		r->columns[i] = column_of(r, header->cells[i]);
	return true;
}

static enum status
status_of(struct text key)
{
	enum status s = STATUS_NEW;

	while (status_choices[s].key != NULL && !text_is(key, status_choices[s].key))
		s++;
	return s;
}

static const struct station *
station_of(const struct figures *f, struct text code)
{
	for (size_t i = 0; i < f->tree->station_count; i++)
		if (text_equal(f->tree->stations[i].code, code))
			return &f->tree->stations[i];
	return NULL;
}

/* The instant by which it falls in the period: of a day alone its noon, of an hour
 * of a cube the middle of it, by the zone of its desk. */
static int64_t
instant_of(const struct figures *f, const struct scanned *s, bool wall)
{
	const struct zone *zone = tree_zone_of(f->tree, row_get(&f->shape, f->row, NAME_STATION));

	if (s->received.day_only)
		return zone_instant(zone, s->received.at + 43200);
	return wall ? zone_instant(zone, s->received.at + 1800) : s->received.at;
}

static bool
in_period(struct figures *f, int64_t at)
{
	f->within = at >= f->period.from && at < f->period.until;
	return f->within;
}

/* What was recorded later is not known yet; an imported row counts from its own time. */
static bool
is_known(const struct figures *f, const struct scanned *s)
{
	struct text recorded = row_get(&f->shape, f->row, NAME_RECORDED);
	bool imported = row_get(&f->shape, f->row, NAME_SOURCE).len > 0;
	struct fail why = {0};
	struct moment m = s->received;

	if (!imported && recorded.len > 0 && !moment_parse(recorded, &m, &why))
		fail_release(&why);
	return m.at <= session_as_of(f->session);
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
	fail_set(why, MSG_FIGURES_ROWS_HEADER, "kind");
	return fail_field(why, "kind");
}

static bool
take_case(struct rows *r, struct fail *why)
{
	struct figures *f = r->figures;
	struct scanned s = { .folder = "", .arena = &r->arena };
	struct text uid;
	int voice;

	memcpy(f->row, r->row, f->shape.count * sizeof *f->row);
	uid = row_get(&f->shape, f->row, NAME_UID);
	if (!find_voice(r, &voice, why))
		return false;
	f->voice = (enum voice)voice;
	s.c.id = row_get(&f->shape, f->row, NAME_ID);
	s.c.status = status_of(row_get(&f->shape, f->row, NAME_STATUS));
	s.station = station_of(f, row_get(&f->shape, f->row, NAME_STATION));
	f->row[shape_named(&f->shape, NAME_TYPE)] = text_of(figures_voice(f->voice));
	if (!moment_parse(row_get(&f->shape, f->row, NAME_RECEIVED), &s.received, why))
		return fail_field(why, "received");
	if (!f->types[voice] || !in_period(f, instant_of(f, &s, false)) || !is_known(f, &s))
		return true;
	if (!seen_add(f->seen, uid.len > 0 ? uid : s.c.id)) {
		f->twice++;
		return true;
	}
	return figures_lend(f, &s, why);
}

static bool
take_cube(struct rows *r, struct fail *why)
{
	struct figures *f = r->figures;
	struct scanned s = { .folder = "", .arena = &r->arena };
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
	s.station = station_of(f, r->row[CUBE_STATION]);
	if (!f->types[f->voice] || !in_period(f, instant_of(f, &s, true)) ||
	    (f->filter != NULL && !filter_match(f->filter, f->row)))
		return true;
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
		return f->survey == NULL || f->survey(f->context, f, &r->shape, r->row, why);
	case TABLE_CUBE:
		return take_cube(r, why);
	case TABLE_CASES:
		break;
	}
	return take_case(r, why);
}

static bool
read_once(struct figures *f, FILE *in, const char *name, bool actions, struct fail *why)
{
	struct rows r = { .figures = f, .actions = actions };
	const struct csv_options options = { .name = name };
	const struct csv_handler handler = { .header = take_header, .begins = begins, .row = take_row, .context = &r };
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

	if (in == NULL || !twice || (fstat(fileno(in), &st) == 0 && S_ISREG(st.st_mode)))
		return in;
	copy = spool_copy(in, why);
	if (in != stdin)
		(void)fclose(in);
	return copy;
}

bool
figures_rows(struct figures *f, struct fail *why)
{
	struct session *s = f->session;
	struct text all = text_of(session_word(s, OPT_INPUT)), rest = all, name;
	FILE **files = arena_get(&s->arena, (all.len + 1) * sizeof *files);
	bool twice = f->action != NULL, ok = true;
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
			ok = read_once(f, files[at], arena_string(&s->arena, name), pass == 0, why);
			if (twice)
				rewind(files[at]);
		}
	}
	for (size_t i = 0; i < count; i++)
		if (files[i] != stdin)
			(void)fclose(files[i]);
	return ok;
}
