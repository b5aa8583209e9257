package io.tideline.event;

import java.time.Instant;

/** Events for tests, plain where a test does not care. */
public final class Sample {
    private Sample() {}

    /** An order of 10 EUR on the web. */
    public static Purchase order(String customerId, String orderId, String at) {
        return order(customerId, orderId, millis(at), "10");
    }

    /** An order on the web. */
    public static Purchase order(String customerId, String orderId, long at, String total) {
        return order(customerId, orderId, at, total, "WEB");
    }

    /** An order somewhere. */
    public static Purchase order(String customerId, String orderId, long at, String total, String channel) {
        return new Purchase(
                "e-" + orderId,
                orderId,
                customerId,
                at,
                0,
                channel,
                "EUR",
                Money.of(total),
                Money.ZERO,
                Money.ZERO,
                CustomerEvent.UNKNOWN,
                CustomerEvent.UNKNOWN,
                false,
                false);
    }

    /** A signup on the web. */
    public static Signup signup(String customerId, String at) {
        return signup(customerId, millis(at));
    }

    /** A signup on the web. */
    public static Signup signup(String customerId, long at) {
        return new Signup("s-" + at, customerId, at, "WEB", CustomerEvent.UNKNOWN, CustomerEvent.UNKNOWN);
    }

    /** A cancellation. */
    public static Adjustment cancellation(String customerId, String orderId, String at) {
        return adjustment(customerId, orderId, millis(at), Adjustment.Kind.CANCELLED, Money.ALL);
    }

    /** A refund. */
    public static Adjustment refund(String customerId, String orderId, String at, String amount) {
        return adjustment(customerId, orderId, millis(at), Adjustment.Kind.REFUNDED, Money.of(amount));
    }

    /** An adjustment whose id follows from its order, kind and time. */
    public static Adjustment adjustment(
            String customerId, String orderId, long at, Adjustment.Kind kind, Money amount) {
        return new Adjustment("a-" + orderId + kind + at, orderId, customerId, at, kind, amount, "");
    }

    /** The instant of an ISO 8601 text, in milliseconds since 1970. */
    public static long millis(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }
}
