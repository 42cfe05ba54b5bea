#include "cli/session.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/memory.h"
#include "base/number.h"
#include "base/refuse.h"
#include "cli/command.h"
#include "cli/terminal.h"
#include "file/content.h"
#include "record/id.h"
#include "record/value.h"
#include "store/scan.h"
#include "view/sentence.h"

enum { MESSAGE_MAX = 1 << 20 };

void
session_raise(struct session *s, int code)
{
	if (code > s->code)
		s->code = code;
}

void
session_fault(struct session *s, struct fail *why)
{
	struct buf line = {0};

	if (why->message == MSG_NONE)
		return;
	if (s->json_errors) {
		sentence_json(s->program->name, why, s->language, &line);
	} else {
		buf_printf(&line, "%s: ", s->program->name);
		sentence_of(why, s->language, &line);
	}
	buf_putc(&line, '\n');
	(void)fwrite(line.data, 1, line.len, stderr);
	buf_release(&line);
	session_raise(s, fail_code(why));
	fail_release(why);
}

void
session_warn(const struct session *s, const struct fail *why)
{
	static const struct words notice = WORDS("notice", "perhatian");
	struct buf line = {0};

	if (session_given(s, OPT_QUIET))
		return;
	if (s->json_errors) {
		sentence_json(s->program->name, why, s->language, &line);
	} else {
		buf_printf(&line, "%s: %s: ", s->program->name, notice.in[s->language]);
		sentence_of(why, s->language, &line);
	}
	buf_putc(&line, '\n');
	(void)fwrite(line.data, 1, line.len, stderr);
	buf_release(&line);
}

void
session_notice(struct session *s, enum message m, ...)
{
	struct fail notice = { .message = m };
	struct buf line = {0};
	va_list ap;

	va_start(ap, m);
	for (size_t i = 0; i < sizeof notice.words / sizeof *notice.words; i++) {
		const char *word = va_arg(ap, const char *);

		if (word == NULL)
			break;
		notice.words[i] = memory_copy(word, strlen(word));
	}
	va_end(ap);
	if (!session_given(s, OPT_QUIET)) {
		sentence_of(&notice, s->language, &line);
		buf_putc(&line, '\n');
		(void)fwrite(line.data, 1, line.len, stderr);
	}
	buf_release(&line);
	fail_release(&notice);
}

bool
session_given(const struct session *s, enum option_id id)
{
	return s->given.words[id] != NULL;
}

const char *
session_word(const struct session *s, enum option_id id)
{
	return s->given.words[id];
}

const char *
session_officer(struct session *s)
{
	const char *word = session_word(s, OPT_BY);
	struct text officer = text_trim(text_of(word != NULL ? word : getenv("SPKT_OFFICER")));

	return officer.len > 0 ? arena_string(&s->arena, officer) : NULL;
}

struct when
session_when(const struct session *s)
{
	return (struct when){ s->clock.now, tree_zone(&s->tree) };
}

int64_t
session_as_of(const struct session *s)
{
	return s->clock.given ? s->clock.now : INT64_MAX;
}

/* Narrows the period by one option. */
static bool
period_of(struct session *s, enum option_id id, struct period *p, bool *given, struct fail *why)
{
	struct when when = session_when(s);
	struct period one;

	if (!session_given(s, id))
		return true;
	*given = true;
	if (id == OPT_SINCE || id == OPT_UNTIL) {
		struct moment m;

		/* A month or week is a bound too: its first instant. */
		if (!when_parse(&when, text_of(session_word(s, id)), &m, why)) {
			struct fail ignored = {0};

			if (!when_period(&when, text_of(session_word(s, id)), &one, &ignored)) {
				fail_release(&ignored);
				return fail_field(why, option_row(id)->name);
			}
			fail_release(why);
			m.at = one.from;
		}
		one = id == OPT_SINCE ? (struct period){ m.at, INT64_MAX } : (struct period){ INT64_MIN, m.at };
	} else if (!when_period(&when, text_of(session_word(s, id)), &one, why)) {
		return fail_field(why, option_row(id)->name);
	}
	p->from = one.from > p->from ? one.from : p->from;
	p->until = one.until < p->until ? one.until : p->until;
	return true;
}

bool
session_period(struct session *s, struct period *p, bool *given, struct fail *why)
{
	static const enum option_id bounds[] = { OPT_SINCE, OPT_UNTIL, OPT_DAY, OPT_WEEK, OPT_MONTH, OPT_YEAR };
	const struct zone *zone = session_when(s).zone;
	char from[MOMENT_TEXT], until[MOMENT_TEXT];

	*p = (struct period)PERIOD_ALL;
	*given = false;
	for (size_t i = 0; i < sizeof bounds / sizeof *bounds; i++)
		if (!period_of(s, bounds[i], p, given, why))
			return false;
	if (p->from < p->until)
		return true;
	moment_print(moment_in(p->from, zone), from);
	moment_print(moment_in(p->until, zone), until);
	return fail_set(why, MSG_PERIOD_EMPTY, from, until);
}

bool
session_format(struct session *s, enum format otherwise, enum format *format, struct fail *why)
{
	return session_format_drawn(s, otherwise, format, why) &&
	    (*format != FORMAT_SVG || fail_set(why, MSG_FORMAT_DRAWN, format_name(*format)));
}

bool
session_format_drawn(struct session *s, enum format otherwise, enum format *format, struct fail *why)
{
	const char *environment = getenv("SPKT_FORMAT");

	*format = otherwise;
	if (session_given(s, OPT_FORMAT))
		return format_find(text_of(session_word(s, OPT_FORMAT)), format, why);
	/* The default does not depend on the terminal; a wish does. */
	if (environment != NULL && *environment != '\0' && isatty(STDOUT_FILENO))
		return format_find(text_of(environment), format, why);
	return true;
}

bool
session_number(struct session *s, enum option_id id, int64_t least, int64_t otherwise, int64_t *n,
    struct fail *why)
{
	*n = otherwise;
	return !session_given(s, id) || number_parse(text_of(session_word(s, id)), least, INT64_MAX / 2, n) ||
	    fail_set(why, MSG_OPTION_NUMBER, option_row(id)->name, session_word(s, id));
}

static bool
wants_color(const struct session *s)
{
	const char *word = session_word(s, OPT_COLOR), *none = getenv("NO_COLOR"), *term = getenv("TERM");

	if (word != NULL && strcmp(word, "auto") != 0)
		return strcmp(word, "always") == 0;
	return s->out == stdout && isatty(STDOUT_FILENO) && (none == NULL || *none == '\0') &&
	    term != NULL && strcmp(term, "dumb") != 0;
}

static struct printer_options
printer_options(struct session *s, const struct field *const *columns, size_t count)
{
	return (struct printer_options){
		.title = arena_printf(&s->arena, "%s %s", s->program->name, s->verb->name),
		.out = s->out, .columns = columns, .count = count, .language = s->language,
		.width = terminal_width(), .color = wants_color(s), .ascii = terminal_is_ascii(), .nul = session_given(s, OPT_NUL), .tree = &s->tree,
	};
}

struct printer *
session_printer(struct session *s, enum format format, const struct field *const *columns, size_t count)
{
	struct printer_options options = printer_options(s, columns, count);

	return printer_new(format, &options);
}

bool
session_template(struct session *s, const struct shape *shape, struct printer **printer, struct fail *why)
{
	struct printer_options options = printer_options(s, shape->fields, shape->count);
	struct template *t = arena_get(&s->arena, sizeof *t);
	struct buf text = {0};
	bool ok;

	template_unescape(text_of(session_word(s, OPT_TEMPLATE)), &text);
	ok = template_parse(arena_text(&s->arena, buf_view(&text)), &s->arena, t, why) || fail_in(why, "--template", 0);
	buf_release(&text);
	for (size_t i = 0; ok && i < t->count; i++)
		if (t->pieces[i].name.at != NULL)
			ok = shape_find(shape, t->pieces[i].name, &t->pieces[i].column, why);
	if (ok)
		*printer = printer_new_template(t, &options);
	return ok;
}

FILE *
session_input(struct session *s, const char *name, struct fail *why)
{
	FILE *in;

	(void)s;
	if (strcmp(name, "-") == 0)
		return stdin;
	in = fopen(name, "re");
	if (in == NULL) {
		fail_errno(why, MSG_FILE_OPEN);
		fail_in(why, name, 0);
	}
	return in;
}

static bool
message_from(struct session *s, const char *name, struct text *message, struct fail *why)
{
	FILE *in = session_input(s, name, why);
	struct buf all = {0};
	bool ok;

	if (in == NULL)
		return false;
	ok = content_drain(fileno(in), MESSAGE_MAX, &all, why) || fail_in(why, name, 0);
	if (in != stdin)
		(void)fclose(in);
	*message = arena_text(&s->arena, buf_view(&all));
	/* The line end that every editor and echo adds is not part of the text. */
	if (message->len > 0 && message->at[message->len - 1] == '\n')
		message->len--;
	buf_release(&all);
	return ok;
}

/* One stream is one thing: read as the text, it holds no ids any more. */
static bool
stdin_once(const struct session *s, const char *name, struct fail *why)
{
	for (size_t i = 0; name != NULL && strcmp(name, "-") == 0 && i < s->given.operand_count; i++)
		if (strcmp(s->given.operands[i], "-") == 0)
			return fail_set(why, MSG_STDIN_TWICE);
	return true;
}

bool
session_message(struct session *s, struct text *message, struct fail *why)
{
	const char *word = session_word(s, OPT_MESSAGE), *file = session_word(s, OPT_TEXT_FILE);

	*message = (struct text){0};
	if (word != NULL && file != NULL)
		return fail_set(why, MSG_OPTIONS_BOTH, "-m", "--text-file");
	if (!stdin_once(s, word, why) || !stdin_once(s, file, why))
		return false;
	if (file != NULL)
		return message_from(s, file, message, why);
	if (word != NULL && strcmp(word, "-") == 0)
		return message_from(s, word, message, why);
	if (word != NULL)
		*message = text_of(word);
	return true;
}

bool
session_message_into(struct session *s, struct record *r, enum name id, struct fail *why)
{
	const struct field *f = &r->schema->fields[schema_named(r->schema, id)];
	struct text message;
	struct buf option = {0};

	if (!session_message(s, &message, why))
		return false;
	if (message.at == NULL)
		return true;
	if (s->given.fields[f - r->schema->fields].at == NULL) {
		record_put(r, id, message);
		return true;
	}
	buf_puts(&option, "--");
	option_name(f, &option);
	fail_set(why, MSG_OPTIONS_BOTH, session_given(s, OPT_MESSAGE) ? "-m" : "--text-file", option.data);
	buf_release(&option);
	return false;
}

typedef bool id_act(struct session *, struct text, void *, struct fail *);

/* Whether the id of a step is written out, with its tag. */
static bool
step_whole(struct text operand, struct arena *arena)
{
	return layout_name(arena_printf(arena, "%.*s.yaml", TEXT_ARG(operand))).kind == FILE_STEP;
}

static void
ids_one(struct session *s, struct text operand, bool short_too, id_act *act, void *context)
{
	struct fail why = {0};
	struct text head, tail, id;
	struct id parsed;
	bool step = text_cut(operand, '_', &head, &tail);

	if (!short_too && (!id_parse(head, &parsed) || (step && !step_whole(operand, &s->scratch)))) {
		refuse(&why, MSG_ID_SHORT_STDIN, operand);
	} else if (scan_id(&s->tree, head, s->clock.now, &s->scratch, &id, &why)) {
		if (step)
			id = arena_printf(&s->scratch, "%.*s_%.*s", TEXT_ARG(id), TEXT_ARG(tail));
		act(s, id, context, &why);
	}
	session_fault(s, &why);
	arena_clear(&s->scratch);
}

static bool
ids_from_stdin(struct session *s, id_act *act, void *context, struct fail *why)
{
	char *line = NULL;
	size_t cap = 0;
	ssize_t n;

	s->piped = true;
	while ((n = getdelim(&line, &cap, session_given(s, OPT_NUL) ? '\0' : '\n', stdin)) > 0) {
		struct text id = text_trim((struct text){ line, (size_t)n });

		if (id.len > 0 && id.at[id.len - 1] == '\0')
			id.len--;
		if (id.len > 0)
			ids_one(s, arena_text(&s->scratch, id), false, act, context);
	}
	s->piped = false;
	free(line);
	return ferror(stdin) == 0 || fail_errno(why, MSG_FILE_READ);
}

bool
session_ids(struct session *s, id_act *act, void *context, struct fail *why)
{
	if (s->given.operand_count == 0)
		return fail_set(why, MSG_OPERANDS_NONE, s->verb->operands);
	for (size_t i = 0; i < s->given.operand_count; i++) {
		const char *word = s->given.operands[i];

		if (strcmp(word, "-") != 0)
			ids_one(s, text_of(word), true, act, context);
		else if (!ids_from_stdin(s, act, context, why))
			return false;
	}
	return true;
}

/* Full ids of what was typed, a line each; commas are taken too. */
static bool
find_ids(struct session *s, struct text typed, struct text *ids, struct fail *why)
{
	struct buf lines = {0};
	struct text line, word, id;
	bool ok = true;

	while (ok && text_next(&typed, '\n', &line)) {
		while (ok && text_next(&line, ',', &word)) {
			word = text_trim(word);
			ok = word.len == 0 || scan_id(&s->tree, word, s->clock.now, &s->arena, &id, why);
			if (ok && word.len > 0)
				buf_printf(&lines, "%s%.*s", lines.len > 0 ? "\n" : "", TEXT_ARG(id));
		}
	}
	*ids = arena_text(&s->arena, buf_view(&lines));
	buf_release(&lines);
	return ok;
}

bool
session_value(struct session *s, const struct field *f, struct text typed, struct text *value, struct fail *why)
{
	struct when when = session_when(s);

	if (f->kind == FIELD_RECORDS && typed.len > 0 && !find_ids(s, typed, &typed, why))
		return fail_field(why, f->name);
	if (f->kind == FIELD_RECORD && typed.len > 0 &&
	    !scan_id(&s->tree, typed, s->clock.now, &s->arena, &typed, why))
		return fail_field(why, f->name);
	return value_from_words(f, typed, &when, &s->arena, value, why);
}

bool
session_turn(struct session *s, struct turn *turn, struct fail *why)
{
	bool busy;

	if (!turn_take(turn, &s->tree, false, &busy, why))
		return false;
	if (!busy)
		return true;
	session_notice(s, MSG_TURN_WAIT, NULL);
	return turn_take(turn, &s->tree, true, &busy, why);
}
