# check: the configuration and the tables, one broken thing a test.
bats_require_minimum_version 1.5.0
load desk
load checking

# ---- configuration

@test "spkt.yaml that does not parse" {
	printf 'language: [id\n' >spkt.yaml
	run -1 --separate-stderr spkt-tree check
	[[ $stderr == "spkt-tree: spkt.yaml:2:1: not valid YAML: "* ]]
	[ "${#stderr_lines[@]}" -eq 1 ]
}

@test "a station.yaml with several faults" {
	printf 'code: PLX\nname: a\nzone: Mars/Olympus\nduty_start: 25:00\n' >stations/PLB/station.yaml
	run -1 --separate-stderr spkt-tree check
	[ "${stderr_lines[0]}" = 'spkt-tree: stations/PLB/station.yaml:4:13: duty_start: expected HH:MM, got "25:00"' ]
	sed -i '/duty_start/d' stations/PLB/station.yaml
	run -1 --separate-stderr spkt-tree check
	[ "${stderr_lines[0]}" = 'spkt-tree: stations/PLB/station.yaml:1: code: expected PLB, as in the path, got "PLX"' ]
	[[ ${stderr_lines[1]} == 'spkt-tree: stations/PLB/station.yaml:3: zone: unknown time zone "Mars/Olympus"; use '* ]]
	[ "${#stderr_lines[@]}" -eq 2 ]
}

@test "no station.yaml" {
	rm stations/PLB/station.yaml
	faults "stations/PLB/station.yaml: cannot open: No such file or directory"
}

@test "a folder in stations that is no code" {
	mkdir stations/plb
	faults "stations/plb: does not belong here"
}

@test "a guide without its title" {
	sed -i '/^title_en/d' guides/skck.yaml
	faults "guides/skck.yaml: title_en: must be given"
}

@test "a guide under another name than its code" {
	mv guides/skck.yaml guides/surat.yaml
	faults 'guides/surat.yaml:1: code: expected surat, as in the path, got "skck"'
}

@test "two clones hold one code" {
	claim=$(ls stations/PLB/claims/*)
	id=0123456789abcdef0123456789abcdef
	sed "s/^uid: .*/uid: \"$id\"/;s/^clone: .*/clone: \"$id\"/" "$claim" >stations/PLB/claims/$id.yaml
	sum stations/PLB/claims/$id.yaml
	faults "stations/PLB/claims: 2 clones hold the code PLB; settle it with: spkt-tree init --take-over"
	echo "replaces: \"$(uid "$claim")\"" >>stations/PLB/claims/$id.yaml
	sum stations/PLB/claims/$id.yaml
	quiet
}

@test "a claim of another station, and one that does not parse" {
	claim=$(ls stations/PLB/claims/*)
	edit "$claim" 's/^station: .*/station: XYZ/'
	faults "$claim:2: station: expected PLB, as in the path, got \"XYZ\""
	echo 'station: [' >"$claim"
	run -1 --separate-stderr spkt-tree check
	[[ $stderr == "spkt-tree: $claim:2:1: not valid YAML: "* ]]
}

# ---- tables

@test "a table with a bad value and a row too short" {
	printf 'code,name,rank,unit,valid_from,valid_until\n1,Ali,,,2026-13-01,\n2,Budi\n' >stations/PLB/officers.csv
	faults 'stations/PLB/officers.csv:2: valid_from: expected a date such as 2026-11-24 or 24-11-2026, got "2026-13-01"
stations/PLB/officers.csv:3: has 2 cells where the header has 6
notice: '"$REPORTS/$step"'.yaml:7: to: "regu2" is not in officers.csv'
}

@test "a table without a column, and with an unknown one" {
	printf 'code,label_id\na,b\n' >areas.csv
	printf 'code,label_id,label_en,colour\na,b,c,d\n' >services.csv
	faults 'services.csv:1: unknown field "colour"; a field of your own begins with x-
areas.csv:1: column "label_en" is missing'
}

@test "a roster names shifts that are in force, officers of the desk, and days of its month" {
	mkdir stations/PLB/roster
	printf 'code,name,rank,unit,valid_from,valid_until\n84010123,Sari,,,,\n' >stations/PLB/officers.csv
	printf 'shift,start,end,valid_from,valid_until\npagi,07:00,19:00,,2026-11-25\nsiang,07:00,19:00,2026-11-25,\nmalam,19:00,07:00,,\n' >stations/PLB/shifts.csv
	printf 'date,shift,officer\n2026-11-24,pagi,84010123\n2026-11-25,pagi,84010123\n2026-11-25,siang,84010123\n2026-11-26,malam,84\n' >stations/PLB/roster/2026-11.csv
	notices 'stations/PLB/roster/2026-11.csv:3: shift: "pagi" is no shift in force on 2026-11-25
stations/PLB/roster/2026-11.csv:5: officer: "84" is not in officers.csv
reports/PLB/2026/11/24/PLB-20261124-R0001_01-'"${step##*_01-}"'.yaml:7: to: "regu2" is not in officers.csv'
	printf 'date,shift,officer\n2026-12-01,malam,84010123\n' >stations/PLB/roster/2026-11.csv
	says 1 'spkt-tree: stations/PLB/roster/2026-11.csv:2: date: expected 2026-11, as in the path, got "2026-12-01"' spkt-tree check -q
}

@test "a roster, and a file beside it" {
	mkdir stations/PLB/roster
	printf 'date,shift,officer\n2026-11-24,pagi,84\n' >stations/PLB/roster/2026-11.csv
	quiet
	printf 'date,shift,officer\n2026-11-24,,84\n' >stations/PLB/roster/2026-11.csv
	: >stations/PLB/roster/notes
	faults 'stations/PLB/roster/2026-11.csv:2: shift: must be given
stations/PLB/roster/notes: does not belong here'
}

@test "a table that is not there is empty, and a notice where much hangs on it" {
	rm areas.csv
	quiet
	rm channels.csv holidays.csv sla.csv stations/PLB/shifts.csv
	notices 'holidays.csv: is missing; it is taken as empty
sla.csv: is missing; it is taken as empty
channels.csv: is missing; it is taken as empty
stations/PLB/shifts.csv: is missing; it is taken as empty'
}

# sla ROW...: the clocks of the tree, under their header.
sla() {
	printf '%s\n' "$(head -n 1 sla.csv)" "$@" >"$BATS_TEST_TMPDIR/sla" && mv "$BATS_TEST_TMPDIR/sla" sla.csv
}

@test "clocks: limit, stages and pauses" {
	sla 'a,report,,,received,arrived,30m 1w2d 10d,clock,wait outage,x,,,' 'b,report,,,received,arrived,soon,clock,,x,,,' \
		'c,report,,,received,arrived,10d 3,clock,,x,,,' 'd,report,,,begun,arrived closed,1h,clock,,x,,,' \
		'e,report,,,received closed,arrive,1h,clock,wait sleep,x,,,' 'f,report,,,received,arrived,"1d,2d",clock,,x,,,' 'g,report,,,received,arrived,20d 10d,calendar,,x,,,'
	stages="received, accepted, assigned, dispatched, departed, arrived, cleared, referred, analysed, decided, responded, notified, resolved, closed, taken, outcome"
	faults "sla.csv:3: limit: expected a duration such as 10m, 72h, 3d or 2w, got \"soon\"
sla.csv:4: limit: expected a duration such as 10m, 72h, 3d or 2w, got \"3\"
sla.csv:5: starts: unknown stage \"begun\"; there are: $stages
sla.csv:6: stops: unknown stage \"arrive\"; there are: $stages
sla.csv:6: pauses: expected one of wait, outage, got \"sleep\"
sla.csv:7: limit: expected a duration such as 10m, 72h, 3d or 2w, got \"1d,2d\"
sla.csv:8: limit: a ladder grows, and is in days or in hours, not both: 20d 10d"
}

@test "a row that is never in force" {
	sla 'a,report,,,received,arrived,1h,clock,,x,2026-01-01,2026-01-02,' 'a,report,,,received,arrived,1h,clock,,x,2026-01-01,2026-01-01,'
	printf 'shift,start,end,valid_from,valid_until\npagi,07:00,19:00,2026-02-01,2026-01-31\n' >stations/PLB/shifts.csv
	faults 'sla.csv:3: valid_until: is not after valid_from (2026-01-01)
stations/PLB/shifts.csv:2: valid_until: is not after valid_from (2026-02-01)'
}

@test "closed before it opens" {
	printf 'weekday,open,close,valid_from,valid_until\n1,08:00,12:00,,\n1,13:00,16:00,,\n2,16:00,08:00,,\n3,08:00,08:00,,\n' >stations/PLB/hours.csv
	faults 'stations/PLB/hours.csv:4: close: is not after open (16:00)
stations/PLB/hours.csv:5: close: is not after open (08:00)'
}

@test "a code twice" {
	printf 'code,label_id,label_en\na,A,A\nb,B,B\na,C,C\na,D,D\n' >services.csv
	faults 'services.csv:4: code: "a" is in line 2 already
services.csv:5: code: "a" is in line 2 already'
}

@test "an officer or shift twice, on the same days only" {
	printf '%s\n' code,name,rank,unit,valid_from,valid_until regu2,Ali,,,2026-01-01,2026-06-01 regu2,Ali,,,2026-06-01, \
		84,Budi,,,,2026-03-01 84,Budi,,,2026-02-01, 84,Budi,,,,2025-01-01 >stations/PLB/officers.csv
	printf '%s\n' shift,start,end,valid_from,valid_until pagi,07:00,19:00,, malam,19:00,07:00,,2026-03-01 \
		malam,20:00,07:00,2026-03-01, pagi,08:00,19:00,2026-03-01,2026-04-01 >stations/PLB/shifts.csv
	faults 'stations/PLB/officers.csv:5: code: "84" is in line 4 already, in force on the same days
stations/PLB/officers.csv:6: code: "84" is in line 4 already, in force on the same days
stations/PLB/shifts.csv:5: shift: "pagi" is in line 2 already, in force on the same days'
}

@test "parents that are not there, or go in a circle" {
	printf '%s\n' code,label_id,label_en,parent north,U,N, n1,U1,N1,north n2,U2,N2,nort a,A,A,b b,B,B,a c,C,C,a d,D,D,d >areas.csv
	faults 'areas.csv:4: parent: "nort" is no code of this table
areas.csv:5: parent: its parents lead back to "a"
areas.csv:6: parent: its parents lead back to "b"
areas.csv:8: parent: its parents lead back to "d"'
}

@test "a template whose place is not closed" {
	printf 'Nomor {{id}} {x} }}\nYth. {{reporter.name\n}}\n' >templates/mine.txt
	printf '{{id {{title}}\n' >templates/second.txt
	faults 'templates/mine.txt:2: two braces open a place, and none close it on this line
templates/second.txt:1: two braces open a place, and none close it on this line'
}

@test "a year without a holiday is a notice: this one, and from November on the next" {
	rm -r "$SPKT_DIR"/reports/PLB/2026
	printf 'date,name,kind,basis\n2026-12-25,Natal,national,\n' >"$SPKT_DIR/holidays.csv"
	says 0 "" spkt-tree check --now 2026-10-31T23:59:59+07:00
	says 0 'spkt-tree: notice: holidays.csv: has no row of 2027: its holidays count as working days' spkt-tree check --now 2026-11-01
	says 0 'spkt-tree: notice: holidays.csv: has no row of 2027: its holidays count as working days' spkt-tree check --now 2027-06-01
	echo 2027-01-01,Tahun Baru,national, >>"$SPKT_DIR/holidays.csv"
	says 0 "" spkt-tree check --now 2027-06-01
	says 0 'spkt-tree: perhatian: holidays.csv: tidak punya baris tahun 2028: hari liburnya dihitung sebagai hari kerja' spkt-tree check --now 2027-12-01 --lang id
}
