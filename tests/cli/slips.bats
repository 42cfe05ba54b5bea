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
