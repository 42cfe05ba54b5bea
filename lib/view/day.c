#include "view/day.h"

#include "time/date.h"

static const struct words weekdays[] = {
	WORDS("Monday", "Senin"), WORDS("Tuesday", "Selasa"), WORDS("Wednesday", "Rabu"),
	WORDS("Thursday", "Kamis"), WORDS("Friday", "Jumat"), WORDS("Saturday", "Sabtu"),
	WORDS("Sunday", "Minggu"),
};
static const struct words months[] = {
	WORDS("January", "Januari"), WORDS("February", "Februari"), WORDS("March", "Maret"),
	WORDS("April", "April"), WORDS("May", "Mei"), WORDS("June", "Juni"), WORDS("July", "Juli"),
	WORDS("August", "Agustus"), WORDS("September", "September"), WORDS("October", "Oktober"),
	WORDS("November", "November"), WORDS("December", "Desember"),
};

void
day_print(int32_t day, enum language language, struct buf *out)
{
	struct date d = date_of_number(day);

	buf_printf(out, "%d %s %d", d.day, months[d.month - 1].in[language], d.year);
}

const char *
day_weekday(int32_t day, enum language language)
{
	return weekdays[date_weekday(day) - 1].in[language];
}

void
day_print_weekday(int32_t day, enum language language, struct buf *out)
{
	buf_printf(out, "%s, ", day_weekday(day, language));
	day_print(day, language, out);
}

void
day_print_month(int32_t day, enum language language, struct buf *out)
{
	struct date d = date_of_number(day);

	buf_printf(out, "%s %d", months[d.month - 1].in[language], d.year);
}
