/* due: what is overdue or soon, of reports, feedback, actions and handovers. */
#include "cli/dues.h"
#include "cli/listing.h"
#include "query/tally.h"
#include "verbs.h"

enum { DAY = 86400, GROUPS_MOST = 2 };

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
	COLUMN("clock", "which clock, or wait referral review reply action verify handover", "tenggat yang mana, atau wait referral review reply action verify handover", NAME_CLOCK, FIELD_LINE, FIELD_BRIEF),
	COLUMN("due", "the last moment that is in time", "saat terakhir yang masih tepat waktu", NAME_DUE, FIELD_MOMENT, FIELD_BRIEF),
	COLUMN("left", "time left, in seconds; below 0 it is overdue", "sisa waktu dalam detik; di bawah 0 berarti terlambat", NAME_NONE, FIELD_DURATION, FIELD_BRIEF),
	{ "state", WORDS("overdue or soon", "terlambat atau segera"), NAME_STATUS, FIELD_CHOICE, CLASS_INTERNAL, FIELD_DERIVED | FIELD_BRIEF, 0, states, NULL },
	COLUMN("next", "the step that does it: spkt-followup NEXT ID", "langkah berikutnya: spkt-followup NEXT ID", NAME_VERB, FIELD_LINE, FIELD_BRIEF),
	COLUMN("basis", "legal basis", "dasar hukum", NAME_BASIS, FIELD_LINE, 0),
};
enum { COLUMNS = sizeof columns / sizeof *columns, COLUMN_STATE = 9 };

static const struct field counts[] = {
	COLUMN("overdue", "how many are overdue", "berapa yang terlambat", NAME_NONE, FIELD_COUNT, FIELD_BRIEF),
	COLUMN("soon", "how many are due soon", "berapa yang segera jatuh tempo", NAME_NONE, FIELD_COUNT, FIELD_BRIEF),
};

const enum option_id due_options[] = { OPT_GROUP, OPT_WITHIN, OPTIONS_LISTING, OPT_END };

struct due_list {
	struct session *session;
	struct listing listing;
	struct clocks *clocks;
	int64_t within;
	int64_t overdue;	/* rows that -w lets through */
	/* of -g: columns, and how many of each group are overdue and soon */
	int groups[GROUPS_MOST];
	size_t group_count;
	struct tally *tally[2];	/* each has every name */
};

/* Counts a row in its group: the cells of -g, joined by NUL, which no text holds. */
static void
count_row(struct due_list *l, const struct text *row, struct arena *arena)
{
	struct buf name = {0};
	struct text key;

	for (size_t i = 0; i < l->group_count; i++) {
		if (i > 0)
			buf_putc(&name, '\0');
		buf_text(&name, row[l->groups[i]]);
	}
	key = arena_text(arena, buf_view(&name));
	for (size_t state = 0; state < 2; state++)
		tally_at(l->tally[state], key)->n += text_is(row[COLUMN_STATE], states[state].key);
	buf_release(&name);
}

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
	row[3] = case_title(&shape, all, l->session->language);
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
		if (l->listing.filter != NULL && !filter_match(l->listing.filter, row))
			continue;
		l->overdue += dues[i].at < l->session->clock.now;
		if (l->group_count > 0)
			count_row(l, row, c->arena);
		else if (!listing_row(&l->listing, row, path))
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

static bool
take_groups(struct due_list *l, struct fail *why)
{
	struct text rest = text_of(session_word(l->session, OPT_GROUP)), name;

	while (session_given(l->session, OPT_GROUP) && text_next(&rest, ',', &name)) {
		if (l->group_count == GROUPS_MOST)
			return fail_set(why, MSG_GROUPS_BAD, session_word(l->session, OPT_GROUP));
		if (!shape_find(&l->listing.shape, text_trim(name), &l->groups[l->group_count], why))
			return fail_field(why, "group-by");
		l->group_count++;
	}
	return true;
}

/* A row a group, by name. */
static void
print_groups(struct due_list *l)
{
	struct session *s = l->session;
	const struct field **all = arena_get(&s->arena, (l->group_count + 2) * sizeof(const struct field *));
	struct tally_group **groups;
	struct printer *p;
	size_t count;

	for (size_t i = 0; i < l->group_count + 2; i++)
		all[i] = i < l->group_count ? l->listing.shape.fields[l->groups[i]] : &counts[i - l->group_count];
	p = session_printer(s, l->listing.format, all, l->group_count + 2);
	groups = tally_sorted(l->tally[0], &count);
	for (size_t g = 0; g < count; g++) {
		struct text cells[GROUPS_MOST + 2], rest = groups[g]->name;

		for (size_t i = 0; i < l->group_count; i++)
			text_cut(rest, '\0', &cells[i], &rest);
		for (size_t state = 0; state < 2; state++)
			cells[l->group_count + state] = arena_printf(&s->arena, "%lld", (long long)tally_at(l->tally[state], groups[g]->name)->n);
		printer_row(p, cells, (struct text){0});
	}
	printer_end(p);
}

/* Rows of groups go to a printer of their own, once all are counted. */
static bool
start_groups(struct due_list *l, struct fail *why)
{
	struct session *s = l->session;
	struct when when = session_when(s);

	l->listing = (struct listing){ .session = s, .shape = shape_own(columns, COLUMNS, &s->arena) };
	if (!listing_where(s, why) || !session_format(s, FORMAT_CSV, &l->listing.format, why) || !take_groups(l, why))
		return false;
	if (session_given(s, OPT_WHERE))
		l->listing.filter = filter_parse(text_of(session_word(s, OPT_WHERE)), &l->listing.shape, &when, &s->arena, why);
	if (session_given(s, OPT_WHERE) && l->listing.filter == NULL)
		return false;
	for (size_t state = 0; state < 2; state++)
		l->tally[state] = tally_new();
	return true;
}

/* The earliest first, unless -S says otherwise; so all are read before one is shown. */
static bool
start(struct due_list *l, struct fail *why)
{
	struct session *s = l->session;

	if (!take_within(l, why))
		return false;
	if (session_given(s, OPT_GROUP))
		return start_groups(l, why);
	return listing_start(&l->listing, s, shape_own(columns, COLUMNS, &s->arena), FORMAT_CSV, why) &&
	    (l->listing.sort.count > 0 || sort_parse(TEXT("due,id,clock"), &l->listing.shape, &s->arena, &l->listing.sort, why));
}

static bool
end(struct due_list *l, struct fail *why)
{
	l->listing.quiet_end = true;
	if (l->group_count == 0)
		return listing_end(&l->listing, why);
	if (why->message == MSG_NONE)
		print_groups(l);
	for (size_t state = 0; state < 2; state++)
		tally_free(l->tally[state]);
	return why->message == MSG_NONE;
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
	ended = end(&l, ok ? why : &(struct fail){0});
	return ended && ok && answer(&l, why);
}
