#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/buf.h"

static void
test_empty(void **state)
{
	struct buf b = {0};

	(void)state;
	assert_int_equal(buf_view(&b).len, 0);
	buf_clear(&b);
	assert_null(b.data);
	buf_add(&b, NULL, 0);
	assert_string_equal(b.data, "");
	buf_release(&b);
	assert_null(b.data);
	assert_int_equal(b.cap, 0);
}

static void
test_pieces(void **state)
{
	struct buf b = {0};

	(void)state;
	buf_puts(&b, "id ");
	buf_putc(&b, 'R');
	buf_printf(&b, "%04d|%s", 7, "");
	buf_text(&b, TEXT("a\0b"));
	buf_text(&b, (struct text){0});
	assert_int_equal(b.len, 12);
	assert_memory_equal(b.data, "id R0007|a\0b", 13);
	buf_clear(&b);
	assert_int_equal(b.len, 0);
	assert_string_equal(b.data, "");
	assert_true(b.cap > 0);
	buf_puts(&b, "again");
	assert_string_equal(b.data, "again");
	buf_release(&b);
}

/* Every length around the places where it grows, by bytes and by format. */
static void
test_growth(void **state)
{
	struct buf one = {0}, printed = {0};

	(void)state;
	for (size_t i = 0; i < 1030; i++) {
		char c = (char)('a' + i % 26);

		buf_putc(&one, c);
		buf_printf(&printed, "%c", c);
		assert_int_equal(one.len, i + 1);
		assert_true(one.cap > one.len);
		assert_int_equal(strlen(one.data), i + 1);
		assert_true(text_equal(buf_view(&one), buf_view(&printed)));
	}
	assert_memory_equal(one.data + 26 * 39, "abcdefghijklmnop", 17);
	buf_release(&one);
	buf_release(&printed);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_empty), cmocka_unit_test(test_pieces), cmocka_unit_test(test_growth),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
