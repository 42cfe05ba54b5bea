#include "cli/terminal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/select.h>
#include <unistd.h>

#include "base/number.h"

enum { MAIL_WIDTH = 78 };

bool
terminal_is(void)
{
	return isatty(STDIN_FILENO) && isatty(STDERR_FILENO);
}

/* There to interrupt the wait, and nothing else. */
static void
interrupt(int signal)
{
	(void)signal;
}

/* The signal is held back but for the wait itself: one that comes between a
 * question and its answer is not lost. */
void
terminal_begin(struct terminal *t)
{
	struct sigaction action;
	sigset_t held;

	memset(&action, 0, sizeof action);
	action.sa_handler = interrupt;
	(void)sigemptyset(&action.sa_mask);
	(void)sigemptyset(&held);
	(void)sigaddset(&held, SIGINT);
	(void)sigprocmask(SIG_BLOCK, &held, &t->mask);
	(void)sigaction(SIGINT, &action, &t->action);
}

void
terminal_end(struct terminal *t)
{
	(void)sigaction(SIGINT, &t->action, NULL);
	(void)sigprocmask(SIG_SETMASK, &t->mask, NULL);
}

/* Waits until there is something to read, open to Ctrl-C. */
static bool
ready(int fd)
{
	fd_set set;
	sigset_t open;

	if (fd < 0 || fd >= FD_SETSIZE)
		return false;
	FD_ZERO(&set);
	FD_SET(fd, &set);
	(void)sigprocmask(SIG_BLOCK, NULL, &open);
	(void)sigdelset(&open, SIGINT);
	return pselect(fd + 1, &set, NULL, NULL, NULL, &open) == 1;
}

bool
terminal_line(int fd, struct buf *line)
{
	char c;
	ssize_t n = -1;

	buf_clear(line);
	while (ready(fd) && (n = read(fd, &c, 1)) == 1 && c != '\n')
		buf_putc(line, c);
	if (n < 0 || (n == 1 && c != '\n') || (n == 0 && line->len == 0))
		return false;
	if (line->len > 0 && line->data[line->len - 1] == '\r')
		line->data[--line->len] = '\0';
	return true;
}

size_t
terminal_width(void)
{
	const char *columns = getenv("COLUMNS");
	struct winsize size;
	int64_t n;

	if (columns != NULL && number_parse(text_of(columns), 20, 10000, &n))
		return (size_t)n;
	if (isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
		return size.ws_col;
	return 0;
}

size_t
terminal_text_width(void)
{
	size_t width = terminal_width();

	return width > 0 && width < MAIL_WIDTH ? width : MAIL_WIDTH;
}

/* cron has no locale, and mails what it gets. */
bool
terminal_is_ascii(void)
{
	static const char *const names[] = { "LC_ALL", "LC_CTYPE", "LANG" };
	static const char *const poor[] = { "dumb", "linux", "vt100", "vt220" };
	const char *locale = NULL, *term = getenv("TERM");
	struct text t;

	for (size_t i = 0; i < sizeof names / sizeof *names && (locale == NULL || *locale == '\0'); i++)
		locale = getenv(names[i]);
	t = text_of(locale);
	if (text_find_fold(t, TEXT("utf-8")) == (size_t)-1 && text_find_fold(t, TEXT("utf8")) == (size_t)-1)
		return true;
	for (size_t i = 0; i < sizeof poor / sizeof *poor; i++)
		if (isatty(STDOUT_FILENO) && term != NULL && strcmp(term, poor[i]) == 0)
			return true;
	return false;
}
