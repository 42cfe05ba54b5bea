#include "base/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static _Noreturn void
memory_exhausted(void)
{
	/* Neither stdio nor the message tables: both may want memory. */
	static const char sentence[] = "spkt: out of memory / memori habis\n";
	ssize_t ignored = write(STDERR_FILENO, sentence, sizeof sentence - 1);

	(void)ignored;
	_exit(70);
}

void *
memory_get(size_t n)
{
	void *p = calloc(n > 0 ? n : 1, 1);

	if (p == NULL)
		memory_exhausted();
	return p;
}

void *
memory_grow(void *old, size_t count, size_t size)
{
	void *p;

	if (size != 0 && count > SIZE_MAX / 2 / size)
		memory_exhausted();
	p = realloc(old, count * size > 0 ? count * size : 1);
	if (p == NULL)
		memory_exhausted();
	return p;
}

char *
memory_copy(const void *bytes, size_t n)
{
	char *p = memory_get(n + 1);

	if (n > 0)
		memcpy(p, bytes, n);
	return p;
}

void
memory_free(void *p)
{
	free(p);
}
