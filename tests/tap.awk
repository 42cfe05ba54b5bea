# Reads the TAP of one suite. Prints its line and, of what failed, all that was
# said about it; adds "passed failed" to the file totals.
function finish_block() {
	if (failing) printf "%s", block
	block = ""
	failing = 0
}
/^1\.\.[0-9]+/ { plan += substr($1, 4); planned = 1; next }
/^(not )?ok( |$)/ {
	# bats says what went wrong after the line, cmocka before it
	if (bats) finish_block()
	ran++
	if (/^ok/ && tolower($0) ~ /# skip/) skipped++
	else if (!bats && tolower($0) ~ /^not ok [0-9]+ # skip/) skipped++
	else if (/^ok/) passed++
	else { failed++; failing = 1 }
	block = block "\t" $0 "\n"
	if (!bats) finish_block()
	next
}
{ block = block "\t" $0 "\n"; tail[NR % 30] = $0 }
BEGIN { bats = suite ~ /\.bats$/ }
END {
	finish_block()
	why = ""
	if (!planned) why = "printed no plan"
	else if (plan == 0) why = "has no tests"
	else if (ran != plan) why = "planned " plan " tests and ran " ran + 0
	else if (status != 0 && failed == 0) why = "ended with status " status
	if (status == 124 || status == 137) why = "was stopped: out of time or killed"
	if (why != "") {
		failed++
		for (i = NR + 1; i <= NR + 30; i++) if (i % 30 in tail) print "\t" tail[i % 30]
	}
	printf "%s %s: %d passed", failed ? "FAIL" : "ok  ", suite, passed
	if (failed) printf ", %d failed", failed
	if (skipped) printf ", %d skipped", skipped
	if (why != "") printf " (%s)", why
	printf "\n"
	printf "%d %d\n", passed, failed >>totals
}
