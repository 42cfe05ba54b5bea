#include "cli/terminal.h"

#include <string.h>
#include <unistd.h>

bool
terminal_is(void)
{
	return isatty(STDIN_FILENO) && isatty(STDERR_FILENO);
}

/* There to interrupt the read, and nothing else. */
static void
interrupt(int signal)
{
	(void)signal;
}

void
terminal_begin(struct terminal *t)
{
	struct sigaction action;

	memset(&action, 0, sizeof action);
	action.sa_handler = interrupt;
	(void)sigemptyset(&action.sa_mask);
	(void)sigaction(SIGINT, &action, &t->kept);
}

void
terminal_end(struct terminal *t)
{
	(void)sigaction(SIGINT, &t->kept, NULL);
}

bool
terminal_line(int fd, struct buf *line)
{
	char c;
	ssize_t n;

	buf_clear(line);
	while ((n = read(fd, &c, 1)) == 1 && c != '\n')
		buf_putc(line, c);
	if (n < 0 || (n == 0 && line->len == 0))
		return false;
	if (line->len > 0 && line->data[line->len - 1] == '\r')
		line->data[--line->len] = '\0';
	return true;
}
