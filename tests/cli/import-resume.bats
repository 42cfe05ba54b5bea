#!/usr/bin/env bats
# An import that is killed and run again ends with the same bytes, and needs no
# more memory for more rows. The long form is tests/torture/import-million.bats.

load desk
load resuming

@test "20,000 rows within 64 MiB, killed three times and resumed to the same bytes" {
	resumed 20000 3
}
