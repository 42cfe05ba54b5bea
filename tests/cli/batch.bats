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

@test "a dry run of a batch that is there shows nothing, and says so" {
	desk
	f assign --to 84010123 -q - <ids >steps
	gives 0 '' spkt-followup assign --to 84010123 -N - <ids
	says 0 "$(sed 's/^/sudah ada: assign /' steps)" spkt-followup assign --to 84010123 -N --lang id - <ids
}
