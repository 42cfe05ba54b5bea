/* survey add: the answers of a sheet become batches, all or none. */
#include <fcntl.h>
#include <unistd.h>

#include "base/memory.h"
#include "store/claim.h"
#include "survey_sheet.h"
#include "time/date.h"
#include "verbs.h"

/* The x-... columns of a batch: those of the sheet, then what its own rows say. */
static size_t
extras_of(const struct adding *a, struct text batch, struct text **found)
{
	size_t most = a->columns.count, count = 0;
	struct text *extras;

	for (size_t i = 0; i < a->count; i++)
		most += text_equal(a->answers[i].batch, batch) ? a->answers[i].record.extra_count : 0;
	extras = *found = arena_get(&a->session->arena, (most + 1) * sizeof *extras);
	for (size_t k = 0; k < a->columns.count; k++)
		if (a->columns.extras[k].len > 0)
			extras[count++] = a->columns.extras[k];
	for (size_t i = 0; i < a->count; i++) {
		const struct record *r = &a->answers[i].record;

		for (size_t e = 0; text_equal(a->answers[i].batch, batch) && e < r->extra_count; e++) {
			size_t k = 0;

			while (k < count && !text_equal(extras[k], r->extras[e].key))
				k++;
			if (k == count)
				extras[count++] = r->extras[e].key;
		}
	}
	return count;
}

/* The bytes of the answers of a batch that are not stored; how many they are. */
static int64_t
write_batch(const struct adding *a, struct text batch, struct buf *out)
{
	struct text *extras;
	size_t count = extras_of(a, batch, &extras);
	int64_t rows = 0;

	survey_write_header(extras, count, out);
	for (size_t i = 0; i < a->count; i++) {
		const struct answer *n = &a->answers[i];

		if (n->known || !text_equal(n->batch, batch))
			continue;
		survey_write_row(&n->record, extras, count, out);
		rows++;
	}
	return rows;
}

/* The first answer of its batch in the sheet. */
static bool
begins(const struct adding *a, size_t i)
{
	if (i > 0 && text_equal(a->answers[i - 1].batch, a->answers[i].batch))
		return false;
	for (size_t k = 0; k < i; k++)
		if (text_equal(a->answers[k].batch, a->answers[i].batch))
			return false;
	return true;
}

/* A batch that comes with its id and is here with other answers. */
static void
check_held(struct adding *a)
{
	struct text last = {0};

	for (size_t i = 0; i < a->count; i++) {
		struct survey_batch b;
		struct fail why = {0};
		bool again = text_equal(a->answers[i].batch, last);

		if (a->answers[i].known || again)
			continue;
		last = a->answers[i].batch;
		if (last.len == 0 ||
		    !survey_path(last, &b, &a->session->arena, &why) ||
		    faccessat(a->session->tree.root, b.path, F_OK, AT_SYMLINK_NOFOLLOW) != 0) {
			fail_release(&why);
			continue;
		}
		fail_set(&why, MSG_ID_HELD, arena_string(&a->session->arena, b.id));
		survey_sheet_fault(a, "id", a->answers[i].line, &why);
	}
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
	for (size_t i = 0; ok && i < a->count; i++) {
		int64_t rows;

		if (!begins(a, i))
			continue;
		buf_clear(&bytes);
		rows = write_batch(a, a->answers[i].batch, &bytes);
		if (rows > 0 && session_given(a->session, OPT_DRY_RUN))
			(void)fwrite(bytes.data, 1, bytes.len, a->session->out);
		else if (rows > 0)
			ok = store_batch(a, w, station, a->answers[i].batch, buf_view(&bytes), why);
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
	check_held(a);
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
