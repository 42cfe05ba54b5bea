#ifndef STORE_CONCERN_H
#define STORE_CONCERN_H

#include "store/tree.h"

/* Whom a complaint concerns: `concerns` names officers, by code, by name or by rank
 * and name as in officers.csv of the station, or units; letter case aside. Whether the
 * officer, named in any of these ways, is one of them on that day, by himself or by
 * the unit that he has then. Two of one name are both meant. The arena is for the
 * reading. */
bool concern_is(const struct tree *tree, struct text station, struct text concerns, struct text officer, int32_t day,
    struct arena *arena);
/* Takes lines off the front of `concerns` up to the first that means nobody in
 * officers.csv; false where there is none, or the table has no rows. */
bool concern_foreign(const struct tree *tree, struct text station, struct text *concerns, struct arena *arena,
    struct text *line);

#endif
