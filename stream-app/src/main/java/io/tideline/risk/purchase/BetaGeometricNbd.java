package io.tideline.risk.purchase;

import io.tideline.risk.solver.Require;

/**
 * Parameters of a BG/NBD or MBG/NBD purchase model, and the probabilities that follow from them in closed form.
 *
 * <p>While alive a customer orders at a Poisson rate drawn from gamma(r, alpha); after an order the customer leaves for
 * good with a probability drawn from beta(a, b). Sources: Fader, Hardie, Lee, "Counting your customers the easy way"
 * (Marketing Science, 2005); Batislam, Denizel, Filiztekin (IJRM, 2007) and Wagner, Hoppe (Marketing Letters, 2008).
 *
 * <p>With {@code n} the chances to leave so far, {@code rho = r + x} and {@code A = alpha + T}. All times share the unit
 * of {@code alpha}. Every probability is in [0, 1], never NaN, with a relative error below 1e-12 for x up to 1,000.
 *
 * @param r shape of the ordering rate, above 0
 * @param alpha rate of the ordering rate, above 0, in units of time
 * @param a first shape of the chance to leave, above 0
 * @param b second shape of the chance to leave, above 0
 * @param dropout after which orders a customer may leave
 */
public record BetaGeometricNbd(double r, double alpha, double a, double b, DropoutRule dropout) {
    public BetaGeometricNbd {
        Require.positive("r", r);
        Require.positive("alpha", alpha);
        Require.positive("a", a);
        Require.positive("b", b);
    }

    /** The same model with time measured in another unit: {@code timesPerUnit} is 7 from weeks to days. */
    public BetaGeometricNbd inFinerUnits(double timesPerUnit) {
        return new BetaGeometricNbd(r, alpha * timesPerUnit, a, b, dropout);
    }

    /**
     * The probability that the customer has not left: {@code sigmoid(ln(b+n-1) - ln a - rho ln((alpha+T)/(alpha+t_x)))},
     * and 1 when there was no chance to leave. Falls strictly with the gap.
     */
    public double probabilityAlive(BuyingHistory history) {
        return sigmoid(logOddsAlive(history));
    }

    /** The log-odds of being alive; positive infinity when there was no chance to leave. */
    public double logOddsAlive(BuyingHistory history) {
        int chances = dropout.chancesToLeave(history.repeats());
        if (chances == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double silence = Math.log1p(history.gap() / (alpha + history.recency()));
        return logOddsAfterOrder(chances) - (r + history.repeats()) * silence;
    }

    /** Log-odds right after the last of so many chances to leave, {@code ln((b+n-1)/a)}. */
    double logOddsAfterOrder(int chances) {
        return Math.log(b + (chances - 1)) - Math.log(a);
    }

    /**
     * The probability of at least one order within the horizon, {@code P(alive) (1 - (A/(A+h))^rho)}.
     * Falls strictly between orders.
     *
     * @param horizon h, 0 or more, in units of time
     */
    public double probabilityOfOrderWithin(BuyingHistory history, double horizon) {
        Require.notNegative("horizon", horizon);
        return probabilityAlive(history) * probabilityOfOrderIfAlive(history, horizon);
    }

    private double probabilityOfOrderIfAlive(BuyingHistory history, double horizon) {
        return -Math.expm1(-(r + history.repeats()) * Math.log1p(horizon / (alpha + history.age())));
    }

    /** The median time from now to the next order of a customer who is alive, {@code A (2^(1/rho) - 1)}. */
    public double medianTimeToOrderIfAlive(BuyingHistory history) {
        return (alpha + history.age()) * Math.expm1(Math.log(2) / (r + history.repeats()));
    }

    /**
     * The expected number of orders from now to {@code horizon}, finite and 0 or more; see {@link ExpectedOrders} for the
     * series and its error.
     */
    public double expectedOrdersWithin(BuyingHistory history, double horizon) {
        Require.notNegative("horizon", horizon);
        return probabilityAlive(history) * ExpectedOrders.ifAlive(this, history, horizon)[0];
    }

    /**
     * The expected numbers of orders from now to several horizons; together they cost little more than the longest alone.
     *
     * @param horizons each 0 or more and not below the one before, in units of time
     */
    public double[] expectedOrdersWithinEach(BuyingHistory history, double[] horizons) {
        double alive = probabilityAlive(history);
        double[] orders = ExpectedOrders.ifAlive(this, history, horizons);
        for (int i = 0; i < orders.length; i++) {
            orders[i] *= alive;
        }
        return orders;
    }

    private static double sigmoid(double logOdds) {
        if (logOdds >= 0) {
            return 1 / (1 + Math.exp(-logOdds));
        }
        double odds = Math.exp(logOdds);
        return odds / (1 + odds);
    }
}
