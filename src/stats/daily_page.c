/* The page of a day as text, in the language: what came in and what stands. */
#include "daily_page.h"

#include <stdio.h>

#include "base/unicode.h"

static void
page_head(struct page *p, struct daily *d)
{
	const struct tree *tree = &d->session->tree;

	for (size_t i = 0; i < tree->station_count; i++) {
		struct text name = arena_printf(&d->session->arena, "%.*s (%.*s)",
		    TEXT_ARG(record_get(&tree->stations[i].config, NAME_NAME)), TEXT_ARG(tree->stations[i].code));

		page_left(p, name, PAGE_WIDTH);
		page_end_line(p);
	}
	page_day(p, moment_day(moment_in(p->period.from, p->zone)), &p->out);
	page_end_line(p);
	figures_period(&d->figures, &p->out);
	page_end_line(p);
}

static struct text
shift_label(const struct page *p, const struct daily *d, struct text key, struct arena *arena)
{
	struct text station, shift;

	text_cut(key, '/', &station, &shift);
	if (shift.len == 0)
		shift = text_of(page_words(p, (struct words)WORDS("outside all shifts", "di luar regu")));
	return d->session->tree.station_count > 1 ? arena_printf(arena, "%.*s %.*s", TEXT_ARG(station), TEXT_ARG(shift)) : shift;
}

static void
page_data(struct page *p, struct daily *d)
{
	const struct tree *tree = &d->session->tree;

	daily_heading(p, (struct words)WORDS("Data", "Data"), NULL, 0);
	for (size_t i = 0; i < tree->station_count; i++) {
		buf_printf(&p->out, "  %s ", page_words(p, (struct words)WORDS("newest record", "catatan terbaru")));
		buf_printf(&p->out, "%.*s: ", TEXT_ARG(tree->stations[i].code));
		if (d->newest[i].at != 0)
			page_time(p, d->newest[i].at, &p->out);
		else
			buf_puts(&p->out, page_words(p, (struct words)WORDS("none", "belum ada")));
		page_end_line(p);
	}
	for (size_t i = 0; i < d->shift_count; i++) {
		if (tally_at(d->entries, d->shifts[i])->n > 0)
			continue;
		buf_printf(&p->out, "  %s ", page_words(p, (struct words)WORDS("shift", "regu")));
		unicode_visible(&p->out, shift_label(p, d, d->shifts[i], &d->session->arena));
		buf_printf(&p->out, ": %s", page_words(p, (struct words)WORDS("no entry", "tidak ada catatan")));
		page_end_line(p);
	}
}

static int64_t
number_of(const struct daily *d, enum voice v, enum dimension by, struct text key)
{
	return tally_at(d->by[v][by], key)->n;
}

static void
page_kinds(struct page *p, struct daily *d)
{
	int column = shape_named(&d->figures.shape, NAME_KIND);

	daily_line_words(p, d, (struct words)WORDS("by kind", "menurut jenis"), -1, -1);
	for (const struct choice *c = d->figures.shape.fields[column]->choices; c->key != NULL; c++) {
		int64_t n[VOICES];
		struct buf label = {0};

		for (int v = 0; v < VOICES; v++) {
			n[v] = number_of(d, (enum voice)v, BY_KIND, text_of(c->key));
			n[v] = n[v] > 0 ? n[v] : -1;
		}
		buf_printf(&label, "  %s", c->label.in[p->language]);
		if (n[VOICE_REPORT] > 0 || n[VOICE_FEEDBACK] > 0)
			daily_line(p, d, buf_view(&label), n);
		buf_release(&label);
	}
}

static struct text
channel_label(const struct page *p, const struct daily *d, struct text code)
{
	const struct record *row = table_find(&d->session->tree.channels, NAME_CODE, code);

	return row == NULL ? code : record_get(row, p->language == LANGUAGE_ID ? NAME_LABEL_ID : NAME_LABEL_EN);
}

static void
line_key(struct page *p, struct daily *d, enum dimension by, struct text key, struct text label)
{
	struct text inner = arena_printf(&d->session->arena, "  %.*s", TEXT_ARG(label));

	daily_line(p, d, inner, (int64_t[VOICES]){ number_of(d, VOICE_REPORT, by, key), number_of(d, VOICE_FEEDBACK, by, key) });
}

static void
page_shifts(struct page *p, struct daily *d)
{
	static const struct words none = WORDS("no entry", "tidak ada catatan");
	struct arena *arena = &d->session->arena;
	struct tally_group **groups;
	size_t count, k;

	daily_line_words(p, d, (struct words)WORDS("by shift", "menurut regu"), -1, -1);
	for (size_t i = 0; i < d->shift_count; i++) {
		struct text label = shift_label(p, d, d->shifts[i], arena);

		if (tally_at(d->entries, d->shifts[i])->n > 0) {
			line_key(p, d, BY_SHIFT, d->shifts[i], label);
			continue;
		}
		buf_puts(&p->out, "    ");
		page_left(p, label, LABEL - 4);
		page_right(p, text_of(page_words(p, none)), d->figures.types[VOICE_REPORT] && d->figures.types[VOICE_FEEDBACK] ? 2 * NUMBER : NUMBER);
		page_end_line(p);
	}
	groups = tally_sorted(d->by[BOTH][BY_SHIFT], &count);
	for (size_t i = 0; i < count; i++) {
		for (k = 0; k < d->shift_count && !text_equal(d->shifts[k], groups[i]->name); k++)
			continue;
		if (k == d->shift_count)
			line_key(p, d, BY_SHIFT, groups[i]->name, shift_label(p, d, groups[i]->name, arena));
	}
}

static void
page_received(struct page *p, struct daily *d)
{
	struct tally_group **groups;
	size_t count;

	daily_heading_voices(p, d, (struct words)WORDS("Received", "Diterima"));
	daily_line_words(p, d, (struct words)WORDS("all", "semua"), d->voices[VOICE_REPORT].received, d->voices[VOICE_FEEDBACK].received);
	page_kinds(p, d);
	daily_line_words(p, d, (struct words)WORDS("by channel", "menurut saluran"), -1, -1);
	groups = tally_sorted(d->by[BOTH][BY_CHANNEL], &count);
	for (size_t i = 0; i < count; i++)
		line_key(p, d, BY_CHANNEL, groups[i]->name, channel_label(p, d, groups[i]->name));
	page_shifts(p, d);
	daily_line_words(p, d, (struct words)WORDS("  no time of day (anonymous)", "  tanpa jam (anonim)"),
	    d->voices[VOICE_REPORT].no_time, d->voices[VOICE_FEEDBACK].no_time);
	daily_line_words(p, d, (struct words)WORDS("void, not counted", "batal, tidak dihitung"),
	    d->figures.voided[VOICE_REPORT], d->figures.voided[VOICE_FEEDBACK]);
}

void
daily_page(struct daily *d)
{
	struct page page = {
		.language = d->session->language, .ascii = page_is_ascii(), .zone = tree_zone(&d->session->tree),
		.period = d->figures.period,
	};
	struct page *p = &page;

	page_head(p, d);
	page_data(p, d);
	page_received(p, d);
	daily_page_open(p, d);
	daily_page_answered(p, d);
	daily_page_times(p, d);
	if (d->figures.types[VOICE_FEEDBACK])
		daily_page_aspects(p, d);
	if (d->figures.types[VOICE_REPORT])
		daily_page_outages(p, d);
	daily_page_hours(p, d);
	daily_page_changed(p, d);
	(void)fwrite(p->out.data, 1, p->out.len, d->session->out);
	buf_release(&p->out);
}
