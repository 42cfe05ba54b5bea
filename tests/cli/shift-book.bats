# The shift book (buku mutasi): what a shift received and did, what it leaves open,
# and who signs.
load desk

# A night and the morning after it.
week() {
	mkdir -p "$SPKT_DIR/stations/PLB/roster"
	printf 'date,shift,officer\n2026-11-23,malam,84010123\n2026-11-23,malam,ADI\n' >"$SPKT_DIR/stations/PLB/roster/2026-11.csv"
	printf 'code,name,rank,unit,valid_from,valid_until\n84010123,Sari Dewi,BRIPKA,,,\n' >"$SPKT_DIR/stations/PLB/officers.csv"
	at 2026-11-23T20:30 spkt-report new lost --title Dompet --by TONO
	at 2026-11-23T22:15 spkt-report new emergency --title "Banjir Gang 3" --by 84010123
	at 2026-11-23T22:17 spkt-followup dispatch 23-R2 --unit "Patroli 3" --by 84010123
	at 2026-11-23T23:50 spkt-report new log --title "Apel malam" --by ADI
	at 2026-11-24T03:00 spkt-report new outage --title "Listrik padam" --occurred-from 01:00 --occurred-until 02:30 --by 84010123
	at 2026-11-24T05:00 spkt-feedback new complaint --text "Antre lama" --by 84010123
	at 2026-11-24T05:10 spkt-followup close 23-R1 --outcome "Ditemukan oleh Siti" --by ADI
	echo "Panas" | at 2026-11-23T21:30 spkt-feedback new saran --channel box -m -
	at 2026-11-24T07:05 spkt-followup handover new --outgoing 84010123 --incoming TONO --inventory "2 HT" --instructions "Jaga posko"
}

at() {
	SPKT_NOW=$1:00+07:00 "${@:2}" -q >/dev/null 2>&1
}

@test "the book of the shift that ends now, as a paper" {
	week
	at 2026-11-24T07:10 spkt-followup acknowledge H1 --by 84010123
	SPKT_NOW=2026-11-24T07:15:00+07:00 spkt-followup handover book | sed 's/-N[0-9]*/-N12345/' >got
	gives 0 "SPKT Polsek Plaju

                              SHIFT BOOK

Shift            : malam, Monday, 23 November 2026
Time             : 23 November 2026 21:00 to 24 November 2026 07:00
Outgoing head    : BRIPKA Sari Dewi
Incoming head    : TONO
On the roster    : BRIPKA Sari Dewi, ADI
Worked           : BRIPKA Sari Dewi (4), ADI (2)
Handover         : PLB-20261124-H0001
Printed          : 24 November 2026 07:15

RECEIVED (4)

22:15 PLB-20261123-R0002 Banjir Gang 3: emergency [open]
23:50 PLB-20261123-R0003 Apel malam: log [closed]
24-11 03:00 PLB-20261124-R0001 Listrik padam: outage [new]
24-11 05:00 PLB-20261124-F0001 complaint [new]

ANONYMOUS, OF THE DAY, WITHOUT A TIME (1)

PLB-20261123-N12345 suggestion [new]

DONE (2)

22:17 PLB-20261123-R0002 Banjir Gang 3: a unit is sent, Patroli 3
(BRIPKA Sari Dewi) [open]
24-11 05:10 PLB-20261123-R0001 Dompet: done (ADI) [closed]

OVERDUE AT THE END (1)

PLB-20261123-R0002 Banjir Gang 3: emergency, on_scene 22:25 [open]

ALSO STILL OPEN (2)

PLB-20261124-R0001 Listrik padam: outage [new]
PLB-20261124-F0001 complaint [new]

OUTAGES (1)

24-11 01:00 PLB-20261124-R0001 Listrik padam: outage, 24-11 02:30
[new]

INVENTORY

2 HT

INSTRUCTIONS

Jaga posko

Outgoing head                     Incoming head


signed 24-11 07:10                (........................)
BRIPKA Sari Dewi                  TONO" cat got
	[ "$(awk '{ if (length > most) most = length } END { print most }' got)" -le 78 ]
}

@test "by its handover, or by name and date; the same book" {
	week
	export SPKT_NOW=2026-11-25T12:00:00+07:00
	spkt-followup handover book 24-H1 >one
	spkt-followup handover book --shift MALAM --day 2026-11-23 >two
	cmp one two
	spkt-followup handover book --shift siang --day 2026-11-23 | grep -q '^Handover         : -$'
	spkt-followup handover book --lang id 24-H1 | grep -q '^DITERIMA (4)$'
	says 65 'spkt-followup: shift: no shift "sore" on 2026-11-23; there are: pagi, siang, malam' spkt-followup handover book --shift sore --day 2026-11-23
	says 1 'spkt-followup: no record "H7"' spkt-followup handover book H7
	says 65 'spkt-followup: book does not apply to report' spkt-followup handover book 23-R1
	says 64 'spkt-followup: PLB-20261124-H0001 and --shift say the same thing; give one of them' spkt-followup handover book PLB-20261124-H0001 --shift malam
	says 64 'spkt-followup: unexpected operand "H2"' spkt-followup handover book 24-H1 H2
	says 64 'spkt-followup: the shift book has no "ids"; choose text, csv, table, yaml, jsonl, excel, fods or html' spkt-followup handover book 24-H1 -O ids
	says 64 'spkt-followup: --ms and --format say the same thing; give one of them' spkt-followup handover book 24-H1 --ms -O csv
}

@test "as rows, for a spreadsheet or the next program" {
	week
	SPKT_NOW=2026-11-24T07:15:00+07:00 spkt-followup handover book H1 -O csv | sed 's/-N[0-9]*/-N12345/' >got
	gives 0 'station,day,shift,section,time,id,type,kind,verb,title,status,owner,by,detail
PLB,2026-11-23,malam,duty,,,,,,,,,84010123,
PLB,2026-11-23,malam,duty,,,,,,,,,ADI,
PLB,2026-11-23,malam,worked,,,,,,,,,84010123,4
PLB,2026-11-23,malam,worked,,,,,,,,,ADI,2
PLB,2026-11-23,malam,received,2026-11-23T22:15:00+07:00,PLB-20261123-R0002,report,emergency,,Banjir Gang 3,open,,84010123,
PLB,2026-11-23,malam,received,2026-11-23T23:50:00+07:00,PLB-20261123-R0003,report,log,,Apel malam,closed,,ADI,
PLB,2026-11-23,malam,received,2026-11-24T03:00:00+07:00,PLB-20261124-R0001,report,outage,,Listrik padam,new,,84010123,
PLB,2026-11-23,malam,received,2026-11-24T05:00:00+07:00,PLB-20261124-F0001,feedback,complaint,,,new,,84010123,
PLB,2026-11-23,malam,undated,,PLB-20261123-N12345,feedback,suggestion,,,new,,,
PLB,2026-11-23,malam,done,2026-11-23T22:17:00+07:00,PLB-20261123-R0002,report,emergency,dispatch,Banjir Gang 3,open,,84010123,Patroli 3
PLB,2026-11-23,malam,done,2026-11-24T05:10:00+07:00,PLB-20261123-R0001,report,lost,close,Dompet,closed,,ADI,
PLB,2026-11-23,malam,overdue,2026-11-23T22:15:00+07:00,PLB-20261123-R0002,report,emergency,,Banjir Gang 3,open,,84010123,on_scene 2026-11-23T22:25:00+07:00
PLB,2026-11-23,malam,open,2026-11-24T03:00:00+07:00,PLB-20261124-R0001,report,outage,,Listrik padam,new,,84010123,
PLB,2026-11-23,malam,open,2026-11-24T05:00:00+07:00,PLB-20261124-F0001,feedback,complaint,,,new,,84010123,
PLB,2026-11-23,malam,outage,2026-11-24T01:00:00+07:00,PLB-20261124-R0001,report,outage,,Listrik padam,new,,84010123,2026-11-24T02:30:00+07:00
PLB,2026-11-23,malam,inventory,,PLB-20261124-H0001,,,,,,,,2 HT
PLB,2026-11-23,malam,instructions,,PLB-20261124-H0001,,,,,,,,Jaga posko
PLB,2026-11-23,malam,signature,,PLB-20261124-H0001,,,outgoing,,,,84010123,
PLB,2026-11-23,malam,signature,,PLB-20261124-H0001,,,incoming,,,,TONO,' cat got
	[ "$(spkt-followup handover book H1 -O yaml | grep -cx 'section: done')" -eq 2 ]
	[ "$(spkt-followup handover book H1 -O jsonl | wc -l)" -eq 19 ]
}

@test "no person is in it, nor what was typed freely in a step" {
	at 2026-11-23T22:00 spkt-report new lost --title Tas --reporter.name "Siti Aminah" --narrative "Milik Siti"
	at 2026-11-23T22:10 spkt-followup note 23-R1 -m "Siti akan datang"
	at 2026-11-23T22:20 spkt-followup wait 23-R1 --reason "Menunggu Siti"
	export SPKT_NOW=2026-11-24T07:00:00+07:00
	for format in text csv yaml; do
		spkt-followup handover book --shift malam --day 2026-11-23 -O "$format" >got
		grep -q Tas got
		not grep -q Siti got
	done
}

@test "what an anonymous item is and when is told by the day alone, in each book of it" {
	echo "Panas" | at 2026-11-23T15:00 spkt-feedback new saran --channel box -m -
	export SPKT_NOW=2026-11-24T20:00:00+07:00
	for shift in pagi siang malam; do
		spkt-followup handover book --shift "$shift" --day 2026-11-23 -O csv >book
		[ "$(grep -c ',undated,,PLB-20261123-N' book)" -eq 1 ]
		[ "$(grep -c -- '-N' book)" -eq 1 ]
	done
	spkt-followup handover book --shift pagi --day 2026-11-24 -O csv | grep -q ',open,,PLB-20261123-N'
}

@test "what came and what is open is as it stood at the end of the shift, whenever the book is printed" {
	at 2026-11-23T15:00 spkt-report new lost --title Satu
	at 2026-11-23T15:10 spkt-report new lost --title Dua
	at 2026-11-23T20:00 spkt-followup close 23-R2
	at 2026-11-23T20:10 spkt-followup assign 23-R1 --to ADI
	# taken back: it was not done, but the taking back was
	at 2026-11-23T20:11 spkt-followup retract "$(spkt-followup list -w 'verb == "assign"' -T '{{step_id}}')" --reason "salah catatan"
	at 2026-11-23T22:00 spkt-followup close 23-R1
	at 2026-11-23T22:05 spkt-report new lost --title Tiga
	SPKT_NOW=2026-11-25T10:00:00+07:00 spkt-followup handover book --shift siang --day 2026-11-23 -O csv >book
	gives 0 "received,PLB-20261123-R0001,new
received,PLB-20261123-R0002,closed
done,PLB-20261123-R0002,closed
done,PLB-20261123-R0001,new
open,PLB-20261123-R0001,new" awk -F, -v OFS=, 'NR > 1 { print $4, $6, $11 }' book
	gives 0 "close retract" bash -c "sed -n 's/.*,done,[^,]*,[^,]*,report,lost,\([a-z]*\),.*/\1/p' book | xargs"
	# replayed as of then
	SPKT_NOW=2026-11-23T19:00:00+07:00 spkt-followup handover book --shift siang --day 2026-11-23 -O csv >book
	gives 0 "received,PLB-20261123-R0001,new
received,PLB-20261123-R0002,new
open,PLB-20261123-R0001,new
open,PLB-20261123-R0002,new" awk -F, -v OFS=, 'NR > 1 { print $4, $6, $11 }' book
}

@test "of many open ones the paper has the first hundred, the rows all" {
	seq -f 'lost,Dompet %03g,2026-11-23 08:00' 130 | sed '1ikind,title,received' >many.csv
	spkt-report import many.csv -q 2>/dev/null
	spkt-followup handover book --shift pagi --day 2026-11-23 >paper
	[ "$(sed -n '/^ALSO STILL OPEN (130)$/,/^OUTAGES/p' paper | grep -c Dompet)" -eq 100 ]
	grep -qx '... the rest: -O csv' paper
	[ "$(spkt-followup handover book --shift pagi --day 2026-11-23 -O csv | grep -c ',open,')" -eq 130 ]
}

@test "a tree's own template, and a typeset page" {
	week
	printf 'SPKT {{station}}\n\nRegu {{shift}}: {{received_count}} laporan, jaga {{duty}}\n' >"$SPKT_DIR/templates/shift_book.txt"
	gives 0 "SPKT PLB

Regu malam: 4 laporan, jaga BRIPKA Sari Dewi, ADI" spkt-followup handover book H1
	printf 'x\n\n{{nama}}\n' >"$SPKT_DIR/templates/shift_book.txt"
	says 65 'spkt-followup: templates/shift_book.txt:3: there is no place {{nama}} to fill in here' spkt-followup handover book H1
	rm "$SPKT_DIR/templates/shift_book.txt"
	spkt-followup handover book H1 --ms >book.ms
	grep -q '^\.pl 29.7c' book.ms
	command -v groff >/dev/null || skip "no groff here"
	groff -ms -k -Tutf8 -ww book.ms 2>err | grep -q 'Banjir Gang 3: emergency'
	[ ! -s err ]
}

@test "it needs no claim: any clone reads the book of any desk" {
	week
	rm -r "$SPKT_DIR/.spkt"
	spkt-followup handover book --station PLB --shift malam --day 2026-11-23 | grep -q '^RECEIVED (4)$'
	spkt-followup handover book --shift malam --day 2026-11-23 | grep -q '^RECEIVED (4)$'
	says 78 'spkt-followup: no station "XYZ" in this tree; there are: PLB' spkt-followup handover book --station XYZ
}

@test "what passed with the handover is one line, however much it is" {
	week
	at 2026-11-24T06:50 spkt-followup handover new --outgoing 84010123 --incoming TONO
	at 2026-11-24T06:55 spkt-followup acknowledge 24-H2 --by TONO
	at 2026-11-24T06:56 spkt-followup acknowledge 24-H2 --by 84010123
	[ "$(spkt-followup list -w 'to == "TONO"' -O ids | wc -l)" -ge 2 ]
	export SPKT_NOW=2026-11-24T07:15:00+07:00
	n=$(spkt-followup list -w 'to == "TONO" && at < "2026-11-24 07:00" && !(id ~ "-N")' -O ids | wc -l)
	spkt-followup handover book 24-H2 >got
	grep -qx "24-11 06:5[56] PLB-20261124-H[0-9]*: $n open items passed to TONO" got
	[ "$(grep -c 'hand it to somebody' got)" -eq 0 ]
	spkt-followup handover book 24-H2 --lang id | tr "\n" " " | grep -q ": $n catatan terbuka diserahkan kepada TONO "
	spkt-followup handover book 24-H2 -O csv | grep -q "^PLB,2026-11-23,malam,done,2026-11-24T06:5[56]:00+07:00,PLB-20261124-H[0-9]*,handover,,passed,,,,TONO,$n$"
}
