/* Personal data: who can read it, and whether a record names it. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "file/content.h"
#include "file/folder.h"
#include "format/yaml_read.h"
#include "store/check_file.h"

enum { REFERENCE = 32 };

/* The first half of a reference: two that agree there would hide an orphan,
 * once in 2^64. */
static bool
reference_of(struct text name, uint64_t *reference)
{
	*reference = 0;
	for (size_t i = 0; i < REFERENCE && i < name.len; i++) {
		char c = name.at[i];
		bool digit = c >= '0' && c <= '9';

		if (!digit && !(c >= 'a' && c <= 'f'))
			return false;
		if (i < 16)
			*reference = *reference << 4 | (uint64_t)(digit ? c - '0' : c - 'a' + 10);
	}
	return name.len >= REFERENCE;
}

void
check_refer(struct checking *k, struct text reference)
{
	if (k->reference_count == k->reference_cap) {
		k->reference_cap += k->reference_cap / 4 + 1024;
		k->references = memory_grow(k->references, k->reference_cap, sizeof *k->references);
	}
	k->reference_count += reference_of(reference, &k->references[k->reference_count]);
}

static int
reference_order(const void *x, const void *y)
{
	const uint64_t *a = x, *b = y;

	return (*a > *b) - (*a < *b);
}

static void
check_mode(struct checking *k, const struct stat *st, const char *path)
{
	mode_t wide = st->st_mode & (k->shared ? 007 : 077);
	struct fail why = {0};
	char mode[16];

	if (wide == 0)
		return;
	(void)snprintf(mode, sizeof mode, "%04o", (unsigned)st->st_mode & 07777u);
	fail_set(&why, MSG_CHECK_MODE, mode, S_ISDIR(st->st_mode) ? (k->shared ? "2770" : "700") : k->shared ? "660" : "600");
	check_fault(k, path, 0, &why);
}

/* A file named by a reference: no record, or YAML that cannot be read. */
static void
check_data(struct checking *k, int folder, struct text name, const char *path, uint64_t reference)
{
	struct fail why = {0};
	struct text bytes;
	struct node **documents;
	size_t count;

	if (k->reference_count == 0 ||
	    bsearch(&reference, k->references, k->reference_count, sizeof reference, reference_order) == NULL) {
		fail_set(&why, MSG_CHECK_UNNAMED);
		check_notice(k, path, 0, &why);
	}
	if (!text_ends(name, TEXT(".yaml"))) {
		k->counts.files++;	/* an attachment: any bytes */
		return;
	}
	if (!check_bytes(k, folder, name.at, path, CONTENT_RECORD_MAX, &bytes))
		return;
	if (yaml_read(bytes, &k->file, &documents, &count, &why) && count != 1)
		fail_set(&why, count == 0 ? MSG_YAML_NOT_MAP : MSG_YAML_MANY_DOCUMENTS);
	if (why.message != MSG_NONE)
		check_fault(k, path, 0, &why);
}

static void
check_entry(struct checking *k, int folder, struct text name, const char *path, const struct stat *st)
{
	struct fail why = {0};
	uint64_t reference;

	if (text_starts(name, TEXT(".tmp-"))) {
		check_temporary(k, folder, name.at, path);
	} else if (!S_ISREG(st->st_mode)) {
		fail_set(&why, MSG_FILE_NOT_REGULAR);
		check_fault(k, path, 0, &why);
	} else if (reference_of(name, &reference)) {
		check_data(k, folder, name, path, reference);
	} else {
		k->counts.files++;	/* the access log, what an export left */
	}
	arena_clear(&k->file);
}

static void
walk(struct checking *k, int folder, const char *path)
{
	struct arena arena = {0};
	struct names names = {0};
	struct fail why = {0};

	if (!folder_names(folder, &arena, &names, &why))
		check_fault(k, path, 0, &why);
	for (size_t i = 0; i < names.count; i++) {
		const char *below = arena_printf(&arena, "%s/%s", path, names.at[i].at).at;
		struct stat st;
		int fd;

		if (fstatat(folder, names.at[i].at, &st, AT_SYMLINK_NOFOLLOW) != 0)
			continue;	/* removed meanwhile */
		if (!S_ISLNK(st.st_mode))
			check_mode(k, &st, below);
		if (!S_ISDIR(st.st_mode)) {
			check_entry(k, folder, names.at[i], below, &st);
		} else if ((fd = check_folder(k, folder, names.at[i].at, below)) >= 0) {
			walk(k, fd, below);
			(void)close(fd);
		}
	}
	arena_release(&arena);
}

void
check_identity(struct checking *k)
{
	int fd = check_folder(k, k->check->tree->root, "identity", "identity");
	struct stat st;

	if (fd < 0)
		return;
	if (k->reference_count > 1)
		qsort(k->references, k->reference_count, sizeof *k->references, reference_order);
	if (fstat(fd, &st) == 0)
		check_mode(k, &st, "identity");
	walk(k, fd, "identity");
	(void)close(fd);
}
