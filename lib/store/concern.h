#ifndef STORE_CONCERN_H
#define STORE_CONCERN_H

#include "store/tree.h"

/* Whom a complaint concerns: `concerns` names officers by their code, or units.
 * Whether the officer is one of them on that day, by himself or by the unit that
 * officers.csv of the station gives him. The arena is for the reading. */
bool concern_is(const struct tree *tree, struct text station, struct text concerns, struct text officer, int32_t day,
    struct arena *arena);

#endif
