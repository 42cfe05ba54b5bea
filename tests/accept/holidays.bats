# The holidays of seven years as two public sources have them, and every working-day
# deadline of two hundred complaints, computed again in Python.
bats_require_minimum_version 1.5.0

setup() {
	export SPKT_DIR=$BATS_TEST_TMPDIR/tree SPKT_LANG=en
	cd "$BATS_TEST_TMPDIR" || return
	spkt-tree init "$SPKT_DIR" --station PLB --zone Asia/Jakarta -q
}

# As rows of holidays.csv, and a complaint every fifth day of the years they are of.
prepare() {
	python3 - "$1" "$2" <<-'END'
		import csv, datetime, glob, json, sys
		days = {}
		if sys.argv[1] == "arv":
		    for name in sorted(glob.glob(sys.argv[2] + "/arv-*.json")):
		        for row in json.load(open(name)):
		            days.setdefault(row["Tanggal"], row["Keterangan"])
		else:
		    for row in csv.DictReader(open(sys.argv[2] + "/date-holidays-ID-2024-2027.csv")):
		        if row["type"] == "public":
		            days.setdefault(row["date"], row["name"])
		with open("holidays.csv", "w") as out:
		    w = csv.writer(out, lineterminator="\n")
		    w.writerow(["date", "name", "kind", "basis"])
		    for day in sorted(days):
		        w.writerow([day, days[day], "national", "x"])
		with open("complaints.csv", "w") as out:
		    out.write("received,kind,title,text\n")
		    day = datetime.date(2024, 1, 1)
		    while day < datetime.date(2026, 11, 1):
		        out.write(f"{day}T{day.day % 24:02}:30:00+07:00,complaint,aduan,x\n")
		        day += datetime.timedelta(5)
		off = {datetime.date.fromisoformat(d) for d in days}
		def due(day, n, working):
		    while n:
		        day += datetime.timedelta(1)
		        n -= not working or (day.weekday() < 5 and day not in off)
		    return day
		with open("expected", "w") as out:
		    for row in csv.DictReader(open("complaints.csv")):
		        day = datetime.date.fromisoformat(row["received"][:10])
		        for clock, n, working in [("sp4n_verify", 3, True), ("sp4n_respond", 5, True), ("uu25_respond", 14, False), ("uu25_decide", 60, False)]:
		            out.write(f"{day} {clock} {due(day, n, working)}\n")
	END
	cp holidays.csv "$SPKT_DIR/holidays.csv"
}

deadlines() {
	command -v python3 >/dev/null || skip "no python3 here"
	[ -d "$DATA/holidays-id" ] || skip "no holidays-id in $DATA"
	prepare "$1" "$DATA/holidays-id"
	spkt-feedback import complaints.csv -q 2>/dev/null
	spkt-feedback list -O ids | spkt-followup explain -O csv - >explained
	python3 - <<-'END'
		import csv
		got = []
		for row in csv.DictReader(open("explained")):
		    if "due" in row["why"].split(", "):
		        got.append(f"{row['id'][4:8]}-{row['id'][8:10]}-{row['id'][10:12]} {row['clock']} {row['day']}\n")
		assert len(got) == 4 * 207, len(got)
		expected = open("expected").readlines()
		for want, have in zip(sorted(expected), sorted(got)):
		    assert want == have, (want, have)
	END
}

@test "deadlines over the holidays of arv, joint leave among them" {
	deadlines arv
}

@test "deadlines over the holidays of date-holidays" {
	deadlines date-holidays
}
