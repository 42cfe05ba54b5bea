/* One row of a foreign file, by its map. */
#include <string.h>

#include "base/buf.h"
#include "record/code.h"
#include "record/import_map.h"
#include "record/value.h"
#include "time/moment.h"
#include "time/pattern.h"

struct turning {
	const struct import_map *map;
	const struct csv_row *cells;
	const struct when *when;
	struct arena *arena;
	struct fail *why;
};

static bool
is_empty(const struct import_map *map, struct text cell)
{
	if (text_trim(cell).len == 0)
		return true;
	for (size_t i = 0; i < map->empty_count; i++)
		if (text_equal(text_trim(cell), text_trim(map->empty[i])))
			return true;
	return false;
}

/* The cells of a source, empty ones left out, joined by a space. */
static struct text
joined(struct turning *t, const struct map_source *from, char separator)
{
	struct buf all = {0};
	struct text result;

	if (from->count == 1) {
		struct text cell = t->cells->cells[from->columns[0]];

		return is_empty(t->map, cell) ? (struct text){0} : arena_text(t->arena, cell);
	}
	for (size_t i = 0; i < from->count; i++) {
		struct text cell = t->cells->cells[from->columns[i]];

		/* In a key an empty cell keeps its place. */
		if (separator == ' ' && is_empty(t->map, cell))
			continue;
		if (all.len > 0 || (separator != ' ' && i > 0))
			buf_putc(&all, separator);
		/* ("a|b", "c") is another key than ("a", "b|c"). */
		for (size_t k = 0; k < cell.len; k++) {
			if (separator != ' ' && (cell.at[k] == separator || cell.at[k] == '\\'))
				buf_putc(&all, '\\');
			buf_putc(&all, cell.at[k]);
		}
	}
	result = arena_text(t->arena, buf_view(&all));
	buf_release(&all);
	return result;
}

static const struct node *
value_node(const struct node *values, struct text theirs)
{
	const struct node *other = NULL;

	for (size_t i = 0; i < values->count; i++) {
		if (text_equal(values->keys[i]->text, theirs))
			return values->children[i];
		if (text_is(values->keys[i]->text, "*") || text_equal_fold(values->keys[i]->text, theirs))
			other = other == NULL || text_is(values->keys[i]->text, "*") == false ? values->children[i] : other;
	}
	return other;
}

static bool
between_answers(char c)
{
	return c == ',' || c == ';';
}

/* The longest word of the table that the answers begin with, the one in the same
 * letters first: a form joins several answers by commas, and one may hold a comma. */
static const struct node *
leading_value(const struct node *values, struct text answers, size_t *len)
{
	const struct node *best = NULL;

	*len = 0;
	for (size_t i = 0; i < values->count; i++) {
		struct text theirs = values->keys[i]->text;
		struct text head = text_slice(answers, 0, theirs.len), after = text_slice(answers, theirs.len, answers.len);
		bool same = text_equal(head, theirs);

		after = text_trim(after);
		if ((!same && !text_equal_fold(head, theirs)) || (after.len > 0 && !between_answers(after.at[0])))
			continue;
		if (theirs.len > *len || (theirs.len == *len && same)) {
			best = values->children[i];
			*len = theirs.len;
		}
	}
	return best;
}

static size_t
answer_length(struct text answers)
{
	size_t n = 0;

	while (n < answers.len && !between_answers(answers.at[n]))
		n++;
	return n;
}

/* One line of a list: an answer, or several joined by commas or semicolons. */
static void
translate_answers(const struct map_field *f, struct text line, struct buf *all)
{
	struct text rest = text_trim(line);

	while (rest.len > 0) {
		size_t len;
		const struct node *ours = leading_value(f->values, rest, &len);

		/* Other words of a list of texts may hold a comma: they stay together. */
		if (len == 0) {
			len = f->field->kind == FIELD_CHOICES ? answer_length(rest) : rest.len;
			ours = node_get(f->values, TEXT("*"));
		}
		if (all->len > 0)
			buf_putc(all, '\n');
		buf_text(all, ours != NULL ? ours->text : text_trim(text_slice(rest, 0, len)));
		rest = text_trim(text_slice(rest, len, rest.len));
		while (rest.len > 0 && between_answers(rest.at[0]))
			rest = text_trim(text_slice(rest, 1, rest.len));
	}
}

/* Their word in our words; of a list, each answer by itself. */
static struct text
translated(struct turning *t, const struct map_field *f, struct text cell)
{
	struct text rest = cell, line, result;
	struct buf all = {0};

	if (f->values == NULL || cell.len == 0)
		return cell;
	if (f->field == NULL || !value_is_list(f->field->kind)) {
		const struct node *ours = value_node(f->values, text_trim(cell));

		return ours != NULL ? ours->text : cell;
	}
	while (text_next(&rest, '\n', &line))
		translate_answers(f, line, &all);
	result = arena_text(t->arena, buf_view(&all));
	buf_release(&all);
	return result;
}

static bool
read_time(struct turning *t, struct text cell, struct moment *m)
{
	const struct zone *zone = t->map->has_zone ? &t->map->zone : t->when->zone;

	return pattern_parse(text_trim(cell), t->map->formats, t->map->format_count, zone, t->when->zone, m, t->why);
}

/* The year of a text: its first four digits in a row, or no text. */
static struct text
year_of(struct text t)
{
	size_t run = 0;

	for (size_t i = 0; i < t.len; i++) {
		run = t.at[i] >= '0' && t.at[i] <= '9' ? run + 1 : 0;
		if (run == 4)
			return text_slice(t, i - 3, i + 1);
	}
	return (struct text){0};
}

/* A day that means nothing (1900-01-01) in whatever way the file spells it,
 * at midnight too. Times of other years are not looked at twice. */
static bool
is_empty_time(struct turning *t, struct text cell)
{
	/* Both on the clock of the file, where a day without a time is its midnight. */
	struct when theirs = { t->when->now, t->map->has_zone ? &t->map->zone : t->when->zone };
	struct turning quiet = *t;
	struct fail ignored = {0};
	bool found = false;

	quiet.why = &ignored;
	quiet.when = &theirs;
	for (size_t i = 0; i < t->map->empty_count && !found; i++) {
		struct text year = year_of(t->map->empty[i]);
		struct moment nothing, m;

		found = year.len > 0 && text_find(cell, year) != (size_t)-1 && read_time(&quiet, t->map->empty[i], &nothing) &&
		    read_time(&quiet, cell, &m) && moment_day(m) == moment_day(nothing) && moment_second(m) == moment_second(nothing);
		fail_release(&ignored);
	}
	return found;
}

/* A title or place of a foreign file may have line breaks: ours is one line. */
static struct text
one_line(struct turning *t, struct text cell)
{
	char *copy = arena_string(t->arena, cell);
	size_t len = 0;

	for (size_t i = 0; i < cell.len; i++) {
		bool break_ = cell.at[i] == '\n' || cell.at[i] == '\r';

		if (!break_)
			copy[len++] = cell.at[i];
		else if (len > 0 && copy[len - 1] != ' ')
			copy[len++] = ' ';
	}
	return (struct text){ copy, len };
}

static bool
turn_value(struct turning *t, const struct field *f, struct text words, struct text *value)
{
	struct moment m;
	char printed[MOMENT_TEXT];

	if (f->kind == FIELD_MOMENT || f->kind == FIELD_DAY) {
		if (!read_time(t, words, &m))
			return fail_field(t->why, f->name);
		moment_print(m, printed);
		*value = arena_text(t->arena, text_slice(text_of(printed), 0, f->kind == FIELD_DAY ? 10 : MOMENT_TEXT));
		return true;
	}
	if (f->kind == FIELD_LINE || f->kind == FIELD_CODE)
		words = one_line(t, words);
	return value_from_words(f, words, t->when, t->arena, value, t->why);
}

static bool
turn_field(struct turning *t, const struct map_field *f, struct record *r)
{
	struct text words = f->from.count > 0 ? translated(t, f, joined(t, &f->from, ' ')) : (struct text){0};
	struct text *value;

	if (f->field != NULL && (f->field->kind == FIELD_MOMENT || f->field->kind == FIELD_DAY) && is_empty_time(t, words))
		words = (struct text){0};
	if (words.len == 0)
		words = f->otherwise;
	if (words.len == 0)
		return true;
	if (f->field == NULL) {
		record_extra(r, f->extra, words, t->arena);
		return true;
	}
	value = &r->values[f->field - r->schema->fields];
	if (f->field->id == NAME_CODE_SHA256)
		return code_secret(words, t->arena, value, t->why);
	if (f->person.len > 0) {
		struct text line = one_line(t, words);

		*value = arena_printf(t->arena, "%.*s%s%.*s: %.*s", TEXT_ARG(*value), value->len > 0 ? "\n" : "",
		    TEXT_ARG(f->person), TEXT_ARG(line));
		return true;
	}
	return turn_value(t, f->field, words, value);
}

static bool
skipped(struct turning *t)
{
	for (size_t i = 0; i < t->map->skip_count; i++) {
		const struct map_skip *s = &t->map->skips[i];
		struct text cell = t->cells->cells[s->from.columns[0]];

		for (size_t k = 0; k < s->count; k++)
			if (text_equal(cell, s->values[k]))
				return true;
	}
	return false;
}

/* Steps in order of time, those of one time in the map's order. */
static void
insert_step(struct import_row *row, const struct step_verb *verb, struct moment at)
{
	size_t i = row->step_count++;

	while (i > 0 && row->at[i - 1].at > at.at) {
		row->at[i] = row->at[i - 1];
		row->verbs[i] = row->verbs[i - 1];
		i--;
	}
	row->at[i] = at;
	row->verbs[i] = verb;
}

/* A key is one line: a form without numbers has only its text for one. */
static struct text
key_line(struct turning *t, struct text key)
{
	struct buf line = {0};
	struct text result;

	if (text_find(key, TEXT("\n")) == (size_t)-1 && text_find(key, TEXT("\r")) == (size_t)-1)
		return key;
	for (size_t i = 0; i < key.len; i++) {
		if (key.at[i] == '\n' || key.at[i] == '\r')
			buf_puts(&line, key.at[i] == '\n' ? "\\n" : "\\r");
		else
			buf_putc(&line, key.at[i]);
	}
	result = arena_text(t->arena, buf_view(&line));
	buf_release(&line);
	return result;
}

/* A row with none of the key's cells is no repeat of another such row. */
static bool
identified(struct turning *t)
{
	const struct map_source *key = &t->map->key;

	for (size_t i = 0; i < key->count; i++)
		if (!is_empty(t->map, t->cells->cells[key->columns[i]]))
			return true;
	return false;
}

bool
import_map_row(const struct import_map *map, const struct csv_row *cells, const struct schema *schema,
    const struct when *when, struct arena *arena, struct import_row *row, struct fail *why)
{
	struct turning t = { map, cells, when, arena, why };

	*row = (struct import_row){ .skip = skipped(&t) };
	if (row->skip)
		return true;
	record_init(&row->record, schema, arena);
	for (size_t i = 0; i < map->field_count; i++)
		if (!turn_field(&t, &map->fields[i], &row->record))
			return false;
	if (identified(&t))
		row->key = key_line(&t, joined(&t, &map->key, '|'));
	for (size_t i = 0; i < map->step_count; i++) {
		struct text cell = joined(&t, &map->steps[i].from, ' ');
		struct moment at;

		if (cell.len == 0 || is_empty_time(&t, cell))
			continue;
		if (!read_time(&t, cell, &at))
			return fail_field(why, map->steps[i].verb->verb);
		insert_step(row, map->steps[i].verb, at);
	}
	return true;
}
