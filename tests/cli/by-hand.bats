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
spkt-followup: steps.csv:3: id: expected an id such as PLB-20261124-R0007, of an anonymous item PLB-20261124-N and five digits, got "F1"
spkt-followup: steps.csv:4: id: expected an id such as PLB-20261124-R0007, of an anonymous item PLB-20261124-N and five digits, got "24-F1"
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

@test "what spkt-tree alone does is not told by hand; from a tree that did it, it is taken" {
	complaint
	rows by,reason,basis "$F,erase,84,x,y" "$F,renumbered,84,x,"
	says 65 'spkt-followup: steps.csv:2: verb: erase is written by spkt-tree when it does it, not by hand
spkt-followup: steps.csv:3: verb: renumbered is written by spkt-tree when it does it, not by hand
imported 0, skipped 0 (already present), rejected 2' import
	[ "$(stored)" -eq 1 ]
	says 65 'spkt-followup: -:1: verb: erase is written by spkt-tree when it does it, not by hand
imported 0, skipped 0 (already present), rejected 1' spkt-followup import - <<<"id: $F
verb: erase
reason: x
basis: y"
	# A tree that did it has the step with its uid.
	printf '%s\n' id,verb,at,recorded,reason,basis,uid "$F,erase,2026-11-24,2026-11-24,x,y,0123456789abcdef0123456789abcdef" >steps.csv
	says 0 'imported 1, skipped 0 (already present), rejected 0' import
}

@test "a void in a file takes the numbers out of use, and a retraction its own" {
	for _ in 1 2; do spkt-report new lost -q; done >ids
	spkt-followup issue --document SKTLK -q - <ids >issues
	printf '%s\n' id,step,by,reason "$(sed -n 1p ids),void,84,salah ketik" >steps.csv
	says 0 "$(sed -n 1p ids): number $(field report numbers "$(sed -n 1p ids)") is void and is not used again
imported 1, skipped 0 (already present), rejected 0" import
	[ "$(find "$SPKT_DIR/numbers" -name '*void*' | wc -l)" -eq 1 ]
	says 0 'imported 0, skipped 1 (already present), rejected 0' import
	# A run that was stopped between the step and the number is run again.
	find "$SPKT_DIR/numbers" -name '*void*' -delete
	says 0 "$(sed -n 1p ids): number $(field report numbers "$(sed -n 1p ids)") is void and is not used again
imported 0, skipped 1 (already present), rejected 0" import
	[ "$(find "$SPKT_DIR/numbers" -name '*void*' | wc -l)" -eq 1 ]
	uid=$(spkt-followup list -f step_id,uid -O csv | sed -n "s/^$(sed -n 2p issues),//p")
	printf '%s: %s\n' id "$(sed -n 2p ids)" verb retract step "$uid" by 84 reason salah | spkt-followup import - -q
	[ "$(find "$SPKT_DIR/numbers" -name '*void*' | wc -l)" -eq 2 ]
	[[ $(spkt-tree check -E) == *" 0 faults, 0 notices" ]]
}
