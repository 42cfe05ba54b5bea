# Bad input: one clear line, the right exit code, nothing half-stored.

bats_require_minimum_version 1.5.0

setup() {
	export SPKT_NOW=2026-11-24T12:00:00+07:00 SPKT_LANG=en
	cd "$BATS_TEST_TMPDIR"
	spkt-tree init t --station PLB --name "Polres Palembang" --zone Asia/Jakarta >/dev/null 2>&1
	cd t
}

is() {
	printf 'exit %s\n%s\n' "$status" "$output"
	[ "$status" -eq "$1" ] && [ "$output" = "$2" ]
}

nothing() {
	[ "$(find . -path ./.spkt -prune -o \( -path './reports*' -o -path './feedback*' -o -path './identity/*' -o -name '.tmp*' \) -type f -print | wc -l)" = 0 ]
}

# A report put into the tree by hand: its text on stdin.
by_hand() {
	mkdir -p reports/PLB/2026/11/24
	cat >"reports/PLB/2026/11/24/PLB-20261124-R000$1.yaml"
}

GOOD='uid: "000000000000000000000000000000a1"
received: "2026-11-24T08:00:00+07:00"
recorded: "2026-11-24T08:00:00+07:00"
channel: desk
station: PLB
kind: lost
priority: routine'

@test "a record file of 2 MiB is named and not read; the others are" {
	echo "$GOOD" | by_hand 1
	{ echo "$GOOD" | sed s/a1/a2/; printf 'narrative: '; head -c 2097152 /dev/zero | tr '\0' a; echo; } | by_hand 2
	run --separate-stderr spkt-report list -O ids
	is 1 PLB-20261124-R0001 || is 65 PLB-20261124-R0001
	[ "$stderr" = "spkt-report: reports/PLB/2026/11/24/PLB-20261124-R0002.yaml: is larger than 1048576 bytes; not read" ]
}

@test "a record of 2 MiB is not taken by new or import" {
	{ echo 'kind: lost'; printf 'narrative: '; head -c 2097152 /dev/zero | tr '\0' a; echo; } >../big.yaml
	run spkt-report new -F ../big.yaml
	[ "$status" -eq 65 ]
	[ "${#lines[@]}" -eq 1 ]
	[[ $output == *' larger than 1048576 bytes'* ]]
	run spkt-report import ../big.yaml
	[ "$status" -eq 65 ]
	[ "${#lines[@]}" -le 2 ]
	[[ ${lines[0]} == *'would be larger than 1048576 bytes'* ]]
	{ echo kind,narrative; printf 'lost,'; head -c 2097152 /dev/zero | tr '\0' a; echo; } >../big.csv
	run spkt-report import ../big.csv
	[ "$status" -eq 65 ]
	[[ $output == *'a cell is larger than 1048576 bytes; perhaps a quote is not closed' ]]
	nothing
}

@test "a record that import stores can be read again, however large its cells" {
	{ echo kind,narrative,title; printf 'lost,'; head -c 1048000 /dev/zero | tr '\0' a; printf ,; head -c 1048000 /dev/zero | tr '\0' b; echo; } >../big.csv
	run spkt-report import ../big.csv
	[ "$status" -eq 65 ]
	[ "${lines[0]}" = "spkt-report: ../big.csv:2: would be larger than 1048576 bytes; keep the long text as an attachment" ]
	[ "${lines[1]}" = "imported 0, skipped 0 (already present), rejected 1" ]
	nothing
}

@test "a duplicate key is named with both lines" {
	{ echo "$GOOD"; echo 'kind: found'; } | by_hand 1
	run --separate-stderr spkt-report list -O ids
	[ -z "$output" ]
	[ "$stderr" = 'spkt-report: reports/PLB/2026/11/24/PLB-20261124-R0001.yaml:8:1: key "kind" stands here and already in line 6' ]
	[ "$status" -ne 0 ]
	printf 'kind: lost\ntitle: a\nkind: found\n' >../twice.yaml
	rm -r reports
	run spkt-report new -F ../twice.yaml
	is 65 'spkt-report: ../twice.yaml:3:1: key "kind" stands here and already in line 1'
	run spkt-report import ../twice.yaml
	is 65 'spkt-report: ../twice.yaml:3:1: key "kind" stands here and already in line 1'
	nothing
}

@test "flow style is accepted" {
	echo '{uid: "000000000000000000000000000000a1", received: "2026-11-24T08:00:00+07:00", recorded: "2026-11-24T08:00:00+07:00", channel: desk, station: PLB, kind: lost, priority: routine, item_kinds: [bag, keys]}' | by_hand 1
	run spkt-report list -f id,kind,item_kinds
	is 0 'id,kind,item_kinds
PLB-20261124-R0001,lost,"bag
keys"'
}

@test "an unknown key is an error with file, line and column; x-... is none" {
	{ echo "$GOOD"; echo 'x-weather: rain'; echo 'weather: rain'; } | by_hand 1
	run --separate-stderr spkt-report list -O ids
	[ "$stderr" = 'spkt-report: reports/PLB/2026/11/24/PLB-20261124-R0001.yaml:9:1: weather: unknown field "weather"; a field of your own begins with x-' ]
	[ "$status" -ne 0 ]
	{ echo "$GOOD"; echo 'x-weather: rain'; } | by_hand 1
	run --separate-stderr spkt-report list -O ids
	is 0 PLB-20261124-R0001
	[ -z "$stderr" ]
}

@test "no anchors, aliases or tags, no second document, no depth, no list for a value" {
	for bad in 'title: &a x' 'title: !!str x' '--- ' 'title: [x]' "title: $(printf '[%.0s' $(seq 40))"; do
		{ echo "$GOOD"; echo "$bad"; } | by_hand 1
		run --separate-stderr spkt-report list -O ids
		printf '%s\n' "$stderr"
		[ -z "$output" ]
		[ "$status" -ne 0 ]
		[[ $stderr == "spkt-report: reports/PLB/2026/11/24/PLB-20261124-R0001.yaml:"* ]]
		[ "${#stderr_lines[@]}" -eq 1 ]
	done
}

@test "NUL and broken UTF-8 in a record are named, control characters of a message made visible" {
	{ echo "$GOOD"; printf 'title: a\0b\n'; } | by_hand 1
	run --separate-stderr spkt-report list -O ids
	[ "$status" -ne 0 ]
	[ "${#stderr_lines[@]}" -eq 1 ]
	{ echo "$GOOD"; printf 'title: caf\xe9\n'; } | by_hand 1
	run --separate-stderr spkt-report list -O ids
	[ "$status" -ne 0 ]
	[ "${#stderr_lines[@]}" -eq 1 ]
	run spkt-report new $'x\e[31m'
	[ "$status" -eq 65 ] || [ "$status" -eq 64 ]
	[[ $output != *$'\e'* ]]
	printf 'kind,\x1b[2J\nlost,x\n' >../esc.csv
	run spkt-report import ../esc.csv
	[ "$status" -eq 65 ]
	[[ $output != *$'\e'* ]]
}

@test "what is no regular file is named and not read" {
	echo "$GOOD" | by_hand 1
	ln -s /etc/passwd reports/PLB/2026/11/24/PLB-20261124-R0002.yaml
	mkfifo reports/PLB/2026/11/24/PLB-20261124-R0003.yaml
	run --separate-stderr timeout 10 spkt-report list -O ids
	[ "$output" = PLB-20261124-R0001 ]
	[ "$status" -ne 0 ] && [ "$status" -ne 124 ]
	[ "${#stderr_lines[@]}" -eq 2 ]
	[[ $stderr != *root:* ]]
}

@test "no tree: what was looked for is said" {
	cd "$BATS_TEST_TMPDIR"
	run spkt-report list
	is 69 'spkt-report: no tree: no -C, no $SPKT_DIR, and neither "'"$PWD"'" nor a folder above it has spkt.yaml; make one with: spkt-tree init DIR --station PLB'
	for verb in 'spkt-report new lost' 'spkt-report show R1' 'spkt-report import x.csv' 'spkt-feedback list' 'spkt-followup list' 'spkt-followup accept R1'; do
		run $verb
		[ "$status" -eq 69 ]
		[ "${#lines[@]}" -eq 1 ]
	done
	mkdir empty
	run spkt-report list -C empty
	is 69 'spkt-report: no tree in "empty": it has no spkt.yaml; make one with: spkt-tree init empty --station PLB'
	SPKT_DIR=empty run spkt-report list
	[ "$status" -eq 69 ]
}

@test "-w: where the expression breaks" {
	printf '%s\n' 'kind =|expression, column 6: expected' 'kind == |expression, column 9: expected a value; put it in quotes where it is more than one word' \
		'kind == "lost|expression, column 9: the quote that opens here is not closed' \
		'(kind == lost|expression, column 14: expected' '== lost|expression, column 1: expected the name of a field, ! or (' \
		'kind == lost other|expression, column 14: expected' 'kind in lost|expression, column 9: expected' \
		'|expression, column 1: expected the name of a field, ! or (' >../cases
	while IFS='|' read -r expression said; do
		run spkt-report list -w "$expression"
		echo "$expression -> $status $output"
		[ "$status" -eq 65 ]
		[ "${#lines[@]}" -eq 1 ]
		[[ $output == "spkt-report: $said"* ]]
	done <../cases
}

@test "-w: an unknown field and a word that is no choice list the valid ones" {
	run spkt-report list -w 'colour == red'
	[ "$status" -eq 65 ]
	[[ $output == 'spkt-report: unknown field "colour"; there are: id, uid, received, '* ]]
	run spkt-report list -w 'kind == stolen'
	[ "$status" -eq 65 ]
	[[ $output == *'expected one of crime, lost, found, social, emergency, information, outage, log, got "stolen"' ]]
	run spkt-report list -w 'received > 2026-02-31'
	is 65 'spkt-report: received: there is no such day: "2026-02-31"'
	run spkt-report list -w 'age > soon'
	[ "$status" -eq 65 ]
}

@test "-w: very long and very deep expressions are refused" {
	run spkt-report list -w "$(printf '(%.0s' $(seq 5000))kind == lost"
	[ "$status" -eq 65 ]
	[ "${#lines[@]}" -eq 1 ]
	run spkt-report list -w "$(printf '!%.0s' $(seq 50000))(kind == lost)"
	[ "$status" -eq 65 ]
	[ "${#lines[@]}" -eq 1 ]
}

@test "-f and -S: an unknown field is 65 and lists the valid ones" {
	for option in -f -S; do
		run spkt-report list $option id,colour
		[ "$status" -eq 65 ]
		[[ $output == 'spkt-report: unknown field "colour"; there are: id, uid, received, '*', step_count, x, numbers, '*', verdict, addressed, untold, tellable, closed_without, clocks' ]]
		run spkt-feedback list $option colour
		[ "$status" -eq 65 ]
		[[ $output == *' aspects, '* ]]
	done
}

@test "a date of 31 February, an unknown choice, an unknown option store nothing" {
	run spkt-report new lost -m x -r 2026-02-31
	is 65 'spkt-report: received: there is no such day: "2026-02-31"'
	run spkt-report new stolen -m x
	[ "$status" -eq 65 ] || [ "$status" -eq 64 ]
	[[ $output == *'got "stolen"'* ]]
	run spkt-report new lost --pririty emergent
	is 64 'spkt-report: unknown option --pririty; did you mean --priority?'
	run spkt-report nwe lost
	is 64 'spkt-report: unknown verb "nwe"; did you mean new?'
	nothing
}

@test "a tree that cannot be written: nothing stored, no acknowledgement" {
	[ "$(id -u)" -ne 0 ] || skip "root may write everywhere"
	mkdir reports && chmod 555 reports .
	run --separate-stderr spkt-report new lost -m x
	[ "$status" -eq 73 ]
	[ -z "$output" ]
	[ "${#stderr_lines[@]}" -eq 1 ]
	chmod 755 reports .
}

@test "standard output that is full: a reader says so, a stored record is 79" {
	[ -c /dev/full ] || skip "no /dev/full"
	run bash -c 'spkt-report new lost -m x >/dev/full'
	[ "$status" -eq 79 ]
	[ "$(spkt-report list -O ids)" = PLB-20261124-R0001 ]
	run bash -c 'spkt-report list >/dev/full'
	[ "$status" -eq 74 ]
	run bash -c 'spkt-report import --dry-run <(echo kind,title; echo lost,x) >/dev/full'
	[ "$status" -eq 74 ]
}

@test "a file size limit: the import ends with a line, not a signal" {
	{ echo kind,narrative; for i in $(seq 3); do printf 'lost,%0100000d\n' $i; done; } >../in.csv
	run bash -c 'ulimit -f 50; exec spkt-report import ../in.csv'
	echo "$status $output"
	[ "$status" -eq 74 ]
	[[ $output == *"File too large"* ]]
	[ "$(find . -name '*.yaml' -path './reports*' | wc -l)" = 0 ]
}

@test "a tree copied from another machine must claim again" {
	cp -r . ../copy
	sed -i 's/[0-9a-f]\{32\}/ffffffffffffffffffffffffffffffff/g' ../copy/.spkt/*
	run spkt-report -C ../copy new lost -m x
	[ "$status" -eq 78 ]
	[[ $output == *"spkt-tree init"* ]]
	run spkt-report -C ../copy import <(echo kind; echo lost)
	[ "$status" -eq 78 ]
	[ ! -d ../copy/reports ]
}
