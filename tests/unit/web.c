#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/digest.h"
#include "markup_fixture.h"
#include "plot_fixture.h"
#include "view/web.h"
#include "view/web_style.h"

static const struct choice colours[] = { { "red", WORDS("red", "merah"), NULL }, { 0 } };
static const struct field colour = { .name = "colour", .kind = FIELD_CHOICE, .choices = colours, .help = WORDS("how it looks", "warna") };
static const struct field n = { .name = "n", .kind = FIELD_COUNT, .help = WORDS("how many", "jumlah") };
static const struct field mean = { .name = "mean", .kind = FIELD_DECIMAL };
static const struct field mixed = { .name = "value", .kind = FIELD_LINE, .flags = FIELD_MIXED };
static const struct field day = { .name = "day", .kind = FIELD_DAY };
static const struct field prose = { .name = "text", .kind = FIELD_PROSE };
static const struct field *const columns[] = { &colour, &n, &mean, &mixed };

/* What came after `before`, which is in the page once. */
static const char *
behind(const struct buf *page, const char *before)
{
	const char *at = strstr(page->data, before);

	assert_non_null(at);
	assert_null(strstr(at + 1, before));
	return at + strlen(before);
}

static void
test_head(void **state)
{
	struct buf out = {0};
	struct web w;

	(void)state;
	web_begin(&w, TEXT("a < b\a"), LANGUAGE_EN, &out);
	web_end(&w);
	assert_null(markup_fault(buf_view(&out)));
	assert_true(text_starts(buf_view(&out), TEXT("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
	    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'sha256-")));
	assert_int_equal(strcspn(behind(&out, "'sha256-"), "'"), 44);
	(void)behind(&out, "'; base-uri 'none'; form-action 'none'\">\n<style>");
	assert_string_equal(behind(&out, "</style>\n"), "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
	    "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"
	    "<link rel=\"icon\" href=\"data:,\">\n<title>a &lt; b\\x07</title>\n</head>\n<body>\n<main>\n</main>\n</body>\n</html>\n");
	buf_release(&out);
}

/* The bytes of a sum in base64. */
static void
decode(const char *from, unsigned char sum[DIGEST_BYTES])
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

	for (size_t bit = 0; bit < DIGEST_BYTES * 8; bit++) {
		size_t six = (size_t)(strchr(digits, from[bit / 6]) - digits);

		sum[bit / 8] = (unsigned char)((unsigned)sum[bit / 8] << 1 | (unsigned)(six >> (5 - bit % 6) & 1));
	}
}

/* The policy lets in what is between the tags, and nothing there is fetched. */
static void
test_style(void **state)
{
	struct buf out = {0};
	struct web w;
	const char *style, *end;
	unsigned char allowed[DIGEST_BYTES] = {0}, sum[DIGEST_BYTES];

	(void)state;
	web_begin(&w, TEXT("x"), LANGUAGE_ID, &out);
	style = behind(&out, "<style>");
	end = strstr(style, "</style>");
	assert_int_equal((size_t)(end - style), strlen(web_style) + strlen(plot_style));
	assert_memory_equal(style, web_style, strlen(web_style));
	assert_memory_equal(style + strlen(web_style), plot_style, strlen(plot_style));
	digest((struct text){ style, (size_t)(end - style) }, sum);
	decode(behind(&out, "'sha256-"), allowed);
	assert_memory_equal(allowed, sum, sizeof sum);
	assert_null(strstr(out.data, "url("));
	assert_null(strstr(out.data, "@import"));
	assert_null(strstr(out.data, "http:"));
	assert_null(strstr(out.data, "https:"));
	buf_release(&out);
}

static void
test_prose(void **state)
{
	struct buf out = {0};
	struct web w;

	(void)state;
	web_begin(&w, TEXT("x"), LANGUAGE_EN, &out);
	web_heading(&w, 1, TEXT("One & all"));
	web_heading(&w, 2, TEXT("Two"));
	web_heading(&w, 9, TEXT("Three"));
	web_paragraph(&w, TEXT("<p>\nb"));
	web_note(&w, TEXT("n = 3 < 5"));
	web_quote(&w, TEXT("\"Bagus\""), TEXT("a visitor"));
	web_quote(&w, TEXT("x"), TEXT(""));
	assert_string_equal(behind(&out, "<main>\n"), "<h1>One &amp; all</h1>\n<h2>Two</h2>\n<h3>Three</h3>\n<p>&lt;p&gt;\nb</p>\n"
	    "<p class=\"note\">n = 3 &lt; 5</p>\n<blockquote>\n<p>&quot;Bagus&quot;</p>\n<footer>a visitor</footer>\n</blockquote>\n"
	    "<blockquote>\n<p>x</p>\n</blockquote>\n");
	buf_release(&out);
}

/* No link leaves the folder. */
static void
test_links(void **state)
{
	static const struct {
		const char *href, *want;
	} cases[] = {
		{ "2026-11.html", "2026-11.html" }, { "data/kind 1.csv", "data/kind%201.csv" }, { "#top", "#top" }, { "../id/x.html?a=b", "../id/x.html?a=b" },
		{ "a\"><b>&.html", "a%22%3E%3Cb%3E%26.html" }, { "javascript:alert(1)", "./javascript%3Aalert%281%29" },
		{ "//example.org/x", ".//example.org/x" }, { "https://example.org", "./https%3A//example.org" }, { "\\\\host", ".%5C%5Chost" }, { "é", "%C3%A9" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf out = {0}, want = {0};
		struct web w;

		web_begin(&w, TEXT("x"), LANGUAGE_EN, &out);
		web_link(&w, text_of(cases[i].href), TEXT("<go>"));
		buf_printf(&want, "<p><a href=\"%s\">&lt;go&gt;</a></p>\n", cases[i].want);
		assert_string_equal(behind(&out, "<main>\n"), want.data);
		buf_release(&out);
		buf_release(&want);
	}
}

static void
test_table(void **state)
{
	const struct text row[] = { TEXT("red"), TEXT("12"), TEXT("3.25"), TEXT("-0.5") }, other[] = { TEXT("<x>"), TEXT(""), TEXT(""), TEXT("v1.2") };
	struct buf out = {0};
	struct web w;

	(void)state;
	web_begin(&w, TEXT("x"), LANGUAGE_ID, &out);
	web_table(&w, TEXT("By <colour>"), false, columns, 4);
	web_row(&w, row);
	web_row(&w, other);
	web_table_end(&w, false);
	assert_string_equal(behind(&out, "<main>\n"),
	    "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"By &lt;colour&gt;\">\n<table>\n<caption>By &lt;colour&gt;</caption>\n"
	    "<thead><tr><th scope=\"col\" title=\"warna\">colour</th><th scope=\"col\" class=\"n\" title=\"jumlah\">n</th>"
	    "<th scope=\"col\" class=\"n\">mean</th><th scope=\"col\">value</th></tr></thead>\n<tbody>\n"
	    "<tr><td>merah</td><td class=\"n\">12</td><td class=\"n\">3,25</td><td class=\"n\">-0,5</td></tr>\n"
	    "<tr><td>&lt;x&gt;</td><td class=\"n\"></td><td class=\"n\"></td><td>v1.2</td></tr>\n</tbody>\n</table>\n</div>\n");
	buf_release(&out);
}

static void
test_cells(void **state)
{
	static const struct field *const some[] = { &day, &prose };
	const struct text row[] = { TEXT("2026-11-24"), TEXT("one\ntwo") };
	struct buf out = {0};
	struct web w;

	(void)state;
	web_begin(&w, TEXT("x"), LANGUAGE_EN, &out);
	web_table(&w, TEXT("x"), false, some, 2);
	web_row(&w, row);
	assert_non_null(strstr(out.data, "<th scope=\"col\" class=\"k\">day</th><th scope=\"col\" class=\"p\">text</th>"));
	assert_string_equal(behind(&out, "<tbody>\n"), "<tr><td class=\"k\">2026-11-24</td><td class=\"p\">one two</td></tr>\n");
	buf_release(&out);
}

/* Folded: behind details, headed in words where asked; in English with a point. */
static void
test_folded(void **state)
{
	const struct text row[] = { TEXT("red"), TEXT("12"), TEXT("3.25"), TEXT("1") };
	struct buf out = {0};
	struct web w;

	(void)state;
	web_begin(&w, TEXT("x"), LANGUAGE_EN, &out);
	w.in_words = true;
	web_table(&w, TEXT(""), true, columns, 3);
	web_row(&w, row);
	web_table_end(&w, true);
	web_end(&w);
	assert_string_equal(behind(&out, "<main>\n"), "<details><summary>The figures as a table</summary></details>\n"
	    "<div class=\"scroll folded\" tabindex=\"0\" role=\"group\" aria-label=\"The figures as a table\">\n<table>\n"
	    "<thead><tr><th scope=\"col\">how it looks</th><th scope=\"col\" class=\"n\">how many</th><th scope=\"col\" class=\"n\">mean</th></tr></thead>\n<tbody>\n"
	    "<tr><td>red</td><td class=\"n\">12</td><td class=\"n\">3.25</td></tr>\n</tbody>\n</table>\n</div>\n</main>\n</body>\n</html>\n");
	assert_null(markup_fault(buf_view(&out)));
	buf_release(&out);
}

/* Pictures have ids of their own, and no style: the page's is the only one. */
static void
test_plots(void **state)
{
	struct buf out = {0};
	struct drawing d;
	struct web w;

	(void)state;
	drawing_make(&d, PLOT_BARS, 3, 10, false);
	web_begin(&w, TEXT("x"), LANGUAGE_EN, &out);
	web_plot(&w, &d.plot);
	web_plot(&w, &d.plot);
	web_end(&w);
	assert_null(markup_fault(buf_view(&out)));
	(void)behind(&out, "id=\"plot-1-title\"");
	(void)behind(&out, "id=\"plot-2-desc\"");
	(void)behind(&out, "<style");
	assert_null(strstr(out.data, "style="));
	assert_non_null(strstr(out.data, "<figure>\n<figcaption>Judul &lt;i&gt; &amp; &quot;&#39;\\x1B</figcaption>\n<svg "));
	drawing_release(&d);
	buf_release(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_head), cmocka_unit_test(test_style), cmocka_unit_test(test_prose), cmocka_unit_test(test_links),
		cmocka_unit_test(test_table), cmocka_unit_test(test_cells), cmocka_unit_test(test_folded), cmocka_unit_test(test_plots),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
