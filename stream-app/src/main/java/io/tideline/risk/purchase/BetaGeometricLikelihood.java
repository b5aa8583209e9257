package io.tideline.risk.purchase;

import io.tideline.risk.solver.Curvature;
import io.tideline.risk.solver.Objective;

/**
 * The log-likelihood of r, alpha, a, b given counted histories, with exact first and second derivatives.
 *
 * <p>Per customer, with {@code n} the chances to leave and {@code rho = r + x}:
 * {@code sum_{i<x} ln(r+i) + r ln(alpha) + sum_{i<n} [ln(b+i) - ln(a+b+i)] + logaddexp(A3, A4)},
 * {@code A3 = -rho ln(alpha+T)}, {@code A4 = ln(a) - ln(b+n-1) - rho ln(alpha+t_x)} (minus infinity if n = 0).
 * Since x is an integer no gamma function is needed; the sums over i are taken from {@link RisingSums}.
 */
public final class BetaGeometricLikelihood implements Objective {
    static final int R = 0;
    static final int ALPHA = 1;
    static final int A = 2;
    static final int B = 3;

    private final WeightedHistories histories;
    private final DropoutRule dropout;
    private final boolean withPrior;

    public BetaGeometricLikelihood(WeightedHistories histories, DropoutRule dropout, boolean withPrior) {
        this.histories = histories;
        this.dropout = dropout;
        this.withPrior = withPrior;
    }

    @Override
    public int dimension() {
        return 4;
    }

    @Override
    public Curvature at(double[] theta) {
        Curvature sum = new Curvature(4);
        int most = dropout.chancesToLeave(histories.maxRepeats());
        RisingSums overR = new RisingSums(theta[R], most);
        RisingSums overB = new RisingSums(theta[B], most);
        RisingSums overAb = new RisingSums(theta[A] + theta[B], most);
        SilenceTerm silence = new SilenceTerm(theta[R], theta[ALPHA], theta[A], theta[B]);
        for (int i = 0; i < histories.size(); i++) {
            int repeats = histories.repeats(i);
            int chances = dropout.chancesToLeave(repeats);
            double weight = histories.weight(i);
            addOrdering(sum, weight, theta, overR, repeats);
            addStaying(sum, weight, overB, overAb, chances);
            silence.add(sum, weight, chances, repeats, histories.recency(i), histories.age(i));
        }
        if (withPrior) {
            addPrior(sum, theta[A], theta[B]);
        }
        return sum;
    }

    private static void addOrdering(Curvature sum, double weight, double[] theta, RisingSums overR, int repeats) {
        double r = theta[R];
        double alpha = theta[ALPHA];
        double logAlpha = Math.log(alpha);
        sum.value += weight * (overR.logs(repeats) + r * logAlpha);
        sum.gradient[R] += weight * (overR.reciprocals(repeats) + logAlpha);
        sum.gradient[ALPHA] += weight * r / alpha;
        sum.addHessian(R, R, -weight * overR.squares(repeats));
        sum.addHessian(R, ALPHA, weight / alpha);
        sum.addHessian(ALPHA, ALPHA, -weight * r / (alpha * alpha));
    }

    private static void addStaying(Curvature sum, double weight, RisingSums overB, RisingSums overAb, int chances) {
        sum.value += weight * (overB.logs(chances) - overAb.logs(chances));
        sum.gradient[A] -= weight * overAb.reciprocals(chances);
        sum.gradient[B] += weight * (overB.reciprocals(chances) - overAb.reciprocals(chances));
        double both = weight * overAb.squares(chances);
        sum.addHessian(A, A, both);
        sum.addHessian(A, B, both);
        sum.addHessian(B, B, both - weight * overB.squares(chances));
    }

    /** The weak prior {@code ln a + ln b - ln(a+b) - 2 ln(1+a+b)}: without it short histories run to a -> 0, b -> infinity. */
    private static void addPrior(Curvature sum, double a, double b) {
        double ab = a + b;
        double shared = -1 / ab - 2 / (1 + ab);
        double second = 1 / (ab * ab) + 2 / ((1 + ab) * (1 + ab));
        sum.value += prior(a, b);
        sum.gradient[A] += 1 / a + shared;
        sum.gradient[B] += 1 / b + shared;
        sum.addHessian(A, A, second - 1 / (a * a));
        sum.addHessian(A, B, second);
        sum.addHessian(B, B, second - 1 / (b * b));
    }

    static double prior(double a, double b) {
        return Math.log(a) + Math.log(b) - Math.log(a + b) - 2 * Math.log1p(a + b);
    }
}
