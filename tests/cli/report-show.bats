# spkt-report show: a record with all that happened to it; and how ids are given.
load desk

@test "show is YAML: the record, what is folded, and the steps" {
	spkt-report new lost --title "KTP hilang" --by 84010123 >/dev/null
	spkt-followup assign R1 --to 91020456 --by 84010123 --at 10:00 -q >step
	spkt-report show R1 | sed -e 's/^\( *-\{0,1\} *\)\(uid\|record\): .*/\1\2: U/' >shown
	gives 0 "id: PLB-20261124-R0001
uid: U
received: \"2026-11-24T10:00:00+07:00\"
recorded: \"2026-11-24T10:00:00+07:00\"
clock: given
officer: \"84010123\"
channel: desk
station: PLB
kind: lost
priority: routine
title: KTP hilang
status: open
owner: \"91020456\"
age: \"0\"
shift: pagi
assigned_at: \"2026-11-24T10:00:00+07:00\"
reopened: \"0\"
step_count: \"1\"
untold: \"no\"
tellable: \"no\"
closed_without: \"no\"
steps:
- step_id: $(cat step)
  uid: U
  record: U
  verb: assign
  at: \"2026-11-24T10:00:00+07:00\"
  recorded: \"2026-11-24T10:00:00+07:00\"
  clock: given
  by: \"84010123\"
  to: \"91020456\"
  status_after: open" cat shown
}

@test "several ids: each is tried, the worst code is returned" {
	spkt-report new lost --title satu >/dev/null
	spkt-report new lost --title dua >/dev/null
	gives 1 'title: satu
title: dua' sh -c 'spkt-report show R1 R9 R2 >out; code=$?; grep ^title out; exit $code'
	says 1 'spkt-report: no record "R9"' spkt-report show R1 R9 R2
	says 64 'spkt-report: expected ID...' spkt-report show
}

@test "a full id and its short forms" {
	spkt-report new lost --title kemarin -r "2026-11-23 09:00" >/dev/null
	spkt-report new lost --title satu >/dev/null
	spkt-report new lost --title dua >/dev/null
	for id in PLB-20261124-R0002 R2 R0002 24-R2 1124-R2 1124-R0002 \
		plb-20261124-r0002 PLB-20261124-R2 plb-20261124-r00002 r2 1124-r2; do
		gives 0 'title: dua' sh -c "spkt-report show $id | grep ^title"
	done
	for id in 23-R1 1123-R1; do
		gives 0 'title: kemarin' sh -c "spkt-report show $id | grep ^title"
	done
	for id in R9 25-R1 1125-R1 Z1 R 24-R PLB-20261124-R0009 PLB-20261124-R0000 ../../etc/passwd ""; do
		run spkt-report show "$id"
		[ "$status" -eq 1 ]
		[ "$output" = "spkt-report: no record \"$id\"" ]
	done
}

@test "a short form without a date is looked for today and yesterday; two are exit 64 with both" {
	spkt-report new lost -r "2026-11-23 09:00" >/dev/null
	says 0 '' spkt-report show R1
	says 1 'spkt-report: no record "R1"' spkt-report show R1 --now "2026-11-25 00:01"
	spkt-report new lost >/dev/null
	says 64 'spkt-report: "R1" could be: PLB-20261124-R0001, PLB-20261123-R0001' spkt-report show R1
	says 64 'spkt-report: "R1" bisa berarti: PLB-20261124-R0001, PLB-20261123-R0001' spkt-report show R1 --lang id
}

@test "two stations with the same number are exit 64 with both" {
	spkt-report new lost >/dev/null
	spkt-tree init "$SPKT_DIR" --station SKR -q
	spkt-report new crime >/dev/null
	says 64 'spkt-report: "R1" could be: PLB-20261124-R0001, SKR-20261124-R0001' spkt-report show R1
	says 64 'spkt-report: "24-R1" could be: PLB-20261124-R0001, SKR-20261124-R0001' spkt-report show 24-R1
	says 0 '' spkt-report show SKR-20261124-R0001
}

@test "standard input takes full ids only, blank lines apart; -0 ends them with NUL" {
	spkt-report new lost --title satu >/dev/null
	spkt-report new lost --title dua >/dev/null
	gives 0 'title: satu
title: dua' sh -c 'spkt-report list -O ids | spkt-report show - | grep ^title'
	gives 0 'title: satu
title: dua' sh -c 'spkt-report list -O ids -0 | spkt-report show -0 - | grep ^title'
	says 64 'spkt-report: "R1" is a short id; standard input takes full ids only' sh -c 'printf "PLB-20261124-R0001\n\nR1\n" | spkt-report show -'
	gives 0 '' spkt-report show - </dev/null
}

@test "a file changed by hand is named, and its change is honoured" {
	spkt-report new lost --title "KTP hilang" >/dev/null
	says 0 '' spkt-report show R1
	sed -i 's/^title: .*/title: SIM hilang/' "$SPKT_DIR"/reports/PLB/2026/11/24/PLB-20261124-R0001.yaml
	says 0 'reports/PLB/2026/11/24/PLB-20261124-R0001.yaml: changed outside the program' spkt-report show R1
	says 0 'reports/PLB/2026/11/24/PLB-20261124-R0001.yaml: diubah di luar program' spkt-report show R1 --lang id
	grep -qx 'title: SIM hilang' stdout
	[ "$(field report title PLB-20261124-R0001)" = "SIM hilang" ]
}

@test "a step changed by hand is named; a file without a sum was written by hand and is valid" {
	spkt-report new lost >/dev/null
	spkt-followup assign R1 --to 84010123 -q >step
	file=$SPKT_DIR/reports/PLB/2026/11/24/$(cat step).yaml
	sed -i 's/84010123/84010124/' "$file"
	says 0 "reports/PLB/2026/11/24/$(cat step).yaml: changed outside the program" spkt-report show R1
	sed -i '/^sum:/d' "$file"
	says 0 '' spkt-report show R1
	[ "$(field report owner PLB-20261124-R0001)" = 84010124 ]
}

@test "a record that cannot be read is one line: what is wrong and where" {
	spkt-report new lost >/dev/null
	sed -i 's/^kind: .*/kind: cat/' "$SPKT_DIR"/reports/PLB/2026/11/24/PLB-20261124-R0001.yaml
	says 65 'spkt-report: reports/PLB/2026/11/24/PLB-20261124-R0001.yaml:7:7: kind: expected one of crime, lost, found, social, emergency, information, outage, log, got "cat"' \
		spkt-report show R1
}

@test "a step that cannot be read is named, and the rest is shown" {
	spkt-report new lost >/dev/null
	spkt-followup assign R1 --to 84010123 -q >/dev/null
	spkt-followup note R1 -m x -q >step
	echo 'a: [' >"$SPKT_DIR/reports/PLB/2026/11/24/$(cat step).yaml"
	run spkt-report show R1
	[ "$status" -eq 65 ]
	[[ $output == *"spkt-report: reports/PLB/2026/11/24/$(cat step).yaml:"* ]]
	[[ $output == *"owner: \"84010123\""* ]]
}

@test "people are shown under -I alone, and who looked is kept" {
	spkt-report new lost --reporter.name "Siti Aminah" --reporter.phone 081234567890 --items "KTP 31730" >/dev/null
	spkt-report show R1 >shown
	not grep -E 'Siti|0812|31730' shown
	spkt-report show R1 -I --by 84010123 >shown
	grep -qx '  name: Siti Aminah' shown
	grep -qx -- '- KTP 31730' shown
	gives 0 'at,officer,verb,id
2026-11-24T10:00:00+07:00,84010123,show,PLB-20261124-R0001' cat "$SPKT_DIR/identity/access/2026-11.csv"
	[ "$(stat -c %a "$SPKT_DIR/identity/access/2026-11.csv")" = 600 ]
}

@test "show prints every format" {
	spkt-report new lost --title "KTP hilang" >/dev/null
	spkt-followup note R1 -m "Datang besok" --by 84010123 -q >/dev/null
	gives 0 'PLB-20261124-R0001' spkt-report show R1 -O ids
	gives 0 "$SPKT_DIR/reports/PLB/2026/11/24/PLB-20261124-R0001.yaml" spkt-report show R1 -O paths
	spkt-report list >listed
	gives 0 "$(cat listed)" spkt-report show R1 -O csv
	spkt-report show R1 -O jsonl >object
	grep -q '^{"id":"PLB-20261124-R0001",.*"title":"KTP hilang",.*"step_count":1,"untold":"no","tellable":"no","closed_without":"no"}$' object
	spkt-report show R1 -O text >text
	grep -qx 'title: KTP hilang' text
	grep -Eq '^  2026-11-24 10:00  \+[0-9]+[hmds]+ +_01-[0-9A-Z]{4}  note  .*note: Datang besok$' text
	spkt-followup retract R1_01 --reason salah -q >/dev/null
	part=$(sed -n 's/^  .*  \(_01-....\)  note.*/\1/p' text)
	spkt-report show R1 -O text >text
	grep -Eq "^  2026-11-24 10:00  \\+[0-9]+[hmds]+ +_02-[0-9A-Z]{4}  retract  .*step: $part\$" text
}

@test "show leaves out what was recorded later than --now" {
	spkt-report new lost --now "2026-11-24 08:00" >/dev/null
	spkt-followup assign R1 --to 84010123 --now "2026-11-24 09:00" -q >/dev/null
	gives 0 'status: new' sh -c 'spkt-report show R1 --now "2026-11-24 08:30" | grep ^status'
	gives 0 'status: open' sh -c 'spkt-report show R1 | grep ^status'
	says 1 'spkt-report: no record "PLB-20261124-R0001"' spkt-report show PLB-20261124-R0001 --now "2026-11-24 07:00"
}
