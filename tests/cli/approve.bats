# A superior reads a record and approves it: what was changed by hand is accepted as
# it is, and what comes after is an amendment with a reason, or a supplement.
load desk

f() {
	spkt-followup "$@"
}

report() {
	spkt-report new lost --title "KTP hilang" -r "2026-11-23 08:00" --officer 84010123 >/dev/null
	folder=reports/PLB/2026/11/23
	record=$folder/PLB-20261123-R0001.yaml
}

changed() {
	sed -i 's/^title: .*/title: KTP dan SIM hilang/' "$SPKT_DIR/$record"
}

quiet() {
	says 0 '' spkt-report show R1
	[[ $(spkt-tree check -E) == *" 0 faults, 0 notices" ]]
	not grep -q ^changed <(spkt-stats daily --day 2026-11-24 -O csv)
}

@test "approve accepts a record and a step that were changed by hand: show, check and the daily page are quiet" {
	report
	f note R1 -m "dibaca" -q >step
	step=$folder/$(cat step).yaml
	changed
	sed -i 's/^note: .*/note: dibaca dua kali/' "$SPKT_DIR/$step"
	says 0 "$record: changed outside the program
$step: changed outside the program" spkt-report show R1
	grep -q ^changed <(spkt-stats daily --day 2026-11-24 -O csv)
	says 0 "approve PLB-20261123-R0001 KTP dan SIM hilang
  accepted as it is now: $record
  accepted as it is now: $step" spkt-followup approve R1 --by 79050456
	quiet
	# The sums of the bytes as they are, which anybody can take.
	sum() { sed '$d' "$SPKT_DIR/$1" | sha256sum | cut -d' ' -f1; }
	gives 0 "$(sum "$record")
$(sum "$step")" sh -c 'spkt-followup list -w "verb == \"approve\"" -f file_sum -O csv | sed "1d;s/\"//g"'
}

@test "what is changed after it is named again, until it is approved again" {
	report
	changed
	f approve R1 --by 79050456 -q >/dev/null
	quiet
	sed -i 's/^title: .*/title: lagi/' "$SPKT_DIR/$record"
	says 0 "$record: changed outside the program" spkt-report show R1
	# In a batch on the same day too, for now there is something to accept.
	spkt-report list -O ids | f approve --by 79050456 -q - >/dev/null
	quiet
	spkt-report list -O ids | says 0 "already there: approve $(spkt-followup list -f step_id -O csv | tail -n 1)" spkt-followup approve --by 79050456 -
}

@test "an approval that is retracted accepts nothing" {
	report
	changed
	f approve R1 --by 79050456 -q >step
	f retract "$(cat step)" --reason "belum dibaca" -q >/dev/null
	says 0 "$record: changed outside the program" spkt-report show R1
}

@test "an approve of a record that nobody changed carries no sums; approved_at is its time" {
	report
	says 0 'approve PLB-20261123-R0001 KTP hilang' spkt-followup approve R1 --by 79050456 --at "2026-11-24 09:00"
	gives 0 'file_sum
""' spkt-followup list -f file_sum
	[ "$(field report approved_at PLB-20261123-R0001)" = 2026-11-24T09:00:00+07:00 ]
	[ "$(field report status PLB-20261123-R0001)" = new ]
}

@test "who took it in is warned, not refused" {
	report
	says 0 'approve PLB-20261123-R0001 KTP hilang
  84010123 took it in as well; somebody else should approve it' spkt-followup approve R1 --by 84010123
	says 0 'approve PLB-20261123-R0001 KTP hilang
  84010123 juga yang menerimanya; sebaiknya disetujui petugas lain' spkt-followup approve R1 --by 84010123 --lang id
}

@test "after the approval amend needs a reason, and says that it is after it" {
	report
	f amend R1 --set title=satu -q >/dev/null
	f approve R1 --by 79050456 -q >step
	says 65 'spkt-followup: PLB-20261123-R0001: it was approved; an amend after that says why: --reason TEXT' spkt-followup amend R1 --set title=dua
	says 0 'amend PLB-20261123-R0001 satu
  this amend is after the approval' spkt-followup amend R1 --set title=dua --reason "salah ketik"
	[ "$(field report title PLB-20261123-R0001)" = dua ]
	f retract "$(cat step)" --reason x -q >/dev/null
	says 0 'amend PLB-20261123-R0001 dua' spkt-followup amend R1 --set title=tiga
}

@test "an amend without a reason that an import brings is kept, and said" {
	report
	f approve R1 --by 79050456 -q >/dev/null
	printf 'id,step,set\nPLB-20261123-R0001,amend,title: dua\n' >steps.csv
	says 0 'spkt-followup: notice: steps.csv:2: it was approved; an amend after that says why: --reason TEXT
imported 1, skipped 0 (already present), rejected 0' spkt-followup import steps.csv
	[ "$(field report title PLB-20261123-R0001)" = dua ]
}

@test "supplements are taken before and after the approval, also on a closed record" {
	report
	f supplement R1 -m satu -q >/dev/null
	f approve R1 --by 79050456 -q >/dev/null
	f close R1 -q >/dev/null
	says 0 'supplement PLB-20261123-R0001 KTP hilang' spkt-followup supplement R1 -m dua
	says 65 'spkt-followup: PLB-20261123-R0001: note: supplement needs note' spkt-followup supplement R1
}

@test "a dry run shows the sums that would be accepted, and accepts none" {
	report
	changed
	f approve R1 -N -q >shown
	grep -qx 'file_sum:' shown
	says 0 "$record: changed outside the program" spkt-report show R1
}
