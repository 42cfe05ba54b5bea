# Amending people and things: a new file of personal data, of which the step holds
# nothing but the reference; every reader takes the newest.
load desk

f() {
	spkt-followup "$@"
}

report() {
	spkt-report new lost --title "KTP hilang" -r "2026-11-23 08:00" \
		--reporter.name "Budi Santoso" --reporter.phone 081200000001 --items "KTP 1671000000000001" -q >/dev/null
	id=PLB-20261123-R0001
}

# What -I shows of the record now.
shown() {
	spkt-report list -I -f reporter.name,reporter.phone,witness.name,items -O csv -q | sed 1d
}

personal() {
	find "$SPKT_DIR/identity/2026" -name '*.yaml' | wc -l
}

@test "amend of a person: the changes and all that was there before, for every reader" {
	report
	says 0 "amend $id KTP hilang" spkt-followup amend R1 --reporter.phone 081299999999 --saksi.nama "Siti Aminah"
	[ "$(shown)" = "Budi Santoso,081299999999,Siti Aminah,KTP 1671000000000001" ]
	spkt-report show R1 -I -q | grep -q '"\?081299999999"\?'
	not grep -q 081200000001 <(spkt-report show R1 -I -q)
	spkt-report receipt R1 -q | grep -q "Budi Santoso"
	[ "$(spkt-report list -I -w 'people.phone == "081299999999"' -O ids -q)" = "$id" ]
	[ -z "$(spkt-report list -I -w 'people.phone == "081200000001"' -O ids -q)" ]
	[[ $(spkt-tree check -E) == *" 0 faults, 0 notices" ]]
}

@test "nothing personal is in the step, the tracked tree or a message" {
	report
	f amend R1 --reporter.phone 081299999999 --items "STNK 9988776655" >out 2>&1
	not grep -rq "0812\|Santoso\|9988776655" "$SPKT_DIR/reports" out
	step=$SPKT_DIR/reports/PLB/2026/11/23/$(grep _ out).yaml
	gives 0 'after
at
by
clock
identity
record
recorded
sum
uid
verb' sh -c "(echo after; echo by; sed -n 's/^\([a-z_]*\):.*/\1/p' '$step') | sort -u"
	[ "$(personal)" -eq 2 ]
	[ "$(find "$SPKT_DIR/identity/2026" -name '*.yaml' -perm 0600 | wc -l)" -eq 2 ]
	f amend R1 --reporter.nik 123 >out 2>&1 || :
	not grep -q 0812 out
}

@test "a retraction brings the old data back; both files stay" {
	report
	f amend R1 --reporter.phone 081299999999 -q >step
	f retract "$(cat step)" --reason "salah nomor" -q >/dev/null
	[ "$(shown)" = "Budi Santoso,081200000001,,KTP 1671000000000001" ]
	[ "$(personal)" -eq 2 ]
	[[ $(spkt-tree check -E) == *" 0 faults, 0 notices" ]]
}

@test "values from standard input, a line each, people first" {
	report
	printf '081277777777\nSTNK 1\n' | f amend R1 --items - --reporter.phone - -q >/dev/null
	[ "$(shown)" = "Budi Santoso,081277777777,,STNK 1" ]
	says 65 'spkt-followup: reporter.phone: - takes a line of standard input, which has ended' spkt-followup amend R1 --reporter.phone - </dev/null
	says 64 'spkt-followup: standard input cannot be both the text and the list of ids' spkt-followup amend --reporter.phone - - <<<"$id"
}

@test "a value of two lines is refused, and not repeated" {
	report
	says 65 'spkt-followup: people: expected `name: value`, got ""' spkt-followup amend R1 --reporter.name "Budi
Siti"
	[ "$(personal)" -eq 1 ]
}

@test "an empty value takes it out; --items gives the whole list; fields go along" {
	report
	f amend R1 --reporter.phone "" --items "KTP 1" --items "SIM 2" --set title=baru -q >/dev/null
	gives 0 'title,reporter.name,reporter.phone,items
baru,Budi Santoso,,"KTP 1
SIM 2"' spkt-report list -I -f title,reporter.name,reporter.phone,items
	f amend R1 --reporter.name "" --items "" -q >/dev/null
	[ "$(shown)" = ",,," ]
	f amend R1 --reporter.name Budi -q >/dev/null
	[ "$(shown)" = "Budi,,," ]
	[[ $(spkt-tree check -E) == *" 0 faults, 0 notices" ]]
}

@test "a record without personal data gets some; feedback too; a contact that came later must be told" {
	spkt-feedback new complaint -m "Antre dua jam" -r "2026-11-23 08:00" -q >/dev/null
	f amend F1 --pelapor.hp 081200000002 -q >/dev/null
	gives 0 'reporter.phone
081200000002' spkt-feedback list -I -f reporter.phone
	says 65 'spkt-followup: PLB-20261123-F0001: closing needs analyse, decide, respond, notify first, or --without REASON' spkt-followup close F1
	says 65 'spkt-followup: PLB-20261123-F0001: unknown field "items"; a field of your own begins with x-' spkt-followup amend F1 --items KTP
}

@test "who has no contact any more need not be told: close and outbox agree, where the data are" {
	spkt-feedback new complaint -m "Antre dua jam" -r "2026-11-23 08:00" --reporter.phone 081200000002 --code -q >/dev/null
	f analyse F1 --cause staffing_too_few -q >/dev/null
	f decide F1 --reason cukup -q >/dev/null
	f respond F1 -m "Sudah ditambah." -q >/dev/null
	says 65 'spkt-followup: PLB-20261123-F0001: closing needs notify first, or --without REASON' spkt-followup close F1
	gives 0 'id,channel
PLB-20261123-F0001,phone' spkt-followup outbox -f id,channel
	f amend F1 --reporter.phone "" -q >/dev/null
	gives 0 'id,channel
PLB-20261123-F0001,code' spkt-followup outbox -f id,channel
	# Where they are not, it cannot be known.
	mv "$SPKT_DIR/identity" elsewhere
	says 65 'spkt-followup: PLB-20261123-F0001: closing needs notify first, or --without REASON' spkt-followup close F1
	mv elsewhere "$SPKT_DIR/identity"
	f close F1 -q >/dev/null
	[ "$(field feedback status PLB-20261123-F0001)" = closed ]
}

@test "anonymous items, data that are elsewhere, and nothing to change" {
	printf 'kind: suggestion\nchannel: box\ntext: loket malam\n' | spkt-feedback new -F - -q >anonymous
	says 65 "spkt-followup: $(cat anonymous): an anonymous item has no people; a citizen who leaves a contact is not anonymous" \
		spkt-followup amend "$(cat anonymous)" --reporter.name Budi
	report
	says 65 "spkt-followup: $id: its personal data say so already" spkt-followup amend R1 --reporter.phone 081200000001
	says 65 "spkt-followup: $id: set: amend needs set" spkt-followup amend R1
	rm -r "$SPKT_DIR/identity"
	says 65 "spkt-followup: $id: its personal data are not in this clone; amend them where they are" spkt-followup amend R1 --reporter.phone 1
	[ "$(stored)" -eq 2 ]
}

@test "after an approval a reason is needed, and no file is left behind" {
	report
	f approve R1 --by 79050456 -q >/dev/null
	says 65 "spkt-followup: $id: it was approved; an amend after that says why: --reason TEXT" spkt-followup amend R1 --reporter.phone 081299999999
	[ "$(personal)" -eq 1 ]
	f amend R1 --reporter.phone 081299999999 --reason "nomor baru" -q >/dev/null
	spkt-report show R1 -O text | grep -q '  amend (people and things) (after approval)  reason: nomor baru$'
	spkt-report show R1 -O text --lang id | grep -q '  amend (orang dan barang) (sesudah disetujui)  reason: nomor baru$'
	[ "$(personal)" -eq 2 ]
}

@test "a batch that is run again, a retry with its key, and a dry run" {
	report
	f amend --reporter.phone 081299999999 -q - <<<"$id" >first
	gives 0 "$(cat first)" spkt-followup amend --reporter.phone 081299999999 - <<<"$id"
	f amend R1 --reporter.phone 081288888888 --key k -q >second
	f amend R1 --reporter.phone 081277777777 -q >/dev/null
	gives 0 "$(cat second)" spkt-followup amend R1 --reporter.phone 081288888888 --key k
	[ "$(shown)" = "Budi Santoso,081277777777,,KTP 1671000000000001" ]
	f amend R1 --reporter.phone 081266666666 -N >out 2>&1
	not grep -q 0812 out
	[ "$(stored) $(personal)" = "4 4" ]
}

@test "of many that amend at once in one clone, no change is lost" {
	report
	for role in reporter victim witness suspect contact; do
		f amend R1 --$role.address "Alamat $role" -q >/dev/null 2>&1 &
	done
	wait
	[ "$(spkt-report show R1 -I -O text -q | grep -c 'address: Alamat')" -eq 5 ]
}

@test "two clones amend a person at once: the later in the order of steps holds, both files stay" {
	report
	cp -r tree other
	f amend R1 --reporter.phone 081211111111 -q --now 2026-11-24T09:00:00+07:00 >/dev/null
	f -C other amend R1 --reporter.phone 081222222222 -q --now 2026-11-24T09:30:00+07:00 >/dev/null
	cp -rn other/reports other/identity tree/
	[ "$(shown)" = "Budi Santoso,081222222222,,KTP 1671000000000001" ]
	[ "$(personal)" -eq 3 ]
	[ "$(spkt-tree check 2>&1 | grep -c 'were written at the same time in two clones')" -eq 2 ]
}

@test "the data travel to another tree with -I, and again when they were amended since" {
	report
	spkt-tree init other --station SKR --zone Asia/Jakarta -q
	f amend R1 --reporter.phone 081211111111 -q >/dev/null
	spkt-report show R1 -I -q -O yaml | spkt-report -C other import -q -
	there() { spkt-report -C other list -I -f reporter.name,reporter.phone,items -O csv | sed 1d; }
	[ "$(there)" = "Budi Santoso,081211111111,KTP 1671000000000001" ]
	f amend R1 --reporter.phone 081222222222 -q >/dev/null
	spkt-report show R1 -I -q -O yaml | spkt-report -C other import -q -
	[ "$(there)" = "Budi Santoso,081222222222,KTP 1671000000000001" ]
	cmp "$SPKT_DIR"/reports/PLB/2026/11/23/$id.yaml other/reports/PLB/2026/11/23/$id.yaml
	# One that had nobody at first.
	spkt-report new found --title Dompet -r "2026-11-23 09:00" -q >/dev/null
	f amend R2 --saksi.nama Siti -q >/dev/null
	spkt-report show R2 -I -q -O yaml | spkt-report -C other import -q -
	cmp "$SPKT_DIR"/reports/PLB/2026/11/23/PLB-20261123-R0002.yaml other/reports/PLB/2026/11/23/PLB-20261123-R0002.yaml
	[ "$(spkt-report -C other list -I -f witness.name -w 'title == "Dompet"' -O csv | sed 1d)" = Siti ]
	# Without -I no person does.
	rm -r other/identity other/reports
	spkt-report show R1 -q -O yaml | spkt-report -C other import -q -
	[ ! -d other/identity/2026 ]
	# As rows.
	rm -r other/reports
	spkt-report list -I -q -w 'kind == "lost"' -O csv | spkt-report -C other import -q -
	f list -w 'id == "PLB-20261123-R0001"' -O csv | f -C other import -q -
	[ "$(there)" = "Budi Santoso,081222222222,KTP 1671000000000001" ]
}

@test "-F: people and things of several records, from standard input" {
	report
	spkt-report new found --title Dompet -r "2026-11-23 09:00" -q >/dev/null
	cat >amend.yaml <<-'END'
		id: PLB-20261123-R0001
		reason: nomor baru
		people:
		  - role: reporter
		    phone: "081299999999"
		items: [KTP 1671000000000001, SIM 5]
		---
		id: R2
		set: {title: Dompet cokelat}
		people:
		  - {role: saksi, name: Siti Aminah}
	END
	f amend -F - -q <amend.yaml >steps
	gives 0 'title,reporter.name,reporter.phone,witness.name,items
KTP hilang,Budi Santoso,081299999999,,"KTP 1671000000000001
SIM 5"
Dompet cokelat,,,Siti Aminah,' spkt-report list -I -f title,reporter.name,reporter.phone,witness.name,items
	not grep -rq "0812\|Siti" "$SPKT_DIR/reports"
	gives 0 "$(cat steps)" spkt-followup amend -F amend.yaml
	[ "$(personal)" -eq 3 ]
	[[ $(spkt-tree check -E) == *" 0 faults, 0 notices" ]]
	printf 'id: R1\npeople: [{role: reporter, name: A}]\n---\nid: R1\npeople: [{role: reporter, name: B}]\n' >twice.yaml
	says 65 'spkt-followup: twice.yaml:4: an earlier step of this file amends its people or things; say it in one
nothing is stored: all steps of a file are taken, or none' spkt-followup amend -F twice.yaml
	[ "$(personal)" -eq 3 ]
	says 64 'spkt-followup: with -F the fields come from the file; leave out --reporter.name' spkt-followup amend -F amend.yaml --reporter.name X
}
