package io.tideline.customer;

import io.tideline.event.Adjustment;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of the original records of adjustments that wait for their order.
 *
 * @param kept the adjustment whose record has to be kept, because its order has not arrived
 * @param dropped adjustments whose records are not needed any more
 * @param voided adjustments whose records have to be taken out and sent to the dead letters
 */
public record WaitingChanges(Optional<Adjustment> kept, List<Adjustment> dropped, List<VoidAdjustment> voided) {
    /** No record is concerned. */
    public static final WaitingChanges NONE = new WaitingChanges(Optional.empty(), List.of(), List.of());

    /** The adjustment begins to wait for its order. */
    static WaitingChanges keep(Adjustment adjustment) {
        return new WaitingChanges(Optional.of(adjustment), List.of(), List.of());
    }

    /** The adjustments wait no longer. */
    static WaitingChanges drop(List<Adjustment> adjustments) {
        return adjustments.isEmpty() ? NONE : new WaitingChanges(Optional.empty(), adjustments, List.of());
    }
}
