/* daily, weekly, monthly: gathered, judged at the end of the period, and shown. */
#include "summary.h"

/* With -E the answer is no while something is late: what cron has to say aloud. */
static bool
answer(const struct summary *d, struct fail *why)
{
	struct session *s = d->session;
	int64_t overdue = d->voices[VOICE_REPORT].overdue + d->voices[VOICE_FEEDBACK].overdue + d->actions.overdue.count;

	return overdue == 0 || !session_given(s, OPT_EXIT) ||
	    fail_set(why, MSG_DUE_OVERDUE, arena_printf(&s->arena, "%lld", (long long)overdue).at);
}

static void
show_page(struct summary *d)
{
	struct buf out = {0};

	summary_page(d, &out);
	(void)fwrite(out.data, 1, out.len, d->session->out);
	buf_release(&out);
}

bool
summary_run(struct session *s, enum length length, struct fail *why)
{
	struct summary *d = arena_get(&s->arena, sizeof *d);
	bool ok;

	*d = (struct summary){ .session = s, .length = length, .first = INT64_MAX };
	if (!figures_start(&d->figures, s, FORMAT_TEXT, why) || !summary_period(d, why))
		return false;
	d->figures.standing = true;
	ok = summary_gather(d, why);
	if (ok && d->figures.format == FORMAT_TEXT) {
		show_page(d);
	} else if (ok) {
		summary_rows(d);
		figures_say_period(&d->figures);
	}
	summary_release(d);
	return ok && answer(d, why);
}
