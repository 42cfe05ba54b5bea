# The test runner must see what goes wrong: each script here misbehaves in one way.

suite() {
	printf '#!/bin/sh\n%s\n' "$2" >"$BATS_TEST_TMPDIR/$1"
	chmod +x "$BATS_TEST_TMPDIR/$1"
}

tests_run() {
	# bats puts its inner programs first, which would be taken for bats itself
	PATH=${PATH#"$BATS_LIBEXEC":} RESULTS=$BATS_TEST_TMPDIR/results BIN=/nonexistent SUITE_SECONDS=${SUITE_SECONDS:-60} \
		run sh "$SOURCE/tests/run" "$@"
	echo "$output"
}

last() {
	[ "${lines[${#lines[@]} - 1]}" = "$1" ]
}

@test "a passing suite passes and is counted" {
	suite good 'echo 1..2; echo ok 1 a; echo ok 2 b'
	tests_run "$BATS_TEST_TMPDIR/good"
	[ "$status" -eq 0 ]
	last "2 passed, 0 failed"
	[ "$(cat "$BATS_TEST_TMPDIR/results")" = "2 0" ]
}

@test "a failing bats test is reported with its output" {
	printf '@test "right" { true; }\n@test "wrong" { echo because; false; }\n' >"$BATS_TEST_TMPDIR/bad.bats"
	tests_run "$BATS_TEST_TMPDIR/bad.bats"
	[ "$status" -ne 0 ]
	last "1 passed, 1 failed"
	[[ $output == *"not ok 2 wrong"* ]]
	[[ $output == *"because"* ]]
	[[ $output != *"ok 1 right"* ]]
}

@test "a failing unit test is reported among passing suites" {
	suite good 'echo 1..1; echo ok 1 a'
	suite bad 'echo 1..2; echo ok 1 a; echo not ok 2 b; echo "# reason"; exit 1'
	tests_run "$BATS_TEST_TMPDIR/good" "$BATS_TEST_TMPDIR/bad"
	[ "$status" -ne 0 ]
	last "2 passed, 1 failed"
	[[ $output == *"# reason"* ]]
}

@test "a crash is one failure" {
	suite crash 'echo 1..3; echo ok 1 a; kill -SEGV $$'
	tests_run "$BATS_TEST_TMPDIR/crash"
	[ "$status" -ne 0 ]
	last "1 passed, 1 failed"
}

@test "a failure at exit is a failure though every test passed" {
	suite leak 'echo 1..1; echo ok 1 a; echo leaked; exit 23'
	tests_run "$BATS_TEST_TMPDIR/leak"
	[ "$status" -ne 0 ]
	last "1 passed, 1 failed"
	[[ $output == *"leaked"* ]]
}

@test "a suite without a plan, or without tests, fails" {
	suite silent ':'
	suite none 'echo 1..0'
	tests_run "$BATS_TEST_TMPDIR/silent" "$BATS_TEST_TMPDIR/none"
	[ "$status" -ne 0 ]
	last "0 passed, 2 failed"
}

@test "a suite that hangs is stopped and fails" {
	suite hangs 'echo 1..1; sleep 30; echo ok 1 a'
	SUITE_SECONDS=1 tests_run "$BATS_TEST_TMPDIR/hangs"
	[ "$status" -ne 0 ]
	last "0 passed, 1 failed"
	[[ $output == *"out of time"* ]]
}

@test "a suite that is not there fails, and so does no suite at all" {
	tests_run "$BATS_TEST_TMPDIR/absent" "$BATS_TEST_TMPDIR/absent.bats"
	[ "$status" -ne 0 ]
	last "0 passed, 2 failed"
	tests_run
	[ "$status" -ne 0 ]
	last "0 passed, 1 failed"
}

@test "what only skips does not pass" {
	suite skips 'echo 1..1; echo "ok 1 # skip not today"'
	tests_run "$BATS_TEST_TMPDIR/skips"
	[ "$status" -ne 0 ]
	last "0 passed, 0 failed"
}

@test "a lint that failed before is counted" {
	tests_run lint=1 other=0
	[ "$status" -ne 0 ]
	last "1 passed, 1 failed"
}

@test "a test sees the built programs first and nothing of its user" {
	suite env 'echo 1..1
		[ "${PATH%%:*}" = /nonexistent ] && [ -z "$SPKT_DIR$NO_COLOR$XDG_CONFIG_HOME" ] &&
			[ "$TZ" = UTC ] && [ "$LC_ALL" = C.UTF-8 ] && [ -z "$(ls -A . "$HOME" | grep -v : | tr -d "\n")" ] && echo ok 1'
	SPKT_DIR=/x NO_COLOR=1 XDG_CONFIG_HOME=/y TZ=Asia/Jakarta tests_run "$BATS_TEST_TMPDIR/env"
	[ "$status" -eq 0 ]
}
