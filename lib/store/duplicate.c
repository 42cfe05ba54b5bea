#include "store/duplicate.h"

enum { CHAIN_MAX = 100 };	/* records; a longer one was made by a program */

struct text
duplicate_replaced_by(const struct case_file *c)
{
	for (size_t i = c->status == STATUS_VOID ? c->step_count : 0; i-- > 0; ) {
		const struct step *s = &c->steps[i];

		if (s->verb != NULL && !s->retracted && record_get(&s->record, NAME_REPLACED_BY).len > 0)
			return record_get(&s->record, NAME_REPLACED_BY);
	}
	return (struct text){0};
}

/* How the tree has a record. */
struct reading {
	const struct tree *tree;
	int64_t as_of;
	struct arena *arena;
};

static bool
read_one(void *context, struct text id, struct scanned *c)
{
	const struct reading *r = context;
	struct fail ignored = {0};
	bool ok = scan_one(r->tree, id, r->as_of, &fail_nowhere, r->arena, c, &ignored);

	fail_release(&ignored);
	return ok;
}

enum duplicate
duplicate_follow_by(duplicate_find *find, void *context, const struct case_file *c, struct scanned *end)
{
	struct text seen[CHAIN_MAX], next = case_duplicate_of(c);
	size_t count = 0;

	*end = (struct scanned){0};
	if (next.len == 0)
		return DUPLICATE_NONE;
	seen[count++] = c->id;
	while (next.len > 0) {
		for (size_t i = 0; i < count; i++)
			if (text_equal(seen[i], next) || count == CHAIN_MAX) {
				end->c.id = next;
				return DUPLICATE_CIRCLE;
			}
		seen[count++] = next;
		if (!find(context, next, end)) {
			end->c.id = next;
			return DUPLICATE_LOST;
		}
		next = end->c.status == STATUS_VOID ? duplicate_replaced_by(&end->c) : case_duplicate_of(&end->c);
	}
	return DUPLICATE_END;
}

enum duplicate
duplicate_follow(const struct tree *tree, const struct case_file *c, int64_t as_of, struct arena *arena,
    struct scanned *end)
{
	struct reading reading = { tree, as_of, arena };

	return duplicate_follow_by(read_one, &reading, c, end);
}
