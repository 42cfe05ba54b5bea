# Steps from a file that a person typed: what is never taken from a hand is not taken
# from a file either. Steps that another tree wrote come in as they are.
load desk

complaint() {
	F=$(spkt-feedback new complaint -m "Antre dua jam" -q "$@")
}

# rows COLUMN,... ROW...
rows() {
	printf '%s\n' "id,step,$1" "${@:2}" >steps.csv
}

import() {
	spkt-followup import steps.csv "$@"
}

@test "one whom feedback concerns, and a step that does not say by whom it is" {
	complaint --concerns 84
	rows by,to,note "$F,note,84,,x" "$F,assign,90,84," "$F,assign,90, 84 ," "$F,assign,,86," "$F,assign,90,86,"
	says 65 "spkt-followup: steps.csv:2: the feedback concerns 84, who cannot handle it
spkt-followup: steps.csv:3: the feedback concerns 84, who cannot handle it
spkt-followup: steps.csv:4: the feedback concerns 84, who cannot handle it
spkt-followup: steps.csv:5: by: the feedback concerns officers of the desk; say who does this: --by CODE, or \$SPKT_OFFICER
imported 1, skipped 0 (already present), rejected 4" import
	[ "$(field feedback owner "$F")" = 86 ]
	[ "$(stored)" -eq 2 ]
}

@test "after a dispute those who handled it before, also by rows of the same file" {
	complaint
	rows by,to,reason,reply "$F,assign,90,84,," "$F,dispute,90,,,Masih antre" "$F,reject,84,,x," "$F,assign,90,84,x," "$F,assign,90,85,,"
	says 65 "spkt-followup: steps.csv:4: the citizen was not satisfied, and 84 handled it before; somebody else reviews it
spkt-followup: steps.csv:5: the citizen was not satisfied, and 84 handled it before; somebody else reviews it
imported 3, skipped 0 (already present), rejected 2" import
	[ "$(field feedback owner "$F")" = 85 ]
	says 65 "spkt-followup: steps.csv:4: the citizen was not satisfied, and 84 handled it before; somebody else reviews it
imported 0, skipped 3 (already present), rejected 1" bash -c 'sed -i 5d steps.csv && spkt-followup import steps.csv'
}

@test "a close needs what typing needs, from the tree or from the rows before it" {
	complaint
	rows by,cause,reason,text "$F,close,84,,," "$F,analyse,84,staffing_too_few,," "$F,decide,84,,cukup," "$F,respond,84,,,Sudah ditambah." "$F,close,84,,,"
	says 65 "spkt-followup: steps.csv:2: closing needs analyse, decide, respond first, or --without REASON
imported 4, skipped 0 (already present), rejected 1" import
	[ "$(field feedback status "$F")" = closed ]
	says 0 '' spkt-tree check
	complaint
	rows by,without "$F,close,84,dicabut pelapor"
	says 0 'imported 1, skipped 0 (already present), rejected 0' import
}

@test "-N and --strict say what would be imported, and store nothing" {
	complaint
	rows by,cause,reason "$F,close,84,," "$F,analyse,84,staffing_too_few," "$F,decide,84,,cukup"
	before=$(stored)
	for option in -N --strict; do
		says 65 "spkt-followup: steps.csv:2: closing needs analyse, decide, respond first, or --without REASON
nothing is stored; 2 would be imported
imported 0, skipped 0 (already present), rejected 1" import "$option"
	done
	[ "$(stored)" -eq "$before" ]
	import -q 2>/dev/null || :
	says 65 'spkt-followup: steps.csv:2: penutupan memerlukan respond lebih dahulu, atau --without ALASAN
tidak ada yang disimpan; 0 akan dimasukkan
imported 0, skipped 2 (sudah ada), rejected 1' import -N --lang id
	printf 'kind,title\nlost,Dompet\nlost,Kunci\n' >records.csv
	says 0 "nothing is stored; 2 would be imported
imported 0, skipped 0 (already present), rejected 0" spkt-report import -N records.csv -o shown
	spkt-report import -q records.csv 2>/dev/null
	printf 'lost,STNK\napa,x\n' >>records.csv
	says 65 'nothing is stored; 1 would be imported
imported 0, skipped 2 (already present), rejected 1' bash -c 'spkt-report import --strict records.csv 2>&1 | tail -n 2 >&2; exit 65'
}

@test "what is later than now, and a short id, are not taken" {
	complaint
	rows time,note "$F,note,2026-11-24 10:01,x" "F1,note,,x" "24-F1,note,,x" "$F,note,2026-11-24 10:00,x"
	says 65 'spkt-followup: steps.csv:2: at: is later than now (2026-11-24T10:00:00+07:00)
spkt-followup: steps.csv:3: id: expected an id such as PLB-20261124-R0007, got "F1"
spkt-followup: steps.csv:4: id: expected an id such as PLB-20261124-R0007, got "24-F1"
imported 1, skipped 0 (already present), rejected 3' import
}

@test "what another tree wrote is kept as it is" {
	complaint --concerns 84
	cp -r "$SPKT_DIR" other
	spkt-followup analyse "$F" --cause x --by 90 -q
	spkt-followup list -O csv | sed 's/,90,/,84,/' >list.csv
	says 0 '' bash -c 'SPKT_DIR=other spkt-followup import list.csv 2>&1 | grep -v "^derived\|^imported 1" >&2; true'
	[ "$(SPKT_DIR=other spkt-followup list -f by -O csv | tail -n 1)" = 84 ]
}
