#include "store/table.h"

#include <string.h>

#include "base/refuse.h"
#include "file/content.h"
#include "format/csv_read.h"
#include "record/value.h"
#include "time/date.h"

enum { TABLE_MAX = 64 << 20 };

/* What the CSV callbacks share. */
struct reading {
	const char *path;
	const struct schema *schema;
	struct arena *arena;
	struct table *table;
	const struct fail_sink *sink;
	int *columns;		/* field of each column, or NO_FIELD for x-... */
	size_t width, cap;
	bool ok;
};

static void
reading_fault(struct reading *r, struct fail *why, long line)
{
	fail_in(why, r->path, line);
	fail_send(r->sink, why);
	r->ok = false;
}

static bool
take_header(void *context, const struct csv_row *row, struct fail *why)
{
	struct reading *r = context;

	r->columns = arena_get(r->arena, row->count * sizeof *r->columns);
	r->width = row->count;
	for (size_t i = 0; i < row->count; i++) {
		r->columns[i] = schema_field(r->schema, row->cells[i]);
		if (r->columns[i] != NO_FIELD || text_starts(row->cells[i], TEXT("x-")))
			continue;
		refuse(why, MSG_KEY_UNKNOWN, row->cells[i]);
		fail_in(why, r->path, row->line);
		return false;
	}
	for (size_t f = 0; f < r->schema->count; f++) {
		bool there = (r->schema->fields[f].flags & FIELD_REQUIRED) == 0;

		for (size_t i = 0; i < r->width; i++)
			there = there || r->columns[i] == (int)f;
		if (!there) {
			fail_set(why, MSG_COLUMN_MISSING, r->schema->fields[f].name);
			fail_in(why, r->path, row->line);
			return false;
		}
	}
	return true;
}

static bool
take_row(void *context, const struct csv_row *row, struct fail *ignored)
{
	struct reading *r = context;
	struct table *t = r->table;
	struct record *record;
	struct fail why = {0};

	(void)ignored;
	if (t->count == r->cap) {
		size_t cap = r->cap > 0 ? r->cap * 2 : 64;
		struct record *rows = arena_get(r->arena, cap * sizeof *rows);
		long *lines = arena_get(r->arena, cap * sizeof *lines);

		if (t->count > 0) {
			memcpy(rows, t->rows, t->count * sizeof *rows);
			memcpy(lines, t->lines, t->count * sizeof *lines);
		}
		t->rows = rows;
		t->lines = lines;
		r->cap = cap;
	}
	record = &t->rows[t->count];
	record_init(record, r->schema, r->arena);
	for (size_t i = 0; i < row->count; i++)
		if (r->columns[i] != NO_FIELD)
			record->values[r->columns[i]] = arena_text(r->arena, row->cells[i]);
	t->lines[t->count++] = row->line;
	if (!record_check_first(record, &why))
		reading_fault(r, &why, row->line);
	return true;
}

static void
take_bad(void *context, const struct csv_row *row, const struct fail *why)
{
	struct fail copy = {0};

	fail_copy(&copy, why);
	reading_fault(context, &copy, row->line);
}

bool
table_read(int root, const char *path, const struct schema *schema, struct arena *arena,
    struct table *table, const struct fail_sink *sink)
{
	struct reading r = { .path = path, .schema = schema, .arena = arena, .table = table, .sink = sink, .ok = true };
	struct csv_handler handler = { .header = take_header, .row = take_row, .bad = take_bad, .context = &r };
	struct csv_options options = { .delimiter = ',', .name = path };
	struct fail why = {0};
	struct text bytes;
	bool missing = false;

	*table = (struct table){0};
	if (root < 0)
		return true;
	if (!content_read(root, path, TABLE_MAX, arena, &bytes, &missing, &why)) {
		if (!missing)
			reading_fault(&r, &why, 0);
		fail_release(&why);
		return missing;
	}
	if (!csv_read_bytes(bytes, &options, &handler, &why))
		reading_fault(&r, &why, 0);
	return r.ok;
}

const struct record *
table_find(const struct table *t, enum name id, struct text value)
{
	for (size_t i = 0; i < t->count; i++)
		if (text_equal(record_get(&t->rows[i], id), value))
			return &t->rows[i];
	return NULL;
}

bool
table_in_force(const struct record *row, int32_t day)
{
	struct text from = record_get(row, NAME_VALID_FROM), until = record_get(row, NAME_VALID_UNTIL);
	int32_t d;

	return (from.len == 0 || (date_parse(from, &d) && d <= day)) &&
	    (until.len == 0 || (date_parse(until, &d) && day < d));
}
