#include "cli/board_plot.h"

#include <math.h>
#include <stdlib.h>

#include "base/number.h"
#include "time/date.h"

enum { POINTS_MOST = 4000 };

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
board_unit(double most, enum language l, const char **name)
{
	static const struct {
		double size;
		struct words name;
	} units[] = {
		{ 86400, WORDS("days", "hari") }, { 3600, WORDS("hours", "jam") }, { 60, WORDS("minutes", "menit") },
		{ 1, WORDS("seconds", "detik") },
	};
	size_t u = 0;

	while (units[u].size > 1 && !(most >= units[u].size * 2))
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
	if (a.count > 0)
		return a;
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
	static const struct words none = WORDS("(none)", "(kosong)");
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

/* The values, by unit where they are times; 0 is what is not there where they are counts. */
struct drawing {
	struct figures *figures;
	const struct field *column;
	double *at;
	size_t count;
	struct text unit;
};

static void
scale(struct drawing *d)
{
	enum language l = d->figures->session->language;
	double most = 0, size;
	const char *name;

	d->unit = text_of(d->column->help.in[l]);
	if (d->column->kind != FIELD_DURATION)
		return;
	for (size_t i = 0; i < d->count; i++)
		most = isfinite(d->at[i]) && d->at[i] > most ? d->at[i] : most;
	size = board_unit(most, l, &name);
	for (size_t i = 0; i < d->count; i++)
		d->at[i] /= size;
	d->unit = text_of(name);
}

static double
nothing(const struct field *column)
{
	return column->kind == FIELD_COUNT ? 0 : NAN;
}

static struct text
described(struct figures *f, const struct field *column, const struct field *const *names, size_t count)
{
	static const struct words by = WORDS(" by ", " menurut ");
	enum language l = f->session->language;
	struct buf out = {0};
	struct text t;

	buf_puts(&out, column->help.in[l]);
	for (size_t i = 0; i < count; i++)
		buf_printf(&out, "%s%s", i == 0 ? by.in[l] : ", ", names[i]->help.in[l]);
	t = arena_text(&f->session->arena, buf_view(&out));
	buf_release(&out);
	return t;
}

const struct plot *
board_plot(struct figures *f, const struct field *const *columns, size_t names, size_t drawn, size_t count,
    const struct text *cells, size_t rows)
{
	struct arena *arena = &f->session->arena;
	enum language l = f->session->language;
	struct plot *plot = arena_get(arena, sizeof *plot);
	struct plot_series *series = arena_get(arena, sizeof *series);
	struct drawing d = { .figures = f, .column = columns[drawn] };
	struct axis axes[2] = {0};
	enum order order;

	if (names == 0 || names > 2 || rows == 0 || rows > POINTS_MOST)
		return NULL;
	for (size_t i = 0; i < names; i++)
		axes[i] = axis_of(order_of(columns[i]), cells + i, count, rows, arena);
	d.count = axes[0].count * (names == 2 ? axes[1].count : 1);
	if (d.count == 0 || d.count > (size_t)POINTS_MOST * 24)
		return NULL;
	d.at = arena_get(arena, d.count * sizeof *d.at);
	for (size_t i = 0; i < d.count; i++)
		d.at[i] = nothing(d.column);
	for (size_t i = 0; i < rows; i++) {
		size_t a = axis_find(&axes[0], cells[i * count]), b = names == 2 ? axis_find(&axes[1], cells[i * count + 1]) : 0;

		if (a < axes[0].count && (names == 1 || b < axes[1].count))
			d.at[names == 2 ? a * axes[1].count + b : a] = board_number(cells[i * count + drawn]);
	}
	scale(&d);
	order = order_of(columns[0]);
	*series = (struct plot_series){ .name = text_of(d.column->help.in[l]), .role = PLOT_VALUE, .at = d.at };
	*plot = (struct plot){
		.kind = names == 2 ? PLOT_HEAT : order != ORDER_NONE && order != ORDER_WEEKDAY ? PLOT_LINES : PLOT_BARS,
		.title = figures_title(f), .desc = described(f, d.column, columns, names),
		.x = labels_of(&axes[names - 1], columns[names - 1], l, arena), .count = axes[names - 1].count,
		.x_name = text_of(columns[names - 1]->help.in[l]), .y_name = d.unit,
		.series = series, .series_count = 1, .median = NAN,
	};
	if (names == 2) {
		plot->y = labels_of(&axes[0], columns[0], l, arena);
		plot->rows = axes[0].count;
		plot->y_name = text_of(columns[0]->help.in[l]);
	}
	return plot;
}
