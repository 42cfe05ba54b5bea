/* spkt-feedback: what people say of the service. A new verb is one file and
 * one row. */
#include "cli/records.h"
#include "verbs.h"

static const enum option_id slips_options[] = { OPT_COUNT, OPT_MS, OPT_OUTPUT, OPT_END };

static const enum option_id reply_options[] = { OPT_DISPUTE, OPT_MESSAGE, OPT_TEXT_FILE, OPT_DRY_RUN, OPT_OUTPUT, OPT_END };
static const char *const reply_fields[] = { "via", NULL };
static const enum option_id survey_add_options[] = { OPT_EXCEL, OPT_DRY_RUN, OPT_OUTPUT, OPT_END };
static const enum option_id survey_show_options[] = { OPT_FORMAT, OPT_OUTPUT, OPT_NUL, OPT_END };
static const char *const survey_add_fields[] = { "received", "station", NULL };

static const struct verb verbs[] = {
	{ .name = "new", .help = WORDS("take a complaint, suggestion, question, ...", "menerima pengaduan, saran, pertanyaan, ..."), .operands = "[KIND]",
	  .accepts = { .options = records_new_options, .schema = &feedback_schema },
	  .example = "spkt-feedback new suggestion --aspects time -m \"Tambah loket pada malam hari\"",
	  .run = feedback_new, .stores = true },
	{ .name = "list", .help = WORDS("list feedback", "menampilkan daftar umpan balik"), .operands = "",
	  .accepts = { .options = records_list_options },
	  .example = "spkt-feedback list -w 'kind in (\"complaint\", \"question\") && status != \"closed\"' -S -age",
	  .run = feedback_list },
	{ .name = "show", .help = WORDS("show feedback with all that happened to it", "menampilkan umpan balik beserta riwayatnya"), .operands = "ID...",
	  .accepts = { .options = records_show_options },
	  .example = "spkt-feedback show F3 -O text",
	  .run = feedback_show },
	{ .name = "import", .help = WORDS("take feedback from a CSV or YAML file", "memasukkan umpan balik dari berkas CSV atau YAML"), .operands = "[FILE]",
	  .accepts = { .options = records_import_options },
	  .example = "spkt-feedback import --map examples/maps/google-form.yaml form.csv",
	  .run = feedback_import, .stores = true },
	{ .name = "box new", .help = WORDS("record an opening of the suggestion box", "mencatat pembukaan kotak saran"), .operands = "",
	  .accepts = { .options = records_new_plain_options, .schema = &box_schema },
	  .example = "spkt-feedback box new --opened today --officers BRIPKA-SARI --officers BRIPDA-ADI --slips 12 --blank 2",
	  .run = box_new, .stores = true },
	{ .name = "box list", .help = WORDS("list openings of the suggestion box", "menampilkan daftar pembukaan kotak saran"), .operands = "",
	  .accepts = { .options = records_list_options },
	  .example = "spkt-feedback box list --month 2026-11 -O table",
	  .run = box_list },
	{ .name = "box show", .help = WORDS("show openings with all that happened to them", "menampilkan pembukaan kotak saran beserta riwayatnya"), .operands = "ID...",
	  .accepts = { .options = records_show_options },
	  .example = "spkt-feedback box show B1 -O text",
	  .run = feedback_show },
	{ .name = "box import", .help = WORDS("take openings from a CSV or YAML file", "memasukkan pembukaan kotak saran dari berkas CSV atau YAML"), .operands = "[FILE]",
	  .accepts = { .options = records_import_options },
	  .example = "spkt-feedback box list -O csv | spkt-feedback -C other box import -",
	  .run = box_import, .stores = true },
	{ .name = "outreach new", .help = WORDS("record a dialog with the public", "mencatat dialog dengan masyarakat"), .operands = "",
	  .accepts = { .options = records_new_outreach_options, .schema = &outreach_schema },
	  .example = "spkt-feedback outreach new --held 'yesterday 09:00' --topic \"Jumat Curhat\" --attendance 40",
	  .run = outreach_new, .stores = true },
	{ .name = "outreach list", .help = WORDS("list dialogs with the public", "menampilkan daftar dialog dengan masyarakat"), .operands = "",
	  .accepts = { .options = records_list_options },
	  .example = "spkt-feedback outreach list --year 2026 -f id,held,topic,attendance",
	  .run = outreach_list },
	{ .name = "outreach show", .help = WORDS("show dialogs with all that happened to them", "menampilkan dialog beserta riwayatnya"), .operands = "ID...",
	  .accepts = { .options = records_show_options },
	  .example = "spkt-feedback outreach show O1 -O text",
	  .run = feedback_show },
	{ .name = "outreach import", .help = WORDS("take dialogs from a CSV or YAML file", "memasukkan dialog dari berkas CSV atau YAML"), .operands = "[FILE]",
	  .accepts = { .options = records_import_options },
	  .example = "spkt-feedback outreach list -O csv | spkt-feedback -C other outreach import -",
	  .run = outreach_import, .stores = true },
	{ .name = "slips", .help = WORDS("print blank slips for the suggestion box, with codes to tear off", "mencetak lembar kosong kotak saran dengan kode yang dapat digunting"), .operands = "",
	  .accepts = { .options = slips_options },
	  .example = "spkt-feedback slips --count 20 --ms | groff -ms -k -Tpdf >slips.pdf", .run = feedback_slips },
	{ .name = "survey add", .help = WORDS("take a batch of survey answers from a CSV file", "memasukkan satu berkas jawaban survei dari CSV"), .operands = "[FILE]",
	  .accepts = { .options = survey_add_options, .schema = &box_schema, .fields = survey_add_fields },
	  .example = "spkt-feedback survey add skm-november.csv",
	  .run = survey_add, .stores = true },
	{ .name = "survey list", .help = WORDS("list the batches of survey answers", "menampilkan daftar berkas jawaban survei"), .operands = "",
	  .accepts = { .options = records_list_options },
	  .example = "spkt-feedback survey list --year 2026",
	  .run = survey_list },
	{ .name = "survey answers", .help = WORDS("list the answers of all batches", "menampilkan semua jawaban survei"), .operands = "",
	  .accepts = { .options = records_list_options },
	  .example = "spkt-feedback survey answers --month 2026-11 -w 'time <= 2' -f id,service,time,comment",
	  .run = survey_answers },
	{ .name = "survey show", .help = WORDS("print batches as they are stored", "mencetak berkas jawaban survei seperti tersimpan"), .operands = "ID...",
	  .accepts = { .options = survey_show_options },
	  .example = "spkt-feedback survey show S1",
	  .run = survey_show },
	{ .name = "reply", .help = WORDS("what a citizen with a tracking code says to the answer", "tanggapan warga dengan kode pelacakannya"), .operands = "[ID] CODE",
	  .accepts = { .options = reply_options, .schema = &step_schema, .fields = reply_fields },
	  .example = "spkt-feedback reply F3 - --dispute -m - <code-and-text.txt", .run = feedback_reply, .stores = true },
	{ .name = "receipt", .help = WORDS("print the receipt, certificate or letter; the first print issues it", "mencetak tanda terima, surat keterangan atau surat; cetakan pertama menerbitkannya"), .operands = "ID...",
	  .accepts = { .options = records_receipt_options },
	  .example = "spkt-feedback receipt F3 --ms | groff -ms -k -Tpdf >F3.pdf", .run = feedback_receipt, .stores = true },
	{ 0 },
};

static const struct first_step first[] = {
	{ "spkt-tree init ~/spkt --station PLB", WORDS("once: the tree, under the code of this desk", "sekali saja: pohon catatan, dengan kode SPKT ini") },
	{ "cd ~/spkt", WORDS("where it is found from then on", "tempat pohon itu ditemukan seterusnya") },
	{ "spkt-feedback new", WORDS("asks for all and prints the id", "menanyakan semuanya dan mencetak id") },
	{ "spkt-feedback list -O table", WORDS("what people said", "suara masyarakat") },
	{ 0 },
};

int
main(int argc, char **argv)
{
	static const struct program program = {
		.name = "spkt-feedback", .help = WORDS("what people say of the service", "suara masyarakat tentang pelayanan"), .verbs = verbs,
		.first = first,
	};

	return command_main(&program, argc, argv);
}
