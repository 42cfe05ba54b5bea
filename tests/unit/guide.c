#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/guide.h"

static const struct {
	const char *name, *bytes;
} files[] = {
	{ "ape.yaml", "code: zebra\ntitle_id: Z\ntitle_en: Z\ntext_id: z\n" },
	{ "lost_documents.yaml", "code: lost_documents\ntitle_id: Hilang\ntitle_en: Lost\nkinds:\n  - lost\n  - lost_items\ntext_id: a\n" },
	{ "broken.yaml", "code: broken\ntitle_id: B\n" },
	{ "odd.yaml", "code: odd\ncolour: red\n" },
	{ ".lost_documents.yaml.swp", "x" },
	{ "lost_documents.yaml~", "x" },
	{ "notes.txt", "x" },
};

static void
put(int folder, const char *name, const char *bytes)
{
	int fd = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	FILE *f = fdopen(fd, "w");

	assert_non_null(f);
	fputs(bytes, f);
	assert_int_equal(fclose(f), 0);
}

static void
keep_fault(void *context, const struct fail *why)
{
	struct buf *all = context;

	buf_printf(all, "%s:%ld:%s %d\n", why->file, why->line, why->field, (int)why->message);
}

static void
test_read(void **state)
{
	char root[] = "guide-XXXXXX", want[128];
	struct buf faults = {0};
	struct fail_sink sink = { keep_fault, &faults };
	struct arena arena = {0};
	struct tree tree = {0};
	struct fail why = {0};
	struct guides g;
	int folder;

	(void)state;
	assert_non_null(mkdtemp(root));
	tree.root = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	assert_true(guides_read(&tree, &arena, &sink, &g, &why));
	assert_int_equal(g.count, 0);
	assert_int_equal(mkdirat(tree.root, "guides", 0700), 0);
	folder = openat(tree.root, "guides", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		put(folder, files[i].name, files[i].bytes);
	assert_true(guides_read(&tree, &arena, &sink, &g, &why));
	assert_int_equal(g.count, 2);
	assert_true(text_is(record_get(&g.at[0].record, NAME_CODE), "lost_documents"));
	assert_true(text_is(g.at[0].file, "lost_documents.yaml"));
	assert_true(text_is(record_get(&g.at[1].record, NAME_CODE), "zebra"));
	assert_true(text_is(g.at[1].file, "ape.yaml"));	/* in order of code */
	(void)snprintf(want, sizeof want, "guides/broken.yaml:0:title_en %d\nguides/odd.yaml:2:colour %d\n", (int)MSG_FIELD_MISSING, (int)MSG_KEY_UNKNOWN);
	assert_string_equal(faults.data, want);

	assert_ptr_equal(guide_find(&g, TEXT("Lost-documents")), &g.at[0]);
	assert_ptr_equal(guide_find(&g, TEXT("LOST DOCUMENTS")), &g.at[0]);
	assert_null(guide_find(&g, TEXT("lost")));
	assert_null(guide_find(&g, TEXT("broken")));
	assert_true(guide_fits(&g.at[0], TEXT("lost_items")));
	assert_false(guide_fits(&g.at[0], TEXT("lost_")));
	assert_false(guide_fits(&g.at[1], TEXT("")));

	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		assert_int_equal(unlinkat(folder, files[i].name, 0), 0);
	assert_int_equal(unlinkat(tree.root, "guides", AT_REMOVEDIR), 0);
	assert_int_equal(rmdir(root), 0);
	(void)close(folder);
	(void)close(tree.root);
	buf_release(&faults);
	arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_read) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
