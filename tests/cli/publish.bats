# The public page: what of a tree everybody may see, and nothing else.

load desk

# come KIND CHANNEL N [MONTH]: so many of a kind, from the 30th of a month back.
come() {
	local i
	for ((i = 0; i < $3; i++)); do
		printf '%s,%s,%s-%02dT%02d:00:00+07:00\n' "$1" "$2" "${4-2026-11}" $((30 - i % 28)) $((i * 5 % 24))
	done
}

take() {
	{ echo kind,channel,received && cat; } | "spkt-$1" import - -q --now "${2-2026-12-01T08:00}"
}

feedback() {
	sed 's/$/,Antrean malam terlalu lama/;1i kind,channel,received,text' | spkt-feedback import - -q --now "${1-2026-12-01T08:00}"
}

publish() {
	spkt-stats publish --out "$BATS_TEST_TMPDIR/page" --now 2026-12-02T08:00 "$@"
}

shown() {
	grep "^$1," page/published.csv
}

@test "a folder outside the tree, and months that are over" {
	says 64 'spkt-stats: publish needs --out DIR, a folder outside the tree' spkt-stats publish
	for inside in "$SPKT_DIR" "$SPKT_DIR/page" "$SPKT_DIR/stations/PLB/page" "$SPKT_DIR/../tree"; do
		says 64 "spkt-stats: the public page cannot lie in the tree: \"$inside\"" spkt-stats publish --out "$inside"
	done
	ln -s "$SPKT_DIR/stations" link
	says 64 'spkt-stats: the public page cannot lie in the tree: "link"' spkt-stats publish --out link
	says 64 'spkt-stats: the public page cannot lie in the tree: "link/page"' spkt-stats publish --out link/page
	[ "$(find "$SPKT_DIR" -name '*.html' -o -name page -o -name data | wc -l)" -eq 0 ]
	says 64 'spkt-stats: expected one month that is over, got "2026-12"' publish --month 2026-12
	says 64 'spkt-stats: --republish needs --month and --reason' publish --republish
	mkdir folder
	gives 0 '' publish --out folder/page//
	[ -e folder/page/index.html ]
	run publish --out nowhere/page
	[ "$status" -eq 73 ]
	# A desk without records has a page that says so.
	gives 0 '' publish
	grep -q '<p>Belum ada bulan yang selesai.</p>' page/index.html
	grep -q '<p>No month is over yet.</p>' page/index.en.html
	says 65 "spkt-stats: published.csv:1: not a log of what was published: expected period,table,row,column,value, by month" bash -c '
		echo month,n >page/published.csv
		spkt-stats publish --out page'
}

@test "every month that is over once; the same bytes the second time; nothing in the tree" {
	{ come lost desk 20 2026-09 && come lost desk 20 2026-11 && come lost desk 3 2026-12; } | take report 2026-12-31T23:30
	find "$SPKT_DIR" -printf '%p %s %T@ %C@\n' | sort >before
	gives 0 '2026-09
2026-10
2026-11' publish --now 2026-12-05T08:00
	cp -r page first
	gives 0 '' publish --now 2026-12-05T08:00
	diff -r first page
	gives 0 '' publish --now 2026-12-31T08:00
	diff -r first page
	gives 0 '2026-12' publish --now 2027-01-02T08:00 --month 2026-12
	cmp first/2026-09.html page/2026-09.html
	find "$SPKT_DIR" -printf '%p %s %T@ %C@\n' | sort >after
	cmp before after
	[ "$(find page -type f | sed 's,page/,,' | grep -v ^data | sort | tr '\n' ' ')" = '2026-09.en.html 2026-09.html 2026-10.en.html 2026-10.html 2026-11.en.html 2026-11.html 2026-12.en.html 2026-12.html index.en.html index.html published.csv ' ]
	gives 0 'month,reports,feedback
2026-09,20,0
2026-10,0,0
2026-11,20,0
2026-12,,0' cat page/data/months.csv
	# As of a past day, into another folder: the page of that day.
	publish --out past --now 2026-12-05T08:00 >/dev/null
	diff -r first past
}

@test "a month waits while nothing came in at its end: no record is not 0" {
	come lost desk 20 2026-09 | take report
	come lost desk 11 2026-10 | sed 's/-10-[0-9]*T/-10-12T/' | take report
	gives 0 2026-09 publish
	says 0 '2026-10 and later wait: the newest record is of 2026-10-12; --month publishes one all the same' publish
	gives 0 2026-10 publish --month 2026-10
	come lost desk 1 2026-11 | take report
	gives 0 2026-11 publish
}

@test "days, hours and desks where none is small, else days of the week and parts of the day" {
	spkt-tree init other --station KRT --name "SPKT Polsek Kertapati" --zone Asia/Jakarta -q
	for i in $(seq 0 239); do
		printf 'lost,desk,2026-11-%02dT%02d:00:00+07:00\n' $((i % 30 + 1)) $((i % 24))
	done >rows
	SPKT_DIR=other take report <rows
	come lost desk 6 | take report
	# Of so few no page is made without being asked for.
	gives 0 '' publish
	publish --month 2026-11 >/dev/null
	[ "$(ls page/data)" = '2026-11-feedback-received.csv
months.csv' ]
	cp -r other/stations/KRT "$SPKT_DIR/stations/"
	cp -r other/reports/KRT "$SPKT_DIR/reports/"
	spkt-stats publish --out both --now 2026-12-02T08:00 >/dev/null
	gives 0 'station,n
KRT,240
PLB,6' cat both/data/2026-11-report-stations.csv
	[ "$(head -3 both/data/2026-11-report-days.csv)" = 'day,n
2026-11-01,8
2026-11-02,8' ]
	[ "$(wc -l <both/data/2026-11-report-hours.csv)" -eq 25 ]
	grep -q 'SPKT Polsek Kertapati' both/2026-11.html
	# Some hours with a few.
	rm -r other/reports/KRT
	sed '60,$d' rows | SPKT_DIR=other take report 2026-12-01T09:00
	spkt-stats publish -C other --out few --now 2026-12-02T08:00 >/dev/null
	[ ! -e few/data/2026-11-report-days.csv ]
	gives 0 'hour,n
night,18
morning,17
afternoon,12
evening,12' cat few/data/2026-11-report-dayparts.csv
	[ "$(wc -l <few/data/2026-11-report-weekdays.csv)" -eq 8 ]
}

@test "small counts, and what would give them away, are hidden" {
	{
		come lost desk 20 && come lost phone 8 && come found desk 6 && come found phone 3 && come information desk 2
		come information phone 9 && come crime desk 9 && come log desk 40 && come outage desk 7
	} | take report
	publish >/dev/null
	# 9 crimes are few; 9 of found go with them. Of information 2 are few: with it go its 9,
	# and what the rows of crime and found come to in both columns is not known then.
	gives 0 'kind,all,desk,phone
crime,,,
lost,28,20,8
found,,,
social,0,0,0
emergency,0,0,0
information,11,,
all,57,37,20' cat page/data/2026-11-report-received.csv
	grep -q '^crime,,,$' page/data/2026-11-report-received.csv
	# Who takes part in no figure: the shift book and outages.
	not grep -rq 'outage\|,log,' page/published.csv page/data
	# Of a month with a few, nothing; neither its total.
	come lost desk 9 2026-10 | take report
	publish --out other --month 2026-10 >/dev/null
	gives 0 'period,table,row,column,value
2026-10,about,published,day,2026-12-02
2026-10,report-received,all,all,
2026-10,feedback-received,kind,all,' bash -c 'sed "/feedback-received,[^a].*/d;s/feedback-received,all,all,0/feedback-received,kind,all,/" other/published.csv'
	grep -q 'Kurang dari 10' other/2026-10.html
}

@test "what was published of a month stays, unless nobody can be found by comparing" {
	{ come lost desk 160 && come found desk 20 && come crime desk 4 && come social desk 8; } 2>/dev/null | take report
	publish >/dev/null
	cp -r page first
	# Four late records would show up as a difference of four.
	come lost desk 4 | sed 's/:00:00+/:30:00+/' | take report 2026-12-03T08:00
	gives 0 '' publish --now 2026-12-04T08:00
	diff -r first page
	says 0 '2026-11: a count would change by fewer than 10, so that it stays as it was published' \
		publish --now 2026-12-04T08:00 --month 2026-11 --republish --reason 'entri terlambat'
	diff -r first page
	# With so many more that each count that changes does so by ten or more.
	for day in 2 3 4 5 6 7 8; do
		for hour in 00 06 12 18; do
			for minute in 41 42 43 44 45 46; do
				echo "lost,desk,2026-11-0${day}T$hour:$minute:00+07:00"
			done
		done
	done | take report 2026-12-05T08:00
	cp -r "$SPKT_DIR" other
	cp -r page again
	gives 0 2026-11 publish --now 2026-12-06T08:00 --month 2026-11 --republish --reason 'entri terlambat'
	[ "$(shown 2026-11,report-received,lost,all)" = 2026-11,report-received,lost,all,332 ]
	[ "$(shown 2026-11,about)" = '2026-11,about,published,day,2026-12-06
2026-11,about,published,reason,entri terlambat' ]
	grep -q 'Diumumkan ulang: entri terlambat' page/2026-11.html
	# One more of what is hidden could be computed from the sums.
	echo crime,desk,2026-11-08T06:50:00+07:00 | SPKT_DIR=other take report 2026-12-05T08:00
	says 0 '2026-11: a count would change by fewer than 10, so that it stays as it was published' \
		spkt-stats publish -C other --out again --now 2026-12-06T08:00 --month 2026-11 --republish --reason 'entri terlambat'
}

# Whatever two publications show, as equations over what they hide: Gauss and Jordan
# find no hidden number that has one value, and no small sum of some.
equations='
import csv, sys
from fractions import Fraction
hidden, rows = {}, []
def cell(key, value):
    return ({}, int(value)) if value else ({hidden.setdefault(key, len(hidden)): 1}, 0)
def equal(total, parts):
    left, right = dict(total[0]), Fraction(-total[1])
    for coefficients, known in parts:
        right += known
        for k, v in coefficients.items():
            left[k] = left.get(k, 0) - v
    rows.append(({k: Fraction(v) for k, v in left.items() if v}, right))
for path in sys.argv[1:]:
    tables = {}
    for r in csv.DictReader(open(path)):
        if "received" in r["table"]:
            tables.setdefault((r["period"], r["table"]), {}).setdefault(r["row"], {})[r["column"]] = r["value"]
    for name, t in tables.items():
        c = lambda row, column: cell((name, row, column), t[row][column])
        if len(t) == 1:
            continue
        for row in t:
            equal(c(row, "all"), [c(row, k) for k in t[row] if k != "all"])
        for column in t["all"]:
            equal(c("all", column), [c(row, column) for row in t if row != "all"])
done = []
for left, right in rows:
    for pivot, l, r in done:
        if pivot in left:
            f = left[pivot]
            right -= f * r
            for k, v in l.items():
                left[k] = left.get(k, 0) - f * v
            left = {k: v for k, v in left.items() if v}
    if not left:
        assert right == 0, "what was published contradicts itself"
        continue
    pivot = next(iter(left))
    f = left[pivot]
    left, right = {k: v / f for k, v in left.items()}, right / f
    for i, (p, l, r) in enumerate(done):
        if pivot in l:
            g = l[pivot]
            l = {k: l.get(k, 0) - g * left.get(k, 0) for k in {*l, *left}}
            done[i] = (p, {k: v for k, v in l.items() if v}, r - g * right)
    done.append((pivot, left, right))
names = {v: k for k, v in hidden.items()}
for pivot, left, right in done:
    # One number that is known, or a sum of some of which each is less than five.
    if len(left) == 1 and right:
        print("known:", names[pivot], right)
    elif min(left.values()) > 0 and right and right < 5:
        print("small:", [names[k] for k in left], right)
print(len(hidden), "hidden")
'

@test "no hidden number can be computed from all that two publications show" {
	command -v python3 >/dev/null || skip "python3 is not installed"
	for m in 07 08 09 10 11; do
		{
			come crime desk $((m * 7 % 13)) 2026-$m && come crime phone $((m * 5 % 4)) 2026-$m && come lost desk 31 2026-$m
			come lost message $((m % 6)) 2026-$m && come found phone $((m * 3 % 8)) 2026-$m && come social desk $((m * 11 % 17)) 2026-$m
			come information online $((m * 9 % 7)) 2026-$m && come emergency phone $((m * 13 % 11 + 3)) 2026-$m && come information desk 8 2026-$m
		} 2>/dev/null | take report
	done 2>/dev/null
	publish >/dev/null
	cp page/published.csv first.csv
	{ come crime phone 1 && come lost desk 2 && come social message 1; } | sed 's/:00:00+/:30:00+/' | take report 2027-01-02T08:00
	come lost desk 23 2026-12 | take report 2027-01-02T08:00
	publish --now 2027-01-03T08:00 >/dev/null
	publish --now 2027-01-03T08:00 --month 2026-11 --republish --reason terlambat -q >/dev/null
	python3 -c "$equations" first.csv page/published.csv >found
	cat found
	[ "$(wc -l <found)" -eq 1 ]
	grep -qx '[1-9][0-9]* hidden' found
	# The same finds what a single cell that is shown would give away.
	awk -F, -v OFS=, '/,crime,all,$/ && !n { $5 = 3; n++ } 1' first.csv >leak.csv
	python3 -c "$equations" leak.csv | grep -q 'known\|small'
}

# A tree with names, numbers and phones in every text.
planted() {
	local who='Siti Rahmawati' nik=1671042509900001 phone=081234567890
	awk -v who="$who" -v nik=$nik -v phone=$phone 'BEGIN {
		split("crime lost lost lost lost information social emergency lost information found lost", kind, " ")
		split("desk desk desk phone whatsapp desk desk phone desk phone", channel, " ")
		print "kind,received,channel,title,narrative,place,area,category,outcome"
		for (m = 9; m <= 11; m++) for (i = 0; i < 130; i++) {
			x = (i * 7919 + m * 104729) % 997
			printf "%s,2026-%02d-%02dT%02d:%02d:00+07:00,%s,%s,%s,%s,%s,%s,\n", kind[x % 12 + 1], m, x % 30 + 1, (x * 3 + i) % 24, x % 60,
				(x % 50 == 0 ? who : channel[(x + i) % 10 + 1]), who, who " NIK " nik, "rumah " who " " phone, who, who }
	}' | spkt-report import - -q --now 2026-12-01T08:00 2>/dev/null
	awk -v who="$who" -v nik=$nik -v phone=$phone 'BEGIN {
		split("complaint suggestion praise question complaint criticism praise suggestion input complaint", kind, " ")
		split("time behaviour time facilities procedure time behaviour cost", aspect, " ")
		print "kind,received,channel,title,text,aspects,publish,confidential,place,concerns,category,service"
		for (m = 9; m <= 11; m++) for (i = 0; i < 60; i++) {
			x = (i * 7919 + m * 104729) % 997
			said = x % 5 == 0 ? "Antrean malam <b>terlalu</b> lama" : x % 5 == 1 ? "Hubungi saya di " phone : who " terlalu lama"
			printf "%s,2026-%02d-%02dT%02d:%02d:00+07:00,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s\n", kind[x % 10 + 1], m, x % 30 + 1, (x * 5 + i) % 24, x % 60,
				(x % 4 == 0 ? "box" : "online"), who, said, aspect[x % 8 + 1], (x % 5 < 3 && x % 5 != 2 || x % 10 == 2 ? "yes" : "no"),
				(x % 10 == 2 ? "yes" : "no"), who, "Bripka " who, who, who }
	}' | spkt-feedback import - -q --now 2026-12-01T08:00 2>/dev/null
	spkt-feedback list -f id,received,text --now 2026-12-01T08:00 | awk -F, -v who="$who" 'NR == 1 { print "id,step,at,text,cause,decision,reason,by,to" } NR % 6 > 1 {
		at = substr($2, 1, 10) ($2 ~ /T/ ? "T23:59:00+07:00" : "")
		print $1 ",respond," at "," ($3 ~ /Antrean/ ? "Loket malam dibuka." : "Maaf " who) ",,,,84010123,"
		if (NR % 2) print $1 ",analyse," at ",," who ",,,84010123,"
		if (NR % 2) print $1 ",decide," at ",,," who "," who ",84010123," }' |
		spkt-followup import - -q --now 2026-12-01T08:00 2>/dev/null
	spkt-report list -f id,received --now 2026-12-01T08:00 | awk -F, -v who="$who" 'NR == 1 { print "id,step,at,unit,note,reason"; next } NR % 4 {
		split($2, t, "T"); print $1 ",dispatch," $2 "," who "," who "," who
		printf "%s,arrive,%sT%s,%s,,\n", $1, t[1], "23:59:00+07:00", who }' |
		spkt-followup import - -q --now 2026-12-01T08:00 2>/dev/null
	spkt-followup action new staffing --title "Ganti $who" --aim time --measure "$who $nik" --owner "$who" --now 2026-10-01T10:00 -q >/dev/null 2>&1
	spkt-followup start PLB-20261001-A0001 --now 2026-10-10T10:00 -q >/dev/null 2>&1
	spkt-followup finish PLB-20261001-A0001 --outcome "$who" --now 2026-10-11T08:00 -q >/dev/null 2>&1
	spkt-followup verify PLB-20261001-A0001 --now 2026-11-20T08:00 -m "$who" --verdict not_shown -q >/dev/null 2>&1
	spkt-followup action new training --title "$who" --aim "$who" --now 2026-11-05T10:00 -q >/dev/null 2>&1
}

@test "an element that a record names twice counts once" {
	come complaint online 12 | sed 's/$/,Antre,"time\ntime"/;1i kind,channel,received,text,aspects' |
		spkt-feedback import - -q --now 2026-12-01T08:00
	publish >/dev/null
	gives 0 '2026-11,feedback-elements,time,n,12' sh -c 'grep elements,time,n, page/published.csv'
}

@test "no name, number or phone of anybody; only what may be quoted is quoted" {
	planted
	publish >out 2>err
	[ "$(find page -name '*.html' | wc -l)" -eq 8 ]
	not grep -rqi 'Siti R\|Rahmawati\|1671042509900001\|081234567890\|PLB-2026' page
	# With leave, answered, and nobody named: as text, never as markup.
	grep -q '<p>Antrean malam &lt;b&gt;terlalu&lt;/b&gt; lama</p>' page/2026-11.html
	grep -q '<p>What we did: Loket malam dibuka.</p>' page/2026-11.en.html
	# With leave, but with a phone: named to the desk, not shown.
	grep -q '^PLB-2026[0-9]*-[FN][0-9]*: it or its answer holds something like personal data; not published$' err
	# A channel that is no row of channels.csv is "other", an aim without a name is none.
	cat page/data/*-report-received.csv | grep -q '^kind,.*,other$'
	grep -q '<td>not shown</td>' page/2026-11.en.html
	grep -q '<td>pelatihan</td><td>-</td><td>direncanakan</td>' page/2026-11.html
	# What is wanted back is gone with the next run, from months that were published too.
	id=$(spkt-feedback list -f id -w 'publish == "yes" && confidential != "yes" && text ~ "Antrean"' --month 2026-11 --now 2026-12-02T08:00 -O ids)
	echo "$id" | spkt-followup amend - --set publish=no --by 84010123 -q --now 2026-12-02T09:00 2>/dev/null
	cp page/published.csv kept.csv
	publish --now 2026-12-02T10:00 2>/dev/null
	not grep -q 'Antrean malam' page/2026-11.html
	cmp kept.csv page/published.csv
}

@test "a text that the tree keeps with the personal data is not quoted" {
	said() {
		come complaint online 12 | sed 's/$/,Antrean lama,yes/;1i kind,channel,received,text,publish' | spkt-feedback import - -q --now 2026-12-01T08:00
		spkt-feedback list -O ids --now 2026-12-01T09:00 | spkt-followup respond - -m 'Loket dibuka.' -q --at 2026-11-30T12:00 --now 2026-12-01T09:00 >/dev/null
		publish >/dev/null
	}
	cp -r "$SPKT_DIR" tight
	said
	[ "$(grep -c 'Antrean lama' page/2026-11.html)" -eq 12 ]
	printf 'privacy:\n  text: identity\n' >>tight/spkt.yaml
	rm -r page
	SPKT_DIR=tight said
	not grep -rq 'Antrean lama' page
	grep -q 2026-11,feedback-received,all,all,12 page/published.csv
}

@test "in a browser: no message, no request out of the folder, nothing wider than a phone" {
	command -v python3 >/dev/null || skip "python3 is not installed"
	command -v chromium >/dev/null || command -v chromium-headless-shell >/dev/null || skip "chromium is not installed"
	planted
	publish >/dev/null 2>&1
	mkdir pictures
	python3 "$BATS_TEST_DIRNAME/../browser.py" --pictures pictures page/index.html page/index.en.html page/2026-11.html page/2026-11.en.html page/2026-09.html
	[ "$(find pictures -name '*.png' -size +10k | wc -l)" -eq 10 ]
	[ "$(find pictures -name '*.pdf' | wc -l)" -eq 5 ]
}

@test "where a month has sensitive kinds all its tables hide up to ten; what is hidden is not written as 0" {
	{
		come complaint online 53 | sed 's/$/,time/' && come complaint online 7 | sed 's/:00:00+/:20:00+/;s/$/,cost/'
	} | sed '1i kind,channel,received,aspects' | sed 's/$/,Antre/;1s/Antre/text/' | spkt-feedback import - -q --now 2026-12-01T08:00
	spkt-feedback list -O ids --now 2026-12-01T08:30 | sed -n 1,6p | spkt-followup respond - -m Dibuka -q --at 2026-11-30T12:00 --now 2026-12-01T09:00 >/dev/null
	come praise online 20 2026-10 | sed 's/$/,behaviour/;1i kind,channel,received,aspects' | sed 's/$/,Ramah/;1s/Ramah/text/' |
		spkt-feedback import - -q --now 2026-12-01T08:00
	come praise online 7 2026-10 | sed 's/:00:00+/:20:00+/;s/$/,cost/;1i kind,channel,received,aspects' | sed 's/$/,Murah/;1s/Murah/text/' |
		spkt-feedback import - -q --now 2026-12-01T08:00
	publish >/dev/null
	[ "$(shown 2026-11,feedback-elements,cost)" = '2026-11,feedback-elements,cost,n,
2026-11,feedback-elements,cost,answered_at_least,
2026-11,feedback-elements,cost,improved_at_least,' ]
	[ "$(shown 2026-11,feedback-elements,time)" = '2026-11,feedback-elements,time,n,53
2026-11,feedback-elements,time,answered_at_least,
2026-11,feedback-elements,time,improved_at_least,0' ]
	[ "$(shown 2026-11,feedback-loop,answered)" = 2026-11,feedback-loop,answered,at_least, ]
	[ "$(shown 2026-11,feedback-response,complaint,measured_at_least)" = 2026-11,feedback-response,complaint,measured_at_least, ]
	# Praise alone is not sensitive.
	[ "$(shown 2026-10,feedback-elements,cost,n)" = 2026-10,feedback-elements,cost,n,7 ]
	# A kind that nobody came with is 0 in each channel, also where the channel is hidden.
	not grep -q '^.*-received,suggestion,.*,$' page/published.csv
}
