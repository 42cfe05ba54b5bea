"""python3 compare.py NUMBERS [PART...]: asks the program NUMBERS for the numbers of
lib/query of each PART (or of all) on inputs drawn with a fixed seed, and says where
they differ from those of SciPy, statsmodels or NumPy by more than 1e-9 of the
value. Exits with 1 where some do."""
import functools
import math
import random
import subprocess
import sys

import numpy as np
from scipy import special, stats
from statsmodels.duration.survfunc import SurvfuncRight
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

WITHIN = 1e-9
draw = random.Random(20261124)


def seconds(n, spread):
    return [int(draw.lognormvariate(7, 1.2)) // spread * spread for _ in range(n)]


def lists(*values):
    return [x for v in values for x in [len(v), *v]]


# Each part yields (what is asked, what is expected), a list of numbers each.

def percentile():
    for _ in range(300):
        d, p = seconds(draw.randint(1, 400), draw.choice([1, 60])), draw.randint(1, 100)
        yield [p, *lists(d)], [np.percentile(d, p, method="inverted_cdf")]


def student(p, df):
    """stats.t.ppf is right to 1e-8 only where df is not whole."""
    return math.sqrt(df / special.betaincinv(df / 2, 0.5, 2 * (1 - p)) - df)


def special_functions():
    for _ in range(300):
        p, df = draw.uniform(0.6, 0.9999), draw.choice([draw.randint(1, 5000), draw.uniform(1, 60)])
        a, b = draw.lognormvariate(2, 2), draw.lognormvariate(2, 2)
        x = abs(draw.gauss(0, 1)) * math.sqrt(a) + draw.choice([0, a])
        yield [p, df, x, a, b], [stats.norm.ppf(p), student(p, df), 2 * stats.t.sf(x, df),
                                 special.betainc(a, b, p), special.gammainc(a, x), special.gammaincc(a, x)]


def poisson():
    for _ in range(300):
        mean, p = draw.lognormvariate(1.5, 2), draw.choice([0.9, 0.95, 0.99, 0.99865, 0.999])
        k = max(0, int(draw.gauss(mean, 4 * math.sqrt(mean))))
        counts = np.arange(int(2 * mean) + 50)
        high = np.argmax(stats.poisson.sf(counts, mean) <= 1 - p)
        low = np.argmax(stats.poisson.cdf(counts, mean) > 1 - p)
        tail = (1 - p) / 2
        yield [mean, p, k], [stats.poisson.cdf(k, mean), stats.poisson.sf(k, mean), high, low,
                             stats.chi2.ppf(tail, 2 * k) / 2 if k else 0, stats.chi2.isf(tail, 2 * k + 2) / 2]


def dispersion():
    for _ in range(200):
        mean = draw.lognormvariate(1, 1)
        c = [int(abs(draw.gauss(mean, 1.3 * math.sqrt(mean)))) for _ in range(draw.randint(2, 90))] + [1]
        d = np.var(c, ddof=1) / np.mean(c)
        yield lists(c), [np.mean(c), d, stats.chi2.sf(d * (len(c) - 1), len(c) - 1)]


def run_length(k, h, unit, mean):
    """The chain of Brook and Evans as one dense system."""
    q = np.zeros((h, h))
    masses = stats.poisson.pmf(np.arange((h + k) // unit + 2), mean)
    for i in range(h):
        for count, mass in enumerate(masses):
            to = max(0, i + count * unit - k)
            if to >= h:
                break
            q[i, to] += mass
    return np.linalg.solve(np.eye(h) - q, np.ones(h))[0]


def cusum():
    for usual in [0.02, 0.4, 1.88, 3, 7.5, 30]:
        risen, days = usual + draw.uniform(0.8, 1.5) * math.sqrt(usual), draw.choice([100, 365, 1000])
        reference = (risen - usual) / (math.log(risen) - math.log(usual))
        unit = 1
        while reference * unit + 0.5 < 10 and unit < 1000:
            unit *= 10
        k, h, step = math.floor(reference * unit + 0.5), 0, 1
        while run_length(k, step, unit, usual) < days:
            step *= 2
        while step:
            if run_length(k, h + step, unit, usual) < days:
                h += step
            step //= 2
        yield [usual, risen, days], [k, h + 1, unit, run_length(k, h + 1, unit, usual),
                                     run_length(k, h + 1, unit, risen)]


def ears():
    for _ in range(60):
        method, weekly = draw.randint(0, 2), draw.randint(0, 1)
        c = [draw.choice([0, 1, 1, 2, 3, draw.randint(0, 9)]) for _ in range(90)]
        step, guard, want = 7 if weekly else 1, 3 if method else 1, []
        over = {}
        for t in range((guard + 6) * step, len(c)):
            base = [c[t - lag * step] for lag in range(guard, guard + 7)]
            mean, sd = np.mean(base), max(np.std(base, ddof=1), 1)
            over[t] = max(0, (c[t] - mean) / sd - 1)
            if method < 2:
                want += [t, mean, mean + 3 * sd, c[t] > mean + 3 * sd]
            elif t - 2 in over:
                before = over[t - 2] + over[t - 1]
                limit = mean + (3 - before) * sd if before <= 2 else math.nan
                want += [t, mean, limit, before + over[t] > 2]
        yield [method, weekly, *lists(c)], want


def binomial():
    for _ in range(300):
        n, base_n = draw.randint(1, 600), draw.randint(1, 600)
        k, base_k = draw.randint(0, n), draw.choice([0, base_n, draw.randint(0, base_n)])
        change = k / n - base_k / base_n
        yield [k, n, base_k, base_n], [
            *proportion_confint(k, n, method="beta"), *proportion_confint(k, n, method="wilson"),
            change, *confint_proportions_2indep(k, n, base_k, base_n, method="newcomb", compare="diff")]


def rate():
    for _ in range(200):
        n, base = draw.randint(0, 90), draw.randint(1, 90)
        t, base_t = draw.randint(1, 400), draw.randint(1, 400)
        ci = stats.binomtest(n, n + base).proportion_ci(method="exact")
        share = t / (t + base_t)
        p = 2 * min(stats.binom.cdf(n, n + base, share), stats.binom.sf(n - 1, n + base, share))
        yield [n, base, t, base_t], [n / t / (base / base_t), ci.low / (1 - ci.low) * base_t / t,
                                     ci.high / (1 - ci.high) * base_t / t, min(1, p)]


@functools.lru_cache(maxsize=None)
def ways(n, m):
    """How many of the ways to mix n and m cases have U = 0, 1 ... nm."""
    if n == 0 or m == 0:
        return np.ones(1)
    sum_of_both = np.zeros(n * m + 1)
    sum_of_both[m:] += ways(n - 1, m)
    sum_of_both[:n * (m - 1) + 1] += ways(n, m - 1)
    return sum_of_both


def rank_of_bound(n, m, exact):
    if not exact:
        return math.floor(n * m / 2 - stats.norm.ppf(0.975) * math.sqrt(n * m * (n + m + 1) / 12))
    return np.argmax(np.cumsum(ways(n, m)) / math.comb(n + m, n) > 0.025)


def ranks():
    for _ in range(300):
        n, m = draw.choice([draw.randint(1, 8), draw.randint(9, 80)]), draw.randint(1, 40)
        spread = draw.choice([1, 1, 60, 600])
        x, y = seconds(n, spread), [s * 2 // 3 // spread * spread for s in seconds(m, spread)]
        exact = min(n, m) <= 8 and len({*x, *y}) == n + m
        pairs, c = np.sort(np.subtract.outer(y, x).ravel()), rank_of_bound(n, m, exact)
        test = stats.mannwhitneyu(y, x, method="auto")
        yield lists(x, y), [test.statistic, 1 if math.isnan(test.pvalue) else test.pvalue, exact, np.median(pairs),
                            pairs[c - 1] if c >= 1 else -math.inf, pairs[-c] if c >= 1 else math.inf]


def first(times, reached):
    return next((t for t, r in zip(times, reached) if r), -1)


def survival():
    for _ in range(150):
        spread = draw.choice([1, 60, 600])
        closed, opened = seconds(draw.randint(1, 80), spread), seconds(draw.randint(0, 80), spread)
        time = np.array(closed + opened)
        s = SurvfuncRight(time, np.array([1] * len(closed) + [0] * len(opened)))
        died = s.n_events > 0
        share, error = s.surv_prob[died], s.surv_prob_se[died]
        with np.errstate(divide="ignore", invalid="ignore"):
            off = stats.norm.ppf(0.975) * error / np.abs(share * np.log(share))
            low, high = share ** np.exp(off), share ** np.exp(-off)
        low[share < 1e-12] = high[share < 1e-12] = math.nan
        at = s.surv_times[died]
        half = 0.5 * (1 + 1e-12)
        want = [first(at, share <= half), first(at, low <= half), first(at, high <= half)]
        for row in zip(at, s.n_risk[died], s.n_events[died], share, low, high):
            want += row
        yield lists(closed, opened), want


def erlang_c(load, m):
    blocked = stats.poisson.pmf(m, load) / stats.poisson.cdf(m, load)
    return blocked / (1 - load / m * (1 - blocked))


def level(load, m, handling, within):
    return 1 - erlang_c(load, m) * math.exp(-(m - load) * within / handling)


def erlang():
    for _ in range(300):
        per_hour, handling = draw.lognormvariate(2, 1.5), draw.randint(60, 1800)
        within, target, m = draw.randint(0, 900), draw.uniform(0.5, 0.99), draw.randint(1, 90)
        load = per_hour / 3600 * handling
        needed = math.floor(load) + 1
        while level(load, needed, handling, within) < target:
            needed += 1
        want = [needed]
        if load < m:
            c = erlang_c(load, m)
            want += [load, c, c * handling / (m - load), level(load, m, handling, within)]
        yield [per_hour, handling, within, target, m], want


def satisfaction():
    for _ in range(60):
        rows = np.array([[draw.choice([0, 1, 2, 3, 3, 3, 4, 4]) for _ in range(8)] + [draw.randint(1, 4)]
                         for _ in range(draw.randint(2, 200))])
        answers = np.ma.masked_equal(rows, 0)
        index, s = 25 * answers.mean(axis=0).mean(), 25 * answers.mean(axis=1)
        half = stats.t.ppf(0.975, len(s) - 1) * stats.sem(np.asarray(s))
        yield [len(rows), *rows.ravel()], [index, s.mean(), np.std(np.asarray(s), ddof=1),
                                           max(25, index - half), min(100, index + half)]


def welch():
    for _ in range(200):
        n, m = draw.randint(2, 300), draw.randint(2, 300)
        x, y, sx, sy = draw.gauss(70, 8), draw.gauss(72, 8), draw.uniform(1, 20), draw.uniform(0, 20)
        t = stats.ttest_ind_from_stats(y, sy, m, x, sx, n, equal_var=False)
        a, b = sx * sx / n, sy * sy / m
        df = (a + b) ** 2 / (a * a / (n - 1) + b * b / (m - 1))
        half = student(0.975, df) * math.sqrt(a + b)
        yield [n, x, sx, m, y, sy], [y - x, y - x - half, y - x + half, t.statistic, df, t.pvalue]


PARTS = {f.__name__: f for f in [percentile, poisson, dispersion, cusum, ears, binomial, rate, ranks,
                                 survival, erlang, satisfaction, welch]}
PARTS["special"] = special_functions


def differs(got, want):
    if math.isnan(want):
        return not math.isnan(got)
    return got != want and not abs(got - want) <= WITHIN * abs(want)


def compare(numbers, part):
    cases = list(PARTS[part]())
    asked = "".join(" ".join([part, *(repr(float(x)) for x in case[0])]) + "\n" for case in cases)
    told = subprocess.run([numbers], input=asked, capture_output=True, text=True, check=True).stdout.splitlines()
    wrong = abs(len(told) - len(cases))
    for line, (question, want) in zip(told, cases):
        got = [float(x) for x in line.split()]
        if len(got) != len(want) or any(map(differs, got, map(float, want))):
            wrong += 1
            if wrong < 5:
                print(f"{part} {question}\n  expected {[float(x) for x in want]}\n  got {got}")
    print(f"{part}: {len(cases)} compared, {wrong} wrong")
    return wrong


if __name__ == "__main__":
    parts = sys.argv[2:] or PARTS
    sys.exit(sum(compare(sys.argv[1], part) for part in parts) > 0)
