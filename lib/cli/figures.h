#ifndef CLI_FIGURES_H
#define CLI_FIGURES_H

#include "cli/session.h"
#include "query/filter.h"
#include "query/group.h"
#include "record/shape.h"
#include "store/scan.h"

/* What every figure is made of: reports and feedback as rows of one shape,
 * through --type, the period and -w. A column that only one of the two has is
 * empty in the other. Void records are in no figure. */
enum voice { VOICE_REPORT, VOICE_FEEDBACK, VOICES };

struct figures;

/* A case, lent for the call; its row is f->row. False stops the scan. */
typedef bool figures_take(void *context, struct figures *f, struct scanned *s, struct fail *why);

struct figures {
	struct session *session;
	enum format format;
	struct shape shape;
	struct filter *filter;		/* NULL: all */
	struct period period;
	bool standing;			/* also what came before the period, as it stood at its end */
	bool types[VOICES];		/* which are asked */
	figures_take *every;		/* sees each case before -w, void ones too; NULL: none */
	figures_take *take;
	void *context;
	/* of the case that is lent */
	enum voice voice;
	bool within;			/* received in the period */
	struct text *row;
	int64_t voided[VOICES];		/* of the period */
};

#define OPTIONS_FIGURES OPT_FORMAT, OPT_OUTPUT, OPT_WHERE, OPT_TYPE, OPT_EXIT, OPT_SINCE, OPT_UNTIL, OPT_DAY, \
	OPT_WEEK, OPT_MONTH, OPT_YEAR

/* Takes the options. Without one for it the period is all there is. */
bool figures_start(struct figures *f, struct session *s, enum format otherwise, struct fail *why);
/* Reports and feedback of all times, whatever the options say. */
void figures_all(struct figures *f, struct session *s);
/* "A,B", or NULL for none. */
bool figures_group(struct figures *f, const char *names, struct grouping *g, struct fail *why);
bool figures_scan(struct figures *f, figures_take *take, void *context, struct fail *why);

/* Columns of the groups and then of the figures; cells likewise. */
struct printer *figures_printer(struct figures *f, const struct grouping *g, const struct field *columns, size_t count);
int64_t figures_voided(const struct figures *f);
/* A whole number as a cell. */
struct text figures_cell(struct figures *f, int64_t n);

/* When a step happened; an anonymous one, which is a day, at its local noon. */
int64_t figures_step(const struct step *step, const struct station *station);
/* Leaves of the case what it was at an instant: only the steps before it. */
void figures_until(struct case_file *c, int64_t until, const struct station *station);

/* A sentence about the figures: below them in text, else with -v on standard
 * error. Takes over the fail that holds it. */
void figures_say(struct figures *f, struct fail *sentence);
void figures_say_period(struct figures *f);
/* "period: from ... to before ..., zone", appended. */
void figures_period(struct figures *f, struct buf *out);

/* Report or feedback: a column of the rows. */
extern const struct field figures_type;

#endif
