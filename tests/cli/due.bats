# due and explain: what is late, and why.
load desk

# Nothing but the rows that a test names.
rules() {
	printf '%s\n' 'clock,record,kind,priority,starts,stops,limit,day_kind,pauses,basis,valid_from,valid_until,class' "$@" >"$SPKT_DIR/sla.csv"
}
emergency() {
	spkt-report new emergency --title "Banjir" -r "${1:-2026-11-23 21:00}" -q
}
due() {
	spkt-followup due -f id,clock,due,left,state "$@"
}

@test "nothing is due in an empty tree: a header, and exit 0 also with -E" {
	gives 0 'id,type,kind,title,owner,shift,clock,due,left,state,next,basis' spkt-followup due
	gives 0 'id,type,kind,title,owner,shift,clock,due,left,state,next,basis' spkt-followup due -E
}

@test "overdue and soon, the earliest first; -E exits 1 where something is overdue" {
	emergency
	spkt-feedback new complaint --title "Antre" -m x -r "2026-11-19 08:00" -q
	gives 0 'id,clock,due,left,state
PLB-20261123-R0001,on_scene,2026-11-23T21:10:00+07:00,-46200,overdue
PLB-20261119-F0001,sp4n_verify,2026-11-24T23:59:59+07:00,50399,soon' due
	says 1 'spkt-followup: 1 overdue' spkt-followup due -E
	gives 0 'id,clock,due,left,state
PLB-20261119-F0001,sp4n_verify,2026-11-24T23:59:59+07:00,50399,soon' due -E -w 'state == "soon"'
	gives 0 'id,clock,due,left,state
PLB-20261123-R0001,on_scene,2026-11-23T21:10:00+07:00,-46200,overdue' due --within 30m
	gives 0 'id,clock
PLB-20261123-R0001,on_scene
PLB-20261119-F0001,sp4n_verify
PLB-20261119-F0001,sp4n_respond' spkt-followup due -f id,clock --within 3d
	says 65 'spkt-followup: within: expected a duration such as 10m, 72h, 3d or 2w, got "soon"' spkt-followup due --within soon
}

@test "by owner and by shift" {
	emergency
	emergency "2026-11-24 07:30"
	spkt-followup assign PLB-20261123-R0001 --to 84010123 -q >/dev/null
	gives 0 'owner,shift,id
84010123,malam,PLB-20261123-R0001
,pagi,PLB-20261124-R0001' spkt-followup due -f owner,shift,id
	gives 0 'id
PLB-20261123-R0001' spkt-followup due -f id -w 'owner == "84010123"'
	gives 0 'id
PLB-20261124-R0001' spkt-followup due -f id -w 'shift == "pagi"'
	gives 0 'owner
""
84010123' spkt-followup due -f owner -S owner
}

@test "-g counts what is overdue and soon, by owner, by shift or by any two columns" {
	emergency
	emergency "2026-11-24 07:30"
	spkt-feedback new complaint -m x -r "2026-11-19 08:00" -q >/dev/null
	spkt-followup assign PLB-20261123-R0001 PLB-20261119-F0001 --to 84010123 -q >/dev/null
	gives 0 'owner,overdue,soon
,1,0
84010123,1,0' spkt-followup due -g owner
	gives 0 'owner,shift,overdue,soon
,pagi,1,0
84010123,malam,1,0
84010123,pagi,0,2' spkt-followup due -g owner,shift --within 30d
	gives 1 'clock,overdue,soon
on_scene,2,0' spkt-followup due -g clock -E
	gives 0 'clock,overdue,soon' spkt-followup due -g clock -w 'owner == "x"'
	says 64 'spkt-followup: expected one or two different columns to group by, got "owner,shift,clock"' spkt-followup due -g owner,shift,clock
	run -65 spkt-followup due -g colour
}

@test "what was done is not due; --now replays the day on which it was" {
	emergency
	spkt-followup arrive PLB-20261123-R0001 --at "2026-11-23 21:20" -q >/dev/null
	gives 0 'id,clock,due,left,state' due
	gives 0 'id,clock,due,left,state' due --now 2026-11-23T20:59:59+07:00
	gives 0 'id,clock,due,left,state' due --now "2026-11-24T09:59:59+07:00" --until 2026-11-23
	rm -r "$SPKT_DIR"/reports
	spkt-report new emergency -r 2026-11-23T21:00 --now 2026-11-23T21:01+07:00 -q
	spkt-followup arrive PLB-20261123-R0001 --now 2026-11-23T21:20+07:00 -q >/dev/null
	gives 0 'id,clock,due,left,state
PLB-20261123-R0001,on_scene,2026-11-23T21:10:00+07:00,-300,overdue' due --now 2026-11-23T21:15+07:00
	gives 0 'id,clock,due,left,state' due --now 2026-11-23T21:20+07:00
}

@test "a breach stays a fact after closing" {
	emergency
	spkt-followup close PLB-20261123-R0001 -q >/dev/null
	gives 0 'id,clock,due,left,state' due
	run -0 spkt-followup explain PLB-20261123-R0001
	[ "${lines[1]}" = "  on_scene: 10m round the clock, breached" ]
	[ "${lines[2]}" = "    from 2026-11-23 21:00:00  due 2026-11-23 21:10:00  ended 2026-11-24 10:00:00" ]
}

@test "a duplicate's clocks end" {
	emergency
	emergency
	spkt-followup duplicate PLB-20261123-R0002 --duplicate-of PLB-20261123-R0001 --at "2026-11-23 21:05" -q >/dev/null
	gives 0 'id
PLB-20261123-R0001' spkt-followup due -f id
	run -0 spkt-followup explain PLB-20261123-R0002
	[ "${lines[1]}" = "  on_scene: 10m round the clock, ended" ]
}

@test "waiting pauses the clocks that say so; the promised day shows up where it passes" {
	rules 'strict,feedback,,,received,responded,3d,calendar,,b,,,' 'patient,feedback,,,received,responded,3d,calendar,wait,b,,,'
	spkt-feedback new complaint -m x -r "2026-11-19 08:00" -q
	spkt-followup wait PLB-20261119-F0001 --reason "Surat kuasa" --until 2026-11-23 --at "2026-11-20 09:00" -q >/dev/null
	gives 0 'id,clock,due,left,state
PLB-20261119-F0001,strict,2026-11-22T23:59:59+07:00,-122401,overdue
PLB-20261119-F0001,wait,2026-11-23T23:59:59+07:00,-36001,overdue' due
	spkt-followup resume PLB-20261119-F0001 --at "2026-11-24 08:00" -q >/dev/null
	gives 0 'id,clock,due,left,state
PLB-20261119-F0001,strict,2026-11-22T23:59:59+07:00,-122401,overdue' due
	gives 0 'PLB-20261119-F0001 
  patient: 3d calendar days, in time
    from 2026-11-19 08:00:00  due 2026-11-26 23:59:59
    b
    2026-11-19 Thursday  start                 0
    2026-11-20 Friday    paused                0  Surat kuasa
    2026-11-21 Saturday  paused                0  Surat kuasa
    2026-11-22 Sunday    paused                0  Surat kuasa
    2026-11-23 Monday    paused                0  Surat kuasa
    2026-11-24 Tuesday   counted               1
    2026-11-25 Wednesday counted               2
    2026-11-26 Thursday  counted               3  due' spkt-followup explain PLB-20261119-F0001 --clock patient
}

@test "a clock can be told to pause for the desk's outages" {
	rules 'scene,report,emergency,,received,arrived,10m,clock,outage,b,,,'
	spkt-report new outage --title "Listrik padam" -r "2026-11-23 21:05" --occurred-from "2026-11-23 21:05" --occurred-until "2026-11-23 21:45" -q
	spkt-report new outage --title "Jaringan" -r "2026-11-23 21:30" --occurred-from "2026-11-23 21:30" --occurred-until "2026-11-23 21:50" -q
	emergency
	gives 0 'id,clock,due,left,state
PLB-20261123-R0003,scene,2026-11-23T21:55:00+07:00,-43500,overdue' due
	gives 0 'id,clock,episode,day,mark,why,counted,total,start,due,ended,state
PLB-20261123-R0003,scene,1,2026-11-23,counted,due,600,600,2026-11-23T21:00:00+07:00,2026-11-23T21:55:00+07:00,,breached' spkt-followup explain PLB-20261123-R0003 -O csv
	# A void outage is none.
	spkt-followup void PLB-20261123-R0001 --reason salah -q >/dev/null
	gives 0 'due
2026-11-23T21:10:00+07:00' spkt-followup due -f due
}

@test "a referral that nobody took, and one whose promised day passed" {
	spkt-report new social --title "Sampah" -r "2026-11-02 08:00" -q
	spkt-followup refer PLB-20261102-R0001 --agency dlh --reason "Bukan wewenang" --until 2026-11-20 --at "2026-11-02 09:00" -q >/dev/null
	gives 0 'id,clock,due,left,state
PLB-20261102-R0001,referral_taken,2026-11-05T23:59:59+07:00,-1591201,overdue
PLB-20261102-R0001,referral,2026-11-20T23:59:59+07:00,-295201,overdue
PLB-20261102-R0001,referral_outcome,2026-11-20T23:59:59+07:00,-295201,overdue' due
	spkt-followup taken PLB-20261102-R0001 --accepted yes --at "2026-11-04 09:00" -q >/dev/null
	gives 0 'clock
referral
referral_outcome' spkt-followup due -f clock
	spkt-followup outcome PLB-20261102-R0001 --answer "Diangkut" --at "2026-11-19 09:00" -q >/dev/null
	gives 0 'clock' spkt-followup due -f clock
}

@test "a dispute needs somebody else; an action its due day and its verification; a handover its signatures" {
	spkt-feedback new complaint -m x -r "2026-11-23 08:00" -q
	spkt-followup dispute PLB-20261123-F0001 --reply "Belum selesai" --at "2026-11-23 10:00" -q >/dev/null
	gives 0 'clock,due
review,2026-11-23T10:00:00+07:00' spkt-followup due -f clock,due
	spkt-followup assign PLB-20261123-F0001 --to 79050456 --by 90 -q >/dev/null
	gives 0 'clock,due' spkt-followup due -f clock,due
	mkdir -p "$SPKT_DIR/actions/PLB/2026/11/01"
	cat >"$SPKT_DIR/actions/PLB/2026/11/01/PLB-20261101-A0001.yaml" <<-'END'
		uid: 0123456789abcdef0123456789abcdef
		received: "2026-11-01T08:00:00+07:00"
		recorded: "2026-11-01T08:00:00+07:00"
		station: PLB
		kind: training
		title: Pelatihan loket
		owner: "79050456"
		due: "2026-11-20"
		verify_after: "2026-11-24"
	END
	gives 0 'id,owner,clock,due,state
PLB-20261101-A0001,79050456,action,2026-11-20T23:59:59+07:00,overdue
PLB-20261101-A0001,79050456,verify,2026-11-24T23:59:59+07:00,soon' spkt-followup due -f id,owner,clock,due,state
	spkt-followup finish PLB-20261101-A0001 -q >/dev/null
	gives 0 'clock,state
verify,overdue' spkt-followup due -f clock,state --now 2026-11-25T00:00+07:00
}

@test "of what is confidential the title is not shown, nor on the page of the day" {
	spkt-feedback new complaint --title "Suap" --confidential yes --reporter.phone 080000001 -m x -r "2026-11-16 08:00" -q >/dev/null
	gives 0 'title
(confidential)' spkt-followup due -f title -n 1
	spkt-followup respond PLB-20261116-F0001 -m ya -q >/dev/null
	run -0 spkt-stats daily --day 2026-11-24 --lang id --now 2026-11-25T06:00+07:00
	[[ $output == *"(rahasia)"* && $output != *Suap* ]]
}

@test "-w takes how much is overdue: left < -10d" {
	emergency
	spkt-feedback new complaint -m x -r "2026-11-02 08:00" -q >/dev/null
	gives 0 'clock
sp4n_verify
sp4n_respond' spkt-followup due -f clock -w 'left < -14d'
	gives 0 'clock
on_scene' spkt-followup due -f clock -w 'left < 0 && left >= -1d'
}

@test "each row says which step does it" {
	emergency
	spkt-feedback new complaint -m x -r "2026-11-16 08:00" -q >/dev/null
	spkt-report new social -r "2026-11-02 08:00" -q >/dev/null
	spkt-followup refer PLB-20261102-R0001 --agency dlh --until 2026-11-20 --at "2026-11-02 09:00" -q >/dev/null
	gives 0 'clock,next
referral_taken,taken
sp4n_verify,accept
referral,outcome
referral_outcome,outcome
on_scene,arrive
sp4n_respond,respond' spkt-followup due -f clock,next
}

@test "explain counts working days: holidays by name, week ends, and what stopped it" {
	rules 'answer,feedback,,,received,responded,3d,working,,Dasar,,,'
	printf 'date,name,kind,basis\n2026-11-26,Libur Kota,national,x\n' >"$SPKT_DIR/holidays.csv"
	spkt-feedback new complaint --title "Antre" -m x -r "2026-11-24 08:00" -q
	spkt-followup respond PLB-20261124-F0001 -m ya -q --now "2026-12-02T09:00+07:00" >/dev/null
	gives 0 'PLB-20261124-F0001 Antre
  answer: 3d working days, breached
    from 2026-11-24 08:00:00  due 2026-11-30 23:59:59  stopped 2026-12-02 09:00:00
    Dasar
    2026-11-24 Tuesday   start                 0
    2026-11-25 Wednesday counted               1
    2026-11-26 Thursday  holiday               1  Libur Kota
    2026-11-27 Friday    counted               2
    2026-11-28 Saturday  not a working day     2
    2026-11-29 Sunday    not a working day     2
    2026-11-30 Monday    counted               3  due
    2026-12-01 Tuesday   counted               4
    2026-12-02 Wednesday counted               5  stopped' spkt-followup explain PLB-20261124-F0001 --now 2026-12-02T10:00+07:00
	run -0 spkt-followup explain PLB-20261124-F0001 --lang id --now 2026-12-02T10:00+07:00
	[ "${lines[1]}" = "  answer: 3d hari kerja, terlampaui" ]
	[ "${lines[6]}" = "    2026-11-26 Kamis     libur                 1  Libur Kota" ]
}

@test "explain counts up to the stop, and says that it was met" {
	rules 'answer,feedback,,,received,responded,9d,calendar,,Dasar,,,'
	spkt-feedback new complaint -m x -r "2026-11-22 08:00" -q >/dev/null
	spkt-followup respond PLB-20261122-F0001 -m ya -q >/dev/null
	gives 0 'day,total,state
2026-11-22,0,met
2026-11-23,1,met
2026-11-24,2,met' sh -c "spkt-followup explain PLB-20261122-F0001 -O csv | cut -d, -f4,8,12"
}

@test "explain takes ids on standard input, says where no clock runs, and names an unknown one" {
	emergency
	spkt-report new lost --title "KTP" -q
	says 0 'PLB-20261124-R0001: no clock of sla.csv runs on it' spkt-followup explain PLB-20261124-R0001
	gives 0 'PLB-20261123-R0001,on_scene,1,2026-11-23,counted,due,600,600,2026-11-23T21:00:00+07:00,2026-11-23T21:10:00+07:00,,breached' \
		sh -c 'spkt-report list -O ids | spkt-followup explain -O csv - 2>/dev/null | sed 1d'
	says 65 'spkt-followup: PLB-20261123-R0001: no clock "x" runs on it; there are: on_scene' spkt-followup explain PLB-20261123-R0001 --clock x
	says 1 'spkt-followup: no record "PLB-20261123-R0009"' spkt-followup explain PLB-20261123-R0009
}

@test "a row of sla.csv that cannot be read is said, and the others count" {
	rules 'bad,report,,,received,arrived,10x,clock,,b,,,' 'scene,report,emergency,,received,arrived,10m,clock,,b,,,'
	emergency
	says 65 'spkt-followup: sla.csv:2: limit: expected a duration such as 10m, 72h, 3d or 2w, got "10x"' spkt-followup due
	[ "$(sed -n 2p stdout | cut -d, -f1)" = PLB-20261123-R0001 ]
}

@test "the help says what -E answers" {
	[ "$(spkt-followup due --help | head -n 1)" = "spkt-followup due: list what is overdue or soon; with -E it exits 1 where something is overdue" ]
	[ "$(spkt-followup due --help --lang id | head -n 1)" = "spkt-followup due: menampilkan yang terlambat atau segera jatuh tempo; dengan -E keluar 1 bila ada yang terlambat" ]
}

@test "explain: eight and more days that only counted are one line of the page; csv stays day by day" {
	rules 'lapor,feedback,complaint,,received,responded,30d,calendar,wait,Contoh,,,'
	spkt-feedback new complaint --title "Antre" -m x -r "2026-11-01 08:00" -q
	spkt-followup wait PLB-20261101-F0001 --reason "surat" --at "2026-11-20 09:00" -q
	spkt-followup resume PLB-20261101-F0001 --at "2026-11-21 09:00" -q
	gives 0 'PLB-20261101-F0001 Antre
  lapor: 30d calendar days, in time
    from 2026-11-01 08:00:00  due 2026-12-02 23:59:59
    Contoh
    2026-11-01 Sunday    start                 0
    2026-11-02 .. 2026-11-19 counted          18
    2026-11-20 Friday    paused               18  surat
    2026-11-21 .. 2026-12-01 counted          29
    2026-12-02 Wednesday counted              30  due' spkt-followup explain PLB-20261101-F0001
	[ "$(spkt-followup explain PLB-20261101-F0001 -O csv | wc -l)" -eq 33 ]
	# seven are seven lines
	rules 'lapor,feedback,complaint,,received,responded,8d,calendar,,Contoh,,,'
	spkt-followup explain PLB-20261101-F0001 | grep -c '^    2026-.*counted' >lines
	gives 0 8 cat lines
	rules 'lapor,feedback,complaint,,received,responded,9d,calendar,,Contoh,,,'
	spkt-followup explain PLB-20261101-F0001 --lang id | grep -c '^    2026-.*dihitung' >lines
	gives 0 2 cat lines
}

@test "a year of which holidays.csv has no row is said where a clock of working days runs over it, once" {
	rules 'tutup,feedback,complaint,,received,responded,60d,working,,Contoh,,,' 'lapor,feedback,complaint,,received,responded,60d,calendar,,Contoh,,,'
	printf 'date,name,kind,basis\n2026-12-25,Natal,national,\n' >"$SPKT_DIR/holidays.csv"
	for _ in 1 2; do spkt-feedback new complaint --title "Antre" -m x -r "2026-11-23 08:00" -q; done
	says 0 'holidays.csv has no row of 2027: holidays there are counted as working days' \
		spkt-followup explain PLB-20261123-F0001 PLB-20261123-F0002
	says 0 '' spkt-followup explain PLB-20261123-F0001 --clock lapor
	echo 2027-01-01,Tahun Baru,national, >>"$SPKT_DIR/holidays.csv"
	says 0 '' spkt-followup explain PLB-20261123-F0001
}
