#ifndef VIEW_WEB_H
#define VIEW_WEB_H

#include "base/buf.h"
#include "base/text.h"
#include "base/words.h"
#include "record/schema.h"
#include "view/plot.h"

/* A page of HTML in one file: no script, nothing from elsewhere, under a
 * Content-Security-Policy that says so. Light and dark, A4 and phone. Every text
 * is escaped here and nowhere else. */
struct web {
	struct buf *out;
	enum language language;
	int plots;		/* so far: their ids */
	bool in_words;		/* tables are headed by what their columns mean, not by their names */
	const struct field *const *columns;	/* of the table that is open */
	size_t column_count;
};

void web_begin(struct web *w, struct text title, enum language l, struct buf *out);
/* level 1 (once), 2 or 3. */
void web_heading(struct web *w, int level, struct text text);
void web_paragraph(struct web *w, struct text text);
/* Small print below figures: n, what was excluded, period, rule. */
void web_note(struct web *w, struct text text);
/* A link; href is relative and escaped. In a paragraph of its own. */
void web_link(struct web *w, struct text href, struct text text);
/* A quotation of somebody, with who or what it is of below it. */
void web_quote(struct web *w, struct text text, struct text source);
/* The picture as a <figure> with a caption. */
void web_plot(struct web *w, const struct plot *p);
/* A table; numbers stand right. `folded` puts it behind a <details>, as the table of
 * a picture, which print shows open. Values as print_value has them. */
void web_table(struct web *w, struct text caption, bool folded, const struct field *const *columns, size_t count);
void web_row(struct web *w, const struct text *cells);
void web_table_end(struct web *w, bool folded);
void web_end(struct web *w);

#endif
