/* One scan of all that came before the end of a shift. */
#include "book.h"

#include <stdlib.h>
#include <string.h>

#include "work.h"
#include "query/outage.h"
#include "time/date.h"

const char *const book_sections[] = {
	"duty", "worked", "received", "undated", "done", "overdue", "open", "outage", "inventory", "instructions", "signature",
};

struct book_row *
book_add(struct book *b, struct book_rows *rows)
{
	if (rows->count == rows->cap) {
		size_t cap = rows->cap > 0 ? rows->cap * 2 : 32;
		struct book_row *grown = arena_get(&b->session->arena, cap * sizeof *grown);

		if (rows->count > 0)
			memcpy(grown, rows->at, rows->count * sizeof *grown);
		rows->at = grown;
		rows->cap = cap;
	}
	return &rows->at[rows->count++];
}

static struct book_row *
add(struct book *b, enum book_section section)
{
	return book_add(b, &b->sections[section]);
}

static struct text
keep(const struct book *b, struct text t)
{
	return arena_text(&b->session->arena, t);
}

static struct text
cell(const struct book *b, enum name id)
{
	return keep(b, row_get(&b->shape, b->row, id));
}

/* The record of the row that is lent, as it stands now. */
static struct book_row *
add_case(struct book *b, enum book_section section, const struct scanned *c)
{
	struct book_row *r = add(b, section);

	*r = (struct book_row){ .at = c->received.at, .id = keep(b, c->c.id), .type = text_of(b->type->schema->name) };
	r->kind = cell(b, NAME_KIND);
	r->title = keep(b, case_title(&b->shape, b->row, b->session->language));
	r->status = text_of(status_key(c->c.status));
	r->owner = cell(b, NAME_OWNER);
	r->by = cell(b, NAME_OFFICER);
	r->time = c->received.day_only ? (struct text){0} : cell(b, NAME_RECEIVED);
	return r;
}

/* What a step carries that names no citizen: nothing that was typed freely. */
static struct text
detail_of(const struct book *b, const struct record *step)
{
	static const enum name carried[] = {
		NAME_TO, NAME_UNIT, NAME_AGENCY, NAME_DOCUMENT, NAME_NUMBER, NAME_STAGE, NAME_VIA, NAME_CAUSE, NAME_VERDICT,
	};
	struct buf out = {0};
	struct text all;

	for (size_t i = 0; i < sizeof carried / sizeof *carried; i++) {
		struct text value = record_get(step, carried[i]);

		if (value.len > 0)
			buf_printf(&out, "%s%.*s", out.len > 0 ? ", " : "", TEXT_ARG(value));
	}
	all = keep(b, buf_view(&out));
	buf_release(&out);
	return all;
}

static void
add_step(struct book *b, enum book_section section, const struct scanned *c, const struct step *s)
{
	struct book_row *r = add_case(b, section, c);

	r->at = s->at;
	r->verb = keep(b, record_get(&s->record, NAME_VERB));
	r->status = text_of(status_key(s->after));
	r->by = keep(b, record_get(&s->record, NAME_BY));
	r->detail = detail_of(b, &s->record);
	r->time = section == BOOK_UNDATED ? (struct text){0} : keep(b, record_get(&s->record, NAME_AT));
}

static void
count_work(struct book *b, const struct record *r)
{
	struct text officer;
	struct moment when;

	if (work_of(r, &officer, &when) && shift_holds(b->station, &b->span, when))
		tally_at(b->worked, officer)->n++;
}

static bool
is_time(struct text stored, struct moment *m)
{
	struct fail ignored = {0};
	bool ok = moment_parse(stored, m, &ignored);

	fail_release(&ignored);
	return ok;
}

static void
take_steps(struct book *b, const struct scanned *c)
{
	struct moment at;

	for (size_t i = 0; i < c->c.step_count; i++) {
		const struct step *s = &c->c.steps[i];

		count_work(b, &s->record);
		if (s->retracted || !is_time(record_get(&s->record, NAME_AT), &at))
			continue;
		if (shift_holds(b->station, &b->span, at) && !book_passed(b, s))
			add_step(b, BOOK_DONE, c, s);
		else if (at.day_only && moment_day(at) == b->span.day)
			add_step(b, BOOK_UNDATED, c, s);
	}
}

/* What somebody has still to do when the shift ends: open reports and feedback,
 * and of the rest what is over its time. */
static void
take_standing(struct book *b, const struct scanned *c)
{
	bool voice = (b->type->target & STEP_VOICE) != 0, overdue;
	struct case_file then;
	struct book_row *r;
	struct due first;
	char at[MOMENT_TEXT];

	if (!handing_stood(c, b->stands, b->span.day, c->arena, &then) || !handing_open(then.status))
		return;
	overdue = handing_overdue(b->clocks, c, &then, b->stands, c->arena, &first);
	if (!voice && !overdue)
		return;
	case_row(&then, &b->shape, b->stands, (struct text){0}, c->arena, b->row);
	r = add_case(b, overdue ? BOOK_OVERDUE : BOOK_OPEN, c);
	r->status = text_of(status_key(then.status));
	if (overdue) {
		moment_print(moment_in(first.at, &b->station->zone), at);
		r->detail = arena_printf(&b->session->arena, "%.*s %s", TEXT_ARG(first.what), at);
	}
	r->rank = (int)handing_rank(row_get(&b->shape, b->row, NAME_PRIORITY), false);
}

static void
take_outage(struct book *b, const struct scanned *c)
{
	struct outage_span o = outage_span(&b->shape, b->row);
	struct book_row *r;
	char until[MOMENT_TEXT];

	if (!o.timed || o.from >= b->span.until || o.until <= b->span.from)
		return;
	r = add_case(b, BOOK_OUTAGE, c);
	r->at = o.from;
	moment_print(moment_in(o.from, &b->station->zone), until);
	r->time = keep(b, text_of(until));
	if (!o.going_on) {
		moment_print(moment_in(o.until, &b->station->zone), until);
		r->detail = keep(b, text_of(until));
	}
}

/* As it stood at the end of the shift, so that the book is the same whenever it is
 * printed. */
static void
take_received(struct book *b, const struct scanned *c)
{
	struct case_file then;
	struct book_row *r;

	if (!handing_stood(c, b->stands, b->span.day, c->arena, &then))
		then = c->c;
	case_row(&then, &b->shape, b->stands, (struct text){0}, c->arena, b->row);
	r = add_case(b, BOOK_RECEIVED, c);
	r->status = text_of(status_key(then.status));
	case_row(&c->c, &b->shape, b->session->clock.now, (struct text){0}, c->arena, b->row);
}

static bool
take_case(void *context, struct scanned *c, struct fail *why)
{
	struct book *b = context;
	bool handover = b->type->schema == &handover_schema;

	(void)why;
	case_row(&c->c, &b->shape, b->session->clock.now, (struct text){0}, c->arena, b->row);
	count_work(b, &c->c.record);
	if (!handover && shift_holds(b->station, &b->span, c->received))
		take_received(b, c);
	else if (c->received.day_only && moment_day(c->received) == b->span.day)
		add_case(b, BOOK_UNDATED, c);
	take_steps(b, c);
	if (c->c.status == STATUS_VOID)
		return true;
	if (text_is(row_get(&b->shape, b->row, NAME_KIND), "outage"))
		take_outage(b, c);
	take_standing(b, c);
	return true;
}

static int
by_time(const void *x, const void *y)
{
	const struct book_row *a = x, *b = y;
	int c = a->rank - b->rank;

	if (c == 0)
		c = (a->at > b->at) - (a->at < b->at);
	return c != 0 ? c : text_compare(a->id, b->id);
}

static void
add_people(struct book *b)
{
	struct session *s = b->session;
	struct roster roster = { .tree = &s->tree, .station = b->station, .arena = &s->arena, .faults = &s->faults };
	struct text rest = roster_officers(&roster, b->span.shift, b->span.day), officer;
	struct tally_group **groups;
	size_t count;

	while (rest.len > 0 && text_next(&rest, '\n', &officer))
		*add(b, BOOK_DUTY) = (struct book_row){ .by = officer };
	groups = tally_sorted(b->worked, &count);
	for (size_t i = 0; i < count; i++)
		*add(b, BOOK_WORKED) = (struct book_row){ .by = keep(b, groups[i]->name),
			.detail = arena_printf(&s->arena, "%lld", (long long)groups[i]->n) };
}

/* The heads, each with the time he signed; what the handover says in words. */
static void
add_handover(struct book *b)
{
	static const enum name heads[] = { NAME_OUTGOING, NAME_INCOMING };
	const struct case_file *c = b->handover != NULL ? &b->handover->c : NULL;
	struct shape shape = shape_of(&case_schema, &handover_schema, &b->session->arena);
	struct text *row = arena_get(&b->session->arena, shape.count * sizeof *row);

	if (c == NULL)
		return;
	case_row(c, &shape, b->session->clock.now, (struct text){0}, &b->session->arena, row);
	if (row_get(&shape, row, NAME_INVENTORY).len > 0)
		*add(b, BOOK_INVENTORY) = (struct book_row){ .id = c->id, .detail = row_get(&shape, row, NAME_INVENTORY) };
	if (row_get(&shape, row, NAME_INSTRUCTIONS).len > 0)
		*add(b, BOOK_INSTRUCTIONS) = (struct book_row){ .id = c->id, .detail = row_get(&shape, row, NAME_INSTRUCTIONS) };
	for (size_t h = 0; h < sizeof heads / sizeof *heads; h++) {
		struct text officer = record_get(&c->record, heads[h]);
		const struct step *s = handing_signature(c, officer);

		*add(b, BOOK_SIGNED) = (struct book_row){ .id = c->id, .by = officer,
			.verb = heads[h] == NAME_OUTGOING ? TEXT("outgoing") : TEXT("incoming"),
			.time = s != NULL ? record_get(&s->record, NAME_AT) : (struct text){0} };
	}
}

bool
book_gather(struct book *b, struct fail *why)
{
	struct session *s = b->session;
	bool ok = true;

	b->stands = b->span.until - 1 < s->clock.now ? b->span.until - 1 : s->clock.now;
	b->clocks = clocks_new(&s->tree, session_as_of(s), &s->faults);
	b->worked = tally_new();
	for (const struct record_type *t = record_types; ok && t->schema != NULL; t++) {
		struct scan scan = { .tree = &s->tree, .type = t, .period = PERIOD_ALL, .station = b->station->code,
			.as_of = session_as_of(s), .faults = &s->faults };

		b->type = t;
		b->shape = shape_of(&case_schema, t->schema, &s->arena);
		b->row = arena_get(&s->arena, b->shape.count * sizeof *b->row);
		ok = scan_cases(&scan, take_case, b, why);
	}
	book_passed_end(b);
	for (int i = BOOK_RECEIVED; i <= BOOK_OUTAGE; i++)
		if (b->sections[i].count > 1)
			qsort(b->sections[i].at, b->sections[i].count, sizeof *b->sections[i].at, by_time);
	add_people(b);
	add_handover(b);
	tally_free(b->worked);
	clocks_free(b->clocks);
	return ok;
}
