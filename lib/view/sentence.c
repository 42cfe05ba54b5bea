#include "view/sentence.h"

#include <string.h>

#include "base/unicode.h"
#include "format/json_write.h"

void
sentence_fill(const char *template, char *const words[4], struct buf *out)
{
	for (const char *s = template; *s != '\0'; s++) {
		if (s[0] == '{' && s[1] >= '1' && s[1] <= '4' && s[2] == '}') {
			unicode_visible(out, text_of(words[s[1] - '1']));
			s += 2;
		} else {
			buf_putc(out, *s);
		}
	}
}

/* What was said, and what the system said to it. */
static void
sentence_body(const struct fail *why, enum language language, struct buf *out)
{
	sentence_fill(message_row(why->message)->words.in[language], why->words, out);
	if (why->error != 0)
		buf_printf(out, ": %s", strerror(why->error));
}

void
sentence_of(const struct fail *why, enum language language, struct buf *out)
{
	if (why->file != NULL) {
		unicode_visible(out, text_of(why->file));
		buf_putc(out, ':');
	}
	if (why->line > 0)
		buf_printf(out, "%ld:", why->line);
	if (why->line > 0 && why->column > 0)
		buf_printf(out, "%ld:", why->column);
	if (why->file != NULL || why->line > 0)
		buf_putc(out, ' ');
	if (why->field != NULL) {
		unicode_visible(out, text_of(why->field));
		buf_puts(out, ": ");
	}
	sentence_body(why, language, out);
}

static const char *
message_name(enum message m)
{
	static const char *const names[MESSAGES] = {
		[MSG_NONE] = "NONE",
#define MESSAGE(id, code, en, indonesian) [MSG_##id] = #id,
#include "base/message_list.h"
#undef MESSAGE
	};

	return names[m];
}

static void
json_member(struct buf *out, const char *name, const char *value)
{
	buf_printf(out, "\"%s\":", name);
	if (value != NULL)
		json_string(out, text_of(value));
	else
		buf_puts(out, "null");
	buf_putc(out, ',');
}

void
sentence_json(const char *program, const struct fail *why, enum language language, struct buf *out)
{
	struct buf body = {0};

	buf_putc(out, '{');
	json_member(out, "program", program);
	json_member(out, "file", why->file);
	if (why->line > 0)
		buf_printf(out, "\"line\":%ld,", why->line);
	else
		buf_puts(out, "\"line\":null,");
	json_member(out, "field", why->field);
	json_member(out, "code", message_name(why->message));
	buf_printf(out, "\"exit\":%d,\"message\":", fail_code(why));
	sentence_body(why, language, &body);
	json_string(out, buf_view(&body));
	buf_release(&body);
	buf_putc(out, '}');
}
