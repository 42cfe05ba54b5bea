/* survey list, survey answers, survey show: what the batches say. */
#include "cli/listing.h"
#include "file/content.h"
#include "store/answers.h"
#include "time/date.h"
#include "verbs.h"

/* Batches of a period, and their rows, on their way to a listing. */
struct surveying {
	struct session *session;
	struct listing listing;
	struct printer *printer;	/* of `show`, which has no listing */
	struct shape shape;
	struct period period;
	const struct survey_batch *batch;
	const struct zone *zone;
	struct text *row;
	int64_t rows;
	bool faulty;
};

/* Names the file of a fault in a batch. */
static void
take_fault(void *context, const struct fail *why)
{
	struct surveying *v = context;
	struct fail copy = {0};

	fail_copy(&copy, why);
	fail_in(&copy, v->batch->path, 0);
	session_fault(v->session, &copy);
	v->faulty = true;
}

/* The file of a batch; MSG_ID_NONE where it is not there. */
static bool
batch_bytes(const struct session *s, const struct survey_batch *b, struct arena *arena, struct text *bytes, struct fail *why)
{
	bool missing = false;

	if (content_read(s->tree.root, b->path, SURVEY_MAX, arena, bytes, &missing, why))
		return true;
	if (!missing)
		return fail_in(why, b->path, 0);
	fail_release(why);
	return fail_set(why, MSG_ID_NONE, arena_string(arena, b->id));
}

static bool
read_batch(struct surveying *v, const struct survey_batch *b, survey_take_row *take, struct fail *why)
{
	struct fail_sink sink = { take_fault, v };
	struct arena arena = {0};
	struct text bytes;
	bool ok;

	v->batch = b;
	ok = batch_bytes(v->session, b, &arena, &bytes, why) && survey_rows(bytes, b->parsed.day, take, v, &sink, why);
	arena_release(&arena);
	return ok;
}

static void
find_zone(struct surveying *v, struct text station)
{
	struct fail why = {0};
	const struct station *s = tree_station(&v->session->tree, station, &why);

	v->zone = s != NULL ? &s->zone : tree_zone(&v->session->tree);
	fail_release(&why);
}

/* A day counts by its noon, as that of an anonymous item. */
static bool
in_period(const struct surveying *v, int32_t day)
{
	int64_t noon = zone_instant(v->zone, (int64_t)day * 86400 + 43200);

	return noon >= v->period.from && noon < v->period.until;
}

static void
set(struct surveying *v, enum name id, struct text value)
{
	v->row[shape_named(&v->shape, id)] = value;
}

static struct text
full_path(struct surveying *v, struct arena *arena)
{
	return arena_printf(arena, "%s/%s", v->session->tree.path, v->batch->path);
}

/* ---- list */

static bool
count_row(void *context, const struct record *r, long line, struct fail *why)
{
	struct surveying *v = context;

	(void)r, (void)line, (void)why;
	v->rows++;
	return true;
}

static bool
list_batch(void *context, const struct survey_batch *b, struct fail *why)
{
	struct surveying *v = context;
	struct arena arena = {0};
	char day[11];
	bool on = true;

	find_zone(v, b->parsed.station);
	v->rows = 0;
	if (!in_period(v, b->parsed.day))
		return true;
	if (!read_batch(v, b, count_row, why))
		return false;
	date_print(b->parsed.day, day);
	set(v, NAME_ID, b->id);
	set(v, NAME_DATE, text_of(day));
	set(v, NAME_NUMBER, arena_printf(&arena, "%lld", (long long)v->rows));
	on = listing_row(&v->listing, v->row, full_path(v, &arena));
	arena_release(&arena);
	return on;
}

/* Days from the period's first, read as any zone may, to that of the clock. */
static void
days_of(const struct surveying *v, int32_t *first, int32_t *last)
{
	*first = v->period.from == INT64_MIN ? INT32_MIN : (int32_t)(v->period.from / 86400) - 1;
	*last = moment_day(moment_in(v->session->clock.now, tree_zone(&v->session->tree)));
}

static bool
run_listing(struct session *s, const struct schema *derived, const struct schema *stored, survey_take_batch *take,
    struct fail *why)
{
	struct surveying v = { .session = s, .shape = shape_of(derived, stored, &s->arena) };
	int32_t first, last;
	bool given, ok;

	if (s->given.operand_count > 0)
		return fail_set(why, MSG_OPERANDS_MANY, s->given.operands[0]);
	if (!session_period(s, &v.period, &given, why) || !listing_start(&v.listing, s, v.shape, FORMAT_CSV, why))
		return false;
	v.row = arena_get(&s->arena, (v.shape.count + 1) * sizeof *v.row);
	days_of(&v, &first, &last);
	/* A walk that stopped because -n was reached is not a fault. */
	ok = survey_batches(&s->tree, first, last, take, &v, why) || why->message == MSG_NONE;
	return listing_end(&v.listing, ok ? why : &(struct fail){0}) && ok;
}

bool
survey_list(struct session *s, struct fail *why)
{
	return run_listing(s, &survey_batch_schema, NULL, list_batch, why);
}

/* ---- answers */

static void
fill_answer(struct surveying *v, const struct record *r, struct arena *arena)
{
	for (size_t i = 0; i < v->shape.count; i++) {
		int field = schema_field(&survey_schema, text_of(v->shape.fields[i]->name));

		v->row[i] = field != NO_FIELD ? r->values[field] : (struct text){0};
	}
	set(v, NAME_ID, v->batch->id);
	if (r->extra_count > 0)
		set(v, NAME_EXTRAS, record_extras(r, arena));
}

static bool
list_answer(void *context, const struct record *r, long line, struct fail *why)
{
	struct surveying *v = context;
	struct arena arena = {0};
	int32_t day;
	bool on = true;

	(void)line, (void)why;
	if (date_parse(record_get(r, NAME_ANSWERED), &day) && in_period(v, day)) {
		fill_answer(v, r, &arena);
		if (v->printer != NULL)
			printer_row(v->printer, v->row, full_path(v, &arena));
		else
			on = listing_row(&v->listing, v->row, full_path(v, &arena));
	}
	arena_release(&arena);
	return on;
}

static bool
answer_batch(void *context, const struct survey_batch *b, struct fail *why)
{
	struct surveying *v = context;

	find_zone(v, b->parsed.station);
	return read_batch(v, b, list_answer, why);
}

bool
survey_answers(struct session *s, struct fail *why)
{
	return run_listing(s, &survey_case_schema, &survey_schema, answer_batch, why);
}

/* ---- show */

static bool
show_raw(struct session *s, const struct survey_batch *b, struct fail *why)
{
	struct text bytes;

	if (!batch_bytes(s, b, &s->scratch, &bytes, why))
		return false;
	(void)fwrite(bytes.at, 1, bytes.len, s->out);
	return true;
}

static bool
show_one(struct session *s, struct text id, void *context, struct fail *why)
{
	struct surveying *v = context;
	struct survey_batch b;

	if (!survey_path(id, &b, &s->scratch, why))
		return false;
	if (v->printer == NULL)
		return show_raw(s, &b, why);
	find_zone(v, b.parsed.station);
	return read_batch(v, &b, list_answer, why);
}

bool
survey_show(struct session *s, struct fail *why)
{
	struct surveying v = { .session = s, .period = PERIOD_ALL, .shape = shape_of(&survey_case_schema, &survey_schema, &s->arena) };
	enum format format;
	bool ok;

	if (!session_format(s, FORMAT_CSV, &format, why))
		return false;
	v.row = arena_get(&s->arena, (v.shape.count + 1) * sizeof *v.row);
	if (format != FORMAT_CSV)
		v.printer = session_printer(s, format, v.shape.fields, v.shape.count);
	ok = session_ids(s, show_one, &v, why);
	if (v.printer != NULL)
		printer_end(v.printer);
	return ok;
}
