/* --explain and -O ids: the ids of the records behind one cell of the rows. They are
 * noted where the cell is counted, so that there are as many as it says. */
#include <stdarg.h>
#include <stdio.h>

#include "base/memory.h"
#include "cli/cell_word.h"
#include "summary.h"

enum { SECTION = 64 };

struct trace {
	struct text section, key;
	bool all;		/* -O ids alone: what was received */
	struct behind {
		struct text id;
		int before;	/* the period that it is of */
	} *ids;
	size_t count, cap;
	bool row, counts;	/* there is such a row, and it is a count of records */
};

static bool
take_word(struct trace *t, const struct cell_word *w, struct arena *arena)
{
	struct text name = text_trim(buf_view(&w->name)), value = buf_view(&w->value);
	bool section = text_is(name, "section");

	if (!w->row || (!section && !text_is(name, "key")))
		return false;
	*(section ? &t->section : &t->key) = arena_text(arena, w->quoted ? value : text_trim(value));
	t->row = t->row || section;
	t->counts = t->counts || !section;
	return true;
}

/* "section=report_kind,key=lost": both, as one alone would add up what is told apart. */
static bool
read_cell(struct trace *t, const char *typed, struct arena *arena, struct fail *why)
{
	struct text rest = text_of(typed);
	struct cell_word w = {0};
	bool ok = true;

	while (ok && rest.len > 0)
		ok = cell_word_next(&rest, &w) && take_word(t, &w, arena);
	ok = (ok && t->row && t->counts) || fail_set(why, MSG_PAGE_CELL, typed);
	t->row = t->counts = false;
	buf_release(&w.name);
	buf_release(&w.value);
	return ok || fail_field(why, "explain");
}

bool
summary_trace_start(struct summary *d, struct fail *why)
{
	struct session *s = d->session;

	if (!session_given(s, OPT_EXPLAIN) && d->figures.format != FORMAT_IDS)
		return true;
	d->trace = arena_get(&s->arena, sizeof *d->trace);
	d->trace->all = !session_given(s, OPT_EXPLAIN);
	return d->trace->all || read_cell(d->trace, session_word(s, OPT_EXPLAIN), &s->arena, why);
}

struct text
summary_key(const struct summary *d, struct arena *arena, const char *format, ...)
{
	char key[SECTION];
	va_list arguments;

	if (d->trace == NULL)
		return (struct text){0};
	va_start(arguments, format);
	(void)vsnprintf(key, sizeof key, format, arguments);
	va_end(arguments);
	return arena_text(arena, text_of(key));
}

static bool
is_traced(const struct summary *d, const struct cell *c)
{
	const struct trace *t = d->trace;
	char section[SECTION];

	if (t->all)
		return c->voice && c->before == NOW && text_is(text_of(c->section), "received") && text_is(c->key, "n");
	if (!text_equal(t->key, c->key))
		return false;
	(void)snprintf(section, sizeof section, "%s%s%s%s%s%.*s%s", c->voice ? figures_voice(d->figures.voice) : "",
	    c->voice ? "_" : "", c->voice && c->before > NOW ? "before_" : "", c->section, c->sub.len > 0 ? "_" : "",
	    TEXT_ARG(c->sub), !c->voice && c->before > NOW ? "_before" : "");
	/* Of a voice only the period right before is told. */
	return text_is(t->section, section) && (!c->voice || c->before <= BEFORE);
}

void
summary_behind(struct summary *d, struct cell c, struct text id)
{
	struct trace *t = d->trace;

	if (t == NULL || !is_traced(d, &c))
		return;
	if (t->count == t->cap) {
		t->cap = t->cap > 0 ? t->cap * 2 : 64;
		t->ids = memory_grow(t->ids, t->cap, sizeof *t->ids);
	}
	t->ids[t->count++] = (struct behind){ arena_text(&d->session->arena, id), c.before };
}

void
summary_count(struct summary *d, int64_t *n, struct cell c, struct text id)
{
	(*n)++;
	summary_behind(d, c, id);
}

void
summary_trace_row(struct summary *d, const char *section, struct text key, bool counts)
{
	struct trace *t = d->trace;

	if (!text_is(t->section, section) || !text_equal(t->key, key))
		return;
	t->row = true;
	t->counts = counts;
}

/* A cell that there is not is a slip of the pen, and not one that is 0. */
static bool
check_row(const struct summary *d, struct fail *why)
{
	const struct trace *t = d->trace;
	struct arena *arena = &d->session->arena;

	if (t->all || (t->row && t->counts))
		return true;
	if (!t->row)
		return fail_set(why, MSG_FIGURES_CELL_ROW, arena_printf(arena, "section=%.*s,key=%.*s", TEXT_ARG(t->section),
		    TEXT_ARG(t->key)).at);
	return fail_set(why, MSG_PAGE_CELL_NONE, arena_string(arena, t->section), arena_string(arena, t->key));
}

bool
summary_trace_show(struct summary *d, struct fail *why)
{
	static const struct field id = { .name = "id", .id = NAME_ID, .kind = FIELD_RECORD };
	static const struct field *const columns[] = { &id };
	struct trace *t = d->trace;
	bool ok = check_row(d, why);
	struct printer *printer;

	if (ok) {
		printer = session_printer(d->session, FORMAT_IDS, columns, 1);
		/* Periods before the first record are in no mean. */
		for (size_t i = 0; i < t->count; i++)
			if (t->ids[i].before == NOW || summary_known(d, t->ids[i].before))
				printer_row(printer, &t->ids[i].id, (struct text){0});
		printer_end(printer);
	}
	memory_free(t->ids);
	return ok;
}
