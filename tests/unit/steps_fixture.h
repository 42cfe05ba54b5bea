/* A step as a word: "respond:via=phone,by=84". Included after cmocka.h. */
#include "record/record.h"

/* Fills the fields and returns the verb. */
static inline struct text
steps_fill(struct record *r, struct text word)
{
	struct text verb, fields, one, name, value;

	text_cut(word, ':', &verb, &fields);
	while (text_next(&fields, ',', &one)) {
		text_cut(one, '=', &name, &value);
		r->values[schema_field(&step_schema, name)] = value;
	}
	return verb;
}
