#ifndef FORMAT_YAML_WRITE_H
#define FORMAT_YAML_WRITE_H

#include <stdbool.h>

#include "base/buf.h"

/* Emits one document of DESIGN 2's dialect through libyaml's emitter: block
 * mappings, plain scalars only where no YAML 1.1 or 1.2 reader could take them
 * for something else than this string, `|` only where the text reads back
 * byte-equal, else double quotes with escapes. Text must be valid UTF-8 (the
 * caller has checked) without NUL; anything else is a programming error (assert).
 *
 *   struct yaml_writer *w = yaml_writer_new(&out);
 *   yaml_key(w, TEXT("kind")); yaml_scalar(w, TEXT("lost"));
 *   yaml_key(w, TEXT("tags")); yaml_list_begin(w); yaml_scalar(...); yaml_list_end(w);
 *   yaml_writer_free(w);       ends the document: out has it whole
 *
 * The top level is always a map. No "---" and no "..." are written. */
struct yaml_writer;

struct yaml_writer *yaml_writer_new(struct buf *out);
void yaml_key(struct yaml_writer *w, struct text key);
void yaml_scalar(struct yaml_writer *w, struct text value);
void yaml_list_begin(struct yaml_writer *w);
void yaml_list_end(struct yaml_writer *w);
void yaml_map_begin(struct yaml_writer *w);
void yaml_map_end(struct yaml_writer *w);
void yaml_writer_free(struct yaml_writer *w);

#endif
