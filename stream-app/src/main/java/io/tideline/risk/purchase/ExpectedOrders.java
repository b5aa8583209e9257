package io.tideline.risk.purchase;

import java.util.Arrays;

/**
 * The expected number of orders within given times of a customer who is alive now, as series of positive terms.
 *
 * <p>{@code sum_{k>=1} NB(k) H_k}: {@code NB(k)}, negative binomial with {@code rho = r + x} and {@code z = t/(A+t)}, is
 * the chance that a customer who never leaves would order k times; {@code H_k = sum_{j<k} (b+n)_j/(a+b+n)_j} counts how
 * many of these happen before leaving. The usual closed form with 2F1 cancels or overflows near {@code a = 1},
 * {@code a -> 0} or {@code a + b < 1}; here no two terms have different signs.
 *
 * <p>The weights are summed beside the terms and divided out at the end, so that {@code (1-z)^rho}, which underflows at a
 * few hundred orders, is never formed. Summation stops at a relative tail of 1e-17; the relative error measured against 50
 * digits is below 1e-12. The number of terms is about {@code (rho + 40) (1 + t/A)}; {@link #MAX_TERMS} bounds it, beyond
 * which the result is a lower bound. Only {@code NB(k)} depends on the time, so that further times cost little.
 */
final class ExpectedOrders {
    /** About 20 ms of work: reached only where the horizon is some hundred thousand times alpha + T. */
    static final int MAX_TERMS = 1 << 22;

    private static final double NEGLIGIBLE_TAIL = 1e-17;
    /** Weights are scaled down by a power of two, hence exactly, long before they overflow. */
    private static final double LARGE = 0x1p500;

    private final double rho;
    private final double b;
    private final double ab;
    /** By time: z, the last weight, the sum of weights and that of terms. */
    private final double[] z;

    private final double[] weight;
    private final double[] weights;
    private final double[] total;
    /** (b+n)_k / (a+b+n)_k and its running sum. */
    private double stay = 1;

    private double stays;

    private ExpectedOrders(double rho, double b, double ab, double[] z) {
        this.rho = rho;
        this.b = b;
        this.ab = ab;
        this.z = z;
        this.weight = new double[z.length];
        this.weights = new double[z.length];
        this.total = new double[z.length];
        Arrays.fill(weight, 1);
        Arrays.fill(weights, 1);
    }

    /** By horizon; these must not fall. */
    static double[] ifAlive(BetaGeometricNbd model, BuyingHistory history, double... horizons) {
        double n = model.dropout().chancesToLeave(history.repeats());
        double[] z = new double[horizons.length];
        for (int i = 0; i < z.length; i++) {
            z[i] = horizons[i] / (model.alpha() + history.age() + horizons[i]);
        }
        return new ExpectedOrders(model.r() + history.repeats(), model.b() + n, model.a() + model.b() + n, z).sums();
    }

    /** The series of a shorter time ends earlier, so that those still running are the last ones. */
    private double[] sums() {
        int running = 0;
        for (int k = 1; k <= MAX_TERMS && running < z.length; k++) {
            double growth = addTerms(k, running);
            while (running < z.length && isNegligible(running, growth * z[running])) {
                running++;
            }
        }
        for (int i = 0; i < z.length; i++) {
            total[i] /= weights[i];
        }
        return total;
    }

    /** Adds the k-th terms and returns, but for the factor z, a bound of the ratio of each later term to the one before. */
    private double addTerms(int k, int running) {
        double ratio = (rho + (k - 1)) / k;
        stays += stay;
        stay *= (b + (k - 1)) / (ab + (k - 1));
        for (int i = running; i < z.length; i++) {
            weight[i] *= z[i] * ratio;
            weights[i] += weight[i];
            total[i] += weight[i] * stays;
            if (total[i] > LARGE || weight[i] > LARGE) {
                scaleDown(i);
            }
        }
        return Math.max(1, (rho + k) / (k + 1)) * (1 + stay / stays);
    }

    /** Later terms shrink at least by the growth each, once it is below 1; it bounds the rest of both sums. */
    private boolean isNegligible(int time, double growth) {
        return growth < 1 && weight[time] * stays * growth <= NEGLIGIBLE_TAIL * (1 - growth) * total[time];
    }

    private void scaleDown(int time) {
        weight[time] /= LARGE;
        weights[time] /= LARGE;
        total[time] /= LARGE;
    }
}
