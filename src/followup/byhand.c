#include "byhand.h"

#include <string.h>

#include "cli/ruling.h"
#include "time/moment.h"

struct byhand_step {
	struct record record;
	int64_t number;
	struct byhand_step *next;
};

/* A record with the rows that were taken, in the order of the file. */
struct byhand_case {
	struct text id;
	struct byhand_step *first, **last;
	size_t count;
	struct byhand_case *next;
};

static size_t
bucket(struct text id)
{
	size_t h = 5381;

	for (size_t i = 0; i < id.len; i++)
		h = h * 33 + (unsigned char)id.at[i];
	return h % BYHAND_BUCKETS;
}

static struct byhand_case *
find_case(const struct byhand *b, struct text id)
{
	struct byhand_case *c = b->cases[bucket(id)];

	while (c != NULL && !text_equal(c->id, id))
		c = c->next;
	return c;
}

static int64_t
next_number(const struct case_file *c)
{
	int64_t number = 1;

	for (size_t i = 0; i < c->step_count; i++)
		number = c->steps[i].number >= number ? c->steps[i].number + 1 : number;
	return number;
}

static void
add_step(struct case_file *c, const struct byhand_step *from)
{
	struct step *s = &c->steps[c->step_count];
	struct fail ignored = {0};
	struct moment at;

	*s = (struct step){ .record = from->record, .name = record_get(&from->record, NAME_UID), .number = from->number,
		.verb = step_find(record_get(&from->record, NAME_VERB)) };
	if (s->number == 0)
		s->number = next_number(c);
	if (moment_parse(record_get(&from->record, NAME_AT), &at, &ignored))
		s->at = at.at;
	fail_release(&ignored);
	c->step_count++;
}

void
byhand_stand(const struct byhand *b, struct standing *on, struct arena *arena)
{
	struct scanned *c = &on->c;
	const struct byhand_case *found = find_case(b, c->c.id);
	struct step *steps;

	if (found == NULL)
		return;
	steps = arena_get(arena, (c->c.step_count + found->count) * sizeof *steps);
	for (size_t i = 0; i < c->c.step_count; i++) {
		steps[i] = c->c.steps[i];
		steps[i].retracted = false;
		steps[i].rival = NULL;
	}
	c->c.steps = steps;
	for (const struct byhand_step *s = found->first; s != NULL; s = s->next)
		add_step(&c->c, s);
	case_fold(&c->c);
	standing_begin(on, arena);
}

static const struct record *
keep(struct byhand *b, struct arena *arena, struct text id, const struct record *step, int64_t number)
{
	struct byhand_case *c = find_case(b, id);
	struct byhand_step *s = arena_get(arena, sizeof *s);

	if (c == NULL) {
		struct byhand_case **at = &b->cases[bucket(id)];

		c = arena_get(arena, sizeof *c);
		*c = (struct byhand_case){ .id = arena_text(arena, id), .last = &c->first, .next = *at };
		*at = c;
	}
	record_init(&s->record, &step_schema, arena);
	for (size_t i = 0; i < step_schema.count; i++)
		if (step->values[i].len > 0)
			s->record.values[i] = arena_text(arena, step->values[i]);
	s->number = number;
	*c->last = s;
	c->last = &s->next;
	c->count++;
	return &s->record;
}

/* What happened is past. */
static bool
check_at(struct session *s, const struct record *step, struct fail *why)
{
	struct when when = session_when(s);
	struct moment at;
	char now[MOMENT_TEXT];

	if (!moment_parse(record_get(step, NAME_AT), &at, why))
		return false;
	if (at.at <= s->clock.now)
		return true;
	moment_print(moment_in(s->clock.now, when.zone), now);
	fail_set(why, MSG_RECEIVED_LATER, now);
	return fail_field(why, "at");
}

bool
byhand_take(struct byhand *b, struct session *s, struct standing *on, const struct record *step, int64_t number,
    long line, struct arena *arena, struct fail *why)
{
	const struct step_verb *verb = step_find(record_get(step, NAME_VERB));
	const struct record *kept;

	if (!check_at(s, step, why) || !ruling_hands(s, verb, &on->c, step, why)) {
		byhand_refuse(b, line);
		return false;
	}
	kept = keep(b, &s->arena, on->c.c.id, step, number);
	standing_add(on, kept, verb, number, record_get(kept, NAME_UID), arena);
	return true;
}

void
byhand_refuse(struct byhand *b, long line)
{
	buf_add(&b->refused, &line, sizeof line);
}

bool
byhand_refused(struct byhand *b, long line)
{
	long refused;

	if (b->next >= b->refused.len)
		return false;
	memcpy(&refused, b->refused.data + b->next, sizeof refused);
	if (refused != line)
		return false;
	b->next += sizeof refused;
	return true;
}
