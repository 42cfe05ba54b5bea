#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "record/schema.h"

/* Letters that mean the same in every command (DESIGN 4). */
static const char shared_letters[] = "COofwSnT0NqvhVmFEI";

static bool
is_said(struct words w)
{
	return w.in[LANGUAGE_EN] != NULL && *w.in[LANGUAGE_EN] != '\0' && w.in[LANGUAGE_ID] != NULL && *w.in[LANGUAGE_ID] != '\0';
}

static bool
has_choices(const struct field *f)
{
	return f->kind == FIELD_CHOICE || f->kind == FIELD_CHOICES || f->kind == FIELD_SCORES;
}

/* A name is a YAML key, CSV column, option and filter word at once. */
static bool
is_name(const char *s)
{
	for (const char *c = s; *c != '\0'; c++)
		if (!((*c >= 'a' && *c <= 'z') || (c > s && ((*c >= '0' && *c <= '9') || *c == '_'))))
			return false;
	return *s != '\0' && strcmp(s, "in") != 0 && strcmp(s, "sum") != 0;
}

static void
check_pair(const struct schema *s, const struct field *a, const struct field *b)
{
	if (strcmp(a->name, b->name) == 0)
		fail_msg("%s: two fields are called %s", s->name, a->name);
	if (a->id != NAME_NONE && a->id == b->id)
		fail_msg("%s: %s and %s have one id", s->name, a->name, b->name);
	if (a->letter != 0 && a->letter == b->letter)
		fail_msg("%s: %s and %s have one letter", s->name, a->name, b->name);
}

static void
test_fields(void **state)
{
	(void)state;
	for (size_t i = 0; catalog[i] != NULL; i++) {
		const struct schema *s = catalog[i];

		assert_true(is_said(s->help));
		assert_true(s->count > 0);
		assert_ptr_equal(catalog_find(text_of(s->name)), s);
		for (size_t k = 0; k < s->count; k++) {
			const struct field *f = &s->fields[k];

			if (!is_name(f->name))
				fail_msg("%s: %s is no name", s->name, f->name);
			if (!is_said(f->help))
				fail_msg("%s: %s has no help in one language", s->name, f->name);
			if (f->class == CLASS_NONE)
				fail_msg("%s: %s has no class", s->name, f->name);
			if (f->letter != 0 && strchr(shared_letters, f->letter) != NULL)
				fail_msg("%s: %s takes the shared letter %c", s->name, f->name, f->letter);
			if (f->kind != FIELD_CODE && has_choices(f) != (f->choices != NULL))
				fail_msg("%s: %s and its choices do not go together", s->name, f->name);
			if (f->table != NULL && (f->kind != FIELD_CODE || catalog_find(text_of(f->table)) == NULL))
				fail_msg("%s: %s names no table: %s", s->name, f->name, f->table);
			if ((f->flags & FIELD_DERIVED) != 0 && (f->flags & FIELD_REQUIRED) != 0)
				fail_msg("%s: %s is derived and required", s->name, f->name);
			for (size_t n = k + 1; n < s->count; n++)
				check_pair(s, f, &s->fields[n]);
			assert_int_equal(schema_field(s, text_of(f->name)), k);
			if (f->id != NAME_NONE)
				assert_int_equal(schema_named(s, f->id), k);
		}
		for (size_t k = i + 1; catalog[k] != NULL; k++)
			assert_string_not_equal(s->name, catalog[k]->name);
	}
	assert_null(catalog_find(TEXT("reports")));
	assert_int_equal(schema_field(&report_schema, TEXT("Kind")), NO_FIELD);
	assert_int_equal(schema_field(&report_schema, (struct text){0}), NO_FIELD);
	assert_int_equal(schema_named(&report_schema, NAME_DUTY_START), NO_FIELD);
}

/* Every word of a choice leads to that choice and to no other. */
static void
check_words(const char *where, const struct choice *choices)
{
	for (const struct choice *c = choices; c->key != NULL; c++) {
		struct text rest = text_of(c->also), word;

		if (!is_said(c->label))
			fail_msg("%s: %s has no label in one language", where, c->key);
		if (choice_find(choices, text_of(c->key)) != c || choice_key(choices, text_of(c->key)) != c)
			fail_msg("%s: two choices %s", where, c->key);
		for (int l = 0; l < LANGUAGES; l++)
			if (choice_find(choices, text_of(c->label.in[l])) != c)
				fail_msg("%s: \"%s\" is not %s alone", where, c->label.in[l], c->key);
		while (text_next(&rest, '|', &word))
			if (word.len == 0 || choice_find(choices, word) != c)
				fail_msg("%s: \"%.*s\" is not %s alone", where, TEXT_ARG(word), c->key);
	}
}

static void
test_choices(void **state)
{
	(void)state;
	for (size_t i = 0; catalog[i] != NULL; i++)
		for (size_t k = 0; k < catalog[i]->count; k++)
			if (catalog[i]->fields[k].choices != NULL)
				check_words(catalog[i]->fields[k].name, catalog[i]->fields[k].choices);
}

static void
test_words_of_people(void **state)
{
	static const struct {
		const struct schema *schema;
		const char *field, *word, *key;
	} cases[] = {
		{ &report_schema, "kind", "kehilangan", "lost" }, { &report_schema, "kind", "KEHILANGAN", "lost" },
		{ &report_schema, "kind", "lost", "lost" }, { &report_schema, "kind", "gawat-darurat", "emergency" },
		{ &report_schema, "kind", "los", NULL }, { &report_schema, "kind", "", NULL }, { &report_schema, "kind", "lost ", NULL },
		{ &report_schema, "kind", "pidana", "crime" }, { &report_schema, "kind", "Barang Temuan", "found" },
		{ &report_schema, "kind", "masalah sosial", "social" }, { &report_schema, "kind", "permohonan_informasi", "information" },
		{ &report_schema, "kind", "gangguan sistem", "outage" }, { &report_schema, "kind", "mutasi", "log" },
		{ &report_schema, "priority", "segera", "urgent" }, { &report_schema, "priority", "biasa", "routine" },
		{ &report_schema, "model", "Laporan Masyarakat", "B" },
		{ &feedback_schema, "kind", "kritik", "criticism" }, { &feedback_schema, "kind", "masukan", "input" },
		{ &feedback_schema, "kind", "pertanyaan", "question" }, { &feedback_schema, "kind", "ucapan terima kasih", "praise" },
		{ &report_schema, "priority", "darurat", "emergent" }, { &report_schema, "model", "a", "A" },
		{ &feedback_schema, "kind", "saran", "suggestion" }, { &feedback_schema, "kind", "pengaduan", "complaint" },
		{ &feedback_schema, "anonymous", "ya", "yes" }, { &feedback_schema, "anonymous", "tidak", "no" },
		{ &feedback_schema, "aspects", "sikap petugas", "behaviour" }, { &feedback_schema, "aspects", "complaint-handling", "complaint_handling" },
		{ &feedback_schema, "aspects", "pengaduan", "complaint_handling" },
	};
	struct buf names = {0};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct field *f = &cases[i].schema->fields[schema_field(cases[i].schema, text_of(cases[i].field))];
		const struct choice *c = choice_find(f->choices, text_of(cases[i].word));

		if (cases[i].key == NULL ? c != NULL : c == NULL || strcmp(c->key, cases[i].key) != 0)
			fail_msg("%s: \"%s\" is %s", cases[i].field, cases[i].word, c == NULL ? "nothing" : c->key);
	}
	choice_names(yes_no, &names);
	assert_string_equal(names.data, "yes, no");
	buf_release(&names);
	assert_null(choice_key(yes_no, TEXT("ya")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fields), cmocka_unit_test(test_choices), cmocka_unit_test(test_words_of_people),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
