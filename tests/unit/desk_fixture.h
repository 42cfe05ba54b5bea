/* A session at a desk of the tree of tree_fixture.h, for the suites of lib/cli.
 * Included after cmocka.h. */
#include "cli/session.h"
#include "tree_fixture.h"

struct desk {
	struct fixture x;
	struct session s;
};

static inline void
desk_make(struct desk *d, enum language language)
{
	*d = (struct desk){0};
	fixture_make(&d->x);
	d->s = (struct session){ .tree = d->x.tree, .clock = clock_given(FIXTURE_NOW), .out = stdout, .language = language };
}

static inline int
desk_teardown(void **state)
{
	struct desk *d = *state;

	officers_release(&d->s.officers);
	arena_release(&d->s.scratch);
	arena_release(&d->s.arena);
	fixture_end(&d->x);
	return 0;
}
