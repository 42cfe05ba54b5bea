#include "base/random.h"

#include <errno.h>
#include <sys/random.h>
#include <unistd.h>

static _Noreturn void
random_missing(void)
{
	static const char sentence[] = "spkt: the system gives no random bytes / sistem tidak memberi bita acak\n";
	ssize_t ignored = write(STDERR_FILENO, sentence, sizeof sentence - 1);

	(void)ignored;
	_exit(70);
}

void
random_bytes(void *out, size_t n)
{
	unsigned char *p = out;

	while (n > 0) {
		ssize_t got = getrandom(p, n, 0);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			random_missing();
		p += got;
		n -= (size_t)got;
	}
}

uint32_t
random_below(uint32_t n)
{
	uint32_t value, uneven;

	if (n < 2)
		return 0;
	/* 2^32 mod n: as many values would make the low remainders likelier. */
	uneven = (UINT32_MAX - n + 1) % n;
	do
		random_bytes(&value, sizeof value);
	while (value < uneven);
	return value % n;
}

void
random_uid(char out[UID_TEXT])
{
	unsigned char bytes[(UID_TEXT - 1) / 2];

	random_bytes(bytes, sizeof bytes);
	for (size_t i = 0; i < sizeof bytes; i++) {
		out[2 * i] = "0123456789abcdef"[bytes[i] >> 4];
		out[2 * i + 1] = "0123456789abcdef"[bytes[i] & 15];
	}
	out[UID_TEXT - 1] = '\0';
}

char
base32_digit(unsigned value)
{
	return "0123456789ABCDEFGHJKMNPQRSTVWXYZ"[value & 31];
}

void
base32_text(const unsigned char *bytes, size_t n, char *out)
{
	for (size_t i = 0; i < n; i++) {
		size_t bit = 5 * i;
		unsigned pair = (unsigned)bytes[bit / 8] << 8;

		/* The byte behind is read only where the digit reaches into it. */
		if (bit % 8 > 3)
			pair |= bytes[bit / 8 + 1];
		out[i] = base32_digit(pair >> (11 - bit % 8));
	}
	out[n] = '\0';
}
