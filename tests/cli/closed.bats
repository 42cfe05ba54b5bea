# What was closed must have been analysed, decided and answered, whichever way it came
# about; and whoever turns a citizen elsewhere is told what that citizen still has to hear.
load desk

complaint() {
	F=$(spkt-feedback new complaint -m "Antre dua jam" -q "$@")
	spkt-followup analyse "$F" --cause staffing_too_few -q >/dev/null
	spkt-followup decide "$F" --reason "Loket ditambah" -q >/dev/null
	spkt-followup respond "$F" -m "Loket ditambah." --via phone -q >/dev/null
}

# The path of a step of $F, by its number.
path() {
	(cd "$SPKT_DIR" && echo feedback/PLB/2026/11/24/"$F"_"$1"-*.yaml)
}

@test "a step that a closed record needs is taken back: what is missing is said, and named by check" {
	complaint
	spkt-followup close "$F" -q >/dev/null
	says 0 '' spkt-tree check
	says 0 "retract $F
  $F is closed, and now lacks respond" spkt-followup retract "${F}_03" --reason "salah kirim"
	says 0 "spkt-tree: notice: $(path 04):3: verb: closed, and lacks respond" spkt-tree check
	says 0 "retract $F
  $F sudah ditutup, dan kini belum ada analyse, respond" spkt-followup retract "${F}_01" --reason x --lang id
	spkt-followup respond "$F" -m "Loket ditambah." -q
	spkt-followup analyse "$F" --cause staffing_too_few -q
	says 0 '' spkt-tree check
}

@test "so is the proof that the citizen was told, where there is a contact" {
	complaint --reporter.phone 0812000001
	spkt-followup respond "$F" -m "Mulai besok." -q >/dev/null
	spkt-followup notify "$F" --via phone -q >/dev/null
	spkt-followup close "$F" -q >/dev/null
	says 0 "retract $F
  $F is closed, and now lacks notify" spkt-followup retract "${F}_05" --reason "salah catat"
	says 0 '' spkt-tree check
}

@test "nothing is missing on an open record, after a reason to do without, or of praise" {
	complaint
	says 0 "retract $F" spkt-followup retract "${F}_03" --reason x
	spkt-followup close "$F" --without "dicabut pelapor" -q
	says 0 "retract $F" spkt-followup retract "${F}_01" --reason x
	says 0 '' spkt-tree check
	spkt-feedback new praise -m "Cepat" -q
	spkt-followup close F2 -q
	says 0 '' spkt-tree check
}

@test "a complaint that another tree closed unanswered is kept, and named" {
	F=$(spkt-feedback new complaint -m "Antre dua jam" -q)
	cp -r "$SPKT_DIR" other
	spkt-followup close "$F" --without x -q >/dev/null
	spkt-followup list -O csv >list.csv
	sed -i 's/,x,/,,/' list.csv
	SPKT_DIR=$PWD/other spkt-followup import -q list.csv 2>/dev/null
	SPKT_DIR=$PWD/other says 0 "spkt-tree: notice: $(path 01):3: verb: closed, and lacks analyse, decide, respond" spkt-tree check
	SPKT_DIR=$PWD/other says 1 "spkt-tree: perhatian: $(path 01):3: verb: sudah ditutup, tetapi belum ada analyse, decide, respond" spkt-tree check -E --lang id
}

@test "what happens only later than tomorrow is named" {
	F=$(spkt-feedback new complaint -m "Antre dua jam" -q)
	spkt-followup note "$F" -m x -q >/dev/null
	sed -i -e 's/^at: .*/at: "2026-12-24T10:00:00+07:00"/' -e '/^sum:/d' "$SPKT_DIR/$(path 01)"
	says 0 "spkt-tree: notice: $(path 01):4: at: is more than a day later than now" spkt-tree check
	says 0 '' spkt-tree check --now 2026-12-23T11:00:00+07:00
}

@test "a duplicate with a contact, and a referral without a reason" {
	spkt-feedback new complaint -m "Antre" -q
	F=$(spkt-feedback new complaint -m "Antre" --reporter.phone 0812000001 -q)
	says 0 "duplicate $F
  its citizen left a contact; tell him: spkt-followup respond $F (outbox lists it then)" spkt-followup duplicate "$F" --duplicate-of F1
	spkt-followup respond "$F" -m "Ditangani bersama." -q
	gives 0 "id
$F" spkt-followup outbox -f id
	says 0 'refer PLB-20261124-F0001
  with a reason (--reason) the citizen understands why' spkt-followup refer F1 --agency bpbd
	says 0 'refer PLB-20261124-F0001' spkt-followup refer F1 --agency bpbd --reason "Bukan wewenang kami"
}

@test "notify says how: by which channel, or with what proof" {
	complaint
	says 65 "spkt-followup: $F: notify needs via or proof" spkt-followup notify "$F"
	spkt-followup notify "$F" --proof "tanda terima 12" -q
	spkt-followup notify "$F" --via letter -q
}
