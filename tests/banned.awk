# Calls that no file may make, or only one may. Comments and strings are left out.
BEGIN {
	n = split("strcpy strcat strncpy strncat sprintf vsprintf strtok atoi atol gets localtime gmtime asctime ctime mktemp tmpnam system popen", name, " ")
	for (i = 1; i <= n; i++) owner[name[i]] = "nobody"
	owner["localtime_r"] = "lib/time/zone.c"
	owner["time"] = owner["clock_gettime"] = owner["gettimeofday"] = "lib/time/clock.c"
}
FNR == 1 { comment = 0 }
{
	line = $0
	if (line ~ /^[ \t]*#[ \t]*include/) next
	code = ""
	while (line != "") {
		if (comment) {
			if (!(i = index(line, "*/"))) { line = ""; break }
			line = substr(line, i + 2)
			comment = 0
		} else if (match(line, /\/\*|\/\/|"([^"\\]|\\.)*"|'([^'\\]|\\.)+'/)) {
			code = code substr(line, 1, RSTART - 1) " "
			what = substr(line, RSTART, 2)
			line = what == "//" ? "" : substr(line, RSTART + RLENGTH)
			comment = what == "/*"
		} else {
			code = code line
			line = ""
		}
	}
	while (match(code, /[A-Za-z_][A-Za-z0-9_]*[ \t]*\(/)) {
		word = substr(code, RSTART, RLENGTH - 1)
		sub(/[ \t]+$/, "", word)
		before = RSTART > 1 ? substr(code, RSTART - 1, 1) : " "
		code = substr(code, RSTART + RLENGTH)
		if (before !~ /[.>0-9]/ && word in owner && owner[word] != FILENAME) {
			printf "%s:%d: %s is banned%s\n", FILENAME, FNR, word, owner[word] == "nobody" ? "" : " outside " owner[word]
			failed = 1
		}
	}
}
END { exit failed }
