#ifndef VIEW_SHEET_H
#define VIEW_SHEET_H

#include "base/arena.h"
#include "base/buf.h"
#include "time/zone.h"

/* Values on their way through a spreadsheet and back. What a cell shows is read
 * again to the same bytes by sheet_back and sheet_time_back (import --excel).
 *
 * - A text that a spreadsheet could run or read as something else has ' before
 *   it: one that begins with = + - @ ' TAB CR LF or their full-width forms, and
 *   one that could be a number, a time or a truth value (0812, 007, 1E5,
 *   2026-11-24, TRUE, 16 digits; not a plain number of up to 11 digits, which
 *   comes back as it went).
 * - Control characters but LF, which no cell of a spreadsheet holds for long (Calc
 *   loses TAB on the way through its own files, and takes CRLF for LF), are shown
 *   as their pictures (U+2400 and on: ESC is ␛, TAB is ␉, CR is ␍); ␀, which
 *   stands for nothing else, goes before such a picture that was in the text,
 *   and ␀E ␀F are U+FFFE and U+FFFF. */

enum sheet { SHEET_GUESSED, SHEET_TYPED };

/* Appended to out. A sheet whose cells say that they are text needs ' only
 * where the way back would take one off. */
void sheet_text(enum sheet sheet, struct text value, struct buf *out);
/* The other way. Line ends in a cell may have become CRLF. */
struct text sheet_back(struct text cell, struct arena *arena);

enum { SHEET_TIME = 20 };
/* A stored time as the wall clock of the zone shows it, "2026-11-24 22:15:00",
 * or a day. False where it would not come back from that (the offset is of
 * another zone, or the year is before 1901): then it is written as a text. */
bool sheet_time(struct text value, const struct zone *zone, char out[SHEET_TIME]);
/* The other way; what is no such time stays as it is. Seconds may be left out. */
struct text sheet_time_back(struct text cell, const struct zone *zone, struct arena *arena);

#endif
