/* csv, yaml, ids, paths, text: formats that need no memory of other rows. */
#include "format/csv_write.h"
#include "base/unicode.h"
#include "record/record.h"
#include "view/printer_kind.h"

static void
csv_begin(struct printer *p)
{
	for (size_t i = 0; i < p->options.count; i++)
		csv_cell(&p->out, text_of(p->options.columns[i]->name), i == 0);
	csv_end(&p->out);
}

static void
csv_row(struct printer *p, const struct text *cells, struct text path)
{
	(void)path;
	for (size_t i = 0; i < p->options.count; i++)
		csv_cell(&p->out, cells[i], i == 0);
	csv_end(&p->out);
}

static void
yaml_row(struct printer *p, const struct text *cells, struct text path)
{
	struct yaml_writer *w;

	(void)path;
	if (p->rows > 0)
		buf_puts(&p->out, "---\n");
	w = yaml_writer_new(&p->out);
	for (size_t i = 0; i < p->options.count; i++)
		if (cells[i].len > 0)
			record_write_field(w, p->options.columns[i], cells[i], &p->scratch);
	yaml_writer_free(w);
	arena_clear(&p->scratch);
}

static void
end_name(struct printer *p)
{
	buf_putc(&p->out, p->options.nul ? '\0' : '\n');
}

static void
ids_row(struct printer *p, const struct text *cells, struct text path)
{
	size_t i = 0;

	(void)path;
	while (i < p->options.count && p->options.columns[i]->id != NAME_ID)
		i++;
	buf_text(&p->out, cells[i < p->options.count ? i : 0]);
	end_name(p);
}

static void
paths_row(struct printer *p, const struct text *cells, struct text path)
{
	(void)cells;
	buf_text(&p->out, path);
	end_name(p);
}

/* Text of several lines stands below its name, set in. */
static void
text_lines(struct printer *p, struct text value)
{
	struct text rest = value, line;

	while (text_next(&rest, '\n', &line)) {
		if (line.len == 0 && rest.at == NULL)
			break;	/* behind the last line break */
		buf_puts(&p->out, line.len > 0 ? "\n  " : "\n");
		unicode_visible(&p->out, line);
	}
}

static void
text_row(struct printer *p, const struct text *cells, struct text path)
{
	(void)path;
	if (p->rows > 0)
		buf_putc(&p->out, '\n');
	for (size_t i = 0; i < p->options.count; i++) {
		const struct field *f = p->options.columns[i];

		if (cells[i].len == 0)
			continue;
		buf_printf(&p->out, "%s:", f->name);
		if (f->kind == FIELD_PROSE && text_find(cells[i], TEXT("\n")) != (size_t)-1) {
			text_lines(p, cells[i]);
		} else {
			buf_putc(&p->out, ' ');
			print_value(f, cells[i], p->options.language, &p->out);
		}
		buf_putc(&p->out, '\n');
	}
}

const struct printer_kind printer_csv = { .name = "csv", .begin = csv_begin, .row = csv_row };
const struct printer_kind printer_yaml = { .name = "yaml", .row = yaml_row };
const struct printer_kind printer_ids = { .name = "ids", .row = ids_row };
const struct printer_kind printer_paths = { .name = "paths", .row = paths_row };
const struct printer_kind printer_text = { .name = "text", .row = text_row };
