#ifndef STORE_IDENTITY_H
#define STORE_IDENTITY_H

#include "record/fold.h"
#include "store/tree.h"

/* Personal data: in identity/YYYY/MM/DD/<random>.yaml, 0600 in folders 0700,
 * outside git, named only by the random reference in the record (DESIGN 8). */

/* A fresh reference, for a record that has people or things. */
void identity_reference(struct record *r, struct arena *arena);
/* Reads the personal data of a case as they stand (case_identity) into a record
 * of the same schema that has only its fields of class identity. */
bool identity_read(const struct tree *tree, const struct case_file *c, struct record *identity,
    struct arena *arena, struct fail *why);
/* Who looked: a line at,officer,verb,id in identity/access/YYYY-MM.csv. What
 * cannot be logged is not shown. */
bool identity_log(const struct tree *tree, int64_t now, const char *officer, const char *verb,
    struct text id, struct fail *why);
/* The same of many ids at once; an empty id says that nothing was found. */
bool identity_log_all(const struct tree *tree, int64_t now, const char *officer, const char *verb,
    const struct text *ids, size_t count, struct fail *why);

#endif
