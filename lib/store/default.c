#include "store/default.h"

/* Priorities of new reports; a kind that is not here is routine. */
static const struct {
	const char *kind, *priority;
} priorities[] = {
	{ "emergency", "emergent" },
	{ "crime", "urgent" },
	{ "outage", "urgent" },
};

static bool
missing(const struct record *r, enum name id)
{
	return schema_named(r->schema, id) != NO_FIELD && record_get(r, id).len == 0;
}

bool
default_is_below(const struct tree *tree, struct text channel, const char *top)
{
	bool below = text_is(channel, top);

	for (int depth = 0; !below && channel.len > 0 && depth < 8; depth++) {
		const struct record *row = table_find(&tree->channels, NAME_CODE, channel);

		channel = row != NULL ? record_get(row, NAME_PARENT) : (struct text){0};
		below = text_is(channel, top);
	}
	return below;
}

bool
default_is_box(const struct tree *tree, struct text channel)
{
	return default_is_below(tree, channel, "box");
}

/* Perkap 6/2019 article 3: A is made by an officer who found it, B on what the
 * public reports. A record that has its uid is complete: it comes from another
 * tree or a foreign file, which says no more than it says. */
static void
fill_model(const struct tree *tree, struct record *r)
{
	if (missing(r, NAME_MODEL) && text_is(record_get(r, NAME_KIND), "crime") && record_get(r, NAME_UID).len == 0)
		record_put(r, NAME_MODEL, default_is_below(tree, record_get(r, NAME_CHANNEL), "patrol") ? TEXT("A") : TEXT("B"));
}

/* The code of a channel that was named by its label in either language: on it
 * hangs whether an item is anonymous. */
static struct text
channel_code(const struct tree *tree, struct text word)
{
	const struct table *t = &tree->channels;

	if (word.len == 0 || table_find(t, NAME_CODE, word) != NULL)
		return word;
	for (size_t i = 0; i < t->count; i++) {
		const struct record *row = &t->rows[i];

		if (text_equal_fold(record_get(row, NAME_CODE), word) ||
		    text_equal_fold(record_get(row, NAME_LABEL_ID), word) ||
		    text_equal_fold(record_get(row, NAME_LABEL_EN), word))
			return record_get(row, NAME_CODE);
	}
	return word;
}

/* An aim in words, where it is a service element. */
static void
fill_aim(struct record *r)
{
	const struct choice *element = NULL;

	if (record_get(r, NAME_AIM).len > 0 && record_get(r, NAME_UID).len == 0)
		element = choice_find(service_elements, record_get(r, NAME_AIM));
	if (element != NULL)
		record_put(r, NAME_AIM, text_of(element->key));
}

void
default_fill(const struct tree *tree, struct record *r)
{
	if (missing(r, NAME_CHANNEL))
		record_put(r, NAME_CHANNEL, record_get(r, NAME_OUTREACH).len > 0 ? TEXT("outreach") : TEXT("desk"));
	else if (schema_named(r->schema, NAME_CHANNEL) != NO_FIELD)
		record_put(r, NAME_CHANNEL, channel_code(tree, record_get(r, NAME_CHANNEL)));
	if (missing(r, NAME_PRIORITY)) {
		record_put(r, NAME_PRIORITY, TEXT("routine"));
		for (size_t i = 0; i < sizeof priorities / sizeof *priorities; i++)
			if (text_is(record_get(r, NAME_KIND), priorities[i].kind))
				record_put(r, NAME_PRIORITY, text_of(priorities[i].priority));
	}
	if (missing(r, NAME_ANONYMOUS) && default_is_box(tree, record_get(r, NAME_CHANNEL)))
		record_put(r, NAME_ANONYMOUS, TEXT("yes"));
	fill_model(tree, r);
	fill_aim(r);
}
