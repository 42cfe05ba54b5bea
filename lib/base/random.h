#ifndef BASE_RANDOM_H
#define BASE_RANDOM_H

#include <stddef.h>
#include <stdint.h>

/* Bytes of getrandom(2). Where the kernel has none to give the program ends
 * with exit 70: a guessable secret is worse than none. */
void random_bytes(void *out, size_t n);
uint32_t random_below(uint32_t n);	/* uniform in 0..n-1 */
/* 128 random bits as 32 lower-case hex digits, NUL-terminated. */
enum { UID_TEXT = 33 };
void random_uid(char out[UID_TEXT]);
/* Crockford's base32 alphabet: no I L O U. value 0..31. */
char base32_digit(unsigned value);
/* The first n digits (5 bits each) of bytes, NUL-terminated. */
void base32_text(const unsigned char *bytes, size_t n, char *out);

#endif
