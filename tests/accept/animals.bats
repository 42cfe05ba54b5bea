# Boston's lost and found animals of 2015 as a register of lost and found things.
# The figures are those of the data's own truth.txt.

bats_require_minimum_version 1.5.0

setup() {
	export SPKT_NOW=2026-11-24T12:00:00-05:00 SPKT_LANG=en INPUT=$DATA/boston-animals-lost-found
	[ -d "$INPUT" ] || skip "no $INPUT"
	cd "$BATS_TEST_TMPDIR"
	spkt-tree init t --station BOS --name Boston --zone America/New_York -q
	export SPKT_DIR=$BATS_TEST_TMPDIR/t
	map=$SOURCE/examples/maps/boston-animals.yaml
}

both() {
	spkt-report import --map "$map" "$INPUT/animal-lost.csv" -q
	spkt-report import --map "$map" "$INPUT/animal-found.csv" -q
} 2>/dev/null

@test "every row is taken once, and a rerun takes none" {
	run spkt-report import --map "$map" "$INPUT/animal-lost.csv"
	[ "$output" = "imported 220, skipped 0 (already present), rejected 0" ]
	run spkt-report import --map "$map" "$INPUT/animal-found.csv"
	[ "$output" = "imported 277, skipped 0 (already present), rejected 0" ]
	run spkt-report import --map "$map" "$INPUT/animal-found.csv"
	[ "$output" = "imported 0, skipped 277 (already present), rejected 0" ]
	[ "$(spkt-stats count -g kind)" = "kind,n
found,277
lost,220" ]
}

@test "still open, and closed" {
	both
	[ "$(spkt-stats count -g kind,status)" = "kind,status,n
found,closed,32
found,new,245
lost,closed,23
lost,new,197" ]
}

@test "received to closed: nearest rank, whole seconds" {
	both
	[ "$(spkt-stats response -g kind --to closed)" = "kind,n,excluded,median_s,p90_s,max_s
found,32,245,1826,358220,856852
lost,23,197,52770,237163,371788" ]
}

@test "by hour of day, weekday and neighbourhood" {
	both
	[ "$(spkt-stats count -g hour -w 'kind == "found"' | sed 1d | sort -n | tr '\n' ' ')" = "0,8 1,2 2,3 4,1 6,6 7,10 8,6 9,7 10,10 11,17 12,11 13,17 14,7 15,8 16,17 17,38 18,32 19,24 20,24 21,13 22,10 23,6 " ]
	[ "$(spkt-stats count -g weekday -w 'kind == "lost"' | sed 1d | cut -d, -f2 | tr '\n' ' ')" = "42 22 24 24 25 39 44 " ]
	[ "$(spkt-stats count -g area -w 'kind == "lost"' | sed 1d | LC_ALL=C sort -t, -k2,2nr -k1,1 | head -3)" = "Dorchester,40
Jamaica Plain,30
Allston / Brighton,24" ]
}

@test "match pairs a lost with a found animal, the best first, never more than 90 days apart" {
	both
	spkt-report match --since 2015 --until 2016 -n 200 -f id,matches,score 2>/dev/null >pairs
	spkt-report list -f id,kind,received | sed 1d >kinds
	awk -F, '
		NR == FNR { kind[$1] = $2; split($3, at, /[-T:+]/); day[$1] = mktime(at[1] " " at[2] " " at[3] " 12 0 0") / 86400; next }
		FNR == 1 { next }
		{
			n++
			apart = day[$1] - day[$2]; if (apart < 0) apart = -apart
			if (kind[$1] == kind[$2] || kind[$1] == "" || kind[$2] == "") { print "not a pair: " $0; bad = 1 }
			if (apart > 90) { print "too far apart: " $0; bad = 1 }
			if (n > 1 && $3 > last) { print "out of order: " $0; bad = 1 }
			last = $3
		}
		END { if (n != 200) { print n " pairs"; bad = 1 }; exit bad }' kinds pairs
	spkt-tree check -q
}
