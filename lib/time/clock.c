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
