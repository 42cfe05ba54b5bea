/* import of reports and feedback: a foreign CSV by a map, or our own columns,
 * or a YAML stream. */
#include <string.h>

#include "base/digest.h"
#include "cli/import_own.h"
#include "cli/importing.h"
#include "cli/records.h"
#include "file/content.h"
#include "store/claim.h"
#include "store/default.h"
#include "store/identity.h"

enum { MAP_MAX = 1 << 20 };

const enum option_id records_import_options[] = {
	OPT_MAP, OPT_EXCEL, OPT_REJECTS, OPT_STRICT, OPT_DRY_RUN, OPT_OUTPUT, OPT_END
};

struct mapped {
	struct importing i;
	struct import_map map;
	bool timeless;		/* the row at hand says no time */
	bool bound;		/* the columns of this pass were found */
};

/* Without a key: the row's hash and its ordinal among equals. */
static struct text
row_key(struct mapped *m, const struct csv_row *cells)
{
	struct buf all = {0}, key = {0};
	char hex[DIGEST_TEXT];
	struct text result;

	for (size_t k = 0; k < cells->count; k++) {
		buf_text(&all, cells->cells[k]);
		buf_putc(&all, 0x1f);
	}
	digest_hex(buf_view(&all), hex);
	buf_printf(&key, "%.16s#%lld", hex, (long long)known_ordinal(m->i.known, buf_view(&all)) + 1);
	result = arena_text(&m->i.row, buf_view(&key));
	buf_release(&all);
	buf_release(&key);
	return result;
}

static bool
complete_record(struct mapped *m, struct import_row *row, const struct csv_row *cells, struct fail *why)
{
	struct record *r = &row->record;
	struct arena *arena = &m->i.row;
	struct text key = row->key.len > 0 ? row->key : row_key(m, cells), mixed;

	default_fill(&m->i.session->tree, r);
	if (!importing_key(&m->i, r, key, &mixed, why))
		return false;
	record_put(r, NAME_UID, importing_uid(m->map.source, mixed, TEXT("record"), arena));
	record_put(r, NAME_SOURCE, m->map.source);
	record_put(r, NAME_SOURCE_KEY, key);
	m->timeless = record_get(r, NAME_RECEIVED).len == 0;
	if (!put_complete(&m->i.writer, m->i.station, r, arena, why))
		return false;
	if (text_is(record_get(r, NAME_ANONYMOUS), "yes"))
		record_put(r, NAME_SOURCE_KEY, (struct text){0});	/* a form's key is often its time */
	identity_reference(r, arena);
	if (record_get(r, NAME_IDENTITY).len > 0)
		record_put(r, NAME_IDENTITY, importing_uid(m->map.source, key, TEXT("identity"), arena));
	return record_check_first(r, why) && put_fits(r, why);
}

static struct text
step_time(const struct record *r, struct moment at, struct arena *arena)
{
	char printed[MOMENT_TEXT];

	moment_print(at, printed);
	return arena_text(arena, text_slice(text_of(printed), 0, text_is(record_get(r, NAME_ANONYMOUS), "yes") ? 10 : MOMENT_TEXT));
}

static void
make_steps(struct mapped *m, const struct import_row *row, struct record *steps)
{
	struct arena *arena = &m->i.row;
	const struct record *r = &row->record;

	for (size_t k = 0; k < row->step_count; k++) {
		struct record *s = &steps[k];
		struct text verb = text_of(row->verbs[k]->verb), at = step_time(r, row->at[k], arena);

		record_init(s, &step_schema, arena);
		record_put(s, NAME_UID, importing_uid(record_get(r, NAME_UID), verb, at, arena));
		record_put(s, NAME_RECORD, record_get(r, NAME_UID));
		record_put(s, NAME_VERB, verb);
		record_put(s, NAME_AT, at);
		record_put(s, NAME_RECORDED, record_get(r, NAME_RECORDED));
		record_put(s, NAME_CLOCK, record_get(r, NAME_CLOCK));
		record_put(s, NAME_SOURCE, m->map.source);
	}
}

/* Leaves out the steps of a record that are there already. */
static size_t
missing_steps(struct mapped *m, struct text id, struct record *steps, int64_t *numbers, size_t count)
{
	size_t kept = 0;

	for (size_t k = 0; k < count; k++) {
		struct text tag = put_tag(record_get(&steps[k], NAME_RECORD), record_get(&steps[k], NAME_VERB),
		    record_get(&steps[k], NAME_AT), &m->i.row);

		numbers[kept] = (int64_t)k + 1;
		if (id.len == 0 || !known_step(m->i.known, id, tag))
			steps[kept++] = steps[k];
	}
	return kept;
}

static bool
store_row(struct mapped *m, const struct import_row *row, long line, struct fail *why)
{
	struct record steps[IMPORT_STEPS_MAX];
	int64_t numbers[IMPORT_STEPS_MAX];
	struct batch_item item = { .record = &row->record, .steps = steps, .numbers = numbers };
	struct text uid = record_get(&row->record, NAME_UID);

	if (!importing_look(&m->i, &row->record, m->timeless, why))
		return false;
	item.exists = known_record(m->i.known, uid, &m->i.row, &item.id);
	make_steps(m, row, steps);
	item.step_count = missing_steps(m, item.id, steps, numbers, row->step_count);
	if (item.exists)
		m->i.skipped++;
	if (item.exists && item.id.len == 0)
		importing_repeat(&m->i, line);
	/* There with all its steps, or twice in this file. */
	if (item.exists && (item.id.len == 0 || item.step_count == 0))
		return true;
	if (importing_held(&m->i)) {
		m->i.wanted += !item.exists;
		known_add_record(m->i.known, uid);
		return true;
	}
	if (!batch_add(m->i.batch, &item, why))
		return false;
	if (!item.exists)
		m->i.waiting++;
	known_add_record(m->i.known, uid);
	return !batch_full(m->i.batch) || importing_flush(&m->i, why);
}

static void
print_row(struct mapped *m, const struct import_row *row)
{
	struct record steps[IMPORT_STEPS_MAX];
	struct buf out = {0};

	make_steps(m, row, steps);
	buf_puts(&out, "---\n");
	record_write_unsummed(&row->record, &out);
	for (size_t k = 0; k < row->step_count; k++)
		buf_printf(&out, "# %s %.*s\n", row->verbs[k]->verb, TEXT_ARG(record_get(&steps[k], NAME_AT)));
	(void)fwrite(out.data, 1, out.len, m->i.session->out);
	buf_release(&out);
}

static bool
put_row(struct mapped *m, const struct import_row *row, long line, struct fail *why)
{
	if (session_given(m->i.session, OPT_DRY_RUN))
		print_row(m, row);
	return store_row(m, row, line, why);
}

static bool
take_row(void *context, const struct csv_row *cells, struct fail *why)
{
	struct mapped *m = context;
	struct import_row row;
	struct fail fault = {0};
	bool ok = true;

	m->i.rows++;
	progress_step(&m->i.progress, ftell(m->i.in), m->i.rows);
	if (!import_map_row(&m->map, cells, m->i.schema, &m->i.when, &m->i.row, &row, &fault) ||
	    (!row.skip && !complete_record(m, &row, cells, &fault)))
		importing_reject(&m->i, cells->line, cells->cells, cells->count, &fault);
	else if (!row.skip && m->i.pass == PASS_STORE)
		ok = put_row(m, &row, cells->line, why);
	arena_clear(&m->i.row);
	return ok;
}

static bool
take_header(void *context, const struct csv_row *header, struct fail *why)
{
	struct mapped *m = context;

	if (m->i.rows == 0)
		importing_header(&m->i, m->map.headerless ? NULL : header->cells, header->count);
	m->bound = import_map_bind(&m->map, header, why);
	return m->bound || fail_in(why, m->i.name, header->line);
}

/* A headerless file is bound to the width of its first row; a row that is
 * rejected before any other has it too. */
static bool
take_first(void *context, const struct csv_row *cells, struct fail *why)
{
	struct mapped *m = context;

	if (!m->bound && !take_header(m, cells, why))
		return false;
	return take_row(m, cells, why);
}

static void
take_bad(void *context, const struct csv_row *cells, const struct fail *why)
{
	struct mapped *m = context;
	struct fail copy = {0};

	fail_copy(&copy, why);
	if (m->map.headerless && m->i.rows == 0)
		importing_header(&m->i, NULL, cells->count);
	m->i.rows++;
	importing_reject(&m->i, cells->line, cells->cells, cells->count, &copy);
}

static bool
run_pass(struct mapped *m, enum pass pass, struct fail *why)
{
	struct csv_options options = { m->map.delimiter, m->map.headerless, m->i.name, true };
	struct csv_handler handler = {
		.header = take_header, .row = m->map.headerless ? take_first : take_row, .bad = take_bad, .context = m,
	};

	importing_pass(&m->i, pass);
	m->bound = false;
	return csv_read(m->i.in, &options, &handler, why);
}

static bool
read_map(struct mapped *m, struct fail *why)
{
	struct session *s = m->i.session;
	const char *name = session_word(s, OPT_MAP);
	FILE *in = session_input(s, name, why);
	struct buf bytes = {0};
	bool ok;

	if (in == NULL)
		return false;
	ok = (content_drain(fileno(in), MAP_MAX, &bytes, why) || fail_in(why, name, 0)) &&
	    import_map_read(&m->map, arena_text(&s->arena, buf_view(&bytes)), name, m->i.schema, &s->arena, why);
	buf_release(&bytes);
	if (in != stdin)
		(void)fclose(in);
	return ok;
}

static bool
import_mapped(struct mapped *m, struct fail *why)
{
	struct session *s = m->i.session;

	m->i.station = claim_writer(&s->tree, (struct text){0}, &s->arena, why);
	if (m->i.station == NULL || !read_map(m, why))
		return false;
	m->i.when.zone = &m->i.station->zone;
	if (!run_pass(m, PASS_CHECK, why))
		return false;
	if (run_pass(m, PASS_STORE, why))
		importing_flush(&m->i, why);
	return importing_close(&m->i, why);
}

bool
records_import(struct session *s, const struct schema *schema, struct fail *why)
{
	struct mapped m = {0};
	bool ok;

	if (!session_given(s, OPT_MAP))
		return import_own(s, schema, why);
	if (session_given(s, OPT_EXCEL))
		return fail_set(why, MSG_EXCEL_MAP);
	ok = importing_start(&m.i, s, schema, why) && import_mapped(&m, why);
	importing_end(&m.i);
	return ok;
}
