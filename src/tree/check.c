/* check: reads every file of the tree and names what is wrong. */
#include <string.h>

#include "base/memory.h"
#include "store/check.h"
#include "verbs.h"
#include "view/sentence.h"

/* Notices of one sort are a message about one field. Many of a sort must not
 * bury the rest: the first ones are named, the others counted. With -v all are,
 * and concurrent decisions always: each needs somebody to look at it. */
enum { SORTS_MAX = 128, LINES_MAX = 10 };

struct sort {
	struct fail first;	/* its first notice, without the place */
	size_t count;
};

struct sorts {
	struct session *session;
	struct sort at[SORTS_MAX];
	size_t count;
};

static bool
is_sort(const struct fail *first, const struct fail *why)
{
	if (first->message != why->message || (first->field == NULL) != (why->field == NULL))
		return false;
	return why->field == NULL || strcmp(first->field, why->field) == 0;
}

static struct sort *
sort_of(struct sorts *s, const struct fail *why)
{
	size_t i = 0;

	while (i < s->count && !is_sort(&s->at[i].first, why))
		i++;
	if (i == s->count && i < SORTS_MAX) {
		struct fail *first = &s->at[s->count++].first;

		fail_copy(first, why);
		memory_free(first->file);
		first->file = NULL;
		first->line = 0;
	}
	return &s->at[i < SORTS_MAX ? i : SORTS_MAX - 1];
}

static bool
names_all(const struct sorts *s, const struct fail *why)
{
	return why->message == MSG_CHECK_CONCURRENT || session_given(s->session, OPT_VERBOSE);
}

static void
take_notice(void *context, const struct fail *why)
{
	struct sorts *s = context;

	if (++sort_of(s, why)->count <= LINES_MAX || names_all(s, why))
		session_warn(s->session, why);
}

static void
say_more(struct sorts *s)
{
	for (size_t i = 0; i < s->count; i++) {
		struct sort *sort = &s->at[i];
		struct buf sentence = {0};
		struct fail more = {0};

		if (sort->count > LINES_MAX && !names_all(s, &sort->first)) {
			sentence_of(&sort->first, s->session->language, &sentence);
			fail_set(&more, MSG_CHECK_MORE,
			    arena_printf(&s->session->arena, "%zu", sort->count - LINES_MAX).at, sentence.data);
			session_warn(s->session, &more);
		}
		buf_release(&sentence);
		fail_release(&more);
		fail_release(&sort->first);
	}
}

static void
say_counts(const struct session *s, const struct check_counts *n)
{
	static const struct words nouns[] = {
		WORDS("files", "berkas"), WORDS("records", "catatan"), WORDS("steps", "langkah"),
		WORDS("faults", "kesalahan"), WORDS("notices", "perhatian"),
	};
	const size_t counts[] = { n->files, n->records, n->steps, n->faults, n->notices };

	for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++)
		(void)fprintf(s->out, "%s%zu %s", i > 0 ? ", " : "", counts[i], nouns[i].in[s->language]);
	(void)fputc('\n', s->out);
}

bool
tree_check(struct session *s, struct fail *why)
{
	struct sorts sorts = { .session = s };
	struct fail_sink notices = { take_notice, &sorts };
	struct check check = { .tree = &s->tree, .now = s->clock.now, .faults = &s->faults, .notices = &notices };
	struct check_counts counts;

	if (s->given.operand_count > 0)
		return fail_set(why, MSG_OPERANDS_MANY, s->given.operands[0]);
	check_tree(&check, &counts);
	say_more(&sorts);
	say_counts(s, &counts);
	/* Whatever the faults are, the answer is "no". */
	s->code = counts.faults > 0 || (counts.notices > 0 && session_given(s, OPT_EXIT)) ? EXIT_NO : EXIT_DONE;
	return true;
}
