/* What a person may have typed by a slip: said when it is stored, and stored. */
#include "cli/option.h"
#include "cli/session.h"
#include "record/privacy.h"
#include "store/case_class.h"
#include "store/scan.h"

static void
hint_at(struct session *s, const char *field, enum message m, const char *word)
{
	struct fail hint = {0};

	if (session_given(s, OPT_QUIET))
		return;
	fail_set(&hint, m, word);
	fail_field(&hint, field);
	session_fault(s, &hint);
}

void
session_privacy(struct session *s, const struct record *r)
{
	for (size_t i = 0; i < r->schema->count; i++) {
		unsigned kinds = privacy_field(&r->schema->fields[i], r->values[i]);

		for (enum message m; (m = privacy_take(&kinds)) != MSG_NONE; )
			hint_at(s, r->schema->fields[i].name, m, NULL);
	}
}

/* A time of the record; false where it has none. */
static bool
time_of(const struct record *r, enum name id, struct moment *m)
{
	struct fail ignored = {0};
	bool ok = record_get(r, id).len > 0 && moment_parse(record_get(r, id), m, &ignored);

	fail_release(&ignored);
	return ok;
}

/* From a day is from its beginning. */
static int64_t
start_of(const struct session *s, struct moment from)
{
	return from.day_only ? zone_instant(session_when(s).zone, from.at) : from.at;
}

/* Until a day is until its end. */
static int64_t
end_of(const struct session *s, struct moment until)
{
	return start_of(s, until) + (moment_second(until) == 0 ? 86399 : 0);
}

void
session_times(struct session *s, const struct record *r)
{
	struct moment from, until;

	if (time_of(r, NAME_OCCURRED_FROM, &from) && time_of(r, NAME_OCCURRED_UNTIL, &until) &&
	    end_of(s, until) < start_of(s, from))
		hint_at(s, "occurred_until", MSG_TIMES_BACKWARDS, "occurred_from");
	if (time_of(r, NAME_DUE, &until) && time_of(r, NAME_RECEIVED, &from) && moment_day(until) < moment_day(from))
		hint_at(s, "due", MSG_TIMES_BACKWARDS, "received");
	if (time_of(r, NAME_VERIFY_AFTER, &until) && time_of(r, NAME_DUE, &from) && moment_day(until) < moment_day(from))
		hint_at(s, "verify_after", MSG_TIMES_BACKWARDS, "due");
	if (time_of(r, NAME_UNTIL, &until) && end_of(s, until) < s->clock.now)
		hint_at(s, "until", MSG_UNTIL_PAST, NULL);
}

void
session_outage(struct session *s, const struct record *r)
{
	struct text id = record_get(r, NAME_OUTAGE);
	struct fail ignored = {0};
	struct scanned c;

	if (id.len > 0 && (!scan_one(&s->tree, id, INT64_MAX, &fail_nowhere, &s->arena, &c, &ignored) ||
	    !text_is(record_get(&c.c.record, NAME_KIND), "outage")))
		hint_at(s, "outage", MSG_OUTAGE_FOREIGN, arena_string(&s->arena, id));
	fail_release(&ignored);
}

void
session_class(struct session *s, const struct record *r)
{
	struct text word = record_get(r, NAME_CLASS);
	struct fail hint = {0};
	const char *names;

	if (word.len == 0 || !case_class_foreign(case_classes(s->tree.root, &s->arena), word, &s->arena, &names))
		return;
	fail_set(&hint, MSG_CLASS_FOREIGN, arena_string(&s->arena, word), names);
	fail_field(&hint, "class");
	session_warn(s, &hint);
	fail_release(&hint);
}

bool
session_near(struct session *s, struct fail *why)
{
	struct text rest = text_of(why->message == MSG_FIELD_UNKNOWN ? why->words[1] : NULL), name;
	const char **names = arena_get(&s->arena, (rest.len + 1) * sizeof *names), *near, *typed, *all;
	size_t n = 0;

	if (why->message != MSG_FIELD_UNKNOWN)
		return false;
	typed = arena_string(&s->arena, text_of(why->words[0]));
	all = arena_string(&s->arena, rest);
	while (text_next(&rest, ',', &name))
		names[n++] = arena_string(&s->arena, text_trim(name));
	near = nearest_word(typed, names);
	return near != NULL && fail_set(why, MSG_FIELD_UNKNOWN_NEAR, typed, near, all);
}
