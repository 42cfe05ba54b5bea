#ifndef STORE_TREE_H
#define STORE_TREE_H

#include "base/arena.h"
#include "base/fail.h"
#include "record/record.h"
#include "store/table.h"
#include "time/clock.h"
#include "time/zone.h"

/* One desk of the tree: its configuration and the tables that time needs. */
struct station {
	struct text code;
	struct record config;	/* station_schema */
	struct zone zone;
	struct table shifts;
};

/* An open tree. Readers take no lock and write nothing. */
struct tree {
	int root;		/* descriptor of the folder with spkt.yaml */
	const char *path;	/* as found, for messages */
	struct record config;	/* tree_schema */
	struct station *stations;	/* sorted by code */
	size_t station_count;
	struct table channels;	/* for what counts as the suggestion box */
	struct fail table_fault;	/* the first of shifts.csv and channels.csv, whose row is left out */
	struct text claimed;	/* code this clone writes under; empty: none */
	struct arena arena;
};

/* Where the tree is: `given` (-C), else $SPKT_DIR, else the nearest parent of
 * the working folder with spkt.yaml; else MSG_NO_TREE naming what was searched. */
bool tree_open(struct tree *t, const char *given, struct fail *why);
/* The same for `check`, which names what is wrong in the configuration itself:
 * what cannot be read of it is left out. */
bool tree_open_anyway(struct tree *t, const char *given, struct fail *why);
void tree_close(struct tree *t);

/* MSG_STATION_UNKNOWN, which lists those there are. */
const struct station *tree_station(const struct tree *t, struct text code, struct fail *why);
/* The station that this clone writes under; MSG_NO_CLAIM (exit 78) names init. */
const struct station *tree_writer(const struct tree *t, struct fail *why);
/* A zone for what belongs to no record: the writer's, else the first station's. */
const struct zone *tree_zone(const struct tree *t);
/* That of a station; of one that is not known here, the same as tree_zone. */
const struct zone *tree_zone_of(const struct tree *t, struct text station);

/* The shift a local time falls in ("" where none): valid on its day; one that
 * crosses midnight belongs to the date it starts. */
struct text station_shift(const struct station *s, struct moment m);
/* The same as its row of shifts.csv, and the date it belongs to; NULL where none. */
const struct record *station_duty(const struct station *s, struct moment m, int32_t *date);

/* What it keeps with the personal data: the lines of `privacy` in spkt.yaml. */
struct text tree_tight(const struct tree *t);

/* Identity of this machine for claims: SHA-256 of /etc/machine-id, else of the
 * host's name. A copied .spkt/ is known by it. */
void tree_machine(char hex[65]);

#endif
