#include "query/stage.h"

#include "record/stages.h"
#include "record/step.h"
#include "time/moment.h"

const char stage_default_from[] = "received", stage_default_to[] = "responded dispatched arrived resolved closed";

const char *const stage_results[STAGE_RESULTS] = { "measured", "missing", "negative", "no_time" };

/* One name of a list. */
static bool
parse_one(struct text name, const char *option, const struct shape *shape, int *columns, size_t *count,
    struct fail *why)
{
	const struct case_stage *stage = stage_find(name, why);
	int column;

	if (stage == NULL)
		return fail_field(why, option);
	column = shape_named(shape, stage->column);
	for (size_t i = 0; i < *count; i++)
		if (columns[i] == column)
			return true;
	columns[(*count)++] = column;
	return true;
}

static bool
parse_list(const char *names, const char *option, const struct shape *shape, int *columns, size_t *count,
    struct fail *why)
{
	struct text rest = text_of(names), piece;

	while (text_next(&rest, ',', &piece)) {
		struct text words = text_trim(piece), word;

		if (words.len == 0)
			return stage_find(words, why) != NULL || fail_field(why, option);
		while (text_next(&words, ' ', &word))
			if (word.len > 0 && !parse_one(word, option, shape, columns, count, why))
				return false;
	}
	return *count > 0 || stage_find(text_of(names), why) != NULL || fail_field(why, option);
}

bool
stage_parse(const char *from, const char *to, const struct shape *shape, struct stage_span *span,
    struct fail *why)
{
	*span = (struct stage_span){ .received = shape_named(shape, NAME_RECEIVED) };
	if (!parse_list(from != NULL ? from : stage_default_from, "from", shape, span->from, &span->from_count, why) ||
	    !parse_list(to != NULL ? to : stage_default_to, "to", shape, span->to, &span->to_count, why))
		return false;
	for (size_t i = 0; i < span->from_count; i++)
		span->names[i] = shape->fields[span->from[i]]->id;
	for (size_t i = 0; i < span->to_count; i++)
		span->names[span->from_count + i] = shape->fields[span->to[i]]->id;
	return true;
}

static bool
read_moment(struct text cell, struct moment *m)
{
	struct fail why = {0};
	bool ok = cell.len > 0 && moment_parse(cell, m, &why);

	fail_release(&why);
	return ok;
}

/* The earliest of those that occurred; a day alone is not looked into further. */
static bool
first_of(const int *columns, size_t count, const struct text *row, struct moment *first)
{
	bool found = false;

	for (size_t i = 0; i < count; i++) {
		struct moment m;

		if (!read_moment(row[columns[i]], &m))
			continue;
		if (!found || m.day_only || (!first->day_only && m.at < first->at))
			*first = m;
		found = true;
	}
	return found;
}

bool
stage_counts(const struct shape *shape, const struct text *row)
{
	struct text status = row_get(shape, row, NAME_STATUS);

	return !text_is(status, status_key(STATUS_REJECTED)) && !text_is(status, status_key(STATUS_DUPLICATE)) &&
	    !text_is(status, status_key(STATUS_VOID)) && !text_is(row_get(shape, row, NAME_KIND), "log");
}

enum stage_result
stage_measure(const struct stage_span *span, const struct text *row, int64_t *seconds)
{
	struct moment received, from, to;

	if (read_moment(row[span->received], &received) && received.day_only)
		return STAGE_NO_TIME;
	if (!first_of(span->from, span->from_count, row, &from) || !first_of(span->to, span->to_count, row, &to))
		return STAGE_MISSING;
	if (from.day_only || to.day_only)
		return STAGE_NO_TIME;
	*seconds = to.at - from.at;
	return *seconds < 0 ? STAGE_NEGATIVE : STAGE_MEASURED;
}
