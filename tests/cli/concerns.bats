# Whom a complaint concerns: by code, by name, or by unit.
load desk

officers() {
	printf '%s\n' code,name,rank,unit,valid_from,valid_until P01,Sari,AIPTU,SPKT,, P02,Budi,BRIPKA,Satlantas,, \
		90,Joko,AIPDA,SPKT,, >"$SPKT_DIR/stations/PLB/officers.csv"
}

complaint() {
	F=$(spkt-feedback new complaint -m "Ditilang tanpa surat" "$@")
}

@test "an officer is meant by his name too, with or without his rank, in any letters" {
	officers
	for name in Budi 'bripka budi' P02 p02 Satlantas; do
		complaint --concerns "$name" -q
		says 77 "spkt-followup: $F: the feedback concerns P02, who cannot handle it" spkt-followup assign "$F" --to P02 --by 90
		says 77 "spkt-followup: $F: the feedback concerns Budi, who cannot handle it" spkt-followup note "$F" -m x --by Budi
		spkt-followup assign "$F" --to P01 --by 90 -q
	done
	says 0 '' spkt-tree check
}

@test "a word that names nobody is said, when it is typed and by check" {
	officers
	said='concerns: "Tono" is neither code, name nor unit of an officer in officers.csv; it keeps nobody from handling it'
	says 0 "spkt-feedback: notice: $said" spkt-feedback new complaint -m "Ditilang" --concerns Tono --concerns Budi
	says 0 "spkt-tree: notice: feedback/PLB/2026/11/24/PLB-20261124-F0001.yaml:9: $said" spkt-tree check
	complaint -q
	SPKT_LANG=id says 0 'spkt-followup: perhatian: concerns: "loket 2" bukan kode, nama, atau satuan petugas di officers.csv; tidak ada yang dicegah menanganinya
amend PLB-20261124-F0002' spkt-followup amend F2 --set concerns="loket 2" --by 90
	step=$(cd "$SPKT_DIR" && echo feedback/PLB/2026/11/24/PLB-20261124-F0002_01-*.yaml)
	spkt-tree check 2>&1 | grep -q "notice: $step:[0-9]*: set: \"loket 2\" is neither"
	spkt-followup amend F2 --set concerns=P02 --by 90 -q
	spkt-followup amend F1 --set concerns= --by 90 -q
	says 0 '' spkt-tree check
}

@test "without a table of officers nothing is said" {
	says 0 '' spkt-feedback new complaint -m x --concerns Tono
	says 0 '' spkt-tree check
}

@test "the owner is changed where it comes to concern him" {
	officers
	complaint -q
	spkt-followup assign "$F" --to P02 --by 90 -q
	says 0 "spkt-followup: notice: concerns: P02 has it now, whom it concerns; give it to somebody else: spkt-followup assign $F --to CODE
amend $F" spkt-followup amend "$F" --set concerns=Budi --by 90
	step=$(cd "$SPKT_DIR" && echo feedback/PLB/2026/11/24/"$F"_02-*.yaml)
	says 0 "spkt-tree: notice: $step:$(grep -n ^set "$SPKT_DIR/$step" | cut -d: -f1): set: \"P02\" has it, whom it concerns; assign it to somebody else" spkt-tree check
	spkt-followup assign "$F" --to P01 --by 90 -q
	says 0 '' spkt-tree check
}

@test "a void record leads to the one entered in its stead, whoever typed it" {
	complaint --concerns 84 -q
	spkt-followup void "$F" --reason "salah jenis" --by 90 -q
	says 0 '' spkt-feedback new criticism -m "Ditilang" --concerns 84 --replaces "$F"
	[ "$(spkt-followup list -f replaced_by -w 'verb == "note"' -O csv | tail -n 1)" = PLB-20261124-F0002 ]
}

@test "of what is closed the owner is not named" {
	officers
	complaint -q
	spkt-followup assign "$F" --to P02 --by 90 -q
	spkt-followup close "$F" --without "dicabut pelapor" --by 90 -q
	says 0 "amend $F" spkt-followup amend "$F" --set concerns=Budi --by 90
	says 0 '' spkt-tree check
}
