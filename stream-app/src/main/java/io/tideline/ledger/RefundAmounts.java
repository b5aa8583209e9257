package io.tideline.ledger;

import io.tideline.event.Money;
import io.tideline.event.Sale;

/** What the amounts of refunds are, and so what they take from the revenue of their order. */
public enum RefundAmounts {
    /** What the customer got back, tax and shipping included: the revenue goes in the same share as the total. */
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
    /** Revenue itself: the amount comes off it, at most what is left. */
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
     * What is taken from an order in all.
     *
     * @param asked the sum of the amounts of its refunds, in its currency, at least 0
     * @return at least 0, at most the order's merchandise, and no less for more that is asked
     */
    abstract Money taken(Sale order, Money asked);

    /** Whether an order is refunded in full once so much is asked. */
    abstract boolean isInFull(Sale order, Money asked);
}
