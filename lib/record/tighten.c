#include "record/tighten.h"

#include "base/memory.h"
#include "record/pairs.h"

bool
tighten_identity(const struct record *r, size_t field)
{
	const struct field *f = &r->schema->fields[field];
	struct text key, class;

	return f->class == CLASS_IDENTITY || (r->tight.len > 0 &&
	    pairs_find(r->tight, text_of(f->name), &key, &class) && text_is(class, "identity"));
}

/* What is fixed or required names the record itself, which must be readable. */
static bool
may_tighten(const struct field *f, struct text class)
{
	if (text_is(class, "identity"))
		return f->class == CLASS_IDENTITY || (f->flags & (FIELD_FIXED | FIELD_REQUIRED | FIELD_SYSTEM)) == 0;
	return text_is(class, "internal") && (f->class == CLASS_PUBLIC || f->class == CLASS_INTERNAL);
}

static bool
line_ok(struct text name, struct text class)
{
	static const struct schema *const schemas[] = { &report_schema, &feedback_schema };
	bool known = false;

	for (size_t i = 0; i < sizeof schemas / sizeof *schemas; i++) {
		int field = schema_field(schemas[i], name);

		if (field == NO_FIELD)
			continue;
		known = true;
		if (!may_tighten(&schemas[i]->fields[field], class))
			return false;
	}
	return known;
}

bool
tighten_rule(const struct record *tree, struct fail *why)
{
	int field = schema_field(tree->schema, TEXT("privacy"));
	struct text lines = tree->values[field], line, name, class;

	while (text_next(&lines, '\n', &line)) {
		char *word;

		text_cut(line, ':', &name, &class);
		if (line.len == 0 || line_ok(text_trim(name), text_trim(class)))
			continue;
		word = memory_copy(line.at, line.len);
		fail_set(why, MSG_TIGHTEN, word);
		memory_free(word);
		fail_in(why, NULL, tree->lines[field]);
		return fail_field(why, "privacy");
	}
	return true;
}
