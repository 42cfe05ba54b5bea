/* A map, a line of three dashes, and a CSV: each row becomes a record of
 * canonical values, or a fault. */
#include <stdint.h>
#include <stdlib.h>

#include "record/import_map.h"
#include "record/value.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct zone zone = { .offset = 7 * 3600, .fixed = true };

static bool
take_header(void *map, const struct csv_row *row, struct fail *why)
{
	return import_map_bind(map, row, why);
}

static bool
take_row(void *map, const struct csv_row *row, struct fail *why)
{
	const struct when when = { 1795500000, &zone };
	struct arena arena = {0};
	struct import_row made;
	struct fail fault = {0};

	if (!((struct import_map *)map)->headerless || import_map_bind(map, row, why)) {
		if (import_map_row(map, row, &report_schema, &when, &arena, &made, &fault) && !made.skip)
			for (size_t i = 0; i < report_schema.count; i++)
				if (made.record.values[i].len > 0 && !value_check(&report_schema.fields[i], made.record.values[i], &fault))
					abort();
	}
	fail_release(&fault);
	arena_release(&arena);
	return why->message == MSG_NONE;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text all = { (const char *)data, size };
	size_t cut = text_find(all, TEXT("\n---\n"));
	struct arena arena = {0};
	struct import_map map;
	struct fail why = {0};

	if (cut != (size_t)-1 && import_map_read(&map, text_slice(all, 0, cut + 1), "map", &report_schema, &arena, &why))
		csv_read_bytes(text_after(all, cut + 5), &(struct csv_options){ map.delimiter, map.headerless, "-" },
		    &(struct csv_handler){ .header = take_header, .row = take_row, .context = &map }, &why);
	fail_release(&why);
	arena_release(&arena);
	return 0;
}
