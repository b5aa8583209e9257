package io.tideline.ledger;

import io.tideline.event.Adjustment;
import io.tideline.event.Money;
import io.tideline.event.Sale;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of one order, in its own currency.
 *
 * @param valid whether it counts: no test order, a total above zero, not cancelled, not refunded in full
 * @param revenue what is left of its merchandise; meaningful while it is valid
 * @param takings what adjustments took from it, in time
 */
record Settlement(boolean valid, Money revenue, List<Taking> takings) {

    /** An amount above zero that an adjustment took, at the adjustment's event time, and whether it was a cancellation. */
    record Taking(long occurredAt, Money amount, boolean cancelled) {}

    /**
     * Settles an order.
     *
     * @param adjustments those of this order, in the order of {@link Adjustment#IN_TIME}; one in another currency than
     *     the order's is void
     */
    static Settlement of(Sale order, List<Adjustment> adjustments, boolean countZeroTotalOrders) {
        boolean valid = !order.test() && (countZeroTotalOrders || order.total().isPositive());
        Money left = order.merchandise();
        if (adjustments.isEmpty()) {
            return new Settlement(valid, left, List.of());
        }
        List<Taking> takings = new ArrayList<>(adjustments.size());
        for (Adjustment adjustment : adjustments) {
            if (!valid) {
                break; // From an order that is invalid anyway nothing is taken.
            }
            if (!adjustment.isIn(order.currency())) {
                continue;
            }
            boolean cancelled = adjustment.kind() == Adjustment.Kind.CANCELLED;
            Money taken = cancelled ? left : left.min(adjustment.amount());
            left = left.minus(taken);
            if (taken.isPositive()) {
                takings.add(new Taking(adjustment.occurredAt(), taken, cancelled));
            }
            valid = !cancelled && !(taken.isPositive() && left.isZero());
        }
        return new Settlement(valid, left, takings);
    }
}
