#include "cli/option.h"

#define FLAG(l, n, en, id_) { n, l, OPTION_FLAG, NULL, WORDS(en, id_) }
#define WORD(l, n, o, en, id_) { n, l, OPTION_WORD, o, WORDS(en, id_) }

static const struct option_row rows[OPTIONS] = {
	[OPT_DIR] = WORD('C', "dir", "DIR", "the tree (else $SPKT_DIR, else the nearest parent folder with spkt.yaml)", "pohon catatan (jika tidak: $SPKT_DIR, lalu folder induk terdekat dengan spkt.yaml)"),
	[OPT_FORMAT] = WORD('O', "format", "FORMAT", "csv table yaml jsonl ids paths text excel fods html svg", "csv table yaml jsonl ids paths text excel fods html svg"),
	[OPT_OUTPUT] = WORD('o', "output", "FILE", "write there instead of standard output", "tulis ke berkas, bukan keluaran standar"),
	[OPT_FIELDS] = WORD('f', "fields", "FIELDS", "only these columns, a,b,c; +a adds one to the usual ones", "hanya kolom ini, a,b,c; +a menambah satu pada yang biasa"),
	[OPT_WHERE] = WORD('w', "where", "EXPR", "only where it holds: kind == \"lost\" && age > 14d", "hanya yang memenuhi: kind == \"lost\" && age > 14d"),
	[OPT_SINCE] = WORD(0, "since", "TIME", "received from then on", "diterima sejak waktu itu"),
	[OPT_UNTIL] = WORD(0, "until", "TIME", "received before then", "diterima sebelum waktu itu"),
	[OPT_DAY] = WORD(0, "day", "DAY", "on that day: 2026-11-24, yesterday", "pada hari itu: 2026-11-24, kemarin"),
	[OPT_WEEK] = WORD(0, "week", "WEEK", "received in that week: 2026-W48", "diterima pada pekan itu: 2026-W48"),
	[OPT_MONTH] = WORD(0, "month", "MONTH", "received in that month: 2026-11", "diterima pada bulan itu: 2026-11"),
	[OPT_YEAR] = WORD(0, "year", "YEAR", "received in that year: 2026", "diterima pada tahun itu: 2026"),
	[OPT_SORT] = WORD('S', "sort", "KEYS", "order by these columns; - before one is descending", "urutkan menurut kolom ini; - di depannya menurun"),
	[OPT_LIMIT] = WORD('n', "limit", "N", "at most N rows", "paling banyak N baris"),
	[OPT_OFFSET] = WORD(0, "offset", "N", "leave out the first N rows", "lewati N baris pertama"),
	[OPT_NUL] = FLAG('0', "null", "end each id, path or text of -T with NUL, for xargs -0", "akhiri tiap id, path atau teks -T dengan NUL, untuk xargs -0"),
	[OPT_DRY_RUN] = FLAG('N', "dry-run", "show what would be stored, store nothing", "tampilkan yang akan disimpan tanpa menyimpan"),
	[OPT_QUIET] = FLAG('q', "quiet", "no notices", "tanpa pemberitahuan"),
	[OPT_VERBOSE] = FLAG('v', "verbose", "say more on standard error: n, period, rule", "lebih rinci di galat standar: n, periode, aturan"),
	[OPT_HELP] = FLAG('h', "help", "show this help", "tampilkan bantuan ini"),
	[OPT_VERSION] = FLAG('V', "version", "show the version", "tampilkan versi"),
	[OPT_MESSAGE] = WORD('m', "message", "TEXT", "narrative of a report, text of feedback, note of a step; - reads standard input", "uraian laporan, isi umpan balik, catatan langkah; - membaca masukan standar"),
	[OPT_TEXT_FILE] = WORD(0, "text-file", "FILE", "the same, from a file", "sama, dari berkas"),
	[OPT_FILE] = WORD('F', "file", "FILE", "YAML of one or more records or steps, all or nothing; - is standard input", "YAML satu atau lebih catatan atau langkah, semua atau tidak sama sekali; - adalah masukan standar"),
	[OPT_EXIT] = FLAG('E', "exit-code", "exit 1 when the answer is no: nothing found, notices", "keluar 1 bila jawabannya tidak: tidak ada hasil, ada catatan"),
	[OPT_NOW] = WORD(0, "now", "TIME", "the clock of the whole command (else $SPKT_NOW)", "jam seluruh perintah (jika tidak: $SPKT_NOW)"),
	[OPT_COLOR] = WORD(0, "color", "auto|always|never", "auto, always or never", "auto, always atau never"),
	[OPT_LANG] = WORD(0, "lang", "id|en", "id or en (else $SPKT_LANG, spkt.yaml, locale)", "id atau en (jika tidak: $SPKT_LANG, spkt.yaml, locale)"),
	[OPT_ERRORS] = WORD(0, "errors", "text|json", "text or json: how faults are written to standard error", "text atau json: bentuk galat di galat standar"),
	[OPT_SHOW_IDENTITY] = FLAG('I', "identity", "show people and things too; who looked is logged", "tampilkan juga orang dan barang; yang melihat dicatat"),
	[OPT_CODE] = FLAG(0, "code", "print a tracking code for the citizen after the id", "cetak kode pelacakan untuk warga setelah id"),
	[OPT_AT] = WORD(0, "at", "TIME", "when it happened (default now)", "kapan terjadi (bawaan sekarang)"),
	[OPT_BY] = WORD(0, "by", "OFFICER", "who did it (else $SPKT_OFFICER)", "oleh siapa (jika tidak: $SPKT_OFFICER)"),
	[OPT_SET] = WORD(0, "set", "FIELD=VALUE", "the field to change, and its new value", "isian yang diubah dan nilai barunya"),
	[OPT_GROUP] = WORD('g', "group-by", "A[,B]", "one row for each: any column, or hour weekday day week month shift daytype daypart unit", "satu baris untuk tiap: kolom apa pun, atau hour weekday day week month shift daytype daypart unit"),
	[OPT_FROM] = WORD(0, "from", "STAGE", "measure from this stage (default received)", "ukur dari tahap ini (bawaan received)"),
	[OPT_TO_STAGE] = WORD(0, "to", "STAGE", "measure to this stage (default the first of responded, dispatched, arrived, resolved, closed)", "ukur sampai tahap ini (bawaan yang pertama dari responded, dispatched, arrived, resolved, closed)"),
	[OPT_TYPE] = WORD(0, "type", "TYPE", "only report or only feedback", "hanya report atau hanya feedback"),
	[OPT_DUTY] = FLAG(0, "duty", "a day is from duty start to duty start", "satu hari dari mulai dinas ke mulai dinas"),
	[OPT_MAP] = WORD(0, "map", "MAP.yaml", "how the columns of a foreign file become fields", "cara kolom berkas asing menjadi isian"),
	[OPT_REJECTS] = WORD(0, "rejects", "FILE", "write rejected rows there, with line, field and reason", "tulis baris yang ditolak ke sana, dengan baris, isian dan alasan"),
	[OPT_STRICT] = FLAG(0, "strict", "store nothing unless every row is good", "jangan simpan apa pun bila ada baris yang buruk"),
	[OPT_STATION] = WORD(0, "station", "CODE", "code of the desk: a letter, then up to 7 letters or digits", "kode SPKT: satu huruf, lalu paling banyak 7 huruf atau angka"),
	[OPT_NAME] = WORD(0, "name", "NAME", "name of the desk", "nama SPKT"),
	[OPT_ZONE] = WORD(0, "zone", "ZONE", "time zone, such as Asia/Jakarta", "zona waktu, misalnya Asia/Jakarta"),
	[OPT_UNIT] = WORD(0, "unit", "UNIT", "unit that the desk belongs to", "satuan induk SPKT"),
	[OPT_SHARE] = WORD(0, "group", "GROUP", "share the tree with this group: folders 2770, files 0660", "bagikan pohon dengan grup ini: folder 2770, berkas 0660"),
	[OPT_TAKE_OVER] = FLAG(0, "take-over", "take the code over from a clone that is gone", "ambil alih kode dari salinan yang sudah tidak ada"),
	[OPT_MDOC] = FLAG(0, "mdoc", "as list items of a manual page", "sebagai butir halaman manual"),
	[OPT_TEMPLATE] = WORD('T', "template", "TEXT", "one text a row, with {{field}} places; \\n and \\t are a line end and a tab", "satu teks per baris dengan isian {{field}}; \\n dan \\t adalah akhir baris dan tab"),
	[OPT_EXCEL] = FLAG(0, "excel", "the file comes from -O excel or fods by way of a spreadsheet", "berkas berasal dari -O excel atau fods lewat lembar kerja"),
	[OPT_REFER] = WORD(0, "refer", "AGENCY", "refer it at once to this agency, a row of agencies.csv", "langsung rujuk ke instansi ini, baris agencies.csv"),
	[OPT_SECRET] = WORD(0, "secret", "CODE", "the tracking code that the citizen has already, such as that of a box slip; - reads standard input", "kode pelacakan yang sudah ada pada warga, misalnya dari lembar kotak saran; - membaca masukan standar"),
	[OPT_EDIT] = FLAG(0, "edit", "fill in a form in $VISUAL or $EDITOR, with the choices as comments", "isi formulir di $VISUAL atau $EDITOR, dengan pilihan sebagai komentar"),
	[OPT_FOR] = WORD(0, "for", "ID", "note in this record that the guide was given", "catat di catatan ini bahwa panduan diberikan"),
	[OPT_MS] = FLAG(0, "ms", "as groff ms, to be typeset by: groff -ms -k -Tpdf >page.pdf", "sebagai groff ms, untuk dicetak dengan: groff -ms -k -Tpdf >page.pdf"),
	[OPT_DOCUMENT] = WORD(0, "document", "DOCUMENT", "which document: STTLP SKTLK receipt SP2HP reply; by default the one that fits the record", "dokumen yang mana: STTLP SKTLK receipt SP2HP reply; bawaannya yang sesuai catatan"),
	[OPT_NEW_CODE] = FLAG(0, "new-code", "replace a lost tracking code by a new one", "ganti kode pelacakan yang hilang dengan yang baru"),
	[OPT_EXTEND] = FLAG(0, "extend", "issue it anew, with a new number and validity", "terbitkan lagi dengan nomor dan masa berlaku baru"),
	[OPT_COUNT] = WORD(0, "count", "N", "how many (default 10)", "berapa banyak (bawaan 10)"),
	[OPT_SIGNED_BY] = WORD(0, "signed-by", "OFFICER", "who signs it", "penandatangan"),
	[OPT_KEY] = WORD(0, "key", "KEY", "a retry with the same key finds the step that the first try stored", "percobaan ulang dengan kunci yang sama menemukan langkah yang sudah tersimpan"),
	[OPT_WITHIN] = WORD(0, "within", "TIME", "also what is due within this time (default 1d)", "juga yang jatuh tempo dalam waktu ini (bawaan 1d)"),
	[OPT_CLOCK] = WORD(0, "clock", "NAME", "only this clock of sla.csv", "hanya tenggat ini dari sla.csv"),
	[OPT_DRAFT] = WORD(0, "draft", "NAME", "the answer NAME of templates/answers/; ? lists them, -m fills its {{text}}", "jawaban NAME dari templates/answers/; ? menampilkan daftarnya, -m mengisi {{text}}-nya"),
	[OPT_DISPUTE] = FLAG(0, "dispute", "not satisfied: it is opened again and reviewed by another officer", "belum puas: dibuka kembali dan ditinjau petugas lain"),
	[OPT_DAYS] = WORD(0, "days", "N", "compare at most so many days before and after (default 365)", "bandingkan paling banyak sekian hari sebelum dan sesudah (bawaan 365)"),
	[OPT_ITEMS] = WORD(0, "items", "THING", "a thing with its identifying numbers, once for each; - reads a line of standard input", "barang dengan nomor pengenalnya, sekali untuk tiap barang; - membaca satu baris masukan standar"),
	[OPT_TREE] = WORD(0, "tree", "DIR", "read this tree, in place of -C; given again: their union", "baca pohon ini, bukan -C; diulang: gabungannya"),
	[OPT_INPUT] = WORD(0, "input", "FILE", "read rows instead: case rows (list -O csv) or cube rows; - is standard input", "baca baris: baris catatan (list -O csv) atau baris cube; - masukan standar"),
	[OPT_EXPLAIN] = WORD(0, "explain", "CELL", "the ids behind a cell: its column, and which row: 'kind=lost,n'", "id di balik satu sel: kolomnya, dan baris mana: 'kind=lost,n'"),
	[OPT_REASON] = WORD(0, "reason", "TEXT", "why", "alasan"),
};

const enum option_id options_common[] = {
	OPT_DIR, OPT_NOW, OPT_LANG, OPT_COLOR, OPT_ERRORS, OPT_QUIET, OPT_VERBOSE, OPT_HELP, OPT_VERSION, OPT_END
};

const struct option_row *
option_row(enum option_id id)
{
	return &rows[id];
}
