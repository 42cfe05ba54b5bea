/* spkt-followup: what happens to a record afterwards. A verb a step comes from
 * the step table of the library; the others are one file and one row here. */
#include <string.h>

#include "cli/records.h"
#include "record/step.h"
#include "verbs.h"

static const enum option_id step_options[] = {
	OPT_MESSAGE, OPT_TEXT_FILE, OPT_FILE, OPT_AT, OPT_BY, OPT_KEY, OPT_DRY_RUN, OPT_NUL, OPT_OUTPUT, OPT_END
};
static const enum option_id plain_options[] = {
	OPT_MESSAGE, OPT_TEXT_FILE, OPT_AT, OPT_BY, OPT_KEY, OPT_DRY_RUN, OPT_NUL, OPT_OUTPUT, OPT_END
};
static const enum option_id amend_options[] = {
	OPT_SET, OPT_ITEMS, OPT_MESSAGE, OPT_TEXT_FILE, OPT_FILE, OPT_AT, OPT_BY, OPT_KEY, OPT_DRY_RUN, OPT_NUL, OPT_OUTPUT, OPT_END
};
static const enum option_id respond_options[] = {
	OPT_DRAFT, OPT_MESSAGE, OPT_TEXT_FILE, OPT_FILE, OPT_AT, OPT_BY, OPT_KEY, OPT_DRY_RUN, OPT_NUL, OPT_OUTPUT, OPT_END
};
static const enum option_id issue_options[] = {
	OPT_EXTEND, OPT_MESSAGE, OPT_TEXT_FILE, OPT_AT, OPT_BY, OPT_KEY, OPT_DRY_RUN, OPT_NUL, OPT_OUTPUT, OPT_END
};
static const enum option_id outbox_options[] = { OPTIONS_LISTING, OPT_BY, OPT_END };
static const enum option_id verify_options[] = {
	OPT_DAYS, OPT_MESSAGE, OPT_TEXT_FILE, OPT_AT, OPT_BY, OPT_KEY, OPT_DRY_RUN, OPT_NUL, OPT_OUTPUT, OPT_END
};
static const enum option_id status_options[] = { OPT_FORMAT, OPT_OUTPUT, OPT_END };
static const enum option_id list_options[] = { OPTIONS_LISTING, OPT_END };
static const enum option_id import_options[] = {
	OPT_EXCEL, OPT_REJECTS, OPT_STRICT, OPT_DRY_RUN, OPT_OUTPUT, OPT_END
};

static const struct verb others[] = {
	{ .name = "list", .help = WORDS("list steps", "menampilkan daftar langkah"), .operands = "",
	  .accepts = { .options = list_options },
	  .example = "spkt-followup list --day today -O table", .run = followup_list },
	{ .name = "show", .help = WORDS("show records with all their steps", "menampilkan catatan beserta semua langkahnya"), .operands = "ID...",
	  .accepts = { .options = records_show_options },
	  .example = "spkt-followup show R7 -O text", .run = followup_show },
	{ .name = "due", .help = WORDS("list what is overdue or soon; with -E it exits 1 where something is overdue", "menampilkan yang terlambat atau segera jatuh tempo; dengan -E keluar 1 bila ada yang terlambat"), .operands = "",
	  .accepts = { .options = due_options },
	  .example = "spkt-followup due --within 3d -w 'owner == \"84010123\"' -O table", .run = followup_due },
	{ .name = "explain", .help = WORDS("count the clocks of records day by day", "menghitung tenggat catatan hari demi hari"), .operands = "ID...",
	  .accepts = { .options = explain_options },
	  .example = "spkt-followup explain F3 --clock sp4n_respond", .run = followup_explain },
	{ .name = "outbox", .help = WORDS("list answers that the citizen was not told yet", "menampilkan jawaban yang belum disampaikan kepada warga"), .operands = "",
	  .accepts = { .options = outbox_options },
	  .example = "spkt-followup outbox -w 'channel == \"email\"' -f id,contact,text", .run = followup_outbox },
	{ .name = "status", .help = WORDS("what a citizen sees with the tracking code", "yang dilihat warga dengan kode pelacakannya"), .operands = "[ID] CODE",
	  .accepts = { .options = status_options },
	  .example = "spkt-followup status R7 - <code.txt", .run = followup_status },
	{ .name = "import", .help = WORDS("take steps from a CSV file", "memasukkan langkah dari berkas CSV"), .operands = "[FILE]",
	  .accepts = { .options = import_options },
	  .example = "spkt-followup list -O csv | spkt-followup -C other import -", .run = followup_import, .stores = true },
	{ .name = "action new", .help = WORDS("plan an improvement action", "merencanakan tindakan perbaikan"), .operands = "[KIND]",
	  .accepts = { .options = records_new_plain_options, .schema = &action_schema },
	  .example = "spkt-followup action new staffing --title \"Loket malam\" --aim time --addresses F1,F3 --due 2026-12-15 --verify-after 2027-01-15",
	  .run = action_new, .stores = true },
	{ .name = "action list", .help = WORDS("list improvement actions", "menampilkan daftar tindakan perbaikan"), .operands = "",
	  .accepts = { .options = records_list_options },
	  .example = "spkt-followup action list -w 'status != \"closed\"' -S due -O table", .run = action_list },
	{ .name = "action show", .help = WORDS("show actions with all that happened to them", "menampilkan tindakan perbaikan beserta riwayatnya"), .operands = "ID...",
	  .accepts = { .options = records_show_options },
	  .example = "spkt-followup action show A1 -O text", .run = action_show },
	{ .name = "action import", .help = WORDS("take actions from a CSV or YAML file", "memasukkan tindakan perbaikan dari berkas CSV atau YAML"), .operands = "[FILE]",
	  .accepts = { .options = records_import_options },
	  .example = "spkt-followup action list -O csv | spkt-followup -C other action import -", .run = action_import, .stores = true },
	{ .name = "handover new", .help = WORDS("hand a shift over", "menyerahterimakan regu"), .operands = "",
	  .accepts = { .options = records_new_plain_options, .schema = &handover_schema },
	  .example = "spkt-followup handover new --outgoing 84010123 --incoming 79050456 --inventory \"2 HT, 1 kunci sel\"",
	  .run = handover_new, .stores = true },
	{ .name = "handover list", .help = WORDS("list handovers", "menampilkan daftar serah terima"), .operands = "",
	  .accepts = { .options = records_list_options },
	  .example = "spkt-followup handover list --month 2026-11 -O table", .run = handover_list },
	{ .name = "handover show", .help = WORDS("show handovers with all that happened to them", "menampilkan serah terima beserta riwayatnya"), .operands = "ID...",
	  .accepts = { .options = records_show_options },
	  .example = "spkt-followup handover show H1 -O text", .run = followup_show },
	{ .name = "handover book", .help = WORDS("print the shift book", "mencetak buku mutasi"), .operands = "[ID]",
	  .accepts = { .options = handover_book_options, .schema = &handover_schema, .fields = handover_book_fields },
	  .example = "spkt-followup handover book H1", .run = handover_book },
	{ .name = "handover import", .help = WORDS("take handovers from a CSV or YAML file", "memasukkan serah terima dari berkas CSV atau YAML"), .operands = "[FILE]",
	  .accepts = { .options = records_import_options },
	  .example = "spkt-followup handover list -O csv | spkt-followup -C other handover import -", .run = handover_import, .stores = true },
	{ .name = "duty", .help = WORDS("planned against worked shifts", "jadwal jaga dibandingkan dengan yang bekerja"), .operands = "",
	  .accepts = { .options = list_options },
	  .example = "spkt-followup duty --month 2026-11 -w 'planned == \"yes\" && worked == \"no\"'", .run = followup_duty },
};

/* The step verbs that do more than put a step. */
static const struct own {
	const char *verb, *operands;
	const enum option_id *options;
	bool (*run)(struct session *s, struct fail *why);
} own_files[] = {
	{ "retract", "STEP-ID...", plain_options, followup_retract }, { "issue", "ID...", issue_options, followup_issue },
	{ "attach", "ID FILE...", plain_options, followup_attach }, { "acknowledge", "ID...", plain_options, followup_acknowledge },
	{ "amend", "ID...", amend_options, followup_amend },
	{ "respond", "ID...", respond_options, followup_respond },
	{ "verify", "ID...", verify_options, followup_verify },
};
static const struct own step_file = { NULL, "ID...", step_options, followup_step };

enum { VERBS_MAX = 64, OTHERS = sizeof others / sizeof *others };

static const struct own *
own_file(const char *verb)
{
	for (size_t i = 0; i < sizeof own_files / sizeof *own_files; i++)
		if (strcmp(own_files[i].verb, verb) == 0)
			return &own_files[i];
	return &step_file;
}

/* A row of the step table as a verb. */
static struct verb
step_verb(const struct step_verb *v, struct arena *arena)
{
	const struct own *own = own_file(v->verb);

	return (struct verb){
		.name = v->verb, .help = v->help, .operands = own->operands,
		.accepts = { .options = own->options, .schema = &step_schema, .fields = v->fields },
		.example = arena_printf(arena, "spkt-followup %s %s", v->verb, v->example).at,
		.run = own->run, .stores = true,
	};
}

static const struct first_step first[] = {
	{ "spkt-followup due -O table", WORDS("what is overdue or soon, and which step does it", "yang terlambat atau segera jatuh tempo, dan langkah berikutnya") },
	{ "spkt-followup explain F3", WORDS("why it is due then, day by day", "mengapa jatuh temponya begitu, hari demi hari") },
	{ "spkt-followup show F3 -O text", WORDS("what happened to a record, in order", "yang terjadi pada catatan, berurutan") },
	{ "spkt-followup outbox -O table", WORDS("answers that nobody was told yet", "jawaban yang belum disampaikan") },
	{ "spkt-followup handover new", WORDS("hand the shift over: asks for what it needs", "serah terima regu: menanyakan yang diperlukan") },
	{ 0 },
};

int
main(int argc, char **argv)
{
	struct verb verbs[VERBS_MAX] = {0};
	struct program program = {
		.name = "spkt-followup", .verbs = verbs, .first = first,
		.help = WORDS("what happens to a record afterwards", "yang terjadi pada catatan sesudahnya"),
	};
	struct arena arena = {0};
	size_t n = 0;
	int code;

	for (const struct step_verb *v = step_verbs; v->verb != NULL && n < VERBS_MAX - OTHERS - 1; v++)
		if ((v->flags & STEP_ELSEWHERE) == 0)
			verbs[n++] = step_verb(v, &arena);
	for (size_t i = 0; i < OTHERS; i++)
		verbs[n++] = others[i];
	code = command_main(&program, argc, argv);
	arena_release(&arena);
	return code;
}
