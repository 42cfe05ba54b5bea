#include "cli/figures.h"

#include "cli/command.h"
#include "cli/terminal.h"
#include "format/json_write.h"
#include "record/value.h"
#include "time/moment.h"
#include "view/decimal.h"
#include "view/sentence.h"
#include "view/wrap.h"

enum { DESKS_SHOWN = 3, DAY_SHOWN = 10, TIME_SHOWN = 16 };

enum { HANG = 2 /* of the further lines of a sentence below figures */ };

static const struct choice types[] = {
	{ "report", WORDS("report", "laporan"), NULL },
	{ "feedback", WORDS("feedback", "umpan balik"), NULL },
	{ 0 },
};

const char *
figures_voice(enum voice v)
{
	return types[v].key;
}

const struct field figures_type = {
	"type", WORDS("report or feedback", "laporan atau umpan balik"), NAME_TYPE, FIELD_CHOICE, CLASS_PUBLIC,
	FIELD_DERIVED, 0, types, NULL,
};

static const struct schema *const schemas[VOICES] = { &report_schema, &feedback_schema };

static size_t
choice_count(const struct choice *choices)
{
	size_t n = 0;

	while (choices[n].key != NULL)
		n++;
	return n;
}

/* A field that both types have with choices of their own, such as kind. */
static const struct field *
field_merged(const struct field *a, const struct field *b, struct arena *arena)
{
	size_t first, second;
	struct choice *choices;
	struct field *f;

	if (a->choices == NULL || b->choices == NULL || a->choices == b->choices)
		return a;
	first = choice_count(a->choices);
	second = choice_count(b->choices);
	choices = arena_get(arena, (first + second + 1) * sizeof *choices);
	for (size_t i = 0; i < first + second; i++)
		choices[i] = i < first ? a->choices[i] : b->choices[i - first];
	f = arena_get(arena, sizeof *f);
	*f = *a;
	f->choices = choices;
	return f;
}

/* id, type, the columns of the first type, and those that only the other has. */
static struct shape
shape_of_voices(const bool voices[VOICES], struct arena *arena)
{
	struct shape all = {0};
	size_t most = 1 + case_schema.count + report_schema.count + feedback_schema.count;

	all.fields = arena_get(arena, most * sizeof *all.fields);
	for (int v = 0; v < VOICES; v++) {
		struct shape one = shape_of(&case_schema, schemas[v], arena);

		for (size_t i = 0; voices[v] && i < one.count; i++) {
			int there = shape_field(&all, text_of(one.fields[i]->name));

			if (there != NO_FIELD)
				all.fields[there] = field_merged(all.fields[there], one.fields[i], arena);
			else
				all.fields[all.count++] = one.fields[i];
			if (all.count == 1)
				all.fields[all.count++] = &figures_type;
		}
	}
	return all;
}

static bool
take_type(struct figures *f, struct fail *why)
{
	struct session *s = f->session;
	struct text type;

	f->types[VOICE_REPORT] = f->types[VOICE_FEEDBACK] = true;
	if (!session_given(s, OPT_TYPE))
		return true;
	if (!session_value(s, &figures_type, text_of(session_word(s, OPT_TYPE)), &type, why))
		return false;
	for (int v = 0; v < VOICES; v++)
		f->types[v] = text_is(type, types[v].key);
	return true;
}

static bool
is_taken(const struct verb *v, enum option_id id)
{
	for (size_t i = 0; v->accepts.options[i] != OPT_END; i++)
		if (v->accepts.options[i] == id)
			return true;
	return false;
}

static bool
take_format(struct figures *f, enum format otherwise, struct fail *why)
{
	/* What is a page unless another format is asked for has pictures, and no cells to trace. */
	bool traced = is_taken(f->session->verb, OPT_EXPLAIN), page = otherwise == FORMAT_TEXT;

	if (!(traced || page ? session_format_drawn : session_format)(f->session, otherwise, &f->format, why))
		return false;
	if (f->format == FORMAT_PATHS || (f->format == FORMAT_IDS && !traced))
		return fail_set(why, MSG_FIGURES_FORMAT, format_name(f->format), traced ? "csv, table, yaml, jsonl, text, excel, fods, ids, html, svg"
		    : page ? "csv, table, yaml, jsonl, text, excel, fods, html, svg" : "csv, table, yaml, jsonl, text, excel, fods, html");
	return true;
}

void
figures_all(struct figures *f, struct session *s)
{
	*f = (struct figures){ .session = s, .tree = &s->tree, .period = PERIOD_ALL, .types = { true, true }, .first = INT64_MAX };
	f->shape = shape_of_voices(f->types, &s->arena);
	f->row = arena_get(&s->arena, f->shape.count * sizeof *f->row);
}

static bool
start(struct figures *f, struct session *s, bool answers, enum format otherwise, struct fail *why)
{
	struct when when = session_when(s);
	bool given;

	*f = (struct figures){ .session = s, .tree = &s->tree, .answers = answers, .first = INT64_MAX };
	if (s->given.operand_count > 0 && s->verb->operands[0] == '\0')
		return fail_set(why, MSG_OPERANDS_MANY, s->given.operands[0]);
	if (!take_format(f, otherwise, why) || !take_type(f, why) || !session_period(s, &f->period, &given, why))
		return false;
	f->shape = answers ? shape_of(&survey_case_schema, &survey_schema, &s->arena) : shape_of_voices(f->types, &s->arena);
	f->row = arena_get(&s->arena, f->shape.count * sizeof *f->row);
	if (session_given(s, OPT_WHERE))
		f->filter = filter_parse(text_of(session_word(s, OPT_WHERE)), &f->shape, &when, &s->arena, why);
	return f->filter != NULL || !session_given(s, OPT_WHERE) || session_near(s, why);
}

bool
figures_start(struct figures *f, struct session *s, enum format otherwise, struct fail *why)
{
	return start(f, s, false, otherwise, why);
}

bool
figures_start_answers(struct figures *f, struct session *s, enum format otherwise, struct fail *why)
{
	return start(f, s, true, otherwise, why);
}

bool
figures_group(struct figures *f, const char *names, struct grouping *g, struct fail *why)
{
	struct session *s = f->session;

	f->grouping = g;
	return group_parse(names, &f->shape, &s->tree, &s->arena, &s->faults, g, why) || session_near(s, why);
}

bool
figures_need_steps(const struct figures *f, struct fail *why)
{
	return !session_given(f->session, OPT_INPUT) || fail_set(why, MSG_FIGURES_ROWS_STEPS, f->session->verb->name);
}

int64_t
figures_voided(const struct figures *f)
{
	return f->voided[VOICE_REPORT] + f->voided[VOICE_FEEDBACK];
}

struct text
figures_cell(struct figures *f, int64_t n)
{
	return arena_printf(&f->session->arena, "%lld", (long long)n);
}

const char *
figures_decimal(struct figures *f, double value, int decimals)
{
	return decimal_of(value, decimals, f->session->language, &f->session->arena);
}

/* Whether what is said waits for the end of the page or stream. */
static bool
is_kept(const struct figures *f)
{
	return f->format == FORMAT_HTML || f->format == FORMAT_JSONL;
}

void
figures_say(struct figures *f, struct fail *sentence)
{
	struct session *s = f->session;
	struct buf line = {0}, wrapped = {0};

	sentence_of(sentence, s->language, &line);
	buf_putc(&line, '\n');
	if (is_kept(f))
		buf_text(&f->notes, buf_view(&line));
	if (f->format == FORMAT_TEXT)
		wrap_words(text_slice(buf_view(&line), 0, line.len - 1), 0, HANG, terminal_text_width(), &wrapped);
	if (f->format == FORMAT_TEXT)
		(void)fwrite(wrapped.data, 1, wrapped.len, s->out);
	else if (session_given(s, OPT_VERBOSE))
		(void)fwrite(line.data, 1, line.len, stderr);
	buf_release(&line);
	buf_release(&wrapped);
	fail_release(sentence);
}

void
figures_about(struct figures *f, const char *key, int64_t n)
{
	if (f->format == FORMAT_JSONL)
		buf_printf(&f->about, ",\"%s\":%lld", key, (long long)n);
}

struct text
figures_title(struct figures *f)
{
	struct session *s = f->session;
	struct text rest = f->desks, name = {0}, t;
	struct buf title = {0};

	buf_puts(&title, s->verb->help.in[s->language]);
	if (title.len > 0 && title.data[0] >= 'a' && title.data[0] <= 'z')
		title.data[0] = (char)(title.data[0] - 'a' + 'A');
	for (int i = 0; text_next(&rest, '\n', &name) && i <= DESKS_SHOWN; i++)
		if (i < DESKS_SHOWN)
			buf_printf(&title, "%s%.*s", i == 0 ? ": " : ", ", TEXT_ARG(name));
		else
			buf_puts(&title, ", ...");
	t = arena_text(&s->arena, buf_view(&title));
	buf_release(&title);
	return t;
}

struct web *
figures_web(struct figures *f)
{
	struct text title;

	if (f->web.out == NULL) {
		title = figures_title(f);
		web_begin(&f->web, title, f->session->language, &f->page);
		web_heading(&f->web, 1, title);
	}
	return &f->web;
}

/* The period that the figures are of, from the first record and to now where it has no
 * bound of its own. */
static struct period
period_of(const struct figures *f)
{
	return (struct period){ f->period.from == INT64_MIN ? f->first : f->period.from,
		f->period.until == INT64_MAX ? f->session->clock.now : f->period.until };
}

/* The last line of jsonl: what the rows before it are, as numbers and as sentences. */
static void
print_about(struct figures *f)
{
	const struct zone *zone = tree_zone(&f->session->tree);
	struct period p = period_of(f);
	const int64_t bounds[] = { p.from, p.until };
	struct text rest = buf_view(&f->notes), line;
	struct buf out = {0};
	char before = '[';

	buf_puts(&out, "{\"about\":");
	json_string(&out, text_of(f->session->verb->name));
	buf_text(&out, buf_view(&f->about));
	for (int i = 0; i < 2; i++) {
		char at[MOMENT_TEXT];

		if (bounds[i] == INT64_MAX)
			continue;
		moment_print(moment_in(bounds[i], zone), at);
		buf_printf(&out, ",\"%s\":\"%s\"", i == 0 ? "from" : "until", at);
	}
	buf_printf(&out, ",\"zone\":\"%s\",\"notes\":", zone->name);
	while (text_next(&rest, '\n', &line)) {
		if (line.len == 0)
			continue;
		buf_putc(&out, before);
		json_string(&out, line);
		before = ',';
	}
	buf_puts(&out, before == '[' ? "[]}\n" : "]}\n");
	(void)fwrite(out.data, 1, out.len, f->session->out);
	buf_release(&out);
}

void
figures_end(struct figures *f)
{
	struct text rest = buf_view(&f->notes), line;

	if (f->format == FORMAT_JSONL)
		print_about(f);
	if (f->format == FORMAT_HTML) {
		(void)figures_web(f);
		while (text_next(&rest, '\n', &line))
			if (line.len > 0)
				web_note(&f->web, line);
		web_end(&f->web);
		(void)fwrite(f->page.data, 1, f->page.len, f->session->out);
	}
	buf_release(&f->page);
	buf_release(&f->notes);
	buf_release(&f->about);
}

/* A bound of the period as people read it. */
static const char *
bound(struct figures *f, int64_t at)
{
	char stored[MOMENT_TEXT];

	moment_print(moment_in(at, tree_zone(&f->session->tree)), stored);
	return arena_printf(&f->session->arena, "%.10s %.5s", stored, stored + 11).at;
}

/* Where it has no bound it begins with the first record, of which cubes know the day,
 * and ends now. */
static const char *
open_bound(struct figures *f, struct words what, int64_t at, int shown)
{
	const char *word = what.in[f->session->language];

	return at == INT64_MAX ? word : arena_printf(&f->session->arena, "%s (%.*s)", word, shown, bound(f, at)).at;
}

/* "Asia/Jakarta"; of desks in several, "each desk on its own clock: ...". */
static const char *
zones(struct figures *f)
{
	static const struct words own = WORDS("each desk on its own clock: ", "tiap SPKT menurut jamnya sendiri: ");
	struct text rest = f->zones, zone;
	struct buf out = {0};
	const char *shown;

	if (text_find(rest, TEXT("\n")) == (size_t)-1)
		return rest.len > 0 ? arena_string(&f->session->arena, rest) : tree_zone(&f->session->tree)->name;
	buf_puts(&out, own.in[f->session->language]);
	for (bool first = true; text_next(&rest, '\n', &zone); first = false)
		buf_printf(&out, "%s%.*s", first ? "" : ", ", TEXT_ARG(zone));
	shown = arena_string(&f->session->arena, buf_view(&out));
	buf_release(&out);
	return shown;
}

/* "; only report where kind == "lost"": figures of a part are not taken for those of all. */
static const char *
part(struct figures *f)
{
	static const struct words only = WORDS("; only ", "; hanya "), where = WORDS("where ", "yang memenuhi ");
	struct session *s = f->session;
	const char *filter = session_word(s, OPT_WHERE);
	bool one = f->types[VOICE_REPORT] != f->types[VOICE_FEEDBACK] && session_given(s, OPT_TYPE);

	if (filter == NULL && !one)
		return "";
	return arena_printf(&s->arena, "%s%s%s%s%s", only.in[s->language],
	    one ? types[f->types[VOICE_FEEDBACK]].label.in[s->language] : "", one && filter != NULL ? " " : "",
	    filter != NULL ? where.in[s->language] : "", filter != NULL ? filter : "").at;
}

static void
set_period(struct figures *f, struct fail *period)
{
	static const struct words first = WORDS("the first record", "catatan pertama"), now = WORDS("now", "saat ini");
	struct period p = period_of(f);

	fail_set(period, MSG_FIGURES_PERIOD,
	    f->period.from == INT64_MIN ? open_bound(f, first, p.from, DAY_SHOWN) : bound(f, p.from),
	    f->period.until == INT64_MAX ? open_bound(f, now, p.until, TIME_SHOWN) : bound(f, p.until), zones(f), part(f));
}

void
figures_say_period(struct figures *f)
{
	struct fail period = {0};

	figures_about(f, "void", figures_voided(f));
	set_period(f, &period);
	figures_say(f, &period);
}

void
figures_period(struct figures *f, struct buf *out)
{
	struct fail period = {0};

	set_period(f, &period);
	sentence_of(&period, f->session->language, out);
	fail_release(&period);
}
