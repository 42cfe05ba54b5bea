# Reads `gcov -n -b`; prints lines %, branches taken %, file.
/^File '/ { split($0, q, "'"); file = q[2]; branches = "" }
/^Taken at least once:/ { split($0, q, /[:%]/); branches = q[2] }
/^Lines executed:/ { split($0, q, /[:%]/); lines = q[2]; sub(/.* of /, ""); count = $0 }
/^$/ {
	if (file ~ /^(lib|src)\/.*\.c$/) {
		printf "%6.1f%% lines %6s%% branches  %s\n", lines, branches == "" ? "-" : branches, file | "sort -k5"
		total += count
		reached += count * lines / 100
	}
	file = ""
}
END { close("sort -k5"); if (total) printf "%6.1f%% of %d lines\n", 100 * reached / total, total }
