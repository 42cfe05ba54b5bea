# Reads the TAP of one suite. Prints what was said about each failed test, then
# the suite's line; adds "passed failed" to the file totals.
BEGIN { bats = suite ~ /\.bats$/ }
/^1\.\.[0-9]+/ { plan += substr($1, 4); planned = 1; next }
/^(not )?ok( |$)/ {
	ran++
	showing = 0
	if (/^ok/ && tolower($0) ~ /# skip/) skipped++
	else if (!bats && tolower($0) ~ /^not ok [0-9]+ # skip/) skipped++
	else if (/^ok/) passed++
	else {
		failed++
		printf "%s\t%s\n", said, $0
		showing = 1
	}
	said = ""
	next
}
# A unit test prints before its result, the harnesses explain after it.
showing && (bats || /^#/) { print "\t" $0; next }
!bats { said = said "\t" $0 "\n" }
END {
	why = ""
	if (!planned) why = "printed no plan"
	else if (plan == 0) why = "has no tests"
	else if (ran != plan) why = "planned " plan " tests and ran " ran + 0
	else if (status != 0 && failed == 0) why = "ended with status " status
	if (status == 124 || status == 137) why = "was stopped: out of time or killed"
	if (why != "") {
		failed++
		printf "%s", said
	}
	printf "%s %s: %d passed", failed ? "FAIL" : "ok  ", suite, passed
	if (failed) printf ", %d failed", failed
	if (skipped) printf ", %d skipped", skipped
	if (why != "") printf " (%s)", why
	printf "\n"
	printf "%d %d\n", passed, failed >>totals
}
