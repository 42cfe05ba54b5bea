#ifndef CLI_STEPS_STREAM_H
#define CLI_STEPS_STREAM_H

#include <stdio.h>

#include "format/yaml_read.h"
#include "record/record.h"
#include "record/step.h"

/* Steps in YAML: a document a step, with the `id` of its record, as `spkt-followup
 * list -O yaml` prints; or a record with its `steps` (or none), as `show` prints. A person
 * may write `step` for verb and `time` for at. */
struct stream_step {
	const struct node *node;
	struct text id;		/* of its record */
	struct text name;	/* of its file; empty: it brings none */
};

struct steps_stream {
	struct stream_step *at;
	size_t count;
};

/* Reads the whole input, from where its descriptor is to its end. What it reads lives in the arena. */
bool steps_stream_read(struct steps_stream *stream, FILE *in, size_t most, struct arena *arena, struct fail *why);
/* One of them as a record, stopping at the first fault. */
bool steps_stream_take(const struct stream_step *s, const struct when *when, struct arena *arena, struct record *step,
    struct fail *why);
/* Refuses what the program sets and what the verb does not carry, with its line. */
bool steps_stream_carried(const struct step_verb *v, const struct record *r, struct fail *why);

#endif
