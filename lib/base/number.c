#include "base/number.h"

bool
number_parse(struct text t, int64_t least, int64_t most, int64_t *out)
{
	bool negative = t.len > 0 && t.at[0] == '-';
	int64_t value = 0;

	if (t.len == (size_t)negative)
		return false;
	/* Built below zero, where there is one more value than above. */
	for (size_t i = negative; i < t.len; i++) {
		int digit = t.at[i] - '0';

		if (digit < 0 || digit > 9 || value < (INT64_MIN + digit) / 10)
			return false;
		value = value * 10 - digit;
	}
	if (!negative) {
		if (value == INT64_MIN)
			return false;
		value = -value;
	}
	if (value < least || value > most)
		return false;
	*out = value;
	return true;
}
