#include "cli/board.h"

#include <string.h>

#include "base/refuse.h"
#include "cli/board_plot.h"
#include "cli/cell_word.h"
#include "record/value.h"

/* The column that is a word of --explain, behind the keys. */
static bool
find_counters(struct board *b, struct text word)
{
	const struct board_view *v = b->view;

	for (size_t i = v->keys; i < v->count - v->late; i++) {
		if (text_is(word, v->columns[i].name)) {
			b->column = i - v->keys;
			b->traced = v->of[b->column];
			return true;
		}
	}
	return false;
}

static const struct field *
name_field(const struct board *b, size_t i)
{
	const struct board_view *v = b->view;

	if (i < b->grouping.count)
		return b->grouping.by[i].field;
	i -= b->grouping.count;
	return &v->columns[i < v->keys ? i : v->count - v->late + i - v->keys];
}

/* The columns that name a row and come first; and with those that come last. */
static size_t
name_count(const struct board *b)
{
	return b->grouping.count + b->view->keys;
}

static size_t
name_all(const struct board *b)
{
	return name_count(b) + b->view->late;
}

static bool
fail_cell(struct board *b, struct text word, struct fail *why)
{
	struct buf names = {0}, typed = {0};

	for (size_t i = 0; i < name_all(b); i++)
		buf_printf(&names, "%s=..., ", name_field(b, i)->name);
	for (size_t i = b->view->keys; i < b->view->count - b->view->late; i++)
		buf_printf(&names, "%s%s", i > b->view->keys ? ", " : "", b->view->columns[i].name);
	buf_text(&typed, word);
	fail_set(why, MSG_FIGURES_CELL, typed.len > 0 ? typed.data : "", names.data);
	buf_release(&names);
	buf_release(&typed);
	return fail_field(why, "explain");
}

/* `name=value`: a row. */
static bool
take_name(struct board *b, struct text name, struct text value, struct fail *why)
{
	for (size_t i = 0; i < name_all(b); i++) {
		const struct field *f = name_field(b, i);

		if (!text_is(name, f->name))
			continue;
		b->wanted[i] = true;
		if (f->kind != FIELD_CHOICE || choice_key(f->choices, value) != NULL) {
			b->names[i] = value;
			return true;
		}
		return session_value(b->figures.session, f, value, &b->names[i], why);
	}
	return fail_cell(b, name, why);
}

/* The column, of which there is one. */
static bool
take_column(struct board *b, struct text word, struct text *column, struct fail *why)
{
	struct session *s = b->figures.session;

	if (column->len > 0)
		return fail_set(why, MSG_FIGURES_CELL_TWO, arena_string(&s->arena, *column), arena_string(&s->arena, word));
	if (!find_counters(b, word))
		return fail_cell(b, word, why);
	if (b->traced == 0)
		return fail_set(why, MSG_FIGURES_CELL_NONE, arena_string(&s->arena, word)) || fail_field(why, "explain");
	*column = arena_text(&s->arena, word);
	return true;
}

/* "kind=lost,clock=sp2hp,breached": which row, and which column; the first column
 * where none is named. */
static bool
read_cell(struct board *b, struct text rest, struct cell_word *w, struct fail *why)
{
	struct arena *arena = &b->figures.session->arena;
	struct text column = {0};
	const char *typed = arena_string(arena, rest);

	while (rest.len > 0) {
		struct text name, value;

		if (!cell_word_next(&rest, w))
			return fail_set(why, MSG_FIGURES_CELL_QUOTE, typed);
		name = text_trim(buf_view(&w->name));
		value = arena_text(arena, w->quoted ? buf_view(&w->value) : text_trim(buf_view(&w->value)));
		if (w->row ? !take_name(b, name, value, why) : !take_column(b, name, &column, why))
			return false;
	}
	return true;
}

static bool
take_explain(struct board *b, struct fail *why)
{
	static const struct field id = { .name = "id", .id = NAME_ID, .kind = FIELD_RECORD };
	static const struct field *const columns[] = { &id };
	struct session *s = b->figures.session;
	struct cell_word w = {0};
	bool ok;

	if (!session_given(s, OPT_EXPLAIN) && b->figures.format != FORMAT_IDS)
		return true;
	b->traced = b->view->of[0];
	ok = read_cell(b, text_of(session_word(s, OPT_EXPLAIN)), &w, why);
	buf_release(&w.name);
	buf_release(&w.value);
	if (ok)
		b->trace = session_printer(s, FORMAT_IDS, columns, 1);
	return ok;
}

/* Two columns of one name could not be told apart. */
static bool
check_groups(const struct board *b, const char *groups, struct fail *why)
{
	for (size_t i = 0; i < b->grouping.count; i++)
		for (size_t k = 0; k < b->view->keys; k++)
			if (text_is(text_of(b->view->columns[k].name), b->grouping.by[i].field->name))
				return fail_set(why, MSG_GROUPS_BAD, groups);
	return true;
}

bool
board_start(struct board *b, struct session *s, const struct board_view *view, const char *groups, struct fail *why)
{
	*b = (struct board){ .view = view };
	if (!(view->answers ? figures_start_answers : figures_start)(&b->figures, s, FORMAT_CSV, why) ||
	    !figures_group(&b->figures, groups, &b->grouping, why) ||
	    !check_groups(b, groups, why) || !take_explain(b, why))
		return false;
	b->tally = tally_new_of(view->counters);
	if (name_count(b) == 0)
		(void)tally_at(b->tally, (struct text){0});
	return true;
}

size_t
board_groups(struct board *b, const struct scanned *s, struct text **names)
{
	return group_names(&b->grouping, b->figures.row, s->received, s->arena, names);
}

struct text
board_key(const struct board *b, struct text group, struct text key, struct arena *arena)
{
	char *name;

	if (b->grouping.count == 0)
		return key;
	name = arena_get(arena, group.len + key.len + 1);
	if (group.len > 0)
		memcpy(name, group.at, group.len);
	if (key.len > 0)
		memcpy(name + group.len + 1, key.at, key.len);
	return (struct text){ name, group.len + key.len + 1 };
}

/* The cells that name a row. */
static void
name_cells(const struct board *b, struct text name, struct text *cells)
{
	for (size_t i = 0; i < name_all(b); i++) {
		struct text rest = {0};

		(void)text_cut(name, '\0', &cells[i], &rest);
		name = rest;
	}
}

static bool
is_traced(const struct board *b, struct text name)
{
	struct text cells[BOARD_NAMES];

	name_cells(b, name, cells);
	for (size_t i = 0; i < name_all(b); i++)
		if (b->wanted[i] && !text_equal(b->names[i], cells[i]))
			return false;
	return true;
}

bool
board_traces(const struct board *b, struct text name)
{
	return b->trace != NULL && is_traced(b, name);
}

void
board_trace(struct board *b, struct text id)
{
	printer_row(b->trace, &id, (struct text){0});
	b->found++;
}

struct tally_group *
board_add(struct board *b, struct text name, size_t counter, int64_t n, const struct scanned *s)
{
	struct tally_group *g = tally_at(b->tally, name);

	g->counts[counter] += n;
	if (b->trace != NULL && (b->traced >> counter & 1) != 0 && is_traced(b, name)) {
		for (int64_t i = 0; i < n; i++)
			printer_row(b->trace, &s->c.id, (struct text){0});
		b->found += n;
	}
	return g;
}

bool
board_scan(struct board *b, figures_take *take, void *context, struct fail *why)
{
	/* Cubes have no records to trace to. */
	if (b->trace != NULL)
		b->figures.cube = NULL;
	return figures_scan(&b->figures, take, context, why);
}

struct tally_group **
board_rows(struct board *b, size_t *count)
{
	struct tally_group **rows = tally_sorted(b->tally, count);

	if (b->view->order != NULL)
		b->view->order(b, rows, *count);
	return rows;
}

/* How long the groups of a name are, with the NUL behind them. */
static size_t
groups_length(const struct board *b, struct text name)
{
	size_t at = 0;

	for (size_t i = 0; i < b->grouping.count; i++)
		while (at < name.len && name.at[at++] != '\0')
			;
	return at;
}

struct text
board_row_groups(const struct board *b, const struct tally_group *g)
{
	size_t n = groups_length(b, g->name);

	return text_slice(g->name, 0, n > 0 && b->view->keys > 0 ? n - 1 : n);
}

struct text
board_row_keys(const struct board *b, const struct tally_group *g)
{
	return text_after(g->name, groups_length(b, g->name));
}

/* Whether the rows are for people rather than for programs. */
static bool
in_words(const struct board *b)
{
	enum format f = b->figures.format;

	return f == FORMAT_TEXT || f == FORMAT_HTML || f == FORMAT_EXCEL;
}

static void
fill_cells(struct board *b, struct tally_group *g, struct text *cells)
{
	const struct board_view *v = b->view;
	struct text *own = cells + name_count(b), names[BOARD_NAMES] = {0};

	name_cells(b, g->name, names);
	for (size_t i = 0; i < name_count(b); i++)
		cells[i] = names[i];
	for (size_t i = b->grouping.count; v->label != NULL && in_words(b) && i < name_count(b); i++)
		cells[i] = v->label(b, i - b->grouping.count, cells[i]);
	for (size_t i = 0; i < v->count - v->keys; i++) {
		int64_t sum = 0;

		for (size_t c = 0; c < v->counters; c++)
			sum += (v->of[i] >> c & 1) != 0 ? g->counts[c] : 0;
		own[i] = figures_cell(&b->figures, sum);
	}
	if (v->fill != NULL)
		v->fill(b, g, own);
	for (size_t i = 0; i < v->late; i++)
		own[v->count - v->keys - v->late + i] = names[name_count(b) + i];
}

/* A cell of a row that there is not is a slip of the pen, and not one that is 0. */
static bool
check_row(struct board *b, struct fail *why)
{
	struct tally_group **groups;
	struct buf names = {0};
	size_t count;
	bool some = false;

	groups = board_rows(b, &count);
	for (size_t i = 0; i < name_all(b); i++) {
		some = some || b->wanted[i];
		if (b->wanted[i])
			buf_printf(&names, "%s%s=%.*s", names.len > 0 ? "," : "", name_field(b, i)->name, TEXT_ARG(b->names[i]));
	}
	for (size_t i = 0; some && i < count; i++)
		some = !is_traced(b, groups[i]->name);
	if (some)
		fail_set(why, MSG_FIGURES_CELL_ROW, names.data);
	buf_release(&names);
	return !some;
}

bool
board_show(struct board *b, const struct plot *plot)
{
	struct arena *arena = &b->figures.session->arena;
	size_t names = name_count(b), count = names + b->view->count - b->view->keys, rows;
	const struct field **columns = arena_get(arena, count * sizeof *columns);
	struct tally_group **groups = board_rows(b, &rows);
	struct text *cells = arena_get(arena, (rows + 1) * count * sizeof *cells);
	struct fail none = {0};
	struct panel p;

	if (b->trace != NULL)
		return false;
	for (size_t i = 0; i < count; i++)
		columns[i] = i < names ? name_field(b, i) : &b->view->columns[i - b->grouping.count];
	panel_start(&p, &b->figures, (struct text){0}, columns, count);
	for (size_t i = 0; i < rows; i++) {
		fill_cells(b, groups[i], cells + i * count);
		panel_row(&p, cells + i * count);
	}
	if (plot == NULL && panel_draws(&b->figures))
		plot = board_plot(&b->figures, &(struct board_table){ columns, count, names, names + b->view->drawn,
		    b->view->wide || names == 0, cells, rows });
	if (plot == NULL && b->figures.format == FORMAT_SVG) {
		fail_set(&none, MSG_FIGURES_NO_PICTURE);
		session_fault(b->figures.session, &none);
	}
	panel_end(&p, plot);
	return true;
}

bool
board_end(struct board *b, bool ok, bool some, struct fail *why)
{
	if (b->trace != NULL) {
		printer_end(b->trace);
		some = b->found > 0;
		ok = ok && check_row(b, why);
	} else if (ok) {
		figures_end(&b->figures);
	}
	tally_free(b->tally);
	return ok && (some || !session_given(b->figures.session, OPT_EXIT) || fail_set(why, MSG_NOTHING_FOUND));
}

/* Per cent with two decimals, rounded half up; empty where nothing was decided. */
struct text
board_percent(struct board *b, int64_t part, int64_t all)
{
	int64_t hundredths = all > 0 ? (part * 20000 + all) / (all * 2) : 0;

	return all == 0 ? (struct text){0}
	    : arena_printf(&b->figures.session->arena, "%lld.%02lld", (long long)(hundredths / 100), (long long)(hundredths % 100));
}
