#include "query/satisfaction.h"

#include <assert.h>
#include <math.h>

#include "query/special.h"

void
satisfaction_add(struct satisfaction *s, const unsigned *scores)
{
	unsigned answered = 0;
	int64_t sum = 0;

	assert(s->elements <= SATISFACTION_MOST);
	for (unsigned u = 0; u < s->elements; u++) {
		if (scores[u] == 0)
			continue;
		s->sum[u] += scores[u];
		s->answers[u]++;
		sum += scores[u];
		answered++;
	}
	if (answered == 0)
		return;
	s->respondents[answered - 1]++;
	s->scores[answered - 1] += sum;
	s->squares[answered - 1] += sum * sum;
}

void
satisfaction_merge(struct satisfaction *s, const struct satisfaction *other)
{
	assert(s->elements == other->elements);
	for (unsigned u = 0; u < s->elements; u++) {
		s->sum[u] += other->sum[u];
		s->answers[u] += other->answers[u];
		s->respondents[u] += other->respondents[u];
		s->scores[u] += other->scores[u];
		s->squares[u] += other->squares[u];
	}
}

int64_t
satisfaction_round(double index)
{
	/* A half that a double holds as a hair less is a half. */
	return (int64_t)floor(index * 100 + 0.5 + 1e-7);
}

char
satisfaction_grade(int64_t hundredths, enum satisfaction_rule rule)
{
	static const int64_t from[][3] = {
		[SATISFACTION_2017] = { 8831, 7661, 6500 },
		[SATISFACTION_2004] = { 8126, 6251, 4376 },
	};

	for (int i = 0; i < 3; i++)
		if (hundredths >= from[rule][i])
			return (char)('A' + i);
	return 'D';
}

/* The score of one who answered m elements with the sum t is 25 t/m. */
static void
fill_interval(const struct satisfaction *s, struct satisfaction_index *i)
{
	double sum = 0, off = 0, half;

	for (unsigned m = 1; m <= s->elements; m++) {
		i->n += s->respondents[m - 1];
		sum += 25 * (double)s->scores[m - 1] / m;
	}
	i->score_mean = sum / (double)i->n;
	i->score_sd = i->low = i->high = NAN;
	if (i->n < 2)
		return;
	/* sum (t - c)^2 = squares - 2 c sum + n c^2, c the mean in the measure of t */
	for (unsigned m = 1; m <= s->elements; m++) {
		double c = i->score_mean * m / 25, n = (double)s->respondents[m - 1];
		double t = (double)s->scores[m - 1], squares = (double)s->squares[m - 1];

		off += (squares - c * t - c * (t - n * c)) * 625 / m / m;
	}
	i->score_sd = sqrt(fmax(0, off) / (double)(i->n - 1));
	half = special_student_inverse(0.975, (double)(i->n - 1)) * i->score_sd / sqrt((double)i->n);
	i->low = fmax(25, i->index - half);
	i->high = fmin(100, i->index + half);
}

bool
satisfaction_index(const struct satisfaction *s, enum satisfaction_rule rule, struct satisfaction_index *i)
{
	double sum = 0;

	*i = (struct satisfaction_index){0};
	for (unsigned u = 0; u < s->elements; u++) {
		i->mean[u] = s->answers[u] > 0 ? (double)s->sum[u] / (double)s->answers[u] : NAN;
		i->answered += s->answers[u] > 0;
		sum += s->answers[u] > 0 ? i->mean[u] : 0;
	}
	if (i->answered == 0)
		return false;
	for (unsigned u = 0; u < s->elements; u++)
		i->weighted[u] = i->mean[u] / i->answered;
	i->index = 25 * sum / i->answered;
	i->hundredths = satisfaction_round(i->index);
	i->grade = satisfaction_grade(i->hundredths, rule);
	fill_interval(s, i);
	return true;
}

int64_t
satisfaction_sample(int64_t people)
{
	double spread = 3.841 * 0.5 * 0.5, n = (double)people;

	if (people <= 0)
		return 0;
	return (int64_t)floor(spread * n / (0.05 * 0.05 * (n - 1) + spread) + 0.5);
}
