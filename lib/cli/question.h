#ifndef CLI_QUESTION_H
#define CLI_QUESTION_H

#include "cli/session.h"
#include "record/asked.h"

/* One question of the dialogue: asked on standard error until the answer is one
 * that the field takes. */
enum answer { ANSWER_TAKEN, ANSWER_BACK, ANSWER_LEFT };

/* Asks for one field, or one thing of a person, and puts the answer into the
 * draft. Enter keeps what the draft has, or takes what question_suggest gives. */
enum answer question_ask(struct session *s, struct record *draft, const struct asked *a);
/* What Enter stands for where nothing was typed yet: the default of the field,
 * or a title from the kinds of things or the category. */
struct text question_suggest(struct session *s, const struct record *draft, const char *name);
/* What the draft has for it. */
struct text question_value(const struct record *draft, const char *name);
/* Whether to store what was shown. */
enum answer question_store(struct session *s);
/* A sentence or a fault on the person's screen, also with -q. */
void question_say(const struct session *s, const struct fail *why);
void question_tell(const struct session *s, enum message m);

#endif
