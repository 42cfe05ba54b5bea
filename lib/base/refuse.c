#include "base/refuse.h"

#include "base/memory.h"

enum { LONGEST = 80 };

bool
refuse(struct fail *why, enum message m, struct text got)
{
	size_t n = got.len;
	char *word;

	if (n > LONGEST)
		for (n = LONGEST; n > 0 && (got.at[n] & 0xC0) == 0x80; n--)
			;	/* not in the middle of a character */
	word = memory_copy(got.at, n);
	fail_set(why, m, word);
	memory_free(word);
	return false;
}
