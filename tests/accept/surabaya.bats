# 12,530 real complaints of an Indonesian city; $DATA names the folder they lie in.

bats_require_minimum_version 1.5.0
load oracle


setup_file() {
	export SPKT_NOW=2026-11-24T12:00:00+07:00 SPKT_LANG=en INPUT=$DATA/surabaya-complaints/keluhan-ids.csv
	[ -f "$INPUT" ] || skip "no $INPUT"
	cd "$BATS_FILE_TMPDIR"
	spkt-tree init utc --station SBY --name "Media Center" --zone Asia/Jakarta >/dev/null 2>&1
	spkt-tree init local --station SBY --name "Media Center" --zone Asia/Jakarta >/dev/null 2>&1
	spkt-feedback -C utc import --map "$SOURCE/examples/maps/surabaya.yaml" "$INPUT" 2>utc.said
	sed 's/^zone:.*/zone: "+07:00"/' "$SOURCE/examples/maps/surabaya.yaml" >local.yaml
	spkt-feedback -C local import --map local.yaml "$INPUT" 2>local.said
}

setup() {
	[ -f "$INPUT" ] || skip "no $INPUT"
	cd "$BATS_FILE_TMPDIR"
}

# Rows "key,n" of the input, counted by awk from the column that holds them.
counted() {
	tr -d '\r' <"$INPUT" | awk -F, -v field="$1" -v len="${2:-99}" 'NR > 1 { n[substr($field, 1, len)]++ } END { for (k in n) print k "," n[k] }' | LC_ALL=C sort
}

@test "every row becomes a record" {
	[ "$(cat utc.said)" = "imported 12530, skipped 0 (already present), rejected 0" ]
	[ "$(cat local.said)" = "imported 12530, skipped 0 (already present), rejected 0" ]
	[ "$(spkt-feedback -C utc list -O ids | wc -l)" = 12530 ]
}

@test "a second run stores nothing" {
	find utc/feedback -type f | sort >before
	run spkt-feedback -C utc import --map "$SOURCE/examples/maps/surabaya.yaml" "$INPUT"
	[ "$status" -eq 0 ]
	[ "$output" = "imported 0, skipped 12530 (already present), rejected 0" ]
	find utc/feedback -type f | sort | cmp before -
}

@test "response: from received to the first response, negative and missing ones counted apart" {
	run spkt-stats -C utc response -O csv
	[ "$output" = $'n,excluded,median_s,p90_s,max_s\n11732,798,28773,96021,32054400' ]
	run spkt-stats -C local response -O csv
	[ "$output" = $'n,excluded,median_s,p90_s,max_s\n11732,798,28773,96021,32054400' ]
}

@test "count -g category: every topic as counted by awk" {
	spkt-stats -C utc count -g category -O csv >got
	[ "$(head -1 got)" = category,n ]
	sed 1d got | LC_ALL=C sort | diff - <(counted 5)
	grep -x 1431,1164 got
	grep -x 1416,959 got
	grep -x 1581,848 got
	grep -x 1417,297 got
}

@test "count -g area: every district as counted by awk" {
	spkt-stats -C utc count -g area -O csv | sed 1d | LC_ALL=C sort | diff - <(counted 3)
}

@test "count -g month: times as stored, and shifted from UTC" {
	spkt-stats -C local count -g month -O csv | sed 1d | diff - <(counted 4 7)
	spkt-stats -C local count -g month -O csv | grep -x 2022-03,964
	spkt-stats -C utc count -g month -O csv >got
	grep -x 2022-01,721 got
	grep -x 2022-03,965 got
	[ "$(sed 1d got | awk -F, '{ n += $2 } END { print n }')" = 12530 ]
}

@test "heat: 168 rows that sum to all, and each hour as counted by awk" {
	spkt-stats -C local heat -O csv >got
	[ "$(head -1 got)" = weekday,hour,n ]
	[ "$(sed 1d got | wc -l)" = 168 ]
	sed 1d got | awk -F, '{ n[$2] += $3 } END { for (h = 0; h < 24; h++) print h "," n[h] }' >hours
	tr -d '\r' <"$INPUT" | awk -F, 'NR > 1 { n[substr($4, 12, 2) + 0]++ } END { for (h = 0; h < 24; h++) print h "," n[h] + 0 }' | diff hours -
	[ "$(sed 1d got | awk -F, '{ n[$1] += $3 } END { for (d = 1; d < 8; d++) printf "%d ", n[d] }')" = "2023 2071 2063 1946 1894 1367 1166 " ]
}

@test "count, response and heat by every group, as Miller and awk have them, from the tree, its rows and its cube" {
	command -v mlr >/dev/null || skip "no mlr"
	mlr --icsv --otsv put '
		$r = strptime(sub($tanggal_keluhan, "\.[0-9]+$", ""), "%Y-%m-%d %H:%M:%S");
		$t = is_empty($tanggal_ditanggapi) ? "" : strptime(sub($tanggal_ditanggapi, "\.[0-9]+$", ""), "%Y-%m-%d %H:%M:%S");
		$category = $topik_id; $area = $kecamatan_id; $kind = "complaint"; $channel = "online"' then cut -o -f r,t,category,area,kind,channel "$INPUT" >table.tsv
	sources spkt-feedback local
	for g in "" category area kind channel hour weekday day week month daypart area,month kind,hour category,weekday; do holds local "$g"; done
	holds_heat local
	# The file of what was computed elsewhere.
	grep -q '^received -> responded: n 11732 missing 794 negative (excluded) 4 median_s 28773 p90_s 96021 max_s 32054400$' "$DATA/surabaya-complaints/truth.txt"
	spkt-stats -C local response -v 2>&1 >/dev/null | grep -x 'excluded: missing 794, negative 4, no time 0; counted though zero: 2'
	spkt-stats -C local count -g hour | sed 1d | sort -n | awk -F, '{ printf "%s%s: %s", (NR > 1 ? ", " : "{"), $1, $2 } END { print "}" }' >hours
	grep -F "by hour as stored $(cat hours)" "$DATA/surabaya-complaints/truth.txt"
	spkt-stats -C local count -g month | sed 1d | awk -F, '{ printf "%s'"'%s'"': %s", (NR > 1 ? ", " : "{"), $1, $2 } END { print "}" }' >months
	grep -F "by month $(cat months)" "$DATA/surabaya-complaints/truth.txt"
}

@test "check has no fault to name" {
	run --separate-stderr spkt-tree check -C utc
	echo "$output" | head; echo "$stderr" | head
	[ "$status" -eq 0 ]
}

@test "list and import into a second tree give equal records and steps" {
	spkt-tree init second --station XYZ --name Kedua --zone Asia/Jakarta >/dev/null 2>&1
	spkt-feedback -C utc list -O csv | spkt-feedback -C second import -q -
	diff <(cd utc && find feedback -type f ! -name '*_*' | sort | xargs sha256sum) <(cd second && find feedback -type f | sort | xargs sha256sum)
}

@test "monthly: what came in, and how fast, as count and response have it; the weeks add up" {
	for month in 2022-03 2023-05; do
		spkt-stats monthly -C local --month $month -O csv >page
		n=$(spkt-stats count -C local --month $month | tail -1)
		[ "$n" -gt 100 ]
		grep -x "feedback_received,n,$n" page
		[ "$(awk -F, '$1 == "feedback_week" { n += $3 } END { print n }' page)" = "$n" ]
		[ "$(awk -F, '$1 == "hour" { n += $3 } END { print n }' page)" = "$n" ]
		spkt-stats count -C local -g hour --month $month | sed 1d >hours
		sed -n 's/^hour,//p' page | grep -v ',0$' | LC_ALL=C sort | cmp - hours
	done
	before=$(spkt-stats count -C local --month 2023-04 | tail -1)
	grep -x "feedback_before_received,n,$before" page
}

@test "monthly: its signals are those of signal" {
	for month in 2022-03 2022-06 2022-07 2022-08 2023-02; do
		spkt-stats signal -C local --month $month -O csv | awk -F, '$6 == "high" { print $1 " " $2 "," $3 "," $5 }' >high
		spkt-stats monthly -C local --month $month -O csv |
			awk -F, '$1 == "signal" { n[$2] = $3 } $1 == "signal_limit" { print $2 "," n[$2] "," $3 }' | diff - high
		cat high >>all
	done
	[ "$(wc -l <all)" -ge 4 ]
}
