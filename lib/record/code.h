#ifndef RECORD_CODE_H
#define RECORD_CODE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/fail.h"
#include "base/text.h"

/* Tracking codes of citizens: 80 random bits as XXXX-XXXX-XXXX-XXXX-C in
 * Crockford's base32 with a check character, their weighted sum in GF(32): any
 * one wrong and any two swapped characters are seen. Only the SHA-256 of the
 * canonical text is kept. */
enum { CODE_TEXT = 22 };

void code_make(char out[CODE_TEXT]);
/* Canonical form of what a citizen typed: case and dashes aside, O as 0, I and
 * L as 1. False where the check character does not fit. */
bool code_parse(struct text typed, char out[CODE_TEXT]);
void code_hash(const char code[CODE_TEXT], char hex[65]);
/* The hash of what was typed or printed, in the arena; MSG_CODE_BAD of the field
 * `secret` where it is no code. */
bool code_secret(struct text typed, struct arena *arena, struct text *hex, struct fail *why);

#endif
