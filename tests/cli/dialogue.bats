# new on a terminal: what is asked, what the keys do, and what is stored.
load desk

# types COMMAND...: the answers come from standard input, a line each; the screen
# is kept in the file "screen".
types() {
	command -v python3 >/dev/null || skip "python3 is not here: it types on a terminal"
	python3 "$SOURCE/tests/type.py" screen "$@"
}

# stored_as ID: the record without what is random.
stored_as() {
	local day=${1#*-}
	day=${day%%-*}
	sed -E '/^(uid|recorded|clock|sum|identity):/d' \
		"$SPKT_DIR/$2/PLB/${day:0:4}/${day:4:2}/${day:6:2}/$1.yaml"
}

@test "a lost KTP: the texts, and six keys beside them" {
	cat >answers <<-END
		KTP
		KTP 1671044506780001


		Pasar Cinde
		kemarin 15.00
		Siti Aminah
		1671044506780001
		081234567890


		y
	END
	# An empty answer is one key, the y and its Enter are two.
	[ "$(grep -c '^$' answers)" -eq 4 ]
	gives 0 PLB-20261124-R0001 types spkt-report new lost --lang id <answers
	gives 0 'received: "2026-11-24T10:00:00+07:00"
channel: desk
station: PLB
kind: lost
priority: routine
title: Kehilangan KTP
place: Pasar Cinde
occurred_from: "2026-11-23T15:00:00+07:00"
item_kinds:
- KTP' stored_as PLB-20261124-R0001 reports
	spkt-report show R1 -I >shown
	grep -qx -- '- KTP 1671044506780001' shown
	grep -qx '  name: Siti Aminah' shown
	grep -qx '  phone: "081234567890"' shown
	not grep -rqE 'Siti|16710|08123' "$SPKT_DIR/reports"
}

@test "the record is shown with its people before it is stored; only the id goes to standard output" {
	printf '%s\n' KTP '' '' '' '' Siti '' '' '' '' n >answers
	gives 1 '' types spkt-report new lost <answers
	grep -qx 'title: Lost KTP' screen
	grep -qx '  name: Siti' screen
	grep -qx 'spkt-report: nothing was stored' screen
	[ "$(stored)" -eq 0 ]
	[ ! -e "$SPKT_DIR/identity/2026" ]
}

@test "Enter at the last question stores nothing yet; y, ya and yes store" {
	printf '%s\n' 'Apel pagi' >m
	for word in y ya yes Y; do
		printf '%s\n' '' 'Apel pagi' '' 84010123 '' "$word" | types spkt-report new log >/dev/null
	done
	[ "$(stored)" -eq 4 ]
}

@test "Ctrl-C and the end of the input leave, and nothing is stored" {
	for key in ^C ^D; do
		printf '%s\n' KTP 'KTP 1' "$key" >answers
		gives 1 '' types spkt-report new lost --lang id <answers
		grep -qx 'spkt-report: tidak ada yang disimpan' screen
	done
	printf '%s\n' '' 'Apel' '' '' ^C >answers
	gives 1 '' types spkt-report new log <answers
	[ "$(stored)" -eq 0 ]
}

@test "the kind is asked first, by number, word or beginning, in either language" {
	while read -r word kind; do
		printf '%s\n' "$word" '' 'x' '' '' y >answers
		[ "$kind" = log ] || printf '%s\n' "$word" '' '' x '' '' '' '' '' '' '' '' '' '' '' y >answers
		types spkt-report new <answers >id
		[ "$(field report kind "$(cat id)")" = "$kind" ]
	done <<-END
		8 log
		log log
		catatan log
		cata log
		CrI crime
	END
	grep -q '^   2  lost  *kehilangan$' <(printf '^C\n' | types spkt-report new --lang id >/dev/null || cat screen)
}

@test "a beginning of several, and what is no choice, are asked again with the reason" {
	printf '%s\n' l kucing log '' x '' '' y >answers
	gives 0 PLB-20261124-R0001 types spkt-report new <answers
	grep -qx '"l" could be: lost, log' screen
	grep -qx 'kind: expected one of crime, lost, found, social, emergency, information, outage, log, got "kucing"' screen
	[ "$(field report kind PLB-20261124-R0001)" = log ]
}

@test "a bad time is asked again; one later than now goes back to its question" {
	printf '%s\n' 'besok pagi' '2026-11-23' 'Jumat Curhat' '' '' '' '' '' '' y >answers
	gives 0 PLB-20261124-O0001 types spkt-feedback outreach new <answers
	grep -q '^held: expected a time' screen
	gives 0 'held,topic
2026-11-23T00:00:00+07:00,Jumat Curhat' spkt-feedback outreach list -f held,topic
}

@test "what must be given is asked again, and not lost" {
	printf '%s\n' today 'A, B' '' '' '' 12 '' '' y >answers
	gives 0 PLB-20261124-B0001 types spkt-feedback box new <answers
	grep -qx 'slips: must be given' screen
	gives 0 'officers,slips
"A
B",12' spkt-feedback box list -f officers,slips
}

@test "< goes back with what was typed in brackets; - empties" {
	printf '%s\n' patroli 'Apel pagi' '<' - '' '' '<' '<' 'Semua lengkap' '' '' y >answers
	gives 0 PLB-20261124-R0001 types spkt-report new log <answers
	grep -qx 'What it is, in one line \[Patrol\]: Apel pagi' screen
	grep -qx 'What it is, in one line \[Apel pagi\]: -' screen
	gives 0 'category,title,narrative
patrol_log,,Semua lengkap' spkt-report list -f category,title,narrative
}

@test "options that were given are not asked" {
	printf '%s\n' 'KTP' '' '' '' 'Budi' '' '' '' y >answers
	types spkt-report new lost -l "Pasar 16 Ilir" --occurred-from kemarin --by 84010123 --reporter.name Siti <answers >/dev/null || true
	not grep -q '^Where' screen
	not grep -q '^Officer' screen
	not grep -q '^Reporter: name' screen
}

@test "with enough, and where nobody sits at the terminal, nothing is asked" {
	gives 0 PLB-20261124-R0001 types spkt-report new lost --title "KTP hilang" </dev/null
	[ ! -s screen ]
	gives 0 PLB-20261124-R0002 spkt-report new lost </dev/null
	says 65 'spkt-report: kind: must be given, one of crime, lost, found, social, emergency, information, outage, log' spkt-report new </dev/null
}

@test "an anonymous slip: no people and no officer are asked, and none is kept" {
	printf '%s\n' saran box '' 'Tambah kursi tunggu' 'di ruang depan' '' '9' '' y >answers
	types spkt-feedback new <answers >id
	[[ $(cat id) =~ ^PLB-20261124-N[0-9]{5}$ ]]
	not grep -q '^Reporter' screen
	gives 0 'received,anonymous,text,aspects,officer
2026-11-24,yes,"Tambah kursi tunggu
di ruang depan",facilities,' spkt-feedback list -f received,anonymous,text,aspects,officer
}

@test "one who turns out to be anonymous leaves no name" {
	printf '%s\n' complaint desk no 'Antre lama' '' time '' '' '' '' 'Siti' '<' '<' '<' '<' '<' '<' '<' '<' yes '' '' '' '' '' '' y >answers
	types spkt-feedback new <answers >id
	cat screen
	[[ $(cat id) =~ ^PLB-20261124-N[0-9]{5}$ ]]
	not grep -rq Siti "$SPKT_DIR"
}

@test "? shows the choices of a table, ?word those that hold the word" {
	printf '%s\n' '?sim' '?' '^C' >answers
	types spkt-report new log <answers >/dev/null || true
	cat screen
	grep -q 'any other text is taken too' screen
	grep -q ' patrol_log  *Patrol$' screen
}

@test "arrow keys are no text" {
	printf '%s\n' '' $'Apel\033[D' 'Apel' '' '' y >answers
	types spkt-report new log <answers >/dev/null
	grep -qx 'a key that is no character was typed; type it again' screen
	[ "$(field report title PLB-20261124-R0001)" = Apel ]
}

@test "-N asks, shows the record on standard output and stores nothing" {
	printf '%s\n' '' 'Apel pagi' '' '' >answers
	types spkt-report new log -N <answers >out
	grep -qx 'title: Apel pagi' out
	[ "$(stored)" -eq 0 ]
}

@test "a new officer: --help says what to type, and the name alone on a terminal too" {
	spkt-report --help --lang id >help
	[ "$(sed -n '/^langkah pertama/,$s/^  \([^#]*[^ #]\) *#.*/\1/p' help)" = 'spkt-tree init ~/spkt --station PLB
cd ~/spkt
spkt-report new lost
spkt-report receipt R1' ]
	gives 64 '' types spkt-report </dev/null
	grep -qx 'first steps:' screen
	# They are typed as they stand.
	export HOME=$BATS_TEST_TMPDIR
	unset SPKT_DIR
	spkt-tree init ~/spkt --station PLB -q
	cd ~/spkt
	printf '%s\n' KTP 'KTP 1671044506780001' '' '' 'Pasar Cinde' kemarin Siti 1671044506780001 '' '' '' y >answers
	gives 0 PLB-20261124-R0001 types spkt-report new lost <answers
	spkt-report receipt R1 >paper
	grep -q 'Siti' paper
}

@test "an improvement action is asked for what it aims at and what it answers; an id that is not there is asked again" {
	spkt-feedback new complaint --aspects time -m "Antre" -q >/dev/null
	printf '%s\n' staffing 'Loket malam' waktu 'F7' 'F1' 84010123 2026-12-15 'keluhan per bulan' 2027-01-15 '' y >answers
	gives 0 PLB-20261124-A0001 types spkt-followup action new <answers
	grep -qx 'addresses: no record "F7"' screen
	gives 0 'kind,title,aim,addresses,owner,due,measure,verify_after
staffing,Loket malam,time,PLB-20261124-F0001,84010123,2026-12-15,keluhan per bulan,2027-01-15' \
		spkt-followup action list -f kind,title,aim,addresses,owner,due,measure,verify_after
}
