#ifndef RECORD_PRIVACY_H
#define RECORD_PRIVACY_H

#include "base/buf.h"
#include "base/message.h"
#include "base/text.h"
#include "record/schema.h"

/* What looks like somebody's own data in a text that is tracked and shared. It
 * is a hint for a person, never a refusal, and what is said of it never repeats
 * what was found. */
enum privacy {
	PRIVACY_NIK = 1 << 0,	/* 16 digits */
	PRIVACY_PHONE = 1 << 1,
	PRIVACY_EMAIL = 1 << 2,
	PRIVACY_PLATE = 1 << 3,
	PRIVACY_IMEI = 1 << 4,
};

/* A text as it is looked through, appended to out: digits and letters of other forms are
 * ASCII, dashes are hyphens, spaces are spaces, and what is not seen is left out. */
void privacy_plain(struct text t, struct buf *out);
/* All kinds that a text holds, however it is spelled. */
unsigned privacy_find(struct text t);
/* The same of a field's value; none of a field that holds no free text of the
 * tracked tree. */
unsigned privacy_field(const struct field *f, struct text value);
/* Takes one kind out of the set: the message that says so, or MSG_NONE where
 * the set is empty. */
enum message privacy_take(unsigned *kinds);

#endif
