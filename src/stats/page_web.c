#include "page_web.h"

#include <math.h>

static const struct field *
column_field(struct page *p, struct text head, bool number)
{
	struct field *f = arena_get(p->arena, sizeof *f);

	*f = (struct field){ .name = arena_string(p->arena, head), .help = WORDS("", ""), .kind = number ? FIELD_COUNT : FIELD_LINE };
	return f;
}

void
page_web_close(struct page *p)
{
	if (!p->open)
		return;
	web_table_end(p->web, false);
	p->open = false;
}

void
page_web_section(struct page *p, struct text title)
{
	page_web_close(p);
	web_heading(p->web, 2, title);
	p->title = title;
}

static void
open_table(struct page *p)
{
	const struct field **fields = arena_get(p->arena, PAGE_COLUMNS * sizeof *fields);
	size_t n = 0;

	for (size_t i = 0; i < p->column_count; i++) {
		const struct page_column *c = &p->columns[i];
		struct text head = text_of(c->head.in[p->language]);

		if (c->kind != CELL_LETTERS)
			fields[n++] = column_field(p, head.len > 0 || i > 0 ? head : p->title, c->kind == CELL_FIGURE);
	}
	web_table(p->web, (struct text){0}, false, fields, n);
	p->open = true;
}

void
page_web_row(struct page *p, size_t level, const struct text *cells)
{
	struct text shown[PAGE_COLUMNS];
	size_t n = 0;

	if (!p->open)
		open_table(p);
	for (size_t i = 0; i < p->column_count; i++) {
		if (p->columns[i].kind == CELL_LETTERS)
			continue;
		/* Spaces that stay, and leave the word beside them where a cell is narrow. */
		shown[n++] = i == 0 && level > 0 && !p->listed ? arena_printf(p->arena, "\u00A0\u00A0\u00A0%.*s", TEXT_ARG(cells[i])) : cells[i];
	}
	web_row(p->web, shown);
}

static struct text
figure(struct page *p, double x)
{
	return isnan(x) ? (struct text){0} : arena_printf(p->arena, "%g", x);
}

/* The figures of the picture: a row a category, or a row of the heat map, which is a
 * weekday. */
static void
behind_picture(struct page *p, const struct plot *plot)
{
	static const struct words weekday = WORDS("weekday", "hari");
	bool heat = plot->kind == PLOT_HEAT;
	size_t columns = heat ? plot->count : plot->series_count, rows = heat ? plot->rows : plot->count;
	const struct field **fields = arena_get(p->arena, (columns + 1) * sizeof *fields);
	struct text *cells = arena_get(p->arena, (columns + 1) * sizeof *cells);

	fields[0] = column_field(p, heat ? text_of(page_words(p, weekday)) : plot->x_name, false);
	for (size_t i = 0; i < columns; i++)
		fields[i + 1] = column_field(p, heat ? plot->x[i] : plot->series[i].name, true);
	web_table(p->web, plot->title, true, fields, columns + 1);
	for (size_t row = 0; row < rows; row++) {
		cells[0] = heat ? plot->y[row] : plot->x[row];
		for (size_t i = 0; i < columns; i++)
			cells[i + 1] = figure(p, heat ? plot->series->at[row * plot->count + i] : plot->series[i].at[row]);
		web_row(p->web, cells);
	}
	web_table_end(p->web, true);
}

void
page_picture(struct page *p, const struct plot *plot)
{
	if (p->web == NULL)
		return;
	page_web_close(p);
	web_plot(p->web, plot);
	behind_picture(p, plot);
}
