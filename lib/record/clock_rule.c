#include "record/clock_rule.h"

#include "base/refuse.h"
#include "record/stages.h"
#include "time/date.h"
#include "time/when.h"

enum { DAY = 86400 };

/* Whether a duration is said in whole days: "3d", "2w". */
static bool
says_days(struct text word)
{
	for (size_t i = 0; i < word.len; i++) {
		char c = (char)(word.at[i] | 0x20);

		if ((c >= 'a' && c <= 'z') && c != 'd' && c != 'w')
			return false;
	}
	return true;
}

static bool
take_rung(struct clock_rule *rule, struct text word, struct text all, struct fail *why)
{
	bool days = rule->day_kind != DAY_CLOCK && says_days(word);
	int64_t limit;

	if (!when_duration(word, &limit, why))
		return false;
	limit = days ? limit / DAY : limit;
	if (limit == 0 || rule->rungs == LADDER_MAX ||
	    (rule->rungs > 0 && (days != rule->in_days || limit <= rule->limits[rule->rungs - 1])))
		return refuse(why, MSG_LADDER_BAD, all);
	rule->in_days = days;
	rule->limits[rule->rungs++] = limit;
	return true;
}

bool
clock_rule_limit(const struct record *row, struct clock_rule *rule, struct fail *why)
{
	struct text all = record_get(row, NAME_LIMIT), rest = all, word, kind = record_get(row, NAME_DAY_KIND);

	rule->rungs = 0;
	rule->day_kind = text_is(kind, "working") ? DAY_WORKING : text_is(kind, "calendar") ? DAY_CALENDAR : DAY_CLOCK;
	while (text_next(&rest, ' ', &word))
		if (word.len > 0 && !take_rung(rule, word, all, why))
			return fail_field(why, "limit");
	if (rule->rungs > 0)
		return true;
	refuse(why, MSG_DURATION_BAD, all);
	return fail_field(why, "limit");
}

static bool
take_stages(const struct record *row, enum name id, const char *field, unsigned *bits, struct fail *why)
{
	struct text rest = record_get(row, id), word;

	*bits = 0;
	while (text_next(&rest, ' ', &word)) {
		const struct case_stage *stage;

		if (word.len == 0)
			continue;
		stage = stage_find(word, why);
		if (stage == NULL)
			return fail_field(why, field);
		*bits |= 1U << (stage - case_stages);
	}
	return true;
}

static bool
has_word(struct text words, const char *wanted)
{
	struct text word;

	while (text_next(&words, ' ', &word))
		if (text_is(word, wanted))
			return true;
	return false;
}

bool
clock_rule_read(const struct record *row, struct clock_rule *rule, struct fail *why)
{
	struct text pauses = record_get(row, NAME_PAUSES);

	*rule = (struct clock_rule){ .row = row, .from = INT32_MIN, .until = INT32_MAX,
		.pauses_wait = has_word(pauses, "wait"), .pauses_outage = has_word(pauses, "outage") };
	(void)date_parse(record_get(row, NAME_VALID_FROM), &rule->from);
	(void)date_parse(record_get(row, NAME_VALID_UNTIL), &rule->until);
	return clock_rule_limit(row, rule, why) && take_stages(row, NAME_STARTS, "starts", &rule->starts, why) &&
	    take_stages(row, NAME_STOPS, "stops", &rule->stops, why);
}

static bool
fits(struct text wanted, struct text value)
{
	return wanted.len == 0 || text_equal(wanted, value);
}

bool
clock_rule_applies(const struct clock_rule *rule, const char *type, struct text kind, struct text priority,
    struct text class, int32_t day)
{
	return text_is(record_get(rule->row, NAME_TYPE), type) && fits(record_get(rule->row, NAME_KIND), kind) &&
	    fits(record_get(rule->row, NAME_PRIORITY), priority) && fits(record_get(rule->row, NAME_CLASS), class) &&
	    day >= rule->from && day < rule->until;
}

int
clock_rule_narrow(const struct clock_rule *rule)
{
	return (record_get(rule->row, NAME_CLASS).len > 0 ? 4 : 0) + (record_get(rule->row, NAME_PRIORITY).len > 0 ? 2 : 0) +
	    (record_get(rule->row, NAME_KIND).len > 0 ? 1 : 0);
}
