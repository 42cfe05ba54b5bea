#include "cli/issuing.h"

#include <string.h>

#include "base/number.h"
#include "record/pairs.h"
#include "store/claim.h"
#include "store/numbers.h"
#include "time/moment.h"

static bool
fail_document(struct session *s, struct text document, struct fail *why)
{
	struct text lines = record_get(&s->tree.config, NAME_DOCUMENTS), line, key, value;
	struct buf names = {0};

	buf_puts(&names, "");
	while (text_next(&lines, '\n', &line))
		if (text_cut(line, ':', &key, &value)) {
			buf_puts(&names, names.len > 0 ? ", " : "");
			buf_text(&names, text_trim(key));
		}
	fail_set(why, MSG_DOCUMENT_NONE, arena_string(&s->scratch, document), names.data);
	buf_release(&names);
	return fail_field(why, "document");
}

/* One number on its way: what the pattern and the claim need. */
struct numbering {
	struct number_claim claim;
	struct text pattern;
	struct official official;
};

/* The first number of a mid-year start; one that cannot be read must not make
 * the desk begin with 1. */
static bool
take_first(struct session *s, const struct station *station, struct numbering *n, struct fail *why)
{
	struct text key, value;

	if (!pairs_find(record_get(&station->config, NAME_FIRST_NUMBERS), n->claim.document, &key, &value) ||
	    number_parse(value, 1, NUMBERS_MAX, &n->claim.least))
		return true;
	fail_set(why, MSG_COUNT_BAD, arena_string(&s->scratch, value));
	why->code = EXIT_CONFIG;
	fail_field(why, "first_numbers");
	return fail_in(why, arena_printf(&s->scratch, "stations/%.*s/station.yaml", TEXT_ARG(station->code)).at, 0);
}

/* The day of the paper, by the desk's own clock. */
static int32_t
day_of(const struct stepping *t, const struct station *station)
{
	int64_t at = t->at_given ? t->at.at : t->session->clock.now;

	return t->at_given && t->at.day_only ? moment_day(t->at) : moment_day(moment_in(at, &station->zone));
}

/* False with no fault where the document is not numbered. */
static bool
prepare(struct stepping *t, const struct scanned *c, struct text document, struct numbering *n, struct fail *why)
{
	struct session *s = t->session;
	const struct station *station;

	*n = (struct numbering){0};
	if (!pairs_find(record_get(&s->tree.config, NAME_DOCUMENTS), document, &n->claim.document, &n->pattern))
		return false;
	if (!numbers_document_ok(n->claim.document) || !official_check(n->pattern, why)) {
		if (why->message == MSG_NONE)
			fail_document(s, document, why);
		why->code = EXIT_CONFIG;
		fail_field(why, "documents");
		return fail_in(why, "spkt.yaml", 0);
	}
	station = claim_writer(&s->tree, (struct text){0}, &s->scratch, why);
	if (station == NULL)
		return false;
	n->official = numbers_official(station, day_of(t, station));
	n->claim.station = station->code;
	n->claim.year = n->official.date.year;
	n->claim.record = record_get(&c->c.record, NAME_UID);
	n->claim.id = c->c.id;
	n->claim.officer = text_of(session_officer(s));
	return take_first(s, station, n, why);
}

static bool
fail_form(struct session *s, const struct numbering *n, struct text number, struct fail *why)
{
	fail_set(why, MSG_NUMBER_FORM, arena_string(&s->scratch, number), arena_string(&s->scratch, n->claim.document),
	    arena_string(&s->scratch, n->pattern));
	return fail_field(why, "number");
}

/* The number itself: claimed, or in a dry run only looked up. */
static bool
take_number(struct session *s, const struct writer *w, struct numbering *n, struct text given, struct text *number,
    struct fail *why)
{
	bool dry = session_given(s, OPT_DRY_RUN);
	int64_t sequence = 0;
	struct buf out = {0};

	if (given.len > 0 && !official_parse(n->pattern, &n->official, given, &n->claim.sequence, &n->claim.year))
		return fail_form(s, n, given, why);
	if (dry ? given.len == 0 && !numbers_next(&s->tree, &n->claim, &sequence, why)
	    : !numbers_claim(w, &n->claim, &s->scratch, &sequence, why))
		return false;
	if (given.len == 0)
		official_print(n->pattern, &n->official, sequence, &out);
	*number = given.len > 0 ? given : arena_text(&s->scratch, buf_view(&out));
	buf_release(&out);
	return true;
}

/* All that can be refused is refused before a number is claimed, which then
 * stays used. */
static bool
make_step(struct stepping *t, const struct scanned *c, bool must, struct record *step, struct fail *why)
{
	struct session *s = t->session;
	struct text document = record_get(&t->typed, NAME_DOCUMENT), given = record_get(&t->typed, NAME_NUMBER), number = given;
	struct numbering n;
	bool numbered = prepare(t, c, document, &n, why);

	if (!numbered && why->message != MSG_NONE)
		return false;
	if (!numbered && must)
		return fail_document(s, document, why);
	if (numbered)
		record_put(&t->typed, NAME_DOCUMENT, n.claim.document);
	if (!stepping_make(t, c, step, why) || !put_fits(step, why) || (numbered && !take_number(s, &t->writer, &n, given, &number, why)))
		return false;
	record_put(step, NAME_NUMBER, number);
	return true;
}

void
issuing_blank(const struct scanned *c, struct record *step)
{
	if (text_is(record_get(&c->c.record, NAME_ANONYMOUS), "yes"))
		record_put(step, NAME_BY, (struct text){0});
}

struct text
issuing_register(const struct record *r)
{
	struct text kind = record_get(r, NAME_KIND);

	if (r->schema == &report_schema && text_is(kind, "crime"))
		return text_is(record_get(r, NAME_MODEL), "A") ? TEXT("LP-A") : TEXT("LP-B");
	if (r->schema == &report_schema && text_is(kind, "lost"))
		return TEXT("SKTLK");
	return r->schema == &feedback_schema && text_is(kind, "complaint") ? TEXT("DUMAS") : (struct text){0};
}

const struct step *
issuing_newest(const struct case_file *c, struct text document)
{
	const struct step *found = NULL;

	for (size_t i = 0; i < c->step_count; i++) {
		const struct step *s = &c->steps[i];

		if (!s->retracted && s->verb != NULL && strcmp(s->verb->verb, "issue") == 0 &&
		    text_equal_fold(record_get(&s->record, NAME_DOCUMENT), document))
			found = s;
	}
	return found;
}

bool
issuing_has(const struct case_file *c)
{
	for (size_t i = 0; i < c->step_count; i++)
		if (!c->steps[i].retracted && c->steps[i].verb != NULL && strcmp(c->steps[i].verb->verb, "issue") == 0 &&
		    record_get(&c->steps[i].record, NAME_NUMBER).len > 0)
			return true;
	return false;
}

/* Another number for what has one is hardly meant: a retry, or ids twice in a list. */
static bool
check_again(struct session *s, const struct scanned *c, struct text document, struct text given, struct fail *why)
{
	const struct step *before = issuing_newest(&c->c, document);

	if (before == NULL || given.len > 0 || session_given(s, OPT_EXTEND))
		return true;
	return fail_set(why, MSG_ISSUED_ALREADY, arena_string(&s->scratch, record_get(&before->record, NAME_DOCUMENT)),
	    arena_string(&s->scratch, record_get(&before->record, NAME_NUMBER)));
}

/* In a batch the first number of a paper is not the extension that is asked for now. */
static bool
is_first(const struct case_file *c, struct text document)
{
	int n = 0;

	for (size_t i = 0; i < c->step_count; i++)
		n += !c->steps[i].retracted && c->steps[i].verb != NULL && strcmp(c->steps[i].verb->verb, "issue") == 0 &&
		    text_equal_fold(record_get(&c->steps[i].record, NAME_DOCUMENT), document);
	return n < 2;
}

bool
issuing_typed(struct stepping *t, const struct scanned *c, struct record *step, struct fail *why)
{
	struct text typed = record_get(&t->typed, NAME_DOCUMENT);
	bool ok;

	if (typed.len == 0)
		record_put(&t->typed, NAME_DOCUMENT, issuing_register(&c->c.record));
	if (t->key.len == 0 && session_given(t->session, OPT_EXTEND) && is_first(&c->c, record_get(&t->typed, NAME_DOCUMENT)))
		t->again = false;
	ok = stepping_there(t, c, step) || (check_again(t->session, c, record_get(&t->typed, NAME_DOCUMENT), record_get(&t->typed, NAME_NUMBER), why) &&
	    make_step(t, c, true, step, why));
	record_put(&t->typed, NAME_DOCUMENT, typed);	/* of the next id */
	return ok;
}

bool
issuing_put(struct session *s, const struct scanned *c, const struct issue *i, struct record *step,
    struct text *step_id, struct fail *why)
{
	struct stepping t;

	if (!stepping_begin(&t, s, step_find(TEXT("issue")), why))
		return false;
	if (session_officer(s) != NULL)
		record_put(&t.typed, NAME_BY, text_of(session_officer(s)));
	record_put(&t.typed, NAME_DOCUMENT, i->document);
	record_put(&t.typed, NAME_NUMBER, i->number);
	record_put(&t.typed, NAME_SIGNED_BY, i->signed_by);
	record_put(&t.typed, NAME_VALID_UNTIL, i->valid_until);
	record_put(&t.typed, NAME_CODE_SHA256, i->code_sha256);
	if (!make_step(&t, c, false, step, why))
		return false;
	issuing_blank(c, step);
	if (put_step(&t.writer, c->c.id, step, 0, (struct text){0}, &s->scratch, step_id, why))
		return true;
	if (why->message == MSG_FILE_UNCONFIRMED) {
		s->stored = true;
		session_notice(s, MSG_STORED_AS, arena_string(&s->scratch, *step_id), NULL);
	}
	return false;
}

bool
issuing_void(struct session *s, const struct scanned *c, const struct step *step, struct text reason, bool *made,
    struct fail *why)
{
	struct text number = record_get(&step->record, NAME_NUMBER);
	struct writer w;

	*made = false;
	if (step->verb == NULL || strcmp(step->verb->verb, "issue") != 0 || number.len == 0 || session_given(s, OPT_DRY_RUN))
		return true;
	if (!writer_init(&w, &s->tree, s->clock, why) ||
	    !numbers_void(&w, record_get(&step->record, NAME_DOCUMENT), number, record_get(&c->c.record, NAME_UID), c->c.id,
	        text_of(session_officer(s)), reason, &s->scratch, made, why)) {
		/* The step is stored, and says what should be. */
		session_fault(s, why);
		fail_set(why, MSG_NUMBER_UNVOIDED, arena_string(&s->scratch, number));
		return fail_in(why, arena_string(&s->scratch, c->c.id), 0);
	}
	if (*made)
		session_notice(s, MSG_NUMBER_VOIDED, arena_string(&s->scratch, c->c.id), arena_string(&s->scratch, number), NULL);
	return true;
}

bool
issuing_void_all(struct session *s, const struct scanned *c, struct text reason, bool *made, struct fail *why)
{
	*made = false;
	for (size_t i = 0; i < c->c.step_count; i++) {
		bool now;

		if (!issuing_void(s, c, &c->c.steps[i], reason, &now, why))
			return false;
		*made = *made || now;
	}
	return true;
}
