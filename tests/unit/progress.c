#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "time/clock.h"
#include "view/progress.h"

/* Standard error as a terminal, or as a pipe, while a bar is drawn. */
struct screen {
	int reads, kept;
	char said[4096];
};

static void
screen_open(struct screen *s, bool terminal)
{
	int ends[2] = { -1, -1 };

	*s = (struct screen){0};
	if (terminal) {
		ends[0] = posix_openpt(O_RDWR | O_NOCTTY);
		assert_int_equal(grantpt(ends[0]) + unlockpt(ends[0]), 0);
		ends[1] = open(ptsname(ends[0]), O_RDWR | O_NOCTTY);
		assert_true(ends[1] >= 0);
	} else {
		assert_int_equal(pipe(ends), 0);
	}
	s->reads = ends[0];
	s->kept = dup(STDERR_FILENO);
	assert_int_equal(dup2(ends[1], STDERR_FILENO), STDERR_FILENO);
	assert_int_equal(close(ends[1]), 0);
}

/* A terminal hands on what it got when it likes: read until the mark. */
static void
screen_close(struct screen *s)
{
	size_t len = 0;
	ssize_t n;

	(void)fputs("$", stderr);
	(void)fflush(stderr);
	while (strchr(s->said, '$') == NULL && (n = read(s->reads, s->said + len, sizeof s->said - 1 - len)) > 0)
		len += (size_t)n;
	assert_int_equal(dup2(s->kept, STDERR_FILENO), STDERR_FILENO);
	(void)close(s->kept);
	(void)close(s->reads);
	assert_true(len > 0);
	s->said[len - 1] = '\0';
}

/* As if the work had begun two seconds ago. */
static void
begun(struct progress *p)
{
	p->started_ns -= 2000000000;
	p->drawn_ns -= 2000000000;
}

static void
test_silent_in_a_pipe(void **state)
{
	struct screen s;
	struct progress p;

	(void)state;
	screen_open(&s, false);
	progress_start(&p, 100, false);
	begun(&p);
	progress_step(&p, 50, 64);
	progress_end(&p);
	screen_close(&s);
	assert_false(p.enabled);
	assert_string_equal(s.said, "");
}

static void
test_silent_when_quiet_or_quick(void **state)
{
	struct screen s;
	struct progress p;

	(void)state;
	screen_open(&s, true);
	progress_start(&p, 100, true);
	begun(&p);
	progress_step(&p, 50, 64);
	progress_end(&p);
	progress_start(&p, 100, false);
	progress_step(&p, 50, 64);	/* less than a second */
	begun(&p);
	progress_step(&p, 50, 63);	/* not one of every 64 */
	progress_end(&p);
	screen_close(&s);
	assert_string_equal(s.said, "");
}

static void
test_bar(void **state)
{
	static const struct {
		int64_t total, done;
		const char *bar;
	} cases[] = {
		{ 1 << 20, 0, "\r[........................] 128 rows, " },
		{ 1 << 20, 1 << 19, "\r[############............] 128 rows, " },
		{ 1 << 20, 1 << 20, "\r[########################] 128 rows, " },
		{ 1 << 20, 1 << 21, "\r[########################] 128 rows, " },
		{ 0, 1 << 19, "\r[........................] 128 rows, " },
		{ INT64_MAX / 24, INT64_MAX / 48, "\r[###########" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct screen s;
		struct progress p;
		const char *end;

		screen_open(&s, true);
		progress_start(&p, cases[i].total, false);
		begun(&p);
		progress_step(&p, cases[i].done, 128);
		progress_step(&p, cases[i].done, 192);	/* too soon to draw again */
		progress_end(&p);
		progress_end(&p);
		screen_close(&s);
		if (strncmp(s.said, cases[i].bar, strlen(cases[i].bar)) != 0)
			fail_msg("%s", s.said);
		assert_null(strstr(s.said, "192 rows"));
		end = strrchr(s.said, '\r');
		assert_non_null(end);
		assert_ptr_equal(strstr(s.said, "\r\033[K"), end);
		assert_string_equal(end, "\r\033[K");	/* wiped once, at the end */
		assert_int_equal(strstr(s.said, " s left") != NULL, cases[i].total > 0 && cases[i].done > 0);
	}
}

static void
test_time_left(void **state)
{
	struct screen s;
	struct progress p;

	(void)state;
	screen_open(&s, true);
	progress_start(&p, 100 << 20, false);
	begun(&p);
	progress_step(&p, 10 << 20, 6400);	/* a tenth in two seconds: just under 18 are left */
	progress_end(&p);
	screen_close(&s);
	assert_non_null(strstr(s.said, " 6400 rows, 3"));	/* 3200 a second, or a little less */
	assert_non_null(strstr(s.said, ", 17 s left"));
}

/* A line that is shorter than the one it is drawn over leaves nothing of it. */
static void
test_shorter_line(void **state)
{
	struct screen s;
	struct progress p;
	const char *second;

	(void)state;
	screen_open(&s, true);
	progress_start(&p, 100 << 20, false);
	begun(&p);
	progress_step(&p, 1 << 20, 64);		/* 198 s left */
	begun(&p);
	progress_step(&p, 99 << 20, 128);	/* 0 s left */
	screen_close(&s);
	second = strrchr(s.said, '\r');
	assert_non_null(second);
	assert_non_null(strstr(second, "\033[K"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_silent_in_a_pipe),
		cmocka_unit_test(test_silent_when_quiet_or_quick),
		cmocka_unit_test(test_bar),
		cmocka_unit_test(test_time_left),
		cmocka_unit_test(test_shorter_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
