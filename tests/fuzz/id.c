/* An id that is taken prints as itself, but for zeros before its number; the
 * name of a step leads back to its parts. */
#include <stdint.h>
#include <stdlib.h>

#include "store/layout.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text t = { (const char *)data, size };
	struct buf out = {0};
	struct file_name f;
	struct id id, again;

	if (id_parse(t, &id)) {
		layout_id(id.station, id.day, id.letter, id.number, &out);
		if (!id_parse(buf_view(&out), &again) || id_compare(&id, &again) != 0)
			abort();
	}
	buf_clear(&out);
	f = layout_name(t);
	if (f.kind == FILE_STEP) {
		layout_step(f.id, f.number, f.tag, &out);
		buf_puts(&out, ".yaml");
		if (layout_name(buf_view(&out)).number != f.number)
			abort();
	}
	buf_release(&out);
	return 0;
}
