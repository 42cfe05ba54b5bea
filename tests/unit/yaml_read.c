#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "format/yaml_read.h"

/* Scalars as they are, 'so' where they were quoted; [a,b] and {k=v}. */
static void
show(struct buf *out, const struct node *n)
{
	if (n->kind == NODE_SCALAR) {
		buf_puts(out, n->quoted ? "'" : "");
		buf_text(out, n->text);
		buf_puts(out, n->quoted ? "'" : "");
		return;
	}
	buf_putc(out, n->kind == NODE_LIST ? '[' : '{');
	for (size_t i = 0; i < n->count; i++) {
		buf_puts(out, i > 0 ? "," : "");
		if (n->kind == NODE_MAP) {
			show(out, n->keys[i]);
			buf_putc(out, '=');
		}
		show(out, n->children[i]);
	}
	buf_putc(out, n->kind == NODE_LIST ? ']' : '}');
}

static void
reads(const char *yaml, size_t len, const char *expected)
{
	struct arena arena = {0};
	struct buf out = {0};
	struct fail why = {0};
	struct node **documents;
	size_t count;

	if (!yaml_read((struct text){ yaml, len }, &arena, &documents, &count, &why))
		fail_msg("%s: refused, message %d, %s", yaml, why.message,
		    why.words[0] != NULL ? why.words[0] : "");
	buf_puts(&out, "");
	for (size_t i = 0; i < count; i++) {
		buf_puts(&out, i > 0 ? ";" : "");
		show(&out, documents[i]);
	}
	assert_string_equal(out.data, expected);
	buf_release(&out);
	arena_release(&arena);
}

static void
values_are_text(void **state)
{
	static const struct { const char *yaml, *expected; } cases[] = {
		{ "", "" },
		{ "# nothing\n", "" },
		{ "a: 1\n", "{a=1}" },
		{ "a: 1\nb: two words\nc: 'q'\n", "{a=1,b=two words,c='q'}" },
		{ "a:\nb: ~\nc: null\nd: Null\ne: NULL\nf: nUll\n", "{a=,b=,c=,d=,e=,f=nUll}" },
		{ "a: '~'\nb: \"null\"\n", "{a='~',b='null'}" },
		{ "null: 1\n~: 2\n", "{null=1,~=2}" },
		{ "a: yes\nb: 012\nc: 2026-11-24T22:15:00+07:00\n",
		    "{a=yes,b=012,c=2026-11-24T22:15:00+07:00}" },
		{ "a: |\n  x\n   y\n\nb: |-\n  x\nc: >\n  x\n  y\n", "{a='x\n y\n',b='x',c='x y\n'}" },
		{ "a: [1, 2]\nb: {c: d, e: []}\nf: {}\n", "{a=[1,2],b={c=d,e=[]},f={}}" },
		{ "a:\n- 1\n- b: 2\n  c: 3\n- - x\n", "{a=[1,{b=2,c=3},[x]]}" },
		{ "a: 1\n---\nb: 2\n...\n---\n- c\n", "{a=1};{b=2};[c]" },
		{ "---\n", "" "" },
		{ "? a\n: 1\n", "{a=1}" },
		{ "\xEF\xBB\xBF" "a: 1\nb: 2\n", "{a=1,b=2}" },
		{ "a: 1\r\nb: \"x\\e\\u00e9\"\r\n", "{a=1,b='x\x1B\xC3\xA9'}" },
		{ "'<<': 1\nb: <<\n", "{'<<'=1,b=<<}" },
		{ "a: [[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]\n", "{a=[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]}" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		reads(cases[i].yaml, strlen(cases[i].yaml), cases[i].expected);
}

static void
refusals_name_the_place(void **state)
{
#define C(yaml, ...) { yaml, sizeof yaml - 1, __VA_ARGS__ }
	static const struct {
		const char *yaml;
		size_t len;
		enum message message;
		long line, column;
		const char *first, *second;
	} cases[] = {
		C("a: 1\nb: [\n", MSG_YAML_SYNTAX, 3, 1,
		    "while parsing a flow node: did not find expected node content", NULL),
		C("a: 1\n b: 2\n", MSG_YAML_SYNTAX, 2, 3, "mapping values are not allowed in this context", NULL),
		C("a: \"x\n", MSG_YAML_SYNTAX, 2, 1,
		    "while scanning a quoted scalar: found unexpected end of stream", NULL),
		C("a: 1\nb: \xC3\xA9\x07\n", MSG_YAML_SYNTAX, 2, 5, "control characters are not allowed", NULL),
		C("\xEF\xBB\xBF" "b: \x07\n", MSG_YAML_SYNTAX, 1, 4, "control characters are not allowed", NULL),
		C("a: 1\nb: \xC3\xA9\x92\n", MSG_NOT_UTF8, 2, 5, "0x92", NULL),
		C("\xFF\xFE" "a\0", MSG_NOT_UTF8, 1, 1, "0xFF", NULL),
		C("a: \xED\xA0\x80\n", MSG_NOT_UTF8, 1, 4, "0xED", NULL),
		C("a: 1\nb: x\0y\n", MSG_HAS_NUL, 2, 5, NULL, NULL),
		C("a: 1\nb: \"x\\0y\"\n", MSG_HAS_NUL, 2, 4, NULL, NULL),
		C("\"x\\0y\": 1\n", MSG_HAS_NUL, 1, 1, NULL, NULL),
		C("a: [[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]\n", MSG_YAML_DEPTH, 1, 19, "16", NULL),
		C("- - - - - - - - - - - - - - - - - x\n", MSG_YAML_DEPTH, 1, 33, "16", NULL),
		C("a: 1\nb: 2\n\na: 3\na: 4\n", MSG_YAML_DUPLICATE_KEY, 4, 1, "a", "1"),
		C("x:\n  bb: 1\n  cc: 1\n  \"bb\": 2\n", MSG_YAML_DUPLICATE_KEY, 4, 3, "bb", "2"),
		C("{a: 1, b: 1, a: 2}\n", MSG_YAML_DUPLICATE_KEY, 1, 14, "a", "1"),
		C("? [a]\n: 1\n", MSG_YAML_KEY, 1, 3, NULL, NULL),
		C("b: 1\n{a: 1}: 1\n", MSG_YAML_KEY, 2, 1, NULL, NULL),
		C("a: &x 1\n", MSG_YAML_FEATURE, 1, 4, "&x", NULL),
		C("a: &x [1]\n", MSG_YAML_FEATURE, 1, 4, "&x", NULL),
		C("a: &x {b: 1}\n", MSG_YAML_FEATURE, 1, 4, "&x", NULL),
		C("&k a: 1\n", MSG_YAML_FEATURE, 1, 1, "&k", NULL),
		C("a: 1\nb: *x\n", MSG_YAML_FEATURE, 2, 4, "*x", NULL),
		C("a: !!str 1\n", MSG_YAML_FEATURE, 1, 4, "!tag:yaml.org,2002:str", NULL),
		C("a: !mine [1]\n", MSG_YAML_FEATURE, 1, 4, "!mine", NULL),
		C("a: !mine {b: 1}\n", MSG_YAML_FEATURE, 1, 4, "!mine", NULL),
		C("%YAML 1.1\n---\na: 1\n", MSG_YAML_FEATURE, 1, 1, "%YAML", NULL),
		C("%TAG !e! tag:x,2000:\n---\na: 1\n", MSG_YAML_FEATURE, 1, 1, "%TAG", NULL),
		C("a: 1\n<<: {b: 1}\n", MSG_YAML_FEATURE, 2, 1, "<<", NULL),
		C("a: 1\n---\nb: {\n", MSG_YAML_SYNTAX, 4, 1,
		    "while parsing a flow node: did not find expected node content", NULL),
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct arena arena = {0};
		struct fail why = {0};
		struct node **documents;
		size_t count;

		assert_false(yaml_read((struct text){ cases[i].yaml, cases[i].len }, &arena,
		    &documents, &count, &why));
		assert_int_equal(why.message, cases[i].message);
		if (cases[i].first != NULL)
			assert_string_equal(why.words[0], cases[i].first);
		if (cases[i].second != NULL)
			assert_string_equal(why.words[1], cases[i].second);
		assert_int_equal(why.line, cases[i].line);
		assert_int_equal(why.column, cases[i].column);
		fail_release(&why);
		arena_release(&arena);
	}
}

static void
every_node_knows_its_place(void **state)
{
	struct arena arena = {0};
	struct fail why = {0};
	struct node **documents, *list;
	size_t count;

	(void)state;
	assert_true(yaml_read(TEXT("kind: lost\ntags:\n  - \xC3\xA9\n  - [x, y]\n"), &arena, &documents,
	    &count, &why));
	assert_int_equal(count, 1);
	assert_int_equal(documents[0]->line, 1);
	assert_int_equal(documents[0]->keys[1]->line, 2);
	assert_int_equal(documents[0]->children[0]->column, 7);
	list = node_get(documents[0], TEXT("tags"));
	assert_non_null(list);
	assert_int_equal(list->children[1]->line, 4);
	assert_int_equal(list->children[1]->column, 5);
	assert_int_equal(list->children[1]->children[1]->column, 9);
	assert_null(node_get(documents[0], TEXT("tag")));
	assert_null(node_get(list, TEXT("tags")));
	arena_release(&arena);
}

/* What would cost a naive reader seconds or its stack. */
static void
hostile_sizes_end_at_once(void **state)
{
	struct buf yaml = {0};
	struct arena arena = {0};
	struct fail why = {0};
	struct node **documents;
	size_t count;

	(void)state;
	for (int i = 0; i < 500000; i++)
		buf_putc(&yaml, '[');
	assert_false(yaml_read(buf_view(&yaml), &arena, &documents, &count, &why));
	assert_int_equal(why.message, MSG_YAML_DEPTH);
	buf_clear(&yaml);
	for (int i = 0; i < 100000; i++)
		buf_printf(&yaml, "k%05d: x\n", i % 99999);
	assert_false(yaml_read(buf_view(&yaml), &arena, &documents, &count, &why));
	assert_int_equal(why.message, MSG_YAML_DUPLICATE_KEY);
	assert_int_equal(why.line, 100000);
	assert_string_equal(why.words[0], "k00000");
	assert_string_equal(why.words[1], "1");
	fail_release(&why);
	buf_release(&yaml);
	arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_are_text),
		cmocka_unit_test(refusals_name_the_place),
		cmocka_unit_test(every_node_knows_its_place),
		cmocka_unit_test(hostile_sizes_end_at_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
