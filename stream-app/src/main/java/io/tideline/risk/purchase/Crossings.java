package io.tideline.risk.purchase;

import io.tideline.risk.solver.Bracket;
import java.util.function.DoubleUnaryOperator;

/**
 * The gaps, as time since the last order, at which a silent customer's probabilities fall through a given level.
 *
 * <p>Both probabilities fall strictly between orders, so each level is crossed at most once, at an instant that is known
 * as soon as the order arrives. Results are in the model's unit of time: 0 when the probability is at or below the level
 * right after the order already, positive infinity when it never comes down to it.
 */
public final class Crossings {
    /** This is far below the promised 1e-12, and above the rounding error of the probability itself. */
    private static final double CLOSE_ENOUGH = 1e-13;

    private static final int MAX_STEPS = 400;

    private final BetaGeometricNbd model;

    public Crossings(BetaGeometricNbd model) {
        this.model = model;
    }

    /**
     * The gap at which P(alive) reaches {@code level}:
     * {@code (alpha+t_x) expm1((ln((b+n-1)/a) - ln(p/(1-p))) / (r+x))}.
     *
     * @param history repeats and recency count, age is ignored
     * @param level p, above 0 and below 1
     */
    public double gapToAlive(BuyingHistory history, double level) {
        int chances = model.dropout().chancesToLeave(history.repeats());
        if (chances == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double fall = model.logOddsAfterOrder(chances) - (Math.log(level) - Math.log1p(-level));
        return fall <= 0 ? 0 : start(history) * Math.expm1(fall / rho(history));
    }

    /**
     * The gap at which P(order within {@code horizon}) reaches {@code level}, to |P - level| below 1e-12.
     *
     * @param history repeats and recency count, age is ignored
     * @param horizon above 0, in units of time
     * @param level p, above 0 and below 1
     */
    public double gapToOrderProbability(BuyingHistory history, double horizon, double level) {
        DoubleUnaryOperator excess = gap -> model.probabilityOfOrderWithin(history.atGap(gap), horizon) - level;
        double high = Math.min(gapToAlive(history, level), gapOfThoseWhoNeverLeave(history, horizon, level));
        double afterOrder = excess.applyAsDouble(0);
        if (high == 0 || afterOrder <= 0) {
            return 0;
        }
        return Double.isInfinite(high) ? high : falling(excess, afterOrder, start(history), high);
    }

    /** Where {@code 1 - (A/(A+h))^rho} alone reaches the level: the product with P(alive) gets there earlier. */
    private double gapOfThoseWhoNeverLeave(BuyingHistory history, double horizon, double level) {
        double age = horizon / Math.expm1(-Math.log1p(-level) / rho(history));
        return Math.max(0, age - start(history));
    }

    /**
     * The root of a falling function that is positive at 0: regula falsi (Illinois) on a logarithmic scale of time,
     * with a bisection whenever three steps did not halve the bracket.
     */
    private static double falling(DoubleUnaryOperator excess, double at0, double scale, double high) {
        Bracket bracket = new Bracket(Math.log1p(high / scale), at0, excess.applyAsDouble(high));
        for (int step = 0; step < MAX_STEPS && !bracket.isExhausted(); step++) {
            double at = bracket.next(step);
            double value = excess.applyAsDouble(scale * Math.expm1(at));
            if (Math.abs(value) <= CLOSE_ENOUGH) {
                return scale * Math.expm1(at);
            }
            bracket.shrink(at, value);
        }
        return scale * Math.expm1(bracket.middle());
    }

    private double start(BuyingHistory history) {
        return model.alpha() + history.recency();
    }

    private double rho(BuyingHistory history) {
        return model.r() + history.repeats();
    }
}
