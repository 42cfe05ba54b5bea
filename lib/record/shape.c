#include "record/shape.h"

#include "base/buf.h"
#include "base/memory.h"

struct shape
shape_of(const struct schema *derived, const struct schema *stored, struct arena *arena)
{
	size_t most = (derived != NULL ? derived->count : 0) + (stored != NULL ? stored->count : 0);
	struct shape s = { .fields = arena_get(arena, most * sizeof *s.fields) };

	if (derived != NULL)
		s.fields[s.count++] = &derived->fields[0];
	for (size_t i = 0; stored != NULL && i < stored->count; i++)
		if (stored->fields[i].class != CLASS_IDENTITY)
			s.fields[s.count++] = &stored->fields[i];
	for (size_t i = 1; derived != NULL && i < derived->count; i++)
		if (shape_field(&s, text_of(derived->fields[i].name)) == NO_FIELD)
			s.fields[s.count++] = &derived->fields[i];
	return s;
}

void
shape_usual(struct shape *s)
{
	size_t n = 0;

	for (size_t i = 0; i < s->count; i++)
		if ((s->fields[i]->flags & FIELD_ASKED) == 0)
			s->fields[n++] = s->fields[i];
	s->count = n;
}

struct shape
shape_own(const struct field *columns, size_t count, struct arena *arena)
{
	struct shape s = { .fields = arena_get(arena, count * sizeof *s.fields), .count = count };

	for (size_t i = 0; i < count; i++)
		s.fields[i] = &columns[i];
	return s;
}

int
shape_field(const struct shape *s, struct text name)
{
	for (size_t i = 0; i < s->count; i++)
		if (text_is(name, s->fields[i]->name))
			return (int)i;
	return NO_FIELD;
}

int
shape_named(const struct shape *s, enum name id)
{
	for (size_t i = 0; i < s->count; i++)
		if (s->fields[i]->id == id)
			return (int)i;
	return NO_FIELD;
}

bool
shape_find(const struct shape *s, struct text name, int *column, struct fail *why)
{
	struct buf names = {0};
	char *typed;

	*column = shape_field(s, name);
	if (*column != NO_FIELD)
		return true;
	for (size_t i = 0; i < s->count; i++)
		buf_printf(&names, "%s%s", i > 0 ? ", " : "", s->fields[i]->name);
	typed = memory_copy(name.at, name.len);
	fail_set(why, MSG_FIELD_UNKNOWN, typed, names.len > 0 ? names.data : "");
	memory_free(typed);
	buf_release(&names);
	return false;
}

struct text
row_get(const struct shape *s, const struct text *row, enum name id)
{
	int i = shape_named(s, id);

	return i == NO_FIELD ? (struct text){0} : row[i];
}
