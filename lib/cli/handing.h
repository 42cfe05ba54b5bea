#ifndef CLI_HANDING_H
#define CLI_HANDING_H

#include "cli/dues.h"
#include "cli/session.h"
#include "store/roster.h"
#include "store/scan.h"

/* Handing over at the end of a shift: what a handover says by itself. */

/* Fills what is not given of a handover: the head that hands over is who types
 * it, the shift the one that ends about `received`, and its date. Checks that
 * there is such a shift; at a desk without shifts.csv any name is one. Nothing for
 * a record of another type. */
bool handing_fill(struct session *s, const struct station *station, struct record *r, struct fail *why);
/* Puts the items that were open at `received` into it, and says which shift it is
 * and how many; an earlier handover of the same shift is said too. */
bool handing_complete(struct session *s, const struct station *station, struct record *r, struct fail *why);
/* The span of the shift of a handover, by its name and date; without a date, as
 * in one of another program, by when it was received. MSG_SHIFT_NONE. */
bool handing_span(const struct station *station, const struct record *r, struct arena *arena, struct shift_span *span,
    struct fail *why);

/* The case as it stood at an instant within a shift of that date: false where it
 * was not there yet. An anonymous item, which has days and no times, is taken as
 * it stood when the date began: what is handed over must not tell in which shift it
 * came. */
bool handing_stood(const struct scanned *c, int64_t at, int32_t day, struct arena *arena, struct case_file *then);
/* new open waiting referred: somebody still has to do something. */
bool handing_open(enum status status);

/* The signature of a head that is not taken back; NULL where there is none. */
const struct step *handing_signature(const struct case_file *c, struct text officer);

/* The note of a step by which an item passes with a handover. */
struct text handing_note(struct text handover, enum language language, struct arena *arena);
/* Whether a step is one that a handover makes by itself; the handover that it names. */
bool handing_passes(const struct record *step, struct text *handover);

/* What is handed over first: an emergency, what is overdue, what is urgent. */
enum handing_rank { HANDING_EMERGENT, HANDING_OVERDUE, HANDING_URGENT, HANDING_OTHER, HANDING_RANKS };
enum handing_rank handing_rank(struct text priority, bool overdue);
/* Whether anything of the case, as it stood then, was over its time; the first of
 * it, where `first` is not NULL. */
bool handing_overdue(struct clocks *k, const struct scanned *c, const struct case_file *then, int64_t at, struct arena *arena,
    struct due *first);

#endif
