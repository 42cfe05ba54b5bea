#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "file/folder.h"

/* The test's own calls stand before libc's: what they are to refuse, and how
 * often they were called. */
struct faults {
	bool no_openat2;
	int fchmod_error, fsync_error, syncfs_error;
	bool mkdir_raced;	/* another process was faster */
	int fsyncs, syncfses;
};

static struct faults *
faults(void)
{
	static struct faults f;

	return &f;
}

typedef long raw_call(long, ...);

static raw_call *
raw(void)
{
	return (raw_call *)(intptr_t)dlsym(RTLD_NEXT, "syscall");
}

/* The tested code makes one call by number. */
long
syscall(long number, ...)
{
	va_list ap;
	int at;
	const char *path;
	void *how;
	size_t size;

	va_start(ap, number);
	at = va_arg(ap, int);
	path = va_arg(ap, const char *);
	how = va_arg(ap, void *);
	size = va_arg(ap, size_t);
	va_end(ap);
	assert_int_equal(number, SYS_openat2);
	if (faults()->no_openat2) {
		errno = ENOSYS;
		return -1;
	}
	return raw()(number, at, path, how, size);
}

static int
refuse(int error)
{
	errno = error;
	return error == 0 ? 0 : -1;
}

int
fchmod(int fd, mode_t mode)
{
	if (faults()->fchmod_error != 0)
		return refuse(faults()->fchmod_error);
	return (int)raw()(SYS_fchmod, fd, mode);
}

int
fsync(int fd)
{
	(void)fd;
	faults()->fsyncs++;
	return refuse(faults()->fsync_error);
}

int
syncfs(int fd)
{
	(void)fd;
	faults()->syncfses++;
	return refuse(faults()->syncfs_error);
}

int
mkdirat(int at, const char *name, mode_t mode)
{
	int failed = (int)raw()(SYS_mkdirat, at, name, mode);

	return failed == 0 && faults()->mkdir_raced ? refuse(EEXIST) : failed;
}

static size_t
open_files(void)
{
	DIR *dir = opendir("/proc/self/fd");
	size_t n = 0;

	assert_non_null(dir);
	while (readdir(dir) != NULL)
		n++;
	closedir(dir);
	return n;
}

struct room {
	char name[32];
	int root;
	size_t files;
};

/* A folder with: a/b/, a/f (a file), l -> a, a/up -> .. */
static int
set_up(void **state)
{
	struct room *r = calloc(1, sizeof *r);
	struct fail why = {0};
	int fd;

	*faults() = (struct faults){0};
	strcpy(r->name, "folder-XXXXXX");
	if (mkdtemp(r->name) == NULL)
		return -1;
	r->root = folder_root(r->name, &why);
	if (r->root < 0 || raw()(SYS_mkdirat, r->root, "a", 0755) != 0 ||
	    raw()(SYS_mkdirat, r->root, "a/b", 0755) != 0 || symlinkat("a", r->root, "l") != 0 ||
	    symlinkat("..", r->root, "a/up") != 0)
		return -1;
	fd = openat(r->root, "a/f", O_WRONLY | O_CREAT, 0644);
	if (fd < 0 || close(fd) != 0)
		return -1;
	r->files = open_files();
	*state = r;
	return 0;
}

static int
tear_down(void **state)
{
	struct room *r = *state;

	if (open_files() != r->files) {
		print_error("descriptors were left open\n");
		return -1;
	}
	close(r->root);
	free(r);
	return 0;
}

static void
root_may_be_a_link(void **state)
{
	struct room *r = *state;
	struct fail why = {0};
	char path[64];
	int fd;

	assert_true(snprintf(path, sizeof path, "%s/l", r->name) > 0);
	fd = folder_root(path, &why);
	assert_true(fd >= 0);
	assert_int_not_equal(fcntl(fd, F_GETFD) & FD_CLOEXEC, 0);
	close(fd);
	assert_true(snprintf(path, sizeof path, "%s/a/f", r->name) > 0);
	assert_int_equal(folder_root(path, &why), -1);
	assert_int_equal(why.message, MSG_FOLDER_OPEN);
	assert_int_equal(why.error, ENOTDIR);
	assert_string_equal(why.words[0], path);
	fail_release(&why);
}

static void
only_what_is_below_opens(void **state)
{
	static const struct { const char *path; int error, other; } cases[] = {
		{ "a", 0, 0 }, { "a/b", 0, 0 }, { ".", 0, 0 }, { "./a", 0, 0 },
		{ "c", ENOENT, 0 }, { "a/c", ENOENT, 0 }, { "a/c/d", ENOENT, 0 },
		{ "a/f", ENOTDIR, 0 }, { "a/f/x", ENOTDIR, 0 },
		{ "l", ELOOP, ENOTDIR }, { "l/b", ELOOP, ENOTDIR }, { "a/up", ELOOP, ENOTDIR },
		{ "a/up/a", ELOOP, ENOTDIR },
		{ "..", EINVAL, 0 }, { "a/..", EINVAL, 0 }, { "a/../a", EINVAL, 0 }, { "/", EINVAL, 0 },
		{ "/etc", EINVAL, 0 }, { "", EINVAL, 0 }, { "a//b", EINVAL, 0 }, { "a/", EINVAL, 0 },
	};
	struct room *r = *state;

	for (int old_kernel = 0; old_kernel < 2; old_kernel++) {
		faults()->no_openat2 = old_kernel == 1;
		for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
			struct fail why = {0};
			bool missing = true;
			int fd = folder_open(r->root, cases[i].path, &missing, &why);

			if ((fd >= 0) != (cases[i].error == 0) ||
			    (why.error != cases[i].error && why.error != cases[i].other))
				fail_msg("\"%s\": %s", cases[i].path, strerror(why.error));
			assert_int_equal(missing, cases[i].error == ENOENT);
			if (fd >= 0) {
				assert_int_not_equal(fcntl(fd, F_GETFD) & FD_CLOEXEC, 0);
				close(fd);
			} else {
				assert_int_equal(why.message, MSG_FOLDER_OPEN);
				assert_string_equal(why.words[0], cases[i].path);
			}
			fail_release(&why);
		}
	}
}

static void
files_are_reached_by_the_same_rules(void **state)
{
	struct room *r = *state;

	assert_int_equal(symlinkat("f", r->root, "a/g"), 0);
	for (int old_kernel = 0; old_kernel < 2; old_kernel++) {
		int fd;

		faults()->no_openat2 = old_kernel == 1;
		fd = folder_reach(r->root, "a/f", O_RDONLY);
		assert_true(fd >= 0);
		assert_int_not_equal(fcntl(fd, F_GETFD) & FD_CLOEXEC, 0);
		close(fd);
		assert_int_equal(folder_reach(r->root, "a/g", O_RDONLY), -1);
		assert_int_equal(errno, ELOOP);
		assert_int_equal(folder_reach(r->root, "l/f", O_RDONLY), -1);
	}
}

static unsigned
mode_of(int root, const char *path)
{
	struct stat st;

	assert_int_equal(fstatat(root, path, &st, AT_SYMLINK_NOFOLLOW), 0);
	return st.st_mode & 07777;
}

static void
missing_folders_are_made(void **state)
{
	static const char *const paths[] = { "2026/11/24", "2026/11/25", "2026/11/25", "a/x" };
	static const int syncs[] = { 3, 1, 0, 1 };
	struct room *r = *state;

	umask(077);
	for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++) {
		struct fail why = {0};
		int fd;

		*faults() = (struct faults){ .no_openat2 = i % 2 == 1 };
		fd = folder_make(r->root, paths[i], 02775, &why);
		assert_true(fd >= 0);
		assert_int_equal(faults()->fsyncs, syncs[i]);
		close(fd);
	}
	assert_int_equal(mode_of(r->root, "2026"), 02775);
	assert_int_equal(mode_of(r->root, "2026/11"), 02775);
	assert_int_equal(mode_of(r->root, "2026/11/24"), 02775);
	assert_int_equal(mode_of(r->root, "a/x"), 02775);
	assert_int_equal(mode_of(r->root, "a"), 0755);
	umask(022);
}

static void
making_fails_aloud(void **state)
{
	static const struct { const char *path; struct faults faults; int error; } cases[] = {
		{ "l/x", {0}, ENOTDIR }, { "a/f/x", {0}, ENOTDIR }, { "../x", {0}, EINVAL },
		{ "p", { .fsync_error = EIO }, EIO },
		{ "q", { .fchmod_error = EIO }, EIO },
		{ "r", { .fsync_error = EINVAL, .syncfs_error = EIO }, EIO },
	};
	struct room *r = *state;

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct fail why = {0};

		*faults() = cases[i].faults;
		assert_int_equal(folder_make(r->root, cases[i].path, 0755, &why), -1);
		assert_int_equal(why.message, MSG_FOLDER_MAKE);
		if (why.error != cases[i].error && !(i == 0 && why.error == ELOOP))
			fail_msg("\"%s\": %s", cases[i].path, strerror(why.error));
		fail_release(&why);
	}
}

/* The other one may die before its own sync, so the loser syncs as well. */
static void
race_for_a_folder_is_synced_by_both(void **state)
{
	struct room *r = *state;
	struct fail why = {0};
	int fd;

	faults()->mkdir_raced = true;
	fd = folder_make(r->root, "n/m", 0755, &why);
	assert_true(fd >= 0);
	assert_int_equal(faults()->fsyncs, 2);
	close(fd);
}

static void
sync_and_mode_know_poor_file_systems(void **state)
{
	struct room *r = *state;

	faults()->fsync_error = EINVAL;
	assert_true(folder_sync(r->root));
	assert_int_equal(faults()->syncfses, 1);
	faults()->fsync_error = EIO;
	assert_false(folder_sync(r->root));
	assert_int_equal(faults()->syncfses, 1);
	assert_int_equal(faults()->fsyncs, 2);
	faults()->fchmod_error = EPERM;
	assert_true(folder_mode(r->root, 0755));
	assert_true(folder_mode(r->root, 0660));
	assert_false(folder_mode(r->root, 0700));
	faults()->fchmod_error = EIO;
	assert_false(folder_mode(r->root, 0755));
}

static void
names_are_sorted_bytewise(void **state)
{
	static const char *const sorted[] = { ".tmp-1", "B", "Z", "a-1", "aa", "\xC3\xA9" };
	static const size_t order[] = { 5, 2, 0, 4, 1, 3 };
	struct room *r = *state;
	struct fail why = {0};
	struct arena arena = {0};
	struct names names;
	int b = folder_open(r->root, "a/b", NULL, &why);

	assert_true(b >= 0);
	assert_true(folder_names(b, &arena, &names, &why));
	assert_int_equal(names.count, 0);
	for (size_t i = 0; i < sizeof order / sizeof order[0]; i++)
		close(openat(b, sorted[order[i]], O_WRONLY | O_CREAT, 0644));
	for (int again = 0; again < 2; again++) {
		assert_true(folder_names(b, &arena, &names, &why));
		assert_int_equal(names.count, 6);
		for (size_t i = 0; i < 6; i++)
			assert_string_equal(names.at[i].at, sorted[i]);
	}
	for (int i = 0; i < 1000; i++) {
		char name[16];

		assert_true(snprintf(name, sizeof name, "x%03d", i * 7 % 1000) > 0);
		close(openat(b, name, O_WRONLY | O_CREAT, 0644));
	}
	assert_true(folder_names(b, &arena, &names, &why));
	assert_int_equal(names.count, 1006);
	for (size_t i = 1; i < names.count; i++)
		assert_true(text_compare(names.at[i - 1], names.at[i]) < 0);
	close(b);
	assert_false(folder_names(-1, &arena, &names, &why));
	assert_int_equal(why.message, MSG_FILE_READ);
	assert_int_equal(why.error, EBADF);
	fail_release(&why);
	arena_release(&arena);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		T(root_may_be_a_link),
		T(only_what_is_below_opens),
		T(files_are_reached_by_the_same_rules),
		T(missing_folders_are_made),
		T(making_fails_aloud),
		T(race_for_a_folder_is_synced_by_both),
		T(sync_and_mode_know_poor_file_systems),
		T(names_are_sorted_bytewise),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
