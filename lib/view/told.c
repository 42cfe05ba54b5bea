#include "view/told.h"

#include "time/moment.h"
#include "view/day.h"

static const struct words statuses[STATUSES] = {
	[STATUS_NEW] = WORDS("received, waiting to be taken on", "sudah diterima, menunggu ditangani"),
	[STATUS_OPEN] = WORDS("being worked on", "sedang ditangani"),
	[STATUS_WAITING] = WORDS("waiting for something that is still missing", "menunggu sesuatu yang belum lengkap"),
	[STATUS_REFERRED] = WORDS("passed on to the agency that deals with it", "diteruskan ke instansi yang menanganinya"),
	[STATUS_RESOLVED] = WORDS("dealt with, to be confirmed", "sudah ditangani, menunggu kepastian"),
	[STATUS_CLOSED] = WORDS("finished", "selesai"),
	[STATUS_REJECTED] = WORDS("not taken on", "tidak dapat ditindaklanjuti"),
	[STATUS_DUPLICATE] = WORDS("handled together with another one about the same", "ditangani bersama laporan lain tentang hal yang sama"),
	[STATUS_VOID] = WORDS("cancelled, because it was entered by mistake", "dibatalkan karena salah catat"),
};

/* A verb that is not here is not told. */
static const struct {
	const char *verb;
	struct words words;
} verbs[] = {
	{ "accept", WORDS("somebody took it on", "mulai ditangani") },
	{ "assign", WORDS("it was handed to somebody", "diserahkan kepada yang menangani") },
	{ "dispatch", WORDS("a unit was sent", "petugas dikirim") },
	{ "depart", WORDS("the unit was on its way", "petugas berangkat") },
	{ "arrive", WORDS("the unit was there", "petugas tiba di tempat") },
	{ "clear", WORDS("the unit had finished there", "petugas selesai di tempat") },
	{ "refer", WORDS("it was passed on to another agency", "diteruskan ke instansi lain") },
	{ "taken", WORDS("the other agency replied", "instansi lain menanggapi penerusan") },
	{ "outcome", WORDS("the other agency answered", "instansi lain menjawab") },
	{ "wait", WORDS("it waits for something that is missing", "menunggu sesuatu yang belum lengkap") },
	{ "resume", WORDS("it was taken up again", "dilanjutkan kembali") },
	{ "stage", WORDS("the case entered a stage", "perkara memasuki tahap") },
	{ "analyse", WORDS("the cause was looked for", "penyebabnya diperiksa") },
	{ "decide", WORDS("a decision was made", "keputusan diambil") },
	{ "respond", WORDS("an answer was written for you", "jawaban untuk Anda dibuat") },
	{ "notify", WORDS("the answer was sent to you", "jawaban disampaikan kepada Anda") },
	{ "heard", WORDS("your reply was received", "tanggapan Anda diterima") },
	{ "dispute", WORDS("you were not satisfied; somebody else looks at it", "Anda belum puas; petugas lain meninjaunya") },
	{ "issue", WORDS("a document was issued", "dokumen diterbitkan") },
	{ "match", WORDS("a thing was found that may be the same", "ada barang yang mungkin sama") },
	{ "return", WORDS("the thing was handed over", "barang diserahkan") },
	{ "resolve", WORDS("it was dealt with", "selesai ditangani") },
	{ "close", WORDS("it was finished", "dinyatakan selesai") },
	{ "reject", WORDS("it was not taken on", "dinyatakan tidak dapat ditindaklanjuti") },
	{ "duplicate", WORDS("it was put together with another one", "digabungkan dengan laporan lain") },
	{ "void", WORDS("it was cancelled", "dibatalkan") },
	{ "reopen", WORDS("it was opened again", "dibuka kembali") },
};

const char *
told_status(enum status s, enum language l)
{
	return statuses[s].in[l];
}

const char *
told_together(enum status s, enum language l)
{
	static const struct words open = WORDS("still being worked on", "masih ditangani"), over = WORDS("finished", "sudah selesai");

	return (s < STATUS_CLOSED ? open : over).in[l];
}

const char *
told_verb(const struct step_verb *v, enum language l)
{
	for (size_t i = 0; v != NULL && i < sizeof verbs / sizeof *verbs; i++)
		if (text_is(text_of(v->verb), verbs[i].verb))
			return verbs[i].words.in[l];
	return NULL;
}

static bool
is_counted(const struct step *s)
{
	return s->verb != NULL && !s->retracted;
}

const struct step *
told_last(const struct case_file *c)
{
	for (size_t i = c->step_count; i-- > 0; )
		if (is_counted(&c->steps[i]) && told_verb(c->steps[i].verb, LANGUAGE_EN) != NULL)
			return &c->steps[i];
	return NULL;
}

static bool
is_answer(const struct step *s)
{
	return is_counted(s) && s->verb->stage == NAME_RESPONDED_AT && record_get(&s->record, NAME_TEXT).len > 0;
}

static void
add_day(struct text at, enum language l, struct buf *out)
{
	struct moment m;
	struct fail ignored = {0};

	if (moment_parse(at, &m, &ignored)) {
		day_print(moment_day(m), l, out);
		buf_puts(out, ":\n");
	}
	fail_release(&ignored);
}

struct text
told_answers(const struct case_file *c, enum language l, struct arena *arena)
{
	struct buf all = {0};
	struct text answers;
	size_t count = 0;

	for (size_t i = 0; i < c->step_count; i++)
		count += is_answer(&c->steps[i]);
	for (size_t i = 0; i < c->step_count; i++) {
		const struct record *r = &c->steps[i].record;

		if (!is_answer(&c->steps[i]))
			continue;
		buf_puts(&all, all.len > 0 ? "\n\n" : "");
		if (count > 1)
			add_day(record_get(r, NAME_AT), l, &all);
		buf_text(&all, record_get(r, NAME_TEXT));
	}
	answers = arena_text(arena, buf_view(&all));
	buf_release(&all);
	return answers;
}

const char *
told_unanswered(enum status s, enum language l)
{
	static const struct words yet = WORDS("There is none yet.", "Belum ada."), none = WORDS("No answer was written.", "Tidak ada jawaban tertulis.");
	static const struct words other = WORDS("None was written under this number.", "Tidak ada yang ditulis di bawah nomor ini.");

	if (s == STATUS_DUPLICATE)
		return other.in[l];
	return (s < STATUS_CLOSED ? yet : none).in[l];
}

struct text
told_dates(struct text next, struct text late, enum language l, struct arena *arena)
{
	static const struct words none = WORDS("no date is set", "tidak ada tanggal yang ditetapkan");
	static const struct words by = WORDS("by ", "paling lambat ");
	static const struct words was = WORDS("What was due on ", "Yang seharusnya selesai ");
	static const struct words sorry = WORDS(" is late; we are sorry", " terlambat; kami mohon maaf");

	if (next.len == 0 && late.len == 0)
		return text_of(none.in[l]);
	return arena_printf(arena, "%s%.*s%s%s%.*s%s", next.len > 0 ? by.in[l] : "", TEXT_ARG(next),
	    next.len > 0 && late.len > 0 ? ". " : "", late.len > 0 ? was.in[l] : "", TEXT_ARG(late), late.len > 0 ? sorry.in[l] : "");
}
