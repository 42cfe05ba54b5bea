# spkt-stats feedback: what people said, by month, kind and service element.
load desk
load figures

# October: a complaint about time and behaviour. November: two complaints about time, one
# of them a duplicate of the other; praise about behaviour; a question that names no
# element; a suggestion from the box about facilities. One void, and a report.
voices() {
	spkt-feedback new complaint --aspects time --aspects behaviour -m a -r 2026-10-31 -q
	spkt-feedback new complaint --aspects time -m b -r "2026-11-02 09:00" -q
	spkt-feedback new complaint --aspects time -m c -r "2026-11-02 10:00" -q >twin
	spkt-followup duplicate "$(cat twin)" --duplicate-of PLB-20261102-F0001 -q
	spkt-feedback new praise --aspects behaviour -m d -q
	spkt-feedback new question -m e -q
	echo f | spkt-feedback new suggestion -c box --aspects facilities -m - -q
	spkt-feedback new complaint --aspects time -m g -q >void
	spkt-followup void "$(cat void)" --reason salah -q
	spkt-report new lost -q
} >/dev/null

@test "a record counts once in each of its elements, also a duplicate, as it came in" {
	voices
	gives 0 'month,kind,aspect,n
2026-10,complaint,behaviour,1
2026-10,complaint,time,1
2026-11,complaint,time,2
2026-11,praise,behaviour,1
2026-11,question,,1
2026-11,suggestion,facilities,1' spkt-stats feedback
	# Six records in seven rows' numbers.
	says 0 'n 6, each once in every element that it names; names none: 1; left out: void 1
period: from the first record (2026-10-31) to before now (2026-11-24 10:00), Asia/Jakarta' spkt-stats feedback -v
	gives 0 'month,kind,aspect,n
2026-10,complaint,behaviour,1
2026-10,complaint,time,1' spkt-stats feedback --month 2026-10
	gives 0 '{"month":"2026-11","kind":"praise","aspect":"behaviour","n":1}
{"about":"feedback","n":1,"no_aspect":0,"no_time":0,"void":0,"from":"2026-11-24T10:00:00+07:00","until":"2026-11-24T10:00:00+07:00","zone":"Asia/Jakarta","notes":["n 1, each once in every element that it names; names none: 0; left out: void 0","period: from the first record (2026-11-24) to before now (2026-11-24 10:00), Asia/Jakarta; only where kind == \"praise\""]}' spkt-stats feedback -O jsonl -w 'kind == "praise"'
}

@test "an element that a hand wrote twice counts once" {
	printf '%s\n' 'id,received,kind,status,aspects' 'PLB-20261124-F0001,2026-11-24T08:00:00+07:00,complaint,new,"time
cost
time"' >rows.csv
	gives 0 'month,kind,aspect,n
2026-11,complaint,cost,1
2026-11,complaint,time,1' spkt-stats feedback --input rows.csv
}

@test "--input equals the tree, in every format; reports among the rows are passed over" {
	voices
	{ spkt-report list -O csv; spkt-feedback list -O csv; } >rows.csv
	for format in csv jsonl text html svg yaml fods; do
		spkt-stats feedback -O $format >tree.$format
		spkt-stats feedback -O $format --input rows.csv | cmp - tree.$format
	done
	page tree.html
	picture tree.svg
}

@test "groups come first; a key is no group; a slip without a time is in no hour" {
	voices
	gives 0 'channel,month,kind,aspect,n
box,2026-11,suggestion,facilities,1' spkt-stats feedback -g channel -w 'channel == "box"'
	says 64 'spkt-stats: expected one or two different columns to group by, got "month"' spkt-stats feedback -g month
	[[ $(spkt-stats feedback -g hour -v 2>&1 >/dev/null) == *"in no group, as they have a day and no time: 2"* ]]	# the slip, and what came on a day that was typed alone
	says 64 'spkt-stats: unknown option --type; did you mean --tree?' spkt-stats feedback --type report
}

@test "the records behind a cell" {
	voices
	gives 0 'PLB-20261102-F0001
PLB-20261102-F0002' spkt-stats feedback --explain month=2026-11,kind=complaint,aspect=time,n
	gives 0 PLB-20261124-F0001 spkt-stats feedback --explain kind=praise
	gives 0 7 sh -c 'spkt-stats feedback -O ids | wc -l'
	gives 0 'PLB-20261031-F0001
PLB-20261124-F0001' spkt-stats feedback --explain aspect=perilaku
}

@test "words of the language in text; nothing is no row" {
	gives 0 month,kind,aspect,n spkt-stats feedback
	gives 1 month,kind,aspect,n spkt-stats feedback -E
	voices
	spkt-stats feedback -O text --lang id -w 'kind == "praise"' | unwrapped >text
	grep -q '^2026-11  apresiasi  perilaku  1$' text
	grep -q '^n 1, masing-masing sekali dalam tiap unsur yang disebut; tanpa unsur: 0; tidak dihitung: batal 0$' text
}

@test "as of a past day: what came later is not seen" {
	spkt-feedback new praise --aspects time -m a -q --now 2026-11-20T10:00 >/dev/null
	spkt-stats feedback --now 2026-11-21T10:00 >past
	spkt-feedback new praise --aspects time -m b -q >/dev/null
	spkt-stats feedback --now 2026-11-21T10:00 | cmp - past
	spkt-stats feedback | not cmp -s - past
}
