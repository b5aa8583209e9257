package io.tideline.stream.ledger;

import io.tideline.admission.SourceRecord;
import io.tideline.event.Adjustment;
import io.tideline.storage.SourceRecordCodec;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The original records of adjustments whose order has not arrived, so that one that turns out to be in another currency
 * than its order can still be sent to the dead letters as it came. The store is touched only for such adjustments,
 * which are few.
 */
final class WaitingAdjustments {
    private final KeyValueStore<String, byte[]> store;

    WaitingAdjustments(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    /** Keeps the record of an adjustment. */
    void keep(Adjustment adjustment, SourceRecord source) {
        store.put(key(adjustment), SourceRecordCodec.encode(source));
    }

    /** Takes the record of an adjustment out of the store; empty if there is none. */
    Optional<SourceRecord> take(Adjustment adjustment) {
        return Optional.ofNullable(store.delete(key(adjustment))).map(SourceRecordCodec::decode);
    }

    /** Removes the record of an adjustment, if there is one. */
    void drop(Adjustment adjustment) {
        store.delete(key(adjustment));
    }

    /** The length of the first part keeps the two apart; each has at most 256 characters. */
    private static String key(Adjustment adjustment) {
        String customer = adjustment.customerId();
        return customer.length() + ":" + customer + adjustment.eventId();
    }
}
