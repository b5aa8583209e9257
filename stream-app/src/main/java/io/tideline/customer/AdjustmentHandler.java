package io.tideline.customer;

import io.tideline.admission.Rejection;
import io.tideline.event.Adjustment;
import io.tideline.event.Purchase;
import io.tideline.ledger.Applied;
import java.util.Optional;

/** What a cancellation or a refund does to its customer. */
final class AdjustmentHandler {
    private final EventOutcomes outcomes;

    AdjustmentHandler(EventOutcomes outcomes) {
        this.outcomes = outcomes;
    }

    CustomerOutcome handle(StoredCustomer customer, Adjustment adjustment, TaskClocks clocks) {
        Applied applied = customer.ledger().with(adjustment);
        boolean waits = applied.changes(customer.ledger())
                && customer.ledger().order(adjustment.orderId()).isEmpty();
        return outcomes.of(
                customer,
                adjustment,
                applied,
                adjustment.kind() == Adjustment.Kind.CANCELLED ? EventCause.CANCELLATION : EventCause.REFUND,
                waits ? WaitingChanges.keep(adjustment) : WaitingChanges.NONE,
                clocks);
    }

    /** Why an adjustment of an order is refused, if it is in another currency. */
    static Optional<Rejection> currencyMismatch(Adjustment adjustment, Purchase order) {
        return adjustment.isIn(order.currency())
                ? Optional.empty()
                : Optional.of(Rejection.of(
                        Rejection.Code.CURRENCY_MISMATCH,
                        "currency",
                        "currency must be that of the order, " + order.currency() + ", was " + adjustment.currency()));
    }
}
