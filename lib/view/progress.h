#ifndef VIEW_PROGRESS_H
#define VIEW_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

/* A bar on standard error for work of over a second: share done, rows, rate,
 * time left. Silent where standard error is no terminal. */
struct progress {
	bool shown, enabled;
	int64_t started_ns, drawn_ns;
	int64_t total;		/* bytes; 0: not known */
};

void progress_start(struct progress *p, int64_t total, bool quiet);
/* Cheap: looks at the clock only every so many calls. */
void progress_step(struct progress *p, int64_t done, int64_t rows);
void progress_end(struct progress *p);

#endif
