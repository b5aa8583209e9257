package io.tideline.customer;

import io.tideline.delta.Cause;
import io.tideline.ledger.Applied.Effect;
import io.tideline.lifecycle.LifecycleCause;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** How an event explains the corrections that it leads to. */
enum EventCause {
    /** That a customer signed up needs no explanation. */
    SIGNUP(Optional.empty(), LifecycleCause.SIGNUP),
    /** That an order came needs no explanation. */
    ORDER(Optional.empty(), LifecycleCause.ORDER),
    /** An order was cancelled. */
    CANCELLATION(Optional.of(Cause.CANCELLATION), LifecycleCause.CANCELLATION),
    /** Money was given back. */
    REFUND(Optional.of(Cause.REFUND), LifecycleCause.REFUND);

    private final Optional<Cause> ofFigures;
    private final LifecycleCause ofLifecycle;

    EventCause(Optional<Cause> ofFigures, LifecycleCause ofLifecycle) {
        this.ofFigures = ofFigures;
        this.ofLifecycle = ofLifecycle;
    }

    /** Why final figures may change by the event. */
    Set<Cause> ofFigures(boolean isLate, Effect effect) {
        boolean isConflict = effect == Effect.CONFLICT;
        if (!isLate && !isConflict && ofFigures.isEmpty()) {
            return Set.of();
        }
        EnumSet<Cause> causes = EnumSet.noneOf(Cause.class);
        if (isLate) {
            causes.add(Cause.LATE_EVENT);
        }
        if (isConflict) {
            causes.add(Cause.CONFLICTING_DELIVERY);
        }
        ofFigures.ifPresent(causes::add);
        return causes;
    }

    /** The one cause that explains most of what the event changes in the lifecycle. */
    LifecycleCause ofLifecycle(boolean isLate, Effect effect) {
        if (ofFigures.isPresent()) {
            return ofLifecycle;
        } else if (effect == Effect.CONFLICT) {
            return LifecycleCause.CONFLICTING_DELIVERY;
        }
        return isLate ? LifecycleCause.LATE_EVENT : ofLifecycle;
    }
}
