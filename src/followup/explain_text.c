/* The page of explain. */
#include "explain.h"

#include "base/unicode.h"
#include "time/date.h"
#include "view/day.h"

void
explain_text_title(const struct explaining *x)
{
	struct shape shape = shape_of(&case_schema, x->c->c.record.schema, x->c->arena);
	struct text *row = arena_get(x->c->arena, shape.count * sizeof *row);
	struct buf line = {0};

	case_row(&x->c->c, &shape, x->session->clock.now, (struct text){0}, x->c->arena, row);
	buf_printf(&line, "%.*s ", TEXT_ARG(x->c->c.id));
	unicode_visible(&line, row_get(&shape, row, NAME_TITLE));
	buf_putc(&line, '\n');
	(void)fwrite(line.data, 1, line.len, x->session->out);
	buf_release(&line);
}

/* "sp4n_respond (episode 2): 5d working, breached" and its bounds, as a person reads it. */
void
explain_text_clock(const struct explaining *x)
{
	const struct clock_run *r = x->run;
	struct session *s = x->session;
	const int64_t at[] = { r->start, r->due, r->stopped, r->ended };
	static const struct words names[] = {
		WORDS("from", "sejak"), WORDS("due", "jatuh tempo"), WORDS("stopped", "dihentikan"), WORDS("ended", "berakhir"),
	};
	static const struct words now = WORDS("; due if the wait ended now", "; jatuh tempo bila penantian selesai sekarang");
	static const struct words episode = WORDS("episode", "putaran");
	struct buf line = {0};

	buf_printf(&line, "  %.*s", TEXT_ARG(clock_name(r, x->c->arena)));
	if (r->episode > 1)
		buf_printf(&line, " (%s %d)", episode.in[s->language], r->episode);
	buf_printf(&line, ": %.*s ", TEXT_ARG(record_get(r->rule->row, NAME_LIMIT)));
	print_value(&sla_schema.fields[schema_named(&sla_schema, NAME_DAY_KIND)], record_get(r->rule->row, NAME_DAY_KIND), s->language, &line);
	buf_printf(&line, ", %s", clock_states[r->state].label.in[s->language]);
	if (r->state == CLOCK_PAUSED)
		buf_puts(&line, now.in[s->language]);
	buf_putc(&line, '\n');
	for (size_t i = 0; i < sizeof at / sizeof *at; i++) {
		char text[MOMENT_TEXT];

		if (at[i] == INT64_MIN || at[i] == INT64_MAX)
			continue;
		moment_print(moment_in(at[i], &x->calendar->zone), text);
		buf_printf(&line, "%s%s %.10s", i == 0 ? "    " : "  ", names[i].in[s->language], text);
		if (i > 0 || !r->start_day)
			buf_printf(&line, " %.8s", text + 11);
	}
	if (r->early)
		buf_printf(&line, "  %s", clock_states[CLOCK_EARLY].label.in[s->language]);
	buf_puts(&line, "\n    ");
	unicode_visible(&line, record_get(r->rule->row, NAME_BASIS));
	buf_putc(&line, '\n');
	(void)fwrite(line.data, 1, line.len, s->out);
	buf_release(&line);
}

static void
print_total(const struct explaining *x, int64_t total, struct buf *line)
{
	static const struct field seconds = { .name = "total", .kind = FIELD_DURATION };

	if (x->run->rule->in_days)
		buf_printf(line, "%4lld", (long long)total);
	else
		print_value(&seconds, arena_printf(x->c->arena, "%lld", (long long)total), x->session->language, line);
}

static void
print_line(const struct explaining *x, int32_t day, const struct choice *mark, struct text why, int64_t total)
{
	struct session *s = x->session;
	struct buf line = {0};
	char date[11];

	date_print(day, date);
	buf_printf(&line, "    %s %-9s %-18s ", date, day_weekday(day, s->language), mark->label.in[s->language]);
	print_total(x, total, &line);
	buf_puts(&line, why.len > 0 ? "  " : "");
	unicode_visible(&line, why);
	buf_putc(&line, '\n');
	(void)fwrite(line.data, 1, line.len, s->out);
	buf_release(&line);
}

/* "2026-03-25 .. 2026-04-16 counted 23" */
static void
print_quiet(const struct explaining *x)
{
	struct buf line = {0};
	char first[11], last[11];

	date_print(x->quiet_first, first);
	date_print(x->quiet_first + x->quiet - 1, last);
	buf_printf(&line, "    %s .. %s %-14s ", first, last, x->quiet_mark->label.in[x->session->language]);
	print_total(x, x->quiet_total, &line);
	buf_putc(&line, '\n');
	(void)fwrite(line.data, 1, line.len, x->session->out);
	buf_release(&line);
}

void
explain_text_end(struct explaining *x)
{
	enum { FEW = sizeof x->quiet_totals / sizeof *x->quiet_totals - 1 };

	if (x->quiet > FEW)
		print_quiet(x);
	for (int i = 0; x->quiet <= FEW && i < x->quiet; i++)
		print_line(x, x->quiet_first + i, x->quiet_mark, (struct text){0}, x->quiet_totals[i]);
	x->quiet = 0;
}

void
explain_text_day(struct explaining *x, int32_t day, const struct choice *mark, struct text why, int64_t total)
{
	if (text_is(text_of(mark->key), "counted") && why.len == 0) {
		if (x->quiet == 0)
			x->quiet_first = day;
		if (x->quiet < (int)(sizeof x->quiet_totals / sizeof *x->quiet_totals))
			x->quiet_totals[x->quiet] = total;
		x->quiet_mark = mark;
		x->quiet_total = total;
		x->quiet++;
		return;
	}
	explain_text_end(x);
	print_line(x, day, mark, why, total);
}
