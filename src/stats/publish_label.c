/* What the page calls things, and its note. */
#include "base/number.h"
#include "publish.h"
#include "time/date.h"
#include "view/day.h"
#include "view/sentence.h"

static const struct choice labels[] = {
	{ "all", WORDS("all", "semua"), NULL },
	{ "n", WORDS("how many", "jumlah"), NULL },
	{ "other", WORDS("other", "lainnya"), NULL },
	{ "no_time", WORDS("no time of day (anonymous)", "tanpa jam (anonim)"), NULL },
	{ "night", WORDS("0 to 6", "0 sampai 6"), NULL },
	{ "morning", WORDS("6 to 12", "6 sampai 12"), NULL },
	{ "afternoon", WORDS("12 to 18", "12 sampai 18"), NULL },
	{ "evening", WORDS("18 to 24", "18 sampai 24"), NULL },
	{ "received", WORDS("received", "diterima"), NULL },
	{ "measured_at_least", WORDS("attended to, at least", "ditangani, sedikitnya"), NULL },
	{ "median_min", WORDS("half within (minutes)", "separuh dalam (menit)"), NULL },
	{ "p90_min", WORDS("9 of 10 within (minutes)", "9 dari 10 dalam (menit)"), NULL },
	{ "n_at_least", WORDS("how many, at least", "jumlah, sedikitnya"), NULL },
	{ "met_percent_at_least", WORDS("met, at least per cent", "terpenuhi, sedikitnya persen"), NULL },
	{ "at_least", WORDS("how many, at least", "jumlah, sedikitnya"), NULL },
	{ "answered", WORDS("answered", "dijawab"), NULL },
	{ "answered_at_least", WORDS("answered, at least", "dijawab, sedikitnya"), NULL },
	{ "improved_at_least", WORDS("led to an improvement, at least", "melahirkan perbaikan, sedikitnya"), NULL },
	{ "analysed", WORDS("cause found", "akar masalah ditemukan"), NULL },
	{ "decided", WORDS("decided", "diputuskan"), NULL },
	{ "told", WORDS("citizen told", "warga diberi tahu"), NULL },
	{ "action", WORDS("led to an improvement", "melahirkan perbaikan"), NULL },
	{ "effect", WORDS("improvement effective", "perbaikan efektif"), NULL },
	{ "verified", WORDS("verified", "diperiksa hasilnya"), NULL },
	{ "finished", WORDS("finished", "selesai dilaksanakan"), NULL },
	{ "started", WORDS("begun", "dimulai"), NULL },
	{ "planned", WORDS("planned", "direncanakan"), NULL },
	{ 0 },
};

/* The clocks of the sla.csv that init writes. */
static const struct choice clocks[] = {
	{ "on_scene", WORDS("unit on scene", "unit tiba di tempat"), NULL },
	{ "sp2hp", WORDS("progress letter (SP2HP)", "surat perkembangan (SP2HP)"), NULL },
	{ "kuhap_response", WORDS("answer to a crime report (KUHAP)", "tanggapan laporan pidana (KUHAP)"), NULL },
	{ "sp4n_verify", WORDS("complaint or question taken on (SP4N)", "pengaduan atau pertanyaan diteruskan (SP4N)"), NULL },
	{ "sp4n_respond", WORDS("complaint or question answered (SP4N)", "pengaduan atau pertanyaan ditanggapi (SP4N)"), NULL },
	{ "sp4n_close", WORDS("complaint or question closed (SP4N)", "pengaduan atau pertanyaan ditutup (SP4N)"), NULL },
	{ "service_class", WORDS("done by its class (service standard)", "selesai menurut kelasnya (standar pelayanan)"), NULL },
	{ "uu25_respond", WORDS("complaint answered (Law 25/2009)", "pengaduan ditanggapi (UU 25/2009)"), NULL },
	{ "uu25_decide", WORDS("complaint decided (Law 25/2009)", "pengaduan diputus (UU 25/2009)"), NULL },
	{ "uu25_tell", WORDS("decision told (Law 25/2009)", "putusan disampaikan (UU 25/2009)"), NULL },
	{ "kip_answer", WORDS("request for information answered (KIP)", "permintaan informasi dijawab (KIP)"), NULL },
	{ "referral_taken", WORDS("referral taken by the agency", "rujukan diterima instansi"), NULL },
	{ "referral_outcome", WORDS("answer of the agency", "jawaban instansi"), NULL },
	{ 0 },
};

static struct text
of_choices(const struct choice *choices, struct text key, enum language l)
{
	const struct choice *c = choice_key(choices, key);

	return c != NULL ? text_of(c->label.in[l]) : (struct text){0};
}

static struct text
of_table(const struct table *t, struct text key, enum language l)
{
	const struct record *row = table_find(t, NAME_CODE, key);

	return row != NULL ? record_get(row, l == LANGUAGE_EN ? NAME_LABEL_EN : NAME_LABEL_ID) : (struct text){0};
}

static struct text
of_station(const struct publish *p, struct text key)
{
	const struct tree *tree = &p->session->tree;

	for (size_t i = 0; i < tree->station_count; i++)
		if (text_equal(tree->stations[i].code, key))
			return record_get(&tree->stations[i].config, NAME_NAME);
	return (struct text){0};
}

static struct text
of_number(const struct publish *p, enum publish_label of, struct text key, enum language l)
{
	int64_t n;

	if (of == LABEL_DAY)
		return key.len == 10 ? text_after(key, key.at[8] == '0' ? 9 : 8) : key;
	if (!number_parse(key, 0, 24, &n))
		return (struct text){0};
	/* Day number 4 was a Monday. */
	return of == LABEL_WEEKDAY ? text_of(day_weekday((int32_t)n + 3, l)) : arena_printf(&p->session->arena, "%lld", (long long)n);
}

/* "sp2hp 2/4" with its name in words; what is not known here as it stands. */
static struct text
of_clock(const struct publish *p, struct text key, enum language l)
{
	struct text clock, rung, label;

	(void)text_cut(key, ' ', &clock, &rung);
	label = of_choices(clocks, clock, l);
	return label.len > 0 && rung.len > 0 ? arena_printf(&p->session->arena, "%.*s %.*s", TEXT_ARG(label), TEXT_ARG(rung)) : label;
}

struct text
publish_label(const struct publish *p, enum publish_label of, enum voice voice, struct text key, enum language l)
{
	struct text label = {0};

	if (of == LABEL_KIND)
		label = of_choices(publish_kinds(voice), key, l);
	else if (of == LABEL_CHANNEL || of == LABEL_COLUMN)
		label = of_table(&p->session->tree.channels, key, l);
	else if (of == LABEL_ELEMENT) {
		label = of_choices(service_elements, key, l);
		label = label.len > 0 ? label : of_table(&p->causes, key, l);
	} else if (of == LABEL_CLOCK)
		label = of_clock(p, key, l);
	else if (of == LABEL_STATION)
		label = of_station(p, key);
	else if (of == LABEL_DAY || of == LABEL_WEEKDAY || of == LABEL_HOUR)
		label = of_number(p, of, key, l);
	if (label.len == 0)
		label = of_choices(labels, key, l);
	return label.len > 0 ? label : key;
}

struct text
publish_month_name(const struct publish *p, struct text month, enum language l)
{
	int32_t day = 0;
	struct buf out = {0};
	struct text t;

	(void)date_parse(arena_printf(&p->session->arena, "%.*s-01", TEXT_ARG(month)), &day);
	day_print_month(day, l, &out);
	t = arena_text(&p->session->arena, buf_view(&out));
	buf_release(&out);
	return t;
}

const char *
publish_file(const struct publish *p, struct text name, enum language l)
{
	return arena_printf(&p->session->arena, "%.*s%s.html", TEXT_ARG(name), l == LANGUAGE_EN ? ".en" : "").at;
}

void
publish_note(const struct publish *p, struct web *w, struct words sentence, const char *a, const char *b)
{
	char *words[4] = { arena_string(&p->session->arena, text_of(a)), arena_string(&p->session->arena, text_of(b)), NULL, NULL };
	struct buf out = {0};

	words[2] = words[3] = arena_string(&p->session->arena, TEXT(""));
	sentence_fill(sentence.in[w->language], words, &out);
	web_note(w, buf_view(&out));
	buf_release(&out);
}

const struct shown *
publish_find(const struct shown *rows, size_t count, const char *table, const char *row, const char *column)
{
	for (size_t i = 0; i < count; i++)
		if (text_is(rows[i].table, table) && text_is(rows[i].row, row) && text_is(rows[i].column, column))
			return &rows[i];
	return NULL;
}
