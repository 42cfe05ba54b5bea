# Two clones of one tree, two stations, no connection between them: what both
# wrote meets in git without a conflict, and both see the same.
load desk

g() {
	git -c user.name=spkt -c user.email=spkt@example.invalid -c commit.gpgsign=false -c merge.conflictstyle=merge "$@"
}

# hub (bare), plaju (PLB) and sukarami (SKR), with one shared report R1.
clones() {
	command -v git >/dev/null || skip "no git here"
	unset SPKT_DIR
	rm -rf "$BATS_TEST_TMPDIR/tree"
	spkt-tree init plaju --station PLB --name "SPKT Polsek Plaju" -q
	spkt-report -C plaju new lost --title "KTP hilang" -r "2026-11-24 07:00" >/dev/null
	g -C plaju init -q -b main
	g -C plaju add -A
	g -C plaju commit -qm pertama
	g clone -q --bare plaju hub
	g -C plaju remote add origin ../hub
	g clone -q hub sukarami
	spkt-tree init sukarami --station SKR --name "SPKT Polsek Sukarami" -q
	send sukarami
	fetch plaju
}

# What a desk's cron job does: commit, take, give.
send() {
	g -C "$1" add -A
	g -C "$1" commit -qm "$1"
	g -C "$1" pull -q --no-rebase --no-edit origin main
	g -C "$1" push -q origin HEAD:main
}
fetch() {
	g -C "$1" pull -q --no-rebase --no-edit origin main
}

@test "a clone without a claim of its own writes nothing, and reads everything" {
	clones
	g clone -q hub third
	says 78 "spkt-report: this clone has not claimed a station code, or was copied from another machine; run: spkt-tree init third --station CODE" \
		spkt-report -C third new lost
	gives 0 PLB-20261124-R0001 spkt-report list -C third -O ids
}

@test "identity, the claim of the clone and temporaries are not in git" {
	clones
	spkt-report -C plaju new lost --reporter.name "Siti Aminah" >/dev/null
	send plaju
	g -C plaju ls-files >tracked
	not grep -E '^(identity|\.spkt)/|\.tmp-' tracked
	not g -C plaju grep -q Siti
}

@test "both add reports: the merge is clean, both list the same" {
	clones
	for i in 1 2 3; do
		spkt-report -C plaju new lost --title "plaju $i" >/dev/null
		spkt-report -C sukarami new found --title "sukarami $i" >/dev/null
	done
	send plaju
	send sukarami
	fetch plaju
	[ -z "$(g -C plaju status --porcelain)" ]
	gives 0 'PLB-20261124-R0001
PLB-20261124-R0002
PLB-20261124-R0003
PLB-20261124-R0004
SKR-20261124-R0001
SKR-20261124-R0002
SKR-20261124-R0003' spkt-report -C plaju list -O ids
	spkt-report list -C plaju >one
	spkt-report list -C sukarami >two
	cmp one two
}

@test "both add steps to one report: the fold shows both" {
	clones
	spkt-followup -C plaju assign PLB-20261124-R0001 --to 84010123 --at "2026-11-24 08:00" -q >one
	spkt-followup -C plaju respond PLB-20261124-R0001 -m "Sedang dicari" --at "2026-11-24 08:10" -q >>one
	spkt-followup -C sukarami dispatch PLB-20261124-R0001 --unit "Patroli 3" --at "2026-11-24 08:05" -q >two
	send plaju
	send sukarami
	fetch plaju
	for clone in plaju sukarami; do
		gives 0 'status,owner,assigned_at,dispatched_at,responded_at,step_count
open,84010123,2026-11-24T08:00:00+07:00,2026-11-24T08:05:00+07:00,2026-11-24T08:10:00+07:00,3' \
			spkt-report list -C $clone -f status,owner,assigned_at,dispatched_at,responded_at,step_count
		spkt-report show -C $clone PLB-20261124-R0001 >$clone.shown
		grep -o 'step_id: .*' $clone.shown | cut -d' ' -f2 >$clone.steps
	done
	cmp plaju.shown sukarami.shown
	cmp plaju.steps <(sed -n 1p one; cat two; sed -n 2p one)
}

@test "the clock orders steps across clones, not the time that was typed" {
	clones
	spkt-followup -C plaju resolve PLB-20261124-R0001 --at "2026-11-24 09:00" -q >/dev/null
	spkt-followup -C plaju reopen PLB-20261124-R0001 --reason "belum" --at "2026-11-24 08:00" -q >/dev/null
	gives 0 'status,reopened
open,1' spkt-report list -C plaju -f status,reopened
}

@test "both amend the same field: one rules in both clones, and show says they met" {
	clones
	spkt-followup -C plaju amend PLB-20261124-R0001 --set title="dari Plaju" --at "2026-11-24 09:00" -q >/dev/null
	spkt-followup -C sukarami amend PLB-20261124-R0001 --set title="dari Sukarami" --at "2026-11-24 09:30" -q >/dev/null
	send plaju
	send sukarami
	fetch plaju
	for clone in plaju sukarami; do
		gives 0 'title
dari Sukarami' spkt-report list -C $clone -f title
		spkt-report show -C $clone PLB-20261124-R0001 >$clone.shown
		[ "$(grep -cx '  standing: concurrent' $clone.shown)" -eq 2 ]
	done
	cmp plaju.shown sukarami.shown
	spkt-followup -C plaju amend PLB-20261124-R0001 --set title="disepakati" -q >/dev/null
	gives 0 'title
disepakati' spkt-report list -C plaju -f title
}

@test "one closes, the other goes on: what typing would refuse is kept, the status stays closed" {
	clones
	spkt-followup -C plaju close PLB-20261124-R0001 --at "2026-11-24 08:00" -q >/dev/null
	spkt-followup -C sukarami assign PLB-20261124-R0001 --to 84010123 --at "2026-11-24 09:00" -q >/dev/null
	send plaju
	send sukarami
	fetch plaju
	for clone in plaju sukarami; do
		gives 0 'status,owner,assigned_at,step_count
closed,84010123,2026-11-24T09:00:00+07:00,2' spkt-report list -C $clone -f status,owner,assigned_at,step_count
	done
}

@test "both close: it closed once, at the last" {
	clones
	spkt-followup -C plaju close PLB-20261124-R0001 --at "2026-11-24 08:00" -q >/dev/null
	spkt-followup -C sukarami close PLB-20261124-R0001 --at "2026-11-24 09:00" -q >/dev/null
	send plaju
	send sukarami
	gives 0 'status,age,closed_at,last_closed_at,reopened
closed,7200,2026-11-24T08:00:00+07:00,2026-11-24T09:00:00+07:00,0' \
		spkt-report list -C sukarami -f status,age,closed_at,last_closed_at,reopened
}

@test "bytes survive git: what came through the hub equals what was written" {
	clones
	spkt-report -C plaju new lost --title "=x, \"y\"" -m $'baris\r\ndua\ttab' >/dev/null
	send plaju
	fetch sukarami
	diff -r plaju/reports sukarami/reports
	says 0 '' spkt-report show -C sukarami PLB-20261124-R0002
}
