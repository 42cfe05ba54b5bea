#include "file/publish.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/random.h"
#include "file/folder.h"

enum { TRIES = 8 };

static bool
open_temporary(struct publication *p)
{
	for (int i = 0; i < TRIES; i++) {
		uint64_t number;
		int n;

		random_bytes(&number, sizeof number);
		n = snprintf(p->temporary, sizeof p->temporary, ".tmp-%ld-%016" PRIx64,
		    (long)getpid(), number);
		assert(n > 0 && (size_t)n < sizeof p->temporary);
		p->fd = openat(p->folder, p->temporary,
		    O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
		if (p->fd >= 0)
			return true;
		if (errno != EEXIST && errno != EINTR)
			break;
	}
	p->temporary[0] = '\0';	/* none that is ours */
	return false;
}

static bool
write_whole(int fd, struct text bytes)
{
	while (bytes.len > 0) {
		ssize_t n = write(fd, bytes.at, bytes.len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n == 0)
			errno = EIO;	/* no progress and no reason: never try for ever */
		if (n <= 0)
			return false;
		bytes = text_after(bytes, (size_t)n);
	}
	return true;
}

static bool
sync_file(int fd)
{
	int failed;

	do
		failed = fsync(fd);
	while (failed != 0 && errno == EINTR);	/* any other error: never again on this fd */
	return failed == 0;
}

static bool
check_size(int fd, size_t size)
{
	struct stat st;

	if (fstat(fd, &st) != 0)
		return false;
	errno = EIO;
	return (uintmax_t)st.st_size == size;
}

static bool
fill(int fd, struct text bytes, const struct publish_options *options)
{
	struct timespec date = { .tv_sec = options->date };
	struct timespec times[2] = { date, date };

	if (!write_whole(fd, bytes) || !folder_mode(fd, options->mode))
		return false;
	if (options->dated && futimens(fd, times) != 0)
		return false;
	return check_size(fd, bytes.len) && (options->bulk || sync_file(fd));
}

static void
drop_temporary(struct publication *p)
{
	int error = errno;

	/* An error leaves a stale temporary, which `spkt-tree check` names. */
	if (p->temporary[0] != '\0' && !p->renamed)
		(void)unlinkat(p->folder, p->temporary, 0);
	p->temporary[0] = '\0';
	errno = error;
}

bool
publish_start(struct publication *p, int folder, struct text bytes,
    const struct publish_options *options, struct fail *why)
{
	bool good;
	int error;

	*p = (struct publication){ .folder = folder, .fd = -1, .flushed_by_caller = options->bulk };
	if (!open_temporary(p))
		return fail_errno(why, MSG_FILE_CREATE);
	/* The lock tells a cleaner that the writer lives; where the file system
	 * has none, the age of the file must do. */
	flock(p->fd, LOCK_EX | LOCK_NB);
	good = fill(p->fd, bytes, options);
	error = errno;
	/* Closed before the link, because NFS reports a full disk here. EINTR too
	 * is a refusal: what the server said is lost. */
	if (close(p->fd) != 0 && good) {
		good = false;
		error = errno;
	}
	p->fd = -1;
	if (good)
		return true;
	drop_temporary(p);
	errno = error;
	return fail_errno(why, MSG_FILE_WRITE);
}

static bool
is_file(const struct publication *p, const char *name, const struct stat *file)
{
	struct stat there;

	return fstatat(p->folder, name, &there, AT_SYMLINK_NOFOLLOW) == 0 &&
	    there.st_dev == file->st_dev && there.st_ino == file->st_ino;
}

/* Whether `name` is our temporary, although linkat said no: NFS repeats a
 * request when the reply was lost, and the repetition finds our own link. Not
 * by the link count, which may come from the cache of the NFS client. */
static bool
is_linked(const struct publication *p, const char *name)
{
	struct stat ours;

	return fstatat(p->folder, p->temporary, &ours, AT_SYMLINK_NOFOLLOW) == 0 &&
	    is_file(p, name, &ours);
}

/* The last way: the name is reserved by an empty file and renamed over. A crash
 * in between leaves the empty file, which is a fault that `check` names. */
static bool
rename_over_reservation(struct publication *p, const char *name)
{
	int error, fd = openat(p->folder, name,
	    O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);

	if (fd < 0)
		return false;
	(void)close(fd);	/* nothing was written */
	if (renameat(p->folder, p->temporary, p->folder, name) == 0)
		return true;
	error = errno;
	(void)unlinkat(p->folder, name, 0);
	errno = error;
	return false;
}

static bool
rename_new(struct publication *p, const char *name)
{
	struct stat ours;
	bool known = fstatat(p->folder, p->temporary, &ours, AT_SYMLINK_NOFOLLOW) == 0;
	int error;

	if (renameat2(p->folder, p->temporary, p->folder, name, RENAME_NOREPLACE) == 0)
		return true;
	error = errno;
	if (known && is_file(p, name, &ours))
		return true;	/* it happened, the reply was lost */
	errno = error;
	if (error != EINVAL && error != ENOSYS)
		return false;
	return rename_over_reservation(p, name);
}

/* linkat's answers on file systems that have no hard links (vfat, exFAT, some
 * CIFS and FUSE). */
static bool
has_no_links(int error)
{
	return error == EPERM || error == ENOTSUP || error == EMLINK || error == ENOSYS;
}

enum publish_link
publish_link(struct publication *p, const char *name, struct fail *why)
{
	int error;

	assert(p->temporary[0] != '\0' && !p->linked);
	if (linkat(p->folder, p->temporary, p->folder, name, 0) == 0) {
		p->linked = true;
		return PUBLISH_LINKED;
	}
	error = errno;
	if (is_linked(p, name)) {
		p->linked = true;
		return PUBLISH_LINKED;
	}
	if (has_no_links(error)) {
		p->linked = p->renamed = rename_new(p, name);
		if (p->linked)
			return PUBLISH_LINKED;
		error = errno;
	}
	if (error == EEXIST)
		return PUBLISH_TAKEN;
	errno = error;
	fail_errno(why, MSG_FILE_PUBLISH);
	fail_in(why, name, 0);
	return PUBLISH_FAILED;
}

bool
publish_finish(struct publication *p, struct fail *why)
{
	bool confirm = p->linked && !p->flushed_by_caller;

	drop_temporary(p);
	if (confirm && !folder_sync(p->folder))
		return fail_errno(why, MSG_FILE_UNCONFIRMED);
	return true;
}

bool
publish_new(int folder, const char *name, struct text bytes, const struct publish_options *options, bool *made,
    struct fail *why)
{
	struct publication p;
	enum publish_link link = PUBLISH_FAILED;
	bool ok = publish_start(&p, folder, bytes, options, why);

	if (ok) {
		link = publish_link(&p, name, why);
		ok = link != PUBLISH_FAILED;
		ok = publish_finish(&p, why) && ok;
	}
	if (made != NULL)
		*made = link == PUBLISH_LINKED;
	return ok;
}

bool
publish_flush(int folder, struct fail *why)
{
	return syncfs(folder) == 0 || fail_errno(why, MSG_FILE_UNCONFIRMED);
}

bool
publish_replace(int folder, const char *name, struct text bytes, mode_t mode, struct fail *why)
{
	struct publication p;
	struct publish_options options = { .mode = mode };

	if (!publish_start(&p, folder, bytes, &options, why))
		return fail_in(why, name, 0);
	if (renameat(folder, p.temporary, folder, name) != 0) {
		fail_errno(why, MSG_FILE_PUBLISH);
		drop_temporary(&p);
		return fail_in(why, name, 0);
	}
	p.linked = p.renamed = true;
	return publish_finish(&p, why) || fail_in(why, name, 0);
}
