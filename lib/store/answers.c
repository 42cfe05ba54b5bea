#include "store/answers.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/number.h"
#include "base/refuse.h"
#include "file/folder.h"
#include "file/publish.h"
#include "time/date.h"

enum { NUMBERS_MAX = 100000 };

bool
survey_path(struct text id, struct survey_batch *b, struct arena *arena, struct fail *why)
{
	struct buf path = {0};

	*b = (struct survey_batch){ .id = arena_text(arena, id) };
	if (!id_parse(b->id, &b->parsed) || b->parsed.letter != 'S')
		return refuse(why, MSG_SURVEY_ID, id);
	layout_survey(b->parsed.station, b->parsed.day, &path);
	buf_printf(&path, "/%.*s.csv", TEXT_ARG(id));
	b->path = arena_string(arena, buf_view(&path));
	buf_release(&path);
	return true;
}

/* ---- which there are */

struct walk {
	int32_t first, last;
	survey_take_batch *take;
	void *context;
	struct fail *why;
};

static int
batch_order(const void *x, const void *y)
{
	const struct survey_batch *a = x, *b = y;

	return id_compare(&a->parsed, &b->parsed);
}

/* The batches of a month, of the days that are asked for. */
static bool
walk_month(struct walk *w, int fd, struct arena *arena, const char *path)
{
	struct survey_batch *all;
	struct names names;
	size_t count = 0;

	if (!folder_names(fd, arena, &names, w->why))
		return false;
	all = arena_get(arena, (names.count + 1) * sizeof *all);
	for (size_t i = 0; i < names.count; i++) {
		struct survey_batch *b = &all[count];
		struct fail ignored = {0};

		if (text_ends(names.at[i], TEXT(".csv")) &&
		    survey_path(text_slice(names.at[i], 0, names.at[i].len - 4), b, arena, &ignored) &&
		    text_starts(text_of(b->path), text_of(path)) && b->parsed.day >= w->first && b->parsed.day <= w->last)
			count++;
		fail_release(&ignored);
	}
	if (count > 1)
		qsort(all, count, sizeof *all, batch_order);
	for (size_t i = 0; i < count; i++)
		if (!w->take(w->context, &all[i], w->why))
			return false;
	return true;
}

/* Whether the year or month at that depth can hold a day that is asked for. */
static bool
is_wanted(const struct walk *w, int depth, const char *path, struct text name)
{
	int64_t year, month = 0;
	struct text above = text_of(path);

	if (depth == 0)
		return id_station_ok(name);
	if (name.len != (depth == 1 ? 4 : 2) || !text_all_digits(name))
		return false;
	if (depth == 1)
		return number_parse(name, 1, 9998, &year) && date_number((struct date){ (int)year, 1, 1 }) <= w->last &&
		    date_number((struct date){ (int)year, 12, 31 }) >= w->first;
	return number_parse(text_after(above, above.len - 4), 1, 9998, &year) && number_parse(name, 1, 12, &month) &&
	    date_number((struct date){ (int)year, (int)month, 1 }) <= w->last &&
	    date_number((struct date){ (int)year, (int)month, date_days_in_month((int)year, (int)month) }) >= w->first;
}

/* surveys/ (0), a station (1), a year (2), a month (3). */
static bool
walk_folder(struct walk *w, int root, int depth, const char *path)
{
	struct arena arena = {0};
	struct names names;
	bool missing = false, ok;
	int fd = folder_open(root, path, &missing, w->why);

	if (fd < 0) {
		if (missing)
			fail_release(w->why);
		return missing;
	}
	if (depth == 3) {
		ok = walk_month(w, fd, &arena, path);
	} else {
		ok = folder_names(fd, &arena, &names, w->why);
		for (size_t i = 0; ok && i < names.count; i++)
			if (is_wanted(w, depth, path, names.at[i]))
				ok = walk_folder(w, root, depth + 1, arena_printf(&arena, "%s/%s", path, names.at[i].at).at);
	}
	(void)close(fd);
	arena_release(&arena);
	return ok;
}

bool
survey_batches(const struct tree *tree, int32_t first, int32_t last, survey_take_batch *take, void *context,
    struct fail *why)
{
	struct walk w = { first, last, take, context, why };

	return walk_folder(&w, tree->root, 0, "surveys");
}

/* ---- what they say */

struct reading {
	struct survey_columns columns;
	int32_t day;
	survey_take_row *take;
	void *context;
	const struct fail_sink *sink;
	struct arena kept, row;
};

static bool
read_header(void *context, const struct csv_row *header, struct fail *why)
{
	struct reading *r = context;

	return survey_bind(&r->columns, header, false, &r->kept, why) || fail_in(why, NULL, header->line);
}

static bool
read_row(void *context, const struct csv_row *cells, struct fail *why)
{
	struct reading *r = context;
	struct record answer;
	struct text unused = {0};
	bool ok = true;

	if (survey_row(&r->columns, cells, NULL, &r->row, &answer, &unused, r->sink) &&
	    survey_check(&answer, cells->line, r->day, r->sink))
		ok = r->take(r->context, &answer, cells->line, why);
	arena_clear(&r->row);
	return ok;
}

static void
read_bad(void *context, const struct csv_row *cells, const struct fail *why)
{
	struct reading *r = context;
	struct fail copy = {0};

	fail_copy(&copy, why);
	fail_in(&copy, NULL, cells->line);
	fail_send(r->sink, &copy);
}

/* Whether the fault is one of reading, and not of taking the rows. */
static bool
is_form(const struct fail *why)
{
	static const enum message forms[] = {
		MSG_CSV_QUOTE, MSG_CSV_WIDTH, MSG_CSV_NO_HEADER, MSG_CSV_COLUMN_TWICE, MSG_CSV_CELL_TOO_LARGE, MSG_SURVEY_COLUMN,
	};

	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		if (why->message == forms[i])
			return true;
	return false;
}

bool
survey_rows(struct text bytes, int32_t day, survey_take_row *take, void *context, const struct fail_sink *sink,
    struct fail *why)
{
	struct reading r = { .day = day, .take = take, .context = context, .sink = sink };
	struct csv_options options = { .delimiter = ',', .name = NULL };
	struct csv_handler handler = { .header = read_header, .row = read_row, .bad = read_bad, .context = &r };
	bool ok = csv_read_bytes(bytes, &options, &handler, why);

	if (!ok && is_form(why)) {
		fail_send(sink, why);
		ok = true;
	}
	arena_release(&r.kept);
	arena_release(&r.row);
	return ok;
}

/* ---- storing */

static bool
highest_number(int folder, struct text station, int32_t day, int64_t *highest, struct fail *why)
{
	struct arena arena = {0};
	struct names names;
	bool ok = folder_names(folder, &arena, &names, why);

	*highest = 0;
	for (size_t i = 0; ok && i < names.count; i++) {
		struct id id;

		if (text_ends(names.at[i], TEXT(".csv")) && id_parse(text_slice(names.at[i], 0, names.at[i].len - 4), &id) &&
		    id.letter == 'S' && id.day == day && text_equal(id.station, station) && id.number > *highest)
			*highest = id.number;
	}
	arena_release(&arena);
	return ok;
}

static bool
link_given(struct publication *p, struct text id, struct fail *why)
{
	struct buf name = {0};
	enum publish_link link;

	buf_printf(&name, "%.*s.csv", TEXT_ARG(id));
	link = publish_link(p, name.data, why);
	if (link == PUBLISH_TAKEN)
		refuse(why, MSG_ID_HELD, id);
	buf_release(&name);
	return link == PUBLISH_LINKED;
}

static bool
link_next(struct publication *p, struct text station, int32_t day, struct arena *arena, struct text *id, struct fail *why)
{
	enum publish_link link = PUBLISH_TAKEN;
	int64_t n;

	if (!highest_number(p->folder, station, day, &n, why))
		return false;
	for (int i = 0; link == PUBLISH_TAKEN && i < NUMBERS_MAX; i++) {
		struct buf name = {0};

		layout_id(station, day, 'S', ++n, &name);
		*id = arena_text(arena, buf_view(&name));
		buf_puts(&name, ".csv");
		link = publish_link(p, name.data, why);
		buf_release(&name);
	}
	return link == PUBLISH_LINKED || (link == PUBLISH_TAKEN && fail_set(why, MSG_FOLDERS_FULL, "100000"));
}

bool
survey_put(const struct writer *w, struct text station, int32_t day, struct text bytes, struct arena *arena,
    struct text *id, struct fail *why)
{
	struct publish_options options = { .mode = w->file_mode };
	struct publication p;
	struct buf path = {0};
	struct fail ended = {0};
	bool linked;
	int fd;

	layout_survey(station, day, &path);
	fd = folder_make(w->tree->root, path.data, w->folder_mode, why);
	buf_release(&path);
	if (fd < 0)
		return false;
	if (!publish_start(&p, fd, bytes, &options, why)) {
		(void)close(fd);
		return false;
	}
	linked = id->len > 0 ? link_given(&p, *id, why) : link_next(&p, station, day, arena, id, why);
	if (!publish_finish(&p, &ended) && linked) {
		fail_copy(why, &ended);
		linked = false;
	}
	fail_release(&ended);
	(void)close(fd);
	return linked;
}
