/* The shift book as a paper: templates/shift_book.txt where the tree has one, else
 * the one that comes with the program. */
#include "base/buf.h"
#include "book.h"
#include "cli/paper.h"
#include "time/date.h"
#include "view/day.h"

/* A place of the template. */
struct place {
	struct text name, value;
};

enum { PLACES_MAX = 16 + 2 * BOOK_SECTIONS, OPEN_MOST = 100 };

struct paging {
	struct book *b;
	struct arena *arena;
	enum language language;
	struct table officers;
	struct place places[PLACES_MAX];
	size_t count;
};

static void
place(struct paging *p, const char *name, struct text value)
{
	p->places[p->count++] = (struct place){ text_of(name), value };
}

static struct text
taken(struct paging *p, struct buf *out)
{
	struct text t = arena_text(p->arena, buf_view(out));

	buf_release(out);
	return t;
}

/* Rank and name, where the station's table has them. */
static struct text
officer_words(struct paging *p, struct text code)
{
	const struct record *row = code.len > 0 ? table_find(&p->officers, NAME_CODE, code) : NULL;
	struct text rank = row != NULL ? record_get(row, NAME_RANK) : (struct text){0};

	return row == NULL ? code : arena_printf(p->arena, "%.*s%s%.*s", TEXT_ARG(rank), rank.len > 0 ? " " : "",
	    TEXT_ARG(record_get(row, NAME_NAME)));
}

/* "22:15", with the day where it is not that on which the shift began. */
static struct text
time_words(struct paging *p, struct text stored)
{
	struct moment m;
	struct fail ignored = {0};
	struct date d;

	if (!moment_parse(stored, &m, &ignored) || m.day_only) {
		fail_release(&ignored);
		return (struct text){0};
	}
	d = date_of_number(moment_day(m));
	if (moment_day(m) == p->b->span.day)
		return arena_printf(p->arena, "%02d:%02d", moment_second(m) / 3600, moment_second(m) / 60 % 60);
	return arena_printf(p->arena, "%02d-%02d %02d:%02d", d.day, d.month, moment_second(m) / 3600, moment_second(m) / 60 % 60);
}

/* The label of a kind, in the language of the page. */
static struct text
kind_words(const struct paging *p, const struct book_row *r)
{
	const struct schema *schema = catalog_find(r->type);
	int kind = schema != NULL ? schema_named(schema, NAME_KIND) : NO_FIELD;
	const struct choice *c = kind != NO_FIELD ? choice_key(schema->fields[kind].choices, r->kind) : NULL;

	return c != NULL ? text_of(c->label.in[p->language]) : schema != NULL ? text_of(schema->help.in[p->language]) : r->kind;
}

static struct text
status_words(const struct paging *p, struct text status)
{
	const struct choice *c = choice_key(status_choices, status);

	return c != NULL ? text_of(c->label.in[p->language]) : status;
}

static void
add_piece(struct buf *out, const char *before, struct text piece)
{
	if (piece.len > 0)
		buf_printf(out, "%s%.*s", out->len > 0 ? before : "", TEXT_ARG(piece));
}

/* "on_scene 03:10": which clock, and when it was due. The name may have a space. */
static struct text
due_words(struct paging *p, struct text detail)
{
	size_t space = detail.len;

	while (space > 0 && detail.at[space - 1] != ' ')
		space--;
	return space == 0 ? detail : arena_printf(p->arena, "%.*s%.*s", TEXT_ARG(text_slice(detail, 0, space)),
	    TEXT_ARG(time_words(p, text_after(detail, space))));
}

/* "12 open items passed to BRIPKA Sari" */
static void
passed_line(struct paging *p, const struct book_row *r, struct buf *line)
{
	static const struct words said = WORDS("open items passed to", "catatan terbuka diserahkan kepada");
	struct text who = officer_words(p, r->by);

	add_piece(line, "", time_words(p, r->time));
	add_piece(line, " ", r->id);
	buf_printf(line, ": %.*s %s %.*s", TEXT_ARG(r->detail), said.in[p->language], TEXT_ARG(who));
}

/* One line: time, id and title; the kind, or what was done with it; by whom, or
 * who has it. */
static void
row_line(struct paging *p, enum book_section section, const struct book_row *r, struct buf *line)
{
	const struct step_verb *v = step_find(r->verb);
	bool step = r->verb.len > 0;
	struct text who = officer_words(p, step ? r->by : section >= BOOK_OVERDUE ? r->owner : (struct text){0});

	add_piece(line, "", section < BOOK_OVERDUE || section == BOOK_OUTAGE ? time_words(p, r->time) : (struct text){0});
	add_piece(line, " ", r->id);
	add_piece(line, " ", r->title);
	add_piece(line, r->title.len > 0 ? ": " : " ", step && v != NULL ? text_of(v->help.in[p->language]) : step ? r->verb : kind_words(p, r));
	add_piece(line, ", ", section == BOOK_OVERDUE ? due_words(p, r->detail) : section == BOOK_OUTAGE ? time_words(p, r->detail) : r->detail);
	if (who.len > 0)
		buf_printf(line, " (%.*s)", TEXT_ARG(who));
	buf_printf(line, " [%.*s]", TEXT_ARG(status_words(p, r->status)));
}

static void
place_lines(struct paging *p, enum book_section section)
{
	static const struct words more = WORDS("the rest: -O csv", "selebihnya: -O csv");
	const struct book_rows *rows = &p->b->sections[section];
	struct buf all = {0}, line = {0};

	for (size_t i = 0; i < rows->count && (section != BOOK_OPEN || i < OPEN_MOST); i++) {
		buf_clear(&line);
		(text_is(rows->at[i].verb, BOOK_PASSED) ? passed_line(p, &rows->at[i], &line) : row_line(p, section, &rows->at[i], &line));
		buf_printf(&all, "%s%s", i > 0 ? "\n" : "", line.data);
	}
	if (section == BOOK_OPEN && rows->count > OPEN_MOST)
		buf_printf(&all, "\n... %s", more.in[p->language]);
	buf_release(&line);
	place(p, book_sections[section], taken(p, &all));
	place(p, arena_printf(p->arena, "%s_count", book_sections[section]).at, arena_printf(p->arena, "%zu", rows->count));
}

/* Those on duty, or who worked and how much. */
static void
place_people(struct paging *p, enum book_section section)
{
	const struct book_rows *rows = &p->b->sections[section];
	struct buf all = {0};

	for (size_t i = 0; i < rows->count; i++) {
		add_piece(&all, ", ", officer_words(p, rows->at[i].by));
		if (rows->at[i].detail.len > 0)
			buf_printf(&all, " (%.*s)", TEXT_ARG(rows->at[i].detail));
	}
	place(p, book_sections[section], taken(p, &all));
}

static void
place_moment(struct paging *p, const char *name, int64_t at)
{
	struct moment m = moment_in(at, &p->b->station->zone);
	struct buf out = {0};

	day_print(moment_day(m), p->language, &out);
	buf_printf(&out, " %02d:%02d", moment_second(m) / 3600, moment_second(m) / 60 % 60);
	place(p, name, taken(p, &out));
}

static void
place_heading(struct paging *p)
{
	const struct book *b = p->b;
	struct buf day = {0};

	place(p, "station", b->station->code);
	place(p, "station_name", record_get(&b->station->config, NAME_NAME));
	place(p, "unit", record_get(&b->station->config, NAME_UNIT));
	place(p, "shift", b->span.shift);
	day_print_weekday(b->span.day, p->language, &day);
	place(p, "day", taken(p, &day));
	place_moment(p, "from", b->span.from);
	place_moment(p, "until", b->span.until);
	place_moment(p, "printed", b->session->clock.now);
	place(p, "handover", b->handover != NULL ? b->handover->c.id : (struct text){0});
}

/* What the handover says, and who signed when. */
static void
place_handover(struct paging *p)
{
	static const struct words said = WORDS("signed", "ditandatangani");
	const struct book *b = p->b;
	const struct book_rows *inventory = &b->sections[BOOK_INVENTORY], *instructions = &b->sections[BOOK_INSTRUCTIONS];
	struct text heads[2] = {{0}}, signatures[2] = {{0}};

	for (size_t i = 0; i < b->sections[BOOK_SIGNED].count && i < 2; i++) {
		const struct book_row *r = &b->sections[BOOK_SIGNED].at[i];

		heads[i] = officer_words(p, r->by);
		if (r->time.len > 0)
			signatures[i] = arena_printf(p->arena, "%s %.*s", said.in[p->language], TEXT_ARG(time_words(p, r->time)));
	}
	place(p, "outgoing", heads[0]);
	place(p, "incoming", heads[1]);
	place(p, "outgoing_signed", signatures[0]);
	place(p, "incoming_signed", signatures[1]);
	place(p, "inventory", inventory->count > 0 ? inventory->at->detail : (struct text){0});
	place(p, "instructions", instructions->count > 0 ? instructions->at->detail : (struct text){0});
}

static bool
lookup(void *context, struct text name, struct text *value)
{
	const struct paging *p = context;

	for (size_t i = 0; i < p->count; i++)
		if (text_equal(p->places[i].name, name)) {
			*value = p->places[i].value;
			return true;
		}
	return false;
}

static bool
find_template(struct paging *p, struct letter *l, struct fail *why)
{
	struct session *s = p->b->session;

	if (paper_template(s, TEXT("shift_book"), l, &p->language, why))
		return true;
	if (why->message != MSG_TEMPLATE_NONE)
		return false;
	fail_release(why);
	p->language = s->language;
	*l = (struct letter){ .name = "shift_book", .template = text_of(book_template.in[s->language]) };
	return true;
}

bool
book_print(struct book *b, struct fail *why)
{
	struct session *s = b->session;
	struct paging p = { .b = b, .arena = &s->arena };
	struct letter l = {0};
	struct buf out = {0};
	bool ok;

	if (!find_template(&p, &l, why))
		return false;
	table_read(s->tree.root, arena_printf(p.arena, "stations/%.*s/officers.csv", TEXT_ARG(b->station->code)).at,
	    &officers_schema, p.arena, &p.officers, &fail_nowhere);
	place_heading(&p);
	place_people(&p, BOOK_DUTY);
	place_people(&p, BOOK_WORKED);
	for (int i = BOOK_RECEIVED; i <= BOOK_OUTAGE; i++)
		place_lines(&p, (enum book_section)i);
	place_handover(&p);
	l.lookup = lookup;
	l.context = &p;
	ok = session_given(s, OPT_MS) ? letter_ms(&l, &out, why) : letter_text(&l, &out, why);
	if (ok)
		(void)fwrite(out.data, 1, out.len, s->out);
	buf_release(&out);
	return ok;
}
