#include "view/progress.h"

#include <stdio.h>
#include <unistd.h>

#include "time/clock.h"

enum { BAR = 24, EVERY_NS = 100000000, FIRST_NS = 1000000000 };

void
progress_start(struct progress *p, int64_t total, bool quiet)
{
	*p = (struct progress){ .enabled = !quiet && isatty(STDERR_FILENO), .total = total };
	if (p->enabled)
		p->started_ns = p->drawn_ns = clock_elapsed_ns();
}

void
progress_step(struct progress *p, int64_t done, int64_t rows)
{
	int64_t now, spent, filled = 0;
	char bar[BAR + 1];

	if (!p->enabled || rows % 64 != 0)
		return;
	now = clock_elapsed_ns();
	spent = now - p->started_ns;
	if (spent < FIRST_NS || now - p->drawn_ns < EVERY_NS)
		return;
	p->drawn_ns = now;
	p->shown = true;
	if (p->total > 0)
		filled = done >= p->total ? BAR : done * BAR / p->total;
	for (int64_t i = 0; i < BAR; i++)
		bar[i] = i < filled ? '#' : '.';
	bar[BAR] = '\0';
	(void)fprintf(stderr, "\r[%s] %lld rows, %lld/s", bar, (long long)rows, (long long)(rows * 1000000000 / spent));
	if (p->total > 0 && done > 0)
		(void)fprintf(stderr, ", %lld s left", (long long)((p->total - done) / 1024 * (spent / 1000000) / (done / 1024 + 1) / 1000));
	(void)fputs("\033[K", stderr);	/* the rest of a longer line before it */
	(void)fflush(stderr);
}

void
progress_end(struct progress *p)
{
	if (p->shown)
		(void)fputs("\r\033[K", stderr);
	p->shown = false;
}
