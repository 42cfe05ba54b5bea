#ifndef QUERY_TALLY_H
#define QUERY_TALLY_H

#include "base/arena.h"
#include "query/measure.h"

/* Figures by group. Groups are texts (two dimensions are joined by NUL, see group.h);
 * kept sorted bytewise in the end. */
struct tally_group {
	struct text name;
	int64_t n;
	int64_t missing, negative, no_time;	/* excluded, and why */
	int64_t zero;			/* among n: worth a look */
	struct durations durations;
	int64_t *counts;		/* those of tally_new_of, from 0 */
};

struct tally;

struct tally *tally_new(void);
/* Of groups with so many counts each. */
struct tally *tally_new_of(size_t counts);
/* The group of that name, made where it is new. Borrowed until tally_free. */
struct tally_group *tally_at(struct tally *t, struct text name);
/* All groups, sorted bytewise by name. */
struct tally_group **tally_sorted(struct tally *t, size_t *count);
void tally_free(struct tally *t);

#endif
