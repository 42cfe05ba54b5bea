/* approve accepts what was changed outside the program, as it is now; what is
 * amended after it is said to be. */
#include <string.h>

#include "step.h"

bool
step_is(const struct stepping *t, const char *verb)
{
	return strcmp(t->verb->verb, verb) == 0;
}

static void
add_sum(const struct case_file *c, const struct record *file, struct buf *lines)
{
	if (!case_changed(c, file))
		return;
	buf_puts(lines, lines->len > 0 ? "\n" : "");
	buf_text(lines, file->digest);
}

void
approving_take(struct stepping *t, const struct scanned *c)
{
	struct buf lines = {0};

	if (!step_is(t, "approve"))
		return;
	add_sum(&c->c, &c->c.record, &lines);
	for (size_t i = 0; i < c->c.step_count; i++)
		add_sum(&c->c, &c->c.steps[i].record, &lines);
	record_put(&t->typed, NAME_FILE_SUM, arena_text(&t->session->scratch, buf_view(&lines)));
	buf_release(&lines);
}

static void
say_sum(struct session *s, const struct scanned *c, struct text name, const struct record *file, const struct record *step)
{
	if (file->sum == SUM_BAD && text_has_line(record_get(step, NAME_FILE_SUM), file->digest))
		session_notice(s, MSG_APPROVE_SUM, arena_printf(&s->scratch, "%s/%.*s.yaml", c->folder, TEXT_ARG(name)).at, NULL);
}

void
approving_say(struct stepping *t, const struct scanned *c, const struct record *step)
{
	struct session *s = t->session;
	struct text by = record_get(step, NAME_BY);

	if (step_is(t, "amend") && case_after_approval(&c->c, NULL))
		session_notice(s, MSG_AMEND_AFTER, NULL);
	if (!step_is(t, "approve"))
		return;
	say_sum(s, c, c->c.id, &c->c.record, step);
	for (size_t i = 0; i < c->c.step_count; i++)
		say_sum(s, c, c->c.steps[i].name, &c->c.steps[i].record, step);
	if (by.len > 0 && schema_named(c->c.record.schema, NAME_OFFICER) != NO_FIELD &&
	    text_equal(by, record_get(&c->c.record, NAME_OFFICER)))
		session_notice(s, MSG_APPROVE_OWN, arena_string(&s->scratch, by), NULL);
}
