package io.tideline.risk.purchase;

import io.tideline.risk.solver.Require;

/**
 * What the purchase model needs of a customer, (x, t_x, T) in the literature, in the model's own unit of time.
 *
 * @param repeats occasions after the first (x), 0 or more
 * @param recency time from the first to the last occasion (t_x), 0 when there is no repeat
 * @param age time from the first occasion to now (T), not below {@code recency}
 */
public record BuyingHistory(int repeats, double recency, double age) {
    public BuyingHistory {
        Require.atLeast("repeats", repeats, 0);
        Require.notNegative("recency", recency);
        Require.between("age", age, recency, Double.MAX_VALUE);
    }

    /** The same customer, that long after the last occasion. */
    public BuyingHistory atGap(double gap) {
        return new BuyingHistory(repeats, recency, recency + gap);
    }

    /** The same customer right after the last occasion. */
    public BuyingHistory afterLastOrder() {
        return new BuyingHistory(repeats, recency, recency);
    }

    /** Time since the last occasion. */
    public double gap() {
        return age - recency;
    }
}
