# What the suites of a desk share: a fresh tree, a fixed clock, English, and two
# ways to say "this command gives that".

setup() {
	export SPKT_DIR=$BATS_TEST_TMPDIR/tree SPKT_NOW=2026-11-24T10:00:00+07:00 SPKT_LANG=en
	cd "$BATS_TEST_TMPDIR" || return
	spkt-tree init "$SPKT_DIR" --station PLB --name "SPKT Polsek Plaju" --zone Asia/Jakarta -q
}

differ() {
	echo "exit code: expected $1, got $2"
	diff -u --label expected "$3" --label got "$4"
	false
}

# The text of figures with each sentence in one line, as it was before it was wrapped.
unwrapped() {
	sed -z 's/\n  \([^ ]\)/ \1/g' "$@"
}

# gives CODE EXPECTED COMMAND...: the exit code, and the bytes of standard output
# (EXPECTED ends with a line end where it is not empty).
gives() {
	local code=$1 status=0
	printf '%s' "${2:+$2
}" >"$BATS_TEST_TMPDIR/expected"
	shift 2
	"$@" >"$BATS_TEST_TMPDIR/stdout" 2>"$BATS_TEST_TMPDIR/stderr" || status=$?
	if [ "$status" -ne "$code" ] || ! cmp -s "$BATS_TEST_TMPDIR/expected" "$BATS_TEST_TMPDIR/stdout"; then
		echo "$*"
		cat "$BATS_TEST_TMPDIR/stderr"
		differ "$code" "$status" "$BATS_TEST_TMPDIR/expected" "$BATS_TEST_TMPDIR/stdout"
	fi
}

# says CODE EXPECTED COMMAND...: the exit code, and the bytes of standard error.
says() {
	local code=$1 status=0
	printf '%s' "${2:+$2
}" >"$BATS_TEST_TMPDIR/expected"
	shift 2
	"$@" >"$BATS_TEST_TMPDIR/stdout" 2>"$BATS_TEST_TMPDIR/stderr" || status=$?
	if [ "$status" -ne "$code" ] || ! cmp -s "$BATS_TEST_TMPDIR/expected" "$BATS_TEST_TMPDIR/stderr"; then
		echo "$*"
		differ "$code" "$status" "$BATS_TEST_TMPDIR/expected" "$BATS_TEST_TMPDIR/stderr"
	fi
}

# One field of one record, as `list` shows it.
field() {
	"spkt-$1" list -f "$2" -w "id == \"$3\"" -O csv | sed '1d;s/^""$//'
}

# How many files of records and steps the tree holds.
stored() {
	find "$SPKT_DIR" -path '*/2026/*' -name '*.yaml' ! -path '*/identity/*' | wc -l
}

# The opposite of a command; after a bare ! a test goes on.
not() {
	if "$@"; then return 1; fi
}
