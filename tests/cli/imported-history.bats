# History that is typed in from paper, and --now: it was known when it happened.
load desk

@test "a record and its steps that are imported by hand were known at their own times" {
	export SPKT_NOW=2026-09-01T10:00:00+07:00
	printf 'kind,received,title\nlost,2026-08-06T09:00:00+07:00,Dompet\n' | spkt-report import - -q
	printf '%s\n' id,verb,at,by,text,without PLB-20260806-R0001,respond,2026-08-07T09:00:00+07:00,84,Ketemu, \
		PLB-20260806-R0001,close,2026-08-10T09:00:00+07:00,84,,ketemu >steps.csv
	spkt-followup import steps.csv -q
	gives 0 'status,n
closed,1' spkt-stats count -g status --now 2026-08-15
	gives 0 'status,n
new,1' spkt-stats count -g status --now 2026-08-06T10:00
	gives 0 'n,excluded,median_s,p90_s,max_s
1,0,86400,86400,86400' spkt-stats response --now 2026-08-15
	# A rerun finds them, and what travels says the same in another tree.
	says 0 'imported 0, skipped 2 (already present), rejected 0' spkt-followup import steps.csv
	spkt-tree init other --station MKS -q
	spkt-report list -O csv | spkt-report -C other import - -q
	spkt-followup list -O csv | spkt-followup -C other import - -q
	gives 0 'status,n
closed,1' spkt-stats count -g status --now 2026-08-15 -C other
	# What is typed as a step is known when it is typed.
	spkt-report new lost --title KTP -r 2026-08-06T11:00 -q
	gives 0 'n
1' spkt-stats count --now 2026-08-15
}

@test "anonymous feedback that is imported was known on its day" {
	export SPKT_NOW=2026-09-01T10:00:00+07:00
	printf 'kind,received,anonymous,channel,text\nsuggestion,2026-08-06,yes,box,Tambah kursi\n' | spkt-feedback import - -q
	gives 0 'n
1' spkt-stats count --now 2026-08-06
	gives 0 'n
0' spkt-stats count --now 2026-08-05
	spkt-feedback list -O csv >rows.csv
	gives 0 'n
1' spkt-stats count --now 2026-08-06 --input rows.csv
}

@test "by hand it still must say what typing demands" {
	spkt-report new lost --title KTP -q
	printf 'id,verb,by\nPLB-20261124-R0001,wait,84\n' | spkt-followup import - 2>got || [ $? -eq 65 ]
	grep -q 'rejected 1' got
}
