# completion: the scripts are tried in their shells; those that are not here, not.
bats_require_minimum_version 1.5.0
load desk

# completed WORD...: what bash would offer for the last word.
completed() {
	spkt-tree completion bash >"$BATS_TEST_TMPDIR/script"
	bash -c '. "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _spkt "$1" "${@: -1}" "${@: -2:1}"
		printf "%s\n" "${COMPREPLY[@]}"' - "$BATS_TEST_TMPDIR/script" "$@" | sort | tr '\n' ' ' | sed 's/ $//'
}

# offers EXPECTED WORD...
offers() {
	local expected=$1 got
	shift
	got=$(completed "$@")
	[ "$got" = "$expected" ] || { echo "$*: expected '$expected', got '$got'"; false; }
}

@test "one script a shell, for all five programs" {
	for shell in bash zsh fish; do
		spkt-tree completion "$shell" >script
		for program in spkt-report spkt-feedback spkt-followup spkt-stats spkt-tree; do
			grep -q "$program" script
		done
	done
}

@test "an unknown shell, no shell, two shells" {
	says 64 'spkt-tree: expected one of bash, zsh, fish, got "tcsh"' spkt-tree completion tcsh
	says 64 'spkt-tree: expected bash|zsh|fish' spkt-tree completion
	says 64 'spkt-tree: unexpected operand "zsh"' spkt-tree completion bash zsh
}

@test "completion needs no tree" {
	cd / && SPKT_DIR=/nowhere says 0 "" spkt-tree completion bash
}

@test "bash: verbs" {
	offers "check completion fields init" spkt-tree ""
	offers "check completion" spkt-tree c
	offers "" spkt-tree x
}

@test "bash: every verb of every program, as --words names them" {
	for program in spkt-report spkt-feedback spkt-followup spkt-stats spkt-tree; do
		command -v "$program" >/dev/null || continue
		offers "$("$program" --words | cut -f1 | cut -d' ' -f1 | sort -u | tr '\n' ' ' | sed 's/ $//')" "$program" ""
	done
}

@test "bash: verbs of two words" {
	offers "box" spkt-feedback b
	offers "import list new show" spkt-feedback box ""
	offers "new" spkt-feedback box n
	offers "--slips" spkt-feedback box new --sl
	offers "--slips" spkt-feedback box --sl
	offers "" spkt-feedback box list --sl
	offers "table text" spkt-feedback box list -O t
	unset SPKT_NOW
	one=$(spkt-feedback outreach new --held today -q)
	offers "$one" spkt-feedback outreach show ""
	offers "" spkt-feedback box show ""
}

@test "bash: options of the verb" {
	offers "--priority" spkt-report new --prio
	offers "--offset --output" spkt-report list --o
	offers "--to" spkt-followup assign R1 --to
	offers "" spkt-followup accept --cause
}

@test "bash: values of an option, by its long name, letter, or behind =" {
	offers "emergent routine urgent" spkt-report new --priority ""
	offers "urgent" spkt-report new -p u
	offers "urgent" spkt-report new --priority = u
	offers "emergent routine urgent" spkt-report new --priority =
	offers "table text" spkt-report list -O t
	offers "always auto never" spkt-tree check --color ""
	offers "en id" spkt-tree check --lang ""
	offers "" spkt-report new --title ""
}

@test "bash: operands" {
	offers "log lost" spkt-report new lo
	offers "complaint criticism" spkt-feedback new c
	offers "services shifts sla station step step_case survey" spkt-tree fields s
	offers "fish" spkt-tree completion f
}

@test "bash: files and folders" {
	mkdir folder
	: >file.csv
	offers "file.csv" spkt-report import fi
	offers "file.csv" spkt-report list -o fi
	offers "folder" spkt-report list -C fo
	offers "" spkt-report list -C fi
}

@test "bash: ids of today, of the tree that is named" {
	unset SPKT_NOW
	one=$(spkt-report new lost --title a -q)
	two=$(spkt-feedback new praise --text b -q)
	step=$(spkt-followup accept "$one" -q)
	offers "$one" spkt-report show ""
	offers "$two $one" spkt-followup assign ""
	offers "$step" spkt-followup retract ""
	unset SPKT_DIR
	offers "" spkt-report show ""
	offers "$one" spkt-report show -C "$BATS_TEST_TMPDIR/tree" ""
}

@test "shellcheck finds nothing in the bash script" {
	command -v shellcheck >/dev/null || skip "no shellcheck here"
	spkt-tree completion bash >script
	shellcheck -s bash script
}

@test "zsh takes its script" {
	command -v zsh >/dev/null || skip "no zsh here"
	spkt-tree completion zsh >script
	zsh -n script
	cat >try <<-'END'
		_describe() { eval "print -l -- \$$2" | cut -d: -f1 | tr '\n' ' '; print; }
		compadd() { print -- "$@[2,-1]"; }
		compset() { :; }
		compdef() { :; }
		source ./script
		words=("$@")
		CURRENT=$#words
		_spkt
	END
	gives 0 "new list show import " zsh try spkt-feedback box ""
	[[ $(zsh try spkt-feedback box --sl) == *"--slips "* ]]
	[[ $(zsh try spkt-feedback box new --sl) == *"--slips "* ]]
	[[ $(zsh try spkt-feedback box list -O "") == "csv table"* ]]
}

@test "fish: verbs, options, values, operands" {
	command -v fish >/dev/null || skip "no fish here"
	spkt-tree completion fish >script
	[ "$(fish -N -c 'source script; complete -C"spkt-tree c"' | cut -f1 | tr '\n' ' ')" = "check completion " ]
	[ "$(fish -N -c 'source script; complete -C"spkt-report new --prio"' | cut -f1)" = --priority ]
	[ "$(fish -N -c 'source script; complete -C"spkt-report new -p u"')" = urgent ]
	[ "$(fish -N -c 'source script; complete -C"spkt-tree fields off"')" = officers ]
	[ "$(fish -N -c 'source script; complete -C"spkt-feedback outr"' | cut -f1)" = outreach ]
	[ "$(fish -N -c 'source script; complete -C"spkt-feedback outreach li"' | cut -f1)" = list ]
	[ "$(fish -N -c 'source script; complete -C"spkt-feedback outreach --hel"' | cut -f1 | head -1)" = --held ]
	[ "$(fish -N -c 'source script; complete -C"spkt-feedback outreach new --topi"' | cut -f1)" = --topic ]
}
