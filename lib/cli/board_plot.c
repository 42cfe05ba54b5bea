#include "cli/board_plot.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/number.h"
#include "time/date.h"

enum { POINTS_MOST = 4000, HOURS = 24 };

double
board_number(struct text cell)
{
	char digits[64];
	size_t n = cell.len < sizeof digits ? cell.len : sizeof digits - 1;

	if (cell.len == 0)
		return NAN;
	for (size_t i = 0; i < n; i++)
		digits[i] = cell.at[i];
	digits[n] = '\0';
	return strtod(digits, NULL);
}

double
board_unit(double about, enum language l, const char **name)
{
	static const struct {
		double size;
		struct words name;
	} units[] = {
		{ 86400, WORDS("days", "hari") }, { 3600, WORDS("hours", "jam") }, { 60, WORDS("minutes", "menit") },
		{ 1, WORDS("seconds", "detik") },
	};
	size_t u = 0;

	while (units[u].size > 1 && !(about >= units[u].size * 2))
		u++;
	*name = units[u].name.in[l];
	return units[u].size;
}

/* A name of a table that has an order of its own. */
enum order { ORDER_NONE, ORDER_HOUR, ORDER_WEEKDAY, ORDER_DAY, ORDER_WEEK, ORDER_MONTH };

static enum order
order_of(const struct field *f)
{
	static const char *const names[] = { "", "hour", "weekday", "day", "week", "month" };

	for (int i = ORDER_HOUR; i <= ORDER_MONTH; i++)
		if (text_is(text_of(f->name), names[i]))
			return (enum order)i;
	return ORDER_NONE;
}

/* The next of a sequence: the day, week or month after. */
static struct text
next_of(enum order order, struct text name, struct arena *arena)
{
	char day[11];
	int32_t number;
	int year, week;
	int64_t y, m;

	if (order == ORDER_DAY && date_parse(name, &number)) {
		date_print(number + 1, day);
		return arena_text(arena, text_of(day));
	}
	if (name.len < 7 || !number_parse(text_slice(name, 0, 4), 1, 9998, &y))
		return (struct text){0};
	if (order == ORDER_MONTH && number_parse(text_after(name, 5), 1, 12, &m))
		return arena_printf(arena, "%04d-%02d", (int)(m == 12 ? y + 1 : y), (int)(m % 12 + 1));
	if (order != ORDER_WEEK || !number_parse(text_after(name, 6), 1, 53, &m))
		return (struct text){0};
	date_week(date_of_week((int)y, (int)m) + 7, &year, &week);
	return arena_printf(arena, "%04d-W%02d", year, week);
}

/* The names along one axis, once each: what the rows have, and of what has an order
 * also what lies between. */
struct axis {
	struct text *at;
	size_t count;
};

static size_t
axis_find(const struct axis *a, struct text name)
{
	for (size_t i = 0; i < a->count; i++)
		if (text_equal(a->at[i], name))
			return i;
	return a->count;
}

static void
axis_numbers(struct axis *a, int first, int last, struct arena *arena)
{
	a->at = arena_get(arena, (size_t)(last - first + 1) * sizeof *a->at);
	for (int i = first; i <= last; i++)
		a->at[a->count++] = arena_printf(arena, "%d", i);
}

static void
axis_sequence(struct axis *a, enum order order, struct text first, struct text last, struct arena *arena)
{
	struct text name = first;

	a->at = arena_get(arena, POINTS_MOST * sizeof *a->at);
	while (name.len > 0 && a->count < POINTS_MOST && text_compare(name, last) <= 0) {
		a->at[a->count++] = name;
		name = next_of(order, name, arena);
	}
}

static struct axis
axis_of(enum order order, const struct text *cells, size_t stride, size_t rows, struct arena *arena)
{
	struct axis a = {0};
	struct text first = {0}, last = {0};

	if (order == ORDER_HOUR || order == ORDER_WEEKDAY) {
		axis_numbers(&a, order == ORDER_HOUR ? 0 : 1, order == ORDER_HOUR ? 23 : 7, arena);
		return a;
	}
	for (size_t i = 0; i < rows; i++) {
		struct text name = cells[i * stride];

		first = i == 0 || text_compare(name, first) < 0 ? name : first;
		last = i == 0 || text_compare(name, last) > 0 ? name : last;
	}
	if (order != ORDER_NONE && first.len > 0)
		axis_sequence(&a, order, first, last, arena);
	/* Of a sequence that is too long, only what the rows have. */
	if (a.count > 0 && text_equal(a.at[a.count - 1], last))
		return a;
	a.count = 0;
	a.at = arena_get(arena, (rows + 1) * sizeof *a.at);
	for (size_t i = 0; i < rows && a.count < POINTS_MOST; i++)
		if (axis_find(&a, cells[i * stride]) == a.count)
			a.at[a.count++] = cells[i * stride];
	return a;
}

/* How an axis shows its names: choices in the language, weekdays by name. */
static struct text *
labels_of(const struct axis *a, const struct field *field, enum language l, struct arena *arena)
{
	static const struct words weekdays[] = {
		WORDS("Mon", "Sen"), WORDS("Tue", "Sel"), WORDS("Wed", "Rab"), WORDS("Thu", "Kam"), WORDS("Fri", "Jum"),
		WORDS("Sat", "Sab"), WORDS("Sun", "Min"),
	};
	static const struct words none = WORDS("none named", "tidak disebut");
	struct text *labels = arena_get(arena, (a->count + 1) * sizeof *labels);

	for (size_t i = 0; i < a->count; i++) {
		struct buf out = {0};

		if (a->at[i].len == 0)
			buf_puts(&out, none.in[l]);
		else if (order_of(field) == ORDER_WEEKDAY && a->at[i].len == 1 && a->at[i].at[0] >= '1' && a->at[i].at[0] <= '7')
			buf_puts(&out, weekdays[a->at[i].at[0] - '1'].in[l]);
		else
			print_value(field, a->at[i], l, &out);
		labels[i] = arena_text(arena, buf_view(&out));
		buf_release(&out);
	}
	return labels;
}

/* What a column is, up to a colon: "answered: the citizen has a written answer". */
static struct text
short_help(const struct field *f, enum language l)
{
	struct text help = text_of(f->help.in[l]), before, after;

	return text_cut(help, ':', &before, &after) ? before : help;
}

/* The columns as an axis: those of the kind of the drawn one. */
static struct axis
axis_of_columns(const struct board_table *t, struct arena *arena)
{
	struct axis a = {0};

	a.at = arena_get(arena, t->count * sizeof *a.at);
	for (size_t i = t->names; i < t->count; i++)
		if (t->columns[i]->kind == t->columns[t->drawn]->kind)
			a.at[a.count++] = text_of(t->columns[i]->name);
	return a;
}

static struct text *
labels_of_columns(const struct board_table *t, enum language l, struct arena *arena)
{
	struct text *labels = arena_get(arena, t->count * sizeof *labels);
	size_t n = 0;

	for (size_t i = t->names; i < t->count; i++)
		if (t->columns[i]->kind == t->columns[t->drawn]->kind)
			labels[n++] = short_help(t->columns[i], l);
	return labels;
}

/* What is drawn: values over one or two axes. */
struct drawing {
	struct figures *figures;
	const struct board_table *table;
	const struct field *column;	/* whose kind the values are of */
	struct axis axes[2];
	size_t dimensions;
	double *at;
	size_t count;
	struct text what, unit;	/* what is shown; in what, "minutes" */
};

static int
by_size(const void *x, const void *y)
{
	double a = *(const double *)x, b = *(const double *)y;

	return (a > b) - (a < b);
}

/* The middle one of those over 0, by which the unit is chosen: of one that is far
 * larger than all others these would be small fractions. */
static double
middle(const struct drawing *d)
{
	double *sorted = memory_get((d->count + 1) * sizeof *sorted), found;
	size_t n = 0;

	for (size_t i = 0; i < d->count; i++)
		if (isfinite(d->at[i]) && d->at[i] > 0)
			sorted[n++] = d->at[i];
	qsort(sorted, n, sizeof *sorted, by_size);
	found = n > 0 ? sorted[n / 2] : 0;
	memory_free(sorted);
	return found;
}

static void
scale(struct drawing *d)
{
	static const struct words many = WORDS("how many", "jumlah");
	enum language l = d->figures->session->language;
	double size;
	const char *name;

	/* Of several columns side by side the first does not speak for all. */
	d->what = d->unit = d->table->wide && d->column->kind == FIELD_COUNT ? text_of(many.in[l]) : short_help(d->column, l);
	if (d->column->kind != FIELD_DURATION)
		return;
	size = board_unit(middle(d), l, &name);
	for (size_t i = 0; i < d->count; i++)
		d->at[i] /= size;
	d->unit = text_of(name);
}

static void
fill_row(struct drawing *d, const struct text *row)
{
	const struct board_table *t = d->table;
	size_t a = t->names > 0 ? axis_find(&d->axes[0], row[0]) : 0, b = 0, width = d->dimensions == 2 ? d->axes[1].count : 1;

	if (t->names == 2)
		b = axis_find(&d->axes[1], row[1]);
	if (!t->wide) {
		if (a < d->axes[0].count && b < width)
			d->at[a * width + b] = board_number(row[t->drawn]);
		return;
	}
	b = a * width;
	for (size_t i = t->names; i < t->count; i++)
		if (t->columns[i]->kind == d->column->kind)
			d->at[b++] = board_number(row[i]);
}

/* Counts that are not there are 0; of the rest nothing is known. */
static bool
fill(struct drawing *d, struct arena *arena)
{
	const struct board_table *t = d->table;

	d->count = d->axes[0].count * (d->dimensions == 2 ? d->axes[1].count : 1);
	if (d->count == 0 || d->count > (size_t)POINTS_MOST * HOURS)
		return false;
	d->at = arena_get(arena, d->count * sizeof *d->at);
	for (size_t i = 0; i < d->count; i++)
		d->at[i] = d->column->kind == FIELD_COUNT ? 0 : NAN;
	for (size_t i = 0; i < t->rows; i++)
		fill_row(d, t->cells + i * t->count);
	scale(d);
	return true;
}

/* "How many by kind of day". */
static struct text
described(const struct drawing *d)
{
	static const struct words by = WORDS(" by ", " menurut ");
	const struct board_table *t = d->table;
	enum language l = d->figures->session->language;
	struct buf out = {0};
	struct text desc;

	buf_text(&out, d->what);
	for (size_t i = 0; i < t->names; i++)
		buf_printf(&out, "%s%s", i == 0 ? by.in[l] : ", ", t->columns[i]->help.in[l]);
	if (out.len > 0 && out.data[0] >= 'a' && out.data[0] <= 'z')
		out.data[0] = (char)(out.data[0] - 'a' + 'A');
	desc = arena_text(&d->figures->session->arena, buf_view(&out));
	buf_release(&out);
	return desc;
}

static void
fill_axes(struct drawing *d, struct arena *arena)
{
	const struct board_table *t = d->table;

	d->dimensions = t->names + t->wide;
	for (size_t i = 0; i < t->names; i++)
		d->axes[i] = axis_of(order_of(t->columns[i]), t->cells + i, t->count, t->rows, arena);
	if (t->wide)
		d->axes[t->names] = axis_of_columns(t, arena);
}

static struct plot *
drawn(struct drawing *d, struct arena *arena)
{
	const struct board_table *t = d->table;
	enum language l = d->figures->session->language;
	size_t last = d->dimensions - 1;
	enum order order = t->names > 0 ? order_of(t->columns[0]) : ORDER_NONE;
	struct plot *plot = arena_get(arena, sizeof *plot);
	struct plot_series *series = arena_get(arena, sizeof *series);

	*series = (struct plot_series){ .name = d->what, .role = PLOT_VALUE, .at = d->at };
	*plot = (struct plot){
		.kind = d->dimensions == 2 ? PLOT_HEAT : order != ORDER_NONE && order != ORDER_WEEKDAY ? PLOT_LINES : PLOT_BARS,
		/* A page has the title already. */
		.title = d->figures->format == FORMAT_HTML ? described(d) : figures_title(d->figures),
		.desc = described(d), .y_name = d->unit,
		.x = t->wide ? labels_of_columns(t, l, arena) : labels_of(&d->axes[last], t->columns[last], l, arena),
		.x_name = t->wide ? (struct text){0} : text_of(t->columns[last]->help.in[l]), .count = d->axes[last].count,
		.series = series, .series_count = 1, .median = NAN,
	};
	if (d->dimensions == 2) {
		plot->y = labels_of(&d->axes[0], t->columns[0], l, arena);
		plot->rows = d->axes[0].count;
	}
	return plot;
}

const struct plot *
board_plot(struct figures *f, const struct board_table *t)
{
	struct arena *arena = &f->session->arena;
	struct drawing d = { .figures = f, .table = t, .column = t->columns[t->drawn] };

	if (t->names + t->wide == 0 || t->names + t->wide > 2 || t->rows == 0 || t->rows > POINTS_MOST)
		return NULL;
	fill_axes(&d, arena);
	return fill(&d, arena) ? drawn(&d, arena) : NULL;
}
