# What list prints for spreadsheets (-O excel, -O fods) and by a template (-T), and how it comes back.

load desk

bom=$'\xef\xbb\xbf'

# A lost-item report with a title and a narrative of the test's choice.
lost() {
	printf 'kind: lost\ntitle: "%s"\nnarrative: "%s"\nx-kode: "0812"\n' "$1" "$2" | spkt-report new -F - -q >/dev/null
}

# gives, with CRLF at the line ends.
gives_crlf() {
	local code=$1 expected=$2
	shift 2
	gives "$code" "${expected//$'\n'/$'\r\n'}"$'\r' "$@"
}

# Everything as it was, in a tree of the same station.
comes_back() {
	cp -r "$SPKT_DIR" again && rm -r again/reports
	spkt-report -C again import -q --excel "$1"
	diff -r "$SPKT_DIR/reports" again/reports
	rm -r again
}

@test "excel in English: BOM, CRLF, commas, local times, text that stays text" {
	lost '=1+1' 'NIK 3171234567890001'
	lost 3171234567890001 'satu; dua, tiga'
	gives_crlf 0 "${bom}id,received,title,narrative,age,x
PLB-20261124-R0001,2026-11-24 10:00:00,'=1+1,NIK 3171234567890001,0,x-kode: 0812
PLB-20261124-R0002,2026-11-24 10:00:00,'3171234567890001,\"satu; dua, tiga\",0,x-kode: 0812" \
		spkt-report list -O excel -f id,received,title,narrative,age,x
}

@test "excel in Indonesian: semicolons" {
	lost 007 TRUE
	gives_crlf 0 "${bom}id;received;title;narrative;age;officer
PLB-20261124-R0001;2026-11-24 10:00:00;'007;'TRUE;0;" \
		spkt-report list -O excel --lang id -f id,received,title,narrative,age,officer
}

@test "excel of nothing is its header; of one empty column not an empty line" {
	gives_crlf 0 "${bom}id,title" spkt-report list -O excel -f id,title
	spkt-report new lost -q >/dev/null
	gives_crlf 0 "${bom}title
\"\"" spkt-report list -O excel -f title
}

@test "a time of another offset is a text, and comes back" {
	printf 'kind: lost\nuid: 0123456789abcdef0123456789abcdef\nreceived: 2026-11-24T11:00:00+09:00\n' | spkt-report import - -q 2>/dev/null
	gives_crlf 0 "${bom}received,recorded
'2026-11-24T11:00:00+09:00,2026-11-24 10:00:00" spkt-report list -O excel -f received,recorded
	spkt-report list -O excel >sheet.csv
	comes_back sheet.csv
}

@test "figures for a spreadsheet" {
	lost a b
	gives_crlf 0 "${bom}kind;n
lost;1" spkt-stats count -g kind -O excel --lang id
	spkt-stats count -g kind -O fods >out
	grep -qx '<table:table-cell table:style-name="number" office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell>' out
}

@test "a column of several kinds of figures: each is what its form says" {
	lost a b
	spkt-stats daily --day 2026-11-24 -O excel | tr -d '\r' >out
	grep -qx 'period,from,2026-11-24 00:00:00' out
	grep -qx 'report_received,n,1' out
	spkt-stats daily --day 2026-11-24 -O fods >out
	grep -qF 'office:value-type="date" office:date-value="2026-11-24T00:00:00"' out
	grep -qF 'office:value-type="float" office:value="1"' out
}

@test "show, and the list of steps" {
	lost a b
	spkt-followup note R1 -m '+62 812' -q
	gives_crlf 0 "${bom}id,verb,at,note
PLB-20261124-R0001,note,2026-11-24 10:00:00,'+62 812" spkt-followup list -O excel -f id,verb,at,note
	spkt-report show R1 -O excel >out
	[ "$(head -c 6 out)" = "${bom}id," ]
	[ "$(wc -l <out)" -eq 2 ]
}

@test "fods: well formed, every cell typed, no formula" {
	lost '=1+1' $'a  b\\tc <&>\\n\\n0812'
	spkt-report list -O fods -f id,received,title,narrative,age >out.fods
	if command -v xmllint >/dev/null; then xmllint --noout out.fods; fi
	not grep -q formula out.fods
	[ "$(grep -c '<table:table-cell' out.fods)" -eq "$(grep -c -e 'office:value-type="[sfd]' -e '<table:table-cell/>' out.fods)" ]
	grep -qxF '<table:table-cell table:style-name="time" office:value-type="date" office:date-value="2026-11-24T10:00:00"><text:p>2026-11-24 10:00:00</text:p></table:table-cell>' out.fods
	grep -qxF '<table:table-cell table:style-name="text" office:value-type="string"><text:p>=1+1</text:p></table:table-cell>' out.fods
	grep -qxF '<table:table-cell table:style-name="text" office:value-type="string"><text:p>a<text:s text:c="2"/>b␉c &lt;&amp;&gt;</text:p><text:p></text:p><text:p>0812</text:p></table:table-cell>' out.fods
}

@test "-T: one text a row" {
	lost Dompet 'satu\ndua'
	lost Kunci ''
	gives 0 'PLB-20261124-R0001	Dompet: satu\x0Adua
PLB-20261124-R0002	Kunci: ' spkt-report list -T '{{id}}\t{{ title }}: {{narrative}}'
	gives 0 'Dompet
Kunci' spkt-report list -T '{{title}}\n'
	gives 0 'lost
---
lost
---' spkt-report list -T '{{kind}}\n---\n'
	gives 0 'Kunci {a} \x' spkt-report list -T '{{title}} {a} \x' -n 1 -S -id
	gives 0 '' spkt-report list -T '{{title}}' -w 'kind == "found"'
}

@test "-T -0: the values as they are, NUL behind each" {
	lost Dompet 'satu\ndua'
	lost Kunci x
	spkt-report list -0 -T '{{narrative}}' >out
	printf 'satu\ndua\0x\0' | cmp - out
}

@test "-T of steps, and of a list in one cell" {
	printf 'kind: complaint\ntext: x\naspects: [time, cost]\n' | spkt-feedback new -F - -q >/dev/null
	gives 0 'time, cost' spkt-feedback list -T '{{aspects}}'
	spkt-followup accept F1 -q --to 84010123 -q
	gives 0 'PLB-20261124-F0001 accept' spkt-followup list -T '{{id}} {{verb}}'
}

@test "-T: what is wrong is said" {
	says 64 'spkt-report: --template and --format say the same thing; give one of them' spkt-report list -T x -O csv
	says 64 'spkt-report: --template and --fields say the same thing; give one of them' spkt-report list -T x -f id
	says 65 'spkt-report: --template:1: two braces open a place, and none close it on this line' spkt-report list -T '{{id'
	run spkt-report list -T '{{nik}}'
	[ "$status" -eq 65 ]
	[[ $output == 'spkt-report: unknown field "nik"; there are: id, uid, received,'* ]]
}

@test "excel comes back byte for byte, in both languages" {
	lost '=1+1' "a\\r\\nb\\e[31m\\u241b"
	lost "'quoted'" "'=1"
	lost 0812 '\n\n  \t'
	for lang in id en; do
		spkt-report list -O excel --lang $lang >sheet.csv
		comes_back sheet.csv
	done
}

@test "import --excel takes CSV only, in our columns only" {
	says 64 'spkt-report: --excel is for our own columns, --map for those of others; give one of them' \
		spkt-report import --excel --map a.yaml b.csv
	printf '%s' "kind;title;received
kehilangan;'0812;2026-11-24 08:00" >hand.csv
	spkt-report import -q --excel hand.csv
	gives 0 'title,received
0812,2026-11-24T08:00:00+07:00' spkt-report list -f title,received
}

@test "feedback with lists, scores and no times comes back too" {
	printf '%s\n' 'kind: complaint' 'text: |' '  Antre' '  lama' 'aspects: [time, cost]' 'scores: {time: 2, cost: 4}' 'concerns: ["0812", Unit SKCK]' >new.yaml
	spkt-feedback new -F new.yaml -q >/dev/null
	printf '=1+1' | spkt-feedback new saran --channel box -m - -q >/dev/null
	cp -r "$SPKT_DIR" again && rm -r again/feedback
	for lang in id en; do
		spkt-feedback list -O excel --lang $lang >sheet.csv
		spkt-feedback -C again import -q --excel sheet.csv
		diff -r "$SPKT_DIR/feedback" again/feedback
		rm -r again/feedback
	done
}

@test "times are of the station's own zone, whoever prints and reads them" {
	spkt-report new lost -q >/dev/null
	sed -i 's,Asia/Jakarta,Asia/Jayapura,' "$SPKT_DIR/stations/PLB/station.yaml"
	printf 'kind: found\n' | spkt-report new -F - -q >/dev/null
	gives_crlf 0 "${bom}id,received
PLB-20261124-R0001,'2026-11-24T10:00:00+07:00
PLB-20261124-R0002,2026-11-24 12:00:00" spkt-report list -O excel -f id,received
	spkt-report list -O excel >sheet.csv
	comes_back sheet.csv
}

@test "a text that Excel would cut is said" {
	printf 'x%.0s' {1..32768} | spkt-report new lost -m - -q >/dev/null
	printf 'x%.0s' {1..32767} | spkt-report new lost -m - -q >/dev/null
	says 0 'longer than the 32767 characters that a cell of Excel holds: 1; Excel cuts them, LibreOffice does not' spkt-report list -O excel
	says 0 '' spkt-report list -O csv
	says 0 '' spkt-report list -O excel -q
}

@test "html: one page with one table, which nothing typed can break; svg is not for rows" {
	lost '<script>alert(1)</script>' a
	spkt-report list -O html -f id,title,age >out.html
	grep -qF '<td class="k">PLB-20261124-R0001</td><td>&lt;script&gt;alert(1)&lt;/script&gt;</td><td class="n">0s</td>' out.html
	not grep -qE '<script|<[^>]* (style|on[a-z]+)=' out.html
	says 64 'spkt-report: rows have no picture: "svg" is for figures, such as spkt-stats count' spkt-report list -O svg
}
