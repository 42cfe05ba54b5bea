#ifndef STATS_SUMMARY_PAGE_H
#define STATS_SUMMARY_PAGE_H

#include "page.h"
#include "summary.h"

/* The parts of the page. */
enum { LABEL = 48, NUMBER = 13, TITLE_ID = 21 };

/* A section of figures of the types that are asked. */
void summary_voices(struct page *p, const struct summary *d, struct words title);
/* A label, and a figure for each type that is asked; -1 is no figure. */
void summary_line(struct page *p, const struct summary *d, size_t level, struct text label, const int64_t n[VOICES]);
void summary_line_words(struct page *p, const struct summary *d, struct words w, int64_t reports, int64_t feedback);
/* Records below a line, with a time and a title; "and 3 more" where the list was cut. */
void summary_listed(struct page *p, const struct summary *d, const struct listed *l);
void summary_more(struct page *p, int64_t count);
/* A whole number, one with two decimals, a duration, a time as cells; in the arena. */
struct text summary_number(const struct summary *d, int64_t n);
struct text summary_decimal(const struct page *p, const struct summary *d, double x);
struct text summary_duration(const struct page *p, const struct summary *d, int64_t seconds);
struct text summary_clock(const struct page *p, const struct summary *d, int64_t at);

void summary_page_received(struct page *p, struct summary *d);
void summary_page_parts(struct page *p, struct summary *d);
void summary_page_open(struct page *p, struct summary *d);
void summary_page_answered(struct page *p, struct summary *d);
void summary_page_times(struct page *p, struct summary *d);
void summary_page_signals(struct page *p, struct summary *d);
void summary_page_aspects(struct page *p, struct summary *d);
void summary_page_actions(struct page *p, struct summary *d);
void summary_page_outages(struct page *p, struct summary *d);
void summary_page_hours(struct page *p, struct summary *d);
void summary_page_changed(struct page *p, struct summary *d);
/* Received by hour of the day, or by weekday and hour; by day. */
struct plot *summary_plot_hours(const struct page *p, const struct summary *d);
struct plot *summary_plot_days(const struct page *p, const struct summary *d);
/* "Tuesday, 24 November 2026": the name of the period so many before that of the page. */
struct text summary_title(const struct page *p, const struct summary *d, int before);
/* "SPKT Polsek Plaju: Tuesday, 24 November 2026". */
struct text summary_name(const struct page *p, const struct summary *d);
/* "PLB pagi", or "pagi" where there is one station. */
struct text summary_shift_label(const struct page *p, const struct summary *d, struct text key);

#endif
