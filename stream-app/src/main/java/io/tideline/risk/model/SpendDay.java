package io.tideline.risk.model;

import io.tideline.risk.solver.Require;

/**
 * One day on which a customer ordered.
 *
 * @param day epoch day in the store zone
 * @param spend revenue of that day's valid orders, net of refunds, in units of money
 * @param discounted whether any of them had a coupon or a discount
 */
public record SpendDay(int day, double spend, boolean discounted) {
    public SpendDay {
        Require.notNegative("spend", spend);
    }
}
