#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "format/yaml_read.h"
#include "format/yaml_write.h"

static void
values_are_written_so(void **state)
{
	static const struct { const char *value, *yaml; } cases[] = {
		{ "lost", "k: lost\n" },
		{ "Jl. Sudirman No. 5 (depan pasar), Palembang", "k: Jl. Sudirman No. 5 (depan pasar), Palembang\n" },
		{ "PLB-20261124-R0007", "k: PLB-20261124-R0007\n" },
		{ "a:b", "k: a:b\n" },
		{ "", "k: \"\"\n" },
		{ "a: b", "k: \"a: b\"\n" },
		{ "a:", "k: \"a:\"\n" },
		{ "a #b", "k: \"a #b\"\n" },
		{ "a ", "k: \"a \"\n" },
		{ " a", "k: \" a\"\n" },
		{ "-a", "k: \"-a\"\n" },
		{ "null", "k: \"null\"\n" }, { "Null", "k: \"Null\"\n" }, { "~", "k: \"~\"\n" },
		{ "true", "k: \"true\"\n" }, { "FALSE", "k: \"FALSE\"\n" },
		{ "yes", "k: \"yes\"\n" }, { "No", "k: \"No\"\n" }, { "on", "k: \"on\"\n" },
		{ "OFF", "k: \"OFF\"\n" }, { "y", "k: \"y\"\n" }, { "N", "k: \"N\"\n" },
		{ ".inf", "k: \".inf\"\n" }, { ".NaN", "k: \".NaN\"\n" }, { "NaN", "k: \"NaN\"\n" },
		{ "<<", "k: \"<<\"\n" }, { "=", "k: \"=\"\n" },
		{ "1", "k: \"1\"\n" }, { "007", "k: \"007\"\n" }, { "0x1F", "k: \"0x1F\"\n" },
		{ "1e3", "k: \"1e3\"\n" }, { "22:15", "k: \"22:15\"\n" },
		{ "2026-11-24", "k: \"2026-11-24\"\n" },
		{ "2026-11-24T22:15:00+07:00", "k: \"2026-11-24T22:15:00+07:00\"\n" },
		{ "'a'", "k: \"'a'\"\n" }, { "say \"a\"", "k: \"say \\\"a\\\"\"\n" }, { "a\\b", "k: \"a\\\\b\"\n" },
		{ "[a]", "k: \"[a]\"\n" }, { "*a", "k: \"*a\"\n" }, { "---", "k: \"---\"\n" },
		{ "caf\xC3\xA9", "k: \"caf\xC3\xA9\"\n" },
		{ "a\tb\x1B[1m", "k: \"a\\tb\\e[1m\"\n" },
		{ "\xE2\x80\xAE", "k: \"\xE2\x80\xAE\"\n" },
		{ "a\nb", "k: |-\n  a\n  b\n" },
		{ "a\nb\n", "k: |\n  a\n  b\n" },
		{ "a\n", "k: |\n  a\n" },
		{ "a\n\n  b: #c\n---\n...\n", "k: |\n  a\n\n    b: #c\n  ---\n  ...\n" },
		{ "a\nb\n\n", "k: \"a\\nb\\n\\n\"\n" },
		{ "\na", "k: \"\\na\"\n" },
		{ " a\nb", "k: \" a\\nb\"\n" },
		{ "a \nb", "k: \"a \\nb\"\n" },
		{ "a\nb ", "k: \"a\\nb \"\n" },
		{ "a\r\nb", "k: \"a\\r\\nb\"\n" },
		{ "a\tb\nc", "k: \"a\\tb\\nc\"\n" },
		{ "a\n\xE2\x80\xAE", "k: \"a\\n\xE2\x80\xAE\"\n" },
		{ "\n", "k: \"\\n\"\n" },
#define LONG "word word word word word word word word word word word word word word word word word word"
		{ LONG, "k: " LONG "\n" },		/* never folded: a line is a line for grep and git */
		{ LONG ": x", "k: \"" LONG ": x\"\n" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct buf out = {0};
		struct yaml_writer *w = yaml_writer_new(&out);

		yaml_key(w, TEXT("k"));
		yaml_scalar(w, text_of(cases[i].value));
		yaml_writer_free(w);
		assert_string_equal(out.data, cases[i].yaml);
		buf_release(&out);
	}
}

static void
nesting_is_block_style(void **state)
{
	struct buf out = {0};
	struct yaml_writer *w = yaml_writer_new(&out);

	(void)state;
	yaml_key(w, TEXT("no"));
	yaml_scalar(w, TEXT("x"));
	yaml_key(w, TEXT("tags"));
	yaml_list_begin(w);
	yaml_scalar(w, TEXT("a"));
	yaml_scalar(w, TEXT("b\nc\n"));
	yaml_map_begin(w);
	yaml_key(w, TEXT("p"));
	yaml_scalar(w, TEXT("q"));
	yaml_key(w, TEXT("two words"));
	yaml_list_begin(w);
	yaml_list_end(w);
	yaml_map_end(w);
	yaml_list_end(w);
	yaml_key(w, TEXT("m"));
	yaml_map_begin(w);
	yaml_map_end(w);
	yaml_writer_free(w);
	assert_string_equal(out.data, "\"no\": x\ntags:\n- a\n- |\n  b\n  c\n"
	    "- p: q\n  two words: []\nm: {}\n");
	buf_clear(&out);
	yaml_writer_free(yaml_writer_new(&out));
	assert_string_equal(out.data, "{}\n");
	buf_release(&out);
}

/* One document with every text as a list item, a key and a value, read back. */
static void
survive(const struct text *texts, size_t count)
{
	struct buf out = {0};
	struct arena arena = {0};
	struct fail why = {0};
	struct node **documents, **items;
	size_t found;
	struct yaml_writer *w = yaml_writer_new(&out);

	yaml_key(w, TEXT("list"));
	yaml_list_begin(w);
	for (size_t i = 0; i < count; i++) {
		yaml_scalar(w, texts[i]);
		yaml_map_begin(w);
		yaml_key(w, texts[i]);
		yaml_scalar(w, texts[i]);
		yaml_map_end(w);
	}
	yaml_list_end(w);
	yaml_writer_free(w);
	if (!yaml_read(buf_view(&out), &arena, &documents, &found, &why))
		fail_msg("%ld:%ld %s in:\n%s", why.line, why.column,
		    why.words[0] != NULL ? why.words[0] : "?", out.data);
	assert_int_equal(found, 1);
	assert_int_equal(documents[0]->children[0]->count, 2 * count);
	items = documents[0]->children[0]->children;
	for (size_t i = 0; i < count; i++) {
		const struct node *map = items[2 * i + 1];

		if (!text_equal(items[2 * i]->text, texts[i]) ||
		    !text_equal(map->keys[0]->text, texts[i]) ||
		    !text_equal(map->children[0]->text, texts[i]))
			fail_msg("text %zu came back otherwise in:\n%s", i, out.data);
	}
	assert_true(text_starts(buf_view(&out), TEXT("list:\n")));
	assert_false(text_ends(buf_view(&out), TEXT("\n...\n")));
	buf_release(&out);
	arena_release(&arena);
}

static struct text
encode(struct arena *arena, uint32_t c)
{
	char *p = arena_get(arena, 4);
	size_t n = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
	static const unsigned char first[] = { 0, 0, 0xC0, 0xE0, 0xF0 };

	for (size_t i = n; i-- > 1; c >>= 6)
		p[i] = (char)(0x80 | (c & 0x3F));
	p[0] = (char)(first[n] | c);
	return (struct text){ p, n };
}

/* Alone, and of the basic plane between two lines, where a block may be used. */
static void
every_code_point_survives(void **state)
{
	struct text texts[2048];
	struct arena arena = {0};
	size_t n = 0;

	(void)state;
	for (uint32_t c = 1; c <= 0x10FFFF; c++) {
		if (c >= 0xD800 && c < 0xE000)
			continue;
		texts[n++] = encode(&arena, c);
		if (c < 0x10000) {
			texts[n] = arena_printf(&arena, "a\n%.*s\nb", TEXT_ARG(texts[n - 1]));
			n++;
		}
		if (n + 1 >= sizeof texts / sizeof texts[0] || c == 0x10FFFF) {
			survive(texts, n);
			arena_clear(&arena);
			n = 0;
		}
	}
	arena_release(&arena);
}

static uint32_t
next_random(uint32_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 17;
	*seed ^= *seed << 5;
	return *seed;
}

static void
nasty_texts_survive(void **state)
{
	static const char *const pieces[] = {
		" ", "  ", "\n", "\n\n", "\t", "\r", "\r\n", ":", ": ", " #", "#", "-", "- ", "?", "? ", "|",
		">", "|-", "%", "@", "`", "'", "\"", "\\", "{", "}", "[", "]", ",", "&a", "*a", "!t", "<<",
		"---", "...", "\n---\n", "\n...\n", "~", "null", "yes", "0", "1.5", "a", "b c", "\xC3\xA9",
		"\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9", "\xEF\xBB\xBF", "\xC2\xA0", "\xF0\x9F\x98\x80",
		"\x01", "\x1B[31m", "\x7F", "\xE2\x80\xAE", "\xEF\xBF\xBF", "2026-11-24",
		"word word word word word word word word word word word word word word word word word ",
	};
	struct text texts[100];
	struct arena arena = {0};
	uint32_t seed = 20261124;

	(void)state;
	for (int round = 0; round < 300; round++) {
		for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
			struct buf b = {0};

			for (uint32_t k = next_random(&seed) % 9; k > 0; k--)
				buf_puts(&b, pieces[next_random(&seed) % (sizeof pieces / sizeof pieces[0])]);
			texts[i] = arena_text(&arena, buf_view(&b));
			buf_release(&b);
		}
		survive(texts, sizeof texts / sizeof texts[0]);
		arena_clear(&arena);
	}
	arena_release(&arena);
}

/* libyaml's limit for the usual form of a key is 1024; the buffers are 16 KiB. */
static void
long_texts_survive(void **state)
{
	static const size_t sizes[] = { 127, 128, 129, 1023, 1024, 1025, 16383, 16384, 16385, 300000 };
	struct arena arena = {0};

	(void)state;
	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		for (size_t line = 1; line <= 1000; line *= 10) {
			char *p = arena_get(&arena, sizes[i] + 1);

			for (size_t k = 0; k < sizes[i]; k++)
				p[k] = k % (10 * line) == line ? '\n' : k % 7 == 3 ? ' ' : 'x';
			survive(&(struct text){ p, sizes[i] }, 1);
			memset(p, 'x', sizes[i]);
			survive(&(struct text){ p, sizes[i] }, 1);
		}
	}
	arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_are_written_so),
		cmocka_unit_test(nesting_is_block_style),
		cmocka_unit_test(every_code_point_survives),
		cmocka_unit_test(nasty_texts_survive),
		cmocka_unit_test(long_texts_survive),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
