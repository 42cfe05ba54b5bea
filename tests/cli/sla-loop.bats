# spkt-stats sla and loop: how the clocks were kept, and how far every voice got.
load desk

rules() {
	printf '%s\n' 'clock,record,kind,priority,starts,stops,limit,day_kind,pauses,basis,valid_from,valid_until,class' "$@" >"$SPKT_DIR/sla.csv"
}

@test "sla: met, breached (a breach stays, and what runs and is over is one), in time; a group and a clock a row" {
	rules 'scene,report,emergency,,received,arrived,10m,clock,,b,,,' 'notice,report,crime,,received,notified,3d 10d,calendar,,b,,,'
	for minute in 05 20 30; do
		spkt-report new emergency --area a -r "2026-11-24 08:00" -q
	done >ids
	spkt-followup arrive "$(sed -n 1p ids)" --at 08:05 -q >/dev/null
	spkt-followup arrive "$(sed -n 2p ids)" --at 08:20 -q >/dev/null
	spkt-report new emergency --area b -r "2026-11-24 09:55" -q >/dev/null
	spkt-report new emergency --area b -r "2026-11-24 09:00" -q >rejected
	spkt-followup reject "$(cat rejected)" --reason iseng --at 09:01 -q >/dev/null
	spkt-report new crime --area a -r "2026-11-20 08:00" --reporter.phone 080000001 -q >crime
	spkt-followup notify "$(cat crime)" --via phone --at "2026-11-21 08:00" -q >/dev/null
	gives 0 'clock,n,met,breached,open_in_time,percent
notice,2,1,0,1,100.00
scene,4,1,2,1,33.33' spkt-stats sla
	gives 0 'clock,n,met,breached,open_in_time,percent' spkt-stats sla -w 'status == "rejected"'
	gives 0 'area,clock,n,met,breached,open_in_time,percent
a,notice,2,1,0,1,100.00
a,scene,3,1,2,0,33.33
b,scene,1,0,0,1,' spkt-stats sla -g area
	gives 0 'kind,area,clock,n,met,breached,open_in_time,percent
emergency,a,scene,3,1,2,0,33.33' spkt-stats sla -g kind,area --day today -w 'area == "a"'
	says 0 'left out: clocks that ended before they were due 0; records: void 0, rejected, duplicate or log 1, no time 0
period: from the first record (2026-11-20) to before now (2026-11-24 10:00), Asia/Jakarta' spkt-stats sla -v
}

@test "sla: half a hundredth is rounded up, nothing decided is an empty cell, no clock is no row" {
	rules 'scene,report,emergency,,received,arrived,10m,clock,,b,,,'
	gives 0 'clock,n,met,breached,open_in_time,percent' spkt-stats sla
	gives 1 'clock,n,met,breached,open_in_time,percent' spkt-stats sla -E
	for i in 1 2 3 4 5 6; do
		spkt-report new emergency -r "2026-11-24 08:00" -q
	done >ids
	spkt-followup arrive --at 08:05 -q - <ids >/dev/null
	spkt-report new emergency -r "2026-11-24 08:00" -q >/dev/null
	gives 0 'clock,n,met,breached,open_in_time,percent
scene,7,6,1,0,85.71' spkt-stats sla
}

@test "sla: a clock that only a telling stops does not run for who cannot be told; a stop before the start is named" {
	rules 'scene,report,emergency,,received,arrived,10m,clock,,b,,,' 'tell,feedback,complaint,,received,notified,3d,calendar,,b,,,'
	for n in 1 2; do echo pungli | spkt-feedback new complaint -c box -m - -r 2026-11-17 -q; done >slips
	spkt-feedback new complaint -m a --reporter.phone 080000001 -r "2026-11-23 08:00" -q >known
	spkt-report new emergency -r "2026-11-24 08:00" -q >mistyped
	spkt-followup arrive "$(cat mistyped)" --at 07:55 -q >/dev/null
	gives 0 'clock,n,met,breached,open_in_time,percent
scene,1,0,1,0,0.00
tell,1,0,0,1,' spkt-stats sla
	said='left out: clocks that ended before they were due 0; records: void 0, rejected, duplicate or log 0, no time 0
left out: untellable 2, clocks that only a telling stops, of a citizen who left neither a contact nor a tracking code
stopped before it began 1: what would stop it has a time before the record came, so it counts as not stopped (list -w '"'clocks ~ \" early \"'"' finds them)'
	says 0 "$said
period: from the first record (2026-11-17) to before now (2026-11-24 10:00), Asia/Jakarta" spkt-stats sla -v
	gives 0 "$(cat mistyped)" spkt-report list -w 'clocks ~ " early "' -O ids
	# Through rows and through a cube as well.
	spkt-stats cube >cube.csv
	grep ',tell:untellable,,2$' cube.csv
	says 0 "$said" sh -c 'spkt-stats sla -v --input cube.csv 2>&1 >/dev/null | head -3 >&2'
	# Nothing asks for it: not what is due, and not explain.
	gives 0 "$(cat known)" spkt-followup due --within 10d -w 'clock == "tell"' -O ids
	[[ $(spkt-followup explain "$(sed -n 1p slips)") == *"tell: 3d calendar days, does not run: the citizen cannot be told"* ]]
	gives 0 "$(sed -n 1p slips),tell,1,2026-11-17,start,does not run: the citizen cannot be told,0,0,2026-11-17T23:59:59+07:00,2026-11-20T23:59:59+07:00,,untellable" \
		sh -c "spkt-followup explain $(sed -n 1p slips) -O csv | sed 1d"
	[[ $(spkt-followup explain "$(cat mistyped)") == *"stopped before it began"* ]]
}

# One voice of each fate.
voices() {
	mkdir -p "$SPKT_DIR/actions/PLB/2026/11/24"
	for n in 1 2; do
		cat >"$SPKT_DIR/actions/PLB/2026/11/24/PLB-20261124-A000$n.yaml" <<-END
			uid: 0123456789abcdef0123456789abcde$n
			received: "2026-11-24T08:00:00+07:00"
			recorded: "2026-11-24T08:00:00+07:00"
			station: PLB
			kind: staffing
			title: Petugas malam
		END
	done
	spkt-feedback new complaint -m a --reporter.phone 080000001 -q >whole 2>/dev/null
	f="$(cat whole)"
	spkt-followup analyse "$f" --cause staffing_too_few -q
	spkt-followup decide "$f" --action PLB-20261124-A0001 -q
	spkt-followup respond "$f" -m ya --via phone -q
	spkt-followup close "$f" -q
	spkt-feedback new complaint -m b --code -q >code
	f="$(head -1 code)"
	spkt-followup analyse "$f" --cause staffing_too_few -q
	spkt-followup decide "$f" --action PLB-20261124-A0002 -q
	spkt-feedback new suggestion -m c -q >alone
	spkt-followup close "$(cat alone)" --without "sudah berlaku" -q
	spkt-feedback new complaint -m d -q >twin
	spkt-followup analyse "$(cat twin)" --cause staffing_too_few -q
	spkt-followup duplicate "$(cat twin)" --duplicate-of "$(cat whole)" -q
	spkt-feedback new complaint -m e -q >void
	spkt-followup void "$(cat void)" --reason salah -q
	spkt-report new log --title mutasi -q
} >/dev/null

@test "loop: how far every voice got" {
	voices
	gives 0 'n,analysed,decided,responded,notified,untellable,action,verified_effective,closed_without
4,2,2,1,1,1,2,0,1' spkt-stats loop
	gives 0 'kind,n,analysed,decided,responded,notified,untellable,action,verified_effective,closed_without
complaint,3,2,2,1,1,0,2,0,0
suggestion,1,0,0,0,0,1,0,0,1' spkt-stats loop -g kind
	says 0 'left out: void 1, log 1, no time 0; rejected and duplicate count as received only
period: from the first record (2026-11-24) to before now (2026-11-24 10:00), Asia/Jakarta' spkt-stats loop -v
	gives 0 'n,analysed,decided,responded,notified,untellable,action,verified_effective,closed_without
0,0,0,0,0,0,0,0,0' spkt-stats loop --year 2025
}

@test "loop: told is who was told of the newest answer; closed without is what stands closed so" {
	voices
	spkt-followup reopen "$(cat alone)" --reason "ditanyakan lagi" -q >/dev/null
	spkt-followup reopen "$(cat whole)" --reason "ditanyakan lagi" -q >/dev/null
	spkt-followup respond "$(cat whole)" -m "jawaban baru" -q >/dev/null
	gives 0 '4,2,2,1,0,1,2,0,0' sh -c 'spkt-stats loop | sed 1d'
	says 0 'left out: void 1, log 1, no time 0; rejected and duplicate count as received only
period: from the first record (2026-11-24) to before now (2026-11-24 10:00), Asia/Jakarta' spkt-stats loop -v -g kind
	echo saran | spkt-feedback new saran -c box -m - -q >/dev/null
	[[ $(spkt-stats loop -v -g shift 2>&1) == *"no time 1;"* ]]
}

@test "loop: improved is what a verified action answers, and only where figures showed that it worked" {
	voices
	spkt-followup finish PLB-20261124-A0001 PLB-20261124-A0002 -q >/dev/null
	spkt-followup verify PLB-20261124-A0001 --verdict effective --figures "aduan 9 menjadi 2" -q >/dev/null
	spkt-followup verify PLB-20261124-A0002 --verdict not_shown --figures "aduan 9 menjadi 8" -q >/dev/null
	gives 0 1 sh -c 'spkt-stats loop | sed 1d | cut -d, -f8'
	# One action answers many records, also those that it names itself.
	spkt-followup reopen PLB-20261124-A0001 --reason "juga untuk saran" -q >/dev/null
	spkt-followup amend PLB-20261124-A0001 --set "addresses=$(cat alone)" -q >/dev/null
	gives 0 3,0 sh -c 'spkt-stats loop | sed 1d | cut -d, -f7,8'
	spkt-followup finish PLB-20261124-A0001 -q >/dev/null
	spkt-followup verify PLB-20261124-A0001 --verdict effective --figures "aduan 9 menjadi 2" -q >/dev/null
	gives 0 3,2 sh -c 'spkt-stats loop | sed 1d | cut -d, -f7,8'
}
