package io.tideline.event;

import java.time.Instant;

/** Orders and adjustments for tests: what a test does not name is ordinary. */
public final class Orders {
    private final String orderId;
    private String eventId;
    private String at = "2026-03-01T12:00:00Z";
    private long revision;
    private String channel = "WEB";
    private String currency = "EUR";
    private String total = "10";
    private String tax = "0";
    private String shipping = "0";
    private String country = "DE";
    private String category = "shoes";
    private boolean discounted;
    private boolean test;

    private Orders(String orderId) {
        this.orderId = orderId;
        this.eventId = "event of " + orderId;
    }

    public static Orders order(String orderId) {
        return new Orders(orderId);
    }

    public static Adjustment refund(String eventId, String orderId, String at, String amount) {
        return adjustment(eventId, orderId, at, Adjustment.Kind.REFUNDED, Money.of(amount), "");
    }

    public static Adjustment cancellation(String eventId, String orderId, String at) {
        return adjustment(eventId, orderId, at, Adjustment.Kind.CANCELLED, Money.ALL, "");
    }

    public static Adjustment adjustment(
            String eventId, String orderId, String at, Adjustment.Kind kind, Money amount, String currency) {
        return new Adjustment(eventId, orderId, "c1", millis(at), kind, amount, currency);
    }

    public static Signup signup(String eventId, String at, String channel) {
        return new Signup(eventId, "c1", millis(at), channel, "newsletter", "AU");
    }

    public static long millis(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }

    public Orders toldBy(String event) {
        this.eventId = event;
        return this;
    }

    public Orders at(String instant) {
        this.at = instant;
        return this;
    }

    public Orders revision(long number) {
        this.revision = number;
        return this;
    }

    public Orders channel(String name) {
        this.channel = name;
        return this;
    }

    public Orders currency(String code) {
        this.currency = code;
        return this;
    }

    public Orders total(String amount) {
        this.total = amount;
        return this;
    }

    public Orders tax(String amount) {
        this.tax = amount;
        return this;
    }

    public Orders shipping(String amount) {
        this.shipping = amount;
        return this;
    }

    public Orders country(String code) {
        this.country = code;
        return this;
    }

    public Orders category(String name) {
        this.category = name;
        return this;
    }

    public Orders discounted() {
        this.discounted = true;
        return this;
    }

    public Orders test() {
        this.test = true;
        return this;
    }

    public Purchase build() {
        return new Purchase(
                eventId,
                orderId,
                "c1",
                millis(at),
                revision,
                channel,
                currency,
                Money.of(total),
                Money.of(tax),
                Money.of(shipping),
                country,
                category,
                discounted,
                test);
    }
}
