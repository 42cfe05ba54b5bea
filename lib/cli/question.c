#include "cli/question.h"

#include <unistd.h>

#include "base/unicode.h"
#include "cli/handing.h"
#include "cli/picks.h"
#include "cli/terminal.h"
#include "record/people.h"
#include "record/value.h"
#include "store/default.h"
#include "view/sentence.h"

enum { KEY_WIDTH = 22 };

static void
put(const char *before, struct text t, const char *after)
{
	struct buf line = {0};

	buf_puts(&line, before);
	unicode_visible(&line, t);
	buf_puts(&line, after);
	(void)fwrite(line.data, 1, line.len, stderr);
	buf_release(&line);
}

void
question_say(const struct session *s, const struct fail *why)
{
	struct buf line = {0};

	sentence_of(why, s->language, &line);
	buf_putc(&line, '\n');
	(void)fwrite(line.data, 1, line.len, stderr);
	buf_release(&line);
}

void
question_tell(const struct session *s, enum message m)
{
	question_say(s, &(struct fail){ .message = m });
}

static const struct field *
field_of(const struct record *draft, const char *name)
{
	int i = schema_field(draft->schema, text_of(name));

	return i == NO_FIELD ? NULL : &draft->schema->fields[i];
}

struct text
question_value(const struct record *draft, const char *name)
{
	const struct field *f = field_of(draft, name);

	if (f == NULL)
		return people_get(record_get(draft, NAME_PEOPLE), text_of(name));
	return draft->values[f - draft->schema->fields];
}

/* "Pelapor: nama". */
static void
person_question(const char *name, enum language l, struct buf *out)
{
	struct text role, key;
	const struct choice *r, *k;

	text_cut(text_of(name), '.', &role, &key);
	r = choice_key(people_roles, role);
	k = choice_key(people_keys, key);
	if (r == NULL || k == NULL)
		return;
	buf_printf(out, "%s: %s", r->label.in[l], text_is(key, "nik") ? "NIK" : k->label.in[l]);
	if (out->data[0] >= 'a' && out->data[0] <= 'z')
		out->data[0] = (char)(out->data[0] - 'a' + 'A');
}

static struct text
label_of(const struct picks *p, struct text key)
{
	for (size_t i = 0; i < p->count; i++)
		if (text_equal(p->rows[i].key, key))
			return p->rows[i].label;
	return key;
}

/* "Kehilangan KTP, SIM": the kind and its things; else the category in words. */
static struct text
suggest_title(struct session *s, const struct record *draft)
{
	int kinds = schema_named(draft->schema, NAME_KIND), category = schema_named(draft->schema, NAME_CATEGORY);
	struct text things = record_get(draft, NAME_ITEM_KINDS), thing, title;
	struct picks p;
	struct buf out = {0};

	if (kinds == NO_FIELD || category == NO_FIELD)
		return (struct text){0};
	if (things.len > 0) {
		picks_of(s, &draft->schema->fields[kinds], (struct text){0}, &p);
		buf_text(&out, label_of(&p, draft->values[kinds]));
		if (out.len > 0 && out.data[0] >= 'a' && out.data[0] <= 'z')
			out.data[0] = (char)(out.data[0] - 'a' + 'A');
		for (const char *between = " "; text_next(&things, '\n', &thing); between = ", ")
			buf_printf(&out, "%s%.*s", between, TEXT_ARG(thing));
	} else if (draft->values[category].len > 0) {
		picks_of(s, &draft->schema->fields[category], (struct text){0}, &p);
		buf_text(&out, label_of(&p, draft->values[category]));
	}
	title = arena_text(&s->arena, buf_view(&out));
	buf_release(&out);
	return title;
}

/* The shift that ends now, its date, and who hands it over. */
static void
suggest_handover(struct session *s, struct record *r)
{
	struct fail ignored = {0};
	const struct station *station = tree_writer(&s->tree, &ignored);
	char now[MOMENT_TEXT];

	if (station != NULL && r->schema == &handover_schema) {
		moment_print(moment_in(s->clock.now, &station->zone), now);
		if (record_get(r, NAME_RECEIVED).len == 0)
			record_put(r, NAME_RECEIVED, arena_text(&s->arena, text_of(now)));
		(void)handing_fill(s, station, r, &ignored);
	}
	fail_release(&ignored);
}

struct text
question_suggest(struct session *s, const struct record *draft, const char *name)
{
	const struct field *f = field_of(draft, name);
	struct record filled;

	if (f == NULL)
		return (struct text){0};
	if (f->id == NAME_TITLE)
		return suggest_title(s, draft);
	if (f->id == NAME_MODEL)
		return TEXT("B");
	record_init(&filled, draft->schema, &s->arena);
	for (size_t i = 0; i < draft->schema->count; i++)
		filled.values[i] = draft->values[i];
	default_fill(&s->tree, &filled);
	suggest_handover(s, &filled);
	return question_value(&filled, name);
}

/* Numbered; only those that hold the word, where there is one. */
static void
show_choices(const struct session *s, const struct field *f, const struct picks *p, struct text word)
{
	if (f == NULL || (p->count == 0 && f->kind != FIELD_MOMENT && f->kind != FIELD_DAY)) {
		question_tell(s, MSG_ASKED_FREE);
		return;
	}
	put("", text_of(f->help.in[s->language]), "\n");
	if (p->count == 0)
		question_tell(s, MSG_ASKED_TIMES);
	for (size_t i = 0; i < p->count; i++) {
		const struct pick *row = &p->rows[i];

		if (word.len > 0 && text_find_fold(row->key, word) == (size_t)-1 && text_find_fold(row->label, word) == (size_t)-1)
			continue;
		(void)fprintf(stderr, "%4zu ", i + 1);
		put(" ", row->key, "");
		(void)fprintf(stderr, "%*s", row->key.len < KEY_WIDTH ? (int)(KEY_WIDTH - row->key.len) : 1, "");
		put("", row->label, "\n");
	}
	if (p->count > 0 && p->open)
		question_tell(s, MSG_ASKED_OPEN);
}

static bool
plain(struct text line, struct fail *why)
{
	for (size_t i = 0; i < line.len; i++)
		if ((unsigned char)line.at[i] < ' ' && line.at[i] != '\t')
			return fail_set(why, MSG_TYPED_CONTROL);
	return value_check_text(line, true, why);
}

/* "KTP, SIM C" as lines. */
static struct text
lines_of(struct text typed, struct arena *arena)
{
	struct buf out = {0};
	struct text piece, lines;

	while (text_next(&typed, ',', &piece)) {
		piece = text_trim(piece);
		if (piece.len > 0)
			buf_printf(&out, "%s%.*s", out.len > 0 ? "\n" : "", TEXT_ARG(piece));
	}
	lines = arena_text(arena, buf_view(&out));
	buf_release(&out);
	return lines;
}

static void
put_value(struct session *s, struct record *draft, const char *name, struct text value)
{
	const struct field *f = field_of(draft, name);

	if (f == NULL)
		record_put(draft, NAME_PEOPLE, people_set(record_get(draft, NAME_PEOPLE), text_of(name), value, &s->arena));
	else
		draft->values[f - draft->schema->fields] = value;
}

static bool
take(struct session *s, struct record *draft, const struct asked *a, const struct picks *p, struct text typed, struct fail *why)
{
	const struct field *f = field_of(draft, a->name);
	struct text value = typed;

	if (f != NULL && f->kind == FIELD_LINES && !a->each)
		value = lines_of(typed, &s->arena);
	if (f != NULL && (!picks_answer(p, value, &s->arena, &value, why) || !session_value(s, f, value, &value, why)))
		return false;
	put_value(s, draft, a->name, value);
	return true;
}

/* A text of several lines, up to an empty one: to its end also where a line is
 * none that is taken, so that no line of a pasted text answers what comes next. */
static bool
read_more(struct buf *line, struct buf *all, struct fail *why)
{
	do {
		if (why->message == MSG_NONE && plain(buf_view(line), why))
			buf_printf(all, "%s%s", all->len > 0 ? "\n" : "", line->data);
		(void)fputs("  > ", stderr);
		if (!terminal_line(STDIN_FILENO, line))
			return false;
	} while (text_trim(buf_view(line)).len > 0);
	return true;
}

static void
prompt(struct session *s, const struct asked *a, const struct picks *p, struct text standing)
{
	struct buf question = {0};
	struct text line;
	bool some = standing.len > 0;

	if (a->question.in[s->language] != NULL)
		buf_puts(&question, a->question.in[s->language]);
	else
		person_question(a->name, s->language, &question);
	put("", buf_view(&question), "");
	buf_release(&question);
	for (const char *between = " ["; text_next(&standing, '\n', &line); between = ", ")
		put(between, label_of(p, line), "");
	(void)fputs(some ? "]: " : ": ", stderr);
}

/* One line was typed, not empty and no command. */
static bool
take_typed(struct session *s, struct record *draft, const struct asked *a, const struct picks *p, struct buf *line,
    struct fail *why)
{
	struct buf all = {0};
	bool there = true;

	if (a->each)
		there = read_more(line, &all, why);
	else if (plain(buf_view(line), why))
		buf_text(&all, text_trim(buf_view(line)));
	if (there && why->message == MSG_NONE)
		take(s, draft, a, p, arena_text(&s->arena, buf_view(&all)), why);
	buf_release(&all);
	return there;
}

enum answer
question_ask(struct session *s, struct record *draft, const struct asked *a)
{
	const struct field *f = field_of(draft, a->name);
	struct picks p = {0};
	struct text had = question_value(draft, a->name), standing = had.len > 0 ? had : question_suggest(s, draft, a->name);
	struct buf line = {0};
	enum answer answer = ANSWER_LEFT;
	struct fail why = {0};

	if (f != NULL)
		picks_of(s, f, record_get(draft, NAME_STATION), &p);
	if (f != NULL && f->id == NAME_KIND)
		show_choices(s, f, &p, (struct text){0});
	for (prompt(s, a, &p, standing); terminal_line(STDIN_FILENO, &line); prompt(s, a, &p, standing)) {
		struct text typed = text_trim(buf_view(&line));

		if (typed.len > 0 && typed.at[0] == '?') {
			show_choices(s, f, &p, text_trim(text_after(typed, 1)));
			continue;
		}
		if (text_is(typed, "<") || typed.len == 0 || text_is(typed, "-")) {
			answer = text_is(typed, "<") ? ANSWER_BACK : ANSWER_TAKEN;
			if (!text_is(typed, "<"))
				put_value(s, draft, a->name, typed.len == 0 ? standing : (struct text){0});
			break;
		}
		if (!take_typed(s, draft, a, &p, &line, &why))
			break;
		if (why.message == MSG_NONE) {
			answer = ANSWER_TAKEN;
			break;
		}
		question_say(s, &why);
		fail_release(&why);
	}
	fail_release(&why);
	buf_release(&line);
	return answer;
}

enum answer
question_store(struct session *s)
{
	struct buf line = {0};
	enum answer answer = ANSWER_LEFT;

	for (;;) {
		const struct choice *c;
		struct text typed;

		(void)fputs(message_row(MSG_ASKED_STORE)->words.in[s->language], stderr);
		(void)fputs(": ", stderr);
		if (!terminal_line(STDIN_FILENO, &line))
			break;
		typed = text_trim(buf_view(&line));
		c = typed.len > 0 ? choice_find(yes_no, typed) : NULL;
		if (text_is(typed, "<"))
			answer = ANSWER_BACK;
		else if (c != NULL && text_is(text_of(c->key), "yes"))
			answer = ANSWER_TAKEN;
		if (c != NULL || answer != ANSWER_LEFT)
			break;
	}
	buf_release(&line);
	return answer;
}
