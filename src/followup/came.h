#ifndef FOLLOWUP_CAME_H
#define FOLLOWUP_CAME_H

#include "cli/session.h"
#include "store/scan.h"

/* One step as it came by an import. */
struct came {
	struct record step;
	struct text id, name;	/* of its record; of its file, or empty */
	long line;
	bool unnamed;		/* it brings no uid */
	bool typed;		/* by hand: nor a source */
};

/* Whether its id is a whole one. */
bool came_whole(const struct came *came, struct fail *why);
/* Fills what it does not say; fails where it belongs to another record. */
bool came_fill(struct came *came, struct session *s, const struct scanned *c, struct arena *arena, struct fail *why);
/* Number and tag of the name it brings; else 0, for the next, and a tag of its own. */
bool came_name(const struct came *came, const struct scanned *c, struct arena *arena, int64_t *number, struct text *tag,
    struct fail *why);

#endif
