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

/* A file of size bytes by two reads, straight into the arena. A file that is
 * growing under our eyes is read to its end. */
static bool
read_sized(int fd, size_t size, size_t most, struct arena *arena, struct text *bytes,
    struct fail *why)
{
	char *at = arena_get(arena, size + 1);
	struct buf more = {0};
	size_t done = 0;
	ssize_t got;

	while (done < size && (got = read_some(fd, at + done, size - done)) != 0) {
		if (got < 0)
			return fail_errno(why, MSG_FILE_READ);
		done += (size_t)got;
	}
	*bytes = (struct text){ at, done };
	if (done < size)
		return true;
	if (!content_drain(fd, most - size, &more, why)) {
		buf_release(&more);
		return why->message == MSG_FILE_TOO_LARGE ? fail_large(most, why) : false;
	}
	if (more.len > 0) {
		struct buf whole = {0};

		buf_text(&whole, *bytes);
		buf_text(&whole, buf_view(&more));
		*bytes = arena_text(arena, buf_view(&whole));
		buf_release(&whole);
	}
	buf_release(&more);
	return true;
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
