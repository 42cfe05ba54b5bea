/* Attached files: there, and the bytes that were attached. */
#include "base/buf.h"
#include "base/digest.h"
#include "base/number.h"
#include "file/content.h"
#include "store/attachment.h"
#include "store/check_case.h"

static bool
is_same(const struct record *step, struct text bytes)
{
	char hex[DIGEST_TEXT];
	int64_t size;

	digest_hex(bytes, hex);
	return number_parse(record_get(step, NAME_SIZE), 0, ATTACHMENT_MAX, &size) && (size_t)size == bytes.len &&
	    text_is(record_get(step, NAME_SHA256), hex);
}

void
check_attachment(struct casing *x, const struct step *s)
{
	const struct record *step = &s->record;
	struct text reference = attachment_of(s), bytes;
	struct arena arena = {0};
	struct buf path = {0};
	struct fail why = {0};
	bool missing = false;

	if (reference.len == 0 || !x->has_received)
		return;
	check_refer(x->k, reference);
	attachment_path(&x->c.record, reference, &path);
	if (!content_read(x->k->check->tree->root, path.data, ATTACHMENT_MAX, &arena, &bytes, &missing, &why)) {
		if (missing) {
			fail_set(&why, MSG_CHECK_NO_ATTACHMENT);
			casing_notice(x, casing_path(x, s), step, NAME_FILE, &why);
		} else {
			check_fault(x->k, path.data, 0, &why);
		}
	} else if (!is_same(step, bytes)) {
		fail_set(&why, MSG_CHECK_ATTACHMENT, path.data);
		fail_field(&why, "sha256");
		check_fault(x->k, casing_path(x, s), 0, &why);
	}
	buf_release(&path);
	arena_release(&arena);
}
