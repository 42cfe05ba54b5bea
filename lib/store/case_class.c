#include "store/case_class.h"

#include "base/buf.h"
#include "store/table.h"

struct text
case_classes(int root, struct arena *arena)
{
	struct table t = {0};
	struct buf lines = {0};
	struct text all;

	(void)table_read(root, sla_schema.path, &sla_schema, arena, &t, &fail_nowhere);
	for (size_t i = 0; i < t.count; i++) {
		struct text word = record_get(&t.rows[i], NAME_CLASS);

		if (word.len > 0 && !text_has_line(buf_view(&lines), word))
			buf_printf(&lines, "%s%.*s", lines.len > 0 ? "\n" : "", TEXT_ARG(word));
	}
	all = arena_text(arena, buf_view(&lines));
	buf_release(&lines);
	return all;
}

bool
case_class_foreign(struct text classes, struct text word, struct arena *arena, const char **names)
{
	struct buf all = {0};
	struct text rest = classes, line;

	if (word.len == 0 || classes.len == 0 || text_has_line(classes, word))
		return false;
	while (text_next(&rest, '\n', &line))
		buf_printf(&all, "%s%.*s", all.len > 0 ? ", " : "", TEXT_ARG(line));
	*names = arena_string(arena, buf_view(&all));
	buf_release(&all);
	return true;
}
