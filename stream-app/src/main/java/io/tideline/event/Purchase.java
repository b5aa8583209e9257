package io.tideline.event;

import java.util.Comparator;

/**
 * An order as one delivery tells it.
 *
 * @param orderId the order, unique per customer
 * @param revision which edit of the order it is, 0 or more; 0 as it was placed
 * @param channel where it was placed, or {@link #UNKNOWN}
 * @param currency ISO 4217 code of its amounts
 * @param total what the customer paid, at least 0
 * @param tax the tax in it, 0 if not given
 * @param shipping the shipping in it, 0 if not given
 * @param country where to, or {@link #UNKNOWN}
 * @param category category of the line with the largest price x quantity, or {@link #UNKNOWN}
 * @param discounted whether it has a coupon or a discount above zero
 * @param test whether it is a test order, which never counts
 */
public record Purchase(
        String eventId,
        String orderId,
        String customerId,
        long occurredAt,
        long revision,
        String channel,
        String currency,
        Money total,
        Money tax,
        Money shipping,
        String country,
        String category,
        boolean discounted,
        boolean test)
        implements CustomerEvent, Sale {

    /**
     * Which of several differing deliveries of one order counts: the highest revision, then the earliest, the smaller
     * total, the smaller event id, and the smaller content, field by field in the order of the schema.
     */
    public static final Comparator<Purchase> PRECEDENCE = Comparator.comparingLong(Purchase::revision)
            .reversed()
            .thenComparingLong(Purchase::occurredAt)
            .thenComparing(Purchase::total)
            .thenComparing(Purchase::eventId, Utf8Order.BY_BYTES)
            .thenComparing(Purchase::channel, Utf8Order.BY_BYTES)
            .thenComparing(Purchase::currency, Utf8Order.BY_BYTES)
            .thenComparing(Purchase::discounted)
            .thenComparing(Purchase::tax)
            .thenComparing(Purchase::shipping)
            .thenComparing(Purchase::category, Utf8Order.BY_BYTES)
            .thenComparing(Purchase::country, Utf8Order.BY_BYTES)
            .thenComparing(Purchase::test);

    /** The order of orders in time: by event time, then order id. */
    public static final Comparator<Purchase> IN_TIME =
            Comparator.comparingLong(Purchase::occurredAt).thenComparing(Purchase::orderId, Utf8Order.BY_BYTES);
}
