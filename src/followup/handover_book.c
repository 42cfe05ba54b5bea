/* handover book: the shift book, on paper or as rows. */
#include "book.h"
#include "cli/listing.h"
#include "time/date.h"
#include "verbs.h"

const enum option_id handover_book_options[] = { OPT_FORMAT, OPT_MS, OPT_OUTPUT, OPT_END };
const char *const handover_book_fields[] = { "shift", "day", "station", NULL };

#define COLUMN(n, en, id_, name, kind, flags) { n, WORDS(en, id_), name, kind, CLASS_INTERNAL, FIELD_DERIVED | (flags), 0, NULL, NULL }

static const struct field columns[] = {
	COLUMN("station", "code of the desk", "kode SPKT", NAME_STATION, FIELD_LINE, 0),
	COLUMN("day", "date on which the shift began", "tanggal regu mulai bertugas", NAME_DAY, FIELD_DAY, 0),
	COLUMN("shift", "name of the shift", "nama regu", NAME_SHIFT, FIELD_LINE, 0),
	COLUMN("section", "part of the book", "bagian buku", NAME_NONE, FIELD_LINE, FIELD_BRIEF),
	COLUMN("time", "when", "kapan", NAME_AT, FIELD_MOMENT, FIELD_BRIEF),
	COLUMN("id", "name of the record", "nama catatan", NAME_ID, FIELD_RECORD, FIELD_BRIEF),
	COLUMN("type", "type of the record", "jenis catatan", NAME_TYPE, FIELD_LINE, 0),
	COLUMN("kind", "what it is", "jenis", NAME_KIND, FIELD_LINE, FIELD_BRIEF),
	COLUMN("verb", "what was done; which head signed", "tindakan; kepala regu yang menandatangani", NAME_VERB, FIELD_LINE, FIELD_BRIEF),
	COLUMN("title", "what it is about", "pokoknya", NAME_TITLE, FIELD_LINE, FIELD_BRIEF),
	COLUMN("status", "where it stood then", "keadaannya saat itu", NAME_STATUS, FIELD_LINE, FIELD_BRIEF),
	COLUMN("owner", "who handles it", "penanggung jawab", NAME_OWNER, FIELD_LINE, 0),
	COLUMN("by", "who did it", "oleh siapa", NAME_BY, FIELD_LINE, FIELD_BRIEF),
	COLUMN("detail", "what belongs to it", "keterangan", NAME_NONE, FIELD_PROSE, FIELD_BRIEF),
};
enum { COLUMNS = sizeof columns / sizeof *columns };

static bool
print_rows(struct book *b, struct fail *why)
{
	struct listing l = {0};
	bool more = true;
	char day[11];

	if (!listing_start(&l, b->session, shape_own(columns, COLUMNS, &b->session->arena), FORMAT_CSV, why))
		return false;
	date_print(b->span.day, day);
	for (int i = 0; i < BOOK_SECTIONS; i++)
		for (size_t k = 0; more && k < b->sections[i].count; k++) {
			const struct book_row *r = &b->sections[i].at[k];
			const struct text row[COLUMNS] = {
				b->station->code, text_of(day), b->span.shift, text_of(book_sections[i]), r->time, r->id, r->type,
				r->kind, r->verb, r->title, r->status, r->owner, r->by, r->detail,
			};

			more = listing_row(&l, row, (struct text){0});
		}
	return listing_end(&l, why);
}

/* The handover of the shift that both heads have signed, else the newest. */
struct finding {
	const struct book *b;
	struct text id;
	bool is_signed;
	int count;
};

static bool
take_handover(void *context, struct scanned *c, struct fail *why)
{
	struct finding *f = context;
	struct shift_span span;
	struct fail ignored = {0};
	bool is_signed = c->c.status == STATUS_CLOSED;

	(void)why;
	if (c->c.status != STATUS_VOID && handing_span(f->b->station, &c->c.record, c->arena, &span, &ignored) &&
	    span.day == f->b->span.day && text_equal(span.shift, f->b->span.shift)) {
		f->count++;
		if (is_signed || !f->is_signed)
			f->id = arena_text(&f->b->session->arena, c->c.id);
		f->is_signed = f->is_signed || is_signed;
	}
	fail_release(&ignored);
	return true;
}

static bool
find_handover(struct book *b, struct scanned *c, struct fail *why)
{
	struct session *s = b->session;
	struct finding f = { .b = b };
	char day[11];
	struct scan scan = { .tree = &s->tree, .type = record_type_of(&handover_schema), .period = { b->span.from, INT64_MAX },
		.station = b->station->code, .as_of = session_as_of(s), .faults = &s->faults };

	if (!scan_cases(&scan, take_handover, &f, why))
		return false;
	if (f.id.len == 0)
		return true;
	date_print(b->span.day, day);
	if (f.count > 1)
		session_notice(s, MSG_BOOK_TWO, arena_printf(&s->arena, "%d", f.count).at, arena_string(&s->arena, b->span.shift),
		    arena_string(&s->arena, text_of(day)), arena_string(&s->arena, f.id), NULL);
	b->handover = c;
	return scan_one(&s->tree, f.id, session_as_of(s), &s->faults, &s->arena, c, why);
}

/* --station, else the one this clone writes under, else the first. */
static const struct station *
station_of(struct session *s, const struct record *asked, struct fail *why)
{
	struct text code = record_get(asked, NAME_STATION);

	if (code.len == 0 && s->tree.claimed.len == 0 && s->tree.station_count > 0)
		return &s->tree.stations[0];
	return tree_station(&s->tree, code.len > 0 ? code : s->tree.claimed, why);
}

/* The shift that the options name; without any, the one that ends now. */
static bool
by_options(struct book *b, struct scanned *c, struct fail *why)
{
	struct session *s = b->session;
	struct record asked;
	char now[MOMENT_TEXT];

	record_init(&asked, &handover_schema, &s->arena);
	for (size_t i = 0; i < handover_schema.count; i++)
		if (s->given.fields[i].at != NULL &&
		    !session_value(s, &handover_schema.fields[i], s->given.fields[i], &asked.values[i], why))
			return false;
	b->station = station_of(s, &asked, why);
	if (b->station == NULL)
		return false;
	moment_print(moment_in(s->clock.now, &b->station->zone), now);
	record_put(&asked, NAME_RECEIVED, text_of(now));
	return handing_span(b->station, &asked, &s->arena, &b->span, why) && find_handover(b, c, why);
}

/* The shift that a handover ends. */
static bool
by_handover(struct book *b, struct scanned *c, struct fail *why)
{
	struct session *s = b->session;
	struct text id;

	for (size_t i = 0; i < handover_schema.count; i++)
		if (s->given.fields[i].at != NULL)
			return fail_set(why, MSG_OPTIONS_BOTH, s->given.operands[0], arena_printf(&s->arena, "--%s", handover_schema.fields[i].name).at);
	if (!scan_id(&s->tree, text_of(s->given.operands[0]), s->clock.now, &s->arena, &id, why) ||
	    !scan_one(&s->tree, id, session_as_of(s), &s->faults, &s->arena, c, why))
		return false;
	if (c->c.record.schema != &handover_schema)
		return fail_set(why, MSG_STEP_TARGET, "book", c->c.record.schema->name);
	b->handover = c;
	b->station = tree_station(&s->tree, record_get(&c->c.record, NAME_STATION), why);
	return b->station != NULL && (handing_span(b->station, &c->c.record, &s->arena, &b->span, why) ||
	    fail_in(why, arena_string(&s->arena, id), 0));
}

bool
handover_book(struct session *s, struct fail *why)
{
	struct book b = { .session = s };
	struct scanned c;
	enum format format;

	if (s->given.operand_count > 1)
		return fail_set(why, MSG_OPERANDS_MANY, s->given.operands[1]);
	if (session_given(s, OPT_MS) && session_given(s, OPT_FORMAT))
		return fail_set(why, MSG_OPTIONS_BOTH, "--ms", "--format");
	if (!session_format(s, FORMAT_TEXT, &format, why))
		return false;
	if (format == FORMAT_IDS || format == FORMAT_PATHS)
		return fail_set(why, MSG_BOOK_FORMAT, format_name(format));
	if (!(s->given.operand_count > 0 ? by_handover(&b, &c, why) : by_options(&b, &c, why)) || !book_gather(&b, why))
		return false;
	return format == FORMAT_TEXT ? book_print(&b, why) : print_rows(&b, why);
}
