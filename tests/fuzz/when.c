/* A time that is taken prints as one that is taken for the same; a period does
 * not run backwards; a duration is not negative. */
#include <stdint.h>
#include <stdlib.h>

#include "time/when.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text typed = { (const char *)data, size };
	struct zone zone = { .offset = 7 * 3600, .fixed = true };
	struct when when = { 1795500000, &zone };
	struct moment m, again;
	struct period p = PERIOD_ALL;
	struct fail why = {0};
	char printed[MOMENT_TEXT];
	int64_t seconds;

	if (when_parse(&when, typed, &m, &why)) {
		moment_print(m, printed);
		if (!moment_parse(text_of(printed), &again, &why) || again.at != m.at)
			abort();
	}
	fail_release(&why);
	if (when_period(&when, typed, &p, &why) && p.from > p.until)
		abort();
	fail_release(&why);
	if (when_duration(typed, &seconds, &why) && seconds < 0)
		abort();
	fail_release(&why);
	return 0;
}
