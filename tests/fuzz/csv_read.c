/* Any bytes are read or refused; what was read and is written again reads back
 * as the same rows. */
#include <stdint.h>
#include <stdlib.h>

#include "format/csv_read.h"
#include "format/csv_write.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool
write_row(void *context, const struct csv_row *row, struct fail *why)
{
	(void)why;
	for (size_t i = 0; i < row->count; i++)
		csv_cell(context, row->cells[i], i == 0);
	csv_end(context);
	return true;
}

static void
skip(void *context, const struct csv_row *row, const struct fail *why)
{
	(void)context, (void)row, (void)why;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct csv_options as_found = { .name = "-" }, ours = { .delimiter = ',', .headerless = true, .name = "-" };
	struct buf first = {0}, second = {0};
	struct fail why = {0};

	csv_read_bytes((struct text){ (const char *)data, size }, &as_found, &(struct csv_handler){ .header = write_row, .row = write_row, .bad = skip, .context = &first }, &why);
	fail_release(&why);
	if (!csv_read_bytes(buf_view(&first), &ours, &(struct csv_handler){ .row = write_row, .context = &second }, &why) ||
	    !text_equal(buf_view(&first), buf_view(&second)))
		abort();
	buf_release(&first);
	buf_release(&second);
	return 0;
}
