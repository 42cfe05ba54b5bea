#ifndef FILE_PUBLISH_H
#define FILE_PUBLISH_H

#include <stdbool.h>
#include <sys/types.h>

#include "base/fail.h"
#include "base/text.h"

/* The write protocol of DESIGN 9, the only way a record comes to be:
 *   publish_start   temporary .tmp-* in the same folder, written, fsynced
 *   publish_link    linkat to the final name; PUBLISH_TAKEN if that exists
 *                   (the caller tries the next number with the same file)
 *   publish_finish  temporary removed, folder fsynced
 * Only after publish_finish may anything be acknowledged. Where the file
 * system has no hard links, renameat2(RENAME_NOREPLACE) is used. A linkat that
 * reports an error although it happened (a lost NFS reply) is found by the
 * inode. A failed fsync is not retried on the same descriptor. */
struct publication {
	int folder;		/* borrowed; must stay open */
	int fd;			/* of the temporary, -1 when closed: already before the link */
	bool linked, renamed;
	bool flushed_by_caller;	/* bulk: start and finish leave the flushing out */
	char temporary[64];
};

struct publish_options {
	mode_t mode;		/* 0644 or 0660 for records, 0600 for identity */
	bool bulk;		/* the caller flushes with publish_flush */
	bool dated;		/* set the file's times to `date` before the link (anonymous items) */
	long long date;		/* seconds since 1970 UTC */
};

enum publish_link { PUBLISH_LINKED, PUBLISH_TAKEN, PUBLISH_FAILED };

bool publish_start(struct publication *p, int folder, struct text bytes,
    const struct publish_options *options, struct fail *why);
enum publish_link publish_link(struct publication *p, const char *name, struct fail *why);
/* After a link: false with MSG_FILE_UNCONFIRMED means stored but not
 * confirmed. Without a link it removes the temporary and nothing was stored. */
bool publish_finish(struct publication *p, struct fail *why);
/* All three for one file of a given name. A name that is taken is no fault: what
 * is there stays, and `made` (may be NULL) is false. */
bool publish_new(int folder, const char *name, struct text bytes, const struct publish_options *options, bool *made,
    struct fail *why);
/* One syncfs of the file system that folder is on; MSG_FILE_UNCONFIRMED where
 * that fails (before the links nothing was stored, and none may be made). */
bool publish_flush(int folder, struct fail *why);

/* Replaces a file that is ours to replace (an output file, .spkt/ state):
 * temporary, fsync, rename, fsync of the folder. Never used on records. */
bool publish_replace(int folder, const char *name, struct text bytes, mode_t mode, struct fail *why);

#endif
