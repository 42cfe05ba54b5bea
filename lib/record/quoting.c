#include "record/quoting.h"

#include "base/buf.h"
#include "base/unicode.h"
#include "record/privacy.h"

/* Words that are numbers: digits that are spelled out. */
static const char numerals[] = " nol kosong satu dua tiga empat lima enam tujuh delapan sembilan zero one two three four five six seven"
    " eight nine ",
/* An address or a name follows, or a rank: nobody writes them of nobody. */
    doubtful[] = " rt rw jl jln gg gang blok perum perumahan bin binti bripda briptu brigadir brigpol brigpolisi bripka bharada bharatu bharaka"
    " aipda aiptu ipda iptu akp kompol akbp kombes ig instagram fb facebook tiktok gmail yahoo hotmail http https www ",
/* With a number beside it. */
    numbered[] = " nik ktp kk sim paspor passport pasport stnk bpkb nrp nip npwp bpjs rek norek rekening atm kartu imei plat nopol nomor hp telp"
    " telepon wa bca bri bni bsi btn mandiri danamon cimb permata dana ovo gopay ",
/* A name, where a capital follows. */
    addressed[] = " saya nama bernama bapak ibu pak bu sdr sdri saudara saudari mas mbak kak kakak bang abang om tante tuan nyonya nona yth"
    " haji hj jalan kampung kampong desa dusun kelurahan petugas polisi ",
/* The same, where the word is no abbreviation. */
    mentioned[] = " oleh kepada terhadap dengan si by to with ",
/* What is written with a capital and is no name. */
    offices[] = " polisi polwan petugas kapolres kapolsek kapolda kepala polri spkt polres polsek skck sim rp terima kasih mohon tolong selamat"
    " pagi siang sore malam bapak ibu senin selasa rabu kamis jumat sabtu minggu januari februari maret april mei juni juli agustus september"
    " oktober november desember whatsapp ";

enum { NUMBER_DIGITS = 8, NUMBER_WORDS = 6, LIST_WORD = 16 };

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Of other letters than the 26 every byte is one. */
static bool
is_letter(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || ((unsigned char)c & 0x80) != 0;
}

static bool
is_capital(char c)
{
	return (c >= 'A' && c <= 'Z') || ((unsigned char)c & 0x80) != 0;
}

/* The next run of letters and digits; *i is moved behind it. */
static bool
next_word(struct text t, size_t *i, struct text *word)
{
	size_t from;

	while (*i < t.len && !is_letter(t.at[*i]) && !is_digit(t.at[*i]))
		(*i)++;
	from = *i;
	while (*i < t.len && (is_letter(t.at[*i]) || is_digit(t.at[*i])))
		(*i)++;
	*word = text_slice(t, from, *i);
	return word->len > 0;
}

static bool
is_in(const char *list, struct text word)
{
	char padded[LIST_WORD] = { ' ' };

	if (word.len == 0 || word.len + 2 > LIST_WORD)
		return false;
	for (size_t i = 0; i < word.len; i++)
		padded[1 + i] = word.at[i];
	padded[1 + word.len] = ' ';
	return text_find_fold(text_of(list), (struct text){ padded, word.len + 2 }) != (size_t)-1;
}

/* How many digits; *other: letters that do not look like one. */
static size_t
digits_of(struct text word, bool *other)
{
	size_t digits = 0, alike = 0;

	*other = false;
	for (size_t i = 0; i < word.len; i++) {
		bool like = text_find(TEXT("OoIlBSZ"), text_slice(word, i, i + 1)) != (size_t)-1;

		digits += is_digit(word.at[i]);
		alike += like;
		*other = *other || (!like && !is_digit(word.at[i]));
	}
	return digits > 0 && !*other ? digits + alike : digits;
}

/* A number of somebody: many digits, whatever stands between them but words; a word of
 * letters and digits; words that spell digits; a few digits beside what they are of. */
static bool
has_number(struct text t)
{
	size_t i = 0, run = 0, spelled = 0, most = 0;
	bool of = false;
	struct text word;

	while (next_word(t, &i, &word)) {
		bool other, numeral = is_in(numerals, word);
		size_t digits = digits_of(word, &other);

		of = of || is_in(numbered, word);
		if (other && digits >= 4)
			return true;
		run = numeral ? run + 1 : digits == 0 ? 0 : other ? digits : run + digits;
		spelled = numeral ? spelled + 1 : 0;
		most = digits > most ? digits : most;
		if (run >= NUMBER_DIGITS || spelled >= NUMBER_WORDS)
			return true;
	}
	return of && most >= 3;
}

/* "Siti", not "siti" or "SKCK". */
static bool
is_title(struct text word)
{
	return word.len > 1 && is_capital(word.at[0]) && is_letter(word.at[1]) && (word.at[1] >= 'a' || ((unsigned char)word.at[1] & 0x80) != 0) &&
	    !is_in(offices, word);
}

static bool
is_same_sentence(const char *from, const char *to)
{
	struct text between = { from, (size_t)(to - from) };

	return text_find(between, TEXT(".")) == (size_t)-1 && text_find(between, TEXT("\n")) == (size_t)-1 &&
	    text_find(between, TEXT("!")) == (size_t)-1 && text_find(between, TEXT("?")) == (size_t)-1;
}

/* Two words with capitals that follow each other in a sentence, or one after a word that
 * a name follows. */
static bool
has_doubtful(struct text t)
{
	size_t i = 0;
	struct text before = {0}, word;

	while (next_word(t, &i, &word)) {
		bool addresses = is_in(addressed, word);

		if (is_in(doubtful, word) || (is_in(addressed, before) && !addresses && is_capital(word.at[0]) && !is_in(offices, word)) ||
		    (is_title(word) && (is_in(mentioned, before) ||
			(is_title(before) && is_same_sentence(before.at + before.len, word.at)))))
			return true;
		before = word;
	}
	return false;
}

/* "LP/B/0123/XI/2026/SPKT": slashes, letters and digits without a space. */
static bool
has_official(struct text t)
{
	size_t slashes = 0, digits = 0, letters = 0;

	for (size_t i = 0; i <= t.len; i++) {
		char c = i < t.len ? t.at[i] : ' ';

		slashes += c == '/';
		digits += is_digit(c);
		letters += is_letter(c);
		if (slashes >= 2 && digits > 0 && letters > 0)
			return true;
		if (c == ' ' || c == '\n')
			slashes = digits = letters = 0;
	}
	return false;
}

/* What is not written in letters that can be judged here; signs and pictures may stand. */
static bool
is_foreign(struct text t)
{
	for (size_t i = 0; i < t.len; ) {
		uint32_t c = unicode_next(t, &i);

		if (c >= 0x250 && !(c >= 0x1E00 && c <= 0x1EFF) && !(c >= 0x2010 && c <= 0x20CF) && !(c >= 0x2190 && c <= 0x21FF) &&
		    !(c >= 0x2500 && c <= 0x27BF) && !(c >= 0x1F300 && c <= 0x1FAFF))
			return true;
	}
	return false;
}

static bool
is_clear(struct text t)
{
	struct buf capitals = {0};
	bool plate;

	for (size_t i = 0; i < t.len; i++)
		buf_putc(&capitals, t.at[i] >= 'a' && t.at[i] <= 'z' ? (char)(t.at[i] - 0x20) : t.at[i]);
	plate = (privacy_find(buf_view(&capitals)) & PRIVACY_PLATE) != 0;
	buf_release(&capitals);
	return !plate && privacy_find(t) == 0 && text_find(t, TEXT("@")) == (size_t)-1 && !is_foreign(t) && !has_number(t) &&
	    !has_official(t) && !has_doubtful(t);
}

bool
quoting_clear(struct text t)
{
	struct buf plain = {0};
	bool clear;

	privacy_plain(t, &plain);
	clear = unicode_invalid(t) == t.len && is_clear(buf_view(&plain));
	buf_release(&plain);
	return clear;
}

/* Letters and digits only, and small. */
static void
press(struct text t, struct buf *out)
{
	for (size_t i = 0; i < t.len; i++)
		if (is_letter(t.at[i]) || is_digit(t.at[i]))
			buf_putc(out, t.at[i] >= 'A' && t.at[i] <= 'Z' ? (char)(t.at[i] + 0x20) : t.at[i]);
}

static bool
has_word(struct text t, struct text wanted, bool capital)
{
	struct text word;

	for (size_t i = 0; next_word(t, &i, &word); )
		if (text_equal_fold(word, wanted) && (!capital || is_capital(word.at[0])))
			return true;
	return false;
}

static bool
has_letters(struct text word)
{
	bool some = false;

	for (size_t i = 0; i < word.len; i++)
		some = some || is_letter(word.at[i]);
	return some;
}

/* A text and the same without anything between its letters. */
struct looked_at {
	struct text plain, pressed;
};

static bool
holds_part(const struct looked_at *t, struct text part)
{
	if (part.len < 3 || !has_letters(part))
		return false;
	if (part.len < 5)
		return has_word(t->plain, part, part.len == 3);
	return text_find_fold(t->pressed, part) != (size_t)-1;
}

static bool
holds_value(const struct looked_at *t, struct text value, bool name)
{
	struct buf all = {0};
	struct text word, before = {0};
	bool found;

	press(value, &all);
	found = all.len >= 5 ? text_find(t->pressed, buf_view(&all)) != (size_t)-1 : all.len >= 2 && has_word(t->plain, text_trim(value), false);
	for (size_t i = 0; !found && next_word(value, &i, &word); before = word) {
		buf_clear(&all);
		press(before, &all);
		press(word, &all);
		found = name ? holds_part(t, word) : before.len > 0 && all.len >= 6 && text_find(t->pressed, buf_view(&all)) != (size_t)-1;
	}
	buf_release(&all);
	return found;
}

bool
quoting_holds(struct text t, struct text value, bool name)
{
	struct buf plain = {0}, pressed = {0}, known = {0};
	bool found;

	privacy_plain(t, &plain);
	press(buf_view(&plain), &pressed);
	privacy_plain(value, &known);
	found = holds_value(&(struct looked_at){ buf_view(&plain), buf_view(&pressed) }, buf_view(&known), name);
	buf_release(&plain);
	buf_release(&pressed);
	buf_release(&known);
	return found;
}
