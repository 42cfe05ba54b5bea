#include "time/zone.h"
#include "base/refuse.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>


#define FOLDER "/usr/share/zoneinfo/"

enum { DAY = 86400, HOUR = 3600, MINUTE = 60 };

static const struct {
	const char *name;
	int32_t hours;
} known[] = {
	{ "Asia/Jakarta", 7 }, { "WIB", 7 },
	{ "Asia/Makassar", 8 }, { "WITA", 8 },
	{ "Asia/Jayapura", 9 }, { "WIT", 9 },
	{ "UTC", 0 }, { "GMT", 0 }, { "Z", 0 },
};

static bool
known_find(struct text name, struct zone *z)
{
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (text_equal_fold(name, text_of(known[i].name))) {
			*z = (struct zone){ .offset = known[i].hours * HOUR, .fixed = true };
			memcpy(z->name, known[i].name, strlen(known[i].name));
			return true;
		}
	return false;
}

/* "+07:00", or "+0700" as other systems write it. */
static bool
offset_find(struct text name, struct zone *z)
{
	char digits[4];
	size_t n = 0;
	int hours, minutes;

	if ((name.len != 5 && name.len != 6) || (name.at[0] != '+' && name.at[0] != '-'))
		return false;
	for (size_t i = 1; i < name.len; i++)
		if (!(i == 3 && name.len == 6 && name.at[i] == ':')) {
			if (n == sizeof digits || name.at[i] < '0' || name.at[i] > '9')
				return false;
			digits[n++] = name.at[i];
		}
	hours = (digits[0] - '0') * 10 + digits[1] - '0';
	minutes = (digits[2] - '0') * 10 + digits[3] - '0';
	if (hours > 23 || minutes > 59)
		return false;
	*z = (struct zone){ .offset = hours * HOUR + minutes * MINUTE, .fixed = true };
	if (name.at[0] == '-')
		z->offset = -z->offset;
	memcpy(z->name, (char[]){ name.at[0], digits[0], digits[1], ':', digits[2], digits[3] }, 6);
	return true;
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Parts of letters, digits, '_', '+', '-' that begin with a letter, divided by
 * single slashes: no "..", no absolute path, no POSIX rule. Names below right/
 * count leap seconds, which no stored time does. */
static bool
name_fits(struct text name)
{
	bool begins = true;

	if (name.len == 0 || name.len >= sizeof((struct zone *)0)->name || text_starts(name, TEXT("right/")))
		return false;
	for (size_t i = 0; i < name.len; i++) {
		char c = name.at[i];
		bool inner = (c >= '0' && c <= '9') || c == '_' || c == '+' || c == '-' || c == '/';

		if (!is_letter(c) && (begins || !inner))
			return false;
		begins = c == '/';
	}
	return !begins;
}

static bool
system_has(const char *name)
{
	char path[sizeof FOLDER + sizeof((struct zone *)0)->name] = FOLDER, magic[4];
	int fd;
	bool found;

	memcpy(path + strlen(FOLDER), name, strlen(name));
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0)
		return false;
	found = read(fd, magic, sizeof magic) == sizeof magic && memcmp(magic, "TZif", sizeof magic) == 0;
	(void)close(fd);	/* only read */
	return found;
}

bool
zone_find(struct text name, struct zone *z, struct fail *why)
{
	if (known_find(name, z) || offset_find(name, z))
		return true;
	if (!name_fits(name))
		return refuse(why, MSG_ZONE_BAD, name);
	*z = (struct zone){0};
	memcpy(z->name, name.at, name.len);
	return system_has(z->name) || refuse(why, MSG_ZONE_BAD, name);
}

/* Makes the C library's local time that of the zone. Nothing else may call
 * tzset, or what is noted here is no longer so. The path is absolute because
 * the user's TZDIR must not count either. */
static void
zone_enter(const struct zone *z)
{
	static char entered[sizeof z->name];
	char path[sizeof ":" FOLDER + sizeof z->name] = ":" FOLDER;

	if (strcmp(entered, z->name) == 0)
		return;
	memcpy(path + strlen(path), z->name, strlen(z->name) + 1);
	setenv("TZ", path, 1);
	tzset();
	memcpy(entered, z->name, sizeof entered);
}

int32_t
zone_offset(const struct zone *z, int64_t instant)
{
	time_t t = instant;
	struct tm local;

	if (z->fixed || z->name[0] == '\0')
		return z->offset;
	zone_enter(z);
	return localtime_r(&t, &local) != NULL ? (int32_t)local.tm_gmtoff : 0;
}

int64_t
zone_instant(const struct zone *z, int64_t local)
{
	int64_t first, second;
	int32_t before, after;

	if (z->fixed)
		return local - z->offset;
	/* No offset is as large as a day: these two are in force on either side. */
	before = zone_offset(z, local - DAY);
	after = zone_offset(z, local + DAY);
	first = local - before;
	second = local - after;
	if (zone_offset(z, first) == before)	/* in an overlap before > after: the earlier */
		return first;
	if (zone_offset(z, second) == after)
		return second;
	return first > second ? first : second;
}
