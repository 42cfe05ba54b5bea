#include "time/clock.h"

#include <time.h>

struct clock
clock_system(void)
{
	struct timespec now = {0};

	clock_gettime(CLOCK_REALTIME, &now);
	return (struct clock){ .now = now.tv_sec };
}

struct clock
clock_given(int64_t now)
{
	return (struct clock){ .now = now, .given = true };
}

int64_t
clock_elapsed_ns(void)
{
	struct timespec t;

	if (clock_gettime(CLOCK_MONOTONIC, &t) != 0)
		return 0;
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

void
clock_wait_ns(int64_t until)
{
	int64_t rest;

	/* A signal may end a sleep early. */
	while ((rest = until - clock_elapsed_ns()) > 0) {
		struct timespec t = { .tv_sec = (time_t)(rest / 1000000000), .tv_nsec = (long)(rest % 1000000000) };

		(void)nanosleep(&t, NULL);
	}
}
