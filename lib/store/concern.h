#ifndef STORE_CONCERN_H
#define STORE_CONCERN_H

#include "store/tree.h"

/* officers.csv of a station, read once while no other station is asked for. {0} is
 * empty and ready. */
struct officers {
	struct text station;
	struct table table;
	struct arena arena;
};
void officers_release(struct officers *o);

/* Whom a complaint concerns: `concerns` names officers, by code, by name or by rank
 * and name as in officers.csv of the station, or units; letter case aside. Whether the
 * officer, named in any of these ways, is one of them on that day, by himself or by
 * the unit that he has then. Two of one name are both meant. */
bool concern_is(struct officers *o, const struct tree *tree, struct text station, struct text concerns,
    struct text officer, int32_t day);
/* Takes lines off the front of `concerns` up to the first that means nobody in
 * officers.csv; false where there is none, or the table has no rows. */
bool concern_foreign(struct officers *o, const struct tree *tree, struct text station, struct text *concerns,
    struct text *line);

#endif
