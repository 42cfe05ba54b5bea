#ifndef STORE_CHECK_CASE_H
#define STORE_CHECK_CASE_H

#include "store/check_file.h"
#include "store/layout.h"

/* One file of a day folder that is named as a record or a step. */
struct entry {
	struct text name;
	struct file_name parsed;
};

/* The day folder that is being read. */
struct day {
	const struct record_type *type;
	struct text station;
	int32_t number;
	int fd;
	const char *path;
};

/* A record with its steps: count entries of one id, the record first where it
 * is there. */
void check_case(struct checking *k, const struct day *day, const struct entry *entries, size_t count);

#endif
