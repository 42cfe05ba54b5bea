#ifndef FOLLOWUP_WORK_H
#define FOLLOWUP_WORK_H

#include "record/record.h"
#include "time/moment.h"

/* Who did something at the desk and when: the officer who typed a record, at the
 * time it was recorded (an imported one: received), or who took a step, when it
 * happened. False where nobody is named, or only a day is known; signing a handover,
 * and what it passes by itself, is no work of a shift. */
bool work_of(const struct record *r, struct text *officer, struct moment *when);

#endif
