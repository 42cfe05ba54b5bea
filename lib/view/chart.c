#include "view/chart.h"

static const char *const heights[] = { " ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" };
static const char *const ascii_heights[] = { " ", ".", ":", "-", "=", "+", "*", "#" };
static const char *const eighths[] = { "", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█" };

/* How many of so many parts, rounded down: none only for nothing, all only for
 * the largest. */
static size_t
share(int64_t value, int64_t largest, size_t parts)
{
	size_t n;

	if (value <= 0 || largest <= 0 || parts == 0)
		return 0;
	if (value >= largest)
		return parts;
	n = (size_t)((double)value * (double)parts / (double)largest);
	return n > 0 ? n : 1;
}

void
chart_line(const int64_t *values, size_t count, bool ascii, struct buf *out)
{
	const char *const *glyphs = ascii ? ascii_heights : heights;
	size_t steps = (ascii ? sizeof ascii_heights : sizeof heights) / sizeof *heights - 1;
	int64_t largest = 0;

	for (size_t i = 0; i < count; i++)
		if (values[i] > largest)
			largest = values[i];
	for (size_t i = 0; i < count; i++)
		buf_puts(out, glyphs[share(values[i], largest, steps)]);
}

void
chart_bar(int64_t value, int64_t largest, size_t width, bool ascii, struct buf *out)
{
	size_t parts = ascii ? 1 : 8, n = share(value, largest, width * parts);

	for (size_t i = 0; i < n / parts; i++)
		buf_puts(out, ascii ? "#" : eighths[8]);
	if (!ascii)
		buf_puts(out, eighths[n % 8]);
}
