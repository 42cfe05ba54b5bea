# The class of a case, by which the ladders of sla.csv run.
load desk

@test "Indonesian words are stored as the key, in whatever way they are typed" {
	while IFS='|' read -r word key; do
		spkt-report new crime --class "$word" -q >id
		gives 0 "$key" field report class "$(cat id)"
	done <<-'END'
		ringan|light
		Sedang|medium
		sulit|hard
		berat|hard
		sangat sulit|very_hard
		Sangat Berat|very_hard
		normatif|normative
		tidak berkadar pengawasan|no_oversight
		tanpa pengawasan|no_oversight
		berkadar pengawasan|oversight
		pengawasan|oversight
		very_hard|very_hard
	END
	printf 'kind: crime\nclass: ringan\n' | spkt-report new -F - -q >id
	gives 0 light field report class "$(cat id)"
	spkt-followup amend R1 --set class=sedang -q
	gives 0 medium field report class PLB-20261124-R0001
	printf 'kind,text,class\ncomplaint,Antre,tanpa pengawasan\n' | spkt-feedback import - -q
	gives 0 no_oversight field feedback class PLB-20261124-F0001
}

@test "a class that no row of sla.csv names is kept as typed, and said" {
	says 0 'spkt-report: notice: class: no clock of sla.csv is for "gampang"; there are: light, medium, hard, very_hard, normative, no_oversight, oversight, pdp_breach' \
		spkt-report new crime --class gampang
	gives 0 gampang field report class PLB-20261124-R0001
	says 0 'spkt-report: perhatian: class: tidak ada tenggat sla.csv untuk "gampang"; yang ada: light, medium, hard, very_hard, normative, no_oversight, oversight, pdp_breach' \
		spkt-report new crime --class gampang --lang id
	spkt-report new crime --class light -q
	spkt-followup amend R3 --set class=enteng 2>err
	grep -qF 'class: no clock of sla.csv is for "enteng"; there are: light,' err
	says 0 "" spkt-report new outage --class pdp_breach
}

@test "check names it, as amended" {
	spkt-report new crime --class gampang -q
	spkt-report new crime --class light -q
	spkt-report new crime --class entah -q
	spkt-followup amend R2 --set class=enteng -q
	spkt-followup amend R3 --set class=hard -q
	spkt-tree check >out 2>err
	[ "$(wc -l <err)" -eq 2 ]
	grep -q 'R0001.yaml:[0-9]*: class: no clock of sla.csv is for "gampang"; there are: light, ' err
	grep -q 'R0002_01-....\.yaml:[0-9]*: set: no clock of sla.csv is for "enteng"' err
	# a tree whose clocks know no class has nothing to compare with
	sed -i 's/,[^,]*$/,/;1s/.*/clock,record,kind,priority,starts,stops,limit,day_kind,pauses,basis,valid_from,valid_until,class/' "$SPKT_DIR/sla.csv"
	says 0 "" spkt-report new crime --class gampang
}

@test "the help and the fields name the codes" {
	spkt-report new --help >out
	tr -s ' \n' ' ' <out >one
	grep -q -e '--class class for the ladders of sla.csv.*: light, medium, hard, very_hard, normative, no_oversight, oversight' one
	spkt-tree fields report -O csv | grep -A6 '^class,code,' | tr '\n' ' ' | grep -q 'light medium hard very_hard normative no_oversight oversight'
}
