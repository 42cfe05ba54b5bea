#ifndef STATS_SUMMARY_ROWS_H
#define STATS_SUMMARY_ROWS_H

#include "summary.h"

/* Rows of section, key, value; what they name must live until the end of the command. */
struct rows {
	struct summary *d;
	struct printer *printer;	/* NULL: the rows are only looked at, for --explain */
};

/* A value behind which there are no records. */
void rows_add(struct rows *r, const char *section, struct text key, struct text value);
void rows_number(struct rows *r, const char *section, const char *key, int64_t n);
/* One that counts records, or is of one record. */
void rows_of(struct rows *r, const char *section, struct text key, struct text value);
void rows_count(struct rows *r, const char *section, const char *key, int64_t n);
void rows_tally(struct rows *r, const char *section, struct tally *t);
void rows_measured(struct rows *r, const char *section, struct tally_group *g);
/* What is told of one of the two. */
void rows_voice(struct rows *r, enum voice v);

#endif
