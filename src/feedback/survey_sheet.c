/* Reading a sheet of survey answers. */
#include "survey_sheet.h"

#include "base/memory.h"
#include "record/privacy.h"
#include "time/date.h"
#include "view/sheet.h"

enum { SHOWN_MAX = 20 };	/* faults, and hints, said one by one */

static void
take_fault(void *context, const struct fail *why)
{
	struct adding *a = context;
	struct fail copy = {0};

	fail_copy(&copy, why);
	fail_in(&copy, a->name, 0);
	if (++a->faults <= SHOWN_MAX)
		session_fault(a->session, &copy);
	session_raise(a->session, EXIT_DATA);
	fail_release(&copy);
}

void
survey_sheet_fault(struct adding *a, const char *field, long line, struct fail *why)
{
	if (field != NULL)
		fail_field(why, field);
	fail_in(why, NULL, line);
	take_fault(a, why);
	fail_release(why);
}

static bool
take_header(void *context, const struct csv_row *header, struct fail *why)
{
	struct adding *a = context;

	return survey_bind(&a->columns, header, true, &a->session->arena, why) || fail_in(why, a->name, header->line);
}

static void
hint_comment(struct adding *a, const struct answer *n)
{
	int field = schema_named(&survey_schema, NAME_COMMENT);
	unsigned kinds = privacy_field(&survey_schema.fields[field], n->record.values[field]);

	for (enum message m; (m = privacy_take(&kinds)) != MSG_NONE; ) {
		struct fail hint = {0};

		fail_set_words(&hint, m, NULL, NULL, NULL, NULL);
		fail_field(&hint, "comment");
		fail_in(&hint, a->name, n->line);
		if (++a->hints <= SHOWN_MAX)
			session_warn(a->session, &hint);
		fail_release(&hint);
	}
}

/* The day of the batch that the answer goes to. */
static int32_t
day_of(const struct adding *a, const struct answer *n, struct text *text, struct fail *why)
{
	struct survey_batch b;
	struct moment now;
	char printed[11], clock[MOMENT_TEXT];

	*text = a->day_text;
	if (n->batch.len == 0 || !survey_path(n->batch, &b, &a->session->arena, why))
		return a->day;
	now = moment_in(a->session->clock.now, tree_zone_of(&a->session->tree, b.parsed.station));
	if (b.parsed.day > moment_day(now)) {
		moment_print(now, clock);
		fail_set(why, MSG_RECEIVED_LATER, clock);
	}
	date_print(b.parsed.day, printed);
	*text = arena_text(&a->session->arena, text_of(printed));
	return b.parsed.day;
}

/* The row as `survey answers` gave it to a spreadsheet. */
static struct csv_row
from_spreadsheet(const struct csv_row *cells, struct arena *arena)
{
	struct text *back = arena_get(arena, (cells->count + 1) * sizeof *back);

	for (size_t k = 0; k < cells->count; k++)
		back[k] = sheet_back(cells->cells[k], arena);
	return (struct csv_row){ back, cells->count, cells->line };
}

static bool
take_row(void *context, const struct csv_row *cells, struct fail *why)
{
	struct adding *a = context;
	struct fail_sink sink = { take_fault, a };
	struct answer n = { .line = cells->line };
	struct fail fault = {0};
	struct csv_row back;
	struct text day;
	int32_t number;
	bool named;

	(void)why;
	if (session_given(a->session, OPT_EXCEL)) {
		back = from_spreadsheet(cells, &a->session->arena);
		cells = &back;
	}
	if (!survey_row(&a->columns, cells, &a->when, &a->session->arena, &n.record, &n.batch, &sink))
		return true;
	named = record_get(&n.record, NAME_UID).len > 0;
	if (!named)
		record_move(&n.record, a->when.zone, &a->session->arena);	/* written by hand */
	number = day_of(a, &n, &day, &fault);
	if (fault.message != MSG_NONE) {
		survey_sheet_fault(a, "id", n.line, &fault);
		return true;
	}
	n.undated = record_get(&n.record, NAME_ANSWERED).len == 0;
	if (n.undated)
		record_put(&n.record, NAME_ANSWERED, day);
	if (!named)
		record_put(&n.record, NAME_UID, TEXT("00000000000000000000000000000000"));
	if (!survey_check(&n.record, n.line, number, &sink))
		return true;
	hint_comment(a, &n);
	if (!named)
		record_put(&n.record, NAME_UID, (struct text){0});
	if (a->count == a->cap) {
		a->cap = a->cap * 2 + 64;
		a->answers = memory_grow(a->answers, a->cap, sizeof *a->answers);
	}
	a->answers[a->count++] = n;
	return true;
}

static void
take_bad(void *context, const struct csv_row *cells, const struct fail *why)
{
	struct fail copy = {0};

	fail_copy(&copy, why);
	survey_sheet_fault(context, NULL, cells->line, &copy);
}

bool
survey_sheet_read(struct adding *a, struct fail *why)
{
	struct session *s = a->session;
	struct csv_options options = { .name = NULL };
	struct csv_handler handler = { .header = take_header, .row = take_row, .bad = take_bad, .context = a };
	FILE *in;
	bool ok;

	if (s->given.operand_count > 1)
		return fail_set(why, MSG_OPERANDS_MANY, s->given.operands[1]);
	a->name = s->given.operand_count > 0 ? s->given.operands[0] : "-";
	options.name = a->name;
	in = session_input(s, a->name, why);
	if (in == NULL)
		return false;
	ok = csv_read(in, &options, &handler, why) || fail_in(why, a->name, 0);
	if (in != stdin)
		(void)fclose(in);
	if (ok && a->count == 0 && a->faults == 0) {
		fail_set(why, MSG_SURVEY_NO_ROWS);
		ok = fail_in(why, a->name, 0);
	}
	return ok;
}
