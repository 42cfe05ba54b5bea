#!/usr/bin/env bats
# Nothing of a person outside identity/: not in the tracked tree, its cache, a
# commit, or what is said when something is wrong.

load desk

# In every identity field a word that stands nowhere else.
marks='NamaRAHASIA|3174RAHASIA|0812RAHASIA|surelRAHASIA|JalanRAHASIA|1990RAHASIA|KelaminRAHASIA|BarangRAHASIA'

# clean FILE...: none of the marks is in the files, nor in the tree but for identity/.
clean() {
	if grep -rEq "$marks" "$@" 2>/dev/null; then grep -rE "$marks" "$@"; return 1; fi
	if grep -rEq "$marks" "$SPKT_DIR" --exclude-dir=identity; then grep -rE "$marks" "$SPKT_DIR" --exclude-dir=identity; return 1; fi
}

all() {
	for role in reporter victim witness suspect contact; do
		printf -- '- role: %s\n  name: NamaRAHASIA\n  nik: 3174RAHASIA\n  phone: 0812RAHASIA\n  email: surelRAHASIA\n' "$role"
		printf -- '  address: JalanRAHASIA\n  born: 1990RAHASIA\n  sex: KelaminRAHASIA\n'
	done | sed '1s/^/people:\n/'
}

@test "typed as YAML on standard input: every field of every role, and things" {
	{ printf 'kind: lost\ntitle: KTP\nitems: [BarangRAHASIA 1, BarangRAHASIA 2]\n' && all; } |
		spkt-report new -F - >said 2>&1
	{ printf 'kind: complaint\ntext: Antre\n' && all; } | spkt-feedback new -F - >>said 2>&1
	[ "$(grep -rEl "$marks" "$SPKT_DIR/identity" | wc -l)" = 2 ]
	clean said
}

@test "no form of a listing, figure or step shows it, nor does -v" {
	{ printf 'kind: lost\ntitle: KTP\nitems: [BarangRAHASIA]\n' && all; } | spkt-report new -F - >said 2>&1
	for format in csv table yaml jsonl text excel fods; do spkt-report list -O "$format" >>said 2>&1; done
	spkt-report show R1 -O text >>said
	spkt-report show R1 >>said
	spkt-report list -v -T '{{id}} {{title}}' >>said 2>&1
	spkt-stats daily >>said 2>&1
	spkt-stats count -g kind -v >>said 2>&1
	spkt-followup assign R1 --to 84010123 >>said 2>&1
	spkt-followup list >>said
	spkt-report match R1 >>said 2>&1
	spkt-tree check -E >>said 2>&1
	clean said
}

@test "what is refused is not repeated: a file with a fault" {
	{ printf 'kind: lost\nitems: BarangRAHASIA\ncolour: red\n' && all; } >bad.yaml
	spkt-report new -F bad.yaml >said 2>&1 && false
	{ all && printf 'kind: theft\nreceived: 2026-11-25\n'; } | spkt-report new -F - >>said 2>&1 && false
	{ all && printf 'kind: lost\npeople: [NamaRAHASIA]\n'; } | spkt-report new -F - >>said 2>&1 && false
	printf 'kind: lost\npeople:\n- role: reporter\n  nama lengkap NamaRAHASIA\n' | spkt-report new -F - >>said 2>&1 && false
	[ -s said ]
	not grep -E "$marks" said
	[ "$(stored)" = 0 ]
	[ -z "$(find "$SPKT_DIR/identity" -type f 2>/dev/null)" ]
}

@test "what is imported: good rows, and rows that are rejected" {
	printf 'source: form\ncolumns: {received: Waktu, title: Apa, reporter.name: Nama, reporter.nik: NIK, items: Barang}\ndefault: {kind: lost}\n' >map.yaml
	printf 'Waktu,Apa,Nama,NIK,Barang\n2026-11-24T09:00,KTP,NamaRAHASIA,3174RAHASIA,BarangRAHASIA\nkemarin dulu,SIM,NamaRAHASIA,3174RAHASIA,BarangRAHASIA\n' >in.csv
	spkt-report import --map map.yaml --rejects bad.csv in.csv >said 2>&1 || [ $? -eq 65 ]
	grep -q 'imported 1, skipped 0 (already present), rejected 1' said
	clean said
	# the rejects are the rows themselves: nobody else reads them
	grep -Eq "$marks" bad.csv
	[ "$(stat -c %a bad.csv)" = 600 ]
}

@test "nothing of it is in a commit of the whole tree" {
	command -v git >/dev/null || skip "no git here"
	{ printf 'kind: lost\nitems: [BarangRAHASIA]\n' && all; } | spkt-report new -F - >/dev/null
	spkt-report receipt R1 >/dev/null 2>&1
	cd "$SPKT_DIR"
	git init -q && git config user.name a && git config user.email a@b
	git add -A && git commit -qm all
	not git grep -Eq "$marks" HEAD
	[ -z "$(git ls-files identity .spkt)" ]
}

@test "modes: identity/ and what is in it is its owner's alone" {
	{ printf 'kind: lost\n' && all; } | (umask 022 && spkt-report new -F - >/dev/null)
	spkt-report list -I >/dev/null
	[ "$(find "$SPKT_DIR/identity" -type d -printf '%m\n' | sort -u)" = 700 ]
	[ "$(find "$SPKT_DIR/identity" -type f -printf '%m\n' | sort -u)" = 600 ]
}

# ---- what a tree keeps tighter than the schema

tighten() { printf 'privacy:\n%s\n' "$1" >>"$SPKT_DIR/spkt.yaml"; }

@test "spkt.yaml tightens: a narrative goes to identity/, and -I shows it" {
	tighten '  narrative: identity'
	spkt-report new lost --title KTP --reporter.name Ani -m "Ibu Siti RAHASIA kehilangan"
	spkt-report new lost --title SIM -m "Pak Budi RAHASIA"
	not grep -rq RAHASIA "$SPKT_DIR/reports"
	[ "$(grep -rl RAHASIA "$SPKT_DIR/identity" | wc -l)" = 2 ]
	gives 0 'id,narrative
PLB-20261124-R0001,
PLB-20261124-R0002,' spkt-report list -f id,narrative
	gives 0 'id,narrative
PLB-20261124-R0001,Ibu Siti RAHASIA kehilangan
PLB-20261124-R0002,Pak Budi RAHASIA' spkt-report list -I -f id,narrative
	spkt-report show R1 -I | grep -q 'narrative: Ibu Siti RAHASIA kehilangan'
	not sh -c 'spkt-report show R1 | grep -q RAHASIA'
	spkt-report receipt R1 | grep -q 'Ibu Siti RAHASIA kehilangan'
	# What is amended is kept there too, with all that was.
	says 0 'amend PLB-20261124-R0001 KTP baru' sh -c "spkt-followup amend R1 --set title='KTP baru' -q && spkt-followup amend R1 --set narrative='Ibu Ani RAHASIA'"
	says 65 'spkt-followup: PLB-20261124-R0001: its personal data say so already' spkt-followup amend R1 --set narrative='Ibu Ani RAHASIA'
	spkt-followup amend R1 --reporter.phone 0812 --set narrative='Ibu Siti RAHASIA' --set place=Plaju
	gives 0 'title,place,narrative,reporter.name,reporter.phone
KTP baru,Plaju,Ibu Siti RAHASIA,Ani,0812' spkt-report list -I -f title,place,narrative,reporter.name,reporter.phone -w 'id ~ "R0001"'
	spkt-followup amend R1 --reporter.phone ""
	spkt-report receipt R1 | grep -q 'Ibu Siti RAHASIA'
	not grep -rq RAHASIA "$SPKT_DIR/reports"
	[ "$(spkt-tree check -E | sed 's/.*steps, //')" = '0 faults, 0 notices' ]
}

@test "text of feedback, and rows that are imported" {
	tighten '  text: identity'
	spkt-feedback new complaint --reporter.name Ani -m "Antre RAHASIA"
	printf 'kind,text\nsuggestion,Kursi RAHASIA\n' | spkt-feedback import - 2>/dev/null
	not grep -rq RAHASIA "$SPKT_DIR/feedback"
	[ "$(spkt-tree check -E | sed 's/.*steps, //')" = '0 faults, 0 notices' ]
	gives 0 'id,text
PLB-20261124-F0001,
PLB-20261124-F0002,' spkt-feedback list -f id,text
	spkt-followup respond F1 -m 'Terima kasih' -q >/dev/null
	# an anonymous text has nobody to be kept with
	echo "Kotak RAHASIA" | spkt-feedback new praise --channel box -m -
	grep -rq 'Kotak RAHASIA' "$SPKT_DIR/feedback"
	says 65 'spkt-feedback: text: text or scores must be given' spkt-feedback new complaint --reporter.name Ani
}

@test "a class is never loosened, and a slip of typing there stores nothing" {
	tighten '  people: internal'
	says 78 'spkt-report: spkt.yaml:11: privacy: expected the name of a field and a class that is not looser than its own, such as narrative: identity, got "people: internal"' \
		spkt-report new lost --reporter.name Ani
	spkt-tree check 2>said || [ $? -eq 1 ]
	grep -q 'spkt.yaml:11: privacy: expected the name of a field' said
}

# ---- without a word in the process list

@test "each - of a person or thing takes the next line of standard input" {
	printf 'Siti RAHASIA\n3174RAHASIA\nKTP 1671\nJatuh di pasar\nlalu hilang\n' |
		spkt-report new lost --reporter.nik - --reporter.name - --items - --items "SIM B" -m -
	gives 0 'reporter.nik,reporter.name,items,narrative
Siti RAHASIA,3174RAHASIA,"KTP 1671
SIM B","Jatuh di pasar
lalu hilang"' spkt-report list -I -f reporter.nik,reporter.name,items,narrative
	printf 'Ani\n' | spkt-feedback new saran --text x --pelapor.nama -
	gives 0 'reporter.name
Ani' spkt-feedback list -I -f reporter.name
}

@test "a - without a line is a fault, and stores nothing" {
	says 65 'spkt-report: reporter.phone: - takes a line of standard input, which has ended' \
		sh -c 'printf "Siti\n" | spkt-report new lost --reporter.name - --reporter.phone -'
	[ "$(stored)" = 0 ]
}
