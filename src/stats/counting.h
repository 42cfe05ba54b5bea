#ifndef STATS_COUNTING_H
#define STATS_COUNTING_H

#include "cli/board.h"

/* How many cases came in by group: count, and heat. */
extern const struct board_view counting_view;

/* Scans, shows and ends the board. */
bool counting_run(struct board *b, struct fail *why);

#endif
