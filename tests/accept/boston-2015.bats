# Boston 311 requests of 2015: 12-hour clock, a column without a name, floats that were
# integers; what is open, late, and closed, against what was computed elsewhere.

bats_require_minimum_version 1.5.0
load oracle

setup_file() {
	export SPKT_NOW=2026-11-24T12:00:00+07:00 SPKT_LANG=en INPUT=$DATA/boston-311-2015
	[ -f "$INPUT/abandoned-vehicles.csv" ] || skip "no $INPUT"
	cd "$BATS_FILE_TMPDIR"
	cat >map.yaml <<-'Y'
		source: boston-311
		key: [CASE_ENQUIRY_ID]
		time_format: ["%m/%d/%Y %I:%M:%S %p"]
		columns: {received: OPEN_DT, category: TYPE, title: CASE_TITLE, channel: Source, place: Location, area: neighborhood}
		default: {kind: social, channel: online}
		values: {channel: {Constituent Call: phone, "*": online}}
		steps: {close: CLOSED_DT}
	Y
	for name in abandoned-vehicles unsafe-dangerous-conditions; do
		# A zone of its own: the times of the file have no summer.
		spkt-tree init "$name" --station BOS --name Boston --zone -05:00 >/dev/null 2>&1
		spkt-report -C "$name" import --map map.yaml "$INPUT/$name.csv" 2>&1 | tail -1 >"$name.said"
	done
}

setup() {
	[ -f "$INPUT/abandoned-vehicles.csv" ] || skip "no $INPUT"
	cd "$BATS_FILE_TMPDIR"
}

# truth FILE WORD: the word of the line about open to closed.
truth() {
	sed -n "/^== boston-311-2015\/$1.csv/,/^==/p" "$INPUT/truth.txt" | sed '$!{/^==.*$/!b};' | grep '^open->closed' | grep -o "$2=[0-9]*" | cut -d= -f2
}

@test "open to closed, as it was computed elsewhere" {
	[ "$(cat abandoned-vehicles.said)" = "imported 2607, skipped 0 (already present), rejected 0" ]
	for name in abandoned-vehicles unsafe-dangerous-conditions; do
		[ "$(spkt-stats -C $name response --to closed | sed 1d | cut -d, -f2-4)" = "$(truth $name missing),$(truth $name median_nearest),$(truth $name p90_nearest)" ]
	done
	[ "$(spkt-stats -C abandoned-vehicles response --to closed | sed 1d)" = 2584,23,838948,1972334,16207509 ]
}

@test "count, response and heat by every group, as Miller and awk have them, from the tree, its rows and its cube" {
	command -v mlr >/dev/null || skip "no mlr"
	for name in abandoned-vehicles unsafe-dangerous-conditions; do
		mlr --icsv --otsv put '
			$r = strptime($OPEN_DT, "%m/%d/%Y %I:%M:%S %p");
			$t = is_empty($CLOSED_DT) ? "" : strptime($CLOSED_DT, "%m/%d/%Y %I:%M:%S %p");
			$category = $TYPE; $area = $neighborhood; $kind = "social"; $channel = $Source == "Constituent Call" ? "phone" : "online";
			$status = is_empty($CLOSED_DT) ? "new" : "closed"' then cut -o -f r,t,category,area,kind,channel,status "$INPUT/$name.csv" >table.tsv
		sources spkt-report $name --to closed
		for g in "" category area kind channel status hour weekday day week month daypart area,channel channel,hour; do holds $name "$g" --to closed; done
		holds_heat $name
	done
}

@test "two trees of two files together are the two files together" {
	command -v mlr >/dev/null || skip "no mlr"
	mlr --icsv --otsv put '
		$r = strptime($OPEN_DT, "%m/%d/%Y %I:%M:%S %p");
		$t = is_empty($CLOSED_DT) ? "" : strptime($CLOSED_DT, "%m/%d/%Y %I:%M:%S %p"); $category = $TYPE' then cut -o -f r,t,category "$INPUT"/*s.csv >table.tsv
	for what in count response; do
		awk -v g=category,month -v what=$what -f "$SOURCE/tests/accept/oracle.awk" table.tsv >want
		spkt-stats $what --tree abandoned-vehicles --tree unsafe-dangerous-conditions -g category,month $([ $what = count ] || echo --to closed) | cmp - want
	done
}

# Dates that never had a time of day: not computable, which is not 0.
@test "dates alone: nothing is measured, and it is said; negative and zero are counted and named" {
	{
		echo key,opened,closed
		for day in 01 02 03 04; do echo "k$day,2015-03-$day,2015-03-1$day" | sed 's/-1\(0.\)$/-\1/'; done
	} >days.csv
	printf '%s\n' 'source: sacramento' 'key: key' 'columns: {received: opened}' 'default: {kind: social}' 'steps: {close: closed}' >days.yaml
	spkt-tree init days --station SAC --name Sacramento --zone -08:00 >/dev/null 2>&1
	spkt-report -C days import --map days.yaml days.csv 2>said
	[ "$(spkt-stats -C days response --to closed)" = $'n,excluded,median_s,p90_s,max_s\n0,4,,,' ]
	spkt-stats -C days response --to closed -v 2>said >/dev/null
	grep -x 'excluded: missing 0, negative 0, no time 4; counted though zero: 0' said
	grep -x 'not computable: none of them has both times' said
	spkt-stats -C days response --to closed -O text | grep -x 'not computable: none of them has both times'
	spkt-stats -C days count -g hour | cmp - <(echo hour,n)
	[ "$(spkt-stats -C days count -g day | sed 1d | wc -l)" = 4 ]
	printf '%s\n' key,opened,closed,1,2015-03-01T08:00:00,2015-03-01T07:59:59 2,2015-03-01T08:00:00,2015-03-01T08:00:00 | sed 's/closed,1/closed\n1/' >odd.csv
	sed 's/sacramento/odd/' days.yaml >odd.yaml
	spkt-tree init odd --station SAC --name Sacramento --zone -08:00 >/dev/null 2>&1
	spkt-report -C odd import --map odd.yaml odd.csv 2>/dev/null
	[ "$(spkt-stats -C odd response --to closed)" = $'n,excluded,median_s,p90_s,max_s\n1,1,0,0,0' ]
	spkt-stats -C odd response --to closed -v 2>&1 >/dev/null | grep -x 'excluded: missing 0, negative 1, no time 0; counted though zero: 1'
}
