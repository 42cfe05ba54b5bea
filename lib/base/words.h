#ifndef BASE_WORDS_H
#define BASE_WORDS_H

/* A sentence or label in both languages of the desk. Tables carry both side by
 * side, so that none can exist in one language only. */
enum language { LANGUAGE_EN, LANGUAGE_ID, LANGUAGES };

struct words {
	const char *in[LANGUAGES];
};

#define WORDS(en, id) { .in = { [LANGUAGE_EN] = en, [LANGUAGE_ID] = id } }

#endif
