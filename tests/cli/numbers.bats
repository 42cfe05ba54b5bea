#!/usr/bin/env bats
# Official numbers: LP, STTLP, SKTLK, Dumas, SP2HP.

bats_require_minimum_version 1.5.0

load desk

# A crime report; prints its id.
crime() { spkt-report new crime --title "Curanmor" "$@"; }

@test "issue gives the next number of its document, by the pattern of spkt.yaml" {
	crime && crime && spkt-report new lost --title KTP
	says 0 'issue PLB-20261124-R0001 Curanmor
LP-B: LP/B/0001/XI/2026/SPKT/SPKT Polsek Plaju' spkt-followup issue R1 --document LP-B
	says 0 'issue PLB-20261124-R0002 Curanmor
LP-B: LP/B/0002/XI/2026/SPKT/SPKT Polsek Plaju' spkt-followup issue R2
	# each document counts for itself; a lost thing has an SKTLK, letter case aside
	says 0 'issue PLB-20261124-R0003 KTP
SKTLK: SKTLK/0001/XI/2026/SPKT/SPKT Polsek Plaju' spkt-followup issue R3 --document sktlk
	gives 0 "numbers/PLB/LP-B/2026/0001.yaml
numbers/PLB/LP-B/2026/0002.yaml
numbers/PLB/SKTLK/2026/0001.yaml" sh -c 'cd "$SPKT_DIR" && find numbers -type f | sort'
	gives 0 "0 faults, 0 notices" sh -c 'spkt-tree check -E | sed "s/.*steps, //"'
}

@test "a claim says which record has the number, who took it and when" {
	crime && SPKT_OFFICER=84010123 spkt-followup issue R1
	sed '/^uid/d; /^record:/d; /^sum/d' "$SPKT_DIR/numbers/PLB/LP-B/2026/0001.yaml" >claim
	diff - claim <<-'END'
		id: PLB-20261124-R0001
		document: LP-B
		officer: "84010123"
		recorded: "2026-11-24T10:00:00+07:00"
		clock: given
	END
}

@test "a new year begins with 1" {
	crime && spkt-followup issue R1
	crime --now 2027-01-01T08:00:00+07:00
	says 0 'issue PLB-20270101-R0001 Curanmor
LP-B: LP/B/0001/I/2027/SPKT/SPKT Polsek Plaju' spkt-followup issue R1 --now 2027-01-01T08:05:00+07:00
}

@test "a start in mid-year: the first number is that of station.yaml, for the first year only" {
	printf 'first_numbers:\n  LP-B: "124"\n' >>"$SPKT_DIR/stations/PLB/station.yaml"
	crime && crime
	spkt-followup issue R1 R2 2>said
	grep -q 'LP/B/0124/XI' said
	grep -q 'LP/B/0125/XI' said
	crime --now 2027-01-01T08:00:00+07:00
	spkt-followup issue R1 --now 2027-01-01T08:05:00+07:00 2>said
	grep -q 'LP/B/0001/I/2027' said
}

@test "a number given elsewhere is reserved as it stands; nobody gets it again" {
	crime && crime && crime
	says 0 'issue PLB-20261124-R0001 Curanmor
LP-B: LP/B/0002/X/2026/SPKT/SPKT Polsek Plaju' spkt-followup issue R1 --number "LP/B/0002/X/2026/SPKT/SPKT Polsek Plaju"
	says 65 'spkt-followup: PLB-20261124-R0002: number: LP-B number 2 of 2026 is taken already, by PLB-20261124-R0001' \
		spkt-followup issue R2 --number "LP/B/2/X/2026/SPKT/SPKT Polsek Plaju"
	# the next is after the highest: gaps are left
	says 0 'issue PLB-20261124-R0002 Curanmor
LP-B: LP/B/0003/XI/2026/SPKT/SPKT Polsek Plaju' spkt-followup issue R2
	says 65 'spkt-followup: PLB-20261124-R0003: number: does not fit the pattern of LP-B in spkt.yaml, LP/B/{seq:04}/{roman_month}/{year}/SPKT/{unit}: "0007"' \
		spkt-followup issue R3 --number 0007
}

@test "what is void or taken back keeps its number, which is void" {
	crime && crime
	spkt-followup issue R1 && spkt-followup issue R2
	says 0 'void PLB-20261124-R0001 Curanmor
PLB-20261124-R0001: number LP/B/0001/XI/2026/SPKT/SPKT Polsek Plaju is void and is not used again' \
		spkt-followup void R1 --reason "salah ketik"
	step=$(spkt-followup list -w 'verb == "issue" && id == "PLB-20261124-R0002"' -f step_id | tail -n 1)
	spkt-followup retract "$step" --reason "salah dokumen" 2>said
	grep -q 'LP/B/0002.* is void' said
	says 0 'issue PLB-20261124-R0002 Curanmor
LP-B: LP/B/0003/XI/2026/SPKT/SPKT Polsek Plaju' spkt-followup issue R2
	gives 0 "0001.yaml
0001_void.yaml
0002.yaml
0002_void.yaml
0003.yaml" ls "$SPKT_DIR/numbers/PLB/LP-B/2026"
	grep -qx 'reason: salah dokumen' "$SPKT_DIR/numbers/PLB/LP-B/2026/0002_void.yaml"
	gives 0 "0 faults, 0 notices" sh -c 'spkt-tree check -E | sed "s/.*steps, //"'
}

@test "a dry run shows the number that would be next and claims nothing" {
	crime
	spkt-followup issue R1 --dry-run >step 2>said
	grep -qx 'number: LP/B/0001/XI/2026/SPKT/SPKT Polsek Plaju' step
	[ ! -s said ]
	not test -e "$SPKT_DIR/numbers/PLB"
}

@test "what is refused claims no number" {
	crime
	spkt-followup void R1 --reason x
	says 65 'spkt-followup: PLB-20261124-R0001: issue is not taken on a record that is void' spkt-followup issue R1
	crime
	says 65 'spkt-followup: PLB-20261124-R0002: document: no document "KTP" is numbered in spkt.yaml; there are: LP-A, LP-B, STTLP, SKTLK, DUMAS, SP2HP' \
		spkt-followup issue R2 --document KTP
	spkt-report new social -m x
	says 65 'spkt-followup: PLB-20261124-R0003: document: no document "" is numbered in spkt.yaml; there are: LP-A, LP-B, STTLP, SKTLK, DUMAS, SP2HP' \
		spkt-followup issue R3
	not test -e "$SPKT_DIR/numbers/PLB"
}

@test "a pattern that is wrong is bad configuration" {
	crime
	sed -i 's/{seq:04}/{nomor}/' "$SPKT_DIR/spkt.yaml"
	says 78 'spkt-followup: spkt.yaml: documents: {nomor} is no place of an official number; there are: {seq} {seq:04} {roman_month} {month} {year} {unit} {station} {name} {chain}' \
		spkt-followup issue R1
}

@test "16 writers at once: every number once, none left out" {
	for i in $(seq 16); do crime >/dev/null; done
	for i in $(seq 16); do
		(for k in $(seq 20); do spkt-followup issue "R$i" --document LP-B --extend -q; done) >/dev/null 2>&1 &
	done
	wait
	spkt-followup list -w 'verb == "issue"' -f number -O csv | sed 1d | cut -d/ -f3 | sort >numbers
	gives 0 "$(seq -f %04.0f 320)" cat numbers
	gives 0 "$(seq -f %04.0f.yaml 320)" ls "$SPKT_DIR/numbers/PLB/LP-B/2026"
	gives 0 "0 faults, 0 notices" sh -c 'spkt-tree check -E | sed "s/.*steps, //"'
}

@test "check names what does not fit" {
	crime && crime && crime
	spkt-followup issue R1 R2 R3 -q
	cd "$SPKT_DIR/numbers/PLB/LP-B/2026"
	rm 0001.yaml
	cp 0003.yaml 0007.yaml
	printf 'x' >notes.txt
	sed -i "s/^record: .*/record: 00000000000000000000000000000000/; /^sum/d" 0002.yaml
	says 1 'spkt-tree: numbers/PLB/LP-B/2026/notes.txt: does not belong here
spkt-tree: notice: reports/PLB/2026/11/24/PLB-20261124-R0001.yaml: number: LP-B LP/B/0001/XI/2026/SPKT/SPKT Polsek Plaju has no file under numbers/
spkt-tree: reports/PLB/2026/11/24/PLB-20261124-R0002.yaml: number: LP-B LP/B/0002/XI/2026/SPKT/SPKT Polsek Plaju is claimed by another record
spkt-tree: notice: numbers/PLB/LP-B/2026/0002.yaml: was claimed, but no record was issued it: a program was stopped between; the number stays used
spkt-tree: notice: numbers/PLB/LP-B/2026/0007.yaml: was claimed, but no record was issued it: a program was stopped between; the number stays used' spkt-tree check
}

@test "check names a number that two records were issued, a void of none, and a void record whose number is not" {
	crime && crime && crime
	spkt-followup issue R1 R2 R3 -q
	sed -i 's,LP/B/0002,LP/B/0001,; /^sum/d' "$SPKT_DIR"/reports/PLB/2026/11/24/PLB-20261124-R0002_01-*.yaml
	spkt-followup void R3 --reason x -q
	cd "$SPKT_DIR/numbers/PLB/LP-B/2026"
	mv 0003_void.yaml 0009_void.yaml
	spkt-tree check 2>said || true
	grep -q 'R0002.yaml: number: LP-B LP/B/0001/XI/2026/SPKT/SPKT Polsek Plaju was issued to PLB-20261124-R0001 too$' said
	grep -q '^spkt-tree: numbers/PLB/LP-B/2026/0009_void.yaml: voids a number that is not there$' said
	grep -q '^spkt-tree: notice: numbers/PLB/LP-B/2026/0003.yaml: its record is void .* not void yet; retract the step' said
	# what the notice advises, also where the step was taken back before
	spkt-followup retract R3_1 --reason x -q
	rm 0003_void.yaml
	spkt-followup retract R3_1 --reason x -q
	spkt-tree check 2>said || true
	not grep -q 'LP-B/2026/0003.yaml' said
	says 65 'spkt-followup: PLB-20261124-R0003_01-'"$(ls "$SPKT_DIR"/reports/PLB/2026/11/24/ | sed -n 's/.*R0003_01-\(....\).yaml/\1/p')"': is retracted already' \
		spkt-followup retract R3_1 --reason x
}

@test "stopped between the number and the step: a notice, and the number stays used" {
	command -v strace >/dev/null || skip "no strace here"
	crime && crime
	# the second link of the command is that of the step
	strace -f -e trace=linkat -e inject=linkat:signal=KILL:when=2 spkt-followup issue R1 >out 2>/dev/null || true
	if ! test -e "$SPKT_DIR/numbers/PLB/LP-B/2026/0001.yaml"; then skip "strace cannot trace here"; fi
	spkt-tree check 2>said
	grep -q 'numbers/PLB/LP-B/2026/0001.yaml: was claimed, but no record' said
	spkt-followup issue R2 2>said
	grep -q 'LP/B/0002/' said
}

@test "two clones that take the same number meet in git as two files of one name; the loser takes another" {
	command -v git >/dev/null || skip "no git here"
	g() { git -c user.name=spkt -c user.email=spkt@example.invalid -c commit.gpgsign=false "$@"; }
	crime && crime
	unset SPKT_DIR
	g -C tree init -q -b main
	g -C tree add -A && g -C tree commit -qm start
	g clone -q tree other
	spkt-tree init other --station PLB --take-over --reason "mesin rusak" -q
	spkt-followup -C other issue R2 -q
	g -C other add -A && g -C other commit -qm other
	spkt-followup -C tree issue R1 -q
	g -C tree add -A && g -C tree commit -qm this
	not g -C tree pull -q --no-rebase --no-edit ../other main
	gives 0 'AA numbers/PLB/LP-B/2026/0001.yaml' sh -c 'git -C tree status --short | grep ^AA'
	# one is kept; check says who lost
	g -C tree checkout -q --theirs numbers && g -C tree add -A && g -C tree commit -qm both
	spkt-tree -C tree check 2>said || true
	grep -q 'R0001.yaml: number: LP-B .* is claimed by another record$' said
	grep -q 'R0002.yaml: number: LP-B LP/B/0001/.* was issued to PLB-20261124-R0001 too$' said
	# the paper of the loser is taken back and issued again: the number stays the winner's
	spkt-tree init tree --station PLB --take-over --reason "diperbaiki" -q
	spkt-followup -C tree retract R1_1 --reason "nomor ganda" -q
	says 0 'issue PLB-20261124-R0001 Curanmor
LP-B: LP/B/0002/XI/2026/SPKT/SPKT Polsek Plaju' spkt-followup -C tree issue R1
	gives 0 "0001.yaml
0002.yaml" ls tree/numbers/PLB/LP-B/2026
	gives 0 "0 faults, 0 notices" sh -c 'spkt-tree -C tree check -E | sed "s/.*steps, //"'
}

@test "the year of a number is that of the paper, by the desk's own clock" {
	crime
	# typed after midnight of the last day; the desk is seven hours before UTC
	says 0 'issue PLB-20261124-R0001 Curanmor
LP-B: LP/B/0001/XII/2026/SPKT/SPKT Polsek Plaju' \
		spkt-followup issue PLB-20261124-R0001 --now 2027-01-01T00:10:00+07:00 --at 2026-12-31T23:50:00+07:00
	says 0 'issue PLB-20261124-R0001 Curanmor
LP-B: LP/B/0001/I/2027/SPKT/SPKT Polsek Plaju' spkt-followup issue PLB-20261124-R0001 --extend --now 2026-12-31T17:10:00Z
}

@test "numbers of the paper register that are reserved, of this year or the last, leave the first number as it is" {
	printf 'first_numbers:\n  LP-B: "124"\n' >>"$SPKT_DIR/stations/PLB/station.yaml"
	crime && crime && crime && crime
	spkt-followup issue R1 --number "LP/B/0050/V/2026/SPKT/SPKT Polsek Plaju" -q
	spkt-followup issue R2 --number "LP/B/0700/XII/2025/SPKT/SPKT Polsek Plaju" -q
	says 0 'issue PLB-20261124-R0003 Curanmor
LP-B: LP/B/0124/XI/2026/SPKT/SPKT Polsek Plaju' spkt-followup issue R3
	# a number beyond it counts
	spkt-followup issue R4 --number "LP/B/0200/XI/2026/SPKT/SPKT Polsek Plaju" -q
	says 0 'issue PLB-20261124-R0004 Curanmor
LP-B: LP/B/0201/XI/2026/SPKT/SPKT Polsek Plaju' spkt-followup issue R4 --extend
}

@test "a first number that cannot be read is bad configuration: the desk does not begin with 1" {
	crime
	printf 'first_numbers:\n  LP-B: "no. 124"\n  LPB: "7"\n' >>"$SPKT_DIR/stations/PLB/station.yaml"
	says 78 'spkt-followup: stations/PLB/station.yaml: first_numbers: expected a whole number, got "no. 124"' \
		spkt-followup issue R1
	says 1 'spkt-tree: stations/PLB/station.yaml:5: first_numbers: expected a whole number, got "no. 124"
spkt-tree: stations/PLB/station.yaml:5: first_numbers: no document "LPB" is numbered in spkt.yaml' spkt-tree check
	not test -e "$SPKT_DIR/numbers/PLB"
}

@test "check names a pattern that is wrong" {
	sed -i 's/LP-A: .*/LP-A: "LP\/A\/{year}"/; s/LP-B: .*/LP-B: "LP\/B\/{nomor}"/; s/DUMAS:/dumas:/' "$SPKT_DIR/spkt.yaml"
	says 1 'spkt-tree: spkt.yaml:2: documents: the pattern of an official number needs {seq} once
spkt-tree: spkt.yaml:2: documents: {nomor} is no place of an official number; there are: {seq} {seq:04} {roman_month} {month} {year} {unit} {station} {name} {chain}
spkt-tree: spkt.yaml:2: documents: "dumas" cannot name a document: capital letters, digits and -, at most 32' spkt-tree check
}

@test "the number that is taken back is found by its pattern, whatever other digits are in it" {
	sed -i 's,SP2HP: .*,SP2HP: "B/{month}/{seq}/{year}",' "$SPKT_DIR/spkt.yaml"
	printf 'first_numbers:\n  SP2HP: "11"\n' >>"$SPKT_DIR/stations/PLB/station.yaml"
	crime
	spkt-followup issue R1 --document SP2HP --extend -q
	spkt-followup issue R1 --document SP2HP --extend -q
	spkt-followup retract R1_2 --reason "salah" 2>said
	grep -q 'B/11/12/2026 is void' said
	gives 0 "11.yaml
12.yaml
12_void.yaml" sh -c 'cd "$SPKT_DIR/numbers/PLB/SP2HP/2026" && ls | sed "s/^00//"'
	gives 0 "0 faults, 0 notices" sh -c 'spkt-tree check -E | sed "s/.*steps, //"'
}

@test "the numbers of a record are a column: shown, searched, gone when taken back" {
	crime && crime
	spkt-report receipt R1 -q >/dev/null
	gives 0 'id,numbers
PLB-20261124-R0001,"LP/B/0001/XI/2026/SPKT/SPKT Polsek Plaju
STTLP/0001/XI/2026/SPKT/SPKT Polsek Plaju"
PLB-20261124-R0002,' spkt-report list -f id,numbers
	gives 0 'PLB-20261124-R0001' spkt-report list -w 'numbers ~ "lp/b/0001"' -O ids
	step=$(spkt-followup list -f step_id -w 'document == "STTLP"' | tail -n 1)
	spkt-followup retract "$step" --reason x -q
	gives 0 'numbers
LP/B/0001/XI/2026/SPKT/SPKT Polsek Plaju' spkt-report list -f numbers -w 'id == "PLB-20261124-R0001"'
}

@test "a second number for the same document is hardly meant: --extend says it is" {
	crime
	spkt-followup issue R1 -q
	says 65 'spkt-followup: PLB-20261124-R0001: LP-B was issued already, LP/B/0001/XI/2026/SPKT/SPKT Polsek Plaju; for another number: --extend' \
		spkt-followup issue R1
	spkt-followup issue R1 --extend 2>said
	grep -q 'LP/B/0002' said
}

@test "what cannot be voided is said, exits 79, and saying it again mends it" {
	crime
	spkt-followup issue R1 -q
	mv "$SPKT_DIR/numbers/PLB" elsewhere && ln -s "$BATS_TEST_TMPDIR/elsewhere" "$SPKT_DIR/numbers/PLB"
	run -79 --separate-stderr spkt-followup void R1 --reason x
	[[ $stderr == *'the step is stored, but number LP/B/0001/XI/2026/SPKT/SPKT Polsek Plaju is not void yet; say it again'* ]]
	rm "$SPKT_DIR/numbers/PLB" && mv elsewhere "$SPKT_DIR/numbers/PLB"
	says 0 'PLB-20261124-R0001: number LP/B/0001/XI/2026/SPKT/SPKT Polsek Plaju is void and is not used again' \
		spkt-followup void R1 --reason x
	says 65 'spkt-followup: PLB-20261124-R0001: void is not taken on a record that is void' spkt-followup void R1 --reason x
	gives 0 "0 faults, 0 notices" sh -c 'spkt-tree check -E | sed "s/.*steps, //"'
}

@test "a void whose numbers are void stays" {
	crime
	spkt-followup issue R1 -q && spkt-followup void R1 --reason x -q
	step=$(spkt-followup list -f step_id -w 'verb == "void"' | tail -n 1)
	says 65 "spkt-followup: $step: its official numbers are void, and none comes back into use; enter it anew with --replaces PLB-20261124-R0001" \
		spkt-followup retract "$step" --reason y
}

@test "a note too large, or a number of more than eight digits, uses up nothing" {
	crime
	head -c 1100000 /dev/zero | tr '\0' x >long
	run -65 spkt-followup issue R1 --text-file long
	not test -e "$SPKT_DIR/numbers/PLB"
	run -65 spkt-followup issue R1 --number "LP/B/999999999/XI/2026/SPKT/SPKT Polsek Plaju"
	not test -e "$SPKT_DIR/numbers/PLB"
}

@test "a number that comes with imported steps is taken here too" {
	crime && spkt-followup issue R1 -q
	spkt-tree init other --station PLB --name "SPKT Polsek Plaju" -q
	spkt-report list | spkt-report -C other import - 2>/dev/null
	spkt-followup list | spkt-followup -C other import - 2>/dev/null
	spkt-report -C other new crime --title Dua
	says 0 'issue PLB-20261124-R0002 Dua
LP-B: LP/B/0002/XI/2026/SPKT/SPKT Polsek Plaju' spkt-followup -C other issue R2
	spkt-followup list | spkt-followup -C other import - 2>/dev/null
	gives 0 "0 faults, 0 notices" sh -c 'spkt-tree -C other check -E | sed "s/.*steps, //"'
	# one that another record has here: the step is kept, and said
	crime && spkt-followup issue R2 -q
	rm -r other && spkt-tree init other --station PLB --name "SPKT Polsek Plaju" -q
	spkt-report -C other new crime --title Lain && spkt-followup -C other issue R1 --number "LP/B/0002/XI/2026/SPKT/SPKT Polsek Plaju" -q
	spkt-report list -w 'id == "PLB-20261124-R0002"' | spkt-report -C other import - 2>/dev/null
	spkt-followup list -w 'id == "PLB-20261124-R0002"' | spkt-followup -C other import - 2>said
	grep -q 'PLB-20261124-R0002: number: LP-B number 2 of 2026 is taken already, by PLB-20261124-R0001' said
	grep -q '^imported 1,' said
}
