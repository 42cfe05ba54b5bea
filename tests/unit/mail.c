#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "view/mail.h"

#define REST "\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n" \
	"Content-Language: id\nAuto-Submitted: auto-generated\n\n"

static void
assert_head(const char *to, const char *subject, const char *expected)
{
	struct mail m = { text_of(to), text_of(subject), LANGUAGE_ID };
	struct buf out = {0};

	mail_head(&m, &out);
	assert_string_equal(out.data, expected);
	buf_release(&out);
}

static void
test_plain(void **state)
{
	(void)state;
	assert_head(NULL, "SPKT Plaju: 24 November 2026", "Subject: SPKT Plaju: 24 November 2026" REST);
	assert_head("a@polri.example, b@polri.example", "x", "To: a@polri.example, b@polri.example\nSubject: x" REST);
	/* Nothing in a subject begins a header of its own. */
	assert_head(NULL, "x\r\nBcc: y", "Subject: x  Bcc: y" REST);
}

static void
test_folded(void **state)
{
	(void)state;
	assert_head(NULL, "123456789 123456789 123456789 123456789 123456789 123456789 1234567 9 over",
	    "Subject: 123456789 123456789 123456789 123456789 123456789 123456789 1234567\n 9 over" REST);
}

/* Decoded again by Python's email.header in tests/cli/mail.bats. */
static void
test_encoded(void **state)
{
	(void)state;
	assert_head(NULL, "Polsek Médan", "Subject: =?UTF-8?Q?Polsek_M=C3=A9dan?=" REST);
	assert_head(NULL, "a =?b", "Subject: =?UTF-8?Q?a_=3D=3Fb?=" REST);
	/* No character is cut in two. */
	assert_head(NULL, "éééééééé", "Subject: =?UTF-8?Q?=C3=A9=C3=A9=C3=A9=C3=A9=C3=A9=C3=A9=C3=A9?=\n =?UTF-8?Q?=C3=A9?=" REST);
}

static void
test_address(void **state)
{
	(void)state;
	assert_true(mail_address(TEXT("kapolsek")));
	assert_true(mail_address(TEXT("k@polri.example, b@polri.example")));
	assert_false(mail_address(TEXT("Kapolsek <k@polri.example>")));
	assert_false(mail_address(TEXT("k b@polri.example")));
	assert_false(mail_address(TEXT("(k)@polri.example")));
	assert_false(mail_address(TEXT("@polri.example")));
	assert_false(mail_address(TEXT("k@")));
	assert_false(mail_address(TEXT("k@b@c")));
	assert_false(mail_address(TEXT("-k")));
	assert_false(mail_address(TEXT("")));
	assert_false(mail_address(TEXT(" , ")));
	assert_false(mail_address(TEXT("a@b\nBcc: c@d")));
	assert_false(mail_address(TEXT("a@b\rc")));
	assert_false(mail_address(TEXT("é@b")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_plain), cmocka_unit_test(test_folded), cmocka_unit_test(test_encoded),
		cmocka_unit_test(test_address),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
