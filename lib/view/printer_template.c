/* -T: one text a row. */
#include "base/unicode.h"
#include "record/value.h"
#include "view/printer_kind.h"

/* A list in one line; what a terminal could take for more than text is made
 * visible, unless NUL ends the rows and so a program reads them. */
static void
add_value(struct printer *p, const struct field *f, struct text value)
{
	struct text rest = value, item;

	if (p->options.nul) {
		buf_text(&p->out, value);
		return;
	}
	if (!value_is_list(f->kind) && !value_is_map(f->kind)) {
		unicode_visible(&p->out, value);
		return;
	}
	while (text_next(&rest, '\n', &item)) {
		unicode_visible(&p->out, item);
		if (rest.at != NULL)
			buf_puts(&p->out, ", ");
	}
}

static void
template_row(struct printer *p, const struct text *cells, struct text path)
{
	const struct template *t = p->template;
	struct text last = t->pieces[t->count - 1].literal;

	(void)path;
	for (size_t i = 0; i < t->count; i++) {
		buf_text(&p->out, t->pieces[i].literal);
		if (t->pieces[i].name.at != NULL)
			add_value(p, p->options.columns[t->pieces[i].column], cells[t->pieces[i].column]);
	}
	if (p->options.nul)
		buf_putc(&p->out, '\0');
	else if (!text_ends(last, TEXT("\n")))
		buf_putc(&p->out, '\n');
}

const struct printer_kind printer_template = { .name = "", .row = template_row };
