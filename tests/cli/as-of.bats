# --now on a past day gives the bytes that day gave: a desk is led for two months, what
# each view says is kept on the way, and asked again at the end.
load desk

# now TIME: the clock of what follows.
now() {
	export SPKT_NOW=$1+07:00
}

views() {
	printf '%s\n' count 'count -g kind,status' 'count -g owner' 'count -g area' 'count -g aspects,month' heat response 'response -g kind' \
		'response --to closed -g channel' 'response --from analysed,decided --to notified' sla 'sla -g type,kind' loop 'loop -g kind' cube \
		'daily --day yesterday' 'weekly' 'monthly' 'daily --day yesterday -O html' 'count -g status --since -7d -O jsonl'
	spkt-stats --words | awk -F'\t' '$2 == "--tree" && $1 !~ /^(count|heat|response|sla|loop|cube|effect|daily|weekly|monthly)$/ { print $1; print $1 " -O text" }'
}

# kept FOLDER: what every view says now.
kept() {
	local n=0 view
	mkdir "$1"
	while read -r view; do
		n=$((n + 1))
		# shellcheck disable=SC2086
		spkt-stats $view -v >"$1/$n" 2>&1 || echo "exit $?" >>"$1/$n"
		echo "$view" >"$1/$n.view"
	done <views
	spkt-report list -f +clocks -O csv >"$1/reports"
	spkt-feedback list -f +clocks -O csv >"$1/feedback"
	spkt-followup action list -O csv >"$1/actions"
	spkt-feedback survey answers -O csv >"$1/answers"
	echo "$SPKT_NOW" >"$1/now"
}

new() {
	spkt-report new "$@" -q 2>/dev/null
}

say() {
	spkt-feedback new "$@" -q 2>/dev/null
}

step() {
	spkt-followup "$@" -q >/dev/null 2>&1
}

@test "every view, on every day it was asked, is the same when asked again" {
	views >views
	printf '%s\n' 'clock,record,kind,priority,starts,stops,limit,day_kind,pauses,basis,valid_from,valid_until,class' \
		'on_scene,report,emergency,,received,arrived,10m,clock,,b,,,' 'sp2hp,report,crime,,received,notified,3d 10d,calendar,wait,b,,,' \
		'answer,feedback,,,received,responded,2d,working,outage,b,,,' >"$SPKT_DIR/sla.csv"
	now 2026-10-01T08:00:00
	r1=$(new lost --title a --area Plaju)
	r2=$(new emergency --title b -c call_110)
	f1=$(say complaint --aspects time -m antre --reporter.phone 080000001)
	now 2026-10-01T08:06:00
	step arrive "$r2"
	kept day1

	now 2026-10-02T00:10:00
	echo panas | spkt-feedback new complaint -c box --aspects facilities -m - -q >/dev/null
	r3=$(new crime --title c --area "Kertapati, Ulu" -r "2026-10-01T23:50:00+07:00")
	step assign "$r3" --to 84010123
	step wait "$r1" --reason berkas
	now 2026-10-02T00:20:00
	kept day2

	now 2026-10-09T10:00:00
	step resume "$r1"
	step close "$r1" --without ketemu
	step analyse "$f1" --cause staffing_too_few
	a1=$(spkt-followup action new staffing --title Loket --aim time --due 2026-10-20 -q 2>/dev/null)
	step decide "$f1" --action "$a1"
	step respond "$f1" -m ya
	r4=$(new lost --title "salah ketik")
	r5=$(new outage --title listrik --occurred-from "2026-10-08 09:00" --occurred-until "2026-10-08 12:00")
	kept day3

	# What was said is taken back, changed, and made good.
	now 2026-10-20T15:00:00
	step void "$r4" --reason salah
	step retract "$(spkt-followup list -f step_id -O csv | grep "$f1" | tail -1)" --reason keliru
	step amend "$r3" --set area=Plaju --set priority=urgent
	step reopen "$r1" --reason "hilang lagi"
	step duplicate "$(new emergency --title b2 -r "2026-10-01T08:02:00+07:00")" --duplicate-of "$r2"
	step finish "$a1"
	kept day4

	now 2026-11-03T09:00:00
	step respond "$f1" -m "loket ditambah" --via phone
	step close "$f1"
	step verify "$a1" --verdict effective --figures "9 menjadi 2"
	step reject "$(new information --title x)" --reason "bukan wewenang"
	printf 'answered,service,requirements,procedure,time,cost,product,competence,behaviour,complaint_handling,facilities\n2026-11-01,sktlk,4,3,3,4,4,3,4,3,4\n' |
		spkt-feedback survey add -q - >/dev/null
	# Written down late: received in October.
	new crime --title terlambat -r "2026-10-05T10:00:00+07:00" --outage "$r5" >/dev/null
	say suggestion -m "kursi" -r "2026-10-06T10:00:00+07:00" >/dev/null
	kept day5

	now 2026-11-20T09:00:00
	step close "$r3"
	step dispute "$f1" --reply "masih antre" --to 84010999
	step reopen "$a1" --reason "belum cukup"
	step close "$r1" --without "tidak ketemu"
	new lost --title baru >/dev/null
	kept day6

	for day in day1 day2 day3 day4 day5 day6; do
		SPKT_NOW=$(cat $day/now)
		kept again
		diff -r $day again
		rm -r again
	done
	# The days do differ, and without a clock it is today.
	not cmp day1/1 day6/1
	[ "$(wc -l <day6/reports)" -gt "$(wc -l <day1/reports)" ]
	not grep -l '^exit' day6/*
}
