# spkt-feedback: what people say, by name or without one.
load desk

file() {
	find "$SPKT_DIR/feedback" -name "$1.yaml"
}

@test "new needs a kind, and a text or scores" {
	gives 0 PLB-20261124-F0001 spkt-feedback new complaint -m "Antre dua jam"
	gives 0 PLB-20261124-F0002 spkt-feedback new praise --scores "time: 4"
	says 65 'spkt-feedback: kind: must be given, one of complaint, criticism, input, suggestion, question, praise' spkt-feedback new -m x
	says 65 'spkt-feedback: text: text or scores must be given' spkt-feedback new complaint
	says 65 'spkt-feedback: text: text atau scores harus diisi' spkt-feedback new complaint --lang id
	says 65 'spkt-feedback: kind: expected one of complaint, criticism, input, suggestion, question, praise, got "laporan"' spkt-feedback new laporan -m x
	[ "$(stored)" -eq 2 ]
}

@test "every kind is taken in English and in Indonesian, and stored in English" {
	while read -r kind word; do
		spkt-feedback new "$kind" -m x >id
		[ "$(field feedback kind "$(cat id)")" = "$kind" ]
		spkt-feedback new "$word" -m x >id
		[ "$(field feedback kind "$(cat id)")" = "$kind" ]
	done <<-END
		complaint pengaduan
		complaint keluhan
		criticism kritik
		input masukan
		suggestion saran
		question pertanyaan
		praise apresiasi
		praise terima kasih
	END
}

@test "aspects and scores take the nine service elements in both languages" {
	spkt-feedback new saran -m x --aspects "sikap petugas, waktu" --aspects cost --scores "waktu: 2" --scores "prosedur: 4" >/dev/null
	gives 0 'aspects,scores
"behaviour
time
cost","time: 2
procedure: 4"' spkt-feedback list -f aspects,scores
	says 65 'spkt-feedback: scores: expected a mark from 1 to 4, got "5"' spkt-feedback new saran --scores "waktu: 5"
	says 65 'spkt-feedback: scores: "time" is given twice' spkt-feedback new saran --scores "waktu: 2" --scores "time: 3"
	run spkt-feedback new saran -m x --aspects parkir
	[ "$status" -eq 65 ]
}

@test "about and concerns: a short id is stored in full" {
	spkt-report new lost >/dev/null
	spkt-feedback new complaint -m x --about R1 --concerns 84010123 --concerns "Unit Lantas" >/dev/null
	gives 0 'about,concerns
PLB-20261124-R0001,"84010123
Unit Lantas"' spkt-feedback list -f about,concerns
	says 1 'spkt-feedback: about: no record "R9"' spkt-feedback new complaint -m x --about R9
}

@test "a citizen who is named is not anonymous; the contact goes to identity/" {
	spkt-feedback new complaint -m "Antre dua jam" --reporter.name "Siti Aminah" --reporter.phone 081234567890 >/dev/null
	not grep -rE 'Siti|0812' "$SPKT_DIR/feedback"
	[ "$(find "$SPKT_DIR/identity" -type f -perm 600 | wc -l)" -eq 1 ]
}

@test "channel box is anonymous: letter N, days only, no officer, no clock" {
	printf 'Petugas kasar\n' >slip
	spkt-feedback new complaint -c box --by 84010123 -m - <slip >id
	[[ $(cat id) =~ ^PLB-20261124-N[0-9]{5}$ ]]
	sed -e 's/^uid: .*/uid: U/' -e '/^sum:/d' "$(file "$(cat id)")" >stored
	gives 0 'uid: U
received: "2026-11-24"
recorded: "2026-11-24"
channel: box
station: PLB
kind: complaint
anonymous: "yes"
text: Petugas kasar' cat stored
}

@test "the box is known by its label and by its children" {
	echo 'box_lobby,Kotak lobi,Lobby box,box' >>"$SPKT_DIR/channels.csv"
	for channel in "kotak saran" "Kotak Saran" "Suggestion box" box_lobby "kotak lobi"; do
		echo x | spkt-feedback new saran -c "$channel" -m - >id
		[[ $(cat id) =~ ^PLB-20261124-N[0-9]{5}$ ]]
	done
	spkt-feedback list -f channel | sed 1d | sort | uniq -c | sed 's/^ *//' >channels
	gives 0 '3 box
2 box_lobby' cat channels
}

@test "anonymous on another channel, and by name from the box" {
	echo x | spkt-feedback new saran --anonymous ya -m - >id
	[[ $(cat id) == PLB-20261124-N* ]]
	gives 0 PLB-20261124-F0001 spkt-feedback new saran -c box --anonymous no -m "nama ditulis di kertas"
}

@test "an anonymous text is not typed where others see it" {
	says 64 'spkt-feedback: an anonymous text is not typed on the command line, where others can see it; use -m - or -F -' spkt-feedback new saran -c box -m x
	says 64 'spkt-feedback: an anonymous text is not typed on the command line, where others can see it; use -m - or -F -' spkt-feedback new saran -c box --text x
	printf 'kind: saran\nchannel: kotak saran\ntext: dari berkas\n' | spkt-feedback new -F - >id
	[[ $(cat id) == PLB-20261124-N* ]]
	[ "$(stored)" -eq 1 ]
}

@test "anonymous with people is refused, and nothing of it is kept" {
	says 65 'spkt-feedback: people: an anonymous item has no people; a citizen who leaves a contact is not anonymous' \
		spkt-feedback new saran -c box -m - --reporter.name Siti <<<x
	[ "$(stored)" -eq 0 ]
	not grep -r Siti "$SPKT_DIR"
}

@test "the file times of an anonymous item and of its steps are midnight" {
	unset SPKT_NOW
	echo x | spkt-feedback new saran -c box -m - >id
	spkt-followup note -m dibaca "$(cat id)" -q >step
	for name in $(cat id step); do
		[[ $(stat -c %y "$(file "$name")") == *" 00:00:00.000000000 +0000" ]]
	done
	sed -n 's/^\(at\|recorded\): *//p' "$(file "$(cat step)")" | tr -d '"' | sort -u >days
	[[ $(cat days) =~ ^[0-9]{4}-[0-9]{2}-[0-9]{2}$ ]]
	not grep -q '^clock:' "$(file "$(cat step)")"
}

@test "anonymous numbers are random, and 200 of them are all different" {
	printf 'kind: saran\nchannel: box\ntext: x\n' >one.yaml
	for _ in $(seq 199); do printf -- '---\n'; cat one.yaml; done >>many.yaml
	cat one.yaml many.yaml | spkt-feedback new -F - >ids
	[ "$(sort -u ids | wc -l)" -eq 200 ]
	[ "$(wc -l <ids)" -eq 200 ]
	not cmp -s ids <(sort ids)
	[ "$(spkt-feedback list -O ids | wc -l)" -eq 200 ]
}

@test "an anonymous item is counted once by whole days, and has no shift" {
	echo x | spkt-feedback new saran -c box -r 2026-11-23 -m - >/dev/null
	gives 0 'received,shift
2026-11-23,' spkt-feedback list --day 2026-11-23 -f received,shift
	gives 0 '' spkt-feedback list --day 2026-11-24 -O ids
	gives 0 '' spkt-feedback list --until 2026-11-23 -O ids
}

@test "lists have no people" {
	spkt-feedback new complaint -m "Antre" --reporter.name "Siti Aminah" >/dev/null
	for format in csv table yaml jsonl text ids paths; do
		spkt-feedback list -O $format >listed
		[ -s listed ]
		not grep Siti listed
	done
	spkt-feedback list | head -1 >header
	not grep -E 'people|items' header
}

@test "-w on feedback, and on to the next command" {
	spkt-feedback new complaint -m satu -r "2026-11-20 08:00" >/dev/null
	spkt-feedback new praise -m dua -r "2026-11-20 08:00" >/dev/null
	spkt-feedback new question -m tiga >/dev/null
	spkt-feedback list -O ids -w 'kind in ("complaint", "question") && age > 3d' | spkt-followup assign --to 91020456 - -q
	gives 0 'text,status,owner
satu,open,91020456
dua,new,
tiga,new,' spkt-feedback list -f text,status,owner
	gives 0 'text
satu' spkt-feedback list -f text -w 'text ~ "SAT"'
}

@test "--key and --code on feedback" {
	run spkt-feedback new complaint -m x --key k1 --code
	[ "$status" -eq 0 ]
	[ "${lines[0]}" = PLB-20261124-F0001 ]
	[ "${#lines[1]}" -eq 21 ]
	gives 0 PLB-20261124-F0001 spkt-feedback new complaint -m x --key k1
}

@test "steps that are imported on an anonymous item have days and midnight too" {
	echo "Antre" | spkt-feedback new complaint --channel box -m - >id
	printf 'id,verb,at,by,note\n%s,note,2026-11-24T09:33:21+07:00,84010123,dibaca\n' "$(cat id)" | spkt-followup import - 2>/dev/null
	gives 0 'at,recorded,clock
2026-11-24,2026-11-24,' spkt-followup list -f at,recorded,clock
	printf 'source: box\ncolumns: {text: Isi}\ndefault: {kind: suggestion, channel: box, anonymous: yes, received: 2026-11-24}\nsteps: {accept: Dibaca}\n' >map.yaml
	printf 'Isi,Dibaca\nKursi,2026-11-24T09:40:00\n' | spkt-feedback import --map map.yaml - 2>/dev/null
	[ "$(find "$SPKT_DIR/feedback" -name '*.yaml' | wc -l)" = 4 ]
	[ "$(find "$SPKT_DIR/feedback" -name '*.yaml' -exec env TZ=UTC stat -c %y {} + | cut -c12-19 | sort -u)" = 00:00:00 ]
	not grep -rq 'T09:' "$SPKT_DIR/feedback"
}

@test "the uid of an anonymous row cannot be found by trying every second" {
	printf 'source: form\nkey: Waktu\ncolumns: {received: Waktu, text: Isi}\ndefault: {kind: suggestion, channel: box}\n' >map.yaml
	printf 'Waktu,Isi\n2026-11-24T09:33:21+07:00,Kursi\n' >in.csv
	spkt-feedback import --map map.yaml in.csv 2>/dev/null
	# the hash that a row with a name has: of source, key and type
	guess=$(printf 'form\n2026-11-24T09:33:21+07:00\nrecord' | sha256sum | cut -c1-32)
	not grep -rq "$guess" "$SPKT_DIR/feedback"
	says 0 'imported 0, skipped 1 (already present), rejected 0' spkt-feedback import --map map.yaml in.csv
	# nor one that says no uid, in our own columns
	spkt-tree init other --station PLB -q
	printf 'kind,text,channel,received\nsuggestion,Meja,box,2026-11-24T09:40:00\n' >own.csv
	spkt-feedback import own.csv 2>/dev/null
	spkt-feedback -C other import own.csv 2>/dev/null
	not diff <(spkt-feedback list -f uid -w 'text == "Meja"') <(spkt-feedback -C other list -f uid)
	says 0 'imported 0, skipped 1 (already present), rejected 0' spkt-feedback import own.csv
	[ "$(stat -c %a "$SPKT_DIR/.spkt/secret")" = 600 ]
}
