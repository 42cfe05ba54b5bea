# The numbers of lib/query against those of SciPy, statsmodels and NumPy, on inputs
# drawn with a fixed seed, to 1e-9 of the value.

# All at once: SciPy takes a second to start.
setup_file() {
	python=$(sh "$SOURCE/tests/crosscheck/python") || return 0
	"$python" "$SOURCE/tests/crosscheck/compare.py" "$BIN/../tests/crosscheck/numbers" >"$BATS_FILE_TMPDIR/compared" 2>&1 || :
}

same() {
	[ -f "$BATS_FILE_TMPDIR/compared" ] || skip "no python3 with SciPy and statsmodels here"
	for part in "$@"; do
		if ! grep -q "^$part: [1-9][0-9]* compared, 0 wrong$" "$BATS_FILE_TMPDIR/compared"; then
			cut -c1-500 "$BATS_FILE_TMPDIR/compared"
			return 1
		fi
	done
}

@test "percentiles by nearest rank" {
	same percentile
}

@test "the special functions, and the quantiles of the normal distribution and Student's" {
	same special
}

@test "exact Poisson tails, limits and intervals; the dispersion of counts" {
	same poisson dispersion
}

@test "EARS; the Poisson CUSUM, its run lengths by a dense system of equations" {
	same ears cusum
}

@test "Clopper-Pearson, Wilson and Newcombe; the ratio of two rates" {
	same binomial rate
}

@test "Mann-Whitney, exact and by the normal distribution; Hodges-Lehmann" {
	same ranks
}

@test "Kaplan-Meier with its interval and median" {
	same survival
}

@test "Erlang C" {
	same erlang
}

@test "the index of satisfaction with its interval; Welch" {
	same satisfaction welch
}
