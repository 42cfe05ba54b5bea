#ifndef FOLLOWUP_BOOK_H
#define FOLLOWUP_BOOK_H

#include "cli/handing.h"
#include "query/tally.h"

/* The shift book (buku mutasi): all that a shift received and did, what it leaves
 * open, and who signs. No name of a citizen is in it. */
enum book_section {
	BOOK_DUTY,	/* on the roster */
	BOOK_WORKED,	/* typed or did something; detail: how many entries */
	BOOK_RECEIVED,	/* records, log entries too, by time */
	BOOK_UNDATED,	/* anonymous items received or handled on the date: of no shift */
	BOOK_DONE,	/* steps, by time */
	BOOK_OVERDUE,	/* at the end of the shift */
	BOOK_OPEN,	/* what else is open then */
	BOOK_OUTAGE,
	BOOK_INVENTORY, BOOK_INSTRUCTIONS,
	BOOK_SIGNED,
	BOOK_SECTIONS
};
extern const char *const book_sections[];	/* their names in rows */

struct book_row {
	int64_t at;		/* sorted by it, of the same by id */
	int rank;		/* of what is open: before the id */
	struct text time;	/* as stored; empty: none */
	struct text id, type, kind, verb, title, status, owner, by, detail;
};

struct book_rows {
	struct book_row *at;
	size_t count, cap;
};

struct book {
	struct session *session;
	const struct station *station;
	struct shift_span span;
	int64_t stands;			/* what is open is judged at the end of the shift, or now where it goes on */
	const struct scanned *handover;	/* NULL: none of that shift */
	struct book_rows sections[BOOK_SECTIONS];
	struct clocks *clocks;
	struct tally *worked;
	struct book_rows passed;	/* a row for each handover that passed items: book_passed.c */
	/* of the type that is read */
	const struct record_type *type;
	struct shape shape;
	struct text *row;
};

/* The paper, where the tree has no templates/shift_book.txt. */
extern const struct words book_template;

/* A row more, to be filled. */
struct book_row *book_add(struct book *b, struct book_rows *rows);
/* Counts a step that a handover made by itself; false where it is another. */
bool book_passed(struct book *b, const struct step *step);
/* A row of what was done for each: its detail is how many. */
void book_passed_end(struct book *b);
#define BOOK_PASSED "passed"	/* its verb */

/* Fills the sections. */
bool book_gather(struct book *b, struct fail *why);
/* As a paper: plain text, or groff ms with --ms. */
bool book_print(struct book *b, struct fail *why);

#endif
