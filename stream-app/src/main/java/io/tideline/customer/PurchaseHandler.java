package io.tideline.customer;

import io.tideline.event.Adjustment;
import io.tideline.event.Purchase;
import io.tideline.ledger.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an order does to its customer, and to the adjustments that waited for it. */
final class PurchaseHandler {
    private final EventOutcomes outcomes;

    PurchaseHandler(EventOutcomes outcomes) {
        this.outcomes = outcomes;
    }

    CustomerOutcome handle(StoredCustomer customer, Purchase order, TaskClocks clocks) {
        Ledger before = customer.ledger();
        WaitingChanges waiting = awaited(order, before);
        Ledger valid = before;
        for (VoidAdjustment voided : waiting.voided()) {
            valid = valid.without(voided.adjustment());
        }
        return outcomes.of(customer, order, valid.with(order), EventCause.ORDER, waiting, clocks);
    }

    /** The adjustments that waited for the order: those in its currency count, and the others are void. */
    private static WaitingChanges awaited(Purchase order, Ledger ledger) {
        if (ledger.adjustments().isEmpty() || ledger.order(order.orderId()).isPresent()) {
            return WaitingChanges.NONE;
        }
        List<Adjustment> counted = new ArrayList<>(0);
        List<VoidAdjustment> voided = new ArrayList<>(0);
        for (Adjustment adjustment : ledger.adjustments()) {
            if (adjustment.orderId().equals(order.orderId())) {
                AdjustmentHandler.currencyMismatch(adjustment, order)
                        .ifPresentOrElse(
                                why -> voided.add(new VoidAdjustment(adjustment, why)), () -> counted.add(adjustment));
            }
        }
        return new WaitingChanges(Optional.empty(), counted, voided);
    }
}
