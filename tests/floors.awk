# Reads lib/*/*.[ch] and src/*/*.[ch]. A file of lib may include its own floor
# and those before it, by path; a file of src all of lib, and its own folder.
# Only lib/format knows libyaml and libcsv.
BEGIN {
	n = split(floors, name, " ")
	for (i = 1; i <= n; i++) level[name[i]] = i
	n = split(programs, name, " ")
	for (i = 1; i <= n; i++) program[name[i]] = 1
}
function bad(text) {
	printf "%s:%d: %s\n", FILENAME, FNR, text
	failed = 1
}
FNR == 1 {
	split(FILENAME, part, "/")
	lib = part[1] == "lib"
	here = part[2]
	if (lib && !(here in level)) bad("floor " here " is not in FLOORS")
	if (!lib && !(here in program)) bad("no program is called " here)
}
/^[ \t]*#[ \t]*include[ \t]*</ {
	if (/<(yaml|csv)\.h>/ && !(lib && here == "format")) bad("only lib/format may include <yaml.h> and <csv.h>")
}
/^[ \t]*#[ \t]*include[ \t]*"/ {
	split($0, q, "\"")
	split(q[2], to, "/")
	if (q[2] ~ /\.\./) bad("an include may not climb: " q[2])
	else if (to[1] in level) {
		if (lib && level[to[1]] > level[here]) bad(here " may not include " q[2] ": " to[1] " is a higher floor")
	} else if (lib) bad("include by the path from lib/, of a floor in FLOORS: " q[2])
	else if ((getline line < (part[1] "/" here "/" q[2])) < 0) bad("neither of lib/ nor of src/" here ": " q[2])
	else close(part[1] "/" here "/" q[2])
}
END { exit failed }
