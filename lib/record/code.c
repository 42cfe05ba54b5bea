#include "record/code.h"

#include "base/digest.h"
#include "base/random.h"

enum { DIGITS = 16 };

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

/* Twice v in GF(32), by the primitive polynomial x^5 + x^2 + 1. */
static unsigned
twice(unsigned v)
{
	return (v << 1 ^ (v & 16 ? 0x25 : 0)) & 31;
}

/* The sum over the digits of 2^place * digit in GF(32). No two of the 17 places
 * (the check's own is 0) have the same weight, so that any one wrong character
 * and any two swapped are seen. */
static unsigned
check_of(const int digits[DIGITS])
{
	unsigned sum = 0;

	for (int i = 0; i < DIGITS; i++)
		sum = twice(sum) ^ (unsigned)digits[i];
	return twice(sum);
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

bool
code_secret(struct text typed, struct arena *arena, struct text *hex, struct fail *why)
{
	char code[CODE_TEXT], hash[65];

	if (!code_parse(text_trim(typed), code)) {
		fail_set(why, MSG_CODE_BAD);
		return fail_field(why, "secret");
	}
	code_hash(code, hash);
	*hex = arena_text(arena, text_of(hash));
	return true;
}
