#include "view/plot_scale.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { DIGITS_PLAIN = 5, LONGEST = 400, SMALLEST = 8 /* decimals: plot_value */ };

double
plot_value(double v)
{
	if (!isfinite(v) || fabs(v) > 1e300)
		return NAN;
	return fabs(v) < 1e-9 ? 0 : v;
}

/* The least of 1, 2, 5, 10 times a power of ten that is no less than `rough`. */
static double
nice_step(double rough)
{
	double power = pow(10, floor(log10(rough)));
	double part = rough / power;

	return (part <= 1.000001 ? 1 : part <= 2.000001 ? 2 : part <= 5.000001 ? 5 : 10) * power;
}

struct plot_scale
plot_scale(double least, double most, bool whole, int wanted)
{
	struct plot_scale s = {0};

	least = least < 0 ? least : 0;
	most = most > 0 ? most : 0;
	if (most <= least)
		most = 1;
	s.step = nice_step((most - least) / (wanted > 1 ? wanted - 1 : 1));
	if (whole && s.step < 1)
		s.step = 1;
	s.least = floor(least / s.step + 1e-6) * s.step;
	s.ticks = (int)ceil((most - s.least) / s.step - 1e-6) + 1;
	if (s.ticks < 2)
		s.ticks = 2;
	s.decimals = s.step < 1 ? (int)ceil(-log10(s.step) - 1e-6) : 0;
	return s;
}

double
plot_scale_most(const struct plot_scale *s)
{
	return s->least + s->step * (s->ticks - 1);
}

double
plot_scale_at(const struct plot_scale *s, double v)
{
	double at = (v - s->least) / (s->step * (s->ticks - 1));

	return at < 0 ? 0 : at > 1 ? 1 : at;
}

/* Puts in the marks of the language: printf's are those of C, as no locale is set. */
static void
put_digits(const char *digits, enum language l, struct buf *out)
{
	const char *point = strchr(digits, '.');
	size_t whole = point != NULL ? (size_t)(point - digits) : strlen(digits);
	size_t sign = *digits == '-';

	if (sign > 0)
		buf_puts(out, "−");
	for (size_t i = sign; i < whole; i++) {
		buf_putc(out, digits[i]);
		if (whole - sign >= DIGITS_PLAIN && i + 1 < whole && (whole - i - 1) % 3 == 0)
			buf_putc(out, l == LANGUAGE_ID ? '.' : ',');
	}
	if (point != NULL) {
		buf_putc(out, l == LANGUAGE_ID ? ',' : '.');
		buf_puts(out, point + 1);
	}
}

static void
put_fixed(double v, int decimals, bool trim, enum language l, struct buf *out)
{
	char digits[LONGEST];
	size_t n = (size_t)snprintf(digits, sizeof digits, "%.*f", decimals, v);

	while (trim && decimals > 0 && n > 0 && digits[n - 1] == '0')
		digits[--n] = '\0';
	if (n > 0 && digits[n - 1] == '.')
		digits[--n] = '\0';
	put_digits(strspn(digits, "-0.") == n && *digits == '-' ? digits + 1 : digits, l, out);
}

/* Millions and more, in words that a label has room for. */
static bool
put_large(double v, int decimals, enum language l, struct buf *out)
{
	static const struct {
		double size;
		struct words name;
	} units[] = {
		{ 1e12, WORDS("tn", "T") }, { 1e9, WORDS("bn", "M") }, { 1e6, WORDS("m", "jt") },
	};

	if (fabs(v) >= 1e15) {
		buf_printf(out, "%.2e", v);
		return true;
	}
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		/* What would be rounded up to the next unit is of the next. */
		if (fabs(v) < units[i].size * 0.9999995)
			continue;
		put_fixed(v / units[i].size, decimals, true, l, out);
		buf_printf(out, " %s", units[i].name.in[l]);
		return true;
	}
	return false;
}

void
plot_number(double v, enum language l, struct buf *out)
{
	double size = fabs(v);
	int decimals = size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.01 ? 3 : SMALLEST;

	/* Of what is small two digits. */
	if (size > 0 && size < 0.01 && (int)ceil(-log10(size)) + 1 < decimals)
		decimals = (int)ceil(-log10(size)) + 1;
	if (!put_large(v, 1, l, out))
		put_fixed(v, v == floor(v) || size >= 1000 ? 0 : decimals, true, l, out);
}

void
plot_share(double v, enum language l, struct buf *out)
{
	put_fixed(v * 100, 1, true, l, out);
	buf_putc(out, '%');
}

void
plot_scale_tick(const struct plot_scale *s, int i, enum language l, struct buf *out)
{
	double v = s->least + s->step * i;

	if (!put_large(v, 2, l, out))
		put_fixed(v, s->decimals, false, l, out);
}
