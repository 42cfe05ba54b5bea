# The page by mail: its headers, and the examples for cron and systemd as they are run.
load desk.bash

cron=$BATS_TEST_DIRNAME/../../examples/cron

# A tree with one emergency that nobody came to, and a sendmail that keeps what it gets.
setup() {
	export SPKT_DIR=$BATS_TEST_TMPDIR/tree SPKT_NOW=2026-11-24T10:00:00+07:00 SPKT_LANG=id
	cd "$BATS_TEST_TMPDIR" || return
	spkt-tree init "$SPKT_DIR" --station PLB --name "SPKT Polsek Plaju" --zone Asia/Jakarta -q
	spkt-report new emergency --title "Kebakaran é" -r "2026-11-23 08:00" -q >/dev/null
	mkdir bin
	printf '#!/bin/sh\necho "$*" >>"%s/sent.arguments"\ncat >"%s/sent"\n' "$PWD" "$PWD" >bin/sendmail
	chmod +x bin/sendmail
	for program in report feedback followup stats tree; do
		ln -s "$(command -v spkt-$program)" bin/spkt-$program
	done
}

@test "--mail puts the headers of a mail above the page; --mail-to says who gets it" {
	gives 0 'Subject: SPKT Polsek Plaju: Senin, 23 November 2026; 1 terlambat
MIME-Version: 1.0
Content-Type: text/plain; charset=UTF-8
Content-Transfer-Encoding: 8bit
Content-Language: id
Auto-Submitted: auto-generated

SPKT Polsek Plaju (PLB)' sh -c 'spkt-stats daily --mail | head -8'
	gives 0 'To: kapolsek, wakil@polri.example
Subject: SPKT Polsek Plaju: Week 2026-W47: 16 November 2026 - 22 November
 2026' \
		sh -c 'spkt-stats weekly --lang en --mail-to "kapolsek, wakil@polri.example" | head -3'
	says 1 'spkt-stats: 1 terlambat' spkt-stats daily --mail -E
	spkt-stats daily --mail | sed '1,/^$/d' >body
	LC_ALL=C.UTF-8 spkt-stats daily | cmp - body
}

@test "a header cannot be smuggled in, and a mail is text" {
	says 64 'spkt-stats: mail-to: seharusnya alamat surel dengan koma di antaranya, dalam ASCII, tertulis "a\x0ABcc: b"' \
		spkt-stats daily --mail-to 'a
Bcc: b'
	says 64 'spkt-stats: mail-to: expected addresses of mail with commas between them, in ASCII, got ""' spkt-stats daily --mail-to "" --lang en
	says 64 'spkt-stats: a page that is mailed is text, not csv' spkt-stats daily --mail -O csv --lang en
}

@test "a subject that is not ASCII is told in encoded words, which Python decodes to the same" {
	command -v python3 >/dev/null || skip "no python3"
	name="SPKT Polsek Méjayan – Résor Madiun di Jalan Panglima Besar Sudirman nomor 12"
	sed "s/^name:.*/name: \"$name\"/" -i "$SPKT_DIR/stations/PLB/station.yaml"
	spkt-stats monthly --mail-to kapolsek >mail
	[ "$(sed '/^$/q' mail | wc -L)" -le 76 ]
	gives 0 "$name: Oktober 2026, 31 hari
kapolsek text/plain utf-8" python3 -c '
import email, email.policy
m = email.message_from_binary_file(open("mail", "rb"), policy=email.policy.default)
print(m["Subject"])
print(m["To"], m.get_content_type(), m.get_content_charset())
assert m.get_content().startswith("SPKT Polsek Méjayan")'
}

# A job of the crontab as cron runs it: its variables, nothing else, /bin/sh, and of the
# command what is before a bare %.
run_job() {
	local line=$1 variables=()
	while read -r variable; do
		variables+=("$variable")
	done < <(grep -E '^[A-Z_]+=' crontab)
	line=$(sed -E 's/^([^ ]+ +){5}//; s/([^\\])%.*/\1/; s/\\%/%/g' <<<"$line")
	env -i HOME="$PWD" LOGNAME=spkt SPKT_NOW="$SPKT_NOW" "${variables[@]}" /bin/sh -c "$line" >stdout 2>stderr
}

# The crontab with the places of this test.
setup_crontab() {
	sed "s,/usr/local/share/doc/spkt/examples/cron/,$cron/,; s,/usr/local/bin,$PWD/bin,; s,/srv/spkt,$SPKT_DIR," \
		"$cron/crontab" >crontab
	job() { grep -E "^[0-9*].*$1" crontab; }
}

@test "the crontab's daily line mails the page, prints nothing, and answers 1 when something is overdue" {
	setup_crontab
	status=0
	run_job "$(job 'send daily')" || status=$?
	[ "$status" -eq 1 ]
	[ ! -s stdout ]
	[ ! -s stderr ]
	[ "$(cat sent.arguments)" = "-t" ]
	gives 0 'To: kapolsek
Subject: SPKT Polsek Plaju: Senin, 23 November 2026; 1 terlambat' head -2 sent
	gives 0 '    PLB-20261123-R0001  08:10             on_scene            Kebakaran é' grep on_scene sent
	spkt-followup close PLB-20261123-R0001 --without "sudah ditangani" -q >/dev/null
	SPKT_NOW=2026-11-25T07:30+07:00 run_job "$(job 'send daily')"
	gives 0 'Subject: SPKT Polsek Plaju: Selasa, 24 November 2026' sed -n 2p sent
}

@test "so do those of the week and the month; the times are those they say" {
	setup_crontab
	for page in weekly monthly; do
		run_job "$(job "send $page")"
		grep -q "^Subject: SPKT Polsek Plaju: " sent
	done
	gives 0 "30 7 * * *
35 7 * * 1
40 7 1 * *
50 7 3 * *
5 7 * * *
5 8-21 * * *" sh -c 'grep -E "^[0-9*]" crontab | sed -E "s/^(([^ ]+ +){5}).*/\1/; s/ +$//"'
}

@test "the public page is written by its own line" {
	setup_crontab
	sed -i "s,/srv/www/spkt,$BATS_TEST_TMPDIR/www," crontab
	run_job "$(job publish)"
	[ ! -s stderr ]
	grep -q '<html lang="id">' www/index.html
}

# The full hour as the machine's clock has it.
hour() {
	printf '#!/bin/sh\n[ "$1" = "+%%FT%%H:00%%:z" ] && echo %s\n' "$1" >bin/date
	chmod +x bin/date
}

@test "the hourly lines print what became overdue since the one before, once, and nothing while nothing did" {
	setup_crontab
	local days='overdue 1$' morning='overdue 10$'
	spkt-report new emergency --title "Banjir é" -r "2026-11-23 08:00" --now 2026-11-23T08:01 -q >/dev/null
	# It was due at 8:10.
	for at in 08:00 10:00; do
		hour "2026-11-23T$at+07:00"
		run_job "$(job "$days")"
		[ ! -s stdout ]
		[ ! -s stderr ]
	done
	hour 2026-11-23T09:00+07:00
	status=0
	run_job "$(job "$days")" || status=$?
	[ "$status" -eq 1 ]
	[ "$(grep -o "^PLB-[^ ]*" stdout)" = PLB-20261123-R0002 ]
	grep -q "^PLB-20261123-R0002  *Banjir é .*on_scene" stdout
	# What did so in the night is said in the morning, of emergencies also then, if wanted.
	spkt-report new emergency --title Malam -r "2026-11-23 22:00" --now 2026-11-23T22:01 -q >/dev/null
	hour 2026-11-24T07:00+07:00
	run_job "$(job "$morning")" || true
	[ "$(grep -o "^PLB-[^ ]*" stdout)" = PLB-20261123-R0003 ]
	sed -i 's/^#5/5/' crontab
	hour 2026-11-23T23:00+07:00
	run_job "$(job 'kind == "emergency"')" || true
	[ "$(grep -o "^PLB-[^ ]*" stdout)" = PLB-20261123-R0003 ]
	rm -r "$SPKT_DIR"
	not run_job "$(job "$days")"
	grep -q spkt.yaml stdout
}

@test "what hinders the page is said, and no mail goes out" {
	says 64 "usage: send daily|weekly|monthly ADDRESS [OPTION...]" sh "$cron/send" daily
	status=0
	PATH=$PWD/bin:$PATH sh "$cron/send" daily kapolsek -C none 2>stderr || status=$?
	[ "$status" -eq 69 ]
	grep -q '^spkt-stats: .*none' stderr
	[ ! -e sent ]
	printf '#!/bin/sh\ncat >/dev/null\nexit 1\n' >bin/sendmail
	PATH=$PWD/bin:$PATH says 75 "" sh "$cron/send" daily kapolsek
}

@test "crontab and systemd take the files as they are" {
	setup_crontab
	not grep -vE '^(#.*|[A-Z_]+=.*|([0-9*,/-]+ ){5}.*|)$' crontab
	if crontab -h 2>&1 | grep -q 'dry run'; then
		crontab -n crontab
	fi
	command -v systemd-analyze >/dev/null || skip "no systemd-analyze"
	mkdir units
	for unit in "$cron"/*.service "$cron"/*.timer; do
		sed "s,/usr/local/share/doc/spkt/examples/cron/send,$cron/send,; s,/usr/local/bin/spkt,$PWD/bin/spkt," "$unit" >"units/${unit##*/}"
	done
	cd units
	run systemd-analyze verify --man=no ./*.timer ./spkt-due.service ./spkt-page@daily.service
	echo "$output"
	[ "$status" -eq 0 ]
	[ -z "$output" ]
	systemd-analyze calendar "$(sed -n 's/^OnCalendar=//p' spkt-weekly.timer)" | grep -q 'Mon '
}
