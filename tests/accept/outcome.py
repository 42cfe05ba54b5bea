"""What becomes of each foreign file: a line FILE, outcome, rows, line, reason, tab-separated.

Each column is imported on its own, as the narrative of lost reports, and read
back. "exact": every row came, every cell is what Python's csv reader finds (one
of nothing but spaces, tabs and line ends is an empty one).
"refused": nothing of the file was stored, and one line says where and why.
"some": rows were rejected, each with its line and a line is said for each; the
others are exact. Line and reason are those of the first. A list of strings that
is no CSV is taken as it stands, and as "FILE (quoted)" with a cell a string.
Anything else is not an outcome but a fault, and ends the run.
"""
import csv
import json
import os
import re
import shutil
import subprocess
import sys

csv.field_size_limit(1 << 24)


def run(*words):
    return subprocess.run(words, capture_output=True, text=True, errors="surrogateescape")


def expected(file):
    """Rows that are not empty lines, with the line where each begins."""
    text = open(file, encoding="utf-8-sig", errors="surrogateescape", newline="")
    first = text.readline()
    delimiter = max(",;\t", key=first.count)
    text.seek(0)
    reader, rows, line = csv.reader(text, delimiter=delimiter), [], 1
    for row in reader:
        if row:
            rows.append((line, row))
        line = reader.line_num + 1
    return rows


def imported(file, column):
    """The status, the narratives in order of import, the lines rejected, and what was said."""
    shutil.rmtree("o", ignore_errors=True)
    run("spkt-tree", "init", "o", "--station", "PLB", "--zone", "Asia/Jakarta")
    with open("map.yaml", "w") as m:
        m.write(f"header: no\ncolumns: {{narrative: {column}}}\ndefault: {{kind: lost, received: 2026-11-23}}\n")
    got = run("spkt-report", "-C", "o", "import", "--map", "map.yaml", "--rejects", "bad.csv", file)
    shown = run("spkt-report", "-C", "o", "list", "-f", "narrative", "-O", "jsonl")
    cells = [json.loads(line).get("narrative") or "" for line in shown.stdout.split("\n") if line]
    lines = []
    if os.path.exists("bad.csv"):
        with open("bad.csv", newline="", encoding="utf-8", errors="surrogateescape") as bad:
            lines = [int(row["line"]) for row in csv.DictReader(bad, restkey="more")]
        os.remove("bad.csv")
    return got.returncode, cells, lines, got.stderr


def said_line(file, said):
    """The line and reason of a sentence about the file; no line: about no row of it."""
    found = re.match(rf"spkt-report: {re.escape(file)}:(\d+): (.*)", said)
    return (found[1], found[2]) if found else ("", said)


def refusal(file, name, status, cells, said):
    """The line and reason of a file that is refused whole; rows before it may have faults too."""
    line, reason = said_line(file, said.splitlines()[-1])
    if status != 65 or cells or not line:
        sys.exit(f"{name}: no refusal: {status} {said}")
    return line, reason


def outcome(file, name):
    status, cells, bad, said = imported(file, 1)
    if "imported" not in said.splitlines()[-1]:
        return [name, "refused", "0", *refusal(file, name, status, cells, said)]
    rows = [row for line, row in expected(file) if line not in bad]
    said_lines = [said_line(file, line) for line in said.splitlines()[:-1]]
    if len(rows) + len(bad) != len(expected(file)) or (status == 65) != bool(bad):
        sys.exit(f"{name}: {len(bad)} rejected, {len(rows)} expected of {len(expected(file))}")
    for column in range(max(map(len, rows), default=0)):
        want = [row[column] if column < len(row) and row[column].strip(" \t\r\n") else "" for row in rows]
        got = imported(file, column + 1)[1]
        if got != want:
            at = next((i for i, pair in enumerate(zip(got, want)) if pair[0] != pair[1]), min(len(got), len(want)))
            sys.exit(f"{name}: column {column + 1}, row {at + 1}: {got[at:at + 1]} is not {want[at:at + 1]}")
    if [int(line) for line, _ in said_lines if line] != bad[:20]:
        sys.exit(f"{name}: rejected {bad}, said {said}")
    return [name, "some" if bad else "exact", str(len(rows)), *(said_lines[0] if bad else ("", ""))]


def quoted(file):
    """The strings of a list as CSV of one column, written by Python."""
    if file.endswith(".json"):
        with open(file, encoding="utf-8") as f:
            strings = json.load(f)
    else:
        with open(file, encoding="utf-8", newline="") as f:
            strings = f.read().split("\n")
    with open("quoted.csv", "w", encoding="utf-8", newline="") as out:
        csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows([s] for s in strings)
    return "quoted.csv"


for path in sys.argv[1:]:
    for folder, _, files in sorted(os.walk(path)):
        for name in sorted(files):
            file = os.path.join(folder, name)
            shown = os.path.relpath(file, os.path.dirname(path))
            # The papers of a folder and the truths beside the files are not inputs.
            if name in ("PROVENANCE.md", "truth.txt") or os.path.basename(folder) == "json":
                continue
            print("\t".join(outcome(file, shown)), flush=True)
            if not name.endswith(".csv"):
                print("\t".join(outcome(quoted(file), shown + " (quoted)")), flush=True)
