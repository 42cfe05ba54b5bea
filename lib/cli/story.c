#include "cli/story.h"

#include <stdlib.h>

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

/* What a field said before the step that sets it: of the steps before it in fold order,
 * else of the record itself. */
static struct text
said_before(const struct case_file *c, const struct step *step, struct text key)
{
	int at = schema_field(c->record.schema, key);
	struct text value = at != NO_FIELD ? c->record.values[at] : (struct text){0};

	for (const struct step *o = c->steps; o < step; o++) {
		struct text rest = record_get(&o->record, NAME_SET), line, name, set;

		while (!o->retracted && text_next(&rest, '\n', &line)) {
			text_cut(line, ':', &name, &set);
			if (text_equal(text_trim(name), key))
				value = text_trim(set);
		}
	}
	return value;
}

/* Each field that is set, with what it said before. */
static void
print_sets(struct session *s, const struct case_file *c, const struct step *step, struct buf *out)
{
	static const struct words was = WORDS("was", "semula");
	struct text rest = record_get(&step->record, NAME_SET), line, key, value;

	while (text_next(&rest, '\n', &line)) {
		struct text old;

		text_cut(line, ':', &key, &value);
		old = said_before(c, step, text_trim(key));
		unicode_visible(out, line);
		buf_printf(out, " (%s: ", was.in[s->language]);
		unicode_visible(out, old.len > 0 ? old : TEXT("-"));
		buf_puts(out, rest.at != NULL ? "), " : ")");
	}
}

static void
carried(struct session *s, const struct case_file *c, const struct step *step, struct buf *line)
{
	for (size_t f = 0; f < step_schema.count; f++) {
		const struct field *field = &step_schema.fields[f];

		if (step->record.values[f].len == 0 || (field->flags & FIELD_SYSTEM) != 0 || field->id == NAME_AT)
			continue;
		buf_printf(line, "  %s: ", field->name);
		if (field->id == NAME_SET)
			print_sets(s, c, step, line);
		else
			text_value(c, field, step->record.values[f], s->language, line);
	}
	if (story_attached(s, c, step).len > 0) {
		buf_puts(line, "\n    ");
		unicode_visible(line, story_attached(s, c, step));
	}
	buf_putc(line, '\n');
}

/* A step on its way into the story. */
struct told {
	const struct step *step;
	struct moment at;
	int episode;	/* that begins with it; 0: none */
};

/* By time; of one time, or where one is a day alone, in fold order. */
static int
told_order(const void *x, const void *y)
{
	const struct told *a = x, *b = y;

	if (!a->at.day_only && !b->at.day_only && a->at.at != b->at.at)
		return a->at.at < b->at.at ? -1 : 1;
	if (moment_day(a->at) != moment_day(b->at))
		return moment_day(a->at) < moment_day(b->at) ? -1 : 1;
	return (a->step > b->step) - (a->step < b->step);
}

static struct told *
gather(struct session *s, const struct scanned *c)
{
	struct told *all = arena_get(&s->scratch, (c->c.step_count + 1) * sizeof *all);
	int episodes = 1;

	for (size_t i = 0; i < c->c.step_count; i++) {
		struct told *t = &all[i];
		struct fail ignored = {0};

		*t = (struct told){ .step = &c->c.steps[i], .at = c->received };
		if (t->step->episode)
			t->episode = ++episodes;
		(void)moment_parse(record_get(&t->step->record, NAME_AT), &t->at, &ignored);
		fail_release(&ignored);
	}
	if (c->c.step_count > 1)
		qsort(all, c->c.step_count, sizeof *all, told_order);
	return all;
}

void
story_text(struct session *s, const struct scanned *c)
{
	const struct field *at_field = &step_schema.fields[schema_named(&step_schema, NAME_AT)];
	static const struct words episode = WORDS("episode", "putaran");
	const struct told *all = gather(s, c);

	for (size_t i = 0; i < c->c.step_count; i++) {
		const struct step *step = all[i].step;
		struct buf line = {0};

		if (all[i].episode > 0)
			buf_printf(&line, "  %s %d\n", episode.in[s->language], all[i].episode);
		buf_puts(&line, "  ");
		print_value(at_field, record_get(&step->record, NAME_AT), s->language, &line);
		since_before(i > 0 ? all[i - 1].at : c->received, all[i].at, s->language, &line);
		buf_printf(&line, "%.*s  %s", TEXT_ARG(step_part(step)), step->verb != NULL ? step->verb->verb : "?");
		remarks(&c->c, step, s->language, &line);
		carried(s, &c->c, step, &line);
		(void)fwrite(line.data, 1, line.len, s->out);
		buf_release(&line);
	}
}
