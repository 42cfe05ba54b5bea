# spkt-stats pareto: root causes, the most frequent first, and how far they add up.
load desk
load figures

HEADER=id,uid,type,received,station,kind,status,cause,area

# Rows as list prints them: of each word CAUSE:N so many, of an area.
rows() {
	local area=$1 cause n
	shift
	for word; do
		cause=${word%:*}
		for n in $(seq "${word#*:}"); do
			printf 'PLB-20261124-F%s%s%04d,,feedback,2026-11-24T08:00:00+07:00,PLB,complaint,open,%s,%s\n' "$area" "$cause" "$n" "$cause" "$area"
		done
	done
}

# Seven with a cause: 3 + 2 + 1 + 1. 3/7 = 42.857, 2/7 = 28.571, 1/7 = 14.286 per cent;
# added up 3/7 = 42.857, 5/7 = 71.429, 6/7 = 85.714, 7/7. Of c and d, which are equal, the
# code decides.
seven() {
	echo $HEADER
	rows a d:1 b:2 a:3 c:1
}

@test "the most frequent cause first; each share is rounded once, so the last is 100.00" {
	seven >seven.csv
	gives 0 'cause,n,percent,cumulative
a,3,42.86,42.86
b,2,28.57,71.43
c,1,14.29,85.71
d,1,14.29,100.00' spkt-stats pareto --input seven.csv
	says 0 'vital few, the first to reach 80 %: 3 of 4 causes: a; b; c
n 7 with a cause; unknown, not analysed yet: 0; left out: void 0, rejected, duplicate or log 0
period: from the first record (2026-11-24) to before now (2026-11-24 10:00), Asia/Jakarta' spkt-stats pareto --input seven.csv -v
}

@test "on the screen decimals have the comma of Indonesian; programs get a point in every language" {
	seven >seven.csv
	for format in table text html; do
		spkt-stats pareto --input seven.csv -O $format --lang id >got
		grep -q 42,86 got
		not grep -q '42\.86' got
		spkt-stats pareto --input seven.csv -O $format --lang en | grep -q '42\.86'
	done
	for format in csv jsonl yaml; do
		spkt-stats pareto --input seven.csv -O $format --lang id >got
		grep -q '42\.86' got
		spkt-stats pareto --input seven.csv -O $format --lang en >english
		[ $format = jsonl ] || cmp got english
	done
}

@test "vital few end where 80 per cent are reached exactly" {
	{ echo $HEADER; rows a a:4 b:1; } >five.csv
	says 0 'vital few, the first to reach 80 %: 1 of 2 causes: a
n 5 with a cause; unknown, not analysed yet: 0; left out: void 0, rejected, duplicate or log 0
period: from the first record (2026-11-24) to before now (2026-11-24 10:00), Asia/Jakarta' spkt-stats pareto --input five.csv -v
}

@test "in each group the shares are of its own; groups stand bytewise, causes by n" {
	{ echo $HEADER; rows utara a:1 b:3; rows barat b:1 a:1; } >areas.csv
	gives 0 'area,cause,n,percent,cumulative
barat,a,1,50.00,50.00
barat,b,1,50.00,100.00
utara,b,3,75.00,75.00
utara,a,1,25.00,100.00' spkt-stats pareto -g area --input areas.csv
	says 0 'barat: vital few, the first to reach 80 %: 2 of 2 causes: a; b
utara: vital few, the first to reach 80 %: 2 of 2 causes: b; a
n 6 with a cause; unknown, not analysed yet: 0; left out: void 0, rejected, duplicate or log 0
period: from the first record (2026-11-24) to before now (2026-11-24 10:00), Asia/Jakarta' spkt-stats pareto -g area --input areas.csv -v
	gives 0 'area,kind,cause,n,percent,cumulative
barat,complaint,a,1,50.00,50.00
barat,complaint,b,1,50.00,100.00' spkt-stats pareto -g area,kind --input areas.csv -w 'area == "barat"'
}

# In the tree: twice too few officers, once an unclear procedure; one unknown, one a
# duplicate, one void.
voices() {
	for text in a b c d e f; do spkt-feedback new complaint -m $text -q; done >ids
	sed -n 1,2p ids | spkt-followup analyse - --cause staffing_too_few -q
	sed -n 3p ids | spkt-followup analyse - --cause procedure_unclear -q
	sed -n 5p ids | spkt-followup analyse - --cause procedure_unclear -q
	spkt-followup duplicate F5 --duplicate-of F3 -q
	spkt-followup void F6 --reason salah -q
	spkt-report new log --title mutasi -q
} >/dev/null

@test "unknown stands apart; rejected, duplicates, the shift book and void are not in it; --input equals the tree" {
	voices
	gives 0 'cause,n,percent,cumulative
staffing_too_few,2,66.67,66.67
procedure_unclear,1,33.33,100.00' spkt-stats pareto
	says 0 'vital few, the first to reach 80 %: 2 of 2 causes: Staffing: too few at busy hours; Procedure: unclear to officers
n 3 with a cause; unknown, not analysed yet: 1; left out: void 1, rejected, duplicate or log 2
period: from the first record (2026-11-24) to before now (2026-11-24 10:00), Asia/Jakarta' spkt-stats pareto -v
	{ spkt-report list -O csv; spkt-feedback list -O csv; } >rows.csv
	for format in csv jsonl text html svg yaml; do
		spkt-stats pareto -O $format >tree.$format
		spkt-stats pareto -O $format --input rows.csv | cmp - tree.$format
	done
	gives 0 '{"cause":"staffing_too_few","n":2,"percent":66.67,"cumulative":66.67}
{"cause":"procedure_unclear","n":1,"percent":33.33,"cumulative":100.00}
{"about":"pareto","n":3,"unknown":1,"apart":2,"no_time":0,"void":1,"from":"2026-11-24T10:00:00+07:00","until":"2026-11-24T10:00:00+07:00","zone":"Asia/Jakarta","notes":["vital few, the first to reach 80 %: 2 of 2 causes: Staffing: too few at busy hours; Procedure: unclear to officers","n 3 with a cause; unknown, not analysed yet: 1; left out: void 1, rejected, duplicate or log 2","period: from the first record (2026-11-24) to before now (2026-11-24 10:00), Asia/Jakarta"]}' spkt-stats pareto -O jsonl
}

@test "the records behind a cell are as many as it says" {
	voices
	gives 0 'PLB-20261124-F0001
PLB-20261124-F0002' spkt-stats pareto --explain cause=staffing_too_few,n
	gives 0 PLB-20261124-F0003 spkt-stats pareto --explain cause=procedure_unclear
	gives 0 3 sh -c 'spkt-stats pareto -O ids | wc -l'
}

@test "text and html show what a cause means, in either language; the picture is well-formed" {
	voices
	spkt-stats pareto -O text --lang id | unwrapped >text
	grep -Eq '^Personel: jumlah kurang pada jam sibuk +2 +66,67 +66,67' text
	grep -q '^n 3 dengan akar masalah; belum diketahui, belum dianalisis: 1; tidak dihitung: batal 1, ditolak, ganda atau mutasi 2$' text
	spkt-stats pareto -O html >page.html
	page page.html
	grep -q 'Staffing: too few at busy hours' page.html
	spkt-stats pareto -O svg >picture.svg
	picture picture.svg
}

@test "nothing is no row, and exit 1 with -E; an anonymous slip is in no hour" {
	gives 0 cause,n,percent,cumulative spkt-stats pareto
	gives 1 cause,n,percent,cumulative spkt-stats pareto -E
	echo gelap | spkt-feedback new complaint -m - -c box -q >slip
	spkt-followup analyse "$(cat slip)" --cause facility_room -q >/dev/null
	gives 0 hour,cause,n,percent,cumulative spkt-stats pareto -g hour
	[[ $(spkt-stats pareto -v -g hour 2>&1) == *"in no group, as they have a day and no time: 1"* ]]
	gives 0 'cause,n,percent,cumulative
facility_room,1,100.00,100.00' spkt-stats pareto -E
}

@test "rows without a cause column are refused" {
	printf 'id,received,kind,status\nPLB-20261124-R0001,2026-11-24T08:00:00+07:00,lost,new\n' >rows.csv
	says 65 'spkt-stats: rows.csv:1: these figures need the column "cause", which the rows do not have' spkt-stats pareto --input rows.csv
}
