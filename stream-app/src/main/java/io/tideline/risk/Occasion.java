package io.tideline.risk;

/**
 * One day on which a customer ordered.
 *
 * @param day epoch day in the store zone
 * @param spend revenue of that day's valid orders, net of refunds, in units of money
 * @param discounted whether any of them had a coupon or a discount
 */
public record Occasion(int day, double spend, boolean discounted) {
    public Occasion {
        Require.notNegative("spend", spend);
    }
}
