#include "format/json_write.h"
#include "record/value.h"
#include "view/printer_kind.h"

/* A number where the text is one, else a string. */
static void
json_number(struct buf *out, const struct field *f, struct text value)
{
	int64_t n;

	if (value_number(f, value, &n))
		buf_printf(out, "%lld", (long long)n);
	else
		json_string(out, value);
}

static void
json_list(struct buf *out, struct text value)
{
	struct text rest = value, item;
	char before = '[';

	while (text_next(&rest, '\n', &item)) {
		buf_putc(out, before);
		json_string(out, item);
		before = ',';
	}
	buf_putc(out, ']');
}

static void
json_map(struct printer *p, const struct field *f, struct text value)
{
	struct text rest = value, line, key, v;
	char before = '{';

	while (text_next(&rest, '\n', &line)) {
		text_cut(line, ':', &key, &v);
		v = text_trim(v);
		buf_putc(&p->out, before);
		json_string(&p->out, text_trim(key));
		buf_putc(&p->out, ':');
		if (f->kind == FIELD_SCORES && text_all_digits(v) && v.len == 1)
			buf_text(&p->out, v);
		else
			json_string(&p->out, value_unescape(v, &p->scratch));
		before = ',';
	}
	buf_putc(&p->out, '}');
}

static void
jsonl_row(struct printer *p, const struct text *cells, struct text path)
{
	char before = '{';

	(void)path;
	for (size_t i = 0; i < p->options.count; i++) {
		const struct field *f = p->options.columns[i];

		if (cells[i].len == 0)
			continue;
		buf_putc(&p->out, before);
		json_string(&p->out, text_of(f->name));
		buf_putc(&p->out, ':');
		if (value_is_list(f->kind))
			json_list(&p->out, cells[i]);
		else if (value_is_map(f->kind))
			json_map(p, f, cells[i]);
		else if (f->kind == FIELD_COUNT || f->kind == FIELD_DURATION)
			json_number(&p->out, f, cells[i]);
		else if (f->kind == FIELD_DECIMAL && printer_number(f, cells[i]))
			buf_text(&p->out, cells[i]);
		else
			json_string(&p->out, cells[i]);
		before = ',';
	}
	buf_puts(&p->out, before == '{' ? "{}\n" : "}\n");
	arena_clear(&p->scratch);
}

const struct printer_kind printer_jsonl = { .name = "jsonl", .row = jsonl_row };
