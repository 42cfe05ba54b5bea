#include "cli/improving.h"

#include "cli/own_columns.h"
#include "store/layout.h"


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
