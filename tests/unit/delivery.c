#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "record/delivery.h"

#include "case_fixture.h"

/* Steps in a line: "decide respond notify", "respond+" with a channel of its own,
 * "!notify" taken back. */
static void
fill(struct case_file *c, const char *steps, struct arena *arena)
{
	struct text rest = text_of(steps), word;

	*c = (struct case_file){ .steps = arena_get(arena, STEPS_MAX * sizeof *c->steps) };
	while (rest.len > 0 && text_next(&rest, ' ', &word)) {
		struct step *s = &c->steps[c->step_count++];
		bool via = text_ends(word, TEXT("+"));

		s->retracted = text_starts(word, TEXT("!"));
		record_init(&s->record, &step_schema, arena);
		s->verb = step_find(text_slice(word, s->retracted, word.len - via));
		assert_non_null(s->verb);
		s->number = (int64_t)c->step_count;
		if (via)
			record_put(&s->record, NAME_VIA, TEXT("sms"));
	}
}

static void
due(void **state)
{
	static const struct {
		const char *steps;
		int due;	/* index of the answer to be told, -1: none */
		bool unanswered;
	} rows[] = {
		{ "", -1, false },
		{ "decide", -1, true },
		{ "decide respond", 1, false },
		{ "respond notify", -1, false },
		{ "respond+", -1, false },
		{ "respond respond", 1, false },
		{ "respond notify respond", 2, false },
		{ "respond respond+", -1, false },
		{ "respond+ respond", 1, false },
		{ "notify respond", 1, false },
		{ "respond !notify", 0, false },
		{ "respond !respond", 0, false },
		{ "!respond", -1, false },
		{ "respond close note", 0, false },
		{ "respond notify decide", -1, true },
		{ "decide !respond", -1, true },
		{ "!decide", -1, false },
	};
	struct arena arena = {0};
	struct case_file c;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct step *got;

		fill(&c, rows[i].steps, &arena);
		got = delivery_due(&c);
		if ((got == NULL ? -1 : got - c.steps) != rows[i].due || delivery_unanswered(&c) != rows[i].unanswered)
			fail_msg("%s: %d, %d", rows[i].steps, (int)(got == NULL ? -1 : got - c.steps), delivery_unanswered(&c));
	}
	arena_release(&arena);
}

static void
ways(void **state)
{
	static const struct {
		const char *people, *came;
		enum delivery_way way;
		const char *channel, *contact, *name;
	} rows[] = {
		{ "", "box", DELIVERY_OTHER, "", "", "" },
		{ "reporter.name: Siti", "desk", DELIVERY_OTHER, "", "", "" },
		{ "reporter.name: Siti\nreporter.phone: 0812", "desk", DELIVERY_OTHER, "phone", "0812", "Siti" },
		{ "reporter.phone: 0812", "whatsapp", DELIVERY_MESSAGE, "whatsapp", "0812", "" },
		{ "reporter.email: s@x.id", "whatsapp", DELIVERY_MESSAGE, "email", "s@x.id", "" },
		{ "reporter.email: s@x.id\nreporter.phone: 0812", "desk", DELIVERY_OTHER, "phone", "0812", "" },
		{ "reporter.email: s@x.id\nreporter.phone: 0812", "email", DELIVERY_EMAIL, "email", "s@x.id", "" },
		{ "reporter.phone: 0812", "email", DELIVERY_EMAIL, "phone", "0812", "" },
		{ "reporter.address: Jalan 1", "desk", DELIVERY_OTHER, "letter", "Jalan 1", "" },
		{ "reporter.address: Jalan 1\nreporter.email: s@x.id", "letter", DELIVERY_OTHER, "email", "s@x.id", "" },
		/* whoever he named, before a letter; nobody else of the case */
		{ "reporter.name: Siti\nreporter.address: Jalan 1\ncontact.name: Ani\ncontact.phone: 0813", "desk", DELIVERY_OTHER, "phone", "0813", "Ani" },
		{ "suspect.phone: 0811\nwitness.phone: 0812\nvictim.phone: 0813\nreporter.2.phone: 0814", "desk", DELIVERY_OTHER, "", "", "" },
	};
	struct arena arena = {0};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct delivery d = delivery_find(text_of(rows[i].people), text_of(rows[i].came), rows[i].way, &arena);

		if (!text_is(d.channel, rows[i].channel) || !text_is(d.contact, rows[i].contact) || !text_is(d.name, rows[i].name))
			fail_msg("%s: %.*s %.*s", rows[i].people, TEXT_ARG(d.channel), TEXT_ARG(d.contact));
	}
	arena_release(&arena);
}

/* Of answers and proofs that were written in two clones: a proof covers what its writer
 * had read, and a newer answer takes the place of those that its writer had. */
static void
met(void **state)
{
	static const struct {
		struct row steps[STEPS_MAX];
		int due;
	} rows[] = {
		{ { { 1, "R_01-A", "respond", "09:00", NULL }, { 2, "R_02-B", "respond", "10:00", "after=01-A" }, { 2, "R_02-C", "notify", "11:00", "after=01-A" } }, 1 },
		{ { { 1, "R_01-A", "respond", "09:00", NULL }, { 2, "R_02-B", "notify", "10:00", "after=01-A" }, { 2, "R_02-C", "respond", "11:00", "after=01-A" } }, 2 },
		{ { { 1, "R_01-A", "respond", "09:00", NULL }, { 2, "R_02-B", "respond", "10:00", "after=01-A" }, { 2, "R_02-C", "respond", "11:00", "via=sms after=01-A" } }, 1 },
		{ { { 1, "R_01-A", "respond", "09:00", NULL }, { 1, "R_01-B", "respond", "10:00", NULL }, { 2, "R_02-C", "notify", "11:00", "after=01-B" } }, 0 },
		/* somebody saw all of it */
		{ { { 1, "R_01-A", "respond", "09:00", NULL }, { 1, "R_01-B", "respond", "10:00", NULL }, { 2, "R_02-C", "notify", "11:00", "after=01-A\n01-B" } }, -1 },
		{ { { 1, "R_01-A", "respond", "09:00", NULL }, { 1, "R_01-B", "respond", "10:00", NULL }, { 2, "R_02-C", "respond", "11:00", "via=sms after=01-A\n01-B" } }, -1 },
		/* an imported proof tells by its clock */
		{ { { 1, "R_01-A", "respond", "09:00", NULL }, { 1, "R_01-B", "respond", "10:00", NULL }, { 2, "R_02-C", "notify", "11:00", NULL } }, -1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena arena = {0};
		struct case_file c;
		const struct step *got;

		case_make(&c, &arena, &feedback_schema, "08:00", "kind=complaint", rows[i].steps);
		got = delivery_due(&c);
		if ((got == NULL ? -1 : got - c.steps) != rows[i].due)
			fail_msg("row %zu: %d", i, (int)(got == NULL ? -1 : got - c.steps));
		arena_release(&arena);
	}
}

/* What was not taken on or put together with another is told too, where there is a way;
 * an answer of the same episode has done so. */
static void
set_aside(void **state)
{
	static const struct {
		const char *steps;
		enum name way;
		bool unanswered;
	} rows[] = {
		{ "reject", NAME_IDENTITY, true },
		{ "reject", NAME_CODE_SHA256, true },
		{ "reject", NAME_NONE, false },
		{ "duplicate", NAME_IDENTITY, true },
		{ "reject note", NAME_IDENTITY, true },
		{ "reject respond", NAME_IDENTITY, false },
		{ "respond reject", NAME_IDENTITY, false },
		{ "respond reject reopen reject", NAME_IDENTITY, true },
		{ "reject reopen", NAME_IDENTITY, false },
		{ "!reject", NAME_IDENTITY, false },
		{ "reject !respond", NAME_IDENTITY, true },
	};
	struct arena arena = {0};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct case_file c;

		fill(&c, rows[i].steps, &arena);
		record_init(&c.record, &feedback_schema, &arena);
		if (rows[i].way != NAME_NONE)
			record_put(&c.record, rows[i].way, TEXT("x"));
		case_fold(&c);
		if (delivery_unanswered(&c) != rows[i].unanswered)
			fail_msg("%s", rows[i].steps);
	}
	arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(met), cmocka_unit_test(set_aside), cmocka_unit_test(due), cmocka_unit_test(ways) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
