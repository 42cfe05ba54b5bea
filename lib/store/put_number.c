#include "store/put_number.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/random.h"
#include "file/folder.h"

enum { TRIES_MAX = 100000, ANONYMOUS_MAX = 99999 };

/* The greatest number of records with that letter; with `id`, the greatest
 * clock of that record's steps. */
static bool
highest_in(int folder, char letter, struct text id, int64_t *highest, struct fail *why)
{
	struct arena arena = {0};
	struct names names;

	*highest = 0;
	if (!folder_names(folder, &arena, &names, why)) {
		arena_release(&arena);
		return false;
	}
	for (size_t i = 0; i < names.count; i++) {
		struct file_name f = layout_name(names.at[i]);
		int64_t n = 0;

		if (id.len == 0 && f.kind == FILE_RECORD && f.parsed.letter == letter)
			n = f.parsed.number;
		else if (id.len > 0 && f.kind == FILE_STEP && text_equal(f.id, id))
			n = f.number;
		if (n > *highest)
			*highest = n;
	}
	arena_release(&arena);
	return true;
}

static bool
fail_full(struct fail *why)
{
	char tries[16];

	(void)snprintf(tries, sizeof tries, "%d", TRIES_MAX);
	return fail_set(why, MSG_FOLDERS_FULL, tries);
}

bool
put_number(struct publication *p, const struct record *r, int32_t day, struct number_hint *hint,
    struct arena *arena, struct text *id, struct fail *why)
{
	bool anonymous = text_is(record_get(r, NAME_ANONYMOUS), "yes");
	char letter = anonymous ? 'N' : record_type_of(r->schema)->letter;
	struct buf name = {0};
	enum publish_link link = PUBLISH_TAKEN;

	if (!anonymous && hint->highest < 0 &&
	    !highest_in(p->folder, letter, (struct text){0}, &hint->highest, why))
		return false;
	for (int i = 0; link == PUBLISH_TAKEN && i < TRIES_MAX; i++) {
		int64_t n = anonymous ? 1 + (int64_t)random_below(ANONYMOUS_MAX) : ++hint->highest;

		buf_clear(&name);
		layout_id(record_get(r, NAME_STATION), day, letter, n, &name);
		*id = arena_text(arena, buf_view(&name));
		buf_puts(&name, ".yaml");
		link = publish_link(p, name.data, why);
	}
	buf_release(&name);
	return link == PUBLISH_LINKED || (link == PUBLISH_TAKEN && fail_full(why));
}

bool
put_step_number(struct publication *p, struct text id, int64_t number, struct text tag,
    struct arena *arena, struct text *step_id, struct fail *why)
{
	struct buf name = {0};
	enum publish_link link = PUBLISH_TAKEN;
	bool given = tag.len > 0;

	if (number == 0) {
		if (!highest_in(p->folder, 0, id, &number, why))
			return false;
		number++;
	}
	/* Another writer may take the same clock: the random tag tells them apart. */
	for (int i = 0; link == PUBLISH_TAKEN && i < (given ? 1 : TRIES_MAX); i++) {
		unsigned char bytes[4];
		char random[5];

		random_bytes(bytes, sizeof bytes);
		base32_text(bytes, 4, random);
		buf_clear(&name);
		layout_step(id, number, given ? tag : text_of(random), &name);
		*step_id = arena_text(arena, buf_view(&name));
		buf_puts(&name, ".yaml");
		link = publish_link(p, name.data, why);
	}
	buf_release(&name);
	/* A step of that tag is there: the same fact, stored before. */
	return link == PUBLISH_LINKED || (link == PUBLISH_TAKEN && (given || fail_full(why)));
}
