#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "file/spool.h"

/* What is in a pipe can be read as often as needed. */
static void
test_pipe(void **state)
{
	FILE *in = popen("printf 'satu\\ndua\\n'; printf 'a\\0b'", "r"), *copy;
	struct fail why = {0};
	char bytes[64];

	(void)state;
	assert_non_null(in);
	copy = spool_copy(in, &why);
	assert_non_null(copy);
	for (int round = 0; round < 2; round++) {
		assert_int_equal(fread(bytes, 1, sizeof bytes, copy), 12);
		assert_memory_equal(bytes, "satu\ndua\na\0b", 12);
		assert_true(feof(copy));
		rewind(copy);
	}
	assert_int_equal(fclose(copy), 0);
	assert_int_equal(pclose(in), 0);
}

/* From where the input stands; more than a piece of it; and nothing at all. */
static void
test_rest(void **state)
{
	FILE *in = tmpfile(), *copy;
	struct fail why = {0};
	size_t n = 0;

	(void)state;
	for (int i = 0; i < 200000; i++)
		assert_true(fputc('0' + i % 10, in) != EOF);
	assert_int_equal(fseek(in, 5, SEEK_SET), 0);
	copy = spool_copy(in, &why);
	assert_non_null(copy);
	for (int c; (c = fgetc(copy)) != EOF; n++)
		if (c != '0' + (int)((n + 5) % 10))
			fail_msg("byte %zu is %d", n, c);
	assert_int_equal(n, 199995);
	assert_int_equal(fclose(copy), 0);
	copy = spool_copy(in, &why);
	assert_int_equal(fgetc(copy), EOF);
	assert_int_equal(fclose(copy), 0);
	assert_int_equal(fclose(in), 0);
}

/* A folder cannot be read; a full disk keeps nothing. */
static void
test_refused(void **state)
{
	FILE *in = fopen(".", "r");
	struct rlimit old, none;
	struct fail why = {0};

	(void)state;
	assert_null(spool_copy(in, &why));
	assert_int_equal(why.message, MSG_FILE_READ);
	fail_release(&why);
	assert_int_equal(fclose(in), 0);
	in = fopen("/dev/zero", "r");
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
	none = (struct rlimit){ 4096, old.rlim_max };
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &none), 0);
	assert_null(spool_copy(in, &why));
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
	assert_int_equal(why.message, MSG_FILE_READ);
	fail_release(&why);
	assert_int_equal(fclose(in), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pipe),
		cmocka_unit_test(test_rest),
		cmocka_unit_test(test_refused),
	};

	(void)signal(SIGXFSZ, SIG_IGN);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
