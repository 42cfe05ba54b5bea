#include "format/json_write.h"

#include <stdint.h>
#include <string.h>

#include "base/unicode.h"

static bool
wants_escape(uint32_t c)
{
	return c < 0x20 || c == '"' || c == '\\' || (c >= 0x7F && c < 0xA0) || c == 0x2028 ||
	    c == 0x2029 || c == UINT32_MAX;
}

static void
escape(struct buf *out, uint32_t c)
{
	static const char named[] = "\"\"\\\\\bb\ff\nn\rr\tt";	/* the character, its letter */

	for (size_t i = 0; i + 1 < sizeof named; i += 2) {
		if (c == (unsigned char)named[i]) {
			buf_putc(out, '\\');
			buf_putc(out, named[i + 1]);
			return;
		}
	}
	/* Not UTF-8: the replacement character, so that the JSON stays JSON. */
	buf_printf(out, "\\u%04x", (unsigned)(c == UINT32_MAX ? 0xFFFD : c));
}

void
json_string(struct buf *out, struct text t)
{
	size_t from = 0, at = 0;

	buf_putc(out, '"');
	while (at < t.len) {
		size_t start = at;
		uint32_t c = unicode_next(t, &at);

		if (wants_escape(c)) {
			buf_add(out, t.at + from, start - from);
			escape(out, c);
			from = at;
		}
	}
	buf_text(out, text_after(t, from));
	buf_putc(out, '"');
}
