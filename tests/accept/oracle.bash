# What suites of foreign data share: their figures held against Miller and awk on the
# same file. The suite writes table.tsv (see oracle.awk) with mlr.

# sources PROGRAM TREE SPAN...: rows and cube of a tree, made once.
sources() {
	"$1" -C "$2" list -f +clocks -O csv >rows.csv
	spkt-stats -C "$2" cube "${@:3}" >cube.csv
}

# holds TREE GROUPS SPAN...: count and response by these, and no others, from the tree,
# from its rows, and, where cubes have the columns, from its cube.
holds() {
	local tree=$1 g=$2 source
	shift 2
	awk -v g="$g" -v what=count -f "$SOURCE/tests/accept/oracle.awk" table.tsv >want.count
	awk -v g="$g" -v what=response -f "$SOURCE/tests/accept/oracle.awk" table.tsv >want.response
	for source in "-C $tree" "-C $tree --input rows.csv" "-C $tree --input cube.csv"; do
		case $source$g in *cube.csv*priority* | *cube.csv*status*) continue ;; esac
		# shellcheck disable=SC2086
		spkt-stats count ${g:+-g "$g"} $source | cmp - want.count || { echo "count -g $g $source"; return 1; }
		# shellcheck disable=SC2086
		spkt-stats response "$@" ${g:+-g "$g"} $source | cmp - want.response || { echo "response -g $g $source"; return 1; }
	done
}

# holds_heat TREE: each of the 168 hours.
holds_heat() {
	local source
	awk -v g=weekday,hour -v what=count -f "$SOURCE/tests/accept/oracle.awk" table.tsv | sed 1d >want.heat
	for source in "-C $1" "-C $1 --input rows.csv" "-C $1 --input cube.csv"; do
		# shellcheck disable=SC2086
		spkt-stats heat $source | sed 1d | grep -v ',0$' | cmp - want.heat
	done
}
