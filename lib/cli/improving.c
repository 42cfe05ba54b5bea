#include "cli/improving.h"

#include "base/memory.h"
#include "cli/own_columns.h"
#include "store/scan.h"


/* The row of causes.csv that has the word as its code or label. */
static const struct record *
cause_find(struct session *s, struct text word)
{
	static const enum name names[] = { NAME_CODE, NAME_LABEL_ID, NAME_LABEL_EN };
	struct table t;

	(void)table_read(s->tree.root, causes_schema.path, &causes_schema, &s->arena, &t, &fail_nowhere);
	for (size_t i = 0; i < t.count; i++)
		for (size_t k = 0; k < sizeof names / sizeof *names; k++)
			if (text_equal_fold(record_get(&t.rows[i], names[k]), word))
				return &t.rows[i];
	return NULL;
}

struct text
improving_aim(struct session *s, struct text typed)
{
	const struct choice *element = typed.len > 0 ? choice_find(service_elements, typed) : NULL;
	const struct record *cause = element == NULL && typed.len > 0 ? cause_find(s, typed) : NULL;

	if (element != NULL)
		return text_of(element->key);
	return cause != NULL ? record_get(cause, NAME_CODE) : typed;
}

bool
improving_known(struct session *s, struct text aim)
{
	return choice_key(service_elements, aim) != NULL || cause_find(s, aim) != NULL;
}

void
improving_say(struct session *s, const struct record *r)
{
	struct text aim = record_get(r, NAME_AIM);
	struct fail notice = {0};
	struct buf names = {0};

	if (aim.len == 0 || improving_known(s, aim))
		return;
	choice_names(service_elements, &names);
	fail_set(&notice, MSG_AIM_FOREIGN, arena_string(&s->arena, aim), names.data);
	fail_field(&notice, "aim");
	session_warn(s, &notice);
	fail_release(&notice);
	buf_release(&names);
}

bool
improving_links(struct session *s, const struct record *r, struct fail *why)
{
	for (size_t i = 0; i < r->schema->count; i++) {
		struct text rest = r->values[i], id;

		while (r->schema->fields[i].kind == FIELD_RECORDS && rest.len > 0 && text_next(&rest, '\n', &id)) {
			struct buf path = {0};
			bool there = layout_record(id, &path) && path_exists(s->tree.root, path.data);

			buf_release(&path);
			if (there)
				continue;
			fail_set(why, MSG_ID_NONE, arena_string(&s->arena, id));
			return fail_field(why, r->schema->fields[i].name);
		}
	}
	return true;
}

/* What a scan of one type gathers. */
struct gathering {
	struct improving *all;
	struct session *session;
};

static bool
take_case(void *context, struct scanned *c, struct fail *why)
{
	struct gathering *g = context;
	struct improving *all = g->all;

	(void)why;
	for (size_t i = 0; i < c->c.step_count && c->c.status != STATUS_VOID; i++) {
		const struct step *step = &c->c.steps[i];
		struct text action = record_get(&step->record, NAME_ACTION);

		if (action.len == 0 || step->verb == NULL || step->retracted)
			continue;
		if (all->count == all->cap) {
			all->cap = all->cap > 0 ? all->cap * 2 : 64;
			all->at = memory_grow(all->at, all->cap, sizeof *all->at);
		}
		all->at[all->count++] = (struct improving_pair){
			arena_text(&g->session->arena, action), arena_text(&g->session->arena, c->c.id)
		};
	}
	return true;
}

static bool
gather(struct improving *all, struct session *s, struct fail *why)
{
	struct gathering g = { all, s };

	for (const struct record_type *t = record_types; !all->read && t->schema != NULL; t++) {
		struct scan scan = { .tree = &s->tree, .type = t, .period = PERIOD_ALL, .as_of = session_as_of(s),
			.faults = &s->faults };

		if (!scan_cases(&scan, take_case, &g, why))
			return false;
	}
	all->read = true;
	return true;
}

bool
improving_fill(struct improving *all, struct session *s, const struct schema *schema, const struct shape *shape,
    struct text *row, struct arena *arena, struct fail *why)
{
	int column = shape_named(shape, NAME_ADDRESSED);
	struct text id = row_get(shape, row, NAME_ID), lines = row_get(shape, row, NAME_ADDRESSES);

	if (schema != &action_schema || column == NO_FIELD)
		return true;
	if (!gather(all, s, why))
		return false;
	for (size_t i = 0; i < all->count; i++)
		if (text_equal(all->at[i].action, id) && !text_has_line(lines, all->at[i].record))
			lines = arena_printf(arena, "%.*s%s%.*s", TEXT_ARG(lines), lines.len > 0 ? "\n" : "", TEXT_ARG(all->at[i].record));
	row[column] = lines;
	return true;
}

void
improving_release(struct improving *all)
{
	memory_free(all->at);
	*all = (struct improving){0};
}
