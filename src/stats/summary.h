#ifndef STATS_SUMMARY_H
#define STATS_SUMMARY_H

#include "cli/figures.h"
#include "query/clocks.h"
#include "query/stage.h"
#include "query/tally.h"

/* All that the page of a day, a week or a month says, gathered in one scan and
 * judged as it stood at the end of the period. */
enum length { LENGTH_DAY, LENGTH_WEEK, LENGTH_MONTH };
enum dimension { BY_KIND, BY_CHANNEL, BY_SHIFT, BY_ASPECT, DIMENSIONS };
/* Periods by how many before that of the page: 0 is the page's own. */
enum { NOW, BEFORE, EARLIER = 4, PERIODS = EARLIER + 1 };
enum { BOTH = VOICES, LISTED_MAX = 20, HOURS = 24, WEEKDAYS = 7, PARTS_MAX = 7, MONTH_DAYS = 31, SOON_DAYS = 7 };

/* A cell of the csv, as --explain names it: `section,key`. Of a voice its section is that
 * of the case that is lent: report_kind, report_before_kind; of both: aspect,
 * aspect_before. */
struct cell {
	const char *section;
	struct text sub;	/* behind the section: response_lost; else empty */
	struct text key;
	bool voice;
	int before;		/* which period: NOW, or one before */
};

/* Records or files that are named; a page shows the first LISTED_MAX. */
struct listed {
	struct named {
		struct text id, title, owner;
		const char *word;	/* of an action: its verdict; of what is overdue: the clock; else NULL */
		int64_t at;
	} *rows;
	int64_t count, cap;
	const char *section;	/* of the csv */
	const char *total;	/* the key of their count in the section `actions`; NULL: none */
};

struct oldest {
	struct text id, title;
	int64_t at;
};

/* What is told of reports, or of feedback. */
struct voice_part {
	int64_t received[PERIODS];
	int64_t open_before;		/* at the end of the period before; of a week or month */
	int64_t no_time, open, waiting, referred, overdue;
	int64_t untold, untellable;	/* not told yet; who cannot be told */
	int64_t logs, rejected;		/* of those received: entries of the shift book; rejected or duplicate */
	int64_t answered[BEFORE + 1];
	int64_t apart;			/* rejected, duplicate, log: in no response time */
	struct oldest oldest;
	struct tally_group response[BEFORE + 1];	/* each by the end of its period; without a name */
};

/* Time in which the desk, or a system of it, could not serve. */
struct outage {
	struct text id, title, station;
	int64_t from, until;	/* within the period */
	bool going_on;		/* at its end */
	bool backwards;		/* its end is before its start */
	bool timed;		/* false: begins or ends on a day without a time, or ends before it begins */
};

/* A day of the week, or an ISO week as far as it is in the month. */
struct part {
	int32_t begin, end;	/* days, half-open */
	int64_t n[VOICES];
	int64_t before[VOICES];	/* of the same day of the week before */
};

/* A shift of one date that is wholly in the period. */
struct watch {
	size_t shift;		/* of summary.shifts */
	int32_t date;
};

struct actions {
	struct listed overdue, soon;	/* to be finished or verified; soon is within SOON_DAYS */
	struct listed finished, verified;
};

/* More of a kind on a day than is usual. */
struct unusual {
	struct signal {
		int32_t day;
		const struct choice *kind;
		int64_t n, limit;
		double expected;	/* the mean of the days it is compared with */
	} *rows;
	int64_t count, cap;
	int64_t tests;		/* kinds by days that could be judged */
	double false_alarms;	/* of so many tests, where nothing is unusual */
};

/* A desk of the trees that were read. */
struct desk {
	struct text code, name;
	struct moment newest;	/* its newest record; at 0: none */
	int64_t unavailable;	/* seconds in which at least one outage of it was on */
};

struct summary {
	struct session *session;
	struct figures figures;
	struct trace *trace;		/* of --explain; NULL: none */
	enum length length;
	bool mail;			/* with its headers */
	int start;			/* seconds after midnight at which a day begins */
	int32_t begin[PERIODS];		/* the first day of each period */
	int32_t end;			/* the day after the last of the page's */
	struct period spans[PERIODS];	/* their instants */
	int64_t judged;			/* the end of the period, or now where it is not over */
	int64_t first;			/* the first record of the tree; INT64_MAX: there is none */
	struct part parts[PARTS_MAX];	/* of a week or month */
	size_t part_count;
	int64_t month_days[MONTH_DAYS];	/* received by day of the period */
	struct voice_part voices[VOICES];
	struct tally *by[PERIODS][VOICES + 1][DIMENSIONS];
	struct tally *response[VOICES];	/* by kind */
	struct text *shifts;		/* "PLB/pagi", in the order of the day */
	size_t shift_count;
	struct tally *entries;		/* by shift, whatever -w leaves out: 0 is no entry */
	struct watch *watches;		/* of a week or month */
	size_t watch_count;
	struct tally *watched;		/* entries by "PLB/pagi/2026-11-24" */
	struct stage_span span, arrival;
	struct tally_group emergency;	/* received to arrived */
	int64_t hours[WEEKDAYS][HOURS];	/* 0 is Monday */
	struct desk *desks;		/* in the order of the trees and of their codes */
	size_t desk_count;
	struct listed untold, changed;
	struct listed overdue;		/* the clock of each that was over first; the longest late first */
	struct actions actions;
	int64_t *daily;			/* by kind and day, from the weeks before on */
	struct unusual signals;
	struct outage *outages;
	size_t outage_count, outage_cap;
	int64_t timed_outages;
	int64_t unavailable;		/* of all desks together */
};

/* daily, weekly and monthly: the same page of another period. */
bool summary_run(struct session *s, enum length length, struct fail *why);

/* --day, --week or --month, else the last one that is over. */
bool summary_period(struct summary *d, struct fail *why);
/* Whether that period began on the day of the first record or later: of what was before
 * nobody knows how much it was. */
bool summary_known(const struct summary *d, int before);
/* The day of that record. */
int32_t summary_first_day(const struct summary *d);
/* How many of the EARLIER periods are known. */
int summary_known_count(const struct summary *d);
/* The zone of the page: that of the tree, the first where there are several. */
const struct zone *summary_zone(const struct summary *d);

/* --explain and -O ids: nothing is shown but the ids behind one cell. */
bool summary_trace_start(struct summary *d, struct fail *why);
/* One more, and the record that it is. */
void summary_count(struct summary *d, int64_t *n, struct cell c, struct text id);
/* The record is behind the cell, which is counted elsewhere. */
void summary_behind(struct summary *d, struct cell c, struct text id);
/* A text of the arena where it is traced, else empty: keys cost. */
struct text summary_key(const struct summary *d, struct arena *arena, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* As the rows are gone through: whether it is this row that is traced, and is a count. */
void summary_trace_row(struct summary *d, const char *section, struct text key, bool counts);
bool summary_trace_show(struct summary *d, struct fail *why);

bool summary_gather(struct summary *d, struct fail *why);
void summary_release(struct summary *d);
/* What came in, in its period. */
void summary_received(struct summary *d, struct scanned *s);
/* Of the tree that is read: what shifts are on duty at desks that no tree before had. */
void summary_shifts(struct summary *d, const struct station *s);
/* "PLB/pagi" and its date, as summary.watched names it; in the arena. */
struct text summary_watch(const struct summary *d, const struct watch *w, struct arena *arena);
/* Around the scan: what came in of a kind on a day, and what of it is a signal. */
void summary_signals_start(struct summary *d);
void summary_signals_take(struct summary *d, int32_t day, struct scanned *s);
void summary_signals_end(struct summary *d);
bool summary_actions(struct summary *d, struct fail *why);
void summary_outage(struct summary *d, struct scanned *s);
/* Those that were entered after the period, and fall in it. */
bool summary_outages_later(struct summary *d, struct fail *why);
/* Sorts the outages and adds up what they come to. */
void summary_outages_end(struct summary *d);
/* Hundredths of a per cent of the period in which a desk (NULL: all that had a record by
 * its end) could serve, rounded half up, but 10000 only where there was no outage, and 0
 * where it never could; -1 of nothing. */
int64_t summary_available(const struct summary *d, const struct desk *desk);
/* Adds to the list; copies what it names. */
void summary_list(struct summary *d, struct listed *l, struct named one);
/* Around the scan: what they are called in the rows; whatever desk and type each record
 * is of, the first comes first. */
void summary_lists_start(struct summary *d);
void summary_lists_sort(struct summary *d);
void summary_lists_free(struct summary *d);
/* What names it in the csv: its id, and the word. */
struct text summary_listed_key(const struct named *one, struct arena *arena);

/* Feedback that named an element: of all known EARLIER periods together; every element
 * of these gets a row in that of now too. */
int64_t summary_aspect_before(struct summary *d, struct text aspect);
void summary_aspects_join(struct summary *d);
/* Whether n is "more", "fewer" or the "same" as the rate of the known periods before,
 * which had so many: whether the exact 95 % interval of the ratio of the rates reaches 1.
 * NULL: nothing to compare. */
const char *summary_trend(const struct summary *d, int64_t n, int64_t before);

/* When a desk is judged: at the end of the period on its own clock, or now. */
int64_t summary_judged(const struct summary *d, const struct station *station);
/* `section,key,value` rows. */
void summary_rows(struct summary *d);
/* The page as text, at most 78 columns, or as HTML; appended. */
void summary_page(struct summary *d, struct buf *out);
/* Its picture as SVG: what came in by hour. */
void summary_picture(struct summary *d, struct buf *out);

#endif
