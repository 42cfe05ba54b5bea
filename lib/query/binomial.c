#include "query/binomial.h"

#include <math.h>

#include "query/special.h"

struct share_range
binomial_interval(int64_t k, int64_t n, double confidence)
{
	double tail = (1 - confidence) / 2, some = (double)k, others = (double)(n - k);

	return (struct share_range){
		k == 0 ? 0 : special_beta_inverse(tail, some, others + 1),
		k == n ? 1 : special_beta_inverse(1 - tail, some + 1, others),
	};
}

struct share_range
binomial_wilson(int64_t k, int64_t n, double confidence)
{
	double z = special_normal_inverse((1 + confidence) / 2), all = (double)n, share, middle, half;

	if (n == 0)
		return (struct share_range){ 0, 1 };
	share = (double)k / all;
	middle = share + z * z / (2 * all);
	half = z * sqrt(share * (1 - share) / all + z * z / (4 * all * all));
	return (struct share_range){
		k == 0 ? 0 : (middle - half) / (1 + z * z / all),
		k == n ? 1 : (middle + half) / (1 + z * z / all),
	};
}

struct share_change
binomial_change(int64_t k, int64_t n, int64_t base_k, int64_t base_n, double confidence)
{
	struct share_range now = binomial_wilson(k, n, confidence), then = binomial_wilson(base_k, base_n, confidence);
	double share = (double)k / (double)n, base = (double)base_k / (double)base_n, change = share - base;

	if (n == 0 || base_n == 0)
		return (struct share_change){ NAN, NAN, NAN };
	return (struct share_change){
		change,
		change - hypot(share - now.low, then.high - base),
		change + hypot(now.high - share, base - then.low),
	};
}
