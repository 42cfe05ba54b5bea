#ifndef CLI_DRAFTING_H
#define CLI_DRAFTING_H

#include "cli/session.h"
#include "store/scan.h"

/* An answer from templates/answers/NAME.txt (NAME.en.txt where English is wanted):
 * plain text, whose lines are joined to paragraphs, with {{places}}:
 *   id received kind title outcome ...   columns of the record, and station_name
 *                                        unit today as on a paper
 *   VERB.FIELD                           refer.agency, wait.until: of the newest step
 *                                        of that verb; an action by its title
 *   text                                 `message`, what the officer adds
 * An answer lies in the tracked tree: a place of personal data is a fault, and so is
 * one without a value, which names the verb and option that would give it. What was
 * written of a step for colleagues and looks like somebody's own data is said. In
 * s->scratch. */
bool drafting_fill(struct session *s, const struct scanned *c, struct text name, struct text message, struct text *answer,
    struct fail *why);

#endif
