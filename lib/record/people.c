#include "record/people.h"

#include "base/buf.h"
#include "base/number.h"
#include "base/refuse.h"

const struct choice people_roles[] = {
	{ "reporter", WORDS("reporter", "pelapor"), NULL },
	{ "victim", WORDS("victim", "korban"), NULL },
	{ "witness", WORDS("witness", "saksi"), NULL },
	{ "suspect", WORDS("suspect", "terlapor"), "tersangka" },
	{ "contact", WORDS("contact", "kontak"), NULL },
	{ 0 },
};

const struct choice people_keys[] = {
	{ "name", WORDS("name", "nama"), NULL },
	{ "nik", WORDS("nik", "nik"), "no ktp" },
	{ "phone", WORDS("phone", "telepon"), "hp|no hp|telp" },
	{ "email", WORDS("e-mail", "surel"), "email" },
	{ "address", WORDS("address", "alamat"), NULL },
	{ "born", WORDS("born", "lahir"), "tanggal lahir" },
	{ "sex", WORDS("sex", "jenis kelamin"), NULL },
	{ 0 },
};

bool
people_name(struct text name, struct buf *canonical)
{
	struct text role, rest, number, key;
	const struct choice *r, *k;
	int64_t n = 1;

	if (!text_cut(name, '.', &role, &rest))
		return false;
	if (!text_cut(rest, '.', &number, &key))
		key = rest;
	else if (!number_parse(number, 1, 99, &n))
		return false;
	r = choice_find(people_roles, role);
	k = choice_find(people_keys, key);
	if (r == NULL || k == NULL)
		return false;
	if (n > 1)
		buf_printf(canonical, "%s.%d.%s", r->key, (int)n, k->key);
	else
		buf_printf(canonical, "%s.%s", r->key, k->key);
	return true;
}

static bool
fail_word(struct fail *why, enum message m, const struct node *at, const char *field)
{
	refuse(why, m, at->text);
	fail_in(why, NULL, at->line);
	return fail_field(why, field);
}

/* Which of its role this person is, counted over the list so far. */
static int
people_ordinal(const struct node *list, size_t i, const struct choice *role)
{
	int n = 0;

	for (size_t k = 0; k <= i; k++) {
		const struct node *r = node_get(list->children[k], TEXT("role"));

		n += r != NULL && choice_find(people_roles, r->text) == role;
	}
	return n;
}

static bool
person_from_node(const struct node *list, size_t i, struct buf *out, struct fail *why)
{
	const struct node *p = list->children[i];
	const struct node *role_node = p->kind == NODE_MAP ? node_get(p, TEXT("role")) : NULL;
	const struct choice *role = role_node != NULL ? choice_find(people_roles, role_node->text) : NULL;
	int n;

	if (role_node == NULL)
		return fail_word(why, MSG_PERSON_ROLE, p, "people");
	if (role == NULL)
		return fail_word(why, MSG_PERSON_ROLE, role_node, "people");
	n = people_ordinal(list, i, role);
	for (size_t k = 0; k < p->count; k++) {
		const struct choice *key = choice_find(people_keys, p->keys[k]->text);
		struct text value = p->children[k]->text;

		if (p->children[k] == role_node)
			continue;
		if (key == NULL)
			return fail_word(why, MSG_KEY_UNKNOWN, p->keys[k], "people");
		if (p->children[k]->kind != NODE_SCALAR || text_find(value, TEXT("\n")) != (size_t)-1)
			return fail_word(why, MSG_VALUE_ONE_LINE, p->keys[k], "people");
		buf_printf(out, "%s%s", out->len > 0 ? "\n" : "", role->key);
		if (n > 1)
			buf_printf(out, ".%d", n);
		buf_printf(out, ".%s: %.*s", key->key, TEXT_ARG(value));
	}
	return true;
}

bool
people_from_node(const struct node *list, struct arena *arena, struct text *value, struct fail *why)
{
	struct buf out = {0};
	bool ok = true;

	if (list->kind != NODE_LIST)
		return fail_word(why, MSG_PERSON_ROLE, list, "people");
	for (size_t i = 0; ok && i < list->count; i++)
		ok = person_from_node(list, i, &out, why);
	*value = arena_text(arena, buf_view(&out));
	buf_release(&out);
	return ok;
}

/* "reporter.2.name: X": who is "reporter.2", key "name". */
static bool
line_split(struct text line, struct text *who, struct text *key, struct text *value)
{
	struct text name;

	if (!text_cut(line, ':', &name, value))
		return false;
	*value = text_trim(*value);
	for (size_t i = name.len; i > 0; i--)
		if (name.at[i - 1] == '.') {
			*who = text_slice(name, 0, i - 1);
			*key = text_after(name, i);
			return true;
		}
	return false;
}

/* Whether a line before this one is of the same person. */
static bool
was_before(struct text value, struct text line, struct text who)
{
	struct text rest = value, other, other_who, key, v;

	while (text_next(&rest, '\n', &other) && other.at != line.at)
		if (line_split(other, &other_who, &key, &v) && text_equal(other_who, who))
			return true;
	return false;
}

/* One person: that line and those further down that are of the same. */
static void
person_write(struct yaml_writer *w, struct text who, struct text rest)
{
	struct text line, whose, key, v, role, number;

	yaml_map_begin(w);
	text_cut(who, '.', &role, &number);
	yaml_key(w, TEXT("role"));
	yaml_scalar(w, role);
	while (text_next(&rest, '\n', &line))
		if (line_split(line, &whose, &key, &v) && text_equal(whose, who)) {
			yaml_key(w, key);
			yaml_scalar(w, v);
		}
	yaml_map_end(w);
}

void
people_write(struct yaml_writer *w, struct text value)
{
	struct text rest = value, line, who, key, v;

	yaml_list_begin(w);
	while (text_next(&rest, '\n', &line))
		if (line_split(line, &who, &key, &v) && !was_before(value, line, who))
			person_write(w, who, text_after(value, (size_t)(line.at - value.at)));
	yaml_list_end(w);
}

struct text
people_get(struct text people, struct text name)
{
	struct text line, key, value;

	while (text_next(&people, '\n', &line))
		if (text_cut(line, ':', &key, &value) && text_equal(key, name))
			return text_trim(value);
	return (struct text){0};
}

struct text
people_set(struct text people, struct text name, struct text value, struct arena *arena)
{
	struct buf out = {0};
	struct text line, key, old, result;
	bool there = false;

	while (text_next(&people, '\n', &line)) {
		bool same = text_cut(line, ':', &key, &old) && text_equal(key, name);

		if (line.len == 0 || (same && (there || value.len == 0)))
			continue;
		there = there || same;
		buf_puts(&out, out.len > 0 ? "\n" : "");
		if (same)
			buf_printf(&out, "%.*s: %.*s", TEXT_ARG(name), TEXT_ARG(value));
		else
			buf_text(&out, line);
	}
	if (!there && value.len > 0)
		buf_printf(&out, "%s%.*s: %.*s", out.len > 0 ? "\n" : "", TEXT_ARG(name), TEXT_ARG(value));
	result = arena_text(arena, buf_view(&out));
	buf_release(&out);
	return result;
}
