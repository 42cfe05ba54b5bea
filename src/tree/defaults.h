#ifndef TREE_DEFAULTS_H
#define TREE_DEFAULTS_H

#include <stddef.h>

/* The files of src/tree/defaults, carried inside the program: what init writes.
 * Sorted bytewise by path, which is relative to that folder. A zero byte
 * follows the len bytes of each. */
struct default_file {
	const char *path;
	const char *bytes;
	size_t len;
};

extern const struct default_file default_files[];
extern const size_t default_file_count;

#endif
