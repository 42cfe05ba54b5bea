/* Bulk writing: temporaries of many records, one flush, their links in order,
 * one flush more (DESIGN 9). A killed import leaves a prefix of its rows. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/memory.h"
#include "file/folder.h"
#include "store/put_number.h"

enum { BATCH_RECORDS = 2000, BATCH_FOLDERS = 200, BATCH_STEPS = 8000, FOLDERS_FIRST = 16 };

struct open_folder {
	char *path;
	int fd;
	struct number_hint hint;
};

struct pending_step {
	struct publication publication;
	int64_t number;
	struct text tag, name;	/* name: of its file, once it is linked */
};

struct pending {
	struct record record;	/* its values are copied: those that keep() names */
	struct publication publication;
	bool is_new, linked;
	bool has_identity;	/* that it brought */
	bool *stored;
	struct text *stored_as;
	struct arena *stored_in;
	struct text id;		/* of a record that was there already */
	int32_t day;
	size_t folder;		/* its index */
	size_t first_step, step_count;
};

struct batch {
	const struct writer *writer;
	struct arena arena;	/* until the flush */
	bool whole;
	struct open_folder *folders;
	size_t folder_count, folder_cap;
	struct pending *waiting;
	size_t count, cap;
	struct pending_step *steps;
	size_t step_count, step_cap;
};

struct batch *
batch_new(const struct writer *w)
{
	struct batch *b = memory_get(sizeof *b);

	b->writer = w;
	b->cap = BATCH_RECORDS;
	b->waiting = memory_grow(NULL, b->cap, sizeof *b->waiting);
	return b;
}

void
batch_whole(struct batch *b)
{
	b->whole = true;
}

size_t
batch_waiting(const struct batch *b)
{
	return b->count;
}

bool
batch_full(const struct batch *b)
{
	return !b->whole && (b->count >= BATCH_RECORDS - 1 || b->folder_count >= BATCH_FOLDERS - 1 || b->step_count >= BATCH_STEPS);
}

static bool
folder_of(struct batch *b, const struct record_type *type, struct text station, int32_t day, size_t *found,
    struct fail *why)
{
	struct buf path = {0};
	struct open_folder *f;

	layout_day(type, station, day, &path);
	for (size_t i = b->folder_count; i > 0; i--)
		if (strcmp(b->folders[i - 1].path, path.data) == 0) {
			buf_release(&path);
			*found = i - 1;
			return true;
		}
	if (b->folder_count == b->folder_cap) {
		b->folder_cap = b->folder_cap > 0 ? b->folder_cap * 2 : FOLDERS_FIRST;
		b->folders = memory_grow(b->folders, b->folder_cap, sizeof *b->folders);
	}
	f = &b->folders[b->folder_count];
	*f = (struct open_folder){ .fd = folder_make(b->writer->tree->root, path.data, b->writer->folder_mode, why),
		.hint = { -1 } };
	if (f->fd < 0) {
		buf_release(&path);
		return false;
	}
	f->path = memory_copy(path.data, path.len);
	buf_release(&path);
	*found = b->folder_count++;
	return true;
}

static bool
start(struct publication *p, int fd, const struct record *r, const struct publish_options *o,
    struct fail *why)
{
	struct buf bytes = {0};
	bool ok;

	ok = put_bytes(r, &bytes, why) && publish_start(p, fd, buf_view(&bytes), o, why);
	buf_release(&bytes);
	return ok;
}

/* What the flush needs of a record once its row is gone. */
static struct record
keep(struct batch *b, const struct record *r)
{
	static const enum name needed[] = { NAME_UID, NAME_STATION, NAME_RECEIVED, NAME_ANONYMOUS, NAME_IDENTITY };
	struct record kept;

	record_init(&kept, r->schema, &b->arena);
	for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
		if (schema_named(r->schema, needed[i]) != NO_FIELD)
			record_put(&kept, needed[i], arena_text(&b->arena, record_get(r, needed[i])));
	return kept;
}

static bool
add_steps(struct batch *b, struct pending *p, const struct batch_item *item, struct fail *why)
{
	/* Midnight for the files of an anonymous item, as the record's own. */
	struct publish_options options = put_options(b->writer, item->record, p->day, true);

	/* Full is asked between records; one may bring any number of steps. */
	while (b->step_cap < b->step_count + item->step_count) {
		b->step_cap = b->step_cap > 0 ? b->step_cap * 2 : BATCH_STEPS;
		b->steps = memory_grow(b->steps, b->step_cap, sizeof *b->steps);
	}
	for (size_t i = 0; i < item->step_count; i++) {
		struct pending_step *s = &b->steps[b->step_count];
		const struct record *step = &item->steps[i];

		s->number = item->numbers[i];
		s->tag = item->tags != NULL && item->tags[i].len > 0 ? arena_text(&b->arena, item->tags[i])
		    : put_tag(record_get(item->record, NAME_UID), record_get(step, NAME_VERB), record_get(step, NAME_AT), &b->arena);
		if (!start(&s->publication, b->folders[p->folder].fd, step, &options, why))
			return false;
		b->step_count++;
		p->step_count++;
	}
	return true;
}

bool
batch_add(struct batch *b, const struct batch_item *item, struct fail *why)
{
	struct pending *p;
	const struct record *r = item->record;
	struct publish_options options;

	if (b->count == b->cap) {
		b->cap *= 2;
		b->waiting = memory_grow(b->waiting, b->cap, sizeof *b->waiting);
	}
	p = &b->waiting[b->count];
	*p = (struct pending){ .is_new = !item->exists, .first_step = b->step_count,
		.stored = item->stored, .stored_as = item->stored_as, .stored_in = item->stored_in };
	if (!put_day(r, &p->day, why) ||
	    !folder_of(b, record_type_of(r->schema), record_get(r, NAME_STATION), p->day, &p->folder, why))
		return false;
	p->record = keep(b, r);
	p->id = arena_text(&b->arena, item->id);
	options = put_options(b->writer, r, p->day, true);
	if (p->is_new && !put_identity(b->writer, r, true, &p->has_identity, why))
		return false;
	if (p->is_new && !start(&p->publication, b->folders[p->folder].fd, r, &options, why)) {
		if (p->has_identity)
			put_identity_undo(b->writer, r);
		return false;
	}
	b->count++;
	return add_steps(b, p, item, why);
}

/* Under the id it brings, or under the next free number. */
static bool
link_record(struct batch *b, struct pending *p, struct fail *why)
{
	struct buf name = {0};
	enum publish_link link;

	if (p->id.len == 0)
		return put_number(&p->publication, &p->record, p->day, &b->folders[p->folder].hint, &b->arena, &p->id, why);
	buf_printf(&name, "%.*s.yaml", TEXT_ARG(p->id));
	link = publish_link(&p->publication, name.data, why);
	buf_release(&name);
	return link == PUBLISH_LINKED ||
	    (link == PUBLISH_TAKEN && fail_set(why, MSG_ID_HELD, arena_string(&b->arena, p->id)));
}

static bool
link_one(struct batch *b, struct pending *p, struct fail *why)
{
	if (p->is_new && !link_record(b, p, why))
		return false;
	p->linked = true;
	if (p->stored_as != NULL)
		*p->stored_as = arena_text(p->stored_in, p->id);
	for (size_t i = 0; i < p->step_count; i++) {
		struct pending_step *s = &b->steps[p->first_step + i];

		if (!put_step_number(&s->publication, p->id, s->number, s->tag, &b->arena, &s->name, why))
			return false;
		if (p->stored != NULL)
			*p->stored = true;
	}
	return true;
}

/* Takes back the links of a flush that ends midway. A file that was there before, under
 * the same name, is none of them. */
static void
batch_undo(struct batch *b)
{
	struct fail ignored = {0};
	bool linked = false;

	for (size_t i = 0; i < b->count; i++) {
		struct pending *p = &b->waiting[i];
		bool back = true;

		for (size_t k = 0; k < p->step_count; k++) {
			struct pending_step *s = &b->steps[p->first_step + k];

			if (!s->publication.linked)
				continue;
			linked = true;
			back = unlinkat(s->publication.folder, arena_printf(&b->arena, "%.*s.yaml", TEXT_ARG(s->name)).at, 0) == 0 && back;
		}
		if (p->stored != NULL)
			*p->stored = *p->stored && !back;
	}
	/* A crash that brings them again brings whole steps. */
	if (linked)
		(void)publish_flush(b->writer->tree->root, &ignored);
	fail_release(&ignored);
}

/* Removes the temporaries, whatever became of the links. */
static bool
batch_clean(struct batch *b, struct fail *why)
{
	bool ok = true;

	for (size_t i = 0; i < b->count; i++) {
		struct pending *p = &b->waiting[i];

		if (p->is_new)
			ok = publish_finish(&p->publication, why) && ok;
		if (p->has_identity && !p->linked)
			put_identity_undo(b->writer, &p->record);
	}
	for (size_t i = 0; i < b->step_count; i++)
		ok = publish_finish(&b->steps[i].publication, why) && ok;
	for (size_t i = 0; i < b->folder_count; i++) {
		(void)close(b->folders[i].fd);
		memory_free(b->folders[i].path);
	}
	b->count = b->step_count = b->folder_count = 0;
	arena_clear(&b->arena);
	return ok;
}

bool
batch_flush(struct batch *b, struct fail *why)
{
	bool ok = b->count == 0 || publish_flush(b->writer->tree->root, why);
	struct fail ignored = {0};

	/* Before the first link nothing is stored, whatever the disk says. */
	if (!ok)
		fail_set(why, MSG_FILE_PUBLISH);

	for (size_t i = 0; ok && i < b->count; i++)
		ok = link_one(b, &b->waiting[i], why);
	if (b->count > 0 && ok) {
		ok = batch_clean(b, why);
		return publish_flush(b->writer->tree->root, why) && ok;
	}
	if (b->whole)
		batch_undo(b);
	batch_clean(b, &ignored);
	fail_release(&ignored);
	return ok;
}

void
batch_free(struct batch *b)
{
	struct fail ignored = {0};

	batch_clean(b, &ignored);
	fail_release(&ignored);
	arena_release(&b->arena);
	memory_free(b->folders);
	memory_free(b->waiting);
	memory_free(b->steps);
	memory_free(b);
}
