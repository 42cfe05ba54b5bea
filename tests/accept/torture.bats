# Suites that break readers: each file is imported or refused with a line, no row is lost in silence.

bats_require_minimum_version 1.5.0

setup() {
	export SPKT_NOW=2026-11-24T12:00:00+07:00 SPKT_LANG=en
	[ -d "$DATA/torture-miller" ] || skip "no $DATA/torture-miller"
	cd "$BATS_TEST_TMPDIR"
	printf '%s\n' 'header: no' 'columns: {narrative: 1}' 'default: {kind: lost, received: 2026-11-23}' >first.yaml
}

tree() {
	rm -rf "$1"
	spkt-tree init "$1" --station PLB --name Palembang --zone Asia/Jakarta >/dev/null 2>&1
}

# rows FILE: how many rows that are not empty lines Python's reader finds.
rows() {
	python3 - "$1" <<-'P'
		import csv, sys
		file = open(sys.argv[1], encoding="utf-8-sig", newline="")
		delimiter = max(",;\t", key=file.readline().count)
		file.seek(0)
		print(sum(1 for row in csv.reader(file, delimiter=delimiter) if row))
	P
}

# told FILE: imports it by its first column; the counts add up or it is refused with one line.
told() {
	tree t
	run spkt-report -C t import --map first.yaml "$1"
	printf '%s: %s\n%s\n' "$1" "$status" "$output" | tail -3
	case $status in
	0 | 65) ;;
	*) return 1 ;;
	esac
	if [[ ${lines[-1]} =~ ^imported\ ([0-9]+),\ skipped\ ([0-9]+)\ .*rejected\ ([0-9]+)$ ]]; then
		[ $((BASH_REMATCH[1] + BASH_REMATCH[2] + BASH_REMATCH[3])) = "$(rows "$1")" ]
		[ "$(spkt-report -C t list -O ids | wc -l)" = "${BASH_REMATCH[1]}" ]
	else
		[ "$status" = 65 ]
		[ "${#lines[@]}" = 1 ]
		[[ $output == "spkt-report: $1:"* ]]
		[ ! -d t/reports ]
	fi
	spkt-tree check -C t >/dev/null
}

@test "the outcome of every file is the one in the table, and no file is left out" {
	command -v python3 >/dev/null || skip "no python3"
	python3 "$SOURCE/tests/accept/outcome.py" "$DATA"/torture-{csv-spectrum,miller,encodings,csv-injection,blns} >outcome
	diff "$SOURCE/tests/accept/torture.expected" outcome
}

@test "miller: every file is imported or refused with a line" {
	command -v python3 >/dev/null || skip "no python3"
	for file in "$DATA"/torture-miller/*.csv; do told "$file"; done
}

@test "csv-spectrum: every cell is what the suite says" {
	command -v python3 >/dev/null || skip "no python3"
	for file in "$DATA"/torture-csv-spectrum/csvs/*.csv; do
		told "$file"
		# One has a quote inside an unquoted cell, which RFC 4180 forbids: refused.
		[[ $output != *"broken quoting"* ]] || continue
		python3 - "$DATA/torture-csv-spectrum/json/$(basename "$file" .csv).json" <<-'P' >columns
			import json, sys
			for name in json.load(open(sys.argv[1]))[0]: print(name)
		P
		while read -r column; do
			tree t
			printf 'columns: {narrative: "%s"}\ndefault: {kind: lost}\n' "$column" >column.yaml
			spkt-report -C t import --map column.yaml "$file"
			spkt-report -C t list -f narrative -O jsonl >got
			python3 - "$DATA/torture-csv-spectrum/json/$(basename "$file" .csv).json" "$column" <<-'P'
				import json, sys
				want = [row[sys.argv[2]] for row in json.load(open(sys.argv[1]))]
				got = [json.loads(line).get("narrative") or "" for line in open("got")]
				sys.exit(0 if sorted(got) == sorted(want) else f"{sys.argv[1:]}: {got} is not {want}")
			P
		done <columns
	done
}

@test "encodings: decoded as UTF-8 or refused by name, never guessed" {
	command -v python3 >/dev/null || skip "no python3"
	for file in "$DATA"/torture-encodings/*.csv; do
		if python3 -c 'import sys; open(sys.argv[1], encoding="utf-8").read()' "$file" 2>/dev/null; then
			told "$file"
		else
			tree t
			run spkt-report -C t import --map first.yaml "$file"
			[ "$status" -eq 65 ]
			[[ $output == *"not UTF-8"*"iconv -f "* ]]
		fi
	done
	tree t
	run spkt-report -C t import --map first.yaml "$DATA/torture-encodings/utf16-tab-data237.csv"
	[[ $output == *": this is UTF-16, not UTF-8; convert it first: iconv -f UTF-16 -t UTF-8 FILE" ]]
	iconv -f UTF-16 -t UTF-8 "$DATA/torture-encodings/utf16-tab-data237.csv" >utf8.csv
	run spkt-report -C t import --map first.yaml utf8.csv
	[ "$output" = "imported 1201, skipped 0 (already present), rejected 0" ]
}

@test "formulas come back byte for byte in CSV" {
	command -v python3 >/dev/null || skip "no python3"
	tree t
	python3 - "$DATA/torture-csv-injection/csv-payload.txt" >in.csv <<-'P'
		import csv, sys
		out = csv.writer(sys.stdout, lineterminator="\n")
		for line in open(sys.argv[1]).read().split("\n"):
		    if line: out.writerow([line])
	P
	run spkt-report -C t import --map first.yaml in.csv
	[ "$output" = "imported 6, skipped 0 (already present), rejected 0" ]
	spkt-report -C t list -f narrative -O csv | sed 1d | cmp - in.csv
}

@test "blns: each naughty string comes back byte for byte, by CSV, YAML and JSON" {
	command -v python3 >/dev/null || skip "no python3"
	tree t
	tree second
	cat >strings.py <<-'P'
		import csv, json, sys
		strings = [s for s in json.load(open(sys.argv[1])) if s.strip() and "\0" not in s]
		csv.writer(open("in.csv", "w", newline=""), lineterminator="\n").writerows([[str(i), s] for i, s in enumerate(strings)])
	P
	python3 strings.py "$DATA/torture-blns/blns.json"
	printf '%s\n' 'header: no' 'key: 1' 'columns: {narrative: 2}' 'default: {kind: lost, received: 2026-11-23}' >two.yaml
	run spkt-report -C t import --map two.yaml in.csv
	[ "$output" = "imported $(rows in.csv), skipped 0 (already present), rejected 0" ]
	spkt-report -C t list -f source_key,narrative -O jsonl >got
	python3 - <<-'P'
		import csv, json, sys
		want = {row[0]: row[1] for row in csv.reader(open("in.csv", newline=""))}
		got = {}
		for line in open("got", newline="\n"):
		    row = json.loads(line); got[row["source_key"]] = row["narrative"]
		bad = [(k, want[k], got.get(k)) for k in want if want[k] != got.get(k)]
		sys.exit(repr(bad[:3]) if bad else 0)
	P
	spkt-report -C t list -O csv | spkt-report -C second import -q -
	diff -r t/reports second/reports
	rm -r second/reports
	spkt-report -C t list -O ids | spkt-report -C t show -O yaml - | spkt-report -C second import -q -
	diff -r t/reports second/reports
	run --separate-stderr spkt-tree check -C t
	[ "$status" -eq 0 ]
}

@test "blns: each naughty string typed by new -m - comes back byte for byte or is refused" {
	command -v python3 >/dev/null || skip "no python3"
	tree t
	python3 - "$DATA/torture-blns/blns.json" <<-'P'
		import json, os, subprocess, sys
		stored = {}
		for text in json.load(open(sys.argv[1])):
		    new = subprocess.run(["spkt-report", "-C", "t", "new", "lost", "-m", "-"], input=text.encode("utf-8", "surrogatepass"), capture_output=True)
		    if new.returncode == 0: stored[new.stdout.decode().strip()] = text
		    elif new.returncode != 65 or new.stdout or not new.stderr.startswith(b"spkt-report: "):
		        sys.exit(f"{text!r}: {new}")
		shown = subprocess.run(["spkt-report", "-C", "t", "list", "-f", "id,narrative", "-O", "jsonl"], capture_output=True, check=True)
		back = {}
		for line in shown.stdout.decode().split("\n")[:-1]:
		    row = json.loads(line); back[row["id"]] = row.get("narrative") or ""
		bad = [(id, stored.get(id), back.get(id)) for id in stored.keys() | back.keys() if stored.get(id) != back.get(id)]
		print(len(stored), "stored", bad[:3])
		sys.exit(1 if bad or len(stored) < 500 else 0)
	P
	run --separate-stderr spkt-tree check -C t
	[ "$status" -eq 0 ]
}

# YAML's own suite, its visible marks turned into what they stand for; each input
# is a file of `inputs`, and `inputs/fail-*` are those that no reader may take.
yaml_inputs() {
	python3 - "$DATA"/torture-yaml/src inputs <<-'P'
		import os, re, sys
		os.mkdir(sys.argv[2])
		def decode(text):
		    text = re.sub("\u2014*\u00bb", "\t", text.replace("\u2423", " ").replace("\u2190", "\r").replace("\u21d4", "\ufeff"))
		    return text.replace("\u21b5", "").replace("\u220e\n", "")
		for name in sorted(os.listdir(sys.argv[1])):
		    fail = False
		    for n, part in enumerate(re.split(r"(?m)^- ", open(sys.argv[1] + "/" + name, newline="").read())[1:]):
		        part = "  " + part
		        fail = re.search(r"(?m)^  fail: true", part)
		        block = re.search(r"(?m)^  yaml: \|\d?\n((?:    .*\n|\n)*)", part)
		        if block:
		            text = decode("".join(line[4:] or "\n" for line in block[1].splitlines(True)))
		            open(f"{sys.argv[2]}/{'fail' if fail else 'good'}-{name}-{n}", "w", newline="").write(text)
	P
}

@test "yaml: new -F stores or refuses each of the suite, and crashes on none" {
	command -v python3 >/dev/null || skip "no python3"
	tree t
	yaml_inputs
	[ "$(ls inputs | wc -l)" -ge 351 ]
	for file in inputs/* "$DATA"/torture-yaml/src/*; do
		status=0
		spkt-report -C t new lost -F "$file" >out 2>said </dev/null || status=$?
		case $status in
		64 | 65) [ ! -s out ] && [ "$(wc -l <said)" = 1 ] ;;
		0) ! [[ $file == inputs/fail-* ]] ;;
		*) false ;;
		esac || { echo "$file: $status"; cat out said; return 1; }
	done
	run --separate-stderr spkt-tree check -C t
	[ "$status" -eq 0 ]
}

@test "yaml: what the suite says is broken is a fault of a map too" {
	command -v python3 >/dev/null || skip "no python3"
	tree t
	yaml_inputs
	for file in inputs/*; do
		status=0
		printf 'a\n1\n' | spkt-report -C t import --map "$file" - >out 2>said || status=$?
		[ "$status" = 65 ] && [ ! -s out ] && [ "$(wc -l <said)" = 1 ] || { echo "$file: $status"; cat out said; return 1; }
	done
	[ ! -d t/reports ]
}
