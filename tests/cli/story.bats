# show -O text: the story of a record, in order: who, when, how long between.
load desk

# The lines of the steps, with their names cut down to the clock.
story() {
	spkt-followup show "$@" -O text | sed -n '/^  /p' | sed -E 's/_([0-9]+)-[0-9A-Z]{4}/_\1/g; s/ +$//'
}

@test "in order of time, and how long after what was before; a step typed late stands where it happened" {
	spkt-report new emergency --title Banjir -r "2026-11-24 08:00" -q >id
	id=$(cat id)
	spkt-followup dispatch "$id" --unit "Patroli 3" --by 84 --at 08:04 -q
	spkt-followup arrive "$id" --by 84 --at 09:10 -q
	spkt-followup note "$id" -m "Telepon ulang" --by 85 --at 08:30 -q
	gives 0 '  2026-11-24 08:04  +4m      _01  dispatch  by: 84  unit: Patroli 3
  2026-11-24 08:30  +26m     _03  note  by: 85  note: Telepon ulang
  2026-11-24 09:10  +40m     _02  arrive  by: 84' story "$id"
}

@test "an anonymous item has days" {
	echo saran | spkt-feedback new saran -c box -r "2026-11-23" -m - -q >id
	spkt-followup analyse "$(cat id)" --cause not_found -q
	spkt-followup note "$(cat id)" -m x -q
	gives 0 '  2026-11-24  +1d      _01  analyse  cause: not_found
  2026-11-24  +0d      _02  note  note: x' story "$(cat id)"
}

@test "supplements are numbered; what was changed after the approval says so; a reopening begins an episode" {
	spkt-report new lost --title KTP -r "2026-11-24 08:00" -q >id
	id=$(cat id)
	spkt-followup supplement "$id" -m satu --at 08:10 -q
	spkt-followup approve "$id" --by 79 --at 08:20 -q
	spkt-followup supplement "$id" -m dua --at 08:30 -q
	spkt-followup amend "$id" --set title="KTP dan SIM" --reason "salah ketik" --at 08:40 -q
	spkt-followup close "$id" --at 08:50 -q
	spkt-followup reopen "$id" --reason "ditemukan" --at 09:50 -q
	gives 0 '  2026-11-24 08:10  +10m     _01  supplement 1  note: satu
  2026-11-24 08:20  +10m     _02  approve  by: 79
  2026-11-24 08:30  +10m     _03  supplement 2  note: dua
  2026-11-24 08:40  +10m     _04  amend (after approval)  reason: salah ketik  set: title: KTP dan SIM (was: KTP)
  2026-11-24 08:50  +10m     _05  close
  episode 2
  2026-11-24 09:50  +1h      _06  reopen  reason: ditemukan' story "$id"
	gives 0 '  2026-11-24 08:40  +10m     _04  amend (sesudah disetujui)  reason: salah ketik  set: title: KTP dan SIM (semula: KTP)
  putaran 2' sh -c "spkt-followup show $id -O text --lang id | grep -E 'amend|putaran' | sed -E 's/_([0-9]+)-[0-9A-Z]{4}/_\\1/'"
}

@test "what was taken back says so, and names it" {
	spkt-report new lost --title KTP -r "2026-11-24 08:00" -q >id
	spkt-followup close "$(cat id)" --at 08:10 -q >step
	spkt-followup retract "$(cat step)" --reason "salah catatan" --at 08:11 -q
	gives 0 '  2026-11-24 08:10  +10m     _01  close (retracted)
  2026-11-24 08:11  +1m      _02  retract  reason: salah catatan  step: _01' story "$(cat id)"
}

@test "an amend says what the field said before, also when it was amended before; what was taken back said nothing" {
	spkt-report new lost --title satu -r "2026-11-24 08:00" -q >id
	id=$(cat id)
	spkt-followup amend "$id" --set title=dua --at 08:10 -q
	spkt-followup amend "$id" --set title=salah --at 08:20 -q >step
	spkt-followup retract "$(cat step)" --reason x --at 08:21 -q
	spkt-followup amend "$id" --set title=tiga --set place=Pasar --at 08:30 -q
	gives 0 'title: dua (was: satu)
title: salah (was: dua)
title: tiga (was: dua), place: Pasar (was: -)' sh -c "spkt-followup show $id -O text | sed -n 's/.*set: //p'"
}
