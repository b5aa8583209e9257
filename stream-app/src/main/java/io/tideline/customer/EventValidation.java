package io.tideline.customer;

import io.tideline.admission.Rejection;
import io.tideline.admission.Rejection.Code;
import io.tideline.calendar.StoreCalendar;
import io.tideline.event.Adjustment;
import io.tideline.event.CustomerEvent;
import io.tideline.finality.Watermark;
import io.tideline.ledger.Ledger;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Checks of an event that need what is known of its customer and of its task. Immutable. */
final class EventValidation {
    private final StoreCalendar calendar;
    private final int historyDays;

    EventValidation(CustomerRules rules) {
        this.calendar = rules.ledger().calendar();
        this.historyDays = rules.historyDays();
    }

    /**
     * Why an event is refused. The erasure is checked first, because dead letters for other reasons have the customer
     * id.
     */
    Optional<Rejection> rejection(CustomerEvent event, Ledger ledger, OptionalLong erasedAt, long reachedMillis) {
        if (erasedAt.isPresent() && event.occurredAt() < erasedAt.getAsLong()) {
            return Optional.of(Rejection.of(
                    Code.ERASED, "customerId", "the event is from before its customer asked to be forgotten"));
        }
        if (isBeyondHorizon(event, reachedMillis)) {
            return Optional.of(Rejection.of(
                    Code.BEYOND_HORIZON,
                    "occurredAt",
                    "occurredAt must be at most " + historyDays + " days before the latest event, which was "
                            + Instant.ofEpochMilli(reachedMillis) + ", was "
                            + Instant.ofEpochMilli(event.occurredAt())));
        }
        return event instanceof Adjustment adjustment
                ? ledger.order(adjustment.orderId())
                        .flatMap(order -> AdjustmentHandler.currencyMismatch(adjustment, order))
                : Optional.empty();
    }

    private boolean isBeyondHorizon(CustomerEvent event, long reachedMillis) {
        return reachedMillis != Watermark.Input.NOTHING
                && calendar.dayOf(event.occurredAt()) < calendar.dayOf(reachedMillis) - historyDays;
    }
}
