# Figures of one small desk: what came in, when, how fast it was answered, and
# the page of a day. Each expected byte was worked out by hand from the commands
# of setup_file.

load desk.bash

setup_file() {
	export SPKT_DIR=$BATS_FILE_TMPDIR/tree SPKT_LANG=en
	cd "$BATS_FILE_TMPDIR" || return
	spkt-tree init "$SPKT_DIR" --station PLB --name "SPKT Polsek Plaju" --unit "Polsek Plaju" --zone Asia/Jakarta -q
	at "2026-11-20 10:00" spkt-report new lost --title "STNK hilang di terminal" --reporter.name Budi
	at "2026-11-24 01:30" spkt-report new emergency --title "Kebakaran gudang" -c call_110
	at "2026-11-24 01:34" spkt-followup dispatch PLB-20261124-R0001
	at "2026-11-24 01:40" spkt-followup arrive PLB-20261124-R0001
	at "2026-11-24 09:05" spkt-report new lost --title "KTP hilang" --reporter.name Ani
	at "2026-11-24 09:30" spkt-followup respond PLB-20261124-R0002 --text "SKTLK terbit"
	at "2026-11-24 09:40" spkt-report new lost --title "SIM hilang" -c phone
	at "2026-11-24 10:10" spkt-followup wait PLB-20261124-R0003 --reason "menunggu berkas"
	at "2026-11-24 10:00" spkt-report new outage --title "Listrik padam" --occurred-from "2026-11-24 09:50" --occurred-until "2026-11-24 12:00"
	at "2026-11-24 11:00" spkt-feedback new complaint -c whatsapp --aspects time,behaviour --title "Antre dua jam" -m "Antre dua jam" --reporter.name Siti
	at "2026-11-24 11:30" spkt-report new lost --title "salah ketik"
	at "2026-11-24 11:31" spkt-followup void PLB-20261124-R0005 --reason "salah ketik"
	echo "Ruang tunggu panas" | at "2026-11-24 12:00" spkt-feedback new suggestion -c box --aspects facilities -m -
	at "2026-11-24 13:10" spkt-report new information --title "Jadwal SIM keliling"
	at "2026-11-24 13:15" spkt-followup reject PLB-20261124-R0006 --reason "bukan wewenang"
	at "2026-11-24 13:20" spkt-report new emergency --title "Kecelakaan" -c call_110
	at "2026-11-24 13:25" spkt-followup arrive PLB-20261124-R0007 --at "2026-11-24 13:18"
	at "2026-11-24 13:30" spkt-feedback new question -m "Jam buka?"
	at "2026-11-24 13:30" spkt-followup respond PLB-20261124-F0002 --text "24 jam" --via desk
	at "2026-11-24 15:00" spkt-followup respond PLB-20261124-F0001 --text "Loket ditambah" --via whatsapp
	at "2026-11-24 22:15" spkt-report new log --title "Patroli"
	at "2026-11-25 08:00" spkt-followup close PLB-20261124-R0003 --without "sudah ditemukan"
	at "2026-11-25 09:00" spkt-report new lost --title "Dompet hilang"
	export SPKT_NOW=2026-11-30T08:00:00+07:00	# whenever the suite runs
}

at() {
	local now=$1
	shift
	"$@" --now "$now" -q >/dev/null
}

setup() {
	cd "$BATS_TEST_TMPDIR" || return
}

@test "count counts what came in, the rejected too, the void not" {
	gives 0 'n
12' spkt-stats count
	gives 0 'n
9' spkt-stats count --type report
	gives 0 'n
10' spkt-stats count --day 2026-11-24
	gives 0 'n
2' spkt-stats count --since 2026-11-24 -w 'kind == "kehilangan" && channel != "phone"'
}

@test "-g gives a row for each group, sorted bytewise" {
	gives 0 'kind,n
complaint,1
emergency,2
information,1
log,1
lost,4
outage,1
question,1
suggestion,1' spkt-stats count -g kind
	gives 0 'type,station,n
feedback,PLB,3
report,PLB,9' spkt-stats count -g type,station
	gives 0 'weekday,day,n
2,2026-11-24,10
3,2026-11-25,1
5,2026-11-20,1' spkt-stats count -g weekday,day
	gives 0 'week,n
2026-W47,1
2026-W48,11' spkt-stats count -g week
	gives 0 'month,unit,n
2026-11,Polsek Plaju,12' spkt-stats count -g month,unit
	gives 0 'daytype,daypart,n
workday,afternoon,3
workday,evening,1
workday,morning,4
workday,night,1' spkt-stats count -g daytype,daypart --day 2026-11-24
}

@test "an anonymous slip has a day and no time: it is in no hour, shift or daypart" {
	gives 0 'hour,n
11,1
13,1' spkt-stats count -g hour --type feedback
	gives 0 'shift,n
malam,2
pagi,9' spkt-stats count -g shift
	gives 0 'day,n
2026-11-24,3' spkt-stats count -g day --type feedback
	says 0 'n 2; left out: void 0, no time 1
period: from the first record (2026-11-24) to before now (2026-11-30 08:00), Asia/Jakarta; only feedback' spkt-stats count -g hour --type feedback -v
}

@test "each item of a list counts, and what has none has an empty cell" {
	gives 0 'aspects,n
,10
behaviour,1
facilities,1
time,1' spkt-stats count -g aspects
	gives 0 'aspects,kind,n
,question,1
behaviour,complaint,1
facilities,suggestion,1
time,complaint,1' spkt-stats count -g aspects,kind --type feedback
}

@test "rows of a list add up to more than the records, which is said" {
	says 0 'n 2; left out: void 0, no time 0
a list counts in each of its items: 1 of these records stand in several rows, which add up to 3
period: from 2026-11-24 00:00 to before 2026-11-25 00:00, Asia/Jakarta; only feedback where kind != "question"' spkt-stats count -g aspects --type feedback -w 'kind != "question"' --day 2026-11-24 -v
	spkt-stats count -g kind -v 2>&1 | not grep 'a list'
}

@test "the format is chosen with -O; text says what the figures rest on" {
	gives 0 'daypart    n
siang      3
malam      1
pagi       6
dini hari  1' spkt-stats count -g daypart -O table --lang id
	gives 0 '{"kind":"complaint","n":1}
{"kind":"question","n":1}
{"kind":"suggestion","n":1}
{"about":"count","n":3,"no_time":0,"void":0,"from":"2026-11-24T11:00:00+07:00","until":"2026-11-30T08:00:00+07:00","zone":"Asia/Jakarta","notes":["n 3; left out: void 0, no time 0","period: from the first record (2026-11-24) to before now (2026-11-30 08:00), Asia/Jakarta; only feedback"]}' spkt-stats count -g kind -O jsonl --type feedback
	gives 0 'kind: complaint
"n": "1"
---
kind: question
"n": "1"
---
kind: suggestion
"n": "1"' spkt-stats count -g kind -O yaml --day 2026-11-24 --type feedback
	LC_ALL=C gives 0 'type      n
feedback  3
report    7

How many came in: SPKT Polsek Plaju
report or feedback: how many
feedback 3 ############################
report   7 ###################################################################

n 10; left out: void 1, no time 0
period: from 2026-11-24 00:00 to before 2026-11-25 00:00, Asia/Jakarta' spkt-stats count -g type -O text --day 2026-11-24
	LC_ALL=C gives 0 'type         n
umpan balik  3
laporan      8

Berapa yang masuk: SPKT Polsek Plaju
laporan atau umpan balik: jumlah
umpan balik 3 ########################
laporan     8 ################################################################

n 11; tidak dihitung: batal 1, tanpa jam 0
periode: dari catatan pertama (2026-11-20) sampai sebelum 2026-11-25 00:00,
  Asia/Jakarta' spkt-stats count -g type -O text --until 2026-11-25 --lang id
	says 64 'spkt-stats: these figures have no "paths"; there are: csv, table, yaml, jsonl, text, excel, fods, ids, html, svg' spkt-stats count -O paths
}

@test "an unknown group or stage is named with those there are" {
	not spkt-stats count -g colour 2>stderr
	grep -q "unknown field \"colour\".* there are: id, type, .*, text, .*, hour, weekday, day, week, month, daytype, daypart, unit$" stderr
	says 64 'spkt-stats: the period is empty: from 2026-11-20T00:00:00+07:00 to before 2026-11-01T00:00:00+07:00' spkt-stats count --since 2026-11-20 --until 2026-11-01
	says 65 'spkt-stats: week: there is no such month: "2026-47"; the week is written 2026-W47' spkt-stats weekly --week 2026-47
	not spkt-stats count -g knid 2>near
	grep -q 'unknown field "knid"; did you mean kind? there are: id, type, ' near
	says 64 'spkt-stats: expected one or two different columns to group by, got "kind,kind"' spkt-stats count -g kind,kind
	says 65 'spkt-stats: to: unknown stage "answered"; there are: received, accepted, assigned, dispatched, departed, arrived, cleared, referred, analysed, decided, responded, notified, resolved, closed, taken, outcome' spkt-stats response --to answered
}

@test "nothing found is an answer: rows of nothing, and exit 1 with -E" {
	gives 0 'n
0' spkt-stats count --year 2020
	gives 0 'kind,n' spkt-stats count -g kind --year 2020
	gives 1 'n
0' spkt-stats count -E --year 2020
	gives 0 'n,excluded,median_s,p90_s,max_s
0,0,,,' spkt-stats response --year 2020
	gives 1 'kind,n,excluded,median_s,p90_s,max_s' spkt-stats response -g kind -E --year 2020
	gives 0 'n
10' spkt-stats count -E --day 2026-11-24
}

@test "heat has every hour of the week, also those of nothing" {
	run spkt-stats heat
	[ "${lines[0]}" = weekday,hour,n ]
	[ "${#lines[@]}" -eq 169 ]
	printf '%s\n' "${lines[@]:1}" | LC_ALL=C sort -c
	[ "$(printf '%s\n' "${lines[@]:1}" | grep -v ',0$')" = "2,1,1
2,10,1
2,11,1
2,13,3
2,22,1
2,9,2
3,9,1
5,10,1" ]
	[ "$(spkt-stats heat --type feedback | grep -vc ',0$')" -eq 3 ]
}

@test "response measures from received to the first answer of any kind" {
	gives 0 'n,excluded,median_s,p90_s,max_s
5,5,1500,80400,80400' spkt-stats response
	gives 0 'kind,n,excluded,median_s,p90_s,max_s
complaint,1,0,14400,14400,14400
emergency,1,1,240,240,240
lost,2,2,1500,80400,80400
outage,0,1,,,
question,1,0,0,0,0
suggestion,0,1,,,' spkt-stats response -g kind
	gives 0 'n,excluded,median_s,p90_s,max_s
1,1,600,600,600' spkt-stats response -w 'kind == "emergency"' --to arrived
	gives 0 'channel,n,excluded,median_s,p90_s,max_s
call_110,1,1,360,360,360
desk,0,4,,,
phone,0,1,,,' spkt-stats response --from dispatched --to arrived -g channel --type report
	gives 0 'hour,n,excluded,median_s,p90_s,max_s
11,1,0,14400,14400,14400
13,1,0,0,0,0' spkt-stats response -g hour --type feedback
}

@test "heat -g has the 168 hours of each group" {
	[ "$(spkt-stats heat -g type | grep -c '^feedback,')" -eq 168 ]
	[ "$(spkt-stats heat -g type | wc -l)" -eq $((1 + 2 * 168)) ]
	gives 0 'type,weekday,hour,n' bash -c "spkt-stats heat -g type | head -n 1"
	gives 0 'feedback,2,11,1
feedback,2,13,1' bash -c "spkt-stats heat -g type | grep '^feedback' | grep -v ',0$'"
}

@test "response tells what it leaves out and why" {
	says 0 'n 5, excluded 5; left out: void 1, rejected, duplicate or log 2
excluded: missing 3, negative 1, no time 1; counted though zero: 1
measured from received to responded dispatched arrived resolved closed, the first to occur; percentiles by nearest rank
period: from the first record (2026-11-20) to before now (2026-11-30 08:00), Asia/Jakarta' spkt-stats response -v
	LC_ALL=C gives 0 'type         n  excluded  median_s    p90_s    max_s
umpan balik  2         1        0s       4h       4h
laporan      3         2       25m  22h 20m  22h 20m

Berapa lama dari satu tahap ke tahap lain: SPKT Polsek Plaju
laporan atau umpan balik: menit
umpan balik  0
laporan     25 ###############################################################

n 5, dikecualikan 3; tidak dihitung: batal 1, ditolak, ganda atau mutasi 2
dikecualikan: belum terjadi 1, negatif 1, tanpa jam 1; dihitung walau nol: 1
diukur dari received sampai responded dispatched arrived resolved closed, yang
  pertama terjadi; persentil menurut peringkat terdekat
periode: dari 2026-11-24 00:00 sampai sebelum 2026-11-25 00:00, Asia/Jakarta' spkt-stats response -O text -g type --day 2026-11-24 --lang id
}

@test "daily is the page of a day, as it stood at its end" {
	gives 0 'SPKT Polsek Plaju (PLB)
Tuesday, 24 November 2026
period: from 2026-11-24 00:00 to before 2026-11-25 00:00, Asia/Jakarta

DATA
  newest record PLB: 22:15
  shift siang: no entry

RECEIVED                                              reports     feedback
  all                                                       7            3
  by kind
    lost                                                    2
    emergency                                               2
    information                                             1
    outage                                                  1
    log                                                     1
    complaint                                                            1
    suggestion                                                           1
    question                                                             1
  by channel
    Suggestion box                                          0            1
    Emergency call 110                                      2            0
    At the desk                                             4            1
    Telephone                                               1            0
    WhatsApp                                                0            1
  by shift
    malam                                                   2            0
    pagi                                                    5            2
    siang                                                         no entry
    no time of day                                          0            1
  of these shift-book entries                               1            0
  of these rejected, duplicate                              1            0
  void, not counted                                         1            0

SIGNALS
  not judged: it takes 28 days of records before the day

OPEN AT THE END                                       reports     feedback
  all                                                       6            3
  of these waiting                                          1            0
  of these referred                                         0            0
  of these past a limit of sla.csv                          1            0
    PLB-20261124-R0007  13:30             on_scene            Kecelakaan
  oldest   PLB-20261120-R0001   4d 14h         STNK hilang di terminal
  oldest   PLB-20261124-F0001   13h            Antre dua jam

ANSWERED                                              reports     feedback
  in the period                                             1            2
  answered, citizen to be told                              1            0
    PLB-20261124-R0002   09:30             KTP hilang
  answered, cannot be told: no contact, no code             0            0

RESPONSE TIMES                n   excluded      median         90%     longest
  reports                     2          3          4m         25m         25m
  feedback                    2          1          0s          4h          4h
  emergencies to arrival      1          1         10m         10m         10m
    reports: missing 2, negative 1, beside these rejected, duplicate or log 2
    feedback: no time of day 1, counted though zero 1
    emergencies to arrival: negative 1
  of what was received in the period, to the first of responded, dispatched,
  arrived, resolved, closed; emergencies to arrived; nearest rank

FEEDBACK BY ASPECT              n  mean before   trend
  none named                    1          0.0    same  ████████████████████
  behaviour                     1          0.0    same  ████████████████████
  facilities                    1          0.0    same  ████████████████████
  time                          1          0.0    same  ████████████████████
  n 3 pieces of feedback; one can name several; mean of 4 of the 4 periods
  before, those since the first record

IMPROVEMENT ACTIONS                                         n
  overdue at the end                                        0
  due within 7 days after it                                0
  finished in the period                                    0
  verified in the period                                    0

OUTAGES
  PLB-20261124-R0004  09:50-12:00       2h 10m        Listrik padam
  n 1, excluded 0; not available in the period: 2h 10m; available 90.97%

ARRIVALS BY HOUR
  | ▂       ▅▂▂ █        ▂ |
   0     6     12    18   23
  n 9, at most 3 in an hour; no time of day 1' spkt-stats daily --day 2026-11-24 --lang en
}

@test "daily speaks Indonesian, and ASCII where the locale has no more" {
	gives 0 'SPKT Polsek Plaju (PLB)
Selasa, 24 November 2026
periode: dari 2026-11-24 00:00 sampai sebelum 2026-11-25 00:00, Asia/Jakarta

DATA
  catatan terbaru PLB: 22:15
  regu siang: tidak ada catatan

DITERIMA                                              laporan  umpan balik
  semua                                                     7            3
  menurut jenis
    kehilangan                                              2
    darurat                                                 2
    permintaan informasi                                    1
    gangguan layanan                                        1
    catatan mutasi                                          1
    pengaduan                                                            1
    saran                                                                1
    pertanyaan                                                           1
  menurut saluran
    Kotak saran                                             0            1
    Telepon 110                                             2            0
    Datang langsung                                         4            1
    Telepon                                                 1            0
    WhatsApp                                                0            1
  menurut regu
    malam                                                   2            0
    pagi                                                    5            2
    siang                                                tidak ada catatan
    tanpa jam                                               0            1
  di antaranya mutasi jaga                                  1            0
  di antaranya ditolak, ganda                               1            0
  batal, tidak dihitung                                     1            0

SINYAL
  tidak dinilai: perlu catatan 28 hari sebelum harinya

BELUM SELESAI PADA AKHIR PERIODE                      laporan  umpan balik
  semua                                                     6            3
  di antaranya menunggu                                     1            0
  di antaranya dirujuk                                      0            0
  di antaranya melewati tenggat sla.csv                     1            0
    PLB-20261124-R0007  13:30             on_scene            Kecelakaan
  terlama  PLB-20261120-R0001   4 hr 14 jam    STNK hilang di terminal
  terlama  PLB-20261124-F0001   13 jam         Antre dua jam

DIJAWAB                                               laporan  umpan balik
  dalam periode                                             1            2
  sudah dijawab, warga belum diberi tahu                    1            0
    PLB-20261124-R0002   09:30             KTP hilang
  dijawab, tanpa kontak dan tanpa kode                      0            0

WAKTU TANGGAP            n   luar         median            90%        terlama
  laporan                2      3          4 mnt         25 mnt         25 mnt
  umpan balik            2      1          0 dtk          4 jam          4 jam
  darurat sampai tiba    1      1         10 mnt         10 mnt         10 mnt
    laporan: belum terjadi 2, negatif 1, selain itu ditolak, ganda atau mutasi
    2
    umpan balik: tanpa jam 1, dihitung walau nol 1
    darurat sampai tiba: negatif 1
  dari yang diterima dalam periode, sampai yang pertama dari dijawab, dikirim,
  tiba, terselesaikan, ditutup; darurat sampai tiba; peringkat terdekat

UMPAN BALIK MENURUT UNSUR       n  rerata lalu    tren
  tidak disebut                 1          0,0    sama  ####################
  perilaku                      1          0,0    sama  ####################
  sarana prasarana              1          0,0    sama  ####################
  waktu                         1          0,0    sama  ####################
  n 3 umpan balik; satu dapat menyebut beberapa unsur; rerata 4 dari 4 periode
  sebelumnya, yaitu sejak catatan pertama

TINDAKAN PERBAIKAN                                          n
  terlambat pada akhir periode                              0
  jatuh tempo dalam 7 hari sesudahnya                       0
  selesai dalam periode                                     0
  diperiksa hasilnya dalam periode                          0

GANGGUAN LAYANAN
  PLB-20261124-R0004  09:50-12:00       2 jam 10 mnt  Listrik padam
  n 1, dikecualikan 0; tidak tersedia dalam periode: 2 jam 10 mnt; tersedia
  90,97%

YANG MASUK PER JAM
  | :       =:: #        : |
   0     6     12    18   23
  n 9, paling banyak 3 dalam satu jam; tanpa jam 1' env LC_ALL=C spkt-stats daily --day 2026-11-24 --lang id
}

@test "daily gives the same as rows" {
	gives 0 'section,key,value
period,from,2026-11-24T00:00:00+07:00
period,until,2026-11-25T00:00:00+07:00
period,zone,Asia/Jakarta
newest,PLB,2026-11-24T22:15:00+07:00
report_received,n,7
report_received,void,1
report_received,log,1
report_received,rejected,1
report_kind,emergency,2
report_kind,information,1
report_kind,log,1
report_kind,lost,2
report_kind,outage,1
report_channel,call_110,2
report_channel,desk,4
report_channel,phone,1
report_shift,PLB/malam,2
report_shift,PLB/pagi,5
report_shift,PLB/siang,
report_shift,no_time,0
report_open,n,6
report_open,waiting,1
report_open,referred,0
report_open,overdue,1
report_oldest,PLB-20261120-R0001,396000
report_answered,n,1
report_answered,not_told,1
report_answered,untellable,0
report_response,n,2
report_response,excluded,3
report_response,missing,2
report_response,negative,1
report_response,no_time,0
report_response,zero,0
report_response,median_s,240
report_response,p90_s,1500
report_response,max_s,1500
report_response,apart,2
feedback_received,n,3
feedback_received,void,0
feedback_received,log,0
feedback_received,rejected,0
feedback_kind,complaint,1
feedback_kind,question,1
feedback_kind,suggestion,1
feedback_channel,box,1
feedback_channel,desk,1
feedback_channel,whatsapp,1
feedback_shift,PLB/malam,0
feedback_shift,PLB/pagi,2
feedback_shift,PLB/siang,
feedback_shift,no_time,1
feedback_open,n,3
feedback_open,waiting,0
feedback_open,referred,0
feedback_open,overdue,0
feedback_oldest,PLB-20261124-F0001,46800
feedback_answered,n,2
feedback_answered,not_told,0
feedback_answered,untellable,0
feedback_response,n,2
feedback_response,excluded,1
feedback_response,missing,0
feedback_response,negative,0
feedback_response,no_time,1
feedback_response,zero,1
feedback_response,median_s,0
feedback_response,p90_s,14400
feedback_response,max_s,14400
feedback_response,apart,0
signals,tests,0
signals,false_alarms,
signals,n,
emergency_arrival,n,1
emergency_arrival,excluded,1
emergency_arrival,missing,0
emergency_arrival,negative,1
emergency_arrival,no_time,0
emergency_arrival,zero,0
emergency_arrival,median_s,600
emergency_arrival,p90_s,600
emergency_arrival,max_s,600
overdue,PLB-20261124-R0007 on_scene,2026-11-24T13:30:00+07:00
not_told,PLB-20261124-R0002,2026-11-24T09:30:00+07:00
aspect,,1
aspect,behaviour,1
aspect,facilities,1
aspect,time,1
aspect_before_periods,n,4
aspect_before,,0
aspect_before,behaviour,0
aspect_before,facilities,0
aspect_before,time,0
aspect_trend,,same
aspect_trend,behaviour,same
aspect_trend,facilities,same
aspect_trend,time,same
actions,overdue,0
actions,due,0
actions,finished,0
actions,verified,0
outage,PLB-20261124-R0004,7800
outages,n,1
outages,excluded,0
outages,unavailable_s,7800
outages,available_percent,90.97
hour,0,0
hour,1,1
hour,2,0
hour,3,0
hour,4,0
hour,5,0
hour,6,0
hour,7,0
hour,8,0
hour,9,2
hour,10,1
hour,11,1
hour,12,0
hour,13,3
hour,14,0
hour,15,0
hour,16,0
hour,17,0
hour,18,0
hour,19,0
hour,20,0
hour,21,0
hour,22,1
hour,23,0' spkt-stats daily -O csv --now 2026-11-25T06:00
}

@test "any past day can be replayed: what came later is not seen" {
	spkt-stats daily --day 2026-11-24 >later
	spkt-stats daily --now 2026-11-25T00:00 >then
	cmp later then
	gives 0 'report_open,n,6
report_open,waiting,1
report_open,referred,0
report_open,overdue,1' sh -c 'spkt-stats daily -O csv --day 2026-11-24 | grep ^report_open'
	gives 0 'report_open,n,6
report_open,waiting,0
report_open,referred,0
report_open,overdue,1' sh -c 'spkt-stats daily -O csv --day 2026-11-25 | grep ^report_open'
}

@test "--duty cuts the day where the shift book does" {
	gives 0 'period,from,2026-11-23T08:00:00+07:00
period,until,2026-11-24T08:00:00+07:00
report_received,n,1
report_shift,PLB/pagi,
report_shift,PLB/siang,
report_shift,PLB/malam,1' sh -c 'spkt-stats daily --duty -O csv --now 2026-11-25T07:59 | grep -e ^period,[fu] -e report_received,n -e report_shift,PLB'
	gives 0 'period,from,2026-11-24T08:00:00+07:00' sh -c 'spkt-stats daily --duty -O csv --now 2026-11-25T08:00 | grep ^period,from'
	gives 0 'period,from,2026-11-20T08:00:00+07:00' sh -c 'spkt-stats daily --duty -O csv --day 20-11-2026 | grep ^period,from'
	says 65 'spkt-stats: day: expected a date such as 2026-11-24 or 24-11-2026, got "2026-11"' spkt-stats daily --day 2026-11
}

@test "-w narrows the figures but not how fresh the data is" {
	gives 0 'newest,PLB,2026-11-24T22:15:00+07:00
report_received,n,2
report_shift,PLB/malam,0
report_shift,PLB/pagi,2
report_shift,PLB/siang,' sh -c "spkt-stats daily -O csv --day 2026-11-24 --type report -w 'kind == \"lost\"' | grep -e ^newest -e ^report_received,n -e ^report_shift,PLB"
}

@test "daily -E tells cron that something is overdue at the end of the day; that nothing came in is no reason to" {
	says 1 'spkt-stats: 1 overdue' spkt-stats daily --day 2026-11-24 -E
	says 0 '' spkt-stats daily --day 2026-11-24
	says 0 '' spkt-stats daily --day 2026-11-23 -E
	says 0 '' spkt-stats daily --day 2026-11-24 -E --type feedback
	says 1 'spkt-stats: 1 terlambat' spkt-stats daily --day 2026-11-24 -E -O csv --lang id
}

@test "daily names a file that was changed outside the program" {
	cp -R "$SPKT_DIR" tree
	sed -i 's/SIM hilang/SIM dan STNK hilang/' tree/reports/PLB/2026/11/24/PLB-20261124-R0003.yaml
	gives 0 '
CHANGED OUTSIDE THE PROGRAM
  reports/PLB/2026/11/24/PLB-20261124-R0003.yaml' sh -c 'spkt-stats daily -C tree --day 2026-11-24 | tail -3'
	gives 0 'changed,reports/PLB/2026/11/24/PLB-20261124-R0003.yaml,' sh -c 'spkt-stats daily -C tree --day 2026-11-24 -O csv | grep changed'
}

@test "overlapping outages take the service away once" {
	cp -R "$SPKT_DIR" tree
	at "2026-11-25 10:00" spkt-report new outage -C tree --received "2026-11-24 11:00" --occurred-from "2026-11-24 11:00" --occurred-until "2026-11-24 13:00"
	at "2026-11-25 10:00" spkt-report new outage -C tree --received "2026-11-24 23:30" --occurred-from "2026-11-24 23:00"
	at "2026-11-25 10:00" spkt-report new outage -C tree --received "2026-11-24 08:00" --occurred-from "2026-11-24 08:00" --occurred-until "2026-11-24 07:00"
	gives 0 'outage,PLB-20261124-R0004,7800
outage,PLB-20261124-R0009,7200
outage,PLB-20261124-R0010,3600
outage,PLB-20261124-R0011,
outages,available_percent,82.64
outages,excluded,1
outages,n,3
outages,unavailable_s,15000' sh -c 'spkt-stats daily -C tree --day 2026-11-24 -O csv | grep ^outage | sort'
}

@test "figures of two stations: each shift and how fresh each is" {
	spkt-tree init two --station PLB --name "SPKT Plaju" -q
	at "2026-11-24 09:00" spkt-report new lost -C two --title "KTP"
	rm -r two/.spkt
	spkt-tree init two --station SU1 --name "SPKT Seberang Ulu" -q
	at "2026-11-24 15:00" spkt-report new lost -C two --title "SIM"
	gives 0 'station,hour,n
PLB,9,1
SU1,15,1' spkt-stats count -C two -g station,hour
	gives 0 'SPKT Plaju (PLB)
SPKT Seberang Ulu (SU1)
  newest record PLB: 09:00
  newest record SU1: 15:00' sh -c 'spkt-stats daily -C two --day 2026-11-24 | grep -e "^SPKT" -e newest'
	gives 0 'report_shift,PLB/malam,
report_shift,PLB/pagi,1
report_shift,PLB/siang,
report_shift,SU1/malam,
report_shift,SU1/pagi,
report_shift,SU1/siang,1' sh -c 'spkt-stats daily -C two --day 2026-11-24 -O csv | grep ^report_shift,[PS]'
}

@test "an answer counts on its own day; untold are those with a contact, until they are told" {
	cp -R "$SPKT_DIR" tree
	at "2026-11-25 10:00" spkt-followup respond PLB-20261124-R0001 -C tree --text "sudah padam"
	told() {
		spkt-stats daily -C tree -O csv --day "$1" | grep -e ^report_answered -e ^not_told
	}
	gives 0 'report_answered,n,1
report_answered,not_told,1
report_answered,untellable,1
not_told,PLB-20261124-R0002,2026-11-24T09:30:00+07:00' told 2026-11-25
	at "2026-11-26 10:00" spkt-followup notify PLB-20261124-R0002 -C tree --via phone
	gives 0 'report_answered,n,0
report_answered,not_told,0
report_answered,untellable,1' told 2026-11-26
	gives 0 'report_answered,n,1
report_answered,not_told,1
report_answered,untellable,1
not_told,PLB-20261124-R0002,2026-11-24T09:30:00+07:00' told 2026-11-25
}

@test "a step that is taken back later still stood on its day" {
	cp -R "$SPKT_DIR" tree
	step=$(spkt-followup list -C tree -f step_id -w 'verb == "respond" && id == "PLB-20261124-R0002"' | sed 1d)
	at "2026-11-25 10:00" spkt-followup retract "$step" -C tree --reason "salah catatan"
	spkt-stats daily --day 2026-11-24 >before
	spkt-stats daily -C tree --day 2026-11-24 >after
	cmp before after
	gives 0 'report_answered,not_told,0' sh -c 'spkt-stats daily -C tree -O csv --day 2026-11-25 | grep report_answered,not'
}

@test "no line of the page is wider than 78 columns, whatever a title holds" {
	cp -R "$SPKT_DIR" tree
	long=$(printf 'Jalan Ampera é 漢字 %.0s' 1 2 3 4 5 6 7 8)
	at "2026-11-01 10:00" spkt-report new lost -C tree --title "$long" --reporter.name X
	at "2026-11-24 10:00" spkt-followup respond PLB-20261101-R0001 -C tree --text "ya"
	at "2026-11-24 10:00" spkt-report new outage -C tree --title "$long" --occurred-from "2026-11-20 10:00"
	for locale in C C.UTF-8; do
		LC_ALL=$locale spkt-stats daily -C tree --day 2026-11-24 >page
		[ "$(grep -c Ampera page)" -eq 3 ]
		[ "$(wc -L <page)" -le 78 ]
	done
}

@test "an outage is told on the days in which it was on, also where it was entered later; of a day that is not over, up to now" {
	spkt-tree init tree2 --station PLB --zone Asia/Jakarta -q
	spkt-report -C tree2 new outage --title listrik --occurred-from 2026-11-12T10:00 --occurred-until 2026-11-12T12:00 --now 2026-11-13T12:00+07:00 -q >/dev/null
	gives 0 'outage,PLB-20261113-R0001,7200
outages,available_percent,91.67
outages,excluded,0
outages,n,1
outages,unavailable_s,7200' sh -c 'spkt-stats daily -C tree2 --day 2026-11-12 -O csv --now 2026-11-14T06:00+07:00 | grep ^outage | sort'
	gives 0 'outages,n,0' sh -c 'spkt-stats daily -C tree2 --day 2026-11-13 -O csv --now 2026-11-14T06:00+07:00 | grep ^outages,n'
	spkt-report -C tree2 new outage --title jaringan -r 2026-11-20T09:00 --now 2026-11-20T09:05+07:00 -q >/dev/null
	spkt-report -C tree2 new emergency -r 2026-11-20T09:55 --now 2026-11-20T09:56+07:00 -q >/dev/null
	gives 0 'outages,available_percent,90.00
outages,n,1
outages,unavailable_s,3600
report_oldest,PLB-20261113-R0001,597600
report_open,overdue,0' sh -c 'spkt-stats daily -C tree2 --day 2026-11-20 -O csv --now 2026-11-20T10:00+07:00 | grep -E "^outages,(n|una|av)|^report_open,overdue|oldest" | sort'
	gives 0 'report_open,overdue,1' sh -c 'spkt-stats daily -C tree2 --day 2026-11-20 -O csv --now 2026-11-21T10:00+07:00 | grep ,overdue | head -1'
}

@test "sentences below figures are no wider than the reader has room, 78 at most" {
	spkt-report new lost -q >/dev/null
	for columns in 40 78 200; do
		COLUMNS=$columns spkt-stats response -O text --lang id >got
		sed -n '/^n [0-9]/,$p' got >notes
		[ "$(wc -L <notes)" -le $((columns < 78 ? columns : 78)) ]
		grep -q '^  [^ ]' notes
	done
	# -v has each in one line, for grep.
	spkt-stats response -v --lang id 2>&1 >/dev/null | cmp - <(unwrapped notes)
}
