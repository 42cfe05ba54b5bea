# Times that were typed with another offset than the station's: they are stored on
# the wall clock of the station.
load desk

setup() {
	export SPKT_DIR=$BATS_TEST_TMPDIR/tree SPKT_NOW=2026-12-31T22:30:00+07:00 SPKT_LANG=en
	cd "$BATS_TEST_TMPDIR" || return
	spkt-tree init "$SPKT_DIR" --station JYP --name "SPKT Polresta Jayapura" --zone Asia/Jayapura -q
	printf 'shift,start,end,valid_from,valid_until\npagi,07:00,14:00,,\nmalam,21:00,07:00,,\n' >"$SPKT_DIR/stations/JYP/shifts.csv"
}

@test "a time with another offset names the day, the id and the shift of the station" {
	gives 0 JYP-20270101-R0001 spkt-report new lost -r 2026-12-31T22:25+07:00
	gives 0 JYP-20270101-R0002 spkt-report new lost -r 2026-12-31T15:20:00Z
	gives 0 JYP-20270101-R0003 spkt-report new lost -r "2026-12-31 22:15 WIB"
	gives 0 JYP-20261231-R0001 spkt-report new lost -r 2026-12-31T21:55:00+07:00
	gives 0 "id,received,shift
JYP-20261231-R0001,2026-12-31T23:55:00+09:00,malam
JYP-20270101-R0001,2027-01-01T00:25:00+09:00,malam
JYP-20270101-R0002,2027-01-01T00:20:00+09:00,malam
JYP-20270101-R0003,2027-01-01T00:15:00+09:00,malam" spkt-report list -f id,received,shift
	gives 0 "day,n
2026-12-31,1
2027-01-01,3" spkt-stats count -g day
}

@test "so does every other time of a record, also from a file" {
	printf 'kind: crime\nreceived: 2026-12-31T15:25:00Z\noccurred_from: 2026-12-31T22:00:00+07:00\noccurred_until: 2026-12-30\n' |
		gives 0 JYP-20270101-R0001 spkt-report new -F - -q
	gives 0 "2027-01-01T00:25:00+09:00 2027-01-01T00:00:00+09:00 2026-12-30" \
		spkt-report list -T '{{received}} {{occurred_from}} {{occurred_until}}'
	spkt-followup amend R1 --set "occurred_until=2026-12-31T22:20:00+07:00" -q
	gives 0 "2027-01-01T00:20:00+09:00" spkt-report list -T '{{occurred_until}}'
	printf 'id: JYP-20270101-R0001\nset:\n  occurred_until: 2026-12-31T15:21:00Z\n' | spkt-followup amend -F - -q
	gives 0 "2027-01-01T00:21:00+09:00" spkt-report list -T '{{occurred_until}}'
}

@test "and of a step, from options, a file and a row without a uid" {
	spkt-report new emergency -r 2026-12-31T22:00:00+07:00 -q
	spkt-followup dispatch R1 --at "22:05 WIB" -q
	printf 'id: JYP-20270101-R0001\nat: 2026-12-31T15:10:00Z\n' | spkt-followup arrive -F - -q
	printf 'id,verb,at\nJYP-20270101-R0001,clear,2026-12-31T22:20:00+07:00\n' | spkt-followup import - -q
	spkt-followup wait R1 --reason surat --until 2027-01-02T08:00:00+07:00 -q
	gives 0 "dispatch 2027-01-01T00:05:00+09:00 
arrive 2027-01-01T00:10:00+09:00 
clear 2027-01-01T00:20:00+09:00 
wait 2027-01-01T00:30:00+09:00 2027-01-02T10:00:00+09:00" spkt-followup list -T '{{verb}} {{at}} {{until}}'
}

@test "rows written by hand too, CSV and YAML; one that brings its uid keeps its bytes" {
	printf 'kind,received\nlost,2026-12-31T22:25:00+07:00\n' | spkt-report import - -q
	printf 'kind: found\nreceived: 2026-12-31T15:20:00Z\n' | spkt-report import - -q
	gives 0 "id,received
JYP-20270101-R0001,2027-01-01T00:25:00+09:00
JYP-20270101-R0002,2027-01-01T00:20:00+09:00" spkt-report list -f id,received
	cat >row.csv <<-'END'
		uid,id,kind,channel,priority,received,recorded,station
		0123456789abcdef0123456789abcdef,JYP-20261231-R0001,lost,desk,routine,2026-12-31T22:26:00+07:00,2026-12-31T22:26:00+07:00,JYP
	END
	spkt-report import row.csv -q
	spkt-report import row.csv -q
	gives 0 "JYP-20261231-R0001 2026-12-31T22:26:00+07:00" spkt-report list -w 'id == "JYP-20261231-R0001"' -T '{{id}} {{received}}'
	printf 'uid: 0123456789abcdef0123456789abcdee\nid: JYP-20261231-R0002\nkind: lost\nchannel: desk\npriority: routine\nreceived: 2026-12-31T22:27:00+07:00\nrecorded: 2026-12-31T22:27:00+07:00\nstation: JYP\n' |
		spkt-report import - -q
	gives 0 "JYP-20261231-R0002 2026-12-31T22:27:00+07:00" spkt-report list -w 'id == "JYP-20261231-R0002"' -T '{{id}} {{received}}'
}

@test "until a day is stored as that day, until a time as that time" {
	spkt-report new lost -q
	spkt-followup wait R1 --reason surat --until 2027-01-05 -q
	spkt-followup refer R1 --agency damkar --until besok -q
	printf 'id: JYP-20270101-R0001\nreason: surat\nuntil: 6 Januari 2027\n' | spkt-followup wait -F - -q
	printf 'id,verb,reason,until\nJYP-20270101-R0001,wait,surat,7-1-2027\n' | spkt-followup import - -q
	spkt-followup wait R1 --reason surat --until "2027-01-08 00:00" -q
	gives 0 "2027-01-05
2027-01-02
2027-01-06
2027-01-07
2027-01-08T00:00:00+09:00" spkt-followup list -T '{{until}}'
	spkt-report show R1 -O text >shown
	grep -q '2027-01-05$\|5 January 2027$' shown
	[ "$(grep -c '00:00$' shown)" -le 1 ]
	says 0 "" spkt-tree check -q
	# the day itself is not past
	says 0 "wait JYP-20270101-R0001" spkt-followup wait R1 --reason surat --until 2027-01-01
	SPKT_NOW=2027-01-02T03:00:00+09:00 spkt-followup wait R1 --reason surat --until 2027-01-01 2>err
	grep -q 'until: ' err
}

@test "a time that a tree keeps with the personal data is moved too" {
	printf 'privacy:\n  occurred_from: identity\n' >>"$SPKT_DIR/spkt.yaml"
	spkt-report new lost --occurred-from "2026-12-31 22:00 WIB" -q
	spkt-followup amend R1 --set "occurred_from=2026-12-31 22:10 WIB" -q
	grep -rh "^occurred_from" "$SPKT_DIR/identity" | tr -d '"' | sort >got
	gives 0 "occurred_from: 2027-01-01T00:00:00+09:00
occurred_from: 2027-01-01T00:10:00+09:00" cat got
}
