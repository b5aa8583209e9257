package io.tideline.topology;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The ledgers of one task: all of them in their store, and in memory the bytes of the customers who came last.
 *
 * <p>A customer who returns while still in memory costs no read of the store, which takes longer than all that is made
 * of the ledger. Every change is written to the store at once, so that what is in memory is always what is there; and it
 * begins empty whenever the task begins, which is when a store can have been rolled back. Kafka Streams' own cache keeps
 * its entries in a tree and costs more than it saves here. Confined to its task's thread.
 */
final class RecentLedgers {
    /** What an entry takes beside the characters of its key and the bytes of its value: four objects. */
    private static final int BYTES_OF_AN_ENTRY = 128;

    private final KeyValueStore<String, byte[]> store;
    private final long mostBytes;
    private final Map<String, byte[]> recent = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /**
     * Ledgers of a store.
     *
     * @param mostBytes how much memory may be taken; with 0 every ledger is read from the store
     */
    RecentLedgers(KeyValueStore<String, byte[]> store, long mostBytes) {
        this.store = store;
        this.mostBytes = mostBytes;
    }

    /** The bytes of a customer's ledger, not to be changed; null if there is none, as in the store. */
    byte[] get(String customerId) {
        byte[] known = recent.get(customerId);
        if (known != null) {
            return known;
        }
        byte[] stored = store.get(customerId);
        if (stored != null) {
            remember(customerId, stored);
        }
        return stored;
    }

    /** Stores the bytes of a customer's ledger, or removes it if they are null. */
    void put(String customerId, byte[] ledger) {
        store.put(customerId, ledger);
        if (ledger == null) {
            forget(customerId, recent.remove(customerId));
        } else {
            remember(customerId, ledger);
        }
    }

    /** How many ledgers are in memory. */
    int size() {
        return recent.size();
    }

    private void remember(String customerId, byte[] ledger) {
        bytes += size(customerId, ledger);
        forget(customerId, recent.put(customerId, ledger));
        if (bytes > mostBytes) {
            forgetTheLongestAway();
        }
    }

    private void forgetTheLongestAway() {
        Iterator<Map.Entry<String, byte[]>> longestAway = recent.entrySet().iterator();
        while (bytes > mostBytes && longestAway.hasNext()) {
            Map.Entry<String, byte[]> entry = longestAway.next();
            forget(entry.getKey(), entry.getValue());
            longestAway.remove();
        }
    }

    private void forget(String customerId, byte[] ledger) {
        if (ledger != null) {
            bytes -= size(customerId, ledger);
        }
    }

    private static int size(String customerId, byte[] ledger) {
        return BYTES_OF_AN_ENTRY + customerId.length() + ledger.length;
    }
}
