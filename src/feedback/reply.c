/* reply: a citizen with a tracking code says something to the answer, or that it does
 * not satisfy; one who is anonymous stays so. Nothing is printed but thanks. */
#include <string.h>

#include "cli/stepping.h"
#include "cli/tracking.h"
#include "verbs.h"
#include "view/day.h"

/* -m or --text-file, with the code already taken off standard input. What is typed
 * on a command line can be seen in the process list. */
static bool
take_reply(struct session *s, const struct record *r, struct text *reply, struct fail *why)
{
	const char *word = session_word(s, OPT_MESSAGE);

	if (text_is(record_get(r, NAME_ANONYMOUS), "yes") && word != NULL && strcmp(word, "-") != 0)
		return fail_set(why, MSG_ANONYMOUS_TYPED);
	if (!session_message(s, reply, why))
		return false;
	*reply = text_trim(*reply);
	return reply->len > 0 || fail_set(why, MSG_REPLY_EMPTY);
}

/* What he says himself comes online; an officer to whom he says it names the channel. */
static bool
take_via(struct session *s, struct text *via, struct fail *why)
{
	int field = schema_named(&step_schema, NAME_VIA);

	*via = TEXT("online");
	return s->given.fields[field].at == NULL || session_value(s, &step_schema.fields[field], s->given.fields[field], via, why);
}

static bool
put_reply(struct session *s, const struct scanned *c, const struct record *step, struct stepping *t, struct fail *why)
{
	struct text id;

	if (session_given(s, OPT_DRY_RUN))
		return stepping_put(t, c, step, why);
	if (!put_step(&t->writer, c->c.id, step, 0, (struct text){0}, &s->scratch, &id, why))
		return false;
	s->stored = true;
	session_privacy(s, step);
	return true;
}

static void
thank(struct session *s, const struct scanned *c)
{
	static const struct words thanks = WORDS("Thank you. What you said to", "Terima kasih. Tanggapan Anda atas");
	static const struct words taken = WORDS("was received on", "kami terima pada");
	static const struct words review = WORDS(" Another officer will look at it.", " Petugas lain akan meninjaunya.");
	const struct zone *zone = tree_zone_of(&s->tree, record_get(&c->c.record, NAME_STATION));
	struct buf day = {0};

	day_print(moment_day(moment_in(s->clock.now, zone)), s->language, &day);
	(void)fprintf(s->out, "%s %.*s %s %s.%s\n", thanks.in[s->language], TEXT_ARG(c->c.id), taken.in[s->language], day.data,
	    session_given(s, OPT_DISPUTE) ? review.in[s->language] : "");
	buf_release(&day);
}

bool
feedback_reply(struct session *s, struct fail *why)
{
	bool dispute = session_given(s, OPT_DISPUTE);
	struct tracking t;
	struct stepping stepping;
	struct record step;
	struct text reply = {0}, via;

	if (!take_via(s, &via, why) || !tracking_open(&t, s, why))
		return false;
	tracking_wait(&t);
	if (!take_reply(s, &t.c.c.record, &reply, why) ||
	    !stepping_begin(&stepping, s, step_find(dispute ? TEXT("dispute") : TEXT("heard")), why))
		return false;
	record_put(&stepping.typed, NAME_REPLY, reply);
	record_put(&stepping.typed, NAME_VIA, via);
	if (!stepping_make(&stepping, &t.c, &step, why) || !put_reply(s, &t.c, &step, &stepping, why))
		return false;
	if (!session_given(s, OPT_DRY_RUN))
		thank(s, &t.c);
	return true;
}
