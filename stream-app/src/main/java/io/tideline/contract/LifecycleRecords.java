package io.tideline.contract;

import io.tideline.lifecycle.LifecycleRow;
import io.tideline.retention.LifecycleCause;
import io.tideline.retention.LifecycleChange;
import io.tideline.retention.LifecycleState;
import io.tideline.retention.LifecycleStatus;
import java.time.Instant;

/** Turns what is said of a customer's lifecycle into records of its topic. */
public final class LifecycleRecords {
    private LifecycleRecords() {}

    /**
     * The record of a row.
     *
     * @param asOf the clock, in milliseconds since 1970
     */
    public static LifecycleChange record(String customerId, LifecycleRow row, long asOf) {
        LifecycleChange record = new LifecycleChange();
        record.setCustomerId(customerId);
        record.setState(LifecycleState.valueOf(row.change().state().name()));
        record.setPreviousState(row.change()
                .previousState()
                .map(state -> LifecycleState.valueOf(state.name()))
                .orElse(null));
        record.setEffectiveAt(Instant.ofEpochMilli(row.change().effectiveAt()));
        record.setCause(LifecycleCause.valueOf(row.cause().name()));
        record.setStatus(LifecycleStatus.valueOf(row.status().name()));
        record.setRestatedFrom(
                row.restatedFrom().isPresent()
                        ? Instant.ofEpochMilli(row.restatedFrom().getAsLong())
                        : null);
        record.setAsOf(Instant.ofEpochMilli(asOf));
        return record;
    }
}
