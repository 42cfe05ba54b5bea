#ifndef STORE_GUIDE_H
#define STORE_GUIDE_H

#include "store/tree.h"

/* The legal-procedure guides of a tree, guides/CODE.yaml, which a station may
 * edit by hand. */
struct guide {
	struct record record;	/* guide_schema */
	struct text file;	/* its name in guides/, which a hand may have made another than its code */
};
struct guides {
	struct guide *at;	/* in order of code */
	size_t count;
};

/* All that can be read; a file that cannot is named to the sink and left out.
 * A tree without guides/ has none. False where the folder itself cannot be read. */
bool guides_read(const struct tree *tree, struct arena *arena, const struct fail_sink *sink, struct guides *g,
    struct fail *why);
/* The guide of that code, case and '-' or a space for '_' aside; or NULL. */
const struct guide *guide_find(const struct guides *g, struct text code);
/* Whether it is meant for records that have that word as kind or category. */
bool guide_fits(const struct guide *guide, struct text word);

#endif
