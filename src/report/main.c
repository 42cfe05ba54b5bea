/* spkt-report: what comes to the desk. A new verb is one file and one row. */
#include "cli/records.h"
#include "verbs.h"

static const enum option_id guide_options[] = {
	OPT_FORMAT, OPT_OUTPUT, OPT_FOR, OPT_BY, OPT_DRY_RUN, OPT_END
};
static const enum option_id match_options[] = { OPTIONS_LISTING, OPT_BY, OPT_DRY_RUN, OPT_END };

static const struct verb verbs[] = {
	{ .name = "new", .help = WORDS("take a report", "menerima laporan"), .operands = "[KIND]",
	  .accepts = { .options = records_new_options, .schema = &report_schema },
	  .example = "spkt-report new lost --title \"KTP hilang\" --place \"Pasar Cinde\" -m \"Dompet jatuh di pasar\"",
	  .run = report_new, .stores = true },
	{ .name = "list", .help = WORDS("list reports", "menampilkan daftar laporan"), .operands = "",
	  .accepts = { .options = records_list_options },
	  .example = "spkt-report list -O table -w 'kind == \"lost\" && status == \"new\"' --day today",
	  .run = report_list },
	{ .name = "show", .help = WORDS("show reports with all that happened to them", "menampilkan laporan beserta riwayatnya"), .operands = "ID...",
	  .accepts = { .options = records_show_options },
	  .example = "spkt-report show R7 -O text",
	  .run = report_show },
	{ .name = "import", .help = WORDS("take reports from a CSV or YAML file", "memasukkan laporan dari berkas CSV atau YAML"), .operands = "[FILE]",
	  .accepts = { .options = records_import_options },
	  .example = "spkt-report import --map examples/maps/sf-fire.yaml calls.csv",
	  .run = report_import, .stores = true },
	{ .name = "guide", .help = WORDS("list or print legal-procedure guides, and note that one was given", "menampilkan panduan prosedur hukum, dan mencatat bahwa panduan diberikan"), .operands = "[CODE]",
	  .accepts = { .options = guide_options },
	  .example = "spkt-report guide lost_documents --for R7",
	  .run = report_guide, .stores = true },
	{ .name = "match", .help = WORDS("which lost and found reports may be of one thing; with two ids, that they are", "laporan kehilangan dan temuan yang mungkin sama; dengan dua id, memasangkannya"), .operands = "[ID [ID]]",
	  .accepts = { .options = match_options },
	  .example = "spkt-report match R7 -O table",
	  .run = report_match, .stores = true },
	{ .name = "receipt", .help = WORDS("print the receipt, certificate or letter; the first print issues it", "mencetak tanda terima, surat keterangan atau surat; cetakan pertama menerbitkannya"), .operands = "ID...",
	  .accepts = { .options = records_receipt_options },
	  .example = "spkt-report receipt R7 --signed-by 84010123 | lp", .run = report_receipt, .stores = true },
	{ 0 },
};

static const struct first_step first[] = {
	{ "spkt-tree init ~/spkt --station PLB", WORDS("once: the tree, under the code of this desk", "sekali saja: pohon catatan, dengan kode SPKT ini") },
	{ "cd ~/spkt", WORDS("where it is found from then on", "tempat pohon itu ditemukan seterusnya") },
	{ "spkt-report new lost", WORDS("asks for the rest and prints the id, PLB-20261124-R0001", "menanyakan sisanya dan mencetak id, PLB-20261124-R0001") },
	{ "spkt-report receipt R1", WORDS("its paper; R1 is the first report of today", "suratnya; R1 adalah laporan pertama hari ini") },
	{ 0 },
};

int
main(int argc, char **argv)
{
	static const struct program program = {
		.name = "spkt-report", .help = WORDS("what comes to the desk", "yang masuk ke SPKT"), .verbs = verbs,
		.first = first,
	};

	return command_main(&program, argc, argv);
}
