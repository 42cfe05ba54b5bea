# spkt-stats backlog: how old is what is open, and how long it takes to close.
load desk
load figures

# came DAY [TIME]: a report of that day; its id goes to the end of `ids`.
came() {
	spkt-report new lost -r "$1 ${2:-08:00}" -q >>ids
}

# On both sides of every step of the law; days since then up to 24 November: 0 3 4 5 6 14 15
# 30 31 60 61. Of 11 the median is the 6th, 14; nine of ten the 10th, 60.
ages() {
	came 2026-11-24
	came 2026-11-21 23:59
	came 2026-11-20 00:01
	came 2026-11-19
	came 2026-11-18
	came 2026-11-10
	came 2026-11-09
	came 2026-10-25
	came 2026-10-24
	came 2026-09-25
	came 2026-09-24
}

@test "six rows by the steps of the law, in whole days of the calendar, with the oldest of each" {
	ages
	gives 0 'bucket,n,oldest
0-3,2,PLB-20261121-R0001
4-5,2,PLB-20261119-R0001
6-14,2,PLB-20261110-R0001
15-30,2,PLB-20261025-R0001
31-60,2,PLB-20260925-R0001
>60,1,PLB-20260924-R0001' spkt-stats backlog
	says 0 'open 11, of these waiting 0, referred 0; resolved and not closed yet 0
age of what is open, in days: median 14, nine of ten at most 60 (nearest rank)
days are whole days of the calendar since the day of receipt, which is day 0, on the clock of the station
time to close: not computable, as nothing is closed whose times of day are known; closed or open without a time 0, not closed 11
left out: void 0, rejected, duplicate or log 0; of the time to close also: no time of receipt 0, closed before it was received 0
period: from the first record (2026-09-24) to before now (2026-11-24 10:00), Asia/Jakarta' spkt-stats backlog -v
}

@test "without anything open the rows stand there with 0 and no oldest; -E says so" {
	gives 0 'bucket,n,oldest
0-3,0,
4-5,0,
6-14,0,
15-30,0,
31-60,0,
>60,0,' spkt-stats backlog
	spkt-stats backlog -E >/dev/null || [ $? -eq 1 ]
	not spkt-stats backlog -E
	came 2026-11-24
	spkt-stats backlog -E >/dev/null
}

# Closed after 1, 2 and 4 days; open for 3 and 5. Of five all are at risk after 1 day (S =
# 4/5), four after 2 (3/5), two after 4, as one is known for 3 days only (3/10): the median
# is 4 days. That of the three closed is 2.
closings() {
	for day in 1 2 4; do came 2026-11-10 10:00; done
	came 2026-11-21 10:00
	came 2026-11-19 10:00
	spkt-followup close "$(sed -n 1p ids)" --at "2026-11-11 10:00" -q
	spkt-followup close "$(sed -n 2p ids)" --at "2026-11-12 10:00" -q
	spkt-followup close "$(sed -n 3p ids)" --at "2026-11-14 10:00" -q
} >/dev/null

@test "what is open still counts in the time to close" {
	closings
	[[ $(spkt-stats backlog -v 2>&1 >/dev/null) == *'time to close: median of the 3 closed 2d; with the 2 not closed (Kaplan-Meier) 4d'* ]]
	[[ $(spkt-stats backlog -O jsonl | tail -1) == *'"closed":3,"not_closed":2,"closed_median_s":172800,"kaplan_meier_median_s":345600,'* ]]
	# Waiting, referred and resolved: the first two are open.
	spkt-followup wait "$(sed -n 4p ids)" --reason berkas -q >/dev/null
	spkt-followup refer "$(sed -n 5p ids)" --agency dukcapil --reason KTP -q >/dev/null
	[[ $(spkt-stats backlog -v 2>&1) == *'open 2, of these waiting 1, referred 1; resolved and not closed yet 0'* ]]
	spkt-followup resume "$(sed -n 4p ids)" -q >/dev/null
	spkt-followup resolve "$(sed -n 4p ids)" --outcome found -q >/dev/null
	[[ $(spkt-stats backlog -v 2>&1) == *'open 1, of these waiting 0, referred 1; resolved and not closed yet 1'* ]]
}

@test "an anonymous slip has an age in days and no time to close; out of order is named" {
	echo gelap | spkt-feedback new complaint -c box -m - -r 2026-11-20 -q >/dev/null
	came 2026-11-23
	spkt-followup close "$(tail -1 ids)" --at "2026-11-22 08:00" -q >/dev/null 2>&1
	gives 0 '4-5,1' sh -c 'spkt-stats backlog | grep ^4 | cut -d, -f1,2'
	[[ $(spkt-stats backlog -v 2>&1) == *'no time of receipt 1, closed before it was received 1'* ]]
	gives 0 hour,bucket,n,oldest spkt-stats backlog -g hour
	[[ $(spkt-stats backlog -v -g hour 2>&1) == *'in no group, as they have a day and no time: 1'* ]]
}

@test "a group has all six rows, in the order of the law" {
	spkt-report new lost -r "2026-11-18 08:00" --area utara -q >/dev/null
	spkt-report new lost -r "2026-11-24 08:00" --area barat -q >/dev/null
	gives 0 'area,bucket,n,oldest
barat,0-3,1,PLB-20261124-R0001
barat,4-5,0,
barat,6-14,0,
barat,15-30,0,
barat,31-60,0,
barat,>60,0,
utara,0-3,0,
utara,4-5,0,
utara,6-14,1,PLB-20261118-R0001
utara,15-30,0,
utara,31-60,0,
utara,>60,0,' spkt-stats backlog -g area
}

# From the 10th to before the 20th. Open before: a, b, f, h. Came in: c and d. Reopened: c and
# g. Left: b closed, c closed, d rejected, h resolved. 4 + 2 + 2 - 4 = 4: a, c, f, g.
moving() {
	came 2026-11-05	# a
	came 2026-11-05	# b
	came 2026-11-11	# c
	came 2026-11-12	# d
	came 2026-11-22	# e: after it
	came 2026-11-06	# f
	came 2026-11-04	# g
	came 2026-11-03	# h
	came 2026-11-12	# void
	spkt-report new log --title mutasi -r "2026-11-12 08:00" -q
	set -- $(cat ids)
	spkt-followup close "$2" --at "2026-11-12 09:00" -q
	spkt-followup close "$3" --at "2026-11-13 09:00" -q
	spkt-followup reopen "$3" --reason lagi --at "2026-11-15 09:00" -q
	spkt-followup reject "$4" --reason iseng --at "2026-11-13 09:00" -q
	spkt-followup close "$6" --at "2026-11-21 09:00" -q
	spkt-followup close "$7" --at "2026-11-07 09:00" -q
	spkt-followup reopen "$7" --reason lagi --at "2026-11-14 09:00" -q
	spkt-followup resolve "$8" --outcome found --at "2026-11-18 09:00" -q
	spkt-followup void "$9" --reason salah --at "2026-11-12 09:00" -q
} >/dev/null

@test "a period is judged at its end, on its last day, and what moved in it adds up" {
	moving
	# a is 14 days old on the 19th, f 13, c 8; g 15.
	gives 0 'bucket,n,oldest
0-3,0,
4-5,0,
6-14,3,PLB-20261105-R0001
15-30,1,PLB-20261104-R0001
31-60,0,
>60,0,' spkt-stats backlog --since 2026-11-10 --until 2026-11-20
	[[ $(spkt-stats backlog --since 2026-11-10 --until 2026-11-20 -v 2>&1) == *'check: open before + came in + reopened - resolved, closed, rejected or duplicate - voided = open at the end: 4 + 2 + 2 - 4 - 0 = 4
left out: void 1, rejected, duplicate or log 2;'* ]]
	# One period after the other: what is open at the end of one is open before the next.
	[[ $(spkt-stats backlog --since 2026-11-20 -v 2>&1) == *': 4 + 1 + 0 - 1 - 0 = 4'* ]]
	[[ $(spkt-stats backlog --until 2026-11-10 -v 2>&1) == *': 0 + 5 + 0 - 1 - 0 = 4'* ]]
	# The page of that day says the same.
	gives 0 report_open,n,4 sh -c 'spkt-stats daily --day 2026-11-19 -O csv | grep ^report_open,n'
	# It stays so on every later day.
	spkt-stats backlog -O text --since 2026-11-10 --until 2026-11-20 >then
	spkt-stats backlog -O text --since 2026-11-10 --until 2026-11-20 --now 2026-12-24T08:00 | cmp - then
}

@test "what was open before and is void now has left; one that came and went is in nothing" {
	came 2026-11-20
	came 2026-11-21	# voided after the period before
	came 2026-11-19	# resolved, reopened, then voided: it was not open before
	came 2026-11-23	# came and voided in the period
	set -- $(cat ids)
	spkt-followup resolve "$3" --outcome found --at "2026-11-20 09:00" -q >/dev/null
	spkt-followup reopen "$3" --reason lagi --at "2026-11-23 08:00" -q >/dev/null
	for id in "$2" "$3" "$4"; do
		spkt-followup void "$id" --reason salah --at "2026-11-23 09:00" -q >/dev/null
	done
	[[ $(spkt-stats backlog --until 2026-11-23 -v 2>&1) == *': 0 + 3 + 0 - 1 - 0 = 2'* ]]
	[[ $(spkt-stats backlog --day 2026-11-23 -v 2>&1) == *'- voided = open at the end: 2 + 0 + 0 - 0 - 1 = 1'* ]]
	[[ $(spkt-stats backlog --day 2026-11-23 -w 'kind == "found"' -v 2>&1) == *': 0 + 0 + 0 - 0 - 0 = 0'* ]]
}

@test "--input equals the tree; a period needs the steps" {
	ages
	closings
	{ spkt-report list -O csv; spkt-feedback list -O csv; } >rows.csv
	for format in csv jsonl text html svg yaml excel fods; do
		spkt-stats backlog -O $format >tree.$format
		spkt-stats backlog -O $format --input rows.csv | cmp - tree.$format
	done
	page tree.html
	picture tree.svg
	says 64 'spkt-stats: backlog is judged from the steps of the records: give trees (--tree), not rows (--input)' spkt-stats backlog --input rows.csv --month 2026-11
}

@test "the records behind a cell are as many as it says" {
	ages
	gives 0 PLB-20260924-R0001 spkt-stats backlog --explain 'bucket=>60,n'
	gives 0 'PLB-20261119-R0001
PLB-20261120-R0001' spkt-stats backlog --explain bucket=4-5
	gives 0 11 sh -c 'spkt-stats backlog -O ids | wc -l'
}

@test "days and sentences are in the language" {
	ages
	spkt-stats backlog -O text --lang id | unwrapped >text
	# Excel would make a date of 4-5.
	spkt-stats backlog -O excel --lang en | grep -q '^4-5 days,'
	grep -q '^>60 hari    1  PLB-20260924-R0001$' text
	grep -q '^umur yang belum selesai, dalam hari: median 14, sembilan dari sepuluh paling lama 60 (peringkat terdekat)$' text
}

@test "in a period that is not over nothing is older than it is now" {
	export SPKT_DIR=$BATS_TEST_TMPDIR/young SPKT_NOW=2026-11-24T10:00:00+07:00
	spkt-tree init "$SPKT_DIR" --station PLB -q
	spkt-report new information -r "2026-11-23 09:00" -q >/dev/null
	for period in --month=2026-11 --since=2026-11-01 --year=2026; do
		gives 0 1 sh -c "spkt-stats backlog $period -w 'age < 30h && !(clocks ~ \" breached \")' | awk -F, 'NR > 1 { n += \$2 } END { print n }'"
	done
}
