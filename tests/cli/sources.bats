# Where figures come from: the tree, several trees, rows and cubes. The same records
# give the same bytes, and what cannot give them is refused by name.
load desk
load stations

# Verbs of spkt-stats that read more than one tree, in words for the shell.
views() {
	for g in station type kind category area channel status shift hour weekday day week month daytype daypart unit aspects priority \
		type,kind area,weekday station,daytype aspects,month day,channel cause owner officer; do
		echo "count -g $g"
	done
	printf '%s\n' count heat response 'response -g station,kind' 'response --from dispatched --to arrived -g hour' \
		'response --from received,accepted --to responded,closed -g area' 'response --to notified' sla 'sla -g station' 'sla -g area,kind' \
		'sla -g daypart' loop 'loop -g station' 'loop -g kind,month' cube 'cube --from dispatched --to arrived'
	spkt-stats --words | awk -F'\t' '$2 == "--tree" && $1 !~ /^(count|heat|response|sla|loop|cube|effect|publish|daily|weekly|monthly)$/ { print $1 }'
}

# same VIEW SOURCE...: the bytes of the tree of all, also what -v says of it; but for the
# zones, which only the trees know.
same() {
	local view=$1 status=0
	shift
	# shellcheck disable=SC2086
	spkt-stats $view -C all -v >want 2>want.said
	# shellcheck disable=SC2086
	spkt-stats $view "$@" -v >got 2>got.said || status=$?
	sed -i '/^period: /s/, [^,]*Asia[^;]*//' want.said got.said
	if [ "$status" -ne 0 ] || ! cmp -s want got || ! cmp -s want.said got.said; then
		echo "spkt-stats $view $*: exit $status"
		diff want got | head
		diff want.said got.said | head
		return 1
	fi
}

@test "--tree given again is the union: every view as of one tree of all" {
	views >list
	[ "$(wc -l <list)" -gt 40 ]
	while read -r view; do
		same "$view" --tree plb --tree mks --tree bth
		same "$view --since 2026-10-10 --until 2026-11-10" --tree plb --tree bth --tree mks
	done <list
}

# Which of many records are named, and the desks, go by the order of the trees.
@test "the pages of several trees have the figures of one of all" {
	for view in "daily --day 2026-11-20" "weekly --week 2026-W47" "monthly --month 2026-10"; do
		# shellcheck disable=SC2086
		spkt-stats $view -C all | grep -v '^    [A-Z]' | LC_ALL=C sort >want
		# shellcheck disable=SC2086
		spkt-stats $view --tree bth --tree mks --tree plb | grep -v '^    [A-Z]' | LC_ALL=C sort | diff want -
	done
}

# What list prints of each tree, joined.
rows() {
	for tree in "$@"; do
		spkt-report list -C "$tree" -f +clocks -O csv
		spkt-feedback list -C "$tree" -f +clocks -O csv
		spkt-feedback survey answers -C "$tree" -O csv
		spkt-followup action list -C "$tree" -O csv
	done
}

@test "--input is the same of rows: files joined by cat, pipes, standard input, with and without a tree" {
	rows plb mks bth >rows.csv
	views >list
	while read -r view; do
		# What is judged from the steps says so.
		# shellcheck disable=SC2086
		if spkt-stats $view --input rows.csv 2>&1 | grep -q "is judged from the steps"; then continue; fi
		same "$view" -C all --input rows.csv
		case $view in
		*unit* | *daytype* | backlog) continue ;;	# of which a tree knows more than the rows
		esac
		same "$view --since 2026-10-10 --until 2026-11-10" --input rows.csv
	done <list
	for view in "count -g kind,area" "response -g shift" sla loop cube; do
		same "$view" --input <(rows plb) --input <(rows mks bth)
		same "$view" --input - <rows.csv
		rows bth plb mks | same "$view" --input -
		same "$view" --tree plb --tree bth --input <(rows mks)
	done
}

@test "rows are read as spreadsheets write them: BOM, CRLF, semicolons, columns in any order and some of their own" {
	rows plb mks bth >rows.csv
	{ printf '\xEF\xBB\xBF'; sed 's/$/\r/' rows.csv; } >crlf.csv
	same "count -g kind,channel" -C all --input crlf.csv
	same "loop -g kind" -C all --input crlf.csv
	printf 'kolom;status;kind;id;received;area\nx;new;lost;PLB-20261124-R0001;2026-11-24T08:00:00+07:00;"a;b"\n' >few.csv
	gives 0 'area,n
a;b,1' spkt-stats count -g area --input few.csv
}

@test "a header is a header only as a row: not inside a quoted text" {
	header=$(spkt-report list -C plb --year 2000 -O csv)
	printf 'id,received,kind,status,narrative\nA-1,2026-11-24T08:00:00+07:00,lost,new,"a\nid,received,kind,status,narrative\n%s\nb"\nA-2,2026-11-24T08:00:00+07:00,lost,new,\n' "$header" >rows.csv
	gives 0 'kind,n
lost,2' spkt-stats count -g kind --input rows.csv
}

@test "what comes twice counts once, and is said" {
	rows plb mks >two.csv
	rows mks bth >more.csv
	spkt-stats count -g kind,station -C all >want
	spkt-stats count -g kind,station --input two.csv --input more.csv >got 2>said
	cmp want got
	[ "$(cat said)" = "records that were given more than once, counted once: $(spkt-stats count -C mks -w 'status == "void" || status != "void"' | awk 'NR == 2 { print $1 + 1 }')" ]
	spkt-stats count -g kind,station --tree plb --tree bth --input more.csv -q >got 2>said
	cmp want got
	[ ! -s said ]
	says 64 'spkt-stats: --tree names the same tree twice: "./plb"' spkt-stats count --tree plb --tree mks --tree ./plb
	cp -rL plb copy
	gives 0 'n
69' spkt-stats count --tree plb --tree copy
	# A report and a piece of feedback of one import key are two.
	printf 'id,uid,received,kind,status\nA-1,0123456789abcdef,2026-11-24T08:00:00+07:00,lost,new\nA-2,0123456789abcdef,2026-11-24T08:00:00+07:00,praise,new\n' |
		gives 0 'n
2' spkt-stats count --input -
}

@test "what the rows lack is named, never an empty figure" {
	spkt-report list -C plb -f id,uid,received,kind,status -O csv >few.csv
	says 65 'spkt-stats: few.csv:1: these figures need the column "area", which the rows do not have' spkt-stats count -g area --input few.csv
	says 65 'spkt-stats: few.csv:1: these figures need the column "priority", which the rows do not have' spkt-stats count -w 'priority == "urgent"' --input few.csv
	says 65 'spkt-stats: few.csv:1: these figures need the column "station", which the rows do not have' spkt-stats count -g unit -C all --input few.csv
	says 65 'spkt-stats: few.csv:1: these figures need the column "dispatched_at", which the rows do not have' spkt-stats response --input few.csv
	spkt-stats sla --input few.csv 2>said || [ $? -eq 65 ]
	grep -q '"clocks"' said
	says 65 'spkt-stats: few.csv:1: these figures need the column "analysed_at", which the rows do not have' spkt-stats loop --input few.csv
	rows plb | sed '/^id,uid,received,recorded,clock,officer,station,kind,title,aim/,$d' >cases.csv
	says 65 'spkt-stats: these figures need improvement actions too: join what spkt-followup action list prints' spkt-stats loop --input cases.csv
	says 64 'spkt-stats: -g daytype needs a tree, which knows its holidays and units: name one with -C' spkt-stats count -g daytype --input cases.csv
	says 65 'spkt-stats: cases.csv:2: station: -g unit: the tree does not have the desk "PLB"; name one that has, with -C' spkt-stats count -C mks -g unit --input cases.csv
	printf 'id,uid,received,kind\n' >none.csv
	says 65 'spkt-stats: none.csv:1: neither case rows nor cube rows: expected a header with id, received, kind, status' spkt-stats count --input none.csv
	: >empty.csv
	says 65 'spkt-stats: empty.csv:1: is empty: a CSV file begins with a header line' spkt-stats count --input empty.csv
	head -1 few.csv >header.csv
	gives 0 'n
0' spkt-stats count --input header.csv
	says 66 'spkt-stats: nowhere.csv: cannot open: No such file or directory' spkt-stats count --input nowhere.csv
	printf 'id,received,kind,status\nA-1,2026-11-24T08:00:00+07:00,lost,new\n' >bare.csv
	says 65 'spkt-stats: bare.csv:1: these figures need the column "uid", which the rows do not have' spkt-stats count --input few.csv --input bare.csv
	says 65 'spkt-stats: bare.csv:1: these figures need the column "uid", which the rows do not have' spkt-stats count --tree plb --input bare.csv
}

@test "a row that cannot be counted is named by file, line and field" {
	bad() {
		printf 'id,received,kind,status\nA-1,2026-11-24T08:00:00+07:00,lost,new\n%s\n' "$1" >bad.csv
		says 65 "spkt-stats: bad.csv:3: $2" spkt-stats count --input bad.csv
	}
	bad 'A-2,24/11/2026,lost,new' 'received: expected a time such as 2026-11-24T22:15:00+07:00, got "24/11/2026"'
	bad 'A-2,,lost,new' 'received: expected a time such as 2026-11-24T22:15:00+07:00, got ""'
	bad 'A-2,2026-11-24T08:00:00+07:00,lost,baru' 'status: expected a status such as open or closed, got "baru"'
	bad 'A-2,2026-11-24T08:00:00+07:00,hilang,new' 'kind: expected a kind of report or feedback, got "hilang"'
	bad ',2026-11-24T08:00:00+07:00,lost,new' 'each row needs an id'
	bad 'A-2,2026-11-24T08:00:00+07:00,lost' 'has 3 cells where the header has 4'
}

@test "--now leaves out rows recorded later, an anonymous one by its day, and says where rows know too much" {
	spkt-report list -C all -O csv >reports.csv
	spkt-feedback list -C all -O csv >voices.csv
	for now in 2026-11-20T06:30:00+07:00 2026-11-21T00:00:01+07:00 2026-11-22T03:00:00+07:00 2026-11-23T12:00:00+07:00; do
		# What is void today is so in the rows, whenever it was said.
		spkt-stats count -g kind -w 'kind != "lost"' -C all --now $now >want
		spkt-stats count -g kind -w 'kind != "lost"' -C all --now $now --input reports.csv --input voices.csv -q >got
		diff want got
	done
	says 0 'rows that tell of what happened after --now, taken as they are: 1; only a tree can be taken back in time' \
		spkt-stats response --to responded --now 2026-11-20T12:00:00+07:00 --input voices.csv -w 'kind == "complaint" && station == "PLB" && source == ""'
}

@test "cubes add up: those of three trees by cat, read again, and all figures that take them" {
	for tree in plb mks bth; do spkt-stats cube -C $tree >$tree.csv; done
	cat plb.csv mks.csv bth.csv >cubes.csv
	same cube -C all --input cubes.csv
	same cube --input plb.csv --input mks.csv --input bth.csv
	spkt-stats cube --input cubes.csv | same cube --input -
	for g in station type shift kind category channel area hour weekday day week month daypart unit daytype kind,area station,hour; do
		for view in "count -g $g" "response -g $g" "sla -g $g"; do
			same "$view" -C all --input cubes.csv
			same "$view --month 2026-10" -C all --input cubes.csv
		done
	done
	for view in count heat response sla; do
		same "$view" --input cubes.csv
		same "$view --type feedback" --input cubes.csv
		same "$view --since 2026-10-10T05:00:00+07:00" -C all --input cubes.csv
	done
	spkt-stats response -C all -w 'station in ("PLB", "BTH") && kind != "outage" && area ~ "Ulu"' -g shift >want
	spkt-stats response -w 'station in ("PLB", "BTH") && kind != "outage" && area ~ "Ulu"' -g shift --input cubes.csv | diff want -
	for span in "--from dispatched --to arrived" "--to responded,closed"; do
		# shellcheck disable=SC2086
		spkt-stats cube $span --tree plb --tree mks --tree bth >span.csv
		same "response $span -g kind" --input span.csv
	done
}

@test "cubes and rows and trees together" {
	spkt-stats cube -C mks >mks.csv
	spkt-report list -C bth -f +clocks -O csv >bth.csv
	spkt-feedback list -C bth -f +clocks -O csv >>bth.csv
	for view in "count -g kind,station" "sla -g station" "response -g month" heat; do
		same "$view" --tree plb --input mks.csv --input bth.csv
		cat bth.csv mks.csv | same "$view" --tree plb --input -
	done
}

@test "what a cube does not know is refused by name" {
	spkt-stats cube -C plb >plb.csv
	says 65 'spkt-stats: plb.csv:1: priority: cube rows have no "priority"; they have station, type, shift, kind, category, channel, area' spkt-stats count -g priority --input plb.csv
	says 65 'spkt-stats: plb.csv:1: status: cube rows have no "status"; they have station, type, shift, kind, category, channel, area' spkt-stats count -w 'status == "open"' --input plb.csv
	# A column of the same name that somebody added is none of a cube.
	awk '{ print $0 (NR == 1 ? ",priority" : ",urgent") }' plb.csv >more.csv
	says 65 'spkt-stats: more.csv:1: priority: cube rows have no "priority"; they have station, type, shift, kind, category, channel, area' spkt-stats count -g priority --input more.csv
	says 65 'spkt-stats: plb.csv:1: loop cannot be told from cube rows; give case rows (list -O csv)' spkt-stats loop --input plb.csv
	says 65 'spkt-stats: the cube rows do not measure received-arrived; make them with: spkt-stats cube --from '"'received' --to 'arrived'" spkt-stats response --to arrived --input plb.csv
	says 65 'spkt-stats: plb.csv:1: cube rows are counts, with no records to trace to; give case rows (list -O csv)' spkt-stats count --explain n --input plb.csv
	cut -d, -f1-3,5- plb.csv >hour.csv
	says 65 'spkt-stats: hour.csv:1: these figures need the column "hour", which the rows do not have' spkt-stats count --input hour.csv
	cut -d, -f1,3- plb.csv >type.csv
	says 65 'spkt-stats: type.csv:1: these figures need the column "type", which the rows do not have' spkt-stats count --input type.csv
	spkt-stats count --since 2026-09-24T10:15:00+07:00 --input plb.csv >got
	printf '%s\n' station,type,day,hour,shift,kind,category,channel,area,measure,value,n PLB,report,2026-11-24,8,pagi,lost,,desk,,received,,2 >one.csv
	gives 0 'n
2' spkt-stats count --since 2026-11-24T08:00:00+07:00 --input one.csv
	gives 0 'n
0' spkt-stats count --since 2026-11-24T09:00:00+07:00 --input one.csv
	says 65 'spkt-stats: one.csv:2: cube rows know the hour alone: the period must not begin or end within hour 8 of 2026-11-24' spkt-stats count --since 2026-11-24T08:15:00+07:00 --input one.csv
	says 65 'spkt-stats: one.csv:2: cube rows know the hour alone: the period must not begin or end within hour 8 of 2026-11-24' spkt-stats count --until 2026-11-24T08:59:59+07:00 --input one.csv
	says 0 'cube rows that were given more than once, added each time: 1' spkt-stats count --input one.csv --input one.csv
	for change in 's/,8,/,24,/ hour' 's/,report,/,laporan,/ type' 's/received/recieved/ measure' 's/,2$/,-2/ n' 's/2026-11-24/2026-11-31/ day'; do
		sed "2${change% *}" one.csv >bad.csv
		spkt-stats count --input bad.csv 2>said || [ $? -eq 65 ]
		grep "^spkt-stats: bad.csv:2: ${change#* }: " said
	done
}

@test "each tree by its own tables: zones, shifts, units, holidays and rules" {
	cp -rL mks other
	printf '%s\n' date,name,kind,basis 2026-11-20,Maulid,national,b >other/holidays.csv
	printf '%s\n' shift,start,end,valid_from,valid_until A,06:00,18:00,, B,18:00,06:00,, >other/stations/MKS/shifts.csv
	printf '%s\n' clock,record,kind,priority,starts,stops,limit,day_kind,pauses,basis,valid_from,valid_until,class other,feedback,,,received,responded,1h,clock,,b,,, >other/sla.csv
	for view in "count -g station,daytype" "count -g station,shift" "count -g station,unit" "sla -g station" "response -g station,daytype" "count -g station,hour"; do
		# shellcheck disable=SC2086
		{ spkt-stats $view -C plb && spkt-stats $view -C other | sed 1d && spkt-stats $view -C bth | sed 1d; } | awk 'NR == 1 { print; next } { print | "LC_ALL=C sort" }' >want
		# shellcheck disable=SC2086
		spkt-stats $view --tree plb --tree other --tree bth | awk 'NR == 1 { print; next } { print | "LC_ALL=C sort" }' >got
		diff want got
	done
	spkt-stats count -g station,daytype --tree plb --tree other | grep '^MKS,holiday,'
	# A cube has the shifts and clocks of its tree in it; the holidays are those of who reads it.
	spkt-stats cube --tree plb --tree other --tree bth >cubes.csv
	spkt-stats sla -g station --tree plb --tree other --tree bth >want
	spkt-stats sla -g station --input cubes.csv | diff want -
}
