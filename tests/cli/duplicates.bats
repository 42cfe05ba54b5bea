# new: what may have been entered already is said before it is stored.
load desk

hint() {
	echo "spkt-report: notice: perhaps there already: PLB-20261124-R0001 $1"
}

@test "the same reporter, by NIK, phone or name; never the name or number itself" {
	spkt-report new lost --reporter.name "Siti Aminah" --reporter.nik 1671044506780001 --reporter.phone "0812-3456-7890" --now 2026-11-24T09:00:00+07:00 2>err
	[ ! -s err ]
	says 0 "$(hint 'an hour ago: same reporter')" spkt-report new lost --pelapor.nama "SITI  AMINAH"
	spkt-report new lost --reporter.nik "1671 0445 0678 0001" 2>err >/dev/null
	grep -q 'R0001 an hour ago: same reporter' err
	spkt-report new lost --reporter.2.phone "+62 812 3456 7890" 2>err >/dev/null
	grep -q 'R0001 an hour ago: same reporter' err
	not grep -qE 'Siti|SITI|1671|812' err
	[ "$(stored)" -eq 4 ]
}

@test "the same thing, or its number alone" {
	spkt-report new lost --items "KTP 1671044506780001" --items "Dompet coklat" --now 2026-11-24T09:15:00+07:00
	says 0 "$(hint '45 minutes ago: same item')" spkt-report new lost --items "ktp no. 1671044506780001"
	spkt-report new lost --items "dompet, coklat" 2>err >/dev/null
	grep -qx "$(hint '45 minutes ago: same item')" err
	says 0 '' spkt-report new lost --items "KTP"
}

@test "what was learned from identity/ is logged before it is said; what cannot be logged is not said" {
	spkt-report new lost --reporter.name Siti --title Dompet --place Pasar --now 2026-11-24T09:00:00+07:00
	log="$SPKT_DIR/identity/access/2026-11.csv"
	rm -f "$log"
	says 0 "$(hint 'an hour ago: same title and place')" spkt-report new lost --title dompet --place pasar
	[ ! -e "$log" ]
	spkt-followup void R2 --reason salah -q
	says 0 "$(hint 'an hour ago: same reporter')" spkt-report new lost --reporter.name siti --by 84010123
	gives 0 'at,officer,verb,id
2026-11-24T10:00:00+07:00,84010123,new,PLB-20261124-R0001' cat "$log"
	spkt-followup void R3 --reason salah -q
	rm -r "$SPKT_DIR/identity/access"
	: >"$SPKT_DIR/identity/access"
	says 0 "$(hint 'an hour ago: same title and place')" spkt-report new lost --reporter.name siti --title dompet --place pasar
}

@test "the same title and place; one alone is no hint" {
	spkt-report new social --title "Balap liar" --place "Jl. Kapten A. Rivai" --now 2026-11-24T09:58:30+07:00
	says 0 "$(hint 'a minute ago: same title and place')" spkt-report new social --title "balap liar" -l "jl kapten a rivai"
	says 0 '' spkt-report new social --title "balap liar" -l "Pasar"
	says 0 '' spkt-report new social --title "balap liar"
	says 0 "spkt-report: perhatian: mungkin sudah ada: PLB-20261124-R0001 semenit lalu: pokok dan tempat sama
spkt-report: perhatian: mungkin sudah ada: PLB-20261124-R0002 baru saja: pokok dan tempat sama" \
		spkt-report new social --title "Balap liar" -l "Jl. Kapten A. Rivai" --lang id
}

@test "within 24 hours before, of lost and found within 72; the same kind; not what is void" {
	for kind in lost crime; do
		spkt-report new $kind --reporter.name "Siti $kind" --received 2026-11-21T11:00:00+07:00
	done
	spkt-report new lost --reporter.name "Siti lost" --received 2026-11-21T09:00:00+07:00
	says 0 'spkt-report: notice: perhaps there already: PLB-20261121-R0001 2 days ago: same reporter' spkt-report new lost --reporter.name "Siti lost"
	says 0 '' spkt-report new crime --reporter.name "Siti crime"
	says 0 '' spkt-report new found --reporter.name "Siti lost"
	spkt-followup void PLB-20261121-R0001 --reason salah -q
	spkt-followup void PLB-20261124-R0001 --reason salah -q
	says 0 '' spkt-report new lost --reporter.name "Siti lost"
}

@test "late entry is compared with what came before it, not after" {
	spkt-report new crime --reporter.name Siti
	says 0 '' spkt-report new crime --reporter.name Siti -r 2026-11-24T08:00:00+07:00
}

@test "a retry with its key, an anonymous slip and -q get no hint" {
	spkt-report new lost --reporter.name Siti --key k
	says 0 '' spkt-report new lost --reporter.name Siti --key k
	says 0 '' spkt-report new lost --reporter.name Siti -q
	says 0 "$(hint 'just now: same reporter')
spkt-report: notice: perhaps there already: PLB-20261124-R0002 just now: same reporter" spkt-report new lost --reporter.name Siti --key other
	printf 'kind: suggestion\nchannel: box\ntitle: a\nplace: b\ntext: x\n' >slip.yaml
	spkt-feedback new -F slip.yaml
	says 0 '' spkt-feedback new -F slip.yaml
}

@test "-F: of each document; a file of more than 100 is not compared" {
	printf 'kind: lost\npeople:\n- role: reporter\n  name: Siti\n' >one.yaml
	spkt-report new -F one.yaml
	says 0 "$(hint 'just now: same reporter')" spkt-report new -F one.yaml
	for i in $(seq 101); do
		printf -- '---\n'
		cat one.yaml
	done >many.yaml
	says 0 '' spkt-report new -F many.yaml
}

@test "at most three are named, the last ones" {
	for i in 1 2 3 4 5; do spkt-report new lost --reporter.name Siti -q; done
	spkt-report new lost --reporter.name Siti 2>err
	[ "$(sed 's/.*-\(R[0-9]*\) .*/\1/' err | tr '\n' ' ')" = "R0003 R0004 R0005 " ]
}

@test "feedback too; identity that is not in this clone is no fault" {
	spkt-feedback new complaint -m x --reporter.phone 081234567890
	says 0 'spkt-feedback: notice: perhaps there already: PLB-20261124-F0001 just now: same reporter' \
		spkt-feedback new complaint -m y --reporter.phone 081234567890
	rm -r "$SPKT_DIR/identity"
	says 0 '' spkt-feedback new complaint -m z --reporter.phone 081234567890
}

@test "-N says it too and stores nothing" {
	spkt-report new lost --reporter.name Siti
	says 0 "$(hint 'just now: same reporter')" spkt-report new lost --reporter.name Siti -N
	[ "$(stored)" -eq 1 ]
}

@test "on a terminal it is asked whether to go on" {
	command -v python3 >/dev/null || skip "python3 is not here: it types on a terminal"
	spkt-report new lost --title KTP --reporter.name Siti
	echo n | gives 1 '' python3 "$SOURCE/tests/type.py" screen spkt-report new lost --title KTP --reporter.name Siti
	grep -qx "$(hint 'just now: same reporter')" screen
	echo y | gives 0 PLB-20261124-R0002 python3 "$SOURCE/tests/type.py" screen spkt-report new lost --title KTP --reporter.name Siti
	printf '%s\n' KTP '' '' '' '' Siti '' '' '' '' n >answers
	gives 1 '' python3 "$SOURCE/tests/type.py" screen spkt-report new lost <answers
	[ "$(grep -cx 'spkt-report: notice: perhaps there already: .* just now: same reporter' screen)" -eq 2 ]
	[ "$(stored)" -eq 2 ]
}

@test "what is read does not grow with the tree" {
	command -v strace >/dev/null || skip "strace is not here: it counts the files opened"
	for day in 01 05 10 15 18; do
		printf 'kind: lost\nreceived: 2026-11-%s 10:00\npeople: [{role: reporter, name: Siti}]\n' $day | spkt-report new -F - -q
	done
	spkt-report new lost --received yesterday --reporter.name Siti
	strace -f -e trace=openat,openat2 -o trace spkt-report new lost --reporter.name Budi >/dev/null || skip "strace may not trace here"
	grep -q '"23"' trace
	not grep -E '"(01|05|10|15|18)"' trace
	# With nothing to compare no day is opened but the one it is put into.
	strace -f -e trace=openat,openat2 -o trace spkt-report new lost --title "KTP hilang" >/dev/null
	not grep -E '"(23|01)"' trace
}
