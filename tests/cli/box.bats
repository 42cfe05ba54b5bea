# The suggestion box: its openings, and what check makes of them.
load desk

slip() {
	echo "${2:-Tambah kursi tunggu}" | spkt-feedback new saran --channel box --received "$1" -m - -q
}

open_box() {
	spkt-feedback box new --officers BRIPKA-SARI --officers BRIPDA-ADI "$@"
}

# The notices of check about the box, without the rest.
said() {
	printf '%s' "${1:+$1
}" >want
	spkt-tree check 2>&1 >/dev/null | sed -n 's/^spkt-tree: notice: //p' | grep slips >got || :
	diff -u want got
}

@test "an opening is a record of its own, letter B" {
	gives 0 PLB-20261124-B0001 open_box --opened today --slips 12 --blank 2 --illegible 1
	gives 0 PLB-20261124-B0002 open_box --opened kemarin --slips 0
	gives 0 "id,opened,officers,slips,blank,illegible
PLB-20261124-B0001,2026-11-24,\"BRIPKA-SARI
BRIPDA-ADI\",12,2,1
PLB-20261124-B0002,2026-11-23,\"BRIPKA-SARI
BRIPDA-ADI\",0,," spkt-feedback box list -f id,opened,officers,slips,blank,illegible
	[ -f "$SPKT_DIR/boxes/PLB/2026/11/24/PLB-20261124-B0001.yaml" ]
	spkt-feedback box show B1 | grep -qx 'slips: "12"'
	says 0 "" spkt-tree check -q
}

@test "two different officers open it" {
	says 65 'spkt-feedback: officers: two different officers open the box: --officers ONE --officers OTHER' \
		spkt-feedback box new --opened today --slips 3 --officers SARI
	says 65 'spkt-feedback: officers: two different officers open the box: --officers ONE --officers OTHER' \
		spkt-feedback box new --opened today --slips 3 --officers SARI --officers sari
	says 65 'spkt-feedback: officers: two different officers open the box: --officers ONE --officers OTHER' \
		spkt-feedback box new --opened today --slips 3 --officers SARI --officers ADI --officers BUDI
	says 65 'spkt-feedback: officers: kotak dibuka dua petugas yang berbeda: --officers SATU --officers LAIN' \
		spkt-feedback box new --opened today --slips 3 --officers SARI --officers SARI --lang id
	[ "$(stored)" -eq 0 ]
}

@test "slips that cannot be read are no more than were found" {
	says 65 'spkt-feedback: slips: of 3 slips found, 2 cannot be blank and 2 illegible' open_box --opened today --slips 3 --blank 2 --illegible 2
	says 65 'spkt-feedback: slips: of 3 slips found, 4 cannot be blank and 0 illegible' open_box --opened today --slips 3 --blank 4
	gives 0 PLB-20261124-B0001 open_box --opened today --slips 3 --blank 2 --illegible 1
}

@test "it is not opened after it was received, and a day, two officers and a count are needed" {
	says 65 'spkt-feedback: opened: the box cannot have been opened after the day it was recorded as received' open_box --opened 2026-11-25 --slips 3
	says 65 'spkt-feedback: opened: must be given' open_box --slips 3
	says 65 'spkt-feedback: slips: must be given' open_box --opened today
	says 64 'spkt-feedback: unknown option -m' open_box --opened today --slips 3 -m x
	says 64 'spkt-feedback: unexpected operand "saran"' open_box saran --opened today --slips 3
}

@test "an opening typed wrong is amended; a wrong sum is refused there too" {
	open_box --opened today --slips 12
	spkt-followup amend B1 --set slips=2 -q
	gives 0 "slips,status
2,new" spkt-feedback box list -f slips,status
	spkt-followup void B1 --reason "dua kali dicatat" -q
	gives 0 "status
void" spkt-feedback box list -f status
}

@test "check compares what was found with what was entered, day by day" {
	open_box --opened today --slips 3 --blank 1
	slip today >/dev/null
	said "boxes/PLB/2026/11/24/PLB-20261124-B0001.yaml: slips of 2026-11-24: 2 found that can be read, 1 entered as feedback of the box"
	slip today >/dev/null
	said ""
	slip today >/dev/null
	said "boxes/PLB/2026/11/24/PLB-20261124-B0001.yaml: slips of 2026-11-24: 2 found that can be read, 3 entered as feedback of the box"
	open_box --opened today --slips 1
	said ""
}

@test "slips of a day without an opening" {
	slip kemarin >/dev/null
	said ""	# this desk records no openings
	open_box --opened today --slips 0
	said "feedback/PLB/2026/11/23: slips of 2026-11-23: 1 entered as feedback of the box, and no opening of that day is recorded"
	open_box --opened kemarin --slips 1	# recorded today
	said ""
}

@test "what is void does not count; a child of the box does; other channels do not" {
	echo 'box_lobby,Kotak lobi,Lobby box,box' >>"$SPKT_DIR/channels.csv"
	echo "Panas" | spkt-feedback new saran --channel box_lobby -m - -q >/dev/null
	spkt-feedback new praise --text Ramah -q >/dev/null
	open_box --opened today --slips 1
	said ""
	two=$(slip today)
	said "boxes/PLB/2026/11/24/PLB-20261124-B0001.yaml: slips of 2026-11-24: 1 found that can be read, 2 entered as feedback of the box"
	spkt-followup void "$two" --reason "bukan dari kotak" -q
	said ""
	open_box --opened today --slips 5
	spkt-followup void B2 --reason "salah hari" -q
	said ""
	spkt-followup amend B1 --set slips=4 -q
	said "boxes/PLB/2026/11/24/PLB-20261124-B0001.yaml: slips of 2026-11-24: 4 found that can be read, 1 entered as feedback of the box"
}

@test "openings travel as CSV and come back byte for byte" {
	open_box --opened today --slips 3 --blank 1 --key 'k,"1"'
	spkt-feedback box new --opened kemarin --officers '=SUM(A1)' --officers $'"A, B"' --slips 007 --illegible 0
	spkt-feedback box list -O csv >one
	spkt-tree init other --station SKR -q
	cp -R "$SPKT_DIR/stations/PLB" other/stations	# of its shifts is the column shift
	SPKT_DIR=other says 0 'imported 2, skipped 0 (already present), rejected 0' spkt-feedback box import one -q
	SPKT_DIR=other spkt-feedback box list -O csv >two
	cmp one two
	SPKT_DIR=other says 0 'imported 0, skipped 2 (already present), rejected 0' spkt-feedback box import one -q
	diff -r "$SPKT_DIR/boxes" other/boxes
}

# ---- a whole box as a sheet

@test "the slips of a box come from a spreadsheet with the shipped map, and check agrees with the opening" {
	says 0 "imported 5, skipped 0 (already present), rejected 0" spkt-feedback import --map "$SOURCE/examples/maps/box.yaml" "$SOURCE/examples/maps/box.csv" -q
	open_box --opened 2026-11-24 --slips 7 --blank 1 --illegible 1
	says 0 "" spkt-tree check -E
	spkt-feedback list -f kind,channel,anonymous,received,officer,service,aspects,text,source_key -S text -O csv >got
	gives 0 'kind,channel,anonymous,received,officer,service,aspects,text,source_key
question,box,yes,2026-11-24,,sktlk,requirements,Apakah surat kehilangan bisa diperpanjang?,
complaint,box,yes,2026-11-24,,sktlk,"cost
behaviour","Diminta uang map.
Katanya gratis.",
input,box,yes,2026-11-24,,,,Jam buka ditempel di pintu,
praise,box,yes,2026-11-24,,,behaviour,Petugas malam sabar,
suggestion,box,yes,2026-11-24,,sktlk,facilities,Tambah kursi di ruang tunggu,' cat got
	says 0 "imported 0, skipped 5 (already present), rejected 0" spkt-feedback import --map "$SOURCE/examples/maps/box.yaml" "$SOURCE/examples/maps/box.csv" -q
}

@test "of a box no order and no hour is kept: random numbers, midnight, days only" {
	{ echo "kind,channel,text"; seq -f 'saran,box,lembar %g' 60; } >box.csv
	spkt-feedback import box.csv -q 2>/dev/null
	spkt-feedback list -f id,text -O csv | sed '1d;s/.*-N\([0-9]*\),lembar \(.*\)/\1 \2/' >numbers
	[ "$(wc -l <numbers)" -eq 60 ]
	# in order of number they are not in the order of the sheet, either way
	sort -n numbers | cut -d' ' -f2 >order
	not cmp -s order <(seq 60)
	not cmp -s order <(seq 60 -1 1)
	[ "$(awk '$1 > 120' numbers | wc -l)" -gt 30 ]
	[ "$(TZ=UTC find "$SPKT_DIR/feedback" -name '*.yaml' -printf '%TT\n' | cut -c1-8 | sort -u)" = 00:00:00 ]
	not grep -rqE 'T[0-9]{2}:|source_key|officer|key:' "$SPKT_DIR/feedback"
}

@test "the code of a slip is kept as its hash, whether by a map or in our own columns" {
	code=$(spkt-feedback slips --count 1 | grep -om1 '[0-9A-Z]\{4\}-[0-9A-Z-]*')
	printf 'kind,channel,text,secret\nsaran,box,Satu,%s\nsaran,box,Dua,%s\n' "$code" "$(tr A-Z a-z <<<"$code" | tr -d -)" >box.csv
	says 0 "imported 2, skipped 0 (already present), rejected 0" spkt-feedback import box.csv -q
	hash=$(printf '%s' "$code" | sha256sum | cut -d' ' -f1)
	[ "$(grep -rl "^code_sha256: \"\?$hash" "$SPKT_DIR/feedback" | wc -l)" -eq 2 ]
	not grep -rqi "$code" "$SPKT_DIR"
	printf 'kind,channel,text,secret\nsaran,box,Tiga,%sX\n' "$code" >box.csv
	says 65 "spkt-feedback: box.csv:2: secret: is no tracking code: a character is wrong or missing
imported 0, skipped 0 (already present), rejected 1" spkt-feedback import box.csv -q
	printf 'Isi;Kode;Dibuka;Jenis;Kategori;Layanan;Unsur\nEmpat;%s;24/11/2026;;;;\nLima;salah;24/11/2026;;;;\n' "$code" >box.csv
	says 65 "spkt-feedback: box.csv:3: secret: is no tracking code: a character is wrong or missing
imported 1, skipped 0 (already present), rejected 1" spkt-feedback import --map "$SOURCE/examples/maps/box.yaml" box.csv -q
	[ "$(grep -rl "^code_sha256: \"\?$hash" "$SPKT_DIR/feedback" | wc -l)" -eq 3 ]
}
