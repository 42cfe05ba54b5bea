# What every command takes, and what it says when it is used wrongly.
load desk

@test "--help names verbs, options and an example, in the chosen language" {
	run spkt-report --help
	[ "$status" -eq 0 ]
	[ "${lines[0]}" = "spkt-report: what comes to the desk" ]
	[[ $output == *"usage: spkt-report VERB [OPTIONS] [OPERANDS]"* ]]
	SPKT_LANG=id run spkt-report --help
	[ "${lines[0]}" = "spkt-report: yang masuk ke SPKT" ]
	run spkt-report --help --lang id
	[ "${lines[0]}" = "spkt-report: yang masuk ke SPKT" ]
}

@test "--help of every verb of every program works, without a tree, and shows an example" {
	for program in report feedback followup tree; do
		spkt-$program --words | cut -f1 | sort -u >verbs
		[ -s verbs ]
		while read -ra verb; do
			SPKT_DIR=/nowhere spkt-$program "${verb[@]}" --help >help
			grep -q "^spkt-$program ${verb[*]}: " help
			grep -q "^usage: spkt-$program ${verb[*]} \[OPTIONS\]" help
			grep -A1 '^example:' help | grep -q "  .*spkt-$program"
			SPKT_DIR=/nowhere spkt-$program "${verb[@]}" -h --lang id | grep -q '^contoh:'
		done <verbs
	done
}

@test "-V is the version" {
	gives 0 "spkt-report (spkt) 0.1.0" spkt-report -V
	gives 0 "spkt-report (spkt) 0.1.0" spkt-report --version
	gives 0 "spkt-followup (spkt) 0.1.0" spkt-followup assign -V
}

@test "an unknown verb is exit 64 and the nearest match" {
	says 64 'spkt-report: unknown verb "lits"; did you mean list?' spkt-report lits
	says 64 'spkt-followup: unknown verb "asign"; did you mean assign?' spkt-followup asign
	says 64 'spkt-report: unknown verb "xyzzy"; there are: new, list, show, import, guide, match, receipt' spkt-report xyzzy
	says 64 'spkt-report: say what to do: new, list, show, import, guide, match, receipt; see spkt-report --help' spkt-report
	says 64 'spkt-report: perintah "lits" tidak dikenal; maksudnya list?' spkt-report lits --lang id
}

@test "an unknown option is exit 64 and the nearest match" {
	says 64 'spkt-report: unknown option --titel; did you mean --title?' spkt-report new lost --titel x
	says 64 'spkt-report: unknown option -Z' spkt-report list -Z
	says 64 'spkt-report: option --where needs a value' spkt-report list --where
	says 64 'spkt-report: option -w needs a value' spkt-report list -w
	says 64 'spkt-report: opsi --titel tidak dikenal; maksudnya --title?' spkt-report new lost --lang id --titel x
	says 64 'spkt-report: opsi --titel tidak dikenal; maksudnya --title?' spkt-report new lost --titel x --lang=id
}

@test "-C DIR, else SPKT_DIR, else the nearest parent with spkt.yaml" {
	spkt-tree init other --station SKR -q
	(cd other/stations/SKR && unset SPKT_DIR && gives 0 SKR-20261124-R0001 spkt-report new lost)
	gives 0 SKR-20261124-R0002 spkt-report new lost -C other
	gives 0 SKR-20261124-R0003 spkt-report -C other new lost
	SPKT_DIR=other gives 0 SKR-20261124-R0004 spkt-report new lost
	gives 0 PLB-20261124-R0001 spkt-report new lost
	(cd other && gives 0 PLB-20261124-R0002 spkt-report new lost)
	(cd other && SPKT_DIR='' gives 0 SKR-20261124-R0005 spkt-report new lost)
}

@test "no tree is exit 69 and names what was searched" {
	mkdir empty
	says 69 'spkt-report: no tree in "empty": it has no spkt.yaml; make one with: spkt-tree init empty --station PLB' spkt-report list -C empty
	SPKT_DIR=/nowhere says 69 'spkt-report: no tree in "/nowhere": it has no spkt.yaml; make one with: spkt-tree init /nowhere --station PLB' spkt-report list
	cd empty
	unset SPKT_DIR
	says 69 "spkt-report: no tree: no -C, no \$SPKT_DIR, and neither \"$PWD\" nor a folder above it has spkt.yaml; make one with: spkt-tree init DIR --station PLB" \
		spkt-report list
	run spkt-report list --lang id
	[ "$status" -eq 69 ]
	[[ $output == "spkt-report: tidak ada pohon catatan: "* ]]
}

@test "--errors json: an object a line, also for what is wrong with the command itself" {
	says 65 '{"program":"spkt-report","file":null,"line":null,"field":"kind","code":"FIELD_MISSING_CHOICE","exit":65,"message":"must be given, one of crime, lost, found, social, emergency, information, outage, log"}' \
		spkt-report new --errors json
	says 64 '{"program":"spkt-report","file":null,"line":null,"field":null,"code":"OPTION_UNKNOWN_NEAR","exit":64,"message":"unknown option --titel; did you mean --title?"}' \
		spkt-report new --titel x --errors json
	says 64 '{"program":"spkt-report","file":null,"line":null,"field":null,"code":"VERB_NOT_FOUND_NEAR","exit":64,"message":"unknown verb \"lits\"; did you mean list?"}' \
		spkt-report lits --errors=json
	echo 'kind: "cat' >bad.yaml
	run spkt-report new -F bad.yaml --errors json
	[ "$status" -eq 65 ]
	[[ $output == '{"program":"spkt-report","file":"bad.yaml","line":'* ]]
	says 1 '{"program":"spkt-report","file":null,"line":null,"field":null,"code":"ID_NONE","exit":1,"message":"no record \"R9\""}' spkt-report show R9 --errors json
}

@test "a wrong word for --lang, --errors or --color is not guessed" {
	says 64 'spkt-report: option --lang: expected id, en, got "fr"' spkt-report list --lang fr
	says 64 'spkt-report: option --errors: expected text, json, got "xml"' spkt-report list --errors xml
	says 64 'spkt-report: option --color: expected auto, always, never, got "yes"' spkt-report list --color yes
}

@test "-o FILE is whole or not there; - is standard output" {
	spkt-report new lost >/dev/null
	gives 0 '' spkt-report list -O ids -o ids.txt
	gives 0 PLB-20261124-R0001 cat ids.txt
	gives 0 PLB-20261124-R0001 spkt-report list -O ids -o -
	gives 65 '' spkt-report list -w 'nothing == 1' -o ids.txt
	gives 0 PLB-20261124-R0001 cat ids.txt
	says 73 'spkt-report: nowhere/ids.txt: cannot write the output there: No such file or directory' spkt-report list -o nowhere/ids.txt
	[ -z "$(find . -maxdepth 1 -name '.tmp*')" ]
}

@test "-o to a folder that is not there stores nothing" {
	says 73 'spkt-report: nowhere/id: cannot write the output there: No such file or directory' spkt-report new lost -o nowhere/id
	[ "$(stored)" -eq 0 ]
}

@test "-o does not replace a device or a pipe" {
	spkt-report new lost >/dev/null
	mkfifo pipe
	cat pipe >read &
	gives 0 '' spkt-report list -O ids -o pipe
	wait $!
	[ -p pipe ]
	gives 0 PLB-20261124-R0001 cat read
	ln -s /dev/null sink
	gives 0 '' spkt-report list -o sink
	[ -L sink ]
	[ -c /dev/null ]
}

@test "-o through which the id is lost: stored but not confirmed, exit 79" {
	mkdir taken
	gives 79 '' spkt-report new lost -o taken
	[ "$(stored)" -eq 1 ]
}

@test "language: --lang, SPKT_LANG, spkt.yaml, locale, in that order" {
	unset SPKT_LANG
	kinds='crime, lost, found, social, emergency, information, outage, log'
	en="spkt-report: kind: must be given, one of $kinds" id="spkt-report: kind: harus diisi, salah satu dari $kinds"
	says 65 "$id" spkt-report new
	LC_ALL=en_US.UTF-8 says 65 "$id" spkt-report new
	SPKT_LANG=en says 65 "$en" spkt-report new
	SPKT_LANG=id says 65 "$en" spkt-report new --lang en
	sed -i 's/^language: .*/language: en/' "$SPKT_DIR/spkt.yaml"
	says 65 "$en" spkt-report new
	LC_ALL=id_ID.UTF-8 says 64 'spkt-report: perintah "lits" tidak dikenal; maksudnya list?' spkt-report lits
}

@test "SPKT_NOW and --now: the option wins; what is no time is refused" {
	gives 0 PLB-20260301-R0001 spkt-report new lost --now 2026-03-01
	SPKT_NOW="1 Maret 2026" gives 0 PLB-20260301-R0002 spkt-report new lost
	says 65 'spkt-report: now: expected a time such as 2026-11-24, 22:15, yesterday, -7d or 24-11-2026 10:00, got "soon"' spkt-report list --now soon
}

@test "without a given clock the record is not marked" {
	unset SPKT_NOW
	spkt-report new lost >/dev/null
	gives 0 clock spkt-report list -f clock -n 0
	not grep -r '^clock:' "$SPKT_DIR/reports"
}

@test "control characters in a message are made visible" {
	run spkt-report list -w $'a\e[31m == 1'
	[ "$status" -eq 65 ]
	not grep -q $'\e' <<<"$output"
}

@test "-- ends the options" {
	says 1 'spkt-report: no record "-x"' spkt-report show -- -x
}

@test "-q silences notices, not faults" {
	spkt-report new lost >/dev/null
	says 0 '' spkt-followup note -q -m x R1
	says 1 'spkt-followup: no record "R9"' spkt-followup note -q -m x R9
}

@test "help and version into a full disk are not done" {
	[ -c /dev/full ] || skip "no /dev/full here"
	run sh -c 'spkt-report --help >/dev/full'
	[ "$status" -eq 74 ]
	run sh -c 'spkt-report list --help >/dev/full'
	[ "$status" -eq 74 ]
	run sh -c 'spkt-report list -V >/dev/full'
	[ "$status" -eq 74 ]
}

# ends CODE COMMAND...: the exit code, whatever it says.
ends() {
	local code=$1 status=0
	shift
	"$@" >stdout 2>stderr || status=$?
	[ "$status" -eq "$code" ] || {
		echo "$*: exit $status"
		cat stderr
		return 1
	}
}

@test "a broken table that times are reckoned by: said by every reader, exit 65; its row is not used" {
	shifts=stations/PLB/shifts.csv
	spkt-report new lost >/dev/null
	sed -i 's/^pagi,[0-9:]*,/pagi,25:00,/' "$SPKT_DIR/$shifts"
	line=$(grep -n ^pagi "$SPKT_DIR/$shifts" | cut -d: -f1)
	said="$shifts:$line: start: expected HH:MM, got \"25:00\""
	says 65 "spkt-report: $said" spkt-report list -f id,shift
	gives 65 'id,shift
PLB-20261124-R0001,' spkt-report list -f id,shift
	says 65 "spkt-stats: $said" spkt-stats count -g kind
	says 65 "spkt-report: $shifts:$line: start: seharusnya JJ:MM, tertulis \"25:00\"" spkt-report list --lang id
	says 65 "{\"program\":\"spkt-report\",\"file\":\"$shifts\",\"line\":$line,\"field\":\"start\",\"code\":\"HOUR_BAD\",\"exit\":65,\"message\":\"expected HH:MM, got \\\"25:00\\\"\"}" \
		spkt-report list --errors json
	says 0 "spkt-report: notice: $said" spkt-report new lost
	says 1 "spkt-tree: $said" spkt-tree check
	rm "$SPKT_DIR/$shifts"
	says 0 '' spkt-report list
	echo 'box_b,"Kotak' >>"$SPKT_DIR/channels.csv"
	ends 65 spkt-report list
	[[ $(cat stderr) == "spkt-report: channels.csv:"*": broken quoting"* ]]
}

@test "a faulty spkt.yaml or station.yaml is bad configuration: exit 78 from every command but check" {
	station=$SPKT_DIR/stations/PLB/station.yaml
	cp "$SPKT_DIR/spkt.yaml" good; cp "$station" good-station
	refused() {
		for command in "spkt-report list" "spkt-report new lost" "spkt-stats count -g kind" "spkt-followup list" \
			"spkt-tree init $SPKT_DIR --station PLB"; do
			ends 78 $command
			grep -q " $1:" stderr
		done
		ends 1 spkt-tree check
		cp good "$SPKT_DIR/spkt.yaml"; cp good-station "$station"
	}
	sed -i 's/^language: .*/language: xx/' "$SPKT_DIR/spkt.yaml"; refused spkt.yaml
	printf 'language: [id\n' >"$SPKT_DIR/spkt.yaml"; refused spkt.yaml
	printf '\377\n' >"$SPKT_DIR/spkt.yaml"; refused spkt.yaml
	sed -i '/^name:/d' "$station"; refused stations/PLB/station.yaml
	sed -i 's/^duty_start: .*/duty_start: 25:00/' "$station"; refused stations/PLB/station.yaml
	sed -i 's,^zone: .*,zone: Mars/Olympus,' "$station"; refused stations/PLB/station.yaml
	rm "$station"
	ends 78 spkt-report list
	grep -q " stations/PLB/station.yaml:" stderr
	cp good-station "$station"
	sed -i 's/^language: .*/language: xx/' "$SPKT_DIR/spkt.yaml"
	ends 78 spkt-report list --errors json
	[[ $(cat stderr) == *'"code":"CHOICE_UNKNOWN","exit":78,'* ]]
}
