# spkt-report list: which records, which columns, in which order and form.
load desk

# Five reports over four days, two of them followed up.
desk() {
	spkt-report new lost --title "KTP hilang" -r "2026-11-21 09:00" --area ilir --by 84010123
	spkt-report new crime --title "Motor hilang" --category vehicle_theft -r "2026-11-22 23:59:59"
	spkt-report new lost --title "Dompet, biru" -r "2026-11-23 00:00"
	spkt-report new emergency --title "Kebakaran" -r "2026-11-24 01:00"
	spkt-report new found --title "Kunci" -r "2026-11-24 02:00"
	spkt-followup assign --to 84010123 PLB-20261122-R0001 -q
	spkt-followup close PLB-20261121-R0001 --at "2026-11-21 10:00" -q
} >/dev/null

titles() {
	spkt-report list -f title "$@" | sed 1d | tr -d '"' | paste -sd'|'
}

@test "an empty list is a header and exit 0; -E makes it exit 1" {
	gives 0 id,status spkt-report list -f id,status
	gives 0 '' spkt-report list -O ids
	gives 0 '' spkt-report list -O jsonl
	gives 1 id,status spkt-report list -f id,status -E
	says 1 'spkt-report: nothing found' spkt-report list -E
	says 1 'spkt-report: tidak ada hasil' spkt-report list -E --lang id
	spkt-report new lost
	gives 0 PLB-20261124-R0001 spkt-report list -O ids -E
}

@test "the columns are those of the schema, then what is folded; people are not among them" {
	gives 0 id,uid,received,recorded,clock,officer,channel,station,kind,category,priority,class,title,narrative,place,area,occurred_from,occurred_until,model,item_kinds,outage,replaces,identity,source,source_key,key,code_sha256,status,owner,age,shift,accepted_at,assigned_at,dispatched_at,departed_at,arrived_at,cleared_at,referred_at,outcome_at,analysed_at,decided_at,responded_at,notified_at,resolved_at,closed_at,last_closed_at,rejected_at,reopened,cause,outcome,duplicate_of,step_count,x,numbers,taken_at,approved_at,started_at,stage,actions,verdict,addressed,untold,tellable,closed_without \
		spkt-report list
}

@test "csv is the default, by id, and derived columns are folded from the steps" {
	desk
	gives 0 'id,kind,title,status,owner,age,shift,assigned_at,closed_at
PLB-20261121-R0001,lost,KTP hilang,closed,,3600,pagi,,2026-11-21T10:00:00+07:00
PLB-20261122-R0001,crime,Motor hilang,open,84010123,122401,malam,2026-11-24T10:00:00+07:00,
PLB-20261123-R0001,lost,"Dompet, biru",new,,122400,malam,,
PLB-20261124-R0001,emergency,Kebakaran,new,,32400,malam,,
PLB-20261124-R0002,found,Kunci,new,,28800,malam,,' spkt-report list -f id,kind,title,status,owner,age,shift,assigned_at,closed_at
}

@test "ids sort as numbers, beyond 9999 too" {
	spkt-report new lost >/dev/null
	mv "$SPKT_DIR"/reports/PLB/2026/11/24/PLB-20261124-R0001.yaml "$SPKT_DIR"/reports/PLB/2026/11/24/PLB-20261124-R9999.yaml
	spkt-report new lost >/dev/null
	gives 0 'PLB-20261124-R9999
PLB-20261124-R10000' spkt-report list -O ids
}

@test "-w selects" {
	desk
	[ "$(titles -w 'kind == "lost" && status != "closed"')" = "Dompet, biru" ]
	[ "$(titles -w 'kind == lost')" = "KTP hilang|Dompet, biru" ]
	[ "$(titles -w 'kind == "kehilangan"')" = "KTP hilang|Dompet, biru" ]
	[ "$(titles -w 'status == "selesai"')" = "KTP hilang" ]
	[ "$(titles -w 'kind in ("crime", "temuan")')" = "Motor hilang|Kunci" ]
	[ "$(titles -w 'title ~ "HILANG"')" = "KTP hilang|Motor hilang" ]
	[ "$(titles -w 'age > 1d')" = "Motor hilang|Dompet, biru" ]
	[ "$(titles -w '!(kind == "lost" || kind == "found") && age < 10h')" = "Kebakaran" ]
	[ "$(titles -w 'owner')" = "Motor hilang" ]
	[ "$(titles -w '!owner && received >= 2026-11-24')" = "Kebakaran|Kunci" ]
	[ "$(titles -w 'received == 2026-11-22')" = "Motor hilang" ]
	[ "$(titles -w 'officer == "84010123"')" = "KTP hilang" ]
}

@test "a bad expression is exit 65 and says where; an unknown field lists those there are" {
	says 65 'spkt-report: expression, column 9: expected a value; put it in quotes where it is more than one word' spkt-report list -w 'kind == '
	says 65 'spkt-report: expression, column 9: the quote that opens here is not closed' spkt-report list -w 'kind == "lost'
	run spkt-report list -w 'knd == "lost"'
	[ "$status" -eq 65 ]
	[[ $output == 'spkt-report: unknown field "knd"; there are: id, uid, received, '* ]]
	run spkt-report list -w 'kind == "cat"'
	[ "$status" -eq 65 ]
}

@test "--since and --until are half-open" {
	desk
	[ "$(titles --since 2026-11-23)" = "Dompet, biru|Kebakaran|Kunci" ]
	[ "$(titles --until 2026-11-23)" = "KTP hilang|Motor hilang" ]
	[ "$(titles --since "2026-11-24 01:00" --until "2026-11-24 02:00")" = Kebakaran ]
	[ "$(titles --since 2026-11-24 --until 2026-11-24)" = "" ]
	[ "$(titles --since -2d)" = "Motor hilang|Dompet, biru|Kebakaran|Kunci" ]
	[ "$(titles --until 2026-11)" = "" ]
	says 65 'spkt-report: since: there is no such day: "2026-02-31"' spkt-report list --since 2026-02-31
}

@test "--day --week --month --year take whole ones" {
	desk
	[ "$(titles --day 2026-11-22)" = "Motor hilang" ]
	[ "$(titles --day yesterday)" = "Dompet, biru" ]
	[ "$(titles --day "hari ini")" = "Kebakaran|Kunci" ]
	[ "$(titles --day 2026-11-21..2026-11-22)" = "KTP hilang|Motor hilang" ]
	[ "$(titles --week 2026-W47)" = "KTP hilang|Motor hilang" ]
	[ "$(titles --week 2026-W48)" = "Dompet, biru|Kebakaran|Kunci" ]
	[ "$(titles --month 2026-11)" = "KTP hilang|Motor hilang|Dompet, biru|Kebakaran|Kunci" ]
	[ "$(titles --month 2026-10)" = "" ]
	[ "$(titles --year 2026 -n 1)" = "KTP hilang" ]
}

@test "-S sorts by columns, - before one turns it round" {
	desk
	[ "$(titles -S title)" = "Dompet, biru|KTP hilang|Kebakaran|Kunci|Motor hilang" ]
	[ "$(titles -S -age)" = "Motor hilang|Dompet, biru|Kebakaran|Kunci|KTP hilang" ]
	[ "$(titles -S kind,-received)" = "Motor hilang|Kebakaran|Kunci|Dompet, biru|KTP hilang" ]
	run spkt-report list -S nothing
	[ "$status" -eq 65 ]
}

@test "-n and --offset cut, with and without a sort, also into a file" {
	desk
	[ "$(titles -n 2)" = "KTP hilang|Motor hilang" ]
	[ "$(titles -n 2 --offset 3)" = "Kebakaran|Kunci" ]
	[ "$(titles -S -received -n 1)" = "Kunci" ]
	[ "$(titles -S -received --offset 4)" = "KTP hilang" ]
	[ "$(titles -n 0)" = "" ]
	gives 0 '' spkt-report list -f title -n 1 -o file.csv
	gives 0 'title
KTP hilang' cat file.csv
	says 64 'spkt-report: option --limit: expected a whole number, got "x"' spkt-report list -n x
	says 64 'spkt-report: opsi --limit: seharusnya bilangan bulat, tertulis "x"' spkt-report list -n x --lang id
}

@test "-f chooses and orders the columns" {
	desk
	gives 0 'kind,id
found,PLB-20261124-R0002' spkt-report list -f kind,id -w 'kind == found'
	run spkt-report list -f id,nothing
	[ "$status" -eq 65 ]
}

@test "-O csv quotes what needs it and retypes nothing" {
	spkt-report new lost --title 007 -m $'dua\nbaris "kutip"' >/dev/null
	gives 0 'title,narrative
007,"dua
baris ""kutip"""' spkt-report list -f title,narrative
}

@test "-O table is lined up" {
	desk
	gives 0 'id                  status  title
PLB-20261122-R0001  open    Motor hilang
PLB-20261123-R0001  new     Dompet, biru' spkt-report list -O table -f id,status,title -w 'age > 1d' --color never
}

@test "-O yaml is a document a record" {
	desk
	gives 0 'id: PLB-20261123-R0001
title: Dompet, biru
---
id: PLB-20261124-R0001
title: Kebakaran' spkt-report list -O yaml -f id,title --offset 2 -n 2
}

@test "-O jsonl is an object a line; numbers are numbers, what is empty is left out" {
	desk
	gives 0 '{"id":"PLB-20261124-R0002","age":28800,"reopened":0}' spkt-report list -O jsonl -f id,owner,age,reopened -w 'kind == found'
}

@test "-O ids and paths are a line each, or end with NUL under -0" {
	desk
	gives 0 PLB-20261124-R0002 spkt-report list -O ids -w 'kind == found'
	gives 0 "$SPKT_DIR/reports/PLB/2026/11/24/PLB-20261124-R0002.yaml" spkt-report list -O paths -w 'kind == found'
	gives 0 'title: Kunci' sh -c "spkt-report list -O paths -0 -w 'kind == found' | xargs -0 grep title"
	[ "$(spkt-report list -O ids -0 | tr '\0' '\n' | wc -l)" -eq 5 ]
}

@test "-O text is a block a record, in the chosen language" {
	desk
	gives 0 'id: PLB-20261123-R0001
kind: lost
received: 2026-11-23 00:00

id: PLB-20261124-R0001
kind: emergency
received: 2026-11-24 01:00' spkt-report list -O text -f id,kind,received --offset 2 -n 2
	gives 0 'kind: kehilangan' spkt-report list -O text -f kind --day 2026-11-23 --lang id
}

@test "an unknown format lists those there are; SPKT_FORMAT does not count into a pipe" {
	run spkt-report list -O pdf
	[ "$status" -eq 64 ]
	[[ $output == 'spkt-report: unknown format "pdf"; there are: csv'* ]]
	SPKT_FORMAT=yaml gives 0 id spkt-report list -f id
}

@test "what was recorded later than --now is left out, so a past day can be replayed" {
	desk
	spkt-report new lost -r 2026-11-23 --now "2026-11-25 09:00" >/dev/null
	gives 0 'PLB-20261121-R0001
PLB-20261122-R0001
PLB-20261123-R0001
PLB-20261124-R0001
PLB-20261124-R0002' spkt-report list -O ids
	gives 0 'PLB-20261123-R0001
PLB-20261123-R0002' spkt-report list -O ids --day 2026-11-23 --now 2026-11-26
	gives 0 'id,status
PLB-20261122-R0001,open' spkt-report list -f id,status --day 2026-11-22
}

@test "a file that cannot be read is named, the others are listed, the code is 65" {
	desk
	echo 'kind: cat' >"$SPKT_DIR/reports/PLB/2026/11/24/PLB-20261124-R0003.yaml"
	says 65 'spkt-report: reports/PLB/2026/11/24/PLB-20261124-R0003.yaml:1:7: kind: expected one of crime, lost, found, social, emergency, information, outage, log, got "cat"' \
		spkt-report list -O ids
	[ "$(wc -l <stdout)" -eq 5 ]
}

@test "other tools read the CSV" {
	command -v mlr >/dev/null || skip "no mlr here"
	desk
	gives 0 'kind=lost,count=2
kind=crime,count=1
kind=emergency,count=1
kind=found,count=1' sh -c 'spkt-report list -O csv | mlr --icsv --odkvp count -g kind'
	gives 0 'title=Dompet, biru' sh -c "spkt-report list -O csv | mlr --icsv --odkvp filter '\$id == \"PLB-20261123-R0001\"' then cut -f title"
}

@test "ids go on to the next command" {
	desk
	spkt-report list -O ids -w 'status == "new" && age > 1d' | spkt-followup assign --to 84010123 - -q
	gives 0 'title,owner
KTP hilang,
Motor hilang,84010123
"Dompet, biru",84010123
Kebakaran,
Kunci,' spkt-report list -f title,owner
}

@test "list takes no operands" {
	says 64 'spkt-report: unexpected operand "lost"' spkt-report list lost
}
