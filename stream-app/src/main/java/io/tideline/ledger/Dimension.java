package io.tideline.ledger;

import io.tideline.event.CustomerEvent;
import io.tideline.event.Sale;
import io.tideline.event.Signup;
import java.util.Locale;
import java.util.Optional;

/**
 * A way to divide customers by how they were acquired; each customer is in exactly one segment of it. A line says where
 * the segment comes from: the first valid order, or the signup.
 */
public enum Dimension {
    /** Channel of the first valid order, or of the signup of a prospect. */
    CHANNEL((order, signup) -> order.map(Sale::channel).or(() -> signup.map(Signup::channel))),
    /** Country of the first valid order, or of the signup of a prospect. */
    COUNTRY((order, signup) -> order.map(Sale::country).or(() -> signup.map(Signup::country))),
    /** Category of the first valid order. */
    CATEGORY((order, signup) -> order.map(Sale::category)),
    /** Whether the first valid order was discounted. */
    DISCOUNT((order, signup) -> order.map(Dimension::discountOf)),
    /** Source of the signup. */
    SOURCE((order, signup) -> signup.map(Signup::source));

    /** Segment of a customer whose first valid order had a coupon or a discount. */
    public static final String DISCOUNTED = "discounted";

    /** Segment of a customer whose first valid order had neither. */
    public static final String FULL_PRICE = "full-price";

    private final String id = name().toLowerCase(Locale.ROOT);
    private final Acquisition acquisition;

    /** Reads the segment from what there is of the first valid order and the signup. */
    @FunctionalInterface
    private interface Acquisition {
        Optional<String> segment(Optional<Sale> firstOrder, Optional<Signup> signup);
    }

    Dimension(Acquisition acquisition) {
        this.acquisition = acquisition;
    }

    private static String discountOf(Sale order) {
        return order.discounted() ? DISCOUNTED : FULL_PRICE;
    }

    /** The name in settings, keys and files. */
    public String id() {
        return id;
    }

    /** The segment of a customer, from the first valid order and the signup, where there are such. */
    String segmentOf(Optional<Sale> firstOrder, Optional<Signup> signup) {
        return acquisition.segment(firstOrder, signup).orElse(CustomerEvent.UNKNOWN);
    }
}
