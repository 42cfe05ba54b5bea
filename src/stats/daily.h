#ifndef STATS_DAILY_H
#define STATS_DAILY_H

#include "cli/figures.h"
#include "query/clocks.h"
#include "query/stage.h"
#include "query/tally.h"

/* All that the page of a day says, gathered in one scan and judged as it stood
 * at the end of the day. */
enum dimension { BY_KIND, BY_CHANNEL, BY_SHIFT, BY_ASPECT, DIMENSIONS };
enum { BOTH = VOICES, LISTED_MAX = 20, HOURS = 24 };

/* A record or file that is named, the first LISTED_MAX of them. */
struct listed {
	struct named {
		struct text id, title;
		int64_t at;
	} rows[LISTED_MAX];
	int64_t count;		/* of all */
};

struct oldest {
	struct text id, title;
	int64_t at;
};

struct voice_day {
	int64_t received, no_time, open, waiting, referred, overdue, answered, untold;
	int64_t apart;			/* rejected, duplicate, log: in no response time */
	struct oldest oldest;
	struct tally_group response;	/* without a name */
};

/* Time in which the desk, or a system of it, could not serve. */
struct outage {
	struct text id, title, station;
	int64_t from, until;	/* within the period */
	bool going_on;		/* at its end */
	bool timed;		/* false: begins or ends on a day without a time, or ends before it begins */
};

struct daily {
	struct session *session;
	struct figures figures;
	int64_t judged;			/* the end of the day, or now where it is not over */
	struct voice_day voices[VOICES];
	struct tally *by[VOICES + 1][DIMENSIONS];
	struct text *shifts;		/* "PLB/pagi", in the order of the day */
	size_t shift_count;
	struct tally *entries;		/* by shift, whatever -w leaves out: 0 is no entry */
	struct stage_span span, arrival;
	struct tally_group emergency;	/* received to arrived */
	int64_t hours[HOURS];
	struct moment *newest;		/* by station of the tree; at 0: none */
	struct clocks *clocks;
	struct listed untold, changed;
	struct listed overdue;		/* by clock: its name stands for a title, its limit for the time */
	struct outage *outages;
	size_t outage_count, outage_cap;
	int64_t unavailable;		/* seconds in which at least one outage of the station was on */
};

bool daily_gather(struct daily *d, struct fail *why);
void daily_release(struct daily *d);
void daily_outage(struct daily *d, struct scanned *s);
/* Those that were entered after the day, and fall in it. */
bool daily_outages_later(struct daily *d, struct fail *why);
/* Sorts the outages and adds up what they come to. */
void daily_outages_end(struct daily *d);
/* Hundredths of a per cent of the period in which the desks could serve, rounded
 * down: it is 10000 only where there was no outage. */
int64_t daily_available(const struct daily *d);
/* `section,key,value` rows. */
void daily_rows(struct daily *d);
/* The page that cron mails: at most 78 columns. */
void daily_page(struct daily *d);

#endif
