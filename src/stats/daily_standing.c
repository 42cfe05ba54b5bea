/* What stands at the end of the day, and how long things took. */
#include <stdio.h>

#include "daily_page.h"

enum { NAME = 16, COUNT = 4, EXCLUDED = 13, DURATION = 14, ID = 20, WHEN = 17 };

static void
right_number(struct page *p, int64_t n, size_t width)
{
	char cell[24];

	(void)snprintf(cell, sizeof cell, "%lld", (long long)n);
	page_right(p, text_of(cell), width);
}

static void
right_duration(struct page *p, int64_t seconds, size_t width)
{
	struct buf cell = {0};

	page_duration(p, seconds, &cell);
	page_right(p, buf_view(&cell), width);
	buf_release(&cell);
}

/* A record, a time and a title or clock a line. */
static void
page_listed(struct page *p, const struct listed *l)
{
	for (int64_t i = 0; i < l->count && i < LISTED_MAX; i++) {
		struct buf when = {0};

		page_time(p, l->rows[i].at, &when);
		buf_puts(&p->out, "    ");
		page_left(p, l->rows[i].id, ID + 1);
		page_left(p, buf_view(&when), WHEN);
		page_left(p, l->rows[i].title, PAGE_WIDTH - ID - 1 - WHEN - 4);
		page_end_line(p);
		buf_release(&when);
	}
	daily_more(p, l->count);
}

void
daily_page_open(struct page *p, struct daily *d)
{
	const struct voice_day *r = &d->voices[VOICE_REPORT], *f = &d->voices[VOICE_FEEDBACK];

	daily_heading_voices(p, d, (struct words)WORDS("Open at the end", "Belum selesai pada akhir periode"));
	daily_line_words(p, d, (struct words)WORDS("all", "semua"), r->open, f->open);
	daily_line_words(p, d, (struct words)WORDS("of these waiting", "di antaranya menunggu"), r->waiting, f->waiting);
	daily_line_words(p, d, (struct words)WORDS("of these referred", "di antaranya dirujuk"), r->referred, f->referred);
	daily_line_words(p, d, (struct words)WORDS("of these past a limit of sla.csv", "di antaranya melewati tenggat sla.csv"), r->overdue, f->overdue);
	page_listed(p, &d->overdue);
	for (int v = 0; v < VOICES; v++) {
		const struct voice_day *day = &d->voices[v];
		struct buf age = {0};

		if (day->open == 0)
			continue;
		page_duration(p, d->judged - day->oldest.at, &age);
		buf_printf(&p->out, "  %-8s ", page_words(p, (struct words)WORDS("oldest", "terlama")));
		page_left(p, day->oldest.id, ID);
		buf_putc(&p->out, ' ');
		page_left(p, buf_view(&age), DURATION);
		buf_putc(&p->out, ' ');
		page_left(p, day->oldest.title, PAGE_WIDTH - ID - DURATION - 13);
		page_end_line(p);
		buf_release(&age);
	}
}

void
daily_page_answered(struct page *p, struct daily *d)
{
	const struct voice_day *r = &d->voices[VOICE_REPORT], *f = &d->voices[VOICE_FEEDBACK];

	daily_heading_voices(p, d, (struct words)WORDS("Answered", "Dijawab"));
	daily_line_words(p, d, (struct words)WORDS("in the period", "dalam periode"), r->answered, f->answered);
	daily_line_words(p, d, (struct words)WORDS("answered, citizen not yet told", "sudah dijawab, warga belum diberi tahu"),
	    r->untold, f->untold);
	page_listed(p, &d->untold);
}

static void
line_measured(struct page *p, struct words name, struct tally_group *g)
{
	static const unsigned ranks[] = { 50, 90, 100 };

	buf_puts(&p->out, "  ");
	page_left(p, text_of(page_words(p, name)), NAME);
	right_number(p, g->n, COUNT);
	right_number(p, g->missing + g->negative + g->no_time, EXCLUDED);
	for (size_t i = 0; i < sizeof ranks / sizeof *ranks; i++) {
		if (g->n > 0)
			right_duration(p, durations_percentile(&g->durations, ranks[i]), DURATION);
		else
			page_right(p, TEXT("-"), DURATION);
	}
	page_end_line(p);
}

/* Why some are excluded, and whether a zero stands among the rest. */
static void
line_excluded(struct page *p, struct words name, const struct tally_group *g, int64_t apart)
{
	static const struct words reasons[] = {
		WORDS("missing", "belum terjadi"), WORDS("negative", "negatif"), WORDS("no time of day", "tanpa jam"),
		WORDS("rejected, duplicate or log", "ditolak, ganda atau mutasi"),
		WORDS("counted though zero", "dihitung walau nol"),
	};
	const int64_t n[] = { g->missing, g->negative, g->no_time, apart, g->zero };
	const char *before = ": ";

	if (g->missing + g->negative + g->no_time + apart + g->zero == 0)
		return;
	buf_printf(&p->out, "    %s", page_words(p, name));
	for (size_t i = 0; i < sizeof n / sizeof *n; i++) {
		if (n[i] == 0)
			continue;
		buf_printf(&p->out, "%s%s %lld", before, page_words(p, reasons[i]), (long long)n[i]);
		before = ", ";
	}
	page_end_line(p);
}

void
daily_page_times(struct page *p, struct daily *d)
{
	static const struct words heads[] = {
		WORDS("n", "n"), WORDS("excluded", "dikecualikan"), WORDS("median", "median"), WORDS("90%", "90%"),
		WORDS("longest", "terlama"),
	};
	static const size_t widths[] = { COUNT, EXCLUDED, DURATION, DURATION, DURATION };
	static const struct words names[] = {
		WORDS("reports", "laporan"), WORDS("feedback", "umpan balik"), WORDS("emergencies", "darurat"),
	};
	struct tally_group *groups[] = { &d->voices[VOICE_REPORT].response, &d->voices[VOICE_FEEDBACK].response, &d->emergency };

	daily_heading(p, (struct words)WORDS("Response times", "Waktu tanggap"), NULL, 0);
	page_left(p, (struct text){0}, NAME + 2);
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		page_right(p, text_of(page_words(p, heads[i])), widths[i]);
	page_end_line(p);
	for (size_t i = 0; i < 3; i++)
		if (d->figures.types[i % VOICES])
			line_measured(p, names[i], groups[i]);
	for (size_t i = 0; i < 3; i++)
		if (d->figures.types[i % VOICES])
			line_excluded(p, names[i], groups[i], i < VOICES ? d->voices[i].apart : 0);
	buf_puts(&p->out, page_words(p, (struct words)WORDS(
	    "  of what was received in the period, to the first of responded, dispatched,\n"
	    "  arrived, resolved, closed; emergencies to arrived; nearest rank\n",
	    "  dari yang diterima dalam periode, sampai yang pertama dari dijawab, dikirim,\n"
	    "  tiba, terselesaikan, ditutup; darurat sampai tiba; peringkat terdekat\n")));
}
