#ifndef STATS_PUBLISH_H
#define STATS_PUBLISH_H

#include "cli/figures.h"
#include "query/measure.h"
#include "query/seen.h"
#include "query/stage.h"
#include "query/tally.h"

/* The public page (DESIGN 7): a month at a time, from counts that are safe to show.
 * What is shown of a month is decided once, when it is published, and read back from
 * published.csv ever after, so that two publications cannot be compared. */
enum {
	PUBLISH_K = 5,			/* a count under it is hidden, but for 0 */
	PUBLISH_K_SENSITIVE = 10,	/* the same of sensitive kinds, and of what holds them */
	PUBLISH_CHANNELS = 24,		/* parents of channels.csv; more are "other" */
	PUBLISH_KINDS = 12, PUBLISH_DAYS = 31, PUBLISH_HOURS = 25, PUBLISH_ELEMENTS = 12,
};

/* Not before everybody: the shift book and the desk's own outages. */
bool publish_kind_counts(struct text kind);
/* Under which number a kind is small. */
int64_t publish_least(enum voice voice, struct text kind);
/* Each sensitive kind and why, for the page. */
struct publish_sensitive {
	enum voice voice;
	const char *kind;
	struct words why;
};
extern const struct publish_sensitive publish_sensitive[];	/* ends with kind NULL */

/* A row of published.csv. An empty value is hidden. */
struct shown {
	struct text period, table, row, column, value;
};

struct ledger {
	struct shown *at;
	size_t count, cap;
	struct arena *arena;
};

/* Of a folder, empty where there is none yet. */
bool ledger_read(struct ledger *l, int folder, struct fail *why);
bool ledger_write(const struct ledger *l, int folder, struct fail *why);
void ledger_add(struct ledger *l, struct text period, const char *table, struct text row, struct text column, struct text value);
/* The rows of a period, which stand together; 0: it was not published. */
size_t ledger_period(const struct ledger *l, struct text period, const struct shown **rows);
/* MSG_PUBLISH_LOST where the folder has the page of a month that is not in the ledger: a
 * lost log is no leave to count anew. */
bool ledger_whole(const struct ledger *l, int folder, struct fail *why);
/* Puts the rows of `anew` in place of those of its period, where every count that is
 * shown, and every sum of what is hidden, is the same or differs by PUBLISH_K_SENSITIVE
 * or more, and the same cells are hidden; else returns false and the period stays as it is. A period that is not there
 * yet is put in its order. One that is keeps its quotes and gets no others. */
bool ledger_put(struct ledger *l, struct ledger *anew);

/* How far a voice got, in the order of the page. */
enum publish_step { GOT_ANALYSED, GOT_DECIDED, GOT_ANSWERED, GOT_TOLD, GOT_ACTION, GOT_EFFECT, GOTS };
extern const char *const publish_steps[GOTS];

/* Whether a quote may be shown; UNREAD: the personal data of its record, with which it
 * must be compared, are not in this clone. */
enum publish_quote { QUOTE_CLEAR, QUOTE_UNREAD, QUOTE_HELD };

/* What was said, with leave to publish it, and answered in a month. */
struct told {
	struct told *next;
	struct text id, name;		/* the name of a quote tells nothing of its id */
	struct text month, came;	/* answered, received */
	struct text kind, elements, text, answer;
	enum publish_quote quote;	/* CLEAR or UNREAD */
};
/* What was improved: the last of its steps in that month. */
struct improved {
	struct improved *next;
	struct text id, month, kind, aim, what, verdict;
	int64_t at;
};

struct publish {
	struct session *session;
	struct figures figures;
	struct text channels[PUBLISH_CHANNELS + 1];	/* those without a parent; then "other" */
	size_t channel_count;
	struct table causes;
	struct ledger ledger;
	struct table *officers;		/* of each station */
	struct told *told;
	struct improved *improved;
	struct seen *effective, *addressed, *bettered;	/* ids, as in loop */
	int32_t first;			/* the first month with records enough to show; INT32_MAX: there is none */
	struct months { int32_t begin; int64_t counts[VOICES]; } *months;	/* that have records; in no order */
	size_t month_count, month_cap;
	int64_t newest;			/* record of any kind; INT64_MIN: there is none */
	int32_t begin, end;		/* the days of the month at hand */
	struct text month;		/* "2026-11" */
	struct text today;
	struct gathered *gathered;
	struct stage_span span;
	int folder, data;		/* descriptors */
};

/* The counts of a month. */
struct gathered {
	struct gathered_voice {
		int64_t total;
		int64_t received[PUBLISH_KINDS][PUBLISH_CHANNELS + 1];
		int64_t days[PUBLISH_DAYS], hours[PUBLISH_HOURS];	/* the last hour: no time */
		int64_t *stations;
		struct durations times[PUBLISH_KINDS];
		int64_t got[GOTS];
		struct tally *clocks;		/* counts: met, breached, bits of the kinds */
	} voices[VOICES];
	int64_t elements[PUBLISH_ELEMENTS][3];	/* named it, of these answered, of these improved */
};
enum { CLOCKS_MET, CLOCKS_BREACHED, CLOCKS_KINDS, CLOCKS_COUNTS };
enum { ELEMENT_N, ELEMENT_ANSWERED, ELEMENT_ACTION };

/* The kinds of a voice; ends with key NULL. */
const struct choice *publish_kinds(enum voice voice);
/* The first look at the tree: the first record, what may be quoted, what was improved. */
bool publish_look(struct publish *p, struct fail *why);
/* Quotes and actions; of publish_look. */
bool publish_take_told(struct publish *p, struct figures *f, struct scanned *s);
bool publish_take_actions(struct publish *p, struct fail *why);
/* Those of the month at hand, into what is published of it: whatever comes later is shown
 * of no month that is published. A quote has its kind and element only where their count
 * is shown, and stands in the order of its name. */
void publish_quotes(struct publish *p, struct ledger *anew);
void publish_actions(struct publish *p, struct ledger *anew);
/* The quote of a row of the ledger, NULL where it may be shown no longer. */
const struct told *publish_quoted(const struct publish *p, const struct shown *row);
/* Whether a text may stand before everybody: record/quoting.h, and no officer in it. */
void publish_read_officers(struct publish *p);
bool publish_clear(const struct publish *p, struct text t);
/* The same of a quote, held against what is known of the people of its record. */
enum publish_quote publish_judge(const struct publish *p, const struct case_file *c, struct text concerns, struct arena *arena,
    struct text said, struct text answered);
/* "2026-11" */
struct text publish_month_of(struct publish *p, int64_t at);
/* Counts a month and adds to `l` what of it may be shown. */
bool publish_month(struct publish *p, struct ledger *l, struct fail *why);
void publish_tables(struct publish *p, struct ledger *l);

/* What a key of a table is called. */
enum publish_label { LABEL_KIND, LABEL_CHANNEL, LABEL_DAY, LABEL_WEEKDAY, LABEL_HOUR, LABEL_CLOCK, LABEL_ELEMENT, LABEL_STEP,
	LABEL_STATION, LABEL_COLUMN };
struct text publish_label(const struct publish *p, enum publish_label of, enum voice voice, struct text key, enum language l);
struct text publish_month_name(const struct publish *p, struct text month, enum language l);

/* The pages of all months of the ledger, their data and the overview. */
bool publish_pages(struct publish *p, struct fail *why);
/* A table of the ledger on a page, with its picture and a link to its CSV, which is
 * written too. Without rows there is nothing. */
struct publish_table {
	const char *name;		/* without the voice */
	struct words title;
	enum publish_label rows;
	const char *drawn;		/* the column of the picture; NULL: none */
	bool line;
	bool voiced;			/* there is one of reports and one of feedback */
};
bool publish_table(struct publish *p, struct web *w, const struct publish_table *t, enum voice voice,
    const struct shown *rows, size_t count, struct fail *why);
/* One value of a table, NULL where there is none. */
const struct shown *publish_find(const struct shown *rows, size_t count, const char *table, const char *row, const char *column);
bool publish_index(struct publish *p, enum language l, struct fail *why);
/* "2026-11.en.html", "index.html"; in the arena. */
const char *publish_file(const struct publish *p, struct text name, enum language l);
/* A page while it is written. */
struct monthly {
	struct publish *publish;
	struct web web;
	struct text month;
	const struct shown *rows;
	size_t count;
};
void publish_show_quotes(struct monthly *m);
bool publish_show_actions(struct monthly *m, struct fail *why);
/* Bytes of a CSV file that a spreadsheet may open: view/sheet.h. */
void publish_cell(struct buf *out, struct text value, bool first);
void publish_note(const struct publish *p, struct web *w, struct words sentence, const char *a, const char *b);

#endif
