#include "cli/story.h"

#include "base/unicode.h"
#include "record/value.h"
#include "store/attachment.h"
#include "time/moment.h"

enum { SINCE = 9, DAY = 86400 };

const struct words *
story_standing(const struct step *step)
{
	static const struct words retracted = WORDS("retracted", "ditarik"), concurrent = WORDS("concurrent", "bersamaan");

	if (step->retracted)
		return &retracted;
	return step->rival != NULL ? &concurrent : NULL;
}

struct text
story_attached(struct session *s, const struct case_file *c, const struct step *step)
{
	struct text reference = attachment_of(step), at = {0};
	struct buf path = {0};

	if (session_given(s, OPT_SHOW_IDENTITY) && reference.len > 0 && attachment_path(&c->record, reference, &path))
		at = arena_printf(&s->scratch, "%s/%s", s->tree.path, path.data);
	buf_release(&path);
	return at;
}

/* `_02-K7Q2`: what a step's id has beyond that of its record. */
static struct text
step_part(const struct step *step)
{
	return text_after(step->name, text_find(step->name, TEXT("_")));
}

/* A value of a step. A step that is taken back is named, as in its own line. */
static void
text_value(const struct case_file *c, const struct field *f, struct text value, enum language l, struct buf *line)
{
	for (size_t i = 0; f->id == NAME_STEP && i < c->step_count; i++)
		if (text_equal(record_get(&c->steps[i].record, NAME_UID), value)) {
			buf_text(line, step_part(&c->steps[i]));
			return;
		}
	print_value(f, value, l, line);
}

/* How long after what came before: "+4m"; of two days "+1d". Empty where one is a
 * day and the other a time. */
static void
since_before(struct moment before, struct moment at, enum language l, struct buf *line)
{
	static const struct field duration = { .name = "since", .kind = FIELD_DURATION };
	struct buf value = {0};
	char seconds[24];

	if (before.day_only == at.day_only) {
		(void)snprintf(seconds, sizeof seconds, "%lld", (long long)(at.at - before.at));
		buf_puts(&value, at.at >= before.at ? "+" : "");
		if (at.day_only)
			buf_printf(&value, "%lldd", (long long)((at.at - before.at) / DAY));
		else
			print_value(&duration, text_of(seconds), l, &value);
	}
	buf_printf(line, "  %-*s", SINCE, value.len > 0 ? value.data : "");
	buf_release(&value);
}

/* What is to be known of the step beside its own fields, in brackets. */
static void
remarks(const struct case_file *c, const struct step *step, enum language l, struct buf *line)
{
	static const struct words approved = WORDS("after approval", "sesudah disetujui"), with = WORDS("with", "dengan"),
	    people = WORDS("people and things", "orang dan barang");
	const struct words *standing = story_standing(step);

	if (case_supplement(c, step) > 0)
		buf_printf(line, " %d", case_supplement(c, step));
	if (step_amends_people(step))
		buf_printf(line, " (%s)", people.in[l]);
	if (standing != NULL && step->rival != NULL && !step->retracted)
		buf_printf(line, " (%s %s %.*s)", standing->in[l], with.in[l], TEXT_ARG(step_part(step->rival)));
	else if (standing != NULL)
		buf_printf(line, " (%s)", standing->in[l]);
	if (!step->retracted && (record_get(&step->record, NAME_SET).len > 0 || step_amends_people(step)) && case_after_approval(c, step))
		buf_printf(line, " (%s)", approved.in[l]);
}

static void
carried(struct session *s, const struct case_file *c, const struct step *step, struct buf *line)
{
	for (size_t f = 0; f < step_schema.count; f++) {
		const struct field *field = &step_schema.fields[f];

		if (step->record.values[f].len == 0 || (field->flags & FIELD_SYSTEM) != 0 || field->id == NAME_AT)
			continue;
		buf_printf(line, "  %s: ", field->name);
		text_value(c, field, step->record.values[f], s->language, line);
	}
	if (story_attached(s, c, step).len > 0) {
		buf_puts(line, "\n    ");
		unicode_visible(line, story_attached(s, c, step));
	}
	buf_putc(line, '\n');
}

/* A reopening, or a dispute: whether another episode begins with the step. */
static bool
begins_episode(const struct step *step, enum status before)
{
	return step->verb != NULL && !step->retracted && step->after == STATUS_OPEN &&
	    (before >= STATUS_RESOLVED || step_reviews(step->verb));
}

void
story_text(struct session *s, const struct scanned *c)
{
	const struct field *at_field = &step_schema.fields[schema_named(&step_schema, NAME_AT)];
	static const struct words episode = WORDS("episode", "putaran");
	struct moment before = c->received;
	enum status status = STATUS_NEW;
	int episodes = 1;

	for (size_t i = 0; i < c->c.step_count; i++) {
		const struct step *step = &c->c.steps[i];
		struct buf line = {0};
		struct fail ignored = {0};
		struct moment at = before;

		if (begins_episode(step, status))
			buf_printf(&line, "  %s %d\n", episode.in[s->language], ++episodes);
		status = step->after;
		(void)moment_parse(record_get(&step->record, NAME_AT), &at, &ignored);
		fail_release(&ignored);
		buf_puts(&line, "  ");
		print_value(at_field, record_get(&step->record, NAME_AT), s->language, &line);
		since_before(before, at, s->language, &line);
		before = at;
		buf_printf(&line, "%.*s  %s", TEXT_ARG(step_part(step)), step->verb != NULL ? step->verb->verb : "?");
		remarks(&c->c, step, s->language, &line);
		carried(s, &c->c, step, &line);
		(void)fwrite(line.data, 1, line.len, s->out);
		buf_release(&line);
	}
}
