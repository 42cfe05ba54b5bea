#!/usr/bin/env bats
# An import that is killed and run again ends with the same bytes, and needs no
# more memory for more rows. The long form is tests/torture/import-million.bats.

load desk
load resuming

@test "20,000 rows within 64 MiB, killed three times and resumed to the same bytes" {
	resumed 20000 3
}

@test "rows without a time, a rerun: no more memory than 64 MiB for what is there" {
	export SPKT_NOW=2026-11-24T12:00:00+07:00
	awk 'BEGIN { print "No,Apa"; for (i = 0; i < 6000; i++) printf "%d,%08000d\n", i, i }' >in.csv
	printf 'key: No\ncolumns: {narrative: Apa}\ndefault: {kind: lost}\n' >map.yaml
	spkt-tree init t --station PLB --zone Asia/Jakarta -q
	[ "$(bounded spkt-report -C t import --map map.yaml in.csv 2>&1 | tail -n 1)" = "imported 6000, skipped 0 (already present), rejected 0" ]
	[ "$(bounded spkt-report -C t import --map map.yaml in.csv --now 2026-11-25 2>&1 | tail -n 1)" = "imported 0, skipped 6000 (already present), rejected 0" ]
}

@test "rows that are all rejected are kept for --rejects, not in memory; also over the file they come from" {
	export SPKT_NOW=2026-11-24T12:00:00+07:00 SPKT_LANG=en
	awk 'BEGIN { print "No,Waktu,Apa"; for (i = 0; i < 12000; i++) printf "%d,kapan,%08000d\n", i, i }' >in.csv
	printf 'key: No\ncolumns: {received: Waktu, narrative: Apa}\ndefault: {kind: lost}\n' >map.yaml
	spkt-tree init t --station PLB --zone Asia/Jakarta -q
	[ "$(bounded spkt-report -C t import --map map.yaml --rejects bad.csv in.csv 2>&1 | tail -n 1)" = "imported 0, skipped 0 (already present), rejected 12000" ]
	[ "$(sed 1d bad.csv | cut -d, -f1 | sort -n | uniq | wc -l)" = 12000 ]
	awk -F, 'NR > 1 { print $(NF - 2) "," $(NF - 1) "," $NF }' bad.csv | cmp - <(sed 1d in.csv)
	cp bad.csv before.csv
	[ "$(spkt-report -C t import --map map.yaml --rejects bad.csv bad.csv 2>&1 | tail -n 1)" = "imported 0, skipped 0 (already present), rejected 12000" ]
	cmp bad.csv before.csv
}
