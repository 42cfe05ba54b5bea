#!/usr/bin/env bats
# A million rows (or MILLION): within 64 MiB, killed 20 times (or KILLS), resumed to
# the same bytes. Needs about 10 GiB where TMPDIR is.

load ../cli/desk
load ../cli/resuming

@test "a million rows within 64 MiB, killed twenty times and resumed to the same bytes" {
	resumed "${MILLION:-1000000}" "${KILLS:-20}" >&3
}
