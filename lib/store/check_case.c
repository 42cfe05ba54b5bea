/* A record with its steps. */
#include "store/check_case.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "file/content.h"
#include "record/privacy.h"
#include "time/date.h"

enum { DAY_SECONDS = 86400 };

/* A notice or fault of one field. */
static void
set_field(struct fail *why, const struct record *r, int field)
{
	fail_field(why, r->schema->fields[field].name);
	fail_in(why, NULL, r->lines[field]);
}

void
casing_notice(struct casing *x, const char *path, const struct record *r, enum name id, struct fail *why)
{
	set_field(why, r, schema_named(r->schema, id));
	check_notice(x->k, path, 0, why);
}

static void
notice_field(struct casing *x, const char *path, const struct record *r, enum name id, enum message m)
{
	struct fail why = {0};

	fail_set(&why, m);
	casing_notice(x, path, r, id, &why);
}

static bool
moment_of(const struct record *r, enum name id, struct moment *m)
{
	struct fail why = {0};
	bool ok = moment_parse(record_get(r, id), m, &why);

	fail_release(&why);
	return ok;
}

static void
check_later(struct casing *x, const char *path, const struct record *r, enum name id)
{
	struct moment m;

	if (schema_named(r->schema, id) != NO_FIELD && moment_of(r, id, &m) && m.at > x->k->check->now + DAY_SECONDS)
		notice_field(x, path, r, id, MSG_CHECK_LATER);
}

/* A code of its table; "to" and "by" are officers of the desk. */
static void
check_code(struct casing *x, const char *path, const struct record *r, int field)
{
	const struct field *f = &r->schema->fields[field];
	const struct codes *codes = f->kind == FIELD_CODE ? check_codes(x->k, f, x->day->station) : NULL;
	struct fail why = {0};

	if (codes == NULL || r->values[field].len == 0 || codes_have(codes, r->values[field]))
		return;
	fail_set(&why, MSG_CHECK_CODE, arena_string(&x->k->file, r->values[field]), f->table);
	set_field(&why, r, field);
	check_notice(x->k, path, 0, &why);
}

/* The records that a field names: a note of a dialog or report that is not here
 * leads nowhere. */
static void
check_links(struct casing *x, const char *path, const struct record *r, int field)
{
	enum field_kind kind = r->schema->fields[field].kind;
	struct text rest = r->values[field], id;

	while ((kind == FIELD_RECORD || kind == FIELD_RECORDS) && rest.len > 0 && text_next(&rest, '\n', &id)) {
		struct buf file = {0};
		struct fail why = {0};

		if (layout_record(id, &file) &&
		    faccessat(x->k->check->tree->root, file.data, F_OK, AT_SYMLINK_NOFOLLOW) != 0) {
			fail_set(&why, MSG_CHECK_LINK, arena_string(&x->k->file, id));
			set_field(&why, r, field);
			check_notice(x->k, path, 0, &why);
		}
		buf_release(&file);
	}
}

static void
check_fields(struct casing *x, const char *path, const struct record *r)
{
	for (size_t i = 0; i < r->schema->count; i++) {
		unsigned kinds = privacy_field(&r->schema->fields[i], r->values[i]);

		check_code(x, path, r, (int)i);
		check_links(x, path, r, (int)i);
		for (enum message m; (m = privacy_take(&kinds)) != MSG_NONE; ) {
			struct fail why = {0};

			fail_set_words(&why, m, NULL, NULL, NULL, NULL);
			set_field(&why, r, (int)i);
			check_notice(x->k, path, 0, &why);
		}
	}
	check_later(x, path, r, NAME_RECEIVED);
	check_later(x, path, r, NAME_AT);
	check_later(x, path, r, NAME_RECORDED);
}

/* A file that lies in another folder than its id says. */
static void
check_place(struct casing *x, const struct entry *e, const char *path)
{
	const struct id *id = &e->parsed.parsed;
	const struct record_type *type = record_type_letter(id->letter);
	struct fail why = {0};
	struct buf folder = {0};

	if (type == x->day->type && id->day == x->day->number && text_equal(id->station, x->day->station))
		return;
	if (type == NULL) {
		fail_set(&why, MSG_CHECK_FOREIGN);
	} else {
		layout_day(type, id->station, id->day, &folder);
		fail_set(&why, MSG_CHECK_PLACE, folder.data);
	}
	check_fault(x->k, path, 0, &why);
	buf_release(&folder);
}

/* Station and day inside must be those of the id. */
static void
check_inside(struct casing *x, const struct id *id, const char *path)
{
	const struct record *r = &x->c.record;
	struct arena *arena = &x->k->file;
	char day[11], other[11];
	struct fail why = {0};

	if (!text_equal(record_get(r, NAME_STATION), id->station)) {
		fail_set(&why, MSG_CHECK_OTHER, arena_string(arena, id->station),
		    arena_string(arena, record_get(r, NAME_STATION)));
		set_field(&why, r, schema_named(r->schema, NAME_STATION));
		check_fault(x->k, path, 0, &why);
	}
	if (!x->has_received || moment_day(x->received) == id->day)
		return;
	date_print(id->day, day);
	date_print(moment_day(x->received), other);
	fail_set(&why, MSG_CHECK_DAY, day, other);
	set_field(&why, r, schema_named(r->schema, NAME_RECEIVED));
	check_fault(x->k, path, 0, &why);
}

/* The personal data that the record names, or an amend of it: older ones stay. */
static void
check_reference(struct casing *x, const char *path, const struct record *r)
{
	struct text reference = record_get(r, NAME_IDENTITY);
	struct buf file = {0};

	if (reference.len == 0 || !x->has_received)
		return;
	check_refer(x->k, reference);
	layout_identity(moment_day(x->received), &file);
	buf_printf(&file, "/%.*s.yaml", TEXT_ARG(reference));
	if (faccessat(x->k->check->tree->root, file.data, F_OK, AT_SYMLINK_NOFOLLOW) != 0)
		notice_field(x, path, r, NAME_IDENTITY, MSG_CHECK_NO_IDENTITY);
	buf_release(&file);
}

/* Reads entry i by a schema; the sum is judged when all steps are known. */
static bool
read_entry(struct casing *x, const struct entry *entries, size_t i, const struct schema *schema, struct record *r)
{
	struct text bytes;

	x->paths[i] = arena_printf(&x->k->file, "%s/%.*s", x->day->path, TEXT_ARG(entries[i].name)).at;
	check_place(x, &entries[i], x->paths[i]);
	if (!check_bytes(x->k, x->day->fd, entries[i].name.at, x->paths[i], CONTENT_RECORD_MAX, &bytes))
		return false;
	if (record_sum(bytes) == SUM_BAD)
		record_digest(bytes, x->digests[i]);
	return check_record(x->k, bytes, x->paths[i], schema, r);
}

static void
take_record(struct casing *x, const struct entry *e)
{
	const struct record *r = &x->c.record;

	x->has_received = moment_of(r, NAME_RECEIVED, &x->received);
	check_inside(x, &e->parsed.parsed, x->paths[0]);
	check_fields(x, x->paths[0], r);
	check_reference(x, x->paths[0], r);
	check_seen(x->k, record_get(r, NAME_UID), &e->parsed.parsed);
}

static void
take_step(struct casing *x, const struct entry *e, const char *path, struct step *s)
{
	struct moment at;
	struct fail why = {0};

	s->name = text_slice(e->name, 0, e->name.len - 5);
	s->number = e->parsed.number;
	s->verb = step_find(record_get(&s->record, NAME_VERB));
	if (moment_of(&s->record, NAME_AT, &at))
		s->at = at.at;
	check_fields(x, path, &s->record);
	if (!x->has_record || text_equal(record_get(&s->record, NAME_RECORD), record_get(&x->c.record, NAME_UID)))
		return;
	fail_set(&why, MSG_CHECK_RECORD);
	set_field(&why, &s->record, schema_named(&step_schema, NAME_RECORD));
	check_fault(x->k, path, 0, &why);
}

const char *
casing_path(const struct casing *x, const struct step *s)
{
	return arena_printf(&x->k->file, "%s/%.*s.yaml", x->day->path, TEXT_ARG(s->name)).at;
}

/* A stage before the record; what is imported keeps its times as they were. */
static void
check_early(struct casing *x, const struct step *s)
{
	struct moment at;
	bool by_day;

	if (s->verb->stage == NAME_NONE || record_get(&s->record, NAME_SOURCE).len > 0 || !x->has_received ||
	    !moment_of(&s->record, NAME_AT, &at))
		return;
	by_day = at.day_only || x->received.day_only;
	if (by_day ? moment_day(at) < moment_day(x->received) : at.at < x->received.at)
		notice_field(x, casing_path(x, s), &s->record, NAME_AT, MSG_CHECK_EARLY);
}

/* What typing would have refused. */
static void
check_step(struct casing *x, const struct step *s, enum status before)
{
	struct fail why = {0};

	if (s->rival != NULL && !s->settled) {
		fail_set(&why, MSG_CHECK_CONCURRENT, s->verb->verb, arena_string(&x->k->file, s->rival->name), s->rival->verb->verb);
		casing_notice(x, casing_path(x, s), &s->record, NAME_VERB, &why);
	}
	if (s->verb == NULL || s->retracted)
		return;
	check_early(x, s);
	if ((s->verb->targets & x->day->type->target) == 0)
		fail_set(&why, MSG_CHECK_TARGET, s->verb->verb, x->c.record.schema->name);
	else if (!step_allowed(s->verb, before))
		fail_set(&why, MSG_CHECK_STATUS, s->verb->verb, status_key(before));
	else
		return;
	set_field(&why, &s->record, schema_named(&step_schema, NAME_VERB));
	check_notice(x->k, casing_path(x, s), 0, &why);
}

static void
check_fold(struct casing *x)
{
	enum status before;

	case_fold(&x->c);
	before = x->before = text_is(record_get(&x->c.record, NAME_KIND), "log") ? STATUS_CLOSED : STATUS_NEW;
	for (size_t i = 0; i < x->c.step_count; i++) {
		check_step(x, &x->c.steps[i], before);
		before = x->c.steps[i].after;
		check_issued(x, &x->c.steps[i]);
		check_attachment(x, &x->c.steps[i]);
		if (text_is(record_get(&x->c.steps[i].record, NAME_VERB), "amend"))
			check_reference(x, casing_path(x, &x->c.steps[i]), &x->c.steps[i].record);
		check_improving(x, &x->c.steps[i]);
	}
	check_steps(x);
	if (x->c.record.schema == &action_schema)
		check_action(x);
}

/* Files changed outside the program, but for what a step accepted since. */
static void
check_sums(struct casing *x, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct fail why = {0};
		bool accepted = x->digests[i][0] == '\0';

		for (size_t k = 0; !accepted && k < x->c.step_count; k++)
			accepted = !x->c.steps[k].retracted &&
			    text_has_line(record_get(&x->c.steps[k].record, NAME_FILE_SUM), text_of(x->digests[i]));
		if (accepted)
			continue;
		fail_set(&why, MSG_CHECK_CHANGED);
		check_notice(x->k, x->paths[i], 0, &why);
	}
}

void
check_case(struct checking *k, const struct day *day, const struct entry *entries, size_t count)
{
	struct casing x = { .k = k, .day = day, .c = { .id = entries[0].parsed.id } };
	bool there = entries[0].parsed.kind == FILE_RECORD;
	struct fail why = {0};

	x.paths = arena_get(&k->file, count * sizeof *x.paths);
	x.digests = arena_get(&k->file, count * sizeof *x.digests);
	x.c.steps = arena_get(&k->file, count * sizeof *x.c.steps);
	if (there) {
		k->counts.records++;
		x.has_record = read_entry(&x, entries, 0, day->type->schema, &x.c.record);
		if (x.has_record)
			take_record(&x, &entries[0]);
	}
	for (size_t i = there ? 1 : 0; i < count; i++) {
		struct step *s = &x.c.steps[x.c.step_count];

		k->counts.steps++;
		if (read_entry(&x, entries, i, &step_schema, &s->record)) {
			take_step(&x, &entries[i], x.paths[i], s);
			x.c.step_count++;
		}
		if (there)
			continue;
		fail_set(&why, MSG_CHECK_ORPHAN);
		check_fault(k, x.paths[i], 0, &why);
	}
	if (x.has_record) {
		check_fold(&x);
		check_box(&x, &entries[0].parsed.parsed);
	}
	check_sums(&x, count);
	arena_clear(&k->file);
}
