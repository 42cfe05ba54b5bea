#include "cli/improving.h"
#include "cli/records.h"
#include "cli/seeing.h"
#include "query/clocks.h"
#include "store/scan.h"

const enum option_id records_list_options[] = { OPTIONS_LISTING, OPT_SHOW_IDENTITY, OPT_BY, OPT_END };

struct listing_cases {
	struct session *session;
	struct listing listing;
	struct seeing seeing;
	bool identity;		/* -I */
	bool addressed;		/* that column is asked for */
	struct clocks *clocks;	/* for the column of that name; NULL: it is not asked for */
	struct improving improving;
	struct text *row;
};

static void
fill_clocks(struct listing_cases *l, struct scanned *s)
{
	struct clock_run *runs = NULL;
	size_t count = clocks_of(l->clocks, s, l->session->clock.now, s->arena, &runs);
	const struct zone *zone = s->station != NULL ? &s->station->zone : tree_zone(&l->session->tree);

	l->row[shape_named(&l->listing.shape, NAME_CLOCKS)] = clocks_cell(runs, count, zone, s->arena);
}

static bool
take_case(void *context, struct scanned *s, struct fail *why)
{
	struct listing_cases *l = context;
	struct text shift = s->station != NULL ? station_shift(s->station, s->received) : (struct text){0};
	struct text path = arena_printf(s->arena, "%s/%s/%.*s.yaml", l->session->tree.path, s->folder, TEXT_ARG(s->c.id));

	case_row(&s->c, &l->listing.shape, l->session->clock.now, shift, s->arena, l->row);
	if (l->addressed && !improving_fill(&l->improving, l->session, s->c.record.schema, &l->listing.shape, l->row, s->arena, why))
		return false;
	if (l->clocks != NULL)
		fill_clocks(l, s);
	if (l->identity && !seeing_fill(&l->seeing, &s->c, s->arena, &l->listing.shape, l->row, why))
		return false;
	return listing_row(&l->listing, l->row, path);
}

/* Whether a column is printed, or in the filter, the order or the template: only
 * then the whole tree is read for it. */
static bool
is_asked(const struct listing *l, enum name id)
{
	static const enum option_id words[] = { OPT_WHERE, OPT_SORT, OPT_TEMPLATE };
	int column = schema_named(&case_schema, id);

	for (size_t i = 0; l->format != FORMAT_IDS && l->format != FORMAT_PATHS && i < l->column_count; i++)
		if (l->columns[i]->id == id)
			return true;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (session_given(l->session, words[i]) &&
		    text_find(text_of(session_word(l->session, words[i])), text_of(case_schema.fields[column].name)) != (size_t)-1)
			return true;
	return false;
}

bool
records_list(struct session *s, const struct schema *schema, struct fail *why)
{
	struct scan scan = {
		.tree = &s->tree, .type = record_type_of(schema), .as_of = session_as_of(s), .zone = tree_zone(&s->tree), .faults = &s->faults,
	};
	struct listing_cases l = { .session = s };
	struct shape shape = shape_of(&case_schema, schema, &s->arena);
	bool given, ok;

	if (s->given.operand_count > 0)
		return fail_set(why, MSG_OPERANDS_MANY, s->given.operands[0]);
	l.identity = session_given(s, OPT_SHOW_IDENTITY);
	if (!session_period(s, &scan.period, &given, why) || !listing_where(s, why))
		return false;
	if (l.identity)
		seeing_begin(&l.seeing, s, schema, &shape);
	if (!listing_start(&l.listing, s, shape, FORMAT_CSV, why))
		return !l.identity ? seeing_hint(schema, why) : false;
	if (l.identity) {
		l.listing.before = seeing_log;
		l.listing.context = &l.seeing;
	}
	l.addressed = is_asked(&l.listing, NAME_ADDRESSED) && schema == &action_schema;
	if (is_asked(&l.listing, NAME_CLOCKS))
		l.clocks = clocks_new(&s->tree, session_as_of(s), &s->faults);
	l.row = arena_get(&s->arena, l.listing.shape.count * sizeof *l.row);
	/* A scan that stopped because -n was reached is not a fault. */
	ok = scan_cases(&scan, take_case, &l, why) || why->message == MSG_NONE;
	if (!ok && l.identity) {
		l.listing.before = NULL;	/* nothing is shown, so nobody looked */
		l.listing.row_count = 0;
	}
	ok = listing_end(&l.listing, ok ? why : &(struct fail){0}) && ok;
	improving_release(&l.improving);
	clocks_free(l.clocks);
	if (l.identity)
		seeing_end(&l.seeing);
	return ok;
}
