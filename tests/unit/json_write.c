#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "format/json_write.h"

static void
strings_are_written_so(void **state)
{
#define C(bytes, json) { bytes, sizeof bytes - 1, json }
	static const struct { const char *bytes; size_t len; const char *json; } cases[] = {
		C("", "\"\""),
		C("a b/c", "\"a b/c\""),
		C("\"a\" \\ b", "\"\\\"a\\\" \\\\ b\""),
		C("\b\f\n\r\t", "\"\\b\\f\\n\\r\\t\""),
		C("x\0y\x01\x1B\x1F", "\"x\\u0000y\\u0001\\u001b\\u001f\""),
		C("\x7F\xC2\x80\xC2\x9F\xC2\xA0", "\"\\u007f\\u0080\\u009f\xC2\xA0\""),
		C("\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80", "\"\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\""),
		C("\xE2\x80\xA7\xE2\x80\xA8\xE2\x80\xA9\xE2\x80\xAA", "\"\xE2\x80\xA7\\u2028\\u2029\xE2\x80\xAA\""),
		C("a\xFF" "b\xED\xA0\x80", "\"a\\ufffdb\\ufffd\\ufffd\\ufffd\""),
	};
	struct buf out = {0};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		buf_clear(&out);
		json_string(&out, (struct text){ cases[i].bytes, cases[i].len });
		assert_string_equal(out.data, cases[i].json);
	}
	buf_release(&out);
}

/* A reader of only what RFC 8259 says: no control character inside, and each
 * escape taken back. */
static void
take_back(struct buf *out, struct text json)
{
	static const char letters[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";

	assert_true(json.len >= 2 && json.at[0] == '"' && json.at[json.len - 1] == '"');
	for (size_t i = 1; i + 1 < json.len; i++) {
		const char *letter;
		char hex[5] = "";
		unsigned long c;

		assert_true((unsigned char)json.at[i] >= 0x20 && json.at[i] != '"');
		if (json.at[i] != '\\') {
			buf_putc(out, json.at[i]);
			continue;
		}
		i++;
		letter = strchr(letters, json.at[i]);
		if (letter != NULL) {
			buf_putc(out, meant[letter - letters]);
			continue;
		}
		assert_true(json.at[i] == 'u' && i + 5 < json.len);
		memcpy(hex, json.at + i + 1, 4);
		c = strtoul(hex, NULL, 16);
		i += 4;
		if (c >= 0x800)
			buf_putc(out, (char)(0xE0 | (c >> 12)));
		if (c >= 0x80)
			buf_putc(out, (char)(c >= 0x800 ? 0x80 | ((c >> 6) & 0x3F) : 0xC0 | (c >> 6)));
		buf_putc(out, (char)(c >= 0x80 ? 0x80 | (c & 0x3F) : c));
	}
}

static void
every_code_point_survives(void **state)
{
	static const unsigned char first[] = { 0, 0, 0xC0, 0xE0, 0xF0 };
	struct buf json = {0}, back = {0}, all = {0};

	(void)state;
	for (uint32_t c = 0; c <= 0x10FFFF; c++) {
		size_t len = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
		char bytes[4];
		uint32_t rest = c;

		if (c >= 0xD800 && c < 0xE000)
			continue;
		for (size_t i = len; i-- > 1; rest >>= 6)
			bytes[i] = (char)(0x80 | (rest & 0x3F));
		bytes[0] = (char)(first[len] | rest);
		buf_add(&all, bytes, len);
	}
	json_string(&json, buf_view(&all));
	take_back(&back, buf_view(&json));
	assert_int_equal(back.len, all.len);
	assert_memory_equal(back.data, all.data, all.len);
	buf_release(&json);
	buf_release(&back);
	buf_release(&all);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(strings_are_written_so),
		cmocka_unit_test(every_code_point_survives),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
