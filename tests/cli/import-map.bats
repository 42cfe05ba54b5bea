# Foreign files through a map (DESIGN 6): every key of the map, every kind of bad file.

bats_require_minimum_version 1.5.0

setup() {
	export SPKT_NOW=2026-11-24T12:00:00+07:00 SPKT_LANG=en
	cd "$BATS_TEST_TMPDIR"
	tree t
	cd t
}

tree() {
	spkt-tree init "$1" --station PLB --name "Polres Palembang" --zone Asia/Jakarta >/dev/null 2>&1
}

# The map of most tests, and of a kind of report.
map() {
	printf '%s\n' 'source: shop' 'columns: {received: when, title: what}' 'default: {kind: lost}' "$@" >../map.yaml
}

# import CSV-TEXT [OPTIONS]: through ../map.yaml, from standard input.
import() {
	local text=$1
	shift
	printf "$text" | spkt-report import --map ../map.yaml "$@" -
}

shown() {
	spkt-report list -f "$1" | sed 1d
}

# is STATUS OUTPUT: what `run` ended with, byte for byte.
is() {
	printf 'exit %s\n%s\n' "$status" "$output"
	[ "$status" -eq "$1" ] && [ "$output" = "$2" ]
}

stored() {
	find reports feedback identity -type f 2>/dev/null | wc -l
}

@test "a row becomes a record with its source, its key and a derived uid" {
	map 'key: [no]'
	run import 'no,when,what\n17,2026-11-23 08:00,Dompet\n'
	is 0 "imported 1, skipped 0 (already present), rejected 0"
	run sed '/^sum/d' reports/PLB/2026/11/23/PLB-20261123-R0001.yaml
	is 0 'uid: "'"$(printf 'shop\n17\nrecord' | sha256sum | cut -c1-32)"'"
received: "2026-11-23T08:00:00+07:00"
recorded: "2026-11-24T12:00:00+07:00"
clock: given
channel: desk
station: PLB
kind: lost
priority: routine
title: Dompet
source: shop
source_key: "17"'
}

@test "source: without it the source is named import" {
	printf 'columns: {received: when, title: what}\ndefault: {kind: lost}\n' >../map.yaml
	run import 'when,what\n2026-11-23,Tas\n'
	is 0 "imported 1, skipped 0 (already present), rejected 0"
	[ "$(shown source)" = import ]
}

@test "key: one name is a list of one" {
	map 'key: no'
	run import 'no,when,what\n17,2026-11-23,Tas\n'
	is 0 "imported 1, skipped 0 (already present), rejected 0"
	[ "$(shown source_key)" = 17 ]
}

@test "key: several columns identify a row together, an empty cell keeps its place" {
	map 'key: [no, unit]'
	run import 'no,unit,when,what\n1,A,2026-11-23,x\n1,B,2026-11-23,y\n1,,2026-11-23,z\n1,A,2026-11-23,x\n'
	is 0 "1 rows repeat the key of an earlier row of this file, the first in line 5; the earlier one counts
imported 3, skipped 1 (already present), rejected 0"
	[ "$(shown source_key)" = $'1|A\n1|B\n1|' ]
}

@test "key: cells that hold the separator are not mixed up" {
	map 'key: [no, unit]'
	run import 'no,unit,when,what\na|b,c,2026-11-23,x\na,b|c,2026-11-23,y\n'
	is 0 "imported 2, skipped 0 (already present), rejected 0"
}

@test "key: a row with none of its cells is told apart as one without a key" {
	map 'key: [no, unit]' 'empty: [NA]'
	text='no,unit,when,what\n,,2026-11-23,x\n,NA,2026-11-23,y\n,,2026-11-23,y\n1,,2026-11-23,z\n'
	run import "$text"
	is 0 "imported 4, skipped 0 (already present), rejected 0"
	[ "$(shown title)" = $'x\ny\ny\nz' ]
	run import "$text"
	is 0 "imported 0, skipped 4 (already present), rejected 0"
}

@test "key: without one, equal rows are told apart by their ordinal" {
	map
	text='when,what\n2026-11-23,x\n2026-11-23,x\n2026-11-23,y\n'
	run import "$text"
	is 0 "imported 3, skipped 0 (already present), rejected 0"
	[ "$(shown source_key | sed 's/.*#/#/')" = $'#1\n#2\n#1' ]
	run import "$text"
	is 0 "imported 0, skipped 3 (already present), rejected 0"
}

@test "a key that stands twice in the file is stored once" {
	map 'key: [no]'
	run import 'no,when,what\n1,2026-11-23,first\n1,2026-11-23,second\n'
	is 0 "1 rows repeat the key of an earlier row of this file, the first in line 3; the earlier one counts
imported 1, skipped 1 (already present), rejected 0"
	[ "$(shown title)" = first ]
}

@test "time_format: tried in order; ISO always works; month names in both languages" {
	map 'time_format: ["%m/%d/%Y %I:%M:%S %p", "%d %B %Y", "%d-%b-%y"]'
	run import 'when,what\n11/07/2026 11:53:08 PM,a\n8 Agustus 2026,b\n9 August 2026,c\n2026-08-10 07:08,d\n2026-08-11T07:08:09Z,e\n12-Agu-26,f\n'
	is 0 "imported 6, skipped 0 (already present), rejected 0"
	[ "$(spkt-report list -f received -S title | sed 1d)" = "2026-11-07T23:53:08+07:00
2026-08-08
2026-08-09
2026-08-10T07:08:00+07:00
2026-08-11T14:08:09+07:00
2026-08-12" ]
}

@test "time_format: epoch and epoch_ms; fractions are cut off" {
	map 'time_format: [epoch_ms]'
	run import 'when,what\n1785000000999,a\n2026-08-10 07:08:09.987,b\n'
	is 0 "imported 2, skipped 0 (already present), rejected 0"
	[ "$(shown received)" = $'2026-07-26T00:20:00+07:00\n2026-08-10T07:08:09+07:00' ]
	map 'time_format: epoch'
	run import 'when,what\n1785000001,a\n'
	is 0 "imported 1, skipped 0 (already present), rejected 0"
	[ "$(shown received | sed -n 2p)" = "2026-07-26T00:20:01+07:00" ]
}

@test "zone: of times that name none; stored in the zone of the station" {
	map 'zone: "-07:00"'
	run import 'when,what\n2026-11-20 20:00,a\n2026-11-20T20:00:00+09:00,b\n'
	is 0 "imported 2, skipped 0 (already present), rejected 0"
	[ "$(shown id,received)" = "PLB-20261120-R0001,2026-11-20T18:00:00+07:00
PLB-20261121-R0001,2026-11-21T10:00:00+07:00" ]
}

@test "zone: an unknown one is refused with its line" {
	map 'zone: Asia/Palembang'
	run import 'when,what\n2026-11-20,a\n'
	is 78 'spkt-report: ../map.yaml:4: unknown time zone "Asia/Palembang"; use Asia/Jakarta, Asia/Makassar, Asia/Jayapura, +07:00 or another zone of this system'
}

@test "columns: a list is joined by a space, empty cells left out" {
	printf 'columns: {received: [d, t], title: what, place: [street, no, city]}\ndefault: {kind: lost}\n' >../map.yaml
	run import 'd,t,what,street,no,city\n2026-11-23,08:15,Tas,Jl. Merdeka,,Palembang\n2026-11-23,08:16,Tas,,,\n'
	is 0 "imported 2, skipped 0 (already present), rejected 0"
	[ "$(shown received,place)" = $'2026-11-23T08:15:00+07:00,Jl. Merdeka Palembang\n2026-11-23T08:16:00+07:00,' ]
}

@test "header: no takes numbers from 1" {
	printf 'header: no\nkey: [1]\ntime_format: ["%%m%%d%%Y %%H%%M%%S"]\ncolumns: {received: [3, 4], title: 2}\ndefault: {kind: emergency}\n' >../map.yaml
	run import '007,ACC,11232026,000342\n008,DUI,11232026,141516\n'
	is 0 "imported 2, skipped 0 (already present), rejected 0"
	[ "$(shown received,title,source_key)" = "2026-11-23T00:03:42+07:00,ACC,007
2026-11-23T14:15:16+07:00,DUI,008" ]
}

@test "header: no with a number past the last column names it" {
	printf 'header: no\ncolumns: {received: 1, title: 3}\ndefault: {kind: lost}\n' >../map.yaml
	run import '2026-11-23,Tas\n'
	is 65 'spkt-report: -:1: column "3" is missing'
	[ "$(stored)" = 0 ]
}

@test "header: no and a first row that is rejected: the others still go by their columns" {
	printf 'header: no\ncolumns: {narrative: 3, title: 2}\ndefault: {kind: lost}\n' >../map.yaml
	run import '1,Tas,caf\xe9\n2,Dompet,hitam\n3,KTP,baru\n' --rejects ../r.csv
	is 65 'spkt-report: -:1: not UTF-8 (byte 0xE9); convert it first, for example: iconv -f WINDOWS-1252 -t UTF-8 FILE
imported 2, skipped 0 (already present), rejected 1'
	[ "$(shown title,narrative)" = $'Dompet,hitam\nKTP,baru' ]
	[ "$(head -1 ../r.csv)" = line,field,reason,1,2,3 ]
	[ "$(wc -l <../r.csv)" = 2 ]
}

@test "header: neither yes nor no" {
	map 'header: maybe'
	run import 'when,what\n'
	is 65 'spkt-report: ../map.yaml:4: expected one of yes, no, got "maybe"'
}

@test "default: where the cell is empty; columns win where it is not" {
	printf 'columns: {received: when, channel: via, title: what}\ndefault: {kind: lost, channel: phone, item_kinds: [bag, keys]}\n' >../map.yaml
	run import 'when,via,what\n2026-11-23,,a\n2026-11-23,online,b\n'
	is 0 "imported 2, skipped 0 (already present), rejected 0"
	[ "$(spkt-report list -O csv -f channel,item_kinds)" = $'channel,item_kinds\nphone,"bag\nkeys"\nonline,"bag\nkeys"' ]
}

@test "values: their word for ours, * for every other, an exact word before one in other letters" {
	printf '%s\n' 'columns: {received: when, priority: p, category: c}' 'default: {kind: lost}' \
		'values:' '  priority: {"3": emergent, "*": routine}' '  category: {dog: animal, DOG: shouted, Cat: feline}' >../map.yaml
	run import 'when,p,c\n2026-11-23,3,dog\n2026-11-23,9,DOG\n2026-11-23,,cAT\n2026-11-23,2,bird\n'
	is 0 "imported 4, skipped 0 (already present), rejected 0"
	[ "$(shown priority,category)" = $'emergent,animal\nroutine,shouted\nroutine,feline\nroutine,bird' ]
}

@test "values: each line of a list by itself" {
	printf '%s\n' 'columns: {received: when, aspects: a, text: what}' 'default: {kind: saran}' \
		'values: {aspects: {Biaya: cost, Waktu: time}}' >../map.yaml
	printf 'when,a,what\n2026-11-23,"Biaya\nWaktu",Cepat\n' >../in.csv
	run spkt-feedback import --map ../map.yaml ../in.csv
	is 0 "imported 1, skipped 0 (already present), rejected 0"
	[ "$(spkt-feedback list -f kind,aspects)" = $'kind,aspects\nsuggestion,"cost\ntime"' ]
}

@test "values: answers that a form joined by commas, one of them with a comma of its own" {
	printf '%s\n' 'columns: {received: when, aspects: a, text: what}' 'default: {kind: saran}' \
		'values: {aspects: {"Kursi": procedure, "Kursi, meja, dan toilet": facilities, "Biaya": cost, "Waktu tunggu": time}}' >../map.yaml
	printf 'when,a,what\n2026-11-23,"Waktu tunggu, Kursi, meja, dan toilet, biaya",a\n2026-11-23,"Kursi;sikap petugas",b\n2026-11-23,Kursi,c\n2026-11-23,"Biaya, Kursinya",d\n' >../in.csv
	run spkt-feedback import --map ../map.yaml ../in.csv
	[ "$status" -eq 65 ]
	[[ ${lines[0]} == *"in.csv:5: aspects: "*"Kursinya"* ]]
	[ "$(spkt-feedback list -f aspects -O jsonl)" = '{"aspects":["time","facilities","cost"]}
{"aspects":["procedure","behaviour"]}
{"aspects":["procedure"]}' ]
}

@test "values: of a list of texts only words of the table are parted at a comma" {
	map 'values: {item_kinds: {Dompet: wallet, KTP: id_card}}'
	sed -i 's/title: what/item_kinds: what/' ../map.yaml
	run import 'when,what\n2026-11-23,"KTP, Dompet"\n2026-11-23,"Payung, hitam"\n2026-11-23,"dompet, payung, hitam"\n'
	is 0 "imported 3, skipped 0 (already present), rejected 0"
	[ "$(spkt-report list -f item_kinds -O jsonl)" = '{"item_kinds":["id_card","wallet"]}
{"item_kinds":["Payung, hitam"]}
{"item_kinds":["wallet","payung, hitam"]}' ]
}

@test "values: a list where a word belongs is refused" {
	map 'values: {kind: {A: [lost, found]}}'
	run import 'when,what\n'
	is 65 'spkt-report: ../map.yaml:4: expected one value, not a list or map'
}

@test "steps: in order of time, those of one time in the order of the map; empty cells are none" {
	map 'key: [what]' 'steps: {dispatch: sent, arrive: there, clear: done}'
	run import 'when,what,sent,there,done\n2026-11-23 08:00,a,2026-11-23 08:10,2026-11-23 08:05,2026-11-23 08:10\n2026-11-23 09:00,b,,,\n'
	is 0 "imported 2, skipped 0 (already present), rejected 0"
	[ "$(spkt-followup list -f id,verb,at | sed 1d)" = "PLB-20261123-R0001,arrive,2026-11-23T08:05:00+07:00
PLB-20261123-R0001,dispatch,2026-11-23T08:10:00+07:00
PLB-20261123-R0001,clear,2026-11-23T08:10:00+07:00" ]
	ls reports/PLB/2026/11/23 | sed 's/-....\.yaml/-TAG/' >../names
	[ "$(cat ../names)" = $'PLB-20261123-R0001.yaml\nPLB-20261123-R0001_01-TAG\nPLB-20261123-R0001_02-TAG\nPLB-20261123-R0001_03-TAG\nPLB-20261123-R0002.yaml' ]
}

@test "steps: a time before received is kept, never repaired" {
	map 'steps: {respond: answered}'
	run import 'when,what,answered\n2026-11-23 08:00,a,2026-11-22 08:00\n'
	is 0 "imported 1, skipped 0 (already present), rejected 0"
	[ "$(shown responded_at)" = "2026-11-22T08:00:00+07:00" ]
}

@test "steps: an unknown verb is refused with its line" {
	map 'steps:' '  dispatch: what' '  fly: what'
	run import 'when,what\n'
	is 65 'spkt-report: ../map.yaml:6: unknown step verb "fly"'
}

@test "empty: cells that mean nothing" {
	map 'empty: ["NULL", "NA", "1900-01-01"]' 'steps: {close: done}'
	run import 'when,what,done\n2026-11-23,NULL,NA\n2026-11-23,nULL,1900-01-01\n'
	is 0 "imported 2, skipped 0 (already present), rejected 0"
	[ "$(shown title,status)" = $',new\nnULL,new' ]
}

@test "empty: a day that means nothing, in every spelling of the file and beside spaces" {
	map 'empty: ["NULL", "1900-01-01"]' 'steps: {close: done}' 'time_format: ["%m/%d/%Y %I:%M:%S %p"]' 'zone: "-07:00"'
	run import 'when,what,done\n2026-11-23, NULL ,1900-01-01 00:00:00\n2026-11-23,b,01/01/1900 12:00:00 AM\n2026-11-23,c,1900-01-01T00:00:00.000\n2026-11-23,d,01/01/1900 12:00:01 AM\n1900-01-01 00:00,e,\n'
	is 0 "imported 5, skipped 0 (already present), rejected 0"
	[ "$(shown title,status -S title | LC_ALL=C sort)" = $',new\nb,new\nc,new\nd,closed\ne,new' ]
	[ "$(spkt-report list -f received -w 'title == "e"' | sed 1d)" = 2026-11-24T12:00:00+07:00 ]
}

@test "skip_if: rows that are none of ours are in no count" {
	map 'skip_if: {what: [Test, Uji coba], who: [nobody]}'
	run import 'when,what,who\n2026-11-23,Test,a\n2026-11-23,Uji coba,a\n2026-11-23,Tas,nobody\nnot a time,Test,a\n2026-11-23,Tas,a\n'
	is 0 "imported 1, skipped 0 (already present), rejected 0"
}

@test "delimiter: told, or seen from the header" {
	map 'delimiter: "|"'
	run import 'when|what\n2026-11-23|a,b;c\n'
	is 0 "imported 1, skipped 0 (already present), rejected 0"
	map
	run import 'when;what\n2026-11-23;a,b,c,d\n'
	is 0 "imported 1, skipped 0 (already present), rejected 0"
	run import 'when\twhat\n2026-11-23\ta,b;d\n'
	is 0 "imported 1, skipped 0 (already present), rejected 0"
	map 'delimiter: tab'
	run import 'when\twhat,or\n2026-11-23\ta\n'
	is 65 'spkt-report: -:1: column "what" is missing'
	[ "$(shown title)" = $'"a,b;c"\n"a,b,c,d"\n"a,b;d"' ]
}

@test "delimiter: neither a quote nor a line end nor two letters" {
	for bad in '"\""' '"\n"' '"ab"' '""'; do
		map "delimiter: $bad"
		run import 'when,what\n'
		[ "$status" -eq 65 ]
		[[ $output == "spkt-report: ../map.yaml:4: expected one of , ; tab, got "* ]]
	done
}

@test "ROLE.field columns go to identity/, never into the record" {
	printf '%s\n' 'source: shop' 'key: [no]' 'columns: {received: when, title: what, reporter.name: nama, reporter.phone: hp, victim.2.name: v2, victim.name: v1}' 'default: {kind: crime}' >../map.yaml
	run import 'no,when,what,nama,hp,v1,v2\n1,2026-11-23,Copet,"Siti\nAminah",08123,Budi,Ani\n2,2026-11-23,Copet,,,,\n'
	is 0 "imported 2, skipped 0 (already present), rejected 0"
	! grep -rqE 'Siti|08123|Budi' reports
	[ "$(find identity -name '*.yaml' | wc -l)" = 1 ]
	[ "$(find identity -name '*.yaml' -exec cat {} +)" = "people:
- role: reporter
  name: Siti Aminah
  phone: \"08123\"
- role: victim
  name: Budi
- role: victim
  name: Ani" ]
	[ "$(find identity -name '*.yaml' -perm 600 | wc -l)" = 1 ]
	[ "$(find identity -type d ! -perm 700 | wc -l)" = 0 ]
}

@test "a map may name very many people" {
	{
		echo 'columns:'
		echo '  received: when'
		for n in $(seq 99); do printf '  victim.%s.name: what\n  victim.%s.phone: what\n' $n $n; done
		echo 'default: {kind: crime}'
	} >../map.yaml
	run import 'when,what\n2026-11-23,x\n'
	is 0 "imported 1, skipped 0 (already present), rejected 0"
	[ "$(grep -c 'name: x' $(find identity -name '*.yaml'))" = 99 ]
}

@test "a rerun stores nothing" {
	map 'key: [no]' 'steps: {dispatch: sent}'
	text='no,when,what,sent\n1,2026-11-23,a,2026-11-23 08:00\n2,2026-11-22,b,\n'
	run import "$text"
	is 0 "imported 2, skipped 0 (already present), rejected 0"
	cp -a . ../before
	SPKT_NOW=2026-11-24T13:00:00+07:00 run import "$text"
	is 0 "imported 0, skipped 2 (already present), rejected 0"
	diff -r ../before .
}

@test "a changed file adds only new rows, and new steps of known rows" {
	map 'key: [no]' 'steps: {dispatch: sent, close: done}'
	run import 'no,when,what,sent,done\n1,2026-11-23,a,2026-11-23 08:00,\n'
	is 0 "imported 1, skipped 0 (already present), rejected 0"
	cp -a reports ../before
	run import 'no,when,what,sent,done\n1,2026-11-23,changed,2026-11-23 08:00,2026-11-23 09:00\n2,2026-11-23,b,,\n'
	is 0 "imported 1, skipped 1 (already present), rejected 0"
	[ "$(diff -r ../before reports | sed 's/.*: //;s/-....\.yaml/-TAG/')" = $'PLB-20261123-R0001_02-TAG\nPLB-20261123-R0002.yaml' ]
	[ "$(shown id,title,status)" = $'PLB-20261123-R0001,a,closed\nPLB-20261123-R0002,b,new' ]
}

@test "--strict stores nothing unless all rows are good" {
	map
	run import 'when,what\n2026-11-23,a\n2026-02-31,b\n' --strict
	is 65 'spkt-report: -:3: received: there is no such day: "2026-02-31"
nothing is stored; 1 would be imported
imported 0, skipped 0 (already present), rejected 1'
	[ "$(stored)" = 0 ]
}

@test "a bad row is rejected by line, field and reason; the rest is stored" {
	printf '%s\n' 'columns: {received: when, kind: kind, title: what}' >../map.yaml
	run import 'when,kind,what\n2026-11-23,lost,"a\nb"\n2026-02-31,lost,b\n2026-11-23,stolen,c\n,lost,d\n2026-11-23,found,e\n'
	[ "$status" -eq 65 ]
	[ "${lines[0]}" = 'spkt-report: -:4: received: there is no such day: "2026-02-31"' ]
	[[ ${lines[1]} == 'spkt-report: -:5: kind: expected one of '*', got "stolen"' ]]
	[ "${lines[2]}" = 'imported 3, skipped 0 (already present), rejected 2' ]
	[ "$(shown kind,title)" = $'lost,a b\nfound,e\nlost,d' ]
}

@test "--rejects keeps the bad rows under their own header" {
	map
	run import 'when,what\n2026-11-23,a\n2026-02-31,"b\nc"\n2026-11-23\n2026-11-23,x,y\n' --rejects ../bad.csv
	[ "$status" -eq 65 ]
	[ "$(cat ../bad.csv)" = 'line,field,reason,when,what
3,received,"there is no such day: ""2026-02-31""",2026-02-31,"b
c"
5,,has 1 cells where the header has 2,2026-11-23,
6,,has 3 cells where the header has 2,2026-11-23,x,y' ]
	run import 'when,what\n2026-11-23,a\n' --rejects ../bad.csv
	is 0 "imported 0, skipped 1 (already present), rejected 0"
	[ "$(cat ../bad.csv)" = 'line,field,reason,when,what' ]
}

@test "--rejects: mended there, the rows come in through the same map, and are rejected there again" {
	map 'key: no'
	run -65 import 'no,when,what\n1,nope,"a\nb"\n2,2026-11-23\n3,2026-11-23,c\n' --rejects ../r.csv
	sed -i 's/,1,nope,/,1,2026-11-22,/; s/,2,2026-11-23,$/,2,never,d/' ../r.csv
	run spkt-report import --map ../map.yaml --rejects ../again.csv ../r.csv
	is 65 'spkt-report: ../r.csv:4: received: time "never" fits none of the map'"'"'s time_format patterns nor ISO
imported 1, skipped 0 (already present), rejected 1'
	[ "$(head -1 ../again.csv)" = line,field,reason,no,when,what ]
	sed -i 's/,2,never,/,2,2026-11-21,/' ../again.csv
	run spkt-report import --map ../map.yaml ../again.csv
	is 0 "imported 1, skipped 0 (already present), rejected 0"
	[ "$(shown source_key,title)" = $'2,d\n1,a b\n3,c' ]
}

@test "--rejects of a file without a header numbers its columns, and comes back too" {
	printf 'header: no\nkey: 1\ncolumns: {received: 2, title: 3}\ndefault: {kind: lost}\n' >../map.yaml
	run -65 import '1,nope,x\n2,2026-11-23,y\n3,2026-11-23\n' --rejects ../r.csv
	[ "$(cut -d, -f1,2,4- ../r.csv | head -1)" = line,field,1,2,3 ]
	sed -i 's/,1,nope,/,1,2026-11-22,/; s/,3,2026-11-23,$/,3,2026-11-23,z/' ../r.csv
	run spkt-report import --map ../map.yaml ../r.csv
	is 0 "imported 2, skipped 0 (already present), rejected 0"
	[ "$(shown source_key,title)" = $'1,x\n2,y\n3,z' ]
}

@test "--rejects of our own columns comes back without a map" {
	printf 'kind,received,title\nlost,nope,x\n' >../own.csv
	run -65 spkt-report import --rejects ../r.csv ../own.csv
	sed -i 's/,nope,/,2026-11-22,/' ../r.csv
	run spkt-report import ../r.csv
	is 0 "imported 1, skipped 0 (already present), rejected 0"
	[ "$(shown title)" = x ]
}

@test "--rejects that cannot be written is a fault" {
	map
	run import 'when,what\nyesterdayish,a\n' --rejects /nonexistent/bad.csv
	[ "$status" -eq 73 ]
	[[ $output == *"spkt-report: /nonexistent/bad.csv: cannot create"* ]]
}

@test "--dry-run shows the records and stores nothing" {
	map 'key: [what]' 'steps: {close: done}'
	run --separate-stderr import 'when,what,done\n2026-11-23,a,2026-11-23 09:00\n' --dry-run
	is 0 '---
uid: "'"$(printf 'shop\na\nrecord' | sha256sum | cut -c1-32)"'"
received: "2026-11-23"
recorded: "2026-11-24T12:00:00+07:00"
clock: given
channel: desk
station: PLB
kind: lost
priority: routine
title: a
source: shop
source_key: a
# close 2026-11-23T09:00:00+07:00'
	[ "$stderr" = $'nothing is stored; 1 would be imported\nimported 0, skipped 0 (already present), rejected 0' ]
	[ "$(stored)" = 0 ]
}

@test "many faults are said up to twenty, and all kept" {
	map
	run import "when,what\n$(printf 'bad%s,x\\n' $(seq 30))" --rejects ../bad.csv
	[ "$status" -eq 65 ]
	[ "${#lines[@]}" -eq 22 ]
	[ "${lines[20]}" = "30 rows were rejected in all; --rejects FILE keeps every one with its reason" ]
	[ "$(wc -l <../bad.csv)" -eq 31 ]
}

@test "an unknown key of the map is named with file and line" {
	map 'colums: {title: x}'
	run import 'when,what\n'
	is 65 'spkt-report: ../map.yaml:4: unknown key "colums"; there are: source, key, time_format, zone, columns, default, values, steps, empty, skip_if, delimiter, header'
}

@test "an unknown field in columns, default and values is named with file and line" {
	for key in columns default values; do
		printf '%s:\n  colour: x\n' "$key" >../map.yaml
		run import 'when,what\n'
		is 65 'spkt-report: ../map.yaml:2: unknown field "colour"; a field of your own begins with x-'
	done
}

@test "a column of our own begins with x- and is kept" {
	printf 'columns: {received: when, x-weather: sky}\ndefault: {kind: lost, x-origin: shop}\nvalues: {x-weather: {hujan: rain}}\n' >../map.yaml
	run import 'when,sky\n2026-11-23,hujan\n2026-11-23,\n'
	is 0 "imported 2, skipped 0 (already present), rejected 0"
	[ "$(grep -h '^x-' reports/PLB/2026/11/23/*)" = $'x-weather: rain\nx-origin: shop\nx-origin: shop' ]
}

@test "a system field cannot be mapped" {
	printf 'columns:\n  uid: x\n' >../map.yaml
	run import 'x\n'
	[ "$status" -eq 65 ]
	[[ $output == "spkt-report: ../map.yaml:2: "*'"uid"'* ]]
}

@test "a field twice in the map is refused with both lines" {
	printf 'columns:\n  title: a\n  title: b\n' >../map.yaml
	run import 'a,b\n'
	is 65 'spkt-report: ../map.yaml:3:3: key "title" stands here and already in line 2'
}

@test "a map without columns, a map that is no map, a map that is not there" {
	echo 'source: x' >../map.yaml
	run import 'a\n'
	is 65 'spkt-report: ../map.yaml:1: columns: must be given'
	echo '- x' >../map.yaml
	run import 'a\n'
	is 65 'spkt-report: ../map.yaml:1: expected a list of `key: value` lines'
	rm ../map.yaml
	run import 'a\n'
	is 66 'spkt-report: ../map.yaml: cannot open: No such file or directory'
}

@test "one column may fill several fields" {
	printf 'columns: {received: when, title: what, category: what}\ndefault: {kind: lost}\n' >../map.yaml
	run import 'when,what\n2026-11-23,Tas\n'
	is 0 "imported 1, skipped 0 (already present), rejected 0"
	[ "$(shown category,title)" = Tas,Tas ]
}

@test "a column that the map names and the file has not: nothing is stored" {
	map 'key: [no]'
	run import 'when,what\n2026-11-23,a\n'
	is 65 'spkt-report: -:1: column "no" is missing'
	[ "$(stored)" = 0 ]
}

@test "a column twice in the header is refused" {
	map
	run import 'when,what,what\n2026-11-23,a,b\n'
	is 65 'spkt-report: -:1: column "what" stands twice in the header'
	[ "$(stored)" = 0 ]
}

@test "broken quoting: nothing is stored, the line is where the row began" {
	map
	for bad in '2026-11-24,"open\n2026-11-24,c\n' '2026-11-24,a"b\n' '2026-11-24,"a"b\n'; do
		run import "when,what\n2026-11-23,good\n$bad"
		is 65 'spkt-report: -:3: broken quoting: a quote is not closed, or stands inside an unquoted cell'
		[ "$(stored)" = 0 ]
	done
}

@test "a ragged row is rejected, the rest stored" {
	map
	run import 'when,what\n2026-11-23,a\n2026-11-23\n2026-11-23,b,c\n2026-11-23,d\n'
	is 65 'spkt-report: -:3: has 1 cells where the header has 2
spkt-report: -:4: has 3 cells where the header has 2
imported 2, skipped 0 (already present), rejected 2'
}

@test "BOM, CRLF, quoted newlines, empty lines, a missing last newline" {
	map
	run import '\xef\xbb\xbf"when",what\r\n2026-11-23,"a ""b"" c"\r\n\r\n2026-11-23,d'
	is 0 "imported 2, skipped 0 (already present), rejected 0"
	[ "$(shown title)" = $'"a ""b"" c"\nd' ]
	printf 'columns: {received: when, narrative: what}\ndefault: {kind: lost}\n' >../map.yaml
	run import 'when,what\n2026-11-22,"one\r\ntwo\n three "\n'
	is 0 "imported 1, skipped 0 (already present), rejected 0"
	[ "$(spkt-report list --day 2026-11-22 -f narrative | sed 1d)" = $'"one\r\ntwo\n three "' ]
}

@test "UTF-16 is refused by name with the command that mends it" {
	map
	printf 'when,what\n2026-11-23,a\n' | iconv -f UTF-8 -t UTF-16 >../in.csv
	run spkt-report import --map ../map.yaml ../in.csv
	is 65 'spkt-report: ../in.csv:1: this is UTF-16, not UTF-8; convert it first: iconv -f UTF-16 -t UTF-8 FILE'
	[ "$(stored)" = 0 ]
}

@test "UTF-16 without a mark is refused by name too" {
	map
	for kind in UTF-16LE UTF-16BE; do
		printf 'when,what\n2026-11-23,Tas\n' | iconv -t $kind >../wide.csv
		run spkt-report import --map ../map.yaml ../wide.csv
		is 65 "spkt-report: ../wide.csv:1: this is $kind, not UTF-8; convert it first: iconv -f $kind -t UTF-8 FILE"
	done
}

@test "a row that is not UTF-8 is rejected with the byte and the command" {
	map
	run import 'when,what\n2026-11-23,caf\xe9\n2026-11-23,d\n'
	is 65 'spkt-report: -:2: not UTF-8 (byte 0xE9); convert it first, for example: iconv -f WINDOWS-1252 -t UTF-8 FILE
imported 1, skipped 0 (already present), rejected 1'
}

@test "an empty file has no header; a header alone is a file of no rows" {
	map
	run import ''
	is 65 'spkt-report: -:1: is empty: a CSV file begins with a header line'
	run import 'when,what\n'
	is 0 "imported 0, skipped 0 (already present), rejected 0"
	map 'header: no'
	sed -i 's/when/1/;s/what/2/' ../map.yaml
	run import ''
	is 0 "imported 0, skipped 0 (already present), rejected 0"
}

@test "a file that is not there" {
	map
	run spkt-report import --map ../map.yaml ../none.csv
	is 66 'spkt-report: ../none.csv: cannot open: No such file or directory'
}

@test "received later than now is rejected" {
	map
	run import 'when,what\n2026-11-24 12:00:01,a\n2026-11-24 12:00:00,b\n'
	is 65 'spkt-report: -:2: received: is later than now (2026-11-24T12:00:00+07:00)
imported 1, skipped 0 (already present), rejected 1'
}

@test "anonymous feedback: only mapped columns, days for times, no key, no people" {
	printf '%s\n' 'source: form' 'key: [when]' 'columns: {received: when, text: what}' 'default: {kind: kritik, channel: box}' 'steps: {respond: answered}' >../map.yaml
	printf 'when,what,answered,mail\n2026-11-23 08:09:10,Lama,2026-11-23 10:11:12,a@b.c\n' >../in.csv
	run spkt-feedback import --map ../map.yaml ../in.csv
	is 0 "imported 1, skipped 0 (already present), rejected 0"
	! grep -rE '08:09|10:11|a@b.c|12:00' feedback
	[[ $(ls feedback/PLB/2026/11/23 | head -1) == PLB-20261123-N*.yaml ]]
	run spkt-feedback import --map ../map.yaml ../in.csv
	is 0 "imported 0, skipped 1 (already present), rejected 0"
}

@test "a person in an anonymous row is rejected" {
	printf '%s\n' 'columns: {received: when, text: what, reporter.name: who}' 'default: {kind: kritik, anonymous: yes}' >../map.yaml
	printf 'when,what,who\n2026-11-23,Lama,Siti\n2026-11-23,Lama,\n' >../in.csv
	run spkt-feedback import --map ../map.yaml ../in.csv
	is 65 'spkt-feedback: ../in.csv:2: people: an anonymous item has no people; a citizen who leaves a contact is not anonymous
imported 1, skipped 0 (already present), rejected 1'
	[ ! -d identity ] || [ "$(find identity -name '*.yaml' | wc -l)" = 0 ]
}

@test "the closing line is in Indonesian too, its first words never" {
	map
	run import 'when,what\nkapan,a\n' --lang id
	is 65 'spkt-report: -:2: received: waktu "kapan" tidak cocok dengan pola time_format di peta maupun ISO
imported 0, skipped 0 (sudah ada), rejected 1'
	run import 'when,what\n2026-11-23,a\n' -q
	is 0 "imported 1, skipped 0 (already present), rejected 0"
}

# ---- a killed run

many_rows() {
	awk 'BEGIN { print "no,when,what,sent,done,who"; for (i = 1; i <= 6000; i++) { d = 1 + i % 23
		printf "%d,2026-11-%02d %02d:%02d,row %d,2026-11-%02d %02d:59,%s,%s\n", i, d, i % 24, i % 60, i, d, i % 24,
			i % 3 ? "" : sprintf("2026-11-%02d 23:59", d), i % 10 ? "" : "Siti " i } }'
}

@test "a killed import that is run again ends byte-equal to one that was not" {
	printf '%s\n' 'source: shop' 'key: [no]' 'columns: {received: when, title: what, reporter.name: who}' 'default: {kind: lost}' \
		'steps: {dispatch: sent, close: done}' >../map.yaml
	many_rows >../in.csv
	time spkt-report import --map ../map.yaml ../in.csv 2>../said
	cd ..
	tree killed
	killed=0
	for delay in 0.05 0.17 0.31 0.23 0.41 0.12 0.37; do
		spkt-report -C killed import --map map.yaml in.csv 2>/dev/null &
		sleep $delay
		if kill -9 $! 2>/dev/null; then killed=$((killed + 1)); fi
		wait $! || :
	done
	echo "killed $killed times"
	[ $killed -gt 2 ]
	run spkt-report -C killed import --map map.yaml in.csv
	[ "$status" -eq 0 ]
	diff -r -x '.tmp-*' t/reports killed/reports
	diff -r -x '.tmp-*' t/identity killed/identity
}

@test "a row without a time is stored once, whatever day the import is run again" {
	printf 'n,t\n1,a\n2,b\n' >in.csv
	printf 'source: s\nkey: n\ncolumns: {title: t}\ndefault: {kind: lost}\n' >map.yaml
	run spkt-report import --map map.yaml in.csv --now 2026-11-24T10:00
	is 0 "imported 2, skipped 0 (already present), rejected 0"
	run spkt-report import --map map.yaml in.csv --now 2026-11-26T10:00
	is 0 "imported 0, skipped 2 (already present), rejected 0"
}

@test "two imports of one file at once store each row once" {
	{ echo n,t; seq 1 300 | sed 's/.*/&,t/'; } >in.csv
	printf 'source: s\nkey: n\ncolumns: {title: t}\ndefault: {kind: lost}\n' >map.yaml
	for run in 1 2 3; do
		spkt-report import --map map.yaml in.csv 2>said.$run &
	done
	wait
	[ "$(spkt-report list -O ids | wc -l)" -eq 300 ]
	[ "$(tail -qn 1 said.* | sort | paste -sd '|')" = "imported 0, skipped 300 (already present), rejected 0|imported 0, skipped 300 (already present), rejected 0|imported 300, skipped 0 (already present), rejected 0" ]
	run -0 spkt-tree check
}

@test "a key cell with line breaks is one line of source_key" {
	printf 'n,t\n"a\nb",x\n' >in.csv
	printf 'source: s\nkey: n\ncolumns: {title: t}\ndefault: {kind: lost}\n' >map.yaml
	run spkt-report import --map map.yaml in.csv
	is 0 "imported 1, skipped 0 (already present), rejected 0"
	run spkt-report list -f source_key
	is 0 $'source_key\na\\nb'
}

@test "the shipped maps take their shipped examples whole" {
	run spkt-feedback import -q --map "$SOURCE/examples/maps/google-form.yaml" "$SOURCE/examples/maps/google-form.csv" --now 2026-12-31
	is 0 "imported 5, skipped 0 (already present), rejected 0"
	run spkt-feedback list -f received,kind,service,aspects,confidential,publish --now 2026-12-31
	is 0 'received,kind,service,aspects,confidential,publish
2026-11-23T19:04:11+07:00,complaint,sktlk,time,yes,no
2026-11-24T06:31:45+07:00,suggestion,skck,procedure,no,yes
2026-11-24T10:15:32+07:00,praise,call_110,behaviour,no,yes
2026-11-24T21:09:03+07:00,question,sp2hp,complaint_handling,yes,no
2026-11-24T21:03:15+07:00,criticism,sktlk,"time
facilities
behaviour",no,no'
	[ "$(grep -rl 08120000 . | cut -d/ -f2)" = identity ]
	run spkt-feedback import -q --map "$SOURCE/examples/maps/lapor.yaml" "$SOURCE/examples/maps/lapor.csv" --now 2026-12-31
	[ "$status" -eq 0 ]
	[[ "$output" == *"rejected 0" ]]
}
