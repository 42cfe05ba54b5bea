#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/message.h"

static const enum exit_code codes[] = {
	EXIT_DONE, EXIT_NO, EXIT_USAGE, EXIT_DATA, EXIT_NO_INPUT, EXIT_NO_TREE, EXIT_INTERNAL, EXIT_CANT_CREATE,
	EXIT_IO, EXIT_RETRY, EXIT_NOT_ALLOWED, EXIT_CONFIG, EXIT_UNCONFIRMED,
};

/* A bit for each of {1}..{4}; -1 where a brace is anything else. */
static int
places(const char *s)
{
	int found = 0;

	for (; *s != '\0'; s++) {
		if (*s == '}')
			return -1;
		if (*s != '{')
			continue;
		if (s[1] < '1' || s[1] > '4' || s[2] != '}')
			return -1;
		found |= 1 << (s[1] - '0');
		s += 2;
	}
	return found;
}

static void
test_places(void **state)
{
	(void)state;
	assert_int_equal(places("none"), 0);
	assert_int_equal(places("{1} and {3}, {1}"), 1 << 1 | 1 << 3);
	assert_int_equal(places("{5}"), -1);
	assert_int_equal(places("{1"), -1);
	assert_int_equal(places("1}"), -1);
}

static void
test_rows(void **state)
{
	static const char *const names[] = {
		"NONE",
#define MESSAGE(id, code, en, indonesian) #id,
#include "base/message_list.h"
#undef MESSAGE
	};

	(void)state;
	assert_int_equal(sizeof names / sizeof *names, MESSAGES);
	for (int m = MSG_NONE + 1; m < MESSAGES; m++) {
		const struct message_row *row = message_row((enum message)m);
		const char *en = row->words.in[LANGUAGE_EN], *indonesian = row->words.in[LANGUAGE_ID];
		size_t code = 0;

		if (en == NULL || *en == '\0' || indonesian == NULL || *indonesian == '\0')
			fail_msg("MSG_%s is empty", names[m]);
		if (places(en) < 0 || places(en) != places(indonesian))
			fail_msg("MSG_%s: the places {1}..{4} differ", names[m]);
		while (code < sizeof codes / sizeof *codes && codes[code] != row->code)
			code++;
		if (code == sizeof codes / sizeof *codes)
			fail_msg("MSG_%s: %d is no exit code", names[m], (int)row->code);
	}
}

static void
test_none(void **state)
{
	(void)state;
	assert_int_equal(message_row(MSG_NONE)->code, EXIT_DONE);
	assert_string_equal(message_row(MSG_NONE)->words.in[LANGUAGE_ID], "");
	assert_int_equal(message_row(MSG_FILE_UNCONFIRMED)->code, 79);
	assert_int_equal(message_row(MSG_ZONE_BAD)->code, 78);
	assert_string_equal(message_row(MSG_HAS_NUL)->words.in[LANGUAGE_EN], "has a NUL byte");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_places), cmocka_unit_test(test_rows), cmocka_unit_test(test_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
