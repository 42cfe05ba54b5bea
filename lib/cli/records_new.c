/* new: one record from options, or one or more from YAML (-F). */
#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "cli/coming.h"
#include "cli/concerning.h"
#include "cli/dialogue.h"
#include "cli/duplicates.h"
#include "cli/editing.h"
#include "cli/improving.h"
#include "cli/matching.h"
#include "cli/question.h"
#include "cli/records.h"
#include "cli/referring.h"
#include "cli/replacing.h"
#include "cli/terminal.h"
#include "file/content.h"
#include "store/scan.h"

enum {
	FILE_MAX = 64 << 20,
	HINTS_MAX = 100,	/* documents of a file of which duplicates are looked for */
};

const enum option_id records_new_options[] = {
	OPT_MESSAGE, OPT_TEXT_FILE, OPT_FILE, OPT_EDIT, OPT_BY, OPT_REFER, OPT_CODE, OPT_SECRET, OPT_DRY_RUN,
	OPT_OUTPUT, OPT_END
};
const enum option_id records_new_outreach_options[] = {
	OPT_MESSAGE, OPT_TEXT_FILE, OPT_FILE, OPT_EDIT, OPT_BY, OPT_DRY_RUN, OPT_OUTPUT, OPT_END
};
const enum option_id records_new_plain_options[] = { OPT_FILE, OPT_EDIT, OPT_BY, OPT_DRY_RUN, OPT_OUTPUT, OPT_END };

/* Faults of documents name the file that they stand in. */
struct reading {
	struct session *session;
	const char *name;
};

static void
take_named(void *context, const struct fail *why)
{
	struct reading *r = context;
	struct fail named = {0};

	fail_copy(&named, why);
	fail_in(&named, r->name, 0);
	session_fault(r->session, &named);
}

static bool
read_file(struct session *s, const struct schema *schema, struct coming **all, size_t *count, struct fail *why)
{
	const char *name = session_word(s, OPT_FILE);
	FILE *in = session_input(s, name, why);
	struct when when = session_when(s);
	struct reading reading = { s, name };
	struct fail_sink sink = { take_named, &reading };
	struct node **documents;
	struct buf bytes = {0};
	bool ok;

	if (in == NULL)
		return false;
	ok = content_drain(fileno(in), FILE_MAX, &bytes, why) &&
	    yaml_read(arena_text(&s->arena, buf_view(&bytes)), &s->arena, &documents, count, why);
	buf_release(&bytes);
	if (in != stdin)
		(void)fclose(in);
	if (ok && *count == 0)
		ok = fail_set(why, MSG_YAML_NOT_MAP);
	if (!ok)
		return fail_in(why, name, 0);
	*all = arena_get(&s->arena, (*count + 1) * sizeof **all);
	for (size_t i = 0; i < *count; i++) {
		record_init(&(*all)[i].record, schema, &s->arena);
		(*all)[i].line = documents[i]->line;
		ok = record_from_node(&(*all)[i].record, documents[i], &when, &s->arena, &sink) &&
		    coming_check_own(&(*all)[i].record, &sink) && ok;
	}
	return ok;
}

/* A retry with the same --key stores nothing new and prints the same id: that of
 * one that came in up to a day before or after. */
enum { KEY_SPAN = 86400 };

struct keyed {
	struct coming *of;
	struct text key;
	int64_t at;	/* received */
};

struct key_search {
	struct keyed *at;	/* in order of key, then of the file */
	size_t count, open;	/* open: of which none is found yet */
	struct arena *arena;
};

static int
by_key(const void *x, const void *y)
{
	const struct keyed *a = x, *b = y;
	int c = text_compare(a->key, b->key);

	return c != 0 ? c : (a->of > b->of) - (a->of < b->of);
}

static int
by_time(const void *x, const void *y)
{
	const struct keyed *a = x, *b = y;

	return (a->at > b->at) - (a->at < b->at);
}

/* The first with that key, or with one behind it. */
static size_t
key_place(const struct key_search *k, struct text key)
{
	size_t from = 0, until = k->count;

	while (from < until) {
		size_t middle = from + (until - from) / 2;

		if (text_compare(k->at[middle].key, key) < 0)
			from = middle + 1;
		else
			until = middle;
	}
	return from;
}

static bool
take_key(void *context, struct scanned *c, struct fail *why)
{
	struct key_search *k = context;
	struct text key = record_get(&c->c.record, NAME_KEY), station = record_get(&c->c.record, NAME_STATION);
	int64_t at = scan_instant(c);

	(void)why;
	for (size_t i = key_place(k, key); key.len > 0 && i < k->count && text_equal(k->at[i].key, key); i++) {
		struct keyed *one = &k->at[i];

		if (one->of->id.len > 0 || !text_equal(station, record_get(&one->of->record, NAME_STATION)) ||
		    at < one->at - KEY_SPAN || at >= one->at + KEY_SPAN)
			continue;
		one->of->id = arena_text(k->arena, c->c.id);
		k->open--;
	}
	return k->open > 0;
}

/* Those that have a key, and the first of the file that has the same. */
static bool
gather_keys(struct key_search *k, struct coming *all, size_t count, struct fail *why)
{
	k->at = arena_get(k->arena, (count + 1) * sizeof *k->at);
	for (struct coming *c = all; c < all + count; c++) {
		struct text key = record_get(&c->record, NAME_KEY);
		struct moment received;

		c->first = c;
		if (key.len == 0)
			continue;
		if (!moment_parse(record_get(&c->record, NAME_RECEIVED), &received, why))
			return false;
		k->at[k->count++] = (struct keyed){ c, key, received.at };
	}
	if (k->count > 1)
		qsort(k->at, k->count, sizeof *k->at, by_key);
	for (size_t i = 1; i < k->count; i++)
		if (text_equal(k->at[i].key, k->at[i - 1].key))
			k->at[i].of->first = k->at[i - 1].of->first;
	k->open = k->count;
	return true;
}

/* Fills the ids of those that are stored already, by their key; each day in which
 * one of them may be is read once. */
static bool
find_keys(struct session *s, struct coming *all, size_t count, struct fail *why)
{
	struct key_search k = { .arena = &s->arena };
	struct scan scan = { .tree = &s->tree, .type = record_type_of(all->record.schema), .as_of = INT64_MAX };
	struct keyed *times;

	if (!gather_keys(&k, all, count, why))
		return false;
	times = arena_get(&s->arena, (k.count + 1) * sizeof *times);
	for (size_t i = 0; i < k.count; i++) {
		struct text station = record_get(&k.at[i].of->record, NAME_STATION);

		scan.station = i == 0 || text_equal(station, scan.station) ? station : (struct text){0};
		times[i] = k.at[i];
	}
	if (k.count > 1)
		qsort(times, k.count, sizeof *times, by_time);
	for (size_t i = 0; i < k.count && k.open > 0;) {
		scan.period = (struct period){ times[i].at - KEY_SPAN, times[i].at + KEY_SPAN };
		while (++i < k.count && times[i].at - KEY_SPAN <= scan.period.until)
			scan.period.until = times[i].at + KEY_SPAN;
		if (!scan_cases(&scan, take_key, &k, why) && k.open > 0)
			return false;
	}
	return true;
}

/* Says that a record is stored. What is safe but not certain goes where no
 * script takes it. */
static void
acknowledge(struct session *s, const struct coming *c, bool confirmed)
{
	s->stored = true;
	if (!confirmed) {
		session_notice(s, MSG_STORED_AS, arena_string(&s->arena, c->id), NULL);
		return;
	}
	(void)fprintf(s->out, "%.*s\n", TEXT_ARG(c->id));
	/* The code of a record that was there before is not known any more. */
	if (c->code[0] != '\0' && !c->known)
		(void)fprintf(s->out, "%s\n", c->code);
	session_privacy(s, &c->record);
	session_times(s, &c->record);
	session_outage(s, &c->record);
	session_class(s, &c->record);
	improving_say(s, &c->record);
	concerning_say(s, record_get(&c->record, NAME_STATION), record_get(&c->record, NAME_CONCERNS), (struct text){0}, (struct text){0});
}

enum { SLIP_DAYS = 92 };	/* how far back a slip is looked for that was entered twice */

/* The item that a code opens. */
struct slip {
	struct text hash, found;
	struct arena *arena;
};

static bool
take_slip(void *context, struct scanned *s, struct fail *why)
{
	struct slip *slip = context;

	(void)why;
	if (text_is(record_get(&s->c.record, NAME_ANONYMOUS), "yes") && s->c.status != STATUS_VOID &&
	    digest_same(case_code(&s->c), slip->hash))
		slip->found = arena_text(slip->arena, s->c.id);
	return slip->found.len == 0;
}

/* A slip is entered once, at whichever desk; one that was typed in error is void. */
static bool
check_slip(struct session *s, const struct coming *c, struct fail *why)
{
	struct slip slip = { .arena = &s->arena };
	struct scan scan = { .tree = &s->tree, .type = record_type_of(&feedback_schema), .as_of = INT64_MAX, .faults = &fail_nowhere };

	if (!session_given(s, OPT_SECRET) || c->known)
		return true;
	slip.hash = record_get(&c->record, NAME_CODE_SHA256);
	scan.period = (struct period){ s->clock.now - (int64_t)SLIP_DAYS * 86400, INT64_MAX };
	if (!scan_cases(&scan, take_slip, &slip, why) && slip.found.len == 0)
		return false;
	return slip.found.len == 0 || fail_set(why, MSG_SECRET_HELD, arena_string(&s->arena, slip.found)) || fail_field(why, "secret");
}

static bool
store_one(struct session *s, const struct writer *w, struct coming *c, struct fail *why)
{
	bool ok;

	if (!find_keys(s, c, 1, why))
		return false;
	c->known = c->id.len > 0;
	if (!check_slip(s, c, why))
		return false;
	ok = c->known || put_record(w, &c->record, &s->arena, &c->id, why);
	if (ok || why->message == MSG_FILE_UNCONFIRMED)
		acknowledge(s, c, ok);
	if (ok && !c->known)
		matching_hint(s, &c->record, c->id);
	return ok && replacing_tell(s, &c->record, c->id, why) && referring_put(s, w, c, why);
}

/* All are written before the first is linked: a disk that is full stores none.
 * A file of more than a batch holds is stored a batch at a time. */
static bool
add_many(struct session *s, struct batch *b, struct coming *all, size_t count, struct fail *why)
{
	if (!find_keys(s, all, count, why))
		return false;
	for (struct coming *c = all; c < all + count; c++) {
		struct batch_item item = { .record = &c->record, .stored_as = &c->id, .stored_in = &s->arena };

		c->known = c->id.len > 0 || c->first != c;
		if (!c->known && (!batch_add(b, &item, why) || (batch_full(b) && !batch_flush(b, why))))
			return false;
	}
	return batch_flush(b, why);
}

static bool
store_many(struct session *s, const struct writer *w, struct coming *all, size_t count, struct fail *why)
{
	struct batch *b = batch_new(w);
	bool ok = add_many(s, b, all, count, why);

	batch_free(b);
	for (struct coming *c = all; c < all + count; c++) {
		if (c->known && c->id.len == 0)
			c->id = c->first->id;
		if (c->id.len > 0 && (ok || !c->known))
			acknowledge(s, c, ok);
	}
	for (struct coming *c = all; ok && c < all + count; c++)
		ok = replacing_tell(s, &c->record, c->id, why) && referring_put(s, w, c, why);
	return ok;
}

static void
print_one(struct session *s, const struct record *r, bool first)
{
	struct buf out = {0};

	if (!first)
		buf_puts(&out, "---\n");
	coming_show(r, &out);
	(void)fwrite(out.data, 1, out.len, s->out);
	buf_release(&out);
}

/* What can be given once, and one stream is one thing. */
static bool
check_options(const struct session *s, struct fail *why)
{
	static const enum option_id streams[] = { OPT_SECRET, OPT_MESSAGE, OPT_TEXT_FILE, OPT_FILE };
	int streamed = 0;

	for (size_t i = 0; i < sizeof streams / sizeof *streams; i++)
		streamed += session_given(s, streams[i]) && strcmp(session_word(s, streams[i]), "-") == 0;
	if (streamed > 1)
		return fail_set(why, MSG_STDIN_ONE);
	return !session_given(s, OPT_CODE) || !session_given(s, OPT_SECRET) ||
	    fail_set(why, MSG_OPTIONS_BOTH, "--code", "--secret");
}

/* With a --key or a slip it must not happen between the look and the link that another
 * stores the same: such writers take turns. */
static bool
store_all(struct session *s, const struct writer *w, struct coming *all, size_t count, struct fail *why)
{
	struct turn turn = TURN_NONE;
	bool keyed = session_given(s, OPT_SECRET), ok;

	for (size_t i = 0; i < count; i++)
		keyed = keyed || record_get(&all[i].record, NAME_KEY).len > 0;
	if (keyed && !session_turn(s, &turn, why))
		return false;
	ok = count == 1 ? store_one(s, w, all, why) : store_many(s, w, all, count, why);
	turn_end(&turn);
	return ok;
}

/* Says what may be there already. A retry with its key is that record itself;
 * in a file of many keys they are not looked up twice for a hint. */
static bool
hint_duplicates(struct session *s, const struct coming *all, size_t count)
{
	const struct record **records = arena_get(&s->arena, (count + 1) * sizeof *records);
	struct fail ignored = {0};
	size_t n = 0;

	for (size_t i = 0; count <= HINTS_MAX && i < count; i++) {
		bool keyed = record_get(&all[i].record, NAME_KEY).len > 0;
		struct coming one = all[i];

		if (!keyed || (count == 1 && find_keys(s, &one, 1, &ignored) && one.id.len == 0))
			records[n++] = &all[i].record;
		fail_release(&ignored);
	}
	return duplicates_say(s, records, n) > 0;
}

/* Completes the one that the options gave, with what a person says more. */
static bool
complete_one(struct session *s, const struct writer *w, struct coming *c, struct fail *why)
{
	if (dialogue_wanted(s, &c->record))
		return dialogue_take(s, w, c, why);
	return (session_given(s, OPT_EDIT) ? editing_take(s, w, c, why) : coming_complete(s, w, c, why)) && (!hint_duplicates(s, c, 1) || session_given(s, OPT_DRY_RUN) ||
	    !terminal_is() || question_store(s) == ANSWER_TAKEN || fail_set(why, MSG_NOTHING_STORED));
}

/* One from the options, or those of the file. */
static bool
take_all(struct session *s, const struct schema *schema, struct coming **all, size_t *count, struct fail *why)
{
	static const enum option_id texts[] = { OPT_MESSAGE, OPT_TEXT_FILE, OPT_EDIT, OPT_END };

	*all = arena_get(&s->arena, sizeof **all);
	*count = 1;
	if (!session_given(s, OPT_FILE)) {
		record_init(&(*all)->record, schema, &s->arena);
		return coming_from_options(s, &(*all)->record, why);
	}
	if (!coming_file_alone(s, schema, texts, why) || !read_file(s, schema, all, count, why))
		return false;
	/* A code opens one item. */
	return *count == 1 || !session_given(s, OPT_SECRET) || fail_set(why, MSG_SECRET_MANY);
}

static bool
complete_all(struct session *s, const struct writer *w, struct coming *all, size_t count, struct fail *why)
{
	if (!session_given(s, OPT_FILE))
		return complete_one(s, w, all, why);
	for (size_t i = 0; i < count; i++)
		if (!coming_complete(s, w, &all[i], why))
			return fail_in(why, session_word(s, OPT_FILE), all[i].line);
	(void)hint_duplicates(s, all, count);
	return true;
}

bool
records_new(struct session *s, const struct schema *schema, struct fail *why)
{
	struct coming *all;
	struct writer w;
	size_t count;

	if (tree_writer(&s->tree, why) == NULL || !writer_init(&w, &s->tree, s->clock, why) || !check_options(s, why) ||
	    !take_all(s, schema, &all, &count, why) || !complete_all(s, &w, all, count, why))
		return false;
	if (!session_given(s, OPT_DRY_RUN))
		return store_all(s, &w, all, count, why);
	if (session_given(s, OPT_SECRET) && (!find_keys(s, all, 1, why) || !check_slip(s, all, why)))
		return false;
	for (size_t i = 0; i < count; i++)
		print_one(s, &all[i].record, i == 0);
	return true;
}
