# spkt-report new: what the desk types, and what is stored.
load desk

file() {
	echo "$SPKT_DIR/reports/PLB/2026/11/24/PLB-20261124-$1.yaml"
}

@test "new prints the id and nothing else; numbers go up by one" {
	gives 0 PLB-20261124-R0001 spkt-report new lost
	gives 0 PLB-20261124-R0002 spkt-report new --kind crime
	gives 0 PLB-20261124-R0003 spkt-report new -k found
	says 0 '' spkt-report new found
}

@test "the file: fixed key order, defaults filled, a sum at the end" {
	spkt-report new lost --title "KTP hilang" --place "Pasar Cinde" -m "Dompet jatuh" --by 84010123
	cat "$(file R0001)"
	run sed -e 's/^uid: "*[0-9a-f]\{32\}"*$/uid: U/' -e 's/^sum: "*[0-9a-f]\{64\}"*$/sum: S/' "$(file R0001)"
	[ "$output" = 'uid: U
received: "2026-11-24T10:00:00+07:00"
recorded: "2026-11-24T10:00:00+07:00"
clock: given
officer: "84010123"
channel: desk
station: PLB
kind: lost
priority: routine
title: KTP hilang
narrative: Dompet jatuh
place: Pasar Cinde
sum: S' ]
	[ "$(sed '$d' "$(file R0001)" | sha256sum | cut -d' ' -f1)" = "$(sed -n 's/^sum: //p' "$(file R0001)")" ]
}

@test "kind is required, and must be one of them" {
	says 65 'spkt-report: kind: must be given, one of crime, lost, found, social, emergency, information, outage, log' spkt-report new -m "tanpa jenis"
	says 65 'spkt-report: kind: expected one of crime, lost, found, social, emergency, information, outage, log, got "kucing"' spkt-report new kucing
	says 65 'spkt-report: kind: harus diisi, salah satu dari crime, lost, found, social, emergency, information, outage, log' spkt-report new -m x --lang id
	says 64 'spkt-report: unexpected operand "found"' spkt-report new lost found
	[ "$(stored)" -eq 0 ]
}

@test "every kind is taken in English and in Indonesian, and stored in English" {
	while read -r kind word; do
		spkt-report new "$kind" >id
		[ "$(field report kind "$(cat id)")" = "$kind" ]
		spkt-report new "$word" >id
		[ "$(field report kind "$(cat id)")" = "$kind" ]
	done <<-END
		crime tindak pidana
		crime kejahatan
		lost kehilangan
		found temuan
		social masalah sosial
		emergency darurat
		information informasi
		outage gangguan layanan
		log mutasi
		lost KEHILANGAN
	END
}

@test "priority follows the kind unless it is given" {
	spkt-report new emergency
	spkt-report new crime
	spkt-report new lost
	spkt-report new lost -p gawat
	gives 0 "id,priority
PLB-20261124-R0001,emergent
PLB-20261124-R0002,urgent
PLB-20261124-R0003,routine
PLB-20261124-R0004,emergent" spkt-report list -f id,priority
}

@test "a log entry is closed at birth" {
	spkt-report new log -m "Apel pagi"
	[ "$(field report status PLB-20261124-R0001)" = closed ]
}

@test "-m, -m - and --text-file are the narrative; the last line end is not part of it" {
	spkt-report new lost -m "dari baris perintah"
	printf 'baris satu\nbaris dua\n' | spkt-report new lost -m -
	printf 'dari berkas' >text
	spkt-report new lost --text-file text
	spkt-report new lost --text-file - <text
	gives 0 'narrative
dari baris perintah
"baris satu
baris dua"
dari berkas
dari berkas' spkt-report list -f narrative
	says 66 'spkt-report: nowhere: cannot open: No such file or directory' spkt-report new lost --text-file nowhere
}

@test "times: --received late entry lands in its own day, recorded says when it was typed" {
	gives 0 PLB-20261122-R0001 spkt-report new lost -r "22-11-2026 23.50"
	gives 0 PLB-20261123-R0001 spkt-report new lost --received kemarin
	gives 0 'id,received,recorded
PLB-20261122-R0001,2026-11-22T23:50:00+07:00,2026-11-24T10:00:00+07:00
PLB-20261123-R0001,2026-11-23,2026-11-24T10:00:00+07:00' spkt-report list -f id,received,recorded
	[ -f "$SPKT_DIR/reports/PLB/2026/11/22/PLB-20261122-R0001.yaml" ]
}

@test "a day that is typed without a time stays a day, whatever it is typed into: it is in no hour and no shift" {
	rm -rf "$SPKT_DIR/reports"
	spkt-report new crime -r today -q
	printf 'kind: lost\nreceived: 2026-11-23\noccurred_from: 2026-11-22\n' | spkt-report new -F - -q
	spkt-report new outage -r "2026-11-24 08:00" --occurred-from 2026-11-22 --occurred-until 2026-11-23 -q
	spkt-report new lost -r "2026-11-24 09:00" -q
	spkt-followup amend R3 --set occurred_from=2026-11-21 --set occurred_until="2026-11-22 10:00" -q
	gives 0 'id,received,occurred_from,occurred_until,shift
PLB-20261123-R0001,2026-11-23,2026-11-22,,
PLB-20261124-R0001,2026-11-24,,,
PLB-20261124-R0002,2026-11-24T08:00:00+07:00,2026-11-22,2026-11-23,pagi
PLB-20261124-R0003,2026-11-24T09:00:00+07:00,2026-11-21,2026-11-22T10:00:00+07:00,pagi' spkt-report list -f id,received,occurred_from,occurred_until,shift
	gives 0 'hour,n
8,1
9,1' spkt-stats count -g hour
	# It took place, but for how long nobody knows: not a whole day.
	[[ $(spkt-stats daily --day 2026-11-24 --now 2026-11-25T06:00 --lang en) == *"OUTAGES"*"excluded 1"*"available 100.00%"* ]]
	# Its clock is not over before the day after is.
	gives 0 '' sh -c 'spkt-followup due -w "state == \"overdue\"" -f id | sed 1d'
	says 65 'spkt-report: received: is later than now (2026-11-24T10:00:00+07:00)' spkt-report new lost -r tomorrow
	says 0 '' spkt-report new lost --occurred-from 2026-11-22 --occurred-until "2026-11-22 05:00"
}

@test "the day folder is the date of received at the station, whatever the offset and TZ" {
	gives 0 PLB-20261124-R0001 spkt-report new lost -r 2026-11-24T00:30:00+07:00
	gives 0 PLB-20261124-R0002 spkt-report new lost -r 2026-11-23T23:30:00+00:00
	gives 0 PLB-20261123-R0001 spkt-report new lost -r 2026-11-24T00:30:00+09:00
	TZ=America/New_York gives 0 PLB-20261124-R0003 spkt-report new lost -r 2026-11-24T00:40:00+07:00
}

@test "what was received later than now is refused, and so is a day that is not" {
	says 65 'spkt-report: received: is later than now (2026-11-24T10:00:00+07:00)' spkt-report new lost -r 2026-11-24T10:01
	says 65 'spkt-report: received: there is no such day: "31-02-2026"' spkt-report new lost -r 31-02-2026
	[ "$(stored)" -eq 0 ]
}

@test "--now is the clock of the command" {
	gives 0 PLB-20260102-R0001 spkt-report new lost --now 2026-01-02T03:04:05+07:00
	gives 0 'received
2026-01-02T03:04:05+07:00' spkt-report list -f received
}

@test "--by, else SPKT_OFFICER, is the officer" {
	SPKT_OFFICER=84010123 spkt-report new lost
	SPKT_OFFICER=84010123 spkt-report new lost --by 91020456
	gives 0 'officer
84010123
91020456' spkt-report list -f officer
}

@test "-F takes one document" {
	cat >one.yaml <<-END
		kind: kehilangan
		title: "Dompet: hilang"
		received: 2026-11-24 08:15
		x-buku: "12"
		people:
		  - role: reporter
		    name: Siti
	END
	gives 0 PLB-20261124-R0001 spkt-report new -F one.yaml
	gives 0 'kind,title,received
lost,Dompet: hilang,2026-11-24T08:15:00+07:00' spkt-report list -f kind,title,received
	grep -qx 'x-buku: "12"' "$(file R0001)"
}

@test "-F - takes several" {
	printf 'kind: lost\n---\nkind: crime\n---\nkind: found\n' >three.yaml
	gives 0 'PLB-20261124-R0001
PLB-20261124-R0002
PLB-20261124-R0003' spkt-report new -F - <three.yaml
}

@test "-F is all or nothing: one bad document stores none, and is named with its line" {
	printf 'kind: lost\n---\nkind: crime\ntitel: salah\n' >bad.yaml
	says 65 'spkt-report: bad.yaml:4:1: titel: unknown field "titel"; a field of your own begins with x-' spkt-report new -F bad.yaml
	printf 'kind: lost\n---\ntitle: tanpa jenis\n' >bad.yaml
	says 65 'spkt-report: bad.yaml:3: kind: must be given, one of crime, lost, found, social, emergency, information, outage, log' spkt-report new -F bad.yaml
	printf 'kind: lost\n---\nkind: lost\nreceived: 2026-02-31\n' >bad.yaml
	says 65 'spkt-report: bad.yaml:4:11: received: there is no such day: "2026-02-31"' spkt-report new -F bad.yaml
	printf 'kind: lost\n---\nkind: crime\nkind: lost\n' >bad.yaml
	says 65 'spkt-report: bad.yaml:4:1: key "kind" stands here and already in line 3' spkt-report new -F bad.yaml
	printf '' >bad.yaml
	says 65 'spkt-report: bad.yaml: expected a list of `key: value` lines' spkt-report new -F bad.yaml
	[ "$(stored)" -eq 0 ]
}

@test "-F stands alone: a field, an operand or a text beside it would be lost" {
	echo 'kind: lost' >one.yaml
	says 64 'spkt-report: with -F the fields come from the file; leave out --title' spkt-report new -F one.yaml --title x
	says 64 'spkt-report: with -F the fields come from the file; leave out crime' spkt-report new crime -F one.yaml
	says 64 'spkt-report: with -F the fields come from the file; leave out --message' spkt-report new -F one.yaml -m x
	says 64 'spkt-report: with -F the fields come from the file; leave out --reporter.name' spkt-report new -F one.yaml --pelapor.nama Siti
	[ "$(stored)" -eq 0 ]
	gives 0 PLB-20261124-R0001 spkt-report new -F one.yaml --by 84010123
}

@test "a program sets uid, recorded, identity and the code itself: -F cannot" {
	for key in "uid: 9a1add6d3382a053a25d6c9794da2670" "identity: 9a1add6d3382a053a25d6c9794da2670" "source: x"; do
		printf 'kind: lost\n%s\n' "$key" >forged.yaml
		run spkt-report new -F forged.yaml
		[ "$status" -eq 65 ]
	done
	[ "$(stored)" -eq 0 ]
}

@test "--code prints a tracking code of 16 characters and a check; the record keeps its hash alone" {
	run spkt-report new lost --code
	[ "$status" -eq 0 ]
	[ "${lines[0]}" = PLB-20261124-R0001 ]
	[[ ${lines[1]} =~ ^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]$ ]]
	[ "${#lines[@]}" -eq 2 ]
	grep -Eq '^code_sha256: "?[0-9a-f]{64}"?$' "$(file R0001)"
	not grep -rq "${lines[1]}" "$SPKT_DIR"
}

@test "--key: a retry stores nothing new and prints the same id" {
	gives 0 PLB-20261124-R0001 spkt-report new lost --key form-17
	gives 0 PLB-20261124-R0001 spkt-report new lost --key form-17
	gives 0 PLB-20261124-R0001 spkt-report new lost --key form-17 --now 2026-11-24T23:00:00+07:00
	gives 0 PLB-20261124-R0002 spkt-report new lost --key form-18
	[ "$(stored)" -eq 2 ]
}

@test "--key in -F: thousands of them are looked up at once, and again none is stored" {
	for i in $(seq 3000); do printf -- '---\nkind: log\nkey: form-%d\n' "$i"; done >keys.yaml
	start=$SECONDS
	spkt-report new -q -F keys.yaml >first
	spkt-report new -q -F keys.yaml >second
	[ $((SECONDS - start)) -lt 20 ]
	[ "$(sort -u first | wc -l)" -eq 3000 ]
	cmp first second
	[ "$(stored)" -eq 3000 ]
}

@test "--key in -F: what came in more than a day away is another, and so is another day's" {
	printf 'kind: log\nkey: a\nreceived: 2026-11-%s\n---\nkind: log\nkey: b\nreceived: 2026-11-%s\n' 10T10:00 20T10:00 >days.yaml
	printf 'kind: log\nkey: a\nreceived: 2026-11-%s\n---\nkind: log\nkey: b\nreceived: 2026-11-%s\n' 12T10:00 21T09:00 >later.yaml
	gives 0 'PLB-20261110-R0001
PLB-20261120-R0001' spkt-report new -q -F days.yaml
	gives 0 'PLB-20261112-R0001
PLB-20261120-R0001' spkt-report new -q -F later.yaml
}

@test "--key in -F: the same key twice is one record, also within the file" {
	gives 0 PLB-20261124-R0001 spkt-report new lost --key b
	printf 'kind: lost\nkey: a\n---\nkind: lost\nkey: b\n---\nkind: lost\nkey: a\n---\nkind: lost\n' >keys.yaml
	gives 0 'PLB-20261124-R0002
PLB-20261124-R0001
PLB-20261124-R0002
PLB-20261124-R0003' spkt-report new -F keys.yaml
	[ "$(stored)" -eq 3 ]
}

@test "a retry with --code prints no code, since that of the record cannot be known again" {
	spkt-report new lost --key form-17 --code
	gives 0 PLB-20261124-R0001 spkt-report new lost --key form-17 --code
}

@test "--dry-run shows the record and stores nothing" {
	run spkt-report new lost --title "KTP hilang" --reporter.name Siti -N
	[ "$status" -eq 0 ]
	[[ $output == *"title: KTP hilang"* ]]
	[[ $output == *"name: Siti"* ]]
	[ "$(stored)" -eq 0 ]
	[ ! -e "$SPKT_DIR/identity/2026" ]
}

@test "people and things go to identity/, 0600 in folders 0700, and nowhere else" {
	umask 000
	spkt-report new lost --title "KTP hilang" --reporter.name "Siti Aminah" --pelapor.nik 3173012345678901 \
		--witness.2.phone=081234567890 --items "KTP 3173012345678901"
	[ "$(find "$SPKT_DIR/identity/2026" -type f | wc -l)" -eq 1 ]
	[ -z "$(find "$SPKT_DIR/identity" -type f ! -perm 600)" ]
	[ -z "$(find "$SPKT_DIR/identity" -type d ! -perm 700)" ]
	not grep -rlE 'Siti|31730|08123' "$SPKT_DIR/reports"
	reference=$(sed -n 's/^identity: *"\{0,1\}\([0-9a-f]*\)"\{0,1\}$/\1/p' "$(file R0001)")
	gives 0 'items:
- KTP 3173012345678901
people:
- role: reporter
  name: Siti Aminah
  nik: "3173012345678901"
- role: witness
  phone: "081234567890"' cat "$SPKT_DIR/identity/2026/11/24/$reference.yaml"
	for format in csv yaml jsonl text table; do
		spkt-report list -O $format >listed
		not grep -E 'Siti|31730|08123' listed
	done
	spkt-report show R1 >shown
	not grep -E 'Siti|31730|08123' shown
	says 65 'spkt-report: "people" is personal data; with -I it is shown and searched, and who looked is logged' \
		spkt-report list -w 'people ~ "Siti"'
}

@test "one of a person given twice is refused: it could not be read back" {
	says 65 'spkt-report: people: "reporter.name" is given twice' spkt-report new lost --reporter.name Siti --pelapor.nama Budi
	[ "$(stored)" -eq 0 ]
	spkt-report new lost --reporter.name Siti --reporter.2.name Budi >/dev/null
	spkt-report show R1 -I >shown
	[ "$(grep -cE '^  name: (Siti|Budi)$' shown)" -eq 2 ]
}

@test "a clone writes under its own station only" {
	says 78 'spkt-report: no station "SKR" in this tree; there are: PLB' spkt-report new lost --station SKR
	says 78 'spkt-report: no station "../x" in this tree; there are: PLB' spkt-report new lost --station ../x
	cp -r "$SPKT_DIR/stations/PLB" "$SPKT_DIR/stations/SKR"
	rm -r "$SPKT_DIR/stations/SKR/claims"
	run spkt-report new lost --station SKR
	[ "$status" -eq 77 ]
	printf 'kind: lost\n---\nkind: lost\nstation: SKR\n' >other.yaml
	run spkt-report new -F other.yaml
	[ "$status" -eq 77 ]
	[ "$(stored)" -eq 0 ]
	gives 0 PLB-20261124-R0001 spkt-report new lost --station PLB
}

@test "without a claim new exits 78 and names init" {
	rm -r "$SPKT_DIR/.spkt"
	says 78 "spkt-report: this clone has not claimed a station code, or was copied from another machine; run: spkt-tree init $SPKT_DIR --station CODE" \
		spkt-report new lost
}

@test "values are kept byte for byte, and one line is one line" {
	spkt-report new lost --title '=1+1, "kutip"; 007' -m $'  spasi\tTAB\n\nakhir\n\n'
	gives 0 '{"title":"=1+1, \"kutip\"; 007","narrative":"  spasi\tTAB\n\nakhir\n\n"}' spkt-report list -f title,narrative -O jsonl
	says 65 'spkt-report: title: must be one line' spkt-report new lost --title $'dua\nbaris'
}

@test "an end before its beginning is stored, and said" {
	says 0 'spkt-report: occurred_until: is before occurred_from; it is kept' \
		spkt-report new lost --occurred-from "2026-11-22 10:00" --occurred-until "2026-11-22 09:00"
	says 0 'spkt-report: occurred_until: sebelum occurred_from; tetap disimpan' \
		spkt-report new lost --occurred-from 2026-11-22 --occurred-until 2026-11-21 --lang id
	says 0 '' spkt-report new lost --occurred-from "2026-11-22 10:00" --occurred-until 2026-11-22
	says 0 '' spkt-report new lost --occurred-from "2026-11-22 10:00" --occurred-until "2026-11-21" -q
	[ "$(stored)" -eq 4 ]
}

@test "a channel is taken by its label in either language" {
	spkt-report new lost -c "Datang langsung"
	spkt-report new lost -c telepon
	spkt-report new lost -c "jalur lain"
	gives 0 'channel
desk
phone
jalur lain' spkt-report list -f channel
}

@test "--key: many writers at once with one key store one record" {
	for i in 1 2 3 4 5 6 7 8; do
		spkt-report new lost --key form-17 -q >id.$i &
	done
	wait
	[ "$(cat id.* | sort -u)" = PLB-20261124-R0001 ]
	[ "$(spkt-report list -O ids)" = PLB-20261124-R0001 ]
}

@test "a text is given once: -m, --text-file or the field itself" {
	echo x >text
	says 64 'spkt-report: -m and --text-file say the same thing; give one of them' spkt-report new lost -m a --text-file text
	says 64 'spkt-report: -m and --narrative say the same thing; give one of them' spkt-report new lost -m a --narrative b
	says 64 'spkt-report: --text-file and --narrative say the same thing; give one of them' spkt-report new lost --text-file text --narrative b
	says 64 'spkt-feedback: -m and --text say the same thing; give one of them' spkt-feedback new praise -m a --text b
	[ "$(stored)" -eq 0 ]
}

@test "--refer hands it on in the same command: one id, and a refer step beside the record" {
	gives 0 PLB-20261124-R0001 spkt-report new emergency --title "Banjir" --refer BPBD --by 84010123
	gives 0 'status,referred_at
referred,2026-11-24T10:00:00+07:00' spkt-report list -f status,referred_at
	gives 0 'verb,agency,by
refer,bpbd,84010123' spkt-followup list -f verb,agency,by
	printf 'kind: emergency\n---\nkind: social\n' >two.yaml
	spkt-report new -F two.yaml --refer "Dinas Sosial" >/dev/null
	spkt-feedback new complaint -m "Bukan wewenang kami" --refer "kantor lain" >/dev/null
	gives 0 'agency
bpbd
dinsos
dinsos
kantor lain' spkt-followup list -f agency
}

@test "--refer: what cannot be referred is not stored; a retry refers once" {
	says 65 'spkt-report: refer: refer is not taken on a record that is closed' spkt-report new log -m x --refer bpbd
	run spkt-report new emergency --refer ''
	[ "$status" -eq 65 ]
	[ "$(stored)" -eq 0 ]
	spkt-report new emergency --key k --refer bpbd
	gives 0 PLB-20261124-R0001 spkt-report new emergency --key k --refer bpbd
	[ "$(stored)" -eq 2 ]
	gives 0 PLB-20261124-R0001 spkt-report new emergency --key k --refer damkar
	[ "$(stored)" -eq 3 ]
}

@test "--refer -N stores neither" {
	spkt-report new emergency --refer bpbd -N >/dev/null
	[ "$(stored)" -eq 0 ]
}

hash() {
	sed -n 's/^code_sha256: "\{0,1\}\([0-9a-f]*\)"\{0,1\}$/\1/p' "$(file "$1")"
}

@test "--secret binds the code printed on a slip; only its hash is kept" {
	code=$(spkt-feedback new praise -m x --code | tail -1)
	gives 0 PLB-20261124-R0001 spkt-report new lost --secret "$code"
	[ "$(hash R0001)" = "$(printf %s "$code" | sha256sum | cut -d' ' -f1)" ]
	echo "$code" | tr 'A-Z' 'a-z' | tr -d - >slip
	gives 0 PLB-20261124-R0002 spkt-report new lost --secret - <slip
	[ "$(hash R0002)" = "$(hash R0001)" ]
	not grep -rq "$code" "$SPKT_DIR"
}

@test "--secret: a wrong code stores nothing and is not repeated; standard input is one thing" {
	says 65 'spkt-report: secret: is no tracking code: a character is wrong or missing' spkt-report new lost --secret AAAA-BBBB-CCCC-DDDD-E
	says 65 'spkt-report: secret: bukan kode pelacakan: ada huruf atau angka yang salah atau kurang' spkt-report new lost --secret - --lang id </dev/null
	says 64 'spkt-report: standard input can be only one of --file, --message, --text-file and --secret' spkt-report new lost --secret - -m - </dev/null
	says 64 'spkt-report: standard input can be only one of --file, --message, --text-file and --secret' spkt-report new -F - --secret - </dev/null
	says 64 'spkt-report: --code and --secret say the same thing; give one of them' spkt-report new lost --code --secret x
	printf 'kind: lost\n---\nkind: lost\n' >two.yaml
	says 64 'spkt-report: a tracking code opens one record; the file has more' spkt-report new -F two.yaml --secret x
	[ "$(stored)" -eq 0 ]
}

@test "an officer in the environment types anonymous slips and openings of the box too" {
	export SPKT_OFFICER=84010123
	spkt-feedback new suggestion -c box -m - <<<"Tambah kursi" >/dev/null
	gives 0 'officer,anonymous
,yes' spkt-feedback list -f officer,anonymous
	spkt-feedback box new --opened today --officers A --officers B --slips 1
}
