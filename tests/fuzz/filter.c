/* Any expression is parsed or refused with a message; what was parsed answers
 * the same for the same row. */
#include <stdint.h>
#include <stdlib.h>

#include "query/filter.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text expression = { (const char *)data, size };
	struct zone zone = { .offset = 7 * 3600, .fixed = true };
	struct when when = { 1795500000, &zone };
	struct arena arena = {0};
	struct fail why = {0};
	struct shape shape = shape_of(&case_schema, &report_schema, &arena);
	struct text *row = arena_get(&arena, shape.count * sizeof *row);
	struct filter *f = filter_parse(expression, &shape, &when, &arena, &why);

	for (size_t i = 0; i < shape.count; i++)
		row[i] = i % 3 == 0 ? TEXT("lost") : i % 3 == 1 ? TEXT("2026-11-24T08:00:00+07:00") : TEXT("");
	if (f != NULL ? filter_match(f, row) != filter_match(f, row) : why.message == MSG_NONE)
		abort();
	fail_release(&why);
	arena_release(&arena);
	return 0;
}
