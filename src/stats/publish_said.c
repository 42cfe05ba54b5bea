/* The quotes and the improvement actions on a page. */
#include "base/number.h"
#include "file/publish.h"
#include "format/csv_write.h"
#include "publish.h"
#include "view/sentence.h"

static struct text
words(const struct monthly *m, struct words w)
{
	return text_of(w.in[m->web.language]);
}

static void
show_told(struct monthly *m, struct text element)
{
	static const struct words other = WORDS("Of no element, or of one that few named", "Tidak menyangkut unsur tertentu, atau unsur yang sedikit disebut"),
	    answer = WORDS("What we did", "Yang kami lakukan"), said = WORDS("feedback", "umpan balik");
	enum language l = m->web.language;
	bool headed = false;

	for (size_t i = 0; i + 1 < m->count; i++) {
		const struct shown *kind = &m->rows[i], *of = &m->rows[i + 1];
		const struct told *t;

		if (!text_is(kind->table, "quotes") || !text_is(kind->column, "kind") || !text_equal(of->value, element) ||
		    (t = publish_quoted(m->publish, kind)) == NULL)
			continue;
		if (!headed)
			web_heading(&m->web, 3, element.len > 0 ? publish_label(m->publish, LABEL_ELEMENT, VOICE_FEEDBACK, element, l) : words(m, other));
		headed = true;
		web_quote(&m->web, t->text, kind->value.len > 0 ? publish_label(m->publish, LABEL_KIND, VOICE_FEEDBACK, kind->value, l) : words(m, said));
		web_paragraph(&m->web, arena_printf(&m->publish->session->arena, "%s: %.*s", answer.in[l], TEXT_ARG(t->answer)));
	}
}

void
publish_show_quotes(struct monthly *m)
{
	for (size_t i = 0; service_elements[i].key != NULL; i++)
		show_told(m, text_of(service_elements[i].key));
	show_told(m, TEXT(""));
}

#define COLUMN(n, en, id_) { n, WORDS(en, id_), NAME_NONE, FIELD_LINE, CLASS_PUBLIC, FIELD_DERIVED, 0, NULL, NULL }

/* As the ledger has them, and then as a page shows them. */
static const char *const stored[] = { "kind", "aim", "step", "verdict", "before_in_30_days", "after_in_30_days" };
enum { STORED = sizeof stored / sizeof *stored, SHOWN = 5 };

/* "down from 12 to 3 voices in 30 days". */
static struct text
effect_of(struct monthly *m, struct text before, struct text after)
{
	static const struct words down = WORDS("down from {1} to {2} voices in 30 days", "turun dari {1} menjadi {2} suara per 30 hari"),
	    up = WORDS("up from {1} to {2} voices in 30 days", "naik dari {1} menjadi {2} suara per 30 hari"),
	    same = WORDS("{1} voices in 30 days, as before", "{1} suara per 30 hari, seperti sebelumnya");
	struct arena *arena = &m->publish->session->arena;
	char *in[4] = { arena_string(arena, before), arena_string(arena, after), arena_string(arena, TEXT("")), arena_string(arena, TEXT("")) };
	struct buf out = {0};
	struct text said;
	int64_t x, y;

	if (!number_parse(before, 0, INT64_MAX, &x) || !number_parse(after, 0, INT64_MAX, &y))
		return TEXT("");
	sentence_fill((y < x ? down : y > x ? up : same).in[m->web.language], in, &out);
	said = arena_text(arena, buf_view(&out));
	buf_release(&out);
	return said;
}

static void
show_action(struct monthly *m, const struct shown *row)
{
	const struct choice *kind = choice_key(action_schema.fields[schema_named(&action_schema, NAME_KIND)].choices, row[0].value),
	    *verdict = choice_key(verdict_choices, row[3].value);
	enum language l = m->web.language;
	const struct text cells[SHOWN] = {
		text_of(kind != NULL ? kind->label.in[l] : ""),
		row[1].value.len > 0 ? publish_label(m->publish, LABEL_ELEMENT, VOICE_FEEDBACK, row[1].value, l) : TEXT("-"),
		publish_label(m->publish, LABEL_STEP, VOICE_FEEDBACK, row[2].value, l),
		verdict != NULL ? text_of(verdict->label.in[l]) : TEXT("-"),
		row[4].value.len > 0 ? effect_of(m, row[4].value, row[5].value) : TEXT("-"),
	};

	web_row(&m->web, cells);
}

static bool
write_actions(struct monthly *m, const struct shown *rows, size_t count, struct fail *why)
{
	struct buf out = {0};
	bool ok;

	for (size_t i = 0; i < STORED; i++)
		csv_cell(&out, text_of(stored[i]), i == 0);
	csv_end(&out);
	for (size_t i = 0; i < count; i++) {
		publish_cell(&out, rows[i].value, i % STORED == 0);
		if (i % STORED == STORED - 1)
			csv_end(&out);
	}
	ok = publish_replace(m->publish->data, arena_printf(&m->publish->session->arena, "%.*s-actions.csv", TEXT_ARG(m->month)).at,
	    buf_view(&out), 0644, why);
	buf_release(&out);
	return ok;
}

static void
show_table(struct monthly *m, const struct shown *rows, size_t count)
{
	static const struct field fields[SHOWN] = {
		COLUMN("kind", "what was improved", "yang diperbaiki"), COLUMN("aim", "to reduce what was said of", "untuk mengurangi suara tentang"),
		COLUMN("step", "this month", "bulan ini"), COLUMN("verdict", "whether it worked", "hasilnya"),
		COLUMN("effect", "how often it was said, before and after", "seberapa sering disampaikan, sebelum dan sesudah"),
	};
	const struct field *columns[SHOWN];

	for (size_t i = 0; i < SHOWN; i++)
		columns[i] = &fields[i];
	m->web.in_words = true;
	web_table(&m->web, words(m, (struct words)WORDS("Improvement actions of the month", "Tindakan perbaikan bulan ini")), false, columns, SHOWN);
	for (size_t i = 0; i + STORED <= count; i += STORED)
		show_action(m, &rows[i]);
	web_table_end(&m->web, false);
	m->web.in_words = false;
}

bool
publish_show_actions(struct monthly *m, struct fail *why)
{
	static const struct words data = WORDS("these figures as a file (CSV)", "angka ini sebagai berkas (CSV)");
	const struct shown *rows = m->rows;
	size_t from = 0, count = 0;

	while (from < m->count && !text_is(rows[from].table, "actions"))
		from++;
	while (from + count < m->count && text_is(rows[from + count].table, "actions"))
		count++;
	web_heading(&m->web, 2, words(m, (struct words)WORDS("What was improved, and whether it worked", "Yang diperbaiki, dan apakah berhasil")));
	if (count < STORED) {
		web_paragraph(&m->web, words(m, (struct words)WORDS("No improvement action moved on this month.", "Tidak ada tindakan perbaikan yang bergerak bulan ini.")));
		return true;
	}
	show_table(m, &rows[from], count);
	web_link(&m->web, arena_printf(&m->publish->session->arena, "data/%.*s-actions.csv", TEXT_ARG(m->month)), words(m, data));
	web_note(&m->web, words(m, (struct words)WORDS("Worked: it was said less often afterwards, and the exact 95 % interval of the ratio is below 1. How often stands only where enough people said it.",
	    "Efektif: sesudahnya lebih jarang disampaikan, dan selang eksak 95 % dari rasionya di bawah 1. Seberapa sering hanya ditulis bila cukup banyak yang menyampaikan.")));
	return write_actions(m, &rows[from], count, why);
}
