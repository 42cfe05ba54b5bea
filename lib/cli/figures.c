#include "cli/figures.h"

#include "cli/command.h"
#include "record/value.h"
#include "time/moment.h"
#include "view/sentence.h"

static const struct choice types[] = {
	{ "report", WORDS("report", "laporan"), NULL },
	{ "feedback", WORDS("feedback", "umpan balik"), NULL },
	{ 0 },
};

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
take_format(struct figures *f, enum format otherwise, struct fail *why)
{
	if (!session_format(f->session, otherwise, &f->format, why))
		return false;
	if (f->format == FORMAT_IDS || f->format == FORMAT_PATHS)
		return fail_set(why, MSG_FIGURES_FORMAT, format_name(f->format));
	return true;
}

void
figures_all(struct figures *f, struct session *s)
{
	*f = (struct figures){ .session = s, .period = PERIOD_ALL, .types = { true, true } };
	f->shape = shape_of_voices(f->types, &s->arena);
	f->row = arena_get(&s->arena, f->shape.count * sizeof *f->row);
}

bool
figures_start(struct figures *f, struct session *s, enum format otherwise, struct fail *why)
{
	struct when when = session_when(s);
	bool given;

	*f = (struct figures){ .session = s };
	if (s->given.operand_count > 0 && s->verb->operands[0] == '\0')
		return fail_set(why, MSG_OPERANDS_MANY, s->given.operands[0]);
	if (!take_format(f, otherwise, why) || !take_type(f, why) || !session_period(s, &f->period, &given, why))
		return false;
	f->shape = shape_of_voices(f->types, &s->arena);
	f->row = arena_get(&s->arena, f->shape.count * sizeof *f->row);
	if (session_given(s, OPT_WHERE))
		f->filter = filter_parse(text_of(session_word(s, OPT_WHERE)), &f->shape, &when, &s->arena, why);
	return f->filter != NULL || !session_given(s, OPT_WHERE);
}

bool
figures_group(struct figures *f, const char *names, struct grouping *g, struct fail *why)
{
	struct session *s = f->session;

	return group_parse(names, &f->shape, &s->tree, &s->arena, &s->faults, g, why);
}

int64_t
figures_step(const struct step *step, const struct station *station)
{
	bool day_only = record_get(&step->record, NAME_AT).len == 10;

	return day_only && station != NULL ? zone_instant(&station->zone, step->at + 43200) : step->at;
}

void
figures_until(struct case_file *c, int64_t until, const struct station *station)
{
	size_t n = 0;

	for (size_t i = 0; i < c->step_count; i++) {
		if (figures_step(&c->steps[i], station) >= until)
			continue;
		c->steps[n] = c->steps[i];
		c->steps[n].retracted = false;
		c->steps[n].rival = NULL;
		c->steps[n].settled = c->steps[n].episode = false;
		n++;
	}
	c->step_count = n;
	case_fold(c);
}

static bool
take_case(void *context, struct scanned *s, struct fail *why)
{
	struct figures *f = context;
	struct text shift = s->station != NULL ? station_shift(s->station, s->received) : (struct text){0};
	int64_t now = f->session->clock.now;

	f->within = scan_instant(s) >= f->period.from;
	if (f->standing) {
		figures_until(&s->c, f->period.until, s->station);
		now = f->period.until;
	}
	case_row(&s->c, &f->shape, now, shift, s->arena, f->row);
	f->row[shape_named(&f->shape, NAME_TYPE)] = text_of(types[f->voice].key);
	if (f->every != NULL && !f->every(f->context, f, s, why))
		return false;
	if (f->filter != NULL && !filter_match(f->filter, f->row))
		return true;
	if (s->c.status == STATUS_VOID) {
		f->voided[f->voice] += f->within;
		return true;
	}
	return f->take(f->context, f, s, why);
}

bool
figures_scan(struct figures *f, figures_take *take, void *context, struct fail *why)
{
	f->take = take;
	f->context = context;
	for (int v = 0; v < VOICES; v++) {
		struct scan scan = { .tree = &f->session->tree, .type = record_type_of(schemas[v]), .period = f->period,
			.as_of = session_as_of(f->session), .faults = &f->session->faults };

		if (f->standing)
			scan.period.from = INT64_MIN;
		f->voice = (enum voice)v;
		if (f->types[v] && !scan_cases(&scan, take_case, f, why))
			return false;
	}
	return true;
}

struct printer *
figures_printer(struct figures *f, const struct grouping *g, const struct field *columns, size_t count)
{
	size_t n = 0;
	const struct field **all = arena_get(&f->session->arena, (g->count + count) * sizeof *all);

	for (size_t i = 0; i < g->count; i++)
		all[n++] = g->by[i].field;
	for (size_t i = 0; i < count; i++)
		all[n++] = &columns[i];
	return session_printer(f->session, f->format == FORMAT_TEXT ? FORMAT_TABLE : f->format, all, n);
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

void
figures_say(struct figures *f, struct fail *sentence)
{
	struct session *s = f->session;
	struct buf line = {0};

	if (f->format == FORMAT_TEXT || session_given(s, OPT_VERBOSE)) {
		sentence_of(sentence, s->language, &line);
		buf_putc(&line, '\n');
		(void)fwrite(line.data, 1, line.len, f->format == FORMAT_TEXT ? s->out : stderr);
		buf_release(&line);
	}
	fail_release(sentence);
}

/* One bound of a period as people read it, or the word for none. */
static const char *
bound(struct figures *f, int64_t at, struct words none)
{
	const struct zone *zone = tree_zone(&f->session->tree);
	struct buf out = {0};
	char stored[MOMENT_TEXT];
	const char *shown;

	if (at == INT64_MIN || at == INT64_MAX)
		return none.in[f->session->language];
	moment_print(moment_in(at, zone), stored);
	buf_printf(&out, "%.10s %.5s", stored, stored + 11);
	shown = arena_string(&f->session->arena, buf_view(&out));
	buf_release(&out);
	return shown;
}

static void
set_period(struct figures *f, struct fail *period)
{
	static const struct words first = WORDS("the first record", "catatan pertama"), now = WORDS("now", "saat ini");

	fail_set(period, MSG_FIGURES_PERIOD, bound(f, f->period.from, first), bound(f, f->period.until, now),
	    tree_zone(&f->session->tree)->name);
}

void
figures_say_period(struct figures *f)
{
	struct fail period = {0};

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
