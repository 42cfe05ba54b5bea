#include "cli/listing.h"
#include "cli/records.h"
#include "store/scan.h"

const enum option_id records_list_options[] = { OPTIONS_LISTING, OPT_END };

struct listing_cases {
	struct session *session;
	struct listing listing;
	struct text *row;
};

static bool
take_case(void *context, struct scanned *s, struct fail *why)
{
	struct listing_cases *l = context;
	struct text shift = s->station != NULL ? station_shift(s->station, s->received) : (struct text){0};
	struct text path = arena_printf(s->arena, "%s/%s/%.*s.yaml", l->session->tree.path, s->folder, TEXT_ARG(s->c.id));

	(void)why;
	case_row(&s->c, &l->listing.shape, l->session->clock.now, shift, s->arena, l->row);
	return listing_row(&l->listing, l->row, path);
}

bool
records_list(struct session *s, const struct schema *schema, struct fail *why)
{
	struct scan scan = {
		.tree = &s->tree, .type = record_type_of(schema), .as_of = session_as_of(s), .faults = &s->faults,
	};
	struct listing_cases l = { .session = s };
	bool given, ok;

	if (s->given.operand_count > 0)
		return fail_set(why, MSG_OPERANDS_MANY, s->given.operands[0]);
	if (!session_period(s, &scan.period, &given, why) ||
	    !listing_start(&l.listing, s, shape_of(&case_schema, schema, &s->arena), FORMAT_CSV, why))
		return false;
	l.row = arena_get(&s->arena, l.listing.shape.count * sizeof *l.row);
	/* A scan that stopped because -n was reached is not a fault. */
	ok = scan_cases(&scan, take_case, &l, why) || why->message == MSG_NONE;
	return listing_end(&l.listing, ok ? why : &(struct fail){0}) && ok;
}
