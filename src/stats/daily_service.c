/* What people said of the service, when it was out, and when they came. */
#include <stdio.h>

#include "daily_page.h"
#include "view/chart.h"

enum { NAME = 26, COUNT = 5, BAR = 40, ID = 20 };

void
daily_page_aspects(struct page *p, struct daily *d)
{
	static const struct words none = WORDS("none named", "tidak disebut");
	struct tally *t = d->by[VOICE_FEEDBACK][BY_ASPECT];
	struct tally_group **groups;
	int64_t largest = 0;
	size_t count;

	daily_heading(p, (struct words)WORDS("Feedback by aspect", "Umpan balik menurut unsur"), NULL, 0);
	groups = tally_sorted(t, &count);
	for (size_t i = 0; i < count; i++)
		largest = groups[i]->n > largest ? groups[i]->n : largest;
	for (size_t i = 0; i < count; i++) {
		const struct choice *c = choice_key(service_elements, groups[i]->name);
		struct text label = c != NULL ? text_of(c->label.in[p->language]) : groups[i]->name;
		char n[24];

		if (label.len == 0)
			label = text_of(page_words(p, none));
		(void)snprintf(n, sizeof n, "%lld", (long long)groups[i]->n);
		buf_puts(&p->out, "  ");
		page_left(p, label, NAME);
		page_right(p, text_of(n), COUNT);
		buf_puts(&p->out, "  ");
		chart_bar(groups[i]->n, largest, BAR, p->ascii, &p->out);
		page_end_line(p);
	}
	page_sentence(p, (struct words)WORDS("  n {1} pieces of feedback; one can name several\n",
	    "  n {1} umpan balik; satu dapat menyebut beberapa unsur\n"),
	    (int64_t[PAGE_NUMBERS]){ d->voices[VOICE_FEEDBACK].received });
}

static void
line_outage(struct page *p, const struct outage *o)
{
	struct buf span = {0}, length = {0};

	if (o->timed) {
		page_time(p, o->from, &span);
		buf_putc(&span, '-');
		if (o->going_on)
			buf_puts(&span, page_words(p, (struct words)WORDS("goes on", "berlanjut")));
		else
			page_time(p, o->until, &span);
		page_duration(p, o->until - o->from, &length);
	} else {
		buf_puts(&span, page_words(p, (struct words)WORDS("no time", "tanpa jam")));
	}
	buf_puts(&p->out, "  ");
	page_left(p, o->id, ID + 1);
	page_left(p, buf_view(&span), 16);
	page_left(p, buf_view(&length), 15);
	page_left(p, o->title, PAGE_WIDTH - ID - 34);
	page_end_line(p);
	buf_release(&span);
	buf_release(&length);
}

void
daily_page_outages(struct page *p, struct daily *d)
{
	int64_t timed = 0;

	daily_heading(p, (struct words)WORDS("Outages", "Gangguan layanan"), NULL, 0);
	for (size_t i = 0; i < d->outage_count; i++) {
		timed += d->outages[i].timed;
		line_outage(p, &d->outages[i]);
	}
	page_sentence(p, (struct words)WORDS("  n {1}, excluded {2}; not available in the period: ",
	    "  n {1}, dikecualikan {2}; tidak tersedia dalam periode: "),
	    (int64_t[PAGE_NUMBERS]){ timed, (int64_t)d->outage_count - timed });
	page_duration(p, d->unavailable, &p->out);
	buf_printf(&p->out, "; %s %lld%c%02lld%%", page_words(p, (struct words)WORDS("available", "tersedia")), (long long)(daily_available(d) / 100),
	    p->language == LANGUAGE_ID ? ',' : '.', (long long)(daily_available(d) % 100));
	page_end_line(p);
}

void
daily_page_hours(struct page *p, struct daily *d)
{
	struct buf bars = {0};
	int64_t n = 0, most = 0;

	for (int hour = 0; hour < HOURS; hour++) {
		n += d->hours[hour];
		most = d->hours[hour] > most ? d->hours[hour] : most;
	}
	daily_heading(p, (struct words)WORDS("Arrivals by hour", "Yang masuk per jam"), NULL, 0);
	chart_line(d->hours, HOURS, p->ascii, &bars);
	if (n > 0) {
		buf_printf(&p->out, "  |%.*s|\n", (int)bars.len, bars.data);
		buf_puts(&p->out, "   0     6     12    18   23\n");
	}
	page_sentence(p, (struct words)WORDS("  n {1}, at most {2} in an hour; no time of day {3}\n",
	    "  n {1}, paling banyak {2} dalam satu jam; tanpa jam {3}\n"),
	    (int64_t[PAGE_NUMBERS]){ n, most, d->voices[VOICE_REPORT].no_time + d->voices[VOICE_FEEDBACK].no_time });
	buf_release(&bars);
}

/* Nothing where no file was touched: that is as it should be. */
void
daily_page_changed(struct page *p, struct daily *d)
{
	if (d->changed.count == 0)
		return;
	daily_heading(p, (struct words)WORDS("Changed outside the program", "Diubah di luar program"), NULL, 0);
	for (int64_t i = 0; i < d->changed.count && i < LISTED_MAX; i++) {
		buf_puts(&p->out, "  ");
		page_left(p, d->changed.rows[i].id, PAGE_WIDTH - 2);
		page_end_line(p);
	}
	daily_more(p, d->changed.count);
}
