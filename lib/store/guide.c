#include "store/guide.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/buf.h"
#include "file/content.h"
#include "file/folder.h"

static int
by_code(const void *x, const void *y)
{
	const struct guide *a = x, *b = y;

	return text_compare(record_get(&a->record, NAME_CODE), record_get(&b->record, NAME_CODE));
}

static bool
read_guide(int folder, struct text name, struct arena *arena, struct record *r, struct fail *why)
{
	struct text bytes;
	struct buf path = {0};
	bool ok = content_read(folder, name.at, CONTENT_RECORD_MAX, arena, &bytes, NULL, why) &&
	    record_read(r, &guide_schema, bytes, arena, why);

	buf_printf(&path, "guides/%.*s", TEXT_ARG(name));
	if (!ok)
		fail_in(why, path.data, 0);
	buf_release(&path);
	return ok;
}

bool
guides_read(const struct tree *tree, struct arena *arena, const struct fail_sink *sink, struct guides *g,
    struct fail *why)
{
	struct names names;
	bool missing = false, ok;
	int fd = folder_open(tree->root, "guides", &missing, why);

	*g = (struct guides){0};
	if (fd < 0) {
		if (missing)
			fail_release(why);
		return missing;
	}
	ok = folder_names(fd, arena, &names, why);
	if (ok)
		g->at = arena_get(arena, (names.count + 1) * sizeof *g->at);
	for (size_t i = 0; ok && i < names.count; i++) {
		struct fail fault = {0};

		/* What an editor leaves beside (.x.swp, x.yaml~) is no guide. */
		if (names.at[i].at[0] == '.' || !text_ends(names.at[i], TEXT(".yaml")))
			continue;
		if (read_guide(fd, names.at[i], arena, &g->at[g->count].record, &fault))
			g->at[g->count++].file = names.at[i];
		else
			fail_send(sink, &fault);
	}
	(void)close(fd);
	if (g->count > 1)
		qsort(g->at, g->count, sizeof *g->at, by_code);
	return ok;
}

/* A letter as codes have it. */
static char
plain(char c)
{
	if (c >= 'A' && c <= 'Z')
		return (char)(c - 'A' + 'a');
	return c == '-' || c == ' ' ? '_' : c;
}

static bool
same_code(struct text a, struct text b)
{
	if (a.len != b.len)
		return false;
	for (size_t i = 0; i < a.len; i++)
		if (plain(a.at[i]) != plain(b.at[i]))
			return false;
	return true;
}

const struct guide *
guide_find(const struct guides *g, struct text code)
{
	for (size_t i = 0; i < g->count; i++)
		if (same_code(record_get(&g->at[i].record, NAME_CODE), code))
			return &g->at[i];
	return NULL;
}

bool
guide_fits(const struct guide *guide, struct text word)
{
	return text_has_line(record_get(&guide->record, NAME_KINDS), word);
}
