package io.tideline.event;

import java.util.Comparator;
import java.util.function.Function;

/**
 * The cancellation of an order, or a refund of money of it.
 *
 * @param eventId the producer's id of the event, unique for the customer
 * @param orderId the order that is adjusted, which may not have arrived yet
 * @param customerId the customer
 * @param occurredAt event time in milliseconds since 1970
 * @param kind what happened to the order
 * @param amount the amount to give back, at least 0; {@link Money#ALL} if the event names none
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

    /** The order of differing deliveries of one adjustment; the smallest counts. */
    public static final Comparator<Adjustment> PRECEDENCE = Comparator.comparingLong(Adjustment::occurredAt)
            .thenComparing(Adjustment::amount)
            .thenComparing(Adjustment::orderId, Utf8Order.BY_BYTES)
            .thenComparing(Adjustment::kind)
            .thenComparing(Adjustment::currency, Utf8Order.BY_BYTES);

    /** Whether its amount is in the currency of the order. */
    public boolean isIn(String orderCurrency) {
        return currency.isEmpty() || currency.equals(orderCurrency);
    }

    @Override
    public <R> R match(
            Function<Signup, R> signup,
            Function<Purchase, R> purchase,
            Function<Adjustment, R> adjustment,
            Function<ErasureRequest, R> erasure) {
        return adjustment.apply(this);
    }
}
