# The shift hands over: what is open goes into the handover, both heads sign it, and
# it passes to the one that comes.
load desk

# A night shift that ends: SARI and ADI are on its roster, JOKO is its head.
night() {
	export SPKT_NOW=2026-11-24T07:05:00+07:00
	mkdir -p "$SPKT_DIR/stations/PLB/roster"
	printf 'date,shift,officer\n2026-11-23,malam,SARI\n2026-11-23,malam,ADI\n2026-11-24,pagi,TONO\n' >"$SPKT_DIR/stations/PLB/roster/2026-11.csv"
	spkt-report new lost --title Dompet --received 05:00 -q
	spkt-report new crime --title Motor --received 05:10 -q
	spkt-report new emergency --title Banjir --received 05:20 -q
	spkt-report new log --title Apel --received 05:30 -q
	spkt-feedback new complaint --text "Antre lama" --received 06:00 -q
}

owners() {
	{ spkt-report list -T '{{id}} {{status}} {{owner}}' && spkt-feedback list -T '{{id}} {{status}} {{owner}}'; } | sed 's/^PLB-[0-9]*-//'
}

@test "the shift that ends now, its date, who types it, and what is open: what is urgent first" {
	night >/dev/null
	spkt-followup close R1 -q >/dev/null
	SPKT_OFFICER=JOKO says 0 "handover of malam, 2026-11-23: 3 open, 2 of them urgent or overdue; both heads sign it with spkt-followup acknowledge" \
		spkt-followup handover new --incoming TONO --inventory "2 HT" --instructions "Jaga posko banjir"
	gives 0 "shift,day,outgoing,incoming,officer,inventory,instructions,status
malam,2026-11-23,JOKO,TONO,JOKO,2 HT,Jaga posko banjir,new" \
		spkt-followup handover list -f shift,day,outgoing,incoming,officer,inventory,instructions,status
	gives 0 "PLB-20261124-R0003, PLB-20261124-R0002, PLB-20261124-F0001" spkt-followup handover list -T '{{open_items}}'
	[ -f "$SPKT_DIR/handovers/PLB/2026/11/24/PLB-20261124-H0001.yaml" ]
	says 0 "" spkt-tree check -q
}

@test "what is over its time comes before what is urgent" {
	spkt-feedback new complaint --text "Sudah lama" --received 2026-10-01 -q
	spkt-report new lost --title Dompet -q
	spkt-report new crime --title Motor -q
	spkt-report new emergency --title Banjir -q
	spkt-followup handover new --outgoing JOKO --incoming TONO -q
	gives 0 "PLB-20261124-R0003, PLB-20261001-F0001, PLB-20261124-R0002, PLB-20261124-R0001" spkt-followup handover list -T '{{open_items}}'
}

@test "the noun alone with an option is new; another shift and day by name, letter case aside" {
	SPKT_OFFICER=JOKO gives 0 PLB-20261124-H0001 spkt-followup handover --shift Siang --day kemarin --incoming TONO
	gives 0 "siang 2026-11-23" spkt-followup handover list -T '{{shift}} {{day}}'
}

@test "which shift ends is the one whose end is nearest, and its date that of its beginning" {
	local now want
	while read -r now want; do
		SPKT_NOW=$now spkt-followup handover new --outgoing A --incoming B -N -q 2>/dev/null | awk '/^shift:/ { s = $2 } /^day:/ { gsub(/"/, ""); print s, $2 }' >got
		printf '%s\n' "$want" | diff - got
	done <<-'END'
		2026-11-24T06:50+07:00 malam 2026-11-23
		2026-11-24T07:30+07:00 malam 2026-11-23
		2026-11-24T13:30+07:00 pagi 2026-11-24
		2026-11-24T14:00+07:00 pagi 2026-11-24
		2026-12-01T00:10+07:00 siang 2026-11-30
		2027-01-01T07:00+07:00 malam 2026-12-31
	END
	# typed later, it is about its own time
	gives 0 PLB-20261123-H0001 spkt-followup handover new --received "2026-11-23 21:05" --outgoing A --incoming B
	gives 0 "siang 2026-11-23" spkt-followup handover list -T '{{shift}} {{day}}'
}

@test "what cannot be meant is refused" {
	says 65 'spkt-followup: incoming: the head that hands over and the head that takes over are two officers' \
		spkt-followup handover new --outgoing JOKO --incoming joko
	says 65 'spkt-followup: incoming: must be given' spkt-followup handover new --outgoing JOKO
	says 65 'spkt-followup: outgoing: must be given' spkt-followup handover new --incoming JOKO
	says 65 'spkt-followup: shift: no shift "sore" on 2026-11-24; there are: pagi, siang, malam' \
		spkt-followup handover new --shift sore --day today --outgoing A --incoming B
	SPKT_LANG=id says 65 'spkt-followup: shift: tidak ada regu "sore" pada 2026-11-24; yang ada: pagi, siang, malam' \
		spkt-followup handover new --shift sore --day today --outgoing A --incoming B
	says 64 'spkt-followup: unknown option --open-items' spkt-followup handover new --open-items R1
	[ "$(stored)" -eq 0 ]
}

@test "from a file too it fills in what is not said, and takes no items of it" {
	spkt-report new lost --title Dompet -q
	printf 'incoming: TONO\ninventory: |\n  2 HT\n  1 kunci\n' >h.yaml
	SPKT_OFFICER=JOKO gives 0 PLB-20261124-H0001 spkt-followup handover new -F h.yaml
	gives 0 "malam 2026-11-23 JOKO TONO PLB-20261124-R0001" spkt-followup handover list -T '{{shift}} {{day}} {{outgoing}} {{incoming}} {{open_items}}'
	printf 'incoming: TONO\nopen_items: [PLB-20261124-R0001]\n' | spkt-followup handover new --by JOKO -F - 2>err && false
	grep -q 'open_items' err
}

@test "a second one for the same shift is kept, and said; of one that is void nothing is said" {
	spkt-followup handover new --outgoing A --incoming B -q
	says 0 "PLB-20261124-H0001 is the handover of malam, 2026-11-23, already; this one is kept beside it
handover of malam, 2026-11-23: 0 open, 0 of them urgent or overdue; both heads sign it with spkt-followup acknowledge" \
		spkt-followup handover new --outgoing A --incoming C
	spkt-followup void H1 --reason "salah kepala" -q
	spkt-followup void H2 --reason "salah kepala" -q
	says 0 "handover of malam, 2026-11-23: 0 open, 0 of them urgent or overdue; both heads sign it with spkt-followup acknowledge" \
		spkt-followup handover new --outgoing A --incoming D
}

@test "a head whom officers.csv does not have is said; a shift that has not begun is refused" {
	printf 'code,name,rank,unit,valid_from,valid_until\nJOKO,Joko,Bripka,,,\n' >"$SPKT_DIR/stations/PLB/officers.csv"
	says 0 'spkt-followup: notice: incoming: "TONO" is not in officers.csv
handover of malam, 2026-11-23: 0 open, 0 of them urgent or overdue; both heads sign it with spkt-followup acknowledge' \
		spkt-followup handover new --outgoing JOKO --incoming TONO
	says 65 'spkt-followup: day: the shift malam of 2026-11-24 has not begun' \
		spkt-followup handover new --shift malam --day today --outgoing JOKO --incoming TONO
	SPKT_LANG=id says 65 'spkt-followup: day: regu pagi tanggal 2026-12-01 belum mulai bertugas' \
		spkt-followup handover new --shift pagi --day 2026-12-01 --outgoing JOKO --incoming TONO
	# one that has begun may be handed over early
	spkt-followup handover new --shift pagi --day today --outgoing JOKO --incoming TONO -q
	rm "$SPKT_DIR/stations/PLB/shifts.csv"
	says 65 'spkt-followup: day: the shift A of 2026-11-25 has not begun' \
		spkt-followup handover new --shift A --day tomorrow --outgoing JOKO --incoming TONO
}

@test "check names two of one shift, and the book takes the signed one, else the newest" {
	for incoming in B C; do spkt-followup handover new --outgoing A --incoming $incoming -q; done
	spkt-followup handover new --shift siang --day yesterday --outgoing A --incoming B -q
	says 0 "spkt-tree: notice: handovers/PLB/2026/11/24/PLB-20261124-H0002.yaml: shift: PLB-20261124-H0001 is a handover of the same shift and day" \
		spkt-tree check
	says 0 "2 handovers are of malam, 2026-11-23; this is the book of PLB-20261124-H0002" spkt-followup handover book --shift malam --day 2026-11-23
	grep -q '^Handover  *: PLB-20261124-H0002$' stdout
	spkt-followup acknowledge H1 --by A -q
	spkt-followup acknowledge H1 --by B -q
	says 0 "2 handovers are of malam, 2026-11-23; this is the book of PLB-20261124-H0001" spkt-followup handover book --shift malam --day 2026-11-23
	grep -q '^Handover  *: PLB-20261124-H0001$' stdout
	spkt-followup void H2 --reason "salah kepala" -q
	says 0 "" spkt-followup handover book --shift malam --day 2026-11-23
	says 0 "" spkt-tree check -q
}

@test "a desk without shifts names them as it likes" {
	rm "$SPKT_DIR/stations/PLB/shifts.csv"
	gives 0 PLB-20261124-H0001 spkt-followup handover new --shift "Regu A" --outgoing A --incoming B
	gives 0 "Regu A 2026-11-24" spkt-followup handover list -T '{{shift}} {{day}}'
	says 65 'spkt-followup: shift: must be given' spkt-followup handover new --outgoing A --incoming B
}

@test "typed late, it holds what was open when it was received" {
	spkt-report new lost --title Satu --received "2026-11-23 20:00" -q
	spkt-report new lost --title Dua --received "2026-11-23 21:30" -q
	spkt-report new lost --title Tiga --received "2026-11-23 20:30" -q
	spkt-followup close 23-R1 --at "2026-11-23 20:50" -q
	spkt-followup close 23-R3 --at "2026-11-23 22:00" -q
	spkt-followup handover new --received "2026-11-23 21:05" --outgoing A --incoming B -q
	gives 0 PLB-20261123-R0003 spkt-followup handover list -T '{{open_items}}'
}

@test "an anonymous item is in the handovers of later days alone: none tells in which shift it came" {
	echo "Panas" | spkt-feedback new saran --channel box -m - -q >/dev/null
	for now in 2026-11-24T14:00+07:00 2026-11-25T07:00+07:00 2026-11-25T14:00+07:00; do
		SPKT_NOW=$now spkt-followup handover new --outgoing A --incoming B -q
	done
	gives 0 "pagi 2026-11-24 0
malam 2026-11-24 0
pagi 2026-11-25 1" bash -c "spkt-followup handover list -f shift,day,open_items --now 2026-11-26 -O csv | sed '1d;s/,PLB-20261124-N.*/ 1/;s/,\$/ 0/;s/,/ /'"
}

# ---- signing

@test "each head signs once, then it is closed; nobody else does" {
	spkt-followup handover new --received 07:05 --outgoing JOKO --incoming TONO -q
	says 77 "spkt-followup: PLB-20261124-H0001: by: SARI is neither the outgoing nor the incoming head, JOKO and TONO; only they sign" \
		spkt-followup acknowledge H1 --by SARI
	says 65 "spkt-followup: PLB-20261124-H0001: by: acknowledge needs by" spkt-followup acknowledge H1
	says 0 "acknowledge PLB-20261124-H0001
PLB-20261124-H0001: TONO has still to sign" spkt-followup acknowledge H1 --by joko --at 07:10
	says 0 "PLB-20261124-H0001: JOKO has signed already, 2026-11-24T07:10:00+07:00
PLB-20261124-H0001: TONO has still to sign" spkt-followup acknowledge H1 --by JOKO
	gives 0 "status,step_count
open,1" spkt-followup handover list -f status,step_count
	SPKT_OFFICER=TONO says 0 "acknowledge PLB-20261124-H0001" spkt-followup acknowledge H1
	gives 0 "status,step_count
closed,2" spkt-followup handover list -f status,step_count
	says 0 "PLB-20261124-H0001: TONO sudah menandatangani, 2026-11-24T10:00:00+07:00" spkt-followup acknowledge H1 --by TONO --lang id
	[ "$(stored)" -eq 3 ]
	# a signature that was taken back is given again
	spkt-followup retract "$(spkt-followup list -w 'by == "TONO"' -f step_id | tail -n 1)" --reason "salah orang" -q
	gives 0 "open" spkt-followup handover list -T '{{status}}'
	spkt-followup acknowledge H1 --by TONO -q
	gives 0 "closed" spkt-followup handover list -T '{{status}}'
}

@test "the heads, the shift and the items of what is signed are not amended" {
	spkt-followup handover new --outgoing JOKO --incoming TONO -q
	for field in outgoing incoming shift day open_items; do
		spkt-followup amend H1 --set "$field=x" -q 2>err && false
		grep -qF "$field" err
	done
	spkt-followup amend H1 --set inventory="3 HT" -q
	gives 0 "3 HT" spkt-followup handover list -T '{{inventory}}'
}

@test "what is open and nobody's or the outgoing shift's passes to the incoming head; the rest stays" {
	night >/dev/null
	spkt-report new social --title Tetangga -q
	spkt-report new lost --title SIM -q
	spkt-followup assign R1 --to SARI -q
	spkt-followup assign R2 --to PENYIDIK -q
	spkt-followup assign R3 --to JOKO -q
	spkt-followup wait R5 --reason "menunggu RT" -q
	spkt-followup refer R6 --agency damkar --reason "bukan wewenang" -q
	spkt-followup handover new --outgoing JOKO --incoming TONO -q
	spkt-followup acknowledge H1 --by JOKO -q
	owners >before
	says 0 "acknowledge PLB-20261124-H0001
assign PLB-20261124-F0001
assign PLB-20261124-R0001 Dompet
assign PLB-20261124-R0003 Banjir
note PLB-20261124-R0005 Tetangga
note PLB-20261124-R0006 SIM
PLB-20261124-H0001: 5 items passed to TONO, 1 stay with who has them" spkt-followup acknowledge H1 --by TONO
	gives 0 "R0001 open TONO
R0002 open PENYIDIK
R0003 open TONO
R0004 closed 
R0005 waiting TONO
R0006 referred TONO
F0001 open TONO" owners
	gives 0 "TONO taken over by handover PLB-20261124-H0001" spkt-followup list -w 'id == "PLB-20261124-F0001"' -T '{{by}} {{note}}'
	[ "$(wc -l <"$BATS_TEST_TMPDIR/stdout")" -eq 1 ]
	# of its own step alone the name goes to standard output
	[ "$(spkt-followup list -w 'verb == "acknowledge"' -O ids | wc -l)" -eq 2 ]
}

@test "nothing passes before both have signed, whoever is the second" {
	night >/dev/null
	spkt-followup handover new --outgoing JOKO --incoming TONO -q
	says 0 "acknowledge PLB-20261124-H0001
PLB-20261124-H0001: JOKO has still to sign" spkt-followup acknowledge H1 --by TONO
	gives 0 "" spkt-report list -w 'owner == "TONO"' -O ids
	says 0 "acknowledge PLB-20261124-H0001
assign PLB-20261124-F0001
assign PLB-20261124-R0001 Dompet
assign PLB-20261124-R0002 Motor
assign PLB-20261124-R0003 Banjir
PLB-20261124-H0001: 4 items passed to TONO, 0 stay with who has them" spkt-followup acknowledge H1 --by JOKO
	# what TONO takes over is his doing
	gives 0 "TONO" spkt-followup list -w 'id == "PLB-20261124-R0001"' -T '{{by}}'
}

@test "what came between the making and the second signature passes too; what the next shift took does not" {
	SPKT_NOW=2026-11-24T06:00:00+07:00 spkt-report new lost --title Satu -q
	export SPKT_NOW=2026-11-24T06:50:00+07:00
	spkt-followup handover new --outgoing JOKO --incoming TONO -q
	gives 0 PLB-20261124-R0001 spkt-followup handover list -T '{{open_items}}'
	export SPKT_NOW=2026-11-24T06:55:00+07:00
	spkt-report new lost --title Dua -q
	spkt-report new lost --title Tiga -q
	spkt-report new log --title Apel -q
	spkt-followup close R3 -q
	spkt-followup acknowledge H1 --by JOKO -q
	export SPKT_NOW=2026-11-24T07:05:00+07:00
	spkt-report new lost --title "Regu pagi" -q
	export SPKT_NOW=2026-11-24T07:10:00+07:00
	says 0 "acknowledge PLB-20261124-H0001
assign PLB-20261124-R0001 Satu
assign PLB-20261124-R0002 Dua
PLB-20261124-H0001: 2 items passed to TONO, 0 stay with who has them" spkt-followup acknowledge H1 --by TONO
	export SPKT_NOW=2026-11-24T08:00:00+07:00
	says 0 "PLB-20261124-H0001: TONO has signed already, 2026-11-24T07:10:00+07:00" spkt-followup acknowledge H1 --by TONO
}

@test "a run that was killed is finished by the next, and what he gave away since is not taken back" {
	night >/dev/null
	spkt-followup handover new --outgoing JOKO --incoming TONO -q
	spkt-followup acknowledge H1 --by TONO -q
	spkt-followup acknowledge H1 --by JOKO -q
	owners >all
	rm "$SPKT_DIR"/reports/PLB/2026/11/24/PLB-20261124-R0002_* "$SPKT_DIR"/feedback/PLB/2026/11/24/PLB-20261124-F0001_*
	says 0 "PLB-20261124-H0001: TONO has signed already, 2026-11-24T07:05:00+07:00
assign PLB-20261124-F0001
assign PLB-20261124-R0002 Motor
PLB-20261124-H0001: 2 items passed to TONO, 0 stay with who has them" spkt-followup acknowledge H1 --by TONO
	owners | diff all -
	export SPKT_NOW=2026-11-24T09:00:00+07:00
	spkt-followup assign R2 --to SARI -q	# she was on the roster of the night
	says 0 "PLB-20261124-H0001: TONO has signed already, 2026-11-24T07:05:00+07:00" spkt-followup acknowledge H1 --by TONO
	# by either head
	rm "$SPKT_DIR"/reports/PLB/2026/11/24/PLB-20261124-R0001_*
	says 0 "PLB-20261124-H0001: JOKO has signed already, 2026-11-24T07:05:00+07:00
assign PLB-20261124-R0001 Dompet
PLB-20261124-H0001: 1 items passed to TONO, 0 stay with who has them" spkt-followup acknowledge H1 --by JOKO
	gives 0 "SARI" spkt-report list -w 'id == "PLB-20261124-R0002"' -T '{{owner}}'
}

@test "what was not the shift's when he signed does not become his by signing again" {
	night >/dev/null
	spkt-followup assign R2 --to PENYIDIK -q
	spkt-followup handover new --outgoing JOKO --incoming TONO -q
	spkt-followup acknowledge H1 --by JOKO -q
	spkt-followup acknowledge H1 --by TONO -q
	export SPKT_NOW=2026-11-24T09:00:00+07:00
	spkt-followup assign R2 --to SARI -q
	spkt-followup acknowledge H1 --by TONO -q
	gives 0 "SARI" spkt-report list -w 'id == "PLB-20261124-R0002"' -T '{{owner}}'
}

@test "what concerns the incoming head is left to others, and said" {
	night >/dev/null
	spkt-feedback new complaint --text "Tidak sopan" --concerns TONO -q
	spkt-followup handover new --outgoing JOKO --incoming TONO -q
	spkt-followup acknowledge H1 --by JOKO -q
	says 0 "acknowledge PLB-20261124-H0001
spkt-followup: notice: PLB-20261124-F0002: the feedback concerns TONO, who cannot handle it
assign PLB-20261124-F0001
assign PLB-20261124-R0001 Dompet
assign PLB-20261124-R0002 Motor
assign PLB-20261124-R0003 Banjir
PLB-20261124-H0001: 4 items passed to TONO, 1 stay with who has them" spkt-followup acknowledge H1 --by TONO
	gives 0 "" spkt-feedback list -w 'owner == "TONO" && concerns ~ "TONO"' -O ids
}

@test "check names a signature of somebody else, and a shift that is none" {
	spkt-followup handover new --outgoing JOKO --incoming TONO -q
	printf 'id,verb,by\nPLB-20261124-H0001,acknowledge,SARI\n' | spkt-followup import - -q 2>/dev/null
	gives 0 "open" spkt-followup handover list -T '{{status}}'
	spkt-tree check 2>err >/dev/null
	[ "$(wc -l <err)" -eq 1 ]
	grep -q 'H0001_01-....\.yaml:[0-9]*: by: SARI is neither the outgoing nor the incoming head, and does not sign$' err
	sed -i 's/^malam/dini hari/' "$SPKT_DIR/stations/PLB/shifts.csv"
	spkt-tree check 2>err >/dev/null
	grep -q 'PLB-20261124-H0001.yaml:[0-9]*: shift: "malam" is no shift in force on 2026-11-23$' err
}

@test "a dry run stores nothing, and shows every step" {
	night >/dev/null
	spkt-followup handover new --outgoing JOKO --incoming TONO -q
	[ "$(spkt-followup acknowledge H1 --by TONO -N | grep -c '^verb: ')" -eq 1 ]
	spkt-followup acknowledge H1 --by JOKO -q
	[ "$(spkt-followup acknowledge H1 --by TONO -N | grep -c '^verb: ')" -eq 5 ]
	[ "$(spkt-followup acknowledge H1 --by TONO -N | grep -cx -- ---)" -eq 4 ]
	gives 0 "open" spkt-followup handover list -T '{{status}}'
}

@test "each head signs in a clone of his own; the two merge, and no decision is concurrent" {
	night >/dev/null
	spkt-followup handover new --outgoing JOKO --incoming TONO -q
	cp -R "$SPKT_DIR" other
	spkt-followup acknowledge H1 --by JOKO -q
	SPKT_DIR=other spkt-followup acknowledge H1 --by TONO -q
	cp -Rn other/handovers other/reports other/feedback "$SPKT_DIR"
	gives 0 closed spkt-followup handover list -T '{{status}}'
	# neither clone knew of both: the next that is run finishes it
	spkt-followup acknowledge H1 --by JOKO -q
	gives 0 4 bash -c "owners() { spkt-report list -w 'owner == \"TONO\"' -O ids; spkt-feedback list -w 'owner == \"TONO\"' -O ids; }; owners | wc -l"
	says 0 "" spkt-tree check -q -E
}

@test "it is for handovers" {
	spkt-report new lost --title Dompet -q
	says 65 "spkt-followup: PLB-20261124-R0001: acknowledge does not apply to report" spkt-followup acknowledge R1 --by TONO
}

@test "handovers travel as CSV and come back byte for byte" {
	night >/dev/null
	spkt-followup handover new --outgoing JOKO --incoming TONO --inventory $'=1+1\n" 007 ' --instructions "a, b" --key k1 -q
	spkt-followup handover list -O csv >one
	spkt-tree init other --station SKR -q
	cp -R "$SPKT_DIR/stations/PLB" other/stations
	SPKT_DIR=other says 0 'imported 1, skipped 0 (already present), rejected 0' spkt-followup handover import one -q
	SPKT_DIR=other spkt-followup handover list -O csv >two
	cmp one two
	SPKT_DIR=other says 0 'imported 0, skipped 1 (already present), rejected 0' spkt-followup handover import one -q
	diff -r "$SPKT_DIR/handovers" other/handovers
}

@test "on a terminal it asks for what is missing: the shift, its day and the head are offered" {
	command -v python3 >/dev/null || skip "python3 is not here: it types on a terminal"
	printf '%s\n' '' '' TONO 'HT 2' '' '' y >answers
	SPKT_OFFICER=JOKO gives 0 PLB-20261124-H0001 python3 "$SOURCE/tests/type.py" screen spkt-followup handover new <answers
	gives 0 "malam 2026-11-23 JOKO TONO HT 2" spkt-followup handover list -T '{{shift}} {{day}} {{outgoing}} {{incoming}} {{inventory}}'
	grep -q 'Shift that ends \[malam\]' screen
	grep -q 'Day on which it began \[2026-11-23\]' screen
	not grep -q 'Head of the outgoing' screen
}
