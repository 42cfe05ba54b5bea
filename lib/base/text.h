#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/* A borrowed run of bytes: never owned, not NUL-terminated. {0} is empty. */
struct text {
	const char *at;
	size_t len;
};

#define TEXT(literal) ((struct text){ "" literal, sizeof(literal) - 1 })
/* For printf's "%.*s". */
#define TEXT_ARG(t) (int)(t).len, (t).len > 0 ? (t).at : ""

struct text text_of(const char *s);	/* NULL gives empty */
bool text_equal(struct text a, struct text b);
bool text_is(struct text a, const char *s);
bool text_equal_fold(struct text a, struct text b);	/* ASCII case aside */
int text_compare(struct text a, struct text b);	/* bytewise, as strcmp */
bool text_starts(struct text a, struct text prefix);
bool text_ends(struct text a, struct text suffix);
/* Where needle begins in hay, or (size_t)-1. The fold form ignores ASCII case. */
size_t text_find(struct text hay, struct text needle);
size_t text_find_fold(struct text hay, struct text needle);
/* From..to, clipped to what is there. */
struct text text_slice(struct text a, size_t from, size_t to);
struct text text_after(struct text a, size_t from);
struct text text_trim(struct text a);	/* spaces, tabs, CR, LF at both ends */
/* Takes the piece before the next `at` off the front of rest. Returns false
 * when rest is used up; "a,," yields "a", "", "" and then false. Start with a
 * copy of the whole; rest->at becomes NULL at the end. */
bool text_next(struct text *rest, char at, struct text *piece);
/* Splits at the first `at`; false (and before = all) where there is none. */
bool text_cut(struct text a, char at, struct text *before, struct text *after);
/* Whether one of the lines is that word; an empty word is none. */
bool text_has_line(struct text lines, struct text word);
/* Whether a line of the list before `item`, which is one of its own lines, is the same:
 * what stands twice in a list counts once. */
bool text_came_before(struct text list, struct text item);
bool text_all_digits(struct text a);	/* at least one, only 0-9 */

#endif
