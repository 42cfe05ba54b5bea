# Every kind of report, taken as an officer would take it at the desk.
load desk

# shown ID FIELD...: fields of a report, a line each, as `show` has them (empty ones are left out).
shown() {
	local id=$1 field
	spkt-report show "$id" >"$BATS_TEST_TMPDIR/record"
	shift
	for field in "$@"; do
		sed -n "s/^$field: *//p" "$BATS_TEST_TMPDIR/record" | tr -d '"' | sed "s/^/$field /"
	done
}

@test "crime, reported by the public: model B, urgent" {
	spkt-report new crime --category theft --title "Motor hilang di parkiran" -l "Pasar Plaju" --area plaju \
		--occurred-from "24-11-2026 07.00" --occurred-until "24-11-2026 08.30" --item-kinds motor \
		--items "Motor BG 1234 XY" --by 84010123 -m "Diparkir pukul tujuh, hilang saat akan pulang" >/dev/null
	gives 0 'kind crime
category theft
priority urgent
channel desk
model B
occurred_from 2026-11-24T07:00:00+07:00
status new' shown R1 kind category priority channel model items occurred_from status
}

@test "crime, found by an officer: model A by the channel of a patrol, or as said" {
	spkt-report new crime -c patrol --category drugs >/dev/null
	spkt-report new pidana -c "tertangkap tangan" >/dev/null
	spkt-report new crime -c caught_in_act >/dev/null
	spkt-report new crime --model A >/dev/null
	spkt-report new crime -c patrol --model b >/dev/null
	spkt-report new lost -c patrol >/dev/null
	gives 0 'channel,model
patrol,A
caught_in_act,A
caught_in_act,A
desk,A
patrol,B
patrol,' spkt-report list -f channel,model
	gives 0 'model
B' spkt-report list -f model -w 'kind == "crime" && model == "B"'
}

@test "lost: several things, each with its number, which stays out of the tracked tree" {
	spkt-report new kehilangan --category lost_documents --title "Dompet jatuh" -l "Pasar Cinde" --item-kinds "KTP" \
		--item-kinds "SIM" --items "KTP 3174051201900001" --items "SIM B 1234" --reporter.name "Siti Aminah" >/dev/null
	gives 0 'item_kinds
"KTP
SIM"' spkt-report list -f item_kinds
	not grep -r 3174051201900001 "$SPKT_DIR/reports"
	spkt-report show R1 -I >shown
	grep -A 2 '^items:' shown >things
	gives 0 'items:
- KTP 3174051201900001
- SIM B 1234' cat things
}

@test "lost: the number is not on the command line where others see it" {
	printf 'kind: lost\nitem_kinds: [KTP]\nitems: [KTP 3174051201900001]\npeople:\n  - role: reporter\n    name: Siti\n' | spkt-report new -F - >id
	gives 0 PLB-20261124-R0001 cat id
	not grep -rE '3174|Siti' "$SPKT_DIR/reports"
}

@test "found: who handed it in, until it is returned" {
	spkt-report new temuan --category found_items --title "Tas ransel biru" -l "Halte Ampera" --item-kinds tas \
		--contact.name "Budi" --by 84010123 >/dev/null
	spkt-followup return R1 --proof "isi tas dicocokkan" --by 91020456 -q >/dev/null
	gives 0 'kind found
priority routine
status closed' shown R1 kind priority status
}

@test "social problem" {
	spkt-report new "masalah sosial" --category noise --title "Organ tunggal lewat tengah malam" -l "Gang 3" -c call_110 >/dev/null
	gives 0 'kind social
category noise
priority routine
channel call_110' shown R1 kind category priority channel
}

@test "emergency: emergent, with its stages" {
	spkt-report new darurat --category fire --title "Kebakaran rumah" -l "Jl. Kapten Abdullah" -c call_110 -r 09:40 >/dev/null
	spkt-followup dispatch R1 --unit "Patroli 3" --at 09:42 -q >/dev/null
	spkt-followup arrive R1 --at 09:49 -q >/dev/null
	gives 0 'kind emergency
priority emergent
received 2026-11-24T09:40:00+07:00
status open
dispatched_at 2026-11-24T09:42:00+07:00
arrived_at 2026-11-24T09:49:00+07:00' shown R1 kind priority received status dispatched_at arrived_at
}

@test "information: the guide that was given is a step" {
	spkt-report new informasi --category info_document --title "Tanya syarat SKCK" -c whatsapp >/dev/null
	spkt-report guide skck --for R1 --by 84010123 >/dev/null 2>&1
	spkt-followup close R1 --outcome "panduan diberikan" -q >/dev/null
	gives 0 'id,verb,guide
PLB-20261124-R0001,advise,skck' spkt-followup list -f id,verb,guide -w 'verb == "advise"'
	gives 0 'kind information
priority routine
status closed
outcome panduan diberikan' shown R1 kind priority status outcome
}

@test "outage, and the reports that were taken on paper meanwhile" {
	spkt-report new "gangguan sistem" --category power_down --title "Listrik padam" --occurred-from "24-11-2026 08.00" \
		--occurred-until "24-11-2026 09.15" >/dev/null
	spkt-report new lost --title "KTP hilang" -r 08:20 --outage R1 >stdout 2>stderr
	gives 0 '' cat stderr
	gives 0 'outage
PLB-20261124-R0001' sh -c 'spkt-report list -f outage -w "kind == \"lost\""'
	gives 0 'kind outage
priority urgent
occurred_from 2026-11-24T08:00:00+07:00
occurred_until 2026-11-24T09:15:00+07:00' shown R1 kind priority occurred_from occurred_until
	spkt-stats daily --day today >page
	grep -q 'Listrik padam' page
}

@test "an outage that is none is said, and the entry stays" {
	spkt-report new lost >/dev/null
	says 0 'spkt-report: outage: PLB-20261124-R0001 is no outage report; it is kept' spkt-report new lost --outage R1
	says 0 'spkt-report: outage: PLB-20261123-R0009 is no outage report; it is kept' spkt-report new lost --outage PLB-20261123-R0009
	says 0 '' spkt-report new lost --outage R1 -q
	says 1 'spkt-report: outage: no record "R9"' spkt-report new lost --outage R9
	gives 0 '4' sh -c 'spkt-report list -O ids | wc -l'
}

@test "log: the shift book reads in order of the day, and nothing of it is open" {
	spkt-report new mutasi --category patrol_log -m "Patroli dialogis Pasar Plaju, nihil" -r 06:10 --by 84010123 >/dev/null
	spkt-report new lost --title "KTP hilang" -r 07:00 >/dev/null
	spkt-report new log --category shift_handover -m "Serah terima regu I ke regu II, inventaris lengkap" -r 08:00 --by 91020456 >/dev/null
	gives 0 'received,officer,category,narrative
2026-11-24T06:10:00+07:00,84010123,patrol_log,"Patroli dialogis Pasar Plaju, nihil"
2026-11-24T08:00:00+07:00,91020456,shift_handover,"Serah terima regu I ke regu II, inventaris lengkap"' \
		spkt-report list -w 'kind == "log"' --day today -f received,officer,category,narrative
	gives 0 'status,age,closed_at
closed,0,
closed,0,' spkt-report list -w 'kind == "log"' -f status,age,closed_at
	gives 0 'id
PLB-20261124-R0002' spkt-report list -w 'status != "closed"' -f id
}

@test "log: it has no clock in the figures; what is noted on it leaves it closed" {
	spkt-report new log -m "Apel pagi" -r 07:00 >/dev/null
	spkt-report new lost -r 08:00 >/dev/null
	spkt-followup close R2 --at 09:00 -q >/dev/null
	gives 0 'n,excluded,median_s,p90_s,max_s
1,0,3600,3600,3600' spkt-stats response
	gives 0 'kind,n
log,1
lost,1' spkt-stats count -g kind
	says 0 'note PLB-20261124-R0001' spkt-followup note R1 -m "Regu lengkap"
	says 65 'spkt-followup: PLB-20261124-R0001: close is not taken on a record that is closed' spkt-followup close R1
	gives 0 'status closed' shown R1 status
}

@test "every choice of a report is taken in English and in Indonesian" {
	while IFS='|' read -r option key word; do
		for said in "$key" "$word"; do
			if [ "$option" = kind ]; then
				spkt-report new "$said" >id
			else
				spkt-report new lost "--$option" "$said" >id
			fi
			[ "$(field report "$option" "$(cat id)")" = "$key" ] || { echo "$option $said"; false; }
		done
	done <<-END
		kind|crime|Tindak Pidana
		kind|lost|barang hilang
		kind|found|penemuan
		kind|social|gangguan
		kind|emergency|gawat-darurat
		kind|information|permohonan informasi
		kind|outage|padam
		kind|log|buku mutasi
		priority|emergent|gawat
		priority|urgent|mendesak
		priority|routine|rutin
		model|A|ditemukan petugas
		model|B|laporan masyarakat
	END
}

@test "every choice of feedback is taken in English and in Indonesian" {
	while IFS='|' read -r option key word; do
		for said in "$key" "$word"; do
			if [ "$option" = kind ]; then
				spkt-feedback new "$said" -m x >id
			else
				spkt-feedback new saran -m x "--$option" "$said" >id
			fi
			[ "$(field feedback "$option" "$(cat id)")" = "$key" ] || { echo "$option $said"; false; }
		done
	done <<-END
		kind|complaint|Pengaduan
		kind|criticism|kritik
		kind|input|masukan
		kind|suggestion|usul
		kind|question|pertanyaan
		kind|praise|ucapan terima kasih
		aspects|requirements|persyaratan
		aspects|procedure|prosedur
		aspects|time|waktu penyelesaian
		aspects|cost|biaya
		aspects|product|produk layanan
		aspects|competence|kompetensi pelaksana
		aspects|behaviour|sikap petugas
		aspects|complaint_handling|penanganan pengaduan
		aspects|facilities|sarana dan prasarana
		confidential|yes|ya
		confidential|no|tidak
		publish|yes|iya
		anonymous|no|tidak
	END
}
