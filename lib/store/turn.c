#include "store/turn.h"

#include <errno.h>
#include <sys/file.h>
#include <unistd.h>

#include "file/folder.h"

bool
turn_take(struct turn *t, const struct tree *tree, bool wait, bool *busy, struct fail *why)
{
	bool missing = false;
	int failed;

	*busy = false;
	t->fd = folder_open(tree->root, ".spkt", &missing, why);
	if (t->fd < 0) {
		if (missing)
			fail_release(why);
		return missing;
	}
	do
		failed = flock(t->fd, wait ? LOCK_EX : LOCK_EX | LOCK_NB);
	while (failed != 0 && errno == EINTR);
	if (failed == 0)
		return true;
	*busy = errno == EWOULDBLOCK;
	if (!*busy)
		fail_errno(why, MSG_FOLDER_OPEN, ".spkt");
	turn_end(t);
	return *busy;
}

void
turn_end(struct turn *t)
{
	if (t->fd >= 0)
		(void)close(t->fd);
	t->fd = -1;
}
