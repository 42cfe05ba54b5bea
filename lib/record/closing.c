#include "record/closing.h"

#include "record/delivery.h"

static bool
is_counted(const struct step *s)
{
	return s->verb != NULL && !s->retracted;
}

/* The first step of the episode that the case is in. */
static size_t
episode_begin(const struct case_file *c)
{
	for (size_t i = c->step_count; i-- > 0; )
		if (c->steps[i].episode)
			return i;
	return 0;
}

static bool
has_stage(const struct case_file *c, enum name stage, size_t first)
{
	for (size_t i = first; i < c->step_count; i++) {
		const struct step *s = &c->steps[i];

		if (!is_counted(s))
			continue;
		if (s->verb->stage == stage)
			return true;
		if (stage == NAME_NOTIFIED_AT && step_tells(s))
			return true;
	}
	return false;
}

static bool
is_told(const struct case_file *c, size_t begin)
{
	return case_identity(c).len == 0 || (has_stage(c, NAME_NOTIFIED_AT, begin) && delivery_due(c) == NULL);
}

void
closing_missing(const struct case_file *c, bool telling, struct buf *missing)
{
	static const struct {
		const char *verb;
		enum name stage;
		bool anew;
	} needed[] = {
		{ "analyse", NAME_ANALYSED_AT, false }, { "decide", NAME_DECIDED_AT, false },
		{ "respond", NAME_RESPONDED_AT, true }, { "notify", NAME_NOTIFIED_AT, true },
	};
	size_t begin = episode_begin(c);

	if (c->record.schema != &feedback_schema || text_is(record_get(&c->record, NAME_KIND), "praise"))
		return;
	for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
		if (needed[i].stage != NAME_NOTIFIED_AT ? !has_stage(c, needed[i].stage, needed[i].anew ? begin : 0)
		    : telling && !is_told(c, begin))
			buf_printf(missing, "%s%s", missing->len > 0 ? ", " : "", needed[i].verb);
}

void
closing_lacks(const struct case_file *c, bool telling, struct buf *missing)
{
	for (size_t i = c->status == STATUS_CLOSED ? c->step_count : 0; i-- > 0; ) {
		const struct step *s = &c->steps[i];

		if (!is_counted(s) || s->verb->stage != NAME_CLOSED_AT)
			continue;
		if (record_get(&s->record, NAME_WITHOUT).len == 0 && record_get(&s->record, NAME_SOURCE).len == 0)
			closing_missing(c, telling, missing);
		return;
	}
}
