package io.tideline.event;

/** An order without its ids, which is all that figures are made of. */
public interface Sale {
    /** Event time in milliseconds since 1970. */
    long occurredAt();

    /** Where it was placed, or {@link CustomerEvent#UNKNOWN}. */
    String channel();

    /** ISO 4217 code of its amounts. */
    String currency();

    /** What the customer paid, at least 0. */
    Money total();

    /** The tax in it, 0 if not given. */
    Money tax();

    /** The shipping in it, 0 if not given. */
    Money shipping();

    /** Where to, or {@link CustomerEvent#UNKNOWN}. */
    String country();

    /** Category of the line with the largest price x quantity, or {@link CustomerEvent#UNKNOWN}. */
    String category();

    /** Whether it has a coupon or a discount above zero. */
    boolean discounted();

    /** Whether it is a test order, which never counts. */
    boolean test();

    /** Total without tax and shipping, at least 0, in the order's own currency. */
    default Money merchandise() {
        return tax().isZero() && shipping().isZero()
                ? total().orZeroIfNegative()
                : total().minus(tax()).minus(shipping()).orZeroIfNegative();
    }
}
