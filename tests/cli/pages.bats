# The pages of a week and of a month: the same as that of a day, beside the period
# before. The figures of setup_file were counted by hand.
load desk.bash

at() {
	local now=$1
	shift
	"$@" --now "$now" -q >/dev/null
}

# Two weeks of one desk, W47 (16 to 22 November) and W48, and what the week between
# them and the page had of actions.
setup_file() {
	export SPKT_DIR=$BATS_FILE_TMPDIR/tree SPKT_LANG=en
	cd "$BATS_FILE_TMPDIR" || return
	spkt-tree init "$SPKT_DIR" --station PLB --name "SPKT Polsek Plaju" --zone Asia/Jakarta -q
	echo 'clock,record,kind,priority,starts,stops,limit,day_kind,pauses,basis,valid_from,valid_until,class
answer,feedback,complaint,,received,responded,3d,calendar,,contoh,,,' >"$SPKT_DIR/sla.csv"
	at "2026-11-16 09:00" spkt-report new lost --title "KTP hilang"
	at "2026-11-16 09:10" spkt-followup respond PLB-20261116-R0001 --text ya --via desk
	at "2026-11-18 10:00" spkt-report new information --title "Jam SIM"
	at "2026-11-18 10:00" spkt-feedback new complaint --aspects time -m "Antre"
	at "2026-11-20 10:00" spkt-followup respond PLB-20261118-F0001 --text maaf --via desk
	at "2026-11-24 01:30" spkt-report new emergency --title "Kebakaran" -c call_110
	at "2026-11-24 01:36" spkt-followup arrive PLB-20261124-R0001
	at "2026-11-24 08:30" spkt-report new lost --title "SIM hilang"
	at "2026-11-24 09:30" spkt-followup respond PLB-20261124-R0002 --text ya --via desk
	at "2026-11-25 08:00" spkt-followup respond PLB-20261118-R0001 --text "Jumat" --via desk
	for n in 1 2 3 4 5 6 7; do
		at "2026-11-25 10:0$n" spkt-feedback new complaint --aspects time -m "Antre $n"
	done
	echo "Panas" | at "2026-11-26 12:00" spkt-feedback new suggestion -c box --aspects facilities -m -
	at "2026-11-19 08:00" spkt-followup action new staffing --title "Loket kedua" --aim time --due 2026-11-23 --verify-after 2026-11-28
	at "2026-11-19 08:00" spkt-followup action new training --title "Sikap" --aim behaviour --due 2026-11-27
	at "2026-11-19 08:00" spkt-followup action new facility --title "Kipas" --aim facilities --due 2026-12-02
	at "2026-11-24 08:00" spkt-followup finish PLB-20261119-A0001 --outcome "Dua loket"
	at "2026-11-29 08:00" spkt-followup verify PLB-20261119-A0001 --verdict effective --figures "dihitung tangan"
	export SPKT_NOW=2026-12-01T08:00:00+07:00
}

setup() {
	cd "$BATS_TEST_TMPDIR" || return
}

@test "weekly: the last ISO week that is over, day by day, beside the week before" {
	gives 0 'SPKT Polsek Plaju (PLB)
Week 2026-W48: 23 November 2026 - 29 November 2026
period: from 2026-11-23 00:00 to before 2026-11-30 00:00, Asia/Jakarta

DATA
  newest record PLB: 2026-11-26
  shift malam: no entry on 5 of 6 days: 24-28
  shift pagi: no entry on 5 of 7 days: 23, 26-29
  shift siang: no entry on 7 of 7 days: 23-29

RECEIVED                           reports      before    feedback      before
  all                                    2           2           8           1
  by kind
    lost                                 1           1
    emergency                            1           0
    information                          0           1
    complaint                                                    7           1
    suggestion                                                   1           0
  by channel
    Suggestion box                       0           0           1           0
    Emergency call 110                   1           0           0           0
    At the desk                          1           2           7           1
  by shift
    malam                                1           0           0           0
    pagi                                 1           2           7           1
    siang                                                             no entry
    no time of day                       0                       1
  void, not counted                      0                       0
  before: Week 2026-W47: 16 November 2026 - 22 November 2026

RECEIVED BY DAY                    reports      before    feedback      before
  Monday, 23 November 2026               0           1           0           0
  Tuesday, 24 November 2026              2           0           0           0
  Wednesday, 25 November 2026            0           1           7           1
  Thursday, 26 November 2026             0           0           1           0
  Friday, 27 November 2026               0           0           0           0
  Saturday, 28 November 2026             0           0           0           0
  Sunday, 29 November 2026               0           0           0           0

SIGNALS
  not judged: it takes 28 days of records before the day

OPEN AT THE END                                       reports     feedback
  at the end of the period before                           2            1
  all                                                       4            9
  of these waiting                                          0            0
  of these referred                                         0            0
  of these past a limit of sla.csv                          0            7
    PLB-20261125-F0001  2026-11-28 23:59  answer
    PLB-20261125-F0002  2026-11-28 23:59  answer
    PLB-20261125-F0003  2026-11-28 23:59  answer
    PLB-20261125-F0004  2026-11-28 23:59  answer
    PLB-20261125-F0005  2026-11-28 23:59  answer
    PLB-20261125-F0006  2026-11-28 23:59  answer
    PLB-20261125-F0007  2026-11-28 23:59  answer
  oldest   PLB-20261116-R0001   13d 15h        KTP hilang
  oldest   PLB-20261118-F0001   11d 14h

ANSWERED                                              reports     feedback
  in the period                                             2            0
  in the period before                                      1            1
  answered, citizen to be told                              0            0
  answered, cannot be told: no contact, no code             0            0

RESPONSE TIMES                n   excluded      median         90%     longest
  reports                     2          0          6m          1h          1h
    lost                      1          0          1h          1h          1h
    emergency                 1          0          6m          6m          6m
    before                    1          1         10m         10m         10m
  feedback                    0          8           -           -           -
    before                    1          0          2d          2d          2d
  emergencies to arrival      1          0          6m          6m          6m
    feedback: missing 7, no time of day 1
  of what was received in the period, to the first of responded, dispatched,
  arrived, resolved, closed; emergencies to arrived; nearest rank

FEEDBACK BY ASPECT              n  mean before   trend
  facilities                    1          0.0    same  ██▊
  time                          7          1.0    same  ████████████████████
  n 8 pieces of feedback; one can name several; mean of 1 of the 4 periods
  before, those since the first record

IMPROVEMENT ACTIONS                                         n
  overdue at the end                                        1
  due within 7 days after it                                1
  finished in the period                                    1
  verified in the period                                    1
    PLB-20261119-A0002   2026-11-27 23:59  late: to finish   Sikap
    PLB-20261119-A0003   2026-12-02 23:59  to finish         Kipas
    PLB-20261119-A0001   2026-11-24 08:00  finished          Loket kedua
    PLB-20261119-A0001   2026-11-29 08:00  effective         Loket kedua

OUTAGES
  n 0, excluded 0; not available in the period: 0s; available 100.00%

ARRIVALS BY HOUR
  | ▁      ▁ █             |
   0     6     12    18   23
  n 9, at most 7 in an hour; no time of day 1' env LC_ALL=C.UTF-8 spkt-stats weekly
}

@test "the same as rows: its days, times by kind, what was before, actions, shifts that wrote nothing down" {
	spkt-stats weekly -O csv >rows
	gives 0 'report_day,2026-11-24,2
feedback_day,2026-11-25,7
feedback_day,2026-11-26,1' grep -E '^(report|feedback)_day,.*[1-9]$' rows
	gives 0 'no_entry,PLB/pagi/2026-11-23,
no_entry,PLB/siang/2026-11-23,' grep '^no_entry.*23' rows
	gives 0 'report_response_emergency,n,1
report_response_emergency,median_s,360
report_response_lost,n,1
report_response_lost,median_s,3600' grep -E '^report_response_.*(n|median_s),' rows
	gives 0 'report_before_received,n,2
report_before_kind,information,1
report_before_kind,lost,1
report_before_channel,desk,2
report_before_shift,PLB/pagi,2
report_before_open,n,2
report_before_answered,n,1
report_before_response,n,1
report_before_response,excluded,1
report_before_response,missing,1
report_before_response,negative,0
report_before_response,no_time,0
report_before_response,zero,0
report_before_response,median_s,600
report_before_response,p90_s,600
report_before_response,max_s,600' grep ^report_before rows
	gives 0 'aspect,facilities,1
aspect,time,7
aspect_before_periods,n,1
aspect_before,facilities,0
aspect_before,time,1
aspect_trend,facilities,same
aspect_trend,time,same
actions,overdue,1
actions,due,1
actions,finished,1
actions,verified,1
action_overdue,PLB-20261119-A0002 finish,2026-11-27T23:59:59+07:00
action_due,PLB-20261119-A0003 finish,2026-12-02T23:59:59+07:00
action_finished,PLB-20261119-A0001,2026-11-24T08:00:00+07:00
action_verified,PLB-20261119-A0001 effective,2026-11-29T08:00:00+07:00' grep -E '^(aspect|action)' rows
}

@test "a trend is said where the exact interval of the ratio of the rates does not reach 1" {
	cp -R "$SPKT_DIR" tree
	for n in 1 2 3; do
		at "2026-11-26 10:0$n" spkt-feedback new complaint -C tree --aspects time -m "Antre $n"
	done
	gives 0 '  time                         10          1.0    more  ####################
  n 11 pieces of feedback; one can name several; mean of 1 of the 4 periods
  before, those since the first record
  more, fewer: the exact 95 % interval of the ratio of the rates does not
  reach 1; by chance 1 in 20 at most' sh -c 'LC_ALL=C spkt-stats weekly -C tree | sed -n "/^  time/,/^$/p" | sed "\$d"'
	gives 0 'aspect_trend,time,more' sh -c 'spkt-stats weekly -C tree -O csv | grep trend,time'
}

# A desk with one lost thing every Tuesday from $2 on, and $1 on 24 November.
setup_tuesdays() {
	rm -rf tree
	spkt-tree init tree --station PLB --zone Asia/Jakarta -q
	{
		echo kind,title,received
		for day in 09-29 10-06 10-13 10-20 10-27 11-03 11-10 11-17; do
			[[ $day < $2 ]] || echo "lost,KTP,2026-$day 09:00"
		done
		for n in $(seq "$1"); do
			echo "lost,KTP,2026-11-24 09:0$n"
		done
		echo "log,Apel,2026-11-24 08:00"
	} | spkt-report import -C tree - -q --now 2026-11-25T08:00 2>/dev/null
}

@test "a signal is more on a day than the exact Poisson limit of its weekday; what is usual is none" {
	setup_tuesdays 6 09-29
	# Mean 1, limit 5.
	gives 0 'signals,tests,1
signals,false_alarms,0.0014
signals,n,1
signal,2026-11-24 lost,6
signal_expected,2026-11-24 lost,1.0000
signal_limit,2026-11-24 lost,5' sh -c 'spkt-stats daily -C tree --day 2026-11-24 -O csv | grep ^signal'
	gives 0 'SIGNALS                       kind                       n   expected    limit
  Tuesday, 24 November 2026   lost                       6       1.00        5
  rule: more of a kind on a day than the exact Poisson limit (99.865 %) of the
  mean of its weekday in the 8 weeks before, else of the 28 days before; 1
  tests, false alarms to be expected 0.00; see spkt-stats signal' sh -c 'spkt-stats daily -C tree --day 2026-11-24 | sed -n "/^SIGNALS/,/^$/p" | sed "\$d"'
	gives 0 'signals,tests,7
signals,n,1
signal,2026-11-24 lost,6' sh -c 'spkt-stats weekly -C tree --week 2026-W48 -O csv | grep -E "^signals?,(t|n|2)"'
	spkt-stats signal -C tree --month 2026-11 -w 'kind == "lost"' -O csv | grep ,high
	gives 0 'signal,2026-11-24 lost,6' sh -c 'spkt-stats monthly -C tree --month 2026-11 -O csv | grep ^signal,'
	setup_tuesdays 5 09-29
	gives 0 '  tidak ada sinyal' sh -c 'spkt-stats daily -C tree --day 2026-11-24 --lang id | sed -n "/^SINYAL/{n;p}"'
}

@test "a young desk is judged by the 28 days before, and not at all before it has them" {
	setup_tuesdays 3 10-06
	# 4 in 28 days, mean 0.1429, limit 2.
	gives 0 'signals,tests,1
signals,false_alarms,0.0014
signals,n,1
signal,2026-11-24 lost,3
signal_expected,2026-11-24 lost,0.1429
signal_limit,2026-11-24 lost,2' sh -c 'spkt-stats daily -C tree --day 2026-11-24 -O csv | grep ^signal'
	gives 0 'signals,tests,1' sh -c 'spkt-stats daily -C tree --day 2026-11-03 -O csv | grep ^signals,tests'
	gives 0 'signals,tests,0
signals,false_alarms,
signals,n,' sh -c 'spkt-stats daily -C tree --day 2026-11-02 -O csv | grep ^signal'
}

@test "of a day that has not begun nothing is judged" {
	setup_tuesdays 6 09-29
	says 65 'spkt-stats: day: 2026-11-25 has not begun: there is nothing to tell of it' spkt-stats daily -C tree --day 2026-11-25 --now 2026-11-24T23:00
	gives 0 'not over yet: up to 2026-11-24 23:00' sh -c 'spkt-stats daily -C tree --day 2026-11-24 --now 2026-11-24T23:00 | grep "not over"'
	gives 0 'not over yet: up to 2026-11-25 00:00' sh -c 'spkt-stats daily -C tree --day 2026-11-25 --now 2026-11-25T00:00 | grep "not over"'
	gives 0 'outages,available_percent,' sh -c 'spkt-stats daily -C tree --day 2026-11-25 --now 2026-11-25T00:00 -O csv | grep available_percent'
	gives 0 'signals,tests,2' sh -c 'spkt-stats weekly -C tree --week 2026-W48 --now 2026-11-24T23:00 -O csv | grep ^signals,tests'
}

@test "weeks that differ more than by chance widen the limit" {
	spkt-tree init tree --station PLB --zone Asia/Jakarta -q
	{
		echo kind,title,received
		for n in 1 2 3 4 5 6 7; do
			echo "lost,KTP,2026-10-27 09:0$n"
		done
		echo "log,Apel,2026-09-29 08:00"
		for n in $(seq 10 22); do
			echo "lost,KTP,2026-11-24 09:$n"
		done
	} | spkt-report import -C tree - -q --now 2026-11-25T08:00 2>/dev/null
	# Mean 7/8, limit 5; D/(n-1) = 7: 0.875 + 4.125 sqrt(7) = 11.8.
	gives 0 'signal,2026-11-24 lost,13
signal_expected,2026-11-24 lost,0.8750
signal_limit,2026-11-24 lost,12' sh -c 'spkt-stats daily -C tree --day 2026-11-24 -O csv | grep ^signal[,_]'
}

@test "what was before is that of the week before alone, and what was done then is not done now" {
	gives 0 'report_before_answered,n,2
feedback_before_answered,n,0
actions,finished,0
actions,verified,0' sh -c 'spkt-stats weekly --week 2026-W49 -O csv | grep -E "^(.*_before_answered|actions,[fv])"'
	# What came on Sunday was answered on Monday: at the end of its week nobody knew.
	cp -R "$SPKT_DIR" tree
	at "2026-11-22 10:00" spkt-report new lost -C tree --title "Dompet"
	at "2026-11-23 10:00" spkt-followup respond PLB-20261122-R0001 -C tree --text ya --via desk
	gives 0 'report_before_response,n,1
report_before_response,missing,2' sh -c 'spkt-stats weekly -C tree -O csv | grep -E "^report_before_response,(n|missing),"'
}

@test "what was open at the end of the week before is what the page of that week calls open" {
	cp -R "$SPKT_DIR" tree
	at "2026-11-25 10:00" spkt-followup close PLB-20261116-R0001 -C tree --without "sudah ditemukan"
	at "2026-11-30 10:00" spkt-followup close PLB-20261124-R0002 -C tree --without "sudah ditemukan"
	at "2026-11-30 11:00" spkt-followup reopen PLB-20261116-R0001 -C tree --reason "hilang lagi"
	# It was open at the end of week 48, though it is void now.
	at "2026-11-28 10:00" spkt-report new lost -C tree --title "Salah ketik"
	at "2026-11-30 12:00" spkt-followup void PLB-20261128-R0001 -C tree --reason "salah ketik"
	for week in 47 48; do
		spkt-stats weekly -C tree --week 2026-W$week -O csv | sed -n 's/^\(report\|feedback\)_open,n,/\1 /p' >open
		spkt-stats weekly -C tree --week 2026-W$((week + 1)) -O csv | sed -n 's/^\(report\|feedback\)_before_open,n,/\1 /p' | diff open -
	done
	gives 0 'report 4
feedback 9' cat open
}

@test "an aspect that a record names twice counts once" {
	spkt-tree init twice --station PLB --zone Asia/Jakarta -q
	at "2026-11-18 10:00" spkt-feedback new complaint -C twice --aspects time,time -m "Antre"
	gives 0 'aspect,time,1' sh -c 'spkt-stats weekly -C twice --week 2026-W47 -O csv | grep ^aspect,time,'
}

@test "an action is to be verified once it is finished; due soon is within 7 days" {
	spkt-tree init tree --station PLB --zone Asia/Jakarta -q
	at "2026-11-24 09:00" spkt-followup action new other -C tree --title a --due 2026-11-26 --verify-after 2026-11-27
	at "2026-11-24 09:00" spkt-followup action new other -C tree --title b --due 2026-12-06
	at "2026-11-24 09:00" spkt-followup action new other -C tree --title c --due 2026-12-07
	gives 0 'action_overdue,PLB-20261124-A0001 finish,2026-11-26T23:59:59+07:00
action_due,PLB-20261124-A0002 finish,2026-12-06T23:59:59+07:00' sh -c 'spkt-stats weekly -C tree --week 2026-W48 -O csv | grep ^action_'
}

@test "rates are compared, not counts: a day that is not over is no fall" {
	spkt-tree init tree --station PLB --zone Asia/Jakarta -q
	{
		echo kind,aspects,text,received
		for day in 20 21 22 23 24; do
			for n in $(seq 10 29); do
				[ "$day$n" -gt 2413 ] || echo "complaint,time,Antre,2026-11-$day 05:$n"
			done
		done
	} | spkt-feedback import -C tree - -q --now 2026-11-25T08:00 2>/dev/null
	trend() {
		spkt-stats daily -C tree --day 2026-11-24 -O csv "$@" | grep -E '^aspect(_before|_trend)?,'
	}
	gives 0 'aspect,time,4
aspect_before,time,80
aspect_trend,time,same' trend --now 2026-11-24T06:00
	gives 0 'aspect,time,4
aspect_before,time,80
aspect_trend,time,fewer' trend --now 2026-11-25T00:00
}

@test "what came in is what count says of the same week or month" {
	for kind in report feedback; do
		for column in kind channel hour; do
			spkt-stats count --type $kind -g $column --week 2026-W48 -O csv | sed 1d >counted
			spkt-stats weekly --type $kind -O csv | sed -n "s/^\\(${kind}_\\)\\{0,1\\}$column,//p" | grep -v ',0$' | LC_ALL=C sort | cmp - counted
		done
		spkt-stats monthly --type $kind -O csv | grep -x "${kind}_received,n,$(spkt-stats count --type $kind --month 2026-11 | tail -1)"
	done
}

@test "monthly: the weeks of the last month that is over, cut to it" {
	gives 0 'SPKT Polsek Plaju (PLB)
November 2026, 30 hari
periode: dari 2026-11-01 00:00 sampai sebelum 2026-12-01 00:00, Asia/Jakarta' sh -c 'spkt-stats monthly --lang id | head -3'
	gives 0 'DITERIMA PER PEKAN                                    laporan  umpan balik
  2026-W44, 1                                               0            0
  2026-W45, 2-8                                             0            0
  2026-W46, 9-15                                            0            0
  2026-W47, 16-22                                           2            1
  2026-W48, 23-29                                           2            8
  2026-W49, 30                                              0            0
  |               . :     :#.    |
   1      8      15     22     29' sh -c 'LC_ALL=C spkt-stats monthly --lang id | sed -n "/^DITERIMA PER/,/^$/p" | sed "\$d"'
	gives 0 'report_week,2026-11-01,0
report_week,2026-11-02,0
report_week,2026-11-09,0
report_week,2026-11-16,2
report_week,2026-11-23,2
report_week,2026-11-30,0' sh -c 'spkt-stats monthly -O csv | grep ^report_week'
	gives 0 '  before: November 2026, 30 days; it began before the first record, so nothing
  is compared' sh -c 'spkt-stats monthly --month 2026-12 | sed -n "/before: /,/^$/p" | sed "\$d"'
	gives 0 '   1      8      15     22' sh -c 'spkt-stats monthly --month 2026-02 | grep "8      15"'
}

@test "what was before the first record is not known, and is no 0: an empty cell" {
	gives 0 'aspect_before_periods,n,0' sh -c 'spkt-stats weekly --week 2026-W47 -O csv | grep -E "before|trend"'
	gives 0 '  all                                                       2            1' sh -c 'spkt-stats weekly --week 2026-W47 | grep "^  all" | head -1'
}

@test "--week, --month: a whole one; else the last that is over, with --duty where the duty began" {
	says 65 'spkt-stats: week: expected a week such as 2026-W48, got "2026-11-24"' spkt-stats weekly --week 2026-11-24
	says 65 'spkt-stats: month: expected a month such as 2026-11, got "2026-W48"' spkt-stats monthly --month 2026-W48
	says 64 'spkt-stats: unknown option --day; did you mean --dir?' spkt-stats weekly --day 2026-11-24
	period() {
		spkt-stats "$@" -O csv | sed -n 's/^period,\(from\|until\),//p'
	}
	gives 0 '2026-11-23T00:00:00+07:00
2026-11-30T00:00:00+07:00' period weekly --now 2026-12-06T23:59
	gives 0 '2026-11-30T00:00:00+07:00
2026-12-07T00:00:00+07:00' period weekly --now 2026-12-07T00:00
	gives 0 '2026-11-23T08:00:00+07:00
2026-11-30T08:00:00+07:00' period weekly --duty --now 2026-12-07T07:59
	gives 0 '2026-11-30T08:00:00+07:00
2026-12-07T08:00:00+07:00' period weekly --duty --now 2026-12-07T08:00
	gives 0 '2026-10-01T08:00:00+07:00
2026-11-01T08:00:00+07:00' period monthly --duty --now 2026-12-01T07:59
	gives 0 '2025-12-01T00:00:00+07:00
2026-01-01T00:00:00+07:00' period monthly --now 2026-01-31T07:59
}

@test "-E: something is overdue at the end of the period, a voice or an action" {
	says 1 'spkt-stats: 8 overdue' spkt-stats weekly -E
	says 1 'spkt-stats: 1 overdue' spkt-stats weekly -E --type report
	says 0 '' spkt-stats weekly
	says 0 '' spkt-stats weekly -E --week 2026-W47
	says 1 'spkt-stats: 8 overdue' spkt-stats monthly -E
	says 1 'spkt-stats: 9 overdue' spkt-stats daily -E --day 2026-11-28
	says 1 'spkt-stats: 1 overdue' spkt-stats daily -E --day 2026-11-27
	says 0 '' spkt-stats daily -E --day 2026-11-26
}

@test "any past page can be replayed with --now, to the byte, whatever came in since" {
	cp -R "$SPKT_DIR" tree
	for verb in daily weekly monthly; do
		for format in text csv; do
			spkt-stats $verb -C tree -O $format --now 2026-11-30T06:00 >$verb.$format
		done
	done
	at "2026-12-02 08:00" spkt-report new outage -C tree -r "2026-11-25 10:00" --title "listrik" --occurred-from "2026-11-25 09:00" --occurred-until "2026-11-25 12:00"
	at "2026-12-02 08:00" spkt-feedback new complaint -C tree -r "2026-11-24 10:00" --aspects time -m "terlambat diketik"
	at "2026-12-02 08:00" spkt-followup respond PLB-20261125-F0001 -C tree --text "maaf" --via desk --at "2026-11-26 10:00"
	at "2026-12-02 08:00" spkt-followup finish PLB-20261119-A0002 -C tree --at "2026-11-26 10:00"
	at "2026-12-02 08:00" spkt-followup void PLB-20261124-R0002 -C tree --reason "salah ketik"
	for verb in daily weekly monthly; do
		for format in text csv; do
			spkt-stats $verb -C tree -O $format --now 2026-11-30T06:00 | cmp - $verb.$format
		done
		not cmp -s <(spkt-stats $verb -C tree --now 2026-12-03T06:00) $verb.text
	done
}

@test "no line of a week or month is wider than 78 columns, in either language" {
	cp -R "$SPKT_DIR" tree
	long=$(printf 'Jalan Ampera é 漢字 %.0s' 1 2 3 4 5 6 7 8)
	at "2026-11-01 10:00" spkt-report new information -C tree --title "$long" --reporter.name X
	at "2026-11-24 10:00" spkt-followup respond PLB-20261101-R0001 -C tree --text "ya"
	at "2026-11-24 10:00" spkt-report new outage -C tree --title "$long" --occurred-from "2026-11-20 10:00"
	at "2026-11-24 10:00" spkt-followup action new other -C tree --title "$long" --due 2026-11-25
	for locale in C C.UTF-8; do
		for lang in id en; do
			for verb in weekly monthly; do
				LC_ALL=$locale spkt-stats $verb -C tree --lang $lang >page
				[ "$(grep -c Ampera page)" -ge 3 ]
				[ "$(wc -L <page)" -le 78 ]
			done
		done
	done
}

# Of two desks in trees of their own: the second has an action, a lost thing and an
# outage entered later.
setup_second() {
	spkt-tree init second --station SU1 --name "SPKT Seberang Ulu" --zone Asia/Jakarta -q
	cp "$SPKT_DIR/sla.csv" second
	at "2026-11-23 09:00" spkt-report new lost -C second --title "Dompet"
	at "2026-11-24 09:00" spkt-followup action new other -C second --title "Papan" --due 2026-11-25
	at "2026-11-30 09:00" spkt-report new outage -C second --title "listrik" --occurred-from "2026-11-28 09:00" --occurred-until "2026-11-28 12:21"
}

@test "--tree, again and again: one page of all the desks; a record that comes twice counts once" {
	setup_second
	figures() {
		grep -E '^(newest|report_received|report_shift,SU1/pagi|actions,overdue|action_overdue|outages,(n|avail)|avail|no_entry.*-23)' "$1"
	}
	spkt-stats weekly --tree "$SPKT_DIR" --tree second -O csv >both
	gives 0 'newest,PLB,2026-11-26
newest,SU1,2026-11-23T09:00:00+07:00
no_entry,PLB/pagi/2026-11-23,
no_entry,PLB/siang/2026-11-23,
no_entry,SU1/siang/2026-11-23,
no_entry,SU1/malam/2026-11-23,
report_received,n,3
report_received,void,0
report_received,log,0
report_received,rejected,0
report_shift,SU1/pagi,1
actions,overdue,2
action_overdue,SU1-20261124-A0001 finish,2026-11-25T23:59:59+07:00
action_overdue,PLB-20261119-A0002 finish,2026-11-27T23:59:59+07:00
outages,n,1
outages,available_percent,99.00
available_percent,PLB,100.00
available_percent,SU1,98.01' figures both
	cp -R "$SPKT_DIR" again
	spkt-stats weekly --tree "$SPKT_DIR" --tree second --tree again -O csv 2>/dev/null | cmp - both
	says 1 'spkt-stats: 9 overdue' spkt-stats weekly -E --tree "$SPKT_DIR" --tree second
	gives 0 'SPKT Polsek Plaju (PLB)
SPKT Seberang Ulu (SU1)
  n 1, excluded 0; not available in the period: 3h 21m; available 99.00%
  PLB 100.00%; SU1 98.01%' sh -c 'spkt-stats weekly --tree "$SPKT_DIR" --tree second | sed -n "1,2p;/^  n.*available/,/^$/p" | sed "\$d"'
	gives 0 'Subject: SPKT Polsek Plaju, ...: Week 2026-W48: 23 November 2026 - 29
 November 2026; 9 overdue' sh -c 'spkt-stats weekly --mail --tree "$SPKT_DIR" --tree second | head -2'
}

@test "-O html: one file without script or anything from elsewhere, well formed, each picture with its figures" {
	command -v python3 >/dev/null || skip "no python3"
	spkt-stats weekly -O html >weekly.html
	spkt-stats monthly -O html --lang id >monthly.html
	spkt-stats daily -O html --day 2026-11-24 >daily.html
	gives 0 'daily 1 1
weekly 2 2
monthly 2 2' python3 -c '
import re
from html.parser import HTMLParser
empty = {"meta", "link", "br", "line", "rect", "path", "circle", "polyline", "polygon", "use"}
class Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.count = [], {}
    def handle_starttag(self, tag, attrs):
        self.count[tag] = self.count.get(tag, 0) + 1
        assert tag not in ("script", "iframe", "img", "object", "form"), tag
        for name, value in attrs:
            assert not name.startswith("on") and not re.match("[a-z]+:|//", value or "") or name in ("content", "xmlns") or value.startswith("data:"), (tag, name, value)
        if tag not in empty:
            self.open.append(tag)
    def handle_endtag(self, tag):
        if tag not in empty:
            assert self.open.pop() == tag, tag
for name in ("daily", "weekly", "monthly"):
    page = Page()
    text = open(name + ".html").read()
    page.feed(text)
    assert page.open == []
    print(name, page.count["svg"], text.count("class=\"scroll folded\""))'
	grep -q '<h1>SPKT Polsek Plaju: Week 2026-W48: 23 November 2026 - 29 November 2026</h1>' weekly.html
	grep -q '<tr><td>semua</td><td class="n">4</td><td class="n">9</td></tr>' monthly.html
	grep -q '<td>PLB-20261119-A0002</td><td>2026-11-27 23:59</td><td>late: to finish</td><td>Sikap</td>' weekly.html
}

@test "-O html escapes what people wrote" {
	cp -R "$SPKT_DIR" tree
	at "2026-11-25 10:00" spkt-followup action new other -C tree --title '<script>alert("x")</script> & co' --due 2026-11-26
	spkt-stats weekly -C tree -O html >page.html
	not grep -q '<script' page.html
	grep -q '&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; co' page.html
}

@test "-O svg: what came in by hour, of a week and a month by weekday" {
	command -v python3 >/dev/null || skip "no python3"
	for verb in daily weekly monthly; do
		spkt-stats $verb -O svg >$verb.svg
	done
	gives 0 'Received by hour, Monday, 30 November 2026
Received by weekday and hour, Week 2026-W48: 23 November 2026 - 29 November 2026
Received by weekday and hour, November 2026, 30 days' python3 -c '
import xml.etree.ElementTree as tree
for name in ("daily", "weekly", "monthly"):
    print(tree.parse(name + ".svg").find("{http://www.w3.org/2000/svg}title").text)'
	says 64 'spkt-stats: a page that is mailed is text, not svg' spkt-stats daily --mail -O svg
}

# traced VERB...: each row of the csv that counts records is traced, and has as many ids
# as it says; one that does not is refused. Prints how many rows were traced.
traced() {
	local section key value status rows=0
	spkt-stats "$@" -O csv | sed 1d >cells
	while IFS=, read -r section key value; do
		case $section,$key in
		period,* | newest,* | *_trend,* | aspect_before_periods,* | no_entry,* | signals,* | signal_[el]*,* | available_percent,* | *,*_s | outages,available_percent)
			status=0
			spkt-stats "$@" --explain "section=$section,key=$key" >ids 2>why || status=$?
			[ "$status" -eq 64 ] && grep -q 'no count of records' why || { echo "$section,$key: $status"; return 1; }
			continue ;;
		oldest,* | *_oldest,* | overdue,* | not_told,* | action_*,* | outage,* | changed,*) value=1 ;;
		esac
		spkt-stats "$@" --explain "section=$section,key=\"$key\"" >ids || return
		[ "$(wc -l <ids)" -eq "${value:-0}" ] || { echo "$section,$key: $value, $(wc -l <ids) ids"; return 1; }
		rows=$((rows + 1))
	done <cells
	echo $rows
}

@test "--explain gives the records behind every cell that counts them, as many as it says" {
	setup_second
	at "2026-11-24 11:00" spkt-report new lost -C second --title "Tas"
	at "2026-11-24 12:00" spkt-followup reject SU1-20261124-R0001 -C second --reason "keliru"
	at "2026-11-24 13:00" spkt-report new lost -C second --title "Helm"
	at "2026-11-24 13:30" spkt-followup void SU1-20261124-R0002 -C second --reason "keliru"
	at "2026-11-24 14:00" spkt-report new outage -C second --title "jaringan" --occurred-from "2026-11-24" --occurred-until "2026-11-24"
	[ "$(traced weekly --tree "$SPKT_DIR" --tree second)" -ge 150 ]
	[ "$(traced daily --tree "$SPKT_DIR" --tree second --day 2026-11-24)" -ge 90 ]
	[ "$(traced monthly --tree "$SPKT_DIR" --tree second --month 2026-12 --now 2027-01-02T08:00)" -ge 90 ]
}

@test "--explain of a signal, of what is not there, of no row; -O ids is what was received" {
	setup_tuesdays 6 09-29
	gives 0 'PLB-20261124-R0001
PLB-20261124-R0002
PLB-20261124-R0003
PLB-20261124-R0004
PLB-20261124-R0005
PLB-20261124-R0006' spkt-stats daily -C tree --day 2026-11-24 --explain 'section=signal,key=2026-11-24 lost'
	gives 0 'PLB-20261124-R0002' spkt-stats daily --day 2026-11-24 --explain 'section=report_kind,key=lost'
	gives 0 'PLB-20261124-R0001
PLB-20261124-R0002' spkt-stats daily --day 2026-11-24 -O ids
	says 1 'spkt-stats: --explain: no row of these figures is section=report_kind,key=found' spkt-stats daily --day 2026-11-24 --explain 'section=report_kind,key=found'
	says 64 'spkt-stats: explain: --explain names a row of the csv: section=report_kind,key=lost; got "report_open"' spkt-stats daily --explain report_open
	says 64 'spkt-stats: --explain: section=report_response,key=median_s is no count of records, so that none are behind it' spkt-stats daily --explain section=report_response,key=median_s
	says 64 'spkt-stats: unknown option --input' spkt-stats daily --input rows
}

@test "what is overdue: a line a record, the longest late first, whatever its type; in csv all of them" {
	spkt-tree init tree --station PLB --zone Asia/Jakarta -q
	echo 'clock,record,kind,priority,starts,stops,limit,day_kind,pauses,basis,valid_from,valid_until,class
answer,feedback,complaint,,received,responded,1d,calendar,,contoh,,,
first,report,lost,,received,responded,1h,clock,,contoh,,,
done,report,lost,,received,closed,1d,calendar,,contoh,,,' >tree/sla.csv
	at "2026-11-23 09:00" spkt-feedback new complaint -C tree -m "Antre" --title "Antre"
	at "2026-11-20 09:00" spkt-report new lost -C tree --title "Dompet"
	for n in $(seq 10 31); do
		at "2026-11-23 10:$n" spkt-report new lost -C tree --title "Tas $n"
	done
	gives 0 '  of these past a limit of sla.csv                         23            0
    PLB-20261120-R0001  2026-11-20 10:00  first               Dompet
    PLB-20261123-R0001  11:10             first               Tas 10' sh -c 'spkt-stats daily -C tree --day 2026-11-23 | grep -A2 "past a limit"'
	gives 0 '    and 3 more; all are in -O csv' sh -c 'spkt-stats daily -C tree --day 2026-11-23 | grep "and .* more"'
	gives 0 '23' sh -c 'spkt-stats daily -C tree --day 2026-11-23 -O csv | grep -c ^overdue,'
	gives 0 'overdue,PLB-20261123-F0001 answer,2026-11-24T23:59:59+07:00' sh -c 'spkt-stats daily -C tree --day 2026-11-25 -O csv | grep ^overdue, | tail -1'
}

@test "who has neither a contact nor a code is told apart; both are what list calls untold" {
	spkt-tree init tree --station PLB --zone Asia/Jakarta -q
	at "2026-11-24 09:00" spkt-feedback new complaint -C tree -m "Antre"
	at "2026-11-24 09:01" spkt-feedback new complaint -C tree -m "Antre" --reporter.name Ani --reporter.phone 08120000000
	for n in 1 2; do
		at "2026-11-24 10:00" spkt-followup respond PLB-20261124-F000$n -C tree --text maaf
	done
	gives 0 'feedback_answered,n,2
feedback_answered,not_told,1
feedback_answered,untellable,1' sh -c 'spkt-stats daily -C tree --day 2026-11-24 -O csv | grep ^feedback_answered'
	gives 0 'PLB-20261124-F0001' spkt-stats daily -C tree --day 2026-11-24 --explain section=feedback_answered,key=untellable
	gives 0 'PLB-20261124-F0001
PLB-20261124-F0002' sh -c 'spkt-feedback list -C tree -w "untold == \"yes\"" -O ids | sort'
}

@test "a shift is not without an entry, and the data no older, because of -w or --type" {
	spkt-tree init tree --station PLB --zone Asia/Jakarta -q
	at "2026-11-24 09:00" spkt-feedback new complaint -C tree -m "Antre"
	echo Panas | at "2026-11-25 12:00" spkt-feedback new suggestion -C tree -c box -m -
	for option in --type=report "--where=kind == \"lost\""; do
		gives 0 'newest,PLB,2026-11-24T09:00:00+07:00
report_shift,PLB/pagi,0' sh -c 'spkt-stats daily -C tree --day 2026-11-24 -O csv "$@" | grep -E "^newest|^report_shift,PLB/pagi"' sh "$option"
	done
	gives 0 'newest,PLB,2026-11-25' sh -c 'spkt-stats daily -C tree --day 2026-11-25 -O csv | grep ^newest'
}

@test "100.00 is only where there was no outage; one that ended at 24:00 has ended; one that ends before it begins says so" {
	spkt-tree init tree --station PLB --zone Asia/Jakarta -q
	at "2026-11-24 09:00" spkt-report new outage -C tree --title listrik --occurred-from "2026-11-23 23:00" --occurred-until "2026-11-24 00:00"
	at "2026-11-24 09:00" spkt-report new outage -C tree --title jaringan --occurred-from "2026-11-24 08:00:00" --occurred-until "2026-11-24 08:00:01"
	at "2026-11-24 09:00" spkt-report new outage -C tree --title terbalik --occurred-from "2026-11-24 08:00" --occurred-until "2026-11-24 07:00"
	gives 0 '  PLB-20261124-R0001  23:00-24:00       1h            listrik' sh -c 'LC_ALL=C.UTF-8 spkt-stats daily -C tree --day 2026-11-23 | grep R0001'
	gives 0 'outages,available_percent,99.99' sh -c 'spkt-stats weekly -C tree --week 2026-W48 --type report -w "title == \"jaringan\"" -O csv | grep available_percent'
	gives 0 '  PLB-20261124-R0003  ends too early                  ' sh -c 'spkt-stats daily -C tree --day 2026-11-24 | grep -o ".*R0003.*  "'
}

@test "--mail-to takes an address and nothing else" {
	for to in "a b@c" "Kapolsek <k@c>" "@c" "a@" ""; do
		run -64 spkt-stats daily --mail-to "$to"
	done
	spkt-stats daily --mail-to kapolsek,k@polri.example | grep -qx 'To: kapolsek,k@polri.example'
}
