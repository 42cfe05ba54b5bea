/* Every sentence, once: MESSAGE(ID, exit code, English, Indonesian). {1}..{4}
 * are the arguments; a unit test sees to it that both languages use the same.
 * Included several times on purpose (base/message.h), so no guard. */

/* time */
MESSAGE(DATE_BAD, EXIT_DATA, "expected a date such as 2026-11-24 or 24-11-2026, got \"{1}\"", "seharusnya tanggal seperti 2026-11-24 atau 24-11-2026, tertulis \"{1}\"")
MESSAGE(TIME_BAD, EXIT_DATA, "expected a time such as 2026-11-24T22:15:00+07:00, got \"{1}\"", "seharusnya waktu seperti 2026-11-24T22:15:00+07:00, tertulis \"{1}\"")
MESSAGE(WHEN_BAD, EXIT_DATA, "expected a time such as 2026-11-24, 22:15, yesterday, -7d or 24-11-2026 10:00, got \"{1}\"", "seharusnya waktu seperti 2026-11-24, 22.15, kemarin, -7d atau 24-11-2026 10.00, tertulis \"{1}\"")
MESSAGE(DAY_MISSING, EXIT_DATA, "there is no such day: \"{1}\"", "tidak ada hari seperti itu: \"{1}\"")
MESSAGE(PERIOD_BACKWARDS, EXIT_DATA, "the period \"{1}\" ends before it begins", "rentang \"{1}\" berakhir sebelum mulai")
MESSAGE(DURATION_BAD, EXIT_DATA, "expected a duration such as 10m, 72h, 3d or 2w, got \"{1}\"", "seharusnya lama waktu seperti 10m, 72h, 3d atau 2w, tertulis \"{1}\"")
MESSAGE(ZONE_BAD, EXIT_CONFIG, "unknown time zone \"{1}\"; use Asia/Jakarta, Asia/Makassar, Asia/Jayapura, +07:00 or another zone of this system", "zona waktu \"{1}\" tidak dikenal; pakai Asia/Jakarta, Asia/Makassar, Asia/Jayapura, +07:00 atau zona lain di sistem ini")
MESSAGE(PATTERN_MISMATCH, EXIT_DATA, "time \"{1}\" fits none of the map's time_format patterns nor ISO", "waktu \"{1}\" tidak cocok dengan pola time_format di peta maupun ISO")

/* file */
MESSAGE(FILE_OPEN, EXIT_NO_INPUT, "cannot open", "tidak dapat dibuka")
MESSAGE(FILE_READ, EXIT_IO, "cannot read", "tidak dapat dibaca")
MESSAGE(FILE_NOT_REGULAR, EXIT_DATA, "is not a regular file; not read", "bukan berkas biasa; tidak dibaca")
MESSAGE(FILE_TOO_LARGE, EXIT_DATA, "is larger than {1} bytes; not read", "lebih besar dari {1} bita; tidak dibaca")
MESSAGE(FOLDER_OPEN, EXIT_NO_INPUT, "cannot open folder \"{1}\"", "folder \"{1}\" tidak dapat dibuka")
MESSAGE(FOLDER_MAKE, EXIT_CANT_CREATE, "cannot make folder \"{1}\"", "folder \"{1}\" tidak dapat dibuat")
MESSAGE(FILE_WRITE, EXIT_IO, "cannot write; nothing was stored", "tidak dapat ditulis; tidak ada yang disimpan")
MESSAGE(FILE_CREATE, EXIT_CANT_CREATE, "cannot create a file here; nothing was stored", "berkas tidak dapat dibuat di sini; tidak ada yang disimpan")
MESSAGE(FILE_PUBLISH, EXIT_IO, "cannot publish; nothing was stored", "tidak dapat diterbitkan; tidak ada yang disimpan")
MESSAGE(FILE_UNCONFIRMED, EXIT_UNCONFIRMED, "stored, but the disk has not confirmed it", "tersimpan, tetapi belum dipastikan oleh cakram")

/* format */
MESSAGE(YAML_SYNTAX, EXIT_DATA, "not valid YAML: {1}", "bukan YAML yang sah: {1}")
MESSAGE(YAML_DEPTH, EXIT_DATA, "YAML nested deeper than {1}", "YAML bertingkat lebih dari {1}")
MESSAGE(YAML_DUPLICATE_KEY, EXIT_DATA, "key \"{1}\" stands here and already in line {2}", "kunci \"{1}\" ada di sini dan sudah ada di baris {2}")
MESSAGE(YAML_FEATURE, EXIT_DATA, "YAML {1} is not used here", "YAML {1} tidak dipakai di sini")
MESSAGE(YAML_KEY, EXIT_DATA, "a key must be a word or text, not a list or map", "kunci harus kata atau teks, bukan daftar atau peta")
MESSAGE(YAML_NOT_MAP, EXIT_DATA, "expected a list of `key: value` lines", "seharusnya daftar baris `kunci: nilai`")
MESSAGE(YAML_MANY_DOCUMENTS, EXIT_DATA, "more than one YAML document in a record file", "lebih dari satu dokumen YAML dalam satu berkas catatan")
MESSAGE(NOT_UTF8, EXIT_DATA, "not UTF-8 (byte {1}); convert it first, for example: iconv -f WINDOWS-1252 -t UTF-8 FILE", "bukan UTF-8 (bita {1}); ubah dahulu, misalnya: iconv -f WINDOWS-1252 -t UTF-8 BERKAS")
MESSAGE(NOT_UTF8_NAMED, EXIT_DATA, "this is {1}, not UTF-8; convert it first: iconv -f {1} -t UTF-8 FILE", "ini {1}, bukan UTF-8; ubah dahulu: iconv -f {1} -t UTF-8 BERKAS")
MESSAGE(HAS_NUL, EXIT_DATA, "has a NUL byte", "berisi bita NUL")
MESSAGE(CSV_QUOTE, EXIT_DATA, "broken quoting: a quote is not closed, or stands inside an unquoted cell", "tanda kutip rusak: tidak ditutup, atau berada di dalam sel tanpa kutip")
MESSAGE(CSV_WIDTH, EXIT_DATA, "has {1} cells where the header has {2}", "berisi {1} sel padahal kepala tabel {2}")
MESSAGE(CSV_NO_HEADER, EXIT_DATA, "is empty: a CSV file begins with a header line", "kosong: berkas CSV diawali baris kepala")
MESSAGE(CSV_COLUMN_TWICE, EXIT_DATA, "column \"{1}\" stands twice in the header", "kolom \"{1}\" ada dua kali di kepala tabel")
MESSAGE(CSV_CELL_TOO_LARGE, EXIT_DATA, "a cell is larger than {1} bytes; perhaps a quote is not closed", "satu sel lebih besar dari {1} bita; mungkin tanda kutip tidak ditutup")

/* record */
MESSAGE(VALUE_ONE_LINE, EXIT_DATA, "must be one line", "harus satu baris")
MESSAGE(CHOICE_UNKNOWN, EXIT_DATA, "expected one of {2}, got \"{1}\"", "seharusnya salah satu dari {2}, tertulis \"{1}\"")
MESSAGE(HOUR_BAD, EXIT_DATA, "expected HH:MM, got \"{1}\"", "seharusnya JJ:MM, tertulis \"{1}\"")
MESSAGE(COUNT_BAD, EXIT_DATA, "expected a whole number, got \"{1}\"", "seharusnya bilangan bulat, tertulis \"{1}\"")
MESSAGE(ID_BAD, EXIT_DATA, "expected an id such as PLB-20261124-R0007, got \"{1}\"", "seharusnya id seperti PLB-20261124-R0007, tertulis \"{1}\"")
MESSAGE(HEX_BAD, EXIT_DATA, "expected {2} hex digits, got \"{1}\"", "seharusnya {2} digit heksadesimal, tertulis \"{1}\"")
MESSAGE(PAIR_BAD, EXIT_DATA, "expected `name: value`, got \"{1}\"", "seharusnya `nama: nilai`, tertulis \"{1}\"")
MESSAGE(SCORE_BAD, EXIT_DATA, "expected a mark from 1 to 4, got \"{1}\"", "seharusnya nilai 1 sampai 4, tertulis \"{1}\"")
MESSAGE(TEXT_OR_SCORES, EXIT_DATA, "text or scores must be given", "text atau scores harus diisi")
MESSAGE(ANONYMOUS_PEOPLE, EXIT_DATA, "an anonymous item has no people; a citizen who leaves a contact is not anonymous", "kiriman anonim tidak memuat orang; warga yang meninggalkan kontak bukan anonim")
MESSAGE(ANONYMOUS_OFFICER, EXIT_DATA, "an anonymous item names no officer", "kiriman anonim tidak menyebut petugas")
MESSAGE(VERB_UNKNOWN, EXIT_DATA, "unknown step verb \"{1}\"", "tindakan \"{1}\" tidak dikenal")
MESSAGE(STEP_NEEDS, EXIT_DATA, "{1} needs {2}", "{1} memerlukan {2}")
MESSAGE(PERSON_ROLE, EXIT_DATA, "each person needs a role: reporter, victim, witness, suspect or contact", "tiap orang memerlukan role: reporter, victim, witness, suspect atau contact")
MESSAGE(KEY_UNKNOWN, EXIT_DATA, "unknown field \"{1}\"; a field of your own begins with x-", "isian \"{1}\" tidak dikenal; isian sendiri diawali x-")
MESSAGE(YAML_SCALAR, EXIT_DATA, "expected one value, not a list or map", "seharusnya satu nilai, bukan daftar")
MESSAGE(FIELD_MISSING, EXIT_DATA, "must be given", "harus diisi")

/* query */
MESSAGE(FIELD_UNKNOWN, EXIT_DATA, "unknown field \"{1}\"; there are: {2}", "isian \"{1}\" tidak dikenal; yang ada: {2}")
MESSAGE(FILTER_SYNTAX, EXIT_DATA, "expression, column {1}: expected {2}", "ungkapan, kolom {1}: seharusnya {2}")
MESSAGE(FILTER_FIELD, EXIT_DATA, "expression, column {1}: expected the name of a field, ! or (", "ungkapan, kolom {1}: seharusnya nama isian, ! atau (")
MESSAGE(FILTER_VALUE, EXIT_DATA, "expression, column {1}: expected a value; put it in quotes where it is more than one word", "ungkapan, kolom {1}: seharusnya nilai; pakai tanda kutip bila lebih dari satu kata")
MESSAGE(FILTER_QUOTE, EXIT_DATA, "expression, column {1}: the quote that opens here is not closed", "ungkapan, kolom {1}: tanda kutip yang dibuka di sini tidak ditutup")
MESSAGE(FILTER_TOO_LONG, EXIT_DATA, "the expression is longer than {1} bytes or nested too deep", "ungkapan lebih panjang dari {1} bita atau terlalu bertingkat")

/* view */
MESSAGE(FORMAT_UNKNOWN, EXIT_USAGE, "unknown format \"{1}\"; there are: {2}", "format \"{1}\" tidak dikenal; yang ada: {2}")

/* store */
MESSAGE(NO_TREE, EXIT_NO_TREE, "no tree in \"{1}\": it has no spkt.yaml; make one with: spkt-tree init {1} --station PLB", "tidak ada pohon catatan di \"{1}\": tidak ada spkt.yaml; buat dengan: spkt-tree init {1} --station PLB")
MESSAGE(NO_TREE_ABOVE, EXIT_NO_TREE, "no tree: no -C, no $SPKT_DIR, and neither this folder nor one above it has spkt.yaml; make one with: spkt-tree init DIR --station PLB", "tidak ada pohon catatan: tanpa -C, tanpa $SPKT_DIR, dan folder ini maupun di atasnya tidak berisi spkt.yaml; buat dengan: spkt-tree init DIR --station PLB")
MESSAGE(STATION_UNKNOWN, EXIT_CONFIG, "no station \"{1}\" in this tree; there are: {2}", "tidak ada SPKT \"{1}\" di pohon ini; yang ada: {2}")
MESSAGE(NO_CLAIM, EXIT_CONFIG, "this clone has not claimed a station code, or was copied from another machine; run: spkt-tree init {1} --station CODE", "salinan ini belum mengklaim kode SPKT, atau disalin dari mesin lain; jalankan: spkt-tree init {1} --station KODE")
MESSAGE(COLUMN_MISSING, EXIT_DATA, "column \"{1}\" is missing", "kolom \"{1}\" tidak ada")
MESSAGE(ID_NONE, EXIT_NO, "no record \"{1}\"", "tidak ada catatan \"{1}\"")
MESSAGE(ID_MANY, EXIT_USAGE, "\"{1}\" could be: {2}", "\"{1}\" bisa berarti: {2}")
MESSAGE(ID_SHORT_STDIN, EXIT_USAGE, "\"{1}\" is a short id; standard input takes full ids only", "\"{1}\" adalah id pendek; masukan standar hanya menerima id lengkap")
MESSAGE(FOLDERS_FULL, EXIT_RETRY, "no free number found after {1} tries", "nomor bebas tidak ditemukan setelah {1} kali mencoba")
MESSAGE(RECEIVED_LATER, EXIT_DATA, "is later than now ({1})", "lebih lambat dari sekarang ({1})")
