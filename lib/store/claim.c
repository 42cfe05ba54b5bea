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

size_t
claims_clones(const struct claims *live)
{
	size_t count = 0;

	for (size_t i = 0; i < live->count; i++) {
		size_t k = 0;

		while (k < i && !text_equal(record_get(&live->at[k], NAME_CLONE), record_get(&live->at[i], NAME_CLONE)))
			k++;
		count += k == i;
	}
	return count;
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
	struct buf bytes = {0};
	int fd = folder_make(tree->root, path.at, c->folder_mode, why);
	bool made = false, ok;

	if (fd < 0)
		return false;
	record_write(claim, &bytes);
	ok = publish_new(fd, name.at, buf_view(&bytes), &options, &made, why) && made;
	(void)close(fd);
	buf_release(&bytes);
	return ok;
}

/* A claim of this clone among those of a station, or NULL. */
static const struct record *
find_mine(const struct claims *live, const struct record *own)
{
	for (size_t i = 0; i < live->count; i++)
		if (text_equal(record_get(&live->at[i], NAME_CLONE), record_get(own, NAME_CLONE)))
			return &live->at[i];
	return NULL;
}

/* Whether another clone took over what this one had claimed: it may have been
 * away for long, and learns of it with the claims. */
static bool
is_replaced(const struct tree *tree, const struct record *own, struct arena *arena)
{
	struct claims all;

	read_claims(tree, record_get(own, NAME_STATION), arena, &all, &fail_nowhere);
	for (size_t i = 0; i < all.count; i++)
		if (text_equal(record_get(&all.at[i], NAME_REPLACES), record_get(own, NAME_UID)))
			return true;
	return false;
}

const struct station *
claim_writer(const struct tree *tree, struct text code, struct arena *arena, struct fail *why)
{
	const struct station *writer = tree_writer(tree, why), *station;
	struct record own;
	struct claims live;

	if (writer == NULL || !read_own(tree, arena, &own))
		return writer;
	if (code.len == 0 || text_equal(code, writer->code)) {
		if (!is_replaced(tree, &own, arena))
			return writer;
		fail_set(why, MSG_CLAIM_HELD, arena_string(arena, writer->code));
		return NULL;
	}
	station = tree_station(tree, code, why);
	if (station == NULL)
		return NULL;
	claims_live(tree, code, arena, &live, &fail_nowhere);
	if (find_mine(&live, &own) != NULL)
		return station;
	fail_set(why, MSG_CLAIM_HELD, arena_string(arena, code));
	return NULL;
}

/* A new claim, which replaces another where one is named. */
static void
make_claim(const struct tree *tree, const struct claiming *c, struct text clone, struct text replaces,
    struct arena *arena, struct record *claim)
{
	char uid[UID_TEXT], machine[65], at[MOMENT_TEXT];

	record_init(claim, &claim_schema, arena);
	random_uid(uid);
	record_put(claim, NAME_UID, arena_text(arena, text_of(uid)));
	record_put(claim, NAME_STATION, c->station);
	record_put(claim, NAME_CLONE, clone);
	tree_machine(machine);
	record_put(claim, NAME_MACHINE, arena_text(arena, text_of(machine)));
	moment_print(moment_in(c->now, tree_zone(tree)), at);
	record_put(claim, NAME_AT, arena_text(arena, text_of(at)));
	if (replaces.len > 0) {
		record_put(claim, NAME_REPLACES, replaces);
		record_put(claim, NAME_REASON, c->reason);
	}
}

/* Replaces each live claim but one that is this clone's own, and makes one
 * where there is none. */
static bool
take_over(const struct tree *tree, const struct claiming *c, struct text clone, const struct claims *live,
    struct arena *arena, struct fail *why)
{
	struct record claim = {0};

	for (size_t i = 0; i < live->count; i++) {
		if (text_equal(record_get(&live->at[i], NAME_CLONE), clone))
			continue;
		make_claim(tree, c, clone, record_get(&live->at[i], NAME_UID), arena, &claim);
		if (!write_shared(tree, c, &claim, arena, why))
			return false;
	}
	if (claim.schema == NULL) {
		make_claim(tree, c, clone, (struct text){0}, arena, &claim);
		if (!write_shared(tree, c, &claim, arena, why))
			return false;
	}
	return write_own(tree, &claim, why);
}

static struct text
random_clone(struct arena *arena)
{
	char uid[UID_TEXT];

	random_uid(uid);
	return arena_text(arena, text_of(uid));
}

bool
claim_station(const struct tree *tree, const struct claiming *c, struct arena *arena, bool *made,
    struct fail *why)
{
	struct record own;
	struct claims live;
	bool has_own = read_own(tree, arena, &own);
	struct text clone = has_own ? record_get(&own, NAME_CLONE) : random_clone(arena);
	const struct record *mine;

	*made = false;
	claims_live(tree, c->station, arena, &live, &fail_nowhere);
	mine = has_own ? find_mine(&live, &own) : NULL;
	if (mine != NULL && (!c->take_over || claims_clones(&live) == 1)) {
		if (text_equal(record_get(&own, NAME_STATION), c->station))
			return true;
		*made = true;
		return write_own(tree, mine, why);	/* back to a desk claimed before */
	}
	if (live.count > 0 && (!c->take_over || c->reason.len == 0))
		return fail_set(why, MSG_CLAIM_HELD, arena_string(arena, c->station));
	*made = true;
	return take_over(tree, c, clone, &live, arena, why);
}
