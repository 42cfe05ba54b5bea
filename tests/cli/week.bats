# examples/week: a week of one desk, with every verb, and figures that are checked by
# hand.
bats_require_minimum_version 1.5.0

WEEK=$BATS_TEST_DIRNAME/../../examples/week

setup_file() {
	unset SPKT_DIR SPKT_NOW SPKT_LANG
	sh "$WEEK/run" "$BATS_FILE_TMPDIR/trees" >"$BATS_FILE_TMPDIR/out" 2>"$BATS_FILE_TMPDIR/err" || echo $? >"$BATS_FILE_TMPDIR/failed"
}

@test "the week runs to its end" {
	if [ -e "$BATS_FILE_TMPDIR/failed" ]; then
		tail -n 20 "$BATS_FILE_TMPDIR/out" "$BATS_FILE_TMPDIR/err"
		false
	fi
}

@test "its figures are those that were worked out by hand" {
	sed '1,/^FIGURES$/d' "$BATS_FILE_TMPDIR/out" >"$BATS_TEST_TMPDIR/got"
	grep -v '^#' "$WEEK/figures.txt" | diff -u - "$BATS_TEST_TMPDIR/got"
}

@test "it goes through every verb of spkt-followup" {
	spkt-followup --words | cut -f 1 | sort -u >"$BATS_TEST_TMPDIR/verbs"
	while read -r verb; do
		grep -Eq "(spkt-followup|step|/neighbour\"?) $verb( |\$)" "$WEEK/run" || missing="${missing-} $verb"
	done <"$BATS_TEST_TMPDIR/verbs"
	[ -z "${missing-}" ] || { echo "not in the week:$missing"; false; }
}

@test "both trees are whole: no fault" {
	for tree in desk neighbour; do
		run -0 --separate-stderr spkt-tree check -C "$BATS_FILE_TMPDIR/trees/$tree" --lang en
		[[ $output == *", 0 faults, "* ]]
	done
}

@test "no name and no number of a citizen is outside identity/" {
	cd "$BATS_FILE_TMPDIR/trees"
	[ -n "$(grep -rl 'Siti Aminah' desk/identity)" ]
	run -1 grep -rlE 'Siti Aminah|Rina|Joko|0800000' --exclude-dir=identity --exclude-dir=.spkt desk neighbour
}
