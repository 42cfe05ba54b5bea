#include "store/attachment.h"

#include <unistd.h>

#include "base/buf.h"
#include "file/folder.h"
#include "file/publish.h"
#include "store/layout.h"

bool
attachment_path(const struct record *of, struct text reference, struct buf *out)
{
	struct fail ignored = {0};
	int32_t day;
	bool ok = put_day(of, &day, &ignored);

	fail_release(&ignored);
	if (ok) {
		layout_identity(day, out);
		buf_printf(out, "/%.*s.bin", TEXT_ARG(reference));
	}
	return ok;
}

bool
attachment_put(const struct writer *w, const struct record *of, struct text reference, struct text bytes, struct fail *why)
{
	struct publish_options options = { .mode = 0600 };
	struct publication p;
	struct buf folder = {0}, name = {0};
	int32_t day = 0;
	bool ok;
	int fd;

	if (!put_day(of, &day, why))
		return false;
	layout_identity(day, &folder);
	buf_printf(&name, "%.*s.bin", TEXT_ARG(reference));
	fd = folder_make(w->tree->root, folder.data, 0700, why);
	ok = fd >= 0 && publish_start(&p, fd, bytes, &options, why);
	if (ok) {
		ok = publish_link(&p, name.data, why) != PUBLISH_FAILED;
		ok = publish_finish(&p, why) && ok;
	}
	/* The step that names it is not written yet: not confirmed is not attached. */
	if (!ok && why->message == MSG_FILE_UNCONFIRMED) {
		fail_set(why, MSG_FILE_PUBLISH);
		attachment_undo(w, of, reference);
	}
	if (fd >= 0)
		(void)close(fd);
	buf_release(&folder);
	buf_release(&name);
	return ok;
}

void
attachment_undo(const struct writer *w, const struct record *of, struct text reference)
{
	struct buf path = {0};
	struct fail ignored = {0};
	struct text folder, name;
	int fd;

	if (attachment_path(of, reference, &path)) {
		folder = text_slice(buf_view(&path), 0, path.len - reference.len - 5);
		name = text_after(buf_view(&path), folder.len + 1);
		path.data[folder.len] = '\0';
		fd = folder_open(w->tree->root, path.data, NULL, &ignored);
		if (fd >= 0) {
			/* One that stays is an orphan, which `check` names. */
			(void)unlinkat(fd, name.at, 0);
			(void)close(fd);
		}
	}
	fail_release(&ignored);
	buf_release(&path);
}
