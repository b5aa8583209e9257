package io.tideline.ledger;

import io.tideline.event.Money;

/**
 * A day on which a customer has at least one valid order.
 *
 * @param day epoch day in the store zone
 * @param orders valid orders of that day, at least 1
 * @param ordersWithoutRate those of them in a currency that cannot be converted, which add nothing to money
 * @param revenue their revenue in the reporting currency
 * @param firstAt event time of the first of them, in milliseconds since 1970
 * @param lastAt event time of the last of them
 * @param discounted whether any of them had a coupon or a discount
 */
public record Occasion(
        int day, int orders, int ordersWithoutRate, Money revenue, long firstAt, long lastAt, boolean discounted) {

    /** Checks the counts. */
    public Occasion {
        if (orders < 1 || ordersWithoutRate < 0 || ordersWithoutRate > orders) {
            throw new IllegalArgumentException(
                    "an occasion has at least 1 order, was " + orders + " of which without rate " + ordersWithoutRate);
        }
    }

    /** This occasion with further orders of the same day. */
    Occasion and(Occasion other) {
        return new Occasion(
                day,
                orders + other.orders,
                ordersWithoutRate + other.ordersWithoutRate,
                revenue.plus(other.revenue),
                Math.min(firstAt, other.firstAt),
                Math.max(lastAt, other.lastAt),
                discounted || other.discounted);
    }
}
