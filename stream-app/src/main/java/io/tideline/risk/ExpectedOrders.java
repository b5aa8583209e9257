package io.tideline.risk;

/**
 * The expected number of orders within a time of a customer who is alive now, as a series of positive terms.
 *
 * <p>{@code sum_{k>=1} NB(k) H_k}: {@code NB(k)}, negative binomial with {@code rho = r + x} and {@code z = t/(A+t)}, is
 * the chance that a customer who never leaves would order k times; {@code H_k = sum_{j<k} (b+n)_j/(a+b+n)_j} counts how
 * many of these happen before leaving. The usual closed form with 2F1 cancels or overflows near {@code a = 1},
 * {@code a -> 0} or {@code a + b < 1}; here no two terms have different signs.
 *
 * <p>The weights are summed beside the terms and divided out at the end, so that {@code (1-z)^rho}, which underflows at a
 * few hundred orders, is never formed. Summation stops at a relative tail of 1e-17; the relative error measured against 50
 * digits is below 1e-12. The number of terms is about {@code (rho + 40) (1 + t/A)}; {@link #MAX_TERMS} bounds it, beyond
 * which the result is a lower bound.
 */
final class ExpectedOrders {
    /** About 20 ms of work: reached only where the horizon is some hundred thousand times alpha + T. */
    static final int MAX_TERMS = 1 << 22;

    private static final double NEGLIGIBLE_TAIL = 1e-17;
    /** Weights are scaled down by a power of two, hence exactly, long before they overflow. */
    private static final double LARGE = 0x1p500;

    private final double rho;
    private final double z;
    private final double b;
    private final double ab;
    private double weight = 1;
    private double weights = 1;
    private double total;
    /** (b+n)_k / (a+b+n)_k and its running sum. */
    private double stay = 1;

    private double stays;

    private ExpectedOrders(double rho, double z, double b, double ab) {
        this.rho = rho;
        this.z = z;
        this.b = b;
        this.ab = ab;
    }

    static double ifAlive(BetaGeometricNbd model, BuyingHistory history, double horizon) {
        if (horizon == 0) {
            return 0;
        }
        double n = model.dropout().chancesToLeave(history.repeats());
        double z = horizon / (model.alpha() + history.age() + horizon);
        return new ExpectedOrders(model.r() + history.repeats(), z, model.b() + n, model.a() + model.b() + n).sum();
    }

    private double sum() {
        for (int k = 1; k <= MAX_TERMS; k++) {
            double growth = addTerm(k);
            // Later terms shrink at least by this factor each, once it is below 1; it bounds the rest of both sums.
            if (growth < 1 && weight * stays * growth <= NEGLIGIBLE_TAIL * (1 - growth) * total) {
                break;
            }
            scaleDown();
        }
        return total / weights;
    }

    /** Adds the k-th term and returns a bound of the ratio of each later term to the one before. */
    private double addTerm(int k) {
        weight *= z * (rho + (k - 1)) / k;
        stays += stay;
        stay *= (b + (k - 1)) / (ab + (k - 1));
        weights += weight;
        total += weight * stays;
        return z * Math.max(1, (rho + k) / (k + 1)) * (1 + stay / stays);
    }

    private void scaleDown() {
        if (weight > LARGE || total > LARGE) {
            weight /= LARGE;
            weights /= LARGE;
            total /= LARGE;
        }
    }
}
