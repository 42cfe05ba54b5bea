# A citizen with a tracking code: status and reply, in any clone. Every answer takes
# a second, so what belongs together is asked at once.
load desk

# F and its code C.
complaint() {
	spkt-feedback new complaint --title "Antre RAHASIA" --text "Antre dua jam RAHASIA" --code "$@" -q >new
	F=$(sed -n 1p new) C=$(sed -n 2p new)
}

# An anonymous item N of the box and its code C.
anonymous() {
	echo "Petugas membentak RAHASIA" | spkt-feedback new complaint -c box --code -m - -q >new
	N=$(sed -n 1p new) C=$(sed -n 2p new)
}

# What stands behind a label, with the lines that it goes on in.
line() {
	awk -v label="$1" '
		/^  [A-Z]/ || /^$/ { on = 0 }
		$1 == label && $2 == ":" { on = 1; sub(/^[^:]*: /, ""); printf "%s", $0; next }
		on { sub(/^ +/, " "); printf "%s", $0 }
		END { print "" }' "$BATS_TEST_TMPDIR/stdout"
}

NO='no report or feedback has this number and code; look at both again, or ask at the desk'

@test "status: where it stands, the last step and its day, the answers; never who, what was noted or told" {
	complaint --place "Loket RAHASIA" --concerns "Unit RAHASIA" --reporter.name "Siti RAHASIA" --by RAHASIA
	spkt-followup assign "$F" --to RAHASIA --by RAHASIA -q >/dev/null
	spkt-followup refer "$F" --agency dishub --reason RAHASIA --by RAHASIA -q >/dev/null
	spkt-followup respond "$F" -m "Loket kedua dibuka mulai Senin." --by RAHASIA -q >/dev/null
	spkt-followup note "$F" -m RAHASIA --by RAHASIA -q >/dev/null
	spkt-followup decide "$F" --decision RAHASIA --reason RAHASIA --by RAHASIA --at 2026-11-23 -q >/dev/null
	gives 0 "SPKT Polsek Plaju

  Number   : $F
  Kind     : complaint
  Received : 24 November 2026
  Status   : being worked on
  Last     : a decision was made, 23 November 2026
  Next     : by 27 November 2026

Our answer to you:

Loket kedua dibuka mulai Senin.

To reply, or if you are not satisfied, call or come to SPKT Polsek
Plaju with the number above and your tracking code; you need not give
your name. If you are not satisfied, another officer looks at it.

You can also turn to the Ombudsman of the Republic of Indonesia, to
Propam of the police about the conduct of an officer, or to
SP4N-LAPOR! (lapor.go.id) about the service." spkt-followup status "$F" - <<<"$C"
	gives 0 "id: $F
kind: complaint
received: \"2026-11-24\"
status: open
last: decide
last_on: \"2026-11-23\"
next_due: \"2026-11-27\"
answers: Loket kedua dibuka mulai Senin." spkt-followup status "$F" "$C" -O yaml
	run spkt-followup status "$F" "$C" -O jsonl --lang id
	[[ $output == '{"id":"'$F'",'*'"answers":"Loket kedua dibuka mulai Senin."}' ]]
	[[ $output != *RAHASIA* ]]
	says 64 'spkt-followup: a status has no "csv"; choose text, yaml or jsonl' spkt-followup status "$F" "$C" -O csv
}

@test "in plain Indonesian, of a report with two answers and a code typed carelessly" {
	spkt-report new lost --title "KTP hilang" --code -q >new
	R=$(sed -n 1p new) C=$(sed -n 2p new)
	spkt-followup respond "$R" -m "Kami cari." --at 2026-11-24T09:00 --now 2026-11-25T10:00:00+07:00 -q >/dev/null
	spkt-followup respond "$R" -m "Ditemukan." --now 2026-11-25T11:00:00+07:00 -q >/dev/null
	spkt-followup stage "$R" --stage investigation --now 2026-11-25T11:30:00+07:00 -q >/dev/null
	spkt-followup status "$R" "$C" --lang id --now 2026-11-25T11:40:00+07:00 >stdout
	[ "$(line Terakhir)" = "perkara memasuki tahap: penyidikan, 25 November 2026" ]
	spkt-followup close "$R" --outcome x --now 2026-11-25T12:00:00+07:00 -q >/dev/null
	spkt-followup status r1 "$(tr -d - <<<"$C" | tr A-Z a-z)" --lang id --now 2026-11-25T13:00:00+07:00 >stdout
	diff - <(sed -n '2,16p' stdout) <<-END
		
		  Nomor      : $R
		  Jenis      : kehilangan
		  Diterima   : 24 November 2026
		  Keadaan    : selesai
		  Terakhir   : dinyatakan selesai, 25 November 2026
		  Berikutnya : tidak ada tanggal yang ditetapkan

		Jawaban untuk Anda:

		24 November 2026:
		Kami cari.

		25 November 2026:
		Ditemukan.
	END
}

@test "wrong code, wrong id, no such code: one sentence, one exit code, one time; and right ones are no quicker" {
	complaint
	good=$C
	complaint
	for try in "$F $good" "$F AAAA" "R99 $C" "PLB-20261124-F0009 $C" "x-y $C" "$C" "AAAA"; do
		start=$(date +%s%N)
		# shellcheck disable=SC2086
		says 1 "spkt-followup: $NO" spkt-followup status $try
		[ ! -s stdout ]
		took=$((($(date +%s%N) - start) / 1000000))
		[ "$took" -ge 1000 ]
		[ "$took" -lt 3900 ]
	done
	start=$(date +%s%N)
	says 0 '' spkt-followup status "$F" "$C"
	[ $((($(date +%s%N) - start) / 1000000)) -ge 1000 ]
	says 1 "spkt-feedback: $NO" spkt-feedback reply "$F" "$good" -m x
	says 1 "spkt-followup: tidak ada laporan atau masukan dengan nomor dan kode ini; periksa keduanya, atau tanyakan kepada SPKT" spkt-followup status "$F" - --lang id </dev/null
	says 64 'spkt-followup: expected [ID] CODE' spkt-followup status
}

@test "a code opens an anonymous item without its number, and no other item so" {
	complaint
	named=$C
	anonymous
	other=$C
	anonymous
	spkt-followup respond "$N" -m "Kami minta maaf." -q >/dev/null
	gives 0 "id: $N
kind: complaint
received: \"2026-11-24\"
status: new
last: respond
last_on: \"2026-11-24\"
next_due: \"2026-12-08\"
answers: Kami minta maaf." spkt-followup status - -O yaml <<<"$C"
	run spkt-followup status "$other" -O yaml
	[ "$status" -eq 0 ]
	[[ $output != *"$N"* ]]
	says 1 "spkt-followup: $NO" spkt-followup status "$named"
}

@test "a newer code takes the place of the old one" {
	complaint
	old=$C
	new=$(spkt-feedback receipt "$F" --new-code -q | grep -o '[0-9A-Z]\{4\}-[0-9A-Z]\{4\}-[0-9A-Z]\{4\}-[0-9A-Z]\{4\}-[0-9A-Z]')
	[ "$new" != "$old" ]
	says 1 "spkt-followup: $NO" spkt-followup status "$F" "$old"
	says 0 '' spkt-followup status "$F" "$new"
}

@test "a newer code that was retracted opens nothing; the older one opens again" {
	complaint
	old=$C
	new=$(spkt-feedback receipt "$F" --new-code -q | grep -o '[0-9A-Z]\{4\}-[0-9A-Z]\{4\}-[0-9A-Z]\{4\}-[0-9A-Z]\{4\}-[0-9A-Z]')
	spkt-followup retract "$(spkt-followup list -f step_id -O csv | tail -n 1)" --reason keliru -q >/dev/null
	says 1 "spkt-followup: $NO" spkt-followup status "$F" "$new"
	says 0 '' spkt-followup status "$F" "$old"
}

@test "what was entered anew: the old number and code lead to the new one" {
	complaint
	old=$F
	spkt-followup void "$old" --reason "salah jenis" -q >/dev/null
	gives 0 "cancelled, because it was entered by mistake" bash -c "spkt-followup status $old $C | sed -n 's/^  Status *: //p'"
	new=$(spkt-feedback new question --text "Kapan buka" --replaces "$old" -q)
	spkt-followup respond "$new" -m "Senin." -q >/dev/null
	spkt-followup status "$old" "$C" >stdout
	[ "$(sed -n 2p stdout)" = "$old was entered anew as $new." ]
	[ "$(line Number)" = "$new" ]
	[ "$(line Kind)" = question ]
	grep -qx 'Senin.' stdout
	says 1 "spkt-followup: $NO" spkt-followup status "$new" "$C"
}

# F and its code C, put together with O, which is older.
duplicate() {
	O=$(spkt-feedback new complaint --text "Antre juga RAHASIA" -q "$@")
	complaint
	spkt-followup accept "$O" --by 84 --now 2026-11-24T12:00:00+07:00 -q >/dev/null
	spkt-followup duplicate "$F" --duplicate-of "$O" --now 2026-11-24T13:00:00+07:00 -q >/dev/null
	spkt-followup respond "$O" -m "Bu RAHASIA, datanglah." --now 2026-11-25T09:00:00+07:00 -q >/dev/null
	export SPKT_NOW=2026-11-26T10:00:00+07:00
}

@test "a duplicate: whether the other one is finished and when something was done, not what and for whom" {
	duplicate
	spkt-followup status "$F" "$C" >stdout
	[ "$(line Number)" = "$F" ]
	[ "$(line Status)" = "handled together with another one about the same: still being worked on" ]
	[ "$(line Last)" = "25 November 2026" ]
	[ "$(sed -n '/answer to you/{n;n;p}' stdout)" = "None was written under this number." ]
	not grep -qE "RAHASIA|$O" stdout
	spkt-followup refer "$O" --agency dishub -q >/dev/null
	spkt-followup respond "$F" -m "Kami gabungkan." -q >/dev/null
	gives 0 "id: $F
kind: complaint
received: \"2026-11-24\"
status: open
last_on: \"2026-11-26\"
next_due: \"2026-12-01\"
together: \"yes\"
answers: Kami gabungkan." spkt-followup status "$F" "$C" -O yaml
	spkt-followup reject "$O" --reason RAHASIA -q >/dev/null
	spkt-followup status "$F" "$C" --lang id >stdout
	[ "$(line Keadaan)" = "ditangani bersama laporan lain tentang hal yang sama: sudah selesai" ]
	[ "$(line Berikutnya)" = "tidak ada tanggal yang ditetapkan" ]
	rm "$SPKT_DIR/feedback/PLB/2026/11/24/$O"*
	spkt-followup status "$F" "$C" >stdout
	[ "$(line Status)" = "handled together with another one about the same" ]
}

@test "a duplicate of what is confidential, also by an amend: nothing of it, no day and no date" {
	duplicate --confidential yes
	gives 0 "id: $F
kind: complaint
received: \"2026-11-24\"
status: duplicate
last: duplicate
last_on: \"2026-11-24\"
together: \"yes\"" spkt-followup status "$F" "$C" -O yaml
	spkt-followup status "$F" "$C" >stdout
	[ "$(line Status)" = "handled together with another one about the same" ]
	[ "$(line Last)" = "it was put together with another one, 24 November 2026" ]
	[ "$(line Next)" = "no date is set" ]
	spkt-followup amend "$O" --set confidential=no -q >/dev/null
	spkt-followup status "$F" "$C" -O yaml | grep -qx 'status: open'
}

@test "a duplicate of what was void and entered anew: how the new one stands; void for good: nothing" {
	duplicate
	spkt-followup void "$O" --reason x -q >/dev/null
	spkt-followup status "$F" "$C" >stdout
	[ "$(line Status)" = "handled together with another one about the same" ]
	new=$(spkt-feedback new complaint --text x --replaces "$O" -q)
	spkt-followup close "$new" --without x -q >/dev/null
	spkt-followup status "$F" "$C" >stdout
	[ "$(line Status)" = "handled together with another one about the same: finished" ]
}

@test "any clone will do, without a claim and without the personal data; the words are a template" {
	complaint --reporter.name Siti
	rm -r "$SPKT_DIR/.spkt" "$SPKT_DIR/identity"
	spkt-feedback reply "$F" "$C" -m "Terima kasih" -N >/dev/null
	printf '%s\n\n%s\n' 'Halo {{id}}' 'Keadaan: {{status}}. {{last}}.' >"$SPKT_DIR/templates/status.en.txt"
	gives 0 "Halo $F

Keadaan: received, waiting to be taken on. -." spkt-followup status "$F" "$C"
	not test -e "$SPKT_DIR/.spkt"
	for place in text title reporter.name owner code narrative note.note; do
		echo "x {{$place}}" >"$SPKT_DIR/templates/status.en.txt"
		says 65 "spkt-followup: templates/status.en.txt:1: there is no place {{$place}} to fill in here" spkt-followup status "$F" "$C"
	done
}

@test "the next date is one that is not over; one that has passed is said, with an apology" {
	complaint
	spkt-followup status "$F" "$C" --now 2026-11-27T23:00:00+07:00 >stdout	# the day of verify is not over
	[ "$(line Next)" = "by 27 November 2026" ]
	spkt-followup status "$F" "$C" --now 2026-11-28T09:00:00+07:00 >stdout
	[ "$(line Next)" = "by 1 December 2026. What was due on 27 November 2026 is late; we are sorry" ]
	complaint --now 2026-11-20T09:00:00+07:00
	spkt-followup status "$F" "$C" --now 2027-11-20T09:00:00+07:00 --lang id >stdout
	[ "$(line Berikutnya)" = "Yang seharusnya selesai 25 November 2026 terlambat; kami mohon maaf" ]
	spkt-followup status "$F" "$C" --now 2027-11-20T09:00:00+07:00 -O yaml >stdout
	grep -qx 'late: "2026-11-25"' stdout
	not grep -q next_due stdout
}

@test "while it waits the next date is that of a clock that runs on" {
	complaint
	spkt-followup accept "$F" --by 84 -q >/dev/null
	spkt-followup status "$F" "$C" >stdout
	[ "$(line Next)" = "by 1 December 2026" ]
	spkt-followup wait "$F" --reason "Menunggu surat" --until 2027-01-20 -q >/dev/null
	spkt-followup status "$F" "$C" >stdout
	[ "$(line Status)" = "waiting for something that is still missing" ]
	[ "$(line Next)" = "by 8 December 2026" ]	# of 14 days, which do not pause
	sed -i '/^uu25_respond/d' "$SPKT_DIR/sla.csv"
	spkt-followup status "$F" "$C" --now 2026-12-20T09:00:00+07:00 >stdout
	[ "$(line Next)" = "no date is set" ]
}

@test "what ended without an answer says so" {
	complaint
	spkt-followup resolve "$F" -q >/dev/null
	spkt-followup status "$F" "$C" | grep -qx 'There is none yet.'
	spkt-followup close "$F" --without x -q >/dev/null
	spkt-followup status "$F" "$C" | grep -qx 'No answer was written.'
	spkt-followup status "$F" "$C" --lang id | grep -qx 'Tidak ada jawaban tertulis.'
}

# ---- reply

@test "reply: a step without an officer, thanks and the day, and no more" {
	complaint
	export SPKT_OFFICER=84010123
	gives 0 "Thank you. What you said to $F was received on 24 November 2026." spkt-feedback reply "$F" - -m "Masih antre" <<<"$C"
	says 0 '' spkt-feedback reply "$F" "$C" -m "Masih antre"
	gives 0 'verb,by,via,reply
heard,,online,Masih antre
heard,,online,Masih antre' spkt-followup list -f verb,by,via,reply
	gives 0 "id,clock,next
$F,reply,respond" spkt-followup due -f id,clock,next
	spkt-followup note "$F" -m "Sudah dibaca" -q >/dev/null
	gives 0 'id' spkt-followup due -f id
	says 65 'spkt-feedback: there is no reply: -m -, and the text on standard input' spkt-feedback reply "$F" "$C"
}

@test "what a citizen says at the desk is typed there, and says so" {
	complaint
	spkt-feedback reply "$F" - --via desk --dispute -m "Masih antre" <<<"$C" >/dev/null
	spkt-feedback reply "$F" - --via meja -m "Sudah baik" <<<"$C" >/dev/null
	gives 0 'verb,by,via
dispute,,desk
heard,,meja' spkt-followup list -f verb,by,via
}

@test "code and text both from standard input: the first line is the code" {
	complaint
	printf '%s\n' "$C" "Masih antre," "dua jam." | spkt-feedback reply "$F" - -m - >/dev/null
	spkt-followup status "$F" "$C" >stdout
	[ "$(line Last)" = "your reply was received, 24 November 2026" ]
	gives 0 'reply
"Masih antre,
dua jam."' spkt-followup list -f reply
}

@test "not satisfied: it is open again, for another officer" {
	complaint
	spkt-followup assign "$F" --to 84 -q >/dev/null
	spkt-followup close "$F" --without x --by 84 -q >/dev/null
	gives 0 "Terima kasih. Tanggapan Anda atas $F kami terima pada 24 November 2026. Petugas lain akan meninjaunya." \
		spkt-feedback reply "$F" - --dispute -m "Belum beres" --lang id <<<"$C"
	gives 0 'status,owner
open,' spkt-feedback list -f status,owner
	run spkt-followup assign "$F" --to 84
	[ "$status" -eq 77 ]
	spkt-followup status "$F" "$C" >stdout
	[ "$(line Last)" = "you were not satisfied; somebody else looks at it, 24 November 2026" ]
}

@test "anonymous: days only, nothing on the command line, and it stays so" {
	anonymous
	says 64 "spkt-feedback: an anonymous text is not typed on the command line, where others can see it; use -m - or -F -" spkt-feedback reply "$C" -m "Saya Siti"
	gives 0 "Thank you. What you said to $N was received on 24 November 2026." spkt-feedback reply - -m - <<<"$C
Tolong ditegur"
	file=$(echo "$SPKT_DIR"/feedback/PLB/2026/11/24/"$N"_*.yaml)
	[ "$(sed -n 's/^at: //p;s/^recorded: //p' "$file" | tr -d '"' | sort -u)" = 2026-11-24 ]
	[ "$(stat -c %Y "$file")" = "$(date -ud 2026-11-24 +%s)" ]
	grep -q 'reply: Tolong ditegur' "$file"
	not grep -q '^by' "$file"
}

@test "reports are replied to as well, closed ones too; -N stores nothing" {
	spkt-report new lost --code -q >new
	spkt-followup close R1 -q >/dev/null
	before=$(stored)
	spkt-feedback reply R1 "$(sed -n 2p new)" -m "Terima kasih" -N | grep -q '^verb: heard'
	[ "$(stored)" -eq "$before" ]
	spkt-feedback reply R1 "$(sed -n 2p new)" -m "Terima kasih" >/dev/null
	[ "$(field report status PLB-20261124-R0001)" = closed ]
}
