# The citizen: what is still to be told, proof that it was, answers in plain words,
# and what one with a tracking code sees and says.
load desk

access() {
	cat "$SPKT_DIR"/identity/access/2026-11.csv
}

# ---- outbox

# R1 by WhatsApp, F1 by e-mail and confidential, F2 of the box; all answered.
answered() {
	R=$(spkt-report new lost -m "KTP hilang" -c whatsapp --reporter.name "Siti Aminah" --reporter.phone 081234567890 -q)
	F=$(spkt-feedback new complaint --text "Antre lama" -c email --confidential yes --reporter.name Budi --reporter.email budi@example.id --reporter.phone 081111111111 -q)
	N=$(echo "Kursi rusak" | spkt-feedback new question -c box --code -m - -q | sed 1q)
	spkt-followup respond "$R" -m "Silakan ambil." -q >/dev/null
	spkt-followup respond "$F" -m "Loket ditambah." -q >/dev/null
	spkt-followup respond "$N" -m "Kursi diganti." -q >/dev/null
}

@test "outbox: a row for each answer that nobody was told, and the way to the citizen" {
	answered
	gives 0 "id,kind,channel,contact,name,responded_at,text,station
$R,lost,whatsapp,081234567890,Siti Aminah,2026-11-24T10:00:00+07:00,Silakan ambil.,PLB
$F,complaint,email,budi@example.id,Budi,2026-11-24T10:00:00+07:00,Loket ditambah.,PLB
$N,question,code,,,2026-11-24,Kursi diganti.,PLB" spkt-followup outbox
	says 0 '' spkt-followup outbox
}

@test "what went by a channel is told already; a notify ends it, and a new answer begins it again" {
	answered
	spkt-followup notify "$R" --via whatsapp --proof "terkirim 10.02" -q >/dev/null
	spkt-followup respond "$F" -m "Loket ditambah besok." --via email -q >/dev/null
	gives 0 "id
$N" spkt-followup outbox -f id
	spkt-followup respond "$R" -m "Sampai Jumat." -q >/dev/null
	gives 0 "id,text
$R,Sampai Jumat.
$N,Kursi diganti." spkt-followup outbox -f id,text
	spkt-followup notify "$R" "$N" --via desk -q >/dev/null
	spkt-followup notify "$R" --via phone --proof "dibaca" -q >/dev/null
	gives 0 'id' spkt-followup outbox -f id
	gives 1 'id' spkt-followup outbox -f id -E
	step=$(spkt-followup notify "$N" --via desk -q)
	spkt-followup retract "$step" --reason salah -q >/dev/null
	gives 0 'id' spkt-followup outbox -f id
}

@test "without a contact the channel is code where there is one; else nobody can tell him, which -v says" {
	N=$(echo "Kursi rusak" | spkt-feedback new question -c box -m - -q)
	spkt-followup respond "$N" -m "Kursi diganti." -q >/dev/null
	gives 0 "id,channel,contact
$N,," spkt-followup outbox -f id,channel,contact
	says 0 '' spkt-followup outbox
	says 0 'answers that nobody can be told: 1; there is neither a contact nor a tracking code' spkt-followup outbox -v
	says 0 'jawaban yang tidak dapat disampaikan: 1; tidak ada kontak maupun kode pelacakan' spkt-followup outbox -v --lang id
	spkt-feedback receipt "$N" --new-code -q >/dev/null
	gives 0 "id,channel,contact
$N,code," spkt-followup outbox -f id,channel,contact
	says 0 '' spkt-followup outbox -v
}

@test "the channel is that of the record as it was amended" {
	answered
	spkt-followup amend "$R" --set channel=phone -q >/dev/null
	spkt-followup amend "$F" --set channel=whatsapp -q >/dev/null
	gives 0 "id,channel,contact
$R,phone,081234567890
$F,whatsapp,081111111111" spkt-followup outbox -f id,channel,contact -w 'contact != ""'
	mv "$SPKT_DIR/identity" elsewhere
	gives 0 "channel
phone
whatsapp
code" spkt-followup outbox -f channel
}

@test "two clones: a proof for the first answer says nothing of a second one that its writer did not know" {
	answered
	cp -r tree other
	spkt-followup -C other respond "$R" -m "Besok saja." --at 2026-11-24T08:00 -q >/dev/null
	spkt-followup notify "$R" --via whatsapp -q >/dev/null
	gives 0 "id
$F
$N" spkt-followup outbox -f id
	cp -n other/reports/PLB/2026/11/24/* tree/reports/PLB/2026/11/24/
	gives 0 "id,text
$R,Besok saja." spkt-followup outbox -f id,text -w "id == \"$R\""
	spkt-followup notify "$R" --via whatsapp -q >/dev/null
	gives 0 "id
$F
$N" spkt-followup outbox -f id
}

@test "what is not taken on, or put together with another, is told too: who has a contact or code is counted" {
	answered
	for kind in lost found; do
		spkt-report new $kind --title x --reporter.phone 081234567890 -q >>ids
	done
	spkt-report new information --title x --code -q | sed q >>ids
	spkt-report new information --title x -q >>ids
	mapfile -t ids <ids
	says 0 "reject ${ids[0]} x
the citizen is not told why yet: spkt-followup respond ${ids[0]}" spkt-followup reject "${ids[0]}" --reason "Bukan di sini"
	spkt-followup duplicate "${ids[1]}" --duplicate-of "$R" -q >/dev/null
	says 0 "reject ${ids[2]} x
warga belum diberi tahu alasannya: spkt-followup respond ${ids[2]}" spkt-followup reject "${ids[2]}" --reason "Bukan di sini" --lang id
	says 0 "reject ${ids[3]} x" spkt-followup reject "${ids[3]}" --reason "Bukan di sini"
	says 0 'decided and not answered yet: 3; spkt-followup respond' spkt-followup outbox
	spkt-followup respond "${ids[0]}" -m "Silakan ke Polsek Ilir." -q >/dev/null
	gives 0 "id,text
${ids[0]},Silakan ke Polsek Ilir." spkt-followup outbox -f id,text -w "id == \"${ids[0]}\""
	says 0 'decided and not answered yet: 2; spkt-followup respond' spkt-followup outbox
	spkt-followup reopen "${ids[0]}" --reason x -q >/dev/null
	spkt-followup respond "${ids[0]}" -m "Tidak bisa." -q >/dev/null
	says 0 "reject ${ids[0]} x" spkt-followup reject "${ids[0]}" --reason "Bukan di sini"
}

@test "outbox is a listing: filter, order, template, any format" {
	answered
	gives 0 "$R" spkt-followup outbox -w 'channel == "whatsapp"' -O ids
	gives 0 "$N
$F
$R" spkt-followup outbox -S channel -O ids
	gives 0 "081234567890 Silakan ambil." spkt-followup outbox -w 'channel in ("whatsapp", "sms", "phone")' -T '{{contact}} {{text}}'
	gives 0 "id
$F" spkt-followup outbox -f id -n 1 --offset 1
}

@test "who looked at the contacts is logged: those with a contact, and no others" {
	answered
	spkt-followup outbox --by 84010123 >/dev/null
	spkt-followup outbox --by 84010124 -w 'contact == "0899"' >/dev/null
	diff - <(access) <<-END
		at,officer,verb,id
		2026-11-24T10:00:00+07:00,84010123,outbox,$R
		2026-11-24T10:00:00+07:00,84010123,outbox,$F
		2026-11-24T10:00:00+07:00,84010124,outbox,
	END
}

@test "what cannot be logged is not shown" {
	answered
	mkdir -p "$SPKT_DIR/identity/access/2026-11.csv"
	run spkt-followup outbox
	[ "$status" -eq 73 ]
	[[ $output != *081234567890* ]]
}

@test "a clone without the personal data: the channel it came by, no contact, and it is said" {
	answered
	mv "$SPKT_DIR/identity" elsewhere
	gives 0 "id,channel,contact
$R,whatsapp,
$F,email,
$N,code," spkt-followup outbox -f id,channel,contact
	says 0 'the personal data of 2 records are not in this clone' spkt-followup outbox
	not test -e "$SPKT_DIR/identity"
}

@test "what is decided and not answered is said, and void is not told" {
	answered
	spkt-followup decide "$R" --reason "Sudah ditemukan" -q >/dev/null
	id=$(spkt-feedback new suggestion --text Taman -q)
	spkt-followup decide "$id" --reason "Dana tahun depan" -q >/dev/null
	spkt-followup void "$F" --reason "salah jenis" -q >/dev/null
	gives 0 "id
$R
$N" spkt-followup outbox -f id
	says 0 'decided and not answered yet: 2; spkt-followup respond' spkt-followup outbox
	says 0 'sudah diputuskan tetapi belum dijawab: 2; spkt-followup respond' spkt-followup outbox --lang id
}

@test "the script of the manual sends what goes by e-mail, and keeps the proof" {
	answered
	spkt-followup respond "$F" -m "Loket ditambah.

Salam, \$PATH \"SPKT\"" -q >/dev/null
	sed -n '/^A bash script that sends/,/^[.]Ed/p' "$SOURCE/man/man1/spkt-followup.1" | sed '1,/^[.]Bd/d;/^[.]Ed/d;s/\\e/\\/g' >script
	grep -q 'sendmail -t' script
	mkdir bin
	printf '%s\n' '#!/bin/sh' 'cat >>mail' >bin/sendmail
	chmod +x bin/sendmail
	PATH=$PWD/bin:$PATH bash script 2>&1 >steps
	diff - mail <<-END
		To: budi@example.id
		Subject: $F
		
		Loket ditambah.

		Salam, \$PATH "SPKT"
	END
	[ "$(wc -l <steps)" -eq 1 ]
	gives 0 "id
$R
$N" spkt-followup outbox -f id
}

@test "two of them at once send nothing twice" {
	answered
	sed -n '/^A bash script that sends/,/^[.]Ed/p' "$SOURCE/man/man1/spkt-followup.1" | sed '1,/^[.]Bd/d;/^[.]Ed/d;s/\\e/\\/g' >script
	mkdir bin
	printf '%s\n' '#!/bin/sh' 'cat >/dev/null; sleep 1; echo sent >>mail' >bin/sendmail
	chmod +x bin/sendmail
	PATH=$PWD/bin:$PATH bash script 2>/dev/null &
	PATH=$PWD/bin:$PATH bash script 2>/dev/null
	wait
	[ "$(wc -l <mail)" -eq 1 ]
}

@test "a voice is closed when its newest answer was told" {
	answered
	spkt-followup analyse "$F" --cause staffing_too_few -q >/dev/null
	spkt-followup decide "$F" --reason "Loket ditambah" -q >/dev/null
	spkt-followup notify "$F" --via email -q >/dev/null
	spkt-followup respond "$F" -m "Mulai Senin." -q >/dev/null
	says 65 "spkt-followup: $F: closing needs notify first, or --without REASON" spkt-followup close "$F"
	spkt-followup notify "$F" --via email -q >/dev/null
	spkt-followup close "$F" -q
}

# ---- answers from templates

complaint() {
	F=$(spkt-feedback new complaint --title Antre --text "Antre dua jam" "$@" -q)
}

# The text of an answer that would be stored, as one line a paragraph.
draft() {
	spkt-followup respond "$F" -N --draft "$@" -q | sed -n '/^text:/,/^[a-z]/p' | sed -e '1d;/^[a-z]/d;s/^  //'
}

@test "respond --draft fills an answer from templates/answers over the record" {
	complaint
	[ "$(draft received --lang id)" = "Terima kasih. Yang Anda sampaikan pada Selasa, 24 November 2026 pukul 10.00 WIB sudah kami terima dengan nomor $F dan sedang kami periksa.

Kami mengabari Anda begitu ada perkembangan. Bila ada keterangan tambahan, silakan sampaikan kapan saja dengan menyebutkan nomor itu." ]
	[ "$(draft received)" = "Thank you. What you told us on Tuesday, 24 November 2026 at 10.00 WIB was received under the number $F and is being looked into.

We will let you know as soon as there is news. If you have anything to add, tell us at any time and give that number." ]
	[ "$(stored)" -eq 1 ]
	step=$(spkt-followup respond "$F" --draft received --via whatsapp -q)
	grep -q 'via: whatsapp' "$SPKT_DIR/feedback/PLB/2026/11/24/$step.yaml"
}

@test "what an answer says of a step comes from the newest of its verb: codes by their label, actions by their title" {
	complaint
	spkt-followup refer "$F" --agency polda --reason salah -q >/dev/null
	spkt-followup refer "$F" --agency dishub --reason "Parkir liar." -q >/dev/null
	[ "$(draft forwarded --lang id | head -n 1)" = "Terima kasih sudah menyampaikan hal ini. Yang dapat menanganinya adalah Dinas Perhubungan, maka $F kami teruskan ke sana. Alasannya: Parkir liar." ]
	spkt-followup wait "$F" --reason "Menunggu surat kuasa" --until 2026-12-01 -q >/dev/null
	[[ $(draft more_time) == *"The reason: Menunggu surat kuasa."*"again by Tuesday, 1 December 2026 at the latest."* ]]
	A=$(spkt-followup action new training --title "Loket malam" -q)
	spkt-followup decide "$F" --decision "Loket malam ditambah" --action "$A" -q >/dev/null
	[[ $(draft decided) == *"What we decided: Loket malam ditambah."* ]]
	[[ $(draft improved) == *"this is what we do: Loket malam."* ]]
	spkt-followup amend "$A" --set "title=Loket malam dan akhir pekan" -q >/dev/null
	[[ $(draft improved) == *"this is what we do: Loket malam dan akhir pekan."* ]]
	spkt-followup resolve "$F" --outcome "Antre 20 menit" -q >/dev/null
	[[ $(draft closed) == *"What came of it: Antre 20 menit."* ]]
	[[ $(draft lost_found) == *"Please come to SPKT Polsek Plaju to"* ]]
}

@test "-m fills the words of one's own, and is not lost where there is no place for them" {
	complaint
	[[ $(draft not_ours -m "Dinas Perhubungan, loket 3") == *"Who can help you: Dinas Perhubungan, loket 3."* ]]
	says 64 "spkt-followup: templates/answers/not_ours.en.txt: this answer has a place for words of your own: -m TEXT" spkt-followup respond "$F" --draft not_ours
	says 64 "spkt-followup: templates/answers/received.en.txt: this answer has no place for words of your own; leave out -m, or put {{text}} into it" \
		spkt-followup respond "$F" --draft received -m "Salam"
}

@test "an answer with a hole is not stored: it says what comes first" {
	complaint
	says 65 "spkt-followup: templates/answers/forwarded.en.txt: nothing is known yet for {{refer.agency}}; first: spkt-followup refer $F --agency ..." spkt-followup respond "$F" --draft forwarded
	says 65 "spkt-followup: templates/answers/closed.en.txt: nothing is known yet for {{outcome}}; first: spkt-followup resolve $F --outcome ..." spkt-followup respond "$F" --draft closed
	[ "$(stored)" -eq 1 ]
	spkt-followup refer "$F" --agency dishub -q >/dev/null
	says 65 "spkt-followup: templates/answers/forwarded.en.txt: nothing is known yet for {{refer.reason}}; first: spkt-followup refer $F --reason ..." spkt-followup respond "$F" --draft forwarded
	spkt-followup resolve "$F" -q >/dev/null
	says 65 "spkt-followup: templates/answers/closed.en.txt: nothing is known for {{outcome}}; write the answer with -m" spkt-followup respond "$F" --draft closed
	spkt-report new lost --title KTP -q >/dev/null
	spkt-followup resolve R1 -q >/dev/null
	says 65 "spkt-followup: templates/answers/closed.en.txt: nothing is known yet for {{outcome}}; first: spkt-followup close PLB-20261124-R0001 --outcome ..." spkt-followup respond R1 --draft closed
	spkt-followup close R1 -q >/dev/null
	says 65 "spkt-followup: templates/answers/closed.en.txt: nothing is known for {{outcome}}; write the answer with -m" spkt-followup respond R1 --draft closed
}

@test "what was written for colleagues is looked at before the citizen reads it" {
	complaint
	spkt-followup refer "$F" --agency dishub --reason "hubungi 081234567890" -q >/dev/null
	says 0 "spkt-followup: notice: refer.reason: the citizen reads this, and it holds something like somebody's number, address or plate; look at it before it goes" \
		spkt-followup respond "$F" -N --draft forwarded
	[ "$(stored)" -eq 2 ]
	says 0 '' spkt-followup respond "$F" -N --draft forwarded -q
	spkt-followup resolve "$F" --outcome "bicara dengan budi@example.id" -q >/dev/null
	says 0 "spkt-followup: perhatian: outcome: warga membaca ini, dan di dalamnya ada semacam nomor, alamat surel atau pelat milik seseorang; periksa sebelum disampaikan" \
		spkt-followup respond "$F" -N --draft closed --lang id
	says 0 '' spkt-followup respond "$F" -N --draft received
}

@test "? and an unknown name list the answers" {
	complaint
	says 65 'spkt-followup: no template "?" in templates/answers/; there are: closed, decided, forwarded, improved, lost_found, more_time, not_ours, received' spkt-followup respond "$F" --draft '?'
	says 65 'spkt-followup: no template "../reply" in templates/answers/; there are: closed, decided, forwarded, improved, lost_found, more_time, not_ours, received' spkt-followup respond "$F" --draft ../reply
}

@test "an answer never takes from the personal data, nor from notes and officers" {
	complaint --reporter.name "Siti Aminah"
	for place in reporter.name people note.note accept.by assign.to code_sha256x; do
		echo "Halo {{$place}}" >"$SPKT_DIR/templates/answers/try.txt"
		run spkt-followup respond "$F" --draft try
		[ "$status" -ne 0 ]
	done
	echo 'Halo {{reporter.name}}' >"$SPKT_DIR/templates/answers/try.txt"
	says 78 'spkt-followup: templates/answers/try.txt: {{reporter.name}} is personal data, and answers are kept in the tracked tree; write it without' spkt-followup respond "$F" --draft try
	echo 'Halo {{title' >"$SPKT_DIR/templates/answers/try.txt"
	run spkt-followup respond "$F" --draft try
	[ "$status" -eq 65 ]
}

@test "what the tree keeps with the personal data is not taken either" {
	echo 'privacy: {title: identity}' >>"$SPKT_DIR/spkt.yaml"
	complaint
	echo 'Tentang {{title}}' >"$SPKT_DIR/templates/answers/try.txt"
	says 78 'spkt-followup: templates/answers/try.txt: {{title}} is personal data, and answers are kept in the tracked tree; write it without' spkt-followup respond "$F" --draft try
}

@test "every answer that is shipped stands in both languages, with the same places" {
	cd "$SPKT_DIR/templates/answers"
	for file in *.en.txt; do
		diff <(grep -o '{{[^}]*}}' "${file%.en.txt}.txt" | sort) <(grep -o '{{[^}]*}}' "$file" | sort)
	done
	[ "$(find . -name '*.txt' ! -name '*.en.txt' | wc -l)" -eq 8 ]
	[ "$(find . -name '*.en.txt' | wc -l)" -eq 8 ]
}
