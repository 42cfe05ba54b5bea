/* receipt: a paper for the citizen. The first print issues it: a step on the
 * record, with a number where the document has one; later prints are copies. */
#include <string.h>

#include "base/number.h"
#include "cli/issuing.h"
#include "cli/paper.h"
#include "cli/records.h"
#include "cli/stepping.h"
#include "record/code.h"
#include "record/pairs.h"
#include "store/identity.h"
#include "time/date.h"

const enum option_id records_receipt_options[] = {
	OPT_DOCUMENT, OPT_MS, OPT_SIGNED_BY, OPT_EXTEND, OPT_NEW_CODE, OPT_BY, OPT_DRY_RUN, OPT_OUTPUT, OPT_END
};

/* The papers of the desk. A new one is one row; one of the station's own needs
 * only a template. */
struct document {
	const char *name;		/* as in --document, in the step and in spkt.yaml */
	const char *template;
	const struct schema *schema;	/* NULL: any */
	const char *kind;		/* it is the receipt of this kind; NULL: of any other */
	bool receipt;			/* printed without --document; has the tracking code */
	bool answer;			/* has the text of the last answer, and is new for each */
};
static const struct document documents[] = {
	{ "STTLP", "sttlp", &report_schema, "crime", true, false },
	{ "SKTLK", "sktlk", &report_schema, "lost", true, false },
	{ "receipt", "report_receipt", &report_schema, NULL, true, false },
	{ "receipt", "feedback_receipt", &feedback_schema, NULL, true, false },
	{ "SP2HP", "sp2hp", &report_schema, NULL, false, true },
	{ "reply", "reply", NULL, NULL, false, true },
};
enum { DOCUMENTS = sizeof documents / sizeof *documents };

/* One paper on its way out. */
struct printing {
	struct session *session;
	struct scanned c;
	struct document document;
	struct letter letter;
	enum language language;
	char code[CODE_TEXT];		/* "" where none was made */
	bool copy;
	size_t printed;			/* papers before it */
};

static bool
is_receipt_of(const struct document *d, const struct record *r)
{
	return d->receipt && d->schema == r->schema && (d->kind == NULL || text_is(record_get(r, NAME_KIND), d->kind));
}

static bool
pick_document(struct printing *p, struct fail *why)
{
	struct session *s = p->session;
	const struct record *r = &p->c.c.record;
	struct text wanted = text_of(session_word(s, OPT_DOCUMENT));

	for (size_t i = 0; i < DOCUMENTS; i++) {
		const struct document *d = &documents[i];

		if (wanted.len == 0 ? is_receipt_of(d, r)
		    : text_equal_fold(wanted, text_of(d->name)) && (d->schema == NULL || d->schema == r->schema)) {
			/* What certifies a loss certifies nothing of a crime. */
			if (d->kind != NULL && !text_is(record_get(r, NAME_KIND), d->kind))
				return fail_set(why, MSG_PAPER_KIND, d->name, d->kind);
			p->document = *d;
			return paper_template(s, text_of(d->template), &p->letter, &p->language, why);
		}
	}
	if (wanted.len == 0)
		return fail_set(why, MSG_STEP_TARGET, "receipt", r->schema->name);
	p->document = (struct document){ .name = arena_string(&s->arena, wanted), .template = arena_string(&s->arena, wanted) };
	return paper_template(s, wanted, &p->letter, &p->language, why);
}

/* The newest step of a verb that is not taken back; of `issue` only those of
 * one document. */
static const struct step *
newest(const struct case_file *c, const char *verb, const char *document)
{
	const struct step *found = NULL;

	for (size_t i = 0; i < c->step_count; i++) {
		const struct step *s = &c->steps[i];

		if (!s->retracted && s->verb != NULL && strcmp(s->verb->verb, verb) == 0 &&
		    (document == NULL || text_equal_fold(record_get(&s->record, NAME_DOCUMENT), text_of(document))))
			found = s;
	}
	return found;
}

/* The step by which it was issued; NULL where it is to be issued now. */
static const struct step *
original(const struct printing *p)
{
	const struct step *issue = newest(&p->c.c, "issue", p->document.name), *answer;

	if (issue == NULL || session_given(p->session, OPT_EXTEND))
		return NULL;
	answer = newest(&p->c.c, "respond", NULL);
	return p->document.answer && answer != NULL && answer->number > issue->number ? NULL : issue;
}

static struct text
valid_until(struct printing *p)
{
	const struct zone *zone = p->c.station != NULL ? &p->c.station->zone : tree_zone(&p->session->tree);
	int32_t day = moment_day(moment_in(p->session->clock.now, zone));
	struct text key, value;
	char text[11];
	int64_t days;

	if (!pairs_find(record_get(&p->session->tree.config, NAME_VALIDITY), text_of(p->document.name), &key, &value) ||
	    !number_parse(value, 0, 36500, &days))
		return (struct text){0};
	date_print(day + (int32_t)days, text);
	return arena_text(&p->session->scratch, text_of(text));
}

/* A code for a receipt whose record has none yet, or whose own was lost. */
static struct text
make_code(struct printing *p)
{
	char hex[65];

	if (!session_given(p->session, OPT_NEW_CODE) && (!p->document.receipt || case_code(&p->c.c).len > 0))
		return (struct text){0};
	code_make(p->code);
	code_hash(p->code, hex);
	return arena_text(&p->session->scratch, text_of(hex));
}

/* The step that only carries a new code. */
static bool
put_code(struct printing *p, struct text hash, struct fail *why)
{
	static const struct words said = WORDS("a new tracking code was given", "kode pelacakan baru diberikan");
	struct session *s = p->session;
	struct stepping t;
	struct record step;
	struct text id;

	if (!stepping_begin(&t, s, step_find(TEXT("note")), why))
		return false;
	if (session_officer(s) != NULL)
		record_put(&t.typed, NAME_BY, text_of(session_officer(s)));
	record_put(&t.typed, NAME_NOTE, text_of(said.in[s->language]));
	record_put(&t.typed, NAME_CODE_SHA256, hash);
	if (!stepping_make(&t, &p->c, &step, why))
		return false;
	issuing_blank(&p->c, &step);
	s->stored = put_step(&t.writer, p->c.c.id, &step, 0, (struct text){0}, &s->scratch, &id, why) ||
	    why->message == MSG_FILE_UNCONFIRMED || s->stored;
	return why->message == MSG_NONE;
}

static bool
issue(struct printing *p, const char *document, struct text until, struct text hash, struct fail *why)
{
	struct session *s = p->session;
	struct issue i = {
		.document = text_of(document), .signed_by = text_of(session_word(s, OPT_SIGNED_BY)),
		.valid_until = until, .code_sha256 = hash,
	};
	struct record step;
	struct text id;

	if (!issuing_put(s, &p->c, &i, &step, &id, why))
		return false;
	s->stored = true;
	/* What follows is folded with it. */
	return scan_one(&s->tree, p->c.c.id, INT64_MAX, &s->faults, &s->scratch, &p->c, why);
}

/* A crime is in the register of police reports before its receipt is printed,
 * a complaint in that of complaints; where spkt.yaml numbers those. Numbers in a
 * row would tell the order of anonymous complaints: those get none by themselves. */
static const char *
register_of(const struct printing *p)
{
	struct text name = issuing_register(&p->c.c.record), key, pattern;

	return text_is(record_get(&p->c.c.record, NAME_ANONYMOUS), "yes") || text_is(name, p->document.name) ||
	    !pairs_find(record_get(&p->session->tree.config, NAME_DOCUMENTS), name, &key, &pattern)
	    ? NULL : arena_string(&p->session->scratch, name);
}

static bool
issue_all(struct printing *p, struct fail *why)
{
	const char *first = register_of(p);

	if (first != NULL && newest(&p->c.c, "issue", first) == NULL &&
	    !issue(p, first, (struct text){0}, (struct text){0}, why))
		return false;
	return issue(p, p->document.name, valid_until(p), make_code(p), why);
}

/* Issues it, or only gives a new code; of two first prints at once one is a copy. */
static bool
settle(struct printing *p, struct fail *why)
{
	struct session *s = p->session;
	struct turn turn = TURN_NONE;
	struct text hash;
	bool ok;

	if (original(p) != NULL && !session_given(s, OPT_NEW_CODE)) {
		p->copy = true;
		return true;
	}
	if (!session_turn(s, &turn, why))
		return false;
	ok = scan_one(&s->tree, p->c.c.id, INT64_MAX, &s->faults, &s->scratch, &p->c, why);
	p->copy = ok && original(p) != NULL;
	if (ok && !p->copy) {
		ok = issue_all(p, why);
	} else if (ok && session_given(s, OPT_NEW_CODE)) {
		hash = make_code(p);
		ok = put_code(p, hash, why) &&
		    scan_one(&s->tree, p->c.c.id, INT64_MAX, &s->faults, &s->scratch, &p->c, why);
	}
	turn_end(&turn);
	return ok;
}

static struct text
copy_mark(struct printing *p)
{
	static const struct words trial = WORDS("TRIAL, not issued", "CONTOH, belum diterbitkan");
	static const struct words words[] = { WORDS("original", "asli"), WORDS("COPY, printed %s", "SALINAN, dicetak %s") };
	const struct zone *zone = p->c.station != NULL ? &p->c.station->zone : tree_zone(&p->session->tree);
	char day[11];

	if (!p->copy && session_given(p->session, OPT_DRY_RUN))
		return text_of(trial.in[p->language]);
	if (!p->copy)
		return text_of(words[0].in[p->language]);
	date_print(moment_day(moment_in(p->session->clock.now, zone)), day);
	return p->language == LANGUAGE_EN ? arena_printf(&p->session->scratch, "COPY, printed %s", day)
	    : arena_printf(&p->session->scratch, "SALINAN, dicetak %s", day);
}

static struct text
known_code(const struct printing *p)
{
	static const struct words given = WORDS("was given already", "sudah diberikan"), none = WORDS("none", "belum ada");

	if (p->code[0] != '\0')
		return text_of(p->code);
	return text_of((case_code(&p->c.c).len > 0 ? given : none).in[p->language]);
}

/* What the document says of itself, from the step that issued it. */
static void
fill_paper(struct printing *p, struct paper *paper)
{
	const struct step *issue = newest(&p->c.c, "issue", p->document.name), *first, *answer;
	const char *before = register_of(p);

	paper->language = p->language;
	paper->document = text_of(p->document.name);
	paper->copy = copy_mark(p);
	paper->code = known_code(p);
	if (issue != NULL) {
		paper->number = record_get(&issue->record, NAME_NUMBER);
		paper->signed_by = record_get(&issue->record, NAME_SIGNED_BY);
		paper->valid_until = record_get(&issue->record, NAME_VALID_UNTIL);
		paper->issued = issue->at;
	}
	first = before != NULL ? newest(&p->c.c, "issue", before) : NULL;
	if (first != NULL)
		paper->report_number = record_get(&first->record, NAME_NUMBER);
	answer = p->document.answer ? newest(&p->c.c, "respond", NULL) : NULL;
	if (answer != NULL)
		paper->text = record_get(&answer->record, NAME_TEXT);
}

static void
print(struct printing *p, const struct buf *out)
{
	bool ms = session_given(p->session, OPT_MS);

	if (p->printed++ > 0)
		(void)fputs(ms ? ".bp\n" : "\f", p->session->out);
	(void)fwrite(out->data, 1, out->len, p->session->out);
}

/* The people on a paper: read, and who looked is logged. */
static bool
read_people(struct printing *p, struct record *identity, bool *known, struct fail *why)
{
	struct session *s = p->session;

	*known = false;
	if (case_identity(&p->c.c).len == 0)
		return true;
	if (!identity_read(&s->tree, &p->c.c, identity, &s->scratch, why)) {
		if (why->message != MSG_FILE_OPEN)
			return false;
		fail_release(why);
		session_notice(s, MSG_PAPER_NO_IDENTITY, arena_string(&s->scratch, p->c.c.id), NULL);
		return true;
	}
	*known = true;
	return identity_log(&s->tree, s->clock.now, session_officer(s), "receipt", p->c.c.id, why);
}

static bool
compose(struct printing *p, const struct record *identity, struct buf *out, struct fail *why)
{
	struct paper paper;
	struct letter letter = p->letter;

	paper_begin(&paper, p->session, &p->c, identity);
	fill_paper(p, &paper);
	letter.lookup = paper_lookup;
	letter.context = &paper;
	letter.mark = p->copy || session_given(p->session, OPT_DRY_RUN) ? arena_string(&p->session->scratch, paper.copy) : NULL;
	return session_given(p->session, OPT_MS) ? letter_ms(&letter, out, why) : letter_text(&letter, out, why);
}

/* A paper without a name is hardly meant, but may be: it is said. */
static void
say_blank(struct printing *p, const struct record *identity)
{
	struct session *s = p->session;

	if (p->document.kind != NULL && (identity == NULL ||
	    text_find(record_get(identity, NAME_PEOPLE), TEXT("reporter.name:")) == (size_t)-1))
		session_notice(s, MSG_PAPER_BLANK, arena_string(&s->scratch, p->c.c.id), p->document.name, NULL);
}

static void
say_what(struct printing *p)
{
	struct session *s = p->session;
	const struct step *step = newest(&p->c.c, "issue", p->document.name);
	struct arena *arena = &s->scratch;
	char *id = arena_string(arena, p->c.c.id);
	struct text number = step != NULL ? record_get(&step->record, NAME_NUMBER) : (struct text){0};

	if (p->copy && step != NULL)
		session_notice(s, MSG_PAPER_COPY, id, p->document.name,
		    arena_string(arena, text_slice(record_get(&step->record, NAME_AT), 0, 10)), NULL);
	else if (step != NULL)
		session_notice(s, MSG_PAPER_ISSUED, id, p->document.name,
		    number.len > 0 ? arena_printf(arena, ": %.*s", TEXT_ARG(number)).at : "", NULL);
}

/* The template is tried before anything is issued: one that cannot be printed
 * must not use up a number. */
static bool
receipt_one(struct session *s, struct text id, void *context, struct fail *why)
{
	struct printing *p = context;
	struct record identity;
	struct buf out = {0};
	bool known = false, ok;

	p->code[0] = '\0';
	if (!scan_one(&s->tree, id, session_as_of(s), &s->faults, &s->scratch, &p->c, why) || !pick_document(p, why))
		return false;
	if (p->c.c.status == STATUS_VOID)
		return fail_set(why, MSG_STEP_STATUS, "receipt", status_label(STATUS_VOID, s->language));
	if (p->document.answer && newest(&p->c.c, "respond", NULL) == NULL)
		return fail_set(why, MSG_PAPER_NO_TEXT, p->document.name, arena_string(&s->scratch, id));
	p->copy = session_given(s, OPT_DRY_RUN) && original(p) != NULL;
	if (!read_people(p, &identity, &known, why))
		return false;
	ok = compose(p, known ? &identity : NULL, &out, why) && (out.len > 0 || fail_set(why, MSG_PAPER_EMPTY, p->letter.name));
	if (ok && !session_given(s, OPT_DRY_RUN)) {
		s->stored = false;	/* of this id */
		ok = settle(p, why);
		if (!ok && s->stored) {
			session_raise(s, EXIT_UNCONFIRMED);
			session_notice(s, MSG_PAPER_AGAIN, arena_string(&s->scratch, id), NULL);
		}
		buf_clear(&out);
		ok = ok && compose(p, known ? &identity : NULL, &out, why);
	}
	if (ok) {
		print(p, &out);
		say_blank(p, known ? &identity : NULL);
		if (!session_given(s, OPT_DRY_RUN))
			say_what(p);
	}
	buf_release(&out);
	return ok;
}

bool
records_receipt(struct session *s, struct fail *why)
{
	struct printing p = { .session = s };

	if (tree_writer(&s->tree, why) == NULL)
		return false;
	return session_ids(s, receipt_one, &p, why);
}
