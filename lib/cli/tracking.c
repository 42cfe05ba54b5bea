#include "cli/tracking.h"

#include <string.h>
#include <unistd.h>

#include "base/digest.h"
#include "cli/command.h"
#include "record/code.h"
#include "store/duplicate.h"

enum { SECOND = 1000000000, LINE_MOST = 256, LEADS_MOST = 8 };

void
tracking_wait(const struct tracking *t)
{
	int64_t taken = clock_elapsed_ns() - t->begun;

	/* A search takes longer in a large tree: it too ends on a full second. */
	clock_wait_ns(t->begun + (taken / SECOND + 1) * SECOND);
}

/* One line, byte by byte: what comes after it is the text of a reply. */
static struct text
read_line(struct arena *arena)
{
	char line[LINE_MOST], c;
	size_t n = 0;

	while (read(STDIN_FILENO, &c, 1) == 1 && c != '\n')
		if (n < sizeof line)
			line[n++] = c;
	return arena_text(arena, (struct text){ line, n });
}

/* The hash of the code that was given; of one that cannot be a code, of what no
 * record has. */
static void
hash_code(struct session *s, const char *word, char hex[DIGEST_TEXT])
{
	struct text typed = text_trim(strcmp(word, "-") == 0 ? read_line(&s->arena) : text_of(word));
	char code[CODE_TEXT];

	if (code_parse(typed, code))
		code_hash(code, hex);
	else
		digest_hex(TEXT(""), hex);
}

static bool
opens(const struct case_file *c, const char hex[DIGEST_TEXT])
{
	return digest_same(case_code(c), text_of(hex));
}

struct search {
	const char *hex;
	struct arena *arena;
	struct text found;
};

/* Goes on when it has found it: how long it takes tells nothing. */
static bool
look_at(void *context, struct scanned *s, struct fail *why)
{
	struct search *search = context;

	(void)why;
	if (text_is(record_get(&s->c.record, NAME_ANONYMOUS), "yes") && opens(&s->c, search->hex))
		search->found = arena_text(search->arena, s->c.id);
	return true;
}

static bool
search_anonymous(struct session *s, const char hex[DIGEST_TEXT], struct text *id, struct fail *why)
{
	struct search search = { .hex = hex, .arena = &s->arena };
	struct scan scan = {
		.tree = &s->tree, .type = record_type_of(&feedback_schema), .period = PERIOD_ALL, .as_of = session_as_of(s),
		.faults = &fail_nowhere,
	};

	if (!scan_cases(&scan, look_at, &search, why))
		return false;
	*id = search.found;
	return id->len > 0;
}

static bool
read_record(struct session *s, struct text id, struct scanned *c, struct fail *why)
{
	return scan_one(&s->tree, id, session_as_of(s), &fail_nowhere, &s->arena, c, why);
}

/* What was voided and entered anew is followed to the new one. */
static void
follow(struct tracking *t)
{
	struct fail ignored = {0};
	struct text next;

	for (int i = 0; i < LEADS_MOST && (next = duplicate_replaced_by(&t->c.c)).len > 0; i++) {
		struct scanned c;

		if (!read_record(t->session, next, &c, &ignored))
			break;
		t->c = c;
	}
	fail_release(&ignored);
}

static bool
find(struct tracking *t, const char *operand, const char hex[DIGEST_TEXT], struct fail *why)
{
	struct session *s = t->session;

	if (operand == NULL)
		return search_anonymous(s, hex, &t->asked, why) && read_record(s, t->asked, &t->c, why);
	return scan_id(&s->tree, text_of(operand), s->clock.now, &s->arena, &t->asked, why) &&
	    read_record(s, t->asked, &t->c, why) && opens(&t->c.c, hex);
}

bool
tracking_open(struct tracking *t, struct session *s, struct fail *why)
{
	size_t count = s->given.operand_count;
	char **operands = s->given.operands, hex[DIGEST_TEXT];
	struct fail ignored = {0};
	bool found;

	*t = (struct tracking){ .session = s, .begun = clock_elapsed_ns() };
	if (count == 0)
		return fail_set(why, MSG_OPERANDS_NONE, s->verb->operands);
	if (count > 2)
		return fail_set(why, MSG_OPERANDS_MANY, operands[2]);
	hash_code(s, operands[count - 1], hex);
	s->given.operand_count = 0;
	found = find(t, count == 2 ? operands[0] : NULL, hex, &ignored);
	fail_release(&ignored);
	if (found) {
		follow(t);
		return true;
	}
	tracking_wait(t);
	return fail_set(why, MSG_TRACKING_NO);
}
