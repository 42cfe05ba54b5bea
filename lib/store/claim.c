#include "store/claim.h"

#include <unistd.h>

#include "base/buf.h"
#include "base/random.h"
#include "file/content.h"
#include "file/folder.h"
#include "file/publish.h"
#include "time/moment.h"

static bool
read_claims(const struct tree *tree, struct text station, struct arena *arena, struct claims *all,
    const struct fail_sink *sink)
{
	struct text path = arena_printf(arena, "stations/%.*s/claims", TEXT_ARG(station));
	struct names names;
	struct fail why = {0};
	bool missing = false, ok = true;
	int fd = folder_open(tree->root, path.at, &missing, &why);

	*all = (struct claims){0};
	if (fd < 0 || !folder_names(fd, arena, &names, &why)) {
		if (!missing)
			fail_send(sink, &why);
		fail_release(&why);
		return missing;
	}
	all->at = arena_get(arena, (names.count + 1) * sizeof *all->at);
	for (size_t i = 0; i < names.count; i++) {
		struct text bytes;

		if (!text_ends(names.at[i], TEXT(".yaml")))
			continue;
		if (content_read(fd, names.at[i].at, CONTENT_RECORD_MAX, arena, &bytes, NULL, &why) &&
		    record_read(&all->at[all->count], &claim_schema, bytes, arena, &why)) {
			all->count++;
			continue;
		}
		fail_in(&why, arena_printf(arena, "%s/%s", path.at, names.at[i].at).at, 0);
		fail_send(sink, &why);
		ok = false;
	}
	(void)close(fd);
	return ok;
}

bool
claims_live(const struct tree *tree, struct text station, struct arena *arena, struct claims *live,
    const struct fail_sink *sink)
{
	struct claims all;
	bool ok = read_claims(tree, station, arena, &all, sink);

	*live = (struct claims){ .at = arena_get(arena, (all.count + 1) * sizeof *live->at) };
	for (size_t i = 0; i < all.count; i++) {
		bool replaced = false;

		for (size_t k = 0; k < all.count; k++)
			replaced = replaced || text_equal(record_get(&all.at[k], NAME_REPLACES), record_get(&all.at[i], NAME_UID));
		if (!replaced)
			live->at[live->count++] = all.at[i];
	}
	return ok;
}

/* This clone's own claim file, or nothing where it was copied or is not there. */
static bool
read_own(const struct tree *tree, struct arena *arena, struct record *own)
{
	struct text bytes;
	struct fail why = {0};
	char machine[65];
	bool ok = content_read(tree->root, ".spkt/claim.yaml", CONTENT_RECORD_MAX, arena, &bytes, NULL, &why) &&
	    record_read(own, &claim_schema, bytes, arena, &why);

	fail_release(&why);
	tree_machine(machine);
	return ok && text_is(record_get(own, NAME_MACHINE), machine);
}

static bool
write_own(const struct tree *tree, const struct record *claim, struct fail *why)
{
	struct buf bytes = {0};
	int fd = folder_make(tree->root, ".spkt", 0700, why);
	bool ok;

	if (fd < 0)
		return false;
	record_write(claim, &bytes);
	ok = publish_replace(fd, "claim.yaml", buf_view(&bytes), 0600, why);
	(void)close(fd);
	buf_release(&bytes);
	return ok;
}

static bool
write_shared(const struct tree *tree, const struct claiming *c, const struct record *claim, struct arena *arena,
    struct fail *why)
{
	struct text path = arena_printf(arena, "stations/%.*s/claims", TEXT_ARG(c->station));
	struct text name = arena_printf(arena, "%.*s.yaml", TEXT_ARG(record_get(claim, NAME_UID)));
	struct publish_options options = { .mode = c->file_mode };
	struct publication p;
	struct buf bytes = {0};
	int fd = folder_make(tree->root, path.at, c->folder_mode, why);
	bool ok;

	if (fd < 0)
		return false;
	record_write(claim, &bytes);
	ok = publish_start(&p, fd, buf_view(&bytes), &options, why);
	if (ok) {
		ok = publish_link(&p, name.at, why) == PUBLISH_LINKED;
		ok = publish_finish(&p, why) && ok;
	}
	(void)close(fd);
	buf_release(&bytes);
	return ok;
}

const struct station *
claim_writer(const struct tree *tree, struct text code, struct arena *arena, struct fail *why)
{
	const struct station *writer = tree_writer(tree, why), *station;
	struct record own;
	struct claims live;

	if (writer == NULL || code.len == 0 || text_equal(code, writer->code))
		return writer;
	station = tree_station(tree, code, why);
	if (station == NULL || !read_own(tree, arena, &own))
		return station;
	claims_live(tree, code, arena, &live, &fail_nowhere);
	for (size_t i = 0; i < live.count; i++)
		if (text_equal(record_get(&live.at[i], NAME_CLONE), record_get(&own, NAME_CLONE)))
			return station;
	fail_set(why, MSG_CLAIM_HELD, arena_string(arena, code));
	return NULL;
}

bool
claim_station(const struct tree *tree, const struct claiming *c, struct arena *arena, bool *made,
    struct fail *why)
{
	struct record own, claim;
	struct claims live;
	char uid[UID_TEXT], machine[65], at[MOMENT_TEXT];
	bool has_own = read_own(tree, arena, &own);

	*made = false;
	claims_live(tree, c->station, arena, &live, &fail_nowhere);
	record_init(&claim, &claim_schema, arena);
	for (size_t i = 0; i < live.count; i++) {
		bool mine = has_own && text_equal(record_get(&live.at[i], NAME_CLONE), record_get(&own, NAME_CLONE));

		if (mine && text_equal(record_get(&own, NAME_STATION), c->station))
			return true;
		if (mine) {
			*made = true;
			return write_own(tree, &live.at[i], why);	/* back to a desk claimed before */
		}
		if (!c->take_over || c->reason.len == 0)
			return fail_set(why, MSG_CLAIM_HELD, arena_string(arena, c->station));
		record_put(&claim, NAME_REPLACES, record_get(&live.at[i], NAME_UID));
		record_put(&claim, NAME_REASON, c->reason);
	}
	random_uid(uid);
	record_put(&claim, NAME_UID, arena_text(arena, text_of(uid)));
	record_put(&claim, NAME_STATION, c->station);
	random_uid(uid);
	record_put(&claim, NAME_CLONE, has_own ? record_get(&own, NAME_CLONE) : arena_text(arena, text_of(uid)));
	tree_machine(machine);
	record_put(&claim, NAME_MACHINE, text_of(machine));
	moment_print(moment_in(c->now, tree_zone(tree)), at);
	record_put(&claim, NAME_AT, text_of(at));
	*made = true;
	return write_shared(tree, c, &claim, arena, why) && write_own(tree, &claim, why);
}
