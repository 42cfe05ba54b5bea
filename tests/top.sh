#!/bin/sh
# Reads paths; the top level is exactly these names, and dot files.
sed 's,/.*,,' | LC_ALL=C sort -u | grep -v '^\.' >"${TMPDIR:-/tmp}/top.$$"
printf '%s\n' Makefile README.md bin examples lib man src tests | LC_ALL=C sort |
	diff - "${TMPDIR:-/tmp}/top.$$" | awk '/^</ { print $2 ":1: is missing at the top level"; bad = 1 }
		/^>/ { print $2 ":1: does not belong at the top level"; bad = 1 } END { exit bad }'
status=$?
rm -f "${TMPDIR:-/tmp}/top.$$"
exit $status
