/* Answers to the survey of satisfaction: DESIGN 3, domain.md 1.5. */
#include "record/survey.h"

#include "base/digest.h"
#include "base/refuse.h"
#include "format/csv_write.h"
#include "record/shared_rows.h"
#include "record/value.h"
#include "time/date.h"

#define ROW(n, en, id_, name, kind, flags) { n, WORDS(en, id_), name, kind, CLASS_PUBLIC, flags, 0, NULL, NULL }
#define MARK(n, en, id_) ROW(n, en ", 1 to 4", id_ ", 1 sampai 4", NAME_NONE, FIELD_COUNT, FIELD_BRIEF)

static const struct choice sexes[] = {
	{ "male", WORDS("male", "laki-laki"), "pria|l|lk|m|laki" },
	{ "female", WORDS("female", "perempuan"), "wanita|p|pr|f|w" },
	{ 0 },
};

static const struct field fields[] = {
	ROW_UID,
	ROW("answered", "the day it was answered", "hari diisi", NAME_ANSWERED, FIELD_DAY, FIELD_REQUIRED | FIELD_BRIEF),
	{ "service", WORDS("which service, a row of services.csv", "layanan mana, baris services.csv"), NAME_NONE, FIELD_CODE, CLASS_PUBLIC, FIELD_BRIEF, 0, NULL, "services" },
	{ "sex", WORDS("male or female", "laki-laki atau perempuan"), NAME_NONE, FIELD_CHOICE, CLASS_PUBLIC, 0, 0, sexes, NULL },
	ROW("age_band", "such as 20-29", "misalnya 20-29", NAME_NONE, FIELD_LINE, 0),
	ROW("education", "highest education", "pendidikan terakhir", NAME_NONE, FIELD_LINE, 0),
	ROW("occupation", "occupation", "pekerjaan", NAME_NONE, FIELD_LINE, 0),
	MARK("requirements", "requirements", "persyaratan"),
	MARK("procedure", "procedure", "prosedur"),
	MARK("time", "time", "waktu"),
	MARK("cost", "cost", "biaya"),
	MARK("product", "product", "produk"),
	MARK("competence", "competence", "kompetensi"),
	MARK("behaviour", "behaviour", "perilaku"),
	MARK("complaint_handling", "complaint handling", "penanganan pengaduan"),
	MARK("facilities", "facilities", "sarana prasarana"),
	{ "comment", WORDS("what else was said", "komentar"), NAME_COMMENT, FIELD_PROSE, CLASS_INTERNAL, 0, 0, NULL, NULL },
};

const struct schema survey_schema = {
	.name = "survey",
	.help = WORDS("answer to the survey, a row of a batch", "jawaban survei, satu baris berkas survei"),
	SCHEMA_FIELDS(fields),
};

#define DERIVED(n, en, id_, name, kind, flags) ROW(n, en, id_, name, kind, FIELD_DERIVED | (flags))

static const struct field case_fields[] = {
	DERIVED("id", "name of the batch", "nama berkas survei", NAME_ID, FIELD_RECORD, FIELD_BRIEF),
	DERIVED("x", "fields of your own, `x-name: value` a line", "isian sendiri, `x-nama: nilai` per baris", NAME_EXTRAS, FIELD_PAIRS, 0),
};
const struct schema survey_case_schema = { .name = "survey_case", .help = WORDS("columns of a listed answer", "kolom daftar jawaban survei"), SCHEMA_FIELDS(case_fields) };

static const struct field batch_fields[] = {
	DERIVED("id", "name of the batch", "nama berkas survei", NAME_ID, FIELD_RECORD, FIELD_BRIEF),
	DERIVED("day", "the day it came in", "hari diterima", NAME_DATE, FIELD_DAY, FIELD_BRIEF),
	DERIVED("rows", "how many answers", "jumlah jawaban", NAME_NUMBER, FIELD_COUNT, FIELD_BRIEF),
};
const struct schema survey_batch_schema = { .name = "survey_batch", .help = WORDS("columns of a listed batch", "kolom daftar berkas survei"), SCHEMA_FIELDS(batch_fields) };

/* What sheets call the columns that are no service elements. */
static const struct choice columns[] = {
	{ "uid", WORDS("uid", "uid"), NULL },
	{ "answered", WORDS("answered", "tanggal"), "hari|tanggal survei|tanggal pengisian|tanggal isi|day|date" },
	{ "service", WORDS("service", "layanan"), "jenis layanan|pelayanan|jenis pelayanan" },
	{ "sex", WORDS("sex", "jenis kelamin"), "kelamin|gender" },
	{ "age_band", WORDS("age band", "kelompok umur"), "umur|usia|kelompok usia|age" },
	{ "education", WORDS("education", "pendidikan"), "pendidikan terakhir" },
	{ "occupation", WORDS("occupation", "pekerjaan"), "pekerjaan utama" },
	{ "comment", WORDS("comment", "komentar"), "kritik dan saran|saran|saran perbaikan|catatan" },
	{ 0 },
};

bool
survey_is_mark(const struct field *f)
{
	return choice_key(service_elements, text_of(f->name)) != NULL;
}

/* U1..U9, unsur 1: in print the eighth is now complaints, now facilities. */
static bool
is_bare(struct text name)
{
	struct text digit = text_slice(name, name.len > 0 ? name.len - 1 : 0, name.len);
	struct text rest = text_trim(text_slice(name, 0, name.len - digit.len));

	return digit.len == 1 && digit.at[0] >= '1' && digit.at[0] <= '9' &&
	    (text_equal_fold(rest, TEXT("u")) || text_equal_fold(rest, TEXT("unsur")) || text_equal_fold(rest, TEXT("q")));
}

static int
field_named(struct text written, bool words)
{
	struct text name = words ? text_trim(written) : written;
	const struct choice *c;
	int field = schema_field(&survey_schema, name);

	if (field != NO_FIELD || !words)
		return field;
	c = choice_find(columns, name);
	if (c == NULL)
		c = choice_find(service_elements, name);
	return c != NULL ? schema_field(&survey_schema, text_of(c->key)) : NO_FIELD;
}

static bool
fail_column(struct text name, bool words, struct fail *why)
{
	struct buf all = {0}, word = {0};

	if (words && is_bare(text_trim(name)))
		return refuse(why, MSG_SURVEY_BARE, text_trim(name));
	for (size_t i = 0; i < survey_schema.count; i++)
		buf_printf(&all, "%s%s", i > 0 ? ", " : "", fields[i].name);
	buf_text(&word, text_slice(name, 0, 80));
	fail_set(why, MSG_SURVEY_COLUMN, word.len > 0 ? word.data : "", all.data);
	buf_release(&all);
	buf_release(&word);
	return false;
}

static bool
bind_one(struct survey_columns *c, size_t k, struct text name, bool words, struct arena *arena, struct fail *why)
{
	c->fields[k] = field_named(name, words);
	if (c->fields[k] == NO_FIELD && text_starts(name, TEXT("x-")) && name.len > 2)
		c->extras[k] = arena_text(arena, name);
	else if (c->fields[k] == NO_FIELD && words && text_is(name, "id"))
		c->id = (int)k;
	else if (c->fields[k] == NO_FIELD && words && text_is(name, "x"))
		c->x = (int)k;
	else if (c->fields[k] == NO_FIELD)
		return fail_column(name, words, why);
	for (size_t i = 0; i < k; i++)
		if (c->fields[k] != NO_FIELD && c->fields[i] == c->fields[k])
			return refuse(why, MSG_CSV_COLUMN_TWICE, text_of(fields[c->fields[k]].name));
	return true;
}

bool
survey_bind(struct survey_columns *c, const struct csv_row *header, bool words, struct arena *arena,
    struct fail *why)
{
	*c = (struct survey_columns){
		.count = header->count, .id = -1, .x = -1,
		.fields = arena_get(arena, (header->count + 1) * sizeof *c->fields),
		.extras = arena_get(arena, (header->count + 1) * sizeof *c->extras),
	};
	for (size_t k = 0; k < header->count; k++)
		if (!bind_one(c, k, header->cells[k], words, arena, why))
			return false;
	return true;
}

/* A word that names the answer in its source: the same every time. */
static struct text
uid_of(struct text word, struct arena *arena)
{
	char hex[DIGEST_TEXT];

	digest_hex(arena_printf(arena, "survey\n%.*s", TEXT_ARG(word)), hex);
	return arena_text(arena, text_slice(text_of(hex), 0, 32));
}

static bool
take_cell(struct record *r, int field, struct text cell, const struct when *when, struct arena *arena,
    struct fail *why)
{
	const struct field *f = &fields[field];

	if (survey_is_mark(f)) {	/* judged by survey_check */
		r->values[field] = when != NULL ? text_trim(cell) : cell;
		return true;
	}
	if (value_check(f, cell, why)) {
		r->values[field] = cell;
		return true;
	}
	if (when == NULL)
		return false;
	fail_release(why);
	if (f->id == NAME_UID) {
		r->values[field] = uid_of(cell, arena);
		return true;
	}
	return value_from_words(f, cell, when, arena, &r->values[field], why);
}

bool
survey_row(const struct survey_columns *c, const struct csv_row *cells, const struct when *when,
    struct arena *arena, struct record *r, struct text *id, const struct fail_sink *sink)
{
	struct fail why = {0};
	bool ok = true;

	record_init(r, &survey_schema, arena);
	for (size_t k = 0; k < c->count && k < cells->count; k++) {
		struct text cell = arena_text(arena, cells->cells[k]);

		if (cell.len == 0)
			continue;
		if ((int)k == c->id)
			*id = cell;
		else if ((int)k == c->x)
			record_take_extras(r, cell, arena);
		else if (c->extras[k].len > 0)
			record_extra(r, c->extras[k], cell, arena);
		else if (!take_cell(r, c->fields[k], cell, when, arena, &why)) {
			fail_field(&why, fields[c->fields[k]].name);
			fail_in(&why, NULL, cells->line);
			fail_send(sink, &why);
			ok = false;
		}
	}
	return ok;
}

static void
send_field(struct fail *why, const char *field, long line, const struct fail_sink *sink)
{
	if (field != NULL)
		fail_field(why, field);
	fail_in(why, NULL, line);
	fail_send(sink, why);
}

static bool
check_marks(const struct record *r, long line, const struct fail_sink *sink)
{
	bool said = record_get(r, NAME_COMMENT).len > 0, ok = true;
	struct fail why = {0};

	for (size_t i = 0; i < survey_schema.count; i++) {
		struct text mark = r->values[i];

		if (!survey_is_mark(&fields[i]) || mark.len == 0)
			continue;
		said = true;
		if (mark.len == 1 && mark.at[0] >= '1' && mark.at[0] <= '4')
			continue;
		refuse(&why, MSG_SURVEY_MARK, mark);
		send_field(&why, fields[i].name, line, sink);
		ok = false;
	}
	if (said)
		return ok;
	fail_set(&why, MSG_SURVEY_EMPTY);
	send_field(&why, NULL, line, sink);
	return false;
}

/* Puts the line to what record_check finds. */
struct lined {
	const struct fail_sink *sink;
	long line;
};

static void
take_lined(void *context, const struct fail *why)
{
	const struct lined *l = context;
	struct fail copy = {0};

	fail_copy(&copy, why);
	/* A mark that is no number is said once, as a mark. */
	if (copy.field == NULL || choice_key(service_elements, text_of(copy.field)) == NULL)
		send_field(&copy, NULL, l->line, l->sink);
	fail_release(&copy);
}

bool
survey_check(const struct record *r, long line, int32_t day, const struct fail_sink *sink)
{
	struct lined lined = { sink, line };
	struct fail_sink each = { take_lined, &lined };
	bool ok = record_check(r, &each);
	int32_t answered;
	struct fail why = {0};
	char printed[11];

	ok = check_marks(r, line, sink) && ok;
	if (!date_parse(record_get(r, NAME_ANSWERED), &answered) || answered <= day)
		return ok;
	date_print(day, printed);
	fail_set(&why, MSG_SURVEY_LATER, printed);
	send_field(&why, "answered", line, sink);
	return false;
}

void
survey_write_header(const struct text *extras, size_t count, struct buf *out)
{
	for (size_t i = 0; i < survey_schema.count; i++)
		csv_cell(out, text_of(fields[i].name), i == 0);
	for (size_t i = 0; i < count; i++)
		csv_cell(out, extras[i], false);
	csv_end(out);
}

static struct text
extra_of(const struct record *r, struct text key)
{
	for (size_t i = 0; i < r->extra_count; i++)
		if (text_equal(r->extras[i].key, key))
			return r->extras[i].value;
	return (struct text){0};
}

void
survey_write_row(const struct record *r, const struct text *extras, size_t count, struct buf *out)
{
	for (size_t i = 0; i < survey_schema.count; i++)
		csv_cell(out, r->values[i], i == 0);
	for (size_t i = 0; i < count; i++)
		csv_cell(out, extra_of(r, extras[i]), false);
	csv_end(out);
}

struct text
survey_content(const struct record *r, struct arena *arena)
{
	struct buf all = {0};
	struct text content;

	for (size_t i = 0; i < survey_schema.count; i++) {
		if (fields[i].id != NAME_UID)
			buf_text(&all, r->values[i]);
		buf_putc(&all, 0x1f);
	}
	buf_text(&all, record_extras(r, arena));
	content = arena_text(arena, buf_view(&all));
	buf_release(&all);
	return content;
}
