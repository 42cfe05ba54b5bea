/* Batches of survey answers: where they lie, their header, and each answer. */
#include <unistd.h>

#include "base/buf.h"
#include "base/number.h"
#include "file/folder.h"
#include "record/privacy.h"
#include "store/check_file.h"
#include "store/layout.h"
#include "store/answers.h"

/* surveys/ has stations, years, months. */
enum depth { DEPTH_STATION, DEPTH_YEAR, DEPTH_MONTH, DEPTH_BATCH };

struct surveying {
	struct checking *k;
	const char *path;
	struct id id;
};

static void
take_fault(void *context, const struct fail *why)
{
	struct surveying *v = context;
	struct fail copy = {0};

	fail_copy(&copy, why);
	check_fault(v->k, v->path, 0, &copy);
}

static void
notice_at(struct surveying *v, const struct field *f, long line, struct fail *why)
{
	fail_field(why, f->name);
	check_notice(v->k, v->path, line, why);
}

static bool
take_answer(void *context, const struct record *r, long line, struct fail *unused)
{
	struct surveying *v = context;

	(void)unused;
	check_seen(v->k, record_get(r, NAME_UID), &v->id);
	for (size_t i = 0; i < r->schema->count; i++) {
		const struct field *f = &r->schema->fields[i];
		const struct codes *codes = f->kind == FIELD_CODE ? check_codes(v->k, f, v->id.station) : NULL;
		unsigned kinds = privacy_field(f, r->values[i]);
		struct fail why = {0};

		if (codes != NULL && r->values[i].len > 0 && !codes_have(codes, r->values[i])) {
			fail_set(&why, MSG_CHECK_CODE, arena_string(&v->k->file, r->values[i]), f->table);
			notice_at(v, f, line, &why);
		}
		for (enum message m; (m = privacy_take(&kinds)) != MSG_NONE; ) {
			fail_set_words(&why, m, NULL, NULL, NULL, NULL);
			notice_at(v, f, line, &why);
		}
	}
	return true;
}

/* A file that is named as a batch, in the folder of its month. */
static void
check_batch(struct checking *k, int fd, const char *name, const char *path)
{
	struct surveying v = { .k = k, .path = path };
	struct fail_sink sink = { take_fault, &v };
	struct text stem = text_slice(text_of(name), 0, text_of(name).len - 4), bytes;
	struct buf place = {0};
	struct fail why = {0};

	if (!text_ends(text_of(name), TEXT(".csv")) || !id_parse(stem, &v.id) || v.id.letter != 'S') {
		fail_set(&why, MSG_CHECK_FOREIGN);
		check_fault(k, path, 0, &why);
		return;
	}
	layout_survey(v.id.station, v.id.day, &place);
	if (text_of(path).len != place.len + 1 + text_of(name).len || !text_starts(text_of(path), buf_view(&place))) {
		fail_set(&why, MSG_CHECK_PLACE, place.data);
		check_fault(k, path, 0, &why);
	}
	buf_release(&place);
	if (check_bytes(k, fd, name, path, SURVEY_MAX, &bytes) &&
	    !survey_rows(bytes, v.id.day, take_answer, &v, &sink, &why))
		check_fault(k, path, 0, &why);
	arena_clear(&k->file);
}

static bool
is_level(enum depth depth, struct text name)
{
	int64_t n;

	if (depth == DEPTH_STATION)
		return id_station_ok(name);
	return name.len == (depth == DEPTH_YEAR ? 4 : 2) && text_all_digits(name) &&
	    number_parse(name, 1, depth == DEPTH_YEAR ? 9999 : 12, &n);
}

static void
walk(struct checking *k, int fd, enum depth depth, const char *path)
{
	struct arena arena = {0};
	struct names names = {0};
	struct fail why = {0};

	if (!folder_names(fd, &arena, &names, &why))
		check_fault(k, path, 0, &why);
	for (size_t i = 0; i < names.count; i++) {
		const char *name = names.at[i].at, *below = arena_printf(&arena, "%s/%s", path, name).at;
		int folder;

		if (text_starts(names.at[i], TEXT(".tmp-"))) {
			check_temporary(k, fd, name, below);
		} else if (depth == DEPTH_BATCH) {
			check_batch(k, fd, name, below);
		} else if (!is_level(depth, names.at[i])) {
			fail_set(&why, MSG_CHECK_FOREIGN);
			check_fault(k, below, 0, &why);
		} else if ((folder = check_folder(k, fd, name, below)) >= 0) {
			walk(k, folder, depth + 1, below);
			(void)close(folder);
		}
	}
	arena_release(&arena);
}

void
check_surveys(struct checking *k)
{
	int fd = check_folder(k, k->check->tree->root, "surveys", "surveys");

	if (fd < 0)
		return;
	walk(k, fd, DEPTH_STATION, "surveys");
	(void)close(fd);
}
