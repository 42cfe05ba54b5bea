# The second report of one matter leads to the first, which is handled.
load desk

f() {
	spkt-followup "$@"
}

desk() {
	for title in satu dua tiga empat; do
		spkt-report new lost --title "$title" -r "2026-11-23 08:00" -q >/dev/null
	done
	day=PLB-20261123
}


@test "show of a duplicate says where it leads, in every format" {
	desk
	f duplicate R2 --duplicate-of R1 -q >/dev/null
	for format in yaml text csv; do
		says 0 "$day-R0002 is handled as $day-R0001" spkt-report show R2 -O $format
	done
	says 0 "$day-R0002 ditangani sebagai $day-R0001" spkt-followup show R2 --lang id
	says 0 '' spkt-report show R1
	f reopen R2 --reason "ternyata lain" -q >/dev/null
	says 0 '' spkt-report show R2
}

@test "a chain is followed to its end, and said when it is typed" {
	desk
	f duplicate R2 --duplicate-of R1 -q >/dev/null
	says 0 "$day-R0002 is handled as $day-R0001
duplicate $day-R0003 tiga" spkt-followup duplicate R3 --duplicate-of R2
	says 0 "$day-R0003 is handled as $day-R0001" spkt-report show R3
}

@test "a circle is refused, of two and of three" {
	desk
	f duplicate R2 --duplicate-of R1 -q >/dev/null
	says 65 "spkt-followup: $day-R0001: duplicate_of: $day-R0002 leads round in a circle of duplicates" spkt-followup duplicate R1 --duplicate-of R2
	f duplicate R3 --duplicate-of R2 -q >/dev/null
	says 65 "spkt-followup: $day-R0001: duplicate_of: $day-R0003 leads round in a circle of duplicates" spkt-followup duplicate R1 --duplicate-of R3
	says 65 "spkt-followup: $day-R0001: a record cannot be the duplicate of itself" spkt-followup duplicate R1 --duplicate-of R1
	[ "$(field report status $day-R0001)" = new ]
}

@test "a void record is no record that stays; one that is elsewhere is taken, and said" {
	desk
	f void R1 --reason salah -q >/dev/null
	says 65 "spkt-followup: $day-R0002: duplicate_of: $day-R0001 is void; name the record that stays" spkt-followup duplicate R2 --duplicate-of R1
	says 0 "$day-R0002 is the same as PLB-20261101-R0001, which is not in this tree
duplicate $day-R0002 dua" spkt-followup duplicate R2 --duplicate-of PLB-20261101-R0001
	says 0 "$day-R0002 is the same as PLB-20261101-R0001, which is not in this tree" spkt-report show R2
}

@test "what two clones bring together: check names a circle, and a duplicate of what is void" {
	desk
	cp -r tree other
	f duplicate R2 --duplicate-of R1 -q >/dev/null
	f duplicate R3 --duplicate-of R4 -q >/dev/null
	f -C other duplicate R1 --duplicate-of R2 -q >/dev/null
	f -C other void R4 --reason salah -q >/dev/null
	cp -rn other/reports tree/
	run spkt-tree check
	[ "$status" -eq 0 ]
	[ "$(grep -c "duplicate_of: a circle of duplicates, by way of $day-R000[12]: none of them is handled" <<<"$output")" -eq 2 ]
	grep -q "duplicate_of: leads to $day-R0004, which is void" <<<"$output"
	says 0 "$day-R0001 leads round in a circle of duplicates" spkt-report show R1
	f reopen R1 --reason "yang dipertahankan" -q >/dev/null
	says 0 "$day-R0002 is handled as $day-R0001" spkt-report show R2
}

@test "the citizen of a duplicate of a duplicate sees how the record at the end stands" {
	spkt-report new lost --title satu -r "2026-11-23 08:00" -q >/dev/null
	spkt-report new lost --title dua -r "2026-11-23 08:00" -q >/dev/null
	spkt-report new lost --title tiga -r "2026-11-23 08:00" --code -q >code
	f duplicate R3 --duplicate-of R2 -q >/dev/null
	f duplicate R2 --duplicate-of R1 -q >/dev/null
	f close R1 --outcome selesai -q >/dev/null
	f status "$(sed -n 1p code)" "$(sed -n 2p code)" -O yaml | grep -qx "status: closed"
}

@test "what was void and entered anew is handled under its new number" {
	desk
	f duplicate R2 --duplicate-of R1 -q >/dev/null
	f void R1 --reason "salah jenis" -q >/dev/null
	says 0 "$day-R0002 is handled as $day-R0001" spkt-report show R2
	spkt-report new found --title baru -r "2026-11-23 08:00" --replaces R1 -q >/dev/null
	says 0 "$day-R0002 is handled as $day-R0005" spkt-report show R2
	says 0 "$day-R0002 is handled as $day-R0005
duplicate $day-R0003 tiga" f duplicate R3 --duplicate-of R2
	says 65 "spkt-followup: $day-R0005: duplicate_of: $day-R0002 leads round in a circle of duplicates" f duplicate R5 --duplicate-of R2
	says 0 '' spkt-tree check
}
