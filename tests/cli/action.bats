# From the root cause to the improvement: what is done so that it does not happen again.
load desk

# Two complaints about waiting.
setup_complaints() {
	spkt-feedback new complaint --aspects time -m "Antre dua jam" -q
	spkt-feedback new complaint --aspects time,behaviour -m "Menunggu lama" -q
} >/dev/null

@test "an action is a record of its own, letter A; its kind may be the operand, words are those of the desk" {
	setup_complaints
	gives 0 PLB-20261124-A0001 spkt-followup action new pelatihan --title "Pelatihan antrean" --aim waktu --addresses F1 --addresses F2 \
		--owner 84010123 --due 2026-12-15 --measure "keluhan waktu per bulan" --verify-after 2027-01-15
	gives 0 'id,kind,title,aim,addresses,owner,due,measure,verify_after,status
PLB-20261124-A0001,training,Pelatihan antrean,time,"PLB-20261124-F0001
PLB-20261124-F0002",84010123,2026-12-15,keluhan waktu per bulan,2027-01-15,new' \
		spkt-followup action list -f id,kind,title,aim,addresses,owner,due,measure,verify_after,status
	[ -f "$SPKT_DIR/actions/PLB/2026/11/24/PLB-20261124-A0001.yaml" ]
	says 0 "" spkt-tree check -E
}

@test "the records it answers: short ids, with commas too; each must be there" {
	setup_complaints
	gives 0 PLB-20261124-A0001 spkt-followup action new staffing --title Loket --addresses F1,F2
	says 1 'spkt-followup: addresses: no record "F7"' spkt-followup action new staffing --title Loket --addresses F1,F7
	says 1 'spkt-followup: addresses: no record "PLB-20261124-F0007"' \
		spkt-followup action new staffing --title Loket --addresses PLB-20261124-F0007
	printf 'kind: staffing\ntitle: Loket\naddresses: [PLB-20261124-F0007]\n' |
		says 1 'spkt-followup: -:1: addresses: no record "PLB-20261124-F0007"' spkt-followup action new -F -
	says 1 'spkt-followup: PLB-20261124-A0001: addresses: no record "PLB-20261124-F0007"' \
		spkt-followup amend A1 --set addresses=PLB-20261124-F0007
	rm "$SPKT_DIR/feedback/PLB/2026/11/24/PLB-20261124-F0002.yaml"
	says 0 'spkt-tree: notice: actions/PLB/2026/11/24/PLB-20261124-A0001.yaml:8: addresses: PLB-20261124-F0002 is not in this tree' \
		spkt-tree check
}

@test "it aims at a service element or a cause; another aim is kept, and said" {
	local elements="requirements, procedure, time, cost, product, competence, behaviour, complaint_handling, facilities"
	says 0 "" spkt-followup action new training --title x --aim "sikap petugas"
	says 0 "" spkt-followup action new staffing --title x --aim "Personel: kelelahan piket"
	says 0 "spkt-followup: notice: aim: \"parkir\" is neither a service element ($elements) nor a code of causes.csv; it is kept, but no figure shows its effect" \
		spkt-followup action new facility --title x --aim parkir
	gives 0 'aim
behaviour
staffing_fatigue
parkir' spkt-followup action list -f aim
	says 0 "spkt-tree: notice: actions/PLB/2026/11/24/PLB-20261124-A0003.yaml:8: aim: \"parkir\" is neither a service element ($elements) nor a code of causes.csv; it is kept, but no figure shows its effect" \
		spkt-tree check
	spkt-followup amend A3 --set aim=sarana -q
	[ "$(spkt-followup action list -f aim -w 'id == "PLB-20261124-A0003"' | tail -1)" = facilities ]
	says 0 "" spkt-tree check -E
}

@test "due before it was thought of, looked at before it is due: said, and kept" {
	says 0 'spkt-followup: due: is before received; it is kept
spkt-followup: verify_after: is before due; it is kept' \
		spkt-followup action new other --title x --due 2026-11-23 --verify-after 2026-11-22
	says 0 'spkt-tree: notice: actions/PLB/2026/11/24/PLB-20261124-A0001.yaml:8: due: is before received (2026-11-24)
spkt-tree: notice: actions/PLB/2026/11/24/PLB-20261124-A0001.yaml:9: verify_after: is before due (2026-11-23)' spkt-tree check
	spkt-followup amend A1 --set due=2026-11-24 --set verify_after=2026-12-24 -q
	says 0 "" spkt-tree check -E
}

@test "kind and title must be given; what is improved has no people and no tracking code" {
	says 65 'spkt-followup: kind: must be given, one of training, procedure, facility, staffing, other' spkt-followup action new --title x
	says 65 'spkt-followup: title: must be given' spkt-followup action new training
	says 64 'spkt-followup: unknown option --code' spkt-followup action new training --title x --code
}

@test "actions travel as CSV and come back byte for byte; a sheet in Indonesian is taken" {
	setup_complaints
	spkt-followup action new training --title '=1+1; "x"' --aim time --addresses F1,F2 --due 2026-12-15 -q
	spkt-followup action list -O csv >one
	spkt-tree init other --station SKR -q
	cp -R "$SPKT_DIR/stations/PLB" other/stations
	SPKT_DIR=other says 0 'imported 1, skipped 0 (already present), rejected 0' spkt-followup action import one -q
	diff -r "$SPKT_DIR/actions" other/actions
	printf 'kind,title,aim,due\npelatihan,Sikap,perilaku,15 Desember 2026\n' >sheet.csv
	says 0 'imported 1, skipped 0 (already present), rejected 0' spkt-followup action import sheet.csv
	gives 0 'kind,title,aim,due
training,Sikap,behaviour,2026-12-15' spkt-followup action list -f kind,title,aim,due -w 'title == "Sikap"'
}

@test "what a decision leads to is an action that is there, or the reason why there is none" {
	setup_complaints
	spkt-followup action new staffing --title Loket --aim time -q
	says 65 'spkt-followup: PLB-20261124-F0001: decide needs action or reason' spkt-followup decide F1 --decision "Tambah loket"
	says 1 'spkt-followup: action: no record "A7"' spkt-followup decide F1 --action A7
	says 1 'spkt-followup: action: no record "PLB-20261124-A0007"' spkt-followup decide F1 --action PLB-20261124-A0007
	says 65 'spkt-followup: action: expected the id of an improvement action such as A1, got "PLB-20261124-F0002"' \
		spkt-followup decide F1 --action F2
	says 0 'decide PLB-20261124-F0001' spkt-followup decide F1 --action A1
	gives 0 'id,actions
PLB-20261124-F0001,PLB-20261124-A0001
PLB-20261124-F0002,' spkt-feedback list -f id,actions
}

@test "check names a decision that leads to something else, which typing refuses" {
	setup_complaints
	printf 'id,step,action\nPLB-20261124-F0001,decide,PLB-20261124-F0002\n' >steps.csv
	spkt-followup import steps.csv -q 2>/dev/null
	spkt-tree check 2>err
	grep -q 'action: expected the id of an improvement action such as A1, got "PLB-20261124-F0002"$' err
}

@test "an action is closed by the verdict on its effect; otherwise with a reason" {
	spkt-followup action new staffing --title Loket -q
	spkt-followup start A1 -q
	spkt-followup finish A1 --outcome "Dua petugas malam" -q
	says 65 'spkt-followup: PLB-20261124-A0001: closing needs verify first, or --without REASON' spkt-followup close A1
	says 65 'spkt-followup: PLB-20261124-A0001: penutupan memerlukan verify lebih dahulu, atau --without ALASAN' spkt-followup close A1 --lang id
	says 0 'close PLB-20261124-A0001 Loket' spkt-followup close A1 --without "Loket sudah tidak ada"
	# opened again, it is judged again
	spkt-followup reopen A1 --reason "Loket dipasang lagi" -q
	spkt-followup finish A1 -q
	spkt-followup amend A1 --set aim=time -q
	spkt-followup verify A1 --verdict not_shown -m "Terlalu dini" -q
	spkt-followup reopen A1 --reason "Diulang" -q
	spkt-followup finish A1 -q
	says 65 'spkt-followup: PLB-20261124-A0001: closing needs verify first, or --without REASON' spkt-followup close A1
}

@test "one action answers many records: those it names, and those whose decision names it" {
	setup_complaints
	spkt-feedback new complaint --aspects time -m "Satu loket saja" -q >/dev/null
	spkt-report new information --title "Jam buka" -q >/dev/null
	spkt-followup action new staffing --title Loket --aim time --addresses F2 -q >/dev/null
	spkt-followup action new training --title Sikap --aim behaviour -q >/dev/null
	spkt-followup decide F1 F2 R1 --action A1 -q >/dev/null
	spkt-followup decide F3 --action A1 -q >step
	spkt-followup retract - --reason "salah" -q <step >/dev/null
	gives 0 'id,addresses,addressed
PLB-20261124-A0001,PLB-20261124-F0002,"PLB-20261124-F0002
PLB-20261124-R0001
PLB-20261124-F0001"
PLB-20261124-A0002,,' spkt-followup action list -f id,addresses,addressed
	gives 0 PLB-20261124-A0001 spkt-followup action list -w 'addressed ~ "R0001"' -O ids
	spkt-followup action show A1 | grep -A3 -x 'addressed:' >said
	printf '%s\n' addressed: '- PLB-20261124-F0002' '- PLB-20261124-R0001' '- PLB-20261124-F0001' | cmp - said
	spkt-followup action show A1 -O text | grep -q 'PLB-20261124-F0002, PLB-20261124-R0001, PLB-20261124-F0001'
	# what is derived is not stored where the list comes back
	spkt-followup action list -O csv >one
	spkt-tree init other --station SKR -q
	cp -R "$SPKT_DIR/stations/PLB" other/stations
	SPKT_DIR=other spkt-followup action import one -q 2>/dev/null
	diff -r "$SPKT_DIR/actions" other/actions
}
