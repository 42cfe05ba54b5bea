# Two clones work a week offline on the same records: they merge without a conflict,
# fold to the same, and check names every decision that met another.
load desk

g() {
	git -c user.name=spkt -c user.email=spkt@example.invalid -c commit.gpgsign=false "$@"
}

# plaju (PLB) and sukarami (SKR), with five complaints that both have.
clones() {
	command -v git >/dev/null || skip "no git here"
	unset SPKT_DIR
	rm -rf "$BATS_TEST_TMPDIR/tree"
	spkt-tree init plaju --station PLB --name "SPKT Polsek Plaju" -q
	for n in 1 2 3 4 5; do
		spkt-feedback -C plaju new complaint --title "aduan $n" -m x -r "2026-11-16 07:00" --now 2026-11-16T08:00+07:00 -q
	done >ids
	g -C plaju init -q -b main
	g -C plaju add -A
	g -C plaju commit -qm pertama
	g clone -q plaju sukarami
	spkt-tree init sukarami --station SKR --name "SPKT Polsek Sukarami" -q
}

# One step of an officer on one record, drawn by a number; what the status does not
# take is not stored.
work() {
	local clone=$1 by=$2 draw=$3 now=$4 id
	id=$(sed -n "$((draw % 5 + 1))p" ids)
	case $((draw / 5 % 9)) in
	0) set -- assign --to "$by" ;;
	1) set -- analyse --cause staffing_too_few ;;
	2) set -- decide --reason "oleh $by" ;;
	3) set -- respond -m "jawaban $by" ;;
	4) set -- wait --reason "berkas" ;;
	5) set -- close --without "oleh $by" ;;
	6) set -- reopen --reason "lagi" ;;
	7) set -- amend --set "title=dari $by $draw" ;;
	8) set -- note -m "catatan $draw" ;;
	esac
	spkt-followup -C "$clone" "$@" "$id" --by "$by" --now "$now" -q >/dev/null 2>&1 || :
}

week() {
	local seed=$1 day n
	for day in 16 17 18 19 20 21 22; do
		for n in 1 2 3 4; do
			seed=$(((seed * 1103515245 + 12345) % 2147483648))
			work plaju 111 $((seed / 65536)) "2026-11-${day}T1$n:00+07:00"
			seed=$(((seed * 1103515245 + 12345) % 2147483648))
			work sukarami 222 $((seed / 65536)) "2026-11-${day}T1$n:30+07:00"
		done
	done
}

merge() {
	for clone in plaju sukarami; do
		g -C $clone add -A
		g -C $clone commit -qm $clone
	done
	g -C plaju pull -q --no-rebase --no-edit ../sukarami main
	g -C sukarami pull -q --no-rebase --no-edit ../plaju main
}

# The steps that met one of the other clone, from the list of steps alone: both
# decide (all verbs here but note and amend do), or both amend the title.
met() {
	spkt-followup -C plaju list -f id,step_id,verb,by | sed 1d | awk -F, '
		{ rules[NR] = $3 == "amend" ? "title" : $3 == "note" ? "" : "decision"; id[NR] = $1; step[NR] = $2; by[NR] = $4 }
		END {
			for (i = 1; i <= NR; i++)
				for (k = 1; k <= NR; k++)
					if (rules[i] != "" && rules[i] == rules[k] && id[i] == id[k] && by[i] != by[k]) {
						print step[i]
						break
					}
		}' | sort
}

@test "a week apart: no conflict, the same in both, and every concurrent decision named" {
	clones
	for seed in 1 2026; do
		week $seed
		merge
		for what in list "list -w kind=='\"complaint\"' -S owner -f id,status,owner,title,cause,reopened"; do
			eval "spkt-feedback -C plaju $what" >plaju.list
			eval "spkt-feedback -C sukarami $what" >sukarami.list
			cmp plaju.list sukarami.list
		done
		for clone in plaju sukarami; do
			run -0 --separate-stderr spkt-tree check -C $clone
			grep -o 'notice: [^ ]*: verb: .* were written at the same time' <<<"$stderr" |
				sed -E 's/^notice: .*\/([^/]*)\.yaml:.*/\1/' | sort >$clone.named
		done
		cmp plaju.named sukarami.named
		met >expected
		if [ "$seed" = 1 ]; then
			[ -s expected ]
			cmp expected plaju.named
		fi
	done
}

@test "a decision after the merge has seen both: it settles them, and meets nothing itself" {
	clones
	id=$(sed -n 1p ids)
	spkt-followup -C plaju assign "$id" --to 111 -q >/dev/null
	spkt-followup -C sukarami assign "$id" --to 222 -q >/dev/null
	spkt-followup -C sukarami note "$id" -m x -q >/dev/null
	spkt-followup -C sukarami close "$id" --without x -q >/dev/null
	merge
	run -0 --separate-stderr spkt-tree check -C plaju
	[ "$(grep -c 'were written at the same time' <<<"$stderr")" -eq 3 ]
	spkt-followup -C plaju reopen "$id" --reason "disepakati" -q >/dev/null
	spkt-followup -C plaju assign "$id" --to 333 -q >/dev/null
	run -0 --separate-stderr spkt-tree check -C plaju
	[ "$(grep -c 'were written at the same time' <<<"$stderr")" -eq 0 ]
	gives 0 'owner
333' spkt-feedback -C plaju list -f owner -w "id == '$id'"
	run -0 spkt-followup -C plaju show "$id" -O text
	[ "$(grep -c 'concurrent with' <<<"$output")" -eq 3 ]
}
