# Verbs of two words: a noun and what to do with it.
load desk

@test "the noun alone says which there are, with exit 64" {
	says 64 'spkt-feedback: say what to do: box new, box list, box show, box import; see spkt-feedback box --help' \
		spkt-feedback box
	SPKT_LANG=id says 64 'spkt-feedback: sebutkan yang hendak dilakukan: box new, box list, box show, box import; lihat spkt-feedback box --help' \
		spkt-feedback box
}

@test "the noun with --help lists its verbs and no other" {
	spkt-feedback outreach --help >help
	grep -q '^usage: spkt-feedback outreach VERB \[OPTIONS\]' help
	[ "$(grep -c '^  outreach [a-z]* ' help)" -eq "$(spkt-feedback --words | cut -f1 | sort -u | grep -c '^outreach ')" ]
	not grep -q '^  box' help
	SPKT_DIR=/nowhere spkt-feedback outreach -h --lang id | grep -q '^pemakaian: spkt-feedback outreach '
	gives 0 "spkt-feedback (spkt) 0.1.0" spkt-feedback outreach -V
}

@test "the noun with an option is its verb new" {
	gives 0 PLB-20261124-O0001 spkt-feedback outreach --held today
	gives 0 PLB-20261124-O0002 spkt-feedback outreach new --held today
	gives 0 PLB-20261124-O0003 spkt-feedback -C "$SPKT_DIR" outreach --held today
	gives 0 PLB-20261124-O0004 spkt-feedback -C "$SPKT_DIR" outreach new --held today
	gives 0 "id
PLB-20261124-O0001" spkt-feedback -C "$SPKT_DIR" outreach list -n 1 -f id
}

@test "a slip in either word is exit 64 and the nearest name" {
	says 64 'spkt-feedback: unknown verb "outreach nwe"; did you mean outreach new?' spkt-feedback outreach nwe
	says 64 'spkt-feedback: unknown verb "outreech list"; did you mean outreach list?' spkt-feedback outreech list
	says 64 'spkt-feedback: unknown verb "boks"; did you mean box?' spkt-feedback boks
	says 64 'spkt-feedback: unknown verb "box xyzzyplugh"; there are: box new, box list, box show, box import' \
		spkt-feedback box xyzzyplugh
}

@test "a verb of one word takes the next as an operand" {
	gives 0 PLB-20261124-F0001 spkt-feedback new saran --text new
	says 64 'spkt-feedback: unexpected operand "new"' spkt-feedback list new
}
