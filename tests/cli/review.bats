# A citizen who is not satisfied: the record is opened again, and looked at by
# somebody else. And whom a complaint concerns, by his unit.
load desk

# A complaint that 84 decided and closed.
closed() {
	F=$(spkt-feedback new complaint --title Antre -m "Antre dua jam" -q)
	spkt-followup assign "$F" --to 84 --by 90 -q >/dev/null
	spkt-followup analyse "$F" --cause staffing_too_few --by 84 -q >/dev/null
	spkt-followup decide "$F" --reason "Sudah cukup" --by 84 -q >/dev/null
	spkt-followup respond "$F" -m "Loket sudah cukup." --by 85 -q >/dev/null
	spkt-followup close "$F" --by 84 -q >/dev/null
}

refused() {
	says 77 "spkt-followup: $F: the citizen was not satisfied, and $1 handled it before; somebody else reviews it" spkt-followup "${@:2}"
}

@test "a dispute opens the record again and leaves it without an owner" {
	closed
	spkt-followup dispute "$F" --reply "Masih dua jam" --by 90 -q >/dev/null
	gives 0 'status,owner,reopened
open,,1' spkt-feedback list -f status,owner,reopened
}

@test "those who handled it can neither be given it nor act on it: 77" {
	closed
	spkt-followup dispute "$F" --reply "Masih dua jam" --by 90 -q >/dev/null
	before=$(stored)
	refused 84 assign "$F" --to 84 --by 90
	refused 85 accept "$F" --by 85
	refused 84 analyse "$F" --cause staffing_too_few --by 84
	refused 84 decide "$F" --reason x --by 84
	refused 84 respond "$F" -m x --by 84
	refused 84 resolve "$F" --by 84
	refused 84 close "$F" --without x --by 84
	refused 85 reject "$F" --reason x --by 85
	[ "$(stored)" -eq "$before" ]
}

@test "nor end the review, or turn it elsewhere: 77" {
	closed
	spkt-followup note "$F" -m "Loket dua rusak" --by 90 -q >/dev/null
	id=$(spkt-followup dispute "$F" --reply "Masih dua jam" --by 90 -q)
	later=$(spkt-followup note "$F" -m "Ditelepon" --by 90 -q)
	spkt-feedback new complaint -m "Antre juga" -q >/dev/null
	before=$(stored)
	for step in "$id" "$later" "${F}_03"; do
		run spkt-followup retract "$step" --reason x --by 84
		[ "$status" -eq 77 ]
		[[ $output == *"the citizen was not satisfied, and 84 handled it before; somebody else reviews it" ]]
	done
	refused 84 void "$F" --reason x --by 84
	refused 84 duplicate "$F" --duplicate-of F2 --by 84
	refused 85 refer "$F" --agency bpbd --by 85
	refused 85 wait "$F" --reason x --by 85
	refused 84 reopen "$F" --reason x --by 84
	refused 84 amend "$F" --set concerns=86 --by 84
	[ "$(stored)" -eq "$before" ]
	spkt-followup amend "$F" --set title="Antre dua jam" --by 84 -q
	spkt-followup void "$F" --reason "dicatat dua kali" --by 90 -q
}

@test "whoever acts on it then says who it is; spaces around the name are none of it" {
	closed
	spkt-followup dispute "$F" --reply "Masih dua jam" -q >/dev/null
	says 65 "spkt-followup: $F: by: the citizen was not satisfied, and somebody else reviews it; say who does this: --by CODE, or \$SPKT_OFFICER" \
		spkt-followup close "$F" --without x --by ' '
	SPKT_LANG=id says 65 "spkt-followup: $F: by: warga belum puas, dan petugas lain yang meninjau; sebutkan siapa yang melakukannya: --by KODE, atau \$SPKT_OFFICER" \
		spkt-followup note "$F" -m x
	refused 84 close "$F" --without x --by ' 84 '
	SPKT_OFFICER=' 86' spkt-followup assign "$F" --to ' 87 ' -q >/dev/null
	gives 0 'by,to
86,87' spkt-followup list -f by,to -w 'to == "87"'
	spkt-followup heard "$F" --reply "Terima kasih" -q
}

@test "the same where feedback concerns somebody" {
	F=$(spkt-feedback new complaint -m "Ditilang tanpa surat" --concerns 84 -q)
	says 65 "spkt-followup: $F: by: the feedback concerns officers of the desk; say who does this: --by CODE, or \$SPKT_OFFICER" \
		spkt-followup void "$F" --reason x
	printf 'id: %s\nnote: x\nby: " 84 "\n' "$F" >steps.yaml
	run spkt-followup note -F steps.yaml
	[ "$status" -eq 77 ]
	[ "$(stored)" -eq 1 ]
	spkt-followup heard "$F" --reply "Kapan?" -q
	spkt-followup dispute "$F" --reply "Belum" -q
}

@test "who had it at any time before the dispute, and did nothing, is no other either" {
	F=$(spkt-feedback new complaint -m "Antre dua jam" -q)
	spkt-followup assign "$F" --to 84 -q >/dev/null
	spkt-followup assign "$F" --to 85 -q >/dev/null
	spkt-followup dispute "$F" --reply "Masih dua jam" -q >/dev/null
	refused 84 assign "$F" --to 84
	refused 84 accept "$F" --by 84
	spkt-followup accept "$F" --by 86 -q
}

@test "in Indonesian" {
	closed
	spkt-followup dispute "$F" --reply "Masih dua jam" -q >/dev/null
	says 77 "spkt-followup: $F: warga belum puas, dan 84 sudah pernah menanganinya; petugas lain yang meninjau" spkt-followup assign "$F" --to 84 --lang id
}

@test "they may still note what they know, and tell the citizen" {
	closed
	spkt-followup dispute "$F" --reply "Masih dua jam" -q >/dev/null
	spkt-followup note "$F" -m "Loket kedua rusak" --by 84
	spkt-followup notify "$F" --via phone --by 85
}

@test "somebody else reviews it to the end, and a second dispute keeps him away too" {
	closed
	spkt-followup dispute "$F" --reply "Masih dua jam" -q >/dev/null
	spkt-followup accept "$F" --by 86 -q >/dev/null
	spkt-followup decide "$F" --reason "Loket ditambah" --by 86 -q >/dev/null
	spkt-followup respond "$F" -m "Loket ditambah." --by 86 -q >/dev/null
	spkt-followup close "$F" --by 86 -q >/dev/null
	spkt-followup dispute "$F" --reply "Tetap dua jam" -q >/dev/null
	refused 86 assign "$F" --to 86
	refused 84 assign "$F" --to 84
	spkt-followup assign "$F" --to 87 --by 90 -q
}

@test "the dispute can name who reviews it, but not one who handled it" {
	closed
	refused 84 dispute "$F" --reply "Masih dua jam" --to 84
	spkt-followup dispute "$F" --reply "Masih dua jam" --to 79 -q
	[ "$(field feedback owner "$F")" = 79 ]
}

@test "a dispute that was mistyped is taken back, and keeps nobody away" {
	closed
	id=$(spkt-followup dispute "$F" --reply "Salah catat" -q)
	refused 84 assign "$F" --to 84
	spkt-followup retract "$id" --reason "catatan lain" --by 90 -q >/dev/null
	spkt-followup reopen "$F" --reason "tinjau lagi" -q >/dev/null
	spkt-followup assign "$F" --to 84 -q
}

@test "of many ids only those that he handled are refused" {
	closed
	spkt-followup dispute "$F" --reply "Masih dua jam" -q >/dev/null
	other=$(spkt-feedback new complaint -m "Lain" -q)
	run bash -c "printf '%s\n' $F $other | spkt-followup assign - --to 84 --by 90 -q 2>/dev/null"
	[ "$status" -eq 77 ]
	[ "$(field feedback owner "$other")" = 84 ]
}

@test "check names what a merge brought" {
	closed
	spkt-followup dispute "$F" --reply "Masih dua jam" -q >/dev/null
	step=$(spkt-followup assign "$F" --to 86 --by 90 -q)
	says 0 '' spkt-tree check
	path=feedback/PLB/2026/11/24/$step.yaml
	sed -i -e 's/^to: .*/to: "84"/' -e '/^sum:/d' "$SPKT_DIR/$path"
	says 0 "spkt-tree: notice: $path:$(grep -n ^to "$SPKT_DIR/$path" | cut -d: -f1): to: \"84\" handled it before the citizen disputed it; it is kept" spkt-tree check
	run spkt-tree check -E --lang id
	[ "$status" -eq 1 ]
	[[ $output == *'to: "84" sudah menanganinya sebelum warga menyatakan belum puas; tetap disimpan'* ]]
}

@test "an officer of a unit that a complaint concerns is refused like one it names" {
	printf '%s\n' code,name,rank,unit,valid_from,valid_until 84,Sari,BRIPKA,Satlantas,,2026-11-24 \
		84,Sari,BRIPKA,SPKT,2026-11-24, 85,Adi,BRIPDA,Satlantas,, >"$SPKT_DIR/stations/PLB/officers.csv"
	F=$(spkt-feedback new complaint -m "Ditilang tanpa surat" --concerns satlantas -q)
	says 77 "spkt-followup: $F: the feedback concerns 85, who cannot handle it" spkt-followup assign "$F" --to 85
	says 77 "spkt-followup: $F: the feedback concerns 85, who cannot handle it" spkt-followup note "$F" -m x --by 85
	spkt-followup assign "$F" --to 84 --by 90 -q
	says 77 "spkt-followup: $F: the feedback concerns 84, who cannot handle it" spkt-followup assign "$F" --to 84 --now 2026-11-23T10:00:00+07:00
}

@test "check names an officer of such a unit" {
	F=$(spkt-feedback new complaint -m "Ditilang tanpa surat" --concerns Satlantas -q)
	step=$(spkt-followup assign "$F" --to 85 --by 90 -q)
	printf '%s\n' code,name,rank,unit,valid_from,valid_until 85,Adi,BRIPDA,Satlantas,, 90,Joko,AIPTU,SPKT,, >"$SPKT_DIR/stations/PLB/officers.csv"
	path=feedback/PLB/2026/11/24/$step.yaml
	says 0 "spkt-tree: notice: $path:$(grep -n ^to "$SPKT_DIR/$path" | cut -d: -f1): to: \"85\" is one whom this feedback concerns; it is kept" spkt-tree check
}
