# check: records, steps and personal data, one broken thing a test, and what it says of it.
bats_require_minimum_version 1.5.0
load desk
load checking

@test "a good tree has no faults and no notices" {
	gives 0 "$((shipped + 3)) files, 2 records, 1 steps, 0 faults, 0 notices" spkt-tree check -E
	gives 0 "$((shipped + 3)) berkas, 2 catatan, 1 langkah, 0 kesalahan, 0 perhatian" spkt-tree check --lang id
}

@test "check changes nothing" {
	find . -type f -exec sha256sum {} + | sort >"$BATS_TEST_TMPDIR/before"
	spkt-tree check
	find . -type f -exec sha256sum {} + | sort | diff "$BATS_TEST_TMPDIR/before" -
}

@test "operands and other trees" {
	says 64 'spkt-tree: unexpected operand "x"' spkt-tree check x
	says 69 'spkt-tree: no tree in "/nowhere": it has no spkt.yaml; make one with: spkt-tree init /nowhere --station PLB' \
		spkt-tree check -C /nowhere
}

@test "faults as JSON and in Indonesian" {
	echo 'colour: red' >>spkt.yaml
	says 1 '{"program":"spkt-tree","file":"spkt.yaml","line":11,"field":"colour","code":"KEY_UNKNOWN","exit":65,"message":"unknown field \"colour\"; a field of your own begins with x-"}' \
		spkt-tree check --errors json
	says 1 'spkt-tree: spkt.yaml:11:1: colour: isian "colour" tidak dikenal; isian sendiri diawali x-' spkt-tree check --lang id
}

# ---- any file

@test "git conflict markers are named as such" {
	printf '<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n' >>categories.csv
	sed -i '3i <<<<<<< HEAD' "$record"
	faults "categories.csv:$(grep -n '<<<' categories.csv | cut -d: -f1): git conflict markers; settle the merge first
$record:3: git conflict markers; settle the merge first"
}

@test "a file larger than 1 MiB" {
	head -c 1048577 /dev/zero | tr '\0' '#' >"$record"
	run -1 --separate-stderr spkt-tree check
	[ "$stderr" = "spkt-tree: $record: is larger than 1048576 bytes; not read" ]
}

@test "a link, a FIFO and a folder in place of a file" {
	rm "$other"
	ln -s PLB-20261124-R0001.yaml "$other"
	mkfifo "$REPORTS/PLB-20261124-R0003.yaml"
	mkdir "$REPORTS/PLB-20261124-R0004.yaml"
	faults "$other: is not a regular file; not read
$REPORTS/PLB-20261124-R0003.yaml: is not a regular file; not read
$REPORTS/PLB-20261124-R0004.yaml: is not a regular file; not read"
}

@test "a link in place of a folder" {
	mv reports elsewhere
	ln -s elsewhere reports
	faults "reports: does not belong here"
}

@test "a file that cannot be read" {
	[ "$(id -u)" -ne 0 ] || skip "root reads everything"
	chmod 0 "$record"
	run -1 --separate-stderr spkt-tree check
	[[ $stderr == *"$record: cannot open: Permission denied"* ]]
}

@test "text that is not UTF-8, and CSV and YAML of no schema" {
	printf 'caf\xe9\n' >templates/mine.txt
	printf 'a,b\n1\n' >templates/mine.csv
	printf 'a: [\n' >templates/mine.yaml
	run -1 --separate-stderr spkt-tree check
	[ "${stderr_lines[0]}" = 'spkt-tree: templates/mine.csv:2: has 1 cells where the header has 2' ]
	[ "${stderr_lines[1]}" = 'spkt-tree: templates/mine.txt: not UTF-8 (byte 4); convert it first, for example: iconv -f WINDOWS-1252 -t UTF-8 FILE' ]
	[[ ${stderr_lines[2]} == 'spkt-tree: templates/mine.yaml:2:1: not valid YAML: '* ]]
	[ "${#stderr_lines[@]}" -eq 3 ]
}

# ---- records

@test "every fault of a record is named" {
	edit "$record" 's/^kind: .*/kind: theft/;s/^received: .*/received: today/;s/^priority: .*/colour: red/'
	run -1 --separate-stderr spkt-tree check
	printf '%s\n' "${stderr_lines[@]}"
	[[ ${stderr_lines[0]} == "spkt-tree: $record:2:11: received: expected a time such as "*', got "today"' ]]
	[[ ${stderr_lines[1]} == "spkt-tree: $record:"*": kind: expected one of crime, "*', got "theft"' ]]
	[[ ${stderr_lines[2]} == "spkt-tree: $record:"*': colour: unknown field "colour"; a field of your own begins with x-' ]]
	[ "${stderr_lines[3]}" = "spkt-tree: $record: priority: must be given, one of emergent, urgent, routine" ]
	[ "${#stderr_lines[@]}" -eq 4 ]
	[ "$(last)" = "$((shipped + 3)) files, 2 records, 1 steps, 4 faults, 0 notices" ]
}

@test "a record may have fields of its own and no sum" {
	sed -i '/^sum:/d' "$record"
	echo 'x-colour: red' >>"$record"
	quiet
}

@test "foreign files in a record folder" {
	: >"$REPORTS/notes.txt"
	: >"$REPORTS/PLB-20261124-R7.yaml"
	: >reports/README
	mkdir reports/PLB/2026/13
	faults "$REPORTS/PLB-20261124-R7.yaml: does not belong here
$REPORTS/notes.txt: does not belong here
reports/PLB/2026/13: does not belong here
reports/README: does not belong here"
}

@test "a file where a folder of a station should be" {
	: >reports/PLC
	faults "reports/PLC: does not belong here"
}

@test "a temporary file is a notice once it is old" {
	: >"$REPORTS/.tmp-1234"
	touch -d '2026-11-22T15:00:01Z' "$REPORTS/.tmp-1234"
	quiet
	touch -d '2026-11-22T15:00:00Z' "$REPORTS/.tmp-1234"
	notices "$REPORTS/.tmp-1234: left by a program that was stopped; it can be removed"
}

@test "a record in the wrong folder" {
	mkdir -p reports/PLB/2026/11/23
	mv "$other" reports/PLB/2026/11/23/
	faults "reports/PLB/2026/11/23/PLB-20261124-R0002.yaml: belongs in reports/PLB/2026/11/24"
}

@test "a record among those of another type or station" {
	mkdir -p feedback/PLB/2026/11/24 reports/PLC/2026/11/24
	mv "$other" reports/PLC/2026/11/24/
	faults "reports/PLC/2026/11/24/PLB-20261124-R0002.yaml: belongs in reports/PLB/2026/11/24"
	mv reports/PLC/2026/11/24/PLB-20261124-R0002.yaml feedback/PLB/2026/11/24/PLB-20261124-R0002.yaml
	run -1 --separate-stderr spkt-tree check
	[ "${stderr_lines[0]}" = "spkt-tree: feedback/PLB/2026/11/24/PLB-20261124-R0002.yaml: belongs in reports/PLB/2026/11/24" ]
}

@test "another day or station inside than in the id" {
	edit "$other" 's/^received: .*/received: "2026-11-24T00:30:00+08:00"/;s/^station: .*/station: PLC/'
	faults "$other:$(grep -n ^station "$other" | cut -d: -f1): station: expected PLB, as in the path, got \"PLC\""
	edit "$other" 's/^received: .*/received: "2026-11-23T23:30:00+07:00"/;s/^station: .*/station: PLB/'
	faults "$other:2: received: is 2026-11-23 as a day, but the id says 2026-11-24"
}

@test "two records with one uid" {
	mkdir -p reports/PLB/2026/11/25 feedback/PLB/2026/11/24
	sed 's/2026-11-24T/2026-11-25T/' "$record" >reports/PLB/2026/11/25/PLB-20261125-R0001.yaml
	sum reports/PLB/2026/11/25/PLB-20261125-R0001.yaml
	SPKT_NOW=2026-11-25T10:00:00+07:00
	faults "reports/PLB/2026/11/25/PLB-20261125-R0001.yaml: uid: $record has the same"
}

@test "text that looks like somebody's own data" {
	edit "$record" 's/^narrative: .*/narrative: "KTP 3174051209870001"/'
	spkt-followup note PLB-20261124-R0001 -q -m "hubungi budi@example.com" >/dev/null
	run -0 --separate-stderr spkt-tree check
	[ "${stderr_lines[0]}" = "spkt-tree: notice: $record:$(grep -n ^narr "$record" | cut -d: -f1): narrative: holds something like a NIK; that belongs in people" ]
	[[ ${stderr_lines[1]} == "spkt-tree: notice: $REPORTS/PLB-20261124-R0001_02-"*": note: holds something like an e-mail address; that belongs in people" ]]
	[ "${#stderr_lines[@]}" -eq 2 ]
}

@test "every kind of such data in a text is named once" {
	edit "$record" 's/^narrative: .*/narrative: "3174051209870001 081234567890, 0813 2222 3333, budi@example.com, B 1234 XYZ, IMEI 490154203237518"/'
	line=$(grep -n ^narr "$record" | cut -d: -f1)
	notices "$record:$line: narrative: holds something like a NIK; that belongs in people
$record:$line: narrative: holds something like a phone number; that belongs in people
$record:$line: narrative: holds something like an e-mail address; that belongs in people
$record:$line: narrative: holds something like a number plate; that belongs in items
$record:$line: narrative: holds something like an IMEI; that belongs in items"
}

@test "the same is said when it is typed" {
	run -0 --separate-stderr spkt-report new lost --title "081234567890 atau budi@example.com"
	[ "$(grep -c 'title: holds something like a phone number' <<<"$stderr")" -eq 1 ]
	[ "$(grep -c 'title: holds something like an e-mail address' <<<"$stderr")" -eq 1 ]
}

@test "it ended before it began, unless that was amended" {
	sed -i '/^sum:/d' "$record"
	printf 'occurred_from: "2026-11-24T09:00:00+07:00"\noccurred_until: "2026-11-24T08:00:00+07:00"\n' >>"$record"
	notices "$record:$(grep -n ^occurred_until "$record" | cut -d: -f1): occurred_until: is before occurred_from (2026-11-24T09:00:00+07:00)"
	wrong=$(spkt-followup amend PLB-20261124-R0001 --set "occurred_until=2026-11-24T09:30:00+07:00" -q)
	quiet
	spkt-followup retract "$wrong" --reason x -q >/dev/null
	sed -i 's/^occurred_until: .*/occurred_until: "2026-11-24"/' "$record"
	quiet
}

@test "keys of other systems, the desk's own cars and personal data themselves are no such text" {
	spkt-report new lost --key 3174051209870001 --items "IMEI 490154203237518" --reporter.nik 3174051209870001 -q >/dev/null
	spkt-followup dispatch PLB-20261124-R0002 --unit "B 1234 XYZ" -q >/dev/null
	quiet
}

@test "a file that was changed outside the program" {
	sed -i 's/Dompet/Tas/' "$record"
	sed -i 's/regu2/regu3/' "$REPORTS/$step.yaml"
	notices "$record: changed outside the program
$REPORTS/$step.yaml: changed outside the program"
	digest=$(sed '/^sum: /d' "$record" | sha256sum | cut -d' ' -f1)
	sed -i "s/^verb: .*/verb: note/;s/^to: .*/note: seen/;/^sum:/d" "$REPORTS/$step.yaml"
	echo "file_sum: \"$digest\"" >>"$REPORTS/$step.yaml"
	quiet
	spkt-followup retract "$step" --reason x -q >/dev/null
	notices "$record: changed outside the program"
}

@test "codes that are in no table, once the table has rows" {
	echo '84,Ali,,,,' >>stations/PLB/officers.csv
	edit "$record" 's/^channel: .*/channel: pigeon/'
	printf 'code,label_id,label_en,parent\n' >areas.csv
	sed -i '/^sum:/d' "$other"
	echo 'area: nowhere' >>"$other"
	notices "$record:$(grep -n ^channel "$record" | cut -d: -f1): channel: \"pigeon\" is not in channels.csv
$REPORTS/$step.yaml:7: to: \"regu2\" is not in officers.csv"
	echo 'north,Utara,North,' >>areas.csv
	run -0 --separate-stderr spkt-tree check
	[[ $stderr == *"$other:"*": area: \"nowhere\" is not in areas.csv" ]]
}

@test "ten lines of a sort, then how many more" {
	echo '84,Ali,,,,' >>stations/PLB/officers.csv
	for i in 1 2 3 4 5 6 7 8 9 10 11; do spkt-followup assign PLB-20261124-R0001 --to "regu$i" -q; done >/dev/null
	edit "$record" 's/^channel: .*/channel: pigeon/'
	run -0 --separate-stderr spkt-tree check
	[ "$(grep -c ': to: ' <<<"$stderr")" -eq 11 ]
	[ "$(grep -c 'channel: "pigeon"' <<<"$stderr")" -eq 1 ]
	[ "${stderr_lines[-1]}" = 'spkt-tree: notice: 2 more like this: to: "regu2" is not in officers.csv' ]
	[ "$(last)" = "$((shipped + 14)) files, 2 records, 12 steps, 0 faults, 13 notices" ]
}

@test "a day of difference to now is taken, more is a notice" {
	SPKT_NOW=2026-11-23T10:00:00+07:00 quiet
	SPKT_NOW=2026-11-23T09:59:59+07:00
	notices "$record:2: received: is more than a day later than now
$record:3: recorded: is more than a day later than now
$REPORTS/$step.yaml:4: at: is more than a day later than now
$REPORTS/$step.yaml:5: recorded: is more than a day later than now
$other:2: received: is more than a day later than now
$other:3: recorded: is more than a day later than now"
}

# ---- steps

@test "a step of no record" {
	rm "$record"
	faults "$REPORTS/$step.yaml: a step of a record that is not there"
}

@test "a step of another record" {
	edit "$REPORTS/$step.yaml" "s/^record: .*/record: \"$(uid "$other")\"/"
	faults "$REPORTS/$step.yaml:2: record: is not the uid of the record beside it"
}

@test "a step with a verb that there is not" {
	edit "$REPORTS/$step.yaml" 's/^verb: .*/verb: dance/'
	faults "$REPORTS/$step.yaml:3: verb: unknown step verb \"dance\""
}

@test "a step without what it must carry" {
	edit "$REPORTS/$step.yaml" '/^to:/d'
	faults "$REPORTS/$step.yaml: to: assign needs to"
	sed -i '/^sum:/d' "$REPORTS/$step.yaml"
	echo 'source: sf' >>"$REPORTS/$step.yaml"
	quiet
}

@test "a step that typing refuses but a merge brought" {
	late=$(spkt-followup assign PLB-20261124-R0001 --to regu3 -q)
	spkt-followup close PLB-20261124-R0001 --outcome selesai -q >/dev/null
	mv "$REPORTS/$late.yaml" "$REPORTS/PLB-20261124-R0001_09-K7Q2.yaml"
	# As if it had been written there after all that is here now.
	edit "$REPORTS/PLB-20261124-R0001_09-K7Q2.yaml" '/^after:$/,/^- /d'
	notices "$REPORTS/PLB-20261124-R0001_09-K7Q2.yaml:3: verb: assign is not taken on a record that is closed; it is kept"
}

@test "a refused step that was taken back is no notice" {
	late=$(spkt-followup assign PLB-20261124-R0001 --to regu3 -q)
	spkt-followup close PLB-20261124-R0001 --outcome selesai -q >/dev/null
	mv "$REPORTS/$late.yaml" "$REPORTS/PLB-20261124-R0001_09-K7Q2.yaml"
	spkt-followup retract PLB-20261124-R0001_09-K7Q2 --reason x -q >/dev/null
	quiet
}

@test "a step that does not apply to its record" {
	id=$(spkt-feedback new praise --text Bagus -q)
	thanks=feedback/PLB/2026/11/24/$(spkt-followup note "$id" -m x -q).yaml
	edit "$thanks" 's/^verb: .*/verb: dispatch/'
	notices "$thanks:3: verb: dispatch does not apply to feedback; it is kept"
}

@test "a step on the day of an anonymous item is not before it" {
	id=$(spkt-feedback new complaint --anonymous yes -m - -q <<<"Antre lama")
	taken=feedback/PLB/2026/11/24/$(spkt-followup accept "$id" -q).yaml
	quiet
	edit "$taken" 's/^at: .*/at: "2026-11-23"/'
	notices "$taken:4: at: is before the record was received"
}

@test "two clones set one field at the same time" {
	set1=$(spkt-followup amend PLB-20261124-R0001 --set title=a -q)
	quiet
	mv "$REPORTS/$set1.yaml" elsewhere
	set2=$(spkt-followup amend PLB-20261124-R0001 --set title=b -q)
	mv elsewhere "$REPORTS/$set1.yaml"
	run -0 --separate-stderr spkt-tree check
	[ "${#stderr_lines[@]}" -eq 2 ]
	for one in "$set1 $set2" "$set2 $set1"; do
		[[ $stderr == *"notice: $REPORTS/${one% *}.yaml:"*": verb: amend and ${one#* } (amend) were written at the same time in two clones; the later in order holds"* ]]
	done
}

@test "a stage before the record was received, but for imported steps" {
	edit "$REPORTS/$step.yaml" 's/^at: .*/at: "2026-11-24T09:59:59+07:00"/'
	notices "$REPORTS/$step.yaml:4: at: is before the record was received"
	sed -i '/^sum:/d' "$REPORTS/$step.yaml"
	echo 'source: sf' >>"$REPORTS/$step.yaml"
	quiet
}

# stage VERB TIME [OPTION...]: a stage of the second report, at a time of the day.
stage() {
	local verb=$1 time=$2
	shift 2
	echo "$REPORTS/$(spkt-followup "$verb" PLB-20261124-R0002 --at "2026-11-24T$time:00+07:00" --now "2026-11-24T$time:00+07:00" -q "$@").yaml"
}

@test "stage times out of order" {
	edit "$other" 's/^received: .*/received: "2026-11-24T07:00:00+07:00"/'
	stage dispatch 08:10 --unit P3 >/dev/null
	arrived=$(stage arrive 08:05)
	decided=$(stage decide 08:30 --decision x --reason y)
	stage analyse 08:40 --cause not_found >/dev/null
	notices "$arrived:4: at: is before dispatch in this episode
$decided:4: at: is before analyse in this episode"
	edit "$arrived" 's/^sum:.*//;/^at:/a source: sf'
	edit "$decided" '/^at:/a source: sf'
	quiet
}

@test "stage times in order: other units, reinforcements, another episode" {
	edit "$other" 's/^received: .*/received: "2026-11-24T07:00:00+07:00"/'
	stage dispatch 08:00 --unit P3 >/dev/null
	stage arrive 08:05 --unit P3 >/dev/null
	stage dispatch 08:10 --unit P4 >/dev/null
	stage arrive 08:15 --unit P4 >/dev/null
	stage close 08:20 --outcome x >/dev/null
	stage reopen 08:30 --reason x >/dev/null
	stage dispatch 08:40 --unit P3 >/dev/null
	quiet
	arrived=$(stage arrive 08:35 --unit P3)
	notices "$arrived:4: at: is before dispatch in this episode"
	spkt-followup retract "$(basename "$arrived" .yaml)" --reason x -q >/dev/null
	quiet
}

@test "a complaint in the hands of one whom it concerns" {
	id=$(spkt-feedback new complaint --text Lambat --concerns 84 -q)
	file=feedback/PLB/2026/11/24/$id.yaml
	taken=feedback/PLB/2026/11/24/$(spkt-followup assign "$id" --to 85 --by 86 -q).yaml
	quiet
	edit "$taken" 's/^to: .*/to: "84"/'
	notices "$taken:$(grep -n ^to "$taken" | cut -d: -f1): to: \"84\" is one whom this feedback concerns; it is kept"
	edit "$taken" 's/^to: .*/to: "85"/;s/^by: .*/by: "84"/'
	notices "$taken:$(grep -n ^by "$taken" | cut -d: -f1): by: \"84\" is one whom this feedback concerns; it is kept"
	sed -i '/^concerns:/,/^  *- /d' "$file"
	sed -i '/^sum:/d' "$file"
	quiet
	spkt-followup amend "$id" --set concerns=84 -q >/dev/null
	quiet
	later=feedback/PLB/2026/11/24/$(spkt-followup note "$id" -m x --by 87 -q).yaml
	edit "$later" 's/^by: .*/by: "84"/'
	notices "$later:$(grep -n ^by "$later" | cut -d: -f1): by: \"84\" is one whom this feedback concerns; it is kept"
}

# ---- personal data

@test "the root open to others, and to a group" {
	for mode in 0755 0750 0701; do
		chmod $mode .
		faults ".: mode $mode lets others read the tree; chmod 700, or 2770 for a group"
	done
	chmod 2770 .
	quiet
	chmod 0770 .
	quiet
}

@test "personal data open to others" {
	spkt-report new lost --title x --reporter.name Budi -q >/dev/null
	quiet
	file=$(find identity -name '*.yaml')
	chmod 0755 identity/2026
	chmod 0640 "$file"
	faults "identity/2026: mode 0755 lets others read personal data; chmod 700
$file: mode 0640 lets others read personal data; chmod 600"
	chmod 2770 . identity/2026
	chmod 0660 "$file"
	quiet
	chmod 0664 "$file"
	faults "$file: mode 0664 lets others read personal data; chmod 660"
}

@test "personal data that another clone holds, and that no record names" {
	id=$(spkt-report new lost --title x --reporter.name Budi -q)
	file=$(find identity -name '*.yaml')
	mv "$file" "${file%/*}/0123456789abcdef0123456789abcdef.yaml"
	notices "$REPORTS/$id.yaml:$(grep -n ^identity "$REPORTS/$id.yaml" | cut -d: -f1): identity: its personal data are not in this clone
${file%/*}/0123456789abcdef0123456789abcdef.yaml: no record names these personal data"
	rm -r identity
	notices "$REPORTS/$id.yaml:$(grep -n ^identity "$REPORTS/$id.yaml" | cut -d: -f1): identity: its personal data are not in this clone"
}

@test "personal data that cannot be read, and a link among them" {
	spkt-report new lost --title x --reporter.name Budi -q >/dev/null
	file=$(find identity -name '*.yaml')
	printf 'people: [\n' >"$file"
	ln -s /etc/passwd identity/passwd
	run -1 --separate-stderr spkt-tree check
	[[ ${stderr_lines[0]} == "spkt-tree: $file:2:1: not valid YAML: "* ]]
	[ "${stderr_lines[1]}" = "spkt-tree: identity/passwd: is not a regular file; not read" ]
}

@test "personal data that are empty" {
	spkt-report new lost --title x --reporter.name Budi -q >/dev/null
	file=$(find identity -name '*.yaml')
	: >"$file"
	faults "$file: expected a list of \`key: value\` lines"
}

@test "who looked is a file like any" {
	id=$(spkt-report new lost --title x --reporter.name Budi -q)
	spkt-report show -I "$id" >/dev/null
	[ -f identity/access/2026-11.csv ]
	quiet
}

@test "officers.csv is read once a station: a complaint of many steps takes neither time nor memory" {
	{
		printf "%s\n" code,name,rank,unit,valid_from,valid_until "regu2,Regu 2,,,,"
		seq 300 | awk '{ printf "90%03d,Petugas %d,BRIPKA,Unit %d,,\n", $1, $1, $1 }'
	} >"$SPKT_DIR/stations/PLB/officers.csv"
	spkt-feedback new complaint -m "Antre dua jam" --concerns "Unit 300" -q >id
	for i in $(seq 3000); do printf -- '---\nid: %s\nnote: catatan %s\nby: "90%03d"\n' "$(cat id)" "$i" $((i % 299 + 1)); done | sed 1d >steps.yaml
	ulimit -t 60
	spkt-followup note -F steps.yaml -q >steps
	[ "$(wc -l <steps)" -eq 3000 ]
	if (ulimit -v 131072 && exec spkt-tree --version) >/dev/null 2>&1; then ulimit -v 131072; fi	# a sanitizer cannot start so
	[[ $(spkt-tree check -E) == *" 0 faults, 0 notices" ]]
}
