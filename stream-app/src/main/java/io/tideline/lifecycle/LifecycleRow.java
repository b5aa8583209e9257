package io.tideline.lifecycle;

import java.util.OptionalLong;

/**
 * One thing to be said about a customer's lifecycle.
 *
 * @param change the change; of a {@code RETRACTED} row the one that never was
 * @param status whether it is stated, restated or retracted
 * @param cause what made the change, or its restatement
 * @param restatedFrom the instant at which the change was said to have been before, of a {@code RESTATED} row
 */
public record LifecycleRow(
        LifecycleChange change, LifecycleStatus status, LifecycleCause cause, OptionalLong restatedFrom) {

    static LifecycleRow stated(LifecycleChange change, LifecycleCause cause) {
        return new LifecycleRow(change, LifecycleStatus.STATED, cause, OptionalLong.empty());
    }

    static LifecycleRow restated(LifecycleChange before, LifecycleChange after, LifecycleCause cause) {
        return new LifecycleRow(after, LifecycleStatus.RESTATED, cause, OptionalLong.of(before.effectiveAt()));
    }

    static LifecycleRow retracted(LifecycleChange change, LifecycleCause cause) {
        return new LifecycleRow(change, LifecycleStatus.RETRACTED, cause, OptionalLong.empty());
    }
}
