#include "came.h"

#include "base/digest.h"
#include "base/refuse.h"
#include "cli/setting.h"
#include "store/put.h"
#include "time/moment.h"

/* Typed by hand: named by all that it says, so that a rerun finds it again and
 * two notes of one minute stay two. The time is part of it where it was said. */
static struct text
said_uid(const struct record *step, bool timed, struct arena *arena)
{
	struct buf all = {0};
	char hex[DIGEST_TEXT];

	for (size_t i = 0; i < step->schema->count; i++) {
		enum name id = step->schema->fields[i].id;

		if (id == NAME_RECORDED || id == NAME_CLOCK)
			continue;
		if (id != NAME_AT || timed)
			buf_text(&all, step->values[i]);
		buf_putc(&all, 0x1f);
	}
	digest_hex(buf_view(&all), hex);
	buf_release(&all);
	return arena_text(arena, text_slice(text_of(hex), 0, 32));
}

/* An id that is short today is that of another record tomorrow. */
bool
came_whole(const struct came *came, struct fail *why)
{
	struct text before, after;

	if (text_cut(came->id, '-', &before, &after) && text_find(after, TEXT("-")) != (size_t)-1)
		return true;
	return refuse(why, MSG_ID_BAD, came->id) || fail_field(why, "id");
}

bool
came_fill(struct came *came, struct session *s, const struct scanned *c, struct arena *arena, struct fail *why)
{
	struct record *step = &came->step;
	struct text uid = record_get(&c->c.record, NAME_UID), given = record_get(step, NAME_RECORD);
	const struct zone *zone = c->station != NULL ? &c->station->zone : tree_zone(&s->tree);
	bool timed = record_get(step, NAME_AT).len > 0;
	char now[MOMENT_TEXT];

	if (given.len > 0 && !text_equal(given, uid))
		return fail_set(why, MSG_STEP_OTHER, arena_string(arena, c->c.id));
	came->unnamed = record_get(step, NAME_UID).len == 0;
	came->typed = came->unnamed && record_get(step, NAME_SOURCE).len == 0;
	if (came->unnamed)
		record_move(step, zone, arena);
	if (came->typed) {
		record_put(step, NAME_BY, text_trim(record_get(step, NAME_BY)));
		record_put(step, NAME_TO, text_trim(record_get(step, NAME_TO)));
	}
	record_put(step, NAME_RECORD, uid);
	moment_print(moment_in(s->clock.now, zone), now);
	if (!timed)
		record_put(step, NAME_AT, arena_text(arena, text_of(now)));
	if (record_get(step, NAME_RECORDED).len == 0)
		record_put(step, NAME_RECORDED, arena_text(arena, text_of(now)));
	put_step_days(&c->c.record, step);
	if (came->unnamed)
		record_put(step, NAME_UID, said_uid(step, timed, arena));
	return !came->unnamed || record_get(step, NAME_SET).len == 0 || setting_lines(s, c, step, why);
}

bool
came_name(const struct came *came, const struct scanned *c, struct arena *arena, int64_t *number, struct text *tag,
    struct fail *why)
{
	const struct record *step = &came->step;
	struct file_name f;

	*number = 0;
	*tag = put_tag(record_get(step, NAME_UID), record_get(step, NAME_VERB), record_get(step, NAME_AT), arena);
	if (came->name.len == 0)
		return true;
	f = layout_name(arena_printf(arena, "%.*s.yaml", TEXT_ARG(came->name)));
	if (f.kind != FILE_STEP || !text_equal(f.id, c->c.id))
		return fail_set(why, MSG_STEP_ID, arena_string(arena, came->name));
	*number = f.number;
	*tag = f.tag;
	return true;
}

