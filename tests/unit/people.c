#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "record/people.h"

static void
test_names(void **state)
{
	static const char *const cases[][2] = {
		{ "reporter.name", "reporter.name" }, { "pelapor.nama", "reporter.name" }, { "Korban.No HP", "victim.phone" },
		{ "victim.2.phone", "victim.2.phone" }, { "saksi.99.alamat", "witness.99.address" }, { "reporter.1.name", "reporter.name" },
		{ "reporter.02.nik", "reporter.2.nik" }, { "tersangka.sex", "suspect.sex" }, { "contact.e-mail", "contact.email" },
		{ "reporter", NULL }, { "reporter.", NULL }, { ".name", NULL }, { "reporter.shoe", NULL }, { "officer.name", NULL },
		{ "reporter.0.name", NULL }, { "reporter.100.name", NULL }, { "reporter.x.name", NULL }, { "reporter.2.", NULL },
		{ "reporter.2.name.x", NULL }, { "", NULL }, { "reporter.-1.name", NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf b = {0};
		bool ok = people_name(text_of(cases[i][0]), &b);

		if (ok != (cases[i][1] != NULL) || (ok && strcmp(b.data, cases[i][1]) != 0))
			fail_msg("%s: %s", cases[i][0], ok ? b.data : "refused");
		if (!ok)
			assert_int_equal(b.len, 0);
		buf_release(&b);
	}
}

static struct node *
read_list(const char *yaml, struct arena *a)
{
	struct fail why = {0};
	struct node **documents;
	size_t count;

	assert_true(yaml_read(text_of(yaml), a, &documents, &count, &why));
	assert_int_equal(count, 1);
	return node_get(documents[0], TEXT("people"));
}

/* The list of a file, and the lines in memory. */
static void
test_read(void **state)
{
	static const char *const cases[][2] = {
		{ "people:\n- role: reporter\n  name: Siti\n  phone: \"0812\"\n- role: victim\n  name: Budi\n",
		    "reporter.name: Siti\nreporter.phone: 0812\nvictim.name: Budi" },
		{ "people:\n- name: A\n  role: saksi\n- {role: Witness, nama: B}\n- role: witness\n  no hp: 1\n",
		    "witness.name: A\nwitness.2.name: B\nwitness.3.phone: 1" },
		{ "people: []\n", "" }, { "people:\n- role: reporter\n", "" }, { "people:\n- role: reporter\n  name: \"A: B\"\n", "reporter.name: A: B" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena a = {0};
		struct fail why = {0};
		struct text value;

		assert_true(people_from_node(read_list(cases[i][0], &a), &a, &value, &why));
		if (!text_is(value, cases[i][1]))
			fail_msg("%.*s", TEXT_ARG(value));
		arena_release(&a);
	}
}

static void
test_faults(void **state)
{
	static const struct {
		const char *yaml;
		enum message message;
		long line;
	} cases[] = {
		{ "people:\n- name: A\n", MSG_PERSON_ROLE, 2 }, { "people:\n- role: clerk\n", MSG_PERSON_ROLE, 2 },
		{ "people:\n- A\n", MSG_PERSON_ROLE, 2 }, { "people: {role: reporter}\n", MSG_PERSON_ROLE, 1 },
		{ "people:\n- role: [reporter]\n", MSG_PERSON_ROLE, 2 },
		{ "people:\n- role: reporter\n  shoe: 42\n", MSG_KEY_UNKNOWN, 3 }, { "people:\n- role: reporter\n  name: [A]\n", MSG_VALUE_ONE_LINE, 3 },
		{ "people:\n- role: reporter\n  name: |\n    A\n    B\n", MSG_VALUE_ONE_LINE, 3 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena a = {0};
		struct fail why = {0};
		struct text value;

		if (people_from_node(read_list(cases[i].yaml, &a), &a, &value, &why))
			fail_msg("taken: %s", cases[i].yaml);
		if (why.message != cases[i].message || why.line != cases[i].line)
			fail_msg("%s: message %d, line %ld", cases[i].yaml, (int)why.message, why.line);
		assert_string_equal(why.field, "people");
		fail_release(&why);
		arena_release(&a);
	}
}

/* Lines in any order become one map a person, and are read back as the same
 * lines, a person's together. */
static void
test_write(void **state)
{
	static const char *const cases[][3] = {
		{ "reporter.name: Siti\nreporter.phone: 0812\nvictim.name: Budi",
		    "people:\n- role: reporter\n  name: Siti\n  phone: \"0812\"\n- role: victim\n  name: Budi\n",
		    "reporter.name: Siti\nreporter.phone: 0812\nvictim.name: Budi" },
		{ "reporter.name: Siti\nvictim.name: Budi\nvictim.2.name: Ani\nreporter.phone: 0812\nvictim.sex: m",
		    "people:\n- role: reporter\n  name: Siti\n  phone: \"0812\"\n- role: victim\n  name: Budi\n  sex: m\n- role: victim\n  name: Ani\n",
		    "reporter.name: Siti\nreporter.phone: 0812\nvictim.name: Budi\nvictim.sex: m\nvictim.2.name: Ani" },
		{ "reporter.name: A: B.c", "people:\n- role: reporter\n  name: \"A: B.c\"\n", "reporter.name: A: B.c" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena a = {0};
		struct buf out = {0};
		struct yaml_writer *w = yaml_writer_new(&out);
		struct fail why = {0};
		struct text value;

		yaml_key(w, TEXT("people"));
		people_write(w, text_of(cases[i][0]));
		yaml_writer_free(w);
		assert_string_equal(out.data, cases[i][1]);
		assert_true(people_from_node(read_list(out.data, &a), &a, &value, &why));
		assert_true(text_is(value, cases[i][2]));
		buf_release(&out);
		arena_release(&a);
	}
}

static void
test_set(void **state)
{
	struct arena arena = {0};
	struct text p = {0};

	(void)state;
	p = people_set(p, TEXT("reporter.name"), TEXT("Siti: S.H."), &arena);
	p = people_set(p, TEXT("reporter.nik"), TEXT("1"), &arena);
	p = people_set(p, TEXT("reporter.2.name"), TEXT("Budi"), &arena);
	p = people_set(p, TEXT("reporter.name"), TEXT("Aminah"), &arena);
	assert_true(text_is(p, "reporter.name: Aminah\nreporter.nik: 1\nreporter.2.name: Budi"));
	assert_true(text_is(people_get(p, TEXT("reporter.2.name")), "Budi"));
	assert_int_equal(people_get(p, TEXT("name")).len, 0);
	p = people_set(p, TEXT("reporter.nik"), (struct text){0}, &arena);
	p = people_set(p, TEXT("victim.name"), (struct text){0}, &arena);
	assert_true(text_is(p, "reporter.name: Aminah\nreporter.2.name: Budi"));
	p = people_set(TEXT("reporter.name: \nreporter.nik: 1"), TEXT("reporter.name"), TEXT("A"), &arena);
	assert_true(text_is(p, "reporter.name: A\nreporter.nik: 1"));
	arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_set),
		cmocka_unit_test(test_names), cmocka_unit_test(test_read), cmocka_unit_test(test_faults), cmocka_unit_test(test_write),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
