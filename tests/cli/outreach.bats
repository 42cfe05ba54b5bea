# Dialogs with the public, and the feedback that was given there.
load desk

@test "a dialog is a record of its own, letter O; -m is its summary" {
	gives 0 PLB-20261124-O0001 spkt-feedback outreach new --held "kemarin 09:00" --place "Balai RW 05" \
		--topic "Jumat Curhat" --attendance 40 --officers BRIPKA-SARI --officers BRIPDA-ADI --next 2026-12-04 -m "Warga menanyakan patroli malam"
	gives 0 "id,received,held,place,topic,summary,attendance,officers,next
PLB-20261124-O0001,2026-11-24T10:00:00+07:00,2026-11-23T09:00:00+07:00,Balai RW 05,Jumat Curhat,Warga menanyakan patroli malam,40,\"BRIPKA-SARI
BRIPDA-ADI\",2026-12-04" spkt-feedback outreach list -f id,received,held,place,topic,summary,attendance,officers,next
	[ -f "$SPKT_DIR/outreach/PLB/2026/11/24/PLB-20261124-O0001.yaml" ]
	spkt-feedback outreach show O1 -O text --lang id | grep -q "Jumat Curhat"
	gives 0 PLB-20261124-O0001 spkt-feedback outreach list -w 'attendance > 30 && topic ~ "Curhat"' -O ids
	says 0 "" spkt-tree check -E
}

@test "when it was held must be said; the summary comes from standard input too" {
	says 65 'spkt-feedback: held: must be given' spkt-feedback outreach new --topic Curhat
	says 65 'spkt-feedback: attendance: expected a whole number, got "banyak"' spkt-feedback outreach new --held today --attendance banyak
	printf 'Dua baris\nisi' | spkt-feedback outreach new --held today -m -
	gives 0 'summary
"Dua baris
isi"' spkt-feedback outreach list -f summary
	says 64 'spkt-feedback: -m and --summary say the same thing; give one of them' spkt-feedback outreach new --held today -m a --summary b
}

@test "a YAML stream of dialogs, all or nothing" {
	printf 'held: 2026-11-23\ntopic: Satu\n---\nheld: 2026-11-22\nattendance: x\n' >two.yaml
	spkt-feedback outreach new -F two.yaml && false
	[ "$(stored)" -eq 0 ]
	sed -i 's/: x/: 3/' two.yaml
	gives 0 "PLB-20261124-O0001
PLB-20261124-O0002" spkt-feedback outreach new -F two.yaml
}

@test "feedback names its dialog, by a short id too; its channel is then outreach" {
	spkt-feedback outreach new --held today --topic Curhat -q
	gives 0 PLB-20261124-F0001 spkt-feedback new suggestion --outreach O1 -m "Patroli malam"
	gives 0 PLB-20261124-F0002 spkt-feedback new praise --outreach PLB-20261124-O0001 -c dialog -m "Ramah"
	gives 0 PLB-20261124-F0003 spkt-feedback new praise -m "Ramah"
	gives 0 "id,channel,outreach
PLB-20261124-F0001,outreach,PLB-20261124-O0001
PLB-20261124-F0002,dialog,PLB-20261124-O0001
PLB-20261124-F0003,desk," spkt-feedback list -f id,channel,outreach
	gives 0 "PLB-20261124-F0001
PLB-20261124-F0002" spkt-feedback list -w 'outreach == "PLB-20261124-O0001"' -O ids
	says 1 'spkt-feedback: outreach: no record "O9"' spkt-feedback new praise --outreach O9 -m "x"
	spkt-feedback new praise --outreach F1 -m x 2>err && false
	grep -qx 'spkt-feedback: outreach: expected the id of an outreach dialog such as O1, got "PLB-20261124-F0001"' err
}

@test "check names a dialog that is not there" {
	spkt-feedback new praise --outreach PLB-20261123-O0007 -m "Ramah" -q
	says 0 'spkt-tree: notice: feedback/PLB/2026/11/24/PLB-20261124-F0001.yaml:9: outreach: PLB-20261123-O0007 is not in this tree' \
		spkt-tree check
	says 0 'spkt-tree: perhatian: feedback/PLB/2026/11/24/PLB-20261124-F0001.yaml:9: outreach: PLB-20261123-O0007 tidak ada di pohon ini' \
		spkt-tree check --lang id
	spkt-feedback outreach new --held 2026-11-23 --received 2026-11-23 -q >/dev/null
	mv "$SPKT_DIR/outreach/PLB/2026/11/23/PLB-20261123-O0001.yaml" "$SPKT_DIR/outreach/PLB/2026/11/23/PLB-20261123-O0007.yaml"
	says 0 "" spkt-tree check -E
}

@test "steps apply to it" {
	spkt-feedback outreach new --held today --topic Curhat -q
	spkt-followup amend O1 --set attendance=12 -q
	spkt-followup note O1 -m "Daftar hadir di arsip" -q
	gives 0 "attendance,status,step_count
12,new,2" spkt-feedback outreach list -f attendance,status,step_count
}

@test "dialogs travel as CSV and come back byte for byte, with whatever they say" {
	while IFS= read -r line; do
		spkt-feedback outreach new --held today --topic "$line" --place "$line" --officers "$line" -m "$line"$'\n'" $line" --key "k$((n++))" -q 2>/dev/null
	done <<-'END'
		=HYPERLINK("http://x","y")
		"quoted", and; semicolon
		007
		NULL
		 spaces 
		emoji 😀 и кириллица ‮abc
		+62-not-a-number
		---
		: # not yaml
	END
	spkt-feedback outreach list -O csv >one
	[ "$(spkt-feedback outreach list -O ids | wc -l)" -eq 9 ]
	spkt-tree init other --station SKR -q
	cp -R "$SPKT_DIR/stations/PLB" other/stations
	SPKT_DIR=other says 0 'imported 9, skipped 0 (already present), rejected 0' spkt-feedback outreach import one -q
	SPKT_DIR=other spkt-feedback outreach list -O csv >two
	cmp one two
	diff -r "$SPKT_DIR/outreach" other/outreach
	SPKT_DIR=other says 0 'imported 0, skipped 9 (already present), rejected 0' spkt-feedback outreach import one -q
}

@test "a sheet with Indonesian words and days is taken, and a bad row is named" {
	printf 'held,topic,attendance\n24 November 2026,Curhat,15\nbesok lusa,Curhat,3\n' >sheet.csv
	says 65 'spkt-feedback: sheet.csv:3: held: expected a time such as 2026-11-24, 22:15, yesterday, -7d or 24-11-2026 10:00, got "besok lusa"
imported 1, skipped 0 (already present), rejected 1' spkt-feedback outreach import sheet.csv
}
