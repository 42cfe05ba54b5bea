# What is confidential is known to the desk: figures leave it, so they hold none of its words.
load desk

@test "a confidential record counts, and none of its words names a group" {
	printf '%s\n' 'kind: complaint' 'title: Pungli di loket' 'text: Petugas meminta uang' 'place: Loket 3' 'confidential: yes' \
		'concerns: [Unit SIM]' 'x-saksi: Pak Amir' | spkt-feedback new -F - -q
	spkt-feedback new complaint -m "Antre dua jam" --title "Antre" --place "Loket 1" -q
	spkt-followup close PLB-20261124-F0001 --without "selesai di Propam" --outcome "petugas dimutasi" --by 84 -q
	gives 0 'title,n
(confidential),1
Antre,1' spkt-stats count -g title
	gives 0 'text,n
(confidential),1
Antre dua jam,1' spkt-stats count -g text
	for column in title text place x concerns outcome; do
		for format in csv table jsonl text html svg excel fods; do
			spkt-stats count -g $column,kind -O $format >got
			not grep -iE 'pungli|uang|loket 3|amir|unit sim|dimutasi' got
		done
		spkt-stats heat -g $column >>got
		spkt-stats signal -g $column >>got
		not grep -iE 'pungli|uang|loket 3|amir|unit sim|dimutasi' got
	done
	# Codes, choices and times are no words of anybody.
	gives 0 'confidential,kind,n
,complaint,1
yes,complaint,1' spkt-stats count -g confidential,kind
	gives 0 'PLB-20261124-F0001' spkt-stats count -g title --explain 'title=(confidential),n'
	spkt-stats count -g title -O html --lang id | grep '(rahasia)'
	# Who may filter may read the records.
	gives 0 'title,n
(confidential),1' spkt-stats count -g title -w 'title ~ "Pungli"'
	# The page that is mailed names it by its id alone.
	spkt-stats daily --day 2026-11-24 --now 2026-11-25T08:00 | not grep -i pungli
}

@test "of rows too; without the column that tells, no words are grouped" {
	spkt-feedback new complaint -m "Petugas meminta uang" --title "Pungli di loket" --confidential yes -q
	spkt-feedback list -O csv >rows.csv
	gives 0 'title,n
(confidential),1' spkt-stats count -g title --input rows.csv
	mlr --csv cut -x -f confidential rows.csv >cut.csv
	says 65 'spkt-stats: cut.csv:1: these figures need the column "confidential", which the rows do not have' spkt-stats count -g title --input cut.csv
	gives 0 'kind,n
complaint,1' spkt-stats count -g kind --input cut.csv
	# Reports are not confidential.
	spkt-report new lost --title "KTP hilang" -q
	spkt-report list -O csv >reports.csv
	gives 0 'title,n
KTP hilang,1' spkt-stats count -g title --input reports.csv
	mlr --csv cut -f id,received,kind,status,title reports.csv >few.csv
	gives 0 'title,n
KTP hilang,1' spkt-stats count -g title --input few.csv
	mlr --csv cut -f id,received,kind,status,title rows.csv >few.csv
	says 65 'spkt-stats: few.csv:2: these figures need the column "confidential", which the rows do not have' spkt-stats count -g title --input few.csv
}
