# Overlapping headerless snapshots of police calls: 26 files, 3,372 rows, 517 records.

bats_require_minimum_version 1.5.0

setup() {
	export SPKT_NOW=2026-11-24T12:00:00+07:00 SPKT_LANG=en INPUT=$DATA/reno-cad-2011
	[ -d "$INPUT" ] || skip "no $INPUT"
	cd "$BATS_TEST_TMPDIR"
	spkt-tree init t --station RNO --name Reno --zone America/Los_Angeles >/dev/null 2>&1
}

import_all() {
	for kind in cad rms; do
		for file in "$INPUT"/$(echo $kind | tr a-z A-Z)*.csv; do
			spkt-report -C t import --map "$SOURCE/examples/maps/reno-$kind.yaml" "$file" || return
		done
	done
}

@test "one file after the other, the rows that come again are skipped" {
	import_all 2>said
	[ "$(wc -l <said)" = 26 ]
	[ "$(awk '{ n += $2; s += $4; r += $8 } END { print n, s, r }' said)" = "517 2855 0" ]
	[ "$(spkt-report -C t list -O ids | wc -l)" = 517 ]
	cat "$INPUT"/*.csv | sort -u | wc -l >distinct
	[ "$(cat distinct)" = 517 ]
	import_all 2>again
	[ "$(awk '{ n += $2; s += $4; r += $8 } END { print n, s, r }' again)" = "0 3372 0" ]
	run --separate-stderr spkt-tree check -C t
	echo "$output$stderr" | head
	[ "$status" -eq 0 ]
}

@test "date and time columns are joined, zeros kept" {
	spkt-report -C t import --map "$SOURCE/examples/maps/reno-cad.yaml" "$INPUT/CAD100620111606.csv"
	[ "$(spkt-report -C t list -f received,source_key | grep -c 'T00:03:42.*')" = "$(grep -c ',000342,' "$INPUT/CAD100620111606.csv")" ]
	spkt-report -C t list -f received | sed 1d | cut -c12-19 | tr -d : | sort >got
	tr -d '\r' <"$INPUT/CAD100620111606.csv" | cut -d, -f4 | sort | diff got -
}

@test "the hours of all calls" {
	import_all 2>/dev/null
	spkt-stats -C t heat -O csv | sed 1d | awk -F, '{ n[$2] += $3 } END { for (h = 0; h < 24; h++) print h, n[h] + 0 }' >got
	cat "$INPUT"/*.csv | sort -u | awk -F, '{ n[substr($4, 1, 2) + 0]++ } END { for (h = 0; h < 24; h++) print h, n[h] + 0 }' | diff got -
}
