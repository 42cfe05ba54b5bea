#include "file/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/memory.h"

enum { FOLDER = O_RDONLY | O_DIRECTORY | O_CLOEXEC };

/* For what was only read or a step on the way; the errno that matters stays. */
static void
close_quietly(int fd)
{
	int error = errno;

	(void)close(fd);
	errno = error;
}

/* openat2 would let "sub/../ok" pass, and "a//b" is a second name of "a/b". */
static bool
is_below(const char *path)
{
	struct text rest = text_of(path), piece;

	while (text_next(&rest, '/', &piece))
		if (piece.len == 0 || text_is(piece, ".."))
			return false;
	return true;
}

/* One component; piece need not end with NUL. */
static int
step_into(int at, struct text piece, int flags)
{
	char *name = memory_copy(piece.at, piece.len);
	int fd, error;

	do
		fd = openat(at, name, flags | O_NOFOLLOW | O_CLOEXEC);
	while (fd < 0 && errno == EINTR);
	error = errno;
	memory_free(name);
	errno = error;
	return fd;
}

static int
reach_by_steps(int root, const char *path, int flags)
{
	struct text rest = text_of(path), piece;
	int at = root;

	while (text_next(&rest, '/', &piece)) {
		int next = step_into(at, piece, rest.at != NULL ? FOLDER : flags);

		if (at != root)
			close_quietly(at);
		if (next < 0)
			return -1;
		at = next;
	}
	return at;
}

int
folder_reach(int root, const char *path, int flags)
{
	struct open_how how = {
		.flags = (unsigned)(flags | O_NOFOLLOW | O_CLOEXEC),
		.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS,
	};
	long fd;

	if (path[0] == '\0' || !is_below(path)) {
		errno = EINVAL;
		return -1;
	}
	do
		fd = syscall(SYS_openat2, root, path, &how, sizeof how);
	while (fd < 0 && errno == EINTR);
	/* EPERM: what older container sandboxes answer for calls they do not know. */
	if (fd < 0 && (errno == ENOSYS || errno == EPERM))
		return reach_by_steps(root, path, flags);
	return (int)fd;
}

int
folder_root(const char *path, struct fail *why)
{
	int fd;

	do
		fd = open(path, FOLDER);
	while (fd < 0 && errno == EINTR);
	if (fd < 0)
		fail_errno(why, MSG_FOLDER_OPEN, path);
	return fd;
}

int
folder_open(int root, const char *path, bool *missing, struct fail *why)
{
	int fd = folder_reach(root, path, FOLDER);

	if (missing != NULL)
		*missing = fd < 0 && errno == ENOENT;
	if (fd < 0)
		fail_errno(why, MSG_FOLDER_OPEN, path);
	return fd;
}

bool
folder_sync(int folder)
{
	int failed;

	do
		failed = fsync(folder);
	while (failed != 0 && errno == EINTR);
	/* Some file systems sync no single folder; then all of it. */
	if (failed != 0 && (errno == EINVAL || errno == ENOTSUP))
		failed = syncfs(folder);
	return failed == 0;
}

bool
folder_mode(int fd, mode_t mode)
{
	if (fchmod(fd, mode) == 0)
		return true;
	/* A file system without modes (vfat). What is private is not put there. */
	return (errno == EPERM || errno == ENOTSUP) && (mode & (S_IRGRP | S_IROTH)) != 0;
}

/* Makes one folder and opens it; the parent is synced also where another
 * process made it meanwhile, who may die before its own sync. */
static int
make_one(int parent, struct text piece, mode_t mode)
{
	char *name = memory_copy(piece.at, piece.len);
	bool made = mkdirat(parent, name, mode & 0777) == 0;
	int error = errno, fd;

	memory_free(name);
	if (!made && error != EEXIST) {
		errno = error;
		return -1;
	}
	fd = step_into(parent, piece, FOLDER);
	if (fd >= 0 && ((made && !folder_mode(fd, mode)) || !folder_sync(parent))) {
		close_quietly(fd);
		return -1;
	}
	return fd;
}

static int
make_by_steps(int root, const char *path, mode_t mode)
{
	struct text rest = text_of(path), piece;
	int at = root;

	while (text_next(&rest, '/', &piece)) {
		int next = step_into(at, piece, FOLDER);

		if (next < 0 && errno == ENOENT)
			next = make_one(at, piece, mode);
		if (at != root)
			close_quietly(at);
		if (next < 0)
			return -1;
		at = next;
	}
	return at;
}

int
folder_make(int root, const char *path, mode_t mode, struct fail *why)
{
	int fd = folder_reach(root, path, FOLDER);

	if (fd < 0 && errno == ENOENT)
		fd = make_by_steps(root, path, mode);
	if (fd < 0)
		fail_errno(why, MSG_FOLDER_MAKE, path);
	return fd;
}

static int
compare_names(const void *a, const void *b)
{
	return text_compare(*(const struct text *)a, *(const struct text *)b);
}

/* The names into memory of their own; false with errno where the folder cannot
 * be read to its end. */
static bool
read_names(DIR *dir, struct arena *arena, struct names *found)
{
	size_t cap = 0;
	const struct dirent *entry;

	while (errno = 0, (entry = readdir(dir)) != NULL) {
		struct text name = text_of(entry->d_name);

		if (text_is(name, ".") || text_is(name, ".."))
			continue;
		if (found->at == NULL || found->count == cap) {
			cap = cap > 0 ? cap * 2 : 64;
			found->at = memory_grow(found->at, cap, sizeof *found->at);
		}
		found->at[found->count++] = arena_text(arena, name);
	}
	return errno == 0;
}

bool
folder_names(int folder, struct arena *arena, struct names *names, struct fail *why)
{
	/* Opened anew: a duplicate would share the position with its owner. */
	int fd = step_into(folder, TEXT("."), FOLDER);
	DIR *dir = fd >= 0 ? fdopendir(fd) : NULL;
	struct names found = {0};
	bool good;

	*names = (struct names){0};
	if (dir == NULL) {
		fail_errno(why, MSG_FILE_READ);
		if (fd >= 0)
			close_quietly(fd);
		return false;
	}
	good = read_names(dir, arena, &found) || fail_errno(why, MSG_FILE_READ);
	closedir(dir);
	if (good && found.at != NULL) {
		qsort(found.at, found.count, sizeof *found.at, compare_names);
		names->count = found.count;
		names->at = arena_get(arena, found.count * sizeof *found.at);
		memcpy(names->at, found.at, found.count * sizeof *found.at);
	}
	memory_free(found.at);
	return good;
}
