#include "base/fail.h"

#include <errno.h>
#include <stdarg.h>
#include <string.h>

#include "base/memory.h"

enum { WORDS = sizeof((struct fail *)0)->words / sizeof(char *) };

static char *
string_copy(const char *s)
{
	return s == NULL ? NULL : memory_copy(s, strlen(s));
}

static void
fail_fill(struct fail *why, enum message m, va_list ap)
{
	const char *word;

	fail_release(why);
	why->message = m;
	for (size_t i = 0; i < WORDS && (word = va_arg(ap, const char *)) != NULL; i++)
		why->words[i] = string_copy(word);
}

bool
fail_set_words(struct fail *why, enum message m, ...)
{
	va_list ap;

	va_start(ap, m);
	fail_fill(why, m, ap);
	va_end(ap);
	return false;
}

bool
fail_errno_words(struct fail *why, enum message m, ...)
{
	int error = errno;
	va_list ap;

	va_start(ap, m);
	fail_fill(why, m, ap);
	va_end(ap);
	why->error = error;
	return false;
}

bool
fail_in(struct fail *why, const char *file, long line)
{
	if (why->file == NULL)
		why->file = string_copy(file);
	if (why->line == 0)
		why->line = line;
	return false;
}

bool
fail_field(struct fail *why, const char *field)
{
	if (why->field == NULL)
		why->field = string_copy(field);
	return false;
}

void
fail_release(struct fail *why)
{
	memory_free(why->file);
	memory_free(why->field);
	for (size_t i = 0; i < WORDS; i++)
		memory_free(why->words[i]);
	*why = (struct fail){0};
}

int
fail_code(const struct fail *why)
{
	return why->code != 0 ? why->code : (int)message_row(why->message)->code;
}

void
fail_copy(struct fail *to, const struct fail *from)
{
	fail_release(to);
	*to = *from;
	to->file = string_copy(from->file);
	to->field = string_copy(from->field);
	for (size_t i = 0; i < WORDS; i++)
		to->words[i] = string_copy(from->words[i]);
}

static void
take_nothing(void *context, const struct fail *why)
{
	(void)context, (void)why;
}

const struct fail_sink fail_nowhere = { take_nothing, NULL };

void
fail_send(const struct fail_sink *sink, struct fail *why)
{
	sink->take(sink->context, why);
	fail_release(why);
}
