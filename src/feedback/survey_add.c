/* survey add: the answers of a sheet become batches, all or none. */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/memory.h"
#include "store/claim.h"
#include "survey_sheet.h"
#include "time/date.h"
#include "verbs.h"

/* The answers of one batch: `count` of by_batch, from `from` on. */
struct run {
	struct answer **from;
	size_t count;
};

/* Batches that came with an id are before the new one, which takes a number
 * that they leave; in a batch the answers stay as the sheet has them. */
static int
batch_order(const void *x, const void *y)
{
	const struct answer *a = *(struct answer *const *)x, *b = *(struct answer *const *)y;
	int c = text_compare(a->batch, b->batch);

	if (c != 0 && (a->batch.len == 0 || b->batch.len == 0))
		return a->batch.len == 0 ? 1 : -1;
	return c != 0 ? c : (a->line > b->line) - (a->line < b->line);
}

static void
sort_batches(struct adding *a)
{
	a->by_batch = arena_get(&a->session->arena, (a->count + 1) * sizeof *a->by_batch);
	for (size_t i = 0; i < a->count; i++)
		a->by_batch[i] = &a->answers[i];
	if (a->count > 1)
		qsort(a->by_batch, a->count, sizeof *a->by_batch, batch_order);
}

/* The batch after that one, the first after {0}; false after the last. */
static bool
next_run(const struct adding *a, struct run *r)
{
	size_t at = r->from != NULL ? (size_t)(r->from - a->by_batch) + r->count : 0;

	*r = (struct run){ &a->by_batch[at], 0 };
	while (at + r->count < a->count && text_equal(r->from[r->count]->batch, r->from[0]->batch))
		r->count++;
	return r->count > 0;
}

/* The first answer of a batch that is not stored; NULL where all are. */
static const struct answer *
first_new(const struct run *r)
{
	for (size_t i = 0; i < r->count; i++)
		if (!r->from[i]->known)
			return r->from[i];
	return NULL;
}

/* The x-... columns of a batch: those of the sheet, then what its own rows say. */
static size_t
extras_of(const struct adding *a, const struct run *run, struct arena *arena, struct text **found)
{
	size_t most = a->columns.count, count = 0;
	struct text *extras;

	for (size_t i = 0; i < run->count; i++)
		most += run->from[i]->record.extra_count;
	extras = *found = arena_get(arena, (most + 1) * sizeof *extras);
	for (size_t k = 0; k < a->columns.count; k++)
		if (a->columns.extras[k].len > 0)
			extras[count++] = a->columns.extras[k];
	for (size_t i = 0; i < run->count; i++) {
		const struct record *r = &run->from[i]->record;

		for (size_t e = 0; e < r->extra_count; e++) {
			size_t k = 0;

			while (k < count && !text_equal(extras[k], r->extras[e].key))
				k++;
			if (k == count)
				extras[count++] = r->extras[e].key;
		}
	}
	return count;
}

/* The bytes of the answers of a batch that are not stored; how many they are.
 * No more than tell that it is too large: many x-... columns are a large square. */
static int64_t
write_batch(const struct adding *a, const struct run *run, struct buf *out)
{
	struct arena arena = {0};
	struct text *extras;
	size_t count = extras_of(a, run, &arena, &extras);
	int64_t rows = 0;

	buf_clear(out);
	survey_write_header(extras, count, out);
	for (size_t i = 0; i < run->count && out->len <= SURVEY_MAX; i++) {
		if (run->from[i]->known)
			continue;
		survey_write_row(&run->from[i]->record, extras, count, out);
		rows++;
	}
	arena_release(&arena);
	return rows;
}

/* A batch that comes with its id and is here with other answers. */
static void
check_held(struct adding *a, const struct answer *first)
{
	struct survey_batch b;
	struct fail why = {0};

	if (first->batch.len > 0 && survey_path(first->batch, &b, &a->session->arena, &why) &&
	    faccessat(a->session->tree.root, b.path, F_OK, AT_SYMLINK_NOFOLLOW) == 0) {
		fail_set(&why, MSG_ID_HELD, arena_string(&a->session->arena, b.id));
		survey_sheet_fault(a, "id", first->line, &why);
	}
	fail_release(&why);
}

/* What is in the way of a batch, before any is stored. */
static void
check_batches(struct adding *a)
{
	struct buf bytes = {0};
	struct fail why = {0};

	for (struct run r = {0}; next_run(a, &r); ) {
		const struct answer *first = first_new(&r);

		if (first == NULL)
			continue;
		check_held(a, first);
		(void)write_batch(a, &r, &bytes);
		if (bytes.len <= SURVEY_MAX)
			continue;
		fail_set(&why, MSG_SURVEY_TOO_LARGE, arena_printf(&a->session->arena, "%d", SURVEY_MAX).at);
		survey_sheet_fault(a, NULL, first->line, &why);
	}
	buf_release(&bytes);
}

static bool
store_batch(struct adding *a, const struct writer *w, struct text station, struct text id, struct text bytes,
    struct fail *why)
{
	struct session *s = a->session;
	struct survey_batch b = { .parsed = { .station = station, .day = a->day } };
	bool ok;

	if (id.len > 0 && !survey_path(id, &b, &s->arena, why))
		return false;
	ok = survey_put(w, b.parsed.station, b.parsed.day, bytes, &s->arena, &id, why);
	if (!ok && why->message != MSG_FILE_UNCONFIRMED)
		return false;
	s->stored = true;
	if (ok)
		(void)fprintf(s->out, "%.*s\n", TEXT_ARG(id));
	else
		session_notice(s, MSG_STORED_AS, arena_string(&s->arena, id), NULL);
	return ok;
}

static bool
store_all(struct adding *a, const struct writer *w, struct text station, struct fail *why)
{
	struct buf bytes = {0};
	bool ok = true;

	for (size_t i = 0; i < a->count; i++)
		a->skipped += a->answers[i].known;
	for (struct run r = {0}; ok && next_run(a, &r); ) {
		int64_t rows = write_batch(a, &r, &bytes);

		if (rows > 0 && session_given(a->session, OPT_DRY_RUN))
			(void)fwrite(bytes.data, 1, bytes.len, a->session->out);
		else if (rows > 0)
			ok = store_batch(a, w, station, r.from[0]->batch, buf_view(&bytes), why);
		if (ok)
			a->added += rows;
	}
	buf_release(&bytes);
	return ok;
}

/* The day of the batch: --received, or today. */
static bool
set_day(struct adding *a, const struct station *station, struct fail *why)
{
	struct session *s = a->session;
	int field = schema_named(&box_schema, NAME_RECEIVED);
	struct moment received = moment_in(s->clock.now, &station->zone);
	struct text word;
	char day[11], now[MOMENT_TEXT];

	moment_print(received, now);
	if (s->given.fields[field].at != NULL) {
		if (!session_value(s, &box_schema.fields[field], s->given.fields[field], &word, why) ||
		    !moment_parse(word, &received, why))
			return fail_field(why, "received");
		if (received.day_only)
			received.at = zone_instant(&station->zone, received.at);
		if (received.at > s->clock.now) {
			fail_set(why, MSG_RECEIVED_LATER, now);
			return fail_field(why, "received");
		}
		moment_parse(word, &received, why);
	}
	a->day = moment_day(received);
	date_print(a->day, day);
	a->day_text = arena_text(&s->arena, text_of(day));
	return true;
}

static bool
add(struct adding *a, const struct writer *w, struct text station, struct fail *why)
{
	struct session *s = a->session;

	if (!survey_sheet_meet(a, why))
		return false;
	sort_batches(a);
	check_batches(a);
	if (a->faults > 0) {
		session_notice(s, MSG_SURVEY_STOPPED, NULL);
		return true;
	}
	if (!store_all(a, w, station, why))
		return false;
	session_notice(s, MSG_SURVEY_DONE, arena_printf(&s->arena, "%lld", (long long)a->added).at,
	    arena_printf(&s->arena, "%lld", (long long)a->skipped).at, NULL);
	return true;
}

bool
survey_add(struct session *s, struct fail *why)
{
	int field = schema_named(&box_schema, NAME_STATION);
	struct adding a = { .session = s, .when = session_when(s) };
	struct turn turn = TURN_NONE;
	const struct station *station = claim_writer(&s->tree, s->given.fields[field], &s->arena, why);
	struct writer w;
	bool ok;

	if (station == NULL || !writer_init(&w, &s->tree, s->clock, why) || !set_day(&a, station, why))
		return false;
	ok = survey_sheet_read(&a, why) && (session_given(s, OPT_DRY_RUN) || session_turn(s, &turn, why)) &&
	    add(&a, &w, station->code, why);
	turn_end(&turn);
	memory_free(a.answers);
	return ok;
}
