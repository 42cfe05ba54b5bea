#ifndef RECORD_OFFICIAL_H
#define RECORD_OFFICIAL_H

#include "base/buf.h"
#include "base/fail.h"
#include "time/date.h"

/* Official numbers such as LP/B/0123/XI/2026/SPKT/POLSEK PLAJU, by the pattern
 * of a document in spkt.yaml. Places: {seq} or {seq:04} (once), {roman_month}
 * {month} {year} {unit} {station} {name} {chain}. KEP/464/II/2021 numbers police
 * reports by unit and year; other documents have no single form,
 * so that the form is data. */
struct official {
	struct date date;	/* when it is given, in the station's zone */
	struct text unit, station, name, chain;
};

/* Whether every place is known and {seq} stands once: else MSG_PATTERN_PLACE or
 * MSG_PATTERN_SEQ. */
bool official_check(struct text pattern, struct fail *why);
void official_print(struct text pattern, const struct official *o, int64_t sequence, struct buf *out);
enum { OFFICIAL_MOST = 99999999 };	/* the highest sequence */
/* The sequence and year that a number given elsewhere has by the pattern: all
 * but those and the month must be as in `o`, letter case and spaces around a
 * slash aside. False where it does not fit. The year is that of `o` where the
 * pattern has none. */
bool official_parse(struct text pattern, const struct official *o, struct text number, int64_t *sequence, int *year);
/* The whole numbers in a text, at most `most` of them: by one of them a claim
 * of the number is found whatever the pattern was. Returns how many. */
size_t official_digits(struct text number, int64_t *at, size_t most);

#endif
