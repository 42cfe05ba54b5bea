#!/usr/bin/env bats
# Papers for citizens: receipts, certificates, letters.

load desk

lost() {
	spkt-report new lost --title "KTP hilang" --items "KTP 1671234567890001" --items "SIM B1 12345" \
		--place "Pasar 16 Ilir" --reporter.name "Rahmat Hidayat" --reporter.nik 1671234567890001 \
		-m "Dompet jatuh di angkot." "$@"
}
# What the paper has after a label.
after() { sed -n "s/^ *$1 *: //p" paper; }

@test "the first print of a lost thing is an SKTLK: numbered, signed, valid 14 days" {
	printf 'code,name,rank,unit,valid_from,valid_until\n84010123,Siti Aminah,Bripka,SPKT,,\n84010001,Dedi Kurnia,Ipda,SPKT,,\n' \
		>"$SPKT_DIR/stations/PLB/officers.csv"
	lost --by 84010123
	spkt-report receipt R1 --signed-by 84010001 --by 84010123 >paper 2>said
	sed 's/^\(Tracking code  : \)[-0-9A-Z]*$/\1CODE/' paper >plain
	diff - plain <<-'END'
		INDONESIAN NATIONAL POLICE
		SPKT Polsek Plaju

		                 CERTIFICATE OF REPORTED LOSS (SKTLK)
		          Number: SKTLK/0001/XI/2026/SPKT/SPKT Polsek Plaju

		On Tuesday, 24 November 2026 at 10.00 WIB this person came to report:

		  Name      : Rahmat Hidayat
		  NIK       : 1671234567890001
		  Address   : -
		  Telephone : -

		The person reports the loss of:

		  KTP 1671234567890001
		  SIM B1 12345

		  Place of the loss : Pasar 16 Ilir
		  Remarks           : Dompet jatuh di angkot.

		This certificate proves that the loss was reported. It does not
		replace the lost document or thing. The reporter answers for the truth
		of what was said.

		  Valid until       : 8 December 2026
		  Issued            : 24 November 2026

		  Reporter                            Officer who took it



		  Rahmat Hidayat                      Bripka Siti Aminah

		                                      Acknowledged,



		                                      Ipda Dedi Kurnia

		------------------------------------------------------------------
		Record number  : PLB-20261124-R0001
		Tracking code  : CODE
		Sheet          : original
		Keep this code: it opens the state of this report only. This service
		is free of charge.
	END
	echo 'PLB-20261124-R0001: SKTLK issued: SKTLK/0001/XI/2026/SPKT/SPKT Polsek Plaju' | diff - said
	spkt-followup list -f verb,by,document,number,signed_by,valid_until >steps
	diff - steps <<-'END'
		verb,by,document,number,signed_by,valid_until
		issue,84010123,SKTLK,SKTLK/0001/XI/2026/SPKT/SPKT Polsek Plaju,84010001,2026-12-08
	END
}

@test "only the hash of the code on the paper is kept" {
	lost
	spkt-report receipt R1 >paper
	code=$(after 'Tracking code')
	[ "${#code}" = 21 ]
	hash=$(printf '%s' "$code" | sha256sum | cut -d' ' -f1)
	[ "$(spkt-followup list -f code_sha256 | tail -n 1)" = "$hash" ]
	not grep -rq "$code" "$SPKT_DIR"
}

@test "a later print is a copy, with the number of the first and without the code" {
	lost
	spkt-report receipt R1 >first
	says 0 'PLB-20261124-R0001: SKTLK was issued on 2026-11-24; this is a copy (a new one: --extend)' \
		spkt-report receipt 24-R1 --now 2026-11-26T09:00:00+07:00
	spkt-report receipt 24-R1 --now 2026-11-26T09:00:00+07:00 >paper
	[ "$(sed -n '1s/^ *//p' paper)" = 'COPY, printed 2026-11-26' ]
	[ "$(after Sheet)" = 'COPY, printed 2026-11-26' ]
	[ "$(after 'Valid until')" = '8 December 2026' ]
	[ "$(after 'Tracking code')" = 'was given already' ]
	[ "$(grep -c 'SKTLK/0001' paper)" = 1 ]
	[ "$(spkt-followup list -O ids | wc -l)" = 1 ]
	spkt-report receipt 24-R1 --lang id --now 2026-11-26T09:00:00+07:00 >paper
	[ "$(after Lembar)" = 'SALINAN, dicetak 2026-11-26' ]
}

@test "an extension is a new issue, with a new number and validity" {
	lost
	spkt-report receipt R1 >first
	spkt-report receipt 24-R1 --extend --now 2026-12-08T09:00:00+07:00 >paper
	[ "$(after 'Valid until')" = '22 December 2026' ]
	[ "$(after Sheet)" = original ]
	[ "$(grep -c 'SKTLK/0002/XII/2026' paper)" = 1 ]
}

@test "a lost code is replaced by a step; the copy has the new one" {
	lost
	spkt-report receipt R1 >paper
	first=$(after 'Tracking code')
	spkt-report receipt R1 --new-code >paper
	second=$(after 'Tracking code')
	[ "${#second}" = 21 ]
	[ "$first" != "$second" ]
	[ "$(spkt-followup list -f verb,note | tail -n 1)" = 'note,a new tracking code was given' ]
	[ "$(spkt-followup list -f code_sha256 | tail -n 1)" = "$(printf '%s' "$second" | sha256sum | cut -d' ' -f1)" ]
}

@test "a record whose code was given when it was typed keeps it" {
	lost --code >typed
	spkt-report receipt R1 >paper
	[ "$(after 'Tracking code')" = 'was given already' ]
}

@test "a crime is registered first: the receipt has the number of the police report" {
	spkt-report new crime --title Curanmor --reporter.name Budi -m "Motor hilang di parkiran"
	spkt-report receipt R1 >paper
	[ "$(after 'Police report')" = 'LP/B/0001/XI/2026/SPKT/SPKT Polsek Plaju' ]
	grep -q 'Number: STTLP/0001/XI/2026' paper
	spkt-report new crime --model A -m x
	spkt-report receipt R2 >paper
	[ "$(after 'Police report')" = 'LP/A/0001/XI/2026/SPKT/SPKT Polsek Plaju' ]
	# one that was numbered before keeps its number
	spkt-report new crime -m y
	spkt-followup issue R3 -q
	spkt-report receipt R3 >paper
	[ "$(after 'Police report')" = 'LP/B/0002/XI/2026/SPKT/SPKT Polsek Plaju' ]
	[ "$(ls "$SPKT_DIR/numbers/PLB/LP-B/2026" | wc -l)" = 2 ]
}

@test "any other report, and feedback of every kind, has a receipt; a complaint its register" {
	spkt-report new social --title Ribut -m x
	spkt-report receipt R1 >paper
	[ "$(after Kind)" = 'social problem' ]
	spkt-feedback new suggestion --text "Tambah kursi" --reporter.name Ani
	spkt-feedback receipt F1 >paper
	[ "$(after Text)" = 'Tambah kursi' ]
	[ "$(after Register)" = '-' ]
	spkt-feedback new complaint --text "Antre lama" --reporter.name Ani
	spkt-feedback receipt F2 >paper
	[ "$(after Register)" = 'DUMAS/0001/XI/2026/SPKT/SPKT Polsek Plaju' ]
}

@test "an anonymous slip has a receipt that says nothing of time or person" {
	echo "Petugas ramah" | spkt-feedback new praise --channel box -m - >id
	spkt-feedback receipt "$(cat id)" --by 84010123 >paper
	[ "$(after Received)" = 'Tuesday, 24 November 2026' ]
	[ "$(after From)" = '-' ]
	spkt-followup list -f at,recorded | tail -n 1 >step
	echo '2026-11-24,2026-11-24' | diff - step
	# a complaint has no number of the register by itself: numbers have an order
	echo "Antre" | spkt-feedback new complaint --channel box -m - >id
	spkt-feedback receipt "$(cat id)" >paper
	[ "$(after Register)" = '-' ]
	not test -e "$SPKT_DIR/numbers/PLB/DUMAS"
	# one that is given by hand has a day and no time
	spkt-followup issue "$(cat id)" --document DUMAS -q
	grep -qx 'recorded: "2026-11-24"' "$SPKT_DIR/numbers/PLB/DUMAS/2026/0001.yaml"
	not grep -q clock "$SPKT_DIR/numbers/PLB/DUMAS/2026/0001.yaml"
	[ "$(TZ=UTC stat -c %y "$SPKT_DIR/numbers/PLB/DUMAS/2026/0001.yaml" | cut -c12-19)" = 00:00:00 ]
}

@test "the receipt of an anonymous item names no officer, whoever printed it; nor does its number or a new code" {
	sed -i 's/^documents:/documents:\n  TT: "TT\/{seq:04}"/' "$SPKT_DIR/spkt.yaml"
	echo 'Nomor: {{number}}' >"$SPKT_DIR/templates/TT.txt"
	N=$(echo "Antre" | spkt-feedback new complaint --channel box --concerns 84010124 -m - -q)
	SPKT_OFFICER=84010123 spkt-feedback receipt "$N" -q >/dev/null
	spkt-feedback receipt "$N" --document TT --by 84010123 -q >/dev/null
	spkt-feedback receipt "$N" --new-code --by 84010123 -q >/dev/null
	gives 0 'verb,by,number
issue,,
issue,,TT/0001
note,,' spkt-followup list -f verb,by,number
	not grep -r 84010123 "$SPKT_DIR/feedback" "$SPKT_DIR/numbers"
	says 77 "spkt-feedback: the feedback concerns 84010124, who cannot handle it" spkt-feedback receipt "$N" --extend --by 84010124
	spkt-followup issue "$N" --document DUMAS --by 84010123 -q >/dev/null
	[ "$(spkt-followup list -f verb,by | tail -n 1)" = issue,84010123 ]
}

@test "SP2HP and reply tell the last answer; each new answer is a new letter" {
	spkt-report new crime --title Curanmor --reporter.name Budi -m x
	says 65 'spkt-report: SP2HP tells the citizen something, and nothing was answered yet; first: spkt-followup respond PLB-20261124-R0001 -m TEXT' \
		spkt-report receipt R1 --document SP2HP
	spkt-followup respond R1 -m "Saksi sudah diperiksa." -q
	spkt-report receipt R1 --document sp2hp >paper 2>said
	grep -q 'Saksi sudah diperiksa' paper
	grep -q 'SP2HP issued: SP2HP/0001/XI' said
	spkt-report receipt R1 --document SP2HP 2>said >paper
	grep -q 'this is a copy' said
	spkt-followup respond R1 -m "Tersangka ditangkap." -q
	spkt-report receipt R1 --document SP2HP 2>said >paper
	grep -q 'Tersangka ditangkap' paper
	grep -q 'SP2HP issued: SP2HP/0002/XI' said
}

@test "a paper of the desk's own is a template in templates/" {
	printf 'SURAT PENGANTAR\n\n  Nama : {{reporter.name}}\n  Nomor: {{number}}\n' >"$SPKT_DIR/templates/pengantar.txt"
	lost
	spkt-report receipt R1 --document pengantar >paper
	[ "$(after Nama)" = 'Rahmat Hidayat' ]
	says 65 'spkt-report: no template "../spkt" in templates/; there are: feedback_receipt, pengantar, reply, report_receipt, sktlk, slip, sp2hp, status, sttlp' \
		spkt-report receipt R1 --document ../spkt
}

@test "a dry run shows the paper and issues nothing; a template that is wrong uses up no number" {
	lost
	spkt-report receipt R1 --dry-run >paper 2>said
	grep -q 'Number: -' paper
	[ "$(after Sheet)" = 'TRIAL, not issued' ]
	[ ! -s said ]
	sed -i 's/{{place}}/{{palce}}/' "$SPKT_DIR/templates/sktlk.en.txt"
	says 65 'spkt-report: templates/sktlk.en.txt:19: there is no place {{palce}} to fill in here' spkt-report receipt R1
	not test -e "$SPKT_DIR/numbers/PLB"
}

@test "two first prints at once: one original, one copy, one number" {
	lost
	for i in 1 2 3 4; do spkt-report receipt R1 >"paper$i" 2>/dev/null & done
	wait
	[ "$(cat paper? | grep -c 'Sheet.*original')" = 1 ]
	[ "$(cat paper? | grep -c 'Sheet.*COPY')" = 3 ]
	[ "$(ls "$SPKT_DIR/numbers/PLB/SKTLK/2026" | wc -l)" = 1 ]
}

@test "who had the people of a record printed is logged" {
	lost
	spkt-report receipt R1 --by 84010123 >paper
	tail -n 1 "$SPKT_DIR/identity/access/2026-11.csv" >line
	echo '2026-11-24T10:00:00+07:00,84010123,receipt,PLB-20261124-R0001' | diff - line
}

@test "a void record has no paper" {
	lost
	spkt-followup void R1 --reason x -q
	says 65 'spkt-report: receipt is not taken on a record that is void' spkt-report receipt R1
}

@test "as a page: A4, one sheet, no warning of groff, every value to be read in it" {
	command -v gropdf >/dev/null || skip "no gropdf here"
	command -v pdftotext >/dev/null || skip "no pdftotext here"
	lost --lang id
	spkt-report receipt R1 --ms --lang id | groff -ms -k -Tpdf -ww >page.pdf 2>warnings
	diff /dev/null warnings
	pdfinfo page.pdf | grep -qx 'Pages: *1'
	pdfinfo page.pdf | grep -q A4
	pdftotext -layout page.pdf page.txt
	for word in 'SURAT KETERANGAN TANDA LAPOR KEHILANGAN' 'SKTLK/0001/XI/2026' 'Rahmat Hidayat' 1671234567890001 \
		'SIM B1 12345' 'Pasar 16 Ilir' 'Dompet jatuh di angkot.' '8 Desember 2026'; do
		grep -q "$word" page.txt || { echo "$word"; cat page.txt; false; }
	done
}

@test "several ids: a page each" {
	lost && lost
	spkt-report receipt R1 R2 >papers
	[ "$(tr -cd '\f' <papers | wc -c)" = 1 ]
	[ "$(grep -c 'Sheet.*original' papers)" = 2 ]
}

@test "a paper that nobody got is stored: exit 79, and the next print says what to do" {
	test -w /dev/full || skip "no /dev/full here"
	lost
	status=0
	spkt-report receipt R1 >/dev/full 2>said || status=$?
	[ "$status" = 79 ]
	status=0
	spkt-report receipt R1 --new-code >/dev/full 2>said || status=$?
	[ "$status" = 79 ]
}

@test "an empty template issues nothing; what it has raw is made visible" {
	lost
	: >"$SPKT_DIR/templates/kosong.txt"
	says 65 'spkt-report: templates/kosong.txt is empty' spkt-report receipt R1 --document kosong
	printf 'A\n\nteks \033[2J {{id}}\n- - - {{id}} - - -\n' >"$SPKT_DIR/templates/kotor.txt"
	spkt-report receipt R1 --document kotor >paper 2>/dev/null
	grep -qx 'teks \\x1B\[2J PLB-20261124-R0001' paper
	spkt-report receipt R1 --document kotor --ms 2>/dev/null | grep -q -- '- -  PLB-20261124-R0001'
}

@test "a dry run of what is issued is a copy; a paper fits the kind; one without a name is said" {
	lost
	spkt-report receipt R1 >paper 2>/dev/null
	spkt-report receipt R1 -N >paper
	[ "$(after Sheet)" = 'COPY, printed 2026-11-24' ]
	spkt-report new crime -m x
	says 65 'spkt-report: SKTLK is for reports of kind lost' spkt-report receipt R2 --document SKTLK
	spkt-report receipt R2 2>said >paper
	grep -qx 'PLB-20261124-R0002: STTLP names no reporter' said
}
