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

#include "store/tree.h"
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

#define SHIFTS "shift,start,end,valid_from,valid_until\n" \
	"pagi,07:00,14:00,,\nsiang,14:00,21:00,,2026-11-24\nsore,14:00,21:00,2026-11-24,\nmalam,21:00,07:00,,\n"

/* A tree of PLB (Jakarta) and ABC (Makassar), in the working folder. */
static const char *
made(void)
{
	static char root[] = "tree-XXXXXX";

	memcpy(root, "tree-XXXXXX", sizeof root);
	assert_non_null(mkdtemp(root));
	put(root, "spkt.yaml", "language: en\n");
	put(root, "stations/PLB/station.yaml", "code: PLB\nname: Plaju\nzone: Asia/Jakarta\n");
	put(root, "stations/PLB/shifts.csv", SHIFTS);
	put(root, "stations/ABC/station.yaml", "code: ABC\nname: Abc\nzone: Asia/Makassar\n");
	put(root, "stations/not a code/station.yaml", "nonsense");
	return root;
}

static void
claimed_on(const char *root, const char *machine)
{
	char claim[512];

	assert_true(snprintf(claim, sizeof claim, "uid: \"0123456789abcdef0123456789abcdef\"\nstation: PLB\n"
	    "clone: abcdef0123456789abcdef0123456789\nmachine: \"%s\"\nat: \"2026-11-24T21:40:00+07:00\"\n", machine) > 0);
	put(root, ".spkt/claim.yaml", claim);
}

static void
a_tree_and_its_stations(void **state)
{
	struct fail why = {0};
	struct tree t;

	(void)state;
	assert_true(tree_open(&t, made(), &why));
	assert_int_equal(t.station_count, 2);
	assert_true(text_is(t.stations[0].code, "ABC"));
	assert_true(text_is(record_get(&t.config, NAME_LANGUAGE), "en"));
	assert_ptr_equal(tree_station(&t, TEXT("PLB"), &why), &t.stations[1]);
	assert_int_equal(t.stations[1].shifts.count, 4);
	assert_null(tree_station(&t, TEXT("XYZ"), &why));
	assert_int_equal(why.message, MSG_STATION_UNKNOWN);
	assert_string_equal(why.words[0], "XYZ");
	assert_string_equal(why.words[1], "ABC, PLB");
	fail_release(&why);
	assert_int_equal(t.channels.count, 0);
	tree_close(&t);
	assert_int_equal(t.root, -1);
}

static void
only_this_machines_claim_writes(void **state)
{
	struct fail why = {0};
	const char *root = made();
	char machine[65];
	struct tree t;

	(void)state;
	assert_true(tree_open(&t, root, &why));
	assert_null(tree_writer(&t, &why));
	assert_int_equal(why.message, MSG_NO_CLAIM);
	assert_int_equal(message_row(why.message)->code, EXIT_CONFIG);
	fail_release(&why);
	assert_ptr_equal(tree_zone(&t), &t.stations[0].zone);
	tree_close(&t);

	tree_machine(machine);
	assert_int_equal(strlen(machine), 64);
	claimed_on(root, machine);
	assert_true(tree_open(&t, root, &why));
	assert_ptr_equal(tree_writer(&t, &why), &t.stations[1]);
	assert_ptr_equal(tree_zone(&t), &t.stations[1].zone);
	tree_close(&t);

	machine[0] = machine[0] == '0' ? '1' : '0';
	claimed_on(root, machine);
	assert_true(tree_open(&t, root, &why));
	assert_null(tree_writer(&t, &why));
	fail_release(&why);
	tree_close(&t);
}

static void
where_it_is(void **state)
{
	struct fail why = {0};
	const char *root = made();
	char here[512];
	struct tree t;

	(void)state;
	assert_non_null(getcwd(here, sizeof here));
	assert_false(tree_open(&t, "nowhere", &why));
	assert_int_equal(why.message, MSG_NO_TREE);
	assert_string_equal(why.words[0], "nowhere");
	fail_release(&why);

	assert_int_equal(setenv("SPKT_DIR", root, 1), 0);
	assert_true(tree_open(&t, NULL, &why));
	assert_string_equal(t.path, root);
	tree_close(&t);
	assert_false(tree_open(&t, "nowhere", &why));
	fail_release(&why);

	/* The empty variable is none: upwards from here. */
	assert_int_equal(setenv("SPKT_DIR", "", 1), 0);
	assert_false(tree_open(&t, NULL, &why));
	assert_int_equal(why.message, MSG_NO_TREE_ABOVE);
	assert_string_equal(why.words[0], here);
	fail_release(&why);
	assert_int_equal(chdir(root), 0);
	assert_int_equal(chdir("stations/PLB"), 0);
	assert_true(tree_open(&t, NULL, &why));
	assert_int_equal(t.station_count, 2);
	tree_close(&t);
	assert_int_equal(chdir(here), 0);
	assert_int_equal(unsetenv("SPKT_DIR"), 0);
}

/* Strict refuses and names the place; anyway leaves out what cannot be read. */
static void
a_broken_configuration(void **state)
{
	static const struct { const char *path, *bytes; size_t stations; long line; } cases[] = {
		{ "stations/PLB/station.yaml", "code: PLB\nname: x\nzone: Mars/Olympus\n", 1, 3 },
		{ "stations/PLB/station.yaml", "code: PLB\nname: x\nzone: Asia/Jakarta\ncolour: red\n", 1, 4 },
		{ "spkt.yaml", "language: fr\n", 2, 1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct fail why = {0};
		const char *root = made();
		struct tree t;

		put(root, cases[i].path, cases[i].bytes);
		assert_false(tree_open(&t, root, &why));
		assert_string_equal(why.file, cases[i].path);
		assert_int_equal(why.line, cases[i].line);
		fail_release(&why);
		assert_true(tree_open_anyway(&t, root, &why));
		assert_int_equal(why.message, MSG_NONE);
		assert_int_equal(t.station_count, cases[i].stations);
		tree_close(&t);
	}
}

static void
no_station_at_all(void **state)
{
	char root[] = "bare-XXXXXX";
	struct fail why = {0};
	struct tree t;

	(void)state;
	assert_non_null(mkdtemp(root));
	put(root, "spkt.yaml", "language: id\n");
	assert_true(tree_open(&t, root, &why));
	assert_int_equal(t.station_count, 0);
	assert_string_equal(tree_zone(&t)->name, "Asia/Jakarta");
	tree_close(&t);
}

static void
the_shift_of_a_time(void **state)
{
	static const struct { const char *at, *shift; } cases[] = {
		{ "2026-11-24T07:00:00+07:00", "pagi" }, { "2026-11-24T13:59:59+07:00", "pagi" },
		{ "2026-11-23T14:00:00+07:00", "siang" }, { "2026-11-24T14:00:00+07:00", "sore" },
		{ "2026-11-24T21:00:00+07:00", "malam" }, { "2026-11-24T00:00:00+07:00", "malam" },
		{ "2026-11-24T06:59:59+07:00", "malam" },
	};
	struct fail why = {0};
	struct moment m;
	struct tree t;

	(void)state;
	assert_true(tree_open(&t, made(), &why));
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_true(moment_parse(text_of(cases[i].at), &m, &why));
		if (!text_is(station_shift(&t.stations[1], m), cases[i].shift))
			print_error("%s\n", cases[i].at);
		assert_true(text_is(station_shift(&t.stations[1], m), cases[i].shift));
		assert_int_equal(station_shift(&t.stations[0], m).len, 0);
	}
	assert_true(moment_parse(TEXT("2026-11-24"), &m, &why));
	assert_int_equal(station_shift(&t.stations[1], m).len, 0);
	tree_close(&t);
}

/* A night shift belongs to the day it starts: its last morning is after valid_until. */
static void
a_night_shift_that_ends(void **state)
{
	const char *root = made();
	struct fail why = {0};
	struct moment m;
	struct tree t;

	(void)state;
	put(root, "stations/PLB/shifts.csv", "shift,start,end,valid_from,valid_until\nmalam,21:00,07:00,2026-11-24,2026-11-25\n");
	assert_true(tree_open(&t, root, &why));
	assert_true(moment_parse(TEXT("2026-11-24T03:00:00+07:00"), &m, &why));
	assert_int_equal(station_shift(&t.stations[1], m).len, 0);
	assert_true(moment_parse(TEXT("2026-11-25T03:00:00+07:00"), &m, &why));
	assert_true(text_is(station_shift(&t.stations[1], m), "malam"));
	assert_true(moment_parse(TEXT("2026-11-25T22:00:00+07:00"), &m, &why));
	assert_int_equal(station_shift(&t.stations[1], m).len, 0);
	tree_close(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_tree_and_its_stations), cmocka_unit_test(only_this_machines_claim_writes),
		cmocka_unit_test(where_it_is), cmocka_unit_test(a_broken_configuration), cmocka_unit_test(no_station_at_all),
		cmocka_unit_test(the_shift_of_a_time), cmocka_unit_test(a_night_shift_that_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
