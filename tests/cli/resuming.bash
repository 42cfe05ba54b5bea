# An import that is stopped at random and run again until it is through, against
# one that nobody disturbed. Shared by the short form and the long one.

# rows N: a register of N lost things and crimes over a year, the later half with repeats.
rows() {
	awk -v n="$1" 'BEGIN {
		print "No,Waktu,Jenis,Apa,Tempat"
		for (i = 0; i < n; i++) {
			day = int(i * 365 / n)
			printf "%d,%s %02d:%02d:%02d,%s,Kejadian %d,\"Jl. Merdeka %d, Plaju\"\n", i,
				strftime("%d/%m/%Y", 1735732800 + day * 86400, 1), i % 24, i % 60, int(i / 7) % 60,
				i % 3 ? "lost" : "crime", i, i % 900
		}
	}'
}

# within KIB COMMAND...: with no more address space than that, of which memory in use is a part.
within() {
	local most=$1
	shift
	(ulimit -v "$most" && exec "$@")
}

# The same, where the program can start so at all: a sanitizer cannot.
bounded() {
	if within 65536 spkt-report --version >/dev/null 2>&1; then within 65536 "$@"; else "$@"; fi
}

# files TREE: every file of the records with its sum, in order.
files() {
	(cd "$1" && find reports -type f -name '[!.]*' -print0 | sort -z | xargs -0 sha256sum)
}

# resumed ROWS KILLS: the import of so many rows, killed so often, ends as the undisturbed one.
resumed() {
	local count=$1 kills=$2 k pid began took stored cut=0 limit=65536
	export SPKT_NOW=2026-11-24T12:00:00+07:00
	unset SPKT_DIR
	rows "$count" >in.csv
	printf 'source: register\nkey: No\ntime_format: ["%%d/%%m/%%Y %%H:%%M:%%S"]\n' >map.yaml
	printf 'columns: {received: Waktu, kind: Jenis, title: Apa, place: Tempat}\n' >>map.yaml
	spkt-tree init whole --station PLB --zone Asia/Jakarta -q
	spkt-tree init parts --station PLB --zone Asia/Jakarta -q
	within "$limit" spkt-report --version >/dev/null 2>&1 || limit=unlimited
	began=$(date +%s%N)
	[ "$(bounded spkt-report -C whole import --map map.yaml in.csv 2>&1 | tail -n 1)" = "imported $count, skipped 0 (already present), rejected 0" ]
	took=$((($(date +%s%N) - began) / 1000000))
	for k in $(seq "$kills"); do
		# exec: what is killed must be the program, not a shell that waits for it
		(ulimit -v "$limit" && exec spkt-report -C parts import --map map.yaml in.csv) >/dev/null 2>&1 &
		pid=$!
		# by what is stored, not by time: a busy machine must not make it a whole run
		while kill -0 "$pid" 2>/dev/null && [ "$(find parts/reports -name '*-R*.yaml' 2>/dev/null | wc -l)" -le $(((k - 1) * count / kills)) ]; do
			sleep 0.01
		done
		kill -9 "$pid" 2>/dev/null || :
		wait "$pid" 2>/dev/null || :
		stored=$(find parts/reports -name '*-R*.yaml' 2>/dev/null | wc -l)
		[ "$stored" = 0 ] || [ "$stored" -ge "$count" ] || cut=$((cut + 1))
		echo "# killed at $stored rows"
	done
	said=$(bounded spkt-report -C parts import --map map.yaml in.csv 2>&1 | tail -n 1)
	echo "# $count rows in $took ms within 64 MiB; after $kills kills: $said"
	# Kills before the first row or after the last prove nothing.
	[ "$cut" -gt 0 ]
	files whole >a
	files parts >b
	[ "$(wc -l <a)" = "$count" ]
	cmp a b
	[ "$(bounded spkt-report -C parts import --map map.yaml in.csv 2>&1 | tail -n 1)" = "imported 0, skipped $count (already present), rejected 0" ]
}
