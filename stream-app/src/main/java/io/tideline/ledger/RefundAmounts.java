package io.tideline.ledger;

import io.tideline.event.Money;
import io.tideline.event.Sale;

/** The meaning of the amounts of refunds, which decides what they take from the revenue of their order. */
public enum RefundAmounts {
    /** An amount is what the customer got back, tax and shipping included; it takes the same share of the revenue. */
    GROSS {
        @Override
        Money taken(Sale order, Money asked) {
            return isInFull(order, asked)
                    ? order.merchandise()
                    : order.merchandise().proRata(asked, order.total());
        }

        @Override
        boolean isInFull(Sale order, Money asked) {
            return asked.compareTo(order.total()) >= 0;
        }
    },
    /** An amount is revenue; it takes itself, at most what is left. */
    NET {
        @Override
        Money taken(Sale order, Money asked) {
            return order.merchandise().min(asked);
        }

        @Override
        boolean isInFull(Sale order, Money asked) {
            return order.merchandise().isPositive() && asked.compareTo(order.merchandise()) >= 0;
        }
    };

    /**
     * The amount that all refunds together take from the revenue of an order.
     *
     * @param asked the sum of the amounts of its refunds, in its currency, at least 0
     * @return at least 0 and at most the order's merchandise; it never falls as {@code asked} grows
     */
    abstract Money taken(Sale order, Money asked);

    /** Whether an order is refunded in full by refunds of this sum. */
    abstract boolean isInFull(Sale order, Money asked);
}
