# spkt-followup: what happens to a record afterwards, verb by verb.
load desk

f() {
	spkt-followup "$@"
}

# A report R1 of yesterday and a complaint F1, and the state they come to.
report() {
	spkt-report new lost --title "KTP hilang" -r "2026-11-23 08:00" >/dev/null
}
complaint() {
	spkt-feedback new complaint -m "Antre dua jam" -r "2026-11-23 08:00" "$@" >/dev/null
}
status() {
	case ${1:-R1} in
	R*) field report status PLB-20261123-R0001 ;;
	*) field feedback status PLB-20261123-F0001 ;;
	esac
}
# The last step's own fields, in order, without what the program fills.
step() {
	sed -e '/^\(uid\|record\|recorded\|clock\|sum\): /d' -e '/^after:$/,/^- /d' "$SPKT_DIR"/reports/PLB/2026/11/23/"$(cat step)".yaml
}

@test "a step prints its name on standard output, and what it was put on to standard error" {
	report
	says 0 'assign PLB-20261123-R0001 KTP hilang' spkt-followup assign --to 84010123 R1
	[[ $(cat stdout) =~ ^PLB-20261123-R0001_01-[0-9A-HJKMNP-TV-Z]{4}$ ]]
	[ -f "$SPKT_DIR/reports/PLB/2026/11/23/$(cat stdout).yaml" ]
	f note -m x R1 -q >step
	[[ $(cat step) == PLB-20261123-R0001_02-* ]]
}

@test "the file of a step: fixed key order, its record by uid, a sum" {
	report
	f assign --to 84010123 --by 91020456 --at 09:30 R1 -q >step
	file=$SPKT_DIR/reports/PLB/2026/11/23/$(cat step).yaml
	gives 0 'verb: assign
at: "2026-11-24T09:30:00+07:00"
by: "91020456"
to: "84010123"' step
	uid=$(field report uid PLB-20261123-R0001)
	grep -Eqx "record: \"?$uid\"?" "$file"
	grep -qx 'recorded: "2026-11-24T10:00:00+07:00"' "$file"
	[ "$(sed '$d' "$file" | sha256sum | cut -d' ' -f1)" = "$(sed -n 's/^sum: //p' "$file" | tr -d '"')" ]
}

@test "each verb on a report: the status after it" {
	while read -r status verb options; do
		rm -rf "$SPKT_DIR/reports"
		report
		eval "f $verb R1 $options -q" >/dev/null
		[ "$verb $(status)" = "$verb $status" ]
	done <<-'END'
		open accept --by 84010123
		open assign --to 84010123
		new note -m dibaca
		new amend --set category=theft
		open dispatch --unit "Patroli 3"
		open depart
		open arrive
		open clear
		referred refer --agency bpbd
		open outcome --answer "Sudah ditangani"
		waiting wait --reason "Menunggu surat kuasa" --until 2026-12-01
		open resume
		open analyse --cause staffing_too_few
		open decide --reason "Tidak perlu"
		new respond -m "Terima kasih"
		new notify --via whatsapp
		new supplement -m "Saksi kedua"
		new approve --by 79050456
		referred taken --accepted yes
		open stage --stage investigation
		new heard --reply "Terima kasih"
		open dispute --reply "Belum selesai"
		new advise --guide lost_documents
		new hold --basis "Perintah Kajari 12/2026"
		new release --reason "Perkara selesai"
		resolved resolve --outcome "Ditemukan"
		closed close --outcome "SKTLK diterbitkan"
		rejected reject --reason "Bukan wewenang"
		void void --reason "salah jenis"
	END
	rm -rf "$SPKT_DIR/reports"
	report
	spkt-report new lost >/dev/null
	f duplicate --duplicate-of PLB-20261123-R0001 PLB-20261124-R0001 -q >/dev/null
	[ "$(field report status PLB-20261124-R0001)" = duplicate ]
	[ "$(field report duplicate_of PLB-20261124-R0001)" = PLB-20261123-R0001 ]
}

@test "what a verb must carry" {
	report
	while read -r verb field; do
		says 65 "spkt-followup: PLB-20261123-R0001: $field: $verb needs $field" spkt-followup "$verb" R1
	done <<-'END'
		assign to
		refer agency
		wait reason
		reject reason
		void reason
		duplicate duplicate_of
		analyse cause
		respond text
		amend set
		note note
		reopen reason
		supplement note
		taken accepted
		stage stage
		heard reply
		dispute reply
		advise guide
		hold basis
		release reason
	END
	says 65 'spkt-followup: PLB-20261123-R0001: decide needs action or reason' spkt-followup decide R1 --decision x
	says 65 'spkt-followup: PLB-20261123-R0001: decide memerlukan action atau reason' spkt-followup decide R1 --lang id
	says 65 'spkt-followup: PLB-20261123-R0001: to: assign memerlukan to' spkt-followup assign R1 --lang id
	[ "$(stored)" -eq 1 ]
}

@test "verbs that are for reports are not taken on feedback" {
	complaint
	for verb in dispatch depart arrive clear; do
		says 65 "spkt-followup: PLB-20261123-F0001: $verb does not apply to feedback" spkt-followup $verb F1
	done
	for verb in start finish; do
		says 65 "spkt-followup: PLB-20261123-F0001: $verb does not apply to feedback" spkt-followup $verb F1
	done
	for verb in erase renumbered; do
		run -64 --separate-stderr spkt-followup $verb F1
	done
}

@test "options that are not of the verb are refused" {
	report
	says 64 'spkt-followup: unknown option --agency' spkt-followup assign R1 --agency bpbd
}

# The verbs that a record of that status takes; the others are refused.
takes() {
	local now=$1 verb taken options
	shift
	while read -r verb options; do
		taken=no
		if eval "f $verb R1 $options -N -q" >/dev/null 2>err; then taken=yes; fi
		if [ $taken = no ]; then
			gives 0 "spkt-followup: PLB-20261123-R0001: $verb is not taken on a record that is $now" cat err
		fi
		case " $* " in
		*" $verb "*) [ "$verb $taken" = "$verb yes" ] ;;
		*) [ "$verb $taken" = "$verb no" ] ;;
		esac
	done <<-'END'
		accept
		assign --to 1
		note -m x
		amend --set title=x
		dispatch
		depart
		arrive
		clear
		refer --agency bpbd
		outcome
		wait --reason x
		resume
		analyse --cause x
		decide --reason x
		respond -m x
		notify --via phone
		resolve
		close
		reject --reason x
		duplicate --duplicate-of PLB-20261123-R0009
		void --reason x
		reopen --reason x
		supplement -m x
		approve
		taken --accepted yes
		stage --stage examined
		heard --reply x
		dispute --reply x
		advise --guide lost_documents
		hold --basis x
		release --reason x
	END
}

@test "a refusal names the status in the language of the session" {
	report
	f resolve R1 -q >/dev/null
	says 65 'spkt-followup: PLB-20261123-R0001: assign tidak dapat dilakukan pada catatan yang terselesaikan' \
		spkt-followup assign --to 1 R1 --lang id
}

@test "on a resolved record: what leaves the status, late stage times, close and reopen" {
	report
	f resolve R1 -q >/dev/null
	takes resolved note amend respond notify dispatch depart arrive clear outcome analyse decide close reopen \
		supplement approve taken stage heard dispute advise hold release
}

@test "on a closed, rejected or duplicate record: what leaves the status, late stage times, reopen" {
	for end in "close" "reject --reason x" "duplicate --duplicate-of PLB-20261123-R0009"; do
		rm -rf "$SPKT_DIR/reports"
		report
		f $end R1 -q >/dev/null
		takes "$(status)" note amend respond notify dispatch depart arrive clear outcome analyse decide reopen \
			supplement approve taken stage heard dispute advise hold release
	done
}

@test "on a void record: note alone" {
	report
	f void R1 --reason x -q >/dev/null
	takes void note
}

@test "what was reopened or disputed is answered and told anew before it is closed" {
	complaint --reporter.phone 080000001
	f analyse F1 --cause staffing_too_few -q
	f decide F1 --reason x -q
	f respond F1 -m satu --via phone -q
	f close F1 -q
	f dispute F1 --reply "Belum selesai" -q
	says 65 'spkt-followup: PLB-20261123-F0001: closing needs respond, notify first, or --without REASON' spkt-followup close F1 --by 2
	f respond F1 -m dua --via phone --by 2 -q
	f close F1 --by 2 -q
	[ "$(status F1)" = closed ]
} >/dev/null

@test "a late stage time does not reopen" {
	report
	f close R1 -q >/dev/null
	f arrive R1 --at "2026-11-23 08:20" -q >/dev/null
	[ "$(status)" = closed ]
	[ "$(field report arrived_at PLB-20261123-R0001)" = 2026-11-23T08:20:00+07:00 ]
	[ "$(field report reopened PLB-20261123-R0001)" = 0 ]
}

@test "reopen is counted, and age freezes at the last close" {
	report
	f close R1 --at "2026-11-23 09:00" -q >/dev/null
	[ "$(field report age PLB-20261123-R0001)" = 3600 ]
	f reopen R1 --reason "belum puas" --at "2026-11-23 10:00" -q >/dev/null
	[ "$(status)" = open ]
	[ "$(field report age PLB-20261123-R0001)" = 93600 ]
	f close R1 --at "2026-11-23 12:00" -q >/dev/null
	gives 0 'status,age,reopened,closed_at,last_closed_at
closed,14400,1,2026-11-23T09:00:00+07:00,2026-11-23T12:00:00+07:00' spkt-report list -f status,age,reopened,closed_at,last_closed_at
	f reopen R1 --reason "lagi" -q >/dev/null
	f reopen R1 --reason "sudah terbuka" -q >/dev/null
	[ "$(field report reopened PLB-20261123-R0001)" = 2 ]
}

@test "accept makes its officer the owner, assign the one it names" {
	report
	f accept R1 --by 84010123 -q >/dev/null
	[ "$(field report owner PLB-20261123-R0001)" = 84010123 ]
	f assign R1 --to 91020456 --by 84010123 -q >/dev/null
	[ "$(field report owner PLB-20261123-R0001)" = 91020456 ]
}

@test "--at says when it happened; later than now is refused" {
	report
	f arrive R1 --at 22.15 -q >step
	grep -qx 'at: "2026-11-23T22:15:00+07:00"' "$SPKT_DIR/reports/PLB/2026/11/23/$(cat step).yaml"
	f clear R1 --at -1h -q >step
	grep -qx 'at: "2026-11-24T09:00:00+07:00"' "$SPKT_DIR/reports/PLB/2026/11/23/$(cat step).yaml"
	says 65 'spkt-followup: at: is later than now (2026-11-24T10:00:00+07:00)' spkt-followup note R1 -m x --at "2026-11-24 10:01"
	says 65 'spkt-followup: at: there is no such day: "31-02-2026"' spkt-followup note R1 -m x --at 31-02-2026
}

@test "times out of order are kept, with a warning" {
	report
	says 0 'arrive PLB-20261123-R0001 KTP hilang
  this time is before the record was received; it is kept' spkt-followup arrive R1 --at "2026-11-23 07:00"
	[ "$(field report arrived_at PLB-20261123-R0001)" = 2026-11-23T07:00:00+07:00 ]
	f dispatch R1 --at "2026-11-23 08:10" -q >/dev/null
	says 0 'arrive PLB-20261123-R0001 KTP hilang
  this time is before that of dispatch; it is kept' spkt-followup arrive R1 --at "2026-11-23 08:05"
	f arrive R1 --at "2026-11-23 08:30" -q >/dev/null
	says 0 'depart PLB-20261123-R0001 KTP hilang
  this time is after that of arrive; it is kept' spkt-followup depart R1 --at "2026-11-23 08:40"
	says 0 'depart PLB-20261123-R0001 KTP hilang
  waktu ini sesudah arrive; tetap disimpan' spkt-followup depart R1 --at "2026-11-23 08:40" --lang id
	says 0 'clear PLB-20261123-R0001 KTP hilang' spkt-followup clear R1 --at "2026-11-23 09:00"
}

@test "stage columns are the earliest of their verb" {
	report
	f respond R1 -m satu --at "2026-11-23 10:00" -q >/dev/null
	f respond R1 -m dua --at "2026-11-23 09:00" -q >/dev/null
	f respond R1 -m tiga --via whatsapp --at "2026-11-23 11:00" -q >/dev/null
	gives 0 'status,responded_at,notified_at
new,2026-11-23T09:00:00+07:00,2026-11-23T11:00:00+07:00' spkt-report list -f status,responded_at,notified_at
}

@test "a record is not the duplicate of itself" {
	report
	says 65 'spkt-followup: PLB-20261123-R0001: a record cannot be the duplicate of itself' spkt-followup duplicate R1 --duplicate-of R1
	[ "$(status)" = new ]
}

@test "amend sets fields, the file stays as it was" {
	report
	cp "$SPKT_DIR"/reports/PLB/2026/11/23/PLB-20261123-R0001.yaml before
	f amend R1 --set category=theft --set priority=gawat --set "title=KTP dan SIM" --reason "salah pilih" -q >step
	gives 0 'category,priority,title
theft,emergent,KTP dan SIM' spkt-report list -f category,priority,title
	cmp before "$SPKT_DIR"/reports/PLB/2026/11/23/PLB-20261123-R0001.yaml
	gives 0 'verb: amend
at: "2026-11-24T10:00:00+07:00"
reason: salah pilih
set:
  category: theft
  priority: emergent
  title: KTP dan SIM' step
	says 0 'note PLB-20261123-R0001 KTP dan SIM' spkt-followup note R1 -m x
}

@test "amend keeps texts of several lines and empties what may be empty" {
	report
	f amend R1 --set "narrative=$(printf 'satu\n\ndua: \\n')" -q >/dev/null
	gives 0 '{"narrative":"satu\n\ndua: \\n"}' spkt-report list -O jsonl -f narrative
	f amend R1 --set title= -q >/dev/null
	[ "$(field report title PLB-20261123-R0001)" = "" ]
	says 65 'spkt-followup: PLB-20261123-R0001: priority: must be given, one of emergent, urgent, routine' spkt-followup amend R1 --set priority=
}

@test "times that can hardly be meant are stored, and said" {
	report
	says 0 'spkt-followup: until: is past already; it is kept
wait PLB-20261123-R0001 KTP hilang' spkt-followup wait R1 --reason x --until 2026-11-23
	says 0 'spkt-followup: until: sudah lewat; tetap disimpan
wait PLB-20261123-R0001 KTP hilang' spkt-followup wait R1 --reason x --until 09:59 --lang id
	for until in today 2026-12-01 "2026-11-24 10:00"; do
		says 0 'wait PLB-20261123-R0001 KTP hilang' spkt-followup wait R1 --reason x --until "$until"
	done
	says 0 '' spkt-followup wait R1 --reason x --until 2026-11-23 -q
	says 0 'amend PLB-20261123-R0001 KTP hilang' spkt-followup amend R1 --set occurred_from="2026-11-22 10:00"
	says 0 'spkt-followup: occurred_until: is before occurred_from; it is kept
amend PLB-20261123-R0001 KTP hilang' spkt-followup amend R1 --set occurred_until="2026-11-22 09:00"
	[ "$(field report occurred_until PLB-20261123-R0001)" = 2026-11-22T09:00:00+07:00 ]
}

@test "amend cannot set what is fixed" {
	report
	for field in uid station kind received recorded source; do
		says 65 "spkt-followup: PLB-20261123-R0001: \"$field\" cannot be amended; void the record and enter it anew with --replaces" \
			spkt-followup amend R1 --set $field=x
	done
	complaint
	says 65 'spkt-followup: PLB-20261123-F0001: "anonymous" cannot be amended; void the record and enter it anew with --replaces' \
		spkt-followup amend F1 --set anonymous=no
	says 65 'spkt-followup: PLB-20261123-R0001: unknown field "titel"; a field of your own begins with x-' spkt-followup amend R1 --set titel=x
	says 64 'spkt-followup: PLB-20261123-R0001: expected --set FIELD=VALUE, got "title"' spkt-followup amend R1 --set title
	says 65 'spkt-followup: PLB-20261123-R0001: set: "title" is given twice' spkt-followup amend R1 --set title=x --set title=y
	run spkt-followup amend R1 --set priority=sedang
	[ "$status" -eq 65 ]
	[ "$(find "$SPKT_DIR" -name '*_01-*' | wc -l)" -eq 0 ]
}

@test "a void record is replaced by a new one" {
	report
	f void R1 --reason "salah jenis" -q >/dev/null
	gives 0 PLB-20261124-R0001 spkt-report new crime --replaces 23-R1 --by 84010123
	[ "$(field report replaces PLB-20261124-R0001)" = PLB-20261123-R0001 ]
	gives 0 'id,verb,by,replaced_by
PLB-20261123-R0001,note,84010123,PLB-20261124-R0001' spkt-followup list -f id,verb,by,replaced_by -w 'verb == "note"'
	spkt-report show 23-R1 | grep -qx '  replaced_by: PLB-20261124-R0001'
	spkt-report show 23-R1 -O text | grep -q '  note  .*replaced_by: PLB-20261124-R0001$'
	[ "$(status)" = void ]
	spkt-tree check >/dev/null
}

@test "--replaces: what is not void is refused; a retry with --key tells the old one once; -F does the same" {
	report
	says 65 'spkt-report: replaces: PLB-20261123-R0001 is new; only a void record is replaced: spkt-followup void PLB-20261123-R0001 --reason TEXT' \
		spkt-report new crime --replaces 23-R1
	says 65 'spkt-report: replaces: PLB-20261123-R0001 berstatus baru; hanya catatan batal yang digantikan: spkt-followup void PLB-20261123-R0001 --reason TEKS' \
		spkt-report new crime --replaces 23-R1 --lang id -N
	says 1 'spkt-report: replaces: no record "PLB-20261123-R0009"' spkt-report new crime --replaces PLB-20261123-R0009
	[ "$(stored)" -eq 1 ]
	f void R1 --reason "salah jenis" -q >/dev/null
	spkt-report new crime --replaces 23-R1 -N >/dev/null
	[ "$(stored)" -eq 2 ]
	gives 0 PLB-20261124-R0001 spkt-report new crime --replaces 23-R1 --key a
	gives 0 PLB-20261124-R0001 spkt-report new crime --replaces 23-R1 --key a
	[ "$(stored)" -eq 4 ]
	printf 'kind: lost\n---\nkind: crime\nreplaces: PLB-20261123-R0001\n' | spkt-report new -F - >/dev/null
	[ "$(f list -f replaced_by -w 'verb == "note"' | sed 1d | tr '\n' ' ')" = "PLB-20261124-R0001 PLB-20261124-R0003 " ]
}

@test "--replaces: where the old record cannot be told, the new one stays and that is said" {
	report
	f void R1 --reason "salah jenis" -q >/dev/null
	strace -o /dev/null true 2>/dev/null || skip "strace may not trace here"
	code=0
	LSAN_OPTIONS=detect_leaks=0 strace -f -qq -o trace -e trace=linkat -e inject=linkat:error=EIO:when=2+ \
		spkt-report new crime --replaces 23-R1 >out 2>err || code=$?
	[ "$code" -eq 74 ]
	gives 0 PLB-20261124-R0001 cat out
	grep -qx 'PLB-20261124-R0001 is stored, but PLB-20261123-R0001 does not lead to it yet; say it with: spkt-followup note PLB-20261123-R0001 -m PLB-20261124-R0001' err
	grep -q '^spkt-report: .*cannot publish; nothing was stored: Input/output error' err
	[ "$(field report status PLB-20261124-R0001)" = new ]
}

@test "retract takes a step out of the fold; it stays in the history" {
	report
	f close R1 -q >step
	says 65 "spkt-followup: $(cat step): reason: retract needs reason" spkt-followup retract "$(cat step)"
	f retract "$(cat step)" --reason "salah pilih catatan" -q >taken
	[ "$(status)" = new ]
	[ "$(field report closed_at PLB-20261123-R0001)" = "" ]
	spkt-report show R1 >shown
	grep -A9 "step_id: $(cat step)" shown | grep -qx '  standing: retracted'
	f retract "$(cat taken)" --reason "ternyata benar" -q >/dev/null
	[ "$(status)" = closed ]
}

@test "retract: short forms, several, standard input, and what is no step" {
	report
	f assign R1 --to 1 -q >step
	f note R1 -m x -q >>step
	short=$(sed -n '1s/^PLB-20261123-R0001/R1/p' step)
	f retract "$short" --reason x -q >/dev/null
	[ "$(status)" = new ]
	f retract - --reason x -q <<<"$(sed -n 2p step)" >/dev/null
	says 65 "spkt-followup: $(sed -n 1p step): is retracted already
spkt-followup: $(sed -n 2p step): is retracted already" sh -c "spkt-followup retract - --reason y <step"
	says 65 "spkt-followup: $(sed -n 1p step): sudah ditarik" spkt-followup retract "$short" --reason x --lang id
	says 64 "spkt-followup: \"$short\" is a short id; standard input takes full ids only" sh -c "echo $short | spkt-followup retract - --reason x"
	says 64 'spkt-followup: expected the id of a step such as PLB-20261124-R0007_02-K7Q2, got "PLB-20261123-R0001"' spkt-followup retract R1 --reason x
	says 1 'spkt-followup: no record "PLB-20261123-R0001_01-ZZZZ"' spkt-followup retract R1_01-ZZZZ --reason x
	says 1 'spkt-followup: no record "PLB-20261123-R0001_09"' spkt-followup retract R1_09 --reason x
	for id in R1_ R1_x R1_01- R1_01-ZZZZZZ R1_-ZZZZ; do
		not f retract $id --reason x 2>/dev/null
	done
}

@test "retract: the clock of a step is enough where no other step has it" {
	report
	for n in 1 2 3; do f note R1 -m $n -q; done >step
	f retract R1_01 --reason x -q >/dev/null
	f retract PLB-20261123-R0001_02 --reason x -q >/dev/null
	f retract "$(sed -n 3p step | sed 's/^PLB-20261123-R0001_0/r1_/' | tr '[:upper:]' '[:lower:]')" --reason x -q >/dev/null
	gives 0 3 sh -c 'spkt-report show R1 | grep -cx "  standing: retracted"'
	says 64 'spkt-followup: "PLB-20261123-R0001_02" is a short id; standard input takes full ids only' \
		sh -c 'echo PLB-20261123-R0001_02 | spkt-followup retract - --reason x'
	folder=$SPKT_DIR/reports/PLB/2026/11/23
	for tag in AAAA BBBB; do
		sed -e '/^sum:/d' -e "s/^uid: .*/uid: 0123456789abcdef0123456789${tag/AAAA/abcdee}/;s/BBBB/abcdef/" "$folder/$(sed -n 1p step).yaml" \
			>"$folder/PLB-20261123-R0001_09-$tag.yaml"
	done
	says 64 'spkt-followup: "PLB-20261123-R0001_09" could be: PLB-20261123-R0001_09-AAAA, PLB-20261123-R0001_09-BBBB' \
		spkt-followup retract R1_09 --reason x
	f retract R1_09-bbbb --reason x -q >/dev/null
}

@test "closing a complaint needs analyse, decide and respond" {
	complaint
	says 65 'spkt-followup: PLB-20261123-F0001: closing needs analyse, decide, respond first, or --without REASON' spkt-followup close F1
	f analyse F1 --cause staffing_too_few --whys "Antre lama" --whys "Satu loket" -q >/dev/null
	says 65 'spkt-followup: PLB-20261123-F0001: closing needs decide, respond first, or --without REASON' spkt-followup close F1
	f decide F1 --reason "Loket ditambah" -q >/dev/null
	says 65 'spkt-followup: PLB-20261123-F0001: closing needs respond first, or --without REASON' spkt-followup close F1
	f respond F1 -m "Loket malam ditambah" -q >step
	says 0 'close PLB-20261123-F0001' spkt-followup close F1
	[ "$(status F1)" = closed ]
	[ "$(field feedback cause PLB-20261123-F0001)" = staffing_too_few ]
}

@test "with a contact it needs notify too, or an answer that says by which channel it went" {
	complaint --reporter.phone 081234567890
	f analyse F1 --cause x -q >/dev/null
	f decide F1 --reason x -q >/dev/null
	f respond F1 -m "Terima kasih" -q >step
	says 65 'spkt-followup: PLB-20261123-F0001: penutupan memerlukan notify lebih dahulu, atau --without ALASAN' spkt-followup close F1 --lang id
	cp -r "$SPKT_DIR" copy
	f notify F1 --via whatsapp -q >/dev/null
	f close F1 -q >/dev/null
	f -C copy respond F1 -m "Terima kasih" --via whatsapp -q >/dev/null
	f -C copy close F1 -q >/dev/null
}

@test "--without REASON closes; a retracted answer does not count; praise closes by itself" {
	complaint
	f close F1 --without "warga mencabut pengaduan" -q >step
	[ "$(status F1)" = closed ]
	grep -qx 'without: warga mencabut pengaduan' "$SPKT_DIR/feedback/PLB/2026/11/23/$(cat step).yaml"
	spkt-feedback new question -m x >/dev/null
	f analyse 24-F1 --cause x -q >/dev/null
	f decide 24-F1 --reason x -q >/dev/null
	f respond 24-F1 -m x -q >step
	f retract "$(cat step)" --reason salah -q >/dev/null
	says 65 'spkt-followup: PLB-20261124-F0001: closing needs respond first, or --without REASON' spkt-followup close 24-F1
	spkt-feedback new praise -m x >/dev/null
	f close 24-F2 -q >/dev/null
}

@test "one whom feedback concerns can neither be given it nor act on it: 77" {
	complaint --concerns 84010123
	says 77 'spkt-followup: PLB-20261123-F0001: the feedback concerns 84010123, who cannot handle it' spkt-followup assign F1 --to 84010123 --by 1
	says 77 'spkt-followup: PLB-20261123-F0001: the feedback concerns 84010123, who cannot handle it' spkt-followup note F1 -m x --by 84010123
	SPKT_OFFICER=84010123 says 77 'spkt-followup: PLB-20261123-F0001: umpan balik ini menyangkut 84010123, yang tidak boleh menanganinya' spkt-followup accept F1 --lang id
	f assign F1 --to 91020456 --by 1 -q >/dev/null
}

@test "whom it concerns can be amended, and counts as amended" {
	complaint
	f amend F1 --set concerns=84010123 -q >/dev/null
	says 77 'spkt-followup: PLB-20261123-F0001: the feedback concerns 84010123, who cannot handle it' spkt-followup assign F1 --to 84010123
}

@test "several ids: each is tried, the worst code is returned" {
	report
	spkt-report new lost >/dev/null
	f close 23-R1 -q >/dev/null
	says 65 'spkt-followup: PLB-20261123-R0001: close is not taken on a record that is closed
spkt-followup: no record "R9"
close PLB-20261124-R0001' spkt-followup close 23-R1 R9 24-R1
	says 64 'spkt-followup: expected ID...' spkt-followup close
}

@test "ids of a list on standard input" {
	report
	spkt-report new lost >/dev/null
	spkt-report list -O ids -w 'status == "new" && age > 1d' | spkt-followup assign --to 84010123 - -q >/dev/null
	gives 0 'owner
84010123
""' spkt-report list -f owner
	spkt-report list -O ids -0 | spkt-followup note -m x -0 - -q >/dev/null
	says 64 'spkt-followup: "R1" is a short id; standard input takes full ids only' sh -c 'echo R1 | spkt-followup note -m x -'
}

@test "-m - and --text-file are the note, and the text of respond" {
	report
	printf 'satu\ndua\n' | f note R1 -m - -q >step
	gives 0 'verb: note
at: "2026-11-24T10:00:00+07:00"
note: |-
  satu
  dua' step
	printf 'jawaban' >answer
	f respond R1 --text-file answer -q >step
	gives 0 'verb: respond
at: "2026-11-24T10:00:00+07:00"
text: jawaban' step
}

@test "--dry-run shows the steps and stores none" {
	report
	spkt-report new lost >/dev/null
	gives 0 '2' sh -c 'spkt-followup assign --to 1 23-R1 24-R1 -N 2>/dev/null | grep -c "^verb: assign"'
	gives 0 '1' sh -c 'spkt-followup assign --to 1 23-R1 24-R1 -N 2>/dev/null | grep -c "^---"'
	[ "$(stored)" -eq 2 ]
}

@test "two steps that set one field at one clock are concurrent, and show says so" {
	report
	f amend R1 --set title=satu -q >one
	cp "$SPKT_DIR"/reports/PLB/2026/11/23/"$(cat one)".yaml kept
	rm "$SPKT_DIR"/reports/PLB/2026/11/23/"$(cat one)".yaml
	f amend R1 --set title=dua -q >two
	cp kept "$SPKT_DIR"/reports/PLB/2026/11/23/"$(cat one)".yaml
	gives 0 2 sh -c 'spkt-report show R1 | grep -cx "  standing: concurrent"'
	gives 0 2 sh -c 'spkt-report show R1 -O text | grep -cE "amend \(concurrent with _01-....\)"'
	gives 0 2 sh -c 'spkt-report show R1 -O text --lang id | grep -cE "amend \(bersamaan dengan _01-....\)"'
	gives 0 2 sh -c 'spkt-report list -f step_count | sed 1d'
}

@test "list shows the steps by record, and -w chooses among them" {
	report
	complaint
	f assign R1 --to 84010123 --at "2026-11-23 09:00" -q >step
	f note F1 -m dibaca -q >>step
	gives 0 "id,step_id,verb,to,note,status_after
PLB-20261123-R0001,$(sed -n 1p step),assign,84010123,,open
PLB-20261123-F0001,$(sed -n 2p step),note,,dibaca,new" spkt-followup list -f id,step_id,verb,to,note,status_after
	gives 0 "id
PLB-20261123-R0001" spkt-followup list -f id -w 'verb == "assign"'
	gives 0 "verb
note" spkt-followup list -f verb --day today
	spkt-followup list -f verb -n 1 -o out
	gives 0 "verb
assign" cat out
	gives 0 'id,verb' spkt-followup list -f id,verb --month 2026-10
	gives 1 'id,verb' spkt-followup list -f id,verb --month 2026-10 -E
}

@test "show is that of the record" {
	report
	f assign R1 --to 84010123 -q >/dev/null
	spkt-report show R1 >one
	gives 0 "$(cat one)" spkt-followup show R1
}

@test "a step by an unknown verb is kept, and the rest is folded" {
	report
	f assign R1 --to 84010123 -q >step
	sed -e 's/^verb: .*/verb: hold/' -e '/^sum:/d' -e 's/^uid: .*/uid: 0123456789abcdef0123456789abcdef/' \
		"$SPKT_DIR"/reports/PLB/2026/11/23/"$(cat step)".yaml >"$SPKT_DIR"/reports/PLB/2026/11/23/PLB-20261123-R0001_02-AAAA.yaml
	run spkt-report list -f status,owner
	[[ $output == *'open,84010123' ]]
}

@test "standard input is the text or the ids, not both; a text is given once" {
	report
	echo PLB-20261123-R0001 >ids
	for options in "-m -" "--text-file -"; do
		says 64 'spkt-followup: standard input cannot be both the text and the list of ids' \
			sh -c "spkt-followup note $options - <ids"
	done
	says 64 'spkt-followup: masukan standar tidak dapat sekaligus menjadi teks dan daftar id' \
		sh -c "spkt-followup note -m - R1 - --lang id <ids"
	says 64 'spkt-followup: -m and --text-file say the same thing; give one of them' spkt-followup note R1 -m a --text-file ids
	says 64 'spkt-followup: -m and --text say the same thing; give one of them' spkt-followup respond R1 -m a --text b
	says 64 'spkt-followup: --text-file and --text say the same thing; give one of them' spkt-followup respond R1 --text-file ids --text b
	says 64 'spkt-followup: -m dan --text mengisi hal yang sama; pakai salah satu' spkt-followup respond R1 -m a --text b --lang id
	[ "$(stored)" -eq 1 ]
}
