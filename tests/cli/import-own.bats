# Our own columns and YAML streams: what `list` and `show` print comes back byte for byte (DESIGN 4).

bats_require_minimum_version 1.5.0

setup() {
	export SPKT_NOW=2026-11-24T12:00:00+07:00 SPKT_LANG=en
	cd "$BATS_TEST_TMPDIR"
	tree a PLB
	tree b SKR
}

tree() {
	spkt-tree init "$1" --station "$2" --name "Polres $2" --zone Asia/Jakarta >/dev/null 2>&1
}

is() {
	printf 'exit %s\n%s\n' "$status" "$output"
	[ "$status" -eq "$1" ] && [ "$output" = "$2" ]
}

# Same records and steps, byte for byte.
same() {
	for folder in reports feedback; do
		[ ! -d a/$folder ] && [ ! -d b/$folder ] || diff -r a/$folder b/$folder
	done
}

@test "reports of another station: list, import, same bytes, same ids" {
	spkt-report -C a new lost -m "Dompet" --title Dompet --category wallet >/dev/null 2>&1
	spkt-report -C a new crime -m "Curanmor" >/dev/null 2>&1
	spkt-report -C a list -O csv >list.csv
	run spkt-report -C b import -q list.csv
	is 0 "imported 2, skipped 0 (already present), rejected 0"
	same
	[ "$(spkt-report -C b list -O ids)" = $'PLB-20261124-R0001\nPLB-20261124-R0002' ]
}

@test "derived columns are ignored with one notice, naming them once" {
	spkt-report -C a new lost -m x >/dev/null 2>&1
	spkt-report -C a list -f id,uid,received,recorded,clock,channel,station,kind,priority,narrative,status,age >list.csv
	run spkt-report -C b import list.csv
	is 0 "derived columns are ignored: status, age
imported 1, skipped 0 (already present), rejected 0"
	same
}

@test "what is here already is skipped; a rerun stores nothing" {
	spkt-report -C a new lost -m x >/dev/null 2>&1
	spkt-report -C a list -O csv >list.csv
	run spkt-report -C a import -q list.csv
	is 0 "imported 0, skipped 1 (already present), rejected 0"
	spkt-report -C b import -q list.csv
	run spkt-report -C b import -q list.csv
	is 0 "imported 0, skipped 1 (already present), rejected 0"
	same
}

@test "a record typed by the real clock stays so under --now" {
	env -u SPKT_NOW spkt-report -C a new lost -m x >/dev/null 2>&1
	env -u SPKT_NOW spkt-report -C a list -O csv >list.csv
	SPKT_NOW="$(date -d '+1 hour' +%Y-%m-%dT%H:%M:%S%:z)" spkt-report -C b import -q list.csv
	same
	! grep -q '^clock' -r b/reports
}

# Texts like those of the lists of naughty strings, each of another kind.
naughty_texts=(
	'=1+1' '@SUM(A1)' '+62 812' '-1' "'quoted'" '"double", and, commas;semicolons	tabs' null undefined NaN 007 1e5 0x10 '1,5' yes TRUE
	2026-11-24 '2026-11-24T10:00:00Z' '- not a list: really # no comment' $'two\nlines' $'ends with a blank line\n\n'
	$'\n\nbegins with one' $'a\n\n\n\nb\n' $'CR\r\nLF' $'\r' $'a\rb' '  spaces around  ' $'\ttab\t' $'trailing \nspaces \n' '~' '{a: b}' '[a' '&a *a' '!tag x'
	'|' '>' '? x' '# x' '%YAML' '---' '...' $'---\nkind: crime' $'a\n---\n...\n' $'\u00a0\u200b\u202e\ufeffmarks' $'\ufeffbom' $'\u2028\u2029\u0085'
	$'\x01\x02\x07\x08\x0b\x0c\x0e\x1b\x1f\x7f' $'\u0080\u009f' $'\ufffe\uffff\U1fffe' $'\ue000\U10fffd'
	'Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v̟̜̘̦͟o̶̙̰̠kè͚̮̺̪̹̱̤ 田中さん 👾 👨‍👩‍👧‍👦 ﷽ ثم نفس' "=cmd|'/c calc'!A0" '=HYPERLINK("http://x.y","z")' '＝1' '<script>alert(1)</script>' "' OR 1=1 -- "
	'$HOME `id` $(id)' '%s%n%d' '../../etc/passwd' 'C:\dir\n\t\\' '{{title}}' 'id,uid' '"' '""' ',' ';' $'"\n"' "''" '0812' 3171234567890001
)

# As a report, a complaint and a step, each with the text wherever it may stand.
naughty_everywhere() {
	local t line
	for t in "${naughty_texts[@]}"; do
		line=${t//$'\n'/ }
		printf '%s\n' "$t" | spkt-report -C a new lost -m - --title "$line" --place "$line" -q
		printf '%s\n' "$t" | spkt-feedback -C a new complaint -m - --title "$line" --concerns "$line" -q
		printf '%s\n' "$t" | spkt-followup -C a note R1 -m - -q
		spkt-followup -C a wait F1 --reason="$line" --by 90 -q
	done >/dev/null 2>&1
}

@test "naughty strings come back byte for byte, by CSV and by YAML: reports, feedback, steps" {
	naughty_everywhere
	n=${#naughty_texts[@]}
	[ "$(spkt-report -C a list -O ids | wc -l)" -eq "$n" ]
	spkt-report -C a list -0 -T '{{narrative}}' >got
	printf '%s\0' "${naughty_texts[@]}" | cmp - got
	for type in report feedback; do
		spkt-$type -C a list -O csv >list.csv
		run spkt-$type -C b import -q list.csv
		is 0 "imported $n, skipped 0 (already present), rejected 0"
	done
	run spkt-followup -C b import -q - < <(spkt-followup -C a list -O csv)
	is 0 "imported $((2 * n)), skipped 0 (already present), rejected 0"
	same
	rm -r b/reports b/feedback
	for type in report feedback; do
		spkt-$type -C a list -O ids | spkt-$type -C a show -O yaml - >show.yaml
		run spkt-$type -C b import -q show.yaml
		is 0 "imported $n, skipped 0 (already present), rejected 0"
	done
	same
}

@test "lists, scores and every choice of feedback come back byte for byte" {
	cat >new.yaml <<-'Y'
		kind: complaint
		title: Antre lama
		text: |
		  Satu
		  dua
		aspects: [time, cost]
		scores: {time: 2, cost: 4}
		concerns: [84010123, Unit SKCK]
		confidential: yes
		x-form: "7"
		x-list: "a, b"
	Y
	spkt-feedback -C a new -F new.yaml >/dev/null
	run spkt-feedback -C a list -O csv
	[ "$status" -eq 0 ]
	echo "$output" >list.csv
	run spkt-feedback -C b import -q list.csv
	is 0 "imported 1, skipped 0 (already present), rejected 0"
	spkt-feedback -C a show -O yaml F1 >show.yaml
	rm -r b/feedback
	run spkt-feedback -C b import -q show.yaml
	is 0 "imported 1, skipped 0 (already present), rejected 0"
	same
}

@test "x-... columns of a hand-made CSV are kept" {
	printf 'kind,x-weather\nlost,rain\nlost,\n' >hand.csv
	run spkt-report -C a import hand.csv
	is 0 "imported 2, skipped 0 (already present), rejected 0"
	[ "$(grep -rh '^x-' a/reports)" = "x-weather: rain" ]
}

@test "anonymous feedback survives the round trip unchanged, with its number and its day" {
	printf 'Toilet kotor' | spkt-feedback -C a new saran --channel box -m - >/dev/null 2>&1
	spkt-feedback -C a list -O csv >list.csv
	run spkt-feedback -C b import -q list.csv
	is 0 "imported 1, skipped 0 (already present), rejected 0"
	same
	[ "$(find b/feedback -name '*.yaml' -newermt '2026-11-24 00:00:01' | wc -l)" = 0 ]
	run spkt-feedback -C b import -q list.csv
	is 0 "imported 0, skipped 1 (already present), rejected 0"
}

@test "a CSV of kind and title typed by hand, in Indonesian words" {
	printf '\xef\xbb\xbfkind;title\r\nkehilangan;Dompet\r\npenemuan;Kunci\r\n' >hand.csv
	run spkt-report -C a import hand.csv
	is 0 "imported 2, skipped 0 (already present), rejected 0"
	[ "$(spkt-report -C a list -f id,kind,title,channel,priority,received)" = "id,kind,title,channel,priority,received
PLB-20261124-R0001,lost,Dompet,desk,routine,2026-11-24T12:00:00+07:00
PLB-20261124-R0002,found,Kunci,desk,routine,2026-11-24T12:00:00+07:00" ]
	run spkt-report -C a import hand.csv
	is 0 "imported 0, skipped 2 (already present), rejected 0"
}

@test "people of a hand-made CSV go to identity/" {
	printf 'kind,title,reporter.name,pelapor.hp\nlost,Dompet,Siti,08123\n' >hand.csv
	run spkt-report -C a import hand.csv
	is 0 "imported 1, skipped 0 (already present), rejected 0"
	! grep -rqE 'Siti|08123' a/reports
	[ "$(find a/identity -name '*.yaml' -exec cat {} +)" = $'people:\n- role: reporter\n  name: Siti\n  phone: "08123"' ]
}

@test "a column that is none of ours is refused, with those that there are" {
	printf 'kind,colour\nlost,red\n' >hand.csv
	run spkt-report -C a import hand.csv
	[ "$status" -eq 65 ]
	[[ $output == 'spkt-report: hand.csv:1: unknown field "colour"; there are: id, uid, received,'* ]]
	[ ! -d a/reports ]
}

@test "a bad row is rejected by line and field, the rest is stored" {
	printf 'kind,title,received\nlost,a,2026-02-31\nstolen,b,\nlost,c,\n,d,\nlost\n' >hand.csv
	run spkt-report -C a import hand.csv --rejects bad.csv
	[ "$status" -eq 65 ]
	[ "${lines[0]}" = 'spkt-report: hand.csv:2: received: there is no such day: "2026-02-31"' ]
	[[ ${lines[1]} == 'spkt-report: hand.csv:3: kind: expected one of '*', got "stolen"' ]]
	[ "${lines[2]}" = 'spkt-report: hand.csv:5: kind: must be given, one of crime, lost, found, social, emergency, information, outage, log' ]
	[ "${lines[3]}" = 'spkt-report: hand.csv:6: has 1 cells where the header has 3' ]
	[ "${lines[4]}" = 'imported 1, skipped 0 (already present), rejected 4' ]
	[ "$(head -2 bad.csv)" = $'line,field,reason,kind,title,received\n2,received,"there is no such day: ""2026-02-31""",lost,a,2026-02-31' ]
	[ "$(tail -1 bad.csv)" = '6,,has 1 cells where the header has 3,lost,,' ]
}

uid() {
	printf '%s' "$1" | sha256sum | cut -c1-32
}

@test "an id that another uid holds is rejected, on disk and within the file" {
	spkt-report -C a new lost -m x >/dev/null 2>&1
	{
		echo id,uid,received,recorded,channel,station,kind,priority
		echo PLB-20261124-R0001,$(uid 1),2026-11-24T08:00:00+07:00,2026-11-24T08:00:00+07:00,desk,PLB,lost,routine
		echo PLB-20261124-R0007,$(uid 2),2026-11-24T08:00:00+07:00,2026-11-24T08:00:00+07:00,desk,PLB,lost,routine
		echo PLB-20261124-R0007,$(uid 3),2026-11-24T08:00:00+07:00,2026-11-24T08:00:00+07:00,desk,PLB,lost,routine
	} >list.csv
	run spkt-report -C a import list.csv
	is 65 "spkt-report: list.csv:2: id: PLB-20261124-R0001 is held by another record
spkt-report: list.csv:4: id: PLB-20261124-R0007 is held by another record
imported 1, skipped 0 (already present), rejected 2"
	[ "$(spkt-report -C a list -O ids)" = $'PLB-20261124-R0001\nPLB-20261124-R0007' ]
}

@test "an id that does not fit its record is rejected" {
	row() { echo $1,$(uid $1),2026-11-24T08:00:00+07:00,2026-11-24T08:00:00+07:00,desk,PLB,lost,routine; }
	{
		echo id,uid,received,recorded,channel,station,kind,priority
		row PLB-20261123-R0001
		row XYZ-20261124-R0001
		row PLB-20261124-F0001
		row ../../etc/passwd
		row PLB-20261124-R0001
	} >list.csv
	run spkt-report -C a import list.csv
	is 65 'spkt-report: list.csv:2: id: PLB-20261123-R0001 does not fit the type, station and day of the record
spkt-report: list.csv:3: id: XYZ-20261124-R0001 does not fit the type, station and day of the record
spkt-report: list.csv:4: id: PLB-20261124-F0001 does not fit the type, station and day of the record
spkt-report: list.csv:5: id: expected an id such as PLB-20261124-R0007, of an anonymous item PLB-20261124-N and five digits, got "../../etc/passwd"
imported 1, skipped 0 (already present), rejected 4'
	[ "$(find a/reports -type f)" = a/reports/PLB/2026/11/24/PLB-20261124-R0001.yaml ]
}

@test "a station that is no station's code cannot leave the tree" {
	printf 'uid,received,recorded,channel,station,kind,priority\n%s,2026-11-24T08:00:00+07:00,2026-11-24T08:00:00+07:00,desk,../../x,lost,routine\n' $(uid 1) >list.csv
	run spkt-report -C a import list.csv
	[ "$status" -eq 65 ]
	[ "${lines[1]}" = 'imported 0, skipped 0 (already present), rejected 1' ]
	[ ! -e x ] && [ ! -e a/x ]
}

# ---- steps

# What the steps came to; the shift is of the desk's own calendar, which did not travel.
standing() {
	spkt-report -C $1 list -f id,title,status,owner,accepted_at,assigned_at,responded_at,cause,outcome,step_count
}

steps() {
	spkt-report -C a new lost -m x >/dev/null 2>&1
	spkt-report -C a new social -m y >/dev/null 2>&1
	spkt-followup -C a assign R1 --to 84010123 -m "Segera" >/dev/null 2>&1
	spkt-followup -C a note R1 -m $'two\nlines, "quoted"' >/dev/null 2>&1
	spkt-followup -C a note R1 -m third >/dev/null 2>&1
	spkt-followup -C a respond R2 -m "=Terima kasih" >/dev/null 2>&1
	spkt-followup -C a wait R2 --reason "saksi sakit" >/dev/null 2>&1
	[ "$(spkt-followup -C a list -O csv | mlr --icsv --ojson cat | grep -c '"verb"')" -eq 5 ]
	target=$(spkt-followup -C a list -f step_id | sed -n 3p)
	spkt-followup -C a retract "$target" --reason keliru >/dev/null 2>&1
}

@test "steps travel by spkt-followup list | spkt-followup import -" {
	steps
	spkt-report -C a list -O csv | spkt-report -C b import -q -
	spkt-followup -C a list -O csv >steps.csv
	run spkt-followup -C b import -q - <steps.csv
	is 0 "imported 6, skipped 0 (already present), rejected 0"
	same
	run spkt-followup -C b import -q steps.csv
	is 0 "imported 0, skipped 6 (already present), rejected 0"
	same
	[ "$(standing a)" = "$(standing b)" ]
}

@test "what was amended arrives amended, with the step that did it" {
	spkt-report -C a new lost -m x --title Lama >/dev/null 2>&1
	spkt-followup -C a amend R1 --set title=Baru -m perbaikan >/dev/null 2>&1
	spkt-report -C a list -O csv | spkt-report -C b import -q -
	spkt-followup -C a list -O csv | spkt-followup -C b import -q -
	[ "$(standing a)" = "$(standing b)" ]
	[ "$(spkt-followup -C a list -O csv)" = "$(spkt-followup -C b list -O csv)" ]
}

@test "show -O yaml brings records with their steps, byte for byte" {
	steps
	run spkt-report -C b import - < <(spkt-report -C a show -O yaml R1 R2)
	is 0 "imported 2, skipped 0 (already present), rejected 0"
	same
	run spkt-report -C b import - < <(spkt-report -C a show -O yaml R1 R2)
	is 0 "imported 0, skipped 2 (already present), rejected 0"
}

@test "a record that is here takes the new steps of a stream" {
	steps
	spkt-report -C a show -O yaml R1 | spkt-report -C b import -
	spkt-followup -C a note R1 -m later >/dev/null 2>&1
	run spkt-report -C b import - < <(spkt-report -C a show -O yaml R1)
	is 0 "imported 0, skipped 1 (already present), rejected 0"
	diff -r a/reports b/reports | grep -v R0002 && false || true
	[ "$(find b -name '*R0001_*' | wc -l)" = "$(find a -name '*R0001_*' | wc -l)" ]
}

@test "steps typed by hand: id, step, time and note" {
	spkt-report -C a new lost -m x >/dev/null 2>&1
	printf 'id,step,time,by,note\nPLB-20261124-R0001,accept,24-11-2026 11:00,84010123,ya\nPLB-20261124-R0009,note,,,x\nPLB-20261124-R0001,fly,,,x\n' >steps.csv
	run spkt-followup -C a import steps.csv
	[ "$status" -eq 65 ]
	[ "${lines[0]}" = 'spkt-followup: steps.csv:3: id: no record "PLB-20261124-R0009" in this tree' ]
	[[ ${lines[1]} == 'spkt-followup: steps.csv:4: '*'"fly"'* ]]
	[ "${lines[2]}" = 'imported 1, skipped 0 (already present), rejected 2' ]
	[ "$(spkt-followup -C a list -f verb,at,by,note)" = $'verb,at,by,note\naccept,2026-11-24T11:00:00+07:00,84010123,ya' ]
	run spkt-followup -C a import steps.csv
	[ "${lines[2]}" = 'imported 0, skipped 1 (already present), rejected 2' ]
}

# ---- YAML streams and their faults

@test "a stream typed by hand, several documents" {
	printf 'kind: kehilangan\ntitle: Dompet\n---\nkind: found\ntitle: Kunci\nreceived: 23-11-2026 10:00\n' >hand.yaml
	run spkt-report -C a import hand.yaml
	is 0 "imported 2, skipped 0 (already present), rejected 0"
	[ "$(spkt-report -C a list -f id,kind,title)" = $'id,kind,title\nPLB-20261123-R0001,found,Kunci\nPLB-20261124-R0001,lost,Dompet' ]
	run spkt-report -C a import hand.yaml
	is 0 "imported 0, skipped 2 (already present), rejected 0"
}

@test "two equal titles in a stream are two records" {
	printf 'kind: lost\ntitle: Dompet\nnarrative: hitam\n---\nkind: lost\ntitle: Dompet\nnarrative: merah\n' >hand.yaml
	run spkt-report -C a import hand.yaml
	is 0 "imported 2, skipped 0 (already present), rejected 0"
	run spkt-report -C a import hand.yaml
	is 0 "imported 0, skipped 2 (already present), rejected 0"
}

@test "another stream with the same title is another record; the same words in another style are not" {
	printf 'kind: lost\ntitle: Dompet\nnarrative: hitam\n' >first.yaml
	printf 'kind: lost\ntitle: Dompet\nnarrative: merah\nreporter: Siti\n' | sed 's/^reporter.*/people:\n- role: reporter\n  name: Siti/' >second.yaml
	sed 's/Siti/Ani/' second.yaml >third.yaml
	printf '{kind: "lost", title: Dompet, narrative: hitam}\n' | sed 's/^/---\n/' >again.yaml
	for file in first second third; do
		run spkt-report -C a import $file.yaml
		is 0 "imported 1, skipped 0 (already present), rejected 0"
	done
	for file in first second third again; do
		run spkt-report -C a import $file.yaml
		is 0 "imported 0, skipped 1 (already present), rejected 0"
	done
}

@test "faults of a stream name line and field; the rest is stored" {
	cat >hand.yaml <<-'Y'
		kind: lost
		title: good
		---
		title: no kind
		---
		kind: lost
		received: 2026-02-31
		---
		kind: lost
		colour: red
		---
		kind: lost
		title: [a, b]
	Y
	run spkt-report -C a import hand.yaml
	is 65 'spkt-report: hand.yaml:4: kind: must be given, one of crime, lost, found, social, emergency, information, outage, log
spkt-report: hand.yaml:7:11: received: there is no such day: "2026-02-31"
spkt-report: hand.yaml:10:1: colour: unknown field "colour"; a field of your own begins with x-
spkt-report: hand.yaml:13:8: title: expected one value, not a list or map
imported 1, skipped 0 (already present), rejected 4'
}

@test "a broken step in a stream rejects its record before anything is stored" {
	steps
	spkt-report -C a show -O yaml R2 R1 >show.yaml
	for change in '0,/verb: note/s//verb: fly/' '0,/step_id: .*_02/s//step_id: nonsense_02/' '/^  record: /d;0,/^  uid: .*/s//  uid: x/'; do
		sed "$change" show.yaml >broken.yaml
		run spkt-report -C b import broken.yaml
		printf '%s\n' "$output"
		[ "$status" -eq 65 ]
		[[ ${lines[0]} == spkt-report:\ broken.yaml:[0-9]* ]]
		[[ ${lines[-1]} == "imported "[01]", skipped 0 (already present), rejected "[12] ]]
		rm -rf b/reports
	done
	{ spkt-report -C a show -O yaml R1 | sed '/^steps:/,$d'; echo 'steps: none'; } >broken.yaml
	run spkt-report -C b import broken.yaml
	[[ ${lines[0]} == 'spkt-report: broken.yaml:'*': expected the id of a step such as PLB-20261124-R0007_02-K7Q2, got "none"' ]]
	[ "${lines[1]}" = "imported 0, skipped 0 (already present), rejected 1" ]
}

@test "a step of another record is not taken for one of this" {
	steps
	spkt-report -C a show -O yaml R2 | sed 's/step_id: "\{0,1\}PLB-20261124-R0002/step_id: PLB-20261124-R0001/' >show.yaml
	run spkt-report -C b import show.yaml
	[ "$status" -eq 65 ]
	[ "${lines[-1]}" = "imported 0, skipped 0 (already present), rejected 1" ]
}

@test "a stream that is no YAML stores nothing" {
	printf 'kind: lost\n---\nkind: "open\n' >hand.yaml
	run spkt-report -C a import hand.yaml
	[ "$status" -eq 65 ]
	[[ $output == spkt-report:\ hand.yaml:[34]:* ]]
	[ ! -d a/reports ]
}

@test "very many steps on one record" {
	spkt-report -C a new lost -m x >/dev/null 2>&1
	{
		spkt-report -C a show -O yaml R1
		echo steps:
		for n in $(seq 9000); do
			printf -- '- step_id: PLB-20261124-R0001_%02d-%04d\n  uid: "%032x"\n  verb: note\n  at: "2026-11-24T11:00:00+07:00"\n  recorded: "2026-11-24T11:00:00+07:00"\n  note: n\n' $n $n $n
		done
	} >show.yaml
	run spkt-report -C b import show.yaml
	is 0 "imported 1, skipped 0 (already present), rejected 0"
	[ "$(find b/reports -name '*_*' | wc -l)" -eq 9000 ]
}

@test "--dry-run and --strict" {
	printf 'kind,title\nlost,a\nstolen,b\n' >hand.csv
	run spkt-report -C a import --strict hand.csv
	[ "$status" -eq 65 ]
	[ "${lines[1]}" = 'nothing is stored; 1 would be imported' ]
	[ "${lines[2]}" = 'imported 0, skipped 0 (already present), rejected 1' ]
	run --separate-stderr spkt-report -C a import --dry-run hand.csv
	[ "$status" -eq 65 ]
	[[ $output == $'---\nuid: '*$'\ntitle: a\n'* ]]
	[ ! -d a/reports ]
}

@test "x-... fields travel in the x column, and in YAML" {
	printf 'kind: lost\ntitle: T\nx-warna: "biru: tua\\nmuda"\nx-no: "007"\n' | spkt-report -C a new -q -F - >/dev/null
	spkt-report -C a list -O csv -f id,x >x.csv
	[ "$(cat x.csv)" = $'id,x\nPLB-20261124-R0001,"x-warna: biru: tua\\nmuda\nx-no: 007"' ]
	spkt-report -C a list -O csv | spkt-report -C b import -q -
	same
	tree c SKR
	spkt-report -C a list -O yaml | spkt-report -C c import -q -
	diff -r a/reports c/reports
}

@test "a row with source and source_key is stored once" {
	printf 'kind,source,source_key,title\nlost,q,1,a\nlost,q,1,b\n' >in.csv
	run spkt-report -C a import in.csv
	is 0 $'1 rows repeat the key of an earlier row of this file, the first in line 3; the earlier one counts\nimported 1, skipped 1 (already present), rejected 0'
	run spkt-report -C a import in.csv --now 2026-11-25T12:00
	is 0 "imported 0, skipped 2 (already present), rejected 0"
}

@test "two steps by hand at one time are two, and a rerun stores neither again" {
	spkt-report -C a new lost -q >/dev/null
	printf 'id,verb,at,note\nPLB-20261124-R0001,note,2026-11-24T12:00:00+07:00,satu\nPLB-20261124-R0001,note,2026-11-24T12:00:00+07:00,dua\n' >s.csv
	run spkt-followup -C a import s.csv
	is 0 "imported 2, skipped 0 (already present), rejected 0"
	run spkt-followup -C a import s.csv
	is 0 "imported 0, skipped 2 (already present), rejected 0"
}
