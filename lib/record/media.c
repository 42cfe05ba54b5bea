#include "record/media.h"

#include <string.h>

#include "base/unicode.h"

static const struct {
	size_t at;
	const char *bytes;
	size_t len;
	const char *media;
} signatures[] = {
#define AT(at, bytes, media) { (at), (bytes), sizeof(bytes) - 1, (media) }
	AT(0, "\xff\xd8\xff", "image/jpeg"),
	AT(0, "\x89PNG\r\n\x1a\n", "image/png"),
	AT(0, "GIF87a", "image/gif"),
	AT(0, "GIF89a", "image/gif"),
	AT(8, "WEBP", "image/webp"),
	AT(0, "II*\0", "image/tiff"),
	AT(0, "MM\0*", "image/tiff"),
	AT(4, "ftypheic", "image/heic"),
	AT(4, "ftypmif1", "image/heif"),
	AT(4, "ftyp", "video/mp4"),
	AT(0, "%PDF-", "application/pdf"),
	AT(0, "OggS", "audio/ogg"),
	AT(0, "ID3", "audio/mpeg"),
	AT(0, "\xff\xfb", "audio/mpeg"),
	AT(8, "WAVE", "audio/wav"),
	AT(0, "PK\x03\x04", "application/zip"),
#undef AT
};

/* Whether it reads as text: no control character but tab and line ends. */
static bool
is_text(struct text bytes)
{
	for (size_t i = 0; i < bytes.len; i++)
		if ((unsigned char)bytes.at[i] < 0x20 && strchr("\t\n\r\f", bytes.at[i]) == NULL)
			return false;
	return unicode_invalid(bytes) == bytes.len && memchr(bytes.at, 0, bytes.len) == NULL;
}

const char *
media_of(struct text bytes)
{
	for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++)
		if (bytes.len >= signatures[i].at + signatures[i].len &&
		    memcmp(bytes.at + signatures[i].at, signatures[i].bytes, signatures[i].len) == 0)
			return signatures[i].media;
	return bytes.len > 0 && is_text(bytes) ? "text/plain" : "application/octet-stream";
}
