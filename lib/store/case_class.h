#ifndef STORE_CASE_CLASS_H
#define STORE_CASE_CLASS_H

#include "base/arena.h"
#include "base/text.h"

/* The classes that the rows of sla.csv name, one a line and each once, in the order of
 * the table; empty where none is named or the table cannot be read. */
struct text case_classes(int root, struct arena *arena);
/* Whether a class is none of them, so that no clock runs by it; false where none is
 * named at all. `names` gets them, "light, medium", for a message. */
bool case_class_foreign(struct text classes, struct text word, struct arena *arena, const char **names);

#endif
