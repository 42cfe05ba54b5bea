# The same hundred service requests in several spellings of their times.

bats_require_minimum_version 1.5.0

setup() {
	export SPKT_NOW=2026-11-24T12:00:00+07:00 SPKT_LANG=en INPUT=$DATA/boston-311-qsv100
	[ -d "$INPUT" ] || skip "no $INPUT"
	cd "$BATS_TEST_TMPDIR"
	sed 's/^zone:.*/&\ntime_format: ["%d\/%m\/%Y %H:%M:%S", "%d\/%m\/%Y"]/' "$SOURCE/examples/maps/boston-311.yaml" >dmy.yaml
}

# taken TREE MAP FILE: imports into a new tree and prints the closing line.
taken() {
	spkt-tree init "$1" --station BOS --name Boston --zone America/New_York >/dev/null 2>&1
	spkt-report -C "$1" import --map "$2" "$INPUT/$3" 2>&1 | tail -1
}

@test "times as ISO and as day/month/year give the same records and steps" {
	[ "$(taken iso "$SOURCE/examples/maps/boston-311.yaml" boston311-100.csv)" = "imported 100, skipped 0 (already present), rejected 0" ]
	[ "$(taken dmy dmy.yaml boston311-dmy-100.csv)" = "imported 100, skipped 0 (already present), rejected 0" ]
	# Not the claim of the clone and its own cache, which a second tree has of its own.
	diff -r -x .spkt -x claims iso dmy
	[ "$(find iso/reports -type f | wc -l)" = 185 ]
	[ "$(spkt-followup -C iso list -O csv | sed 1d | wc -l)" = 85 ]
	run spkt-report -C iso import --map dmy.yaml "$INPUT/boston311-dmy-100.csv"
	[ "$output" = "imported 0, skipped 100 (already present), rejected 0" ]
}

@test "received to closed, and the five commonest types" {
	taken iso "$SOURCE/examples/maps/boston-311.yaml" boston311-100.csv
	[ "$(spkt-stats -C iso response --to closed -O csv)" = $'n,excluded,median_s,p90_s,max_s\n85,15,58165,618933,9683011' ]
	[ "$(spkt-stats -C iso count -g category -O csv | sed 1d | LC_ALL=C sort -t, -k2,2nr -k1,1 | head -3)" = "Parking Enforcement,20
CE Collection,8
Improper Storage of Trash (Barrels),7" ]
	run --separate-stderr spkt-tree check -C iso
	echo "$output$stderr" | head
	[ "$status" -eq 0 ]
}

@test "dates alone, twenty duplicates, letters beyond ASCII" {
	[ "$(taken days "$SOURCE/examples/maps/boston-311.yaml" boston311-100-notime.csv)" = "imported 100, skipped 0 (already present), rejected 0" ]
	# A day has no time: what took how long cannot be told, and is no hour.
	[ "$(spkt-stats -C days response --to closed -O csv | sed 1d)" = 0,100,,, ]
	spkt-stats -C days response --to closed -v 2>&1 >/dev/null | grep -x "not computable: none of them has both times"
	[ "$(spkt-stats -C days heat | sed 1d | grep -vc ',0$')" = 0 ]
	[ "$(spkt-stats -C days count -g weekday | sed 1d | tr '\n' ' ')" = "1,40 2,4 3,1 4,4 5,1 6,29 7,21 " ]
	[ "$(taken dupes "$SOURCE/examples/maps/boston-311.yaml" boston311-100-20dupes-random.csv)" = "imported 80, skipped 20 (already present), rejected 0" ]
	[ "$(taken letters "$SOURCE/examples/maps/boston-311.yaml" boston311-100-with-nonascii.csv)" = "imported 100, skipped 0 (already present), rejected 0" ]
	[ "$(spkt-report -C letters list -f place -w 'place ~ "Sàratoga"' | sed 1d)" = "211 Sàratoga St  East Boston  MA  02128" ]
	[ "$(taken pii "$SOURCE/examples/maps/boston-311.yaml" boston311-100-with-fake-pii.csv)" = "imported 100, skipped 0 (already present), rejected 0" ]
}

@test "a row with a cell too many is rejected by its line, the others are those of the good file" {
	[ "$(taken good "$SOURCE/examples/maps/boston-311.yaml" boston311-100.csv)" = "imported 100, skipped 0 (already present), rejected 0" ]
	[ "$(taken bad "$SOURCE/examples/maps/boston-311.yaml" boston311-100-bad.tsv)" = "imported 99, skipped 0 (already present), rejected 1" ]
	run spkt-report -C bad import --map "$SOURCE/examples/maps/boston-311.yaml" --rejects bad.csv "$INPUT/boston311-100-bad.tsv"
	[ "$status" -eq 65 ]
	[ "${lines[0]}" = "spkt-report: $INPUT/boston311-100-bad.tsv:41: has 30 cells where the header has 29" ]
	[ "$(sed 1d bad.csv | cut -d, -f1,3)" = "41,has 30 cells where the header has 29" ]
	for tree in good bad; do spkt-report -C $tree list -f source_key,received,title,closed_at -S source_key >$tree.csv; done
	[ "$(diff good.csv bad.csv | grep -c '^[<>]')" = 1 ]
	[ "$(diff good.csv bad.csv | grep -c '^<')" = 1 ]
}

@test "one table in commas, in tabs and in semicolons" {
	cat >nyc.yaml <<-'Y'
		source: nyc
		key: Unique Key
		time_format: ["%m/%d/%Y %I:%M:%S %p"]
		zone: "-05:00"
		columns: {received: Created Date, category: Complaint Type, narrative: Resolution Description, place: Incident Address}
		default: {kind: social}
		steps: {close: Closed Date}
	Y
	taken commas nyc.yaml NYC311-5.csv
	taken tabs nyc.yaml NYC311-5.tsv
	taken semicolons nyc.yaml NYC311-5.ssv
	[ "$(spkt-report -C commas list -O ids | wc -l)" = 5 ]
	diff -r commas/reports tabs/reports
	diff -r commas/reports semicolons/reports
}
