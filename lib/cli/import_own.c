#include "cli/import_own.h"

#include <string.h>
#include <unistd.h>

#include "base/digest.h"
#include "cli/importing.h"
#include "cli/own_columns.h"
#include "file/content.h"
#include "record/people.h"
#include "record/tighten.h"
#include "record/value.h"
#include "store/default.h"
#include "store/identity.h"

enum { STREAM_MAX = 256 << 20 };

struct own {
	struct importing i;
	struct own_columns columns;
	bool timeless;		/* the row at hand says no time */
};

/* One record as it came, with the id and steps that a stream may bring. */
struct own_record {
	struct record record;
	struct text id;
	const struct node *steps;	/* of a YAML document, or NULL */
	struct text amended;		/* where an amend changed the people: the reference of their file */
	struct text personal;		/* the bytes of it; empty where they did not come along */
};

/* A row that brings no uid is named by its source and key, else by its bytes
 * and its ordinal among equals. */
static bool
derive_uid(struct own *o, struct record *r, struct text bytes, struct fail *why)
{
	bool anonymous = text_is(record_get(r, NAME_ANONYMOUS), "yes");
	struct text source = record_get(r, NAME_SOURCE), key = record_get(r, NAME_SOURCE_KEY), mixed;
	char hex[DIGEST_TEXT];

	if (source.len == 0 || key.len == 0) {
		digest_hex(bytes, hex);
		source = TEXT("own");
		key = arena_printf(&o->i.row, "%.16s#%lld", hex, (long long)known_ordinal(o->i.known, bytes) + 1);
		record_put(r, NAME_SOURCE, source);
		if (!anonymous)
			record_put(r, NAME_SOURCE_KEY, key);	/* as is that of bytes that had a time */
	}
	if (!importing_key(&o->i, r, key, &mixed, why))
		return false;
	record_put(r, NAME_UID, importing_uid(source, mixed, TEXT("record"), &o->i.row));
	return true;
}

/* Whose zone fills what is missing: a record of a desk that this tree does not
 * know has all of it already. */
static const struct station *
station_of(struct own *o, const struct record *r, struct fail *why)
{
	const struct tree *tree = &o->i.session->tree;
	const struct station *s = tree_station(tree, record_get(r, NAME_STATION), why);

	fail_release(why);
	return s != NULL ? s : tree_writer(tree, why);
}

/* The station and the id say where the record lies: both must be of the form
 * that they have, and agree with it. */
static bool
check_place(struct own *o, const struct own_record *own, struct fail *why)
{
	const struct record *r = &own->record;
	struct text station = record_get(r, NAME_STATION);
	struct id id;
	int32_t day;

	if (!id_station_ok(station)) {
		fail_set(why, MSG_STATION_CODE, arena_string(&o->i.row, station));
		return fail_field(why, "station");
	}
	if (own->id.len == 0)
		return true;
	if (!id_parse(own->id, &id))
		fail_set(why, MSG_ID_BAD, arena_string(&o->i.row, own->id));
	else if (!put_day(r, &day, why))
		return false;
	else if (record_type_letter(id.letter) == record_type_of(o->i.schema) && text_equal(id.station, station) && id.day == day &&
	    (id.letter == 'N') == text_is(record_get(r, NAME_ANONYMOUS), "yes"))
		return true;
	else
		fail_set(why, MSG_ID_PLACE, arena_string(&o->i.row, own->id));
	return fail_field(why, "id");
}

static bool
complete(struct own *o, struct own_record *own, struct text bytes, struct fail *why)
{
	struct record *r = &own->record;
	const struct station *station;

	default_fill(&o->i.session->tree, r);
	o->timeless = record_get(r, NAME_RECEIVED).len == 0;
	station = station_of(o, r, why);
	if (station == NULL)
		return false;
	if (record_get(r, NAME_UID).len == 0) {
		record_move(r, &station->zone, &o->i.row);	/* written by hand */
		if (!derive_uid(o, r, bytes, why))
			return false;
	}
	if (!put_complete(&o->i.writer, station, r, &o->i.row, why))
		return false;
	return record_check_first(r, why) && check_place(o, own, why) && put_fits(r, why);
}

/* Whether another record has that id: on disk, or earlier in this file. */
static bool
id_held(struct own *o, const struct own_record *own)
{
	struct buf path = {0};
	bool held;

	if (own->id.len == 0 || !layout_record(own->id, &path)) {
		buf_release(&path);
		return false;
	}
	held = path_exists(o->i.session->tree.root, path.data) || !known_owner(o->i.known, own->id, record_get(&own->record, NAME_UID));
	buf_release(&path);
	return held;
}

static bool
step_of_stream(struct own *o, const struct own_record *own, const struct node *n, struct record *step,
    struct text *tag, int64_t *number, struct fail *why)
{
	const struct node *name = n->kind == NODE_MAP ? node_get(n, TEXT("step_id")) : NULL;
	struct node stored = *n;
	struct file_name f;

	record_init(step, &step_schema, &o->i.row);
	if (name == NULL)
		return fail_set(why, MSG_STEP_ID, "");
	f = layout_name(arena_printf(&o->i.row, "%.*s.yaml", TEXT_ARG(name->text)));
	if (f.kind != FILE_STEP)
		return fail_set(why, MSG_STEP_ID, arena_string(&o->i.row, name->text));
	if (!text_equal(f.id, own->id))
		return fail_set(why, MSG_STEP_OTHER, arena_string(&o->i.row, own->id));
	*tag = f.tag;
	*number = f.number;
	own_strip(&stored, &step_case_schema, &o->i.row);
	if (!record_from_node_first(step, &stored, &o->i.row, why))
		return false;
	record_put(step, NAME_RECORD, record_get(&own->record, NAME_UID));
	return record_check_first(step, why) && put_fits(step, why);
}

static bool
add_item(struct own *o, const struct own_record *own, struct batch_item *item, struct fail *why)
{
	size_t count = own->steps != NULL ? own->steps->count : 0;
	struct record *steps = arena_get(&o->i.row, (count + 1) * sizeof *steps);
	struct text *tags = arena_get(&o->i.row, (count + 1) * sizeof *tags);
	int64_t *numbers = arena_get(&o->i.row, (count + 1) * sizeof *numbers);

	item->steps = steps;
	item->tags = tags;
	item->numbers = numbers;
	if (own->steps != NULL && own->steps->kind != NODE_LIST) {
		fail_set(why, MSG_STEP_ID, arena_string(&o->i.row, own->steps->text));
		return fail_in(why, NULL, own->steps->line);
	}
	for (size_t k = 0; k < count; k++) {
		size_t n = item->step_count;

		if (!step_of_stream(o, own, own->steps->children[k], &steps[n], &tags[n], &numbers[n], why)) {
			fail_field(why, "steps");
			return fail_in(why, NULL, own->steps->children[k]->line);
		}
		if (item->id.len == 0 || !known_step(o->i.known, item->id, tags[n]))
			item->step_count++;
	}
	return true;
}

/* The people that a document shows are those that stand: with an amend among its
 * steps they belong into the file that the amend names, not into the record's. */
static bool
take_amended(struct own *o, struct own_record *own, struct fail *why)
{
	size_t count = own->steps != NULL && own->steps->kind == NODE_LIST ? own->steps->count : 0;
	struct case_file c = { .id = own->id, .record = own->record, .steps = arena_get(&o->i.row, (count + 1) * sizeof *c.steps) };
	struct buf bytes = {0};
	struct text tag;

	for (size_t k = 0; k < count; k++, c.step_count++) {
		struct step *s = &c.steps[k];
		struct moment at;

		if (!step_of_stream(o, own, own->steps->children[k], &s->record, &tag, &s->number, why) ||
		    !moment_parse(record_get(&s->record, NAME_AT), &at, why))
			return false;
		s->at = at.at;
		s->name = tag;
		s->verb = step_find(record_get(&s->record, NAME_VERB));
	}
	case_fold(&c);
	if (text_equal(case_identity(&c), record_get(&own->record, NAME_IDENTITY))) {
		if (case_identity(&c).len == 0)
			identity_reference(&own->record, &o->i.row);
		return true;
	}
	own->amended = case_identity(&c);
	record_write_identity(&own->record, &bytes);
	own->personal = arena_text(&o->i.row, buf_view(&bytes));
	buf_release(&bytes);
	for (size_t i = 0; i < own->record.schema->count; i++)
		if (tighten_identity(&own->record, i))
			own->record.values[i] = (struct text){0};
	return true;
}

/* Before the step that names it. What is there already stays. */
static bool
put_amended(struct own *o, const struct own_record *own, struct fail *why)
{
	bool made;

	return own->personal.len == 0 || put_private(&o->i.writer, &own->record,
	    arena_printf(&o->i.row, "%.*s.yaml", TEXT_ARG(own->amended)).at, own->personal, true, &made, why);
}

static bool
store(struct own *o, struct own_record *own, long line, struct fail *why)
{
	struct batch_item item = { .record = &own->record };
	struct text uid = record_get(&own->record, NAME_UID);

	if (!importing_look(&o->i, &own->record, o->timeless, why))
		return false;
	item.exists = known_record(o->i.known, uid, &o->i.row, &item.id);
	if (!add_item(o, own, &item, why))
		return false;
	if (item.exists)
		o->i.skipped++;
	if (item.exists && item.id.len == 0)
		importing_repeat(&o->i, line);
	if (item.exists && (item.id.len == 0 || item.step_count == 0))
		return true;
	if (importing_held(&o->i)) {
		o->i.wanted += !item.exists;
		known_add_record(o->i.known, uid);
		return true;
	}
	if (!item.exists)
		item.id = own->id;
	if (!put_amended(o, own, why) || !batch_add(o->i.batch, &item, why))
		return false;
	if (!item.exists)
		o->i.waiting++;
	known_add_record(o->i.known, uid);
	return !batch_full(o->i.batch) || importing_flush(&o->i, why);
}

/* An id that another uid holds is refused. */
static bool
check_id(struct own *o, const struct own_record *own, struct fail *why)
{
	struct text id;

	if (!importing_look(&o->i, &own->record, o->timeless, why))
		return false;
	if (known_record(o->i.known, record_get(&own->record, NAME_UID), &o->i.row, &id) || !id_held(o, own))
		return true;
	fail_set(why, MSG_ID_HELD, arena_string(&o->i.row, own->id));
	return fail_field(why, "id");
}

static void
print_record(struct own *o, const struct record *r)
{
	struct buf out = {0};

	buf_puts(&out, "---\n");
	record_write_unsummed(r, &out);
	(void)fwrite(out.data, 1, out.len, o->i.session->out);
	buf_release(&out);
}

static bool
take_record(struct own *o, struct own_record *own, struct text bytes, long line, const struct csv_row *cells, struct fail *why)
{
	struct batch_item unused = {0};
	struct fail fault = {0};
	bool ok = true;

	if (!complete(o, own, bytes, &fault) || !add_item(o, own, &unused, &fault) ||
	    !take_amended(o, own, &fault) || !check_id(o, own, &fault)) {
		/* The disk, not the row, is at fault: that ends the import. */
		if (fault.error != 0) {
			fail_copy(why, &fault);
			fail_release(&fault);
			return false;
		}
		importing_reject(&o->i, line, cells != NULL ? cells->cells : NULL, cells != NULL ? cells->count : 0, &fault);
	} else if (o->i.pass == PASS_STORE) {
		if (session_given(o->i.session, OPT_DRY_RUN))
			print_record(o, &own->record);
		ok = store(o, own, line, why);
	}
	return ok;
}

static bool
take_header(void *context, const struct csv_row *header, struct fail *why)
{
	struct own *o = context;
	struct buf ignored = {0};
	bool ok = own_columns_bind(&o->columns, header, o->i.schema, &case_schema, &o->i.session->arena, &ignored, why) ||
	    fail_in(why, o->i.name, header->line);

	importing_header(&o->i, header->cells, header->count);
	if (ok && ignored.len > 0 && o->i.pass == PASS_CHECK)
		session_notice(o->i.session, MSG_IMPORT_DERIVED, ignored.data, NULL);
	buf_release(&ignored);
	return ok;
}

static bool
take_row(void *context, const struct csv_row *cells, struct fail *why)
{
	struct own *o = context;
	struct own_record own = {0};
	struct fail fault = {0};
	struct buf all = {0};
	struct csv_row back;
	bool ok = true;

	if (session_given(o->i.session, OPT_EXCEL)) {
		back = own_columns_sheet(&o->columns, cells, &o->i.session->tree, &o->i.row);
		cells = &back;
	}
	o->i.rows++;
	progress_step(&o->i.progress, ftell(o->i.in), o->i.rows);
	for (size_t k = 0; k < cells->count; k++) {
		buf_text(&all, cells->cells[k]);
		buf_putc(&all, 0x1f);
	}
	if (!own_columns_row(&o->columns, cells, &o->i.when, &o->i.row, &own.record, &own.id, &fault))
		importing_reject(&o->i, cells->line, cells->cells, cells->count, &fault);
	else
		ok = take_record(o, &own, buf_view(&all), cells->line, cells, why);
	buf_release(&all);
	arena_clear(&o->i.row);
	return ok;
}

static void
take_bad(void *context, const struct csv_row *cells, const struct fail *why)
{
	struct own *o = context;
	struct fail copy = {0};

	fail_copy(&copy, why);
	importing_reject(&o->i, cells->line, cells->cells, cells->count, &copy);
}

static bool
csv_pass(struct own *o, enum pass pass, struct fail *why)
{
	struct csv_options options = { .name = o->i.name, .rejects = true };
	struct csv_handler handler = { .header = take_header, .row = take_row, .bad = take_bad, .context = o };

	importing_pass(&o->i, pass);
	return csv_read(o->i.in, &options, &handler, why);
}

/* Collects the first fault of a document for its rejection. */
static void
first_fault(void *context, const struct fail *why)
{
	struct fail *first = context;

	if (first->message == MSG_NONE)
		fail_copy(first, why);
}

/* All that a document says, in whatever style it is written. */
static void
words_of(const struct node *n, struct buf *all)
{
	if (n->kind == NODE_SCALAR)
		buf_text(all, n->text);
	for (size_t i = 0; n->kind != NODE_SCALAR && i < n->count; i++) {
		if (n->kind == NODE_MAP)
			buf_text(all, n->keys[i]->text);
		buf_putc(all, 0x1e);
		words_of(n->children[i], all);
	}
	buf_putc(all, 0x1f);
}

static bool
take_document(struct own *o, const struct node *n, struct fail *why)
{
	struct own_record own = {0};
	struct fail fault = {0};
	struct fail_sink sink = { first_fault, &fault };
	struct node stored = *n;
	const struct node *id = n->kind == NODE_MAP ? node_get(n, TEXT("id")) : NULL;
	struct buf words = {0};
	bool ok = true;

	own.steps = n->kind == NODE_MAP ? node_get(n, TEXT("steps")) : NULL;
	own.id = id != NULL ? id->text : (struct text){0};
	own_strip(&stored, &case_schema, &o->i.row);
	record_init(&own.record, o->i.schema, &o->i.row);
	own_take_extras(&own.record, n, &o->i.row);
	words_of(n, &words);
	if (!record_from_node(&own.record, &stored, &o->i.when, &o->i.row, &sink))
		importing_reject(&o->i, n->line, NULL, 0, &fault);
	else
		ok = take_record(o, &own, own.id.len > 0 ? own.id : buf_view(&words), n->line, NULL, why);
	buf_release(&words);
	arena_clear(&o->i.row);
	return ok;
}

static bool
yaml_pass(struct own *o, enum pass pass, struct node **documents, size_t count, struct fail *why)
{
	importing_pass(&o->i, pass);
	for (size_t k = 0; k < count; k++)
		if (!take_document(o, documents[k], why))
			return false;
	return true;
}

static bool
both_passes(struct own *o, struct fail *why)
{
	struct session *s = o->i.session;
	struct node **documents = NULL;
	struct buf bytes = {0};
	size_t count = 0;
	bool yaml = !session_given(s, OPT_EXCEL) && own_is_yaml(o->i.in), ok = true;

	if (yaml) {
		/* What stdio has read ahead is still to be read here. */
		(void)lseek(fileno(o->i.in), 0, SEEK_SET);
		ok = (content_drain(fileno(o->i.in), STREAM_MAX, &bytes, why) &&
		    yaml_read(buf_view(&bytes), &s->arena, &documents, &count, why)) || fail_in(why, o->i.name, 0);
	}
	ok = ok && (yaml ? yaml_pass(o, PASS_CHECK, documents, count, why) : csv_pass(o, PASS_CHECK, why));
	if (ok && (yaml ? yaml_pass(o, PASS_STORE, documents, count, why) : csv_pass(o, PASS_STORE, why)))
		importing_flush(&o->i, why);
	buf_release(&bytes);
	return ok && importing_close(&o->i, why);
}

bool
import_own(struct session *s, const struct schema *schema, struct fail *why)
{
	struct own o = {0};
	bool ok = importing_start(&o.i, s, schema, why) && both_passes(&o, why);

	importing_end(&o.i);
	return ok;
}
