/* spkt-feedback: what people say of the service. A new verb is one file and
 * one row. */
#include "cli/records.h"
#include "verbs.h"

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
	{ 0 },
};

int
main(int argc, char **argv)
{
	static const struct program program = {
		.name = "spkt-feedback", .help = WORDS("what people say of the service", "suara masyarakat tentang pelayanan"), .verbs = verbs,
	};

	return command_main(&program, argc, argv);
}
