/* spkt-stats: figures only; it writes nothing into the tree. A new verb is one
 * file and one row. */
#include "cli/figures.h"
#include "verbs.h"

static const enum option_id count_options[] = { OPT_GROUP, OPTIONS_FIGURES, OPT_END };
static const enum option_id response_options[] = { OPT_GROUP, OPT_FROM, OPT_TO_STAGE, OPTIONS_FIGURES, OPT_END };
/* Of one type only: no --type. */
static const enum option_id feedback_options[] = {
	OPT_GROUP, OPT_FORMAT, OPT_OUTPUT, OPT_WHERE, OPT_EXIT, OPT_SINCE, OPT_UNTIL, OPT_DAY, OPT_WEEK, OPT_MONTH, OPT_YEAR,
	OPT_TREE, OPT_INPUT, OPT_EXPLAIN, OPT_NUL, OPT_END
};
static const enum option_id signal_options[] = { OPT_GROUP, OPT_METHOD, OPT_BASELINE, OPTIONS_FIGURES, OPT_END };
/* Who stored something is told from both types: no --type. */
static const enum option_id load_options[] = {
	OPT_FORMAT, OPT_OUTPUT, OPT_WHERE, OPT_EXIT, OPT_SINCE, OPT_UNTIL, OPT_DAY, OPT_WEEK, OPT_MONTH, OPT_YEAR, OPT_TREE,
	OPT_INPUT, OPT_EXPLAIN, OPT_NUL, OPT_END
};
static const enum option_id staff_options[] = {
	OPT_HANDLING, OPT_WAIT, OPT_LEVEL, OPT_SHRINKAGE, OPT_LEAST, OPT_HOURS, OPTIONS_FIGURES, OPT_END
};
static const enum option_id survey_options[] = {
	OPT_GROUP, OPT_RULE, OPT_POPULATION, OPT_FORMAT, OPT_OUTPUT, OPT_WHERE, OPT_EXIT, OPT_SINCE, OPT_UNTIL, OPT_DAY,
	OPT_WEEK, OPT_MONTH, OPT_YEAR, OPT_TREE, OPT_INPUT, OPT_EXPLAIN, OPT_NUL, OPT_END
};
static const enum option_id cube_options[] = { OPT_FROM, OPT_TO_STAGE, OPTIONS_FIGURES, OPT_END };
static const enum option_id effect_options[] = {
	OPT_DAYS, OPT_FORMAT, OPT_OUTPUT, OPT_WHERE, OPT_TYPE, OPT_EXIT, OPT_TREE, OPT_EXPLAIN, OPT_NUL, OPT_END
};
static const enum option_id daily_options[] = {
	OPT_DAY, OPT_DUTY, OPT_FORMAT, OPT_OUTPUT, OPT_WHERE, OPT_TYPE, OPT_EXIT, OPT_TREE, OPT_EXPLAIN,
	OPT_NUL, OPT_MAIL, OPT_MAIL_TO, OPT_END
};
static const enum option_id weekly_options[] = {
	OPT_WEEK, OPT_DUTY, OPT_FORMAT, OPT_OUTPUT, OPT_WHERE, OPT_TYPE, OPT_EXIT, OPT_TREE, OPT_EXPLAIN,
	OPT_NUL, OPT_MAIL, OPT_MAIL_TO, OPT_END
};
static const enum option_id monthly_options[] = {
	OPT_MONTH, OPT_DUTY, OPT_FORMAT, OPT_OUTPUT, OPT_WHERE, OPT_TYPE, OPT_EXIT, OPT_TREE, OPT_EXPLAIN,
	OPT_NUL, OPT_MAIL, OPT_MAIL_TO, OPT_END
};

static const enum option_id publish_options[] = { OPT_OUT, OPT_MONTH, OPT_REPUBLISH, OPT_REASON, OPT_END };

static const struct verb verbs[] = {
	{ .name = "count", .help = WORDS("how many came in", "berapa yang masuk"), .operands = "",
	  .accepts = { .options = count_options },
	  .example = "spkt-stats count -g kind,shift --month 2026-11", .run = stats_count },
	{ .name = "heat", .help = WORDS("how many came in by weekday and hour", "berapa yang masuk per hari dan jam"), .operands = "",
	  .accepts = { .options = count_options },
	  .example = "spkt-stats heat --type report --year 2026", .run = stats_heat },
	{ .name = "response", .help = WORDS("how long it took from one stage to another", "berapa lama dari satu tahap ke tahap lain"), .operands = "",
	  .accepts = { .options = response_options },
	  .example = "spkt-stats response -g area -w 'kind == \"emergency\"' --to arrived", .run = stats_response },
	{ .name = "effect", .help = WORDS("whether improvement actions worked", "berhasil tidaknya tindakan perbaikan"), .operands = "ID...",
	  .accepts = { .options = effect_options },
	  .example = "spkt-stats effect A1 --days 90 -O text", .run = stats_effect },
	{ .name = "sla", .help = WORDS("how the clocks of sla.csv were kept", "bagaimana tenggat dari sla.csv dipenuhi"), .operands = "",
	  .accepts = { .options = count_options },
	  .example = "spkt-stats sla -g kind --month 2026-11", .run = stats_sla },
	{ .name = "loop", .help = WORDS("how far every voice got: analysed, decided, answered, told, improved", "sampai mana tiap suara: dianalisis, diputuskan, dijawab, diberi tahu, diperbaiki"), .operands = "",
	  .accepts = { .options = count_options },
	  .example = "spkt-stats loop -g type,kind --year 2026", .run = stats_loop },
	{ .name = "backlog", .help = WORDS("how old is what is open, by the steps of the law", "umur yang belum selesai, menurut jenjang tenggat"), .operands = "",
	  .accepts = { .options = count_options },
	  .example = "spkt-stats backlog -g kind --week 2026-W48 -O text", .run = stats_backlog },
	{ .name = "feedback", .help = WORDS("what people said, by month, kind and service element", "apa kata warga, per bulan, jenis dan unsur pelayanan"), .operands = "",
	  .accepts = { .options = feedback_options },
	  .example = "spkt-stats feedback --year 2026 -O html -o feedback.html", .run = stats_feedback },
	{ .name = "pareto", .help = WORDS("root causes, the most frequent first", "akar masalah, yang tersering lebih dahulu"), .operands = "",
	  .accepts = { .options = count_options },
	  .example = "spkt-stats pareto --type feedback --year 2026 -O svg -o causes.svg", .run = stats_pareto },
	{ .name = "signal", .help = WORDS("days on which more came in than is usual", "hari dengan lebih banyak yang masuk dari biasanya"), .operands = "",
	  .accepts = { .options = signal_options },
	  .example = "spkt-stats signal -g area --since -30d -E", .run = stats_signal },
	{ .name = "load", .help = WORDS("what each officer took in each shift, in how many hours", "berapa yang diterima tiap petugas dalam tiap regu, dalam berapa jam"), .operands = "",
	  .accepts = { .options = load_options },
	  .example = "spkt-stats load --month 2026-11 -O table", .run = stats_load },
	{ .name = "staff", .help = WORDS("how many officers each hour of the week needs", "berapa petugas yang dibutuhkan tiap jam dalam sepekan"), .operands = "",
	  .accepts = { .options = staff_options },
	  .example = "spkt-stats staff --year 2026 --wait 10m --shrinkage 0.2 -O text", .run = stats_staff },
	{ .name = "survey", .help = WORDS("the index of public satisfaction (SKM, IKM) and its nine elements", "indeks kepuasan masyarakat (SKM, IKM) dan sembilan unsurnya"), .operands = "",
	  .accepts = { .options = survey_options },
	  .example = "spkt-stats survey --year 2026 --population 5400 -g service -O text", .run = stats_survey },
	{ .name = "cube", .help = WORDS("exact counts and durations that add up across stations", "jumlah dan lama waktu persis yang dapat dijumlahkan antar-SPKT"), .operands = "",
	  .accepts = { .options = cube_options },
	  .example = "spkt-stats cube --month 2026-11 >PLB.csv; spkt-stats sla -g station --input PLB.csv", .run = stats_cube },
	{ .name = "daily", .help = WORDS("the page of one day", "halaman satu hari"), .operands = "",
	  .accepts = { .options = daily_options },
	  .example = "spkt-stats daily --lang id --mail | sendmail kapolsek", .run = stats_daily },
	{ .name = "weekly", .help = WORDS("the page of an ISO week, beside the one before", "halaman satu pekan, di samping pekan sebelumnya"), .operands = "",
	  .accepts = { .options = weekly_options },
	  .example = "spkt-stats weekly --week 2026-W48 -E", .run = stats_weekly },
	{ .name = "monthly", .help = WORDS("the page of a month, beside the one before", "halaman satu bulan, di samping bulan sebelumnya"), .operands = "",
	  .accepts = { .options = monthly_options },
	  .example = "spkt-stats monthly --month 2026-11 --lang id", .run = stats_monthly },
	{ .name = "publish", .help = WORDS("public figures", "angka publik"), .operands = "",
	  .accepts = { .options = publish_options },
	  .example = "spkt-stats publish --out /var/www/html/spkt", .run = stats_publish },
	{ 0 },
};

int
main(int argc, char **argv)
{
	static const struct program program = {
		.name = "spkt-stats", .help = WORDS("figures, from the records", "angka-angka dari catatan"), .verbs = verbs,
	};

	return command_main(&program, argc, argv);
}
