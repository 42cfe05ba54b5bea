#ifndef CLI_RECORDS_H
#define CLI_RECORDS_H

#include "cli/command.h"
#include "store/layout.h"

/* The verbs that all types of records share: each program's file of that name
 * has the row of the verb and names its type. */
bool records_list(struct session *s, const struct schema *schema, struct fail *why);
bool records_show(struct session *s, struct fail *why);
bool records_new(struct session *s, const struct schema *schema, struct fail *why);
bool records_import(struct session *s, const struct schema *schema, struct fail *why);
bool records_receipt(struct session *s, struct fail *why);

/* The options of each, for its row; plain: of what has neither text nor people. */
extern const enum option_id records_list_options[], records_show_options[], records_new_options[],
    records_new_outreach_options[], records_new_plain_options[], records_import_options[], records_receipt_options[];

#endif
