/* daily, weekly, monthly: gathered, judged at the end of the period, and shown. */
#include "summary_page.h"
#include "view/mail.h"

static int64_t
overdue(const struct summary *d)
{
	return d->voices[VOICE_REPORT].overdue + d->voices[VOICE_FEEDBACK].overdue + d->actions.overdue.count;
}

/* With -E the answer is no while something is late: what cron has to say aloud. */
static bool
answer(const struct summary *d, struct fail *why)
{
	struct session *s = d->session;

	return overdue(d) == 0 || !session_given(s, OPT_EXIT) ||
	    fail_set(why, MSG_DUE_OVERDUE, arena_printf(&s->arena, "%lld", (long long)overdue(d)).at);
}

/* --mail and --mail-to. */
static bool
take_mail(struct summary *d, struct fail *why)
{
	const char *to = session_word(d->session, OPT_MAIL_TO);

	d->mail = to != NULL || session_given(d->session, OPT_MAIL);
	if (d->mail && d->figures.format != FORMAT_TEXT)
		return fail_set(why, MSG_MAIL_FORMAT, format_name(d->figures.format));
	if (to == NULL || mail_address(text_of(to)))
		return true;
	fail_set(why, MSG_MAIL_ADDRESS, to);
	return fail_field(why, "mail-to");
}

/* Who opens no mail sees by its subject whether he must. */
static void
put_headers(const struct summary *d, struct buf *out)
{
	struct session *s = d->session;
	struct page page = { .language = s->language };
	struct text subject = summary_name(&page, d);

	if (overdue(d) > 0)
		subject = arena_printf(&s->arena, "%.*s; %lld %s", TEXT_ARG(subject), (long long)overdue(d),
		    page_words(&page, (struct words)WORDS("overdue", "terlambat")));
	mail_head(&(struct mail){ text_of(session_word(s, OPT_MAIL_TO)), subject, s->language }, out);
}

static void
show_page(struct summary *d)
{
	struct buf out = {0};

	if (d->mail)
		put_headers(d, &out);
	if (d->figures.format == FORMAT_SVG)
		summary_picture(d, &out);
	else
		summary_page(d, &out);
	(void)fwrite(out.data, 1, out.len, d->session->out);
	buf_release(&out);
}

static bool
is_drawn(enum format f)
{
	return f == FORMAT_TEXT || f == FORMAT_HTML || f == FORMAT_SVG;
}

bool
summary_run(struct session *s, enum length length, struct fail *why)
{
	struct summary *d = arena_get(&s->arena, sizeof *d);
	bool ok;

	*d = (struct summary){ .session = s, .length = length, .first = INT64_MAX };
	if (!figures_start(&d->figures, s, FORMAT_TEXT, why) || !figures_need_steps(&d->figures, why) || !take_mail(d, why) ||
	    !summary_period(d, why) || !summary_trace_start(d, why))
		return false;
	d->figures.standing = true;
	ok = summary_gather(d, why);
	if (ok && d->trace != NULL) {
		summary_rows(d);
		ok = summary_trace_show(d, why);
	} else if (ok && is_drawn(d->figures.format)) {
		show_page(d);
	} else if (ok) {
		summary_rows(d);
		figures_say_period(&d->figures);
		figures_end(&d->figures);
	}
	summary_release(d);
	return ok && answer(d, why);
}
