/* Which answers of a sheet are stored already: an answer is known by its uid. */
#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "file/content.h"
#include "survey_sheet.h"

/* What an answer says; of one that does not say its day, without it. */
static struct text
content_of(const struct record *r, bool undated, struct arena *arena)
{
	struct record copy;

	record_init(&copy, &survey_schema, arena);
	memcpy(copy.values, r->values, survey_schema.count * sizeof *r->values);
	copy.extras = r->extras;
	copy.extra_count = r->extra_count;
	if (undated)
		record_put(&copy, NAME_ANSWERED, (struct text){0});
	return survey_content(&copy, arena);
}

/* Without a uid an answer is known by the whole file and its place there: the
 * same file again says nothing new, while two respondents who answer alike in
 * two files are two. */
static void
name_answers(struct adding *a)
{
	struct arena *arena = &a->session->arena;
	struct buf all = {0};
	char file[DIGEST_TEXT], hex[DIGEST_TEXT];

	for (size_t i = 0; i < a->count; i++) {
		struct arena row = {0};

		buf_text(&all, content_of(&a->answers[i].record, a->answers[i].undated, &row));
		buf_putc(&all, 0x1e);
		arena_release(&row);
	}
	digest_hex(buf_view(&all), file);
	buf_release(&all);
	for (size_t i = 0; i < a->count; i++) {
		if (record_get(&a->answers[i].record, NAME_UID).len > 0)
			continue;
		digest_hex(arena_printf(arena, "survey\n%s\n%zu", file, i), hex);
		record_put(&a->answers[i].record, NAME_UID, arena_text(arena, text_slice(text_of(hex), 0, 32)));
	}
}

static int
uid_order(const void *x, const void *y)
{
	const struct answer *a = *(struct answer *const *)x, *b = *(struct answer *const *)y;
	int c = text_compare(record_get(&a->record, NAME_UID), record_get(&b->record, NAME_UID));

	return c != 0 ? c : (a->line > b->line) - (a->line < b->line);
}

static void
fault_uid(struct adding *a, const struct answer *n, enum message m, const char *word)
{
	struct fail why = {0};

	fail_set(&why, m, word);
	survey_sheet_fault(a, "uid", n->line, &why);
}

static void
sort_answers(struct adding *a)
{
	a->by_uid = arena_get(&a->session->arena, (a->count + 1) * sizeof *a->by_uid);
	for (size_t i = 0; i < a->count; i++)
		a->by_uid[i] = &a->answers[i];
	if (a->count > 1)
		qsort(a->by_uid, a->count, sizeof *a->by_uid, uid_order);
	for (size_t i = 1; i < a->count; i++)
		if (text_equal(record_get(&a->by_uid[i]->record, NAME_UID), record_get(&a->by_uid[i - 1]->record, NAME_UID)))
			fault_uid(a, a->by_uid[i], MSG_SURVEY_TWICE, arena_printf(&a->session->arena, "%ld", a->by_uid[i - 1]->line).at);
}

static bool
meet_stored(void *context, const struct record *r, long line, struct fail *why)
{
	struct adding *a = context;
	struct answer wanted = { .record = *r, .line = -1 }, *key = &wanted;
	size_t from = 0, until = a->count;
	struct arena arena = {0};

	(void)line, (void)why;
	while (from < until) {
		size_t middle = from + (until - from) / 2;

		if (uid_order(&a->by_uid[middle], &key) < 0)
			from = middle + 1;
		else
			until = middle;
	}
	if (from < a->count && text_equal(record_get(&a->by_uid[from]->record, NAME_UID), record_get(r, NAME_UID))) {
		struct answer *n = a->by_uid[from];

		n->known = true;
		if (!text_equal(content_of(r, n->undated, &arena), content_of(&n->record, n->undated, &arena)))
			fault_uid(a, n, MSG_SURVEY_OTHER, arena_string(&arena, a->batch->id));
	}
	arena_release(&arena);
	return true;
}

static void
pass_over(void *context, const struct fail *why)
{
	(void)context, (void)why;	/* a broken row is `check`'s to name */
}

static bool
meet_batch(void *context, const struct survey_batch *b, struct fail *why)
{
	struct adding *a = context;
	struct fail_sink sink = { pass_over, NULL };
	struct arena arena = {0};
	struct text bytes;
	bool ok;

	a->batch = b;
	ok = (content_read(a->session->tree.root, b->path, SURVEY_MAX, &arena, &bytes, NULL, why) || fail_in(why, b->path, 0)) &&
	    survey_rows(bytes, INT32_MAX, meet_stored, a, &sink, why);
	arena_release(&arena);
	return ok;
}

bool
survey_sheet_meet(struct adding *a, struct fail *why)
{
	name_answers(a);
	sort_answers(a);
	return survey_batches(&a->session->tree, INT32_MIN, INT32_MAX, meet_batch, a, why);
}
