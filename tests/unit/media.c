#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "record/media.h"

static void
test_media(void **state)
{
	static const struct {
		struct text bytes;
		const char *media;
	} cases[] = {
		{ { "\xff\xd8\xff\xe0\0\x10JFIF", 10 }, "image/jpeg" },
		{ { "\x89PNG\r\n\x1a\n\0\0", 10 }, "image/png" },
		{ { "RIFF\x24\0\0\0WEBPVP8 ", 16 }, "image/webp" },
		{ { "RIFF\x24\0\0\0WAVEfmt ", 16 }, "audio/wav" },
		{ { "\0\0\0\x18" "ftypheic", 12 }, "image/heic" },
		{ { "\0\0\0\x18" "ftypmp42", 12 }, "video/mp4" },
		{ { "%PDF-1.7", 8 }, "application/pdf" },
		{ { "Saksi: caf\xc3\xa9\n", 13 }, "text/plain" },
		/* too short, not UTF-8, a NUL, an escape, nothing at all */
		{ { "\xff\xd8", 2 }, "application/octet-stream" },
		{ { "caf\xe9", 4 }, "application/octet-stream" },
		{ { "a\0b", 3 }, "application/octet-stream" },
		{ { "\033[2J", 4 }, "application/octet-stream" },
		{ { "", 0 }, "application/octet-stream" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_string_equal(media_of(cases[i].bytes), cases[i].media);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_media) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
