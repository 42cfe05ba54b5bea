#include "cli/picks.h"

#include "base/number.h"

enum { SHOWN = 8 };	/* of the rows that a beginning fits */

static void
from_choices(const struct choice *choices, enum language l, struct arena *arena, struct picks *p)
{
	size_t n = 0;

	while (choices[n].key != NULL)
		n++;
	p->rows = arena_get(arena, (n + 1) * sizeof *p->rows);
	for (; p->count < n; p->count++)
		p->rows[p->count] = (struct pick){ text_of(choices[p->count].key), text_of(choices[p->count].label.in[l]),
			text_of(choices[p->count].label.in[l == LANGUAGE_EN ? LANGUAGE_ID : LANGUAGE_EN]) };
}

static void
from_table(struct session *s, const struct schema *schema, struct text station, struct picks *p)
{
	bool en = s->language == LANGUAGE_EN, labelled = schema_named(schema, NAME_LABEL_EN) != NO_FIELD;
	struct table t = {0};
	struct buf path = {0};
	struct text before, after = text_of(schema->path);

	while (text_find(after, TEXT("%s")) != (size_t)-1) {
		before = text_slice(after, 0, text_find(after, TEXT("%s")));
		buf_printf(&path, "%.*s%.*s", TEXT_ARG(before), TEXT_ARG(station));
		after = text_after(after, before.len + 2);
	}
	buf_text(&path, after);
	(void)table_read(s->tree.root, path.data, schema, &s->arena, &t, &fail_nowhere);
	buf_release(&path);
	p->rows = arena_get(&s->arena, (t.count + 1) * sizeof *p->rows);
	for (; p->count < t.count; p->count++) {
		const struct record *row = &t.rows[p->count];
		struct pick *to = &p->rows[p->count];

		to->key = record_get(row, NAME_CODE);
		to->label = record_get(row, !labelled ? NAME_NAME : en ? NAME_LABEL_EN : NAME_LABEL_ID);
		to->other = record_get(row, !labelled ? NAME_NAME : en ? NAME_LABEL_ID : NAME_LABEL_EN);
	}
}

void
picks_of(struct session *s, const struct field *f, struct text station, struct picks *p)
{
	const struct schema *table = f->table != NULL ? catalog_find(text_of(f->table)) : NULL;

	*p = (struct picks){ .field = f, .open = f->choices == NULL || f->kind == FIELD_CODE };
	if (f->choices != NULL)
		from_choices(f->choices, s->language, &s->arena, p);
	else if (table != NULL && table->path != NULL)
		from_table(s, table, station.len > 0 ? station : s->tree.claimed, p);
}

bool
picks_named(const struct picks *p, struct text word, struct text *key)
{
	const struct choice *c = p->field->choices != NULL ? choice_find(p->field->choices, word) : NULL;

	if (c != NULL) {
		*key = text_of(c->key);
		return true;
	}
	for (size_t i = 0; i < p->count; i++) {
		const struct pick *row = &p->rows[i];

		if (text_equal_fold(row->key, word) || text_equal_fold(row->label, word) || text_equal_fold(row->other, word)) {
			*key = row->key;
			return true;
		}
	}
	return false;
}

static bool
begins(struct text whole, struct text beginning)
{
	return whole.len >= beginning.len && text_equal_fold(text_slice(whole, 0, beginning.len), beginning);
}

/* The row that alone begins so. */
static bool
by_beginning(const struct picks *p, struct text word, struct text *key, struct fail *why)
{
	struct buf names = {0}, typed = {0};
	size_t found = 0;

	for (size_t i = 0; i < p->count; i++) {
		const struct pick *row = &p->rows[i];

		if (!begins(row->key, word) && !begins(row->label, word) && !begins(row->other, word))
			continue;
		*key = row->key;
		if (++found <= SHOWN)
			buf_printf(&names, "%s%.*s", found > 1 ? ", " : "", TEXT_ARG(row->key));
	}
	if (found > 1) {
		buf_text(&typed, word);
		buf_puts(&names, found > SHOWN ? ", ..." : "");
		fail_set(why, MSG_ID_MANY, typed.data, names.data);
	}
	buf_release(&typed);
	buf_release(&names);
	return found == 1;
}

static bool
one(const struct picks *p, struct text word, struct text *meant, struct fail *why)
{
	int64_t n;

	*meant = word;
	if (p->count == 0 || picks_named(p, word, meant))
		return true;
	if (number_parse(word, 1, (int64_t)p->count, &n)) {
		*meant = p->rows[n - 1].key;
		return true;
	}
	if (by_beginning(p, word, meant, why) || why->message != MSG_NONE)
		return why->message == MSG_NONE;
	*meant = word;
	return true;
}

bool
picks_answer(const struct picks *p, struct text typed, struct arena *arena, struct text *meant, struct fail *why)
{
	struct buf all = {0};
	struct text rest = typed, word, key;
	bool ok = true;

	if (p->field->kind != FIELD_CHOICES)
		return one(p, typed, meant, why);
	while (ok && text_next(&rest, ',', &word)) {
		word = text_trim(word);
		if (word.len == 0)
			continue;
		ok = one(p, word, &key, why);
		if (ok)
			buf_printf(&all, "%s%.*s", all.len > 0 ? "\n" : "", TEXT_ARG(key));
	}
	*meant = arena_text(arena, buf_view(&all));
	buf_release(&all);
	return ok;
}
