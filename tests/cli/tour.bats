# The documents are run: what they show is what the programs print.

@test "every command of the README's tour prints what stands below it" {
	run sh "$SOURCE/tests/tour" "$SOURCE/README.md"
	echo "$output"
	[ "$status" -eq 0 ]
}

@test "the examples of the manual pages print what stands below them" {
	ran=0
	for page in "$SOURCE"/man/man[157]/*; do
		grep -q '^\$ ' "$page" || continue
		run sh "$SOURCE/tests/tour" "$page"
		echo "$output"
		[ "$status" -eq 0 ]
		ran=$((ran + 1))
	done
	[ "$ran" -gt 0 ]
}

@test "a document that shows something else is found out" {
	printf '```console\n$ echo one two\none …\n$ echo three\nfour\n```\n' >doc.md
	run sh "$SOURCE/tests/tour" doc.md
	[ "$status" -eq 1 ]
	[ "${lines[0]}" = "$PWD/doc.md:4: \$ echo three" ]
	[ "${lines[1]}" = "  expected: four" ]
	[ "${lines[2]}" = "  got:      three" ]
	[ "${#lines[@]}" -eq 3 ]
}

@test "the demo makes a day and prints its summary" {
	run sh "$SOURCE/examples/demo/run"
	echo "$output"
	[ "$status" -eq 0 ]
	[[ "$output" == *"imported 51, skipped 0"* ]]
	[[ "$output" == *"imported 16, skipped 0"* ]]
	[[ "$output" == *"0 kesalahan, 0 perhatian"* ]]
}
