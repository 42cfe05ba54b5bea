#ifndef RECORD_RECORD_H
#define RECORD_RECORD_H

#include "base/arena.h"
#include "base/fail.h"
#include "format/yaml_read.h"
#include "format/yaml_write.h"
#include "record/schema.h"
#include "time/when.h"

/* What the sum line of a file says about the bytes before it. */
enum sum_state { SUM_NONE, SUM_GOOD, SUM_BAD };
enum sum_state record_sum(struct text bytes);
/* What the sum line should say: what an approve step accepts. */
void record_digest(struct text bytes, char hex[65]);

/* A record in memory: the values of its schema's fields as canonical text.
 * No record type is named here: everything walks the schema. Texts are
 * borrowed from the arena the record was made in. */
struct record {
	const struct schema *schema;
	struct text *values;	/* schema->count; len 0 is "not given" */
	long *lines;		/* where each stood in its file; 0 is nowhere */
	struct extra {		/* the x-... keys, kept and passed on */
		struct text key, value;
	} *extras;
	size_t extra_count;
	enum sum_state sum;	/* of the file it was read from */
	struct text digest;	/* where that is SUM_BAD: what its sum line should say */
	struct text tight;	/* what its tree keeps with the personal data: tighten.h */
};

void record_init(struct record *r, const struct schema *schema, struct arena *arena);
/* Copies all that it borrows. */
void record_keep(struct record *r, struct arena *arena);
/* Empty where the schema has no such field or it is not given. */
struct text record_get(const struct record *r, enum name id);
/* The schema must have the field. */
void record_put(struct record *r, enum name id, struct text value);
/* Its times on the wall clock of a zone, whatever offset they were typed with. */
void record_move(struct record *r, const struct zone *zone, struct arena *arena);
void record_extra(struct record *r, struct text key, struct text value, struct arena *arena);

/* The x-... keys as `x-name: value` lines, and back. */
struct text record_extras(const struct record *r, struct arena *arena);
void record_take_extras(struct record *r, struct text lines, struct arena *arena);

/* Takes a YAML map. With `when` NULL it is a stored file and values must be
 * canonical; else they may be words of a person, in either language. Unknown
 * keys are faults but for x-...; a `sum` is passed over. Each fault goes to
 * the sink; returns whether there was none. */
bool record_from_node(struct record *r, const struct node *node, const struct when *when,
    struct arena *arena, const struct fail_sink *sink);
/* The same of stored values, stopping at the first fault. */
bool record_from_node_first(struct record *r, const struct node *node, struct arena *arena, struct fail *why);
/* One stored file, stopping at its first fault. Identity classes are as any. */
bool record_read(struct record *r, const struct schema *schema, struct text bytes,
    struct arena *arena, struct fail *why);
/* The same of a tree that keeps fields with the personal data (tighten.h): what is
 * required may stand there. */
bool record_read_tight(struct record *r, const struct schema *schema, struct text tight, struct text bytes,
    struct arena *arena, struct fail *why);

/* Required fields, the form of every value, and the schema's own rule. */
bool record_check(const struct record *r, const struct fail_sink *sink);
bool record_check_first(const struct record *r, struct fail *why);

/* The file's bytes: fields in schema order, extras, and the `sum:` line with
 * the SHA-256 of all bytes before it. Fields of class identity are left out
 * (record_write) or alone written, for the file in identity/
 * (record_write_identity; nothing at all is appended where there are none). */
void record_write(const struct record *r, struct buf *out);
/* Without identity and without a sum, for configuration that is edited by hand. */
void record_write_unsummed(const struct record *r, struct buf *out);
void record_write_identity(const struct record *r, struct buf *out);

/* One field's key and value, in the YAML of its kind. */
void record_write_field(struct yaml_writer *w, const struct field *f, struct text value, struct arena *scratch);

#endif
