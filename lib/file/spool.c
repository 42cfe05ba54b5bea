#include "file/spool.h"

FILE *
spool_copy(FILE *in, struct fail *why)
{
	FILE *copy = tmpfile();
	char piece[64 * 1024];
	size_t n;

	while (copy != NULL && (n = fread(piece, 1, sizeof piece, in)) > 0)
		if (fwrite(piece, 1, n, copy) != n)
			break;
	if (copy == NULL || ferror(in) || ferror(copy) || fflush(copy) != 0) {
		fail_errno(why, MSG_FILE_READ);
		if (copy != NULL)
			(void)fclose(copy);
		return NULL;
	}
	rewind(copy);
	return copy;
}
