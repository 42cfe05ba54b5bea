# What is acknowledged is stored, and what is not stored leaves nothing behind.
load desk

traceable() {
	command -v strace >/dev/null || skip "no strace here"
	strace -o /dev/null true 2>/dev/null || skip "strace may not trace here"
}

@test "the order: write, fsync, link, fsync of the folder, then the id" {
	traceable
	spkt-report new lost >/dev/null # its folders are there now
	LSAN_OPTIONS=detect_leaks=0 strace -f -y -qq -e trace=write,fsync,linkat,unlinkat -o trace spkt-report new lost >id
	day=$SPKT_DIR/reports/PLB/2026/11/24
	sed -n -e 's,^[0-9]* *write([0-9]*<.*/\.tmp-[^>]*>.*,write,p' \
		-e 's,^[0-9]* *fsync([0-9]*<.*/\.tmp-[^>]*>.*,fsync file,p' \
		-e 's,^[0-9]* *linkat([0-9]*<[^>]*>.*"PLB-20261124-R0002.yaml".*= 0$,link,p' \
		-e 's,^[0-9]* *unlinkat(.*"\.tmp-.*,unlink,p' \
		-e "s,^[0-9]* *fsync([0-9]*<$day>.*,fsync folder,p" \
		-e 's,^[0-9]* *write(1<.*"PLB-20261124-R0002\\n".*,acknowledge,p' trace | uniq >order
	gives 0 'write
fsync file
link
unlink
fsync folder
acknowledge' cat order
}

@test "a new day folder is durable before what is in it: each parent is synced" {
	traceable
	LSAN_OPTIONS=detect_leaks=0 strace -f -y -qq -e trace=mkdirat,fsync,linkat -o trace spkt-report new lost >id
	for made in reports reports/PLB reports/PLB/2026 reports/PLB/2026/11; do
		grep -q "fsync([0-9]*<$SPKT_DIR/$made>)" trace
	done
	sed -n -e 's/.*mkdirat.*/mkdir/p' -e 's/.*linkat.*/link/p' trace | uniq >order
	gives 0 'mkdir
link' cat order
}

@test "identity is durable before the record that names it" {
	traceable
	spkt-report new lost --reporter.name Siti >/dev/null
	LSAN_OPTIONS=detect_leaks=0 strace -f -y -qq -e trace=fsync,linkat -o trace spkt-report new lost --reporter.name Budi >id
	sed -n -e 's,.*linkat([0-9]*<[^>]*/identity/.*= 0$,link identity,p' -e 's,.*fsync([0-9]*<[^>]*/identity/2026/11/24>.*,fsync identity,p' \
		-e 's,.*linkat([0-9]*<[^>]*/reports/.*= 0$,link record,p' trace >order
	gives 0 'link identity
fsync identity
link record' cat order
}

@test "an id that standard output did not take: 79, and the record is stored" {
	[ -c /dev/full ] || skip "no /dev/full here"
	run sh -c 'spkt-report new lost >/dev/full'
	[ "$status" -eq 79 ]
	[ "$output" = "spkt-report: standard output did not take all of it: No space left on device" ]
	gives 0 PLB-20261124-R0001 spkt-report list -O ids
	run sh -c 'spkt-followup assign R1 --to 1 -q >/dev/full'
	[ "$status" -eq 79 ]
	[ "$(field report owner PLB-20261124-R0001)" = 1 ]
}

@test "a closed standard output: 79, and the record holds no acknowledgement" {
	run sh -c 'spkt-report new lost >&-'
	[ "$status" -eq 79 ]
	gives 0 PLB-20261124-R0001 spkt-report list -O ids
	says 0 '' spkt-report show R1
	run sh -c 'spkt-report new lost <&- >&- 2>&-'
	[ "$status" -eq 79 ]
	gives 0 2 sh -c 'spkt-report list -O ids | wc -l'
	says 0 '' spkt-report show R2
}

@test "a closed standard error loses nothing" {
	gives 0 PLB-20261124-R0001 sh -c 'spkt-report new lost 2>&-'
	gives 65 '' sh -c 'spkt-report new 2>&-'
}

@test "a reader that went away: 79, and the record is stored" {
	run bash -c 'mkfifo gone; exec 3<>gone; exec 4>gone; exec 3<&-; spkt-report new lost >&4; exit $?' 
	[ "$status" -eq 79 ]
	gives 0 PLB-20261124-R0001 spkt-report list -O ids
	run bash -c 'spkt-report new lost | head -0; true'
	gives 0 'PLB-20261124-R0001
PLB-20261124-R0002' spkt-report list -O ids
}

@test "a list that is cut by head ends as any filter does, without a word" {
	for _ in $(seq 100); do printf -- '---\nkind: lost\nnarrative: %01000d\n' 0; done | sed 1d | spkt-report new -F - >/dev/null
	run bash -c 'spkt-report list | head -1; exit ${PIPESTATUS[0]}'
	[ "${#lines[@]}" -eq 1 ]
	[ "$status" -eq 141 ]
}

@test "a list into a full disk is 74" {
	[ -c /dev/full ] || skip "no /dev/full here"
	run sh -c 'spkt-report list >/dev/full'
	[ "$status" -eq 74 ]
	[ "$output" = "spkt-report: standard output did not take all of it: No space left on device" ]
}

# A mount of its own for one script, where this user may make one; the script
# ends with 99 where the mount it wants cannot be made.
mounted() {
	unshare --mount true 2>/dev/null || skip "no mounts of our own here (needs root or user namespaces)"
	local status=0
	unshare --mount sh -ec "$1" || status=$?
	[ "$status" -ne 99 ] || skip "this mount cannot be made here"
	[ "$status" -eq 0 ]
}

@test "a read-only tree: one clear line, 73, nothing stored" {
	mounted "mount --bind '$SPKT_DIR' '$SPKT_DIR'; mount -o remount,bind,ro '$SPKT_DIR' 2>/dev/null || exit 99
		code=0; spkt-report new lost >out 2>err || code=\$?; echo \$code >code"
	gives 0 73 cat code
	gives 0 '' cat out
	gives 0 'spkt-report: cannot make folder "reports/PLB/2026/11/24": Read-only file system' cat err
	[ "$(stored)" -eq 0 ]
}

@test "a read-only tree whose day is there: one clear line, 73; reading works" {
	spkt-report new lost >/dev/null
	mounted "mount --bind '$SPKT_DIR' '$SPKT_DIR'; mount -o remount,bind,ro '$SPKT_DIR' 2>/dev/null || exit 99
		code=0; spkt-report new lost >out 2>err || code=\$?; echo \$code >code
		code=0; spkt-followup note R1 -m x >>out 2>>err || code=\$?; echo \$code >>code
		spkt-report list -O ids >ids"
	gives 0 '73
73' cat code
	gives 0 '' cat out
	gives 0 'spkt-report: cannot create a file here; nothing was stored: Read-only file system
spkt-followup: PLB-20261124-R0001: cannot create a file here; nothing was stored: Read-only file system' cat err
	gives 0 PLB-20261124-R0001 cat ids
	[ "$(stored)" -eq 1 ]
}

@test "a full disk: one clear line, 73 or 74, nothing half-stored, no temporary left; with room again it goes on" {
	mkdir small
	head -c 3000 /dev/zero | tr '\0' x >long
	mounted "mount -t tmpfs -o size=512k tmpfs small 2>/dev/null || exit 99
		spkt-tree init small --station PLB -q
		export SPKT_DIR=small
		dd if=/dev/zero of=small/fill bs=1k count=1000 2>/dev/null || :
		code=0; spkt-report new lost --text-file long --reporter.name Siti >out 2>err || code=\$?
		echo \$code >code
		find small -name '.tmp*' >left
		find small/identity small/reports -type f >>left 2>/dev/null || :
		rm small/fill
		spkt-report new lost --text-file long >after
		spkt-report list -O ids >ids"
	[[ $(cat code) =~ ^7[34]$ ]]
	gives 0 '' cat out
	[ "$(wc -l <err)" -eq 1 ]
	grep -q 'No space left on device$' err
	gives 0 '' cat left
	gives 0 PLB-20261124-R0001 cat after
	gives 0 PLB-20261124-R0001 cat ids
}

@test "a disk that fills between identity and record keeps neither" {
	mkdir small
	head -c 20000 /dev/zero | tr '\0' x >long
	mounted "mount -t tmpfs -o size=512k tmpfs small 2>/dev/null || exit 99
		spkt-tree init small --station PLB -q
		export SPKT_DIR=small
		spkt-report new lost --reporter.name Siti >/dev/null
		dd if=/dev/zero of=small/fill bs=1k count=1000 2>/dev/null || :
		truncate -s -8k small/fill
		code=0; spkt-report new lost --text-file long --reporter.name Budi >out 2>err || code=\$?
		echo \$code >code
		find small/identity small/reports -type f | wc -l >left"
	gives 0 74 cat code
	gives 0 '' cat out
	gives 0 'spkt-report: cannot write; nothing was stored: No space left on device' cat err
	gives 0 2 cat left
}

@test "a disk that fills in the middle of -F stores none of it" {
	mkdir small
	for _ in $(seq 20); do printf -- '---\nkind: lost\nnarrative: %015000d\n' 0; done | sed 1d >many.yaml
	mounted "mount -t tmpfs -o size=400k tmpfs small 2>/dev/null || exit 99
		spkt-tree init small --station PLB -q
		export SPKT_DIR=small
		code=0; spkt-report new -F many.yaml >out 2>err || code=\$?
		echo \$code >code
		find small -name '.tmp*' >left
		find small/identity small/reports -type f >>left 2>/dev/null || :"
	[[ $(cat code) =~ ^7[34]$ ]]
	gives 0 '' cat out
	[ "$(wc -l <err)" -eq 1 ]
	gives 0 '' cat left
}

@test "no file may grow: one clear line, 74, nothing left" {
	# shellcheck disable=SC2016
	gives 0 '74
spkt-report: cannot write; nothing was stored: File too large' bash -c '{ (ulimit -f 0; spkt-report new lost 2>&1 >/dev/null; echo $? >&2) 2>&1; } | cat | sort'
	[ "$(stored)" -eq 0 ]
	[ -z "$(find "$SPKT_DIR" -name '.tmp-*')" ]
}

@test "a writer that is killed leaves a temporary at most, and readers do not see it" {
	spkt-report new lost >/dev/null
	echo 'kind: half' >"$SPKT_DIR/reports/PLB/2026/11/24/.tmp-1-0000000000000000"
	gives 0 PLB-20261124-R0001 spkt-report list -O ids
	gives 0 PLB-20261124-R0002 spkt-report new lost
}

@test "a symbolic link in the tree is not followed out of it" {
	mkdir outside
	mkdir -p "$SPKT_DIR/reports"
	ln -s "$PWD/outside" "$SPKT_DIR/reports/PLB"
	run spkt-report new lost
	[ "$status" -eq 73 ]
	[ -z "$(ls outside)" ]
}
