# The manual says what the programs do: its generated parts, its verbs and options, its form.

pages=(spkt-report spkt-feedback spkt-followup spkt-stats spkt-tree)

setup() {
	cp -R "$SOURCE/man" man
}

@test "the generated parts are those of the tables (make man rewrites them)" {
	sh "$SOURCE/tests/man-blocks" "$(dirname "$(command -v spkt-tree)")" check
}

@test "a part that differs, and one with no end, are found out" {
	bin=$(dirname "$(command -v spkt-tree)")
	mkdir tests
	cp "$SOURCE/tests/man-blocks" tests
	sh tests/man-blocks "$bin" check
	sed -i 's/^Order by these columns/Sort by these columns/' man/man1/spkt-report.1
	run sh tests/man-blocks "$bin" check
	[ "$status" -eq 1 ]
	[[ "$output" == *"-Sort by these columns"*"+Order by these columns"* ]]
	sh tests/man-blocks "$bin" write
	sh tests/man-blocks "$bin" check
	cmp man/man1/spkt-report.1 "$SOURCE/man/man1/spkt-report.1"
	sed -i '/^\.\\" end common/d' man/man1/spkt-report.1
	run sh tests/man-blocks "$bin" check
	[ "$status" -eq 1 ]
	[[ "$output" == *"no end: common"* ]]
}

# Each verb with each of its options, a line a pair, as the page has them: by its headings
# and lists, not by the comments of the generated parts.
pairs() {
	awk '
		/^\.Sh / { verb = "" }
		/^\.Ss Options of every verb/ { verb = "every"; next }
		/^\.Ss Options of every step/ { verb = "step"; next }
		/^\.Ss Steps/ { verb = ""; listing = 1; next }
		/^\.Ss / { verb = /^\.Ss [a-z]+( [a-z]+)?$/ ? substr($0, 5) : ""; listing = 0; if (verb != "") verbs[++n] = verb; next }
		listing && /^\.It Cm / { verb = verbs[++n] = $3; steps[verb] = 1; next }
		verb != "" && /^\.It Fl / { for (i = 2; i < NF; i++) if ($i == "Fl" && $(i + 1) ~ /^-[a-z]/) option[verb] = option[verb] " -" $(i + 1) }
		END {
			for (i = 1; i <= n; i++) {
				all = option[verbs[i]] option["every"] (verbs[i] in steps ? option["step"] : "")
				count = split(all, each, " ")
				for (k = 1; k <= count; k++) print verbs[i], each[k]
			}
		}
	' "$1" | sort
}

@test "a page has every verb and option of its program, and no other" {
	for page in "${pages[@]}"; do
		pairs "man/man1/$page.1" >said
		"$page" --words | awk -F '\t' '$2 != "" { print $1, $2 }' | sort >there
		[ -s there ]
		diff -u there said
	done
}

@test "the synopsis names every verb" {
	for page in "${pages[@]}"; do
		awk '/^\.Sh / { here = $2 == "SYNOPSIS" } here && /^\.Cm / { gsub(/ \| /, "\n"); sub(/^\.Cm /, ""); print }' \
			"man/man1/$page.1" | sort >said
		# an operand of fixed words, as of completion, is literal too
		"$page" --words | awk -F '\t' '{ print $1 } $2 == "" && $3 ~ /\|/ { gsub(/\|/, "\n", $3); print $3 }' | sort -u >there
		diff -u there said
	done
}

@test "the synopsis shows each operand by itself" {
	for page in "${pages[@]}"; do
		mandoc -T utf8 "man/man1/$page.1" | col -b | sed -n '/^SYN/,/^DESC/p'
	done >synopses
	grep -q 'reply \[options\] \[id\] code$' synopses
	grep -q 'status \[options\] \[id\] code$' synopses
	grep -q 'attach \[options\] id file \.\.\.$' synopses
}

@test "the tree's page has the fields of every type that can be stored, and of every table" {
	for type in report feedback action outreach box handover survey step case tree station claim officers shifts roster hours holidays sla \
		categories causes channels services agencies areas; do
		grep -qx ".\\\\\" begin fields $type" man/man5/spkt-tree.5
	done
}

@test "mandoc has no complaint" {
	command -v mandoc >/dev/null || skip "no mandoc here"
	mandoc -Tlint -Wwarning man/man[157]/*
}

@test "every page renders, with the sections that a reader looks for" {
	command -v mandoc >/dev/null || skip "no mandoc here"
	for page in man/man[157]/*; do
		mandoc -Tascii "$page" | sed $'s/.\b//g' >text	# bold is struck twice
		for section in NAME DESCRIPTION EXAMPLES "SEE ALSO" FILES; do
			[ "$section $page" = "FILES man/man1/spkt-stats.1" ] || grep -qx "$section" text
		done
		case $page in *.5) ;; *) grep -qx "EXIT STATUS" text && grep -qx ENVIRONMENT text ;; esac
	done
}
