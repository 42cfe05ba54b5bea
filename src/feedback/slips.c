/* slips: blank slips for the suggestion box, each with a tracking code to tear
 * off. Nothing is stored: the code is bound when the slip is entered. */
#include <string.h>

#include "cli/paper.h"
#include "record/code.h"
#include "verbs.h"

enum { COUNT_DEFAULT = 10, COUNT_MOST = 10000 };

struct slip {
	struct session *session;
	const struct station *station;
	char code[CODE_TEXT];
	char copy[32];
};

static bool
slip_lookup(void *context, struct text name, struct text *value)
{
	struct slip *p = context;

	if (text_is(name, "code"))
		*value = text_of(p->code);
	else if (text_is(name, "copy"))
		*value = text_of(p->copy);
	else if (text_is(name, "station_name"))
		*value = record_get(&p->station->config, NAME_NAME);
	else if (text_is(name, "unit"))
		*value = record_get(&p->station->config, NAME_UNIT);
	else
		return false;
	return true;
}

bool
feedback_slips(struct session *s, struct fail *why)
{
	struct slip slip = { .session = s };
	struct letter letter = { .lookup = slip_lookup, .context = &slip };
	enum language language;
	struct buf out = {0};
	int64_t count = 0;
	bool ok;

	if (s->given.operand_count > 0)
		return fail_set(why, MSG_OPERANDS_MANY, s->given.operands[0]);
	slip.station = tree_writer(&s->tree, why);
	ok = slip.station != NULL && session_number(s, OPT_COUNT, 1, COUNT_DEFAULT, &count, why) &&
	    paper_template(s, TEXT("slip"), &letter, &language, why);
	if (ok && count > COUNT_MOST)
		ok = fail_set(why, MSG_OPTION_VALUE, "count", "1..10000", session_word(s, OPT_COUNT));
	for (int64_t i = 1; ok && i <= count; i++) {
		code_make(slip.code);
		(void)snprintf(slip.copy, sizeof slip.copy, "%lld/%lld", (long long)i, (long long)count);
		/* Two on a sheet of A4. */
		if (session_given(s, OPT_MS)) {
			buf_puts(&out, i > 1 && i % 2 == 1 ? ".bp\n" : "");
			ok = letter_ms(&letter, &out, why);
		} else {
			buf_puts(&out, i > 1 ? "\n" : "");
			ok = letter_text(&letter, &out, why);
		}
		(void)fwrite(out.data, 1, out.len, s->out);
		buf_clear(&out);
	}
	buf_release(&out);
	return ok;
}
