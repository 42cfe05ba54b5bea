# spkt-followup in batches: what was killed or retried is run again, and nothing is
# stored twice.
load desk

f() {
	spkt-followup "$@"
}

# Three reports of yesterday, and their ids in the file ids.
desk() {
	for title in KTP SIM STNK; do
		spkt-report new lost --title "$title hilang" -r "2026-11-23 08:00" >>ids
	done
}

@test "ids from list go to a step verb; a rerun stores nothing, prints the same names and exits 0" {
	desk
	spkt-report list -O ids | f assign --to 84010123 -q - >first
	[ "$(wc -l <first) $(stored)" = "3 6" ]
	says 0 "$(sed 's/^/already there: assign /' first)" spkt-followup assign --to 84010123 - <ids
	cmp first stdout
	[ "$(stored)" -eq 6 ]
}

@test "a batch that was stopped midway is run again: the rest is stored, the first is not stored twice" {
	desk
	head -n 1 ids | f assign --to 84010123 -q - >first
	f assign --to 84010123 -q - <ids >all
	cmp first <(head -n 1 all)
	[ "$(wc -l <all) $(stored)" = "3 6" ]
}

@test "a batch that is killed again and again ends with one step on each record" {
	for i in $(seq 60); do echo "lost,t$i,2026-11-23 08:00"; done | sed '1i kind,title,received' | spkt-report import -q - 2>/dev/null
	spkt-report list -O ids >ids
	for most in 65 80 100; do
		(exec spkt-followup assign --to 84010123 -q - <ids) >/dev/null 2>&1 &
		while kill -0 $! 2>/dev/null && [ "$(stored)" -le "$most" ]; do sleep 0.005; done
		kill -9 $! 2>/dev/null || :
		wait $! 2>/dev/null || :
	done
	f assign --to 84010123 -q - <ids >steps
	[ "$(wc -l <steps) $(sort -u steps | wc -l) $(stored)" = "60 60 120" ]
	[ -z "$(spkt-report list -w 'step_count != 1' -O ids)" ]
}

@test "a batch whose record it closed itself: close finds it closed, and exits 0" {
	desk
	f close --outcome selesai -q - <ids >first
	f close --outcome selesai -q - <ids >again
	cmp first again
	[ "$(stored)" -eq 6 ]
	# Another outcome is another step, which a closed record does not take.
	not f close --outcome lain -q - <ids 2>/dev/null
	[ "$(stored)" -eq 6 ]
}

@test "what says something else, or was typed on another day, is another step" {
	desk
	head -n 1 ids >id
	f assign --to 84010123 -q - <id >/dev/null
	f assign --to 84010123 --by 79050456 -q - <id >/dev/null
	f assign --to 84010123 -m catatan -q - <id >/dev/null
	f assign --to 84010123 --at "2026-11-24 09:00" -q - <id >/dev/null
	[ "$(stored)" -eq 7 ]
	SPKT_NOW=2026-11-25T10:00:00+07:00 f assign --to 84010123 -q - <id >/dev/null
	[ "$(stored)" -eq 8 ]
}

@test "of the newest step of the verb that counts: back to a former owner, and after a retraction, is stored" {
	desk
	head -n 1 ids >id
	f assign --to 84010123 -q - <id >/dev/null
	f assign --to 91020456 -q - <id >/dev/null
	f assign --to 84010123 -q - <id >step
	[ "$(stored)" -eq 6 ]
	f retract --reason salah -q - <step >/dev/null
	f assign --to 84010123 -q - <id >/dev/null
	[ "$(stored)" -eq 8 ]
}

@test "where the record stands otherwise since, that is said: waited, resumed, and to wait again" {
	desk
	head -n 1 ids >id
	f wait --reason saksi -q - <id >step
	f resume -q - <id >/dev/null
	says 0 "already there: wait $(cat step)
  the record is open since; to say it again give --at or --key" spkt-followup wait --reason saksi - <id
	f wait --reason saksi --at 09:59 -q - <id >/dev/null
	[ "$(field report status "$(cat id)")" = waiting ]
}

@test "an id that is typed is a step each time; the same id twice in a batch is one" {
	desk
	f note -m x R1 -q >/dev/null
	f note -m x R1 -q >/dev/null
	[ "$(stored)" -eq 5 ]
	cat ids ids | f note -m y -q - >steps
	[ "$(sort -u steps | wc -l) $(wc -l <steps) $(stored)" = "3 6 8" ]
}

@test "--key: a retry prints the step that is there, for one id and for many" {
	desk
	f assign --to 84010123 --key web-17 R1 -q >step
	says 0 "already there: assign $(cat step)" spkt-followup assign --to 84010123 --key web-17 R1
	cmp step stdout
	f assign --to 84010123 --key web-17 R1 R2 -q >both
	cmp step <(head -n 1 both)
	[ "$(stored)" -eq 5 ]
	# Another key, and another verb with that key, are other steps.
	f assign --to 84010123 --key web-18 R1 -q >/dev/null
	f note -m x --key web-17 R1 -q >/dev/null
	[ "$(stored)" -eq 7 ]
}

@test "--key: also on a later day, and where the status would refuse it by now" {
	desk
	f resolve R1 --key k -q >step
	f close R1 -q >/dev/null
	SPKT_NOW=2026-11-26T10:00:00+07:00 gives 0 "$(cat step)" spkt-followup resolve PLB-20261123-R0001 --key k
}

@test "--key: of two processes at once one stores" {
	desk
	for i in 1 2 3 4 5 6 7 8; do
		f note -m "lewat formulir" --key form-1 R1 -q >out.$i 2>&1 &
	done
	wait
	[ "$(sort -u out.* | wc -l) $(stored)" = "1 4" ]
}

@test "two batches at once store each step once" {
	desk
	for i in 1 2 3 4; do
		f assign --to 84010123 -q - <ids >out.$i 2>/dev/null &
	done
	wait
	[ "$(cat out.* | sort -u | wc -l) $(stored)" = "3 6" ]
}

@test "a batch holds nobody up while it waits for its ids" {
	desk
	{ spkt-report new lost --key k1 -q && sleep 1; } | f assign --to 84010123 -q - >step
	[ "$(wc -l <step) $(stored)" = "1 5" ]
}

@test "issue, retract and attach are taken again too" {
	desk
	f issue --document SKTLK -q - <ids >first 2>/dev/null
	f issue --document sktlk -q - <ids >again
	cmp first again
	[ "$(field report numbers "$(head -n 1 ids)" | wc -l)" -eq 1 ]
	f retract --reason keliru -q - <first >back
	f retract --reason keliru -q - <first >again
	cmp back again
	printf 'a photo' >foto.jpg
	printf 'a scan' >surat.pdf
	f attach R1 foto.jpg surat.pdf --key k -q >files 2>/dev/null
	f attach R1 foto.jpg surat.pdf --key k -q >again
	cmp files again
	[ "$(sort -u files | wc -l) $(find "$SPKT_DIR/identity" -name '*.bin' | wc -l)" = "2 2" ]
}

@test "issue --extend: another number, once" {
	desk
	f issue --document SKTLK -q - <ids >first 2>/dev/null
	f issue --document SKTLK --extend -q - <ids >second 2>/dev/null
	f issue --document SKTLK --extend -q - <ids >again
	cmp second again
	[ "$(cat first second | sort -u | wc -l) $(find "$SPKT_DIR/numbers" -name '*.yaml' | wc -l)" = "6 6" ]
}

@test "a dry run of a batch that is there shows nothing, and says so" {
	desk
	f assign --to 84010123 -q - <ids >steps
	gives 0 '' spkt-followup assign --to 84010123 -N - <ids
	says 0 "$(sed 's/^/sudah ada: assign /' steps)" spkt-followup assign --to 84010123 -N --lang id - <ids
}

# --- steps from a file -------------------------------------------------------

# What a desk typed into a spreadsheet, without ids of its own.
sheet() {
	cat <<-END
		id,step,time,by,to,note
		PLB-20261123-R0001,assign,2026-11-23 09:00,79050456,84010123,
		PLB-20261123-R0001,note,,84010123,,ditelepon
		PLB-20261123-R0002,assign,23-11-2026 09.15,79050456,84010123,
		PLB-20261123-R0001,close,2026-11-23 11:00,84010123,,
	END
}

@test "import: a sheet of steps in words; a rerun, also on another day, stores nothing" {
	desk
	sheet >steps.csv
	says 0 'imported 4, skipped 0 (already present), rejected 0' spkt-followup import steps.csv
	gives 0 'id,verb,at,by,to,note
PLB-20261123-R0001,assign,2026-11-23T09:00:00+07:00,79050456,84010123,
PLB-20261123-R0001,note,2026-11-24T10:00:00+07:00,84010123,,ditelepon
PLB-20261123-R0001,close,2026-11-23T11:00:00+07:00,84010123,,
PLB-20261123-R0002,assign,2026-11-23T09:15:00+07:00,79050456,84010123,' spkt-followup list -f id,verb,at,by,to,note
	says 0 'imported 0, skipped 4 (already present), rejected 0' spkt-followup import steps.csv
	says 0 'imported 0, skipped 4 (already present), rejected 0' env SPKT_NOW=2026-12-24T08:00:00+07:00 spkt-followup import - <steps.csv
	[ "$(stored)" -eq 7 ]
}

files() {
	(cd "$1" && find reports -type f -name '[!.]*' -print0 | sort -z | xargs -0 sha256sum)
}

@test "import: a run that is killed is run again, and ends with the same bytes" {
	desk
	for i in $(seq 400); do
		for id in $(cat ids); do echo "$id,note,,84010123,catatan $i"; done
	done | sed '1i id,step,time,by,note' >steps.csv
	cp -r tree whole
	spkt-followup -C whole import -q steps.csv
	for most in 20 600; do
		(exec spkt-followup import -q steps.csv) >/dev/null 2>&1 &
		while kill -0 $! 2>/dev/null && [ "$(stored)" -le "$most" ]; do sleep 0.01; done
		kill -9 $! 2>/dev/null || :
		wait $! 2>/dev/null || :
		[ "$(stored)" -lt 1203 ]	# else nothing was cut
	done
	run spkt-followup import -q steps.csv
	[[ $output == imported*rejected\ 0 ]]
	[ "$(stored)" -eq 1203 ]
	files whole >a
	files tree >b
	cmp a b
}

@test "import: typed steps carry what typing demands; the status is said, and kept" {
	desk
	f close R1 -q >/dev/null
	cat >steps.csv <<-'END'
		id,step,by,to,note,set
		PLB-20261123-R0001,assign,79050456,84010123,,
		PLB-20261123-R0002,assign,79050456,,,
		PLB-20261123-R0003,amend,79050456,,,warna: merah
		PLB-20261123-R0003,amend,79050456,,,kind: crime
		PLB-20261123-R0003,amend,79050456,,,priority: gawat
	END
	says 65 'spkt-followup: steps.csv:3: to: assign needs to
spkt-followup: steps.csv:4: set: unknown field "warna"; a field of your own begins with x-
spkt-followup: steps.csv:5: set: "kind" cannot be amended; void the record and enter it anew with --replaces
spkt-followup: notice: steps.csv:2: assign is not taken on a record that is closed
imported 2, skipped 0 (already present), rejected 3' spkt-followup import steps.csv
	[ "$(field report status PLB-20261123-R0001) $(field report priority PLB-20261123-R0003)" = "closed emergent" ]
}

@test "import: steps in YAML, by hand" {
	desk
	cat >steps.yaml <<-'END'
		id: PLB-20261123-R0001
		step: assign
		time: 2026-11-23 09:00
		by: 79050456
		to: 84010123
		---
		id: PLB-20261123-R0002
		verb: analyse
		cause: staffing_too_few
		whys: [antre lama, satu loket]
		---
		id: PLB-20261123-R0002
		verb: amend
		set: {title: SIM C, priority: urgent}
		---
		id: PLB-20261123-R0009
		verb: note
		note: x
	END
	says 65 'spkt-followup: steps.yaml:16: id: no record "PLB-20261123-R0009" in this tree
imported 3, skipped 0 (already present), rejected 1' spkt-followup import steps.yaml
	gives 0 'verb,at,to,cause,whys,set
assign,2026-11-23T09:00:00+07:00,84010123,,,
analyse,2026-11-24T10:00:00+07:00,,staffing_too_few,"antre lama
satu loket",
amend,2026-11-24T10:00:00+07:00,,,,"title: SIM C
priority: urgent"' spkt-followup list -f verb,at,to,cause,whys,set
	says 65 'spkt-followup: -:16: id: no record "PLB-20261123-R0009" in this tree
imported 0, skipped 3 (already present), rejected 1' spkt-followup import - <steps.yaml
	says 65 'spkt-followup: -:1: verb: unknown step verb "menelepon"
imported 0, skipped 0 (already present), rejected 1' spkt-followup import - <<<'id: PLB-20261123-R0001
verb: menelepon'
}

@test "import: what list and show print in YAML comes back as it was" {
	desk
	cp -r tree other
	f assign --to 84010123 R1 R2 -q >step
	f note -m "baris satu
baris dua" R1 -q >/dev/null
	f retract "$(head -n 1 step)" --reason keliru -q >/dev/null
	f list -O yaml >list.yaml
	f show -O yaml R1 R2 R3 >show.yaml
	says 0 'imported 4, skipped 0 (already present), rejected 0' spkt-followup -C other import list.yaml
	diff -r tree/reports other/reports
	says 0 'imported 0, skipped 4 (already present), rejected 0' spkt-followup -C other import show.yaml
	find other/reports -name '*_*' -delete
	says 0 'imported 4, skipped 0 (already present), rejected 0' spkt-followup -C other import - <show.yaml
	diff -r tree/reports other/reports
}

# --- -F: steps of a file, all or nothing -------------------------------------

@test "-F: the steps of a file, each with the id of its record; a rerun stores nothing twice" {
	desk
	cat >steps.yaml <<-'END'
		id: PLB-20261123-R0001
		to: 84010123
		---
		id: PLB-20261123-R0002
		verb: assign
		to: 91020456
		by: 79050456
		at: 2026-11-23 09:00
		note: |
		  baris satu
		  baris dua
	END
	says 0 'assign PLB-20261123-R0001 KTP hilang
assign PLB-20261123-R0002 SIM hilang' spkt-followup assign -F steps.yaml --by 84010123
	cp stdout steps
	gives 0 'id,verb,at,by,to,note
PLB-20261123-R0001,assign,2026-11-24T10:00:00+07:00,84010123,84010123,
PLB-20261123-R0002,assign,2026-11-23T09:00:00+07:00,79050456,91020456,"baris satu
baris dua
"' spkt-followup list -f id,verb,at,by,to,note
	gives 0 "$(cat steps)" spkt-followup assign -F - --by 84010123 <steps.yaml
	[ "$(stored)" -eq 5 ]
	[[ $(spkt-tree check -E) == *" 0 faults, 0 notices" ]]
}

@test "-F: one that is wrong, and none is stored; each fault is named with its line" {
	desk
	f close R3 -q >/dev/null
	cat >steps.yaml <<-'END'
		id: PLB-20261123-R0001
		to: 84010123
		---
		id: PLB-20261123-R0002
		---
		id: PLB-20261123-R0003
		to: 84010123
		---
		id: PLB-20261123-R0009
		to: 84010123
		---
		id: PLB-20261123-R0001
		verb: close
		---
		id: PLB-20261123-R0001
		to: 84010123
		cause: lain
		---
		id: PLB-20261123-R0001
		to: 84010123
		uid: 0123456789abcdef0123456789abcdef
	END
	says 65 'spkt-followup: steps.yaml:4: to: assign needs to
spkt-followup: steps.yaml:6: assign is not taken on a record that is closed
spkt-followup: steps.yaml:9: id: no record "PLB-20261123-R0009"
spkt-followup: steps.yaml:12: verb: the file is for assign, and this is close
spkt-followup: steps.yaml:17: cause: assign does not carry it
spkt-followup: steps.yaml:21: uid: is set by the program and cannot be given
nothing is stored: all steps of a file are taken, or none' spkt-followup assign -F steps.yaml
	[ "$(stored)" -eq 4 ]
}

@test "-F: each step is checked as those before it leave the record" {
	desk
	printf 'id: R1\noutcome: a\n---\nid: R1\noutcome: b\n' >twice.yaml
	says 65 'spkt-followup: twice.yaml:4: close is not taken on a record that is closed
nothing is stored: all steps of a file are taken, or none' spkt-followup close -F twice.yaml
	[ "$(stored)" -eq 3 ]
	printf 'id: R1\nnote: a\n---\nid: R1\nnote: b\n' | f note -F - -q >steps
	[[ $(sed -n 2p steps) == PLB-20261123-R0001_02-* ]]
	[ "$(sed -n 's/^- "\?\(02-....\|01-....\)"\?$/\1/p' "$SPKT_DIR"/reports/PLB/2026/11/23/"$(sed -n 2p steps)".yaml)" = "$(sed -n '1s/.*_//p' steps)" ]
	[[ $(spkt-tree check -E) == *" 0 faults, 0 notices" ]]
}

@test "-F: with a key, by dry run, and alone" {
	desk
	printf 'id: R1\nnote: a\n---\nid: R2\nnote: b\n' >steps.yaml
	f note -F steps.yaml -N -q >shown
	[ "$(grep -c '^verb: note$' shown) $(stored)" = "2 3" ]
	f note -F steps.yaml --key k1 -q >first
	SPKT_NOW=2026-11-24T22:00:00+07:00 gives 0 "$(cat first)" spkt-followup note -F steps.yaml --key k1
	says 64 'spkt-followup: with -F the fields come from the file; leave out --message' spkt-followup note -F steps.yaml -m x
	says 64 'spkt-followup: with -F the fields come from the file; leave out --to' spkt-followup assign -F steps.yaml --to 1
	says 64 'spkt-followup: with -F the fields come from the file; leave out R1' spkt-followup note -F steps.yaml R1
	says 66 'spkt-followup: none.yaml: cannot open: No such file or directory' spkt-followup note -F none.yaml
	says 65 'spkt-followup: -: expected a list of `key: value` lines' spkt-followup note -F - </dev/null
}

@test "-F: amend with several fields, and a void that takes its numbers along" {
	desk
	printf 'id: R1\nset:\n  title: KTP dan SIM\n  priority: gawat\nreason: salah pilih\n' | f amend -F - -q >/dev/null
	[ "$(field report title PLB-20261123-R0001) $(field report priority PLB-20261123-R0001)" = "KTP dan SIM emergent" ]
	says 65 'spkt-followup: -:1: set: "kind" cannot be amended; void the record and enter it anew with --replaces
nothing is stored: all steps of a file are taken, or none' spkt-followup amend -F - <<<'id: PLB-20261123-R0001
set: {kind: crime}'
	f issue R2 --document SKTLK -q >/dev/null
	printf 'id: R2\nreason: salah ketik\n' | f void -F - -q >/dev/null
	[[ $(spkt-tree check -E) == *" 0 faults, 0 notices" ]]
	[ "$(find "$SPKT_DIR/numbers" -name '*void*' | wc -l)" -eq 1 ]
}

@test "-F: a disk that is full in the middle stores none" {
	desk
	{
		printf 'id: R1\nnote: a\n---\nid: R2\nnote: '
		head -c 5000 /dev/zero | tr '\0' x
	} >steps.yaml
	says 74 'spkt-followup: cannot write; nothing was stored: File too large' bash -c 'ulimit -f 2; exec spkt-followup note -F steps.yaml'
	[ "$(stored)" -eq 3 ]
	[ -z "$(find "$SPKT_DIR/reports" -name '.tmp-*')" ]
	f note -F steps.yaml -q >steps
	[ "$(wc -l <steps) $(stored)" = "2 5" ]
}

@test "-F: the disk refuses a link; those before it are taken back, and the file is stored when it is run again" {
	desk
	printf 'id: R%s\nnote: a\n---\n' 1 2 3 | sed '$d' >steps.yaml
	strace -o /dev/null true 2>/dev/null || skip "strace may not trace here"
	code=0
	LSAN_OPTIONS=detect_leaks=0 strace -f -qq -o trace -e trace=linkat -e inject=linkat:error=ENOSPC:when=3 \
		spkt-followup note -F steps.yaml >out 2>err || code=$?
	[ "$code" -eq 74 ]
	gives 0 '' cat out
	grep -q 'cannot publish; nothing was stored: No space left on device$' err
	[ "$(stored) $(find "$SPKT_DIR" -name '.tmp-*' | wc -l)" = "3 0" ]
	f note -F steps.yaml -q >steps
	[ "$(wc -l <steps) $(stored)" = "3 6" ]
}

@test "-F: what cannot be taken back is named and counted, also with -q; a rerun stores the rest" {
	desk
	printf 'id: R%s\nnote: a\n---\n' 1 2 3 | sed '$d' >steps.yaml
	strace -o /dev/null true 2>/dev/null || skip "strace may not trace here"
	code=0
	LSAN_OPTIONS=detect_leaks=0 strace -f -qq -o trace -e trace=linkat,unlinkat -e inject=linkat:error=ENOSPC:when=3 \
		-e inject=unlinkat:error=EROFS spkt-followup note -F steps.yaml -q >out 2>err || code=$?
	[ "$code" -eq 74 ]
	gives 0 '' cat out
	[ "$(stored)" -eq 5 ]
	[[ $(sed -n 1p err) == "stored as PLB-20261123-R0001_01-"* ]]
	[[ $(sed -n 2p err) == "stored as PLB-20261123-R0002_01-"* ]]
	[ "$(sed 1,2d err)" = 'spkt-followup: 2 of 3 steps are stored, run it again for the rest: No space left on device' ]
	f note -F steps.yaml -q >steps
	[ "$(head -n 2 err | sed 's/stored as //')" = "$(head -n 2 steps)" ]
	[ "$(wc -l <steps) $(stored)" = "3 6" ]
}

@test "-F: a disk that does not confirm is 79, with all the names" {
	desk
	printf 'id: R%s\nnote: a\n---\n' 1 2 | sed '$d' >steps.yaml
	strace -o /dev/null true 2>/dev/null || skip "strace may not trace here"
	code=0
	LSAN_OPTIONS=detect_leaks=0 strace -f -qq -o trace -e trace=syncfs -e inject=syncfs:error=EIO:when=2 \
		spkt-followup note -F steps.yaml >out 2>err || code=$?
	[ "$code" -eq 79 ]
	gives 0 '' cat out
	[ "$(grep -c '^stored as PLB-20261123-R000[12]_01-' err) $(stored)" = "2 5" ]
	tail -n 1 err | grep -qx 'spkt-followup: stored, but the disk has not confirmed it: Input/output error'
}

@test "-F: all of a file is written before its first link, however many there are" {
	spkt-report new lost >id
	for i in $(seq 2100); do printf -- '---\nid: %s\nnote: catatan %s\n' "$(cat id)" "$i"; done | sed 1d >steps.yaml
	strace -o /dev/null true 2>/dev/null || skip "strace may not trace here"
	code=0
	LSAN_OPTIONS=detect_leaks=0 strace -f -qq -o trace -e trace=linkat -e inject=linkat:error=ENOSPC:when=2100 \
		spkt-followup note -F steps.yaml >out 2>err || code=$?
	[ "$code $(stored)" = "74 1" ]
	LSAN_OPTIONS=detect_leaks=0 strace -f -qq -o trace -e trace=linkat,syncfs spkt-followup note -F steps.yaml -q >out 2>err
	[ "$(grep -c linkat trace) $(grep -c syncfs trace)" = "2100 2" ]
	[ "$(stored)" -eq 2101 ]
}

@test "-F: the n-th of equal steps is the n-th that is stored, in whatever order; a rerun stores none" {
	desk
	printf 'id: R1\nnote: %s\n---\n' a b a c a | sed '$d' >steps.yaml
	f note -F steps.yaml -q >steps
	[ "$(sort -u steps | wc -l) $(stored)" = "5 8" ]
	says 0 "$(sed 's/^/already there: note /' steps)" spkt-followup note -F steps.yaml
	cmp steps stdout
	[ "$(stored)" -eq 8 ]
	# Once more of an equal one is one step more.
	printf -- '---\nid: R1\nnote: a\n' >>steps.yaml
	f note -F steps.yaml -q >again
	cmp steps <(head -n 5 again)
	[ "$(sort -u again | wc -l) $(stored)" = "6 9" ]
	# What was retracted is not there.
	f retract --reason keliru "$(head -n 1 steps)" -q >/dev/null
	f note -F steps.yaml -q >again
	[ "$(grep -cxFf - again <steps) $(stored)" = "4 11" ]
}

@test "-F: steps that undo each other are found again too" {
	desk
	printf 'id: R1\nto: %s\n---\n' 84010123 91020456 84010123 | sed '$d' >steps.yaml
	f assign -F steps.yaml -q >steps
	gives 0 "$(cat steps)" spkt-followup assign -F steps.yaml
	[ "$(sort -u steps | wc -l) $(stored)" = "3 6" ]
	printf 'id: R1\nset: {title: %s}\n---\n' A B A | sed '$d' >sets.yaml
	f amend -F sets.yaml -q >sets
	gives 0 "$(cat sets)" spkt-followup amend -F sets.yaml
	[ "$(sort -u sets | wc -l) $(stored)" = "3 9" ]
}

@test "a batch of notes is found behind others; where the newest holds, an earlier one is none" {
	desk
	head -n 1 ids >id
	for note in a b a; do f note -m "$note" -q - <id >>notes; done
	[ "$(sort -u notes | wc -l) $(sed -n '1p' notes)" = "2 $(sed -n '3p' notes)" ]
	[ "$(stored)" -eq 5 ]
	for text in a b a; do f respond -m "$text" -q - <id >>answers; done
	for title in A B A; do f amend --set title="$title" -q - <id >>sets; done
	[ "$(sort -u answers | wc -l) $(sort -u sets | wc -l) $(stored)" = "3 3 11" ]
}

@test "-F: of several runs at once one stores" {
	desk
	for i in $(seq 20); do printf 'id: R1\nnote: catatan %s\n---\n' "$i"; done | sed '$d' >steps.yaml
	for i in 1 2 3 4 5 6; do
		f note -F steps.yaml -q >out.$i 2>/dev/null &
	done
	wait
	[ "$(cat out.* | sort -u | wc -l) $(cat out.* | wc -l) $(stored)" = "20 120 23" ]
}

@test "-F: duplicates that lead in a circle are refused, as the steps before leave the records" {
	desk
	printf 'id: R1\nduplicate_of: PLB-20261123-R0002\n---\nid: R2\nduplicate_of: PLB-20261123-R0001\n' >two.yaml
	says 65 'spkt-followup: two.yaml:4: duplicate_of: PLB-20261123-R0001 leads round in a circle of duplicates
nothing is stored: all steps of a file are taken, or none' spkt-followup duplicate -F two.yaml
	printf 'id: R1\nduplicate_of: PLB-20261123-R0002\n---\nid: R2\nduplicate_of: PLB-20261123-R0003\n---\nid: R3\nduplicate_of: PLB-20261123-R0001\n' >three.yaml
	not f duplicate -F three.yaml -q 2>err
	grep -q "three.yaml:7: duplicate_of: PLB-20261123-R0001 leads round in a circle of duplicates" err
	[ "$(stored)" -eq 3 ]
	printf 'id: R1\nduplicate_of: PLB-20261123-R0002\n---\nid: R2\nduplicate_of: PLB-20261123-R0003\n' >chain.yaml
	f duplicate -F chain.yaml -q >steps
	[ "$(wc -l <steps) $(stored)" = "2 5" ]
	[[ $(spkt-tree check -E) == *" 0 faults, 0 notices" ]]
}

@test "-F: thousands of steps of one record cost little more each than a few" {
	spkt-report new lost >id
	for i in $(seq 3000); do printf -- '---\nid: %s\nto: "84%s"\n' "$(cat id)" "$i"; done | sed 1d >steps.yaml
	ulimit -t 60	# of the processor; by the cube of the steps it was an hour
	f assign -F steps.yaml -q >steps
	f assign -F steps.yaml -q >again
	cmp steps again
	[ "$(stored)" -eq 3001 ]
}

@test "import: thousands of steps of one record, in a row or among others, cost little more each than a few" {
	desk
	for i in $(seq 3000); do
		echo "PLB-20261123-R000$((i % 3 / 2 + 1)),note,84010123,catatan $i"
	done | sed '1i id,step,by,note' >steps.csv
	(
		ulimit -t 60	# of the processor; by the square of the files it was minutes
		says 0 'imported 3000, skipped 0 (already present), rejected 0' spkt-followup import steps.csv
		says 0 'imported 0, skipped 3000 (already present), rejected 0' spkt-followup import steps.csv
	)
	[ "$(stored)" -eq 3003 ]
	[[ $(spkt-tree check -E) == *" 0 faults, 0 notices" ]]
}

@test "a notice after a newer answer is a new fact, though it says the same; run again it is there already" {
	id=$(spkt-feedback new complaint -m x --reporter.phone 080000001 -q 2>/dev/null)
	for answer in satu dua; do
		spkt-followup respond "$id" -m $answer --by 84 -q >/dev/null
		echo "$id" | spkt-followup notify --via phone --by 84 -q - >/dev/null
	done
	[ "$(spkt-followup list -f verb | grep -c notify)" -eq 2 ]
	echo "$id" | spkt-followup notify --via phone --by 84 -q - >/dev/null
	[ "$(spkt-followup list -f verb | grep -c notify)" -eq 2 ]
	gives 0 'id' spkt-followup outbox -f id
	spkt-followup respond "$id" -m tiga --by 84 -q >/dev/null
	printf 'id: %s\nvia: phone\n' "$id" | spkt-followup notify -F - --by 84 -q >/dev/null
	[ "$(spkt-followup list -f verb | grep -c notify)" -eq 3 ]
}
