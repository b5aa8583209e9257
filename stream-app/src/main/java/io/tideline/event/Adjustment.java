package io.tideline.event;

import java.util.Comparator;

/**
 * An order was cancelled, or money of it was given back.
 *
 * @param orderId the order it concerns, which may not have arrived yet
 * @param amount what to give back, at least 0; {@link Money#ALL} if the event names no amount
 * @param currency ISO 4217 code of the amount, or empty for the order's own
 */
public record Adjustment(
        String eventId, String orderId, String customerId, long occurredAt, Kind kind, Money amount, String currency)
        implements CustomerEvent {

    /** What happened to the order. */
    public enum Kind {
        /** The order is void; what is left of its money goes back. */
        CANCELLED,
        /** Money goes back; the order stays valid while something is left. */
        REFUNDED
    }

    /** The order in which adjustments take effect: by event time, then event id. */
    public static final Comparator<Adjustment> IN_TIME =
            Comparator.comparingLong(Adjustment::occurredAt).thenComparing(Adjustment::eventId, Utf8Order.BY_BYTES);

    /** Which of several differing deliveries of one adjustment counts. */
    public static final Comparator<Adjustment> PRECEDENCE = Comparator.comparingLong(Adjustment::occurredAt)
            .thenComparing(Adjustment::amount)
            .thenComparing(Adjustment::orderId, Utf8Order.BY_BYTES)
            .thenComparing(Adjustment::kind)
            .thenComparing(Adjustment::currency, Utf8Order.BY_BYTES);

    /** Whether its amount is in the currency of the order. */
    public boolean isIn(String orderCurrency) {
        return currency.isEmpty() || currency.equals(orderCurrency);
    }
}
