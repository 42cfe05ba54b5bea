# What the public page quotes: nothing in doubt, nothing late, nothing that says who.

load desk

# said [MONTH [MINUTE]]: texts, one a line, as feedback with leave to publish it, answered
# on the last day.
said() {
	local month=${1-2026-11} minute=${2-00}
	awk -v month="$month" -v minute="$minute" 'BEGIN { print "kind,channel,received,aspects,publish,text" }
		{ gsub(/"/, "\"\""); printf "complaint,online,%s-%02dT%02d:%s:00+07:00,time,yes,\"%s\"\n", month, 30 - NR % 28, NR % 6, minute, $0 }' |
		spkt-feedback import - -q --now 2026-12-01T08:00
	spkt-feedback list -O ids --month "$month" -w 'responded_at == ""' --now 2026-12-01T09:00 |
		spkt-followup respond - -m 'Loket dibuka.' -q --at "$month-30T12:00" --now 2026-12-01T09:00 >/dev/null
}

publish() {
	spkt-stats publish --out "$BATS_TEST_TMPDIR/page" --now 2026-12-02T08:00 "$@"
}

many() {
	for i in $(seq "$1"); do
		echo "Antrean lama sekali"
	done
}

@test "a text that may hold personal data, however it is spelled, is held back and named on stderr" {
	{
		printf 'PLANT telp %s\n' '0812-3456-7890' '(0711) 35 12 34' '0 8 1 2 3 4 5 6 7 8 9 0' '0812/3456/7890' '0812—3456—7890' '０８１２３４５６７８９０' \
			'+62 812 3456 7890' '0812‑3456‑7890' $'08\u200b12\u200b3456\u200b7890' 'O812-345-67B9' 'nol delapan satu dua tiga empat lima enam'
		printf 'PLANT %s\n' 'rekening BCA 123 456 7890' 'SIM C 1671-8901-000123' 'paspor B1234567' 'BG 1234 AB' 'bg1234ab' '@siti.aminah' 'siti@example.com' \
			'LP/B/123/XI/2026/SPKT' 'PLB-20261003-F0002' 'RT 03/05' 'Jl. Merdeka' 'Gg. Buntu' 'saya Siti Aminah' 'Bripka Anu' 'NIK 1671 0101 0190 0001'
		many 12
	} | said
	publish >out 2>err
	[ "$(grep -c 'Antrean lama sekali' page/2026-11.html)" -eq 12 ]
	not grep -rq PLANT page
	[ "$(grep -c '^PLB-2026[0-9]*-F[0-9]*: it or its answer holds something like personal data; not published$' err)" -eq 26 ]
	not grep -q PLANT err
}

@test "what is known of the people of the record, and officers, are not quoted" {
	printf 'P07,Sulastri Wibowo,Bripka,SPKT,,\n' >>"$SPKT_DIR/stations/PLB/officers.csv"
	many 12 | said
	new() {
		spkt-feedback new suggestion --channel web_form --publish yes --anonymous no --title x -q --received 2026-11-12T10:00 --now 2026-12-01T08:00 --officer 84010123 "$@" >id
		spkt-followup respond "$(cat id)" --via web_form -m "${answer-Baik.}" -q --at 2026-11-20T10:00 --now 2026-12-01T09:00 >/dev/null
	}
	new -m 'PLANT dari rahmat' --reporter.name 'Rahmat Hidayat'
	new -m 'PLANT H I D A Y A T' --reporter.name 'Rahmat Hidayat'
	new -m 'PLANT rumah dekat kampung baru' --reporter.name 'Rahmat Hidayat' --reporter.address 'Kampung Baru'
	answer='Untuk rahmat' new -m 'PLANT jawaban' --reporter.name 'Rahmat Hidayat'
	new -m 'PLANT sulastri kasar'
	new -m 'PLANT p07 kasar'
	new -m 'PLANT gunawan' --reporter.name 'Joko Gunawan'
	# What an amend has replaced since is known all the same.
	spkt-followup amend "$(cat id)" --reporter.name 'Rahmat Hidayat' --reason keliru --by 84010123 -q --now 2026-12-01T09:30 >/dev/null
	new -m 'Kursi tunggu kurang' --reporter.name 'Rahmat Hidayat'
	publish >/dev/null 2>err
	not grep -rq PLANT page
	[ "$(grep -c 'Kursi tunggu kurang' page/2026-11.html)" -eq 1 ]
	[ "$(wc -l <err)" -eq 7 ]
	# Nothing of personal data was shown: there is no line of who looked.
	[ ! -e "$SPKT_DIR/identity/access" ]
	# In a clone without them nothing can be compared.
	mv "$SPKT_DIR/identity" away
	run spkt-stats publish --out other --now 2026-12-02T08:00
	[[ $output == *": its personal data are not in this clone, so that its text cannot be held against them; not published"* ]]
	not grep -q 'Kursi tunggu kurang' other/2026-11.html
	# What was published stays.
	publish -q
	[ "$(grep -c 'Kursi tunggu kurang' page/2026-11.html)" -eq 1 ]
}

@test "a month that is published gains no quote, nor by republication" {
	many 140 | said
	publish >/dev/null
	cp -r page first
	echo 'Datang belakangan' | said 2026-11 10
	gives 0 '' publish
	not grep -rq 'Datang belakangan' page
	diff -r first page
	many 84 | said 2026-11 20
	gives 0 2026-11 publish --month 2026-11 --republish --reason K-12
	not grep -rq 'Datang belakangan' page
	[ "$(grep -c 'Antrean lama sekali' page/2026-11.html)" -eq 140 ]
	# The log names them by what tells nothing of the record.
	[ "$(grep -c '^2026-11,quotes,[0-9a-f]\{16\},kind,complaint$' page/published.csv)" -eq 140 ]
	not grep -rq 'PLB-2026' page
}

@test "beside a quote stand kind and element only where their count is shown; of few, no quote" {
	many 12 | said 2026-09
	many 3 | said 2026-10
	echo 'kind,channel,received,text,publish,aspects
praise,online,2026-11-03T08:00:00+07:00,Petugas ramah sekali,yes,behaviour' | spkt-feedback import - -q --now 2026-12-01T08:00
	many 14 | said
	publish >/dev/null
	[ "$(grep -c 'Antrean lama sekali' page/2026-09.html)" -eq 12 ]
	not grep -q 'Antrean lama sekali' page/2026-10.html
	# One praise is few: its label would be its number.
	grep -q 'Petugas ramah sekali' page/2026-11.html
	grep -q '^2026-11,quotes,[0-9a-f]*,kind,$' page/published.csv
	not grep -q '^2026-11,quotes,.*\(praise\|behaviour\)' page/published.csv
	# The order is that of the names, which are sums of random bits.
	grep ',quotes,' page/published.csv | cut -d, -f1,3 | uniq >names
	LC_ALL=C sort -c names
}

@test "a reason is published: nothing of anybody may stand in it" {
	many 12 | said
	publish >/dev/null
	for reason in '0812-3456-7890' 'laporan saya Siti' 'PLB-20261103-F0002'; do
		says 64 'spkt-stats: the reason is published: it must name nobody and hold no number, address or id of anybody' \
			publish --month 2026-11 --republish --reason "$reason"
	done
	gives 0 2026-11 publish --month 2026-11 --republish --reason 'entri terlambat'
}

@test "a lost log is no leave to count anew" {
	many 12 | said
	publish >/dev/null
	mv page/published.csv kept
	says 65 'spkt-stats: published.csv does not have the month of 2026-11.en.html, which was published: bring the log back (it is kept under version control with its folder); without it the month would be counted anew and could be compared' publish
	echo period,table,row,column,value >page/published.csv
	run publish
	[ "$status" -eq 65 ]
	mv kept page/published.csv
	gives 0 '' publish
}

@test "one record with a wrong year makes no page of each month since" {
	many 12 | said
	echo 'kind,channel,received,text
complaint,online,1990-01-03T08:00:00+07:00,lama' | spkt-feedback import - -q --now 2026-12-01T08:00
	gives 0 2026-11 publish
	gives 0 1990-01 publish --month 1990-01
}

@test "codes of the tree's tables are no formula in a file" {
	sed -i 's/^desk,/=1+1,/' "$SPKT_DIR/channels.csv"
	for i in $(seq 20); do
		printf 'lost,=1+1,2026-11-%02dT08:00:00+07:00\n' "$i"
	done | { echo kind,channel,received && cat; } | spkt-report import - -q --now 2026-12-01T08:00
	publish --month 2026-11 >/dev/null
	not grep -rq '\(^\|[,;"]\)=' page/data
}
