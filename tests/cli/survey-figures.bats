# spkt-stats survey: the index of public satisfaction (SKM, IKM) over batches of answers.
load desk
load figures

MARKS=requirements,procedure,time,cost,product,competence,behaviour,complaint_handling,facilities

# Three answers of 20 and 21 November, and a comment without a mark.
answers() {
	cat >skm.csv <<-END
		answered,service,sex,$MARKS,comment
		2026-11-20,sktlk,female,4,3,2,4,3,4,4,1,3,
		2026-11-20,skck,male,3,3,3,3,3,3,3,3,3,
		2026-11-21,sktlk,male,4,,4,4,4,4,4,4,4,
		2026-11-21,skck,,,,,,,,,,,bagus
	END
	spkt-feedback survey add skm.csv -q >/dev/null
}

# Sums over answers: 11/3, 6/2 (one left it out), 9/3, 11/3, 10/3, 11/3, 11/3, 8/3, 10/3. The
# nine means add up to 30, weighted by 1/9 to 30/9 = 3.3333, times 25 to 83.33. The scores
# of the three are 25 x 28/9 = 77.78, 75 and 25 x 32/8 = 100: sd 13.7026; t(2) = 4.30265, so
# 83.3333 -+ 34.0391, which over 100 ends at 100.
WHOLE='element,n,mean,weighted
requirements,3,3.6667,0.4074
procedure,2,3.0000,0.3333
time,3,3.0000,0.3333
cost,3,3.6667,0.4074
product,3,3.3333,0.3704
competence,3,3.6667,0.4074
behaviour,3,3.6667,0.4074
complaint_handling,3,2.6667,0.2963
facilities,3,3.3333,0.3704
index,3,83.33,3.3333
grade,3,B,
rule,3,2017,
low,3,49.29,
high,3,100.00,'

@test "nine elements by name, then the index, its grade, the rule and the interval" {
	answers
	gives 0 "$WHOLE" spkt-stats survey
	says 0 'index 83.33: grade B by Permenpan RB 14/2017, A by KEP/25/M.PAN/2/2004; the rows are by 2017
95 % interval of the index: 49.29 to 100.00, around the index, with the spread of the scores of 3 respondents (Student); the score of one is the mean of the elements that he answered: a missing mark is neither 0 nor guessed
weights are exactly 1/9; a missing answer is in no n; two decimals first, then the grade: 2017 A from 88.31, B 76.61, C 65.00; 2004 A from 81.26, B 62.51, C 43.76; else D
n 3 is fewer than 30: the index says little
sample: how many were served is not known here; --population N tells whether enough answered
respondents 3, of whom 2 answered all nine elements; left out: a comment and no mark 1
period: from the first record (2026-11-20) to before now (2026-11-24 10:00), Asia/Jakarta' spkt-stats survey -v
}

@test "--rule 2004 has other grades for the same index" {
	answers
	gives 0 'index,3,83.33,3.3333
grade,3,A,
rule,3,2004,' sh -c 'spkt-stats survey --rule 2004 | sed -n 11,13p'
	says 64 'spkt-stats: expected --rule 2017 or 2004, got "2010"' spkt-stats survey --rule 2010
}

@test "--population tells whether enough answered" {
	answers
	# Krejcie and Morgan: of 10 are needed 10, of 3 are 3.
	[[ $(spkt-stats survey --population 10 -v 2>&1) == *'sample: 3 respondents, too few for 10 served: 10 are needed (Krejcie-Morgan)'* ]]
	[[ $(spkt-stats survey --population 3 -v 2>&1) == *'sample: 3 respondents, enough for 3 served: 3 are needed (Krejcie-Morgan)'* ]]
	not spkt-stats survey --population 0 2>/dev/null
}

@test "the period goes by the day of the answer, -w by its columns" {
	answers
	gives 0 'index,1,100.00,4.0000
grade,1,A,' sh -c 'spkt-stats survey --day 2026-11-21 | sed -n 11,12p'
	gives 0 'index,1,75.00,3.0000
grade,1,C,
rule,1,2017,
low,1,,
high,1,,' sh -c "spkt-stats survey -w 'sex == \"male\" && service == \"skck\"' | sed -n '11,\$p'"
	# Before the batch came in nobody knew of it.
	gives 0 'index,0,,' sh -c 'spkt-stats survey --now 2026-11-23T10:00 | sed -n 11p'
}

@test "-g: every group has all rows, and few respondents are said" {
	answers
	gives 0 'service,element,n,mean,weighted
skck,requirements,1,3.0000,0.3333
skck,procedure,1,3.0000,0.3333' sh -c 'spkt-stats survey -g service | head -3'
	# sktlk: 4, 3, 3, 4, 3.5, 4, 4, 2.5, 3.5 add up to 31.5; 25 x 31.5 / 9 = 87.5.
	gives 0 'skck,index,1,75.00,3.0000
sktlk,index,2,87.50,3.5000' sh -c 'spkt-stats survey -g service | grep index'
	[[ $(spkt-stats survey -g service -v 2>&1 >/dev/null) == *'skck: n 1 is fewer than 30: the index says little
sktlk: n 2 is fewer than 30: the index says little'* ]]
	gives 0 '2026-11,index,3,83.33,3.3333' sh -c 'spkt-stats survey -g month | grep index'
}

@test "--input equals the tree; raw batches and other rows may stand among them" {
	answers
	spkt-report new lost -q >/dev/null
	{ spkt-report list -O csv; spkt-feedback survey answers -O csv; } >rows.csv
	for format in csv jsonl text html svg yaml excel fods; do
		spkt-stats survey -O $format >tree.$format
		spkt-stats survey -O $format --input rows.csv | cmp - tree.$format
	done
	page tree.html
	picture tree.svg
	spkt-stats survey -O csv --input "$SPKT_DIR"/surveys/PLB/2026/11/PLB-20261124-S0001.csv | cmp - tree.csv
	says 0 'records that were given more than once, counted once: 4' spkt-stats survey --input rows.csv --input rows.csv
	spkt-stats survey --tree "$SPKT_DIR" | cmp - tree.csv
	spkt-report list -O csv >reports.csv
	says 65 'spkt-stats: there are no answers to a survey among the rows; give what spkt-feedback survey answers prints' spkt-stats survey --input reports.csv
	sed 's/,facilities//' rows.csv >lacking.csv
	not spkt-stats survey --input lacking.csv 2>why
	grep -q 'these figures need the column "facilities"' why
	printf 'uid,answered,%s\n0,2026-11-20,5,,,,,,,,\n' "$MARKS" >bad.csv
	says 65 'spkt-stats: bad.csv:2: requirements: expected a mark from 1 to 4, or nothing, got "5"' spkt-stats survey --input bad.csv
}

@test "rows need no tree" {
	answers
	unset SPKT_DIR
	gives 0 'index,3,83.33,3.3333' sh -c 'spkt-stats survey --input skm.csv | sed -n 11p'
}

@test "two trees are added up" {
	answers
	spkt-tree init other --station KTG --name "SPKT Kertapati" --zone Asia/Jakarta -q
	sed '2,3d;5d' skm.csv >one.csv
	SPKT_DIR=other spkt-feedback survey add one.csv -q >/dev/null
	gives 0 'requirements,4,3.7500,0.4167' sh -c 'spkt-stats survey --tree tree --tree other | sed -n 2p'
}

@test "behind a cell are the batch and the uid of each answer" {
	answers
	spkt-stats survey --explain element=procedure,n >behind
	[ "$(wc -l <behind)" -eq 2 ]
	grep -Eqx 'PLB-20261124-S0001 [0-9a-f]{32}' behind
	gives 0 3 sh -c 'spkt-stats survey --explain element=index | wc -l'
	gives 0 3 sh -c 'spkt-stats survey --explain "element=perilaku" | wc -l'
	gives 0 1 sh -c 'spkt-stats survey -g service --explain service=skck,element=time | wc -l'
	# The uid finds the answer.
	gives 0 PLB-20261124-S0001 spkt-feedback survey answers -O ids -w "uid == \"$(sed -n '1s/.* //p' behind)\""
}

@test "without an answer there is no index, and exit 1 with -E" {
	gives 0 'element,n,mean,weighted
requirements,0,,
procedure,0,,
time,0,,
cost,0,,
product,0,,
competence,0,,
behaviour,0,,
complaint_handling,0,,
facilities,0,,
index,0,,
grade,0,,
rule,0,2017,
low,0,,
high,0,,' spkt-stats survey
	not spkt-stats survey -E
	answers
	spkt-stats survey -E >/dev/null
	gives 0 '{"element":"grade","n":3,"mean":"B"}' sh -c 'spkt-stats survey -O jsonl | sed -n 11p'
	gives 0 '{"element":"time","n":3,"mean":3.0000,"weighted":0.3333}' sh -c 'spkt-stats survey -O jsonl | sed -n 3p'
}

@test "in Indonesian" {
	answers
	spkt-stats survey -O text --lang id | unwrapped >text
	grep -Eq '^perilaku +3 +3,6667' text
	grep -Eq '^mutu +3 +B' text
	grep -q '^indeks 83,33: mutu B menurut Permenpan RB 14/2017, A menurut KEP/25/M.PAN/2/2004; barisnya menurut 2017$' text
}
