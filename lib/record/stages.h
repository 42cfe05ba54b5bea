#ifndef RECORD_STAGES_H
#define RECORD_STAGES_H

#include <stdbool.h>

#include "record/record.h"

/* The stages of a case (DESIGN 7): the word that figures and sla.csv use, and
 * the column of its first time. A new stage is one row. */
enum { STAGES = 16 };

struct case_stage {
	const char *word;
	enum name column;
};
extern const struct case_stage case_stages[STAGES];
/* The stage of that word, or NULL with MSG_STAGE_UNKNOWN, which lists those there are. */
const struct case_stage *stage_find(struct text word, struct fail *why);

/* Which of two stages comes first in what is done about a case: -1 the first
 * one, 1 the other, 0 where neither must. The order is said, never enforced. */
int stage_order(enum name stage, enum name other);
/* Whether two steps are of units that both are named and differ: each unit has
 * an order of its own. */
bool stage_other_unit(const struct record *a, const struct record *b);

#endif
