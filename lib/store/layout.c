#include "store/layout.h"

#include "base/number.h"
#include "time/date.h"

const struct record_type record_types[] = {
	{ &report_schema, 'R', "reports", STEP_REPORT },
	{ &feedback_schema, 'F', "feedback", STEP_FEEDBACK },
	{ &action_schema, 'A', "actions", STEP_ACTION },
	{ &outreach_schema, 'O', "outreach", STEP_OUTREACH },
	{ &handover_schema, 'H', "handovers", STEP_HANDOVER },
	{ &box_schema, 'B', "boxes", STEP_BOX },
	{ 0 },
};

const struct record_type *
record_type_of(const struct schema *schema)
{
	for (const struct record_type *t = record_types; t->schema != NULL; t++)
		if (t->schema == schema)
			return t;
	return NULL;
}

const struct record_type *
record_type_letter(char letter)
{
	for (const struct record_type *t = record_types; t->schema != NULL; t++)
		if (t->letter == (letter == 'N' ? 'F' : letter))
			return t;
	return NULL;
}

void
layout_day(const struct record_type *t, struct text station, int32_t day, struct buf *out)
{
	struct date d = date_of_number(day);

	buf_printf(out, "%s/%.*s/%04d/%02d/%02d", t->folder, TEXT_ARG(station), d.year, d.month, d.day);
}

void
layout_survey(struct text station, int32_t day, struct buf *out)
{
	struct date d = date_of_number(day);

	buf_printf(out, "surveys/%.*s/%04d/%02d", TEXT_ARG(station), d.year, d.month);
}

void
layout_identity(int32_t day, struct buf *out)
{
	struct date d = date_of_number(day);

	buf_printf(out, "identity/%04d/%02d/%02d", d.year, d.month, d.day);
}

bool
layout_record(struct text id, struct buf *out)
{
	struct id parsed;
	const struct record_type *t;

	if (!id_parse(id, &parsed))
		return false;
	if (parsed.letter == 'S') {
		layout_survey(parsed.station, parsed.day, out);
		buf_printf(out, "/%.*s.csv", TEXT_ARG(id));
		return true;
	}
	if ((t = record_type_letter(parsed.letter)) == NULL)
		return false;
	layout_day(t, parsed.station, parsed.day, out);
	buf_printf(out, "/%.*s.yaml", TEXT_ARG(id));
	return true;
}

void
layout_id(struct text station, int32_t day, char letter, int64_t number, struct buf *out)
{
	struct date d = date_of_number(day);

	buf_printf(out, "%.*s-%04d%02d%02d-%c%0*lld", TEXT_ARG(station), d.year, d.month, d.day, letter,
	    letter == 'N' ? 5 : 4, (long long)number);
}

static bool
is_tag(struct text t)
{
	for (size_t i = 0; i < t.len; i++)
		if (text_find(TEXT("0123456789ABCDEFGHJKMNPQRSTVWXYZ"), text_slice(t, i, i + 1)) == (size_t)-1)
			return false;
	return t.len == 4;
}

static bool
is_record(struct text name, struct id *id)
{
	return id_parse(name, id) && record_type_letter(id->letter) != NULL;
}

struct file_name
layout_name(struct text name)
{
	struct file_name f = { .kind = FILE_FOREIGN };
	struct text stem, step, clock;

	if (text_starts(name, TEXT(".tmp-"))) {
		f.kind = FILE_TEMPORARY;
		return f;
	}
	if (!text_ends(name, TEXT(".yaml")))
		return f;
	stem = text_slice(name, 0, name.len - 5);
	if (!text_cut(stem, '_', &f.id, &step)) {
		f.kind = is_record(f.id, &f.parsed) ? FILE_RECORD : FILE_FOREIGN;
		return f;
	}
	if (is_record(f.id, &f.parsed) && text_cut(step, '-', &clock, &f.tag) && is_tag(f.tag) &&
	    clock.len >= 2 && number_parse(clock, 1, 1000000, &f.number))
		f.kind = FILE_STEP;
	return f;
}

void
layout_step(struct text id, int64_t number, struct text tag, struct buf *out)
{
	buf_printf(out, "%.*s_%02lld-%.*s", TEXT_ARG(id), (long long)number, TEXT_ARG(tag));
}
