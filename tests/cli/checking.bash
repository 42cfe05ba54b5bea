# For the suites of check.

REPORTS=reports/PLB/2026/11/24

# Two records and a step, so that a fault stands among what is right; `shipped`
# files are in a tree without any.
setup() {
	export SPKT_DIR=$BATS_TEST_TMPDIR/tree SPKT_NOW=2026-11-24T10:00:00+07:00 SPKT_LANG=en
	cd "$BATS_TEST_TMPDIR" || return
	spkt-tree init "$SPKT_DIR" --station PLB --name "SPKT Polsek Plaju" --zone Asia/Jakarta -q
	shipped=$(spkt-tree check -q | cut -d" " -f1)
	spkt-report new lost --title "Dompet hilang" -m "Di pasar" -q >/dev/null
	spkt-report new crime --title "Motor dicuri" -q >/dev/null
	step=$(spkt-followup assign PLB-20261124-R0001 --to regu2 -q)
	cd "$SPKT_DIR" || return
	record=$REPORTS/PLB-20261124-R0001.yaml other=$REPORTS/PLB-20261124-R0002.yaml
}

# The lines of standard error without "spkt-tree: ", and the exit code.
faults() {
	local expected=$1
	printf '%s\n' "$expected" | sed 's/^/spkt-tree: /' >"$BATS_TEST_TMPDIR/want"
	says 1 "$(cat "$BATS_TEST_TMPDIR/want")" spkt-tree check
}

notices() {
	local expected=$1
	printf '%s\n' "$expected" | sed 's/^/spkt-tree: notice: /' >"$BATS_TEST_TMPDIR/want"
	says 0 "$(cat "$BATS_TEST_TMPDIR/want")" spkt-tree check
	says 1 "$(cat "$BATS_TEST_TMPDIR/want")" spkt-tree check -E
}

quiet() {
	says 0 "" spkt-tree check -E
}

last() {
	spkt-tree check -q 2>/dev/null | tail -n 1
}

# sum FILE: makes its sum line right again after an edit.
sum() {
	sed -i '/^sum: /d' "$1"
	echo "sum: $(sha256sum <"$1" | cut -d' ' -f1)" >>"$1"
}

# edit FILE SED: a change that keeps the sum good.
edit() {
	sed -i "$2" "$1"
	sum "$1"
}

uid() {
	sed -n 's/^uid: "\{0,1\}\([0-9a-f]*\).*/\1/p' "$1"
}
