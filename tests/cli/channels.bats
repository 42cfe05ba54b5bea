# Every kind of feedback by every channel: at the desk, by message, e-mail, phone, post, social
# media, online form, from the box and from a dialog; typed, as YAML and from a sheet.
load desk

KINDS="complaint criticism input suggestion question praise"
# a channel of channels.csv, and a word a person types for it
CHANNELS="desk|Datang langsung
mobile_desk|SPKT keliling
phone|Telepon
office_phone|office telephone
call_110|Telepon 110
message|Pesan singkat
whatsapp|WHATSAPP
sms|SMS
telegram|Telegram
online|Daring
web_form|Web form
police_app|Aplikasi Polri
sp4n_lapor|SP4N-LAPOR!
social|Media sosial
instagram|Instagram
online_review|Online map review
email|E-mail
letter|Surat
letter_post|Surat lewat pos
letter_official|Official letter
outreach|Outreach and dialog
dialog|Dialog warga (Jumat Curhat)
village_visit|Sambang desa
patrol|Patroli
box|Kotak saran"

# How many of each channel and kind, as figures count them: all with the same number.
each() {
	spkt-stats count --type feedback -g channel,kind >counted
	while IFS='|' read -r channel _; do
		for kind in $KINDS; do
			grep -qx "$channel,$kind,$1" counted || { echo "no $channel,$kind,$1"; return 1; }
		done
	done <<<"$CHANNELS"
	[ "$(sed 1d counted | wc -l)" -eq "$((6 * $(wc -l <<<"$CHANNELS")))" ]
}

@test "each of them is typed, with the channel by its code or its label" {
	while IFS='|' read -r channel label; do
		for kind in $KINDS; do
			echo "Isi $kind" | spkt-feedback new "$kind" -c "$channel" -m - -q >/dev/null
			echo "Isi $kind" | spkt-feedback new "$kind" -c "$label" -m - -q >/dev/null
		done
	done <<<"$CHANNELS"
	each 2
	# a box slip, and nothing else, is anonymous by default
	[ "$(spkt-feedback list -w 'anonymous == "yes"' -f channel | sort -u | tr '\n' ' ')" = "box channel " ]
	says 0 "" spkt-tree check -E
}

@test "each of them comes as YAML, in one file" {
	while IFS='|' read -r channel _; do
		for kind in $KINDS; do
			printf -- '---\nkind: %s\nchannel: %s\ntext: Isi\n' "$kind" "$channel"
		done
	done <<<"$CHANNELS" >all.yaml
	spkt-feedback new -F all.yaml -q >ids
	[ "$(wc -l <ids)" -eq 150 ]
	each 1
}

@test "each of them comes from a sheet in our own columns, with Indonesian words" {
	echo "kind,channel,text" >sheet.csv
	while IFS='|' read -r _ label; do
		for kind in pengaduan kritik masukan saran pertanyaan apresiasi; do
			echo "$kind,$label,Isi $kind"
		done
	done <<<"$CHANNELS" >>sheet.csv
	says 0 "imported 150, skipped 0 (already present), rejected 0" spkt-feedback import sheet.csv -q
	each 1
}

@test "the shipped map of an online form takes every kind" {
	head -n 1 "$SOURCE/examples/maps/google-form.csv" >form.csv
	for kind in Keluhan Kritik Masukan Saran Pertanyaan Pujian; do
		echo "23/11/2026 19:04:11,$kind,SKCK,Waktu pelayanan,Isi $kind,Ruang SPKT,Tidak,Tidak,,"
	done >>form.csv
	says 0 "imported 6, skipped 0 (already present), rejected 0" \
		spkt-feedback import --map "$SOURCE/examples/maps/google-form.yaml" form.csv -q
	gives 0 "kind
complaint
criticism
input
praise
question
suggestion" sh -c 'spkt-feedback list -f kind | { read -r h; echo "$h"; sort; }'
	gives 0 6 sh -c 'spkt-feedback list -w "channel == \"web_form\"" -O ids | wc -l'
}

@test "complaints and questions start clocks; the others start none of theirs" {
	awk -F, 'NR > 1 && $2 == "feedback" { print $3 }' "$SPKT_DIR/sla.csv" | sort -u >kinds
	grep -qx complaint kinds
	grep -qx question kinds
	not grep -qx praise kinds
}

@test "each of them is handled to the end: analysed, decided, answered, told, closed" {
	for kind in $KINDS; do
		id=$(spkt-feedback new "$kind" -c whatsapp -m "Isi" --reporter.phone 081234567890 -q)
		spkt-followup analyse "$id" --cause training_service -q
		spkt-followup decide "$id" --reason "cukup dijelaskan" -q
		spkt-followup respond "$id" --text "Terima kasih" -q
		spkt-followup notify "$id" --via whatsapp -q
		spkt-followup close "$id" -q
	done
	gives 0 "6 closed" sh -c 'spkt-feedback list -f status | sed 1d | uniq -c | sed "s/^ *//"'
}
