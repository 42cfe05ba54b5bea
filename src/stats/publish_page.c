/* The page of a month. */
#include "file/publish.h"
#include "publish.h"
#include "time/date.h"
#include "view/day.h"

static const struct publish_table received = { "received", WORDS("What came in", "Yang masuk"), LABEL_KIND, "all", false, true },
    days = { "days", WORDS("By day", "Per hari"), LABEL_DAY, "n", true, true },
    weekdays = { "weekdays", WORDS("By day of the week", "Per hari dalam pekan"), LABEL_WEEKDAY, "n", false, true },
    hours = { "hours", WORDS("By hour", "Per jam"), LABEL_HOUR, "n", false, true },
    dayparts = { "dayparts", WORDS("By time of day", "Per bagian hari"), LABEL_HOUR, "n", false, true },
    stations = { "stations", WORDS("By desk", "Per SPKT"), LABEL_STATION, "n", false, true },
    response = { "response", WORDS("How fast", "Seberapa cepat"), LABEL_KIND, "median_min", false, true },
    clocks = { "clocks", WORDS("Deadlines met", "Tenggat terpenuhi"), LABEL_CLOCK, "met_percent_at_least", false, true },
    elements = { "elements", WORDS("What was said, by element of the service", "Yang disampaikan, per unsur pelayanan"), LABEL_ELEMENT, "n", false, true },
    loop = { "loop", WORDS("How far every voice got", "Sampai mana tiap suara"), LABEL_STEP, "at_least", false, true };

static struct text
words(const struct monthly *m, struct words w)
{
	return text_of(w.in[m->web.language]);
}

static bool
show(struct monthly *m, const struct publish_table *t, enum voice voice, struct fail *why)
{
	return publish_table(m->publish, &m->web, t, voice, m->rows, m->count, why);
}

static const struct shown *
total(const struct monthly *m, enum voice voice)
{
	return publish_find(m->rows, m->count, voice == VOICE_REPORT ? "report-received" : "feedback-received", "all", "all");
}

static bool
is_nothing(const struct monthly *m, enum voice voice)
{
	const struct shown *all = total(m, voice);

	return all != NULL && text_is(all->value, "0");
}

static bool
is_known(const struct monthly *m, enum voice voice)
{
	const struct shown *all = total(m, voice);

	return all != NULL && all->value.len > 0;
}

static bool
show_received(struct monthly *m, struct fail *why)
{
	static const struct words heads[VOICES] = { WORDS("Reports", "Laporan"), WORDS("Feedback", "Umpan balik") },
	    few = WORDS("Fewer than {1}, or so few that they could be guessed: nothing of them is shown.",
	    "Kurang dari {1}, atau begitu sedikit sehingga dapat ditebak: tidak ada yang ditampilkan.");
	const struct publish_table *const tables[] = { &received, &days, &weekdays, &hours, &dayparts, &stations };

	web_heading(&m->web, 2, words(m, received.title));
	for (int v = 0; v < VOICES; v++) {
		web_heading(&m->web, 3, words(m, heads[v]));
		if (!is_known(m, (enum voice)v))
			publish_note(m->publish, &m->web, few, figures_cell(&m->publish->figures, PUBLISH_K_SENSITIVE).at, "");
		for (size_t i = 0; is_known(m, (enum voice)v) && i < sizeof tables / sizeof *tables; i++)
			if (!show(m, tables[i], (enum voice)v, why))
				return false;
	}
	return true;
}

static bool
has_table(const struct monthly *m, const struct publish_table *t)
{
	for (size_t i = 0; i < m->count; i++) {
		struct text voice, table;

		if (text_cut(m->rows[i].table, '-', &voice, &table) && text_is(table, t->name))
			return true;
	}
	return false;
}

/* Where a voice has nothing, it is not mentioned; where both have, there is no heading. */
static bool
show_both(struct monthly *m, const struct publish_table *t, struct words note, struct fail *why)
{
	if (!has_table(m, t))
		return true;
	web_heading(&m->web, 2, words(m, t->title));
	for (int v = 0; v < VOICES; v++)
		if (!show(m, t, (enum voice)v, why))
			return false;
	web_note(&m->web, words(m, note));
	return true;
}

/* One sentence for all that is too few. */
static void
show_few(struct monthly *m)
{
	static const struct words few = WORDS("Too few to be shown", "Terlalu sedikit untuk ditampilkan");
	const struct publish_table *const tables[] = { &response, &clocks, &loop };
	struct buf names = {0};

	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
		if (!has_table(m, tables[i]))
			buf_printf(&names, "%s%s", names.len > 0 ? "; " : "", tables[i]->title.in[m->web.language]);
	if (is_nothing(m, VOICE_REPORT) && is_nothing(m, VOICE_FEEDBACK))
		web_paragraph(&m->web, words(m, (struct words)WORDS("Nothing came in.", "Tidak ada yang masuk.")));
	else if (names.len > 0)
		web_paragraph(&m->web, arena_printf(&m->publish->session->arena, "%s: %s.", few.in[m->web.language], names.data));
	buf_release(&names);
}

static bool
show_said(struct monthly *m, struct fail *why)
{
	size_t before;

	web_heading(&m->web, 2, words(m, (struct words)WORDS("You said, we did", "Anda menyampaikan, kami menindaklanjuti")));
	if (!show(m, &elements, VOICE_FEEDBACK, why))
		return false;
	before = m->web.out->len;
	publish_show_quotes(m);
	if (m->web.out->len == before)
		web_paragraph(&m->web, words(m, (struct words)WORDS("Nothing that was answered this month may be quoted.",
		    "Tidak ada yang dijawab bulan ini yang boleh dikutip.")));
	web_note(&m->web, words(m, (struct words)WORDS("Quoted is only what may be published and names nobody, in the month in which it was answered. One who names several elements counts in each.",
	    "Yang dikutip hanya yang boleh diumumkan dan tidak menyebut siapa pun, pada bulan dijawab. Yang menyebut beberapa unsur dihitung pada tiap unsur.")));
	return true;
}

static const char *
day_words(const struct monthly *m, const struct shown *day)
{
	struct buf out = {0};
	int32_t number;
	char *shown;

	if (day == NULL || !date_parse(day->value, &number))
		return "";
	day_print(number, m->web.language, &out);
	shown = arena_string(&m->publish->session->arena, buf_view(&out));
	buf_release(&out);
	return shown;
}

static void
show_rules(struct monthly *m)
{
	const struct shown *day = publish_find(m->rows, m->count, "about", "published", "day"), *again = publish_find(m->rows, m->count, "about", "published", "reason");
	const char *k = figures_cell(&m->publish->figures, PUBLISH_K).at, *most = figures_cell(&m->publish->figures, PUBLISH_K_SENSITIVE).at;
	struct publish *p = m->publish;

	web_heading(&m->web, 2, words(m, (struct words)WORDS("About these figures", "Tentang angka ini")));
	publish_note(p, &m->web, (struct words)WORDS("Published on {1}, as things stood on that day. Times are those of {2}.",
	    "Diumumkan pada {1}, menurut keadaan hari itu. Waktu menurut {2}."), day_words(m, day),
	    tree_zone(&p->session->tree)->name);
	if (again != NULL)
		publish_note(p, &m->web, (struct words)WORDS("Published anew: {1}", "Diumumkan ulang: {1}"), arena_string(&p->session->arena, again->value), "");
	publish_note(p, &m->web, (struct words)WORDS("• stands for a number that is small (under {1}; under {2} of sensitive kinds, and in the other tables of reports or feedback that hold any) or that would give a small one away. 0 is no one. \"At least\" stands before a number where the true one is the same or higher.",
	    "• menggantikan angka yang kecil (di bawah {1}; di bawah {2} untuk jenis peka dan untuk tabel lain dari laporan atau umpan balik yang memuatnya) atau yang dapat membuka angka kecil. 0 berarti tidak ada. \"Sedikitnya\" berarti angka sebenarnya sama atau lebih tinggi."), k, most);
	for (const struct publish_sensitive *s = publish_sensitive; s->kind != NULL; s++)
		publish_note(p, &m->web, (struct words)WORDS("Sensitive: {1}, as {2}.", "Peka: {1}, karena {2}."),
		    arena_string(&p->session->arena, publish_label(p, LABEL_KIND, s->voice, text_of(s->kind), m->web.language)), s->why.in[m->web.language]);
	publish_note(p, &m->web, (struct words)WORDS("What was published of a month stays. Records that come later change it only by an announced republication, and only where no count changes by fewer than {1}: else one person could be found by comparing.",
	    "Yang sudah diumumkan tentang suatu bulan tetap. Catatan yang datang kemudian hanya mengubahnya lewat pengumuman ulang, dan hanya bila tidak ada angka yang berubah kurang dari {1}: jika tidak, satu orang dapat ditemukan dengan membandingkan."), most, "");
	publish_note(p, &m->web, (struct words)WORDS("Void records, entries of the shift book and the desk's own outages are in no figure; rejected ones and duplicates count only as received.",
	    "Catatan batal, buku mutasi dan gangguan layanan SPKT sendiri tidak dihitung; yang ditolak dan ganda hanya dihitung sebagai diterima."), "", "");
}

static void
show_links(struct monthly *m)
{
	struct publish *p = m->publish;
	enum language l = m->web.language, other = l == LANGUAGE_EN ? LANGUAGE_ID : LANGUAGE_EN;
	const struct shown *before = m->rows - 1, *after = m->rows + m->count;

	web_link(&m->web, text_of(publish_file(p, TEXT("index"), l)), words(m, (struct words)WORDS("All months", "Semua bulan")));
	if (m->rows > p->ledger.at)
		web_link(&m->web, text_of(publish_file(p, before->period, l)), publish_month_name(p, before->period, l));
	if (after < p->ledger.at + p->ledger.count)
		web_link(&m->web, text_of(publish_file(p, after->period, l)), publish_month_name(p, after->period, l));
	web_link(&m->web, text_of(publish_file(p, m->month, other)), words(m, (struct words)WORDS("Bahasa Indonesia", "English")));
}

static bool
show_month(struct publish *p, const struct shown *rows, size_t count, enum language l, struct fail *why)
{
	struct buf out = {0};
	struct monthly m = { .publish = p, .month = rows[0].period, .rows = rows, .count = count };
	struct text title;
	bool ok;

	p->session->language = l;	/* of the title */
	title = arena_printf(&p->session->arena, "%.*s, %.*s", TEXT_ARG(figures_title(&p->figures)), TEXT_ARG(publish_month_name(p, m.month, l)));
	web_begin(&m.web, title, l, &out);
	web_heading(&m.web, 1, title);
	show_links(&m);
	ok = show_received(&m, why) &&
	    show_both(&m, &response, (struct words)WORDS("From when it was received until it was answered, a unit was sent or came, or it was resolved or closed, whichever was first. Times stand only where many were measured.",
		"Dari diterima sampai dijawab, unit dikirim atau tiba, terselesaikan atau ditutup, mana yang lebih dulu. Waktu hanya ditulis bila cukup banyak yang terukur."), why) &&
	    show_both(&m, &clocks, (struct words)WORDS("Of the deadlines of sla.csv that were met or missed; each step of one that comes in steps counts.",
		"Dari tenggat sla.csv yang terpenuhi atau terlampaui; tiap tahap dari tenggat bertahap dihitung."), why) &&
	    show_said(&m, why);
	if (ok) {
		ok = publish_show_actions(&m, why) && show_both(&m, &loop, (struct words)WORDS("Told: also of the newest answer.", "Diberi tahu: juga tentang jawaban terbaru."), why);
	}
	if (ok) {
		show_few(&m);
		show_rules(&m);
	}
	web_end(&m.web);
	ok = ok && publish_replace(p->folder, publish_file(p, m.month, l), buf_view(&out), 0644, why);
	buf_release(&out);
	return ok;
}

bool
publish_pages(struct publish *p, struct fail *why)
{
	enum language language = p->session->language;
	bool ok = true;

	for (int l = 0; l < LANGUAGES; l++) {
		for (size_t i = 0; ok && i < p->ledger.count; ) {
			const struct shown *rows;
			size_t count = ledger_period(&p->ledger, p->ledger.at[i].period, &rows);

			ok = show_month(p, rows, count, (enum language)l, why);
			i += count;
		}
		p->session->language = (enum language)l;
		ok = ok && publish_index(p, (enum language)l, why);
	}
	p->session->language = language;
	return ok;
}
