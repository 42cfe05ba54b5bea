#include "view/mail.h"

#include <ctype.h>
#include <string.h>

#include "base/unicode.h"

/* RFC 2047: an encoded word has at most 75 characters, a line with one at most 76. */
enum { LINE = 76, WORD = 52 };

/* One address: a user of this machine, or a@b. */
static bool
is_address(struct text one)
{
	struct text user, host;
	bool at = text_cut(one, '@', &user, &host);

	for (size_t i = 0; i < one.len; i++) {
		char c = one.at[i];

		if (c <= ' ' || c > '~' || strchr("()<>[]:;\\,\"", c) != NULL)
			return false;
	}
	/* A word with - before it would be an option of sendmail. */
	return user.len > 0 && user.at[0] != '-' && (!at || (host.len > 0 && memchr(host.at, '@', host.len) == NULL));
}

bool
mail_address(struct text to)
{
	struct text one;

	if (to.len == 0)
		return false;
	for (size_t i = 0; i < to.len; i++)
		if (to.at[i] < ' ')
			return false;
	while (text_next(&to, ',', &one))
		if (!is_address(text_trim(one)))
			return false;
	return true;
}

/* Encoded words know no control characters, and no line end may be told in them. */
static unsigned char
plain(char c)
{
	unsigned char u = (unsigned char)c;

	return u < ' ' || u == 0x7F ? ' ' : u;
}

static bool
needs_encoding(struct text t)
{
	for (size_t i = 0; i < t.len; i++)
		if ((unsigned char)t.at[i] > '~')
			return true;
	return text_find(t, TEXT("=?")) != (size_t)-1;
}

/* One character, however many bytes it has, in the letters of "Q". */
static void
encode(struct text character, struct buf *out)
{
	for (size_t i = 0; i < character.len; i++) {
		unsigned char c = plain(character.at[i]);

		if (isalnum(c) && c < 0x80)
			buf_putc(out, (char)c);
		else if (c == ' ')
			buf_putc(out, '_');
		else
			buf_printf(out, "=%02X", c);
	}
}

static void
put_encoded(struct text t, struct buf *out)
{
	size_t begin = out->len;

	buf_puts(out, "=?UTF-8?Q?");
	for (size_t i = 0, next = 0; i < t.len; i = next) {
		struct buf one = {0};

		(void)unicode_next(t, &next);
		encode(text_slice(t, i, next), &one);
		if (out->len - begin + one.len > WORD) {
			buf_puts(out, "?=\n ");
			begin = out->len;
			buf_puts(out, "=?UTF-8?Q?");
		}
		buf_text(out, buf_view(&one));
		buf_release(&one);
	}
	buf_puts(out, "?=");
}

/* A line is folded at a space, which stays. */
static void
put_folded(struct text t, size_t at, struct buf *out)
{
	struct text word;
	bool first = true;

	while (text_next(&t, ' ', &word)) {
		if (!first && at + 1 + word.len > LINE) {
			buf_putc(out, '\n');
			at = 0;
		}
		if (!first)
			buf_putc(out, ' ');
		at += !first + word.len;
		first = false;
		for (size_t i = 0; i < word.len; i++)
			buf_putc(out, (char)plain(word.at[i]));
	}
}

void
mail_head(const struct mail *m, struct buf *out)
{
	static const char subject[] = "Subject: ";

	if (m->to.len > 0)
		buf_printf(out, "To: %.*s\n", TEXT_ARG(m->to));
	buf_puts(out, subject);
	if (needs_encoding(m->subject))
		put_encoded(m->subject, out);
	else
		put_folded(m->subject, sizeof subject - 1, out);
	buf_printf(out, "\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n"
	    "Content-Language: %s\nAuto-Submitted: auto-generated\n\n", m->language == LANGUAGE_ID ? "id" : "en");
}
