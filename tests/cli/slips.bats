#!/usr/bin/env bats
# Blank slips for the suggestion box.

load desk

code='[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]'

@test "each slip has a code twice, to keep and to leave, and no two slips the same" {
	spkt-feedback slips --count 20 >slips
	grep -oE "$code" slips | sort | uniq -c | awk '{ print $1 }' | sort | uniq -c | awk '{ print $1, $2 }' >counts
	echo '20 2' | diff - counts
	[ "$(grep -c 'Slip [0-9]*/20$' slips)" = 20 ]
	[ "$(grep -c 'SPKT Polsek Plaju' slips)" = 40 ]
}

@test "ten where no count is given; nothing is stored" {
	spkt-feedback slips >slips
	[ "$(grep -c '^  Your code' slips)" = 10 ]
	[ "$(stored)" = 0 ]
}

@test "a count that is none is refused" {
	says 64 'spkt-feedback: option --count: expected a whole number, got "0"' spkt-feedback slips --count 0
	says 64 'spkt-feedback: option --count: expected 1..10000, got "10001"' spkt-feedback slips --count 10001
}

@test "a template of the station's own; a place that is unknown is named with its line" {
	printf 'Kode {{code}}\nKantor {{stasiun}}\n' >"$SPKT_DIR/templates/slip.en.txt"
	says 65 'spkt-feedback: templates/slip.en.txt:2: there is no place {{stasiun}} to fill in here' spkt-feedback slips
	rm "$SPKT_DIR/templates/slip.en.txt" "$SPKT_DIR/templates/slip.txt"
	says 65 'spkt-feedback: no template "slip" in templates/; there are: feedback_receipt, reply, report_receipt, sktlk, sp2hp, status, sttlp' spkt-feedback slips
}

@test "as a page: two on a sheet of A4, and no warning of groff" {
	command -v gropdf >/dev/null || skip "no gropdf here"
	command -v pdftotext >/dev/null || skip "no pdftotext here"
	spkt-feedback slips --count 5 --ms --lang id | groff -ms -k -Tpdf -ww >slips.pdf 2>warnings
	diff /dev/null warnings
	pdfinfo slips.pdf >about
	grep -qx 'Pages: *3' about
	grep -q 'A4' about
	[ "$(pdftotext -layout slips.pdf - | grep -c 'Kode Anda')" = 5 ]
}

# The code of a slip, and the slip as it is typed in.
slip() {
	spkt-feedback slips --count 1 | grep -o '[0-9A-Z]\{4\}\(-[0-9A-Z]\{4\}\)\{3\}-[0-9A-Z]' | sed q
}

typed() {
	printf 'kind: suggestion\nchannel: box\ntext: loket malam\nreceived: %s\n' "${1:-2026-11-24}"
}

@test "a slip is entered once: its code names the item that has it; a retry by its key, and what was void, may" {
	code=$(slip)
	id=$(typed | spkt-feedback new -F - --secret "$code" -q)
	typed >typed.yaml
	says 65 "spkt-feedback: secret: $id has this code: the slip was entered already" spkt-feedback new -F typed.yaml --secret "$code"
	says 65 "spkt-feedback: secret: $id memakai kode ini: lembarnya sudah dientri" spkt-feedback new -F typed.yaml --secret "$code" -N --lang id
	says 65 "spkt-feedback: secret: $id has this code: the slip was entered already" spkt-feedback new question --secret "$code" -m Kapan --channel desk
	[ "$(stored)" -eq 1 ]
	{ typed && echo 'key: k1'; } >keyed.yaml
	other=$(slip)
	spkt-feedback new -F keyed.yaml --secret "$other" -q >first
	gives 0 "$(cat first)" spkt-feedback new -F keyed.yaml --secret "$other" -q
	spkt-followup void "$id" --reason "salah ketik" --by 84 -q >/dev/null
	spkt-feedback new -F typed.yaml --secret "$code" -q >again
	[ "$(stored)" -eq 4 ]
}

@test "a slip of long ago is not looked for; a code that was replaced is free" {
	code=$(slip)
	typed 2026-08-20 | SPKT_NOW=2026-08-20T10:00:00+07:00 spkt-feedback new -F - --secret "$code" -q >old
	typed | spkt-feedback new -F - --secret "$code" -q >new
	[ "$(stored)" -eq 2 ]
	code=$(slip)
	id=$(typed | spkt-feedback new -F - --secret "$code" -q)
	spkt-feedback receipt "$id" --new-code >/dev/null 2>&1
	typed | spkt-feedback new -F - --secret "$code" -q >new
	[ "$(stored)" -eq 5 ]
}

@test "of several at once one enters the slip" {
	code=$(slip)
	typed >typed.yaml
	for i in 1 2 3 4 5 6; do
		spkt-feedback new -F typed.yaml --secret "$code" -q >out.$i 2>/dev/null &
	done
	wait
	[ "$(cat out.* | wc -l) $(stored)" = "1 1" ]
}
