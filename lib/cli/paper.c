#include "cli/paper.h"

#include <unistd.h>

#include "file/content.h"
#include "file/folder.h"
#include "record/people.h"
#include "store/table.h"
#include "time/date.h"
#include "view/day.h"

/* The names in the folder, for a message; closes it. */
static void
list_templates(int folder, struct buf *out)
{
	struct arena arena = {0};
	struct names names = {0};
	struct fail ignored = {0};

	buf_puts(out, "");
	if (folder >= 0 && folder_names(folder, &arena, &names, &ignored))
		for (size_t i = 0; i < names.count; i++)
			if (text_ends(names.at[i], TEXT(".txt")) && !text_ends(names.at[i], TEXT(".en.txt")))
				buf_printf(out, "%s%.*s", out->len > 0 ? ", " : "", (int)names.at[i].len - 4, names.at[i].at);
	if (folder >= 0)
		(void)close(folder);
	fail_release(&ignored);
	arena_release(&arena);
}

static bool
read_template(struct session *s, const char *folder, struct text name, const char *ending, struct letter *l, bool *missing,
    struct fail *why)
{
	l->name = arena_printf(&s->arena, "%s/%.*s%s", folder, TEXT_ARG(name), ending).at;
	return content_read(s->tree.root, l->name, CONTENT_RECORD_MAX, &s->arena, &l->template, missing, why);
}

/* A name of a person's typing must not lead out of the folder. */
static bool
is_plain(struct text name)
{
	return name.len > 0 && text_find(name, TEXT("/")) == (size_t)-1 && name.at[0] != '.';
}

bool
paper_template_in(struct session *s, const char *in, struct text name, struct letter *l, enum language *language,
    struct fail *why)
{
	bool missing = true;
	struct buf names = {0};
	int folder;

	*language = s->language;
	if (is_plain(name) && s->language == LANGUAGE_EN && read_template(s, in, name, ".en.txt", l, &missing, why))
		return true;
	if (!missing)
		return false;
	fail_release(why);
	*language = LANGUAGE_ID;
	if (is_plain(name) && read_template(s, in, name, ".txt", l, &missing, why))
		return true;
	if (!missing)
		return false;
	folder = folder_open(s->tree.root, in, NULL, why);
	list_templates(folder, &names);
	fail_set(why, MSG_TEMPLATE_NONE, arena_string(&s->arena, name), names.data, in);
	buf_release(&names);
	return false;
}

bool
paper_template(struct session *s, struct text name, struct letter *l, enum language *language, struct fail *why)
{
	return paper_template_in(s, "templates", name, l, language, why);
}

bool
paper_begin(struct paper *p, struct session *s, const struct scanned *c, const struct record *identity)
{
	struct arena *arena = &s->scratch;
	struct text *row;

	*p = (struct paper){ .session = s, .c = c, .identity = identity, .arena = arena, .issued = s->clock.now };
	p->shape = shape_of(&case_schema, c->c.record.schema, arena);
	row = arena_get(arena, p->shape.count * sizeof *row);
	case_row(&c->c, &p->shape, s->clock.now, (struct text){0}, arena, row);
	p->row = row;
	return true;
}

static const struct zone *
zone_of(const struct paper *p)
{
	return p->c->station != NULL ? &p->c->station->zone : tree_zone(&p->session->tree);
}

static struct text
built(struct paper *p, struct buf *out)
{
	struct text t = arena_text(p->arena, buf_view(out));

	buf_release(out);
	return t;
}

static struct text
on_paper_day(struct paper *p, int32_t day)
{
	struct buf out = {0};

	day_print(day, p->language, &out);
	return built(p, &out);
}

/* "Tuesday, 24 November 2026 at 22.15 WIB". */
static struct text
on_paper_moment(struct paper *p, struct moment m)
{
	static const struct words at = WORDS("at", "pukul");
	static const char *const zones[] = { "WIB", "WITA", "WIT" };
	struct buf out = {0};
	int second = moment_second(m), hours = m.offset / 3600;

	day_print_weekday(moment_day(m), p->language, &out);
	if (m.day_only)
		return built(p, &out);
	buf_printf(&out, " %s %02d.%02d ", at.in[p->language], second / 3600, second / 60 % 60);
	if (m.offset % 3600 == 0 && hours >= 7 && hours <= 9)
		buf_puts(&out, zones[hours - 7]);
	else
		buf_printf(&out, "UTC%+03d:%02d", hours, (m.offset < 0 ? -m.offset : m.offset) / 60 % 60);
	return built(p, &out);
}

/* An officer's code as a person reads it: rank and name, where the station's
 * table has them. */
static struct text
on_paper_officer(struct paper *p, struct text code)
{
	struct text station = record_get(&p->c->c.record, NAME_STATION), rank;
	struct table officers;
	const struct record *row;

	if (code.len == 0)
		return code;
	table_read(p->session->tree.root, arena_printf(p->arena, "stations/%.*s/officers.csv", TEXT_ARG(station)).at,
	    &officers_schema, p->arena, &officers, &fail_nowhere);
	row = table_find(&officers, NAME_CODE, code);
	if (row == NULL)
		return code;
	rank = record_get(row, NAME_RANK);
	return arena_printf(p->arena, "%.*s%s%.*s", TEXT_ARG(rank), rank.len > 0 ? " " : "",
	    TEXT_ARG(record_get(row, NAME_NAME)));
}

/* The label of a code, where its table has one. */
static struct text
on_paper_code(struct paper *p, const struct field *f, struct text code)
{
	const struct schema *schema = f->table != NULL ? catalog_find(text_of(f->table)) : NULL;
	struct table table;
	const struct record *row;

	if (schema == &officers_schema)
		return on_paper_officer(p, code);
	if (schema == NULL || schema->path == NULL || text_find(text_of(schema->path), TEXT("%s")) != (size_t)-1)
		return code;
	table_read(p->session->tree.root, schema->path, schema, p->arena, &table, &fail_nowhere);
	row = table_find(&table, NAME_CODE, code);
	return row == NULL ? code : record_get(row, p->language == LANGUAGE_EN ? NAME_LABEL_EN : NAME_LABEL_ID);
}

struct text
paper_value(struct paper *p, const struct field *f, struct text value)
{
	const struct choice *choice = f->choices != NULL ? choice_key(f->choices, value) : NULL;
	struct fail ignored = {0};
	struct moment m;
	int32_t day;

	if (f->kind == FIELD_CODE)
		return on_paper_code(p, f, value);
	if (f->kind == FIELD_DAY && date_parse(value, &day))
		return on_paper_day(p, day);
	if (f->kind == FIELD_MOMENT && moment_parse(value, &m, &ignored))
		return on_paper_moment(p, m);
	fail_release(&ignored);
	return choice != NULL ? text_of(choice->label.in[p->language]) : value;
}

/* Of `reporter.name: Siti` lines. */
static struct text
of_person(const struct paper *p, struct text name)
{
	struct text lines = p->identity != NULL ? record_get(p->identity, NAME_PEOPLE) : (struct text){0}, line, key, value;

	while (text_next(&lines, '\n', &line))
		if (text_cut(line, ':', &key, &value) && text_equal(key, name))
			return text_trim(value);
	return (struct text){0};
}

static bool
of_identity(struct paper *p, struct text name, struct text *value)
{
	const struct schema *schema = p->c->c.record.schema;
	int field = schema_field(schema, name);
	struct buf person = {0};
	bool found = people_name(name, &person);

	if (found)
		*value = of_person(p, buf_view(&person));
	buf_release(&person);
	if (found || field == NO_FIELD || schema->fields[field].class != CLASS_IDENTITY)
		return found;
	*value = p->identity != NULL ? p->identity->values[field] : (struct text){0};
	return true;
}

/* A field that this tree keeps with the personal data. */
static struct text
of_kept(const struct paper *p, struct text name)
{
	int field = schema_field(p->c->c.record.schema, name);

	return p->identity != NULL && field != NO_FIELD ? p->identity->values[field] : (struct text){0};
}

static struct text
of_station(struct paper *p, enum name id)
{
	return p->c->station != NULL ? record_get(&p->c->station->config, id) : (struct text){0};
}

/* What is of the document, not of the record. */
static bool
of_document(struct paper *p, struct text name, struct text *value)
{
	const struct record *r = &p->c->c.record;
	struct text own = p->text.len > 0 ? p->text : record_get(r, NAME_TEXT).len > 0 ? record_get(r, NAME_TEXT) : of_kept(p, TEXT("text"));
	int32_t day;
	const struct { const char *name; struct text value; } plain[] = {
		{ "document", p->document }, { "number", p->number }, { "report_number", p->report_number },
		{ "code", p->code }, { "copy", p->copy }, { "text", own },
		{ "station_name", of_station(p, NAME_NAME) }, { "unit", of_station(p, NAME_UNIT) },
		{ "chain", of_station(p, NAME_CHAIN) },
	};

	for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
		if (text_is(name, plain[i].name)) {
			*value = plain[i].value;
			return true;
		}
	if (text_is(name, "signatory"))
		*value = on_paper_officer(p, p->signed_by);
	else if (text_is(name, "valid_until"))
		*value = date_parse(p->valid_until, &day) ? on_paper_day(p, day) : p->valid_until;
	else if (text_is(name, "issued"))
		*value = on_paper_day(p, moment_day(moment_in(p->issued, zone_of(p))));
	else if (text_is(name, "today"))
		*value = on_paper_day(p, moment_day(moment_in(p->session->clock.now, zone_of(p))));
	else
		return false;
	return true;
}

bool
paper_lookup(void *context, struct text name, struct text *value)
{
	struct paper *p = context;
	const struct record *r = &p->c->c.record;
	int column = shape_field(&p->shape, name);

	*value = (struct text){0};
	if (of_document(p, name, value) || of_identity(p, name, value))
		return true;
	if (column != NO_FIELD) {
		struct text cell = p->row[column].len > 0 ? p->row[column] : of_kept(p, name);

		*value = cell.len > 0 ? paper_value(p, p->shape.fields[column], cell) : cell;
		return true;
	}
	for (size_t i = 0; i < r->extra_count; i++)
		if (text_equal(r->extras[i].key, name))
			*value = r->extras[i].value;
	return text_starts(name, TEXT("x-"));
}
