package io.tideline.ledger;

import io.tideline.event.CustomerEvent;
import io.tideline.event.Sale;
import io.tideline.event.Signup;
import java.util.Locale;
import java.util.Optional;

/** A way to divide customers by how they were acquired; each customer is in exactly one segment of it. */
public enum Dimension {
    /** Channel of the first valid order, or of the signup of a prospect. */
    CHANNEL,
    /** Country of the first valid order, or of the signup of a prospect. */
    COUNTRY,
    /** Category of the first valid order. */
    CATEGORY,
    /** Whether the first valid order was discounted. */
    DISCOUNT,
    /** Source of the signup. */
    SOURCE;

    private final String id = name().toLowerCase(Locale.ROOT);

    /** Segment of a customer whose first valid order had a coupon or a discount. */
    public static final String DISCOUNTED = "discounted";

    /** Segment of a customer whose first valid order had neither. */
    public static final String FULL_PRICE = "full-price";

    /** The name in settings, keys and files. */
    public String id() {
        return id;
    }

    /** The segment of a customer, from the first valid order and the signup, where there are such. */
    String segmentOf(Optional<Sale> firstOrder, Optional<Signup> signup) {
        return switch (this) {
            case CHANNEL ->
                firstOrder
                        .map(Sale::channel)
                        .or(() -> signup.map(Signup::channel))
                        .orElse(CustomerEvent.UNKNOWN);
            case COUNTRY ->
                firstOrder
                        .map(Sale::country)
                        .or(() -> signup.map(Signup::country))
                        .orElse(CustomerEvent.UNKNOWN);
            case CATEGORY -> firstOrder.map(Sale::category).orElse(CustomerEvent.UNKNOWN);
            case DISCOUNT ->
                firstOrder
                        .map(order -> order.discounted() ? DISCOUNTED : FULL_PRICE)
                        .orElse(CustomerEvent.UNKNOWN);
            case SOURCE -> signup.map(Signup::source).orElse(CustomerEvent.UNKNOWN);
        };
    }
}
