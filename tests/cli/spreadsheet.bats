# What a spreadsheet makes of -O excel and -O fods: LibreOffice Calc opens them in an Indonesian and in an
# English profile, saves them as its own files, and then as CSV, which import --excel takes back.

load desk
load calc
bats_require_minimum_version 1.5.0

# Texts that a spreadsheet could run, or read as something else.
naughty=(
	'=1+1' '=HYPERLINK("http://x.y";"klik")' "=cmd|'/c calc'!A0" '+62 812' '+1' '-1+1' '-' '@SUM(A1)' "'kutip'" "'=1" "''" "'0812"
	'＝1' '＋1' '－1' '＠x' 3171234567890001 081234567890 007 0 84010123 1234567890123456789 1E5 1e-3 2026-11-24
	'2026-11-24 10:00:00' 2026-11-24T10:00:00 24/11/2026 24.11.2026 '24 November 2026' 'Nov 24' 'Senin, 24 Nov' 22:15 22.15 TRUE true
	BENAR null '1,5' '1.5' '1.234,5' '1,234.5' 5% Rp5 'Rp 5.000' '$5' 1/2 '1 1/2' '#REF!' '#N/A' $'\tTAB' $'a\tb' ' spasi ' '  12  '
	$'a\e[31mb\x01\x1f\x7f' $'\ufeffbom' $'\u200b0812' '␛␀␍' 'a;b,c' '"kutip", "dua"' '<b>&amp;</b> ]]>' '１２' $'\u00a05' '田中さん 👾'
	_x001B_ 0x10 '(5)' 5- '12:30 PM' E5 1E "a  b   c"
)
prose=($'satu\ndua "kutip"; tiga\n\n=4\n0812' $'\nawal' $'akhir\n\n' $'CR\r\nLF\rx' $'\n\n\n' $' \n ' "$(printf 'kata %.0s' {1..6000})")

quoted() {
	printf ',"%s"' "${1//\"/\"\"}"
}

# A row: the text as title (unless it has lines), narrative and x-... of a report.
rows() {
	echo kind,received,occurred_from,occurred_until,title,narrative,x-kode
	for t in "${naughty[@]}"; do
		printf 'lost,2026-11-24 09:30:15,2026-11-23 22:15:09,2026-11-24 01:00%s%s%s\n' "$(quoted "$t")" "$(quoted "$t")" "$(quoted "$t")"
	done
	for t in "${prose[@]}"; do
		printf 'found,2026-11-24 09:30:15,,,x%s%s.\n' "$(quoted "$t.")" "$(quoted "$t")"
	done | sed -e 's/\.",/",/' -e 's/"\.$/"/'
}

answers() {
	echo answered,time,comment,x-kode
	for t in "${naughty[@]}" "${prose[@]}"; do
		printf '2026-11-23,4%s%s\n' "$(quoted "$t.")" "$(quoted "$t.")"
	done | sed -e 's/\.",/",/' -e 's/\."$/"/'
}

setup_file() {
	export SPKT_DIR=$BATS_FILE_TMPDIR/tree SPKT_NOW=2026-11-24T10:00:00+07:00 SPKT_LANG=en
	command -v soffice >/dev/null || return 0
	cd "$BATS_FILE_TMPDIR" || return
	spkt-tree init "$SPKT_DIR" --station PLB --zone Asia/Jakarta -q
	rows | spkt-report import -q - 2>/dev/null
	for t in "${naughty[@]}"; do printf '%s' "$t" | spkt-followup note R1 -m - -q; done
	answers | spkt-feedback survey add -q - 2>/dev/null
	spkt-report list -O fods >typed.fods
	mkdir id.saved en.saved
	spkt-feedback survey answers -O fods | tee id.saved/survey.fods >en.saved/survey.fods
	for language in id en; do
		spkt-report list -O excel --lang $language >excel-$language.csv
		spkt-followup list -O excel --lang $language >steps-$language.csv
		spkt-feedback survey answers -O excel --lang $language >survey-$language.csv
	done
	profile id id-ID
	profile en en-US
	through_calc id 59 1057 true excel-id.csv steps-id.csv survey-id.csv
	through_calc en 44 1033 false excel-en.csv steps-en.csv survey-en.csv
}

setup() {
	command -v soffice >/dev/null || skip "no soffice here"
	cd "$BATS_FILE_TMPDIR" || return
}

# The cells of a CSV, one a line, whatever its quotes and delimiter.
cells() {
	mlr --icsv --ojson --ifs "$2" cat "$1"
}

@test "the reports of the test are stored as they were given" {
	[ "$(spkt-report list -O ids | wc -l)" -eq $((${#naughty[@]} + ${#prose[@]})) ]
	spkt-report list -0 -T '{{narrative}}' >got
	printf '%s\0' "${naughty[@]}" "${prose[@]}" | cmp - got
}

@test "excel: Calc shows each cell as it stands in the file" {
	command -v mlr >/dev/null || skip "no mlr here"
	for f in excel steps; do
		diff <(cells $f-id.csv ';') <(cells id.back/$f-id.csv ';')
		diff <(cells $f-en.csv ,) <(cells en.back/$f-en.csv ,)
	done
}

# The titles that Calc shows, one a line, without JSON's quotes.
titles() {
	cells "$1" "$2" | sed -n 's/^ *"title": "\{0,1\}\(.*[^"]\)"\{0,1\},$/\1/p'
}

@test "fods: Calc shows NIK, phone numbers, formulas and dates as they are, without a mark" {
	command -v mlr >/dev/null || skip "no mlr here"
	for t in 3171234567890001 081234567890 007 1234567890123456789 =1+1 '+62 812' 1E5 2026-11-24 TRUE 24/11/2026 '1,5' ＝1 '  12  '; do
		for f in plain typed; do
			titles id.back/$f.csv ';' | grep -qxF -e "$t"
			titles en.back/$f.csv , | grep -qxF -e "$t"
		done
	done
}

@test "times are dates, texts are text, and no formula is live" {
	dates=$((2 * ${#prose[@]} + 4 * ${#naughty[@]}))
	for f in id.saved/excel-id.fods id.saved/plain.fods; do
		[ "$(grep -o 'office:value-type="date" office:date-value="2026-11-2[34]T[0-9:]*"' $f | wc -l)" -eq $dates ]
	done
	for f in id.saved/*.fods en.saved/*.fods; do
		not grep -q 'table:formula' $f
		not grep -qE 'office:value-type="(percentage|currency|boolean|time)"' $f
	done
	command -v unzip >/dev/null || skip "no unzip here"
	unzip -p id.saved/typed.xlsx 'xl/worksheets/sheet1.xml' >sheet.xml
	not grep -q '<f[ >]' sheet.xml
}

# The records and steps of one CSV of Calc, taken back into an empty tree.
comes_back() {
	local f=$1 steps=$2
	rm -rf again && cp -r "$SPKT_DIR" again && rm -r again/reports
	spkt-report -C again import -q --excel "$f" 2>out || { cat out && return 1; }
	spkt-followup -C again import -q --excel "$steps" 2>out || { cat out && return 1; }
	diff -r "$SPKT_DIR/reports" again/reports
	diff <(spkt-report list -O csv) <(spkt-report -C again list -O csv)
	diff <(spkt-followup list -O csv) <(spkt-followup -C again list -O csv)
}

@test "what Calc saved comes back byte for byte: Indonesian" {
	for f in excel-id plain typed; do comes_back id.back/$f.csv id.back/steps-id.csv; done
}

@test "what Calc saved comes back byte for byte: English" {
	for f in excel-en plain typed; do comes_back en.back/$f.csv en.back/steps-en.csv; done
}

@test "answers to the survey come back byte for byte, by excel and by fods" {
	[ "$(spkt-feedback survey answers -O csv -f time | grep -c 4)" -eq $((${#naughty[@]} + ${#prose[@]})) ]
	for f in id.back/survey-id id.back/survey en.back/survey-en en.back/survey; do
		rm -rf again && cp -r "$SPKT_DIR" again && rm -r again/surveys
		spkt-feedback -C again survey add -q --excel $f.csv >out 2>&1 || { cat out && return 1; }
		diff <(spkt-feedback survey answers -O csv) <(spkt-feedback -C again survey answers -O csv)
	done
}
