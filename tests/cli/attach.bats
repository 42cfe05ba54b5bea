#!/usr/bin/env bats
# Files that belong to a record: photos, scans, PDF.

load desk

lost() { spkt-report new lost --title KTP -m x "$@"; }
bin() { find "$SPKT_DIR/identity" -name '*.bin'; }

@test "a file is kept under identity/, the step says what it is" {
	lost
	printf '\377\330\377\340JFIF' >foto.jpg
	says 0 'attach PLB-20261124-R0001 KTP' spkt-followup attach R1 foto.jpg
	cmp foto.jpg "$(bin)"
	[ "$(stat -c %a "$(bin)")" = 600 ]
	[[ $(bin) =~ /identity/2026/11/24/[0-9a-f]{32}\.bin$ ]]
	spkt-followup list -f verb,file,media,size,sha256 >steps
	printf 'verb,file,media,size,sha256\nattach,foto.jpg,image/jpeg,8,%s\n' "$(sha256sum <foto.jpg | cut -d' ' -f1)" | diff - steps
}

@test "several at once, from anywhere, and from standard input" {
	lost
	mkdir a && echo satu >a/1.txt && printf '%%PDF-1.7' >2.pdf
	echo dari-pipa | spkt-followup attach R1 a/1.txt 2.pdf - --by 84010123 -m "dari pelapor" -q
	gives 0 'file,media,by,note
1.txt,text/plain,84010123,dari pelapor
2.pdf,application/pdf,84010123,dari pelapor
stdin,text/plain,84010123,dari pelapor' spkt-followup list -f file,media,by,note
	[ "$(bin | wc -l)" = 3 ]
}

@test "show lists them; with -I it says where they lie, and who looked is logged" {
	lost && echo isi >surat.txt && spkt-followup attach R1 surat.txt -q
	spkt-report show R1 -O text >shown
	grep -q 'attach  file: surat.txt  media: text/plain  size: 4$' shown
	not grep -q '\.bin' shown
	spkt-report show R1 -O text -I --by 84010123 >shown
	grep -qx "    $(bin)" shown
	spkt-report show R1 -I --by 84010123 | grep -qx "  path: \"$(bin)\""
	echo '2026-11-24T10:00:00+07:00,84010123,show,PLB-20261124-R0001' | diff - <(tail -n 1 "$SPKT_DIR/identity/access/2026-11.csv")
}

@test "what is no file, empty, or over 20 MiB is refused, and nothing is stored" {
	lost && mkdir folder && : >empty && truncate -s 20971521 large && mkfifo pipe
	says 66 'spkt-followup: nope: cannot open: No such file or directory' spkt-followup attach R1 nope
	says 65 'spkt-followup: folder: is not a regular file; not read' spkt-followup attach R1 folder
	says 65 'spkt-followup: pipe: is not a regular file; not read' spkt-followup attach R1 pipe
	says 65 'spkt-followup: empty: is empty; nothing to attach' spkt-followup attach R1 empty
	says 65 'spkt-followup: large: is larger than 20971520 bytes; not read' spkt-followup attach R1 large
	says 64 'spkt-followup: expected ID FILE...' spkt-followup attach R1
	says 1 'spkt-followup: no record "R9"' spkt-followup attach R9 empty
	[ -z "$(bin)" ]
	[ "$(stored)" = 1 ]
}

@test "20 MiB are taken" {
	lost && truncate -s 20971520 large
	spkt-followup attach R1 large -q
	[ "$(stat -c %s "$(bin)")" = 20971520 ]
}

@test "not to an anonymous item: a file can tell who sent it" {
	echo x | spkt-feedback new suggestion --channel box -m - >id
	echo y >y
	says 65 'spkt-followup: no file is attached to an anonymous item: it can tell who sent it' spkt-followup attach "$(cat id)" y
}

@test "a dry run stores nothing" {
	lost && echo x >1.txt
	mv 1.txt surat.txt && spkt-followup attach R1 surat.txt --dry-run | grep -qx "file: surat.txt"
	[ -z "$(bin)" ]
}

@test "a name that holds something like a NIK or phone number is not kept" {
	lost && echo x >"KTP Siti 3174012345678901.txt"
	says 0 'the name of the file holds something like personal data; it is kept as attachment.txt
attach PLB-20261124-R0001 KTP' spkt-followup attach R1 "KTP Siti 3174012345678901.txt"
	not grep -rq 3174012345678901 "$SPKT_DIR"
}

@test "check: the file is missing, is another, or nothing names it" {
	lost && echo satu >1.txt && spkt-followup attach R1 1.txt -q
	[ "$(spkt-tree check -E | sed 's/.*steps, //')" = '0 faults, 0 notices' ]
	file=$(bin)
	echo dua!! >"$file"
	says 1 "spkt-tree: reports/PLB/2026/11/24/$(basename "$(ls "$SPKT_DIR"/reports/PLB/2026/11/24/*_01-*)"): sha256: ${file#"$SPKT_DIR"/} is not the file that was attached" spkt-tree check
	mv "$file" "$(dirname "$file")/00000000000000000000000000000000.bin"
	spkt-tree check 2>said
	grep -q 'file: the attached file is not in this clone$' said
	grep -q '00000000000000000000000000000000.bin: no record names these personal data$' said
}

@test "nothing of the file is in the tracked tree" {
	lost && echo RAHASIA-123 >1.txt && spkt-followup attach R1 1.txt -q
	not grep -rq RAHASIA-123 "$SPKT_DIR" --exclude-dir=identity
}
