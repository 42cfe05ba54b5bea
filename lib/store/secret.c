#include "store/secret.h"

#include <stdio.h>
#include <unistd.h>

#include "base/random.h"
#include "file/content.h"
#include "file/folder.h"
#include "file/publish.h"
#include "record/value.h"

enum { SECRET_MOST = 1024 };

static void
make_hex(char hex[65])
{
	unsigned char bytes[32];

	random_bytes(bytes, sizeof bytes);
	for (size_t i = 0; i < sizeof bytes; i++)
		(void)snprintf(hex + 2 * i, 3, "%02x", bytes[i]);
}

/* Of two that make it at once one is linked, and both then read that. */
static bool
make_file(int folder, const char hex[65], struct fail *why)
{
	struct publish_options options = { .mode = 0600 };

	return publish_new(folder, "secret", text_of(hex), &options, NULL, why);
}

static bool
read_file(int folder, char hex[65], bool *missing, struct fail *why)
{
	static const struct field field = { .name = "secret", .kind = FIELD_HASH };
	struct arena arena = {0};
	struct text bytes;
	bool ok = content_read(folder, "secret", SECRET_MOST, &arena, &bytes, missing, why) &&
	    value_check(&field, text_trim(bytes), why);

	if (ok)
		(void)snprintf(hex, 65, "%.*s", TEXT_ARG(text_trim(bytes)));
	arena_release(&arena);
	return ok || fail_in(why, ".spkt/secret", 0);
}

bool
secret_read(const struct tree *tree, bool make, char hex[65], struct fail *why)
{
	bool missing = false, ok;
	int folder = make ? folder_make(tree->root, ".spkt", 0700, why) : folder_open(tree->root, ".spkt", &missing, why);

	ok = folder >= 0 && read_file(folder, hex, &missing, why);
	if (!ok && missing) {
		fail_release(why);
		make_hex(hex);
		ok = !make || (make_file(folder, hex, why) && read_file(folder, hex, &missing, why));
	}
	if (folder >= 0)
		(void)close(folder);
	return ok;
}
