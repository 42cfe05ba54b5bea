# Is that much, or a day like others? Each day of a series against its own past.
load desk

# comes DAY KIND N [TITLE]: so many more reports of that day.
comes() {
	for _ in $(seq "$3"); do printf '%sT09:00:00+07:00,%s,%s\n' "$1" "$2" "${4-more}"; done
}

# Twelve weeks of 2 lost a day, 3 on Sundays, until the 23rd of November, then what is given.
twelve_weeks() {
	echo received,kind,title
	for back in $(seq 84 -1 1); do
		day=$(date -u -d "2026-11-24 -$back days" +%F)
		comes "$day" lost $((2 + ($(date -u -d "$day" +%w) == 0))) usual
	done
}

take() {
	spkt-report import - -q
}

@test "a day over the limit of its weekday is high" {
	twelve_weeks | take
	{ echo received,kind,title; comes 2026-11-20 lost 6; comes 2026-11-21 lost 5; comes 2026-11-22 crime 1; } | take
	# P(X <= 7) = .99890 at the mean 2, P(X <= 8) = .99620 at 3, and 9 has .99890;
	# crime: none in eight weeks counts as 3/8, P(X <= 3) = .99939
	gives 0 "day,series,n,expected,limit,alarm,widened
2026-11-20,crime,0,0.0000,3,,
2026-11-20,lost,8,2.0000,7,high,
2026-11-21,crime,0,0.0000,3,,
2026-11-21,lost,7,2.0000,7,,
2026-11-22,crime,1,0.0000,3,,
2026-11-22,lost,3,3.0000,9,,
2026-11-23,crime,0,0.0000,3,,
2026-11-23,lost,2,2.0000,7,," spkt-stats signal --since 2026-11-20
	gives 0 "day,series,n,expected,limit,alarm,widened
2026-11-20,lost,8,2.0000,7,high," spkt-stats signal -w 'kind == "lost"' --day 2026-11-20
	gives 0 "day,series,n,expected,limit,alarm,widened" spkt-stats signal --since 2026-11-24
}

@test "a day is that of each desk's own clock, also where the tree's is ahead of it" {
	spkt-tree init papua --station JPR --zone Asia/Jayapura -q
	mkdir papua/stations/SKR
	sed 's/JPR/SKR/; s/Jayapura/Jakarta/' papua/stations/JPR/station.yaml >papua/stations/SKR/station.yaml
	printf 'kind,received,station,title\nlost,2026-11-10T23:30:00+07:00,SKR,x\nlost,2026-11-11T00:30:00+09:00,JPR,y\n' |
		spkt-report import - -C papua -q
	for day in 10 11; do
		gives 0 "day,series,n,expected,limit,alarm,widened
2026-11-$day,lost,1,,,," spkt-stats signal -C papua --day 2026-11-$day
	done
	gives 0 2,23,1.0000, sh -c 'spkt-stats staff -C papua --day 2026-11-10 | grep 1.0000'
}

@test "too many series and days are refused; a record of a wrong year does not matter where --since leaves it out" {
	twelve_weeks | take
	for method in poisson c1 c2 c3 cusum; do
		spkt-stats signal --since 2026-11-20 --method $method >$method
		[ "$(wc -l <$method)" -eq 5 ]
	done
	spkt-stats signal --since 2026-11-20 --method c3 --baseline days >days
	printf 'kind,received,title\ncrime,0001-01-01T08:00:00+07:00,x\nfound,0001-01-01T08:00:00+07:00,x\n' | take
	says 64 'spkt-stats: 3 series over 739943 days are more than 1000000 counts; ask for fewer days (--since), or for a series of something that has fewer values (-g)' spkt-stats signal
	for method in poisson c1 c2 c3 cusum; do
		spkt-stats signal --since 2026-11-20 --method $method | grep -v ',crime,\|,found,' | cmp - $method
	done
	spkt-stats signal --since 2026-11-20 --method c3 --baseline days | grep -v ',crime,\|,found,' | cmp - days
}

@test "without enough baseline the cells are empty, from the first day of data on" {
	twelve_weeks | take
	spkt-stats signal -g station >got
	# the 56 first days are not told, the 28 others are
	[ "$(sed 1d got | wc -l)" -eq 84 ]
	[ "$(grep -c ',,,,$' got)" -eq 56 ]
	[ "$(sed -n 2p got)" = "2026-09-01,PLB,2,,,," ]
	[ "$(sed -n 57p got)" = "2026-10-26,PLB,2,,,," ]
	[ "$(sed -n 58p got)" = "2026-10-27,PLB,2,2.0000,7,," ]
	# no day before the first record, though it was asked for
	spkt-stats signal -g station --since 2026-01-01 | cmp - got
	gives 0 "day,series,n,expected,limit,alarm,widened" spkt-stats signal -g station --now 2026-09-01T10:00
	# today is not over
	gives 0 "day,series,n,expected,limit,alarm,widened
2026-11-23,lost,2,2.0000,7,," spkt-stats signal --since 2026-11-23 --until 2026-12-31
	gives 0 "day,series,n,expected,limit,alarm,widened
2026-11-22,lost,3,3.0000,9,," spkt-stats signal --since 2026-11-21T12:00 --until 2026-11-23T12:00
}

@test "with --baseline days it is the 28 days before" {
	twelve_weeks | take
	# 60 in 28 days; P(X <= 7) = .99831, P(X <= 8) = .99960
	gives 0 "day,series,n,expected,limit,alarm,widened
2026-11-22,lost,3,2.1429,8,,
2026-11-23,lost,2,2.1429,8,," spkt-stats signal --baseline days --since 2026-11-22
}

@test "limits are those of sums of the Poisson distribution, for random counts" {
	command -v python3 >/dev/null || skip "no python3 here"
	python3 - >rows.csv <<-'END'
		import datetime, random
		random.seed(11)
		print('id,received,kind,status,station')
		day, n = datetime.date(2026, 6, 1), 0
		while day < datetime.date(2026, 11, 24):
		    for kind, most in (('crime', 4), ('found', 1), ('lost', 9)):
		        for _ in range(random.randint(0, most) * (3 if random.random() < .03 else 1)):
		            n += 1
		            print(f'PLB-{day:%Y%m%d}-R{n:04d},{day}T08:00:00+07:00,{kind},open,PLB')
		    day += datetime.timedelta(1)
	END
	spkt-stats signal --input rows.csv >got
	python3 - >want <<-'END'
		import csv, datetime, math
		count, first, last = {}, datetime.date(2026, 11, 24), datetime.date(2026, 11, 24)
		for row in csv.DictReader(open('rows.csv')):
		    day = datetime.date.fromisoformat(row['received'][:10])
		    count[day, row['kind']] = count.get((day, row['kind']), 0) + 1
		    first = min(first, day)
		def limit(mean):
		    mass = total = math.exp(-mean)
		    k = 0
		    while total < .99865:
		        k += 1
		        mass *= mean / k
		        total += mass
		    return k
		print('day,series,n,expected,limit,alarm,widened')
		day = first
		while day < last:
		    for kind in ('crime', 'found', 'lost'):
		        n = lambda back: count.get((day - datetime.timedelta(back), kind), 0)
		        told = (day - first).days >= 56
		        if told:
		            mean = sum(n(7 * w) for w in range(1, 9)) / 8
		            distance = free = 0
		            for weekday in range(1, 8):
		                same = [n(weekday + 7 * w) for w in range(8)]
		                if sum(same):
		                    m = sum(same) / 8
		                    distance += sum((c - m) ** 2 for c in same) / m
		                    free += 7
		            index, likely = (distance / free if free else 0), max(mean, 3 / 8)
		            k = limit(likely)
		            if index > 1.5:
		                k = math.ceil(likely + (k - likely) * math.sqrt(index))
		        print(day, kind, n(0), *(('%.4f' % mean, k, 'high' if n(0) > k else '', 'yes' if index > 1.5 else '') if told else ('', '', '', '')), sep=',')
		    day += datetime.timedelta(1)
	END
	diff -u want got
	grep -q ',high,' got
	grep -q ',yes$' got
}

@test "EARS and CUSUM by --method" {
	twelve_weeks | take
	{ echo received,kind,title; comes 2026-11-20 lost 4; } | take
	# C1: seven days of 2 2 3 2 2 2 2, 15/7, an sd of .378 that counts as 1, so 3 more
	gives 0 "day,series,n,expected,limit,alarm,widened
2026-11-20,lost,6,2.1429,5.1429,high," spkt-stats signal --method c1 --baseline days --day 2026-11-20
	gives 0 "day,series,n,expected,limit,alarm,widened
2026-11-20,lost,6,2.0000,5,high," spkt-stats signal --method c2 --day 2026-11-20
	gives 0 "day,series,n,expected,limit,alarm,widened
2026-11-20,lost,6,2.0000,5,high,
2026-11-21,lost,2,2.0000,,high," spkt-stats signal --method c3 --since 2026-11-20 --until 2026-11-22
	# a rise of one a day that no single day shows
	{ echo received,kind,title; for d in $(seq 10 23); do comes 2026-11-$d lost 2; done; } | take
	spkt-stats signal --since 2026-11-10 --until 2026-11-20 | not grep high
	spkt-stats signal --since 2026-11-10 --until 2026-11-20 --method cusum | grep -q high
	says 64 "spkt-stats: --baseline is not for cusum, whose baseline is the 56 days before the period" \
		spkt-stats signal --method cusum --baseline days
}

@test "what was tested, and how many alarms chance alone makes, stands with it" {
	twelve_weeks | take
	{ echo received,kind,title; comes 2026-11-20 lost 6; comes 2026-11-22 crime 1; } | take
	id=$(spkt-report new lost --title KTP --received 2026-11-22T09:00)
	spkt-followup void "$id" --reason salah -q
	# 2 series of 2 days at .00135
	says 0 'limit: the smallest k with P(X <= k) >= 0.99865, X Poisson with the mean of the same weekday of the 8 weeks before (at least 3/8); high: n is over it
series 2; days tested, of all series, 4; without enough baseline 0
alarms 0; by chance alone, were the means known, about 0.01
n 6; left out: void 1, no time 0
period: from 2026-11-22 00:00 to before 2026-11-24 00:00, Asia/Jakarta' spkt-stats signal --since 2026-11-22 -v
	spkt-stats signal --since 2026-11-22 -O jsonl | tail -1 |
		grep -q '^{"about":"signal","n":6,"no_time":0,"series":2,"tested":4,"untested":0,"alarms":0,"widened":0,"void":1,'
	spkt-stats signal -v 2>&1 >/dev/null | grep -qx 'series 2; days tested, of all series, 56; without enough baseline 112'
	spkt-stats signal -v --lang id 2>&1 >/dev/null | grep -qx 'sinyal 1; karena kebetulan saja, andai reratanya diketahui pasti, sekitar 0,08'
}

@test "-E exits 1 where there is an alarm" {
	twelve_weeks | take
	spkt-stats signal -E -o none.csv
	{ echo received,kind,title; comes 2026-11-20 lost 6; } | take
	gives 1 "day,series,n,expected,limit,alarm,widened
2026-11-20,lost,8,2.0000,7,high," spkt-stats signal -E --day 2026-11-20
	spkt-stats signal -E --day 2026-11-19 -o none.csv
}

@test "the records behind a cell" {
	twelve_weeks | take
	{ echo received,kind,title; comes 2026-11-20 crime 2; } | take
	gives 0 "PLB-20261120-R0003
PLB-20261120-R0004" spkt-stats signal --explain 'day=2026-11-20,series=crime,n'
	gives 0 "PLB-20261120-R0001
PLB-20261120-R0002" spkt-stats signal --explain 'day=2026-11-20,series=kehilangan' --lang id
	[ "$(spkt-stats signal -O ids --since 2026-11-17 | wc -l)" -eq 17 ]
}

@test "rows give what the tree gives, and a past day what it gave" {
	twelve_weeks | take
	spkt-stats signal >want.csv
	spkt-report list -O csv | spkt-stats signal --input - | cmp - want.csv
	spkt-stats signal --now 2026-11-10T10:00 >then.csv
	{ echo received,kind,title; comes 2026-11-20 lost 6; } | take
	spkt-stats signal --now 2026-11-10T10:00 | cmp - then.csv
	awk -F, '$1 < "2026-11-10"' want.csv | cmp - <(sed 1d then.csv)
	spkt-stats cube >cube.csv
	says 65 "spkt-stats: cube.csv:1: signal cannot be told from cube rows; give case rows (list -O csv)" spkt-stats signal --input cube.csv
}

@test "a page has the picture of each series and the table behind it" {
	twelve_weeks | take
	spkt-stats signal --since 2026-11-20 -O html --lang id >page.html
	grep -q '<h1>Hari dengan lebih banyak yang masuk dari biasanya' page.html
	grep -qi '<td>kehilangan' page.html
	{ echo received,kind,title; comes 2026-11-20 crime 1; comes 2026-11-20 lost 6; } | take
	spkt-stats signal --since 2026-11-18 -O html | grep -o '<figure' >figures
	[ "$(wc -l <figures)" -eq 2 ]
	# the picture alone is that of the series with the most
	spkt-stats signal --since 2026-11-18 -O svg >picture.svg
	[ "$(grep -c '<svg' picture.svg)" -eq 1 ]
	grep -q '<title[^>]*>lost' picture.svg
	spkt-stats signal --since 2026-11-18 -O text | grep -q 'limit  . alarm$'
	grep -q 'periode: dari 2026-11-20 00:00 sampai sebelum 2026-11-24 00:00' page.html
}

@test "one column is a series" {
	says 64 'spkt-stats: a series is one column (-g), got "kind,area"' spkt-stats signal -g kind,area
	gives 0 "day,series,n,expected,limit,alarm,widened" spkt-stats signal
	spkt-stats signal --method c4 2>err && false
	grep -q 'method' err
}

@test "the series with an alarm is drawn, though another has more records; the others are named" {
	twelve_weeks | take
	{ echo received,kind,title; comes 2026-11-20 crime 5; } | take
	spkt-stats signal --since 2026-11-18 -O text >got
	# As a title of its own, not as a cell.
	grep -qx crime got
	not grep -qx lost got
	unwrapped got | grep -qx 'drawn first: the series with the most alarms, then with the most records; not drawn: lost'
	spkt-stats signal --since 2026-11-18 -O html >got
	not grep -q 'not drawn' got
	[ "$(grep -o '<figcaption>[a-z]*' got | tr '\n' ' ')" = '<figcaption>crime <figcaption>lost ' ]
}
