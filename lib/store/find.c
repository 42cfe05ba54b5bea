/* Ids as people type them: R7, 24-R7, 1124-R7 (DESIGN 2), plb-20261124-r7. */
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/memory.h"
#include "base/number.h"
#include "file/folder.h"
#include "store/scan.h"
#include "time/date.h"
#include "time/moment.h"

struct short_id {
	char letter;
	int64_t number;
	int month, day;		/* 0: not named */
};

static bool
short_parse(struct text t, struct short_id *s)
{
	struct text date, tail;
	int64_t n = 0;

	*s = (struct short_id){0};
	if (!text_cut(t, '-', &date, &tail)) {
		tail = date;
	} else {
		if ((date.len != 2 && date.len != 4) || !text_all_digits(date) || !number_parse(date, 1, 1231, &n))
			return false;
		s->day = (int)(n % 100);
		s->month = (int)(n / 100);
		if (s->day == 0 || (s->month == 0) != (date.len == 2))
			return false;
	}
	if (tail.len < 2 || (record_type_letter(tail.at[0]) == NULL && tail.at[0] != 'S'))
		return false;
	s->letter = tail.at[0];
	return text_all_digits(text_after(tail, 1)) && number_parse(text_after(tail, 1), 1, INT32_MAX, &s->number);
}

/* The last day up to today that the short form can mean; month 0 is any. There
 * may be none: 30 February, or 29 February of long ago. */
static bool
short_day(const struct short_id *s, int32_t today, int32_t *day)
{
	for (*day = today; *day > today - 366; --*day) {
		struct date d = date_of_number(*day);

		if (d.day == s->day && (s->month == 0 || d.month == s->month))
			return true;
	}
	return false;
}

struct finding {
	const struct tree *tree;
	const struct short_id *wanted;
	struct arena *arena;
	struct text found;
	struct buf candidates;
	int count;
};

/* Splits a path before its last part. */
static struct text
path_folder(struct text path, struct text *name)
{
	size_t n = path.len;

	while (n > 0 && path.at[n - 1] != '/')
		n--;
	*name = text_after(path, n);
	return text_slice(path, 0, n > 0 ? n - 1 : 0);
}

static void
look_in(struct finding *f, struct text station, int32_t day)
{
	struct buf path = {0}, id = {0};
	struct fail why = {0};
	struct text folder, name;
	int fd;

	layout_id(station, day, f->wanted->letter, f->wanted->number, &id);
	layout_record(buf_view(&id), &path);
	folder = path_folder(buf_view(&path), &name);
	fd = folder_open(f->tree->root, arena_string(f->arena, folder), NULL, &why);
	if (fd >= 0) {
		if (faccessat(fd, name.at, F_OK, AT_SYMLINK_NOFOLLOW) == 0) {
			f->found = arena_text(f->arena, buf_view(&id));
			buf_printf(&f->candidates, "%s%s", f->count > 0 ? ", " : "", id.data);
			f->count++;
		}
		(void)close(fd);
	}
	fail_release(&why);
	buf_release(&path);
	buf_release(&id);
}

/* The full id that a person may have meant: `plb-20261124-r7`. */
static bool
full_parse(struct text t, struct arena *arena, struct text *id)
{
	struct text station, rest, day, tail;
	struct id parsed;
	int64_t n;

	*id = t;
	if (id_parse(t, &parsed))
		return true;
	if (!text_cut(t, '-', &station, &rest) || !text_cut(rest, '-', &day, &tail) ||
	    !text_all_digits(text_after(tail, 1)) || !number_parse(text_after(tail, 1), 1, INT_MAX, &n))
		return false;
	*id = arena_printf(arena, "%.*s-%.*s-%c%0*lld", TEXT_ARG(station), TEXT_ARG(day), tail.at[0],
	    tail.at[0] == 'N' ? 5 : 4, (long long)n);
	return id_parse(*id, &parsed);
}

static struct text
in_capitals(struct text t, struct arena *arena)
{
	char *copy = arena_string(arena, t);

	for (size_t i = 0; i < t.len; i++)
		copy[i] = (char)(copy[i] >= 'a' && copy[i] <= 'z' ? copy[i] - 'a' + 'A' : copy[i]);
	return (struct text){ copy, t.len };
}

bool
scan_id(const struct tree *tree, struct text operand, int64_t now, struct arena *arena,
    struct text *id, struct fail *why)
{
	struct text capitals = in_capitals(operand, arena);
	struct short_id wanted;
	struct finding f = { .tree = tree, .wanted = &wanted, .arena = arena };
	int32_t today = moment_day(moment_in(now, tree_zone(tree))), day = today;
	char *word;

	if (full_parse(capitals, arena, id))
		return true;
	if (short_parse(capitals, &wanted) && (wanted.day == 0 || short_day(&wanted, today, &day))) {
		for (size_t i = 0; i < tree->station_count; i++) {
			look_in(&f, tree->stations[i].code, day);
			if (wanted.day == 0)
				look_in(&f, tree->stations[i].code, day - 1);
		}
	}
	*id = f.found;
	word = memory_copy(operand.at, operand.len);
	if (f.count == 0)
		fail_set(why, MSG_ID_NONE, word);
	else if (f.count > 1)
		fail_set(why, MSG_ID_MANY, word, f.candidates.data);
	memory_free(word);
	buf_release(&f.candidates);
	return f.count == 1;
}
