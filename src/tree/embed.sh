#!/bin/sh
# embed.sh FOLDER PATH...: writes the C of defaults.h to stdout. Octal character
# constants, because a string literal may be too long for C11 and a plain number
# above 127 does not fit a signed char.
set -eu
folder=$1
shift
echo '#include "defaults.h"'
n=0
for path in "$@"; do
	n=$((n + 1))
	printf '\nstatic const char file_%d[] = {\n' "$n"
	od -An -v -to1 "$folder/$path" | sed "s/ *\([0-7][0-7]*\)/'\\\\\\1',/g"
	echo '0};'
done
printf '\nconst struct default_file default_files[] = {\n'
n=0
for path in "$@"; do
	n=$((n + 1))
	printf '\t{"%s", file_%d, sizeof file_%d - 1},\n' "$path" "$n" "$n"
done
printf '\t{NULL, NULL, 0},\n};\nconst size_t default_file_count = %d;\n' "$n"
