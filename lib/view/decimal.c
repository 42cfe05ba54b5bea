#include "view/decimal.h"

void
decimal_put(struct text digits, enum language l, struct buf *out)
{
	for (size_t i = 0; i < digits.len; i++)
		buf_putc(out, digits.at[i] == '.' && l == LANGUAGE_ID ? ',' : digits.at[i]);
}

const char *
decimal_of(double value, int decimals, enum language l, struct arena *arena)
{
	struct buf out = {0};
	const char *shown;

	decimal_put(arena_printf(arena, "%.*f", decimals, value), l, &out);
	shown = arena_string(arena, buf_view(&out));
	buf_release(&out);
	return shown;
}
