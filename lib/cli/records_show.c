/* show: a record with its steps, by id. */

#include "base/unicode.h"
#include "cli/improving.h"
#include "cli/records.h"
#include "cli/seeing.h"
#include "cli/story.h"
#include "format/yaml_write.h"
#include "store/attachment.h"
#include "store/duplicate.h"
#include "store/identity.h"
#include "store/scan.h"

const enum option_id records_show_options[] = { OPT_FORMAT, OPT_OUTPUT, OPT_NUL, OPT_SHOW_IDENTITY, OPT_BY, OPT_END };

struct showing {
	enum format format;
	struct printer *printer;
	struct shape shape;
	const struct schema *schema;	/* of the printer's columns */
	const struct schema *shaped;	/* of the shape */
	struct improving improving;
	size_t shown;
};

static void
say_changed(struct session *s, const struct scanned *c, struct text name, const struct record *file)
{
	if (case_changed(&c->c, file))
		session_notice(s, MSG_FILE_CHANGED, arena_printf(&s->scratch, "%s/%.*s.yaml", c->folder, TEXT_ARG(name)).at, NULL);
}

static void
yaml_row(struct yaml_writer *w, const struct shape *shape, const struct text *row, struct arena *arena)
{
	for (size_t i = 0; i < shape->count; i++)
		if (row[i].len > 0 && shape->fields[i]->id != NAME_EXTRAS)
			record_write_field(w, shape->fields[i], row[i], arena);
}

static bool
has_attached(const struct case_file *c)
{
	for (size_t i = 0; i < c->step_count; i++)
		if (attachment_of(&c->steps[i]).len > 0)
			return true;
	return false;
}

static void
yaml_steps(struct session *s, struct yaml_writer *w, const struct case_file *c)
{
	struct arena *arena = &s->scratch;


	if (c->step_count == 0)
		return;
	yaml_key(w, TEXT("steps"));
	yaml_list_begin(w);
	for (size_t i = 0; i < c->step_count; i++) {
		const struct step *step = &c->steps[i];

		yaml_map_begin(w);
		yaml_key(w, TEXT("step_id"));
		yaml_scalar(w, step->name);
		for (size_t f = 0; f < step_schema.count; f++)
			if (step->record.values[f].len > 0)
				record_write_field(w, &step_schema.fields[f], step->record.values[f], arena);
		yaml_key(w, TEXT("status_after"));
		yaml_scalar(w, text_of(status_key(step->after)));
		if (story_standing(step) != NULL) {
			yaml_key(w, TEXT("standing"));
			yaml_scalar(w, text_of(story_standing(step)->in[LANGUAGE_EN]));
		}
		if (story_attached(s, c, step).len > 0) {
			yaml_key(w, TEXT("path"));
			yaml_scalar(w, story_attached(s, c, step));
		}
		yaml_map_end(w);
	}
	yaml_list_end(w);
}

/* The people and things of the record; who looked is logged by the caller. */
static void
yaml_identity(struct yaml_writer *w, const struct record *identity, struct arena *arena)
{
	for (size_t i = 0; i < identity->schema->count; i++)
		if (identity->values[i].len > 0)
			record_write_field(w, &identity->schema->fields[i], identity->values[i], arena);
}

static void
show_yaml(struct session *s, struct showing *show, struct scanned *c, const struct text *row,
    const struct record *identity)
{
	struct buf out = {0};
	struct yaml_writer *w;

	if (show->shown > 0)
		buf_puts(&out, "---\n");
	w = yaml_writer_new(&out);
	yaml_row(w, &show->shape, row, &s->scratch);
	for (size_t i = 0; i < c->c.record.extra_count; i++) {
		yaml_key(w, c->c.record.extras[i].key);
		yaml_scalar(w, c->c.record.extras[i].value);
	}
	if (identity != NULL)
		yaml_identity(w, identity, &s->scratch);
	yaml_steps(s, w, &c->c);
	yaml_writer_free(w);
	(void)fwrite(out.data, 1, out.len, s->out);
	buf_release(&out);
}

/* The people and things, a line each. */
static void
text_identity(struct session *s, const struct record *identity)
{
	for (size_t i = 0; i < identity->schema->count; i++) {
		struct text rest = identity->values[i], item;
		struct buf line = {0};

		while (rest.len > 0 && text_next(&rest, '\n', &item)) {
			if (identity->schema->fields[i].kind != FIELD_PEOPLE)
				buf_printf(&line, "%s: ", identity->schema->fields[i].name);
			unicode_visible(&line, item);
			buf_putc(&line, '\n');
		}
		if (line.len > 0)
			(void)fwrite(line.data, 1, line.len, s->out);
		buf_release(&line);
	}
}

static void
show_printed(struct session *s, struct showing *show, struct scanned *c, const struct text *row,
    const struct record *identity)
{
	struct text path = arena_printf(&s->scratch, "%s/%s/%.*s.yaml", s->tree.path, c->folder, TEXT_ARG(c->c.id));

	if (show->printer != NULL && show->schema != c->c.record.schema) {
		printer_end(show->printer);
		show->printer = NULL;
	}
	if (show->printer == NULL)
		show->printer = session_printer(s, show->format, show->shape.fields, show->shape.count);
	show->schema = c->c.record.schema;
	printer_row(show->printer, row, path);
	if (show->format == FORMAT_TEXT) {
		printer_end(show->printer);
		show->printer = NULL;
		if (identity != NULL)
			text_identity(s, identity);
		story_text(s, c);
	}
}

/* YAML and text say people and things in their own way; a row has columns for
 * them, as list -I has. */
static void
take_shape(struct session *s, struct showing *show, const struct schema *schema)
{
	struct seeing columns;

	if (show->shaped == schema)
		return;
	/* The printer borrows the columns for longer than one id. */
	show->shape = shape_of(&case_schema, schema, &s->arena);
	shape_usual(&show->shape);
	show->shaped = schema;
	if (session_given(s, OPT_SHOW_IDENTITY) && show->format != FORMAT_YAML && show->format != FORMAT_TEXT)
		seeing_begin(&columns, s, schema, &show->shape);
}

static void
fill_identity(const struct showing *show, const struct record *identity, struct text *row)
{
	for (size_t i = 0; show->format != FORMAT_YAML && show->format != FORMAT_TEXT && i < identity->schema->count; i++) {
		int column = shape_field(&show->shape, text_of(identity->schema->fields[i].name));

		if (column != NO_FIELD && identity->values[i].len > 0)
			row[column] = identity->values[i];
	}
}

/* Who asks for a duplicate wants the record that is handled. */
static void
say_duplicate(struct session *s, const struct scanned *c)
{
	static const enum message messages[] = { MSG_NONE, MSG_DUPLICATE_LEADS, MSG_DUPLICATE_LOST, MSG_DUPLICATE_CIRCLE };
	struct scanned end;
	enum duplicate leads = duplicate_follow(&s->tree, &c->c, session_as_of(s), &s->scratch, &end);

	if (leads != DUPLICATE_NONE)
		session_notice(s, messages[leads], arena_string(&s->scratch, c->c.id), arena_string(&s->scratch, end.c.id), NULL);
}

static bool
show_one(struct session *s, struct text id, void *context, struct fail *why)
{
	struct showing *show = context;
	struct record identity;
	struct scanned c;
	struct text *row, shift = {0};
	bool known = false;

	if (!scan_one(&s->tree, id, session_as_of(s), &s->faults, &s->scratch, &c, why))
		return false;
	say_changed(s, &c, c.c.id, &c.c.record);
	for (size_t i = 0; i < c.c.step_count; i++)
		say_changed(s, &c, c.c.steps[i].name, &c.c.steps[i].record);
	say_duplicate(s, &c);
	take_shape(s, show, c.c.record.schema);
	row = arena_get(&s->scratch, show->shape.count * sizeof *row);
	if (c.station != NULL)
		shift = station_shift(c.station, c.received);
	case_row(&c.c, &show->shape, s->clock.now, shift, &s->scratch, row);
	if (!improving_fill(&show->improving, s, c.c.record.schema, &show->shape, row, &s->scratch, why))
		return false;
	if (session_given(s, OPT_SHOW_IDENTITY)) {
		known = case_identity(&c.c).len > 0;
		if ((known && !identity_read(&s->tree, &c.c, &identity, &s->scratch, why)) ||
		    ((known || has_attached(&c.c)) &&
		        !identity_log(&s->tree, s->clock.now, session_officer(s), "show", id, why)))
			return false;
	}
	if (known)
		fill_identity(show, &identity, row);
	if (show->format == FORMAT_YAML)
		show_yaml(s, show, &c, row, known ? &identity : NULL);
	else
		show_printed(s, show, &c, row, known ? &identity : NULL);
	show->shown++;
	return true;
}

bool
records_show(struct session *s, struct fail *why)
{
	struct showing show = {0};
	bool ok;

	if (!session_format(s, FORMAT_YAML, &show.format, why))
		return false;
	ok = session_ids(s, show_one, &show, why);
	improving_release(&show.improving);
	if (show.printer != NULL)
		printer_end(show.printer);
	return ok;
}
