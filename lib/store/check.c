#include "store/case_class.h"
#include "store/check.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "store/check_file.h"

/* Narratives and names of officers are in the tree: it is the owner's, or a
 * group's that shares it. The files in it get their modes from git. */
static void
check_root(struct checking *k)
{
	struct fail why = {0};
	struct stat st;
	char mode[16];
	unsigned bits;

	if (fstat(k->check->tree->root, &st) != 0)
		return;
	bits = (unsigned)st.st_mode & 0777u;
	k->shared = bits == 0770;
	if (bits == 0700 || bits == 0770)
		return;
	(void)snprintf(mode, sizeof mode, "%04o", (unsigned)st.st_mode & 07777u);
	fail_set(&why, MSG_CHECK_ROOT_MODE, mode);
	check_fault(k, ".", 0, &why);
}

/* Folders whose files have no schema of a record with steps. */
static void
check_others(struct checking *k)
{
	static const struct {
		const char *folder;
		const struct schema *schema;
	} others[] = { { "guides", &guide_schema }, { "templates", NULL } };

	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		int fd = check_folder(k, k->check->tree->root, others[i].folder, others[i].folder);

		if (fd < 0)
			continue;
		check_plain(k, fd, others[i].folder, others[i].schema);
		(void)close(fd);
	}
}

void
check_tree(const struct check *c, struct check_counts *counts)
{
	struct checking k = { .check = c };

	check_root(&k);
	check_configuration(&k);
	k.classes = case_classes(c->tree->root, &k.kept);
	check_others(&k);
	check_records(&k);
	check_surveys(&k);
	check_uids(&k);
	check_boxes(&k);
	check_handovers(&k);
	check_numbers(&k);
	check_identity(&k);
	*counts = k.counts;
	memory_free(k.seen);
	memory_free(k.stations);
	memory_free(k.references);
	memory_free(k.boxes);
	memory_free(k.issued);
	memory_free(k.handed);
	officers_release(&k.officers);
	arena_release(&k.kept);
	arena_release(&k.file);
}
