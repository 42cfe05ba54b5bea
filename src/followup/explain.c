/* explain: the clocks of a record, counted day by day: what counted, what did not
 * and why, so that a figure can be checked by hand. */
#include "explain.h"
#include "time/date.h"
#include "verbs.h"

enum { DAY = 86400, DAYS_MORE = 62 };

static const struct choice marks[] = {
	{ "start", WORDS("start", "mulai"), NULL }, { "counted", WORDS("counted", "dihitung"), NULL },
	{ "holiday", WORDS("holiday", "libur"), NULL }, { "closed", WORDS("not a working day", "bukan hari kerja"), NULL },
	{ "paused", WORDS("paused", "berhenti sementara"), NULL }, { 0 },
};
enum mark { MARK_START, MARK_COUNTED, MARK_HOLIDAY, MARK_CLOSED, MARK_PAUSED };

#define COLUMN(n, en, id_, name, kind, choices) { n, WORDS(en, id_), name, kind, CLASS_INTERNAL, FIELD_DERIVED | FIELD_BRIEF, 0, choices, NULL }

static const struct field columns[] = {
	COLUMN("id", "name of the record", "nama catatan", NAME_ID, FIELD_RECORD, NULL),
	COLUMN("clock", "which clock", "tenggat yang mana", NAME_CLOCK, FIELD_LINE, NULL),
	COLUMN("episode", "1, and one more each time it was reopened", "1, dan satu lagi tiap dibuka kembali", NAME_NONE, FIELD_COUNT, NULL),
	COLUMN("day", "day", "hari", NAME_DATE, FIELD_DAY, NULL),
	COLUMN("mark", "start, counted, holiday, closed or paused", "start, counted, holiday, closed atau paused", NAME_NONE, FIELD_CHOICE, marks),
	COLUMN("why", "holiday, reason of the wait, what happened", "hari libur, alasan menunggu, yang terjadi", NAME_REASON, FIELD_LINE, NULL),
	COLUMN("counted", "days, or seconds, that counted on that day", "hari, atau detik, yang dihitung pada hari itu", NAME_NONE, FIELD_COUNT, NULL),
	COLUMN("total", "of these since the start", "jumlahnya sejak mulai", NAME_NONE, FIELD_COUNT, NULL),
	COLUMN("start", "when the clock began", "kapan tenggat mulai", NAME_START, FIELD_MOMENT, NULL),
	COLUMN("due", "the last moment that is in time", "saat terakhir yang masih tepat waktu", NAME_DUE, FIELD_MOMENT, NULL),
	COLUMN("ended", "when it stopped, or ended with the record", "kapan dihentikan, atau berakhir bersama catatan", NAME_END, FIELD_MOMENT, NULL),
	COLUMN("state", "how it stands", "keadaannya", NAME_STATUS, FIELD_CHOICE, clock_states),
};
enum { COLUMNS = sizeof columns / sizeof *columns };

const enum option_id explain_options[] = { OPT_CLOCK, OPT_FORMAT, OPT_OUTPUT, OPT_NUL, OPT_END };

static struct text
say(const struct explaining *x, struct words w)
{
	return text_of(w.in[x->session->language]);
}

/* The reason of the wait that the clock stood still for, or that it was an outage. */
static struct text
pause_reason(const struct explaining *x, int64_t end)
{
	const struct step *wait = NULL;

	for (size_t i = 0; i < x->c->c.step_count && x->run->rule->pauses_wait; i++) {
		const struct step *s = &x->c->c.steps[i];

		if (s->retracted || s->at >= end)
			continue;
		if (s->after == STATUS_WAITING && (wait == NULL || record_get(&s->record, NAME_REASON).len > 0))
			wait = s;
		else if (s->after != STATUS_WAITING)
			wait = NULL;
	}
	return wait != NULL ? record_get(&wait->record, NAME_REASON) : say(x, (struct words)WORDS("outage", "gangguan layanan"));
}

/* What a day is, and why. */
static enum mark
mark_of(const struct explaining *x, int32_t day, struct text *why)
{
	const struct clock_rule *rule = x->run->rule;
	const struct record *holiday;
	char text[11];

	*why = (struct text){0};
	date_print(day, text);
	holiday = table_find(&x->holidays, NAME_DATE, text_of(text));
	if (rule->day_kind == DAY_WORKING && !calendar_works(x->calendar, day)) {
		*why = holiday != NULL ? record_get(holiday, NAME_NAME) : (struct text){0};
		return holiday != NULL ? MARK_HOLIDAY : MARK_CLOSED;
	}
	if (calendar_paused(x->calendar, x->run->pauses, day)) {
		*why = pause_reason(x, calendar_begins(x->calendar, day + 1));
		return MARK_PAUSED;
	}
	return MARK_COUNTED;
}

/* How much of the day counted: days, or seconds up to the end of the clock. */
static int64_t
counted_on(const struct explaining *x, int32_t day, int64_t until)
{
	const struct clock_rule *rule = x->run->rule;
	int64_t from = calendar_begins(x->calendar, day), end = calendar_begins(x->calendar, day + 1);

	if (rule->in_days)
		return day > calendar_day(x->calendar, x->run->start) && calendar_counts(x->calendar, rule->day_kind, x->run->pauses, day);
	if (from < x->run->start)
		from = x->run->start;
	if (end > until)
		end = until;
	return end > from ? calendar_seconds(x->calendar, rule->day_kind, x->run->pauses, from, end) : 0;
}

/* What happened to the clock on the day, before the reason. */
static struct text
happened(const struct explaining *x, int32_t day, struct text why)
{
	const struct clock_run *r = x->run;
	struct buf out = {0};
	struct text text;

	if (r->due != INT64_MAX && day == calendar_day(x->calendar, r->due))
		buf_text(&out, say(x, (struct words)WORDS("due", "jatuh tempo")));
	if (r->stopped != INT64_MIN && day == calendar_day(x->calendar, r->stopped)) {
		buf_puts(&out, out.len > 0 ? ", " : "");
		buf_text(&out, say(x, (struct words)WORDS("stopped", "dihentikan")));
	}
	if (r->ended != INT64_MIN && day == calendar_day(x->calendar, r->ended)) {
		buf_puts(&out, out.len > 0 ? ", " : "");
		buf_text(&out, say(x, (struct words)WORDS("the record ended", "catatan berakhir")));
	}
	buf_puts(&out, out.len > 0 && why.len > 0 ? ", " : "");
	buf_text(&out, why);
	text = arena_text(x->c->arena, buf_view(&out));
	buf_release(&out);
	return text;
}

static struct text
moment_cell(const struct explaining *x, int64_t at)
{
	char text[MOMENT_TEXT];

	if (at == INT64_MIN || at == INT64_MAX)
		return (struct text){0};
	moment_print(moment_in(at, &x->calendar->zone), text);
	return arena_text(x->c->arena, text_of(text));
}

static void
print_day(struct explaining *x, int32_t day, enum mark mark, struct text why, int64_t counted, int64_t total)
{
	struct arena *arena = x->c->arena;
	char date[11];
	struct text cells[COLUMNS];

	if (x->printer == NULL) {
		explain_text_day(x, day, &marks[mark], why, total);
		return;
	}
	date_print(day, date);
	cells[0] = x->c->c.id;
	cells[1] = clock_name(x->run, arena);
	cells[2] = arena_printf(arena, "%d", x->run->episode);
	cells[3] = arena_text(arena, text_of(date));
	cells[4] = text_of(marks[mark].key);
	cells[5] = why;
	cells[6] = arena_printf(arena, "%lld", (long long)counted);
	cells[7] = arena_printf(arena, "%lld", (long long)total);
	cells[8] = moment_cell(x, x->run->start);
	cells[9] = moment_cell(x, x->run->due);
	cells[10] = moment_cell(x, x->run->stopped != INT64_MIN ? x->run->stopped : x->run->ended);
	cells[11] = text_of(clock_states[x->run->state].key);
	printer_row(x->printer, cells, (struct text){0});
}

/* Keeps the years of which there is no holiday. */
static void
take_years(struct explaining *x, int first, int last)
{
	for (int year = first; year <= last; year++) {
		struct text name = arena_printf(x->c->arena, "%04d", year);
		bool there = text_find(buf_view(&x->years), name) != (size_t)-1;

		for (size_t i = 0; !there && i < x->holidays.count; i++)
			there = text_starts(record_get(&x->holidays.rows[i], NAME_DATE), name);
		if (!there)
			buf_printf(&x->years, "%s%.*s", x->years.len > 0 ? ", " : "", TEXT_ARG(name));
	}
}

/* The days from the start to the last that says something: when it stopped or ended,
 * where that is not long after it was due; else when it is due. */
static void
explain_days(struct explaining *x)
{
	const struct clock_run *r = x->run;
	int64_t ended = r->stopped != INT64_MIN ? r->stopped : r->ended != INT64_MIN ? r->ended : INT64_MIN;
	int64_t until = r->due != INT64_MAX ? r->due : x->session->clock.now, total = 0;
	int32_t first = calendar_day(x->calendar, r->start), last;

	if (r->state == CLOCK_UNTELLABLE) {
		if (x->printer != NULL)
			print_day(x, first, MARK_START, say(x, clock_states[r->state].label), 0, 0);
		return;
	}
	if (ended != INT64_MIN && ended - until <= (int64_t)DAYS_MORE * DAY)
		until = ended;
	last = calendar_day(x->calendar, until);
	for (int32_t day = first; day <= last; day++) {
		int64_t counted = counted_on(x, day, until);
		struct text why;
		enum mark mark = mark_of(x, day, &why);

		total += counted;
		if (day == first && r->rule->in_days) {
			mark = MARK_START;
			why = (struct text){0};
		}
		print_day(x, day, mark, happened(x, day, why), counted, total);
	}
	explain_text_end(x);
	if (r->rule->day_kind == DAY_WORKING)
		take_years(x, date_of_number(first).year, date_of_number(last).year);
}

static bool
fail_clock(struct explaining *x, const struct clock_run *runs, size_t count, struct fail *why)
{
	struct buf names = {0};
	struct text before = {0};

	for (size_t i = 0; i < count; i++) {
		struct text name = record_get(runs[i].rule->row, NAME_CLOCK);

		if (!text_equal(name, before))
			buf_printf(&names, "%s%.*s", names.len > 0 ? ", " : "", TEXT_ARG(name));
		before = name;
	}
	fail_set(why, MSG_CLOCK_NONE, session_word(x->session, OPT_CLOCK), names.len > 0 ? names.data : "-");
	buf_release(&names);
	return false;
}

static bool
explain_one(struct session *s, struct text id, void *context, struct fail *why)
{
	struct explaining *x = context;
	struct text wanted = text_of(session_word(s, OPT_CLOCK));
	struct clock_run *runs = NULL;
	struct scanned c;
	size_t count, shown = 0;

	if (!scan_one(&s->tree, id, session_as_of(s), &s->faults, &s->scratch, &c, why))
		return false;
	count = clocks_of(x->clocks, &c, s->clock.now, &s->scratch, &runs);
	x->c = &c;
	x->calendar = clocks_calendar(x->clocks, c.station);
	if (x->printer == NULL)
		explain_text_title(x);
	for (size_t i = 0; i < count; i++) {
		if (wanted.len > 0 && !text_equal(wanted, record_get(runs[i].rule->row, NAME_CLOCK)))
			continue;
		x->run = &runs[i];
		if (x->printer == NULL)
			explain_text_clock(x);
		explain_days(x);
		shown++;
	}
	if (shown == 0 && wanted.len > 0)
		return fail_clock(x, runs, count, why) || fail_in(why, arena_string(&s->scratch, id), 0);
	if (shown == 0)
		session_notice(s, MSG_CLOCKS_NONE, arena_string(&s->scratch, id), NULL);
	return true;
}

bool
followup_explain(struct session *s, struct fail *why)
{
	const struct field **all = arena_get(&s->arena, COLUMNS * sizeof(const struct field *));
	struct explaining x = { .session = s };
	bool ok;

	if (!session_format(s, FORMAT_TEXT, &x.format, why))
		return false;
	table_read(s->tree.root, holidays_schema.path, &holidays_schema, &s->arena, &x.holidays, &fail_nowhere);
	x.clocks = clocks_new(&s->tree, session_as_of(s), &s->faults);
	for (size_t i = 0; i < COLUMNS; i++)
		all[i] = &columns[i];
	if (x.format != FORMAT_TEXT)
		x.printer = session_printer(s, x.format, all, COLUMNS);
	ok = session_ids(s, explain_one, &x, why);
	if (x.printer != NULL)
		printer_end(x.printer);
	if (x.years.len > 0)
		session_notice(s, MSG_HOLIDAYS_NONE, x.years.data, NULL);
	buf_release(&x.years);
	clocks_free(x.clocks);
	return ok;
}
