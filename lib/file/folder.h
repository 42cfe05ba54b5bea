#ifndef FILE_FOLDER_H
#define FILE_FOLDER_H

#include <stdbool.h>
#include <sys/types.h>

#include "base/arena.h"
#include "base/fail.h"

/* Folders below a root descriptor. Paths are relative, without "..", and never
 * follow a symbolic link (openat2 with RESOLVE_BENEATH|RESOLVE_NO_SYMLINKS|
 * RESOLVE_NO_MAGICLINKS; where the kernel lacks it, one component at a time
 * with O_NOFOLLOW). All descriptors are close-on-exec; the caller closes. */

/* The root itself, which may be reached by links. -1 on failure. */
int folder_root(const char *path, struct fail *why);
/* -1 on failure. Check `missing` (may be NULL) for "is simply not there". */
int folder_open(int root, const char *path, bool *missing, struct fail *why);
/* Makes what is missing of path, each new parent fsynced, and opens it. The
 * mode is of new folders, set exactly (fchmod), not by the umask. */
int folder_make(int root, const char *path, mode_t mode, struct fail *why);

/* For the floor itself; all tell by errno. The open of any path by the rules
 * above (O_NOFOLLOW and O_CLOEXEC are added), EINVAL for a path against them. */
int folder_reach(int root, const char *path, int flags);
bool folder_sync(int folder);	/* fsync, or syncfs where there is none for folders */
/* fchmod. A file system without modes is taken for what others may read anyway. */
bool folder_mode(int fd, mode_t mode);

/* The names in a folder, sorted bytewise, without "." and "..". */
struct names {
	struct text *at;
	size_t count;
};
bool folder_names(int folder, struct arena *arena, struct names *names, struct fail *why);

#endif
