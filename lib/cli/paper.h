#ifndef CLI_PAPER_H
#define CLI_PAPER_H

#include "cli/session.h"
#include "record/shape.h"
#include "store/scan.h"
#include "view/letter.h"

/* What a paper can say of a record: the values of the {{places}} of its
 * template. Everything is in the language of the template. */
struct paper {
	struct session *session;
	enum language language;
	const struct scanned *c;
	const struct record *identity;	/* people and things; NULL: none known */
	struct shape shape;		/* of the record's columns */
	const struct text *row;		/* the record as it stands, parallel to the shape */
	struct arena *arena;
	/* Of the document itself; empty: not given. */
	struct text document, number, report_number, code, copy, text, signed_by, valid_until;
	int64_t issued;			/* when the original was made */
};

/* Finds the template NAME.txt in templates/, or NAME.en.txt where English is
 * wanted and there; the language is that of what was found. Fails with
 * MSG_TEMPLATE_NONE, which lists those there are. */
bool paper_template(struct session *s, struct text name, struct letter *l, enum language *language, struct fail *why);
/* The same in another folder of the tree: "templates/answers". */
bool paper_template_in(struct session *s, const char *in, struct text name, struct letter *l, enum language *language,
    struct fail *why);
/* A value as a paper says it: the label of a code or choice, a day in words. */
struct text paper_value(struct paper *p, const struct field *f, struct text value);
/* The record and, where `identity` is given, its people and things. */
bool paper_begin(struct paper *p, struct session *s, const struct scanned *c, const struct record *identity);
/* For struct letter: the context is the paper. Names of places: those of the
 * record's columns, `ROLE.key` of its people, `items`, x-... keys, and number
 * report_number document code copy text officer signatory valid_until issued
 * today station_name unit chain. */
letter_lookup paper_lookup;

#endif
