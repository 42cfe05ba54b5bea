/* import: steps from CSV, in the columns of `list` or by hand (id,step,time,by,note,...), or
 * from YAML: a step a document, or the records that `show` prints. What is there is skipped. */
#include <unistd.h>

#include "cli/importing.h"
#include "cli/own_columns.h"
#include "cli/ruling.h"
#include "cli/stepping.h"
#include "cli/steps_stream.h"
#include "came.h"
#include "holding.h"
#include "numbering.h"
#include "verbs.h"

enum { STREAM_MAX = 256 << 20, TOGETHER = 200 };	/* steps that share a flush */

struct steps_import {
	struct importing i;
	struct own_columns columns;
	struct byhand byhand;
	int64_t there;		/* rows whose step is there already, in the checking pass */
	struct holding holding;
};

/* What typing would have refused is kept, and said. */
static void
say_refused(struct steps_import *t, const struct scanned *c, const struct came *came)
{
	struct session *s = t->i.session;
	struct fail why = {0};

	if (!came->unnamed || ruling_check(s, step_find(record_get(&came->step, NAME_VERB)), c, &came->step, &why))
		return;
	fail_in(&why, t->i.name, came->line);
	progress_end(&t->i.progress);
	session_warn(s, &why);
	fail_release(&why);
}

static bool
store(struct steps_import *t, struct held *x, const struct came *came, int64_t number, struct text tag, struct fail *why)
{
	const struct case_file *c = &x->on.c.c;
	struct batch_item item = { .record = &c->record, .id = c->id, .exists = true, .steps = &came->step, .numbers = &number,
		.tags = &tag, .step_count = 1 };

	x->voids = x->voids || step_find(record_get(&came->step, NAME_VERB))->after == STATUS_VOID ||
	    record_get(&came->step, NAME_STEP).len > 0;
	if (stepping_find(c, record_get(&came->step, NAME_UID)) != NULL) {
		t->i.skipped++;
		return true;
	}
	if (number == 0)
		number = x->on.highest + 1;
	say_refused(t, &x->on.c, came);
	if (!numbering_keep(t->i.session, &t->i.writer, &x->on.c, &came->step, &t->i.row, why) || !batch_add(t->i.batch, &item, why))
		return false;
	holding_add(x, &came->step, number, tag);
	t->i.waiting++;
	return (batch_waiting(t->i.batch) < TOGETHER && !batch_full(t->i.batch)) || holding_flush(&t->holding, why);
}

/* The checking pass, once the row itself is in order. */
static bool
judge(struct steps_import *t, struct held *x, const struct came *came, int64_t number, struct fail *why)
{
	const struct step_verb *verb = step_find(record_get(&came->step, NAME_VERB));

	if (came->unnamed && (verb->flags & STEP_ELSEWHERE) != 0) {
		byhand_refuse(&t->byhand, came->line);
		return fail_set(why, MSG_STEP_ELSEWHERE, verb->verb) || fail_field(why, "verb");
	}
	if (stepping_find(&x->on.c.c, record_get(&came->step, NAME_UID)) != NULL) {
		t->there++;
		return true;
	}
	if (came->typed && !byhand_take(&t->byhand, t->i.session, &x->on, &came->step, number, came->line, &x->arena, why))
		return false;
	t->i.wanted++;
	return true;
}

static bool
take_step(struct steps_import *t, struct came *came, struct fail *why)
{
	struct session *s = t->i.session;
	struct arena *arena = &t->i.row;
	struct held *x;
	struct text tag;
	int64_t number;

	if (!came_whole(came, why) || !holding_find(&t->holding, came->id, &x, why) || !came_fill(came, s, &x->on.c, arena, why) || !record_check_first(&came->step, why) ||
	    !put_fits(&came->step, why) || !came_name(came, &x->on.c, arena, &number, &tag, why))
		return false;
	/* Like a record of an import it counts from its own time. Only now: what is typed by
	 * hand has been held to the rules, and the uid is of what was said. */
	if (came->typed)
		record_put(&came->step, NAME_SOURCE, TEXT("own"));
	return t->i.pass == PASS_CHECK ? judge(t, x, came, number, why) : store(t, x, came, number, tag, why);
}

/* A step, or why there is none: of a CSV row (cells) or of a document. */
static bool
take_one(struct steps_import *t, bool read, struct came *came, const struct csv_row *cells, struct fail *fault, struct fail *why)
{
	bool ok = true;

	if (t->i.pass == PASS_STORE && byhand_refused(&t->byhand, came->line))
		return true;
	if (!read || !take_step(t, came, fault)) {
		/* In the storing pass only the disk can refuse: that ends it. */
		ok = t->i.pass == PASS_CHECK || fault->error == 0;
		if (!ok) {
			fail_copy(why, fault);
			fail_release(fault);
		} else {
			importing_reject(&t->i, came->line, cells != NULL ? cells->cells : NULL, cells != NULL ? cells->count : 0, fault);
		}
	}
	arena_clear(&t->i.session->scratch);
	return ok;
}

static bool
take_row(void *context, const struct csv_row *cells, struct fail *why)
{
	struct steps_import *t = context;
	struct came came = { .line = cells->line };
	struct fail fault = {0};
	struct csv_row back;
	bool ok;

	if (session_given(t->i.session, OPT_EXCEL)) {
		back = own_columns_sheet(&t->columns, cells, &t->i.session->tree, &t->i.row);
		cells = &back;
	}
	t->i.rows++;
	progress_step(&t->i.progress, ftell(t->i.in), t->i.rows);
	if (t->columns.step_id >= 0)
		came.name = cells->cells[t->columns.step_id];
	ok = take_one(t, own_columns_row(&t->columns, cells, &t->i.when, &t->i.row, &came.step, &came.id, &fault), &came, cells,
	    &fault, why);
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
yaml_pass(struct steps_import *t, const struct steps_stream *stream, struct fail *why)
{
	bool ok = true;

	for (size_t i = 0; ok && i < stream->count; i++) {
		const struct stream_step *s = &stream->at[i];
		struct came came = { .id = s->id, .name = s->name, .line = s->node->line };
		struct fail fault = {0};

		ok = take_one(t, steps_stream_take(s, &t->i.when, &t->i.row, &came.step, &fault), &came, NULL, &fault, why);
		arena_clear(&t->i.row);
	}
	return ok;
}

static bool
csv_pass(struct steps_import *t, struct fail *why)
{
	struct csv_options options = { .name = t->i.name, .rejects = true };
	struct csv_handler handler = { .header = take_header, .row = take_row, .bad = take_bad, .context = t };

	return csv_read(t->i.in, &options, &handler, why);
}

/* Both passes over a stream that is kept whole, or over rows as they come. */
static bool
run(struct steps_import *t, struct fail *why)
{
	struct session *s = t->i.session;
	struct steps_stream stream = {0};
	bool yaml = !session_given(s, OPT_EXCEL) && own_is_yaml(t->i.in);

	if (yaml) {
		/* What stdio has read ahead is still to be read. */
		(void)lseek(fileno(t->i.in), 0, SEEK_SET);
		if (!steps_stream_read(&stream, t->i.in, STREAM_MAX, &s->arena, why))
			return fail_in(why, t->i.name, 0);
	}
	for (enum pass pass = PASS_CHECK; pass <= PASS_STORE; pass++) {
		if (pass == PASS_STORE && importing_held(&t->i)) {
			t->i.skipped = t->there;
			return true;
		}
		importing_pass(&t->i, pass);
		if (!(yaml ? yaml_pass(t, &stream, why) : csv_pass(t, why)) || !holding_clear(&t->holding, why))
			return false;
	}
	return holding_flush(&t->holding, why);
}

bool
followup_import(struct session *s, struct fail *why)
{
	struct steps_import t = { .holding = { .i = &t.i, .byhand = &t.byhand } };
	bool ok = importing_start(&t.i, s, &step_schema, why) && run(&t, why) && importing_close(&t.i, why);

	holding_end(&t.holding);
	buf_release(&t.byhand.refused);
	importing_end(&t.i);
	return ok;
}
