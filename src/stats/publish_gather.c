/* Counting a month. */
#include "publish.h"
#include "time/date.h"

const char *const publish_steps[GOTS] = { "analysed", "decided", "answered", "told", "action", "effect" };

/* Kinds that are told apart only from 10 on: Law 27/2022 on personal data, article 4,
 * names crimes, health and children as specific data; and nobody may find out who
 * complained. */
const struct publish_sensitive publish_sensitive[] = {
	{ VOICE_REPORT, "crime", WORDS("crime records are specific personal data (Law 27/2022, article 4)",
		"catatan kejahatan adalah data pribadi spesifik (UU 27/2022 Pasal 4)") },
	{ VOICE_REPORT, "social", WORDS("these are about families, children and health (Law 27/2022, article 4)",
		"menyangkut keluarga, anak dan kesehatan (UU 27/2022 Pasal 4)") },
	{ VOICE_FEEDBACK, "complaint", WORDS("nobody shall find out who complained",
		"siapa yang mengadu tidak boleh diketahui") },
	{ .kind = NULL },
};

bool
publish_kind_counts(struct text kind)
{
	return !text_is(kind, "log") && !text_is(kind, "outage");
}

int64_t
publish_least(enum voice voice, struct text kind)
{
	for (const struct publish_sensitive *s = publish_sensitive; s->kind != NULL; s++)
		if (s->voice == voice && text_is(kind, s->kind))
			return PUBLISH_K_SENSITIVE;
	return PUBLISH_K;
}

const struct choice *
publish_kinds(enum voice voice)
{
	const struct schema *schema = voice == VOICE_REPORT ? &report_schema : &feedback_schema;

	return schema->fields[schema_named(schema, NAME_KIND)].choices;
}

/* Any text may stand for a channel: only those of the table are named. */
static size_t
channel_of(const struct publish *p, const struct tree *tree, struct text channel)
{
	const struct record *row = table_find(&tree->channels, NAME_CODE, channel);
	struct text parent = row != NULL ? record_get(row, NAME_PARENT) : (struct text){0};

	for (size_t i = 0; row != NULL && i + 1 < p->channel_count; i++)
		if (text_equal(p->channels[i], parent.len > 0 ? parent : channel))
			return i;
	return p->channel_count - 1;
}

static size_t
kind_of(enum voice voice, struct text kind)
{
	const struct choice *kinds = publish_kinds(voice);
	size_t i = 0;

	while (kinds[i].key != NULL && !text_is(kind, kinds[i].key))
		i++;
	return i;
}

static void
take_time(struct publish *p, struct gathered_voice *v, const struct scanned *s)
{
	int32_t day = moment_day(s->received) - p->begin;

	v->days[day < 0 ? 0 : day >= p->end - p->begin ? p->end - p->begin - 1 : day]++;
	v->hours[s->received.day_only ? PUBLISH_HOURS - 1 : moment_second(s->received) / 3600]++;
	for (size_t i = 0; i < p->figures.tree->station_count; i++)
		v->stations[i] += s->station == &p->figures.tree->stations[i];
}

static void
take_steps(struct publish *p, struct gathered_voice *v, struct figures *f, const struct scanned *s)
{
	const struct shape *shape = &f->shape;
	struct text actions = row_get(shape, f->row, NAME_ACTIONS), aspects, rest, element;
	const bool got[GOTS] = {
		row_get(shape, f->row, NAME_ANALYSED_AT).len > 0, row_get(shape, f->row, NAME_DECIDED_AT).len > 0,
		row_get(shape, f->row, NAME_RESPONDED_AT).len > 0,
		row_get(shape, f->row, NAME_NOTIFIED_AT).len > 0 && !text_is(row_get(shape, f->row, NAME_UNTOLD), "yes"),
		actions.len > 0 || seen_has(p->addressed, s->c.id),
		seen_has_line_of(p->effective, actions) || seen_has(p->bettered, s->c.id),
	};

	for (int i = 0; i < GOTS; i++)
		v->got[i] += got[i];
	aspects = rest = f->voice == VOICE_FEEDBACK ? row_get(shape, f->row, NAME_ASPECTS) : (struct text){0};
	while (text_next(&rest, '\n', &element)) {
		if (text_came_before(aspects, element))
			continue;
		for (size_t i = 0; i < PUBLISH_ELEMENTS && service_elements[i].key != NULL; i++) {
			int64_t *counts = p->gathered->elements[i];

			if (!text_is(element, service_elements[i].key))
				continue;
			counts[ELEMENT_N]++;
			counts[ELEMENT_ANSWERED] += got[GOT_ANSWERED];
			counts[ELEMENT_ACTION] += got[GOT_ACTION];
		}
	}
}

static void
take_clocks(struct gathered_voice *v, struct figures *f, const struct scanned *s, size_t kind)
{
	struct clock_run *runs = NULL;
	size_t count = clocks_of(figures_clocks(f), s, f->session->clock.now, s->arena, &runs);

	for (size_t i = 0; i < count; i++) {
		struct tally_group *g = tally_at(v->clocks, clock_name(&runs[i], s->arena));

		g->counts[CLOCKS_MET] += runs[i].state == CLOCK_MET;
		g->counts[CLOCKS_BREACHED] += runs[i].state == CLOCK_BREACHED;
		g->counts[CLOCKS_KINDS] |= (int64_t)1 << kind;
	}
}

static bool
take_case(void *context, struct figures *f, struct scanned *s, struct fail *why)
{
	struct publish *p = context;
	struct gathered_voice *v = &p->gathered->voices[f->voice];
	struct text kind = row_get(&f->shape, f->row, NAME_KIND);
	int64_t seconds = 0;
	size_t k = kind_of(f->voice, kind);

	(void)why;
	if (!publish_kind_counts(kind) || publish_kinds(f->voice)[k].key == NULL)
		return true;
	v->total++;
	v->received[k][channel_of(p, f->tree, row_get(&f->shape, f->row, NAME_CHANNEL))]++;
	take_time(p, v, s);
	if (!stage_counts(&f->shape, f->row))
		return true;
	if (stage_measure(&p->span, f->row, &seconds) == STAGE_MEASURED)
		durations_add(&v->times[k], seconds);
	take_steps(p, v, f, s);
	take_clocks(v, f, s, k);
	return true;
}

bool
publish_month(struct publish *p, struct ledger *l, struct fail *why)
{
	const struct zone *zone = tree_zone(&p->session->tree);
	struct figures *f = &p->figures;
	bool ok;

	p->gathered = arena_get(&p->session->arena, sizeof *p->gathered);
	for (int v = 0; v < VOICES; v++) {
		p->gathered->voices[v].stations = arena_get(&p->session->arena,
		    (f->tree->station_count + 1) * sizeof *p->gathered->voices[v].stations);
		p->gathered->voices[v].clocks = tally_new_of(CLOCKS_COUNTS);
	}
	figures_all(f, p->session);
	f->period = (struct period){ zone_instant(zone, (int64_t)p->begin * 86400), zone_instant(zone, (int64_t)p->end * 86400) };
	ok = stage_parse(NULL, NULL, &f->shape, &p->span, why) && figures_scan(f, take_case, p, why);
	if (ok)
		publish_tables(p, l);
	for (int v = 0; v < VOICES; v++) {
		tally_free(p->gathered->voices[v].clocks);
		for (size_t k = 0; k < PUBLISH_KINDS; k++)
			durations_release(&p->gathered->voices[v].times[k]);
	}
	return ok;
}
