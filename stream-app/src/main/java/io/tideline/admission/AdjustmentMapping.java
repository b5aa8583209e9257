package io.tideline.admission;

import io.tideline.commerce.AdjustmentKind;
import io.tideline.commerce.OrderAdjusted;
import io.tideline.event.Adjustment;
import io.tideline.event.Money;

/** Adjustments of the contract as events, and the rules of adjustments. */
final class AdjustmentMapping {
    private AdjustmentMapping() {}

    static Adjustment event(OrderAdjusted adjusted) throws RejectedException {
        if (adjusted.getKind() == AdjustmentKind.UNKNOWN) {
            throw new RejectedException(
                    Rejection.Code.UNKNOWN_KIND, "kind", "kind must be CANCELLED or REFUNDED, was another one");
        }
        return new Adjustment(
                adjusted.getEventId(),
                adjusted.getOrderId(),
                adjusted.getCustomerId(),
                adjusted.getOccurredAt().toEpochMilli(),
                adjusted.getKind() == AdjustmentKind.CANCELLED ? Adjustment.Kind.CANCELLED : Adjustment.Kind.REFUNDED,
                adjusted.getAmount() == null ? Money.ALL : Fields.money("amount", adjusted.getAmount()),
                adjusted.getCurrency() == null ? "" : adjusted.getCurrency());
    }

    static void check(Adjustment adjustment) throws RejectedException {
        Fields.id("orderId", adjustment.orderId());
        Fields.notNegative("amount", adjustment.amount());
        if (!adjustment.currency().isEmpty()) {
            Fields.currency(adjustment.currency());
        }
    }
}
