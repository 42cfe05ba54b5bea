# The manual says what the programs do: its blocks come from their tables.

@test "no block of the manual differs from the programs' tables" {
	run sh "$SOURCE/tests/man-blocks" "$(dirname "$(command -v spkt-report)")" check
	echo "$output"
	[ "$status" -eq 0 ]
}

@test "a page with a block that drifted is named" {
	cp -r "$SOURCE/man" "$SOURCE/tests" .
	sed -i 's/^take a report\|^Take a report/Take a rapport/' man/man1/spkt-report.1
	run sh tests/man-blocks "$(dirname "$(command -v spkt-report)")" check
	[ "$status" -eq 1 ]
	[ "${lines[0]}" = "$PWD/man/man1/spkt-report.1: a block differs from the programs' tables; run: make man" ]
}

@test "every program, every verb and every option is in its page" {
	for program in spkt-report spkt-feedback spkt-followup spkt-stats spkt-tree; do
		"$program" --words | awk -F'\t' '$2 == "" { print "Ss " $1 } $2 != "" { print "Fl -" substr($2, 3) }' | sort -u |
			while read -r macro word; do
				grep -qE -- "$macro $word( |\$)" "$SOURCE/man/man1/$program.1" || { echo "$program: $macro $word"; exit 1; }
			done
	done
}
