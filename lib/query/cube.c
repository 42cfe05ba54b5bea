#include "query/cube.h"

#include "base/buf.h"
#include "base/number.h"
#include "base/refuse.h"
#include "query/clocks.h"
#include "query/stage.h"
#include "record/value.h"
#include "time/date.h"

#define COLUMN(n, en, id_, name, kind) { n, WORDS(en, id_), name, kind, CLASS_PUBLIC, FIELD_DERIVED, 0, NULL, NULL }

const struct field cube_fields[CUBE_COLUMNS] = {
	[CUBE_STATION] = COLUMN("station", "code of the desk", "kode SPKT", NAME_STATION, FIELD_LINE),
	[CUBE_TYPE] = COLUMN("type", "report or feedback", "laporan atau umpan balik", NAME_TYPE, FIELD_LINE),
	[CUBE_DAY] = COLUMN("day", "day of receipt", "hari diterima", NAME_NONE, FIELD_DAY),
	[CUBE_HOUR] = COLUMN("hour", "hour of receipt; empty: no time", "jam diterima; kosong: tanpa jam", NAME_NONE, FIELD_COUNT),
	[CUBE_SHIFT] = COLUMN("shift", "shift in which it came in", "regu saat diterima", NAME_SHIFT, FIELD_LINE),
	[CUBE_KIND] = COLUMN("kind", "kind of the record", "jenis catatan", NAME_KIND, FIELD_LINE),
	[CUBE_CATEGORY] = COLUMN("category", "category", "kategori", NAME_CATEGORY, FIELD_LINE),
	[CUBE_CHANNEL] = COLUMN("channel", "channel", "kanal", NAME_CHANNEL, FIELD_LINE),
	[CUBE_AREA] = COLUMN("area", "area", "wilayah", NAME_AREA, FIELD_LINE),
	[CUBE_MEASURE] = COLUMN("measure", "received, FROM-TO, or CLOCK:STATE", "received, DARI-SAMPAI, atau TENGGAT:KEADAAN", NAME_NONE, FIELD_LINE),
	[CUBE_VALUE] = COLUMN("value", "seconds, missing, negative or no_time", "detik, missing, negative atau no_time", NAME_NONE, FIELD_LINE),
	[CUBE_N] = COLUMN("n", "how many", "jumlah", NAME_NONE, FIELD_COUNT),
};

bool
cube_clock(struct text measure, struct text *clock, struct text *state)
{
	size_t at = measure.len;

	while (at > 0 && measure.at[at - 1] != ':')
		at--;
	if (at < 2)
		return false;
	*clock = text_slice(measure, 0, at - 1);
	*state = text_after(measure, at);
	return choice_key(clock_states, *state) != NULL;
}

/* Stages joined by +. */
static bool
are_stages(struct text words)
{
	struct fail why = {0};
	struct text word;
	bool ok = words.len > 0;

	while (ok && text_next(&words, '+', &word))
		ok = stage_find(word, &why) != NULL;
	fail_release(&why);
	return ok;
}

static bool
is_measure(struct text measure)
{
	static const char *const words[] = { "received", "void", "apart" };
	struct text from, to;

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (text_is(measure, words[i]))
			return true;
	return cube_clock(measure, &from, &to) || (text_cut(measure, '-', &from, &to) && are_stages(from) && are_stages(to));
}

bool
cube_read(const struct text *cells, struct cube_row *row, struct fail *why)
{
	int64_t hour = 0;
	int32_t day;

	*row = (struct cube_row){ .cells = cells };
	if (!text_is(cells[CUBE_TYPE], "report") && !text_is(cells[CUBE_TYPE], "feedback")) {
		refuse(why, MSG_FIGURES_CUBE_TYPE, cells[CUBE_TYPE]);
		return fail_field(why, "type");
	}
	if (!date_parse(cells[CUBE_DAY], &day)) {
		refuse(why, MSG_DATE_BAD, cells[CUBE_DAY]);
		return fail_field(why, "day");
	}
	if (cells[CUBE_HOUR].len > 0 && !number_parse(cells[CUBE_HOUR], 0, 23, &hour)) {
		refuse(why, MSG_COUNT_BAD, cells[CUBE_HOUR]);
		return fail_field(why, "hour");
	}
	if (!is_measure(cells[CUBE_MEASURE])) {
		refuse(why, MSG_FIGURES_CUBE_WORD, cells[CUBE_MEASURE]);
		return fail_field(why, "measure");
	}
	if (!number_parse(cells[CUBE_N], 0, CUBE_N_MOST, &row->n)) {
		refuse(why, MSG_CUBE_N, cells[CUBE_N]);
		return fail_field(why, "n");
	}
	row->received = (struct moment){ .at = day * INT64_C(86400) + hour * 3600, .day_only = cells[CUBE_HOUR].len == 0 };
	return true;
}

static void
add_stages(const char *names, struct buf *out)
{
	struct text rest = text_of(names), piece, word;
	size_t begin = out->len;

	while (text_next(&rest, ',', &piece)) {
		struct text words = text_trim(piece);

		while (text_next(&words, ' ', &word))
			if (word.len > 0)
				buf_printf(out, "%s%.*s", out->len > begin ? "+" : "", TEXT_ARG(word));
	}
}

struct text
cube_span(const char *from, const char *to, struct arena *arena)
{
	struct buf out = {0};
	struct text span;

	add_stages(from != NULL ? from : stage_default_from, &out);
	buf_putc(&out, '-');
	add_stages(to != NULL ? to : stage_default_to, &out);
	span = arena_text(arena, buf_view(&out));
	buf_release(&out);
	return span;
}
