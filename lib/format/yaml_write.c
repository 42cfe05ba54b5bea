#include "format/yaml_write.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>
#include <yaml.h>

#include "base/memory.h"
#include "base/unicode.h"

struct yaml_writer {
	yaml_emitter_t emitter;
};

static int
take_bytes(void *context, unsigned char *bytes, size_t n)
{
	buf_add(context, bytes, n);
	return 1;
}

/* made is what the initialize call of the event said; the emitter owns the
 * event from here on, also where it fails. */
static void
emit(struct yaml_writer *w, yaml_event_t *event, int made)
{
	if (made != 0 && yaml_emitter_emit(&w->emitter, event) != 0)
		return;
	assert(w->emitter.error != YAML_EMITTER_ERROR);	/* key, value, begin, end out of order */
	memory_free(memory_grow(NULL, SIZE_MAX, 2));	/* out of memory: ends the program */
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool
plain_char(char c)
{
	return is_letter(c) || (c >= '0' && c <= '9') ||
	    (c != '\0' && strchr(" ./_-+:@,()';=%&!?", c) != NULL);
}

/* What some YAML reader takes for a null, truth value or number although it
 * begins with a letter. */
static bool
is_word(struct text t)
{
	static const char *const words[] = {
		"null", "true", "false", "yes", "no", "on", "off", "y", "n", "t", "f",
		"inf", "infinity", "nan", "nil", "none", "undefined",
	};

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (text_equal_fold(t, text_of(words[i])))
			return true;
	return false;
}

/* So narrow that what begins with a digit, and so every date, time and number,
 * is quoted. */
static bool
fits_plain(struct text t)
{
	if (t.len == 0 || !is_letter(t.at[0]) || t.at[t.len - 1] == ' ' || is_word(t))
		return false;
	for (size_t i = 0; i < t.len; i++) {
		if (!plain_char(t.at[i]))
			return false;
		if (t.at[i] == ':' && (i + 1 == t.len || t.at[i + 1] == ' '))
			return false;
	}
	return true;
}

/* Shown as itself in a block, by every editor and terminal, and by libyaml
 * (which escapes all beyond the basic plane). */
static bool
shows(uint32_t c)
{
	return (c >= 0x20 && c < 0x7F) || (c >= 0xA0 && c < 0x200B) ||
	    (c >= 0x2010 && c < 0x2028) || (c >= 0x2030 && c < 0x2060) ||
	    (c >= 0x2070 && c < 0xD800) || (c >= 0xF900 && c < 0xFDD0) ||
	    (c >= 0xFDF0 && c < 0xFEFF) || (c > 0xFEFF && c < 0xFFF0);
}

/* Nothing that would want an indentation or chomping indicator other than the
 * two that are sure: text without last LF (|-) and with one (|). */
static bool
fits_block(struct text t)
{
	bool lines = false;
	uint32_t c, before = '\n';

	if (t.len == 0 || t.at[0] == ' ' || t.at[0] == '\n' || text_ends(t, TEXT("\n\n")))
		return false;
	for (size_t i = 0; i < t.len; before = c) {
		c = unicode_next(t, &i);
		if (c == '\n' && before == ' ')
			return false;
		if (c != '\n' && !shows(c))
			return false;
		lines = lines || c == '\n';
	}
	return lines && before != ' ';
}

static void
emit_scalar(struct yaml_writer *w, struct text t, yaml_scalar_style_t style)
{
	yaml_event_t e;
	const unsigned char *bytes = (const unsigned char *)(t.len > 0 ? t.at : "");

	assert(unicode_invalid(t) == t.len && (t.len == 0 || memchr(t.at, '\0', t.len) == NULL));
	/* The count is an int there; a record is at most 1 MiB. */
	assert(t.len <= INT32_MAX);
	emit(w, &e, yaml_scalar_event_initialize(&e, NULL, NULL, bytes, (int)t.len, 1, 1, style));
}

struct yaml_writer *
yaml_writer_new(struct buf *out)
{
	struct yaml_writer *w = memory_get(sizeof *w);
	yaml_event_t e;
	int made = yaml_emitter_initialize(&w->emitter);

	if (made != 0) {
		yaml_emitter_set_output(&w->emitter, take_bytes, out);
		yaml_emitter_set_unicode(&w->emitter, 1);
		yaml_emitter_set_width(&w->emitter, -1);
		made = yaml_stream_start_event_initialize(&e, YAML_UTF8_ENCODING);
	}
	emit(w, &e, made);
	emit(w, &e, yaml_document_start_event_initialize(&e, NULL, NULL, NULL, 1));
	yaml_map_begin(w);
	return w;
}

void
yaml_key(struct yaml_writer *w, struct text key)
{
	emit_scalar(w, key, fits_plain(key) ?
	    YAML_PLAIN_SCALAR_STYLE : YAML_DOUBLE_QUOTED_SCALAR_STYLE);
}

void
yaml_scalar(struct yaml_writer *w, struct text value)
{
	emit_scalar(w, value, fits_plain(value) ? YAML_PLAIN_SCALAR_STYLE :
	    fits_block(value) ? YAML_LITERAL_SCALAR_STYLE : YAML_DOUBLE_QUOTED_SCALAR_STYLE);
}

void
yaml_list_begin(struct yaml_writer *w)
{
	yaml_event_t e;

	emit(w, &e, yaml_sequence_start_event_initialize(&e, NULL, NULL, 1,
	    YAML_BLOCK_SEQUENCE_STYLE));
}

void
yaml_list_end(struct yaml_writer *w)
{
	yaml_event_t e;

	emit(w, &e, yaml_sequence_end_event_initialize(&e));
}

void
yaml_map_begin(struct yaml_writer *w)
{
	yaml_event_t e;

	emit(w, &e, yaml_mapping_start_event_initialize(&e, NULL, NULL, 1,
	    YAML_BLOCK_MAPPING_STYLE));
}

void
yaml_map_end(struct yaml_writer *w)
{
	yaml_event_t e;

	emit(w, &e, yaml_mapping_end_event_initialize(&e));
}

void
yaml_writer_free(struct yaml_writer *w)
{
	yaml_event_t e;

	yaml_map_end(w);
	emit(w, &e, yaml_document_end_event_initialize(&e, 1));
	emit(w, &e, yaml_stream_end_event_initialize(&e));
	yaml_emitter_delete(&w->emitter);
	memory_free(w);
}
