#ifndef CLI_EFFECT_H
#define CLI_EFFECT_H

#include "cli/figures.h"
#include "query/ranks.h"
#include "query/rate.h"

/* Whether an improvement action did what it aims at: how many voices its aim had
 * before it and after it (domain.md 4.6).
 *
 * The series are the feedback (praise left out) that has the aim among its aspects, and
 * the reports and feedback whose root cause is the aim, void ones left out, of the
 * stations of the action and of the records that it addresses.
 * The two parts are whole local days: those after the day on which it was last
 * finished up to the day of now, but no more than a year or --days; and as many
 * before the day on which it was started (else received). Days before the first
 * record of those stations do not count as days without a complaint.
 *
 * It is effective where the 95 % interval of the ratio lies below 1 after EFFECT_CYCLE
 * days or more, and that of the other feedback of those stations does not lie above 1.
 *
 * Where the aim is the service element time, the response times of all cases of those
 * stations are compared too, from received to the first of stage_default_to, those that
 * came in before with those that came in after (Mann-Whitney, Hodges-Lehmann). They
 * change no verdict. */

/* No verdict of effective before so many days after it: weekdays and weekends differ. */
enum { EFFECT_CYCLE = 7 };
enum { EFFECT_DAYS = 365, EFFECT_COLUMNS = 15, EFFECT_CAUTIONS = 5 };

struct effect_part {
	int32_t from, until;	/* days, half-open */
	int64_t n, days;
};

/* The response times of one part. */
struct effect_times {
	int64_t n, median;		/* seconds; median of n > 0 */
	int64_t unmeasured;		/* without both times, or negative */
};

/* What --explain asks for: the records behind the counts, or behind the times. */
enum { EFFECT_BEFORE = 1, EFFECT_AFTER = 2, EFFECT_TIMES_BEFORE = 4, EFFECT_TIMES_AFTER = 8 };

struct effect {
	struct text series;		/* the aim */
	struct effect_part before, after;
	struct rate_ratio rate;
	const char *verdict;		/* effective, not_shown, harmful; NULL: no days to compare */
	int64_t unanalysed;		/* feedback of the after part that has no cause yet, where a cause is the aim */
	int64_t addressed;		/* of the before part, those that the action answers */
	int32_t first;			/* the day of the first record, where it cut the before part; else INT32_MIN */
	int64_t side_before, side_after;	/* other feedback, praise left out: it should not rise instead */
	bool timed;			/* times are compared */
	struct effect_times times_before, times_after;
	bool ranked;			/* ranks is filled: there are times on both sides */
	struct ranks ranks;
	/* Of the series, a count a day from daily_from on; in the arena of the id. */
	int64_t *daily;
	int32_t daily_from, daily_until;
	/* Set by the caller before: which records are kept, and then they, one id a line. */
	unsigned wanted;
	struct buf ids;			/* the caller's to release */
};

/* Of an action as it stands at `now`, in parts of at most `days`; of *e only `wanted` is
 * read. MSG_EFFECT_AIM where its aim has no series, MSG_EFFECT_UNFINISHED where it is
 * not finished. */
bool effect_measure(struct figures *f, const struct scanned *action, int64_t days, int64_t now, struct effect *e,
    struct fail *why);

/* series,before_n,before_days,after_n,after_days,ratio,low,high,verdict, and of the times
 * median_before_s,median_after_s,shift_s,shift_low_s,shift_high_s,p */
extern const struct field effect_columns[EFFECT_COLUMNS];
void effect_cells(const struct effect *e, struct figures *f, struct text cells[EFFECT_COLUMNS]);
/* "time: before 9 in 30 days, after 2 in 30 days, ratio 0.222 (0.0234 to 1.07),
 * not_shown", as a step of verify stores it. Appended to out. */
void effect_print(const struct effect *e, struct buf *out);
/* What should be known before it is believed; returns how many there are. The
 * caller's to release. */
size_t effect_cautions(const struct effect *e, struct fail cautions[EFFECT_CAUTIONS]);

#endif
