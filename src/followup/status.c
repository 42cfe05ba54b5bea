/* status: what a citizen with a tracking code sees of his record, in any clone.
 * Never an officer, an owner, a note or what was written down of the case. */
#include "cli/dues.h"
#include "cli/paper.h"
#include "cli/setting.h"
#include "cli/tracking.h"
#include "store/duplicate.h"
#include "time/date.h"
#include "verbs.h"
#include "view/day.h"
#include "view/told.h"

#define COLUMN(n, en, id_, name, kind) { n, WORDS(en, id_), name, kind, CLASS_PUBLIC, FIELD_DERIVED, 0, NULL, NULL }

enum column { ID, KIND, RECEIVED, STATUS, LAST, LAST_ON, NEXT_DUE, LATE, TOGETHER, ANSWERS, COLUMNS };

static const struct field columns[COLUMNS] = {
	[ID] = COLUMN("id", "number of the record", "nomor catatan", NAME_ID, FIELD_RECORD),
	[KIND] = COLUMN("kind", "what it is", "jenisnya", NAME_KIND, FIELD_LINE),
	[RECEIVED] = COLUMN("received", "day on which it came", "hari diterima", NAME_RECEIVED, FIELD_DAY),
	[STATUS] = COLUMN("status", "where it stands", "keadaan sekarang", NAME_STATUS, FIELD_LINE),
	[LAST] = COLUMN("last", "last step", "langkah terakhir", NAME_VERB, FIELD_LINE),
	[LAST_ON] = COLUMN("last_on", "day of the last step", "hari langkah terakhir", NAME_AT, FIELD_DAY),
	[NEXT_DUE] = COLUMN("next_due", "next legal date", "tenggat berikutnya", NAME_DUE, FIELD_DAY),
	[LATE] = COLUMN("late", "legal date that has passed", "tenggat yang sudah lewat", NAME_NONE, FIELD_DAY),
	[TOGETHER] = COLUMN("together", "yes: handled together with another one", "yes: ditangani bersama laporan lain", NAME_NONE, FIELD_LINE),
	[ANSWERS] = COLUMN("answers", "answers for the citizen", "jawaban untuk warga", NAME_TEXT, FIELD_PROSE),
};

struct telling {
	struct session *session;
	struct tracking t;
	struct scanned other;		/* the same matter, where it is a duplicate */
	bool together;
	const struct scanned *stands;	/* how which one stands is told: its own, or the other's */
	const struct step *last;	/* of which its words are told; NULL: the day alone */
	struct paper paper;		/* of the record, for its kind and station */
	enum language language;
	struct text cells[COLUMNS];
};

static struct text
day_cell(struct telling *t, int32_t day)
{
	char text[11];

	date_print(day, text);
	return arena_text(&t->session->arena, text_of(text));
}

/* The first date that is still to come of a clock that runs, and the first that has
 * passed: by days, as a citizen counts. */
static void
take_dates(struct telling *t)
{
	struct session *s = t->session;
	const struct zone *zone = tree_zone_of(&s->tree, record_get(&t->stands->c.record, NAME_STATION));
	int32_t today = moment_day(moment_in(s->clock.now, zone)), late = today, day;
	struct clocks *clocks = clocks_new(&s->tree, session_as_of(s), &fail_nowhere);
	struct clock_run *runs = NULL;
	size_t count = clocks_of(clocks, t->stands, s->clock.now, &s->arena, &runs);
	struct due next = {0};

	if (dues_next(clocks, t->stands, s->clock.now, &s->arena, &next) && (day = moment_day(moment_in(next.at, zone))) >= today)
		t->cells[NEXT_DUE] = day_cell(t, day);
	for (size_t i = 0; i < count; i++) {
		day = moment_day(moment_in(runs[i].due, zone));
		if (clock_runs(&runs[i]) && day < late)
			late = day;
	}
	if (late < today)
		t->cells[LATE] = day_cell(t, late);
	clocks_free(clocks);
}

/* Whether the one that it is handled with may be told of: it is there, stands, and its
 * citizen did not ask for confidence. */
static bool
read_other(struct telling *t)
{
	struct session *s = t->session;
	struct shape shape;
	struct text *row;

	if (duplicate_follow(&s->tree, &t->t.c.c, session_as_of(s), &s->arena, &t->other) != DUPLICATE_END ||
	    t->other.c.status == STATUS_VOID)
		return false;
	row = setting_row(s, &t->other, &shape);
	return !text_is(row_get(&shape, row, NAME_CONFIDENTIAL), "yes");
}

/* Of another one the day alone: what was done then, and for whom, is not his affair. */
static void
take_last(struct telling *t)
{
	const struct step *own = told_last(&t->t.c.c), *last = told_last(&t->stands->c);
	struct fail ignored = {0};
	struct moment at;

	if (t->stands == &t->t.c || last == NULL)
		t->last = last = own;
	if (last != NULL && moment_parse(record_get(&last->record, NAME_AT), &at, &ignored)) {
		t->cells[LAST] = t->last != NULL ? text_of(t->last->verb->verb) : (struct text){0};
		t->cells[LAST_ON] = day_cell(t, moment_day(at));
	}
	fail_release(&ignored);
}

static void
gather(struct telling *t)
{
	const struct scanned *mine = &t->t.c;

	t->together = case_duplicate_of(&mine->c).len > 0;
	t->stands = t->together && read_other(t) ? &t->other : mine;
	t->cells[ID] = mine->c.id;
	t->cells[KIND] = record_get(&mine->c.record, NAME_KIND);
	t->cells[RECEIVED] = day_cell(t, moment_day(mine->received));
	t->cells[STATUS] = text_of(status_key(t->stands == mine ? mine->c.status
	    : t->stands->c.status < STATUS_CLOSED ? STATUS_OPEN : STATUS_CLOSED));
	take_last(t);
	take_dates(t);
	t->cells[TOGETHER] = t->together ? TEXT("yes") : (struct text){0};
	t->cells[ANSWERS] = told_answers(&mine->c, t->language, &t->session->arena);
}

static struct text
in_words(struct telling *t, struct text day)
{
	struct buf out = {0};
	struct text words;
	int32_t number;

	if (date_parse(day, &number))
		day_print(number, t->language, &out);
	words = arena_text(&t->session->arena, buf_view(&out));
	buf_release(&out);
	return words;
}

static struct text
status_words(struct telling *t)
{
	const char *own = told_status(t->t.c.c.status, t->language);

	return t->stands == &t->t.c ? text_of(own)
	    : arena_printf(&t->session->arena, "%s: %s", own, told_together(t->stands->c.status, t->language));
}

/* The step, and of a case the stage that it entered, which the reporter is told by law. */
static struct text
last_words(struct telling *t)
{
	struct text day = in_words(t, t->cells[LAST_ON]);
	const struct choice *stage;

	if (t->last == NULL)
		return day;
	stage = choice_key(step_schema.fields[schema_named(&step_schema, NAME_STAGE)].choices, record_get(&t->last->record, NAME_STAGE));
	return arena_printf(&t->session->arena, "%s%s%s, %.*s", told_verb(t->last->verb, t->language), stage != NULL ? ": " : "",
	    stage != NULL ? stage->label.in[t->language] : "", TEXT_ARG(day));
}

/* Where the record that was asked for was entered anew. */
static struct text
note_words(struct telling *t)
{
	struct text old = t->t.asked, new = t->t.c.c.id;

	if (text_equal(old, new))
		return (struct text){0};
	return t->language == LANGUAGE_EN ? arena_printf(&t->session->arena, "%.*s was entered anew as %.*s.", TEXT_ARG(old), TEXT_ARG(new))
	    : arena_printf(&t->session->arena, "%.*s dicatat kembali dengan nomor %.*s.", TEXT_ARG(old), TEXT_ARG(new));
}

/* Nothing else of the record has a place here. */
static bool
look_up(void *context, struct text name, struct text *value)
{
	struct telling *t = context;

	if (text_is(name, "note"))
		*value = note_words(t);
	else if (text_is(name, "received"))
		*value = in_words(t, t->cells[RECEIVED]);
	else if (text_is(name, "status"))
		*value = status_words(t);
	else if (text_is(name, "last"))
		*value = last_words(t);
	else if (text_is(name, "next"))
		*value = told_dates(in_words(t, t->cells[NEXT_DUE]), in_words(t, t->cells[LATE]), t->language, &t->session->arena);
	else if (text_is(name, "answers"))
		*value = t->cells[ANSWERS].len > 0 ? t->cells[ANSWERS] : text_of(told_unanswered(t->t.c.c.status, t->language));
	else if (text_is(name, "id") || text_is(name, "kind") || text_is(name, "station_name") || text_is(name, "unit") || text_is(name, "chain"))
		return paper_lookup(&t->paper, name, value);
	else
		return false;
	return true;
}

static bool
show(struct telling *t, enum format format, struct letter *letter, struct fail *why)
{
	struct session *s = t->session;
	struct shape shape = shape_own(columns, COLUMNS, &s->arena);
	struct buf out = {0};
	struct printer *printer;
	bool ok = true;

	if (format != FORMAT_TEXT) {
		tracking_wait(&t->t);
		printer = session_printer(s, format, shape.fields, shape.count);
		printer_row(printer, t->cells, (struct text){0});
		printer_end(printer);
		return true;
	}
	paper_begin(&t->paper, s, &t->t.c, NULL);
	t->paper.language = t->language;
	letter->lookup = look_up;
	letter->context = t;
	ok = letter_text(letter, &out, why);
	tracking_wait(&t->t);
	if (ok)
		(void)fwrite(out.data, 1, out.len, s->out);
	buf_release(&out);
	return ok;
}

/* $SPKT_FORMAT is a wish for tables: what a status has not it leaves as text. */
static bool
pick_format(struct session *s, enum format *format, struct fail *why)
{
	if (!session_format(s, FORMAT_TEXT, format, why))
		return false;
	if (*format == FORMAT_TEXT || *format == FORMAT_YAML || *format == FORMAT_JSONL)
		return true;
	if (session_given(s, OPT_FORMAT))
		return fail_set(why, MSG_STATUS_FORMAT, format_name(*format));
	*format = FORMAT_TEXT;
	return true;
}

bool
followup_status(struct session *s, struct fail *why)
{
	struct telling t = { .session = s, .language = s->language };
	struct letter letter = {0};
	enum format format;

	if (!pick_format(s, &format, why) ||
	    (format == FORMAT_TEXT && !paper_template(s, TEXT("status"), &letter, &t.language, why)) || !tracking_open(&t.t, s, why))
		return false;
	gather(&t);
	return show(&t, format, &letter, why);
}
