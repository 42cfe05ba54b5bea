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
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "file/content.h"
#include "file/folder.h"
#include "file/publish.h"

/* The test's calls stand before libc's. They write down what is called and
 * refuse what the plan says. */
enum { LIES = -1 };

struct fault {
	const char *call;
	int nth;		/* which of these calls, from 1; 0: all */
	int error;		/* LIES: it says that it is done, and is not */
	bool done;		/* it happens all the same: a lost NFS reply */
};

struct plan {
	struct fault faults[3];
	int seen[3];
	char log[4096];		/* "write fsync linkat " */
	size_t most;		/* bytes a write takes; 0: all */
	bool watch;
};

static struct plan *
plan(void)
{
	static struct plan p;

	return &p;
}

static const struct fault *
refused(const char *call)
{
	struct plan *p = plan();
	const struct fault *found = NULL;

	if (!p->watch)
		return NULL;
	if (strlen(p->log) + strlen(call) + 2 <= sizeof p->log)
		strcat(strcat(p->log, call), " ");
	for (size_t i = 0; i < 3; i++) {
		const struct fault *f = &p->faults[i];

		if (f->call != NULL && strcmp(f->call, call) == 0 &&
		    (++p->seen[i] == f->nth || f->nth == 0))
			found = f;
	}
	return found;
}

/* The value of a call of the kernel, or what the plan makes of it. */
#define CALL(name, number, ...) \
	const struct fault *f = refused(name); \
	long value = f == NULL || f->done ? syscall(number, __VA_ARGS__) : -1; \
	if (f != NULL) { \
		errno = f->error; \
		value = f->error == 0 ? 0 : -1; \
	}

ssize_t
write(int fd, const void *bytes, size_t n)
{
	if (plan()->watch && plan()->most > 0 && n > plan()->most)
		n = plan()->most;
	CALL("write", SYS_write, fd, bytes, n)
	return f != NULL && f->error == LIES ? (ssize_t)n : value;
}

int
fsync(int fd)
{
	CALL("fsync", SYS_fsync, fd)
	return (int)value;
}

int
syncfs(int fd)
{
	CALL("syncfs", SYS_syncfs, fd)
	return (int)value;
}

int
close(int fd)
{
	const struct fault *f = refused("close");
	long value = syscall(SYS_close, fd);

	if (f != NULL)
		errno = f->error;
	return f != NULL ? -1 : (int)value;
}

int
fchmod(int fd, mode_t mode)
{
	CALL("fchmod", SYS_fchmod, fd, mode)
	return (int)value;
}

int
futimens(int fd, const struct timespec times[2])
{
	CALL("futimens", SYS_utimensat, fd, NULL, times, 0)
	return (int)value;
}

int
flock(int fd, int operation)
{
	CALL("flock", SYS_flock, fd, operation)
	return (int)value;
}

int
linkat(int from, const char *old, int to, const char *new, int flags)
{
	CALL("linkat", SYS_linkat, from, old, to, new, flags)
	return (int)value;
}

int
renameat(int from, const char *old, int to, const char *new)
{
	CALL("renameat", SYS_renameat2, from, old, to, new, 0)
	return (int)value;
}

int
renameat2(int from, const char *old, int to, const char *new, unsigned flags)
{
	CALL("renameat2", SYS_renameat2, from, old, to, new, flags)
	return (int)value;
}

int
unlinkat(int folder, const char *name, int flags)
{
	CALL("unlinkat", SYS_unlinkat, folder, name, flags)
	return (int)value;
}

static void
watch(struct plan p)
{
	*plan() = p;
	plan()->watch = true;
}

static void
watch_nothing(void)
{
	plan()->watch = false;
}

static int
set_up(void **state)
{
	char name[] = "publish-XXXXXX";
	int *fd = malloc(sizeof *fd);

	*plan() = (struct plan){0};
	*state = fd;
	*fd = mkdtemp(name) != NULL ? open(name, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
	return *fd >= 0 ? 0 : -1;
}

static int
tear_down(void **state)
{
	int *fd = *state;

	watch_nothing();
	close(*fd);
	free(fd);
	return 0;
}

/* All names of the folder, each with a space behind. */
static void
has(int folder, const char *names)
{
	struct arena arena = {0};
	struct names found;
	struct fail why = {0};
	struct buf all = {0};

	assert_true(folder_names(folder, &arena, &found, &why));
	buf_puts(&all, "");
	for (size_t i = 0; i < found.count; i++)
		buf_printf(&all, "%.*s ", TEXT_ARG(found.at[i]));
	assert_string_equal(all.data, names);
	buf_release(&all);
	arena_release(&arena);
}

static void
holds(int folder, const char *name, const char *bytes)
{
	struct arena arena = {0};
	struct text found;
	struct fail why = {0};

	assert_true(content_read(folder, name, 1 << 20, &arena, &found, NULL, &why));
	assert_true(text_is(found, bytes));
	arena_release(&arena);
}

static struct stat
stat_of(int folder, const char *name)
{
	struct stat st;

	assert_int_equal(fstatat(folder, name, &st, AT_SYMLINK_NOFOLLOW), 0);
	return st;
}

static const struct publish_options record = { .mode = 0644 };

static void
each_step_in_its_order(void **state)
{
	int folder = *(int *)*state;
	struct publication p;
	struct fail why = {0};
	struct stat st;

	umask(077);
	watch((struct plan){0});
	assert_true(publish_start(&p, folder, TEXT("bytes"), &record, &why));
	assert_string_equal(plan()->log, "flock write fchmod fsync close ");
	assert_int_equal(strncmp(p.temporary, ".tmp-", 5), 0);
	assert_int_equal(stat_of(folder, p.temporary).st_mode & 07777, 0644);
	watch((struct plan){0});
	assert_int_equal(publish_link(&p, "1", &why), PUBLISH_LINKED);
	assert_string_equal(plan()->log, "linkat ");
	watch((struct plan){0});
	assert_true(publish_finish(&p, &why));
	assert_string_equal(plan()->log, "unlinkat fsync ");
	watch_nothing();
	st = stat_of(folder, "1");
	assert_int_equal(st.st_mode & 07777, 0644);
	assert_int_equal(st.st_nlink, 1);
	holds(folder, "1", "bytes");
	has(folder, "1 ");
	umask(022);
}

static void
taken_name_is_tried_again_with_the_same_file(void **state)
{
	int folder = *(int *)*state;
	struct publication p;
	struct fail why = {0};

	assert_true(publish_replace(folder, "1", TEXT("other"), 0644, &why));
	assert_true(publish_start(&p, folder, TEXT("mine"), &record, &why));
	watch((struct plan){0});
	assert_int_equal(publish_link(&p, "1", &why), PUBLISH_TAKEN);
	assert_int_equal(publish_link(&p, "2", &why), PUBLISH_LINKED);
	assert_string_equal(plan()->log, "linkat linkat ");
	assert_true(publish_finish(&p, &why));
	watch_nothing();
	assert_int_equal(why.message, MSG_NONE);
	holds(folder, "1", "other");
	holds(folder, "2", "mine");
	has(folder, "1 2 ");
}

static void
what_was_not_linked_leaves_nothing(void **state)
{
	int folder = *(int *)*state;
	struct publication p;
	struct fail why = {0};

	assert_true(publish_start(&p, folder, TEXT("x"), &record, &why));
	watch((struct plan){0});
	assert_true(publish_finish(&p, &why));
	assert_string_equal(plan()->log, "unlinkat ");
	watch((struct plan){0});
	assert_true(publish_finish(&p, &why));	/* once more does nothing */
	assert_string_equal(plan()->log, "");
	watch_nothing();
	has(folder, "");
}

static void
refused_start_stores_nothing(void **state)
{
	static const struct { struct fault fault; const char *log; } cases[] = {
		{ { "write", 1, ENOSPC, false }, "flock write close unlinkat " },
		{ { "write", 2, EDQUOT, false }, "flock write write close unlinkat " },
		{ { "write", 1, 0, false }, "flock write close unlinkat " },
		{ { "write", 1, LIES, false }, "flock write write write fchmod futimens close unlinkat " },
		{ { "fchmod", 1, EIO, false }, "flock write write write fchmod close unlinkat " },
		{ { "futimens", 1, EIO, false }, "flock write write write fchmod futimens close unlinkat " },
		/* fsync is not tried again: the pages may be marked clean and lost. */
		{ { "fsync", 1, EIO, false }, "flock write write write fchmod futimens fsync close unlinkat " },
		{ { "close", 1, EDQUOT, false }, "flock write write write fchmod futimens fsync close unlinkat " },
		{ { "close", 1, EINTR, false }, "flock write write write fchmod futimens fsync close unlinkat " },
	};
	struct publish_options options = { .mode = 0644, .dated = true };
	int folder = *(int *)*state;

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct publication p;
		struct fail why = {0};

		watch((struct plan){ .faults = { cases[i].fault }, .most = 2 });
		assert_false(publish_start(&p, folder, TEXT("bytes"), &options, &why));
		assert_string_equal(plan()->log, cases[i].log);
		assert_int_equal(why.message, MSG_FILE_WRITE);
		assert_int_equal(why.error, cases[i].fault.error > 0 ? cases[i].fault.error : EIO);
		watch((struct plan){0});
		assert_true(publish_finish(&p, &why));
		assert_string_equal(plan()->log, "");
		watch_nothing();
		has(folder, "");
		fail_release(&why);
	}
}

static void
no_place_for_the_temporary(void **state)
{
	int file = openat(*(int *)*state, "f", O_RDONLY | O_CREAT, 0644);
	struct publication p;
	struct fail why = {0};

	assert_false(publish_start(&p, file, TEXT("x"), &record, &why));
	assert_int_equal(why.message, MSG_FILE_CREATE);
	assert_int_equal(why.error, ENOTDIR);
	assert_true(publish_finish(&p, &why));
	fail_release(&why);
	close(file);
}

static void
interrupted_and_short_writes_go_on(void **state)
{
	int folder = *(int *)*state;
	struct publication p;
	struct fail why = {0};

	watch((struct plan){ .faults = { { "write", 2, EINTR, false }, { "fsync", 1, EINTR, false },
	    { "flock", 1, ENOLCK, false } }, .most = 3 });
	assert_true(publish_start(&p, folder, TEXT("eight by"), &record, &why));
	assert_string_equal(plan()->log, "flock write write write write fchmod fsync fsync close ");
	assert_int_equal(publish_link(&p, "1", &why), PUBLISH_LINKED);
	assert_true(publish_finish(&p, &why));
	watch_nothing();
	holds(folder, "1", "eight by");
}

/* What linkat said, what happened, and what is there in the end ("t" stands
 * taken from the start). */
static void
answers_of_linkat(void **state)
{
	static const struct {
		const char *name;
		struct fault faults[3];
		enum publish_link answer;
		int error;
		const char *log, *names;
	} cases[] = {
		{ "n", { { "linkat", 1, EIO, false } }, PUBLISH_FAILED, EIO, "linkat unlinkat ", "t " },
		{ "n", { { "linkat", 1, ENOSPC, false } }, PUBLISH_FAILED, ENOSPC, "linkat unlinkat ", "t " },
		{ "n", { { "linkat", 1, EIO, true } }, PUBLISH_LINKED, 0, "linkat unlinkat fsync ", "n t " },
		{ "n", { { "linkat", 1, EEXIST, true } }, PUBLISH_LINKED, 0, "linkat unlinkat fsync ", "n t " },
		{ "t", { { "linkat", 1, EIO, true } }, PUBLISH_FAILED, EIO, "linkat unlinkat ", "t " },
		{ "n", { { "linkat", 1, EPERM, false } }, PUBLISH_LINKED, 0, "linkat renameat2 fsync ", "n t " },
		{ "n", { { "linkat", 1, ENOTSUP, false } }, PUBLISH_LINKED, 0, "linkat renameat2 fsync ", "n t " },
		{ "n", { { "linkat", 1, EMLINK, false } }, PUBLISH_LINKED, 0, "linkat renameat2 fsync ", "n t " },
		{ "t", { { "linkat", 1, EPERM, false } }, PUBLISH_TAKEN, 0, "linkat renameat2 unlinkat ", "t " },
		{ "n", { { "linkat", 1, EPERM, false }, { "renameat2", 1, EIO, false } },
		    PUBLISH_FAILED, EIO, "linkat renameat2 unlinkat ", "t " },
		{ "n", { { "linkat", 1, EPERM, false }, { "renameat2", 1, EIO, true } },
		    PUBLISH_LINKED, 0, "linkat renameat2 fsync ", "n t " },
		{ "n", { { "linkat", 1, EPERM, false }, { "renameat2", 1, EEXIST, true } },
		    PUBLISH_LINKED, 0, "linkat renameat2 fsync ", "n t " },
		{ "n", { { "linkat", 1, EPERM, false }, { "renameat2", 1, EINVAL, false } },
		    PUBLISH_LINKED, 0, "linkat renameat2 close renameat fsync ", "n t " },
		{ "t", { { "linkat", 1, EPERM, false }, { "renameat2", 1, EINVAL, false } },
		    PUBLISH_TAKEN, 0, "linkat renameat2 unlinkat ", "t " },
		{ "n", { { "linkat", 1, EPERM, false }, { "renameat2", 1, ENOSYS, false },
		    { "renameat", 1, EIO, false } },
		    PUBLISH_FAILED, EIO, "linkat renameat2 close renameat unlinkat unlinkat ", "t " },
	};
	int folder = *(int *)*state;
	struct fail why = {0};

	assert_true(publish_replace(folder, "t", TEXT("other"), 0644, &why));
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct publication p;
		enum publish_link answer;

		assert_true(publish_start(&p, folder, TEXT("mine"), &record, &why));
		watch((struct plan){0});
		memcpy(plan()->faults, cases[i].faults, sizeof cases[i].faults);
		answer = publish_link(&p, cases[i].name, &why);
		if (answer != cases[i].answer)
			fail_msg("case %zu: answer %d", i, (int)answer);
		assert_int_equal(why.error, cases[i].error);
		assert_int_equal(why.message, answer == PUBLISH_FAILED ? MSG_FILE_PUBLISH : MSG_NONE);
		if (answer == PUBLISH_FAILED)
			assert_string_equal(why.file, cases[i].name);
		fail_release(&why);
		assert_true(publish_finish(&p, &why));
		assert_string_equal(plan()->log, cases[i].log);
		watch_nothing();
		has(folder, cases[i].names);
		holds(folder, "t", "other");
		if (answer == PUBLISH_LINKED) {
			holds(folder, "n", "mine");
			assert_int_equal(stat_of(folder, "n").st_nlink, 1);
			assert_int_equal(unlinkat(folder, "n", 0), 0);
		}
	}
}

static void
stored_but_not_confirmed(void **state)
{
	static const struct { struct fault faults[2]; bool good; const char *log; } cases[] = {
		{ { { "fsync", 1, EIO, false } }, false, "unlinkat fsync " },
		{ { { "fsync", 1, EINTR, false } }, true, "unlinkat fsync fsync " },
		{ { { "fsync", 1, EINVAL, false } }, true, "unlinkat fsync syncfs " },
		{ { { "fsync", 1, EINVAL, false }, { "syncfs", 1, EIO, false } }, false, "unlinkat fsync syncfs " },
		/* Only a stale temporary, and the record is what it should be. */
		{ { { "unlinkat", 1, EIO, true } }, true, "unlinkat fsync " },
	};
	int folder = *(int *)*state;

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct publication p;
		struct fail why = {0};

		assert_true(publish_start(&p, folder, TEXT("mine"), &record, &why));
		assert_int_equal(publish_link(&p, "n", &why), PUBLISH_LINKED);
		watch((struct plan){ .faults = { cases[i].faults[0], cases[i].faults[1] } });
		assert_int_equal(publish_finish(&p, &why), cases[i].good);
		assert_string_equal(plan()->log, cases[i].log);
		watch_nothing();
		assert_int_equal(why.message, cases[i].good ? MSG_NONE : MSG_FILE_UNCONFIRMED);
		assert_int_equal(why.error, cases[i].good ? 0 : EIO);
		has(folder, "n ");
		assert_int_equal(unlinkat(folder, "n", 0), 0);
		fail_release(&why);
	}
}

static void
bulk_leaves_the_flushing_out(void **state)
{
	struct publish_options options = { .mode = 0660, .bulk = true, .dated = true, .date = 1795000000 };
	int folder = *(int *)*state;
	struct publication p;
	struct fail why = {0};

	watch((struct plan){0});
	assert_true(publish_start(&p, folder, TEXT("x"), &options, &why));
	assert_true(publish_flush(folder, &why));
	assert_int_equal(publish_link(&p, "n", &why), PUBLISH_LINKED);
	assert_true(publish_finish(&p, &why));
	assert_string_equal(plan()->log, "flock write fchmod futimens close syncfs linkat unlinkat ");
	watch((struct plan){ .faults = { { "syncfs", 1, EIO, false } } });
	assert_false(publish_flush(folder, &why));
	watch_nothing();
	assert_int_equal(why.message, MSG_FILE_UNCONFIRMED);
	assert_int_equal(why.error, EIO);
	assert_int_equal(stat_of(folder, "n").st_mtim.tv_sec, 1795000000);
	assert_int_equal(stat_of(folder, "n").st_atim.tv_sec, 1795000000);
	assert_int_equal(stat_of(folder, "n").st_mtim.tv_nsec, 0);
	assert_int_equal(stat_of(folder, "n").st_mode & 07777, 0660);
	fail_release(&why);
}

static void
replacing_is_whole_or_not_at_all(void **state)
{
	int folder = *(int *)*state;
	struct fail why = {0};

	assert_true(publish_replace(folder, "s", TEXT("first"), 0600, &why));
	watch((struct plan){0});
	assert_true(publish_replace(folder, "s", TEXT("second"), 0640, &why));
	assert_string_equal(plan()->log, "flock write fchmod fsync close renameat fsync ");
	watch_nothing();
	holds(folder, "s", "second");
	assert_int_equal(stat_of(folder, "s").st_mode & 07777, 0640);
	for (int i = 0; i < 3; i++) {
		static const struct fault faults[] = {
			{ "write", 1, ENOSPC, false }, { "renameat", 1, EIO, false }, { "fsync", 2, EIO, false },
		};
		static const enum message messages[] = { MSG_FILE_WRITE, MSG_FILE_PUBLISH, MSG_FILE_UNCONFIRMED };

		watch((struct plan){ .faults = { faults[i] } });
		assert_false(publish_replace(folder, "s", TEXT("third"), 0640, &why));
		watch_nothing();
		assert_int_equal(why.message, messages[i]);
		assert_int_equal(why.error, faults[i].error);
		assert_string_equal(why.file, "s");
		holds(folder, "s", i < 2 ? "second" : "third");
		has(folder, "s ");
		fail_release(&why);
	}
}

enum { WRITERS = 8, EACH = 60 };

/* A writer of EACH records, each under the first free number. */
static void
one_file_of_a_given_name(void **state)
{
	int folder = *(int *)*state;
	struct fail why = {0};
	bool made = false;

	watch((struct plan){0});
	assert_true(publish_new(folder, "n", TEXT("first"), &record, &made, &why));
	assert_string_equal(plan()->log, "flock write fchmod fsync close linkat unlinkat fsync ");
	watch_nothing();
	assert_true(made);
	/* what is there stays, and that is no fault */
	assert_true(publish_new(folder, "n", TEXT("second"), &record, &made, &why));
	assert_false(made);
	assert_true(publish_new(folder, "n", TEXT("third"), &record, NULL, &why));
	holds(folder, "n", "first");
	has(folder, "n ");
	/* stored, but not confirmed: made, and said */
	watch((struct plan){ .faults = { { "fsync", 2, EIO, false } } });
	assert_false(publish_new(folder, "m", TEXT("x"), &record, &made, &why));
	watch_nothing();
	assert_true(made);
	assert_int_equal(why.message, MSG_FILE_UNCONFIRMED);
	fail_release(&why);
	watch((struct plan){ .faults = { { "write", 1, ENOSPC, false } } });
	assert_false(publish_new(folder, "o", TEXT("x"), &record, &made, &why));
	watch_nothing();
	assert_false(made);
	fail_release(&why);
	has(folder, "m n ");
}

static _Noreturn void
write_records(int folder, int writer, int start)
{
	int number = 1;
	char wait_for;

	if (read(start, &wait_for, 1) != 0)	/* the end of the pipe: all are there */
		_exit(1);
	for (int i = 0; i < EACH; i++) {
		struct publication p;
		struct fail why = {0};
		struct buf bytes = {0};
		enum publish_link answer = PUBLISH_TAKEN;

		for (int k = 0; k < 200; k++)
			buf_printf(&bytes, "%d-%d ", writer, i);
		if (!publish_start(&p, folder, buf_view(&bytes), &record, &why))
			_exit(2);
		for (; answer == PUBLISH_TAKEN; number++) {
			char name[16];

			if (snprintf(name, sizeof name, "%04d", number) < 0)
				_exit(3);
			answer = publish_link(&p, name, &why);
		}
		if (answer != PUBLISH_LINKED || !publish_finish(&p, &why))
			_exit(4);
		buf_release(&bytes);
	}
	_exit(0);
}

static void
check_numbers(int folder)
{
	bool seen[WRITERS][EACH] = {{false}};

	for (int n = 1; n <= WRITERS * EACH; n++) {
		struct arena arena = {0};
		struct fail why = {0};
		struct text bytes;
		char name[16];
		int writer, i;

		assert_true(snprintf(name, sizeof name, "%04d", n) > 0);
		assert_true(content_read(folder, name, 1 << 20, &arena, &bytes, NULL, &why));
		assert_int_equal(sscanf(bytes.at, "%d-%d ", &writer, &i), 2);
		assert_false(seen[writer][i]);
		seen[writer][i] = true;
		assert_true(bytes.len % 200 == 0);
		assert_memory_equal(bytes.at, bytes.at + bytes.len - bytes.len / 200, bytes.len / 200);
		arena_release(&arena);
	}
}

static void
race(int folder, bool without_links)
{
	int start[2], status;
	struct arena arena = {0};
	struct names names;
	struct fail why = {0};

	assert_int_equal(pipe(start), 0);
	for (int i = 0; i < WRITERS; i++) {
		pid_t pid = fork();

		assert_true(pid >= 0);
		if (pid == 0) {
			close(start[1]);
			if (without_links)
				watch((struct plan){ .faults = { { "linkat", 0, EPERM, false } } });
			write_records(folder, i, start[0]);
		}
	}
	close(start[0]);
	close(start[1]);
	for (int i = 0; i < WRITERS; i++) {
		assert_true(wait(&status) > 0);
		assert_true(WIFEXITED(status));
		assert_int_equal(WEXITSTATUS(status), 0);
	}
	assert_true(folder_names(folder, &arena, &names, &why));
	assert_int_equal(names.count, WRITERS * EACH);	/* and no temporary */
	arena_release(&arena);
	check_numbers(folder);
}

static void
racing_writers_get_gap_free_numbers(void **state)
{
	race(*(int *)*state, false);
}

static void
racing_writers_without_hard_links_too(void **state)
{
	race(*(int *)*state, true);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		T(each_step_in_its_order),
		T(taken_name_is_tried_again_with_the_same_file),
		T(what_was_not_linked_leaves_nothing),
		T(refused_start_stores_nothing),
		T(no_place_for_the_temporary),
		T(interrupted_and_short_writes_go_on),
		T(answers_of_linkat),
		T(stored_but_not_confirmed),
		T(bulk_leaves_the_flushing_out),
		T(replacing_is_whole_or_not_at_all),
		T(one_file_of_a_given_name),
		T(racing_writers_get_gap_free_numbers),
		T(racing_writers_without_hard_links_too),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
