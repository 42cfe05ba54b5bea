#include "store/attachment.h"

#include "base/buf.h"
#include "store/layout.h"

struct text
attachment_of(const struct step *step)
{
	return step->verb != NULL && text_is(text_of(step->verb->verb), "attach") ? record_get(&step->record, NAME_IDENTITY) : (struct text){0};
}

bool
attachment_path(const struct record *of, struct text reference, struct buf *out)
{
	struct fail ignored = {0};
	int32_t day;
	bool ok = put_day(of, &day, &ignored);

	fail_release(&ignored);
	if (ok) {
		layout_identity(day, out);
		buf_printf(out, "/%.*s.bin", TEXT_ARG(reference));
	}
	return ok;
}

bool
attachment_put(const struct writer *w, const struct record *of, struct text reference, struct text bytes, struct fail *why)
{
	struct buf name = {0};
	bool made, ok;

	buf_printf(&name, "%.*s.bin", TEXT_ARG(reference));
	ok = put_private(w, of, name.data, bytes, false, &made, why);
	buf_release(&name);
	return ok;
}

void
attachment_undo(const struct writer *w, const struct record *of, struct text reference)
{
	struct buf name = {0};

	buf_printf(&name, "%.*s.bin", TEXT_ARG(reference));
	put_private_undo(w, of, name.data);
	buf_release(&name);
}
