#include "view/printer.h"

#include "base/buf.h"
#include "base/memory.h"
#include "record/value.h"
#include "store/tree.h"
#include "view/printer_kind.h"

enum { CHUNK = 64 * 1024, NUMBER_MOST = 11 /* bytes: a spreadsheet saves longer ones rounded */ };

static const struct printer_kind *const kinds[FORMATS] = {
	[FORMAT_CSV] = &printer_csv,
	[FORMAT_TABLE] = &printer_table,
	[FORMAT_YAML] = &printer_yaml,
	[FORMAT_JSONL] = &printer_jsonl,
	[FORMAT_IDS] = &printer_ids,
	[FORMAT_PATHS] = &printer_paths,
	[FORMAT_TEXT] = &printer_text,
	[FORMAT_EXCEL] = &printer_excel,
	[FORMAT_FODS] = &printer_fods,
	[FORMAT_HTML] = &printer_html,
	[FORMAT_SVG] = &printer_svg,
};

const char *
format_name(enum format f)
{
	return kinds[f]->name;
}

bool
format_find(struct text name, enum format *f, struct fail *why)
{
	struct buf names = {0};
	char *typed;

	for (int i = 0; i < FORMATS; i++) {
		if (text_is(name, kinds[i]->name)) {
			*f = (enum format)i;
			buf_release(&names);
			return true;
		}
		buf_printf(&names, "%s%s", i > 0 ? ", " : "", kinds[i]->name);
	}
	typed = memory_copy(name.at, name.len);
	fail_set(why, MSG_FORMAT_UNKNOWN, typed, names.data);
	memory_free(typed);
	buf_release(&names);
	return false;
}

/* Whether the stream took it is asked once, at the exit. */
static void
send(struct printer *p)
{
	if (p->out.len > 0)
		fwrite(p->out.data, 1, p->out.len, p->options.out);
	buf_clear(&p->out);
}

struct printer *
printer_new(enum format format, const struct printer_options *options)
{
	struct printer *p = memory_get(sizeof *p);

	p->options = *options;
	p->kind = kinds[format];
	if (p->kind->begin != NULL)
		p->kind->begin(p);
	return p;
}

struct printer *
printer_new_template(const struct template *template, const struct printer_options *options)
{
	struct printer *p = memory_get(sizeof *p);

	p->options = *options;
	p->kind = &printer_template;
	p->template = template;
	return p;
}

bool
printer_number(const struct field *f, struct text value)
{
	static const struct field decimal = { .kind = FIELD_DECIMAL };
	bool mixed = (f->flags & FIELD_MIXED) != 0;
	struct fail ignored = {0};
	struct text digits = text_starts(value, TEXT("-")) ? text_after(value, 1) : value;
	bool number = value.len > 0 && value.len <= NUMBER_MOST &&
	    (f->kind == FIELD_COUNT || f->kind == FIELD_DURATION || f->kind == FIELD_DECIMAL || mixed) &&
	    value_check(mixed ? &decimal : f, value, &ignored) && (digits.len < 2 || digits.at[0] != '0' || digits.at[1] == '.');

	fail_release(&ignored);
	return number;
}

bool
printer_time(const struct field *f, struct text value, const struct zone *zone, char out[SHEET_TIME])
{
	return (f->kind == FIELD_MOMENT || f->kind == FIELD_DAY || (f->flags & FIELD_MIXED) != 0) && sheet_time(value, zone, out);
}

const struct zone *
printer_zone(const struct printer *p, const struct text *cells)
{
	struct text station = {0}, id = {0}, rest;

	for (size_t i = 0; i < p->options.count; i++) {
		if (p->options.columns[i]->id == NAME_STATION)
			station = cells[i];
		else if (p->options.columns[i]->id == NAME_ID)
			id = cells[i];
	}
	if (station.len == 0)
		(void)text_cut(id, '-', &station, &rest);
	return tree_zone_of(p->options.tree, station);
}

void
printer_row(struct printer *p, const struct text *cells, struct text path)
{
	p->kind->row(p, cells, path);
	p->rows++;
	if (p->out.len >= CHUNK)
		send(p);
}

void
printer_end(struct printer *p)
{
	if (p->kind->end != NULL)
		p->kind->end(p);
	send(p);
	buf_release(&p->out);
	buf_release(&p->cell);
	arena_release(&p->scratch);
	memory_free(p);
}
