#include "query/outage.h"

#include "record/step.h"
#include "time/moment.h"

/* The moment of a column; false where it is empty or a day alone. */
static bool
moment_at(const struct shape *shape, const struct text *row, enum name id, struct moment *m, bool *day_only)
{
	struct text cell = row_get(shape, row, id);
	struct fail why = {0};
	bool ok = cell.len > 0 && moment_parse(cell, m, &why);

	fail_release(&why);
	if (ok && m->day_only)
		*day_only = true;
	return ok && !m->day_only;
}

/* One that is open again goes on; one that was closed again ended then. */
static bool
ended_at(const struct shape *shape, const struct text *row, struct moment *m, bool *day_only)
{
	struct text status = row_get(shape, row, NAME_STATUS);
	bool closed = text_is(status, status_key(STATUS_CLOSED)), reopened = !text_is(row_get(shape, row, NAME_REOPENED), "0");
	struct moment other;

	if (moment_at(shape, row, NAME_OCCURRED_UNTIL, m, day_only) || *day_only)
		return !*day_only;
	if (!closed && !text_is(status, status_key(STATUS_RESOLVED)))
		return false;
	if (closed && reopened)
		return moment_at(shape, row, NAME_LAST_CLOSED_AT, m, day_only);
	if (!moment_at(shape, row, NAME_RESOLVED_AT, m, day_only))
		return moment_at(shape, row, NAME_CLOSED_AT, m, day_only);
	if (moment_at(shape, row, NAME_CLOSED_AT, &other, day_only) && other.at < m->at)
		*m = other;
	return true;
}

struct outage_span
outage_span(const struct shape *shape, const struct text *row)
{
	struct moment from = {0}, until = {0};
	bool day_only = false, began, ended;

	began = moment_at(shape, row, NAME_OCCURRED_FROM, &from, &day_only) ||
	    (!day_only && moment_at(shape, row, NAME_RECEIVED, &from, &day_only));
	ended = ended_at(shape, row, &until, &day_only);
	return (struct outage_span){
		.from = from.at, .until = ended ? until.at : INT64_MAX, .going_on = !ended && !day_only,
		.timed = began && !day_only && (!ended || until.at >= from.at),
	};
}
