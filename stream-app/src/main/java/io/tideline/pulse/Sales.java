package io.tideline.pulse;

import io.tideline.event.Money;

/**
 * The orders, revenue and signups of a short time.
 *
 * @param orders valid orders as they were placed, at least 0
 * @param ordersWithoutRate those of them in a currency that cannot be converted, which add nothing to revenue
 * @param revenue their revenue in the reporting currency
 * @param signups people who signed up, at least 0
 */
public record Sales(long orders, long ordersWithoutRate, Money revenue, long signups) {
    /** No sales. */
    public static final Sales NONE = new Sales(0, 0, Money.ZERO, 0);

    /** One signup. */
    public static final Sales SIGNUP = new Sales(0, 0, Money.ZERO, 1);

    /** The sum of both. */
    public Sales plus(Sales other) {
        return new Sales(
                orders + other.orders,
                ordersWithoutRate + other.ordersWithoutRate,
                revenue.plus(other.revenue),
                signups + other.signups);
    }
}
