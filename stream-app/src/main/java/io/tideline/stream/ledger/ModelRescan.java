package io.tideline.stream.ledger;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The pass over all customers of a task after a new model, a bounded number at a time, in the order of their ids. A restart
 * begins the pass again. Confined to its task's thread.
 */
final class ModelRescan {
    private final KeyValueStore<String, byte[]> customers;
    /** The id of the last customer that was given out; empty at the beginning. */
    private String last = "";

    private boolean isOver = true;

    ModelRescan(KeyValueStore<String, byte[]> customers) {
        this.customers = customers;
    }

    /** Begins the pass again from the first customer. */
    void begin() {
        last = "";
        isOver = false;
    }

    /** Whether all customers have been given out since the pass began. */
    boolean isOver() {
        return isOver;
    }

    /** The ids and stored bytes of the next customers, at most so many. */
    List<KeyValue<String, byte[]>> next(int most) {
        List<KeyValue<String, byte[]>> next = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> entries = customers.range(last, null)) {
            while (entries.hasNext() && next.size() < most) {
                KeyValue<String, byte[]> entry = entries.next();
                if (!entry.key.equals(last)) {
                    next.add(entry);
                }
            }
            isOver = !entries.hasNext();
        }
        if (!next.isEmpty()) {
            last = next.get(next.size() - 1).key;
        }
        return next;
    }
}
