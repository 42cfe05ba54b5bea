#include "cli/records.h"
const enum option_id records_import_options[] = { OPT_MAP, OPT_REJECTS, OPT_STRICT, OPT_DRY_RUN, OPT_OUTPUT, OPT_END };
bool records_import(struct session *s, const struct schema *schema, struct fail *why) { (void)s; (void)schema; (void)why; return true; }
