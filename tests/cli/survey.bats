# Answers to the survey of satisfaction: batches, each one immutable CSV file.
bats_require_minimum_version 1.5.0
load desk

HEADER=uid,answered,service,sex,age_band,education,occupation,requirements,procedure,time,cost,product,competence,behaviour,complaint_handling,facilities,comment

# One answer, all nine elements.
sheet() {
	printf 'service,requirements,procedure,time,cost,product,competence,behaviour,complaint_handling,facilities\n%s\n' "${1:-sktlk,4,3,2,4,3,4,4,1,3}"
}

faults() {
	printf '%s\n' "$1" "nothing is stored: all answers of a file are taken, or none" >want
	run -65 --separate-stderr spkt-feedback survey add "$2"
	printf '%s\n' "${stderr_lines[@]}" | diff -u want -
	not test -d "$SPKT_DIR/surveys"
}

@test "a batch is one file; its id is printed, its bytes are shown" {
	sheet >skm.csv
	gives 0 PLB-20261124-S0001 spkt-feedback survey add skm.csv
	file=$SPKT_DIR/surveys/PLB/2026/11/PLB-20261124-S0001.csv
	uid=$(sed -n '2s/,.*//p' "$file")
	[[ $uid =~ ^[0-9a-f]{32}$ ]]
	printf '%s\n' "$HEADER" "$uid,2026-11-24,sktlk,,,,,4,3,2,4,3,4,4,1,3," | cmp - "$file"
	spkt-feedback survey show S1 | cmp - "$file"
	spkt-feedback survey show PLB-20261124-S0001 -O csv | cmp - "$file"
	[ "$(stat -c %a "$file")" = 644 ]
	gives 0 "id,day,rows
PLB-20261124-S0001,2026-11-24,1" spkt-feedback survey list
	says 0 "" spkt-tree check -E
}

@test "columns and words of either language, other delimiters, days, x-... columns" {
	cat >skm.csv <<-'END'
		Tanggal;Jenis layanan;Jenis kelamin;Umur;Pendidikan;Pekerjaan;Persyaratan;Sistem mekanisme prosedur;Waktu pelayanan;Tarif;Produk layanan;Kompetensi petugas;Sikap;Penanganan pengaduan;Sarana;Komentar;x-loket
		20 November 2026;sktlk;Perempuan;20-29;SMA;Pelajar;4;3;2;4;3;4;4;;3;"Antre; lama";2
		23-11-2026;skck;L;30-39;S1;;;;1;;;;;;;;
	END
	spkt-feedback survey add skm.csv -q
	gives 0 "${HEADER#uid,},x
2026-11-20,sktlk,female,20-29,SMA,Pelajar,4,3,2,4,3,4,4,,3,Antre; lama,x-loket: 2
2026-11-23,skck,male,30-39,S1,,,,1,,,,,,,," spkt-feedback survey answers -f "${HEADER#uid,},x"
	gives 0 "$HEADER,x-loket" head -n 1 "$SPKT_DIR/surveys/PLB/2026/11/PLB-20261124-S0001.csv"
}

@test "U1 to U9 are refused, for their order differs" {
	for name in U1 u9 "U 8" "Unsur 3"; do
		printf 'service,%s\nsktlk,4\n' "$name" >skm.csv
		says 65 "spkt-feedback: skm.csv:1: \"$name\" does not say which element it is: surveys number the last two differently; name the columns, such as time or waktu, facilities or sarana" \
			spkt-feedback survey add skm.csv
	done
	says 65 "spkt-feedback: skm.csv:1: \"Unsur 3\" tidak menyebut unsurnya: urutan dua unsur terakhir berbeda antar survei; beri nama kolomnya, misalnya waktu, sarana" \
		spkt-feedback survey add skm.csv --lang id
}

@test "an unknown column, one that stands twice, names of people: refused by name" {
	printf 'waktu,loket\n4,1\n' >skm.csv
	says 65 "spkt-feedback: skm.csv:1: unknown column \"loket\"; there are: ${HEADER//,/, }; a column of your own begins with x-" spkt-feedback survey add skm.csv
	printf 'waktu,time\n4,1\n' >skm.csv
	says 65 'spkt-feedback: skm.csv:1: column "time" stands twice in the header' spkt-feedback survey add skm.csv
	printf 'waktu,reporter.name\n4,Budi\n' >skm.csv
	run -65 spkt-feedback survey add skm.csv
	[[ $output == *'unknown column "reporter.name"'* ]]
}

@test "marks are 1 to 4 or nothing; every fault has its line and column; all or nothing" {
	printf 'answered,time,cost,sex\n2026-11-24,4,4,L\n2026-11-24,0,5,L\n,baik,"2,5",x\n2026-11-25,,,\n2026-11-31,4,1,\n1,2,3,L,5\n' >skm.csv
	faults 'spkt-feedback: skm.csv:3: time: expected a mark from 1 to 4, or nothing, got "0"
spkt-feedback: skm.csv:3: cost: expected a mark from 1 to 4, or nothing, got "5"
spkt-feedback: skm.csv:4: sex: expected one of male, female, got "x"
spkt-feedback: skm.csv:5: no mark and no comment
spkt-feedback: skm.csv:5: answered: is after the day of the batch (2026-11-24)
spkt-feedback: skm.csv:6: answered: there is no such day: "2026-11-31"
spkt-feedback: skm.csv:7: has 5 cells where the header has 4' skm.csv
}

@test "many faults: the first twenty are said" {
	{ echo waktu; seq 5 40; } >skm.csv
	run -65 --separate-stderr spkt-feedback survey add skm.csv
	[ "${#stderr_lines[@]}" -eq 21 ]
}

@test "no answers, no header, broken quoting, no file" {
	echo waktu >skm.csv
	says 65 'spkt-feedback: skm.csv: has no answers, only a header' spkt-feedback survey add skm.csv
	: >skm.csv
	says 65 'spkt-feedback: skm.csv:1: is empty: a CSV file begins with a header line' spkt-feedback survey add skm.csv
	printf 'waktu\n"4\n' >skm.csv
	says 65 'spkt-feedback: skm.csv:2: broken quoting: a quote is not closed, or stands inside an unquoted cell' spkt-feedback survey add skm.csv
	says 66 'spkt-feedback: none.csv: cannot open: No such file or directory' spkt-feedback survey add none.csv
	says 64 'spkt-feedback: unexpected operand "b"' spkt-feedback survey add a b
}

@test "the same sheet again stores nothing, the next day too, and from two at once only one does" {
	printf 'waktu,biaya\n4,3\n4,3\n2,1\n' >skm.csv
	for _ in 1 2 3 4; do spkt-feedback survey add skm.csv -q & done >ids
	wait
	gives 0 PLB-20261124-S0001 cat ids
	says 0 'answers added 0, skipped 3 (already present)' spkt-feedback survey add skm.csv
	SPKT_NOW=2026-11-25T10:00:00+07:00 says 0 'answers added 0, skipped 3 (already present)' spkt-feedback survey add skm.csv
	gives 0 "id,day,rows
PLB-20261124-S0001,2026-11-24,3" spkt-feedback survey list
}

@test "respondents who answer alike in two sheets are two" {
	printf 'waktu,biaya\n4,4\n4,4\n' >one.csv
	printf 'waktu,biaya\n4,4\n2,2\n' >two.csv
	spkt-feedback survey add one.csv -q
	says 0 'answers added 2, skipped 0 (already present)' spkt-feedback survey add two.csv
	[ "$(spkt-feedback survey answers -w 'time == 4' -f uid | sort -u | wc -l)" -eq 4 ]
}

@test "a form export that grows: the column uid names the answer in its source" {
	printf 'uid,waktu\n2026/11/20 09:01:33,4\n2026/11/20 09:14:02,3\n' >form.csv
	spkt-feedback survey add form.csv -q
	printf '2026/11/21 08:00:00,2\n' >>form.csv
	says 0 'answers added 1, skipped 2 (already present)' spkt-feedback survey add form.csv --now 2026-11-25T09:00+07:00
	gives 0 "id,time
PLB-20261124-S0001,4
PLB-20261124-S0001,3
PLB-20261125-S0001,2" spkt-feedback survey answers -f id,time --now 2026-11-25T09:00+07:00
	sed -i '2s/4$/1/' form.csv
	says 65 'spkt-feedback: form.csv:2: uid: is that of another answer, in PLB-20261124-S0001
nothing is stored: all answers of a file are taken, or none' spkt-feedback survey add form.csv --now 2026-11-25T09:00+07:00
}

@test "a uid twice in a sheet" {
	printf 'uid,waktu\na,4\nb,3\na,4\n' >skm.csv
	faults 'spkt-feedback: skm.csv:4: uid: is that of the answer in line 2' skm.csv
}

@test "the day of the batch is today or --received, and not later than now" {
	sheet | gives 0 PLB-20261120-S0001 spkt-feedback survey add --received 2026-11-20
	sheet skck,1,1,1,1,1,1,1,1,1 | gives 0 PLB-20261120-S0002 spkt-feedback survey add - -r 2026-11-20
	[ "$(spkt-feedback survey answers -f answered | sort -u | tail -n +1 | head -n 1)" = 2026-11-20 ]
	sheet | says 65 'spkt-feedback: received: is later than now (2026-11-24T10:00:00+07:00)' spkt-feedback survey add - -r 2026-11-25
	gives 0 "id,day,rows
PLB-20261120-S0001,2026-11-20,1
PLB-20261120-S0002,2026-11-20,1" spkt-feedback survey list --day 2026-11-20
	gives 0 "id,day,rows" spkt-feedback survey list --day today
}

@test "the id of a batch names no day later than now" {
	printf 'id,waktu\nPLB-20261124-S0001,4\nPLB-20261125-S0001,3\nPLB-20991124-S0001,2\n' >skm.csv
	faults 'spkt-feedback: skm.csv:3: id: is later than now (2026-11-24T10:00:00+07:00)
spkt-feedback: skm.csv:4: id: is later than now (2026-11-24T10:00:00+07:00)' skm.csv
}

@test "a batch that no reader would take is refused, and the others of its sheet with it" {
	head -c 524288 /dev/zero | tr '\0' a >cell
	{
		printf 'id,waktu,x-a,x-b\nPLB-20261123-S0001,4,,\n'
		for _ in {1..65}; do printf 'PLB-20261124-S0001,4,%s,%s\n' "$(cat cell)" "$(cat cell)"; done
	} >skm.csv
	faults 'spkt-feedback: skm.csv:3: the answers of this batch are more than 67108864 bytes; split the file and add the parts' skm.csv
}

@test "the answers of a batch stay in their order, wherever in the sheet they are" {
	printf 'id,waktu,x\n,4,\nPLB-20261124-S0001,3,x-b: 1\nPLB-20261123-S0001,2,\n,1,\nPLB-20261124-S0001,2,x-a: 2\n' >skm.csv
	gives 0 "PLB-20261123-S0001
PLB-20261124-S0001
PLB-20261124-S0002" spkt-feedback survey add skm.csv
	gives 0 "id,time,x
PLB-20261123-S0001,2,
PLB-20261124-S0001,3,x-b: 1
PLB-20261124-S0001,2,x-a: 2
PLB-20261124-S0002,4,
PLB-20261124-S0002,1," spkt-feedback survey answers -f id,time,x
}

@test "60,000 answers in 6,000 batches take seconds" {
	awk 'BEGIN { print "id,waktu"; for (i = 0; i < 60000; i++) printf "PLB-20261124-S%04d,%d\n", i % 6000 + 1, i % 4 + 1 }' >skm.csv
	ulimit -t 8	# of the processor; by the square of the batches it was 20 and more
	says 0 'answers added 60000, skipped 0 (already present)' spkt-feedback survey add skm.csv --dry-run
}

@test "stored but not confirmed: standard output is full" {
	sheet >skm.csv
	run -79 --separate-stderr sh -c 'spkt-feedback survey add skm.csv >/dev/full'
	gives 0 "id,day,rows
PLB-20261124-S0001,2026-11-24,1" spkt-feedback survey list
}

@test "a tree without a claim takes none, and another desk of it does by --station" {
	sheet >skm.csv
	spkt-tree init "$SPKT_DIR" --station SKR -q
	gives 0 PLB-20261124-S0001 spkt-feedback survey add skm.csv --station PLB
	rm -r "$SPKT_DIR/.spkt"
	run -78 spkt-feedback survey add skm.csv
}

@test "--dry-run shows the batch and stores nothing" {
	sheet >skm.csv
	spkt-feedback survey add skm.csv --dry-run -q | sed 1d | cut -d, -f2- >got
	gives 0 "2026-11-24,sktlk,,,,,4,3,2,4,3,4,4,1,3," cat got
	not test -d "$SPKT_DIR/surveys"
}

@test "answers are filtered by number, sorted, counted by period of their day" {
	printf 'answered,service,waktu\n2026-11-20,sktlk,2\n2026-11-23,skck,4\n2026-11-24,sktlk,3\n' >skm.csv
	spkt-feedback survey add skm.csv -q
	gives 0 "service,time
sktlk,2
sktlk,3" spkt-feedback survey answers -w 'time < 4' -f service,time
	gives 0 "time
4
3
2" spkt-feedback survey answers -S -time -f time
	gives 0 "time
4" spkt-feedback survey answers --day kemarin -f time
	gives 0 "answered
2026-11-20" spkt-feedback survey answers -n 1 -f answered
	SPKT_NOW=2026-11-23T10:00:00+07:00 gives 0 "time" spkt-feedback survey answers -f time	# not yet there
	says 1 'spkt-feedback: nothing found' spkt-feedback survey answers -w 'time == 1' -E -o out
	says 65 'spkt-feedback: expected the id of a batch of survey answers such as PLB-20261124-S0001, got "PLB-20261124-R0001"' \
		spkt-feedback survey show PLB-20261124-R0001
	says 1 'spkt-feedback: no record "PLB-20261124-S0009"' spkt-feedback survey show PLB-20261124-S0009
	says 1 'spkt-feedback: no record "PLB-20261124-S0009"' spkt-feedback survey show PLB-20261124-S0009 -O jsonl
	says 1 'spkt-report: no record "PLB-20261124-S0001"' spkt-report show PLB-20261124-S0001
	spkt-feedback survey show S1 -O jsonl | head -n 1 | grep -q '"time":2'
}

@test "answers come back byte for byte, with their batches, whatever they say" {
	cat >skm.csv <<-'END'
		waktu,comment,x-a,x-b
		4,"=HYPERLINK(""http://x"")",007,
		3,"dua
		baris",,"a: b"
		2," spasi ",NULL,\n
		1,emoji 😀 ‮abc,,
	END
	spkt-feedback survey add skm.csv -q 2>/dev/null
	printf 'biaya,x-c\n1,z\n' | spkt-feedback survey add -r kemarin -q
	spkt-feedback survey answers -O csv >one
	spkt-tree init other --station SKR -q
	export SPKT_DIR=other
	gives 0 "PLB-20261123-S0001
PLB-20261124-S0001" spkt-feedback survey add one -q
	spkt-feedback survey answers -O csv | cmp one -
	says 0 'answers added 0, skipped 5 (already present)' spkt-feedback survey add one
	diff -r tree/surveys other/surveys
	sed 's/PLB-20261123-S0001/PLB-20261124-S0001/;s/^PLB-20261124-S0001,[0-9a-f]*/PLB-20261124-S0001,other/' one >held
	run -65 --separate-stderr spkt-feedback survey add held
	[[ $stderr == *"id: PLB-20261124-S0001 is held by another record"* ]]
	sed 's/^PLB-20261124-S0001/PLB-20261124-F0001/' one >wrong
	run -65 --separate-stderr spkt-feedback survey add wrong
	[[ ${stderr_lines[0]} == *'wrong:3: id: expected the id of a batch of survey answers such as PLB-20261124-S0001, got "PLB-20261124-F0001"' ]]
}

@test "--excel takes back what -O excel gave, by way of a spreadsheet" {
	cat >skm.csv <<-'END'
		uid,waktu,comment,x-a
		1,4,"=HYPERLINK(""http://x"")",007
		2,3,"dua
		baris; ""kutip""",'a
		3,2,'0812,"a	b"
		4,1,0812,
	END
	spkt-feedback survey add skm.csv -q
	spkt-feedback survey answers -O csv >want
	for language in id en; do
		# Saved again: every line ends in CRLF, those in a cell too.
		spkt-feedback survey answers -O excel --lang $language | sed 's/\r*$/\r/' >saved.csv
		grep -q "'=HYPERLINK" saved.csv
		says 0 'answers added 0, skipped 4 (already present)' spkt-feedback survey add --excel saved.csv
		spkt-tree init $language --station PLB -q
		SPKT_DIR=$language gives 0 PLB-20261124-S0001 spkt-feedback survey add --excel - <saved.csv
		SPKT_DIR=$language spkt-feedback survey answers -O csv | cmp want -
	done
	run -65 spkt-feedback survey add saved.csv	# what the spreadsheet made of it is another answer
	[[ $output == *"is that of another answer"* ]]
}

@test "a shown batch is taken back byte for byte, empty columns too" {
	printf 'waktu,x-kosong\n4,\n3,\n' | spkt-feedback survey add -q >/dev/null
	spkt-feedback survey show S1 >one
	spkt-tree init other --station SKR -q
	SPKT_DIR=other spkt-feedback survey add one -q >/dev/null
	SPKT_DIR=other spkt-feedback survey show SKR-20261124-S0001 | cmp one -
}

@test "check: header, width, marks, uids, place" {
	sheet | spkt-feedback survey add -q >/dev/null
	cd "$SPKT_DIR/surveys/PLB/2026/11"
	uid=$(sed -n '2s/,.*//p' PLB-20261124-S0001.csv)
	sed '1s/time/waktu/' PLB-20261124-S0001.csv >PLB-20261124-S0002.csv
	printf '%s\n' "$HEADER" "$uid,2026-11-24,,,,,,5,,,,,,,,," "x,2026-11-24,,,,,,4,,,,,,,,," "$uid,24-11-2026,pesawat,,,,,4,,,,,,,,," short >PLB-20261124-S0003.csv
	printf '%s\n' "$HEADER" "$uid,2026-11-24,pesawat,,,,,4,,,,,,,,,Telepon 081234567890" >PLB-20261124-S0004.csv
	cp PLB-20261124-S0002.csv PLB-20261024-S0001.csv
	printf '%s\n' "$HEADER" >PLB-20261024-S0001.csv
	touch notes.txt PLB-20261124-R0001.csv
	cat >"$BATS_TEST_TMPDIR/want" <<-END
		spkt-tree: surveys/PLB/2026/11/PLB-20261024-S0001.csv: belongs in surveys/PLB/2026/10
		spkt-tree: surveys/PLB/2026/11/PLB-20261124-R0001.csv: does not belong here
		spkt-tree: surveys/PLB/2026/11/PLB-20261124-S0002.csv:1: unknown column "waktu"; there are: ${HEADER//,/, }; a column of your own begins with x-
		spkt-tree: surveys/PLB/2026/11/PLB-20261124-S0003.csv:2: requirements: expected a mark from 1 to 4, or nothing, got "5"
		spkt-tree: surveys/PLB/2026/11/PLB-20261124-S0003.csv:3: uid: expected 32 hex digits, got "x"
		spkt-tree: surveys/PLB/2026/11/PLB-20261124-S0003.csv:4: answered: expected a date such as 2026-11-24 or 24-11-2026, got "24-11-2026"
		spkt-tree: surveys/PLB/2026/11/PLB-20261124-S0003.csv:5: has 1 cells where the header has 17
		spkt-tree: notice: surveys/PLB/2026/11/PLB-20261124-S0004.csv:2: service: "pesawat" is not in services.csv
		spkt-tree: notice: surveys/PLB/2026/11/PLB-20261124-S0004.csv:2: comment: holds something like a phone number; that belongs in people
		spkt-tree: surveys/PLB/2026/11/notes.txt: does not belong here
		spkt-tree: surveys/PLB/2026/11/PLB-20261124-S0004.csv: uid: surveys/PLB/2026/11/PLB-20261124-S0001.csv has the same
	END
	run -1 --separate-stderr spkt-tree check
	printf '%s\n' "${stderr_lines[@]}" | diff -u "$BATS_TEST_TMPDIR/want" -
}

@test "a broken row of a stored batch is named, and the other answers are listed" {
	printf 'waktu\n4\n3\n' | spkt-feedback survey add -q >/dev/null
	sed -i '2s/,4,/,9,/' "$SPKT_DIR/surveys/PLB/2026/11/PLB-20261124-S0001.csv"
	gives 65 "time
3" spkt-feedback survey answers -f time
	says 65 'spkt-feedback: surveys/PLB/2026/11/PLB-20261124-S0001.csv:2: time: expected a mark from 1 to 4, or nothing, got "9"' spkt-feedback survey answers
}

@test "a comment with what looks like personal data is said when added" {
	printf 'waktu,komentar\n4,Hubungi 081234567890\n' >skm.csv
	spkt-feedback survey add skm.csv 2>err >/dev/null
	grep -q 'skm.csv:2: comment: ' err
}
