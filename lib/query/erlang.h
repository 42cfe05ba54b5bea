#ifndef QUERY_ERLANG_H
#define QUERY_ERLANG_H

#include <stdbool.h>

/* How many officers a desk needs: the queue M/M/c of A. K. Erlang (1917;
 * domain.md 4.5). It supposes that citizens come at random at a steady rate,
 * handling times are exponential, nobody leaves, the first is served first, and
 * the room is large enough. */
struct erlang_queue {
	double load;	/* A = arrivals times handling time: officers busy on average */
	double busy;	/* rho = A / M, the share of their time */
	double waits;	/* C: the share that has to wait */
	double wait_s;	/* mean wait of all, seconds */
	double level;	/* the share served within the time asked */
};

/* B_0 = 1, B_m = A B_{m-1} / (m + A B_{m-1}); C = B_M / (1 - rho (1 - B_M));
 * wait = C h / (M (1 - rho)); level = 1 - C e^(-(M - A) T / h), h the handling time.
 * `per_hour` not negative, the times in seconds, handling over 0, `within` not
 * negative. False where rho >= 1: there is no steady state, the queue only grows. */
bool erlang_queue(double per_hour, double handling_s, unsigned officers, double within_s, struct erlang_queue *q);

/* The fewest officers with level >= target (0 to under 1); 0 where nobody comes. */
unsigned erlang_officers(double per_hour, double handling_s, double within_s, double target);

/* How many to put on the roster so that `officers` are there: officers / (1 -
 * shrinkage), upwards; shrinkage is the share away (leave, ill, training), 0 to under 1. */
unsigned erlang_scheduled(unsigned officers, double shrinkage);
/* How many officers one seat needs that is never empty: 168 hours over those that
 * one officer works in a week, which is over 0. */
double erlang_relief(double weekly_hours);

#endif
