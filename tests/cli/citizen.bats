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
	N=$(echo "Kursi rusak" | spkt-feedback new question -c box -m - -q)
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
