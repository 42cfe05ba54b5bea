# 10,410 rows of fire department calls, to the second; one row a unit.

bats_require_minimum_version 1.5.0
load oracle


setup_file() {
	export SPKT_NOW=2026-11-24T12:00:00+07:00 SPKT_LANG=en INPUT=$DATA/sf-fire-calls-2020/data.csv
	[ -f "$INPUT" ] || skip "no $INPUT"
	cd "$BATS_FILE_TMPDIR"
	spkt-tree init t --station SFF --name "Fire" --zone America/Los_Angeles >/dev/null 2>&1
	spkt-report -C t import --map "$SOURCE/examples/maps/sf-fire.yaml" "$INPUT" 2>said
}

setup() {
	[ -f "$INPUT" ] || skip "no $INPUT"
	cd "$BATS_FILE_TMPDIR"
}

@test "every row becomes a report; a second run stores nothing" {
	[ "$(cat said)" = "imported 10410, skipped 0 (already present), rejected 0" ]
	run spkt-report -C t import --map "$SOURCE/examples/maps/sf-fire.yaml" "$INPUT"
	[ "$output" = "imported 0, skipped 10410 (already present), rejected 0" ]
}

@test "response: received to arrived, and to dispatched" {
	run spkt-stats -C t response --from received --to arrived -O csv
	[ "$output" = $'n,excluded,median_s,p90_s,max_s\n8694,1716,446,1055,13466' ]
	run spkt-stats -C t response --from received --to dispatched -O csv
	[ "$output" = $'n,excluded,median_s,p90_s,max_s\n10410,0,111,308,13466' ]
	run spkt-stats -C t response --from dispatched --to arrived -O csv
	[ "$output" = $'n,excluded,median_s,p90_s,max_s\n8694,1716,306,815,6903' ]
	run spkt-stats -C t response --from received --to cleared -O csv
	[ "$output" = $'n,excluded,median_s,p90_s,max_s\n10408,2,1324,5287,20471' ]
}

@test "count -g category: every call type as counted by mlr" {
	command -v mlr >/dev/null || skip "no mlr"
	mlr --icsv --ocsv --headerless-csv-output count -g 'Call Type' "$INPUT" | LC_ALL=C sort | diff - <(spkt-stats -C t count -g category -O csv | sed 1d | LC_ALL=C sort)
}

@test "heat: the hours of the day" {
	[ "$(spkt-stats -C t heat -O csv | sed 1d | awk -F, '{ n[$2] += $3 } END { for (h = 0; h < 24; h++) printf "%d ", n[h] }')" = \
		"270 270 246 234 193 145 227 286 332 443 546 576 616 630 589 593 682 550 636 595 626 417 380 328 " ]
}

@test "count, response and heat by every group, as Miller and awk have them, from the tree, its rows and its cube" {
	command -v mlr >/dev/null || skip "no mlr"
	mlr --icsv --otsv put '
		$r = strptime(${Received DtTm}, "%m/%d/%Y %I:%M:%S %p");
		$t = is_empty(${On Scene DtTm}) ? "" : strptime(${On Scene DtTm}, "%m/%d/%Y %I:%M:%S %p");
		$category = ${Call Type}; $area = ${Neighborhooods - Analysis Boundaries}; $kind = "emergency"; $channel = "phone";
		$priority = ${Final Priority} == 3 ? "emergent" : ${Final Priority} == 2 ? "urgent" : "routine"' then cut -o -f r,t,category,area,kind,channel,priority "$INPUT" >table.tsv
	sources spkt-report t --to arrived
	for g in "" category area kind channel priority hour weekday day week month daypart area,category priority,hour category,day; do holds t "$g" --to arrived; done
	holds_heat t
	spkt-stats -C t response --to arrived -v 2>&1 >/dev/null | grep -x 'excluded: missing 1716, negative 0, no time 0; counted though zero: 99'
	grep -q '^received->on scene: n(>=0)=8694 missing=1716 unparsable=0 negative=0 zero=99 median_nearest=446 ' "$DATA/sf-fire-calls-2020/truth.txt"
	spkt-stats -C t response --to dispatched -v 2>&1 >/dev/null | grep 'counted though zero: 454$'
	spkt-stats -C t response --to dispatched --input rows.csv -v 2>&1 >/dev/null | grep 'counted though zero: 454$'
}

@test "check has no fault to name" {
	run --separate-stderr spkt-tree check -C t
	echo "$output" | head; echo "$stderr" | head
	[ "$status" -eq 0 ]
}
