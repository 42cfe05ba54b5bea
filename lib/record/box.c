/* Opening of the suggestion box: DESIGN 3. */
#include <stdio.h>

#include "record/record.h"
#include "record/shared_rows.h"
#include "record/value.h"

#define ROW(n, en, id_, name, kind, flags) { n, WORDS(en, id_), name, kind, CLASS_INTERNAL, flags, 0, NULL, NULL }

static const struct field fields[] = {
	ROW_UID,
	ROW_RECEIVED,
	ROW_RECORDED,
	ROW_CLOCK,
	ROW_STATION,
	ROW("opened", "the day the box was opened", "hari kotak dibuka", NAME_OPENED, FIELD_DAY, FIELD_REQUIRED),
	ROW("officers", "the two who opened it, one a line", "dua petugas pembuka, satu per baris", NAME_OFFICERS, FIELD_LINES, FIELD_REQUIRED),
	ROW("slips", "slips found", "lembar ditemukan", NAME_SLIPS, FIELD_COUNT, FIELD_REQUIRED),
	ROW("blank", "blank slips among them", "lembar kosong", NAME_BLANK, FIELD_COUNT, 0),
	ROW("illegible", "illegible slips among them", "lembar tak terbaca", NAME_ILLEGIBLE, FIELD_COUNT, 0),
	ROW_KEY,
};

static int64_t
number_of(const struct record *r, enum name id)
{
	int64_t n;

	return value_number(&r->schema->fields[schema_named(r->schema, id)], record_get(r, id), &n) ? n : 0;
}

/* No one opens the box alone: two, who are not the same. */
static bool
two_officers(const struct record *r, struct fail *why)
{
	struct text rest = record_get(r, NAME_OFFICERS), one, other, third;

	if (text_next(&rest, '\n', &one) && text_next(&rest, '\n', &other) && !text_next(&rest, '\n', &third) &&
	    !text_equal_fold(text_trim(one), text_trim(other)))
		return true;
	fail_set(why, MSG_BOX_OFFICERS);
	return fail_field(why, "officers");
}

static bool
box_rule(const struct record *r, struct fail *why)
{
	int64_t slips = number_of(r, NAME_SLIPS), blank = number_of(r, NAME_BLANK), illegible = number_of(r, NAME_ILLEGIBLE);
	struct text day = text_slice(record_get(r, NAME_RECEIVED), 0, 10);
	char words[3][24];

	if (!two_officers(r, why))
		return false;
	if (text_compare(record_get(r, NAME_OPENED), day) > 0) {
		fail_set(why, MSG_BOX_LATER);
		return fail_field(why, "opened");
	}
	if (blank <= slips && illegible <= slips - blank)
		return true;
	(void)snprintf(words[0], sizeof words[0], "%lld", (long long)slips);
	(void)snprintf(words[1], sizeof words[1], "%lld", (long long)blank);
	(void)snprintf(words[2], sizeof words[2], "%lld", (long long)illegible);
	fail_set(why, MSG_BOX_SLIPS, words[0], words[1], words[2]);
	return fail_field(why, "slips");
}

const struct schema box_schema = {
	.name = "box",
	.help = WORDS("opening of the suggestion box", "pembukaan kotak saran"),
	SCHEMA_FIELDS(fields),
	.rule = box_rule,
};
