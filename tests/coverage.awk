# Reads `gcov -n -b`; prints lines and branches reached, a file a line, least first.
function row() {
	if (file ~ /^(lib|src)\/.*\.c$/ && count) {
		printf "%6.1f%% lines %6s%% branches  %s\n", lines, branches, file | "sort -n"
		total += count
		reached += count * lines / 100
	}
	file = ""
}
/^File '/ { row(); split($0, q, "'"); file = q[2]; branches = "-"; count = 0 }
/^Taken at least once:/ { split($0, q, /[:%]/); branches = q[2] }
# the sum of all comes last, without a file
/^Lines executed:/ && !count { split($0, q, /[:%]/); lines = q[2]; sub(/.* of /, ""); count = $0 }
END {
	row()
	close("sort -n")
	if (total) printf "%6.1f%% of %d lines\n", 100 * reached / total, total
}
