package io.tideline.stream.ledger;

import io.tideline.admission.SourceRecord;
import io.tideline.event.Adjustment;
import io.tideline.storage.SourceRecordCodec;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The original records of adjustments whose order has not arrived, so that one that turns out to be in another currency
 * than its order can still be put aside as it came. Touched only for such adjustments, which are few.
 */
final class WaitingAdjustments {
    private final KeyValueStore<String, byte[]> store;

    WaitingAdjustments(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    void keep(Adjustment adjustment, SourceRecord arrival) {
        store.put(key(adjustment), SourceRecordCodec.encode(arrival));
    }

    Optional<SourceRecord> take(Adjustment adjustment) {
        return Optional.ofNullable(store.delete(key(adjustment))).map(SourceRecordCodec::decode);
    }

    void drop(Adjustment adjustment) {
        store.delete(key(adjustment));
    }

    /** Both parts are at most 256 characters, and the first says how long it is. */
    private static String key(Adjustment adjustment) {
        String customer = adjustment.customerId();
        return customer.length() + ":" + customer + adjustment.eventId();
    }
}
