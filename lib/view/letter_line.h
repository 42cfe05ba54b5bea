#ifndef VIEW_LETTER_LINE_H
#define VIEW_LETTER_LINE_H

#include "base/arena.h"
#include "view/letter.h"

/* For view/letter*.c: what the lines of a template are. */
enum letter_kind {
	LETTER_BLANK, LETTER_RULE, LETTER_HEAD, LETTER_CENTRED, LETTER_PAIR, LETTER_BLOCK, LETTER_COLUMNS, LETTER_PARAGRAPH
};

struct letter_line {
	enum letter_kind kind;
	size_t indent;		/* columns before its first text */
	struct text left;	/* its text; of a pair the label, of two columns the left one */
	struct text right;	/* of a pair the value, its lines split by LF; of two columns the right one */
	size_t column;		/* where the right one stands; of a paragraph: its other lines */
	size_t blanks;		/* how many lines a blank stands for */
	bool signature;		/* two empty lines above: room to sign */
	bool small;		/* below the last rule */
};

struct letter_lines {
	struct letter_line *at;
	size_t count;
};

/* In the arena; fails at a place that is unknown or not closed. */
bool letter_parse(const struct letter *l, struct arena *arena, struct letter_lines *lines, struct fail *why);
bool letter_has_place(struct text t);
/* The text with its places filled in and made visible; LF of values stay. Its
 * places are known to be good. */
struct text letter_fill(const struct letter *l, const struct letter_line *line, struct text piece, struct arena *arena);
/* Whether it is nothing but a place without a value: a letterhead leaves it out. */
bool letter_is_empty(const struct letter *l, struct text piece);
/* Its line breaks as spaces, where one line or a paragraph is wanted. */
struct text letter_in_one(struct text t, struct arena *arena);

#endif
