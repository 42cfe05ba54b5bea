# A function has at most 60 lines between its braces, a file of lib 500, of src 300.
FNR == 1 { check_file(); file = FILENAME; start = 0 }
/^\{/ { start = FNR; name = previous }
/[)][ \t]*\{[ \t]*$/ && /^[A-Za-z_]/ { start = FNR; name = $0 }
/^\}/ && start {
	if (FNR - start - 1 > 60) {
		printf "%s:%d: function of %d lines, 60 are allowed: %s\n", FILENAME, start, FNR - start - 1, name
		failed = 1
	}
	start = 0
}
{ previous = $0; lines = FNR }
function check_file(limit) {
	limit = file ~ /^lib\// ? 500 : 300
	if (file != "" && lines > limit) {
		printf "%s:%d: file of %d lines, %d are allowed\n", file, lines, lines, limit
		failed = 1
	}
}
END { check_file(); exit failed }
