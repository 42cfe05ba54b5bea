/* The page as text or HTML, in the language: its head, and how fresh the data are. */
#include "summary_page.h"

#include "time/date.h"
#include "view/day.h"

struct text
summary_title(const struct page *p, const struct summary *d, int before)
{
	int32_t begin = d->begin[before], end = before > NOW ? d->begin[before - 1] : d->end;
	struct buf out = {0};
	int year, week;
	struct text t;

	switch (d->length) {
	case LENGTH_DAY:
		day_print_weekday(begin, p->language, &out);
		break;
	case LENGTH_WEEK:
		date_week(begin, &year, &week);
		buf_printf(&out, "%s %d-W%02d: ", page_words(p, (struct words)WORDS("Week", "Pekan")), year, week);
		day_print(begin, p->language, &out);
		buf_puts(&out, " - ");
		day_print(end - 1, p->language, &out);
		break;
	case LENGTH_MONTH:
		day_print_month(begin, p->language, &out);
		buf_printf(&out, ", %d %s", end - begin, page_words(p, (struct words)WORDS("days", "hari")));
	}
	t = arena_text(&d->session->arena, buf_view(&out));
	buf_release(&out);
	return t;
}

static void
page_head(struct page *p, struct summary *d)
{
	struct buf period = {0};

	for (size_t i = 0; i < d->desk_count; i++)
		page_line(p, arena_printf(&d->session->arena, "%.*s (%.*s)", TEXT_ARG(d->desks[i].name), TEXT_ARG(d->desks[i].code)));
	if (p->web == NULL)
		page_line(p, summary_title(p, d, NOW));
	figures_period(&d->figures, &period);
	page_line(p, buf_view(&period));
	buf_release(&period);
	if (d->judged < d->figures.period.until) {
		struct page whole = *p;

		whole.period = (struct period){0};
		page_line(p, arena_printf(&d->session->arena, "%s %.*s", page_words(p, (struct words)WORDS("not over yet: up to", "belum berakhir: sampai")),
		    TEXT_ARG(summary_clock(&whole, d, d->judged))));
	}
}

struct text
summary_shift_label(const struct page *p, const struct summary *d, struct text key)
{
	struct text station, shift;

	text_cut(key, '/', &station, &shift);
	if (shift.len == 0)
		shift = text_of(page_words(p, (struct words)WORDS("outside all shifts", "di luar regu")));
	return d->desk_count > 1 ?
	    arena_printf(&d->session->arena, "%.*s %.*s", TEXT_ARG(station), TEXT_ARG(shift)) : shift;
}

/* "1-3, 7": days of the month, one after the other. */
static void
put_days(struct buf *out, int32_t from, int32_t until)
{
	buf_printf(out, "%s%d", out->len > 0 ? ", " : "", date_of_number(from).day);
	if (until > from)
		buf_printf(out, "-%d", date_of_number(until).day);
}

/* In a week or month: on which of its days a shift wrote nothing down. */
static void
note_days(struct page *p, struct summary *d, size_t shift, const char *label)
{
	struct arena *arena = &d->session->arena;
	struct buf days = {0};
	int64_t without = 0, all = 0;
	int32_t from = 0, until = -1;	/* those in a row */

	for (size_t i = 0; i < d->watch_count; i++) {
		const struct watch *w = &d->watches[i];

		all += w->shift == shift;
		if (w->shift != shift || tally_at(d->watched, summary_watch(d, w, arena))->n > 0)
			continue;
		if (without > 0 && w->date != until + 1)
			put_days(&days, from, until);
		from = without == 0 || w->date != until + 1 ? w->date : from;
		until = w->date;
		without++;
	}
	if (without > 0) {
		put_days(&days, from, until);
		page_filled(p, 0, (struct words)WORDS("shift {1}: no entry on {2} of {3} days: {4}",
		    "regu {1}: tidak ada catatan pada {2} dari {3} hari: {4}"), (char *[PAGE_NUMBERS]){
			arena_string(arena, text_of(label)), arena_string(arena, summary_number(d, without)),
			arena_string(arena, summary_number(d, all)), days.data });
	}
	buf_release(&days);
}

/* Of an anonymous record its day is all that is known. */
static struct text
newest_time(const struct page *p, const struct summary *d, struct moment m)
{
	char stored[MOMENT_TEXT];

	if (!m.day_only)
		return summary_clock(p, d, m.at);
	moment_print(m, stored);
	return arena_printf(&d->session->arena, "%.10s", stored);
}

static void
page_data(struct page *p, struct summary *d)
{
	static const struct words newest = WORDS("newest record", "catatan terbaru"), none = WORDS("none", "belum ada"),
	    shift = WORDS("shift", "regu"), no_entry = WORDS("no entry", "tidak ada catatan");
	struct arena *arena = &d->session->arena;

	page_section(p, (struct words)WORDS("Data", "Data"), NULL, 0);
	for (size_t i = 0; i < d->desk_count; i++)
		page_note(p, 0, arena_printf(arena, "%s %.*s: %s", page_words(p, newest), TEXT_ARG(d->desks[i].code),
		    d->desks[i].newest.at != 0 ? arena_string(arena, newest_time(p, d, d->desks[i].newest)) : page_words(p, none)));
	for (size_t i = 0; i < d->shift_count; i++) {
		const char *label = arena_string(arena, summary_shift_label(p, d, d->shifts[i]));

		if (d->length != LENGTH_DAY)
			note_days(p, d, i, label);
		else if (tally_at(d->entries, d->shifts[i])->n == 0)
			page_note(p, 0, arena_printf(arena, "%s %s: %s", page_words(p, shift), label, page_words(p, no_entry)));
	}
}

/* The desks and the period: the title of a page, the subject of a mail. */
struct text
summary_name(const struct page *p, const struct summary *d)
{
	struct text title = summary_title(p, d, NOW);

	return d->desk_count == 0 ? title : arena_printf(&d->session->arena, "%.*s%s: %.*s",
	    TEXT_ARG(d->desks[0].name), d->desk_count > 1 ? ", ..." : "", TEXT_ARG(title));
}

static struct page
page_new(const struct summary *d)
{
	return (struct page){
		.language = d->session->language, .ascii = !d->mail && page_is_ascii(), .zone = summary_zone(d),
		.period = d->length == LENGTH_DAY ? d->figures.period : (struct period){0}, .arena = &d->session->arena,
	};
}

void
summary_page(struct summary *d, struct buf *out)
{
	struct page page = page_new(d), *p = &page;
	struct web web;

	if (d->figures.format == FORMAT_HTML) {
		p->web = &web;
		web_begin(&web, summary_name(p, d), p->language, out);
		web_heading(&web, 1, summary_name(p, d));
	}
	page_head(p, d);
	page_data(p, d);
	summary_page_received(p, d);
	summary_page_parts(p, d);
	summary_page_signals(p, d);
	summary_page_open(p, d);
	summary_page_answered(p, d);
	summary_page_times(p, d);
	if (d->figures.types[VOICE_FEEDBACK])
		summary_page_aspects(p, d);
	summary_page_actions(p, d);
	if (d->figures.types[VOICE_REPORT])
		summary_page_outages(p, d);
	summary_page_hours(p, d);
	summary_page_changed(p, d);
	page_end(p, out);
}

void
summary_picture(struct summary *d, struct buf *out)
{
	struct page page = page_new(d);

	plot_svg(summary_plot_hours(&page, d), page.language, "p", out);
}
