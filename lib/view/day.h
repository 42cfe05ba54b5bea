#ifndef VIEW_DAY_H
#define VIEW_DAY_H

#include <stdint.h>

#include "base/buf.h"
#include "base/words.h"

/* A date number (time/date.h) as people write it: "24 November 2026", and with
 * its weekday "Tuesday, 24 November 2026". Appended to out. */
void day_print(int32_t day, enum language language, struct buf *out);
/* "Tuesday". */
const char *day_weekday(int32_t day, enum language language);
void day_print_weekday(int32_t day, enum language language, struct buf *out);
/* The month that it is in: "November 2026". */
void day_print_month(int32_t day, enum language language, struct buf *out);

#endif
