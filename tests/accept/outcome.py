"""What becomes of a foreign CSV file: a line FILE, outcome, rows, reason, tab-separated.

Each column is imported on its own, as the narrative of lost reports, and read
back. "exact": every row came, every cell is what Python's csv reader finds (one
of nothing but spaces, tabs and line ends is an empty one).
"refused": nothing of the file was stored, and one line says where and why.
"some": rows were rejected by line, the others are exact. Anything else is not
an outcome but a fault, and ends the run.
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


def outcome(file, name):
    status, cells, bad, said = imported(file, 1)
    if "imported" not in said.splitlines()[-1]:
        reason = said.strip()
        if status != 65 or cells or not reason.startswith(f"spkt-report: {file}:") or "\n" in reason:
            sys.exit(f"{name}: no refusal: {status} {said}")
        return [name, "refused", "0", reason[len(f"spkt-report: {file}:"):].strip()]
    rows = [row for line, row in expected(file) if line not in bad]
    if len(rows) + len(bad) != len(expected(file)):
        sys.exit(f"{name}: {len(bad)} rejected, {len(rows)} expected of {len(expected(file))}")
    for column in range(max(map(len, rows), default=0)):
        want = [row[column] if column < len(row) and row[column].strip(" \t\r\n") else "" for row in rows]
        got = imported(file, column + 1)[1]
        if got != want:
            at = next((i for i, pair in enumerate(zip(got, want)) if pair[0] != pair[1]), min(len(got), len(want)))
            sys.exit(f"{name}: column {column + 1}, row {at + 1}: {got[at:at + 1]} is not {want[at:at + 1]}")
    first = re.sub(r"^spkt-report: \S*?:", "", said.splitlines()[0]) if bad else ""
    return [name, "some" if bad else "exact", str(len(rows)), first.strip()]


for path in sys.argv[1:]:
    for folder, _, files in sorted(os.walk(path)):
        for name in sorted(files):
            if name.endswith(".csv"):
                file = os.path.join(folder, name)
                print("\t".join(outcome(file, os.path.relpath(file, os.path.dirname(path)))), flush=True)
