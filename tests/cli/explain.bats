# --explain CELL: the ids behind a figure, as many lines as the figure says.
load desk
load stations

# A line for each figure of a table in CSV: the cell as --explain takes it, a tab, and
# how many ids are behind it. The first $1 columns name the row; $2 says of which columns
# the number is another's: "median_s=n percent=met+breached"; without a number: "alarm=".
cells() {
	awk -v names="$1" -v behind="$2" '
		function split_row(line,   n, quoted, c, cell, i) {
			n = 1; cell = ""
			for (i = 1; i <= length(line); i++) {
				c = substr(line, i, 1)
				if (c == "\"" && quoted && substr(line, i + 1, 1) == "\"") { cell = cell c; i++ }
				else if (c == "\"") quoted = !quoted
				else if (c == "," && !quoted) { at[n++] = cell; cell = "" }
				else cell = cell c
			}
			at[n] = cell
			return n
		}
		NR == 1 {
			columns = split_row($0)
			for (i = 1; i <= columns; i++) head[i] = at[i]
			n = split(behind, word, " ")
			for (i = 1; i <= n; i++) { split(word[i], pair, "="); rule[pair[1]] = pair[2]; ruled[pair[1]] = 1 }
			next
		}
		{
			split_row($0); row = ""
			for (i = 1; i <= columns; i++) value[head[i]] = at[i]
			for (i = 1; i <= names; i++) { cell = at[i]; gsub(/"/, "\"\"", cell); row = row head[i] "=\"" cell "\"," }
			for (i = names + 1; i <= columns; i++) {
				if (!(head[i] in ruled)) want = at[i]
				else if (rule[head[i]] == "") continue
				else { n = split(rule[head[i]], term, "+"); want = 0; for (t = 1; t <= n; t++) want += value[term[t]] }
				print row head[i] "\t" want
			}
		}'
}

# explained NAMES BEHIND VERB OPTIONS: each cell has as many ids as it says, each a
# record of the tree.
explained() {
	local names=$1 behind=$2 cell want
	shift 2
	spkt-stats "$@" -C plb >table
	cells "$names" "$behind" <table >wanted
	[ -s wanted ]
	while IFS=$'\t' read -r cell want; do
		spkt-stats "$@" -C plb --explain "$cell" >ids
		if [ "$(wc -l <ids)" != "$want" ] || [ "$(grep -vcxE 'PLB-[0-9]{8}-[RFN][0-9]{4,5}' ids)" != 0 ]; then
			echo "$* --explain '$cell': expected $want"
			cat ids
			return 1
		fi
	done <wanted
}

@test "count and heat: every cell" {
	explained 0 "" count
	explained 1 "" count -g kind
	explained 1 "" count -g area
	explained 2 "" count -g aspects,month --type feedback
	explained 2 "" count -g daytype,daypart
	explained 2 "" count -g channel,status -w 'kind != "lost"' --month 2026-11
	spkt-stats heat -C plb >table
	awk 'NR == 1 || NR % 9 == 0 || !/,0$/' table >few
	cells 2 "" <few | while IFS=$'\t' read -r cell want; do
		[ "$(spkt-stats heat -C plb --explain "$cell" | wc -l)" = "$want" ]
	done
}

@test "response: behind n is what was measured, behind a value the records that have it" {
	explained 0 "median_s= p90_s= max_s=" response
	explained 1 "median_s= p90_s= max_s=" response -g area
	explained 2 "median_s= p90_s= max_s=" response -g type,shift --from dispatched --to arrived
	for view in "response" "response -g type" "response --to closed -g channel"; do
		for column in median_s p90_s max_s; do
			# shellcheck disable=SC2086
			spkt-stats $view -C plb | mlr --icsv --onidx --ofs , cut -f $column | grep . | while read -r value; do
				# shellcheck disable=SC2086
				spkt-stats $view -C plb --explain $column >ids
				[ -s ids ]
				# each of them alone takes as long as some row says
				while read -r id; do
					# shellcheck disable=SC2086
					spkt-stats ${view%% -g*} -C plb -w "id == \"$id\"" | cut -d, -f5 | sed 1d
				done <ids | grep -qx "$value"
			done
		done
	done
	# one of four minutes, two of nine
	spkt-tree init tree --station PLB --zone Asia/Jakarta -q
	cd tree
	for minute in 4 9 9; do
		spkt-report new lost --title x --now 2026-11-24T09:00 -q
	done
	for n in 1 2 3; do
		spkt-followup respond R$n -m ya --now 2026-11-24T09:0$((n == 1 ? 4 : 9)) -q
	done
	gives 0 'n,excluded,median_s,p90_s,max_s
3,0,540,540,540' spkt-stats response
	gives 0 'PLB-20261124-R0002
PLB-20261124-R0003' spkt-stats response --explain max_s
	gives 0 'PLB-20261124-R0002
PLB-20261124-R0003' spkt-stats response -g kind --explain kind=lost,median_s
	gives 1 '' spkt-stats response --explain p90_s -w 'kind == "found"' -E
}

@test "sla: a clock is part of the name of its row; behind the per cent is what was decided" {
	explained 1 "percent=met+breached" sla
	explained 2 "percent=met+breached" sla -g area
	explained 3 "percent=met+breached" sla -g kind,weekday --type report
}

@test "loop, pareto, feedback: every cell" {
	explained 0 "" loop
	explained 1 "" loop -g kind
	explained 2 "" loop -g type,month
	explained 1 "percent=n cumulative=" pareto
	explained 3 "" feedback
}

@test "backlog: every bucket" {
	explained 1 "oldest=" backlog
	explained 2 "oldest=" backlog -g kind
}

@test "signal: behind every number of a day are its records" {
	explained 2 "expected=n limit=n alarm=n widened=n" signal --since 2026-11-14
}

@test "cube: every row, also of void and missing" {
	spkt-stats cube -C plb >table
	{ sed -n 1p table; grep -E ',(void|apart),|,(missing|negative|no_time),' table; sed -n '2~9p' table; } >few
	cells 11 "" <few >wanted
	while IFS=$'\t' read -r cell want; do
		[ "$(spkt-stats cube -C plb --explain "$cell" | wc -l)" = "$want" ]
	done <wanted
}

@test "rows and several trees are traced as well; -O ids is the first column of all rows" {
	spkt-report list -C mks -O csv >mks.csv
	[ "$(spkt-stats count -g kind --input mks.csv --explain kind=lost | sort)" = "$(spkt-report list -C mks -w 'kind == "lost" && status != "void"' -O ids | sort)" ]
	[ "$(spkt-stats count -g kind --tree plb --tree mks --explain kind=lost | wc -l)" = "$(spkt-stats count -g kind --tree plb --tree mks | sed -n 's/^lost,//p')" ]
	[ "$(spkt-stats count -C plb -O ids | wc -l)" = "$(spkt-stats count -C plb | tail -1)" ]
	spkt-stats count -C plb -O ids -0 | tr '\0' '\n' | diff - <(spkt-stats count -C plb -O ids)
	# For xargs: the records themselves.
	spkt-stats count -C plb --explain n --type report | spkt-report show -C plb - | grep -c '^uid:' | grep -x "$(spkt-stats count -C plb --type report | tail -1)"
}

@test "a value may be quoted as in CSV, have any sign in it, and be empty" {
	spkt-tree init plain --station PLB -q
	new() { spkt-report -C plain new lost --area "$1" -q; }
	for area in 'a, b' '"c"' 'd=e' ' f ' 'x,n' 'kind=lost' ''; do new "$area"; done >/dev/null
	one() { gives 0 "$1" spkt-stats count -C plain -g area --explain "$2"; }
	one PLB-20261124-R0001 'area="a, b",n'
	one PLB-20261124-R0001 'area = "a, b" , n'
	one PLB-20261124-R0002 'area="""c""",n'
	one PLB-20261124-R0003 'area=d=e,n'
	one PLB-20261124-R0003 'n,area="d=e"'
	one PLB-20261124-R0005 'area="x,n"'
	one PLB-20261124-R0006 'area=kind=lost'
	one PLB-20261124-R0007 'area='
	one PLB-20261124-R0007 'area="",n'
	says 1 'spkt-stats: --explain: no row of these figures is area=c' spkt-stats count -C plain -g area --explain 'area="c",n'
	printf 'id,received,kind,status,title\nA-1,2026-11-24T08:00:00+07:00,lost,new,"satu\ndua, ""tiga"""\nA-2,2026-11-24T08:00:00+07:00,lost,new,satu\n' >rows.csv
	gives 0 A-1 spkt-stats count -g title --input rows.csv --explain 'title="satu
dua, ""tiga""",n'
}

@test "choices are taken in the words of the desk" {
	spkt-stats count -C plb -g kind --explain kind=lost >want
	[ -s want ]
	spkt-stats count -C plb -g kind --explain "kind=Kehilangan,n" | diff want -
	spkt-stats count -C plb -g type --explain "type=umpan balik" | wc -l | grep -x "$(spkt-stats count -C plb --type feedback | tail -1)"
	spkt-stats count -C plb -g daytype --explain "daytype=hari libur" | diff <(spkt-stats count -C plb -g daytype --explain daytype=holiday) -
	spkt-stats count -C plb -g aspects --explain "aspects=waktu" | diff <(spkt-stats count -C plb -g aspects --explain aspects=time) -
}

@test "a column, a value or a row that there is not is said, never an empty answer" {
	says 64 'spkt-stats: explain: --explain names a column and rows: "m" is neither; columns are kind=..., n' spkt-stats count -C plb -g kind --explain m
	says 64 'spkt-stats: explain: --explain names a column and rows: "area" is neither; columns are kind=..., n' spkt-stats count -C plb -g kind --explain area=x,n
	says 64 'spkt-stats: --explain names one column, not both "n" and "excluded"' spkt-stats response -C plb --explain n,excluded
	says 64 'spkt-stats: --explain: a quote is not closed: area="a' spkt-stats count -C plb -g area --explain 'area="a'
	says 1 'spkt-stats: --explain: no row of these figures is area=Nowhere' spkt-stats count -C plb -g area --explain area=Nowhere,n
	says 1 'spkt-stats: --explain: no row of these figures is kind=praise' spkt-stats count -C plb -g kind --day 2026-11-20 --explain kind=praise
	spkt-stats count -C plb -g kind --explain kind=colour 2>said || [ $? -eq 65 ]
	grep "^spkt-stats: kind: expected one of " said
	# A cell that is there and 0 has no line, and that is the answer.
	gives 0 "" spkt-stats heat -C plb --explain "$(spkt-stats heat -C plb | sed -n 's/^\(.*\),\(.*\),0$/weekday=\1,hour=\2,n/p' | head -1)"
	gives 1 "" spkt-stats count -C plb --year 2000 --explain n -E
}
