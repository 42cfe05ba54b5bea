/* What was said and answered: of it only what everybody may read. */
#include <stdlib.h>

#include "base/digest.h"
#include "publish.h"

struct text
publish_month_of(struct publish *p, int64_t at)
{
	char stored[MOMENT_TEXT];

	moment_print(moment_in(at, tree_zone(&p->session->tree)), stored);
	return text_slice(arena_text(&p->session->arena, text_of(stored)), 0, 7);
}

static bool
answers(const struct step *s)
{
	return s->verb != NULL && !s->retracted && s->verb->stage == NAME_RESPONDED_AT;
}

/* A name for a quote that tells nothing of its record, for which the random uid is
 * mixed in; another text has another name. */
static struct text
name_of(struct publish *p, struct text uid, struct text said, struct text answered)
{
	struct buf all = {0};
	char hex[DIGEST_TEXT];

	buf_text(&all, uid);
	buf_putc(&all, '\0');
	buf_text(&all, said);
	buf_putc(&all, '\0');
	buf_text(&all, answered);
	digest_hex(buf_view(&all), hex);
	buf_release(&all);
	return text_slice(arena_text(&p->session->arena, text_of(hex)), 0, 16);
}

/* The newest answer of each month in which there is one. */
static void
take_answer(struct publish *p, struct figures *f, struct scanned *s, const struct step *answer, struct text month)
{
	struct arena *arena = &p->session->arena;
	struct text said = row_get(&f->shape, f->row, NAME_TEXT), answered = record_get(&answer->record, NAME_TEXT);
	enum publish_quote quote;
	struct told *t;

	if (answered.len == 0)
		return;
	quote = publish_judge(p, &s->c, row_get(&f->shape, f->row, NAME_CONCERNS), s->arena, said, answered);
	if (quote == QUOTE_HELD) {
		session_notice(p->session, MSG_PUBLISH_WITHHELD, arena_string(arena, s->c.id), NULL);
		return;
	}
	t = arena_get(arena, sizeof *t);
	*t = (struct told){ .id = arena_text(arena, s->c.id), .month = month, .came = publish_month_of(p, scan_instant(s)), .quote = quote,
		.kind = arena_text(arena, row_get(&f->shape, f->row, NAME_KIND)),
		.elements = arena_text(arena, row_get(&f->shape, f->row, NAME_ASPECTS)), .text = arena_text(arena, said),
		.answer = arena_text(arena, answered), .next = p->told };
	t->name = name_of(p, record_get(&s->c.record, NAME_UID), said, answered);
	p->told = t;
}

/* Only with `publish: yes`, never what is confidential, and only with its answer. */
bool
publish_take_told(struct publish *p, struct figures *f, struct scanned *s)
{
	if (f->voice != VOICE_FEEDBACK || row_get(&f->shape, f->row, NAME_TEXT).len == 0 || s->c.status == STATUS_DUPLICATE ||
	    !text_is(row_get(&f->shape, f->row, NAME_PUBLISH), "yes") || text_is(row_get(&f->shape, f->row, NAME_CONFIDENTIAL), "yes"))
		return true;
	for (size_t i = 0; i < s->c.step_count; i++) {
		struct text month;
		bool last = answers(&s->c.steps[i]);

		month = last ? publish_month_of(p, figures_step(&s->c.steps[i], s->station)) : TEXT("");
		for (size_t j = i + 1; last && j < s->c.step_count; j++)
			last = !answers(&s->c.steps[j]) || !text_equal(month, publish_month_of(p, figures_step(&s->c.steps[j], s->station)));
		if (last)
			take_answer(p, f, s, &s->c.steps[i], month);
	}
	return true;
}

static int
by_name(const void *a, const void *b)
{
	const struct told *const *x = a, *const *y = b;

	return text_compare((*x)->name, (*y)->name);
}

/* Whether a count of feedback is shown of a month that is published, and is not 0. */
static bool
is_shown(const struct publish *p, const struct ledger *anew, struct text month, const char *table, struct text row, const char *column)
{
	const struct shown *rows = anew->at, *cell;
	size_t count = text_equal(month, p->month) ? anew->count : ledger_period(&p->ledger, month, &rows);

	cell = publish_find(rows, count, table, arena_string(&p->session->arena, row), column);
	return cell != NULL && cell->value.len > 0 && !text_is(cell->value, "0");
}

/* The first of its elements whose count is shown where it came in and where it was
 * answered. */
static struct text
element_of(const struct publish *p, const struct ledger *anew, const struct told *t)
{
	struct text rest = t->elements, one;

	while (text_next(&rest, '\n', &one))
		if (choice_key(service_elements, one) != NULL && is_shown(p, anew, t->month, "feedback-elements", one, "n") &&
		    is_shown(p, anew, t->came, "feedback-elements", one, "n"))
			return one;
	return TEXT("");
}

void
publish_quotes(struct publish *p, struct ledger *anew)
{
	struct told **all;
	size_t count = 0;

	for (struct told *t = p->told; t != NULL; t = t->next)
		count += text_equal(t->month, p->month);
	/* Of so few that their number is hidden, what one said is not shown either. */
	if (count == 0 || !is_shown(p, anew, p->month, "feedback-received", TEXT("all"), "all"))
		return;
	all = arena_get(&p->session->arena, count * sizeof(struct told *));
	count = 0;
	for (struct told *t = p->told; t != NULL; t = t->next) {
		if (text_equal(t->month, p->month) && t->quote == QUOTE_UNREAD)
			session_notice(p->session, MSG_PUBLISH_UNREAD, arena_string(&p->session->arena, t->id), NULL);
		else if (text_equal(t->month, p->month))
			all[count++] = t;
	}
	qsort(all, count, sizeof(struct told *), by_name);
	for (size_t i = 0; i < count; i++) {
		bool kind = is_shown(p, anew, p->month, "feedback-received", all[i]->kind, "all") &&
		    is_shown(p, anew, all[i]->came, "feedback-received", all[i]->kind, "all");

		ledger_add(anew, p->month, "quotes", all[i]->name, TEXT("kind"), kind ? all[i]->kind : TEXT(""));
		ledger_add(anew, p->month, "quotes", all[i]->name, TEXT("element"), element_of(p, anew, all[i]));
	}
}

const struct told *
publish_quoted(const struct publish *p, const struct shown *row)
{
	for (const struct told *t = p->told; t != NULL; t = t->next)
		if (text_equal(t->name, row->row) && text_equal(t->month, row->period))
			return t;
	return NULL;
}
