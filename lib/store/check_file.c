/* One file: what can be wrong with any of them. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/memory.h"
#include "base/unicode.h"
#include "file/content.h"
#include "file/folder.h"
#include "format/csv_read.h"
#include "format/yaml_read.h"
#include "record/value.h"
#include "store/check_file.h"

enum { TEMPORARY_AGE = 36 * 3600, PLAIN_MAX = 64 << 20 };

/* The whole path, also where a lower place knew only the name. */
static void
place(struct fail *why, const char *path, long line)
{
	memory_free(why->file);
	why->file = NULL;
	fail_in(why, path, line);
}

void
check_fault(struct checking *k, const char *path, long line, struct fail *why)
{
	place(why, path, line);
	k->counts.faults++;
	fail_send(k->check->faults, why);
}

void
check_notice(struct checking *k, const char *path, long line, struct fail *why)
{
	place(why, path, line);
	k->counts.notices++;
	fail_send(k->check->notices, why);
}

/* The line of a conflict marker, or 0. */
static long
conflict_line(struct text bytes)
{
	struct text rest = bytes, line;

	for (long n = 1; text_next(&rest, '\n', &line); n++)
		if (text_starts(line, TEXT("<<<<<<< ")))
			return n;
	return 0;
}

bool
check_bytes(struct checking *k, int folder, const char *name, const char *path, size_t most, struct text *bytes)
{
	struct fail why = {0};
	long conflict;

	k->counts.files++;
	if (!content_read(folder, name, most, &k->file, bytes, NULL, &why)) {
		check_fault(k, path, 0, &why);
		return false;
	}
	conflict = conflict_line(*bytes);
	if (conflict > 0) {
		fail_set(&why, MSG_CHECK_CONFLICT);
		check_fault(k, path, conflict, &why);
	}
	return conflict == 0;
}

/* Takes the faults of one file. */
struct file_sink {
	struct checking *k;
	const char *path;
	const struct record *record;	/* NULL: of no schema */
	bool *said;			/* by field: its fault was sent */
};

/* One fault a field: what could not be read is not also bad or missing. */
static void
sink_take(void *context, const struct fail *why)
{
	const struct file_sink *s = context;
	struct fail copy = {0};
	int field = schema_field(s->record->schema, text_of(why->field));

	if (field != NO_FIELD && s->said[field])
		return;
	if (field != NO_FIELD)
		s->said[field] = true;
	fail_copy(&copy, why);
	check_fault(s->k, s->path, field == NO_FIELD ? 0 : s->record->lines[field], &copy);
}

static bool
read_one(struct text bytes, struct arena *arena, struct node **document, struct fail *why)
{
	struct node **documents;
	size_t count;

	if (!yaml_read(bytes, arena, &documents, &count, why))
		return false;
	if (count != 1)
		return fail_set(why, count == 0 ? MSG_YAML_NOT_MAP : MSG_YAML_MANY_DOCUMENTS);
	*document = documents[0];
	return true;
}

bool
check_record(struct checking *k, struct text bytes, const char *path, const struct schema *schema, struct record *r)
{
	bool *said = arena_get(&k->file, schema->count * sizeof *said);
	struct file_sink file = { .k = k, .path = path, .record = r, .said = said };
	struct fail_sink sink = { sink_take, &file };
	struct fail why = {0};
	struct node *document = NULL;
	bool parsed;

	record_init(r, schema, &k->file);
	r->sum = record_sum(bytes);
	r->tight = tree_tight(k->check->tree);
	if (!read_one(bytes, &k->file, &document, &why)) {
		check_fault(k, path, 0, &why);
		return false;
	}
	parsed = record_from_node(r, document, NULL, &k->file, &sink);
	return record_check(r, &sink) && parsed;
}

void
check_temporary(struct checking *k, int folder, const char *name, const char *path)
{
	struct fail why = {0};
	struct stat st;

	if (fstatat(folder, name, &st, AT_SYMLINK_NOFOLLOW) != 0 || st.st_mtime > k->check->now - TEMPORARY_AGE)
		return;
	fail_set(&why, MSG_CHECK_TEMPORARY);
	check_notice(k, path, 0, &why);
}

int
check_folder(struct checking *k, int folder, const char *name, const char *path)
{
	struct fail why = {0};
	bool missing = false;
	int fd = folder_open(folder, name, &missing, &why);

	if (fd >= 0)
		return fd;
	if (missing)
		fail_release(&why);
	else if (why.error == ENOTDIR || why.error == ELOOP)
		fail_set(&why, MSG_CHECK_FOREIGN);	/* a file or link where a folder should be */
	if (!missing)
		check_fault(k, path, 0, &why);
	return -1;
}

static void
row_bad(void *context, const struct csv_row *row, const struct fail *why)
{
	const struct file_sink *s = context;
	struct fail copy = {0};

	fail_copy(&copy, why);
	check_fault(s->k, s->path, row->line, &copy);
}

static bool
row_good(void *context, const struct csv_row *row, struct fail *why)
{
	(void)context, (void)row, (void)why;
	return true;
}

/* A template's place {{field}} that is not closed: its line, or 0. */
static long
unclosed_line(struct text bytes)
{
	struct text line;

	for (long n = 1; text_next(&bytes, '\n', &line); n++) {
		size_t open;

		while ((open = text_find(line, TEXT("{{"))) != (size_t)-1) {
			size_t close, again;

			line = text_after(line, open + 2);
			close = text_find(line, TEXT("}}"));
			again = text_find(line, TEXT("{{"));
			if (close == (size_t)-1 || again < close)
				return n;
		}
	}
	return 0;
}

static void
check_template(struct checking *k, const char *path, struct text bytes)
{
	struct fail why = {0};
	long line = unclosed_line(bytes);

	if (line == 0)
		return;
	fail_set(&why, MSG_CHECK_UNCLOSED);
	check_fault(k, path, line, &why);
}

/* A guide is asked for by its code, and looked for by hand by its name. */
static void
check_guide(struct checking *k, const struct record *r, struct text name, const char *path)
{
	int code = schema_named(r->schema, NAME_CODE);
	struct fail why = {0};

	if (text_equal(r->values[code], name))
		return;
	fail_set(&why, MSG_CHECK_OTHER, arena_string(&k->file, name), arena_string(&k->file, r->values[code]));
	fail_field(&why, r->schema->fields[code].name);
	check_fault(k, path, r->lines[code], &why);
}

static void
plain_file(struct checking *k, int folder, const char *name, const char *path, const struct schema *schema)
{
	struct file_sink file = { .k = k, .path = path };
	struct csv_handler rows = { .header = row_good, .row = row_good, .bad = row_bad, .context = &file };
	struct csv_options options = { .delimiter = ',', .name = path };
	bool yaml = text_ends(text_of(name), TEXT(".yaml"));
	struct fail why = {0};
	struct node *document;
	struct record r;
	struct text bytes;
	bool ok = true;

	if (!check_bytes(k, folder, name, path, yaml ? (size_t)CONTENT_RECORD_MAX : (size_t)PLAIN_MAX, &bytes))
		return;
	if (yaml && schema != NULL) {
		if (check_record(k, bytes, path, schema, &r) && schema == &guide_schema)
			check_guide(k, &r, text_slice(text_of(name), 0, strlen(name) - 5), path);
	} else if (yaml) {
		ok = read_one(bytes, &k->file, &document, &why);
	} else if (text_ends(text_of(name), TEXT(".csv"))) {
		ok = csv_read_bytes(bytes, &options, &rows, &why);
	} else {
		ok = value_check_text(bytes, false, &why);
	}
	if (!ok)
		check_fault(k, path, 0, &why);
	else if (text_starts(text_of(path), TEXT("templates/")))
		check_template(k, path, bytes);
}

void
check_plain(struct checking *k, int folder, const char *path, const struct schema *schema)
{
	struct arena arena = {0};
	struct names names;
	struct fail why = {0};

	if (!folder_names(folder, &arena, &names, &why)) {
		check_fault(k, path, 0, &why);
		names.count = 0;
	}
	for (size_t i = 0; i < names.count; i++) {
		const char *name = names.at[i].at, *below = arena_printf(&arena, "%s/%s", path, name).at;
		struct stat st;
		int fd;

		if (text_starts(names.at[i], TEXT(".tmp-"))) {
			check_temporary(k, folder, name, below);
		} else if (fstatat(folder, name, &st, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(st.st_mode)) {
			if ((fd = check_folder(k, folder, name, below)) < 0)
				continue;
			check_plain(k, fd, below, schema);
			(void)close(fd);
		} else {
			plain_file(k, folder, name, below, schema);
			arena_clear(&k->file);
		}
	}
	arena_release(&arena);
}
