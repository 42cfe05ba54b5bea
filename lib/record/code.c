#include "record/code.h"


#include "base/digest.h"
#include "base/random.h"

enum { DIGITS = 16, CHECK_BASE = 31 };

static int
digit_value(char c)
{
	if (c >= 'a' && c <= 'z')
		c = (char)(c - 'a' + 'A');
	if (c == 'O')
		c = '0';
	if (c == 'I' || c == 'L')
		c = '1';
	for (unsigned v = 0; v < 32; v++)
		if (base32_digit(v) == c)
			return (int)v;
	return -1;
}

/* 32 is 1 modulo 31, which would see no swap: digits are weighted by place. */
static unsigned
check_of(const int digits[DIGITS])
{
	unsigned sum = 0;

	for (unsigned i = 0; i < DIGITS; i++)
		sum += (unsigned)digits[i] * (i + 1);
	return sum % CHECK_BASE;
}

static void
code_print(const int digits[DIGITS], char out[CODE_TEXT])
{
	char *p = out;

	for (int i = 0; i < DIGITS; i++) {
		if (i > 0 && i % 4 == 0)
			*p++ = '-';
		*p++ = base32_digit((unsigned)digits[i]);
	}
	*p++ = '-';
	*p++ = base32_digit(check_of(digits));
	*p = '\0';
}

void
code_make(char out[CODE_TEXT])
{
	unsigned char random[DIGITS];
	int digits[DIGITS];

	random_bytes(random, sizeof random);
	for (int i = 0; i < DIGITS; i++)
		digits[i] = random[i] % 32;
	code_print(digits, out);
}

bool
code_parse(struct text typed, char out[CODE_TEXT])
{
	int digits[DIGITS + 1];
	size_t n = 0;

	for (size_t i = 0; i < typed.len; i++) {
		if (typed.at[i] == '-' || typed.at[i] == ' ')
			continue;
		if (n > DIGITS || (digits[n] = digit_value(typed.at[i])) < 0)
			return false;
		n++;
	}
	if (n != DIGITS + 1 || (unsigned)digits[DIGITS] != check_of(digits))
		return false;
	code_print(digits, out);
	return true;
}

void
code_hash(const char code[CODE_TEXT], char hex[65])
{
	digest_hex(text_of(code), hex);
}
