#include "cli/listing.h"

#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/unicode.h"
#include "file/content.h"

enum { WHERE_MAX = 1 << 16, CELL_MOST = 32767 };

static bool
pick_columns(struct listing *l, enum format format, struct fail *why)
{
	const char *fields = session_word(l->session, OPT_FIELDS);
	struct text rest = text_of(fields), name;
	struct arena *arena = &l->session->arena;
	size_t most = l->shape.count;

	for (size_t i = 0; fields != NULL && fields[i] != '\0'; i++)
		most += fields[i] == ',';
	l->columns = arena_get(arena, (most + 1) * sizeof *l->columns);
	l->cells = arena_get(arena, (most + 1) * sizeof *l->cells);
	l->out = arena_get(arena, (most + 1) * sizeof *l->out);
	if (text_starts(rest, TEXT("+")))
		rest = text_after(rest, 1);
	for (size_t i = 0; (fields == NULL || fields[0] == '+') && i < l->shape.count; i++) {
		unsigned flags = l->shape.fields[i]->flags;

		if (((format == FORMAT_TABLE || format == FORMAT_HTML) && (flags & FIELD_BRIEF) == 0) || (flags & FIELD_ASKED) != 0)
			continue;
		l->cells[l->column_count] = (int)i;
		l->columns[l->column_count++] = l->shape.fields[i];
	}
	while (text_next(&rest, ',', &name)) {
		int i;

		if (!shape_find(&l->shape, text_trim(name), &i, why))
			return false;
		l->cells[l->column_count] = i;
		l->columns[l->column_count++] = l->shape.fields[i];
	}
	return true;
}

/* A template says itself what is printed and how. */
static bool
template_alone(const struct session *s, struct fail *why)
{
	static const enum option_id others[] = { OPT_FORMAT, OPT_FIELDS };

	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (session_given(s, OPT_TEMPLATE) && session_given(s, others[i]))
			return fail_set(why, MSG_OPTIONS_BOTH, "--template", others[i] == OPT_FORMAT ? "--format" : "--fields");
	return true;
}

bool
listing_where(struct session *s, struct fail *why)
{
	const char *word = session_word(s, OPT_WHERE);
	struct buf all = {0};
	bool ok;

	if (word == NULL || strcmp(word, "-") != 0)
		return true;
	ok = content_drain(STDIN_FILENO, WHERE_MAX, &all, why) || fail_in(why, "-", 0);
	s->given.words[OPT_WHERE] = arena_string(&s->arena, text_trim(buf_view(&all)));
	buf_release(&all);
	return ok;
}

bool
listing_start(struct listing *l, struct session *s, struct shape shape, enum format otherwise,
    struct fail *why)
{
	struct when when = session_when(s);
	enum format format;

	*l = (struct listing){ .session = s, .shape = shape };
	if (!template_alone(s, why) || !listing_where(s, why) ||
	    !session_format(s, otherwise, &format, why) || !pick_columns(l, format, why) ||
	    !session_number(s, OPT_LIMIT, 0, INT64_MAX / 2, &l->limit, why) ||
	    !session_number(s, OPT_OFFSET, 0, 0, &l->offset, why))
		return false;
	if (session_given(s, OPT_WHERE) &&
	    (l->filter = filter_parse(text_of(session_word(s, OPT_WHERE)), &l->shape, &when, &s->arena, why)) == NULL)
		return false;
	if (session_given(s, OPT_SORT) &&
	    !sort_parse(text_of(session_word(s, OPT_SORT)), &l->shape, &s->arena, &l->sort, why))
		return false;
	if (session_given(s, OPT_TEMPLATE))
		return session_template(s, &l->shape, &l->printer, why);
	l->format = format;
	l->printer = session_printer(s, format, l->columns, l->column_count);
	return true;
}

static bool
for_excel(const struct listing *l)
{
	return l->format == FORMAT_EXCEL || l->format == FORMAT_FODS;
}

/* Of a cell of a spreadsheet no length is refused, but Excel cuts it unsaid. */
static bool
too_long(struct text cell)
{
	size_t units = 0;

	for (size_t i = 0; cell.len > CELL_MOST && i < cell.len; )
		units += unicode_next(cell, &i) > 0xFFFF ? 2 : 1;
	return units > CELL_MOST;
}

static void
show_row(struct listing *l, const struct text *row, struct text path)
{
	for (size_t i = 0; i < l->column_count; i++) {
		l->out[i] = row[l->cells[i]];
		l->cut += for_excel(l) && too_long(l->out[i]);
	}
	printer_row(l->printer, session_given(l->session, OPT_TEMPLATE) ? row : l->out, path);
	l->shown++;
}

static bool
pass_row(struct listing *l, const struct text *row, struct text path)
{
	if (l->shown >= l->limit)
		return false;
	if (l->seen++ >= l->offset)
		show_row(l, row, path);
	return l->shown < l->limit;
}

static void
keep_row(struct listing *l, const struct text *row, struct text path)
{
	struct text *copy = arena_get(&l->kept, (l->shape.count + 1) * sizeof *copy);

	for (size_t i = 0; i < l->shape.count; i++)
		copy[i] = row[i].len > 0 ? arena_text(&l->kept, row[i]) : row[i];
	copy[l->shape.count] = arena_text(&l->kept, path);	/* rides behind the row */
	if (l->row_count == l->row_cap) {
		l->row_cap = l->row_cap > 0 ? l->row_cap * 2 : 256;
		l->rows = memory_grow(l->rows, l->row_cap, sizeof *l->rows);
	}
	l->rows[l->row_count++] = copy;
}

bool
listing_row(struct listing *l, const struct text *row, struct text path)
{
	if (l->filter != NULL && !filter_match(l->filter, row))
		return true;
	if (l->sort.count == 0 && l->before == NULL)
		return pass_row(l, row, path);
	keep_row(l, row, path);
	return true;
}

static bool
before_rows(struct listing *l, struct fail *why)
{
	size_t from = l->offset < (int64_t)l->row_count ? (size_t)l->offset : l->row_count;
	size_t count = l->row_count - from;

	if (l->before == NULL)
		return true;
	if ((int64_t)count > l->limit)
		count = (size_t)l->limit;
	return l->before(l->context, l->rows + from, count, why);
}

bool
listing_end(struct listing *l, struct fail *why)
{
	if (l->sort.count > 0)
		sort_rows(&l->sort, l->rows, l->row_count);
	if (!before_rows(l, why))
		l->row_count = 0;
	for (size_t i = 0; i < l->row_count && pass_row(l, l->rows[i], l->rows[i][l->shape.count]); i++)
		continue;
	printer_end(l->printer);
	if (l->cut > 0)
		session_notice(l->session, MSG_SHEET_CUT, arena_printf(&l->kept, "%lld", (long long)l->cut).at, NULL);
	memory_free(l->rows);
	arena_release(&l->kept);
	if (why->message != MSG_NONE)
		return false;
	if (l->shown == 0 && !l->quiet_end && session_given(l->session, OPT_EXIT))
		return fail_set(why, MSG_NOTHING_FOUND);
	return true;
}
