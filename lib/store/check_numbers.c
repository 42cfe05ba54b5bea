/* Official numbers: each that was issued has its claim under numbers/, each
 * claim a record that was issued it, and none was issued twice. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/memory.h"
#include "base/number.h"
#include "file/content.h"
#include "file/folder.h"
#include "record/official.h"
#include "record/pairs.h"
#include "store/check_case.h"
#include "store/numbers.h"

/* A claim, or with `voids` the file that voids one. */
struct claimed {
	struct text station, document;	/* in k->kept, once each */
	int64_t sequence;
	uint64_t record;
	int year;
	bool voids, used;
	const struct claimed *twin;	/* of a claim: the file that voids it */
};

struct numbers {
	struct checking *k;
	struct arena arena;		/* names of folders */
	struct claimed *at;
	size_t count, cap;
};

static uint64_t
half_of(struct text uid)
{
	uint64_t n = 0;

	for (size_t i = 0; i < 16 && i < uid.len; i++)
		n = n << 4 | (uint64_t)(uid.at[i] <= '9' ? uid.at[i] - '0' : uid.at[i] - 'a' + 10);
	return n;
}

void
check_issued(struct casing *x, const struct step *s)
{
	struct checking *k = x->k;
	struct text number = record_get(&s->record, NAME_NUMBER);
	struct issued *i;
	struct id id;

	if (s->verb == NULL || strcmp(s->verb->verb, "issue") != 0 || number.len == 0 || !id_parse(x->c.id, &id))
		return;
	if (k->issued == NULL || k->issued_count == k->issued_cap) {
		k->issued_cap += k->issued_cap / 4 + 256;
		k->issued = memory_grow(k->issued, k->issued_cap, sizeof *k->issued);
	}
	i = &k->issued[k->issued_count++];
	*i = (struct issued){
		.record = half_of(record_get(&s->record, NAME_RECORD)), .id = arena_text(&k->kept, x->c.id),
		.document = arena_text(&k->kept, record_get(&s->record, NAME_DOCUMENT)), .number = arena_text(&k->kept, number),
		.live = !s->retracted && x->c.status != STATUS_VOID,
	};
}

static void
send(struct checking *k, struct text id, bool fault, struct fail *why)
{
	struct buf path = {0};

	layout_record(id, &path);
	fail_field(why, "number");
	if (fault)
		check_fault(k, path.data, 0, why);
	else
		check_notice(k, path.data, 0, why);
	buf_release(&path);
}

static void
say(struct checking *k, const struct issued *i, enum message m, bool fault)
{
	struct fail why = {0};

	fail_set(&why, m, arena_string(&k->file, i->document), arena_string(&k->file, i->number));
	send(k, i->id, fault, &why);
}

/* "numbers/PLB/LP-B/2026/0123.yaml" of a file that was read. */
static void
path_of(const struct claimed *c, struct buf *out)
{
	buf_printf(out, "numbers/%.*s/%.*s/%04d/%04lld%s.yaml", TEXT_ARG(c->station), TEXT_ARG(c->document), c->year,
	    (long long)c->sequence, c->voids ? "_void" : "");
}

static void
notice_claim(struct checking *k, const struct claimed *c, enum message m, const char *word, bool fault)
{
	struct buf path = {0};
	struct fail why = {0};

	fail_set(&why, m, word);
	path_of(c, &path);
	if (fault)
		check_fault(k, path.data, 0, &why);
	else
		check_notice(k, path.data, 0, &why);
	buf_release(&path);
}

static int
claimed_order(const void *x, const void *y)
{
	const struct claimed *a = x, *b = y;
	int c = text_compare(a->document, b->document);

	if (c == 0)
		c = (a->sequence > b->sequence) - (a->sequence < b->sequence);
	if (c == 0)
		c = a->year - b->year;
	if (c == 0)
		c = text_compare(a->station, b->station);
	return c != 0 ? c : a->voids - b->voids;
}

static bool
same_number(const struct claimed *a, const struct claimed *b)
{
	return a->sequence == b->sequence && a->year == b->year && text_equal(a->document, b->document) &&
	    text_equal(a->station, b->station);
}

static int
issued_order(const void *x, const void *y)
{
	const struct issued *a = x, *b = y;
	int c = text_compare(a->document, b->document);

	if (c == 0)
		c = text_compare(a->number, b->number);
	if (c == 0)
		c = b->live - a->live;
	return c != 0 ? c : text_compare(a->id, b->id);
}

/* The first claim of that document and sequence or above. */
static size_t
first_claim(const struct numbers *n, struct text document, int64_t sequence)
{
	struct claimed wanted = { .document = document, .sequence = sequence, .year = -1 };
	size_t low = 0, high = n->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (claimed_order(&n->at[middle], &wanted) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The record's claim of that number by the pattern that its document has now. */
static struct claimed *
claim_by_pattern(struct numbers *n, const struct issued *i)
{
	const struct tree *tree = n->k->check->tree;

	for (size_t s = 0; s < tree->station_count; s++) {
		struct claimed wanted = { .station = tree->stations[s].code, .document = i->document };

		if (!numbers_parse(tree, &tree->stations[s], i->document, i->number, &wanted.sequence, &wanted.year))
			continue;
		for (size_t c = first_claim(n, i->document, wanted.sequence); c < n->count; c++)
			if (!text_equal(n->at[c].document, i->document) || n->at[c].sequence != wanted.sequence)
				break;
			else if (!n->at[c].voids && n->at[c].record == i->record && same_number(&n->at[c], &wanted))
				return &n->at[c];
	}
	return NULL;
}

/* The claim of what was issued, by one of the numbers in its text; `other` is
 * set where another record has that number of that year. */
static struct claimed *
claim_by_digits(struct numbers *n, const struct issued *i, bool *other)
{
	int64_t digits[8];
	size_t count = official_digits(i->number, digits, sizeof digits / sizeof *digits);

	*other = false;
	for (size_t d = 0; d < count; d++)
		for (size_t c = first_claim(n, i->document, digits[d]); c < n->count; c++) {
			struct claimed *claim = &n->at[c];
			bool year = false;

			if (!text_equal(claim->document, i->document) || claim->sequence != digits[d])
				break;
			if (claim->voids)
				continue;
			if (claim->record == i->record)
				return claim;
			for (size_t y = 0; y < count; y++)
				year = year || digits[y] == claim->year;
			*other = *other || year;
		}
	return NULL;
}

/* The record of a desk that this tree does not have came by a referral: its numbers
 * are kept where they were given. */
static bool
is_foreign(const struct checking *k, struct text id)
{
	struct fail ignored = {0};
	struct id parsed;
	bool foreign = id_parse(id, &parsed) && tree_station(k->check->tree, parsed.station, &ignored) == NULL;

	fail_release(&ignored);
	return foreign;
}

/* What was taken back or is void may be another's by now: two clones took it. */
static void
judge_issued(struct numbers *n, const struct issued *now, const struct issued *before)
{
	struct checking *k = n->k;
	struct claimed *claim = claim_by_pattern(n, now);
	struct fail why = {0};
	bool other = false;

	if (before != NULL && before->live && now->live && text_equal(before->document, now->document) &&
	    text_equal(before->number, now->number)) {
		fail_set(&why, MSG_CHECK_NUMBER_TWICE, arena_string(&k->file, now->document),
		    arena_string(&k->file, now->number), arena_string(&k->file, before->id));
		send(k, now->id, true, &why);
	}
	if (claim == NULL)
		claim = claim_by_digits(n, now, &other);
	if (claim == NULL && now->live && (other || !is_foreign(k, now->id)))
		say(k, now, other ? MSG_CHECK_NUMBER_OTHER : MSG_CHECK_NUMBER_UNCLAIMED, other);
	if (claim == NULL)
		return;
	claim->used = true;
	if (!now->live && claim->twin == NULL)
		notice_claim(k, claim, MSG_CHECK_NUMBER_LIVE, NULL, false);
	else if (now->live && claim->twin != NULL)
		notice_claim(k, claim, MSG_CHECK_NUMBER_DEAD, arena_string(&k->file, now->id), false);
}

static void
judge(struct numbers *n)
{
	struct checking *k = n->k;

	for (size_t i = 0; k->issued != NULL && i < k->issued_count; i++)
		judge_issued(n, &k->issued[i], i > 0 ? &k->issued[i - 1] : NULL);
	for (size_t i = 0; i < n->count; i++)
		if (n->at[i].voids && (i == 0 || n->at[i - 1].voids || !same_number(&n->at[i - 1], &n->at[i])))
			notice_claim(k, &n->at[i], MSG_CHECK_NUMBER_VOIDS, NULL, true);
		else if (!n->at[i].voids && !n->at[i].used && n->at[i].twin == NULL)
			notice_claim(k, &n->at[i], MSG_CHECK_NUMBER_UNUSED, NULL, false);
}

static void
keep(struct numbers *n, const struct claimed *c)
{
	if (n->count == n->cap) {
		n->cap += n->cap / 2 + 256;
		n->at = memory_grow(n->at, n->cap, sizeof *n->at);
	}
	n->at[n->count++] = *c;
}

static void
fault_at(struct checking *k, const char *path, enum message m)
{
	struct fail why = {0};

	fail_set_words(&why, m, NULL, NULL, NULL, NULL);
	check_fault(k, path, 0, &why);
}

static void
read_claim(struct numbers *n, int folder, struct text name, const char *path, struct claimed c)
{
	struct checking *k = n->k;
	struct record r;
	struct text bytes;

	if (text_starts(name, TEXT(".tmp-"))) {
		check_temporary(k, folder, name.at, path);
	} else if (!numbers_name(name, &c.sequence, &c.voids)) {
		fault_at(k, path, MSG_CHECK_FOREIGN);
	} else if (check_bytes(k, folder, name.at, path, CONTENT_RECORD_MAX, &bytes) &&
	    check_record(k, bytes, path, c.voids ? &number_void_schema : &number_schema, &r)) {
		c.record = half_of(record_get(&r, NAME_RECORD));
		keep(n, &c);
	}
	arena_clear(&k->file);
}

/* Folders below numbers/: stations, documents, years. */
enum level { LEVEL_STATION, LEVEL_DOCUMENT, LEVEL_YEAR, LEVEL_CLAIM };

static bool
take_level(enum level level, struct text name, struct claimed *c)
{
	int64_t year = 0;

	if (level == LEVEL_STATION) {
		c->station = name;
		return id_station_ok(name);
	}
	if (level == LEVEL_DOCUMENT) {
		c->document = name;
		return numbers_document_ok(name);
	}
	if (name.len != 4 || !number_parse(name, 1, 9999, &year))
		return false;
	c->year = (int)year;
	return true;
}

static void
walk(struct numbers *n, int fd, const char *path, enum level level, struct claimed c)
{
	struct names names = {0};
	struct fail why = {0};

	if (!folder_names(fd, &n->arena, &names, &why))
		check_fault(n->k, path, 0, &why);
	for (size_t i = 0; i < names.count; i++) {
		const char *below = arena_printf(&n->arena, "%s/%s", path, names.at[i].at).at;
		int inner;

		if (level == LEVEL_CLAIM) {
			read_claim(n, fd, names.at[i], below, c);
		} else if (!take_level(level, names.at[i], &c)) {
			fault_at(n->k, below, MSG_CHECK_FOREIGN);
		} else if ((inner = check_folder(n->k, fd, names.at[i].at, below)) >= 0) {
			walk(n, inner, below, level + 1, c);
			(void)close(inner);
		}
	}
}

static void
fault_pair(struct checking *k, const char *path, const struct record *r, enum name id, struct fail *why)
{
	fail_field(why, r->schema->fields[schema_named(r->schema, id)].name);
	check_fault(k, path, r->lines[schema_named(r->schema, id)], why);
}

/* The patterns of spkt.yaml, and the first numbers of each station. */
static void
check_patterns(struct checking *k)
{
	const struct tree *tree = k->check->tree;
	struct text documents = record_get(&tree->config, NAME_DOCUMENTS), rest = documents, line, key, value;
	struct fail why = {0};

	while (text_next(&rest, '\n', &line)) {
		text_cut(line, ':', &key, &value);
		if (!numbers_document_ok(text_trim(key)))
			fail_set(&why, MSG_DOCUMENT_NAME, arena_string(&k->file, text_trim(key)));
		if (why.message != MSG_NONE || !official_check(text_trim(value), &why))
			fault_pair(k, "spkt.yaml", &tree->config, NAME_DOCUMENTS, &why);
	}
	for (size_t i = 0; i < tree->station_count; i++) {
		const struct record *config = &tree->stations[i].config;
		const char *path = arena_printf(&k->file, "stations/%.*s/station.yaml", TEXT_ARG(tree->stations[i].code)).at;
		struct text firsts = record_get(config, NAME_FIRST_NUMBERS), known, pattern;
		int64_t first;

		while (text_next(&firsts, '\n', &line)) {
			text_cut(line, ':', &key, &value);
			if (!number_parse(text_trim(value), 1, NUMBERS_MAX, &first))
				fail_set(&why, MSG_COUNT_BAD, arena_string(&k->file, text_trim(value)));
			else if (!pairs_find(documents, text_trim(key), &known, &pattern))
				fail_set(&why, MSG_DOCUMENT_UNKNOWN, arena_string(&k->file, text_trim(key)));
			if (why.message != MSG_NONE)
				fault_pair(k, path, config, NAME_FIRST_NUMBERS, &why);
		}
	}
	arena_clear(&k->file);
}

void
check_numbers(struct checking *k)
{
	struct numbers n = { .k = k };
	int fd;

	check_patterns(k);
	fd = check_folder(k, k->check->tree->root, "numbers", "numbers");
	if (fd >= 0) {
		walk(&n, fd, "numbers", LEVEL_STATION, (struct claimed){0});
		(void)close(fd);
	}
	if (n.count > 1)
		qsort(n.at, n.count, sizeof *n.at, claimed_order);
	for (size_t i = 1; i < n.count; i++)
		if (n.at[i].voids && same_number(&n.at[i - 1], &n.at[i]))
			n.at[i - 1].twin = &n.at[i];
	if (k->issued_count > 1)
		qsort(k->issued, k->issued_count, sizeof *k->issued, issued_order);
	judge(&n);
	memory_free(n.at);
	arena_release(&n.arena);
}
