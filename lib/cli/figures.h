#ifndef CLI_FIGURES_H
#define CLI_FIGURES_H

#include "cli/session.h"
#include "query/clocks.h"
#include "query/cube.h"
#include "query/filter.h"
#include "query/group.h"
#include "record/shape.h"
#include "store/scan.h"
#include "view/web.h"

/* What every figure is made of: reports and feedback as rows of one shape,
 * through --type, the period and -w. A column that only one of the two has is
 * empty in the other. Void records are in no figure.
 *
 * They come from the tree of -C, from those that --tree names, or as rows of
 * --input; a view does not see which, unless it asks for the steps. */
enum voice { VOICE_REPORT, VOICE_FEEDBACK, VOICES };

/* A column of figures, with its meaning in both languages. */
#define FIGURE_COLUMN(n, en, id_, kind) { n, WORDS(en, id_), NAME_NONE, kind, CLASS_PUBLIC, FIELD_DERIVED, 0, NULL, NULL }

struct figures;

/* A case, lent for the call; its row is f->row. False stops the scan. Of a row that was
 * read, s has id, status, received, station and arena only. */
typedef bool figures_take(void *context, struct figures *f, struct scanned *s, struct fail *why);
/* An improvement action as a row of its own shape, before any case. */
typedef bool figures_take_action(void *context, struct figures *f, const struct shape *shape, const struct text *row,
    struct fail *why);
/* A row of a cube, its case columns in f->row. */
typedef bool figures_take_cube(void *context, struct figures *f, const struct cube_row *cube, struct scanned *s,
    struct fail *why);

/* A tree (f->tree), before any of its cases. */
typedef bool figures_take_tree(void *context, struct figures *f, struct fail *why);

struct figures {
	struct session *session;
	enum format format;
	struct shape shape;
	struct filter *filter;		/* NULL: all */
	struct grouping *grouping;	/* the last of figures_group */
	struct period period;
	bool standing;			/* also what came before the period, as it stood at its end */
	bool types[VOICES];		/* which are asked */
	bool all_types;			/* `every` sees those that are not asked too */
	/* Called for each tree before its cases, f->tree being it; NULL: none. */
	figures_take_tree *opened;
	figures_take *every;		/* sees each case before -w, void ones too; NULL: none */
	figures_take *take;
	figures_take *void_case;	/* sees what is counted in `voided`; NULL: none */
	figures_take_action *action;	/* NULL: actions are not read */
	figures_take_cube *cube;	/* NULL: it cannot be told from cubes */
	bool answers;			/* answers to surveys are read, and no case */
	const enum name *needs;		/* columns that the view reads, up to NAME_NONE: rows must have them */
	void *context;
	struct text desks, zones;	/* names of the desks that were read, and of their zones, one a line */
	/* of the source that is read */
	const struct tree *tree;
	struct clocks *clocks;
	struct seen *seen[VOICES + 1];	/* where a record can come twice: of each voice, and of others */
	int64_t twice;
	/* of the case that is lent */
	enum voice voice;
	bool within;			/* received in the period */
	struct text *row;
	int64_t voided[VOICES];		/* of the period */
	int64_t first;			/* when the first record came in, as scan_instant has it; INT64_MAX: none did */
	/* what is said at the end of html and jsonl */
	struct web web;
	struct buf page, notes, about;
	size_t panels;
};

#define OPTIONS_FIGURES OPT_FORMAT, OPT_OUTPUT, OPT_WHERE, OPT_TYPE, OPT_EXIT, OPT_SINCE, OPT_UNTIL, OPT_DAY, \
	OPT_WEEK, OPT_MONTH, OPT_YEAR, OPT_TREE, OPT_INPUT, OPT_EXPLAIN, OPT_NUL

/* Takes the options. Without one for it the period is all there is. */
bool figures_start(struct figures *f, struct session *s, enum format otherwise, struct fail *why);
/* The same of answers to surveys: -w and groups are over their columns, `received` is the
 * day of the answer and the id that of its batch with the uid behind it. */
bool figures_start_answers(struct figures *f, struct session *s, enum format otherwise, struct fail *why);
/* Reports and feedback of all times, whatever the options say. */
void figures_all(struct figures *f, struct session *s);
/* "A,B", or NULL for none. */
bool figures_group(struct figures *f, const char *names, struct grouping *g, struct fail *why);
/* For a view that is judged from the steps: --input is refused. */
bool figures_need_steps(const struct figures *f, struct fail *why);
/* All cases, and with f->action first all actions. */
bool figures_scan(struct figures *f, figures_take *take, void *context, struct fail *why);
/* Whether a record that is scanned apart from the cases was not met in a tree before. */
bool figures_is_new(struct figures *f, const struct scanned *s);
/* The instant at which the clock of a desk shows what that of the tree shows at `at`:
 * bounds of a period are on the clock of each desk. */
int64_t figures_bound(const struct figures *f, int64_t at, const struct station *station);
/* The clocks of the tree that is read, made when they are asked for. */
struct clocks *figures_clocks(struct figures *f);

int64_t figures_voided(const struct figures *f);
/* A whole number as a cell. */
struct text figures_cell(struct figures *f, int64_t n);
/* A number with so many decimals for a sentence, in Indonesian with a comma. In the
 * arena of the session. */
const char *figures_decimal(struct figures *f, double value, int decimals);

/* When a step happened; an anonymous one, which is a day, at its local noon. */
int64_t figures_step(const struct step *step, const struct station *station);
/* Leaves of the case what it was at an instant: only the steps before it. */
void figures_until(struct case_file *c, int64_t until, const struct station *station);

/* A sentence about the figures: below them in text, html and jsonl, else with -v on
 * standard error. Takes over the fail that holds it. */
void figures_say(struct figures *f, struct fail *sentence);
/* A number about them for programs that read jsonl: n, void, missing ... */
void figures_about(struct figures *f, const char *key, int64_t n);
/* Of which records, period and zone. */
void figures_say_period(struct figures *f);
/* "period: from ... to before ..., zone", appended. */
void figures_period(struct figures *f, struct buf *out);
/* Ends html and jsonl with what was said. The last call of every view. */
void figures_end(struct figures *f);

/* The title of the view: its help, and of which desks. */
struct text figures_title(struct figures *f);
/* The page of html, begun with the title when first asked for. */
struct web *figures_web(struct figures *f);

/* Report or feedback: a column of the rows. */
extern const struct field figures_type;
/* The words report and feedback of a voice. */
const char *figures_voice(enum voice v);

#endif
