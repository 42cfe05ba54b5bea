#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "file/content.h"

/* What the test makes fstat say of the size; -1: the truth. */
static off_t *
false_size(void)
{
	static off_t size = -1;

	return &size;
}

int
fstat(int fd, struct stat *st)
{
	int failed = fstatat(fd, "", st, AT_EMPTY_PATH);

	if (*false_size() >= 0)
		st->st_size = *false_size();
	return failed;
}

static void
put(int folder, const char *name, struct text bytes)
{
	int fd = openat(folder, name, O_WRONLY | O_CREAT | O_TRUNC, 0644);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, bytes.at, bytes.len), bytes.len);
	assert_int_equal(close(fd), 0);
}

/* A folder with five, empty, sub/six, sub/link, link, fifo, socket. */
static int
set_up(void **state)
{
	char name[] = "content-XXXXXX";
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int fd, s;

	*state = NULL;
	*false_size() = -1;
	if (mkdtemp(name) == NULL)
		return -1;
	fd = open(name, O_RDONLY | O_DIRECTORY);
	s = socket(AF_UNIX, SOCK_STREAM, 0);
	put(fd, "five", TEXT("a\0b\nc"));
	put(fd, "empty", TEXT(""));
	if (snprintf(address.sun_path, sizeof address.sun_path, "%s/socket", name) < 0 ||
	    mkdirat(fd, "sub", 0755) != 0 || symlinkat("five", fd, "link") != 0 ||
	    symlinkat("../five", fd, "sub/link") != 0 || symlinkat("sub", fd, "away") != 0 ||
	    mkfifoat(fd, "fifo", 0644) != 0 ||
	    bind(s, (struct sockaddr *)&address, sizeof address) != 0)
		return -1;
	close(s);
	put(fd, "sub/six", TEXT("sixsix"));
	*state = malloc(sizeof fd);
	memcpy(*state, &fd, sizeof fd);
	return 0;
}

static int
tear_down(void **state)
{
	close(*(int *)*state);
	free(*state);
	return 0;
}

static void
files_are_read_whole(void **state)
{
	static const struct { const char *name; size_t most; struct text bytes; } cases[] = {
		{ "five", 100, { "a\0b\nc", 5 } },
		{ "five", 5, { "a\0b\nc", 5 } },
		{ "sub/six", 100, { "sixsix", 6 } },
		{ "empty", 100, { "", 0 } },
		{ "empty", 0, { "", 0 } },
	};
	int folder = *(int *)*state;

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct arena arena = {0};
		struct fail why = {0};
		struct text bytes;
		bool missing = true;

		assert_true(content_read(folder, cases[i].name, cases[i].most, &arena, &bytes,
		    &missing, &why));
		assert_true(text_equal(bytes, cases[i].bytes));
		assert_int_equal(bytes.at[bytes.len], '\0');
		assert_false(missing);
		arena_release(&arena);
	}
}

static void
refusals_name_the_file(void **state)
{
	static const struct { const char *name; enum message message; int error; bool missing; } cases[] = {
		{ "none", MSG_FILE_OPEN, ENOENT, true },
		{ "sub/none", MSG_FILE_OPEN, ENOENT, true },
		{ "five/x", MSG_FILE_OPEN, ENOTDIR, false },
		{ "../x", MSG_FILE_OPEN, EINVAL, false },
		{ "/etc/passwd", MSG_FILE_OPEN, EINVAL, false },
		{ "five", MSG_FILE_TOO_LARGE, 0, false },
		{ "link", MSG_FILE_NOT_REGULAR, 0, false },
		{ "sub/link", MSG_FILE_NOT_REGULAR, 0, false },
		{ "away/six", MSG_FILE_NOT_REGULAR, 0, false },
		{ "sub", MSG_FILE_NOT_REGULAR, 0, false },
		{ "fifo", MSG_FILE_NOT_REGULAR, 0, false },
		{ "socket", MSG_FILE_NOT_REGULAR, 0, false },
	};
	int folder = *(int *)*state;

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct arena arena = {0};
		struct fail why = {0};
		struct text bytes;
		bool missing = !cases[i].missing;

		alarm(10);	/* a FIFO must not hang */
		assert_false(content_read(folder, cases[i].name, 4, &arena, &bytes, &missing, &why));
		alarm(0);
		if (why.message != cases[i].message || why.error != cases[i].error)
			fail_msg("%s: message %d, %s", cases[i].name, why.message, strerror(why.error));
		assert_int_equal(missing, cases[i].missing);
		assert_string_equal(why.file, cases[i].name);
		if (why.message == MSG_FILE_TOO_LARGE)
			assert_string_equal(why.words[0], "4");
		assert_false(content_read(folder, cases[i].name, 4, &arena, &bytes, NULL, &why));
		fail_release(&why);
		arena_release(&arena);
	}
}

static void
devices_are_not_read(void **state)
{
	struct arena arena = {0};
	struct fail why = {0};
	struct text bytes;
	int dev = open("/dev", O_RDONLY | O_DIRECTORY);

	(void)state;
	assert_true(dev >= 0);
	assert_false(content_read(dev, "zero", 100, &arena, &bytes, NULL, &why));
	assert_int_equal(why.message, MSG_FILE_NOT_REGULAR);
	close(dev);
	fail_release(&why);
	arena_release(&arena);
}

/* Another program writes or cuts the file after we looked at its size. */
static void
size_may_change_under_our_eyes(void **state)
{
	int folder = *(int *)*state;
	struct arena arena = {0};
	struct fail why = {0};
	struct text bytes;

	*false_size() = 2;
	assert_true(content_read(folder, "sub/six", 6, &arena, &bytes, NULL, &why));
	assert_true(text_is(bytes, "sixsix"));
	assert_int_equal(bytes.at[6], '\0');
	assert_false(content_read(folder, "sub/six", 5, &arena, &bytes, NULL, &why));
	assert_int_equal(why.message, MSG_FILE_TOO_LARGE);
	assert_string_equal(why.words[0], "5");
	assert_string_equal(why.file, "sub/six");
	*false_size() = 5;
	assert_false(content_read(folder, "sub/six", 5, &arena, &bytes, NULL, &why));
	assert_int_equal(why.message, MSG_FILE_TOO_LARGE);
	*false_size() = 9;
	assert_true(content_read(folder, "sub/six", 10, &arena, &bytes, NULL, &why));
	assert_true(text_is(bytes, "sixsix"));
	fail_release(&why);
	arena_release(&arena);
}

static void
draining_appends_to_the_end(void **state)
{
	int folder = *(int *)*state, ends[2], fd = openat(folder, "big", O_RDWR | O_CREAT, 0644);
	struct buf out = {0};
	struct fail why = {0};

	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], "pipe", 4), 4);
	close(ends[1]);
	buf_puts(&out, "before ");
	assert_true(content_drain(ends[0], 4, &out, &why));
	assert_string_equal(out.data, "before pipe");
	close(ends[0]);
	assert_int_equal(ftruncate(fd, 100000), 0);
	assert_true(content_drain(fd, 100000, &out, &why));
	assert_int_equal(out.len, 100011);
	assert_int_equal(lseek(fd, 0, SEEK_SET), 0);
	assert_false(content_drain(fd, 99999, &out, &why));
	assert_int_equal(why.message, MSG_FILE_TOO_LARGE);
	assert_string_equal(why.words[0], "99999");
	close(fd);
	assert_false(content_drain(folder, 10, &out, &why));
	assert_int_equal(why.message, MSG_FILE_READ);
	assert_int_equal(why.error, EISDIR);
	fail_release(&why);
	buf_release(&out);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		T(files_are_read_whole),
		T(refusals_name_the_file),
		T(devices_are_not_read),
		T(size_may_change_under_our_eyes),
		T(draining_appends_to_the_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
