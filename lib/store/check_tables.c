/* The configuration, the claims, and the CSV tables. */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "file/content.h"
#include "file/folder.h"
#include "record/id.h"
#include "store/check_file.h"
#include "store/claim.h"
#include "time/date.h"
#include "time/moment.h"

enum { TABLE_MAX = 64 << 20 };

struct table_sink {
	struct checking *k;
	const char *path;
};

static void
sink_take(void *context, const struct fail *why)
{
	const struct table_sink *s = context;
	struct fail copy = {0};

	fail_copy(&copy, why);
	check_fault(s->k, s->path, why->line, &copy);
}

static int
code_order(const void *x, const void *y)
{
	return text_compare(*(const struct text *)x, *(const struct text *)y);
}

static void
keep_codes(struct checking *k, const struct schema *schema, struct text station, const struct table *t)
{
	struct codes *c;

	if (schema_named(schema, NAME_CODE) == NO_FIELD || t->count == 0)
		return;
	c = arena_get(&k->kept, sizeof *c);
	*c = (struct codes){ schema, station, arena_get(&k->kept, t->count * sizeof *c->at), t->count, k->codes };
	for (size_t i = 0; i < t->count; i++)
		c->at[i] = arena_text(&k->kept, record_get(&t->rows[i], NAME_CODE));
	qsort(c->at, c->count, sizeof *c->at, code_order);
	k->codes = c;
}

const struct codes *
check_codes(const struct checking *k, const struct field *f, struct text station)
{
	const struct schema *schema = f->table != NULL ? catalog_find(text_of(f->table)) : NULL;

	for (const struct codes *c = k->codes; schema != NULL && c != NULL; c = c->next)
		if (c->schema == schema && (c->station.len == 0 || text_equal(c->station, station)))
			return c;
	return NULL;
}

bool
codes_have(const struct codes *c, struct text code)
{
	return bsearch(&code, c->at, c->count, sizeof *c->at, code_order) != NULL;
}

/* A table that is not there is empty; but these nobody does without. */
static void
check_missing(struct checking *k, const char *path, const struct schema *schema)
{
	static const struct schema *const wanted[] = { &channels_schema, &holidays_schema, &sla_schema, &shifts_schema };

	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
		struct fail why = {0};

		if (schema != wanted[i])
			continue;
		fail_set(&why, MSG_CHECK_MISSING);
		check_notice(k, path, 0, &why);
	}
}

static bool
has_year(const struct table *t, int year)
{
	int32_t day;

	for (size_t i = 0; i < t->count; i++)
		if (date_parse(record_get(&t->rows[i], NAME_DATE), &day) && date_of_number(day).year == year)
			return true;
	return false;
}

/* The years that clocks of working days run over now: this one, and near its end the
 * next. */
static void
check_years(struct checking *k, const char *path, const struct table *t)
{
	struct date today = date_of_number(moment_day(moment_in(k->check->now, tree_zone(k->check->tree))));

	for (int year = today.year; year <= today.year + (today.month >= 11); year++) {
		struct fail why = {0};

		if (has_year(t, year))
			continue;
		fail_set(&why, MSG_CHECK_HOLIDAYS, arena_printf(&k->file, "%d", year).at);
		check_notice(k, path, 0, &why);
	}
}

static void
check_table(struct checking *k, const char *path, const struct schema *schema, struct text station)
{
	int root = k->check->tree->root;
	struct table_sink context = { k, path };
	struct fail_sink sink = { sink_take, &context };
	struct table t;
	struct text bytes;

	if (faccessat(root, path, F_OK, AT_SYMLINK_NOFOLLOW) != 0) {
		check_missing(k, path, schema);
		return;
	}
	if (check_bytes(k, root, path, path, TABLE_MAX, &bytes)) {
		table_read(root, path, schema, &k->file, &t, &sink);
		keep_codes(k, schema, station, &t);
		check_rows(k, path, &t);
		check_keys(k, path, schema, &t);
		if (schema == &holidays_schema)
			check_years(k, path, &t);
		if (schema == &roster_schema)
			check_roster_rows(k, path, station, &t);
	}
	arena_clear(&k->file);
}

/* The tables of the tree (no station), or of a station. */
static void
check_tables(struct checking *k, struct text station)
{
	for (size_t i = 0; catalog[i] != NULL; i++) {
		const char *pattern = catalog[i]->path, *code = pattern != NULL ? strstr(pattern, "%s") : NULL;
		struct buf path = {0};

		if (pattern == NULL || (code != NULL) != (station.len > 0))
			continue;
		buf_text(&path, (struct text){ pattern, code != NULL ? (size_t)(code - pattern) : strlen(pattern) });
		buf_text(&path, station);
		buf_puts(&path, code != NULL ? code + 2 : "");
		check_table(k, path.data, catalog[i], station);
		buf_release(&path);
	}
}

static bool
check_config(struct checking *k, const char *path, const struct schema *schema, struct record *r)
{
	struct text bytes;

	return check_bytes(k, k->check->tree->root, path, path, CONTENT_RECORD_MAX, &bytes) &&
	    check_record(k, bytes, path, schema, r);
}

/* A field that must say what the path says. */
static void
check_same(struct checking *k, const struct record *r, enum name id, struct text expected, const char *path)
{
	const struct field *f = &r->schema->fields[schema_named(r->schema, id)];
	struct fail why = {0};

	if (text_equal(record_get(r, id), expected))
		return;
	fail_set(&why, MSG_CHECK_OTHER, arena_string(&k->file, expected), arena_string(&k->file, record_get(r, id)));
	fail_field(&why, f->name);
	check_fault(k, path, r->lines[schema_named(r->schema, id)], &why);
}

static void
check_claims(struct checking *k, struct text station, const char *folder)
{
	struct fail why = {0};
	struct arena arena = {0};
	struct names names = {0};
	struct claims live;
	int fd = check_folder(k, k->check->tree->root, folder, folder);

	if (fd >= 0 && !folder_names(fd, &arena, &names, &why))
		check_fault(k, folder, 0, &why);
	if (fd >= 0)
		(void)close(fd);
	for (size_t i = 0; i < names.count; i++) {
		const char *path = arena_printf(&arena, "%s/%s", folder, names.at[i].at).at;
		struct record r;

		if (text_starts(names.at[i], TEXT(".tmp-")))
			check_temporary(k, k->check->tree->root, path, path);
		else if (check_config(k, path, &claim_schema, &r))
			check_same(k, &r, NAME_STATION, station, path);
		arena_clear(&k->file);
	}
	claims_live(k->check->tree, station, &arena, &live, &fail_nowhere);
	if (claims_clones(&live) > 1) {
		fail_set(&why, MSG_CLAIM_TWICE, arena_printf(&arena, "%zu", claims_clones(&live)).at, arena_string(&arena, station));
		check_fault(k, folder, 0, &why);
	}
	arena_release(&arena);
}

static bool
is_month(struct text name)
{
	return name.len == 11 && text_ends(name, TEXT(".csv")) && name.at[4] == '-' &&
	    text_all_digits(text_slice(name, 0, 4)) && text_all_digits(text_slice(name, 5, 7));
}

static void
check_roster(struct checking *k, struct text station, const char *folder)
{
	struct arena arena = {0};
	struct names names = {0};
	struct fail why = {0};
	int fd = check_folder(k, k->check->tree->root, folder, folder);

	if (fd >= 0 && !folder_names(fd, &arena, &names, &why))
		check_fault(k, folder, 0, &why);
	for (size_t i = 0; i < names.count; i++) {
		const char *path = arena_printf(&arena, "%s/%s", folder, names.at[i].at).at;

		if (text_starts(names.at[i], TEXT(".tmp-"))) {
			check_temporary(k, fd, names.at[i].at, path);
		} else if (is_month(names.at[i])) {
			check_table(k, path, &roster_schema, station);
		} else {
			fail_set(&why, MSG_CHECK_FOREIGN);
			check_fault(k, path, 0, &why);
		}
	}
	if (fd >= 0)
		(void)close(fd);
	arena_release(&arena);
}

static void
check_station(struct checking *k, struct text code)
{
	struct arena arena = {0};
	const char *folder = arena_printf(&arena, "stations/%.*s", TEXT_ARG(code)).at;
	const char *path = arena_printf(&arena, "%s/station.yaml", folder).at;
	struct fail why = {0};
	struct record r;
	struct zone zone;

	if (check_config(k, path, &station_schema, &r)) {
		check_same(k, &r, NAME_CODE, code, path);
		if (!zone_find(record_get(&r, NAME_ZONE), &zone, &why)) {
			fail_field(&why, "zone");
			check_fault(k, path, r.lines[schema_named(&station_schema, NAME_ZONE)], &why);
		}
	}
	arena_clear(&k->file);
	check_tables(k, code);
	check_roster(k, code, arena_printf(&arena, "%s/roster", folder).at);
	check_claims(k, code, arena_printf(&arena, "%s/claims", folder).at);
	arena_release(&arena);
}

static void
check_stations(struct checking *k)
{
	struct names names = {0};
	struct fail why = {0};
	int fd = check_folder(k, k->check->tree->root, "stations", "stations");

	if (fd >= 0 && !folder_names(fd, &k->kept, &names, &why))
		check_fault(k, "stations", 0, &why);
	if (fd >= 0)
		(void)close(fd);
	for (size_t i = 0; i < names.count; i++) {
		if (id_station_ok(names.at[i])) {
			check_station(k, names.at[i]);
			continue;
		}
		fail_set(&why, MSG_CHECK_FOREIGN);
		check_fault(k, arena_printf(&k->file, "stations/%s", names.at[i].at).at, 0, &why);
		arena_clear(&k->file);
	}
}

void
check_configuration(struct checking *k)
{
	struct record r;

	check_config(k, "spkt.yaml", &tree_schema, &r);
	arena_clear(&k->file);
	check_tables(k, (struct text){0});
	check_stations(k);
}
