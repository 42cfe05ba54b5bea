#include "format/csv_read.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/unicode.h"

enum { CHUNK = 256 * 1024, BLOCK = 64 * 1024 };

struct reader {
	struct csv_parser parser;
	const struct csv_options *options;
	const struct csv_handler *handler;
	struct fail *why;

	struct buf bytes;	/* of the row, each cell with a NUL behind it */
	struct text *cells;	/* only the lengths until the row is whole */
	size_t count, cap;
	size_t width;		/* 0: no row was seen yet */
	size_t lead;		/* cells before those of the table */
	struct buf words;	/* scratch for numbers in messages */

	long line, row_line;
	bool row_open;		/* something of a row was fed, its end not yet */
	bool row_nul;
	bool after_cr;		/* the last chunk ended with CR: a LF now is no line */
	bool stopped;		/* why is filled */
};

static int
never_space(unsigned char c)
{
	(void)c;
	return 0;
}

static void *
grow(void *old, size_t n)
{
	return memory_grow(old, n, 1);
}

static bool
stop(struct reader *r)
{
	r->stopped = true;
	return fail_in(r->why, r->options->name, r->row_line);
}

static bool
stop_large(struct reader *r)
{
	buf_clear(&r->words);
	buf_printf(&r->words, "%d", CSV_CELL_MAX);
	fail_set(r->why, MSG_CSV_CELL_TOO_LARGE, r->words.data);
	return stop(r);
}

static void
take_cell(void *bytes, size_t n, void *context)
{
	struct reader *r = context;

	if (r->stopped)
		return;
	if (n > CSV_CELL_MAX) {
		stop_large(r);
		return;
	}
	if (r->count == r->cap) {
		r->cap = r->cap > 0 ? r->cap * 2 : 64;
		r->cells = memory_grow(r->cells, r->cap, sizeof *r->cells);
	}
	r->cells[r->count++] = (struct text){ NULL, n };
	buf_add(&r->bytes, bytes, n);
	buf_putc(&r->bytes, '\0');
}

static bool
check_row(struct reader *r, const struct csv_row *row, struct fail *fault)
{
	struct text bytes = buf_view(&r->bytes);
	size_t bad = unicode_invalid(bytes), second;

	buf_clear(&r->words);
	if (r->row_nul)
		return fail_set(fault, MSG_HAS_NUL);
	if (bad < bytes.len) {
		buf_printf(&r->words, "0x%02X", (unsigned)(unsigned char)bytes.at[bad]);
		return fail_set(fault, MSG_NOT_UTF8, r->words.data);
	}
	if (row->count == r->width)
		return true;
	buf_printf(&r->words, "%zu", row->count);
	buf_putc(&r->words, '\0');
	second = r->words.len;
	buf_printf(&r->words, "%zu", r->width);
	return fail_set(fault, MSG_CSV_WIDTH, r->words.data, r->words.data + second);
}

static int
compare_cells(const void *a, const void *b)
{
	return text_compare(*(const struct text *)a, *(const struct text *)b);
}

/* Columns without a name (what a spreadsheet leaves at the right) are no
 * duplicates: nobody can mean one of them by its name. */
static bool
check_columns(const struct csv_row *row, struct fail *fault)
{
	struct text *sorted = memory_grow(NULL, row->count, sizeof *sorted);
	bool good = true;

	memcpy(sorted, row->cells, row->count * sizeof *sorted);
	qsort(sorted, row->count, sizeof *sorted, compare_cells);
	for (size_t i = 1; i < row->count && good; i++)
		if (sorted[i].len > 0 && text_equal(sorted[i - 1], sorted[i]))
			good = fail_set(fault, MSG_CSV_COLUMN_TWICE, sorted[i].at);
	memory_free(sorted);
	return good;
}

static void
hand_over(struct reader *r, const struct csv_row *row)
{
	const struct csv_handler *h = r->handler;
	bool begins = r->width > 0 && h->begins != NULL && h->begins(h->context, row);
	bool header = (r->width == 0 && !r->options->headerless) || begins;
	struct fail fault = {0};

	if (r->width == 0 || begins)
		r->width = row->count;
	if (!check_row(r, row, &fault) || (header && !check_columns(row, &fault))) {
		fail_in(&fault, r->options->name, r->row_line);
		if (!header && h->bad != NULL) {
			h->bad(h->context, row, &fault);
			fail_release(&fault);
			return;
		}
		fail_release(r->why);
		*r->why = fault;
		r->stopped = true;
		return;
	}
	if (header ? h->header != NULL && !h->header(h->context, row, r->why) :
	    h->row != NULL && !h->row(h->context, row, r->why))
		stop(r);
}

/* The header that rejected rows are kept under. */
static bool
begins_rejects(const struct reader *r)
{
	return r->options->rejects && r->width == 0 && r->count > CSV_REJECT_CELLS && text_is(r->cells[0], "line") &&
	    text_is(r->cells[1], "field") && text_is(r->cells[2], "reason");
}

static void
take_row(int end, void *context)
{
	struct reader *r = context;
	size_t at = 0;
	bool pass = true;

	(void)end;
	if (r->stopped)
		return;
	for (size_t i = 0; i < r->count; i++) {
		r->cells[i].at = r->bytes.data + at;
		at += r->cells[i].len + 1;
	}
	if (begins_rejects(r)) {
		r->lead = CSV_REJECT_CELLS;
		pass = !r->options->headerless;
		r->width = pass ? 0 : r->count - r->lead;
	}
	if (pass && r->count > r->lead)
		hand_over(r, &(struct csv_row){ r->cells + r->lead, r->count - r->lead, r->row_line });
	else if (pass)
		hand_over(r, &(struct csv_row){ r->cells, r->count, r->row_line });
	buf_clear(&r->bytes);
	r->count = 0;
	r->row_open = r->row_nul = false;
}

/* A piece ends at the first line end (or with the chunk), so it is part of one
 * row only and the line it is in is known. */
static bool
feed_piece(struct reader *r, struct text piece)
{
	char first = piece.at[0], last = piece.at[piece.len - 1];
	bool second_half = r->after_cr && first == '\n';

	if (!r->row_open && first != '\r' && first != '\n') {
		r->row_open = true;
		r->row_line = r->line;
	}
	if (memchr(piece.at, '\0', piece.len) != NULL)
		r->row_nul = true;
	if (csv_parse(&r->parser, piece.at, piece.len, take_cell, take_row, r) < piece.len &&
	    !r->stopped) {
		fail_set(r->why, MSG_CSV_QUOTE);
		return stop(r);
	}
	if (!r->stopped && csv_get_buffer_size(&r->parser) > CSV_CELL_MAX + 2 * BLOCK)
		return stop_large(r);
	if ((last == '\n' || last == '\r') && !second_half)
		r->line++;
	r->after_cr = last == '\r';
	return !r->stopped;
}

/* The first c at or after from, else end; known is the last answer. */
static const char *
next_of(const char *known, const char *from, const char *end, char c)
{
	if (known != NULL && known >= from)
		return known;
	known = memchr(from, c, (size_t)(end - from));
	return known != NULL ? known : end;
}

static bool
feed(struct reader *r, struct text chunk)
{
	const char *at = chunk.at, *end, *lf = NULL, *cr = NULL;

	if (chunk.len == 0)
		return true;
	for (end = at + chunk.len; at < end;) {
		const char *from = at;

		lf = next_of(lf, at, end, '\n');
		cr = next_of(cr, at, end, '\r');
		at = lf < cr ? lf : cr;
		if (at < end)
			at += at + 1 == lf && lf < end ? 2 : 1;	/* CRLF in one */
		if (!feed_piece(r, (struct text){ from, (size_t)(at - from) }))
			return false;
	}
	return true;
}

/* The delimiter that stands most often in the first line, outside quotes. */
static char
delimiter_of(struct text start)
{
	static const char candidates[] = { ',', ';', '\t' };
	size_t found[sizeof candidates] = {0}, best = 0;
	bool quoted = false, begun = false;

	for (size_t i = 0; i < start.len; i++) {
		char c = start.at[i];
		bool line_end = c == '\n' || c == '\r';

		if (line_end && !quoted && begun)
			break;
		begun = begun || !line_end;
		quoted = quoted != (c == '"');
		for (size_t k = 0; k < sizeof candidates && !quoted; k++)
			found[k] += c == candidates[k];
	}
	for (size_t k = 1; k < sizeof candidates; k++)
		if (found[k] > found[best])
			best = k;
	return candidates[best];
}

/* Two letters of ASCII in two bytes each, which text in UTF-8 never is. */
static bool
two_wide(struct text start, size_t letter)
{
	return start.len >= 4 && start.at[letter] != '\0' && start.at[letter + 2] != '\0' &&
	    start.at[1 - letter] == '\0' && start.at[3 - letter] == '\0';
}

/* What iconv calls the encoding that the first bytes tell, or NULL. */
static const char *
foreign_encoding(struct text start)
{
	if (text_starts(start, TEXT("\xFF\xFE\0\0")) || text_starts(start, TEXT("\0\0\xFE\xFF")))
		return "UTF-32";
	if (text_starts(start, TEXT("\xFF\xFE")) || text_starts(start, TEXT("\xFE\xFF")))
		return "UTF-16";
	if (text_starts(start, TEXT("\x84\x31\x95\x33")))
		return "GB18030";
	if (two_wide(start, 0) || two_wide(start, 1))
		return two_wide(start, 0) ? "UTF-16LE" : "UTF-16BE";
	return NULL;
}

/* Looks at the first chunk; what is to be fed of it is left in start. */
static bool
begin(struct reader *r, struct text *start)
{
	const char *foreign = foreign_encoding(*start);

	if (foreign != NULL) {
		fail_set(r->why, MSG_NOT_UTF8_NAMED, foreign);
		r->row_line = 1;
		return stop(r);
	}
	if (text_starts(*start, TEXT("\xEF\xBB\xBF")))
		*start = text_after(*start, 3);
	csv_set_delim(&r->parser, (unsigned char)(r->options->delimiter != 0 ?
	    r->options->delimiter : delimiter_of(*start)));
	return true;
}

static bool
finish(struct reader *r)
{
	if (csv_fini(&r->parser, take_cell, take_row, r) != 0 && !r->stopped) {
		fail_set(r->why, MSG_CSV_QUOTE);
		return stop(r);
	}
	if (!r->stopped && r->width == 0 && !r->options->headerless) {
		fail_set(r->why, MSG_CSV_NO_HEADER);
		r->row_line = 1;
		return stop(r);
	}
	return !r->stopped;
}

static void
reader_init(struct reader *r)
{
	csv_init(&r->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL);
	csv_set_space_func(&r->parser, never_space);
	csv_set_realloc_func(&r->parser, grow);
	csv_set_free_func(&r->parser, memory_free);
	csv_set_blk_size(&r->parser, BLOCK);
}

static void
reader_release(struct reader *r)
{
	csv_free(&r->parser);
	buf_release(&r->bytes);
	buf_release(&r->words);
	memory_free(r->cells);
}

static bool
read_file(struct reader *r, FILE *in, char *chunk)
{
	for (bool first = true;; first = false) {
		struct text t = { chunk, fread(chunk, 1, CHUNK, in) };

		if (ferror(in)) {
			fail_errno(r->why, MSG_FILE_READ);
			return fail_in(r->why, r->options->name, 0);
		}
		if ((first && !begin(r, &t)) || !feed(r, t))
			return false;
		if (feof(in))
			return finish(r);
	}
}

bool
csv_read(FILE *in, const struct csv_options *options, const struct csv_handler *handler,
    struct fail *why)
{
	struct reader r = { .options = options, .handler = handler, .why = why, .line = 1 };
	char *chunk = memory_grow(NULL, CHUNK, 1);
	bool good;

	reader_init(&r);
	good = read_file(&r, in, chunk);
	reader_release(&r);
	memory_free(chunk);
	return good;
}

bool
csv_read_bytes(struct text bytes, const struct csv_options *options,
    const struct csv_handler *handler, struct fail *why)
{
	struct reader r = { .options = options, .handler = handler, .why = why, .line = 1 };
	bool good;

	reader_init(&r);
	good = begin(&r, &bytes) && feed(&r, bytes) && finish(&r);
	reader_release(&r);
	return good;
}
