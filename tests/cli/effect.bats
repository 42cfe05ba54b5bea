# Did it work? What came before an improvement action against what came after it.
load desk

# comes N DAY [ASPECTS]: so many complaints received on that day.
comes() {
	printf 'received,kind,aspects,text\n'
	for i in $(seq "$1"); do printf '%sT09:00:00+07:00,complaint,%s,Keluhan %s\n' "$2" "${3-time}" "$i"; done
}

# take N DAY [ASPECTS]
take() {
	comes "$@" | spkt-feedback import - --now "$2T12:00" -q 2>/dev/null
}

# An action that was planned on the 20th, started on the 24th and finished on the 25th.
act() {
	spkt-followup action new staffing --title "Loket malam" --now 2026-11-20T10:00 "$@" -q >/dev/null
	spkt-followup start PLB-20261120-A0001 --now 2026-11-24T15:00 -q >/dev/null
	spkt-followup finish PLB-20261120-A0001 --now 2026-11-25T08:00 -q >/dev/null
}
action=PLB-20261120-A0001
header=series,before_n,before_days,after_n,after_days,ratio,low,high,verdict,median_before_s,median_after_s,shift_s,shift_low_s,shift_high_s,p

@test "as many whole days before its start as have passed since its end, with the exact interval of the ratio" {
	take 1 2026-09-01	# longer ago than the days that are compared
	take 4 2026-10-25	# the first of 30 days before the 24th
	take 5 2026-11-23	# the last
	take 7 2026-11-24	# the day of the start and that of the end are in neither part
	take 7 2026-11-25
	act --aim time
	take 2 2026-11-26	# the first of 30 days
	take 9 2026-12-26	# today is not over
	gives 0 "$header
time,9,30,2,30,0.2222,0.0234,1.0736,not_shown,,,,,," spkt-stats effect $action --now 2026-12-26T20:00
	gives 0 "$header
time,9,31,11,31,1.2222,0.4604,3.3369,not_shown,,,,,," spkt-stats effect $action --now 2026-12-27T00:00
}

@test "the interval is that of exact sums" {
	command -v python3 >/dev/null || skip "no python3 here"
	act --aim time
	for pair in "1 1" "0 6" "6 0" "3 17" "17 3" "40 22"; do
		read -r before after <<<"$pair"
		rm -rf "$SPKT_DIR/feedback"
		take 1 2026-10-01 behaviour
		take "$before" 2026-11-10
		take "$after" 2026-12-05
		spkt-stats effect $action --now 2027-01-05T09:00 | tail -1 >got
		python3 - "$before" "$after" >want <<-'END'
			import sys
			from fractions import Fraction
			from math import comb
			x, n = int(sys.argv[2]), int(sys.argv[1]) + int(sys.argv[2])
			def tail(p, k):	# P(X >= k)
			    return sum(comb(n, i) * p**i * (1 - p)**(n - i) for i in range(k, n + 1))
			def solve(wanted, k):
			    low, high = Fraction(0), Fraction(1)
			    for _ in range(60):
			        middle = (low + high) / 2
			        low, high = (middle, high) if tail(middle, k) < wanted else (low, middle)
			    return float(low)
			low = solve(Fraction(1, 40), x) if x else 0
			high = solve(Fraction(39, 40), x + 1) if x < n else 1
			cell = lambda v: '%.4f' % v
			ratio = cell(x / (n - x)) if x < n else ''
			a, b = low / (1 - low), high / (1 - high) if high < 1 else float('inf')
			print('time', n - x, 40, x, 40, ratio, cell(a), cell(b) if high < 1 else '',
			      'effective' if b < 1 else 'harmful' if a > 1 else 'not_shown', *6 * [''], sep=',')
		END
		diff -u want got
	done
}

@test "effective, harmful, not shown; -E exits 1 unless it is effective" {
	act --aim time
	take 12 2026-11-10
	take 2 2026-12-05
	gives 0 "$header
time,12,14,2,14,0.1667,0.0181,0.7486,effective,,,,,," spkt-stats effect $action --days 14 -E --now 2027-01-05T09:00
	gives 0 "$header
time,0,10,2,10,,0.1878,,not_shown,,,,,," spkt-stats effect $action --days 10 --now 2026-12-10T09:00
	gives 1 "$header
time,0,10,2,10,,0.1878,,not_shown,,,,,," spkt-stats effect $action --days 10 -E --now 2027-01-05T09:00
	take 8 2026-12-04
	gives 1 "$header
time,0,10,10,10,,2.2415,,harmful,,,,,," spkt-stats effect $action --days 10 -E --now 2027-01-05T09:00
}

@test "effective is only what holds for a whole week, and where nothing else rose" {
	act --aim time
	take 12 2026-11-18
	gives 0 "$header
time,12,6,0,6,0.0000,0.0000,0.3599,not_shown,,,,,," spkt-stats effect $action --now 2026-12-02T09:00
	gives 0 "$header
time,12,6,0,7,0.0000,0.0000,0.3085,effective,,,,,," spkt-stats effect $action --now 2026-12-03T09:00
	# 8 of another aspect against none: from 1.46 up
	take 8 2026-11-30 cost
	gives 0 "$header
time,12,6,0,7,0.0000,0.0000,0.3085,not_shown,,,,,," spkt-stats effect $action --now 2026-12-03T09:00
}

@test "more stations than five hundred are each for themselves" {
	for n in $(seq 1001 1520); do
		mkdir "$SPKT_DIR/stations/S$n"
		sed "s/PLB/S$n/" "$SPKT_DIR/stations/PLB/station.yaml" >"$SPKT_DIR/stations/S$n/station.yaml"
	done
	{
		echo received,kind,aspects,text,station
		for n in $(seq 1001 1520); do echo "2026-11-20T09:00:00+07:00,complaint,time,x,S$n"; done
	} | spkt-feedback import - --now 2026-11-20T12:00 -q 2>/dev/null
	act --aim time --addresses S1520-20261120-F0001
	spkt-stats effect $action --now 2026-12-20T09:00 | grep -q '^time,1,'
}

@test "no whole day yet, or nothing before and after: empty cells" {
	act --aim time
	gives 0 "$header
time,0,0,0,0,,,,,,,,,," spkt-stats effect $action --now 2026-11-26T23:00
	gives 0 "$header
time,0,1,0,1,,,,not_shown,,,,,," spkt-stats effect $action --now 2026-11-27T00:00
}

@test "days before the first record are no days without a complaint" {
	take 3 2026-11-14 behaviour
	take 6 2026-11-20
	act --aim time
	gives 0 "$header
time,6,10,0,40,0.0000,0.0000,0.2123,effective,,,,,," spkt-stats effect $action --now 2027-01-05T09:00
	spkt-stats effect $action --now 2027-01-05T09:00 -O text | grep -qx 'the first record is of 2026-11-14; days before it are not counted'
}

@test "by a cause: reports and feedback that were found to have it; what is not analysed yet is said" {
	spkt-report new lost --title KTP --received 2026-11-14T09:00 --now 2026-11-14T09:00 -q
	take 2 2026-11-14
	for id in PLB-20261114-R0001 PLB-20261114-F0001; do
		spkt-followup analyse $id --cause staffing_too_few --now 2026-11-15T09:00 -q
	done
	act --aim staffing_too_few
	take 1 2026-12-05
	gives 0 "$header
staffing_too_few,2,10,0,40,0.0000,0.0000,1.3311,not_shown,,,,,," spkt-stats effect $action --now 2027-01-05T09:00
	spkt-stats effect $action --now 2027-01-05T09:00 -v 2>&1 >/dev/null |
		grep -qx '1 feedback of the time after it has no cause yet; analyse it first, or the figure looks better than it is'
	spkt-followup analyse PLB-20261205-F0001 --cause staffing_too_few --now 2026-12-06T09:00 -q
	spkt-stats effect $action --now 2027-01-05T09:00 | grep -q '^staffing_too_few,2,10,1,40,'
	# as it was seen before that
	spkt-stats effect $action --now 2026-12-06T08:00 | grep -q '^staffing_too_few,2,10,0,10,'
}

@test "praise is no complaint, a void record is none, an amended one is as it stands" {
	act --aim time
	take 3 2026-11-10
	spkt-feedback new praise --aspects time -m "Cepat" --now 2026-11-10T15:00 -q
	spkt-followup void PLB-20261110-F0001 --reason "salah" --now 2026-11-11T09:00 -q
	spkt-followup amend PLB-20261110-F0002 --set aspects=cost --now 2026-11-11T09:00 -q
	spkt-stats effect $action --now 2026-12-30T09:00 | grep -q '^time,1,14,0,34,'
}

@test "it counts where the action is, and where the records are that it answers" {
	cp -R "$SPKT_DIR/stations/PLB" "$SPKT_DIR/stations/SKR"
	sed -i 's/PLB/SKR/' "$SPKT_DIR/stations/SKR/station.yaml" 2>/dev/null || true
	take 2 2026-11-10
	comes 3 2026-11-11 | sed '1s/$/,station/;2,$s/$/,SKR/' | spkt-feedback import - --now 2026-11-11T12:00 -q 2>/dev/null
	act --aim time
	spkt-stats effect $action --now 2026-12-20T09:00 | grep -q '^time,2,'
	decided=$(spkt-followup decide SKR-20261111-F0001 --action $action --now 2026-11-26T10:00 -q)
	spkt-stats effect $action --now 2026-12-20T09:00 | grep -q '^time,5,'
	# A decision that was taken back names no action.
	spkt-followup retract "$decided" --reason "salah pilih" --now 2026-11-26T11:00 -q >/dev/null
	spkt-stats effect $action --now 2026-12-20T09:00 | grep -q '^time,2,'
}

@test "what should be known before it is believed is said with the figures" {
	take 5 2026-11-20
	act --aim time --addresses PLB-20261120-F0001
	says 0 'before: from 2026-11-20 to before 2026-11-24; after: from 2026-11-26 to before 2026-12-01
the first record is of 2026-11-20; days before it are not counted
only 5 days after it: less than a week, in which weekdays and weekend are not alike; not called effective yet
1 of those before led to the action: after a bad time some fall comes by itself (regression to the mean)
whole days, Asia/Jakarta; feedback of the aspect (praise left out), reports and feedback of the cause; ratio of the daily rates with its exact 95 % interval (Clopper-Pearson); effective: the interval is below 1 after a week or more, and other feedback did not rise; harmful: the interval is above 1' \
		spkt-stats effect $action --now 2026-12-01T09:00 -v
	grep -q '^time,5,4,0,5,0.0000,0.0000,0.8730,not_shown,' stdout
	# as text they stand below the table and its picture
	spkt-stats effect $action --now 2026-12-01T09:00 -O text >got
	head -1 got | grep -q '^series  before_n  before_days  after_n  after_days   ratio     low    high  verdict  '
	unwrapped got | sed -n '/^before: /,$p' | cmp - stderr
	says 0 "" spkt-stats effect $action --now 2026-12-01T09:00
}

@test "what has no figures says why" {
	spkt-followup action new training --title x --now 2026-11-20T10:00 -q
	says 65 "spkt-stats: $action aims at nothing that has figures; say at what: spkt-followup amend $action --set aim=time" spkt-stats effect $action
	spkt-followup amend $action --set aim=time -q
	says 65 "spkt-stats: $action is not finished, so there is no time after it; first: spkt-followup finish $action" spkt-stats effect $action
	says 64 'spkt-stats: expected ID...' spkt-stats effect
	says 64 'spkt-stats: option --days: expected a whole number, got "0"' spkt-stats effect $action --days 0
	spkt-report new lost --title KTP -q
	says 65 'spkt-stats: expected the id of an improvement action such as A1, got "PLB-20261124-R0001"' spkt-stats effect R1
}

@test "verify takes its verdict from the same figures, and keeps them" {
	act --aim time --verify-after 2027-01-01
	take 12 2026-11-10
	take 2 2026-12-05
	says 0 "verify $action Loket malam
  time: before 12 in 14 days, after 2 in 40 days, ratio 0.0583 (0.00634 to 0.262), effective
spkt-followup: notice: the first record is of 2026-11-10; days before it are not counted" spkt-followup verify $action --now 2027-01-05T09:00
	gives 0 "status,verdict
closed,effective" spkt-followup action list -f status,verdict --now 2027-01-05T09:00
	gives 0 'verb,verdict,figures
verify,effective,"time: before 12 in 14 days, after 2 in 40 days, ratio 0.0583 (0.00634 to 0.262), effective"' \
		spkt-followup list -f verb,verdict,figures -w 'verb == "verify"' --now 2027-01-05T09:00
	says 65 "spkt-followup: $action: verify is not taken on a record that is closed" spkt-followup verify $action --now 2027-01-06T09:00
}

@test "nothing is called improved without figures" {
	act --aim time --verify-after 2027-02-01
	take 3 2026-11-10
	take 2 2026-12-05
	export SPKT_NOW=2027-01-05T09:00:00+07:00
	says 65 "spkt-followup: $action: the figures do not show it: time: before 3 in 14 days, after 2 in 40 days, ratio 0.233 (0.0195 to 2.04), not_shown; with figures from elsewhere: --figures TEXT" \
		spkt-followup verify $action --verdict effective
	says 65 "spkt-followup: $action: figures from elsewhere need --verdict too" spkt-followup verify $action --figures "SKM naik"
	# One who says less than the figures, or worse, says why.
	says 65 "spkt-followup: $action: the figures do not say harmful; say in a note (-m) why you do" spkt-followup verify $action --verdict merugikan
	spkt-followup verify $action --verdict harmful -m "Antrean pindah ke loket lain" -N | grep -qx 'verdict: harmful'
	says 0 "verify $action Loket malam
  it was to be looked at from 2027-02-01 on; it is kept" spkt-followup verify $action --verdict effective --figures "SKM 78 ke 85"
	gives 0 'verdict,figures
effective,given: SKM 78 ke 85' spkt-followup list -f verdict,figures -w 'verb == "verify"'
}

@test "verify comes after finish; a dry run stores nothing; what has no figures needs a reason" {
	spkt-followup action new training --title x --aim parkir --now 2026-11-20T10:00 -q 2>/dev/null
	says 65 "spkt-followup: an action is verified when it is finished; first: spkt-followup finish $action" spkt-followup verify $action
	spkt-followup start $action -q
	says 65 "spkt-followup: an action is verified when it is finished; first: spkt-followup finish $action" spkt-followup verify $action
	spkt-followup finish $action -q
	says 65 "spkt-followup: $action: $action aims at nothing that has figures; say at what: spkt-followup amend $action --set aim=time" \
		spkt-followup verify $action
	spkt-followup amend $action --set aim=time -q
	says 65 "spkt-followup: $action: there is no whole day before and after it to compare yet" spkt-followup verify $action --verdict not_shown
	spkt-followup verify $action --verdict not_shown -m "Terlalu dini" -N -q >/dev/null
	[ "$(stored)" -eq 4 ]
	says 0 "verify $action x" spkt-followup verify $action --verdict "tidak terbukti" -m "Terlalu dini"
	spkt-report new lost --title KTP -q
	says 65 'spkt-followup: PLB-20261124-R0001: verify does not apply to report' spkt-followup verify R1
}

@test "an imported verdict of effective without figures does not count, and check says so" {
	act --aim time
	printf 'id,step,verdict\n%s,verify,effective\n' $action >steps.csv
	spkt-followup import steps.csv --now 2026-12-01T09:00 -q 2>/dev/null
	gives 0 "status,verdict
closed," spkt-followup action list -f status,verdict --now 2026-12-02T09:00
	spkt-tree check --now 2026-12-02T09:00 2>err
	grep -q 'verdict: says effective without figures; it does not count as proven$' err
}

# answered DAY MINUTES...: a report of that day for each, answered after so many minutes.
answered() {
	{
		echo received,kind,title
		for m in "${@:2}"; do echo "$1T08:00:00+07:00,information,$m"; done
	} | spkt-report import - --now "$1T12:00" -q 2>/dev/null
	spkt-report list --day "$1" -f id,title -w 'kind == "information"' --now "$1T12:00" | sed 1d | tr , ' ' >asked
	while read -r id minutes; do
		printf '%s,respond,%s,Sudah\n' "$id" "$(date -u -d "$1 01:00 UTC +$minutes minutes" +%FT%TZ)"
	done <asked | sed '1iid,step,time,text' | spkt-followup import - --now "$1T23:00" -q 2>/dev/null
}

@test "where the aim is time, response times before and after are compared by ranks" {
	act --aim time
	answered 2026-11-20 30 40 50 60
	answered 2026-11-27 10 20 35
	# Pairs after - before, in minutes: 10 against 30 40 50 60: -20 -30 -40 -50; 20: -10 -20
	# -30 -40; 35: 5 -5 -15 -25. In order -50 -40 -40 -30 -30 -25 -20 -20 -15 -10 -5 5: the
	# median is -22.5 = -1350 s. One pair of twelve took longer: U = 1; of the 35 ways to mix
	# 3 and 4, one has U = 0 and one U = 1: p = 2 * 2/35 = .1143. No C has P(U < C) <= .025
	# but 0: no interval.
	gives 0 "$header
time,0,4,0,5,,,,not_shown,2400,1200,-1350,,,0.1143" spkt-stats effect $action --now 2026-12-01T09:00
	says 0 'before: from 2026-11-20 to before 2026-11-24; after: from 2026-11-26 to before 2026-12-01
the first record is of 2026-11-20; days before it are not counted
only 5 days after it: less than a week, in which weekdays and weekend are not alike; not called effective yet
times: of all reports and feedback there, from received to responded dispatched arrived resolved closed, the first to occur; measured 4 before and 3 after, not measured 0
shift: the median of all differences after - before (Hodges-Lehmann) with its 95 % interval; p: Mann-Whitney, two-sided; what is not answered yet is in neither, so the newest cases look faster than they are; kinds that differ much are better compared one at a time (-w)
whole days, Asia/Jakarta; feedback of the aspect (praise left out), reports and feedback of the cause; ratio of the daily rates with its exact 95 % interval (Clopper-Pearson); effective: the interval is below 1 after a week or more, and other feedback did not rise; harmful: the interval is above 1' \
		spkt-stats effect $action --now 2026-12-01T09:00 -v
	# what is rejected has no response time
	spkt-followup reject PLB-20261127-R0003 --reason "bukan urusan kami" --now 2026-11-28T08:00 -q >/dev/null
	spkt-stats effect $action --now 2026-12-01T09:00 | grep -q '^time,0,4,0,5,,,,not_shown,2400,600,-1800,'
	# only one side; -w narrows; another aim has no times
	spkt-stats effect $action --now 2026-12-01T09:00 -w 'received < 2026-11-25' | grep -qx 'time,0,4,0,5,,,,not_shown,2400,,,,,'
	spkt-followup amend $action --set aim=cost --now 2026-12-01T08:00 -q >/dev/null
	spkt-stats effect $action --now 2026-12-01T09:00 | grep -qx 'cost,0,4,0,5,,,,not_shown,,,,,,'
}

@test "the interval of the shift" {
	act --aim time
	answered 2026-11-20 50 51 52 53 54 55
	answered 2026-11-27 10 20 30 40 49
	# All 30 differences are negative: U = 0, p = 2/462 = .0043. P(U < C) <= .025 for C = 4
	# (7 of 462 ways have U < 4, 12 have U < 5, which is .026): from the 4th smallest to the
	# 4th largest. The six of the first are -40 to -45, in order -45 -44 -43 -42; the largest are
	# -1 -2 -3 -4. Median: the 15th and 16th are -23 and -22.
	gives 0 "$header
time,0,4,0,5,,,,not_shown,3120,1800,-1350,-2520,-240,0.0043" spkt-stats effect $action --now 2026-12-01T09:00
}

@test "a rise of other complaints is said" {
	act --aim time
	take 12 2026-11-10
	take 2 2026-11-11 cost
	take 3 2026-12-04 cost
	spkt-stats effect $action --days 14 -v --now 2027-01-05T09:00 2>&1 >/dev/null | not grep 'other feedback rose'
	take 8 2026-12-05 cost
	spkt-stats effect $action --days 14 -v --now 2027-01-05T09:00 2>&1 >/dev/null |
		grep -qx 'other feedback rose, from 2 before to 11 after: what was mended here may have moved there; not called effective'
}

@test "the records behind a cell" {
	act --aim time
	take 2 2026-11-20
	answered 2026-11-20 30 40
	take 1 2026-11-27
	now=2026-12-01T09:00
	gives 0 "PLB-20261120-F0001
PLB-20261120-F0002" spkt-stats effect $action --explain before_n --now $now
	gives 0 "PLB-20261127-F0001" spkt-stats effect $action --explain series=time,after_n --now $now
	gives 0 "" spkt-stats effect $action --explain series=cost,after_n --now $now
	gives 0 "PLB-20261120-R0001
PLB-20261120-R0002" spkt-stats effect $action --explain median_before_s --now $now
	spkt-stats effect $action -O ids --now $now | cmp - <(spkt-stats effect $action --explain before_n --now $now)
	spkt-stats effect $action --explain before --now $now 2>err && false
	grep -q '"before" is neither' err
}

@test "a page has the days of each action, and what is said of it" {
	act --aim time
	take 2 2026-11-20
	take 1 2026-11-27
	spkt-stats effect $action --now 2026-12-01T09:00 -O html --lang id >page.html
	grep -q '<h1>Berhasil tidaknya tindakan perbaikan' page.html
	grep -q "<h2>$action Loket malam" page.html
	[ "$(grep -c '<figure' page.html)" -eq 1 ]
	grep -q 'sebelum: dari 2026-11-20 sampai sebelum 2026-11-24' page.html
	spkt-stats effect $action --now 2026-12-01T09:00 -O svg | grep -q '^<svg'
	spkt-stats effect $action --now 2026-12-01T09:00 -O jsonl | tail -1 | grep -q '^{"about":"effect",'
}

@test "several trees are counted together" {
	spkt-tree init other --station PLB --zone Asia/Jakarta -q
	comes 3 2026-11-21 | SPKT_DIR=other spkt-feedback import - --now 2026-11-21T12:00 -q 2>/dev/null
	act --aim time
	take 2 2026-11-20
	spkt-stats effect $action --now 2026-12-01T09:00 | grep -q '^time,2,'
	spkt-stats effect $action --tree "$SPKT_DIR" --tree other --now 2026-12-01T09:00 | grep -q '^time,5,'
}
