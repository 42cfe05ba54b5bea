/* due: what is overdue or soon, of reports, feedback, actions and handovers. */
#include "cli/dues.h"
#include "cli/listing.h"
#include "verbs.h"

enum { DAY = 86400 };

static const struct choice states[] = {
	{ "overdue", WORDS("overdue", "terlambat"), NULL }, { "soon", WORDS("soon", "segera"), NULL }, { 0 },
};

#define COLUMN(n, en, id_, name, kind, flags) { n, WORDS(en, id_), name, kind, CLASS_INTERNAL, FIELD_DERIVED | (flags), 0, NULL, NULL }

static const struct field columns[] = {
	COLUMN("id", "name of the record", "nama catatan", NAME_ID, FIELD_RECORD, FIELD_BRIEF),
	COLUMN("type", "type of the record", "jenis catatan", NAME_TYPE, FIELD_LINE, 0),
	COLUMN("kind", "what it is", "jenis", NAME_KIND, FIELD_LINE, FIELD_BRIEF),
	COLUMN("title", "what it is about", "pokoknya", NAME_TITLE, FIELD_LINE, FIELD_BRIEF),
	COLUMN("owner", "who handles it", "penanggung jawab", NAME_OWNER, FIELD_LINE, FIELD_BRIEF),
	COLUMN("shift", "shift in which it came in", "regu saat diterima", NAME_SHIFT, FIELD_LINE, 0),
	COLUMN("clock", "which clock, or wait referral review action verify handover", "tenggat yang mana, atau wait referral review action verify handover", NAME_CLOCK, FIELD_LINE, FIELD_BRIEF),
	COLUMN("due", "the last moment that is in time", "saat terakhir yang masih tepat waktu", NAME_DUE, FIELD_MOMENT, FIELD_BRIEF),
	COLUMN("left", "time left, in seconds; below 0 it is overdue", "sisa waktu dalam detik; di bawah 0 berarti terlambat", NAME_NONE, FIELD_DURATION, FIELD_BRIEF),
	{ "state", WORDS("overdue or soon", "terlambat atau segera"), NAME_STATUS, FIELD_CHOICE, CLASS_INTERNAL, FIELD_DERIVED | FIELD_BRIEF, 0, states, NULL },
	COLUMN("next", "the step that does it: spkt-followup NEXT ID", "langkah berikutnya: spkt-followup NEXT ID", NAME_VERB, FIELD_LINE, FIELD_BRIEF),
	COLUMN("basis", "legal basis", "dasar hukum", NAME_BASIS, FIELD_LINE, 0),
};
enum { COLUMNS = sizeof columns / sizeof *columns };

const enum option_id due_options[] = { OPT_WITHIN, OPTIONS_LISTING, OPT_END };

struct due_list {
	struct session *session;
	struct listing listing;
	struct clocks *clocks;
	int64_t within;
	int64_t overdue;	/* rows that -w lets through */
};

static void
fill_row(const struct due_list *l, const struct scanned *c, const struct due *due, struct text *row)
{
	struct arena *arena = c->arena;
	struct shape shape = shape_of(&case_schema, c->c.record.schema, arena);
	struct text *all = arena_get(arena, shape.count * sizeof *all), shift = {0};
	const struct zone *zone = c->station != NULL ? &c->station->zone : tree_zone(&l->session->tree);
	int64_t left = due->at - l->session->clock.now;
	char at[MOMENT_TEXT];

	if (c->station != NULL)
		shift = station_shift(c->station, c->received);
	case_row(&c->c, &shape, l->session->clock.now, shift, arena, all);
	moment_print(moment_in(due->at, zone), at);
	row[0] = c->c.id;
	row[1] = text_of(c->c.record.schema->name);
	row[2] = row_get(&shape, all, NAME_KIND);
	row[3] = row_get(&shape, all, NAME_TITLE);
	row[4] = row_get(&shape, all, NAME_OWNER);
	row[5] = row_get(&shape, all, NAME_SHIFT);
	row[6] = due->what;
	row[7] = arena_text(arena, text_of(at));
	row[8] = arena_printf(arena, "%lld", (long long)left);
	row[9] = text_of(states[left < 0 ? 0 : 1].key);
	row[10] = text_of(due->next);
	row[11] = due->basis;
}

static bool
take_case(void *context, struct scanned *c, struct fail *why)
{
	struct due_list *l = context;
	struct text path = arena_printf(c->arena, "%s/%s/%.*s.yaml", l->session->tree.path, c->folder, TEXT_ARG(c->c.id));
	struct due *dues;
	size_t count = dues_of(l->clocks, c, l->session->clock.now, c->arena, &dues);

	(void)why;
	for (size_t i = 0; i < count; i++) {
		struct text row[COLUMNS];

		if (dues[i].at - l->session->clock.now > l->within)
			continue;
		fill_row(l, c, &dues[i], row);
		l->overdue += dues[i].at < l->session->clock.now && (l->listing.filter == NULL || filter_match(l->listing.filter, row));
		if (!listing_row(&l->listing, row, path))
			return false;
	}
	return true;
}

static bool
take_within(struct due_list *l, struct fail *why)
{
	struct session *s = l->session;

	l->within = DAY;
	return !session_given(s, OPT_WITHIN) || when_duration(text_of(session_word(s, OPT_WITHIN)), &l->within, why) ||
	    fail_field(why, "within");
}

/* The earliest first, unless -S says otherwise; so all are read before one is shown. */
static bool
start(struct due_list *l, struct fail *why)
{
	struct session *s = l->session;

	if (!take_within(l, why) ||
	    !listing_start(&l->listing, s, shape_own(columns, COLUMNS, &s->arena), FORMAT_CSV, why))
		return false;
	return l->listing.sort.count > 0 ||
	    sort_parse(TEXT("due,id,clock"), &l->listing.shape, &s->arena, &l->listing.sort, why);
}

/* With -E the answer is whether something is overdue, not whether something is shown. */
static bool
answer(const struct due_list *l, struct fail *why)
{
	struct session *s = l->session;

	return !session_given(s, OPT_EXIT) || l->overdue == 0 ||
	    fail_set(why, MSG_DUE_OVERDUE, arena_printf(&s->arena, "%lld", (long long)l->overdue).at);
}

bool
followup_due(struct session *s, struct fail *why)
{
	struct due_list l = { .session = s };
	struct period period;
	bool given, ok = true, ended;

	if (s->given.operand_count > 0)
		return fail_set(why, MSG_OPERANDS_MANY, s->given.operands[0]);
	if (!session_period(s, &period, &given, why) || !start(&l, why))
		return false;
	l.clocks = clocks_new(&s->tree, session_as_of(s), &s->faults);
	for (const struct record_type *t = record_types; ok && t->schema != NULL; t++) {
		struct scan scan = { .tree = &s->tree, .type = t, .period = period, .as_of = session_as_of(s), .faults = &s->faults };

		ok = scan_cases(&scan, take_case, &l, why) || why->message == MSG_NONE;
	}
	clocks_free(l.clocks);
	l.listing.quiet_end = true;
	ended = listing_end(&l.listing, ok ? why : &(struct fail){0});
	return ended && ok && answer(&l, why);
}
