#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "markup_fixture.h"
#include "plot_fixture.h"
#include "view/plot.h"

static const size_t counts[] = { 0, 1, 2, 7, 24, 400 };
static const double largest[] = { 0, 1, 18, 1e-7, 123456789, 1e299 };

/* Whatever the figures are: XML with every text escaped, no number that is none, the
 * ids that were asked for, and in a page no style of its own. */
static void
test_always_sound(void **state)
{
	(void)state;
	for (int kind = 0; kind < PLOT_KINDS; kind++)
		for (size_t c = 0; c < sizeof counts / sizeof *counts; c++)
			for (size_t m = 0; m < 2 * sizeof largest / sizeof *largest; m++) {
				struct buf alone = {0}, part = {0};
				struct drawing d;

				drawing_make(&d, (enum plot_kind)kind, counts[c], largest[m / 2], m % 2 == 1);
				plot_svg(&d.plot, LANGUAGE_ID, "gambar", &alone);
				plot_svg_part(&d.plot, LANGUAGE_ID, "p-1", &part);
				assert_null(markup_fault(buf_view(&alone)));
				assert_null(markup_fault(buf_view(&part)));
				assert_null(strstr(part.data, "nan"));
				assert_null(strstr(part.data, "inf"));
				assert_null(strstr(part.data, "=\"-0\""));
				assert_null(strstr(part.data, "<style"));
				assert_null(strstr(part.data, "style="));
				assert_non_null(strstr(alone.data, "<style>"));
				assert_non_null(strstr(part.data, "role=\"img\" aria-labelledby=\"p-1-title p-1-desc\">\n"
				    "<title id=\"p-1-title\">Judul &lt;i&gt; &amp; &quot;&#39;\\x1B</title>\n<desc id=\"p-1-desc\">a &lt; b</desc>\n"));
				assert_true((strstr(part.data, "Tidak ada angka untuk digambar.") != NULL) == (m % 2 == 1 || counts[c] == 0));
				buf_release(&alone);
				buf_release(&part);
				drawing_release(&d);
			}
}

static struct plot
small(enum plot_kind kind, const struct plot_series *series, size_t series_count, const struct text *x, size_t count)
{
	return (struct plot){
		.kind = kind, .title = TEXT("T"), .desc = TEXT("D"), .x_name = TEXT("kind"), .y_name = TEXT("n"), .x = x, .count = count,
		.series = series, .series_count = series_count, .median = NAN,
	};
}

/* What it looks like, behind title and desc. */
static void
drawn(const struct plot *p, const char *want)
{
	struct buf out = {0};

	plot_svg_part(p, LANGUAGE_EN, "p", &out);
	assert_string_equal(strstr(out.data, "</desc>\n") + 8, want);
	buf_release(&out);
}

static void
test_bars(void **state)
{
	const struct text x[] = { TEXT("lost"), TEXT("a&b"), TEXT("log") };
	static const double at[] = { 12345, 0.5, NAN };
	const struct plot_series s = { TEXT("n"), PLOT_VALUE, at, NULL };
	struct plot p = small(PLOT_BARS, &s, 1, x, 3);

	(void)state;
	drawn(&p,
	    "<text class=\"quiet\" x=\"8\" y=\"21\">kind</text>\n"
	    "<line class=\"axis\" x1=\"48.6\" y1=\"28\" x2=\"48.6\" y2=\"112\"/>\n"
	    "<text class=\"quiet\" text-anchor=\"middle\" x=\"48.6\" y=\"131\">0</text>\n"
	    "<line class=\"grid\" x1=\"208.7\" y1=\"28\" x2=\"208.7\" y2=\"112\"/>\n"
	    "<text class=\"quiet\" text-anchor=\"middle\" x=\"208.7\" y=\"131\">5000</text>\n"
	    "<line class=\"grid\" x1=\"368.7\" y1=\"28\" x2=\"368.7\" y2=\"112\"/>\n"
	    "<text class=\"quiet\" text-anchor=\"middle\" x=\"368.7\" y=\"131\">10,000</text>\n"
	    "<line class=\"grid\" x1=\"528.7\" y1=\"28\" x2=\"528.7\" y2=\"112\"/>\n"
	    "<text class=\"quiet\" text-anchor=\"middle\" x=\"528.7\" y=\"131\">15,000</text>\n"
	    "<text text-anchor=\"end\" x=\"40.6\" y=\"47\">lost</text>\n"
	    "<rect class=\"bar\" x=\"48.6\" y=\"32\" width=\"395.1\" height=\"20\"/>\n"
	    "<text x=\"449.7\" y=\"47\">12,345</text>\n"
	    "<text text-anchor=\"end\" x=\"40.6\" y=\"75\">a&amp;b</text>\n"
	    "<rect class=\"bar\" x=\"48.6\" y=\"60\" width=\"1\" height=\"20\"/>\n"
	    "<text x=\"54.7\" y=\"75\">0.5</text>\n"
	    "<text text-anchor=\"end\" x=\"40.6\" y=\"103\">log</text>\n"
	    "<text class=\"quiet\" x=\"54.6\" y=\"103\">no figure</text>\n"
	    "<text class=\"quiet\" text-anchor=\"middle\" x=\"288.7\" y=\"152\">n</text>\n"
	    "</svg>\n");
}

/* A gap has no line; the alarm stands at its point. */
static void
test_lines(void **state)
{
	const struct text x[] = { TEXT("1"), TEXT("2"), TEXT("3"), TEXT("4") };
	static const double at[] = { 1, 2, NAN, 4 }, limits[] = { 3, 3, 3, 3 };
	static const bool marked[] = { false, false, false, true };
	const struct plot_series s[] = { { TEXT("n"), PLOT_VALUE, at, marked }, { TEXT("limit"), PLOT_LIMIT, limits, NULL } };
	struct plot p = small(PLOT_LINES, s, 2, x, 4);

	(void)state;
	drawn(&p,
	    "<line class=\"line v0\" x1=\"8\" y1=\"18\" x2=\"36\" y2=\"18\"/>\n"
	    "<path class=\"m0\" d=\"M22 18m-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z\"/>\n"
	    "<text x=\"42\" y=\"23\">n</text>\n"
	    "<line class=\"limit\" x1=\"70.2\" y1=\"18\" x2=\"98.2\" y2=\"18\"/>\n"
	    "<text x=\"104.2\" y=\"23\">limit</text>\n"
	    "<path class=\"alarm\" d=\"M173.4 19m0 -9l9 15h-18z\"/>\n"
	    "<text x=\"191.4\" y=\"23\">alarm</text>\n"
	    "<line class=\"axis\" x1=\"24.2\" y1=\"314\" x2=\"582\" y2=\"314\"/>\n"
	    "<text class=\"quiet\" text-anchor=\"end\" x=\"18.2\" y=\"319.5\">0</text>\n"
	    "<line class=\"grid\" x1=\"24.2\" y1=\"251.5\" x2=\"582\" y2=\"251.5\"/>\n"
	    "<text class=\"quiet\" text-anchor=\"end\" x=\"18.2\" y=\"257\">1</text>\n"
	    "<line class=\"grid\" x1=\"24.2\" y1=\"189\" x2=\"582\" y2=\"189\"/>\n"
	    "<text class=\"quiet\" text-anchor=\"end\" x=\"18.2\" y=\"194.5\">2</text>\n"
	    "<line class=\"grid\" x1=\"24.2\" y1=\"126.5\" x2=\"582\" y2=\"126.5\"/>\n"
	    "<text class=\"quiet\" text-anchor=\"end\" x=\"18.2\" y=\"132\">3</text>\n"
	    "<line class=\"grid\" x1=\"24.2\" y1=\"64\" x2=\"582\" y2=\"64\"/>\n"
	    "<text class=\"quiet\" text-anchor=\"end\" x=\"18.2\" y=\"69.5\">4</text>\n"
	    "<text class=\"quiet\" x=\"8\" y=\"50\">n</text>\n"
	    "<line class=\"axis\" x1=\"94\" y1=\"314\" x2=\"94\" y2=\"319\"/>\n"
	    "<text class=\"quiet\" text-anchor=\"middle\" x=\"94\" y=\"335\">1</text>\n"
	    "<line class=\"axis\" x1=\"233.4\" y1=\"314\" x2=\"233.4\" y2=\"319\"/>\n"
	    "<text class=\"quiet\" text-anchor=\"middle\" x=\"233.4\" y=\"335\">2</text>\n"
	    "<line class=\"axis\" x1=\"372.8\" y1=\"314\" x2=\"372.8\" y2=\"319\"/>\n"
	    "<text class=\"quiet\" text-anchor=\"middle\" x=\"372.8\" y=\"335\">3</text>\n"
	    "<line class=\"axis\" x1=\"512.3\" y1=\"314\" x2=\"512.3\" y2=\"319\"/>\n"
	    "<text class=\"quiet\" text-anchor=\"middle\" x=\"512.3\" y=\"335\">4</text>\n"
	    "<text class=\"quiet\" text-anchor=\"middle\" x=\"303.1\" y=\"357\">kind</text>\n"
	    "<path class=\"limit\" d=\"M94 126.5L233.4 126.5L372.8 126.5L512.3 126.5\"/>\n"
	    "<path class=\"line v0\" d=\"M94 251.5L233.4 189M512.3 64\"/>\n"
	    "<path class=\"m0\" d=\"M94 251.5m-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z\"/>\n"
	    "<path class=\"m0\" d=\"M233.4 189m-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z\"/>\n"
	    "<path class=\"m0\" d=\"M512.3 64m-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z\"/>\n"
	    "<path class=\"alarm\" d=\"M512.3 64m0 -9l9 15h-18z\"/>\n"
	    "</svg>\n");
}

static void
test_heat(void **state)
{
	const struct text x[] = { TEXT("0"), TEXT("1") }, y[] = { TEXT("Mon"), TEXT("Tue") };
	static const double at[] = { 0, 6, NAN, 1 };
	const struct plot_series s = { TEXT("n"), PLOT_VALUE, at, NULL };
	struct plot p = small(PLOT_HEAT, &s, 1, x, 2);

	(void)state;
	p.y = y;
	p.rows = 2;
	drawn(&p,
	    "<text text-anchor=\"end\" x=\"43.4\" y=\"28\">Mon</text>\n"
	    "<rect class=\"h0\" x=\"51.4\" y=\"8\" width=\"60\" height=\"30\"/>\n"
	    "<rect class=\"h6\" x=\"111.4\" y=\"8\" width=\"60\" height=\"30\"/>\n"
	    "<text class=\"t6\" text-anchor=\"middle\" x=\"141.4\" y=\"27.5\">6</text>\n"
	    "<text text-anchor=\"end\" x=\"43.4\" y=\"58\">Tue</text>\n"
	    "<rect class=\"hn\" x=\"51.4\" y=\"38\" width=\"60\" height=\"30\"/>\n"
	    "<line class=\"grid\" x1=\"54.4\" y1=\"65\" x2=\"108.4\" y2=\"41\"/>\n"
	    "<rect class=\"h1\" x=\"111.4\" y=\"38\" width=\"60\" height=\"30\"/>\n"
	    "<text class=\"t1\" text-anchor=\"middle\" x=\"141.4\" y=\"57.5\">1</text>\n"
	    "<line class=\"axis\" x1=\"81.4\" y1=\"68\" x2=\"81.4\" y2=\"73\"/>\n"
	    "<text class=\"quiet\" text-anchor=\"middle\" x=\"81.4\" y=\"89\">0</text>\n"
	    "<line class=\"axis\" x1=\"141.4\" y1=\"68\" x2=\"141.4\" y2=\"73\"/>\n"
	    "<text class=\"quiet\" text-anchor=\"middle\" x=\"141.4\" y=\"89\">1</text>\n"
	    "<text class=\"quiet\" text-anchor=\"middle\" x=\"111.4\" y=\"111\">kind</text>\n"
	    "<text class=\"quiet\" x=\"51.4\" y=\"139\">n</text>\n"
	    "<rect class=\"h0\" x=\"51.4\" y=\"148\" width=\"18\" height=\"18\"/>\n"
	    "<text class=\"quiet\" x=\"75.4\" y=\"163\">0</text>\n"
	    "<rect class=\"h1\" x=\"97.6\" y=\"148\" width=\"18\" height=\"18\"/>\n"
	    "<text class=\"quiet\" x=\"121.6\" y=\"163\">1</text>\n"
	    "<rect class=\"h2\" x=\"143.8\" y=\"148\" width=\"18\" height=\"18\"/>\n"
	    "<text class=\"quiet\" x=\"167.8\" y=\"163\">2</text>\n"
	    "<rect class=\"h3\" x=\"190.1\" y=\"148\" width=\"18\" height=\"18\"/>\n"
	    "<text class=\"quiet\" x=\"214.1\" y=\"163\">3</text>\n"
	    "<rect class=\"h4\" x=\"236.3\" y=\"148\" width=\"18\" height=\"18\"/>\n"
	    "<text class=\"quiet\" x=\"260.3\" y=\"163\">4</text>\n"
	    "<rect class=\"h5\" x=\"282.6\" y=\"148\" width=\"18\" height=\"18\"/>\n"
	    "<text class=\"quiet\" x=\"306.6\" y=\"163\">5</text>\n"
	    "<rect class=\"h6\" x=\"328.8\" y=\"148\" width=\"18\" height=\"18\"/>\n"
	    "<text class=\"quiet\" x=\"352.8\" y=\"163\">6</text>\n"
	    "</svg>\n");
}

static void
test_pareto(void **state)
{
	const struct text x[] = { TEXT("A"), TEXT("B") };
	static const double at[] = { 3, 1 }, shares[] = { 0.75, 1 };
	const struct plot_series s[] = { { TEXT("n"), PLOT_VALUE, at, NULL }, { TEXT("share"), PLOT_SHARE, shares, NULL } };
	struct plot p = small(PLOT_PARETO, s, 2, x, 2);

	(void)state;
	drawn(&p,
	    "<rect class=\"bar\" x=\"14\" y=\"11\" width=\"18\" height=\"14\"/>\n"
	    "<text x=\"42\" y=\"23\">n</text>\n"
	    "<line class=\"share\" x1=\"70.2\" y1=\"18\" x2=\"98.2\" y2=\"18\"/>\n"
	    "<path class=\"m1\" d=\"M84.2 18m-4 -4h8v8h-8z\"/>\n"
	    "<text x=\"104.2\" y=\"23\">share</text>\n"
	    "<line class=\"axis\" x1=\"24.2\" y1=\"314\" x2=\"538.4\" y2=\"314\"/>\n"
	    "<text class=\"quiet\" text-anchor=\"end\" x=\"18.2\" y=\"319.5\">0</text>\n"
	    "<line class=\"grid\" x1=\"24.2\" y1=\"230.7\" x2=\"538.4\" y2=\"230.7\"/>\n"
	    "<text class=\"quiet\" text-anchor=\"end\" x=\"18.2\" y=\"236.2\">1</text>\n"
	    "<line class=\"grid\" x1=\"24.2\" y1=\"147.3\" x2=\"538.4\" y2=\"147.3\"/>\n"
	    "<text class=\"quiet\" text-anchor=\"end\" x=\"18.2\" y=\"152.8\">2</text>\n"
	    "<line class=\"grid\" x1=\"24.2\" y1=\"64\" x2=\"538.4\" y2=\"64\"/>\n"
	    "<text class=\"quiet\" text-anchor=\"end\" x=\"18.2\" y=\"69.5\">3</text>\n"
	    "<text class=\"quiet\" x=\"8\" y=\"50\">n</text>\n"
	    "<rect class=\"bar\" x=\"28.2\" y=\"64\" width=\"249.1\" height=\"250\"/>\n"
	    "<rect class=\"bar\" x=\"285.3\" y=\"230.7\" width=\"249.1\" height=\"83.3\"/>\n"
	    "<text text-anchor=\"middle\" x=\"152.8\" y=\"334\">A</text>\n"
	    "<text text-anchor=\"middle\" x=\"409.9\" y=\"334\">B</text>\n"
	    "<text class=\"quiet\" text-anchor=\"middle\" x=\"281.3\" y=\"357\">kind</text>\n"
	    "<line class=\"axis\" x1=\"538.4\" y1=\"314\" x2=\"543.4\" y2=\"314\"/>\n"
	    "<text class=\"quiet\" x=\"546.4\" y=\"319.5\">0%</text>\n"
	    "<line class=\"axis\" x1=\"538.4\" y1=\"264\" x2=\"543.4\" y2=\"264\"/>\n"
	    "<text class=\"quiet\" x=\"546.4\" y=\"269.5\">20%</text>\n"
	    "<line class=\"axis\" x1=\"538.4\" y1=\"214\" x2=\"543.4\" y2=\"214\"/>\n"
	    "<text class=\"quiet\" x=\"546.4\" y=\"219.5\">40%</text>\n"
	    "<line class=\"axis\" x1=\"538.4\" y1=\"164\" x2=\"543.4\" y2=\"164\"/>\n"
	    "<text class=\"quiet\" x=\"546.4\" y=\"169.5\">60%</text>\n"
	    "<line class=\"axis\" x1=\"538.4\" y1=\"114\" x2=\"543.4\" y2=\"114\"/>\n"
	    "<text class=\"quiet\" x=\"546.4\" y=\"119.5\">80%</text>\n"
	    "<line class=\"axis\" x1=\"538.4\" y1=\"64\" x2=\"543.4\" y2=\"64\"/>\n"
	    "<text class=\"quiet\" x=\"546.4\" y=\"69.5\">100%</text>\n"
	    "<line class=\"axis\" x1=\"538.4\" y1=\"64\" x2=\"538.4\" y2=\"314\"/>\n"
	    "<line class=\"limit\" x1=\"24.2\" y1=\"114\" x2=\"538.4\" y2=\"114\"/>\n"
	    "<path class=\"share\" d=\"M152.8 126.5L409.9 64\"/>\n"
	    "<path class=\"m1\" d=\"M152.8 126.5m-4 -4h8v8h-8z\"/>\n"
	    "<path class=\"m1\" d=\"M409.9 64m-4 -4h8v8h-8z\"/>\n"
	    "</svg>\n");
}

static void
test_steps(void **state)
{
	static const double at[] = { 1, 0.5, 0 }, from[] = { 0, 2, 5 };
	const struct plot_series s = { TEXT("open"), PLOT_VALUE, at, NULL };
	struct plot p = small(PLOT_STEPS, &s, 1, NULL, 3);

	(void)state;
	p.x_at = from;
	p.median = 2;
	drawn(&p,
	    "<line class=\"axis\" x1=\"59.6\" y1=\"286\" x2=\"582\" y2=\"286\"/>\n"
	    "<text class=\"quiet\" text-anchor=\"end\" x=\"53.6\" y=\"291.5\">0%</text>\n"
	    "<line class=\"grid\" x1=\"59.6\" y1=\"223.5\" x2=\"582\" y2=\"223.5\"/>\n"
	    "<text class=\"quiet\" text-anchor=\"end\" x=\"53.6\" y=\"229\">25%</text>\n"
	    "<line class=\"grid\" x1=\"59.6\" y1=\"161\" x2=\"582\" y2=\"161\"/>\n"
	    "<text class=\"quiet\" text-anchor=\"end\" x=\"53.6\" y=\"166.5\">50%</text>\n"
	    "<line class=\"grid\" x1=\"59.6\" y1=\"98.5\" x2=\"582\" y2=\"98.5\"/>\n"
	    "<text class=\"quiet\" text-anchor=\"end\" x=\"53.6\" y=\"104\">75%</text>\n"
	    "<line class=\"grid\" x1=\"59.6\" y1=\"36\" x2=\"582\" y2=\"36\"/>\n"
	    "<text class=\"quiet\" text-anchor=\"end\" x=\"53.6\" y=\"41.5\">100%</text>\n"
	    "<text class=\"quiet\" x=\"8\" y=\"22\">n</text>\n"
	    "<line class=\"axis\" x1=\"59.6\" y1=\"286\" x2=\"59.6\" y2=\"291\"/>\n"
	    "<text class=\"quiet\" text-anchor=\"middle\" x=\"59.6\" y=\"307\">0</text>\n"
	    "<line class=\"axis\" x1=\"164.1\" y1=\"286\" x2=\"164.1\" y2=\"291\"/>\n"
	    "<text class=\"quiet\" text-anchor=\"middle\" x=\"164.1\" y=\"307\">1</text>\n"
	    "<line class=\"axis\" x1=\"268.6\" y1=\"286\" x2=\"268.6\" y2=\"291\"/>\n"
	    "<text class=\"quiet\" text-anchor=\"middle\" x=\"268.6\" y=\"307\">2</text>\n"
	    "<line class=\"axis\" x1=\"373\" y1=\"286\" x2=\"373\" y2=\"291\"/>\n"
	    "<text class=\"quiet\" text-anchor=\"middle\" x=\"373\" y=\"307\">3</text>\n"
	    "<line class=\"axis\" x1=\"477.5\" y1=\"286\" x2=\"477.5\" y2=\"291\"/>\n"
	    "<text class=\"quiet\" text-anchor=\"middle\" x=\"477.5\" y=\"307\">4</text>\n"
	    "<line class=\"axis\" x1=\"582\" y1=\"286\" x2=\"582\" y2=\"291\"/>\n"
	    "<text class=\"quiet\" text-anchor=\"middle\" x=\"582\" y=\"307\">5</text>\n"
	    "<text class=\"quiet\" text-anchor=\"middle\" x=\"320.8\" y=\"329\">kind</text>\n"
	    "<path class=\"line v0\" d=\"M59.6 36L268.6 36L268.6 161L582 161L582 286\"/>\n"
	    "<line class=\"median\" x1=\"59.6\" y1=\"161\" x2=\"268.6\" y2=\"161\"/>\n"
	    "<line class=\"median\" x1=\"268.6\" y1=\"161\" x2=\"268.6\" y2=\"286\"/>\n"
	    "<text class=\"strong\" x=\"276.6\" y=\"153\">median 2</text>\n"
	    "</svg>\n");
}

/* A file by itself has the title, its own style and paper; a long title is wrapped. */
static void
test_alone(void **state)
{
	struct plot p = small(PLOT_BARS, NULL, 0, NULL, 0);
	struct buf out = {0};

	(void)state;
	p.title = TEXT("one two three four five six seven eight nine ten eleven twelve thirteen");
	plot_svg(&p, LANGUAGE_EN, "p", &out);
	assert_non_null(strstr(out.data, plot_style));
	assert_non_null(strstr(out.data, "<rect class=\"back\" width=\"600\" height=\"154\"/>\n"
	    "<text class=\"title\" x=\"8\" y=\"24\">one two three four five six seven eight nine ten</text>\n"
	    "<text class=\"title\" x=\"8\" y=\"48\">eleven twelve thirteen</text>\n"
	    "<text class=\"quiet\" text-anchor=\"middle\" x=\"300\" y=\"110\">No figures to draw.</text>\n</svg>\n"));
	buf_release(&out);
}

static size_t
count_of(const char *in, const char *what)
{
	size_t n = 0;

	for (const char *at = strstr(in, what); at != NULL; at = strstr(at + 1, what))
		n++;
	return n;
}

/* Of few columns of a heat map every one is named, turned where they have to be; of many
 * as many as have room. */
static void
test_heat_names(void **state)
{
	static const char *const names[] = { "malam", "pagi", "ditutup tanpa" };
	static const double at[30] = { 1, 2, 3 };
	struct text x[30];
	const struct plot_series s = { TEXT("n"), PLOT_VALUE, at, NULL };

	(void)state;
	for (int i = 0; i < 30; i++)
		x[i] = text_of(names[i % 3]);
	for (size_t count = 3; count <= 30; count += count < 9 ? 6 : 21) {
		struct plot p = small(PLOT_HEAT, &s, 1, x, count);
		struct buf out = {0};

		p.y = &x[0];
		p.rows = 1;
		plot_svg_part(&p, LANGUAGE_ID, "p", &out);
		assert_int_equal(count_of(out.data, ">pagi<") == count / 3, count <= 14);
		assert_int_equal(count_of(out.data, ">ditutup tanpa<") == count / 3, count <= 14);
		assert_int_equal(count_of(out.data, "rotate("), count == 9 ? 9 : 0);
		buf_release(&out);
	}
}

/* Days below a line have a gap between them, also where the edge moves the last. */
static void
test_days_apart(void **state)
{
	static const double at[120] = { 1, 2, 3 };
	static char days[120][11];
	struct text x[120];
	const struct plot_series s = { TEXT("n"), PLOT_VALUE, at, NULL };

	(void)state;
	for (int i = 0; i < 120; i++) {
		(void)snprintf(days[i], sizeof days[i], "2026-%02d-%02d", i / 30 + 1, i % 30 + 1);
		x[i] = text_of(days[i]);
	}
	for (size_t count = 1; count <= 120; count++) {
		struct plot p = small(PLOT_LINES, &s, 1, x, count);
		struct buf out = {0};
		double last = -200;

		plot_svg_part(&p, LANGUAGE_ID, "p", &out);
		for (const char *found = out.data; (found = strstr(found, "text-anchor=\"middle\" x=\"")) != NULL; found++) {
			double middle = strtod(found + strlen("text-anchor=\"middle\" x=\""), NULL);

			if (strstr(found, ">2026-") == NULL || strchr(found, '\n') < strstr(found, ">2026-"))
				continue;
			/* 8 digits and 2 hyphens are 95 wide at least. */
			assert_true(middle - last >= 100);
			last = middle;
		}
		buf_release(&out);
	}
}

/* Every selector is of pictures, so that a picture in a page changes nothing else. */
static void
test_style_is_scoped(void **state)
{
	struct text rest = text_of(plot_style), piece;

	(void)state;
	while (text_next(&rest, '}', &piece)) {
		size_t open = text_find(piece, TEXT("{"));
		struct text selector = text_trim(text_slice(piece, 0, open == (size_t)-1 ? piece.len : open));

		assert_true(selector.len == 0 || text_starts(selector, TEXT(".plot")) || text_starts(selector, TEXT("@media")));
	}
	assert_true(text_find(text_of(plot_style), TEXT("<")) == (size_t)-1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_always_sound), cmocka_unit_test(test_bars), cmocka_unit_test(test_lines), cmocka_unit_test(test_heat),
		cmocka_unit_test(test_pareto), cmocka_unit_test(test_steps), cmocka_unit_test(test_alone), cmocka_unit_test(test_style_is_scoped),
		cmocka_unit_test(test_heat_names), cmocka_unit_test(test_days_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
