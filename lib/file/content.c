#include "file/content.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file/folder.h"

enum { PIECE = 32 * 1024 };

static bool
fail_large(size_t most, struct fail *why)
{
	struct buf word = {0};

	buf_printf(&word, "%zu", most);
	fail_set(why, MSG_FILE_TOO_LARGE, word.data);
	buf_release(&word);
	return false;
}

static ssize_t
read_some(int fd, void *out, size_t n)
{
	ssize_t got;

	do
		got = read(fd, out, n);
	while (got < 0 && errno == EINTR);
	return got;
}

bool
content_drain(int fd, size_t most, struct buf *out, struct fail *why)
{
	size_t start = out->len;

	for (;;) {
		char piece[PIECE];
		ssize_t got = read_some(fd, piece, sizeof piece);

		if (got < 0)
			return fail_errno(why, MSG_FILE_READ);
		if (got == 0)
			return true;
		if ((size_t)got > most - (out->len - start))
			return fail_large(most, why);
		buf_add(out, piece, (size_t)got);
	}
}

/* The rest of a file that turned out longer than its size said: it is being
 * written under our eyes. */
static bool
read_rest(int fd, size_t most, struct arena *arena, struct text *bytes, struct fail *why)
{
	struct buf whole = {0};
	bool good;

	buf_text(&whole, *bytes);
	good = bytes->len <= most && content_drain(fd, most - bytes->len, &whole, why);
	if (good)
		*bytes = arena_text(arena, buf_view(&whole));
	else if (bytes->len > most || why->message == MSG_FILE_TOO_LARGE)
		fail_large(most, why);
	buf_release(&whole);
	return good;
}

/* A file of size bytes, straight into the arena. One byte more is asked for, so
 * that one read is enough to see that there is none. */
static bool
read_sized(int fd, size_t size, size_t most, struct arena *arena, struct text *bytes,
    struct fail *why)
{
	char *at = arena_get(arena, size + 1);
	size_t done = 0;
	ssize_t got;

	do {
		got = read_some(fd, at + done, size + 1 - done);
		if (got < 0)
			return fail_errno(why, MSG_FILE_READ);
		done += (size_t)got;
	} while (got > 0 && done < size);
	*bytes = (struct text){ at, done };
	return done <= size || read_rest(fd, most, arena, bytes, why);
}

static bool
read_open(int fd, size_t most, struct arena *arena, struct text *bytes, struct fail *why)
{
	struct stat st;

	if (fstat(fd, &st) != 0)
		return fail_errno(why, MSG_FILE_READ);
	if (!S_ISREG(st.st_mode))
		return fail_set(why, MSG_FILE_NOT_REGULAR);
	if (st.st_size < 0 || (uintmax_t)st.st_size > most)
		return fail_large(most, why);
	return read_sized(fd, (size_t)st.st_size, most, arena, bytes, why);
}

bool
content_read(int folder, const char *name, size_t most, struct arena *arena,
    struct text *bytes, bool *missing, struct fail *why)
{
	int fd = folder_reach(folder, name, O_RDONLY | O_NONBLOCK | O_NOCTTY);
	bool good;

	if (missing != NULL)
		*missing = fd < 0 && errno == ENOENT;
	if (fd < 0) {
		if (errno == ELOOP || errno == ENXIO)	/* a link; a socket */
			fail_set(why, MSG_FILE_NOT_REGULAR);
		else
			fail_errno(why, MSG_FILE_OPEN);
		return fail_in(why, name, 0);
	}
	good = read_open(fd, most, arena, bytes, why) || fail_in(why, name, 0);
	(void)close(fd);	/* only read: nothing can be lost */
	return good;
}
