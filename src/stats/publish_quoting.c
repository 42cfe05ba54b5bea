/* Whether what was said may stand before everybody: what does not belong there is looked
 * for in it, also with what the tree knows of people. Their personal data are read for
 * that only: nothing of them is shown to anybody, not even which of them was found, so
 * that it is no look into them that identity/access would have a line of (as in
 * lib/cli/matching.c and duplicates.c, which compare without showing). */
#include "publish.h"
#include "record/quoting.h"
#include "store/identity.h"

/* The codes and names of all officers of the tree. */
void
publish_read_officers(struct publish *p)
{
	const struct tree *tree = &p->session->tree;
	struct arena *arena = &p->session->arena;

	p->officers = arena_get(arena, (tree->station_count + 1) * sizeof *p->officers);
	for (size_t i = 0; i < tree->station_count; i++)
		(void)table_read(tree->root, arena_printf(arena, "stations/%.*s/officers.csv", TEXT_ARG(tree->stations[i].code)).at,
		    &officers_schema, arena, &p->officers[i], &p->session->faults);
}

static bool
names_officer(const struct publish *p, struct text t)
{
	for (size_t i = 0; i < p->session->tree.station_count; i++)
		for (size_t j = 0; j < p->officers[i].count; j++) {
			const struct record *row = &p->officers[i].rows[j];

			if (quoting_holds(t, record_get(row, NAME_CODE), true) || quoting_holds(t, record_get(row, NAME_NAME), true))
				return true;
		}
	return false;
}

bool
publish_clear(const struct publish *p, struct text t)
{
	return quoting_clear(t) && !names_officer(p, t);
}

/* A field of an identity file: of people "reporter.name: Rahmat" a line. */
static bool
holds_known(struct text t, struct text value)
{
	struct text line, key, known;

	while (text_next(&value, '\n', &line)) {
		if (!text_cut(line, ':', &key, &known))
			known = line;
		if (!text_ends(key, TEXT(".sex")) && quoting_holds(t, text_trim(known), text_ends(key, TEXT(".name"))))
			return true;
	}
	return false;
}

/* One identity file. */
static enum publish_quote
look_into(const struct publish *p, const struct case_file *c, struct arena *arena, struct text said, struct text answered)
{
	struct record known;
	struct fail none = {0};

	if (case_identity(c).len == 0)
		return QUOTE_CLEAR;
	if (!identity_read(&p->session->tree, c, &known, arena, &none)) {
		fail_release(&none);
		return QUOTE_UNREAD;
	}
	for (size_t i = 0; i < known.schema->count; i++)
		if (known.schema->fields[i].class == CLASS_IDENTITY && (holds_known(said, known.values[i]) || holds_known(answered, known.values[i])))
			return QUOTE_HELD;
	return QUOTE_CLEAR;
}

enum publish_quote
publish_judge(const struct publish *p, const struct case_file *c, struct text concerns, struct arena *arena, struct text said, struct text answered)
{
	struct case_file one = *c;
	enum publish_quote worst;

	if (!publish_clear(p, said) || !publish_clear(p, answered) || quoting_holds(said, concerns, true) || quoting_holds(answered, concerns, true) ||
	    record_get(&c->record, NAME_UID).len == 0)
		return QUOTE_HELD;
	one.step_count = 0;
	worst = look_into(p, &one, arena, said, answered);
	/* Also what an amend has replaced since, and one that was taken back. */
	for (size_t i = 0; i < c->step_count; i++) {
		struct step step = c->steps[i];
		enum publish_quote found;

		step.retracted = false;
		one.steps = &step;
		one.step_count = 1;
		if (!step_amends_people(&step))
			continue;
		found = look_into(p, &one, arena, said, answered);
		worst = found > worst ? found : worst;
	}
	return worst;
}
