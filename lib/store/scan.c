#include "store/scan.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/memory.h"
#include "base/number.h"
#include "base/refuse.h"
#include "file/content.h"
#include "file/folder.h"
#include "time/date.h"
#include "time/moment.h"

enum { NOON = 43200 };

/* The files of one day folder, by record, each record first and then its steps. */
struct entry {
	struct text name;
	struct file_name parsed;
};

struct walking {
	const struct scan *scan;
	scan_take *take;
	void *context;
	struct fail *why;
	struct arena day;	/* cleared after each day folder */
	struct arena path;	/* names of stations, years, months, days */
	struct buf folder;
	const struct station *station;
	int32_t first, last;	/* day numbers that can hold the period */
};

static int
entry_order(const void *x, const void *y)
{
	const struct entry *a = x, *b = y;
	int c = id_compare(&a->parsed.parsed, &b->parsed.parsed);

	if (c == 0)
		c = text_compare(a->parsed.id, b->parsed.id);
	if (c == 0)
		c = (a->parsed.kind == FILE_STEP) - (b->parsed.kind == FILE_STEP);
	return c != 0 ? c : text_compare(a->name, b->name);
}

static void
send_fault(const struct scan *scan, struct fail *why, const char *folder, struct text name)
{
	struct buf path = {0};

	buf_printf(&path, "%s/%.*s", folder, TEXT_ARG(name));
	memory_free(why->file);
	why->file = NULL;
	fail_in(why, path.data, 0);
	buf_release(&path);
	if (scan->faults != NULL)
		scan->faults->take(scan->faults->context, why);
	fail_release(why);
}

static bool
read_record(int fd, const struct entry *e, const struct schema *schema, struct text tight, struct arena *arena,
    struct record *r, struct fail *why)
{
	struct text bytes;

	return content_read(fd, e->name.at, CONTENT_RECORD_MAX, arena, &bytes, NULL, why) &&
	    record_read_tight(r, schema, tight, bytes, arena, why);
}

/* Where a day without a time begins. */
static const struct zone *
zone_of(const struct scan *scan, const struct scanned *s)
{
	return s->station != NULL ? &s->station->zone : tree_zone(scan->tree);
}

/* When the desk knew of it: an imported row counts as recorded at its own time. */
static int64_t
known_at(const struct record *r, enum name own, const struct zone *zone)
{
	struct moment m;
	struct fail why = {0};
	bool imported = record_get(r, NAME_SOURCE).len > 0;
	bool ok = moment_parse(record_get(r, imported ? own : NAME_RECORDED), &m, &why);

	fail_release(&why);
	if (ok && m.day_only)
		return zone_instant(zone, m.at);
	return ok ? m.at : INT64_MIN;
}

static bool
read_step(const struct scan *scan, int fd, const struct entry *e, const struct scanned *of, struct step *s,
    struct fail *why)
{
	struct moment at;

	if (!read_record(fd, e, &step_schema, (struct text){0}, of->arena, &s->record, why))
		return false;
	s->name = text_slice(e->name, 0, e->name.len - 5);
	s->number = e->parsed.number;
	s->verb = step_find(record_get(&s->record, NAME_VERB));
	if (moment_parse(record_get(&s->record, NAME_AT), &at, why))
		s->at = at.at;
	fail_release(why);
	return known_at(&s->record, NAME_AT, zone_of(scan, of)) <= scan->as_of;
}

/* The steps of the record at entries[0]; how many entries they are. */
static void
read_steps(const struct scan *scan, int fd, const struct entry *entries, size_t count, struct scanned *of)
{
	struct case_file *c = &of->c;
	struct fail why = {0};

	c->steps = arena_get(of->arena, (count + 1) * sizeof *c->steps);
	for (size_t i = 0; i < count; i++) {
		struct step *s = &c->steps[c->step_count];

		if (read_step(scan, fd, &entries[i], of, s, &why))
			c->step_count++;
		else if (why.message != MSG_NONE)
			send_fault(scan, &why, of->folder, entries[i].name);
		if (c->step_count == 0 || s != &c->steps[c->step_count - 1])
			*s = (struct step){0};
	}
}

/* One record and its steps. False where it is not to be seen (a fault was
 * sent, or it was recorded later). */
static bool
read_case(const struct scan *scan, int fd, const struct entry *entries, size_t count, struct scanned *s)
{
	struct fail why = {0};

	s->c = (struct case_file){ .id = entries[0].parsed.id };
	if (!read_record(fd, &entries[0], scan->type->schema, tree_tight(scan->tree), s->arena, &s->c.record, &why)) {
		send_fault(scan, &why, s->folder, entries[0].name);
		return false;
	}
	if (known_at(&s->c.record, NAME_RECEIVED, zone_of(scan, s)) > scan->as_of)
		return false;
	if (!moment_parse(record_get(&s->c.record, NAME_RECEIVED), &s->received, &why)) {
		send_fault(scan, &why, s->folder, entries[0].name);
		return false;
	}
	read_steps(scan, fd, entries + 1, count - 1, s);
	case_fold(&s->c);
	return true;
}

/* The names of a day folder that are records or steps, ordered. */
static bool
day_entries(int fd, struct arena *arena, struct entry **entries, size_t *count, struct fail *why)
{
	struct names names;

	if (!folder_names(fd, arena, &names, why))
		return false;
	*entries = arena_get(arena, (names.count + 1) * sizeof **entries);
	*count = 0;
	for (size_t i = 0; i < names.count; i++) {
		struct entry *e = &(*entries)[*count];

		e->name = names.at[i];
		e->parsed = layout_name(names.at[i]);
		if (e->parsed.kind == FILE_RECORD || e->parsed.kind == FILE_STEP)
			(*count)++;
	}
	if (*count > 1)
		qsort(*entries, *count, sizeof **entries, entry_order);
	return true;
}

static size_t
same_record(const struct entry *entries, size_t i, size_t count)
{
	size_t n = 1;

	while (i + n < count && text_equal(entries[i + n].parsed.id, entries[i].parsed.id))
		n++;
	return n;
}

int64_t
scan_instant(const struct scanned *s)
{
	const struct zone *zone = s->zone != NULL || !s->received.day_only || s->station == NULL ? s->zone : &s->station->zone;
	int64_t wall = s->received.at + s->received.offset + (s->received.day_only ? NOON : 0);

	if (zone != NULL)
		return zone_instant(zone, wall);
	return s->received.at;
}

static bool
in_period(const struct period *p, const struct scanned *s)
{
	int64_t at = scan_instant(s);

	return at >= p->from && at < p->until;
}

static bool
scan_day(struct walking *w, int fd)
{
	struct entry *entries;
	size_t count, n;
	struct scanned s = { .station = w->station, .zone = w->scan->zone, .folder = w->folder.data, .arena = &w->day };

	if (!day_entries(fd, &w->day, &entries, &count, w->why))
		return false;
	for (size_t i = 0; i < count; i += n) {
		n = same_record(entries, i, count);
		if (entries[i].parsed.kind != FILE_RECORD ||
		    record_type_letter(entries[i].parsed.parsed.letter) != w->scan->type)
			continue;	/* a step without its record: for `check` */
		if (read_case(w->scan, fd, &entries[i], n, &s) && in_period(&w->scan->period, &s) &&
		    !w->take(w->context, &s, w->why))
			return false;
	}
	return true;
}

/* Folders below the type's: 0 stations, 1 years, 2 months, 3 days. */
enum level { LEVEL_STATION, LEVEL_YEAR, LEVEL_MONTH, LEVEL_DAY };

/* Whether a folder can hold days of the period. */
static bool
worth_opening(struct walking *w, enum level level, struct text name, const int64_t date[3])
{
	struct date first, last;
	int64_t n;

	if (level == LEVEL_STATION)
		return id_station_ok(name) && (w->scan->station.len == 0 || text_equal(name, w->scan->station));
	if (name.len != (level == LEVEL_YEAR ? 4 : 2) || !number_parse(name, 1, 9999, &n))
		return false;
	first = (struct date){ (int)(level == LEVEL_YEAR ? n : date[0]), 1, 1 };
	last = (struct date){ first.year, 12, 31 };
	if (level >= LEVEL_MONTH) {
		first.month = last.month = (int)(level == LEVEL_MONTH ? n : date[1]);
		if (first.month > 12)
			return false;
		last.day = date_days_in_month(first.year, first.month);
	}
	if (level == LEVEL_DAY)
		first.day = last.day = (int)n;
	return date_exists(first) && date_number(last) >= w->first && date_number(first) <= w->last;
}

static bool walk_level(struct walking *w, int fd, enum level level, int64_t date[3]);

static bool
walk_into(struct walking *w, int parent, enum level level, struct text name, int64_t date[3])
{
	size_t len = w->folder.len;
	struct fail why = {0};
	int fd = folder_open(parent, name.at, NULL, &why);
	bool ok = true;

	if (fd < 0) {
		send_fault(w->scan, &why, w->folder.data, name);
		return true;
	}
	buf_printf(&w->folder, "/%s", name.at);
	if (level == LEVEL_STATION)
		w->station = tree_station(w->scan->tree, name, &why);
	else
		number_parse(name, 0, 9999, &date[level - LEVEL_YEAR]);
	fail_release(&why);
	if (level == LEVEL_DAY) {
		ok = scan_day(w, fd);
		arena_clear(&w->day);
	} else {
		ok = walk_level(w, fd, level + 1, date);
	}
	(void)close(fd);
	w->folder.data[w->folder.len = len] = '\0';
	return ok;
}

static bool
walk_level(struct walking *w, int fd, enum level level, int64_t date[3])
{
	struct names names;

	if (!folder_names(fd, &w->path, &names, w->why))
		return false;
	for (size_t i = 0; i < names.count; i++)
		if (worth_opening(w, level, names.at[i], date) && !walk_into(w, fd, level, names.at[i], date))
			return false;
	return true;
}

/* The day folder is the local date in `received`, whose offset may be any of a
 * day: one day more on either side covers them all. */
static int32_t
day_near(int64_t instant, int32_t slack)
{
	int64_t day = instant / 86400;

	if (day > 2900000)
		return 2900000;
	if (day < -720000)
		return -720000;
	return (int32_t)day + slack;
}

bool
scan_cases(const struct scan *scan, scan_take *take, void *context, struct fail *why)
{
	struct walking w = {
		.scan = scan, .take = take, .context = context, .why = why,
		.first = day_near(scan->period.from, -2), .last = day_near(scan->period.until, 2),
	};
	int64_t date[3] = {0};
	bool missing = false, ok;
	int fd = folder_open(scan->tree->root, scan->type->folder, &missing, why);

	if (fd < 0) {
		if (missing)
			fail_release(why);
		return missing;
	}
	buf_puts(&w.folder, scan->type->folder);
	ok = walk_level(&w, fd, LEVEL_STATION, date);
	(void)close(fd);
	buf_release(&w.folder);
	arena_release(&w.day);
	arena_release(&w.path);
	return ok;
}

/* Passes faults on, and knows that there were some. */
struct telling {
	const struct fail_sink *to;
	bool told;
};

static void
take_told(void *context, const struct fail *why)
{
	struct telling *t = context;

	t->told = true;
	if (t->to != NULL)
		t->to->take(t->to->context, why);
}

bool
scan_one(const struct tree *tree, struct text id, int64_t as_of, const struct fail_sink *faults,
    struct arena *arena, struct scanned *s, struct fail *why)
{
	struct telling telling = { faults, false };
	struct fail_sink sink = { take_told, &telling };
	struct scan scan = { .tree = tree, .as_of = as_of, .faults = &sink };
	struct buf folder = {0};
	struct entry *entries;
	size_t count;
	struct id parsed;
	bool ok = false;
	int fd;

	if (!id_parse(id, &parsed) || (scan.type = record_type_letter(parsed.letter)) == NULL)
		return refuse(why, MSG_ID_NONE, id);
	layout_day(scan.type, parsed.station, parsed.day, &folder);
	fd = folder_open(tree->root, folder.data, NULL, why);
	*s = (struct scanned){ .arena = arena, .folder = arena_string(arena, buf_view(&folder)) };
	buf_release(&folder);
	fail_release(why);
	if (fd < 0 || !day_entries(fd, arena, &entries, &count, why))
		count = 0;
	s->station = tree_station(tree, parsed.station, why);
	fail_release(why);
	for (size_t i = 0; i < count && !ok; i++)
		if (entries[i].parsed.kind == FILE_RECORD && text_equal(entries[i].parsed.id, id))
			ok = read_case(&scan, fd, &entries[i], same_record(entries, i, count), s);
	if (fd >= 0)
		(void)close(fd);
	/* A record that cannot be read is there; what is wrong with it was said. */
	return ok || (telling.told && faults != NULL ? false : refuse(why, MSG_ID_NONE, id));
}

void
scan_keep(struct scanned *s, struct arena *arena)
{
	struct step *steps = arena_get(arena, (s->c.step_count + 1) * sizeof *steps);

	for (size_t i = 0; i < s->c.step_count; i++) {
		steps[i] = s->c.steps[i];
		steps[i].name = arena_text(arena, steps[i].name);
		record_keep(&steps[i].record, arena);
		steps[i].retracted = false;	/* the fold fills it, and the rival, anew */
		steps[i].rival = NULL;
	}
	s->c.id = arena_text(arena, s->c.id);
	record_keep(&s->c.record, arena);
	s->c.steps = steps;
	s->folder = arena_string(arena, text_of(s->folder));
	s->arena = arena;
	case_fold(&s->c);
}
