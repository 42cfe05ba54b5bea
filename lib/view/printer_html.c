/* html: a page with one table (view/web.h). svg is a format of figures alone:
 * it stands here for its name. */
#include "view/printer_kind.h"

static void
html_begin(struct printer *p)
{
	web_begin(&p->web, p->options.title, p->options.language, &p->out);
	web_heading(&p->web, 1, p->options.title);
	web_table(&p->web, (struct text){0}, false, p->options.columns, p->options.count);
}

static void
html_row(struct printer *p, const struct text *cells, struct text path)
{
	(void)path;
	web_row(&p->web, cells);
}

static void
html_end(struct printer *p)
{
	web_table_end(&p->web, false);
	web_end(&p->web);
}

const struct printer_kind printer_html = { .name = "html", .begin = html_begin, .row = html_row, .end = html_end };
const struct printer_kind printer_svg = { .name = "svg", .row = html_row };
