#include "query/filter.h"

#include <stdio.h>

#include "base/number.h"
#include "record/value.h"

enum { TEXT_MAX = 4096, DEPTH_MAX = 64 };

enum op {
	OP_OR, OP_AND, OP_NOT,		/* of the nodes below */
	OP_GIVEN, OP_EQUAL, OP_LESS, OP_LESS_EQUAL, OP_MORE, OP_MORE_EQUAL, OP_CONTAINS,	/* of a cell */
};

/* Right side of a comparison. A time typed as a day or month is all of it, a
 * number is one long: both are [from, until). */
struct value {
	struct value *next;
	struct text text;
	struct period span;
};

struct node {
	enum op op;
	struct node *first, *next;
	int column;
	const struct field *field;
	struct value *values;	/* one of them is enough */
};

struct filter {
	const struct node *root;
	struct zone zone;	/* of cells that are a day alone */
};

struct parser {
	struct text all;
	size_t at;
	int depth;
	const struct shape *shape;
	const struct when *when;
	struct arena *arena;
	struct fail *why;
};

static bool
fail_at(struct parser *p, enum message m, size_t at, const char *expected)
{
	size_t column = 1;
	char printed[24];

	for (size_t i = 0; i < at; i++)
		column += (p->all.at[i] & 0xC0) != 0x80;
	(void)snprintf(printed, sizeof printed, "%zu", column);
	return fail_set(p->why, m, printed, expected);
}

static bool
fail_long(struct fail *why)
{
	char most[24];

	(void)snprintf(most, sizeof most, "%d", TEXT_MAX);
	return fail_set(why, MSG_FILTER_TOO_LONG, most);
}

static void
skip_spaces(struct parser *p)
{
	while (p->at < p->all.len && (p->all.at[p->at] == ' ' || p->all.at[p->at] == '\t' || p->all.at[p->at] == '\n'))
		p->at++;
}

static bool
accept(struct parser *p, struct text sign)
{
	skip_spaces(p);
	if (!text_starts(text_after(p->all, p->at), sign))
		return false;
	p->at += sign.len;
	return true;
}

static bool
is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	    text_find(TEXT("_-./:+"), (struct text){ &c, 1 }) != (size_t)-1 || (c & 0x80) != 0;
}

static struct text
take_word(struct parser *p)
{
	size_t from;

	skip_spaces(p);
	from = p->at;
	while (p->at < p->all.len && is_word(p->all.at[p->at]))
		p->at++;
	return text_slice(p->all, from, p->at);
}

static struct node *
node_new(struct parser *p, enum op op, struct node *first)
{
	struct node *n = arena_get(p->arena, sizeof *n);

	n->op = op;
	n->first = first;
	return n;
}

/* From behind the opening quote. A backslash takes the next character as it
 * is, but for \n and \t. */
static bool
parse_string(struct parser *p, char quote, struct text *out)
{
	size_t from = p->at, n = 0;
	char *s = arena_get(p->arena, p->all.len - from + 1);

	while (p->at < p->all.len && p->all.at[p->at] != quote) {
		char c = p->all.at[p->at++];

		if (c == '\\' && p->at < p->all.len) {
			c = p->all.at[p->at++];
			c = c == 'n' ? '\n' : c == 't' ? '\t' : c;
		}
		s[n++] = c;
	}
	*out = (struct text){ s, n };
	if (p->at++ == p->all.len)
		return fail_at(p, MSG_FILTER_QUOTE, from - 1, NULL);
	return true;
}

/* What the text means for the field. */
/* Also one below 0: what is overdue has so much time left. */
static bool
parse_duration(struct text t, int64_t *seconds, struct fail *why)
{
	bool below = text_starts(t, TEXT("-"));

	if (!when_duration(text_after(t, below), seconds, why))
		return false;
	if (below)
		*seconds = -*seconds;
	return true;
}

static bool
value_read(struct parser *p, const struct field *f, struct value *v)
{
	if (v->text.len == 0)
		return true;
	switch (f->kind) {
	case FIELD_CHOICE:
	case FIELD_CHOICES:
		return value_from_words(f, v->text, p->when, p->arena, &v->text, p->why);
	case FIELD_MOMENT:
	case FIELD_DAY:
		return when_period(p->when, v->text, &v->span, p->why) || fail_field(p->why, f->name);
	case FIELD_COUNT:
	case FIELD_DURATION:
		if (!number_parse(v->text, INT64_MIN / 2, INT64_MAX / 2, &v->span.from) &&
		    !(f->kind == FIELD_DURATION ? parse_duration(v->text, &v->span.from, p->why)
		                                : value_check(f, v->text, p->why)))
			return fail_field(p->why, f->name);
		v->span.until = v->span.from + 1;
		return true;
	default:
		return true;
	}
}

static bool
parse_value(struct parser *p, struct node *test)
{
	struct value *v = arena_get(p->arena, sizeof *v);

	if (accept(p, TEXT("\"")) || accept(p, TEXT("'"))) {
		if (!parse_string(p, p->all.at[p->at - 1], &v->text))
			return false;
	} else {
		v->text = arena_text(p->arena, take_word(p));
		if (v->text.len == 0)
			return fail_at(p, MSG_FILTER_VALUE, p->at, NULL);
	}
	v->next = test->values;
	test->values = v;
	return test->op == OP_CONTAINS || value_read(p, test->field, v);
}

static bool
parse_values(struct parser *p, struct node *test)
{
	if (!accept(p, TEXT("(")))
		return fail_at(p, MSG_FILTER_SYNTAX, p->at, "(");
	do {
		if (!parse_value(p, test))
			return false;
	} while (accept(p, TEXT(",")));
	return accept(p, TEXT(")")) || fail_at(p, MSG_FILTER_SYNTAX, p->at, ", )");
}

static bool
accept_in(struct parser *p)
{
	size_t before = p->at;

	if (text_is(take_word(p), "in"))
		return true;
	p->at = before;
	return false;
}

/* After a field that stands alone only these may come. */
static bool
ends_test(struct parser *p)
{
	struct text rest;

	skip_spaces(p);
	rest = text_after(p->all, p->at);
	return rest.len == 0 || text_starts(rest, TEXT(")")) || text_starts(rest, TEXT("&&")) || text_starts(rest, TEXT("||")) ||
	    fail_at(p, MSG_FILTER_SYNTAX, p->at, "== != < <= > >= ~ in && ||");
}

static bool
parse_test(struct parser *p, struct node **out)
{
	static const struct {
		struct text sign;
		enum op op;
	} signs[] = {	/* the longer first */
		{ { "==", 2 }, OP_EQUAL }, { { "!=", 2 }, OP_EQUAL }, { { "<=", 2 }, OP_LESS_EQUAL },
		{ { ">=", 2 }, OP_MORE_EQUAL }, { { "<", 1 }, OP_LESS }, { { ">", 1 }, OP_MORE }, { { "~", 1 }, OP_CONTAINS },
	};
	struct text name = take_word(p);
	struct node *test;

	if (name.len == 0)
		return fail_at(p, MSG_FILTER_FIELD, p->at, NULL);
	*out = test = node_new(p, OP_GIVEN, NULL);
	if (!shape_find(p->shape, name, &test->column, p->why))
		return false;
	test->field = p->shape->fields[test->column];
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		if (!accept(p, signs[i].sign))
			continue;
		test->op = signs[i].op;
		if (signs[i].sign.at[0] == '!')
			*out = node_new(p, OP_NOT, test);
		return parse_value(p, test);
	}
	if (!accept_in(p))
		return ends_test(p);
	test->op = OP_EQUAL;
	return parse_values(p, test);
}

static bool parse_any(struct parser *p, struct node **out);

static bool
parse_one(struct parser *p, struct node **out)
{
	bool ok;

	if (p->depth > DEPTH_MAX)
		return fail_long(p->why);
	p->depth++;
	if (accept(p, TEXT("!"))) {
		struct node *inverse = node_new(p, OP_NOT, NULL);

		*out = inverse;
		ok = parse_one(p, &inverse->first);
	} else if (accept(p, TEXT("("))) {
		ok = parse_any(p, out) && (accept(p, TEXT(")")) || fail_at(p, MSG_FILTER_SYNTAX, p->at, "&& || )"));
	} else {
		ok = parse_test(p, out);
	}
	p->depth--;
	return ok;
}

/* One or more, joined by a sign. */
static bool
parse_joined(struct parser *p, enum op op, struct text sign, bool (*part)(struct parser *, struct node **), struct node **out)
{
	struct node *joined = node_new(p, op, NULL), **next = &joined->first;

	*out = joined;
	do {
		struct node *one = NULL;

		if (!part(p, &one) || one == NULL)
			return false;
		*next = one;
		next = &one->next;
	} while (accept(p, sign));
	return true;
}

static bool
parse_all(struct parser *p, struct node **out)
{
	return parse_joined(p, OP_AND, TEXT("&&"), parse_one, out);
}

static bool
parse_any(struct parser *p, struct node **out)
{
	return parse_joined(p, OP_OR, TEXT("||"), parse_all, out);
}

struct filter *
filter_parse(struct text expression, const struct shape *shape, const struct when *when,
    struct arena *arena, struct fail *why)
{
	struct parser p = { expression, 0, 0, shape, when, arena, why };
	struct filter *f = arena_get(arena, sizeof *f);
	struct node *root = NULL;

	if (expression.len > TEXT_MAX) {
		fail_long(why);
		return NULL;
	}
	if (!parse_any(&p, &root))
		return NULL;
	skip_spaces(&p);
	if (p.at < expression.len) {
		fail_at(&p, MSG_FILTER_SYNTAX, p.at, "&& ||");
		return NULL;
	}
	f->root = root;
	f->zone = *when->zone;
	return f;
}

static bool
holds(enum op op, int below, int above)
{
	switch (op) {
	case OP_EQUAL:
		return !below && !above;
	case OP_LESS:
		return below;
	case OP_LESS_EQUAL:
		return !above;
	case OP_MORE:
		return above;
	default:
		return !below;
	}
}

/* A cell that is a day alone is that day's midnight here, so that it lies in
 * the day that was asked for. */
static bool
cell_number(const struct filter *f, const struct field *field, struct text cell, int64_t *n)
{
	if (!value_number(field, cell, n))
		return false;
	if ((field->kind == FIELD_MOMENT || field->kind == FIELD_DAY) && cell.len == 10)
		*n = zone_instant(&f->zone, *n);
	return true;
}

static bool
is_numeric(enum field_kind kind)
{
	return kind == FIELD_MOMENT || kind == FIELD_DAY || kind == FIELD_COUNT || kind == FIELD_DURATION;
}

/* One item of a cell, not empty, against each of the values. */
static bool
item_matches(const struct filter *f, const struct node *test, struct text item)
{
	int64_t n = 0;
	bool number = test->op != OP_CONTAINS && is_numeric(test->field->kind);

	if (number && !cell_number(f, test->field, item, &n))
		return false;
	for (const struct value *v = test->values; v != NULL; v = v->next) {
		if (test->op == OP_CONTAINS) {
			if (text_find_fold(item, v->text) != (size_t)-1)
				return true;
		} else if (v->text.len > 0) {
			int c = number ? 0 : test->op == OP_EQUAL ? !text_equal(item, v->text)
			    : value_compare(test->field, item, v->text);

			if (number ? holds(test->op, n < v->span.from, n >= v->span.until) : holds(test->op, c < 0, c > 0))
				return true;
		}
	}
	return false;
}

static bool
cell_matches(const struct filter *f, const struct node *test, struct text cell)
{
	struct text rest = cell, item;

	if (test->op == OP_GIVEN)
		return cell.len > 0;
	if (cell.len == 0) {
		/* == "" and ~ "" find what is not given. */
		for (const struct value *v = test->values; v != NULL; v = v->next)
			if (v->text.len == 0 && (test->op == OP_EQUAL || test->op == OP_CONTAINS))
				return true;
		return false;
	}
	if (test->op == OP_CONTAINS || !(value_is_list(test->field->kind) || value_is_map(test->field->kind)))
		return item_matches(f, test, cell);
	while (text_next(&rest, '\n', &item))
		if (item.len > 0 && item_matches(f, test, item))
			return true;
	return false;
}

static bool
node_matches(const struct filter *f, const struct node *n, const struct text *row)
{
	if (n->op > OP_NOT)
		return cell_matches(f, n, row[n->column]);
	if (n->op == OP_NOT)
		return !node_matches(f, n->first, row);
	for (const struct node *part = n->first; part != NULL; part = part->next)
		if (node_matches(f, part, row) == (n->op == OP_OR))
			return n->op == OP_OR;
	return n->op == OP_AND;
}

static bool
node_uses(const struct node *n, int column)
{
	if (n->op > OP_NOT)
		return n->column == column;
	for (const struct node *part = n->first; part != NULL; part = part->next)
		if (node_uses(part, column))
			return true;
	return false;
}

bool
filter_uses(const struct filter *f, int column)
{
	return node_uses(f->root, column);
}

bool
filter_match(const struct filter *f, const struct text *row)
{
	return node_matches(f, f->root, row);
}
