# Two stations with trees of their own refer to each other: the record travels with its
# steps, the answer comes back, and nothing is stored twice however often it is sent.
load desk

setup() {
	export SPKT_NOW=2026-11-24T10:00:00+07:00 SPKT_LANG=en
	cd "$BATS_TEST_TMPDIR" || return
	unset SPKT_DIR
	spkt-tree init plb --station PLB --zone Asia/Jakarta -q
	spkt-tree init skr --station SKR --zone Asia/Jakarta -q
}

at() {
	SPKT_NOW=2026-11-24T$1:00+07:00 spkt-followup "${@:2}" -q >/dev/null
}

# A crime at PLB, noted, registered, and referred to SKR.
referred() {
	spkt-report -C plb new crime --title Curanmor -r "2026-11-23 08:00" --reporter.name "Budi Santoso" -q >/dev/null
	id=PLB-20261123-R0001
	at 08:00 -C plb note R1 -m "TKP di Sukarami"
	at 08:05 -C plb issue R1 --document LP-B
	at 08:10 -C plb refer R1 --agency SKR --reason "wilayah Sukarami" --until 2026-11-27
}

# The answer as it comes back: that alone, not all that the other station does.
back() {
	spkt-followup -C skr list -w "id == \"$id\" && verb in (\"taken\", \"outcome\")" -O csv | spkt-followup -C plb import -q -
}

status() {
	spkt-report -C "$1" list -f status -w "id == \"$2\"" -O csv | sed 1d
}

@test "the record travels under its id, with the steps so far: referred here, referred there" {
	referred
	spkt-report -C plb show R1 -O yaml >sent
	says 0 'imported 1, skipped 0 (already present), rejected 0' spkt-report -C skr import - <sent
	[ "$(status skr $id)" = referred ]
	diff -r plb/reports skr/reports
	gives 0 'verb,agency,until
note,,
issue,,
refer,SKR,2026-11-27' spkt-followup -C skr list -f verb,agency,until
	# Nobody's name goes along unasked.
	not grep -q Santoso sent
	[ ! -d skr/identity/2026 ]
	# Its number is kept where it was given.
	not grep -q number: <(spkt-tree -C skr check 2>&1)
}

@test "with -I the people go along, and who sent them is logged" {
	referred
	spkt-report -C plb show R1 -I -O yaml --by 84010123 | spkt-report -C skr import -q -
	[ "$(spkt-report -C skr list -I -f reporter.name -O csv | sed 1d)" = "Budi Santoso" ]
	grep -q ",84010123,show,$id\$" plb/identity/access/2026-11.csv
}

@test "there it is taken and answered; here it is open again, and is closed here" {
	referred
	spkt-report -C plb show R1 -O yaml | spkt-report -C skr import -q -
	at 08:20 -C skr taken $id --accepted yes --agency SKR --by 91020456
	says 0 'imported 1, skipped 0 (already present), rejected 0' back
	[ "$(status plb $id)" = referred ]
	at 08:30 -C skr assign $id --to 91020456
	at 09:00 -C skr outcome $id --answer "Pelaku ditangkap" --agency SKR
	at 09:10 -C skr close $id --outcome selesai
	says 0 'imported 1, skipped 1 (already present), rejected 0' back
	[ "$(status plb $id) $(status skr $id)" = "open closed" ]
	gives 0 'taken_at,outcome_at,closed_at,owner
2026-11-24T08:20:00+07:00,2026-11-24T09:00:00+07:00,,' spkt-report -C plb list -f taken_at,outcome_at,closed_at,owner
	at 09:30 -C plb close R1 --outcome "Pelaku ditangkap Polsek Sukarami"
	[ "$(status plb $id)" = closed ]
}

@test "whatever is sent again is there already, both ways, after more happened too" {
	referred
	spkt-report -C plb show R1 -O yaml | spkt-report -C skr import -q -
	at 08:20 -C skr taken $id --accepted no --reason "bukan wilayah kami"
	back
	says 0 'imported 0, skipped 1 (already present), rejected 0' back
	at 08:40 -C plb note R1 -m "dirujuk ulang"
	for i in 1 2; do
		spkt-report -C plb show R1 -O yaml | says 0 'imported 0, skipped 1 (already present), rejected 0' spkt-report -C skr import -
	done
	diff -r plb/reports skr/reports
	[ "$(spkt-followup -C skr list -O ids | wc -l)" -eq 5 ]
}

@test "each refers to the other, of the same day and number" {
	referred
	spkt-report -C skr new crime --title Curas -r "2026-11-23 08:00" -q >/dev/null
	at 08:15 -C skr refer R1 --agency PLB
	spkt-report -C plb show $id -O yaml | spkt-report -C skr import -q -
	spkt-report -C skr show SKR-20261123-R0001 -O yaml | spkt-report -C plb import -q -
	for tree in plb skr; do
		gives 0 'id,status
PLB-20261123-R0001,referred
SKR-20261123-R0001,referred' spkt-report -C $tree list -f id,status
	done
	# A new report of the desk has the next number of the desk.
	[ "$(spkt-report -C skr new lost -r "2026-11-23 09:00" -q)" = SKR-20261123-R0002 ]
}

@test "a complaint travels too, and its answer; one that is anonymous keeps its days" {
	spkt-feedback -C plb new complaint -m "Antre di Sukarami" -r "2026-11-23 08:00" -q >/dev/null
	printf 'kind: suggestion\nchannel: box\ntext: loket di Sukarami\nreceived: 2026-11-23\n' | spkt-feedback -C plb new -F - -q >anonymous
	at 08:10 -C plb refer PLB-20261123-F0001 "$(cat anonymous)" --agency SKR
	spkt-feedback -C plb show PLB-20261123-F0001 "$(cat anonymous)" -O yaml |
		says 0 'imported 2, skipped 0 (already present), rejected 0' spkt-feedback -C skr import -
	diff -r plb/feedback skr/feedback
	for id in PLB-20261123-F0001 "$(cat anonymous)"; do
		at 08:20 -C skr outcome "$id" --answer "Loket ditambah"
		says 0 'imported 1, skipped 0 (already present), rejected 0' back
	done
	diff -r plb/feedback skr/feedback
	not grep -rq T08 "plb/feedback/PLB/2026/11/23/$(cat anonymous)"*
}

@test "a day that is past already is said when it is typed" {
	spkt-report -C plb new crime -r "2026-11-23 08:00" -q >/dev/null
	says 0 'spkt-followup: until: is past already; it is kept
refer PLB-20261123-R0001' spkt-followup -C plb refer R1 --agency SKR --until 2026-11-23 --reason "Wilayah SKR"
}
