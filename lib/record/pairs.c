#include "record/pairs.h"

bool
pairs_find(struct text pairs, struct text key, struct text *found, struct text *value)
{
	struct text line;

	while (text_next(&pairs, '\n', &line))
		if (text_cut(line, ':', found, value) && text_equal_fold(text_trim(*found), key)) {
			*found = text_trim(*found);
			*value = text_trim(*value);
			return true;
		}
	return false;
}
