# Many writers at once: no lock, no lost record, no number twice.
load desk

@test "16 processes x 100 reports: 1600 ids, all different, without a gap, all readable" {
	for p in $(seq 16); do
		(for i in $(seq 100); do spkt-report new lost --title "$p.$i"; done >"ids.$p" 2>"err.$p") &
	done
	wait
	cat err.*
	[ -z "$(cat err.*)" ]
	[ "$(cat ids.* | sort -u | wc -l)" -eq 1600 ]
	seq -f 'PLB-20261124-R%04.0f' 1600 >expected
	cmp expected <(cat ids.* | sort)
	spkt-report list -O ids >listed
	cmp expected listed
	[ "$(spkt-report list -f uid | sed 1d | sort -u | wc -l)" -eq 1600 ]
	[ "$(spkt-report list -f title | sed 1d | sort -u | wc -l)" -eq 1600 ]
	[ -z "$(find "$SPKT_DIR" -name '.tmp-*')" ]
}

@test "the numbers of one process go up" {
	for p in 1 2 3 4; do
		(for i in $(seq 50); do spkt-report new lost; done >"ids.$p") &
	done
	wait
	for p in 1 2 3 4; do
		sort -C "ids.$p"
	done
}

@test "8 processes x 25 steps on one record: 200 steps, all different, none lost" {
	spkt-report new lost >/dev/null
	for p in $(seq 8); do
		(for i in $(seq 25); do spkt-followup note -m "$p.$i" PLB-20261124-R0001 -q; done >"steps.$p" 2>"err.$p") &
	done
	wait
	[ -z "$(cat err.*)" ]
	[ "$(cat steps.* | sort -u | wc -l)" -eq 200 ]
	[ "$(spkt-followup list -f note | sed 1d | sort -u | wc -l)" -eq 200 ]
	cmp <(cat steps.* | sort) <(spkt-followup list -f step_id | sed 1d | sort)
	gives 0 'step_count
200' spkt-report list -f step_count
}

@test "a reader beside writers sees whole records only" {
	(for i in $(seq 150); do spkt-report new lost --title t --reporter.name Siti; done >ids) &
	while kill -0 $! 2>/dev/null; do
		spkt-report list -f title >seen 2>err
		[ -z "$(cat err)" ]
		[ "$(sed 1d seen | sort -u)" = t ] || [ "$(wc -l <seen)" -eq 1 ]
	done
	wait
	[ "$(spkt-report list -O ids | wc -l)" -eq 150 ]
}

@test "reports and feedback of one day count apart" {
	for i in $(seq 20); do
		spkt-report new lost >>r &
		spkt-feedback new praise -m x >>f &
	done
	wait
	cmp <(seq -f 'PLB-20261124-R%04.0f' 20) <(sort r)
	cmp <(seq -f 'PLB-20261124-F%04.0f' 20) <(sort f)
}
