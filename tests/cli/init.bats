# init: a new tree, a clone of one, and who writes under which code.
bats_require_minimum_version 1.5.0
load desk

setup() {
	export SPKT_NOW=2026-11-24T10:00:00+07:00 SPKT_LANG=en
	cd "$BATS_TEST_TMPDIR" || return
}

make_tree() {
	spkt-tree init tree --station PLB --name "SPKT Polsek Plaju" -q
}

# A clone of the tree as git gives it, with the station committed.
clone() {
	git -C tree init -q
	git -C tree add -A
	git -C tree -c user.name=x -c user.email=x@example.com commit -q --allow-empty -m x
	git clone -q tree "$1"
}

sums() {
	find "$1" -path '*/.git' -prune -o -type f -exec sha256sum {} + | sort
	find "$1" -path '*/.git' -prune -o -printf '%m %P\n' | sort
}

@test "a new tree has every file, and check finds nothing" {
	says 0 "tree: ready for station PLB" spkt-tree init tree --station PLB
	for file in spkt.yaml stations/PLB/station.yaml stations/PLB/officers.csv stations/PLB/shifts.csv \
		stations/PLB/hours.csv holidays.csv sla.csv categories.csv causes.csv channels.csv services.csv \
		agencies.csv areas.csv .gitignore .gitattributes .spkt/claim.yaml guides/lost_documents.yaml templates/sktlk.txt; do
		[ -s "tree/$file" ] || { echo "no $file"; false; }
	done
	[ "$(ls tree/stations/PLB/claims | wc -l)" -eq 1 ]
	[ "$(stat -c %a tree)" = 700 ]
	spkt-tree check -C tree -E
}

@test "what the options say is in the configuration" {
	spkt-tree init tree --station PLB --name "SPKT A" --unit "POLRES B" --zone Asia/Makassar --lang en -q
	gives 0 'language: en' head -n 1 tree/spkt.yaml
	gives 0 'code: PLB
name: SPKT A
unit: POLRES B
zone: Asia/Makassar
duty_start: "08:00"' cat tree/stations/PLB/station.yaml
	[ "$(spkt-report new lost -C tree --title x -q)" = PLB-20261124-R0001 ]
	grep -q '^received: "2026-11-24T11:00:00+08:00"$' tree/reports/PLB/2026/11/24/*.yaml
}

@test "a rerun changes no byte and no mode" {
	make_tree
	sums tree >before
	says 0 "tree: ready for station PLB, nothing changed" spkt-tree init tree --station PLB
	says 0 "tree: ready for station PLB, nothing changed" spkt-tree init tree --station PLB --name other --lang en
	sums tree | diff before -
}

@test "what was edited stays, what was removed comes back" {
	make_tree
	echo '84,Ali,,,,' >>tree/stations/PLB/officers.csv
	rm tree/stations/PLB/hours.csv
	sums tree >before
	says 0 "tree: ready for station PLB" spkt-tree init tree --station PLB
	grep -q '^84,Ali' tree/stations/PLB/officers.csv
	[ -s tree/stations/PLB/hours.csv ]
}

@test "here, and in a folder that is there" {
	mkdir tree
	cd tree
	spkt-tree init --station PLB -q
	[ -f spkt.yaml ]
	spkt-tree init --station PLB -q
	[ "$(spkt-report new lost --title x -q)" = PLB-20261124-R0001 ]
}

@test "no station, a bad code, a bad zone, two folders: nothing is left behind" {
	says 64 "spkt-tree: give the code of the desk: --station PLB" spkt-tree init tree
	for code in plb 1LB "" PLBPLBPLB P-B; do
		says 64 "spkt-tree: a station code is a letter and up to 7 letters or digits, in capitals; got \"$code\"" \
			spkt-tree init tree --station "$code"
	done
	run -78 --separate-stderr spkt-tree init tree --station PLB --zone Mars/Olympus
	[[ $stderr == *'unknown time zone "Mars/Olympus"'* ]]
	says 64 'spkt-tree: unexpected operand "b"' spkt-tree init tree b --station PLB
	says 64 'spkt-tree: no group "nosuchgroup" on this machine' spkt-tree init tree --station PLB --group nosuchgroup
	[ ! -e tree ]
}

@test "a folder that cannot be made" {
	: >file
	run -73 --separate-stderr spkt-tree init file/tree --station PLB
	[[ $stderr == 'spkt-tree: cannot make folder "file/tree"'* ]]
}

@test "a shared tree: folders 2770, files 0660" {
	group=$(id -gn)
	spkt-tree init tree --station PLB --group "$group" -q
	[ "$(stat -c %a tree)" = 2770 ]
	[ "$(stat -c %a tree/stations/PLB)" = 2770 ]
	[ "$(stat -c %a tree/sla.csv)" = 660 ]
	spkt-report new lost -C tree --title x -q
	[ "$(stat -c %a tree/reports/PLB/2026/11/24)" = 2770 ]
	[ "$(stat -c %a tree/reports/PLB/2026/11/24/PLB-20261124-R0001.yaml)" = 660 ]
	spkt-tree check -C tree -E
}

@test "a clone is closed to others, and one made for a group stays the group's" {
	make_tree
	(umask 022 && clone other && clone third)
	spkt-tree init other --station ILR -q
	[ "$(stat -c %a other)" = 700 ]
	spkt-tree init third --station OGN --group "$(id -gn)" -q
	[ "$(stat -c %a third)" = 2770 ]
	rm third/stations/OGN/hours.csv
	spkt-tree init third --station OGN -q
	[ "$(stat -c '%a' third)" = 2770 ]
	[ "$(stat -c '%a' third/stations/OGN/hours.csv)" = 660 ]
}

@test "git takes the tree, and leaves out what is this clone's own" {
	make_tree
	spkt-report new lost -C tree --title x --reporter.name Budi -q
	git -C tree init -q
	git -C tree add -A
	git -C tree ls-files >files
	grep -q ^spkt.yaml files
	grep -q ^stations/PLB/claims/ files
	grep -q ^reports/ files
	not grep -E '^(\.spkt|identity)' files
	[ -z "$(git -C tree status --porcelain --ignored | grep -v '^A ' | grep -v '^!! .spkt/' | grep -v '^!! identity/')" ]
}

@test "a clone must claim before it writes" {
	make_tree
	clone other
	run -78 --separate-stderr spkt-report new lost -C other --title x
	[ "$stderr" = "spkt-report: this clone has not claimed a station code, or was copied from another machine; run: spkt-tree init other --station CODE" ]
	[ ! -e other/reports ]
	spkt-report list -C other -O ids
}

@test "a code that another clone holds" {
	make_tree
	clone other
	spkt-tree init other --station ILR -q
	sums other >before
	says 77 'spkt-tree: another clone writes under PLB; if it is gone: --take-over --reason TEXT' \
		spkt-tree init other --station PLB
	says 77 'spkt-tree: another clone writes under PLB; if it is gone: --take-over --reason TEXT' \
		spkt-tree init other --station PLB --take-over
	sums other | diff before -
	[ "$(spkt-report new lost -C other --title x -q)" = ILR-20261124-R0001 ]
}

@test "a clone takes a code of its own, and both go on" {
	make_tree
	clone other
	spkt-tree init other --station ILR -q
	[ "$(spkt-report new lost -C other --title x -q)" = ILR-20261124-R0001 ]
	[ "$(spkt-report new lost -C tree --title x -q)" = PLB-20261124-R0001 ]
	cmp tree/sla.csv other/sla.csv
	spkt-tree check -C other -E
}

@test "a clone that is gone is taken over" {
	make_tree
	clone other
	says 0 "other: ready for station PLB" spkt-tree init other --station PLB --take-over --reason "server rusak"
	[ "$(ls other/stations/PLB/claims | wc -l)" -eq 2 ]
	grep -q '^reason: server rusak$' other/stations/PLB/claims/*.yaml
	[ "$(spkt-report new lost -C other --title x -q)" = PLB-20261124-R0001 ]
	spkt-tree check -C other -E
	says 0 "other: ready for station PLB, nothing changed" spkt-tree init other --station PLB
	# The first clone learns of it with the claims, and writes no more.
	cp -n other/stations/PLB/claims/*.yaml tree/stations/PLB/claims/
	says 77 "spkt-report: another clone writes under PLB; if it is gone: --take-over --reason TEXT" \
		spkt-report new lost -C tree --title x
	printf 'source: x\ncolumns: {title: t}\ndefault: {kind: lost}\n' >map.yaml
	printf 't\na\n' | run -77 spkt-report import -C tree --map map.yaml -
	[ -z "$(spkt-report list -C tree -O ids)" ]
}

@test "two clones that claim at once are a fault until one is taken over" {
	make_tree
	clone other
	spkt-tree init other --station ILR -q
	spkt-tree init tree --station ILR -q
	cp -n other/stations/ILR/claims/*.yaml tree/stations/ILR/claims/
	says 1 "spkt-tree: stations/ILR/claims: 2 clones hold the code ILR; settle it with: spkt-tree init --take-over" \
		spkt-tree check -C tree
	says 0 "tree: ready for station ILR, nothing changed" spkt-tree init tree --station ILR
	spkt-tree init tree --station ILR --take-over --reason dobel -q
	spkt-tree check -C tree -E
	says 0 "tree: ready for station ILR, nothing changed" spkt-tree init tree --station ILR --take-over --reason dobel
	[ "$(spkt-report new lost -C tree --title x -q)" = ILR-20261124-R0001 ]
	cp -n tree/stations/ILR/claims/*.yaml other/stations/ILR/claims/
	run -77 spkt-report new lost -C other --title x
}

@test "a desk with two codes goes back and forth between its claims" {
	make_tree
	spkt-tree init tree --station ILR -q
	[ "$(spkt-report new lost -C tree --title x -q)" = ILR-20261124-R0001 ]
	says 0 "tree: ready for station PLB" spkt-tree init tree --station PLB
	[ "$(spkt-report new lost -C tree --title x -q)" = PLB-20261124-R0001 ]
	[ "$(ls tree/stations/*/claims | grep -c yaml)" -eq 2 ]
	spkt-tree check -C tree -E
}

@test "a copied .spkt of another machine must claim again" {
	make_tree
	sed -i 's/^machine: .*/machine: "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"/' tree/.spkt/claim.yaml
	run -78 --separate-stderr spkt-report new lost -C tree --title x
	[[ $stderr == *"was copied from another machine; run: spkt-tree init tree --station CODE" ]]
	run -77 spkt-tree init tree --station PLB
	spkt-tree init tree --station PLB --take-over --reason "pindah server" -q
	spkt-report new lost -C tree --title x -q
}

@test "init does not write through a link in the tree" {
	mkdir elsewhere
	make_tree
	rm -r tree/guides
	ln -s ../elsewhere tree/guides
	run spkt-tree init tree --station PLB -q
	[ -z "$(ls elsewhere)" ]
}
