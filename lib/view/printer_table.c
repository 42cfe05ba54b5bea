#include "base/memory.h"
#include "base/unicode.h"
#include "view/printer_kind.h"

enum { ROWS_SEEN = 200, LEAST_WIDTH = 4, GAP = 2 };

/* Rows are kept only until the widths are known. */
struct table {
	struct arena arena;
	struct text *rows[ROWS_SEEN];	/* as they will be shown */
	size_t kept;
	size_t *widths;
	bool fixed;
};

static bool
is_right(const struct field *f)
{
	return f->kind == FIELD_COUNT || f->kind == FIELD_DURATION || f->kind == FIELD_DECIMAL;
}

static void
add_spaces(struct buf *out, size_t n)
{
	while (n-- > 0)
		buf_putc(out, ' ');
}

/* What fits into a width, with … in place of the rest, and spaces where half
 * a wide character would fit. */
static void
add_cut(struct buf *out, struct text t, size_t width, bool ascii)
{
	size_t end = 0, used = 1;

	for (size_t i = 0; i < t.len; ) {
		size_t from = i, more;

		unicode_next(t, &i);
		more = unicode_width(text_slice(t, from, i));
		if (used + more > width)
			break;
		used += more;
		end = i;
	}
	buf_text(out, text_slice(t, 0, end));
	buf_puts(out, ascii ? "~" : "…");
	add_spaces(out, width - used);
}

/* One line, with nothing behind its last cell. */
static void
table_line(struct printer *p, const struct text *cells)
{
	struct buf *out = &p->out;
	size_t last = p->options.count, due = 0;

	while (last > 0 && cells[last - 1].len == 0)
		last--;
	for (size_t i = 0; i < last; i++) {
		size_t most = p->table->widths[i], width = unicode_width(cells[i]);
		/* Nothing stands behind the last column. */
		bool whole = width <= most || (i + 1 == p->options.count && p->options.width == 0);
		size_t pad = whole && width < most ? most - width : 0;

		add_spaces(out, due + (is_right(p->options.columns[i]) ? pad : 0));
		if (whole)
			buf_text(out, cells[i]);
		else
			add_cut(out, cells[i], most, p->options.ascii);
		due = GAP + (is_right(p->options.columns[i]) ? 0 : pad);
	}
	buf_putc(out, '\n');
}

static void
table_header(struct printer *p)
{
	struct text *names = arena_get(&p->table->arena, p->options.count * sizeof *names);

	for (size_t i = 0; i < p->options.count; i++)
		names[i] = text_of(p->options.columns[i]->name);
	for (size_t i = 0; p->options.color && i < p->options.count; i++) {
		char *upper = arena_string(&p->table->arena, names[i]);

		for (size_t k = 0; k < names[i].len; k++)
			if (upper[k] >= 'a' && upper[k] <= 'z')
				upper[k] = (char)(upper[k] - 'a' + 'A');
		names[i].at = upper;
	}
	if (p->options.color)
		buf_puts(&p->out, "\033[1m");
	table_line(p, names);
	if (p->options.color) {
		p->out.len--;
		buf_puts(&p->out, "\033[m\n");
	}
}

/* Takes from the widest until all fits, or nothing more can be taken. */
static void
widths_shrink(size_t *widths, size_t count, size_t most)
{
	size_t sum = GAP * (count - 1);

	for (size_t i = 0; i < count; i++)
		sum += widths[i];
	for (; sum > most; sum--) {
		size_t widest = 0;

		for (size_t i = 1; i < count; i++)
			if (widths[i] >= widths[widest])
				widest = i;
		if (widths[widest] <= LEAST_WIDTH)
			return;
		widths[widest]--;
	}
}

static void
table_fix(struct printer *p)
{
	struct table *t = p->table;

	for (size_t i = 0; i < p->options.count; i++) {
		t->widths[i] = unicode_width(text_of(p->options.columns[i]->name));
		for (size_t r = 0; r < t->kept; r++)
			if (unicode_width(t->rows[r][i]) > t->widths[i])
				t->widths[i] = unicode_width(t->rows[r][i]);
	}
	if (p->options.width > 0 && p->options.count > 0)
		widths_shrink(t->widths, p->options.count, p->options.width);
	t->fixed = true;
	table_header(p);
	for (size_t r = 0; r < t->kept; r++)
		table_line(p, t->rows[r]);
}

static void
table_begin(struct printer *p)
{
	p->table = memory_get(sizeof *p->table);
	p->table->widths = arena_get(&p->table->arena, p->options.count * sizeof *p->table->widths);
}

/* The cells as they are shown, in the arena; p->cell is where they are laid
 * out, one behind the other. */
static struct text *
table_shown(struct printer *p, const struct text *cells, struct arena *arena)
{
	struct text *shown = arena_get(arena, p->options.count * sizeof *shown), all;
	size_t from = 0;

	buf_clear(&p->cell);
	for (size_t i = 0; i < p->options.count; i++) {
		print_value(p->options.columns[i], cells[i], p->options.language, &p->cell);
		shown[i].len = p->cell.len - from;
		from = p->cell.len;
	}
	all = arena_text(arena, buf_view(&p->cell));
	for (size_t i = 0; i < p->options.count; i++) {
		shown[i].at = all.at;
		all.at += shown[i].len;
	}
	return shown;
}

static void
table_row(struct printer *p, const struct text *cells, struct text path)
{
	struct table *t = p->table;

	(void)path;
	if (!t->fixed) {
		t->rows[t->kept++] = table_shown(p, cells, &t->arena);
		if (t->kept == ROWS_SEEN)
			table_fix(p);
		return;
	}
	table_line(p, table_shown(p, cells, &p->scratch));
	arena_clear(&p->scratch);
}

static void
table_end(struct printer *p)
{
	if (!p->table->fixed)
		table_fix(p);
	arena_release(&p->table->arena);
	memory_free(p->table);
}

const struct printer_kind printer_table = { .name = "table", .begin = table_begin, .row = table_row, .end = table_end };
