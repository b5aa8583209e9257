package io.tideline.lifecycle;

import java.util.OptionalLong;

/**
 * A row of the lifecycle topic.
 *
 * @param change the change; of a {@code RETRACTED} row the one that did not happen
 * @param status whether it is stated, restated or retracted
 * @param cause the cause of the change, or of its restatement
 * @param restatedFrom of a {@code RESTATED} row, the instant of the change as it was emitted before, in milliseconds since
 *     1970
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
