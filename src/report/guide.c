/* guide: lists the legal-procedure guides, prints one, and notes in a record
 * that it was given. */
#include "base/unicode.h"
#include "cli/listing.h"
#include "cli/stepping.h"
#include "store/guide.h"
#include "verbs.h"

/* The columns of the list: the title is in the language of the command. */
static const struct field columns[] = {
	{ "code", WORDS("name of the guide", "nama panduan"), NAME_ID, FIELD_LINE, CLASS_PUBLIC, FIELD_BRIEF, 0, NULL, NULL },
	{ "title", WORDS("title", "judul"), NAME_TITLE, FIELD_LINE, CLASS_PUBLIC, FIELD_BRIEF, 0, NULL, NULL },
	{ "kinds", WORDS("kinds and categories it is for", "jenis dan rincian yang dituju"), NAME_KINDS, FIELD_LINES, CLASS_PUBLIC, 0, 0, NULL, NULL },
};
enum { COLUMNS = sizeof columns / sizeof *columns };

static struct text
in_language(const struct guide *guide, enum language l, enum name indonesian, enum name english)
{
	struct text other = record_get(&guide->record, indonesian), text = record_get(&guide->record, l == LANGUAGE_ID ? indonesian : english);

	return text.len > 0 ? text : other;
}

static struct text
guide_path(struct session *s, const struct guide *guide)
{
	return arena_printf(&s->arena, "%s/guides/%.*s", s->tree.path, TEXT_ARG(guide->file));
}

static bool
list_guides(struct session *s, const struct guides *g, struct fail *why)
{
	struct listing l;

	if (!listing_start(&l, s, shape_own(columns, COLUMNS, &s->arena), FORMAT_CSV, why))
		return false;
	for (size_t i = 0; i < g->count; i++) {
		struct text row[COLUMNS] = {
			record_get(&g->at[i].record, NAME_CODE), in_language(&g->at[i], s->language, NAME_TITLE_ID, NAME_TITLE_EN),
			record_get(&g->at[i].record, NAME_KINDS),
		};

		listing_row(&l, row, guide_path(s, &g->at[i]));
	}
	return listing_end(&l, why);
}

/* As text it is as it stands in the file, wrapped by whoever wrote it. */
static void
print_text(struct session *s, const struct guide *guide)
{
	static const struct words basis = WORDS("Basis", "Dasar");
	struct text text = text_trim(in_language(guide, s->language, NAME_TEXT_ID, NAME_TEXT_EN));
	struct buf out = {0};

	unicode_visible(&out, in_language(guide, s->language, NAME_TITLE_ID, NAME_TITLE_EN));
	buf_puts(&out, "\n\n");
	unicode_visible_prose(&out, text);
	buf_putc(&out, '\n');
	if (record_get(&guide->record, NAME_BASIS).len > 0) {
		buf_printf(&out, "\n%s: ", basis.in[s->language]);
		unicode_visible(&out, record_get(&guide->record, NAME_BASIS));
		buf_putc(&out, '\n');
	}
	(void)fwrite(out.data, 1, out.len, s->out);
	buf_release(&out);
}

static bool
print_guide(struct session *s, const struct guide *guide, struct fail *why)
{
	const struct field **fields = arena_get(&s->arena, guide_schema.count * sizeof *fields);
	struct printer *p;
	enum format format;

	if (!session_format(s, FORMAT_TEXT, &format, why))
		return false;
	if (format == FORMAT_TEXT) {
		print_text(s, guide);
		return true;
	}
	for (size_t i = 0; i < guide_schema.count; i++)
		fields[i] = &guide_schema.fields[i];
	p = session_printer(s, format, fields, guide_schema.count);
	printer_row(p, guide->record.values, guide_path(s, guide));
	printer_end(p);
	return true;
}

static bool
fail_guide(const struct guides *g, const char *code, struct fail *why)
{
	const char *codes[64];
	struct buf all = {0};
	const char *near;
	size_t n = 0;

	for (size_t i = 0; i < g->count && n < 63; i++) {
		buf_printf(&all, "%s%.*s", n > 0 ? ", " : "", TEXT_ARG(record_get(&g->at[i].record, NAME_CODE)));
		codes[n++] = record_get(&g->at[i].record, NAME_CODE).at;
	}
	codes[n] = NULL;
	near = nearest_word(code, codes);
	if (near != NULL)
		fail_set(why, MSG_GUIDE_NONE_NEAR, code, near);
	else
		fail_set(why, MSG_GUIDE_NONE, code, all.len > 0 ? all.data : "-");
	buf_release(&all);
	return false;
}

/* The one guide for a record: of those for its category, else of those for its
 * kind, as both were amended. */
static const struct guide *
fitting(struct session *s, const struct guides *g, const struct scanned *c, struct fail *why)
{
	static const enum name words[] = { NAME_CATEGORY, NAME_KIND };
	struct shape shape = shape_of(&case_schema, c->c.record.schema, &s->arena);
	struct text *row = arena_get(&s->arena, shape.count * sizeof *row);
	struct buf names = {0};
	const struct guide *one = NULL;
	size_t n = 0;

	case_row(&c->c, &shape, s->clock.now, (struct text){0}, &s->arena, row);
	for (size_t w = 0; w < 2 && n == 0; w++)
		for (size_t i = 0; i < g->count; i++)
			if (guide_fits(&g->at[i], row_get(&shape, row, words[w]))) {
				one = &g->at[i];
				buf_printf(&names, "%s%.*s", n++ > 0 ? ", " : "", TEXT_ARG(record_get(&one->record, NAME_CODE)));
			}
	for (size_t i = 0; n == 0 && i < g->count; i++)
		buf_printf(&names, "%s%.*s", i > 0 ? ", " : "", TEXT_ARG(record_get(&g->at[i].record, NAME_CODE)));
	if (n != 1)
		fail_set(why, MSG_GUIDE_WHICH, arena_string(&s->arena, c->c.id), names.len > 0 ? names.data : "-");
	buf_release(&names);
	return n == 1 ? one : NULL;
}

static bool
note_given(struct session *s, const struct scanned *c, const struct guide *guide, struct fail *why)
{
	struct stepping t;
	struct record step;

	if (!stepping_begin(&t, s, step_find(TEXT("advise")), why))
		return false;
	t.aside = true;
	record_put(&t.typed, NAME_GUIDE, record_get(&guide->record, NAME_CODE));
	if (session_officer(s) != NULL)
		record_put(&t.typed, NAME_BY, text_of(session_officer(s)));
	return (stepping_make(&t, c, &step, why) && stepping_put(&t, c, &step, why)) ||
	    fail_in(why, arena_string(&s->arena, c->c.id), 0);
}

/* What was given is noted first: what is printed was noted. */
static bool
give(struct session *s, const struct guides *g, const struct guide *guide, struct fail *why)
{
	enum format format;
	struct scanned c;
	struct text id;

	/* Before anything is stored: what cannot be printed was not given. */
	if (!session_format(s, FORMAT_TEXT, &format, why) ||
	    !scan_id(&s->tree, text_of(session_word(s, OPT_FOR)), s->clock.now, &s->arena, &id, why) ||
	    !scan_one(&s->tree, id, INT64_MAX, &s->faults, &s->arena, &c, why))
		return false;
	if (guide == NULL && (guide = fitting(s, g, &c, why)) == NULL)
		return false;
	return note_given(s, &c, guide, why) && (session_given(s, OPT_DRY_RUN) || print_guide(s, guide, why));
}

bool
report_guide(struct session *s, struct fail *why)
{
	const char *code = s->given.operand_count > 0 ? s->given.operands[0] : NULL;
	const struct guide *guide = NULL;
	struct guides g;

	if (s->given.operand_count > 1)
		return fail_set(why, MSG_OPERANDS_MANY, s->given.operands[1]);
	if (!guides_read(&s->tree, &s->arena, &s->faults, &g, why))
		return false;
	if (code != NULL && (guide = guide_find(&g, text_of(code))) == NULL)
		return fail_guide(&g, code, why);
	if (session_given(s, OPT_FOR))
		return give(s, &g, guide, why);
	return guide == NULL ? list_guides(s, &g, why) : print_guide(s, guide, why);
}
