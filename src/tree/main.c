/* spkt-tree: the tree itself. A new verb is one file and one row. */
#include "verbs.h"

static const enum option_id init_options[] = {
	OPT_STATION, OPT_NAME, OPT_ZONE, OPT_UNIT, OPT_SHARE, OPT_TAKE_OVER, OPT_REASON, OPT_END
};
static const enum option_id check_options[] = { OPT_EXIT, OPT_END };
static const enum option_id fields_options[] = { OPT_FORMAT, OPT_OUTPUT, OPT_MDOC, OPT_END };

static const struct verb verbs[] = {
	{ .name = "init", .help = WORDS("make a tree, or claim a clone of one for a station", "membuat pohon catatan, atau mengklaim salinannya untuk sebuah SPKT"), .operands = "[DIR]",
	  .accepts = { .options = init_options },
	  .example = "spkt-tree init catatan --station PLB --name \"SPKT Polres Contoh\" --zone Asia/Jakarta",
	  .run = tree_init, .without_tree = true, .stores = true },
	{ .name = "check", .help = WORDS("read every file and name what is wrong", "membaca semua berkas dan menyebut yang salah"), .operands = "",
	  .accepts = { .options = check_options },
	  .example = "spkt-tree check -E",
	  .run = tree_check, .broken_tree = true },
	{ .name = "fields", .help = WORDS("the fields of a record type or table", "isian sebuah jenis catatan atau tabel"), .operands = "[TYPE]",
	  .accepts = { .options = fields_options },
	  .example = "spkt-tree fields report -O table",
	  .run = tree_fields, .without_tree = true },
	{ .name = "completion", .help = WORDS("completion script for a shell", "skrip pelengkap untuk shell"), .operands = "bash|zsh|fish",
	  .accepts = { .options = NULL },
	  .example = "spkt-tree completion bash >~/.local/share/bash-completion/completions/spkt-report",
	  .run = tree_completion, .without_tree = true },
	{ 0 },
};

int
main(int argc, char **argv)
{
	static const struct program program = {
		.name = "spkt-tree", .help = WORDS("the tree of records itself", "pohon catatan itu sendiri"), .verbs = verbs,
	};

	return command_main(&program, argc, argv);
}
