# Planned against worked shifts.
load desk

roster() {
	mkdir -p "$SPKT_DIR/stations/PLB/roster"
	{ echo date,shift,officer && cat; } >"$SPKT_DIR/stations/PLB/roster/$1.csv"
}

at() {
	SPKT_NOW=$1:00+07:00 "${@:2}" -q >/dev/null 2>&1
}

@test "who was planned, who worked, and how much" {
	roster 2026-11 <<-END
		2026-11-23,siang,SARI
		2026-11-23,siang,ADI
		2026-11-23,malam,TONO
		2026-11-24,pagi,ADI
	END
	at 2026-11-23T14:00 spkt-report new lost --title Satu --by SARI
	at 2026-11-23T20:59 spkt-followup note 23-R1 -m x --by SARI
	at 2026-11-23T21:00 spkt-followup note 23-R1 -m y --by SARI
	at 2026-11-24T06:59 spkt-feedback new praise --text Ramah --by JOKO
	at 2026-11-24T07:00 spkt-report new log --title Apel --by ADI
	gives 0 "day,shift,officer,planned,worked,entries,station
2026-11-23,siang,ADI,yes,no,0,PLB
2026-11-23,siang,SARI,yes,yes,2,PLB
2026-11-23,malam,JOKO,no,yes,1,PLB
2026-11-23,malam,SARI,no,yes,1,PLB
2026-11-23,malam,TONO,yes,no,0,PLB
2026-11-24,pagi,ADI,yes,yes,1,PLB" spkt-followup duty
	gives 0 "officer
ADI
TONO" spkt-followup duty -w 'planned == "yes" && worked == "no"' -f officer
	gives 0 "officer
SARI" spkt-followup duty -S -entries -n 1 -f officer
	says 64 'spkt-followup: these figures have no "ids"; there are: csv, table, yaml, jsonl, text, excel, fods, html' spkt-followup duty -O ids
	says 1 'spkt-followup: nothing found' spkt-followup duty -w 'entries > 7' -E -f officer
}

@test "a period is about the day on which a shift begins: the night of the last of a month is that month's" {
	roster 2026-11 <<<2026-11-30,malam,TONO
	roster 2026-12 <<<2026-12-01,pagi,ADI
	at 2026-12-01T03:00 spkt-report new log --title Apel --by TONO
	at 2026-12-01T08:00 spkt-report new log --title Apel --by ADI
	export SPKT_NOW=2026-12-02T00:00:00+07:00
	gives 0 "2026-11-30 malam TONO 1" spkt-followup duty --month 2026-11 -T '{{day}} {{shift}} {{officer}} {{entries}}'
	gives 0 "2026-12-01 pagi ADI 1" spkt-followup duty --month 2026-12 -T '{{day}} {{shift}} {{officer}} {{entries}}'
	gives 0 "2026-11-30 malam TONO 1" spkt-followup duty --day 2026-11-30 -T '{{day}} {{shift}} {{officer}} {{entries}}'
	gives 0 "2026-12-01 pagi ADI 1" spkt-followup duty --since 2026-12-01 -T '{{day}} {{shift}} {{officer}} {{entries}}'
}

@test "what has not begun is left out: nobody could have worked in it" {
	roster 2026-11 <<-END
		2026-11-24,pagi,ADI
		2026-11-24,siang,TONO
		2026-11-30,pagi,ADI
	END
	gives 0 "2026-11-24 pagi ADI yes no" spkt-followup duty -T '{{day}} {{shift}} {{officer}} {{planned}} {{worked}}'
	SPKT_NOW=2026-11-24T14:00:00+07:00 gives 0 "2026-11-24 pagi ADI yes no
2026-11-24 siang TONO yes no" spkt-followup duty -T '{{day}} {{shift}} {{officer}} {{planned}} {{worked}}'
}

@test "anonymous items count for nobody, imported ones at their own time" {
	echo Panas | spkt-feedback new saran --channel box -m - --by SARI -q >/dev/null 2>&1
	printf 'kind,title,received,officer\nlost,Dompet,2026-11-20 08:00,ADI\n' >old.csv
	printf 'source: lama\ncolumns: {kind: kind, title: title, received: received, officer: officer}\n' >map.yaml
	spkt-report import --map map.yaml old.csv -q 2>/dev/null
	gives 0 "2026-11-20 pagi ADI no yes 1" spkt-followup duty -T '{{day}} {{shift}} {{officer}} {{planned}} {{worked}} {{entries}}'
}

@test "a change of shift times by its date; work outside of any shift" {
	printf 'shift,start,end,valid_from,valid_until\npagi,07:00,14:00,,2026-11-24\nA,06:00,12:00,2026-11-24,\n' >"$SPKT_DIR/stations/PLB/shifts.csv"
	at 2026-11-23T13:00 spkt-report new log --title x --by ADI
	at 2026-11-24T06:30 spkt-report new log --title x --by ADI
	at 2026-11-24T09:59 spkt-report new log --title x --by ADI
	at 2026-11-23T20:00 spkt-report new log --title x --by TONO
	gives 0 "2026-11-23,pagi,ADI,1
2026-11-23,,TONO,1
2026-11-24,A,ADI,2" bash -c "spkt-followup duty -f day,shift,officer,entries | tail -n +2"
}

@test "each desk has its own roster; a row that cannot be read is named" {
	spkt-tree init "$SPKT_DIR" --station SKR -q
	roster 2026-11 <<<2026-11-24,pagi,ADI
	mkdir -p "$SPKT_DIR/stations/SKR/roster"
	printf 'date,shift,officer\n2026-11-24,pagi,ADI\n24/11/2026,pagi,TONO\n' >"$SPKT_DIR/stations/SKR/roster/2026-11.csv"
	spkt-followup duty -f day,shift,officer,station >got 2>err && false
	gives 0 "day,shift,officer,station
2026-11-24,pagi,ADI,PLB
2026-11-24,pagi,ADI,SKR" cat got
	grep -q '^spkt-followup: stations/SKR/roster/2026-11.csv:3: date: ' err
}

@test "to sign a handover, and what it passes by itself, is no work of the shift" {
	roster 2026-11 <<<2026-11-23,malam,SARI
	at 2026-11-23T22:00 spkt-report new lost --title Satu --by SARI
	at 2026-11-24T06:50 spkt-followup handover new --outgoing SARI --incoming TONO --by SARI
	at 2026-11-24T06:52 spkt-followup acknowledge H1 --by SARI
	at 2026-11-24T06:55 spkt-followup acknowledge H1 --by TONO
	[ "$(spkt-report list -T '{{owner}}')" = TONO ]
	gives 0 "2026-11-23 malam SARI yes yes 2" spkt-followup duty -T '{{day}} {{shift}} {{officer}} {{planned}} {{worked}} {{entries}}' -w 'worked == "yes"'
	# what he does by hand is
	at 2026-11-24T06:58 spkt-followup assign 23-R1 --to TONO --by TONO -m "saya ambil"
	gives 0 "2026-11-23 malam TONO no yes 1" spkt-followup duty -T '{{day}} {{shift}} {{officer}} {{planned}} {{worked}} {{entries}}' -w 'officer == "TONO"'
}
