package io.tideline.lifecycle;

import java.util.Optional;

/**
 * A customer entered a state.
 *
 * @param state the state entered
 * @param previousState the state left, if there was one
 * @param effectiveAt event time at which it became true, in milliseconds since 1970
 */
public record LifecycleChange(LifecycleState state, Optional<LifecycleState> previousState, long effectiveAt) {

    /** Whether both enter the same state at the same instant, whatever the state before. */
    boolean isSameEntry(LifecycleChange other) {
        return state == other.state && effectiveAt == other.effectiveAt;
    }
}
