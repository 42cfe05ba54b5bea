/* The folders of records, and what holds for all records together. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/memory.h"
#include "base/number.h"
#include "file/folder.h"
#include "store/check_case.h"
#include "time/date.h"

/* Folders below the type's: stations, years, months, days. */
enum level { LEVEL_STATION, LEVEL_YEAR, LEVEL_MONTH, LEVEL_DAY };

struct walk {
	struct checking *k;
	struct day day;
	struct buf path;
	struct date date;
};

static void
fault_foreign(struct walk *w, struct text name)
{
	struct fail why = {0};
	struct buf path = {0};

	buf_printf(&path, "%s/%.*s", w->path.data, TEXT_ARG(name));
	fail_set(&why, MSG_CHECK_FOREIGN);
	check_fault(w->k, path.data, 0, &why);
	buf_release(&path);
}

static void
found_temporary(struct walk *w, int fd, struct text name)
{
	struct buf path = {0};

	buf_printf(&path, "%s/%.*s", w->path.data, TEXT_ARG(name));
	check_temporary(w->k, fd, name.at, path.data);
	buf_release(&path);
}

static int
entry_order(const void *x, const void *y)
{
	const struct entry *a = x, *b = y;
	int c = text_compare(a->parsed.id, b->parsed.id);

	if (c == 0)
		c = (a->parsed.kind == FILE_STEP) - (b->parsed.kind == FILE_STEP);
	return c != 0 ? c : text_compare(a->name, b->name);
}

/* The names that are records and steps, ordered; the others are dealt with. */
static size_t
day_entries(struct walk *w, const struct names *names, struct entry *entries)
{
	size_t count = 0;

	for (size_t i = 0; i < names->count; i++) {
		struct file_name parsed = layout_name(names->at[i]);

		if (parsed.kind == FILE_TEMPORARY)
			found_temporary(w, w->day.fd, names->at[i]);
		else if (parsed.kind == FILE_FOREIGN)
			fault_foreign(w, names->at[i]);
		else
			entries[count++] = (struct entry){ names->at[i], parsed };
	}
	if (count > 1)
		qsort(entries, count, sizeof *entries, entry_order);
	return count;
}

static void
walk_day(struct walk *w, const struct names *names, struct arena *arena)
{
	struct entry *entries = arena_get(arena, (names->count + 1) * sizeof *entries);
	size_t count = day_entries(w, names, entries);

	w->day.number = date_number(w->date);
	w->day.path = w->path.data;
	for (size_t i = 0, n; i < count; i += n) {
		for (n = 1; i + n < count && text_equal(entries[i + n].parsed.id, entries[i].parsed.id); )
			n++;
		check_case(w->k, &w->day, &entries[i], n);
	}
}

/* Whether a name is right for its level; keeps what it says. */
static bool
take_level(struct walk *w, enum level level, struct text name)
{
	int64_t n;

	if (level == LEVEL_STATION) {
		w->day.station = name;
		return id_station_ok(name);
	}
	if (name.len != (level == LEVEL_YEAR ? 4 : 2) || !text_all_digits(name) || !number_parse(name, 1, 9999, &n))
		return false;
	if (level == LEVEL_YEAR)
		w->date = (struct date){ (int)n, 1, 1 };
	else if (level == LEVEL_MONTH)
		w->date.month = (int)n;
	else
		w->date.day = (int)n;
	return date_exists(w->date);
}

static void
walk_level(struct walk *w, int fd, enum level level)
{
	struct arena arena = {0};
	struct names names = {0};
	struct fail why = {0};
	size_t len = w->path.len;

	if (!folder_names(fd, &arena, &names, &why))
		check_fault(w->k, w->path.data, 0, &why);
	for (size_t i = 0; i < names.count; i++) {
		int below;

		if (text_starts(names.at[i], TEXT(".tmp-"))) {
			found_temporary(w, fd, names.at[i]);
			continue;
		}
		if (level == LEVEL_DAY)
			w->date.day = 1;
		else if (level == LEVEL_MONTH)
			w->date = (struct date){ w->date.year, 1, 1 };
		if (!take_level(w, level, names.at[i])) {
			fault_foreign(w, names.at[i]);
			continue;
		}
		buf_printf(&w->path, "/%s", names.at[i].at);
		below = check_folder(w->k, fd, names.at[i].at, w->path.data);
		if (below >= 0 && level < LEVEL_DAY) {
			walk_level(w, below, level + 1);
		} else if (below >= 0) {
			struct arena files = {0};
			struct names found = {0};

			w->day.fd = below;
			if (!folder_names(below, &files, &found, &why))
				check_fault(w->k, w->path.data, 0, &why);
			walk_day(w, &found, &files);
			arena_release(&files);
		}
		if (below >= 0)
			(void)close(below);
		w->path.data[w->path.len = len] = '\0';
	}
	arena_release(&arena);
}

void
check_records(struct checking *k)
{
	for (const struct record_type *t = record_types; t->schema != NULL; t++) {
		struct walk w = { .k = k, .day = { .type = t } };
		int fd = check_folder(k, k->check->tree->root, t->folder, t->folder);

		if (fd < 0)
			continue;
		buf_puts(&w.path, t->folder);
		walk_level(&w, fd, LEVEL_STATION);
		(void)close(fd);
		buf_release(&w.path);
	}
}

unsigned short
check_station_index(struct checking *k, struct text station)
{
	size_t i = 0;

	while (i < k->station_count && !text_equal(k->stations[i], station))
		i++;
	if (i == k->station_count) {
		k->stations = memory_grow(k->stations, i + 1, sizeof *k->stations);
		k->stations[k->station_count++] = arena_text(&k->kept, station);
	}
	return (unsigned short)i;
}

static unsigned char
nibble(char c)
{
	return (unsigned char)(c <= '9' ? c - '0' : c - 'a' + 10);
}

void
check_seen(struct checking *k, struct text uid, const struct id *id)
{
	struct seen *s;

	if (k->seen_count == k->seen_cap) {
		k->seen_cap += k->seen_cap / 4 + 1024;
		k->seen = memory_grow(k->seen, k->seen_cap, sizeof *k->seen);
	}
	s = &k->seen[k->seen_count++];
	*s = (struct seen){ .day = id->day, .number = (int32_t)id->number, .letter = id->letter };
	s->station = check_station_index(k, id->station);
	for (size_t i = 0; i < sizeof s->uid; i++)
		s->uid[i] = (unsigned char)(nibble(uid.at[2 * i]) << 4 | nibble(uid.at[2 * i + 1]));
}

static int
seen_order(const void *x, const void *y)
{
	const struct seen *a = x, *b = y;
	int c = memcmp(a->uid, b->uid, sizeof a->uid);

	if (c == 0)
		c = (a->day > b->day) - (a->day < b->day);
	if (c == 0)
		c = a->station - b->station;
	if (c == 0)
		c = a->letter - b->letter;
	return c != 0 ? c : (a->number > b->number) - (a->number < b->number);
}

static void
seen_path(const struct checking *k, const struct seen *s, struct buf *path)
{
	struct buf id = {0};

	layout_id(k->stations[s->station], s->day, s->letter, s->number, &id);
	layout_record(buf_view(&id), path);
	buf_release(&id);
}

void
check_uids(struct checking *k)
{
	if (k->seen_count > 1)
		qsort(k->seen, k->seen_count, sizeof *k->seen, seen_order);
	for (size_t i = 1; i < k->seen_count; i++) {
		struct buf one = {0}, other = {0};
		struct fail why = {0};

		if (memcmp(k->seen[i].uid, k->seen[i - 1].uid, sizeof k->seen[i].uid) != 0)
			continue;
		seen_path(k, &k->seen[i], &one);
		seen_path(k, &k->seen[i - 1], &other);
		fail_set(&why, MSG_CHECK_SAME_UID, other.data);
		fail_field(&why, "uid");
		check_fault(k, one.data, 0, &why);
		buf_release(&one);
		buf_release(&other);
	}
}
