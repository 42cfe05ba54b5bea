/* publish: the public page, into a folder outside the tree. */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file/folder.h"
#include "publish.h"
#include "time/date.h"
#include "verbs.h"

enum { QUIET_DAYS = 2 };	/* at the end of a month */

/* Whether a folder is the root of the tree or anywhere below it. */
static bool
is_within(int folder, int root)
{
	struct stat at, tree, above;
	int fd = dup(folder);
	bool within = false, top = fd < 0 || fstat(root, &tree) != 0;

	while (!top && !within) {
		int next = openat(fd, "..", O_RDONLY | O_DIRECTORY | O_CLOEXEC);

		within = fstat(fd, &at) == 0 && at.st_dev == tree.st_dev && at.st_ino == tree.st_ino;
		top = next < 0 || fstat(next, &above) != 0 || (above.st_dev == at.st_dev && above.st_ino == at.st_ino);
		(void)close(fd);
		fd = next;
	}
	if (fd >= 0)
		(void)close(fd);
	return within;
}

/* The folder, made where only itself is missing; what lies above it is looked at first,
 * so that nothing is made in the tree. */
static bool
open_out(struct publish *p, const char *name, struct fail *why)
{
	struct session *s = p->session;
	char *path = realpath(name, NULL), *parent = path != NULL ? path : strdup(name), *slash;
	size_t len = parent != NULL ? strlen(parent) : 0;
	int above;

	while (path == NULL && len > 1 && parent[len - 1] == '/')
		parent[--len] = '\0';
	slash = path == NULL && parent != NULL ? strrchr(parent, '/') : NULL;
	if (slash != NULL)
		slash[1] = '\0';
	above = parent == NULL ? -1 : open(path == NULL && slash == NULL ? "." : parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	free(parent);
	if (above >= 0 && is_within(above, s->tree.root)) {
		(void)close(above);
		return fail_set(why, MSG_PUBLISH_WITHIN, name);
	}
	if (above >= 0)
		(void)close(above);
	if (above < 0 || (mkdir(name, 0755) != 0 && access(name, F_OK) != 0)) {
		fail_errno(why, MSG_OUTPUT_CREATE);
		return fail_in(why, name, 0);
	}
	p->folder = folder_root(name, why);
	p->data = p->folder < 0 ? -1 : folder_make(p->folder, "data", 0755, why);
	return p->data >= 0 || fail_in(why, name, 0);
}

static void
find_channels(struct publish *p)
{
	const struct table *t = &p->session->tree.channels;

	for (size_t i = 0; i < t->count && p->channel_count < PUBLISH_CHANNELS; i++)
		if (record_get(&t->rows[i], NAME_PARENT).len == 0)
			p->channels[p->channel_count++] = arena_text(&p->session->arena, record_get(&t->rows[i], NAME_CODE));
	p->channels[p->channel_count++] = TEXT("other");
}

static int32_t
month_begin(struct publish *p, int64_t at)
{
	int32_t day = moment_day(moment_in(at, tree_zone(&p->session->tree)));

	return day - date_of_number(day).day + 1;
}

/* A month counts as the first only with so many that something of it is shown: one record
 * with a wrong year does not make a page of each month since. */
static void
count_month(struct publish *p, enum voice voice, int32_t begin)
{
	size_t i = 0;

	while (i < p->month_count && p->months[i].begin != begin)
		i++;
	if (i == p->month_cap) {
		struct months *more = arena_get(&p->session->arena, (i * 2 + 64) * sizeof *more);

		if (i > 0)
			memcpy(more, p->months, i * sizeof *more);
		p->months = more;
		p->month_cap = i * 2 + 64;
	}
	if (i == p->month_count)
		p->months[p->month_count++] = (struct months){ .begin = begin };
	if (++p->months[i].counts[voice] == PUBLISH_K_SENSITIVE && begin < p->first)
		p->first = begin;
}

static bool
look_at(void *context, struct figures *f, struct scanned *s, struct fail *why)
{
	struct publish *p = context;
	int64_t at = scan_instant(s);

	(void)why;
	p->newest = at > p->newest ? at : p->newest;
	if (publish_kind_counts(row_get(&f->shape, f->row, NAME_KIND)))
		count_month(p, f->voice, month_begin(p, at));
	return publish_take_told(p, f, s);
}

bool
publish_look(struct publish *p, struct fail *why)
{
	return publish_take_actions(p, why) && figures_scan(&p->figures, look_at, p, why);
}

static int32_t
next_month(int32_t begin)
{
	struct date d = date_of_number(begin);

	return begin + date_days_in_month(d.year, d.month);
}

static int32_t
previous_month(int32_t begin)
{
	return begin - date_of_number(begin - 1).day;
}

/* No record is not 0: a month waits until something came in at its end or later, so that
 * a tree that was not brought up to date is not published for good. */
static int32_t
with_records(struct publish *p, int32_t from, int32_t until)
{
	const struct zone *zone = tree_zone(&p->session->tree);
	struct session *s = p->session;
	int32_t end = until;
	char newest[MOMENT_TEXT], month[11];

	while (until > from && p->newest < zone_instant(zone, ((int64_t)until - QUIET_DAYS) * 86400))
		until = previous_month(until);
	if (until < end && p->newest > INT64_MIN) {
		moment_print(moment_in(p->newest, zone), newest);
		date_print(until, month);
		session_notice(s, MSG_PUBLISH_WAITS, arena_string(&s->arena, text_slice(text_of(month), 0, 7)),
		    arena_string(&s->arena, text_slice(text_of(newest), 0, 10)), NULL);
	}
	return until;
}

/* The months that are asked for: one, or all that are over. */
static bool
find_months(struct publish *p, int32_t *from, int32_t *until, struct fail *why)
{
	struct session *s = p->session;
	struct period asked;
	bool given;
	char month[11];

	*until = month_begin(p, s->clock.now);
	*from = p->first < *until ? p->first : *until;
	if (!session_period(s, &asked, &given, why))
		return false;
	if (!given) {
		*until = with_records(p, *from, *until);
		return true;
	}
	*from = month_begin(p, asked.from);
	if (next_month(*from) > *until || month_begin(p, asked.until - 1) != *from || month_begin(p, asked.until) == *from) {
		date_print(*from, month);
		return fail_set(why, MSG_PUBLISH_OPEN, arena_string(&s->arena, text_of(session_word(s, OPT_MONTH))));
	}
	*until = next_month(*from);
	return true;
}

static bool
publish_one(struct publish *p, struct fail *why)
{
	struct session *s = p->session;
	struct ledger anew = { .arena = &s->arena };
	const struct shown *rows;
	bool there = ledger_period(&p->ledger, p->month, &rows) > 0;

	if (there && !session_given(s, OPT_REPUBLISH))
		return true;
	if (!publish_month(p, &anew, why))
		return false;
	if (!there)
		publish_quotes(p, &anew);
	publish_actions(p, &anew);
	if (there)
		ledger_add(&anew, p->month, "about", TEXT("published"), TEXT("reason"), text_of(session_word(s, OPT_REASON)));
	if (ledger_put(&p->ledger, &anew))
		(void)fprintf(s->out, "%.*s\n", TEXT_ARG(p->month));
	else
		session_notice(s, MSG_PUBLISH_KEPT, arena_string(&s->arena, p->month), figures_cell(&p->figures, PUBLISH_K_SENSITIVE).at, NULL);
	return true;
}

static bool
publish_all(struct publish *p, struct fail *why)
{
	struct session *s = p->session;
	int32_t from, until;
	char day[11];

	if (!ledger_read(&p->ledger, p->folder, why) || !ledger_whole(&p->ledger, p->folder, why) || !publish_look(p, why) || !find_months(p, &from, &until, why))
		return false;
	date_print(moment_day(moment_in(s->clock.now, tree_zone(&s->tree))), day);
	p->today = arena_text(&s->arena, text_of(day));
	for (int32_t begin = from; begin < until; begin = next_month(begin)) {
		p->begin = begin;
		p->end = next_month(begin);
		date_print(begin, day);
		p->month = text_slice(arena_text(&s->arena, text_of(day)), 0, 7);
		if (!publish_one(p, why))
			return false;
	}
	/* What is shown is written down before it is shown. */
	return ledger_write(&p->ledger, p->folder, why) && publish_pages(p, why);
}

bool
stats_publish(struct session *s, struct fail *why)
{
	struct publish *p = arena_get(&s->arena, sizeof *p);
	bool ok;

	*p = (struct publish){ .session = s, .folder = -1, .data = -1, .first = INT32_MAX, .newest = INT64_MIN, .ledger = { .arena = &s->arena } };
	if (s->given.operand_count > 0)
		return fail_set(why, MSG_OPERANDS_MANY, s->given.operands[0]);
	if (!session_given(s, OPT_OUT))
		return fail_set(why, MSG_PUBLISH_OUT);
	if (session_given(s, OPT_REPUBLISH) && (!session_given(s, OPT_MONTH) || !session_given(s, OPT_REASON)))
		return fail_set(why, MSG_PUBLISH_AGAIN);
	publish_read_officers(p);
	if (session_given(s, OPT_REASON) && !publish_clear(p, text_of(session_word(s, OPT_REASON))))
		return fail_set(why, MSG_PUBLISH_REASON);
	p->effective = seen_new();
	p->addressed = seen_new();
	p->bettered = seen_new();
	find_channels(p);
	figures_all(&p->figures, s);
	(void)table_read(s->tree.root, causes_schema.path, &causes_schema, &s->arena, &p->causes, &s->faults);
	ok = open_out(p, session_word(s, OPT_OUT), why) && publish_all(p, why);
	if (p->data >= 0)
		(void)close(p->data);
	if (p->folder >= 0)
		(void)close(p->folder);
	seen_free(p->effective);
	seen_free(p->addressed);
	seen_free(p->bettered);
	return ok;
}
