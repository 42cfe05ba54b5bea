#include "cli/effect.h"

#include <math.h>

#include "base/memory.h"
#include "cli/improving.h"
#include "query/stage.h"
#include "time/date.h"

enum { DAY_SECONDS = 86400 };

const struct field effect_columns[EFFECT_COLUMNS] = {
	FIGURE_COLUMN("series", "what was to be reduced", "yang hendak dikurangi", FIELD_LINE),
	FIGURE_COLUMN("before_n", "how many before", "jumlah sebelumnya", FIELD_COUNT),
	FIGURE_COLUMN("before_days", "in how many days", "dalam berapa hari", FIELD_COUNT),
	FIGURE_COLUMN("after_n", "how many after", "jumlah sesudahnya", FIELD_COUNT),
	FIGURE_COLUMN("after_days", "in how many days", "dalam berapa hari", FIELD_COUNT),
	FIGURE_COLUMN("ratio", "rate after by rate before", "laju sesudah dibagi laju sebelum", FIELD_DECIMAL),
	FIGURE_COLUMN("low", "of the 95 % interval", "batas bawah selang 95 %", FIELD_DECIMAL),
	FIGURE_COLUMN("high", "of the 95 % interval", "batas atas selang 95 %", FIELD_DECIMAL),
	{ "verdict", WORDS("effective, not shown or harmful", "efektif, tidak terbukti atau merugikan"), NAME_NONE, FIELD_CHOICE,
	  CLASS_PUBLIC, FIELD_DERIVED, 0, verdict_choices, NULL },
	FIGURE_COLUMN("median_before_s", "median response time before, in seconds", "median waktu tanggap sebelumnya, dalam detik", FIELD_DURATION),
	FIGURE_COLUMN("median_after_s", "median response time after", "median waktu tanggap sesudahnya", FIELD_DURATION),
	FIGURE_COLUMN("shift_s", "by how much they changed, in seconds", "pergeserannya, dalam detik", FIELD_DECIMAL),
	FIGURE_COLUMN("shift_low_s", "of its 95 % interval", "batas bawah selang 95 %-nya", FIELD_DECIMAL),
	FIGURE_COLUMN("shift_high_s", "of its 95 % interval", "batas atas selang 95 %-nya", FIELD_DECIMAL),
	FIGURE_COLUMN("p", "chance of so large a change by chance alone", "peluang perubahan sebesar itu karena kebetulan saja", FIELD_DECIMAL),
};

/* What one station has; summed when it is known which of them count. */
struct station_part {
	struct text code;
	int64_t before, after, unanalysed, addressed;
	int64_t side_before, side_after;
	struct durations times[2];	/* before, after */
	int64_t unmeasured[2];
	struct durations daily;		/* the day of each of the series */
	struct buf ids;
	int32_t first;
	bool counts;
};

struct measuring {
	const struct scanned *action;
	const struct zone *zone;
	struct text addresses;
	bool by_cause;
	struct effect *e;
	struct arena *arena;
	struct station_part *stations;
	size_t station_count, station_cap;
	struct stage_span span;	/* of the times */
	bool led;		/* the case that is lent led to the action */
};

/* The local day of a time of the action's station. */
static int32_t
day_at(const struct zone *zone, struct moment m)
{
	return moment_day(m.day_only ? m : moment_in(m.at, zone));
}

static struct station_part *
part_of(struct measuring *m, struct text code)
{
	for (size_t i = 0; i < m->station_count; i++)
		if (text_equal(m->stations[i].code, code))
			return &m->stations[i];
	if (m->station_count == m->station_cap) {
		m->station_cap = m->station_cap > 0 ? m->station_cap * 2 : 16;
		m->stations = memory_grow(m->stations, m->station_cap, sizeof *m->stations);
	}
	m->stations[m->station_count] = (struct station_part){ .code = arena_text(m->arena, code), .first = INT32_MAX };
	return &m->stations[m->station_count++];
}

static bool
names_action(const struct scanned *s, struct text action)
{
	for (size_t i = 0; i < s->c.step_count; i++)
		if (!s->c.steps[i].retracted && text_equal(record_get(&s->c.steps[i].record, NAME_ACTION), action))
			return true;
	return false;
}

/* Each case, also those that -w leaves out: from when on there are records, and
 * which stations the action is for. */
static bool
see_case(void *context, struct figures *f, struct scanned *s, struct fail *why)
{
	struct measuring *m = context;
	struct station_part *part = part_of(m, record_get(&s->c.record, NAME_STATION));
	int32_t day = day_at(m->zone, s->received);

	(void)f;
	(void)why;
	part->first = day < part->first ? day : part->first;
	m->led = text_has_line(m->addresses, s->c.id) || names_action(s, m->action->c.id);
	part->counts = part->counts || m->led;
	return true;
}

static bool
in_part(const struct effect_part *p, int32_t day)
{
	return day >= p->from && day < p->until;
}

static void
keep_id(struct measuring *m, struct station_part *part, const struct scanned *s, unsigned what)
{
	if ((m->e->wanted & what) == 0)
		return;
	buf_text(&part->ids, s->c.id);
	buf_putc(&part->ids, '\n');
}

static void
count_series(struct measuring *m, struct station_part *part, const struct scanned *s, int32_t day)
{
	const struct effect *e = m->e;
	bool before = in_part(&e->before, day), after = in_part(&e->after, day);

	part->before += before;
	part->after += after;
	part->addressed += before && m->led;
	if (before || after)
		keep_id(m, part, s, before ? EFFECT_BEFORE : EFFECT_AFTER);
	if (day < e->daily_from || day >= e->daily_until)
		return;
	durations_add(&part->daily, day);
}

static void
count_time(struct measuring *m, struct station_part *part, const struct figures *f, const struct scanned *s, bool after)
{
	int64_t seconds = 0;

	if (!stage_counts(&f->shape, f->row))
		return;
	if (stage_measure(&m->span, f->row, &seconds) != STAGE_MEASURED) {
		part->unmeasured[after]++;
		return;
	}
	durations_add(&part->times[after], seconds);
	keep_id(m, part, s, after ? EFFECT_TIMES_AFTER : EFFECT_TIMES_BEFORE);
}

static bool
take_case(void *context, struct figures *f, struct scanned *s, struct fail *why)
{
	struct measuring *m = context;
	struct station_part *part = part_of(m, record_get(&s->c.record, NAME_STATION));
	struct text cause = row_get(&f->shape, f->row, NAME_CAUSE);
	int32_t day = day_at(m->zone, s->received);
	bool praise = text_is(row_get(&f->shape, f->row, NAME_KIND), "praise"), feedback = f->voice == VOICE_FEEDBACK;
	bool before = in_part(&m->e->before, day), after = in_part(&m->e->after, day), aimed;

	(void)why;
	if (m->e->timed && (before || after))
		count_time(m, part, f, s, after);
	if (feedback && praise)
		return true;
	if (m->by_cause && feedback && after && cause.len == 0)
		part->unanalysed++;
	aimed = text_equal(cause, m->e->series) ||
	    (feedback && text_has_line(row_get(&f->shape, f->row, NAME_ASPECTS), m->e->series));
	if (aimed) {
		count_series(m, part, s, day);
	} else if (feedback) {
		part->side_before += before;
		part->side_after += after;
	}
	return true;
}

/* When the action was last finished; false where it was not. */
static bool
last_finish(const struct case_file *c, struct moment *at)
{
	struct fail why = {0};
	bool found = false;

	for (size_t i = 0; i < c->step_count; i++) {
		const struct step *s = &c->steps[i];
		struct moment m;

		if (s->verb == NULL || s->retracted || s->verb->stage != NAME_RESOLVED_AT ||
		    !moment_parse(record_get(&s->record, NAME_AT), &m, &why))
			continue;
		*at = !found || m.at > at->at ? m : *at;
		found = true;
	}
	fail_release(&why);
	return found;
}

/* The days of both parts. */
static bool
fill_parts(struct measuring *m, const struct shape *shape, const struct text *row, int64_t days, int64_t now, struct fail *why)
{
	struct text begun = row_get(shape, row, NAME_STARTED_AT);
	struct moment start, finish;
	struct effect *e = m->e;
	int32_t first, last, today = day_at(m->zone, moment_in(now, m->zone));

	if (!last_finish(&m->action->c, &finish))
		return fail_set(why, MSG_EFFECT_UNFINISHED, arena_string(m->arena, m->action->c.id));
	if (!moment_parse(begun.len > 0 ? begun : record_get(&m->action->c.record, NAME_RECEIVED), &start, why))
		return false;
	last = day_at(m->zone, finish);
	first = day_at(m->zone, start) < last ? day_at(m->zone, start) : last;
	e->after.from = last + 1;
	e->after.until = today > last + 1 ? today : last + 1;
	if (e->after.until - e->after.from > days)
		e->after.until = e->after.from + (int32_t)days;
	e->before = (struct effect_part){ .from = first - (e->after.until - e->after.from), .until = first };
	e->daily_from = e->before.from;
	e->daily_until = e->after.until;
	return true;
}

/* What a station that counts has. */
static void
add_station(struct effect *e, const struct station_part *part, struct durations times[2])
{
	e->before.n += part->before;
	e->after.n += part->after;
	e->unanalysed += part->unanalysed;
	e->addressed += part->addressed;
	e->side_before += part->side_before;
	e->side_after += part->side_after;
	e->times_before.unmeasured += part->unmeasured[0];
	e->times_after.unmeasured += part->unmeasured[1];
	for (int i = 0; i < 2; i++)
		for (size_t k = 0; k < part->times[i].count; k++)
			durations_add(&times[i], part->times[i].at[k]);
	for (size_t k = 0; k < part->daily.count; k++)
		e->daily[part->daily.at[k] - e->daily_from]++;
	if (part->ids.len > 0)
		buf_text(&e->ids, buf_view(&part->ids));
}

static void
compare_times(struct effect *e, struct durations times[2])
{
	e->times_before.n = (int64_t)times[0].count;
	e->times_after.n = (int64_t)times[1].count;
	if (times[0].count > 0)
		e->times_before.median = durations_percentile(&times[0], 50);
	if (times[1].count > 0)
		e->times_after.median = durations_percentile(&times[1], 50);
	e->ranked = ranks_compare(&times[0], &times[1], &e->ranks);
}

/* Whether other complaints rose instead: the interval of their ratio lies above 1. */
static bool
side_rose(const struct effect *e)
{
	struct rate_ratio side;

	return rate_compare(e->side_after, (double)e->after.days, e->side_before, (double)e->before.days, &side) && side.low > 1;
}

/* Proven is what its interval says after a whole week, where nothing else rose. */
static const char *
verdict_of(const struct effect *e)
{
	if (e->rate.low > 1)
		return "harmful";
	return e->rate.high < 1 && e->after.days >= EFFECT_CYCLE && !side_rose(e) ? "effective" : "not_shown";
}

/* The sums of the stations that count, and what they come to. */
static void
conclude(struct measuring *m)
{
	struct effect *e = m->e;
	struct durations times[2] = { {0}, {0} };
	int32_t first = INT32_MAX;

	e->daily = arena_get(m->arena, (size_t)(e->daily_until - e->daily_from) * sizeof *e->daily);
	for (size_t i = 0; i < m->station_count; i++) {
		const struct station_part *part = &m->stations[i];

		if (!part->counts)
			continue;
		add_station(e, part, times);
		first = part->first < first ? part->first : first;
	}
	e->first = INT32_MIN;
	if (first != INT32_MAX && first > e->before.from) {
		e->first = first;
		e->before.from = first < e->before.until ? first : e->before.until;
	}
	e->before.days = e->before.until - e->before.from;
	e->after.days = e->after.until - e->after.from;
	if (rate_compare(e->after.n, (double)e->after.days, e->before.n, (double)e->before.days, &e->rate))
		e->verdict = verdict_of(e);
	compare_times(e, times);
	durations_release(&times[0]);
	durations_release(&times[1]);
}

static void
release(struct measuring *m)
{
	for (size_t i = 0; i < m->station_count; i++) {
		durations_release(&m->stations[i].times[0]);
		durations_release(&m->stations[i].times[1]);
		durations_release(&m->stations[i].daily);
		buf_release(&m->stations[i].ids);
	}
	memory_free(m->stations);
}

bool
effect_measure(struct figures *f, const struct scanned *action, int64_t days, int64_t now, struct effect *e,
    struct fail *why)
{
	struct session *s = f->session;
	struct arena *arena = &s->scratch;
	struct shape shape = shape_of(&case_schema, action->c.record.schema, arena);
	struct text *row = arena_get(arena, shape.count * sizeof *row);
	struct measuring m = { .action = action, .e = e, .arena = arena };
	bool ok;

	if (action->c.record.schema != &action_schema) {
		fail_set(why, MSG_ACTION_ID, arena_string(arena, action->c.id));
		return false;
	}
	*e = (struct effect){ .wanted = e->wanted };
	case_row(&action->c, &shape, now, (struct text){0}, arena, row);
	m.zone = action->station != NULL ? &action->station->zone : tree_zone(&s->tree);
	m.addresses = row_get(&shape, row, NAME_ADDRESSES);
	e->series = row_get(&shape, row, NAME_AIM);
	m.by_cause = choice_key(service_elements, e->series) == NULL;
	if (e->series.len == 0 || !improving_known(s, e->series)) {
		fail_set(why, MSG_EFFECT_AIM, arena_string(arena, action->c.id));
		return false;
	}
	if (!fill_parts(&m, &shape, row, days, now, why))
		return false;
	e->timed = text_is(e->series, "time");
	if (!stage_parse(NULL, NULL, &f->shape, &m.span, why))
		return false;
	part_of(&m, record_get(&action->c.record, NAME_STATION))->counts = true;
	f->every = see_case;
	ok = figures_scan(f, take_case, &m, why);
	if (ok)
		conclude(&m);
	release(&m);
	return ok;
}

static struct text
decimal(struct figures *f, double value)
{
	return isfinite(value) ? arena_printf(&f->session->arena, "%.4f", value) : (struct text){0};
}

/* Differences of whole seconds, of which the mean of two may be the median. */
static struct text
half_seconds(struct figures *f, double value)
{
	if (!isfinite(value))
		return (struct text){0};
	return arena_printf(&f->session->arena, value == floor(value) ? "%.0f" : "%.1f", value);
}

void
effect_cells(const struct effect *e, struct figures *f, struct text cells[EFFECT_COLUMNS])
{
	bool some = e->verdict != NULL, bounded = e->before.n + e->after.n > 0;

	cells[0] = e->series;
	cells[1] = figures_cell(f, e->before.n);
	cells[2] = figures_cell(f, e->before.days);
	cells[3] = figures_cell(f, e->after.n);
	cells[4] = figures_cell(f, e->after.days);
	cells[5] = some ? decimal(f, e->rate.ratio) : (struct text){0};
	cells[6] = some && bounded ? decimal(f, e->rate.low) : (struct text){0};
	cells[7] = some ? decimal(f, e->rate.high) : (struct text){0};
	cells[8] = text_of(e->verdict);
	for (int i = 9; i < EFFECT_COLUMNS; i++)
		cells[i] = (struct text){0};
	if (e->timed && e->times_before.n > 0)
		cells[9] = figures_cell(f, e->times_before.median);
	if (e->timed && e->times_after.n > 0)
		cells[10] = figures_cell(f, e->times_after.median);
	if (!e->timed || !e->ranked)
		return;
	cells[11] = half_seconds(f, e->ranks.shift);
	cells[12] = half_seconds(f, e->ranks.low);
	cells[13] = half_seconds(f, e->ranks.high);
	cells[14] = decimal(f, e->ranks.p);
}

/* Three digits that count. */
static void
print_number(double value, struct buf *out)
{
	if (!isfinite(value))
		buf_puts(out, "?");
	else
		buf_printf(out, value < 100 ? "%.3g" : "%.0f", value);
}

void
effect_print(const struct effect *e, struct buf *out)
{
	buf_printf(out, "%.*s: before %lld in %lld days, after %lld in %lld days, ratio ", TEXT_ARG(e->series),
	    (long long)e->before.n, (long long)e->before.days, (long long)e->after.n, (long long)e->after.days);
	print_number(e->rate.ratio, out);
	buf_puts(out, " (");
	print_number(e->rate.low, out);
	buf_puts(out, " to ");
	print_number(e->rate.high, out);
	buf_printf(out, "), %s", e->verdict);
}

/* A count as a word of a sentence. */
static void
caution(struct fail *c, enum message m, int64_t n)
{
	struct buf word = {0};

	buf_printf(&word, "%lld", (long long)n);
	fail_set(c, m, word.data);
	buf_release(&word);
}

static void
caution_two(struct fail *c, enum message m, int64_t a, int64_t b)
{
	struct buf first = {0}, second = {0};

	buf_printf(&first, "%lld", (long long)a);
	buf_printf(&second, "%lld", (long long)b);
	fail_set(c, m, first.data, second.data);
	buf_release(&first);
	buf_release(&second);
}

size_t
effect_cautions(const struct effect *e, struct fail cautions[EFFECT_CAUTIONS])
{
	char day[11];
	size_t n = 0;

	if (e->first != INT32_MIN) {
		date_print(e->first, day);
		fail_set(&cautions[n++], MSG_EFFECT_FIRST, day);
	}
	if (e->verdict == NULL)
		return n;
	if (e->after.days < EFFECT_CYCLE)
		caution(&cautions[n++], MSG_EFFECT_WEEK, e->after.days);
	if (e->unanalysed > 0)
		caution(&cautions[n++], MSG_EFFECT_UNANALYSED, e->unanalysed);
	if (e->addressed > 0)
		caution(&cautions[n++], MSG_EFFECT_MEAN, e->addressed);
	if (side_rose(e))
		caution_two(&cautions[n++], MSG_EFFECT_SIDE, e->side_before, e->side_after);
	return n;
}
