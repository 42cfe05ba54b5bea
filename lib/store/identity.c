#include "store/identity.h"

#include <fcntl.h>
#include <unistd.h>

#include "base/random.h"
#include "file/content.h"
#include "file/folder.h"
#include "file/publish.h"
#include "format/csv_write.h"
#include "record/tighten.h"
#include "store/layout.h"
#include "time/moment.h"

void
identity_reference(struct record *r, struct arena *arena)
{
	char uid[UID_TEXT];

	for (size_t i = 0; i < r->schema->count; i++)
		if (r->values[i].len > 0 && tighten_identity(r, i)) {
			random_uid(uid);
			record_put(r, NAME_IDENTITY, arena_text(arena, text_of(uid)));
			return;
		}
}

bool
identity_read(const struct tree *tree, const struct case_file *c, struct record *identity,
    struct arena *arena, struct fail *why)
{
	const struct record *r = &c->record;
	struct moment received;
	struct buf path = {0};
	struct text bytes;
	struct node **documents;
	size_t count;
	bool ok;

	if (!moment_parse(record_get(r, NAME_RECEIVED), &received, why))
		return false;
	layout_identity(moment_day(received), &path);
	buf_printf(&path, "/%.*s.yaml", TEXT_ARG(case_identity(c)));
	record_init(identity, r->schema, arena);
	ok = content_read(tree->root, path.data, CONTENT_RECORD_MAX, arena, &bytes, NULL, why) &&
	    (yaml_read(bytes, arena, &documents, &count, why) || fail_in(why, path.data, 0));
	/* An empty file is a loss, not "nobody". */
	if (ok && count != 1)
		ok = fail_set(why, count == 0 ? MSG_YAML_NOT_MAP : MSG_YAML_MANY_DOCUMENTS) || fail_in(why, path.data, 0);
	else if (ok)
		ok = record_from_node_first(identity, documents[0], arena, why) || fail_in(why, path.data, 0);
	buf_release(&path);
	return ok;
}

/* The file with its header, whole at once: of several readers that begin a
 * month one writes it. */
static bool
begin_log(int folder, const char *name, struct text header, struct fail *why)
{
	struct publish_options options = { .mode = 0600 };

	if (faccessat(folder, name, F_OK, AT_SYMLINK_NOFOLLOW) == 0)
		return true;
	/* What was to be shown is not shown: nothing is "stored". */
	return publish_new(folder, name, header, &options, NULL, why) || (why->message == MSG_FILE_UNCONFIRMED ? fail_set(why, MSG_FILE_PUBLISH) : false);
}

/* Appended with O_APPEND in one write: lines of several readers do not mix. */
static bool
append_line(int folder, const char *name, struct text line, struct fail *why)
{
	int fd = openat(folder, name, O_WRONLY | O_APPEND | O_NOFOLLOW | O_CLOEXEC);
	bool ok;

	if (fd < 0)
		return fail_errno(why, MSG_FILE_CREATE);
	ok = write(fd, line.at, line.len) == (ssize_t)line.len && fsync(fd) == 0;
	if (!ok)
		fail_errno(why, MSG_FILE_WRITE);
	return close(fd) == 0 && ok;
}

bool
identity_log_all(const struct tree *tree, int64_t now, const char *officer, const char *verb,
    const struct text *ids, size_t count, struct fail *why)
{
	struct buf lines = {0}, name = {0};
	char at[MOMENT_TEXT];
	bool ok;
	int fd;

	moment_print(moment_in(now, tree_zone(tree)), at);
	buf_printf(&name, "%.7s.csv", at);
	for (size_t i = 0; i < count; i++) {
		csv_cell(&lines, text_of(at), true);
		csv_cell(&lines, text_of(officer), false);
		csv_cell(&lines, text_of(verb), false);
		csv_cell(&lines, ids[i], false);
		csv_end(&lines);
	}
	fd = folder_make(tree->root, "identity/access", 0700, why);
	ok = fd >= 0 && begin_log(fd, name.data, TEXT("at,officer,verb,id\n"), why) &&
	    append_line(fd, name.data, buf_view(&lines), why);
	if (fd >= 0)
		(void)close(fd);
	buf_release(&lines);
	buf_release(&name);
	return ok;
}

bool
identity_log(const struct tree *tree, int64_t now, const char *officer, const char *verb,
    struct text id, struct fail *why)
{
	return identity_log_all(tree, now, officer, verb, &id, 1, why);
}
