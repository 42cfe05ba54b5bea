/* outbox: the answers that nobody was told yet, with the way to each citizen, for
 * a mail or message script. Contacts are personal data: who looked is logged. */
#include "cli/listing.h"
#include "record/delivery.h"
#include "store/default.h"
#include "store/identity.h"
#include "store/scan.h"
#include "verbs.h"

#define COLUMN(n, en, id_, name, kind, class, flags) { n, WORDS(en, id_), name, kind, class, FIELD_DERIVED | (flags), 0, NULL, NULL }

static const struct field columns[] = {
	COLUMN("id", "name of the record", "nama catatan", NAME_ID, FIELD_RECORD, CLASS_PUBLIC, FIELD_BRIEF),
	COLUMN("kind", "what it is", "jenisnya", NAME_KIND, FIELD_LINE, CLASS_PUBLIC, FIELD_BRIEF),
	COLUMN("channel", "by which channel; code: only by the tracking code; empty: there is no way", "lewat saluran mana; code: hanya dengan kode pelacakan; kosong: tidak ada jalan", NAME_CHANNEL, FIELD_LINE, CLASS_INTERNAL, FIELD_BRIEF),
	COLUMN("contact", "telephone number or address", "nomor telepon atau alamat", NAME_NONE, FIELD_LINE, CLASS_IDENTITY, FIELD_BRIEF),
	COLUMN("name", "whom", "kepada siapa", NAME_NAME, FIELD_LINE, CLASS_IDENTITY, FIELD_BRIEF),
	COLUMN("responded_at", "when it was answered", "kapan dijawab", NAME_RESPONDED_AT, FIELD_MOMENT, CLASS_PUBLIC, 0),
	COLUMN("text", "the answer", "jawabannya", NAME_TEXT, FIELD_PROSE, CLASS_INTERNAL, FIELD_BRIEF),
	COLUMN("station", "desk", "SPKT", NAME_STATION, FIELD_LINE, CLASS_PUBLIC, 0),
};
enum { COLUMNS = sizeof columns / sizeof *columns, CONTACT = 3 };

struct outbox {
	struct session *session;
	struct listing listing;
	struct text row[COLUMNS];
	struct shape stands[2];		/* of reports and of feedback, as amended */
	size_t read, absent, unanswered;	/* identity files read, or not here; decided only */
	size_t untellable;
};

static void
set(struct outbox *o, enum name id, struct text value)
{
	o->row[shape_named(&o->listing.shape, id)] = value;
}

static enum delivery_way
way_of(const struct tree *tree, struct text channel)
{
	if (default_is_below(tree, channel, "message"))
		return DELIVERY_MESSAGE;
	return default_is_below(tree, channel, "email") ? DELIVERY_EMAIL : DELIVERY_OTHER;
}

/* The channel by which it came, as it was amended. */
static struct text
channel_of(const struct outbox *o, const struct scanned *s)
{
	const struct shape *shape = &o->stands[s->c.record.schema == &feedback_schema];
	struct text *row = arena_get(s->arena, shape->count * sizeof *row);

	case_row(&s->c, shape, o->session->clock.now, (struct text){0}, s->arena, row);
	return row_get(shape, row, NAME_CHANNEL);
}

/* By the people of a record; where they are not in this clone the channel is the one
 * that it came by, and the contact is empty. Else by its tracking code alone. */
static bool
find_way(struct outbox *o, const struct scanned *s, struct delivery *d, struct fail *why)
{
	const struct tree *tree = &o->session->tree;
	struct text channel = channel_of(o, s);
	struct record identity;

	*d = (struct delivery){0};
	if (case_identity(&s->c).len > 0 && identity_read(tree, &s->c, &identity, s->arena, why)) {
		o->read++;
		*d = delivery_find(record_get(&identity, NAME_PEOPLE), channel, way_of(tree, channel), s->arena);
	} else if (case_identity(&s->c).len > 0) {
		if (why->message != MSG_FILE_OPEN)
			return false;
		fail_release(why);
		o->absent++;
		d->channel = channel;
	}
	if (d->channel.len == 0 && case_code(&s->c).len > 0)
		d->channel = TEXT("code");
	o->untellable += d->channel.len == 0;
	return true;
}

static bool
take_case(void *context, struct scanned *s, struct fail *why)
{
	struct outbox *o = context;
	const struct step *answer = delivery_due(&s->c);
	struct delivery d;

	if (s->c.status == STATUS_VOID)
		return true;
	o->unanswered += delivery_unanswered(&s->c);
	if (answer == NULL)
		return true;
	if (!find_way(o, s, &d, why))
		return false;
	set(o, NAME_ID, s->c.id);
	set(o, NAME_KIND, record_get(&s->c.record, NAME_KIND));
	set(o, NAME_CHANNEL, d.channel);
	o->row[CONTACT] = d.contact;
	set(o, NAME_NAME, d.name);
	set(o, NAME_RESPONDED_AT, record_get(&answer->record, NAME_AT));
	set(o, NAME_TEXT, record_get(&answer->record, NAME_TEXT));
	set(o, NAME_STATION, record_get(&s->c.record, NAME_STATION));
	return listing_row(&o->listing, o->row,
	    arena_printf(s->arena, "%s/%s/%.*s.yaml", o->session->tree.path, s->folder, TEXT_ARG(s->c.id)));
}

/* Logs whose contact is shown, before it is; and of a search among them that
 * found nothing that it was made. */
static bool
log_rows(void *context, const struct text *const *rows, size_t count, struct fail *why)
{
	struct outbox *o = context;
	struct session *s = o->session;
	struct text *ids = arena_get(&s->arena, (count + 1) * sizeof *ids);
	size_t n = 0;

	for (size_t i = 0; i < count; i++)
		if (rows[i][CONTACT].len > 0)
			ids[n++] = rows[i][0];
	return o->read == 0 || identity_log_all(&s->tree, s->clock.now, session_officer(s), "outbox", ids, n > 0 ? n : 1, why);
}

static void
say_rest(struct outbox *o)
{
	struct session *s = o->session;

	if (o->absent > 0)
		session_notice(s, MSG_SEEING_ABSENT, arena_printf(&s->arena, "%zu", o->absent).at, NULL);
	if (o->untellable > 0 && session_given(s, OPT_VERBOSE))
		session_notice(s, MSG_OUTBOX_UNTELLABLE, arena_printf(&s->arena, "%zu", o->untellable).at, NULL);
	if (o->unanswered > 0)
		session_notice(s, MSG_OUTBOX_UNANSWERED, arena_printf(&s->arena, "%zu", o->unanswered).at, NULL);
}

bool
followup_outbox(struct session *s, struct fail *why)
{
	static const struct schema *const types[] = { &report_schema, &feedback_schema };
	struct outbox o = { .session = s };
	struct scan scan = { .tree = &s->tree, .as_of = session_as_of(s), .faults = &s->faults };
	bool given, ok = true;

	if (s->given.operand_count > 0)
		return fail_set(why, MSG_OPERANDS_MANY, s->given.operands[0]);
	if (!session_period(s, &scan.period, &given, why) ||
	    !listing_start(&o.listing, s, shape_own(columns, COLUMNS, &s->arena), FORMAT_CSV, why))
		return false;
	o.listing.before = log_rows;
	o.listing.context = &o;
	for (size_t i = 0; ok && i < sizeof types / sizeof *types; i++) {
		o.stands[i] = shape_of(&case_schema, types[i], &s->arena);
		scan.type = record_type_of(types[i]);
		ok = scan_cases(&scan, take_case, &o, why) || why->message == MSG_NONE;
	}
	if (!ok) {
		o.listing.before = NULL;	/* nothing is shown, so nobody looked */
		o.listing.row_count = 0;
	}
	ok = listing_end(&o.listing, ok ? why : &(struct fail){0}) && ok;
	say_rest(&o);
	return ok;
}
