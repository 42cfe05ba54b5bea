#ifndef STORE_CHECK_H
#define STORE_CHECK_H

#include <stddef.h>
#include <stdint.h>

#include "base/fail.h"
#include "store/tree.h"

/* Reads every file of a tree and names what is wrong: faults, which a reader
 * stumbles over, and notices, which a person should look at. Memory grows by
 * 28 bytes a record or answer of a survey (and 8 more where it has personal data), 40 a day of the
 * suggestion box and 80 a handover. */
struct check {
	const struct tree *tree;	/* of tree_open_anyway */
	int64_t now;
	const struct fail_sink *faults, *notices;
};

struct check_counts {
	size_t files, records, steps, faults, notices;
};

void check_tree(const struct check *c, struct check_counts *counts);

#endif
