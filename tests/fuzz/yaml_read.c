/* Any bytes are read or refused; a scalar that was read can be written, and
 * reads back the same. */
#include <stdint.h>
#include <stdlib.h>

#include "format/yaml_read.h"
#include "format/yaml_write.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
round_trip(const struct node *n, struct arena *arena)
{
	struct buf out = {0};
	struct yaml_writer *w = yaml_writer_new(&out);
	struct node **documents;
	struct fail why = {0};
	size_t count;

	yaml_key(w, TEXT("v"));
	yaml_scalar(w, n->text);
	yaml_writer_free(w);
	if (!yaml_read(buf_view(&out), arena, &documents, &count, &why) || count != 1 ||
	    !text_equal(node_get(documents[0], TEXT("v"))->text, n->text))
		abort();
	buf_release(&out);
	for (size_t i = 0; i < n->count; i++)
		round_trip(n->children[i], arena);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = {0};
	struct node **documents;
	struct fail why = {0};
	size_t count;

	if (yaml_read((struct text){ (const char *)data, size }, &arena, &documents, &count, &why))
		for (size_t i = 0; i < count; i++)
			round_trip(documents[i], &arena);
	fail_release(&why);
	arena_release(&arena);
	return 0;
}
