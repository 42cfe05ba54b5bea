#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "view/plot_scale.h"

static void
test_value(void **state)
{
	(void)state;
	assert_true(plot_value(2.5) == 2.5 && plot_value(-1e300) == -1e300);
	assert_true(plot_value(1e-12) == 0 && plot_value(-1e-320) == 0);
	assert_true(isnan(plot_value(NAN)) && isnan(plot_value(INFINITY)) && isnan(plot_value(-INFINITY)) && isnan(plot_value(1e301)));
}

/* The axis as its ticks say it. */
static void
test_ticks(void **state)
{
	static const struct {
		double least, most;
		bool whole;
		int wanted;
		const char *want;
	} cases[] = {
		{ 0, 0, true, 6, "0 1" }, { 0, 0, false, 6, "0.0 0.2 0.4 0.6 0.8 1.0" }, { 0, 1, true, 6, "0 1" },
		{ 0, 2, true, 6, "0 1 2" }, { 0, 7, true, 6, "0 2 4 6 8" }, { 0, 10, true, 6, "0 2 4 6 8 10" },
		{ 3, 4, true, 6, "0 1 2 3 4" }, { 0, 310, true, 5, "0 100 200 300 400" }, { 0, 0.31, false, 4, "0.0 0.2 0.4" },
		{ -12.5, 8, false, 5, "−20 −10 0 10" }, { -5, -1, true, 3, "−5 0" }, { 0, 12000, true, 5, "0 5000 10,000 15,000" },
		{ 0, 3e6, true, 4, "0 1 m 2 m 3 m" }, { 0, 1e-8, false, 3, "0.000000000 0.000000005 0.000000010" },
		{ 0, 1e300, true, 3, "0 5.00e+299 1.00e+300" }, { 0, 5, true, 1, "0 5" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct plot_scale s = plot_scale(cases[i].least, cases[i].most, cases[i].whole, cases[i].wanted);
		struct buf out = {0};

		for (int t = 0; t < s.ticks; t++) {
			buf_puts(&out, t > 0 ? " " : "");
			plot_scale_tick(&s, t, LANGUAGE_EN, &out);
		}
		assert_string_equal(out.data, cases[i].want);
		assert_true(s.ticks >= 2 && plot_scale_most(&s) >= cases[i].most && s.least <= cases[i].least);
		buf_release(&out);
	}
}

static void
test_at(void **state)
{
	struct plot_scale s = plot_scale(-10, 10, true, 5);

	(void)state;
	assert_true(plot_scale_at(&s, -10) == 0 && plot_scale_at(&s, 0) == 0.5 && plot_scale_at(&s, 10) == 1);
	assert_true(plot_scale_at(&s, -11) == 0 && plot_scale_at(&s, 1e9) == 1);
}

static void
test_numbers(void **state)
{
	static const struct {
		double v;
		const char *en, *indonesian;
	} cases[] = {
		{ 0, "0", "0" }, { -0.0, "0", "0" }, { 7, "7", "7" }, { -7, "−7", "−7" }, { 1234, "1234", "1234" }, { 12345, "12,345", "12.345" },
		{ 999999, "999,999", "999.999" }, { -123456, "−123,456", "−123.456" }, { 1e6, "1 m", "1 jt" }, { 1.25e6, "1.2 m", "1,2 jt" },
		{ 999999999, "1 bn", "1 M" }, { 2.5e12, "2.5 tn", "2,5 T" }, { 1e21, "1.00e+21", "1.00e+21" }, { 3.5, "3.5", "3,5" }, { 0.25, "0.25", "0,25" },
		{ 12.345, "12.3", "12,3" }, { 1234.5, "1234", "1234" }, { 0.004, "0.004", "0,004" }, { 2.999, "3", "3" }, { 1e-9, "0", "0" },
		{ 0.001285, "0.0013", "0,0013" }, { 0.0099, "0.0099", "0,0099" }, { 0.00001, "0.00001", "0,00001" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		for (int l = 0; l < LANGUAGES; l++) {
			struct buf out = {0};

			plot_number(cases[i].v, (enum language)l, &out);
			assert_string_equal(out.data, l == LANGUAGE_EN ? cases[i].en : cases[i].indonesian);
			buf_release(&out);
		}
}

static void
test_share(void **state)
{
	static const struct {
		double v;
		const char *want;
	} cases[] = { { 0, "0%" }, { 1, "100%" }, { 0.805, "80,5%" }, { 0.3333, "33,3%" }, { 0.1, "10%" } };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf out = {0};

		plot_share(cases[i].v, LANGUAGE_ID, &out);
		assert_string_equal(out.data, cases[i].want);
		buf_release(&out);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_value), cmocka_unit_test(test_ticks), cmocka_unit_test(test_at), cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_share),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
