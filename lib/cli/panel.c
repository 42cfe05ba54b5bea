#include "cli/panel.h"

#include "base/memory.h"
#include "cli/terminal.h"

void
panel_start(struct panel *p, struct figures *f, struct text title, const struct field *const *columns, size_t count)
{
	*p = (struct panel){ .figures = f, .title = title, .columns = columns, .count = count };
	f->panels++;
	if (f->format == FORMAT_HTML || f->format == FORMAT_SVG)
		return;
	if (f->format == FORMAT_TEXT && title.len > 0)
		(void)fprintf(f->session->out, "%s%.*s\n", f->panels > 1 ? "\n" : "", TEXT_ARG(title));
	p->printer = session_printer(f->session, f->format == FORMAT_TEXT ? FORMAT_TABLE : f->format, columns, count);
}

void
panel_row(struct panel *p, const struct text *cells)
{
	struct text *kept;

	if (p->printer != NULL) {
		printer_row(p->printer, cells, (struct text){0});
		return;
	}
	if (p->row_count == p->row_cap) {
		p->row_cap = p->row_cap > 0 ? p->row_cap * 2 : 64;
		p->rows = memory_grow(p->rows, p->row_cap, sizeof *p->rows);
	}
	kept = arena_get(&p->figures->session->arena, p->count * sizeof *kept);
	for (size_t i = 0; i < p->count; i++)
		kept[i] = cells[i];
	p->rows[p->row_count++] = kept;
}

static void
print_text(struct figures *f, const struct plot *plot)
{
	struct session *s = f->session;
	struct buf out = {0};

	buf_putc(&out, '\n');
	plot_text(plot, s->language, terminal_text_width(), terminal_is_ascii(), &out);
	buf_putc(&out, '\n');
	(void)fwrite(out.data, 1, out.len, s->out);
	buf_release(&out);
}

bool
panel_draws(const struct figures *f)
{
	return f->format == FORMAT_HTML || f->format == FORMAT_TEXT || f->format == FORMAT_SVG;
}

void
panel_picture(struct figures *f, const struct plot *plot)
{
	struct buf out = {0};

	if (f->format == FORMAT_HTML) {
		web_plot(figures_web(f), plot);
	} else if (f->format == FORMAT_TEXT) {
		print_text(f, plot);
	} else if (f->format == FORMAT_SVG && f->web.plots == 0) {
		plot_svg(plot, f->session->language, "p1", &out);
		(void)fwrite(out.data, 1, out.len, f->session->out);
		f->web.plots++;
	}
	buf_release(&out);
}

static void
print_web(struct panel *p, const struct plot *plot)
{
	struct figures *f = p->figures;
	struct web *w = figures_web(f);

	if (p->title.len > 0)
		web_heading(w, 2, p->title);
	if (plot != NULL)
		web_plot(w, plot);
	web_table(w, p->title.len > 0 ? p->title : figures_title(f), plot != NULL, p->columns, p->count);
	for (size_t i = 0; i < p->row_count; i++)
		web_row(w, p->rows[i]);
	web_table_end(w, plot != NULL);
}

void
panel_end(struct panel *p, const struct plot *plot)
{
	if (p->printer != NULL)
		printer_end(p->printer);
	if (p->figures->format == FORMAT_HTML)
		print_web(p, plot);
	else if (plot != NULL)
		panel_picture(p->figures, plot);
	memory_free(p->rows);
	p->rows = NULL;
}
