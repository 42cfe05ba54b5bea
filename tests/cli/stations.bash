# Three desks in trees of their own, in two zones, and one tree that holds all three:
# every stage, status, type and odd name that figures must take. In the folder of the
# suite: plb mks bth, and all. Loaded after desk.bash.

setup_file() {
	export SPKT_LANG=en SPKT_NOW=2026-11-24T10:00:00+07:00 STATIONS=$BATS_FILE_TMPDIR
	cd "$STATIONS" || return
	station plb PLB "Polsek Plaju" Asia/Jakarta +07:00 1
	station mks MKS "Polsek Mariso" Asia/Makassar +08:00 2
	station bth BTH "Polsek Plaju" Asia/Jakarta +07:00 3
	cp -r plb all
	for tree in mks bth; do
		(cd "$tree" && tar -cf - stations reports feedback actions surveys) | tar -xf - -C all
	done
}

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	ln -s "$STATIONS"/* .
	unset SPKT_DIR
}

# station TREE CODE UNIT ZONE OFFSET SEED
station() {
	local at=2026-11-23T12:00:00$5 r=$2-20261120 f
	spkt-tree init "$1" --station "$2" --name "SPKT $2" --unit "$3" --zone "$4" -q
	printf '%s\n' 'clock,record,kind,priority,starts,stops,limit,day_kind,pauses,basis,valid_from,valid_until,class' \
		'on_scene,report,emergency,,received,arrived,10m,clock,,b,,,' 'SP2HP A: awal,report,crime,,received,notified,3d 10d,calendar,,b,,,' \
		'answer,feedback,,,received,responded,2d,working,,b,,,' >"$1/sla.csv"
	printf '%s\n' date,name,kind,basis 2026-10-28,Libur,national,b >"$1/holidays.csv"
	reports "$6" | spkt-report -C "$1" import --map <(report_map "$5") -q -
	voices "$6" | spkt-feedback -C "$1" import --map <(voice_map "$5") -q -
	# Of today's making: each fate that only a step gives.
	for n in 1 2 3 4 5; do
		spkt-report -C "$1" new lost --area 'Jl. "Raya", No. 1=2' --title "salah" -r "2026-11-20T0$n:30:00$5" --now "2026-11-20T06:00:00$5" -q
	done >/dev/null
	spkt-report -C "$1" new log --title mutasi -r "2026-11-20T07:00:00$5" --now "2026-11-20T08:00:00$5" -q >/dev/null
	spkt-followup -C "$1" void "$r-R0001" --reason salah --now "$at" -q
	spkt-followup -C "$1" reject "$r-R0002" --reason iseng --now "$at" -q
	spkt-followup -C "$1" duplicate "$r-R0003" --duplicate-of "$r-R0004" --now "$at" -q
	spkt-followup -C "$1" wait "$r-R0004" --reason berkas --now "$at" -q
	f=$(spkt-feedback -C "$1" new complaint --aspects time,behaviour -m "antre" --reporter.phone 08000000$6 -r "2026-11-20T09:00:00$5" --now "2026-11-20T09:05:00$5" -q)
	spkt-followup -C "$1" analyse "$f" --cause staffing_too_few --now "$at" -q
	spkt-followup -C "$1" action new staffing --title "Loket" --aim time --due 2026-12-22 --now "$at" -q >/dev/null
	spkt-followup -C "$1" decide "$f" --action "$2-20261123-A0001" --now "$at" -q
	spkt-followup -C "$1" respond "$f" -m ya --now "$at" -q
	spkt-followup -C "$1" action new training --title "Latihan" --aim behaviour --addresses "$r-F0001" --now "$at" -q >/dev/null
	spkt-followup -C "$1" finish "$2-20261123-A0002" --now "$at" -q
	spkt-followup -C "$1" verify "$2-20261123-A0002" --verdict effective --figures "9 menjadi 2" --now "$at" -q
	f=$(spkt-feedback -C "$1" new suggestion -m "kursi" -r "2026-11-20T10:00:00$5" --now "2026-11-20T10:05:00$5" -q)
	spkt-followup -C "$1" close "$f" --without "sudah" --now "$at" -q
	for word in panas sempit; do
		echo "$word" | spkt-feedback -C "$1" new complaint -c box --aspects facilities -m - --now "2026-11-2${6}T00:30:00$5" -q
	done >/dev/null
	printf 'answered,service,requirements,procedure,time,cost,product,competence,behaviour,complaint_handling,facilities\n2026-11-1%s,sktlk,4,3,3,4,4,3,%s,3,4\n2026-11-15,skck,3,3,2,4,4,3,4,3,2\n' "$6" "$6" |
		spkt-feedback -C "$1" survey add --now "$at" -q - >/dev/null
} 2>&1

reports() {
	awk -v seed="$1" 'BEGIN {
		srand(seed); print "key,when,kind,category,channel,area,priority,what,dispatch,arrive,respond,close"
		split("crime lost found social emergency information outage", kind, " ")
		split("|Plaju|Kertapati, Ulu|\"\"Baru\"\"|Jl. A=B", area, "|"); split("desk phone call_110 whatsapp", channel, " ")
		for (i = 1; i <= 40; i++) {
			t = 1790000000 + int(rand() * 5200000)
			k = kind[1 + int(rand() * 7)]
			d = rand() < .6 ? at(t + int(rand() * 900)) : ""
			a = rand() < .5 ? at(t + int(rand() * 1800) - 100) : ""
			r = rand() < .5 ? at(t + int(rand() * 400000)) : ""
			c = rand() < .3 ? at(t + 400000 + int(rand() * 9) * 3600) : ""
			printf "%d-%d,%s,%s,c%d,%s,\"%s\",%s,judul %d,%s,%s,%s,%s\n", seed, i, at(t), k, int(rand() * 3), channel[1 + int(rand() * 4)],
				area[1 + int(rand() * 5)], rand() < .3 ? "urgent" : "routine", i, d, a, r, i == 7 ? at(t) : c
		}
	}
	function at(t) { return strftime("%Y-%m-%d %H:%M:%S", t, 1) }'
}

voices() {
	awk -v seed="$1" 'BEGIN {
		srand(seed + 9); print "key,when,kind,aspects,channel,text,respond"
		split("complaint criticism input suggestion question praise", kind, " "); split("time|behaviour|time\nfacilities|", aspect, "|")
		for (i = 1; i <= 20; i++) {
			t = 1790000000 + int(rand() * 5200000)
			printf "%d-%d,%s,%s,\"%s\",%s,teks %d,%s\n", seed, i, at(t), kind[1 + int(rand() * 6)], aspect[1 + int(rand() * 4)],
				rand() < .5 ? "online" : "desk", i, rand() < .5 ? at(t + int(rand() * 300000)) : ""
		}
	}
	function at(t) { return strftime("%Y-%m-%d %H:%M:%S", t, 1) }'
}

report_map() {
	printf '%s\n' 'source: gen' 'key: key' "zone: \"$1\"" \
		'columns: {received: when, kind: kind, category: category, channel: channel, area: area, priority: priority, title: what}' \
		'steps: {dispatch: dispatch, arrive: arrive, respond: respond, close: close}'
}

voice_map() {
	printf '%s\n' 'source: voices' 'key: key' "zone: \"$1\"" 'columns: {received: when, kind: kind, aspects: aspects, channel: channel, text: text}' \
		'steps: {respond: respond}'
}
