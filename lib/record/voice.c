#include "record/voice.h"

#include "record/delivery.h"

bool
voice_tellable(const struct case_file *c)
{
	return case_identity(c).len > 0 || case_code(c).len > 0;
}

bool
voice_closed_without(const struct case_file *c)
{
	for (size_t i = c->step_count; c->status == STATUS_CLOSED && i-- > 0; )
		if (c->steps[i].verb != NULL && !c->steps[i].retracted && c->steps[i].verb->stage == NAME_CLOSED_AT)
			return record_get(&c->steps[i].record, NAME_WITHOUT).len > 0;
	return false;
}

static void
fill(const struct shape *shape, struct text *row, enum name id, bool yes)
{
	int column = shape_named(shape, id);

	if (column != NO_FIELD)
		row[column] = yes ? TEXT("yes") : TEXT("no");
}

void
voice_row(const struct case_file *c, const struct shape *shape, struct text *row)
{
	if (c->record.schema != &report_schema && c->record.schema != &feedback_schema)
		return;
	fill(shape, row, NAME_UNTOLD, delivery_due(c) != NULL);
	fill(shape, row, NAME_TELLABLE, voice_tellable(c));
	fill(shape, row, NAME_CLOSED_WITHOUT, voice_closed_without(c));
}
