#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "record/record.h"
#include "record/step.h"

/* DESIGN 5 once more, by hand: what each verb is on a record that is open, and
 * what it may do afterwards. */
enum after_end { NEVER, UNCHANGED, LATE, CLOSES, REOPENS };

static const struct {
	const char *verb;
	unsigned targets;
	enum status after;
	enum after_end end;
	bool on_void;
} rules[] = {
	{ "accept", STEP_ANY, STATUS_OPEN, NEVER, false }, { "assign", STEP_ANY, STATUS_OPEN, NEVER, false },
	{ "note", STEP_ANY, STATUS_UNCHANGED, UNCHANGED, true }, { "amend", STEP_ANY, STATUS_UNCHANGED, UNCHANGED, false },
	{ "dispatch", STEP_REPORT, STATUS_OPEN, LATE, false }, { "depart", STEP_REPORT, STATUS_OPEN, LATE, false },
	{ "arrive", STEP_REPORT, STATUS_OPEN, LATE, false }, { "clear", STEP_REPORT, STATUS_OPEN, LATE, false },
	{ "refer", STEP_ANY, STATUS_REFERRED, NEVER, false }, { "outcome", STEP_ANY, STATUS_OPEN, LATE, false },
	{ "wait", STEP_ANY, STATUS_WAITING, NEVER, false }, { "resume", STEP_ANY, STATUS_OPEN, NEVER, false },
	{ "analyse", STEP_ANY, STATUS_OPEN, LATE, false }, { "decide", STEP_ANY, STATUS_OPEN, LATE, false },
	{ "respond", STEP_ANY, STATUS_UNCHANGED, UNCHANGED, false }, { "notify", STEP_ANY, STATUS_UNCHANGED, UNCHANGED, false },
	{ "advise", STEP_ANY, STATUS_UNCHANGED, UNCHANGED, false }, { "issue", STEP_VOICE, STATUS_UNCHANGED, UNCHANGED, false },
	{ "attach", STEP_ANY, STATUS_UNCHANGED, UNCHANGED, false }, { "match", STEP_REPORT, STATUS_UNCHANGED, UNCHANGED, false },
	{ "return", STEP_REPORT, STATUS_CLOSED, CLOSES, false },
	{ "resolve", STEP_ANY, STATUS_RESOLVED, NEVER, false }, { "close", STEP_ANY, STATUS_CLOSED, CLOSES, false },
	{ "reject", STEP_ANY, STATUS_REJECTED, NEVER, false }, { "duplicate", STEP_ANY, STATUS_DUPLICATE, NEVER, false },
	{ "void", STEP_ANY, STATUS_VOID, NEVER, false }, { "reopen", STEP_ANY, STATUS_OPEN, REOPENS, false },
	/* retract takes back a mistyped void too */
	{ "retract", STEP_ANY, STATUS_UNCHANGED, UNCHANGED, true },
};

enum { RULES = sizeof rules / sizeof *rules };

static bool
want_allowed(size_t rule, enum status now)
{
	if (now < STATUS_RESOLVED)
		return true;
	if (now == STATUS_VOID)
		return rules[rule].on_void;
	return rules[rule].end != NEVER && (rules[rule].end != CLOSES || now == STATUS_RESOLVED);
}

static enum status
want_status(size_t rule, enum status now)
{
	if (rules[rule].after == STATUS_UNCHANGED || !want_allowed(rule, now))
		return now;
	return now < STATUS_RESOLVED || rules[rule].end == CLOSES || rules[rule].end == REOPENS ? rules[rule].after : now;
}

static void
test_status(void **state)
{
	(void)state;
	for (size_t i = 0; i < RULES; i++) {
		const struct step_verb *v = step_find(text_of(rules[i].verb));

		if (v == NULL)
			fail_msg("no verb %s", rules[i].verb);
		if (v->targets != rules[i].targets || v->after != rules[i].after)
			fail_msg("%s: its row is not that of DESIGN 5", v->verb);
		for (int s = 0; s < STATUSES; s++) {
			enum status now = (enum status)s;

			if (step_allowed(v, now) != want_allowed(i, now))
				fail_msg("%s on %s: %s", v->verb, status_key(now), step_allowed(v, now) ? "allowed" : "refused");
			if (step_status(v, now) != want_status(i, now))
				fail_msg("%s on %s: %s", v->verb, status_key(now), status_key(step_status(v, now)));
		}
	}
	assert_null(step_find(TEXT("closes")));
	assert_null(step_find((struct text){0}));
}

static void
test_status_keys(void **state)
{
	static const char *const keys[] = { "new", "open", "waiting", "referred", "resolved", "closed", "rejected", "duplicate", "void" };

	(void)state;
	assert_int_equal(sizeof keys / sizeof *keys, STATUSES);
	for (int s = 0; s < STATUSES; s++)
		assert_string_equal(status_key((enum status)s), keys[s]);
	assert_null(status_choices[STATUSES].key);
}

static int
check_named(const struct step_verb *v, struct text name)
{
	int i = schema_field(&step_schema, name);

	if (i == NO_FIELD)
		fail_msg("%s: no field %.*s", v->verb, TEXT_ARG(name));
	return i;
}

static void
check_option(const struct step_verb *v, struct text name)
{
	int i = check_named(v, name);

	if ((step_schema.fields[i].flags & FIELD_SYSTEM) != 0)
		fail_msg("%s: %.*s is no option", v->verb, TEXT_ARG(name));
}

/* What every row needs, also the ones to come. */
static void
test_rows(void **state)
{
	(void)state;
	for (const struct step_verb *v = step_verbs; v->verb != NULL; v++) {
		assert_ptr_equal(step_find(text_of(v->verb)), v);
		for (int l = 0; l < LANGUAGES; l++)
			assert_true(v->help.in[l] != NULL && *v->help.in[l] != '\0');
		assert_non_null(v->example);
		assert_int_not_equal(v->targets, 0);
		assert_true(v->after < STATUSES || v->after == STATUS_UNCHANGED);
		for (size_t i = 0; i < STEP_FIELDS_MAX && v->fields[i] != NULL; i++)
			check_option(v, text_of(v->fields[i]));
		for (size_t i = 0; i < 2 && v->required[i] != NULL; i++) {
			struct text rest = text_of(v->required[i]), name;

			while (text_next(&rest, '|', &name))
				check_named(v, name);	/* the command itself may put it */
		}
		if (v->stage != NAME_NONE && schema_named(&case_schema, v->stage) == NO_FIELD)
			fail_msg("%s: its stage is no column", v->verb);
	}
}

/* Which field the fault of a step is in, "either" where it is one of two; ""
 * where there is none. */
static void
assert_rule(const char *verb, const char *field, const char *value, const char *source, const char *want)
{
	struct arena a = {0};
	struct fail why = {0};
	struct record r;
	const char *got;

	record_init(&r, &step_schema, &a);
	record_put(&r, NAME_UID, TEXT("0123456789abcdef0123456789abcdef"));
	record_put(&r, NAME_RECORD, TEXT("0123456789abcdef0123456789abcdef"));
	record_put(&r, NAME_AT, TEXT("2026-11-24T22:15:00+07:00"));
	record_put(&r, NAME_RECORDED, TEXT("2026-11-24T22:15:00+07:00"));
	record_put(&r, NAME_VERB, text_of(verb));
	record_put(&r, NAME_SOURCE, text_of(source));
	if (*field != '\0')
		r.values[schema_field(&step_schema, text_of(field))] = text_of(value);
	assert_int_equal(record_check_first(&r, &why), *want == '\0');
	got = why.field != NULL ? why.field : "either";
	if (*want != '\0' && strcmp(got, want) != 0)
		fail_msg("%s: fault in %s, expected %s", verb, got, want);
	fail_release(&why);
	arena_release(&a);
}

static void
test_rule(void **state)
{
	(void)state;
	assert_rule("accept", "", "", "", "");
	assert_rule("assign", "", "", "", "to");
	assert_rule("assign", "to", "84010123", "", "");
	assert_rule("assign", "", "", "sf-fire", "");
	assert_rule("decide", "", "", "", "either");
	assert_rule("decide", "reason", "no money", "", "");
	assert_rule("decide", "action", "PLB-20261124-A0001", "", "");
	assert_rule("decide", "action", "A1", "", "action");
	assert_rule("note", "", "", "", "note");
	assert_rule("note", "replaced_by", "PLB-20261124-R0001", "", "");
	assert_rule("closes", "", "", "", "verb");
	assert_rule("closes", "", "", "sf-fire", "verb");
	assert_rule("reopen", "reason", "", "", "reason");
	assert_rule("close", "clearance", "penangkapan", "", "clearance");
	assert_rule("close", "clearance", "arrest", "", "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_status), cmocka_unit_test(test_status_keys), cmocka_unit_test(test_rows), cmocka_unit_test(test_rule),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
