#!/usr/bin/env bats
# People and things: seen and searched with -I only, and who looked is logged.

load desk

access() { cat "$SPKT_DIR/identity/access/2026-11.csv"; }

three() {
	spkt-report new lost --title KTP --items "KTP 1671234567890001" --reporter.name "Siti Aminah" --reporter.phone 081234567890
	spkt-report new crime --title Curanmor --reporter.name Budi --victim.name "Siti Aminah" --victim.2.name Ani --items "BG 1234 AB"
	spkt-report new log -m "Serah terima"
} >/dev/null

@test "-I adds columns of people and things at the end" {
	three
	gives 0 'id,title,people,items
PLB-20261124-R0001,KTP,"reporter.name: Siti Aminah
reporter.phone: 081234567890",KTP 1671234567890001
PLB-20261124-R0002,Curanmor,"reporter.name: Budi
victim.name: Siti Aminah
victim.2.name: Ani",BG 1234 AB
PLB-20261124-R0003,,,' spkt-report list -I -f id,title,people,items
	spkt-report list -I | head -n 1 | grep -q ',x,items,people$\|,people,items$\|,items,people$'
	not sh -c 'spkt-report list | head -n 1 | grep -q people'
}

@test "ROLE.field and people.field are columns of -f, -w and -S" {
	three
	gives 0 'id,reporter.name,victim.2.name
PLB-20261124-R0001,Siti Aminah,
PLB-20261124-R0002,Budi,Ani
PLB-20261124-R0003,,' spkt-report list -I -f id,reporter.name,victim.2.name
	gives 0 'PLB-20261124-R0001' spkt-report list -I -w 'reporter.name ~ "siti"' -O ids
	gives 0 'PLB-20261124-R0001
PLB-20261124-R0002' spkt-report list -I -w 'people.name == "Siti Aminah"' -O ids
	gives 0 'PLB-20261124-R0002' spkt-report list -I -w 'items ~ "bg 1234"' -O ids
	gives 0 'PLB-20261124-R0002
PLB-20261124-R0001' spkt-report list -I -w 'reporter.name != ""' -S reporter.name -O ids
	gives 0 'id,people.name
PLB-20261124-R0002,"Budi
Siti Aminah
Ani"' spkt-report list -I -w 'kind == "crime"' -f id,people.name
}

@test "without -I there are no such fields, and it says so" {
	three
	says 65 'spkt-report: "reporter.name" is personal data; with -I it is shown and searched, and who looked is logged' \
		spkt-report list -f id,reporter.name
	says 65 'spkt-report: "people.nik" is personal data; with -I it is shown and searched, and who looked is logged' \
		spkt-report list -w 'people.nik == "1671234567890001"'
	says 65 'spkt-report: "items" is personal data; with -I it is shown and searched, and who looked is logged' \
		spkt-report list -S items
	not test -e "$SPKT_DIR/identity/access"
}

@test "who looked is logged: each id that was shown, and a search that found nothing" {
	three
	spkt-report list -I -w 'people.name == "Siti Aminah"' --by 84010123 >/dev/null
	spkt-report list -I -w 'reporter.name == "Nobody"' --by 84010123 >/dev/null
	spkt-report list -I -n 1 --offset 1 --by 84010124 >/dev/null
	diff - <(access) <<-'END'
		at,officer,verb,id
		2026-11-24T10:00:00+07:00,84010123,list,PLB-20261124-R0001
		2026-11-24T10:00:00+07:00,84010123,list,PLB-20261124-R0002
		2026-11-24T10:00:00+07:00,84010123,list,
		2026-11-24T10:00:00+07:00,84010124,list,PLB-20261124-R0002
	END
}

@test "what cannot be logged is not shown" {
	three
	mkdir -p "$SPKT_DIR/identity/access" && mkdir "$SPKT_DIR/identity/access/2026-11.csv"
	run -73 --separate-stderr spkt-report list -I -f id,reporter.name -O csv
	[ "$output" = 'id,reporter.name' ] || [ -z "$output" ]
}

@test "-w - reads what is searched for from standard input: it is in no process list" {
	three
	gives 0 'PLB-20261124-R0001' sh -c 'echo "people.phone == \"081234567890\"" | spkt-report list -I -w - -O ids'
	gives 0 'PLB-20261124-R0002' sh -c 'echo "kind == \"crime\"" | spkt-report list -w - -O ids'
}

@test "a faulty search does not repeat what was searched for" {
	three
	run -65 --separate-stderr spkt-report list -I -w 'people.nik == "1671234567890001'
	[[ $stderr != *1671234567890001* ]]
	run -65 --separate-stderr spkt-report list -I -w 'people.nik = 1671234567890001'
	[[ $stderr != *1671234567890001* ]]
}

@test "records whose personal data are elsewhere: empty, and said once" {
	three
	mv "$SPKT_DIR/identity/2026" "$BATS_TEST_TMPDIR/elsewhere"
	says 0 'the personal data of 2 records are not in this clone' spkt-report list -I -f id,reporter.name
	gives 0 'id,reporter.name
PLB-20261124-R0001,
PLB-20261124-R0002,
PLB-20261124-R0003,' spkt-report list -I -f id,reporter.name
}

@test "people and things travel: list -I, import elsewhere" {
	three
	spkt-report list -I >all.csv
	spkt-tree init other --station PLB -q
	spkt-report -C other import all.csv 2>/dev/null
	spkt-report -C other list -I >again.csv
	diff all.csv again.csv
	not grep -rq 'Siti Aminah\|081234567890\|1671234567890001' other --exclude-dir=identity
}

@test "feedback too" {
	spkt-feedback new complaint --text "Antre lama" --reporter.name Ani >/dev/null
	gives 0 'id,reporter.name
PLB-20261124-F0001,Ani' spkt-feedback list -I -f id,reporter.name
}

@test "show -I as text has them too, and the help of new names them" {
	three
	spkt-report show R1 -I -O text | grep -qx 'reporter.name: Siti Aminah'
	spkt-report show R1 -I -O text | grep -qx 'items: KTP 1671234567890001'
	spkt-report new --help | grep -q 'ROLE.FIELD .*--reporter.name'
}

@test "show -I as a row has the columns of list -I" {
	three
	diff <(spkt-report list -I -w 'kind == "lost"') <(spkt-report show R1 -I -O csv)
	spkt-report show R1 R2 -I -O jsonl | grep -c '"people":' | grep -qx 2
	not sh -c 'spkt-report show R1 -O csv | grep -q Siti'
}
