# spkt-report match: lost and found things held against each other.
load desk

# Two wallets, a phone, and what was handed in.
register() {
	spkt-report new lost --title "Dompet coklat" --category lost_documents --place "Pasar Cinde" --item-kinds dompet \
		--items "KTP 3174051201900001" --items "SIM 9876543210" -r "2026-11-20 09:00" >/dev/null
	spkt-report new lost --title "HP Samsung hitam" --category lost_items --place "Jembatan Ampera" --item-kinds HP \
		--items "IMEI 352099001761481" -r "2026-11-21 09:00" >/dev/null
	spkt-report new lost --title "Kunci motor" --place "Pasar Cinde" -r "2026-11-22 09:00" >/dev/null
	spkt-report new found --title "Dompet di parkiran" --category found_documents --place "Pasar Cinde" --item-kinds dompet \
		--items "KTP 3174.0512.0190.0001" -r "2026-11-22 10:00" -q >/dev/null
	spkt-report new found --title "Telepon genggam hitam" --category found_items --place "dekat Ampera" --item-kinds HP \
		-r "2026-11-23 10:00" >/dev/null
}

@test "match ID lists the candidates of the other kind, best first, and why" {
	register
	gives 0 'id,matches,received,status,score,why,title,place,matches_title
PLB-20261122-R0002,PLB-20261120-R0001,2026-11-22T10:00:00+07:00,new,170,"number
category
thing
place
time
words",Dompet di parkiran,Pasar Cinde,Dompet coklat' spkt-report match 20-R1
	gives 0 'id                  score  why                                          title
PLB-20261123-R0001     60  category, kind of thing, place, time, words  Telepon genggam hitam' \
		spkt-report match 21-R1 -O table -f id,score,why,title
	gives 0 'id' spkt-report match 22-R1 -f id
	gives 0 PLB-20261120-R0001 spkt-report match 22-R2 -O ids
}

@test "match alone pairs all open lost with all open found things" {
	register
	gives 0 'id,matches,score
PLB-20261122-R0002,PLB-20261120-R0001,170
PLB-20261123-R0001,PLB-20261121-R0001,60' spkt-report match -f id,matches,score
	gives 0 'nomor pengenal sama, rincian jenis, jenis barang, tempat, waktu, kata' \
		sh -c 'spkt-report match --lang id -O text -f why -n 1 | sed "s/^why: //"'
	gives 0 'id
PLB-20261122-R0002' spkt-report match -f id -w 'why ~ "number"'
	gives 0 '' spkt-report match -O ids --until 2026-11-22
	says 1 'spkt-report: nothing found' spkt-report match -E --until 2026-11-22
}

@test "no number is shown or said, and who learned that two are equal is logged" {
	register
	rm -f "$SPKT_DIR"/identity/access/*
	spkt-report match 22-R2 --by 84010123 -O jsonl >out 2>err
	spkt-report match --by 84010123 -O text >>out 2>>err
	not grep -E '3174|0512|98765|3520' out err
	gives 0 'at,officer,verb,id
2026-11-24T10:00:00+07:00,84010123,match,PLB-20261120-R0001
2026-11-24T10:00:00+07:00,84010123,match,PLB-20261122-R0002
2026-11-24T10:00:00+07:00,84010123,match,PLB-20261122-R0002
2026-11-24T10:00:00+07:00,84010123,match,PLB-20261120-R0001' cat "$SPKT_DIR/identity/access/2026-11.csv"
	rm "$SPKT_DIR/identity/access/2026-11.csv"
	spkt-report match 21-R1 >/dev/null
	[ ! -e "$SPKT_DIR/identity/access/2026-11.csv" ]
}

@test "only what is shown is logged" {
	register
	spkt-report new lost --title "KTP hilang" --items "KTP 3174051201900001" -r "2026-11-21 10:00" -q >/dev/null
	rm -f "$SPKT_DIR"/identity/access/*
	gives 0 PLB-20261122-R0002 spkt-report match -O ids -n 1 --by 84010123
	gives 0 'at,officer,verb,id
2026-11-24T10:00:00+07:00,84010123,match,PLB-20261122-R0002
2026-11-24T10:00:00+07:00,84010123,match,PLB-20261120-R0001' cat "$SPKT_DIR/identity/access/2026-11.csv"
	rm "$SPKT_DIR/identity/access/2026-11.csv"
	spkt-report match -w 'matches == "PLB-20261121-R0001"' >/dev/null
	[ ! -e "$SPKT_DIR/identity/access/2026-11.csv" ]
}

@test "without identity/ the rest is compared" {
	register
	rm -r "$SPKT_DIR/identity"
	gives 0 'id,score
PLB-20261122-R0002,65' spkt-report match 20-R1 -f id,score
}

@test "what is found before it was lost, or long after, is another thing" {
	spkt-report new lost --item-kinds tas --occurred-from 2026-11-20 -r 2026-11-21 >/dev/null
	spkt-report new found --item-kinds tas -r 2026-11-10 >/dev/null
	spkt-report new found --item-kinds tas -r 2026-11-22 >/dev/null
	spkt-report new lost --item-kinds tas -r 2026-07-01 >/dev/null
	gives 0 PLB-20261122-R0001 spkt-report match 21-R1 -O ids
	gives 0 '' spkt-report match PLB-20260701-R0001 -O ids
}

@test "open ones come first; void, rejected and duplicate ones do not come" {
	spkt-report new lost --title "tas merah" --item-kinds tas >/dev/null
	for _ in 1 2 3 4 5; do spkt-report new found --title "tas merah" --item-kinds tas >/dev/null; done
	spkt-followup close R2 >/dev/null
	spkt-followup void R3 --reason x >/dev/null
	spkt-followup reject R4 --reason x >/dev/null
	spkt-followup duplicate R5 --duplicate-of R6 >/dev/null
	gives 0 'id,status
PLB-20261124-R0006,new
PLB-20261124-R0002,closed' spkt-report match R1 -f id,status
	says 65 'spkt-report: PLB-20261124-R0003: only a lost or found report that is not void, rejected or duplicate is matched' spkt-report match R3
	spkt-report new crime >/dev/null
	says 65 'spkt-report: PLB-20261124-R0007: only a lost or found report that is not void, rejected or duplicate is matched' spkt-report match R7
	says 1 'spkt-report: no record "R99"' spkt-report match R99
}

@test "match ID ID puts a step on both, once" {
	register
	says 0 'match PLB-20261120-R0001 Dompet coklat
match PLB-20261122-R0002 Dompet di parkiran' spkt-report match 20-R1 22-R2 --by 84010123
	[ "$(wc -l <stdout)" -eq 2 ]
	gives 0 'id,verb,by,matches,status_after
PLB-20261120-R0001,match,84010123,PLB-20261122-R0002,new
PLB-20261122-R0002,match,84010123,PLB-20261120-R0001,new' spkt-followup list -f id,verb,by,matches,status_after
	says 0 'PLB-20261122-R0002 and PLB-20261120-R0001 are linked already' spkt-report match 22-R2 20-R1
	[ "$(stored)" -eq 7 ]
	# One of the two is taken back, as after a crash: only that one is put again.
	spkt-followup retract "$(spkt-followup list -f step_id | sed -n 3p)" --reason x >/dev/null
	says 0 'match PLB-20261122-R0002 Dompet di parkiran' spkt-report match 20-R1 22-R2
	# The pair is settled: it is not offered again, and named beside either.
	gives 0 PLB-20261123-R0001 spkt-report match -O ids
	gives 0 'linked' sh -c 'spkt-report match 20-R1 -f why | tail -n 1 | tr -d "\""'
}

@test "only lost goes with found" {
	register
	spkt-report new crime >/dev/null
	says 65 'spkt-report: PLB-20261120-R0001 is lost and PLB-20261121-R0001 is lost; a match is between a lost and a found report' spkt-report match 20-R1 21-R1
	says 65 'spkt-report: PLB-20261124-R0001 is crime and PLB-20261122-R0002 is found; a match is between a lost and a found report' spkt-report match 24-R1 22-R2
	says 65 'spkt-report: PLB-20261120-R0001 is lost and PLB-20261120-R0001 is lost; a match is between a lost and a found report' spkt-report match 20-R1 20-R1
	says 65 'spkt-followup: PLB-20261120-R0001: PLB-20261120-R0001 is lost and PLB-20261121-R0001 is lost; a match is between a lost and a found report' spkt-followup match 20-R1 --matches 21-R1
	says 64 'spkt-report: unexpected operand "R3"' spkt-report match R1 R2 R3
	[ "$(spkt-followup list -O ids | wc -l)" -eq 0 ]
}

@test "a dry run shows both steps and stores none" {
	register
	spkt-report match 20-R1 22-R2 -N >steps
	[ "$(grep -c '^matches: PLB-' steps)" -eq 2 ]
	[ "$(stored)" -eq 5 ]
}

@test "a void report is not linked, and then neither is the other" {
	register
	spkt-followup void 22-R2 --reason x >/dev/null
	says 65 'spkt-report: PLB-20261122-R0002: match is not taken on a record that is void' spkt-report match 20-R1 22-R2
	[ "$(stored)" -eq 6 ]
}

@test "return closes what it is put on, and says what is still open" {
	register
	spkt-report match 20-R1 22-R2 >/dev/null
	says 0 'return PLB-20261122-R0002 Dompet di parkiran
PLB-20261120-R0001 is still open; close it too: spkt-followup return PLB-20261120-R0001 --matches PLB-20261122-R0002 --proof TEXT' \
		spkt-followup return 22-R2 --matches 20-R1 --proof "KTP dicocokkan"
	says 0 'return PLB-20261120-R0001 Dompet coklat' spkt-followup return 20-R1 --matches 22-R2 --proof "register 12"
	gives 0 'id,status
PLB-20261120-R0001,closed
PLB-20261122-R0002,closed' spkt-report list -f id,status -w 'status == "closed"'
	says 65 'spkt-followup: PLB-20261123-R0001: proof: return needs proof' spkt-followup return 23-R1
}

@test "both of a linked pair are returned in one command" {
	register
	spkt-report match 20-R1 22-R2 >/dev/null
	says 0 'return PLB-20261122-R0002 Dompet di parkiran
return PLB-20261120-R0001 Dompet coklat' spkt-followup return 22-R2 20-R1 --proof "KTP dicocokkan"
}

@test "a found thing that is returned without a match is said" {
	register
	says 0 'return PLB-20261123-R0001 Telepon genggam hitam
no lost report goes with it; one that does is named by --matches ID' spkt-followup return 23-R1 --proof "kotak dicocokkan"
	says 0 'return PLB-20261121-R0001 HP Samsung hitam' spkt-followup return 21-R1 --proof "ditemukan sendiri"
}

@test "new hints at an open report with the same number, of the last 30 days" {
	spkt-report new lost --items "Motor BG 1234 XY" -r 2026-11-01 >/dev/null
	spkt-report new lost --items "Motor BG 1234 XY" -r 2026-10-01 >/dev/null
	says 0 'PLB-20261101-R0001 has the same identifying number; if it is the same thing: spkt-report match PLB-20261124-R0001 PLB-20261101-R0001' \
		spkt-report new found --items "sepeda motor bg-1234-xy"
	says 0 '' spkt-report new found --items "sepeda motor bg-1234-xy" -q
	says 0 '' spkt-report new found --items "sepeda motor bg-1234-zz a"
	says 0 '' spkt-report new crime --items "Motor BG 1234 XY"
	says 0 'spkt-report: notice: perhaps there already: PLB-20261124-R0001 just now: same item
spkt-report: notice: perhaps there already: PLB-20261124-R0002 just now: same item
PLB-20261101-R0001 has the same identifying number; if it is the same thing: spkt-report match PLB-20261124-R0005 PLB-20261101-R0001' \
		sh -c 'printf "kind: temuan\nitems: [BG 1234 XY]\n" | spkt-report new -F -'
	spkt-followup close PLB-20261101-R0001 >/dev/null
	spkt-report new found --items "BG 1234 XY" 2>err >/dev/null
	not grep 'identifying number' err
}

@test "of very many pairs the best are kept, and how many are not is said" {
	for n in $(seq 101); do printf -- '---\nkind: lost\nitem_kinds: [tas]\ntitle: tas %d\n' "$n"; done >lost.yaml
	for _ in $(seq 201); do printf -- '---\nkind: found\nitem_kinds: [tas]\ntitle: tas\n'; done >found.yaml
	printf -- '---\nkind: found\nitem_kinds: [tas]\ntitle: tas\nplace: x\nitems: [SIM 9876543210]\n' >>found.yaml
	printf -- '---\nkind: lost\nitem_kinds: [tas]\nitems: [SIM 9876543210]\n' >>lost.yaml
	cat lost.yaml found.yaml | spkt-report new -F - -q >/dev/null
	# 102 times 202 pairs less those without a word of the title in common
	spkt-report match -f score >scores 2>err
	[ "$(wc -l <scores)" -eq 10001 ]
	[ "$(sed -n 2p scores)" -eq 140 ]
	cat err
	grep -Eq '^the best 10000 are kept, 10[0-9]{3} more are left out' err
	says 0 '' spkt-report match -q -n 1
}
