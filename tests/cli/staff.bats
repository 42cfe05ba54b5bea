# How many officers does the desk need at which hour, so that nobody waits long?
load desk

# comes DAY HOUR KIND N: so many reports of that hour.
comes() {
	echo received,kind,title
	for i in $(seq "$4"); do printf '%sT%s:%02d:00+07:00,%s,x\n' "$1" "$2" "$i" "$3"; done
}

@test "168 rows: arrivals an hour, and the fewest officers by Erlang C" {
	comes 2026-11-16 10 lost 10 | spkt-report import - -q
	# Ten an hour that take 270 s each: A = 10/3600*270 = .75 are busy. Two officers serve
	# .8135 within 20 s (domain.md 4.5), three .9686; of .81 two are enough.
	spkt-stats staff --day 2026-11-16 --handling 270s --wait 20s --level 0.81 >two
	[ "$(wc -l <two)" -eq 169 ]
	[ "$(head -1 two)" = weekday,hour,arrivals_per_hour,officers ]
	grep -qx '1,10,10.0000,2' two
	# An hour in which nobody came has the least; a Tuesday is not in the period.
	grep -qx '1,9,0.0000,1' two
	grep -qx '2,10,,' two
	spkt-stats staff --day 2026-11-16 --handling 270s --wait 20s --level 0.82 | grep -qx '1,10,10.0000,3'
	spkt-stats staff --day 2026-11-16 --handling 270s --wait 20s --level 0,82 --least 5 | grep -qx '1,10,10.0000,5'
	# From the first record to the last day that is over: one Monday, and no other
	spkt-stats staff --handling 270s --now 2026-11-23T12:00 | grep -qx '1,10,10.0000,2'
	# One more Monday without anybody is half as many an hour: A = .375, 1 - .375 e^(-.625 * 600 / 270) = .9065
	spkt-stats staff --handling 270s --now 2026-11-24T00:00 | grep -qx '1,10,5.0000,1'
}

@test "handling times are the desk's own, by kind" {
	# lost: 10 and 20 minutes; crime: dispatched to cleared 60; found: never measured, so
	# the mean of all, 30; over four hours, or never closed: not measured
	cat >rows.csv <<-'END'
		id,received,kind,status,station,accepted_at,dispatched_at,cleared_at,responded_at,resolved_at,closed_at
		PLB-20261117-R0001,2026-11-17T08:00:00+07:00,lost,closed,PLB,2026-11-17T08:05:00+07:00,,,,,2026-11-17T08:15:00+07:00
		PLB-20261117-R0002,2026-11-17T08:10:00+07:00,lost,closed,PLB,,,,2026-11-17T08:30:00+07:00,,2026-11-17T09:30:00+07:00
		PLB-20261117-R0003,2026-11-17T09:00:00+07:00,crime,closed,PLB,,2026-11-17T09:30:00+07:00,2026-11-17T10:30:00+07:00,,,2026-11-17T09:31:00+07:00
		PLB-20261117-R0004,2026-11-17T10:00:00+07:00,found,closed,PLB,,,,,,2026-11-17T14:00:01+07:00
		PLB-20261117-R0005,2026-11-17T10:00:00+07:00,found,open,PLB,,,,,,
		PLB-20261117-R0006,2026-11-17T10:00:00+07:00,found,rejected,PLB,,,,,,2026-11-17T10:01:00+07:00
		PLB-20261117-R0007,2026-11-17T10:00:00+07:00,log,closed,PLB,,,,,,2026-11-17T10:00:00+07:00
	END
	spkt-stats staff --input rows.csv --day 2026-11-17 -v >got 2>said
	grep -qx 'handling time 1800.0 s in the mean, of 3 cases; not measured: missing or without a time of day 1, negative or over 4 hours 1' said
	grep -qx 'thin: the handling time is of 3 cases only, fewer than 30' said
	grep -qx 'n 6; left out: void 0, no time 0, entries of the shift book 1' said
	# 2 of 900 s: A = .5; M=1: P(wait <= 600 s) = 1 - .5 e^(-.5/1.5) = .6417; M=2: C = .1,
	# 1 - .1 e^-1 = .9632
	grep -qx '2,8,2.0000,2' got
	# 1 of 3600 s: A = 1; M=2: C = 1/3, 1 - e^(-1/6)/3 = .7178; M=3: C = .0909, .9349
	grep -qx '2,9,1.0000,3' got
	# 3 of 1800 s: A = 1.5; M=3: C = .2368, .8564; M=4: C = .0746, .9676
	grep -qx '2,10,3.0000,4' got
}

@test "the numbers are those of the queue, for a random week" {
	command -v python3 >/dev/null || skip "no python3 here"
	python3 - >rows.csv <<-'END'
		import datetime, random
		random.seed(5)
		columns = 'accepted_at,dispatched_at,cleared_at,responded_at,resolved_at,closed_at'
		print('id,received,kind,status,station,' + columns)
		at, n = datetime.datetime(2026, 10, 1, 0, 10), 0
		while at < datetime.datetime(2026, 11, 24):
		    n += 1
		    kind, least = random.choice([('lost', 5), ('crime', 40), ('found', 10)])
		    closed = at + datetime.timedelta(minutes=least + random.randint(0, 60))
		    cell = f'{closed:%Y-%m-%dT%H:%M:%S}+07:00' if random.random() < .7 else ''
		    print(f'PLB-{at:%Y%m%d}-R{n:04d},{at:%Y-%m-%dT%H:%M:%S}+07:00,{kind},open,PLB,,,,,,{cell}')
		    at += datetime.timedelta(minutes=random.randint(2, 120 if 7 <= at.hour < 18 else 600))
	END
	spkt-stats staff --input rows.csv --wait 5m --level 0.95 >got
	python3 - >want <<-'END'
		import csv, datetime, math
		rows = list(csv.DictReader(open('rows.csv')))
		time = lambda cell: datetime.datetime.fromisoformat(cell)
		took, came = {}, {}
		for r in rows:
		    at = time(r['received'])
		    if at.date() >= datetime.date(2026, 11, 24):
		        continue
		    came.setdefault((at.isoweekday(), at.hour), []).append(r['kind'])
		    if r['closed_at']:
		        took.setdefault(r['kind'], []).append((time(r['closed_at']) - at).total_seconds())
		mean = {k: sum(v) / len(v) for k, v in took.items()}
		days = [datetime.date(2026, 10, 1) + datetime.timedelta(d) for d in range(54)]
		def fewest(per_hour, handling, within, level):
		    load, m = per_hour / 3600 * handling, 1
		    while load > 0:
		        if m > load:
		            terms = [load ** i / math.factorial(i) for i in range(m)]
		            top = load ** m / math.factorial(m) * m / (m - load)
		            waits = top / (sum(terms) + top)
		            if 1 - waits * math.exp(-(m - load) * within / handling) >= level:
		                return m
		        m += 1
		    return 1
		lines = []
		for weekday in range(1, 8):
		    seen = sum(d.isoweekday() == weekday for d in days)
		    for hour in range(24):
		        kinds = came.get((weekday, hour), [])
		        handling = sum(mean[k] for k in kinds) / len(kinds) if kinds else 1
		        lines.append('%d,%d,%.4f,%d' % (weekday, hour, len(kinds) / seen,
		                     fewest(len(kinds) / seen, handling, 300, .95)))
		print('weekday,hour,arrivals_per_hour,officers')
		print('\n'.join(sorted(lines, key=lambda l: l.split(',')[:2])))
	END
	diff -u want got
}

@test "what it comes to on a roster is said" {
	comes 2026-11-16 10 lost 10 | spkt-report import - -q
	# Monday: 23 hours of 1 and one of 2 officers, in the other days nothing is known;
	# 25 hours, each over 1 - .2 upwards: 23 * 2 + 3 = 49
	says 0 'officers: the fewest with whom a share of 0.90 waits no longer than 600 s (Erlang C), at least 1
it supposes that people come at random at a steady rate, that handling times are exponential, that nobody leaves and the first is served first; with as many officers as are busy in the mean, or fewer, there is no steady state: the queue only grows
handling time 270 s, as given
most at once 2, that is 3 on the roster with a share of 0.20 away
officer hours a week 25, on the roster 49; at 35 hours each that is 1.40 officers
a seat that is never empty needs 168 hours / 35 = 4.80 officers (relief factor)
n 10; left out: void 0, no time 0, entries of the shift book 0
thin: some hour of the week came only 0 times, fewer than 8
period: from 2026-11-16 00:00 to before 2026-11-17 00:00, Asia/Jakarta' \
		spkt-stats staff --day 2026-11-16 --handling 270s --shrinkage 0.2 --hours 35 -v
	spkt-stats staff --day 2026-11-16 --handling 270s -O text --lang id | unwrapped | grep -qx 'satu kursi yang tidak pernah kosong memerlukan 168 jam / 40 = 4,20 petugas (faktor pengganti)'
}

@test "without a handling time there are arrivals, and no officers" {
	comes 2026-11-16 10 lost 10 | spkt-report import - -q
	spkt-stats staff --day 2026-11-16 -v 2>said | grep -qx '1,10,10.0000,'
	grep -qx 'not computable: no case tells how long it was handled; give it: --handling 15m' said
	# nothing at all
	rm -rf "$SPKT_DIR/reports"
	[ "$(spkt-stats staff | grep -c ',,$')" -eq 168 ]
	spkt-stats staff -E -o none.csv 2>said && false
	[ "$(cat said)" = "spkt-stats: nothing found" ]
}

@test "rows give what the tree gives; the records behind an hour" {
	comes 2026-11-16 10 lost 3 | spkt-report import - -q
	spkt-followup accept PLB-20261116-R0001 --at 2026-11-16T10:05 -q >/dev/null
	spkt-followup close PLB-20261116-R0001 --at 2026-11-16T10:25 -q >/dev/null
	spkt-stats staff --day 2026-11-16 -v >want 2>said
	grep -q '^handling time 1200.0 s in the mean, of 1 cases' said
	grep -q '^1,10,3.0000,3$' want
	spkt-report list -O csv | spkt-stats staff --input - --day 2026-11-16 | cmp - want
	gives 0 "PLB-20261116-R0001
PLB-20261116-R0002
PLB-20261116-R0003" spkt-stats staff --explain 'weekday=1,hour=10,arrivals_per_hour'
	[ "$(spkt-stats staff -O ids | wc -l)" -eq 3 ]
	printf 'id,received,kind,status\n' >few.csv
	says 65 'spkt-stats: few.csv:1: these figures need the column "accepted_at", which the rows do not have' spkt-stats staff --input few.csv
	spkt-stats staff --input few.csv --handling 15m -o none.csv
}

@test "a picture of the week" {
	comes 2026-11-16 10 lost 3 | spkt-report import - -q
	spkt-stats staff --handling 15m -O svg | grep -c '<svg' | grep -qx 1
	spkt-stats staff --handling 15m -O html --lang id >page.html
	grep -q '<h1>Berapa petugas yang dibutuhkan tiap jam dalam sepekan' page.html
	grep -q '<figure' page.html
	spkt-stats staff --handling 15m -O text | grep -q '^Mon '
}

@test "what is no share or time is refused" {
	says 64 'spkt-stats: option --level: expected a share over 0 and under 1, such as 0.9, got "90"' spkt-stats staff --level 90
	says 64 'spkt-stats: option --level: expected a share over 0 and under 1, such as 0.9, got "1.0"' spkt-stats staff --level 1.0
	says 64 'spkt-stats: option --shrinkage: expected a share from 0 to 0.95, such as 0.2, got "0.x"' spkt-stats staff --shrinkage 0.x
	for level in 0.9.5 0 0.0 .9 -0.5 0.9x '' 0.12345678901234567; do
		says 64 "spkt-stats: option --level: expected a share over 0 and under 1, such as 0.9, got \"$level\"" spkt-stats staff --level "$level"
	done
	for share in 0.951 0.9999999999 0.1,2; do
		says 64 "spkt-stats: option --shrinkage: expected a share from 0 to 0.95, such as 0.2, got \"$share\"" spkt-stats staff --shrinkage "$share"
	done
	says 64 'spkt-stats: option --least: expected at most 1000 officers, got "4294967299"' spkt-stats staff --least 4294967299
	spkt-stats staff --least 1000 --shrinkage 0,95 --level 0.001 >/dev/null
	says 64 'spkt-stats: option --hours: expected a whole number, got "0"' spkt-stats staff --hours 0
	spkt-stats staff --handling soon 2>err && false
	grep -q 'handling' err
}

@test "several desks are said to be one queue, also without -v" {
	spkt-tree init other --station SKR --zone Asia/Jakarta -q
	spkt-report new lost --title x --now 2026-11-23T09:00 -q
	spkt-report -C other new lost --title x --now 2026-11-23T09:00 -q
	said="these are 2 desks (PLB, SKR), reckoned as one queue: every citizen could be served by any of their officers; each desk by itself needs more together: -w 'station == \"PLB\"' or one --tree"
	says 0 "$said" spkt-stats staff --tree "$SPKT_DIR" --tree other
	spkt-stats staff --tree "$SPKT_DIR" --tree other -v 2>&1 >/dev/null | grep -cxF "$said" | grep -qx 1
	says 0 '' spkt-stats staff --tree "$SPKT_DIR" --tree other -w 'station == "PLB"'
	says 0 '' spkt-stats staff --tree other
}
