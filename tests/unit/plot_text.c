#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/unicode.h"
#include "plot_fixture.h"
#include "view/plot.h"

static const size_t counts[] = { 0, 1, 2, 7, 24, 400 };
static const double largest[] = { 0, 1, 18, 1e-7, 123456789, 1e299 };

static void
sound(const struct plot *p, size_t width, bool ascii)
{
	struct buf out = {0};
	struct text rest, line;

	plot_text(p, LANGUAGE_ID, width, ascii, &out);
	assert_int_equal(unicode_invalid(buf_view(&out)), out.len);
	assert_true(text_ends(buf_view(&out), TEXT("\n")));
	for (size_t i = 0; i < out.len; i++)
		assert_true((unsigned char)out.data[i] >= ' ' || out.data[i] == '\n');
	for (size_t i = 0; ascii && i < out.len; i++)
		assert_true((unsigned char)out.data[i] < 0x7F);
	for (rest = buf_view(&out); text_next(&rest, '\n', &line); ) {
		assert_true(unicode_width(line) <= width);
		assert_false(text_ends(line, TEXT(" ")));
	}
	assert_null(strstr(out.data, "nan"));
	assert_null(strstr(out.data, "inf"));
	buf_release(&out);
}

/* Whatever the figures are: no line wider than asked, none with blanks at its end, no
 * control character, and only ASCII where asked. */
static void
test_always_sound(void **state)
{
	static const size_t widths[] = { 20, 37, 80, 132 };

	(void)state;
	for (int kind = 0; kind < PLOT_KINDS; kind++)
		for (size_t c = 0; c < sizeof counts / sizeof *counts; c++)
			for (size_t m = 0; m < 2 * sizeof largest / sizeof *largest; m++) {
				struct drawing d;

				drawing_make(&d, (enum plot_kind)kind, counts[c], largest[m / 2], m % 2 == 1);
				for (size_t w = 0; w < 2 * sizeof widths / sizeof *widths; w++)
					sound(&d.plot, widths[w / 2], w % 2 == 1);
				drawing_release(&d);
			}
}

static struct plot
small(enum plot_kind kind, const struct plot_series *series, size_t series_count, const struct text *x, size_t count)
{
	return (struct plot){
		.kind = kind, .title = TEXT("Title"), .desc = TEXT("D"), .x_name = TEXT("kind"), .y_name = TEXT("n"), .x = x, .count = count,
		.series = series, .series_count = series_count, .median = NAN,
	};
}

static void
drawn(const struct plot *p, bool ascii, const char *want)
{
	struct buf out = {0};

	plot_text(p, LANGUAGE_EN, 40, ascii, &out);
	assert_string_equal(out.data, want);
	buf_release(&out);
}

static void
test_nothing(void **state)
{
	struct plot p = small(PLOT_LINES, NULL, 0, NULL, 0);

	(void)state;
	drawn(&p, false, "Title\nNo figures to draw.\n");
}

static void
test_bars(void **state)
{
	const struct text x[] = { TEXT("lost"), TEXT("a name that is too long"), TEXT("log"), TEXT("Café–x") };
	static const double at[] = { 12345, 0.5, NAN, 6000 };
	static const bool marked[] = { false, false, false, true };
	const struct plot_series s = { TEXT("n"), PLOT_VALUE, at, marked };
	struct plot p = small(PLOT_BARS, &s, 1, x, 4);

	(void)state;
	drawn(&p, false,
	    "Title\n"
	    "kind: n\n"
	    "lost          12,345 ███████████████████\n"
	    "a name that …    0.5 ▏\n"
	    "log                -\n"
	    "Café–x       !  6000 █████████▏\n");
	drawn(&p, true,
	    "Title\n"
	    "kind: n\n"
	    "lost          12,345 ###################\n"
	    "a name that ~    0.5 #\n"
	    "log                -\n"
	    "Caf?-x       !  6000 #########\n");
}

/* Below what adds up to four fifths there is a line. */
static void
test_pareto(void **state)
{
	const struct text x[] = { TEXT("A"), TEXT("B"), TEXT("C") };
	static const double at[] = { 6, 3, 1 }, shares[] = { 0.6, 0.9, 1 };
	const struct plot_series s[] = { { TEXT("n"), PLOT_VALUE, at, NULL }, { TEXT("adding up"), PLOT_SHARE, shares, NULL } };
	struct plot p = small(PLOT_PARETO, s, 2, x, 3);

	(void)state;
	drawn(&p, false,
	    "Title\n"
	    "kind: n, adding up\n"
	    "A 6 ████████████████████████████     60%\n"
	    "B 3 ██████████████                   90%\n"
	    "──────────────────────────────────── 80%\n"
	    "C 1 ████▋                           100%\n");
	drawn(&p, true,
	    "Title\n"
	    "kind: n, adding up\n"
	    "A 6 ############################     60%\n"
	    "B 3 ##############                   90%\n"
	    "------------------------------------ 80%\n"
	    "C 1 ####                            100%\n");
}

static void
test_lines(void **state)
{
	const struct text x[] = { TEXT("1"), TEXT("2"), TEXT("3"), TEXT("4") };
	static const double at[] = { 1, 2, NAN, 4 }, limits[] = { 3, 3, 3, 3 }, expected[] = { 1.5, 1.5, 1.5, 1.5 };
	static const bool marked[] = { false, false, false, true };
	const struct plot_series s[] = {
		{ TEXT("counted"), PLOT_VALUE, at, marked }, { TEXT("limit"), PLOT_LIMIT, limits, NULL }, { TEXT("expected"), PLOT_EXPECTED, expected, NULL },
		{ TEXT("other"), PLOT_VALUE, limits, NULL },
	};
	struct plot p = small(PLOT_LINES, s, 3, x, 4);

	(void)state;
	drawn(&p, false,
	    "Title\n"
	    "n\n"
	    "4 │                  █████\n"
	    "  │──────────────────█████─\n"
	    "3 │                  █████\n"
	    "  │                  █████\n"
	    "2 │······█████·······█████·\n"
	    "  │      █████       █████\n"
	    "1 │█████ █████       █████\n"
	    "  │█████ █████       █████\n"
	    "0 └────────────────────────\n"
	    "                     ▲\n"
	    "   1     2     3     4\n"
	    "   kind\n"
	    "█ counted  ─ limit  · expected  ▲ alarm\n");
	drawn(&p, true,
	    "Title\n"
	    "n\n"
	    "4 |                  #####\n"
	    "  |------------------#####-\n"
	    "3 |                  #####\n"
	    "  |                  #####\n"
	    "2 |''''''#####'''''''#####'\n"
	    "  |      #####       #####\n"
	    "1 |##### #####       #####\n"
	    "  |##### #####       #####\n"
	    "0 +------------------------\n"
	    "                     !\n"
	    "   1     2     3     4\n"
	    "   kind\n"
	    "# counted  - limit  ' expected  ! alarm\n");
	p.series_count = 4;
	drawn(&p, false,
	    "Title\n"
	    "n\n"
	    "4 │                  ●\n"
	    "  │■─────■─────■─────■─────\n"
	    "3 │\n"
	    "  │      ●\n"
	    "2 │························\n"
	    "  │●\n"
	    "1 │\n"
	    "  │\n"
	    "0 └────────────────────────\n"
	    "                     ▲\n"
	    "   1     2     3     4\n"
	    "   kind\n"
	    "● counted  ─ limit  · expected  ■ other\n"
	    "▲ alarm\n");
}

/* More days than columns: the largest of each group is seen, and the page says so. */
static void
test_grouped(void **state)
{
	double at[60] = {0};
	const struct plot_series s = { TEXT("n"), PLOT_VALUE, at, NULL };
	struct plot p = small(PLOT_LINES, &s, 1, NULL, 60);

	(void)state;
	at[31] = 1;
	drawn(&p, false,
	    "Title\n"
	    "n\n"
	    "1 │               █\n"
	    "  │               █\n"
	    "  │               █\n"
	    "  │               █\n"
	    "  │               █\n"
	    "  │               █\n"
	    "  │               █\n"
	    "  │               █\n"
	    "0 └──────────────────────────────\n"
	    "   kind\n"
	    "   a column shows the largest of 2\n");
}

static void
test_heat(void **state)
{
	const struct text x[] = { TEXT("0"), TEXT("1"), TEXT("2") }, y[] = { TEXT("Mon"), TEXT("Tue") };
	static const double at[] = { 0, 12, 3, NAN, 1, 8 };
	const struct plot_series s = { TEXT("n"), PLOT_VALUE, at, NULL };
	struct plot p = small(PLOT_HEAT, &s, 1, x, 3);

	(void)state;
	p.y = y;
	p.rows = 2;
	drawn(&p, false,
	    "Title\n"
	    "    kind\n"
	    "    0   1   2\n"
	    "Mon     ████░░░░\n"
	    "Tue ????░░░░▒▒▒▒\n"
	    "n  ░ 1–5  ▒ 6–10  █ 11–15  ? no figure\n");
	drawn(&p, true,
	    "Title\n"
	    "    kind\n"
	    "    0   1   2\n"
	    "Mon     @@@@----\n"
	    "Tue ????....****\n"
	    "n  . 1-2  - 3-4  = 5-6  * 7-8  # 9-10\n"
	    "@ 11-12  ? no figure\n");
}

/* Of few columns every one is named: cells are as wide as names, and what has no room
 * beside stands below. */
static void
test_heat_names(void **state)
{
	const struct text x[] = { TEXT("malam"), TEXT("pagi"), TEXT("siang") }, y[] = { TEXT("A") };
	const struct text long_x[] = { TEXT("dianalisis semua"), TEXT("diputuskan semua"), TEXT("dijawab") };
	static const double at[] = { 1, 2, 3 };
	const struct plot_series s = { TEXT("n"), PLOT_VALUE, at, NULL };
	struct plot p = small(PLOT_HEAT, &s, 1, x, 3);

	(void)state;
	p.y = y;
	p.rows = 1;
	p.x_name = (struct text){0};
	drawn(&p, true,
	    "Title\n"
	    "  malam pagi  siang\n"
	    "A ------******@@@@@@\n"
	    "n  - 1  * 2  @ 3\n");
	p.x = long_x;
	drawn(&p, true,
	    "Title\n"
	    "  dianalisis semua diputuskan semua\n"
	    "A -----------------*****************\n"
	    "  dijawab\n"
	    "A @@@@@@@@@@@@@@@@@\n"
	    "n  - 1  * 2  @ 3\n");
}

static void
test_steps(void **state)
{
	static const double at[] = { 1, 0.5, 0.25 }, from[] = { 0, 2, 5 };
	const struct plot_series s = { TEXT("open"), PLOT_VALUE, at, NULL };
	struct plot p = small(PLOT_STEPS, &s, 1, NULL, 3);

	(void)state;
	p.x_at = from;
	p.median = 2;
	drawn(&p, false,
	    "Title\n"
	    "n\n"
	    "100% │███████████\n"
	    "     │███████████\n"
	    " 75% │███████████\n"
	    "     │███████████\n"
	    " 50% │████████████████████████████\n"
	    "     │████████████████████████████\n"
	    " 25% │████████████████████████████\n"
	    "     │████████████████████████████\n"
	    "  0% └──────────────────────────────────\n"
	    "                 ▲\n"
	    "      0          2          4          6\n"
	    "      kind\n"
	    "▲ median 2\n");
	drawn(&p, true,
	    "Title\n"
	    "n\n"
	    "100% |###########\n"
	    "     |###########\n"
	    " 75% |###########\n"
	    "     |###########\n"
	    " 50% |############################\n"
	    "     |############################\n"
	    " 25% |############################\n"
	    "     |############################\n"
	    "  0% +----------------------------------\n"
	    "                 !\n"
	    "      0          2          4          6\n"
	    "      kind\n"
	    "! median 2\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_always_sound), cmocka_unit_test(test_nothing), cmocka_unit_test(test_bars), cmocka_unit_test(test_pareto),
		cmocka_unit_test(test_lines), cmocka_unit_test(test_grouped), cmocka_unit_test(test_heat), cmocka_unit_test(test_heat_names), cmocka_unit_test(test_steps),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
