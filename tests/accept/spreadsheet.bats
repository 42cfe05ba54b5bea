# The big list of naughty strings through a spreadsheet, in an Indonesian and an English profile, and back.

bats_require_minimum_version 1.5.0
load ../cli/calc

setup() {
	export SPKT_DIR=$BATS_TEST_TMPDIR/tree SPKT_NOW=2026-11-24T12:00:00+07:00 SPKT_LANG=en
	[ -d "$DATA/torture-blns" ] || skip "no $DATA/torture-blns"
	command -v soffice >/dev/null || skip "no soffice here"
	cd "$BATS_TEST_TMPDIR"
	spkt-tree init "$SPKT_DIR" --station PLB --name Palembang --zone Asia/Jakarta -q
	profile id id-ID
	profile en en-US
}

@test "blns: each naughty string comes back byte for byte from what Calc saved" {
	python3 - "$DATA/torture-blns/blns.json" >in.csv <<-'P'
		import csv, json, sys
		w = csv.writer(sys.stdout, lineterminator="\n")
		w.writerow(["kind", "title", "narrative", "place", "x-kode"])
		for s in filter(None, json.load(open(sys.argv[1]))):
		    line = s.replace("\n", " ")
		    w.writerow(["lost", line, s, line, line])
	P
	spkt-report import -q in.csv
	[ "$(spkt-report list -O ids | wc -l)" -gt 500 ]
	spkt-report list -O fods >typed.fods
	spkt-report list -O excel --lang id >excel-id.csv
	spkt-report list -O excel --lang en >excel-en.csv
	through_calc id 59 1057 true excel-id.csv
	through_calc en 44 1033 true excel-en.csv
	for f in id.back/{excel-id,plain,typed}.csv en.back/{excel-en,plain,typed}.csv; do
		rm -rf again && cp -r "$SPKT_DIR" again && rm -r again/reports
		spkt-report -C again import -q --excel "$f"
		diff -r "$SPKT_DIR/reports" again/reports
	done
	if grep -q table:formula id.saved/*.fods en.saved/*.fods; then false; fi
}
