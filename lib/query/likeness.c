#include "query/likeness.h"

#include <stdlib.h>
#include <string.h>

enum {
	DAY = 86400,
	NUMBER_LEAST = 4, NUMBER_SURE = 6,	/* characters */
	PIECES_MAX = 24,	/* of a line of items */
	WORDS_MAX = 64,		/* kept of one text: a long narrative must not grow the memory */
	WEAK = 1,		/* lowest bit of a number's hash: short, or only a part of one */
};

const struct choice likeness_choices[] = {
	{ "number", WORDS("same identifying number", "nomor pengenal sama"), NULL },
	{ "category", WORDS("category", "rincian jenis"), NULL },
	{ "thing", WORDS("kind of thing", "jenis barang"), NULL },
	{ "place", WORDS("place", "tempat"), NULL },
	{ "area", WORDS("area", "wilayah"), NULL },
	{ "time", WORDS("time", "waktu"), NULL },
	{ "words", WORDS("words", "kata"), NULL },
	{ "linked", WORDS("linked", "sudah dipasangkan"), NULL },
	{ 0 },
};

/* Words that every report of a lost or found thing may have. */
static const char *const common[] = {
	"ada", "and", "atas", "barang", "buah", "dalam", "dan", "dari", "dengan", "di", "ditemukan", "for", "found", "from",
	"has", "hilang", "his", "her", "ini", "item", "itu", "kehilangan", "ke", "lost", "menemukan", "milik", "no", "nomor",
	"number", "of", "oleh", "pada", "pelapor", "saat", "saya", "sebuah", "satu", "telah", "temuan", "the", "thing",
	"untuk", "was", "with", "yang", NULL,
};

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

static char
small(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* FNV-1a, over small letters. */
static const uint64_t hash_start = 0xcbf29ce484222325u;

static uint64_t
hash_char(uint64_t h, char c)
{
	return (h ^ (unsigned char)small(c)) * 0x100000001b3u;
}

static uint64_t
hash_text(struct text t)
{
	uint64_t h = hash_start;

	for (size_t i = 0; i < t.len; i++)
		h = hash_char(h, t.at[i]);
	return t.len > 0 ? h : 0;
}

static int
hash_order(const void *x, const void *y)
{
	const uint64_t *a = x, *b = y;

	return (*a > *b) - (*a < *b);
}

static void
hashes_sort(struct hashes *h)
{
	size_t kept = 0;

	if (h->count > 1)
		qsort(h->at, h->count, sizeof *h->at, hash_order);
	for (size_t i = 0; i < h->count; i++)
		if (kept == 0 || h->at[i] != h->at[kept - 1])
			h->at[kept++] = h->at[i];
	h->count = kept;
}

static size_t
shared(const struct hashes *a, const struct hashes *b)
{
	size_t i = 0, k = 0, n = 0;

	while (i < a->count && k < b->count) {
		if (a->at[i] == b->at[k]) {
			n++;
			i++;
			k++;
		} else if (a->at[i] < b->at[k]) {
			i++;
		} else {
			k++;
		}
	}
	return n;
}

static bool
is_common(struct text word)
{
	for (size_t i = 0; common[i] != NULL; i++)
		if (text_equal_fold(word, text_of(common[i])))
			return true;
	return false;
}

/* The next word of letters; those with a digit are passed over. */
static bool
next_word(struct text *rest, struct text *word)
{
	for (;;) {
		bool digits = false;
		size_t from = 0, to;

		while (from < rest->len && !is_letter(rest->at[from]) && !is_digit(rest->at[from]))
			from++;
		for (to = from; to < rest->len && (is_letter(rest->at[to]) || is_digit(rest->at[to])); to++)
			digits = digits || is_digit(rest->at[to]);
		if (to == from)
			return false;
		*word = text_slice(*rest, from, to);
		*rest = text_after(*rest, to);
		if (!digits && word->len >= 2 && !is_common(*word))
			return true;
	}
}

/* Adds the words of a text to a set that has room for WORDS_MAX more. */
static void
add_words(struct hashes *h, struct text t)
{
	struct text word;

	for (size_t n = 0; n < WORDS_MAX && next_word(&t, &word); n++)
		h->at[h->count++] = hash_text(word);
}

/* A copy that takes no more room than it needs. */
static struct hashes
hashes_keep(const struct hashes *h, struct arena *arena)
{
	struct hashes kept = { arena_get(arena, (h->count + 1) * sizeof *kept.at), h->count };

	if (h->count > 0)
		memcpy(kept.at, h->at, h->count * sizeof *h->at);
	return kept;
}

static struct hashes
words_of(struct text a, struct text b, struct arena *arena)
{
	uint64_t room[2 * WORDS_MAX];
	struct hashes all = { room, 0 };

	add_words(&all, a);
	add_words(&all, b);
	hashes_sort(&all);
	return hashes_keep(&all, arena);
}

/* A piece of a line between spaces, without its dots and dashes. */
struct piece {
	struct text text;
	size_t len;		/* letters and digits */
	bool digits;
};

static size_t
pieces_of(struct text line, struct piece pieces[PIECES_MAX])
{
	struct text word;
	size_t n = 0;

	while (n < PIECES_MAX && text_next(&line, ' ', &word)) {
		struct piece p = {0};

		while (word.len > 0 && strchr(".,:;", word.at[word.len - 1]) != NULL)
			word.len--;
		p.text = word;
		for (size_t i = 0; i < word.len; i++) {
			p.len += is_letter(word.at[i]) || is_digit(word.at[i]);
			p.digits = p.digits || is_digit(word.at[i]);
		}
		if (p.len > 0)
			pieces[n++] = p;
	}
	return n;
}

static bool
is_year(const struct piece *p, size_t len)
{
	return len == 4 && p->text.len == 4 && text_all_digits(p->text) &&
	    (text_starts(p->text, TEXT("19")) || text_starts(p->text, TEXT("20")));
}

/* Pieces first..last as one number, where they can be one. */
static void
add_number(struct hashes *h, const struct piece *pieces, size_t first, size_t last, bool part)
{
	uint64_t hash = hash_start;
	size_t len = 0;

	for (size_t i = first; i <= last; i++) {
		len += pieces[i].len;
		for (size_t k = 0; k < pieces[i].text.len; k++)
			if (is_letter(pieces[i].text.at[k]) || is_digit(pieces[i].text.at[k]))
				hash = hash_char(hash, pieces[i].text.at[k]);
	}
	if (len >= NUMBER_LEAST && !(first == last && is_year(&pieces[first], len)))
		h->at[h->count++] = (hash & ~(uint64_t)WEAK) | (part || len < NUMBER_SURE ? WEAK : 0);
}

/* The letters of a number plate before and after its digits; `most` of them. */
static bool
is_short_word(const struct piece *p, size_t most)
{
	return !p->digits && p->len <= most && !is_common(p->text);
}

/* The numbers of one line: each run of pieces with digits ("3174 0512 0190"),
 * by itself and with the few letters around it ("B 1234 XY"; "B 1234" and
 * "1234 XY" are parts that another plate may have). At most four a run. */
static void
add_numbers(struct hashes *h, struct text line)
{
	struct piece pieces[PIECES_MAX];
	size_t n = pieces_of(line, pieces), last;
	bool begins, ends;

	for (size_t first = 0; first < n; first = last + 1) {
		last = first;
		if (!pieces[first].digits)
			continue;
		while (last + 1 < n && pieces[last + 1].digits)
			last++;
		begins = first > 0 && is_short_word(&pieces[first - 1], 2);
		ends = last + 1 < n && is_short_word(&pieces[last + 1], 3);
		for (size_t before = 0; before <= (begins ? 1 : 0); before++) {
			add_number(h, pieces, first - before, last, before > 0 && ends);
			if (ends)
				add_number(h, pieces, first - before, last + 1, before == 0 && begins);
		}
	}
}

static struct hashes
numbers_of(struct text items, struct arena *arena)
{
	struct text rest = items, line;
	struct arena work = {0};
	struct hashes h = {0}, kept;
	size_t room = 0;

	while (text_next(&rest, '\n', &line))
		room += (size_t)2 * PIECES_MAX;	/* a run of one piece has four, and a word beside it */
	h.at = arena_get(&work, (room + 1) * sizeof *h.at);
	rest = items;
	while (text_next(&rest, '\n', &line))
		add_numbers(&h, line);
	hashes_sort(&h);
	kept = hashes_keep(&h, arena);
	arena_release(&work);
	return kept;
}

static uint64_t
category_of(struct text category)
{
	static const char *const sides[] = { "lost_", "found_" };

	for (size_t i = 0; i < 2; i++)
		if (text_starts(category, text_of(sides[i])))
			return hash_text(text_after(category, strlen(sides[i])));
	return hash_text(category);
}

void
likeness_read(const struct likeness_source *from, struct arena *arena, struct likeness *out)
{
	struct text none = {0};

	*out = (struct likeness){
		.numbers = numbers_of(from->items, arena),
		.things = words_of(from->item_kinds, from->items, arena),
		.places = words_of(from->place, none, arena),
		.words = words_of(from->title, from->narrative, arena),
		.category = category_of(from->category), .area = hash_text(from->area),
		.received = from->received, .occurred = from->occurred,
	};
}

/* Points for n things in common: `first`, and `more` for each further, up to `most`. */
static int
points(size_t n, int first, int more, int most)
{
	int sum = n == 0 ? 0 : n > 10 ? most : first + (int)(n - 1) * more;

	return sum < most ? sum : most;
}

/* Of a number that is whole in one and a part in the other only the lowest bit
 * differs; the whole one stands first. */
static int
number_points(const struct likeness *lost, const struct likeness *found)
{
	const struct hashes *a = &lost->numbers, *b = &found->numbers;
	size_t i = 0, k = 0;
	int best = 0;

	while (i < a->count && k < b->count && best < 100) {
		uint64_t x = a->at[i] | WEAK, y = b->at[k] | WEAK;

		if (x == y)
			best = ((a->at[i] | b->at[k]) & WEAK) != 0 ? 40 : 100;
		i += x <= y;
		k += y <= x;
	}
	return best;
}

/* False where the times say that it cannot be. */
static bool
time_points(const struct likeness *lost, const struct likeness *found, int *n)
{
	int64_t from = lost->occurred != INT64_MIN ? lost->occurred : lost->received;
	int64_t to = found->occurred != INT64_MIN ? found->occurred : found->received, apart = to - from;

	*n = 0;
	/* Somebody may tell of the loss long after another has found the thing;
	 * where it is said when it was lost, a day may be mistaken. */
	if (apart < -(int64_t)DAY && lost->occurred != INT64_MIN)
		return false;
	apart = apart < 0 ? -apart : apart;
	if (apart > (int64_t)LIKENESS_DAYS * DAY)
		return false;
	*n = apart <= DAY ? 15 : apart <= 7 * (int64_t)DAY ? 10 : apart <= 30 * (int64_t)DAY ? 5 : 0;
	return true;
}

int
likeness_score(const struct likeness *lost, const struct likeness *found, unsigned *reasons)
{
	int times, number = number_points(lost, found), sum = 0;
	bool possible = time_points(lost, found, &times);
	const int of[] = {
		number,
		lost->category != 0 && lost->category == found->category ? 15 : 0,
		points(shared(&lost->things, &found->things), 20, 5, 30),
		points(shared(&lost->places, &found->places), 10, 5, 20),
		lost->area != 0 && lost->area == found->area ? 10 : 0,
		times,
		points(shared(&lost->words, &found->words), 5, 5, 25),
	};

	*reasons = 0;
	if (!possible && number == 0)
		return 0;
	for (size_t i = 0; i < sizeof of / sizeof *of; i++) {
		sum += of[i];
		*reasons |= of[i] > 0 ? 1u << i : 0;
	}
	if ((*reasons & (LIKE_NUMBER | LIKE_CATEGORY | LIKE_THING | LIKE_WORDS)) == 0) {
		*reasons = 0;
		return 0;
	}
	return sum;
}

void
likeness_reasons(unsigned reasons, struct buf *out)
{
	bool any = false;

	for (size_t i = 0; likeness_choices[i].key != NULL; i++)
		if ((reasons & 1u << i) != 0) {
			buf_printf(out, "%s%s", any ? "\n" : "", likeness_choices[i].key);
			any = true;
		}
}
