package io.tideline.ledger;

import io.tideline.event.Adjustment;
import io.tideline.event.Money;
import io.tideline.event.Sale;
import java.util.ArrayList;
import java.util.List;

/**
 * One order after its refunds and cancellation, in its own currency.
 *
 * @param valid whether it counts: no test order, a total above zero, not cancelled, not refunded in full
 * @param revenue what is left of its merchandise; meaningful while it is valid
 * @param takings the amounts that adjustments took from it, in the order of their time
 */
record Settlement(boolean valid, Money revenue, List<Taking> takings) {

    /** An amount above zero that an adjustment took, at the adjustment's event time, and whether it was a cancellation. */
    record Taking(long occurredAt, Money amount, boolean cancelled) {}

    /**
     * Settles an order.
     *
     * @param adjustments those of this order, in the order of {@link Adjustment#IN_TIME}; one in another currency than
     *     the order's is void
     * @param amounts what the amounts of its refunds are
     */
    static Settlement of(
            Sale order, List<Adjustment> adjustments, boolean countZeroTotalOrders, RefundAmounts amounts) {
        boolean valid = !order.test() && (countZeroTotalOrders || order.total().isPositive());
        // Adjustments take nothing from an order that is invalid by itself.
        return adjustments.isEmpty() || !valid
                ? new Settlement(valid, order.merchandise(), List.of())
                : adjusted(order, adjustments, amounts);
    }

    /** Gives each adjustment the increase of what is taken in all, so that the parts add up to the whole. */
    private static Settlement adjusted(Sale order, List<Adjustment> adjustments, RefundAmounts amounts) {
        boolean valid = true;
        Money asked = Money.ZERO;
        Money takenBefore = Money.ZERO;
        List<Taking> takings = new ArrayList<>(adjustments.size());
        for (int i = 0; valid && i < adjustments.size(); i++) {
            Adjustment adjustment = adjustments.get(i);
            if (adjustment.isIn(order.currency())) {
                boolean cancelled = adjustment.kind() == Adjustment.Kind.CANCELLED;
                asked = asked.plus(cancelled ? Money.ALL : adjustment.amount());
                Money taken = amounts.taken(order, asked);
                if (taken.compareTo(takenBefore) > 0) {
                    takings.add(new Taking(adjustment.occurredAt(), taken.minus(takenBefore), cancelled));
                }
                takenBefore = taken;
                valid = !cancelled && !amounts.isInFull(order, asked);
            }
        }
        return new Settlement(valid, order.merchandise().minus(takenBefore), takings);
    }
}
