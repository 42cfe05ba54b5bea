#include "store/tree.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/digest.h"
#include "file/content.h"
#include "file/folder.h"
#include "record/id.h"
#include "record/tighten.h"
#include "time/date.h"
#include "time/moment.h"

enum opening { OPEN_STRICT, OPEN_ANYWAY };

/* Messages of a tree name files below its root. Whatever is wrong with what is
 * in the file, or that it is not there, is bad configuration; a disk that
 * cannot read stays a disk that cannot read. */
static bool
read_config(struct tree *t, const char *path, const struct schema *schema, struct record *r, struct fail *why)
{
	struct text bytes;

	if (!content_read(t->root, path, CONTENT_RECORD_MAX, &t->arena, &bytes, NULL, why) ||
	    !record_read(r, schema, bytes, &t->arena, why)) {
		if (why->message != MSG_FILE_OPEN && why->message != MSG_FILE_READ)
			fail_in(why, path, 0);
		if (why->message != MSG_FILE_READ)
			why->code = EXIT_CONFIG;
		return false;
	}
	return true;
}

static void
keep_first(void *context, const struct fail *why)
{
	struct tree *t = context;

	if (t->table_fault.message == MSG_NONE)
		fail_copy(&t->table_fault, why);
}

/* Time is reckoned by these tables: a row that is wrong must not be used, and
 * that it was left out must be said. */
static void
read_table(struct tree *t, const char *path, const struct schema *schema, struct table *table)
{
	struct fail_sink sink = { keep_first, t };
	size_t kept = 0;

	if (table_read(t->root, path, schema, &t->arena, table, &sink))
		return;
	for (size_t i = 0; i < table->count; i++) {
		struct fail why = {0};

		if (record_check_first(&table->rows[i], &why)) {
			table->lines[kept] = table->lines[i];
			table->rows[kept++] = table->rows[i];
		}
		fail_release(&why);
	}
	table->count = kept;
}

/* The nearest folder at or above the working folder that has spkt.yaml. */
static bool
find_upwards(struct buf *path)
{
	char *here = getcwd(NULL, 0);
	struct text rest = text_of(here);
	bool found = false;

	while (!found && rest.len > 0) {
		struct stat st;

		buf_clear(path);
		buf_text(path, rest);
		buf_puts(path, "/spkt.yaml");
		found = stat(path->data, &st) == 0;
		while (rest.len > 0 && rest.at[rest.len - 1] != '/')
			rest.len--;
		if (rest.len > 0)
			rest.len--;
	}
	if (found)
		path->data[path->len -= strlen("/spkt.yaml")] = '\0';
	free(here);
	return found;
}

static bool
find_root(const char *given, struct buf *path, struct fail *why)
{
	const char *environment = getenv("SPKT_DIR");
	struct stat st;

	if (given == NULL)
		given = environment;
	if (given == NULL || *given == '\0') {
		char *here;

		if (find_upwards(path))
			return true;
		here = getcwd(NULL, 0);
		fail_set(why, MSG_NO_TREE_ABOVE, here != NULL ? here : ".");
		free(here);
		return false;
	}
	buf_puts(path, given);
	buf_puts(path, "/spkt.yaml");
	if (stat(path->data, &st) != 0)
		return fail_set(why, MSG_NO_TREE, given);
	path->data[path->len -= strlen("/spkt.yaml")] = '\0';
	return true;
}

static bool
read_station(struct tree *t, struct text code, struct station *s, struct fail *why)
{
	struct text path = arena_printf(&t->arena, "stations/%.*s/station.yaml", TEXT_ARG(code));
	struct text shifts = arena_printf(&t->arena, "stations/%.*s/shifts.csv", TEXT_ARG(code));

	s->code = code;
	if (!read_config(t, path.at, &station_schema, &s->config, why))
		return false;
	if (!zone_find(record_get(&s->config, NAME_ZONE), &s->zone, why)) {
		fail_in(why, path.at, s->config.lines[schema_named(&station_schema, NAME_ZONE)]);
		return fail_field(why, "zone");
	}
	read_table(t, shifts.at, &shifts_schema, &s->shifts);
	return true;
}

/* With OPEN_ANYWAY a station that cannot be read is left out. */
static bool
read_stations(struct tree *t, enum opening how, struct fail *why)
{
	struct names names = {0};
	bool missing = false;
	int fd = folder_open(t->root, "stations", &missing, why);

	if (fd < 0) {
		fail_release(why);
		return true;
	}
	if (!folder_names(fd, &t->arena, &names, why)) {
		(void)close(fd);
		return false;
	}
	(void)close(fd);
	t->stations = arena_get(&t->arena, (names.count + 1) * sizeof *t->stations);
	for (size_t i = 0; i < names.count; i++) {
		if (!id_station_ok(names.at[i]))
			continue;
		if (read_station(t, names.at[i], &t->stations[t->station_count], why))
			t->station_count++;
		else if (how == OPEN_STRICT)
			return false;
		fail_release(why);
	}
	return true;
}

/* Of .spkt/claim.yaml, which names this clone's claim and its machine. */
static void
read_claim(struct tree *t)
{
	struct record claim;
	struct fail why = {0};
	char machine[DIGEST_TEXT];

	tree_machine(machine);
	if (read_config(t, ".spkt/claim.yaml", &claim_schema, &claim, &why) &&
	    text_is(record_get(&claim, NAME_MACHINE), machine))
		t->claimed = record_get(&claim, NAME_STATION);
	fail_release(&why);
}

/* What is to be kept with the personal data must not be stored by a mistake
 * of typing in the open. */
static bool
check_privacy(const struct tree *t, struct fail *why)
{
	if (tighten_rule(&t->config, why))
		return true;
	fail_in(why, "spkt.yaml", 0);
	why->code = EXIT_CONFIG;
	return false;
}

static bool
read_tree(struct tree *t, enum opening how, struct fail *why)
{
	if ((!read_config(t, "spkt.yaml", &tree_schema, &t->config, why) || !check_privacy(t, why)) && how == OPEN_STRICT)
		return false;
	fail_release(why);
	return read_stations(t, how, why) || how == OPEN_ANYWAY;
}

static bool
open_tree(struct tree *t, const char *given, enum opening how, struct fail *why)
{
	struct buf path = {0};

	*t = (struct tree){ .root = -1 };
	if (!find_root(given, &path, why)) {
		buf_release(&path);
		return false;
	}
	t->path = arena_string(&t->arena, buf_view(&path));
	buf_release(&path);
	t->root = folder_root(t->path, why);
	if (t->root < 0 || !read_tree(t, how, why)) {
		tree_close(t);
		return false;
	}
	fail_release(why);
	read_claim(t);
	read_table(t, "channels.csv", &channels_schema, &t->channels);
	return true;
}

bool
tree_open(struct tree *t, const char *given, struct fail *why)
{
	return open_tree(t, given, OPEN_STRICT, why);
}

bool
tree_open_anyway(struct tree *t, const char *given, struct fail *why)
{
	return open_tree(t, given, OPEN_ANYWAY, why);
}

void
tree_close(struct tree *t)
{
	if (t->root >= 0)
		(void)close(t->root);
	fail_release(&t->table_fault);
	arena_release(&t->arena);
	*t = (struct tree){ .root = -1 };
}

const struct station *
tree_station(const struct tree *t, struct text code, struct fail *why)
{
	struct buf names = {0}, word = {0};

	for (size_t i = 0; i < t->station_count; i++)
		if (text_equal(t->stations[i].code, code))
			return &t->stations[i];
	for (size_t i = 0; i < t->station_count; i++)
		buf_printf(&names, "%s%.*s", i > 0 ? ", " : "", TEXT_ARG(t->stations[i].code));
	buf_puts(&names, "");
	buf_text(&word, code);
	fail_set(why, MSG_STATION_UNKNOWN, word.data, names.data);
	buf_release(&names);
	buf_release(&word);
	return NULL;
}

const struct station *
tree_writer(const struct tree *t, struct fail *why)
{
	if (t->claimed.len > 0)
		return tree_station(t, t->claimed, why);
	fail_set(why, MSG_NO_CLAIM, t->path);
	return NULL;
}

struct text
tree_tight(const struct tree *t)
{
	return t->config.schema != NULL ? record_get(&t->config, NAME_PRIVACY) : (struct text){0};
}

const struct zone *
tree_zone(const struct tree *t)
{
	static const struct zone wib = { .offset = 7 * 3600, .fixed = true, .name = "Asia/Jakarta" };

	for (size_t i = 0; i < t->station_count; i++)
		if (text_equal(t->stations[i].code, t->claimed))
			return &t->stations[i].zone;
	return t->station_count > 0 ? &t->stations[0].zone : &wib;
}

const struct zone *
tree_zone_of(const struct tree *t, struct text station)
{
	for (size_t i = 0; i < t->station_count; i++)
		if (text_equal(t->stations[i].code, station))
			return &t->stations[i].zone;
	return tree_zone(t);
}

const struct record *
station_duty(const struct station *s, struct moment m, int32_t *date)
{
	int32_t day = moment_day(m);
	int second = moment_second(m);

	for (size_t i = 0; !m.day_only && i < s->shifts.count; i++) {
		const struct record *row = &s->shifts.rows[i];
		int start = date_hour(record_get(row, NAME_START)), end = date_hour(record_get(row, NAME_END));
		bool crosses = end <= start;

		if (crosses ? second >= start : second >= start && second < end)
			*date = day;
		else if (crosses && second < end)
			*date = day - 1;
		else
			continue;
		if (table_in_force(row, *date))
			return row;
	}
	return NULL;
}

struct text
station_shift(const struct station *s, struct moment m)
{
	int32_t date;
	const struct record *row = station_duty(s, m, &date);

	return row != NULL ? record_get(row, NAME_SHIFT) : (struct text){0};
}

void
tree_machine(char hex[DIGEST_TEXT])
{
	struct buf id = {0};
	struct fail why = {0};
	int fd = open("/etc/machine-id", O_RDONLY | O_CLOEXEC);
	char host[256] = "";

	if (fd < 0 || !content_drain(fd, 4096, &id, &why) || id.len == 0) {
		if (gethostname(host, sizeof host - 1) == 0)
			buf_puts(&id, host);
	}
	if (fd >= 0)
		(void)close(fd);
	fail_release(&why);
	digest_hex(text_trim(buf_view(&id)), hex);
	buf_release(&id);
}
