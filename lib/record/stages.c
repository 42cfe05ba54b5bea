#include "record/stages.h"

#include "base/memory.h"

const struct case_stage case_stages[STAGES] = {
	{ "received", NAME_RECEIVED }, { "accepted", NAME_ACCEPTED_AT }, { "assigned", NAME_ASSIGNED_AT },
	{ "dispatched", NAME_DISPATCHED_AT }, { "departed", NAME_DEPARTED_AT }, { "arrived", NAME_ARRIVED_AT },
	{ "cleared", NAME_CLEARED_AT }, { "referred", NAME_REFERRED_AT }, { "analysed", NAME_ANALYSED_AT },
	{ "decided", NAME_DECIDED_AT }, { "responded", NAME_RESPONDED_AT }, { "notified", NAME_NOTIFIED_AT },
	{ "resolved", NAME_RESOLVED_AT }, { "closed", NAME_CLOSED_AT },
	{ "taken", NAME_TAKEN_AT }, { "outcome", NAME_OUTCOME_AT },
};

const struct case_stage *
stage_find(struct text word, struct fail *why)
{
	struct buf names = {0};
	char *typed;

	for (int i = 0; i < STAGES; i++)
		if (text_is(word, case_stages[i].word))
			return &case_stages[i];
	typed = memory_copy(word.at, word.len);
	for (int i = 0; i < STAGES; i++)
		buf_printf(&names, "%s%s", i > 0 ? ", " : "", case_stages[i].word);
	fail_set(why, MSG_STAGE_UNKNOWN, typed, names.data);
	memory_free(typed);
	buf_release(&names);
	return NULL;
}

/* Stages that follow one another; NAME_NONE ends a row. */
static const enum name chains[][5] = {
	{ NAME_DISPATCHED_AT, NAME_DEPARTED_AT, NAME_ARRIVED_AT, NAME_CLEARED_AT },
	{ NAME_REFERRED_AT, NAME_TAKEN_AT, NAME_OUTCOME_AT },
	{ NAME_ANALYSED_AT, NAME_DECIDED_AT },
	{ NAME_RESOLVED_AT, NAME_CLOSED_AT },
};

int
stage_order(enum name stage, enum name other)
{
	for (size_t c = 0; c < sizeof chains / sizeof *chains; c++) {
		int mine = -1, its = -1;

		for (int i = 0; chains[c][i] != NAME_NONE; i++) {
			mine = chains[c][i] == stage ? i : mine;
			its = chains[c][i] == other ? i : its;
		}
		if (mine >= 0 && its >= 0)
			return (mine > its) - (mine < its);
	}
	return 0;
}

bool
stage_other_unit(const struct record *a, const struct record *b)
{
	struct text x = record_get(a, NAME_UNIT), y = record_get(b, NAME_UNIT);

	return x.len > 0 && y.len > 0 && !text_equal(x, y);
}
