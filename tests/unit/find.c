#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/scan.h"
#include "time/moment.h"

/* Writes a file below root, with the folders that it needs. */
static void
put(const char *root, const char *path, const char *bytes)
{
	char name[256];
	FILE *f;

	assert_true(snprintf(name, sizeof name, "%s/%s", root, path) > 0);
	for (char *slash = strchr(name + strlen(root) + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		(void)mkdir(name, 0755);
		*slash = '/';
	}
	f = fopen(name, "we");
	assert_non_null(f);
	fputs(bytes, f);
	assert_int_equal(fclose(f), 0);
}

static int
set_up(void **state)
{
	static const char *const there[] = {
		"reports/PLB/2026/11/24/PLB-20261124-R0001.yaml", "reports/PLB/2026/11/23/PLB-20261123-R0002.yaml",
		"reports/PLB/2026/11/24/PLB-20261124-R0003.yaml", "reports/PLB/2026/11/23/PLB-20261123-R0003.yaml",
		"reports/PLB/2026/11/22/PLB-20261122-R0004.yaml", "reports/PLB/2025/12/31/PLB-20251231-R0005.yaml",
		"feedback/PLB/2026/11/24/PLB-20261124-N00042.yaml", "reports/PLB/2026/10/30/PLB-20261030-R0006.yaml",
		"surveys/PLB/2026/11/PLB-20261124-S0001.csv",
		"reports/ABC/2026/11/24/ABC-20261124-R0007.yaml", "reports/PLB/2026/11/24/PLB-20261124-R0007.yaml",
	};
	static struct tree tree;
	char root[] = "find-XXXXXX";
	struct fail why = {0};

	if (mkdtemp(root) == NULL)
		return -1;
	put(root, "spkt.yaml", "language: en\n");
	put(root, "stations/PLB/station.yaml", "code: PLB\nname: Plaju\nzone: Asia/Jakarta\n");
	put(root, "stations/ABC/station.yaml", "code: ABC\nname: Abc\nzone: Asia/Jakarta\n");
	for (size_t i = 0; i < sizeof there / sizeof *there; i++)
		put(root, there[i], "");
	*state = &tree;
	return tree_open(&tree, root, &why) ? 0 : -1;
}

static int
tear_down(void **state)
{
	tree_close(*state);
	return 0;
}

static void
forms_of_ids(void **state)
{
	static const struct { const char *typed, *id; enum message message; } cases[] = {
		{ "PLB-20261124-R0001", "PLB-20261124-R0001", MSG_NONE },
		{ "PLB-20200101-R9999", "PLB-20200101-R9999", MSG_NONE },	/* a full one is taken as it is */
		{ "R1", "PLB-20261124-R0001", MSG_NONE }, { "R0001", "PLB-20261124-R0001", MSG_NONE },
		{ "R2", "PLB-20261123-R0002", MSG_NONE },			/* yesterday */
		{ "R3", NULL, MSG_ID_MANY }, { "24-R3", "PLB-20261124-R0003", MSG_NONE }, { "1123-R3", "PLB-20261123-R0003", MSG_NONE },
		{ "R4", NULL, MSG_ID_NONE }, { "22-R4", "PLB-20261122-R0004", MSG_NONE },
		{ "1231-R5", "PLB-20251231-R0005", MSG_NONE },			/* the last one that was */
		{ "30-R6", "PLB-20261030-R0006", MSG_NONE }, { "N42", "PLB-20261124-N00042", MSG_NONE },
		{ "S1", "PLB-20261124-S0001", MSG_NONE }, { "24-s1", "PLB-20261124-S0001", MSG_NONE }, { "S2", NULL, MSG_ID_NONE },
		{ "R7", NULL, MSG_ID_MANY }, { "24-R1", "PLB-20261124-R0001", MSG_NONE }, { "23-R1", NULL, MSG_ID_NONE },
		{ "F1", NULL, MSG_ID_NONE }, { "R", NULL, MSG_ID_NONE }, { "R0", NULL, MSG_ID_NONE }, { "r1", "PLB-20261124-R0001", MSG_NONE },
		{ "", NULL, MSG_ID_NONE }, { "-R1", NULL, MSG_ID_NONE }, { "124-R1", NULL, MSG_ID_NONE }, { "R1x", NULL, MSG_ID_NONE },
		/* Full ids in other spellings, there or not. */
		{ "plb-20261124-r7", "PLB-20261124-R0007", MSG_NONE }, { "PLB-20261124-R00007", "PLB-20261124-R0007", MSG_NONE },
		{ "plb-20261124-n42", "PLB-20261124-N00042", MSG_NONE }, { "PLB-20261124-R12345", "PLB-20261124-R12345", MSG_NONE },
		{ "plb-20261131-r7", NULL, MSG_ID_NONE }, { "plb-20261124-r", NULL, MSG_ID_NONE }, { "plb-20261124-", NULL, MSG_ID_NONE },
		{ "plb-20261124-r0", NULL, MSG_ID_NONE }, { "../-20261124-r1", NULL, MSG_ID_NONE },
		{ "plb-20261124-x7", NULL, MSG_ID_NONE }, { "plb-20261124-r99999999999", NULL, MSG_ID_NONE },
		/* A day that there is not is no other day. */
		{ "0230-R1", NULL, MSG_ID_NONE }, { "99-R1", NULL, MSG_ID_NONE }, { "0100-R1", NULL, MSG_ID_NONE },
		{ "1131-R1", NULL, MSG_ID_NONE }, { "0024-R1", NULL, MSG_ID_NONE }, { "00-R1", NULL, MSG_ID_NONE },
		{ "24-", NULL, MSG_ID_NONE }, { "X1", NULL, MSG_ID_NONE }, { "R99999999999999999999", NULL, MSG_ID_NONE },
	};
	struct moment now;
	struct fail why = {0};

	assert_true(moment_parse(TEXT("2026-11-24T22:15:00+07:00"), &now, &why));
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena a = {0};
		struct text id;
		bool ok = scan_id(*state, text_of(cases[i].typed), now.at, &a, &id, &why);

		if (ok != (cases[i].id != NULL) || why.message != cases[i].message)
			print_error("%s\n", cases[i].typed);
		assert_int_equal(ok, cases[i].id != NULL);
		assert_int_equal(why.message, cases[i].message);
		if (ok)
			assert_true(text_is(id, cases[i].id));
		else
			assert_string_equal(why.words[0], cases[i].typed);
		fail_release(&why);
		arena_release(&a);
	}
}

static void
several_are_named(void **state)
{
	struct arena a = {0};
	struct moment now;
	struct fail why = {0};
	struct text id;

	assert_true(moment_parse(TEXT("2026-11-24T22:15:00+07:00"), &now, &why));
	assert_false(scan_id(*state, TEXT("R7"), now.at, &a, &id, &why));
	assert_string_equal(why.words[1], "ABC-20261124-R0007, PLB-20261124-R0007");
	assert_int_equal(message_row(why.message)->code, EXIT_USAGE);
	fail_release(&why);
	assert_false(scan_id(*state, TEXT("R3"), now.at, &a, &id, &why));
	assert_string_equal(why.words[1], "PLB-20261124-R0003, PLB-20261123-R0003");
	fail_release(&why);
	arena_release(&a);
}

/* Today is the desk's: 00:30 in Jakarta is still yesterday in UTC. */
static void
today_is_the_desks(void **state)
{
	struct arena a = {0};
	struct moment now;
	struct fail why = {0};
	struct text id;

	assert_true(moment_parse(TEXT("2026-11-25T00:30:00+07:00"), &now, &why));
	assert_true(scan_id(*state, TEXT("R1"), now.at, &a, &id, &why));
	assert_true(moment_parse(TEXT("2026-11-26T00:30:00+07:00"), &now, &why));
	assert_false(scan_id(*state, TEXT("R1"), now.at, &a, &id, &why));
	fail_release(&why);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(forms_of_ids), cmocka_unit_test(several_are_named), cmocka_unit_test(today_is_the_desks),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
