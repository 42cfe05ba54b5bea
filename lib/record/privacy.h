#ifndef RECORD_PRIVACY_H
#define RECORD_PRIVACY_H

#include "base/message.h"
#include "base/text.h"
#include "record/schema.h"

/* What looks like somebody's own data in a text that is tracked and shared: a
 * NIK (16 digits), phone number, e-mail address, number plate or IMEI. The
 * message that says so, of the first one found, or MSG_NONE. It is a hint for
 * a person, never a refusal, and the message never repeats what it found. */
enum message privacy_find(struct text t);
/* The same of a field's value; MSG_NONE for a field that holds no free text of
 * the tracked tree. */
enum message privacy_field(const struct field *f, struct text value);

#endif
