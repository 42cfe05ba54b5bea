/* loop: how far every voice got: analysed, decided, answered, told, improved. */
#include "cli/board.h"
#include "query/seen.h"
#include "query/stage.h"
#include "verbs.h"

#define COLUMN(n, en, id_) { n, WORDS(en, id_), NAME_NONE, FIELD_COUNT, CLASS_PUBLIC, FIELD_DERIVED, 0, NULL, NULL }

static const struct field columns[] = {
	COLUMN("n", "received: how many came in", "masuk: berapa yang diterima"),
	COLUMN("analysed", "analysed: their root cause was found", "dianalisis: akar masalahnya ditemukan"),
	COLUMN("decided", "decided: something was decided", "diputuskan: sudah ada keputusan"),
	COLUMN("responded", "answered: they have an answer", "dijawab: sudah ada jawaban"),
	COLUMN("notified", "told: the citizen was told, also of the newest answer", "diberi tahu: warga sudah tahu, juga jawaban terbaru"),
	COLUMN("untellable", "untellable: neither a contact nor a tracking code", "tak terjangkau: tanpa kontak dan tanpa kode pelacakan"),
	COLUMN("action", "action: led to an improvement action", "tindakan: menjadi sebab tindakan perbaikan"),
	COLUMN("verified_effective", "effective: one of its actions was shown to work", "efektif: salah satu tindakannya terbukti efektif"),
	COLUMN("closed_without", "closed without: closed without all of these, with a reason", "ditutup tanpa: ditutup tanpa semuanya, dengan alasan"),
};
enum { COLUMNS = sizeof columns / sizeof *columns, COLUMN_N = 0 };

static const unsigned of[COLUMNS] = { 1, 1 << 1, 1 << 2, 1 << 3, 1 << 4, 1 << 5, 1 << 6, 1 << 7, 1 << 8 };

static const struct board_view view = { .columns = columns, .count = COLUMNS, .of = of, .counters = COLUMNS, .wide = true };

static const enum name needs[] = {
	NAME_ID, NAME_KIND, NAME_STATUS, NAME_ANALYSED_AT, NAME_DECIDED_AT, NAME_RESPONDED_AT, NAME_NOTIFIED_AT,
	NAME_ACTIONS, NAME_UNTOLD, NAME_TELLABLE, NAME_CLOSED_WITHOUT, NAME_NONE
};

struct looping {
	struct board board;
	/* Ids of actions that were shown to work; of the records that actions say they
	 * answer, and of these those whose action was shown to work. */
	struct seen *effective, *addressed, *improved;
	int64_t n, logs, no_time;
};

static bool
take_action(void *context, struct figures *f, const struct shape *shape, const struct text *row, struct fail *why)
{
	struct looping *l = context;

	(void)f, (void)why;
	seen_add_lines(l->addressed, row_get(shape, row, NAME_ADDRESSES));
	if (text_is(row_get(shape, row, NAME_STATUS), status_key(STATUS_CLOSED)) &&
	    text_is(row_get(shape, row, NAME_VERDICT), "effective")) {
		seen_add_lines(l->effective, row_get(shape, row, NAME_ID));
		seen_add_lines(l->improved, row_get(shape, row, NAME_ADDRESSES));
	}
	return true;
}

/* What is rejected or a duplicate counts as received only. */
static bool
take_case(void *context, struct figures *f, struct scanned *s, struct fail *why)
{
	struct looping *l = context;
	const struct shape *shape = &f->shape;
	bool counts = stage_counts(shape, f->row);
	struct text actions = row_get(shape, f->row, NAME_ACTIONS), *names;
	const bool got[COLUMNS] = {
		true, row_get(shape, f->row, NAME_ANALYSED_AT).len > 0, row_get(shape, f->row, NAME_DECIDED_AT).len > 0,
		row_get(shape, f->row, NAME_RESPONDED_AT).len > 0,
		row_get(shape, f->row, NAME_NOTIFIED_AT).len > 0 && !text_is(row_get(shape, f->row, NAME_UNTOLD), "yes"),
		text_is(row_get(shape, f->row, NAME_TELLABLE), "no"),
		actions.len > 0 || seen_has(l->addressed, s->c.id),
		seen_has_line_of(l->effective, actions) || seen_has(l->improved, s->c.id),
		text_is(row_get(shape, f->row, NAME_CLOSED_WITHOUT), "yes"),
	};
	size_t count;

	(void)why;
	if (text_is(row_get(shape, f->row, NAME_KIND), "log")) {
		l->logs++;
		return true;
	}
	count = board_groups(&l->board, s, &names);
	l->no_time += count == 0;
	for (size_t g = 0; g < count; g++, l->n++)
		for (size_t i = 0; i < COLUMNS; i++)
			if (got[i] && (counts || i == COLUMN_N))
				(void)board_add(&l->board, names[g], i, 1, s);
	return true;
}

static void
say(struct looping *l)
{
	struct figures *f = &l->board.figures;
	struct fail sentence = {0};

	figures_about(f, "log", l->logs);
	figures_about(f, "no_time", l->no_time);
	fail_set(&sentence, MSG_FIGURES_LOOP, figures_cell(f, figures_voided(f)).at, figures_cell(f, l->logs).at,
	    figures_cell(f, l->no_time).at);
	figures_say(f, &sentence);
	figures_say_period(f);
}

bool
stats_loop(struct session *s, struct fail *why)
{
	struct looping l = {0};
	struct figures *f = &l.board.figures;
	bool ok;

	if (!board_start(&l.board, s, &view, session_word(s, OPT_GROUP), why))
		return false;
	l.effective = seen_new();
	l.addressed = seen_new();
	l.improved = seen_new();
	f->needs = needs;
	f->action = take_action;
	ok = board_scan(&l.board, take_case, &l, why);
	if (ok && board_show(&l.board, NULL))
		say(&l);
	seen_free(l.effective);
	seen_free(l.addressed);
	seen_free(l.improved);
	return board_end(&l.board, ok, l.n > 0, why);
}
