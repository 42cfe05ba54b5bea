#include "store/known.h"

#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/digest.h"
#include "base/memory.h"
#include "base/number.h"
#include "file/content.h"
#include "file/folder.h"
#include "record/record.h"
#include "time/date.h"

/* Open addressing over 96 bits of a digest: two of a hundred million facts share
 * them once in a million million runs. */
enum { KEY = 3 };
struct slot {
	uint32_t key[KEY];
	int32_t day;		/* index in days; -1 for what this run added */
	uint32_t value;		/* letter and number of a record, or a count; 0: free */
};

/* In parts that grow one at a time and by an eighth: a million keys must not
 * need twice their memory for the moment in which the table grows. */
enum { PARTS = 256 };
struct part {
	struct slot *slots;
	size_t cap, count;
};
struct set {
	struct part parts[PARTS];
};

struct known_day {
	char *name;		/* of the station, owned */
	struct text station;
	int32_t day;
};

struct known {
	const struct tree *tree;
	struct set records, steps, owners, folders, ordinals;
	struct known_day *days;
	size_t day_count, day_cap;
};

struct known *
known_new(const struct tree *tree)
{
	struct known *k = memory_get(sizeof *k);

	k->tree = tree;
	return k;
}

static void
set_free(struct set *s)
{
	for (size_t i = 0; i < PARTS; i++)
		memory_free(s->parts[i].slots);
	*s = (struct set){0};
}

void
known_free(struct known *k)
{
	for (size_t i = 0; i < k->day_count; i++)
		memory_free(k->days[i].name);
	memory_free(k->days);
	set_free(&k->records);
	set_free(&k->steps);
	set_free(&k->owners);
	set_free(&k->folders);
	set_free(&k->ordinals);
	memory_free(k);
}

static struct slot *
part_slot(const struct part *p, const uint32_t key[KEY])
{
	size_t i = key[0] % p->cap;

	while (p->slots[i].value != 0 && memcmp(p->slots[i].key, key, sizeof p->slots[i].key) != 0)
		i = i + 1 < p->cap ? i + 1 : 0;
	return &p->slots[i];
}

static void
part_grow(struct part *p)
{
	struct part bigger = { .cap = p->cap + p->cap / 8 + 16, .count = p->count };

	bigger.slots = memory_get(bigger.cap * sizeof *bigger.slots);
	for (size_t i = 0; i < p->cap; i++)
		if (p->slots[i].value != 0)
			*part_slot(&bigger, p->slots[i].key) = p->slots[i];
	memory_free(p->slots);
	*p = bigger;
}

static struct slot *
set_at(struct set *s, const uint32_t key[KEY])
{
	struct part *p = &s->parts[key[1] % PARTS];
	struct slot *slot;

	if (p->count * 8 >= p->cap * 7)
		part_grow(p);
	slot = part_slot(p, key);
	if (slot->value == 0) {
		p->count++;
		memcpy(slot->key, key, sizeof slot->key);
	}
	return slot;
}

static const struct slot *
set_find(const struct set *s, const uint32_t key[KEY])
{
	const struct part *p = &s->parts[key[1] % PARTS];
	const struct slot *slot = p->cap > 0 ? part_slot(p, key) : NULL;

	return slot != NULL && slot->value != 0 ? slot : NULL;
}

static void
key_of(struct text a, struct text b, uint32_t key[KEY])
{
	unsigned char sum[DIGEST_BYTES];
	struct buf all = {0};

	buf_text(&all, a);
	buf_putc(&all, '\n');
	buf_text(&all, b);
	digest(buf_view(&all), sum);
	memcpy(key, sum, KEY * sizeof *key);
	buf_release(&all);
}

static uint32_t
pack(const struct id *id)
{
	/* A letter of A..Z in 5 bits, a number in 27; never 0. */
	return ((uint32_t)(id->letter - 'A' + 1) << 27) | ((uint32_t)id->number & 0x7ffffff);
}

void
known_add_record(struct known *k, struct text uid)
{
	uint32_t key[KEY];
	struct slot *slot;

	key_of(uid, TEXT("record"), key);
	slot = set_at(&k->records, key);
	slot->value = 1;
	slot->day = -1;
}

void
known_add_step(struct known *k, struct text id, struct text tag)
{
	uint32_t key[KEY];

	key_of(id, tag, key);
	set_at(&k->steps, key)->value = 1;
}

bool
known_record(const struct known *k, struct text uid, struct arena *arena, struct text *id)
{
	uint32_t key[KEY];
	const struct slot *slot;
	struct buf out = {0};

	*id = (struct text){0};
	key_of(uid, TEXT("record"), key);
	slot = set_find(&k->records, key);
	if (slot == NULL)
		return false;
	if (slot->day >= 0) {
		const struct known_day *d = &k->days[slot->day];

		layout_id(d->station, d->day, (char)('A' - 1 + (slot->value >> 27)), slot->value & 0x7ffffff, &out);
		*id = arena_text(arena, buf_view(&out));
		buf_release(&out);
	}
	return true;
}

bool
known_step(const struct known *k, struct text id, struct text tag)
{
	uint32_t key[KEY];

	key_of(id, tag, key);
	return set_find(&k->steps, key) != NULL;
}

int64_t
known_ordinal(struct known *k, struct text what)
{
	uint32_t key[KEY];

	key_of(what, TEXT("row"), key);
	return (int64_t)set_at(&k->ordinals, key)->value++;
}

void
known_restart(struct known *k)
{
	set_free(&k->ordinals);
}

bool
known_owner(struct known *k, struct text id, struct text uid)
{
	uint32_t key[KEY], owner[KEY];
	struct slot *slot;

	key_of(id, TEXT("owner"), key);
	key_of(uid, TEXT("owner"), owner);
	slot = set_at(&k->owners, key);
	if (slot->value == 0) {
		memcpy(&slot->day, &owner[0], sizeof slot->day);
		slot->value = owner[1] | 1;
	}
	return memcmp(&slot->day, &owner[0], sizeof slot->day) == 0 && slot->value == (owner[1] | 1);
}

/* Whether a folder, or all of them, was asked for before. */
static bool
visited(struct known *k, struct text what)
{
	uint32_t key[KEY];

	key_of(what, TEXT("folder"), key);
	return set_at(&k->folders, key)->value++ > 0;
}

/* A step on disk is known by its record's id, which its name tells. */
static void
read_names(struct known *k, int fd, const struct names *names, int32_t day)
{
	struct arena arena = {0};
	struct fail why = {0};

	for (size_t i = 0; i < names->count; i++) {
		struct file_name f = layout_name(names->at[i]);
		struct record r;
		struct text bytes;
		uint32_t key[KEY];
		struct slot *slot;

		if (f.kind == FILE_STEP)
			known_add_step(k, f.id, f.tag);
		if (f.kind != FILE_RECORD)
			continue;
		if (content_read(fd, names->at[i].at, CONTENT_RECORD_MAX, &arena, &bytes, NULL, &why) &&
		    record_read_tight(&r, record_type_letter(f.parsed.letter)->schema, tree_tight(k->tree), bytes, &arena, &why)) {
			key_of(record_get(&r, NAME_UID), TEXT("record"), key);
			slot = set_at(&k->records, key);
			slot->value = pack(&f.parsed);
			slot->day = day;
		}
		/* A broken record is `check`'s to name; it is no uid to skip by. */
		fail_release(&why);
		arena_clear(&arena);
	}
	arena_release(&arena);
}

bool
known_day(struct known *k, const struct record_type *type, struct text station, int32_t day,
    struct fail *why)
{
	struct buf folder = {0};
	struct arena arena = {0};
	struct names names;
	struct known_day *d;
	bool missing = false, ok = true;
	int fd;

	layout_day(type, station, day, &folder);
	if (visited(k, buf_view(&folder))) {
		buf_release(&folder);
		return true;
	}
	fd = folder_open(k->tree->root, folder.data, &missing, why);
	if (fd >= 0 && (ok = folder_names(fd, &arena, &names, why))) {
		if (k->day_count == k->day_cap) {
			k->day_cap = k->day_cap > 0 ? k->day_cap * 2 : 64;
			k->days = memory_grow(k->days, k->day_cap, sizeof *k->days);
		}
		d = &k->days[k->day_count++];
		*d = (struct known_day){ .name = memory_copy(station.at, station.len), .day = day };
		d->station = (struct text){ d->name, station.len };
		read_names(k, fd, &names, (int32_t)k->day_count - 1);
	}
	if (fd >= 0)
		(void)close(fd);
	else if (missing)
		fail_release(why);
	buf_release(&folder);
	arena_release(&arena);
	return ok && (fd >= 0 || missing);
}

/* Below the station's folder: years, months, days. No case is folded for it. */
static bool
every_day(struct known *k, const struct record_type *type, struct text station, int level, int64_t date[3], struct buf *path,
    struct fail *why)
{
	size_t len = path->len;
	struct arena arena = {0};
	struct names names = {0};
	bool missing = false, ok;
	int fd = folder_open(k->tree->root, path->data, &missing, why);

	ok = fd >= 0 ? folder_names(fd, &arena, &names, why) : missing;
	if (fd >= 0)
		(void)close(fd);
	else if (missing)
		fail_release(why);
	for (size_t i = 0; i < names.count && ok; i++) {
		struct date d;

		if (names.at[i].len != (level == 0 ? 4 : 2) || !number_parse(names.at[i], 1, 9999, &date[level]))
			continue;
		if (level < 2) {
			buf_printf(path, "/%s", names.at[i].at);
			ok = every_day(k, type, station, level + 1, date, path, why);
			path->data[path->len = len] = '\0';
			continue;
		}
		d = (struct date){ (int)date[0], (int)date[1], (int)date[2] };
		ok = !date_exists(d) || known_day(k, type, station, date_number(d), why);
	}
	arena_release(&arena);
	return ok;
}

bool
known_all(struct known *k, const struct record_type *type, struct text station, struct fail *why)
{
	struct buf once = {0}, path = {0};
	int64_t date[3];
	bool ok;

	buf_printf(&once, "every day of %s %.*s", type->folder, TEXT_ARG(station));
	buf_printf(&path, "%s/%.*s", type->folder, TEXT_ARG(station));
	ok = visited(k, buf_view(&once)) || every_day(k, type, station, 0, date, &path, why);
	buf_release(&once);
	buf_release(&path);
	return ok;
}
