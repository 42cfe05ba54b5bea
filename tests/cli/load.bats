# Who works how much: what each officer took in each shift, hours, nights and rest.
load desk

# Shifts are pagi 07-14, siang 14-21 and malam 21-07. The 20th is a Friday, the 23rd a
# holiday; it is the 24th, 10:00.
setup_roster() {
	mkdir -p "$SPKT_DIR/stations/PLB/roster"
	cat >"$SPKT_DIR/stations/PLB/roster/2026-11.csv" <<-'END'
		date,shift,officer
		2026-11-20,malam,SARI
		2026-11-21,malam,SARI
		2026-11-21,siang,ADI
		2026-11-22,malam,SARI
		2026-11-22,pagi,ADI
		2026-11-24,pagi,SARI
	END
	printf '2026-11-23,Cuti bersama,joint_leave,\n' >>"$SPKT_DIR/holidays.csv"
}

# take KIND TIME OFFICER
take() {
	spkt-report new "$1" --title x --received "$2" --by "$3" --now "$2" -q
}

take_some() {
	take lost 2026-11-21T22:00 SARI
	take lost 2026-11-22T01:00 SARI
	take crime 2026-11-21T15:00 ADI
	take lost 2026-11-21T16:00 TONO
	take log 2026-11-21T23:00 SARI
	spkt-report new found --title x --received 2026-11-21T17:00 -q
}

header=shift,officer,reports,hours,per_hour,nights_in_a_row,min_rest_h,planned,worked,workday_h,weekend_h,holiday_h,night_h,station

@test "hours, nights in a row, rest and the kind of day are those of the roster" {
	setup_roster
	# SARI's nights: Fri 3, Sat 7 + 3, Sun 7 + 3, holiday 7 hours; 07:00 to 21:00 are 14;
	# and of the morning that is not over 3, after a day of rest. ADI: 21:00 to 07:00.
	gives 0 "$header
malam,SARI,0,30.00,0.0000,3,14.00,3,0,3.00,20.00,7.00,15.00,PLB
pagi,ADI,0,7.00,0.0000,0,10.00,1,0,0.00,7.00,0.00,0.00,PLB
pagi,SARI,0,3.00,0.0000,0,24.00,1,0,3.00,0.00,0.00,0.00,PLB
siang,ADI,0,7.00,0.0000,0,,1,0,0.00,7.00,0.00,0.00,PLB" spkt-stats load
	# Of a period there is what lies in it: the night of Saturday in two parts.
	gives 0 "$header
malam,SARI,0,10.00,0.0000,2,14.00,2,0,0.00,10.00,0.00,5.00,PLB
siang,ADI,0,7.00,0.0000,0,,1,0,0.00,7.00,0.00,0.00,PLB" spkt-stats load --day 2026-11-21
	# A month that begins within a night has the file of the month before.
	mv "$SPKT_DIR/stations/PLB/roster/2026-11.csv" "$SPKT_DIR/stations/PLB/roster/2026-10.csv"
	printf 'date,shift,officer\n2026-10-31,malam,SARI\n' >"$SPKT_DIR/stations/PLB/roster/2026-10.csv"
	gives 0 "$header
malam,SARI,0,7.00,0.0000,1,,1,0,0.00,7.00,0.00,5.00,PLB" spkt-stats load --month 2026-11
}

@test "a night off ends a run, and so does the next officer" {
	mkdir -p "$SPKT_DIR/stations/PLB/roster"
	printf 'date,shift,officer\n' >"$SPKT_DIR/stations/PLB/roster/2026-11.csv"
	printf '2026-11-%s\n' 02,malam,ADI 03,malam,ADI 05,malam,ADI 06,malam,BUDI >>"$SPKT_DIR/stations/PLB/roster/2026-11.csv"
	spkt-stats load >got
	cut -d, -f1-8 got | cmp - <(printf '%s\n' "$(cut -d, -f1-8 <<<$header)" malam,ADI,0,30.00,0.0000,2,14.00,3 malam,BUDI,0,10.00,0.0000,1,,1)
	# the first days of a month have its file
	spkt-stats load --until 2026-11-03T12:00 | cut -d, -f1-8 | tail -n +2 | cmp - <(printf 'malam,ADI,0,10.00,0.0000,1,,1\n')
}

@test "what was taken an hour; who stored something or signed has worked" {
	setup_roster
	take_some
	spkt-followup note PLB-20261121-R0001 -m "periksa" --by ADI --now 2026-11-22T08:00 -q >/dev/null
	spkt-followup handover new --outgoing SARI --incoming TONO --by TONO --now 2026-11-23T07:05 -q
	spkt-followup acknowledge PLB-20261123-H0001 --by SARI --now 2026-11-23T07:10 -q >/dev/null
	# the night of the 21st by its records, that of the 22nd by the signature after it;
	# the note is in ADI's morning of the 22nd
	gives 0 "$header
malam,SARI,2,30.00,0.0667,3,14.00,3,2,3.00,20.00,7.00,15.00,PLB
pagi,ADI,0,7.00,0.0000,0,10.00,1,1,0.00,7.00,0.00,0.00,PLB
pagi,SARI,0,3.00,0.0000,0,24.00,1,0,3.00,0.00,0.00,0.00,PLB
siang,ADI,1,7.00,0.1429,0,,1,1,0.00,7.00,0.00,0.00,PLB
siang,TONO,1,0.00,,0,,0,0,0.00,0.00,0.00,0.00,PLB" spkt-stats load
	gives 0 "PLB-20261121-R0001
PLB-20261122-R0001" spkt-stats load --explain 'shift=malam,officer=SARI,reports'
	[ "$(spkt-stats load -O ids | wc -l)" -eq 4 ]
	# as it was known before the signature
	spkt-stats load --now 2026-11-23T07:06 | grep -q '^malam,SARI,2,30.00,0.0667,3,14.00,3,1,'
}

@test "what is left out is counted" {
	setup_roster
	take_some
	spkt-followup void PLB-20261122-R0001 --reason salah -q
	printf '2026-11-19,sore,ADI\n' >>"$SPKT_DIR/stations/PLB/roster/2026-11.csv"
	says 0 'n 3; left out: void 1, no time 0, entries of the shift book 1
left out too: without an officer 1; taken by an officer who was not on the roster then: 1
hours and planned: the roster, as far as it is in the period; worked: planned shifts in which the officer stored something or signed a handover; workday, weekend and holiday by the day of each hour; night is 00:00 to 05:00, and a shift that covers it is in the run of nights; rest: from the end of the shifts before; nights and rest also see the month before the period
rows of the roster whose shift is not in force that day, left out: 1
period: from the first record (2026-11-21) to before 2026-11-24 10:00, Asia/Jakarta' spkt-stats load -v
	spkt-stats load -O jsonl | tail -1 | grep -q '^{"about":"load","n":3,"no_officer":1,"no_shift":0,"log":1,"unplanned":1,"void":1,'
}

@test "a row of the roster that stands twice is one shift; an officer can have two posts" {
	setup_roster
	printf '2026-11-20,malam,SARI\n2026-11-20,siang,SARI\n' >>"$SPKT_DIR/stations/PLB/roster/2026-11.csv"
	spkt-stats load --until 2026-11-23T12:00 | grep ,SARI, | cmp - <(printf 'malam,SARI,0,30.00,0.0000,3,0.00,3,0,3.00,20.00,7.00,15.00,PLB\nsiang,SARI,0,7.00,0.0000,0,,1,0,7.00,0.00,0.00,0.00,PLB\n')
}

@test "nights and rest of a period begin before it; rest is from the latest end, not from the latest start" {
	setup_roster
	# The nights of the 20th, 21st and 22nd; ADI has had the afternoon of the 21st.
	gives 0 "$header
malam,SARI,0,10.00,0.0000,3,14.00,2,0,0.00,10.00,0.00,5.00,PLB
pagi,ADI,0,7.00,0.0000,0,10.00,1,0,0.00,7.00,0.00,0.00,PLB" spkt-stats load --day 2026-11-22
	# Longer ago than a month is another run, though the roster has it.
	printf 'date,shift,officer\n2026-10-01,malam,SARI\n' >"$SPKT_DIR/stations/PLB/roster/2026-10.csv"
	spkt-stats load --day 2026-11-22 | grep -q '^malam,SARI,0,10.00,0.0000,3,14.00,2,'
	# A period without a shift has no roster, though there is one of the days before.
	spkt-stats load --day 2026-11-23 -v 2>&1 | grep -q '^malam,SARI,'
	says 0 'n 0; left out: void 0, no time 0, entries of the shift book 0
left out too: without an officer 0; taken by an officer who was not on the roster then: 0
no roster is known for the period: hours, nights and rest are empty
period: from 2026-11-23 07:00 to before 2026-11-23 20:00, Asia/Jakarta' spkt-stats load --since 2026-11-23T07:00 --until 2026-11-23T20:00 -v
	# A long post from 06:00 to 20:00 holds the morning from 07:00 to 14:00: from its end to
	# 21:00 is one hour.
	printf 'panjang,06:00,20:00,,\n' >>"$SPKT_DIR/stations/PLB/shifts.csv"
	printf '2026-11-19,panjang,TONO\n2026-11-19,pagi,TONO\n2026-11-19,malam,TONO\n' >>"$SPKT_DIR/stations/PLB/roster/2026-11.csv"
	gives 0 "malam,TONO,0,10.00,0.0000,1,1.00
pagi,TONO,0,7.00,0.0000,0,0.00
panjang,TONO,0,14.00,0.0000,0," sh -c 'spkt-stats load | grep TONO | cut -d, -f1-7'
}

@test "of one shift in two clones either may know that the officer was there" {
	setup_roster
	cp -R "$SPKT_DIR" other
	spkt-followup handover new --outgoing SARI --incoming TONO --by TONO --now 2026-11-23T07:05 -q
	spkt-followup acknowledge PLB-20261123-H0001 --by SARI --now 2026-11-23T07:10 -q >/dev/null
	for trees in "$SPKT_DIR other" "other $SPKT_DIR"; do
		read -r one two <<<"$trees"
		gives 0 malam,SARI,3,1 sh -c "spkt-stats load --tree '$one' --tree '$two' | grep ^malam,SARI | cut -d, -f1,2,8,9"
	done
}

@test "rows tell what was taken, and nothing of the roster" {
	setup_roster
	take_some
	spkt-report list -O csv >rows.csv
	gives 0 "$header
malam,SARI,2,,,,,,,,,,,PLB
siang,ADI,1,,,,,,,,,,,PLB
siang,TONO,1,,,,,,,,,,,PLB" spkt-stats load --input rows.csv
	spkt-stats load --input rows.csv -v 2>&1 >/dev/null | grep -qx 'no roster is known for the period: hours, nights and rest are empty'
	printf 'id,received,kind,status\n' >few.csv
	says 65 'spkt-stats: few.csv:1: these figures need the column "officer", which the rows do not have' spkt-stats load --input few.csv
}

@test "an officer is of a desk: the same code at another is somebody else" {
	setup_roster
	spkt-tree init other --station SKR --zone Asia/Jakarta -q
	mkdir other/stations/SKR/roster
	printf 'date,shift,officer\n2026-11-22,malam,SARI\n2026-11-23,siang,SARI\n' >other/stations/SKR/roster/2026-11.csv
	take lost 2026-11-22T22:00 SARI
	spkt-report -C other new found --title x --received 2026-11-23T15:00 --by SARI --now 2026-11-23T15:00 -q
	# of SKR from 07:00 to 14:00, which are 7; both had the night of the 22nd
	spkt-stats load --tree "$SPKT_DIR" --tree other >both
	grep SARI both | cmp - <(printf '%s\n' \
		malam,SARI,1,30.00,0.0333,3,14.00,3,1,3.00,20.00,7.00,15.00,PLB \
		malam,SARI,0,10.00,0.0000,1,,1,0,7.00,3.00,0.00,5.00,SKR \
		pagi,SARI,0,3.00,0.0000,0,24.00,1,0,3.00,0.00,0.00,0.00,PLB \
		siang,SARI,1,7.00,0.1429,0,7.00,1,1,7.00,0.00,0.00,0.00,SKR)
	gives 0 PLB-20261122-R0001 spkt-stats load --tree "$SPKT_DIR" --tree other --explain 'officer=SARI,station=PLB,reports'
	gives 0 PLB-20261122-R0001 spkt-stats load --tree "$SPKT_DIR" --tree other --explain 'shift=malam,per_hour'
	# what each says alone
	{ spkt-stats load; spkt-stats load -C other | sed 1d; } | LC_ALL=C sort | cmp - <(LC_ALL=C sort both)
}

@test "what is of the roster has no records behind it" {
	setup_roster
	for column in hours nights_in_a_row min_rest_h planned worked workday_h weekend_h holiday_h night_h; do
		says 64 "spkt-stats: explain: --explain: no record is behind $column: it is of the roster" spkt-stats load --explain "officer=SARI,$column"
	done
}

@test "without roster and records there is a header; -E says so" {
	gives 0 "$header" spkt-stats load
	says 1 "spkt-stats: nothing found" spkt-stats load -E
}

@test "a page in Indonesian, and its picture" {
	setup_roster
	take_some
	spkt-stats load -O html --lang id >page.html
	grep -q '<h1>Berapa yang diterima tiap petugas dalam tiap regu' page.html
	grep -q 'malam adalah 00:00 sampai 05:00' page.html
	grep -q '<figure' page.html
	grep -q '>30,00<' page.html
	spkt-stats load -O svg | grep -q '^<svg'
	spkt-stats load -O text | grep -q '^shift  officer  reports  hours'
}
