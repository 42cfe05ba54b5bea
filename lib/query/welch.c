#include "query/welch.h"

#include <math.h>

#include "query/special.h"

bool
welch_compare(const struct welch_sample *before, const struct welch_sample *after, struct welch *w)
{
	double x, y, error, half;

	if (before->n < 2 || after->n < 2)
		return false;
	x = before->sd * before->sd / (double)before->n;
	y = after->sd * after->sd / (double)after->n;
	if (!(x + y > 0))
		return false;
	error = sqrt(x + y);
	w->change = after->mean - before->mean;
	w->t = w->change / error;
	w->df = (x + y) * (x + y) / (x * x / (double)(before->n - 1) + y * y / (double)(after->n - 1));
	w->p = special_student_outside(w->t, w->df);
	half = special_student_inverse(0.975, w->df) * error;
	w->low = w->change - half;
	w->high = w->change + half;
	return true;
}
