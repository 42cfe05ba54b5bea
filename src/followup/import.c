/* import: steps from CSV, in the columns of `list` or by hand
 * (id,step,time,by,note,...). A step that is there already is skipped. */
#include "base/digest.h"
#include "cli/importing.h"
#include "cli/own_columns.h"
#include "store/numbers.h"
#include "store/scan.h"
#include "verbs.h"

struct steps_import {
	struct importing i;
	struct own_columns columns;
};

/* Typed by hand: named by all that it says, so that a rerun finds it again and
 * two notes of one minute stay two. */
static struct text
said_uid(const struct record *step, struct arena *arena)
{
	struct buf all = {0};
	char hex[DIGEST_TEXT];

	for (size_t i = 0; i < step->schema->count; i++)
		if (step->schema->fields[i].id != NAME_RECORDED && step->schema->fields[i].id != NAME_CLOCK)
			buf_printf(&all, "%.*s%c", TEXT_ARG(step->values[i]), 0x1f);
	digest_hex(buf_view(&all), hex);
	buf_release(&all);
	return arena_text(arena, text_slice(text_of(hex), 0, 32));
}

static bool
fill_step(struct steps_import *t, const struct scanned *c, struct record *step, struct fail *why)
{
	struct arena *arena = &t->i.row;
	struct text uid = record_get(&c->c.record, NAME_UID), given = record_get(step, NAME_RECORD);
	char now[MOMENT_TEXT];

	if (given.len > 0 && !text_equal(given, uid))
		return fail_set(why, MSG_STEP_OTHER, arena_string(arena, c->c.id));
	record_put(step, NAME_RECORD, uid);
	moment_print(moment_in(t->i.session->clock.now, c->station != NULL ? &c->station->zone : tree_zone(&t->i.session->tree)), now);
	if (record_get(step, NAME_AT).len == 0)
		record_put(step, NAME_AT, arena_text(arena, text_of(now)));
	if (record_get(step, NAME_RECORDED).len == 0)
		record_put(step, NAME_RECORDED, arena_text(arena, text_of(now)));
	put_step_days(&c->c.record, step);
	if (record_get(step, NAME_UID).len > 0)
		return true;
	record_put(step, NAME_UID, said_uid(step, arena));
	return true;
}

static bool
step_there(const struct scanned *c, struct text uid)
{
	for (size_t k = 0; k < c->c.step_count; k++)
		if (text_equal(record_get(&c->c.steps[k].record, NAME_UID), uid))
			return true;
	return false;
}

/* The number of an issue is taken here too; where another record has it, the
 * step is kept all the same, and said. */
static bool
keep_number(struct steps_import *t, const struct scanned *c, const struct record *step, struct fail *why)
{
	struct number_claim claim = {
		.document = record_get(step, NAME_DOCUMENT), .record = record_get(&c->c.record, NAME_UID), .id = c->c.id,
		.officer = record_get(step, NAME_BY),
	};
	struct text number = record_get(step, NAME_NUMBER);

	if (!text_is(record_get(step, NAME_VERB), "issue") || number.len == 0 ||
	    numbers_keep(&t->i.writer, &claim, number, &t->i.row, why))
		return true;
	if (why->message != MSG_NUMBER_TAKEN)
		return false;
	fail_in(why, arena_string(&t->i.row, c->c.id), 0);
	session_warn(t->i.session, why);
	fail_release(why);
	return true;
}

/* Number and tag of the name a step brings; else the next and one of its own. */
static bool
name_step(struct steps_import *t, const struct csv_row *cells, const struct scanned *c, const struct record *step,
    int64_t *number, struct text *tag, struct fail *why)
{
	struct text name = t->columns.step_id >= 0 ? cells->cells[t->columns.step_id] : (struct text){0};
	struct file_name f;

	*number = 0;
	*tag = put_tag(record_get(step, NAME_UID), record_get(step, NAME_VERB), record_get(step, NAME_AT), &t->i.row);
	if (name.len == 0)
		return true;
	f = layout_name(arena_printf(&t->i.row, "%.*s.yaml", TEXT_ARG(name)));
	if (f.kind != FILE_STEP || !text_equal(f.id, c->c.id))
		return fail_set(why, MSG_STEP_ID, arena_string(&t->i.row, name));
	*number = f.number;
	*tag = f.tag;
	return true;
}

static bool
take_step(struct steps_import *t, const struct csv_row *cells, struct fail *why)
{
	struct arena *arena = &t->i.row;
	struct record step;
	struct scanned c;
	struct text id = {0}, full, step_id, tag;
	int64_t number;

	if (!own_columns_row(&t->columns, cells, &t->i.when, arena, &step, &id, why))
		return false;
	if (!scan_id(&t->i.session->tree, id, t->i.session->clock.now, arena, &full, why) ||
	    !scan_one(&t->i.session->tree, full, INT64_MAX, &t->i.session->faults, arena, &c, why))
		return fail_set(why, MSG_IMPORT_NO_RECORD, arena_string(arena, id)) || fail_field(why, "id");
	if (!fill_step(t, &c, &step, why) || !record_check_first(&step, why) || !put_fits(&step, why) ||
	    !name_step(t, cells, &c, &step, &number, &tag, why))
		return false;
	if (t->i.pass == PASS_CHECK)
		return true;
	if (step_there(&c, record_get(&step, NAME_UID))) {
		t->i.skipped++;
		return true;
	}
	if (!keep_number(t, &c, &step, why))
		return false;
	if (!put_step(&t->i.writer, full, &step, number, tag, arena, &step_id, why))
		return false;
	t->i.imported++;
	t->i.session->stored = true;
	return true;
}

static bool
take_row(void *context, const struct csv_row *cells, struct fail *why)
{
	struct steps_import *t = context;
	struct fail fault = {0};
	struct csv_row back;
	bool ok = true;

	if (session_given(t->i.session, OPT_EXCEL)) {
		back = own_columns_sheet(&t->columns, cells, &t->i.session->tree, &t->i.row);
		cells = &back;
	}
	t->i.rows++;
	progress_step(&t->i.progress, ftell(t->i.in), t->i.rows);
	if (!take_step(t, cells, &fault)) {
		/* In the storing pass only the disk can refuse: that ends it. */
		ok = t->i.pass == PASS_CHECK || fault.error == 0;
		if (!ok) {
			fail_copy(why, &fault);
			fail_release(&fault);
		} else {
			importing_reject(&t->i, cells->line, cells->cells, cells->count, &fault);
		}
	}
	arena_clear(&t->i.row);
	return ok;
}

static bool
take_header(void *context, const struct csv_row *header, struct fail *why)
{
	struct steps_import *t = context;
	struct buf ignored = {0};
	bool ok = own_columns_bind(&t->columns, header, &step_schema, &step_case_schema, &t->i.session->arena, &ignored, why);

	importing_header(&t->i, header->cells, header->count);
	if (ok && t->columns.id < 0)
		ok = fail_set(why, MSG_COLUMN_MISSING, "id");
	if (ok && ignored.len > 0 && t->i.pass == PASS_CHECK)
		session_notice(t->i.session, MSG_IMPORT_DERIVED, ignored.data, NULL);
	buf_release(&ignored);
	return ok || fail_in(why, t->i.name, header->line);
}

static void
take_bad(void *context, const struct csv_row *cells, const struct fail *why)
{
	struct steps_import *t = context;
	struct fail copy = {0};

	fail_copy(&copy, why);
	importing_reject(&t->i, cells->line, cells->cells, cells->count, &copy);
}

static bool
run_pass(struct steps_import *t, enum pass pass, struct fail *why)
{
	struct csv_options options = { .name = t->i.name, .rejects = true };
	struct csv_handler handler = { take_header, take_row, take_bad, t };

	t->i.pass = pass;
	t->i.rows = 0;
	rewind(t->i.in);
	return csv_read(t->i.in, &options, &handler, why);
}

bool
followup_import(struct session *s, struct fail *why)
{
	struct steps_import t = {0};
	bool ok = importing_start(&t.i, s, &step_schema, why) && run_pass(&t, PASS_CHECK, why);
	bool refused = t.i.rejected > 0 && session_given(s, OPT_STRICT);

	if (ok && !refused && !session_given(s, OPT_DRY_RUN))
		ok = run_pass(&t, PASS_STORE, why);
	ok = ok && importing_close(&t.i, why);
	importing_end(&t.i);
	return ok;
}
