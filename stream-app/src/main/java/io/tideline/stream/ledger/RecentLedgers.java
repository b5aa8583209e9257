package io.tideline.stream.ledger;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * A write-back cache of the bytes of one task's customers over their store, which evicts by second chance. A look-up
 * costs one probe of a hash table; a customer who is not there costs one read of the store. Confined to its task's
 * thread.
 *
 * <p>Why: a read of the store takes longer than all that is made of the ledger, and a write with its record of the
 * changelog is most of what an event costs. What changes is written before the commit, or when it is evicted, so that
 * several changes of a customer between two commits cost one write. Kafka Streams' own cache keeps its entries in a
 * tree and costs more than it saves here; ledgers kept as objects cost more to find in memory than to read from bytes.
 * The cache is empty whenever the task begins, which is when a store can have been rolled back.
 */
final class RecentLedgers {
    /** The memory of an entry beside the characters of its key and the bytes of its value: five objects. */
    private static final int BYTES_OF_AN_ENTRY = 160;

    private static final byte[] NOTHING = {};

    /** Bounds the queue of changed entries where commits are rare; of evicted ones only the name is left in it. */
    private static final int MOST_CHANGED = 100_000;

    private final KeyValueStore<String, byte[]> store;
    private final long mostBytes;

    /** The entries in the order in which they came or got their second chance; the order of access would cost more. */
    private final Map<String, Entry> recent = new LinkedHashMap<>();

    /** The entries that changed since the last writing. Some were written meanwhile; a set would cost a tenth of all. */
    private final Queue<Entry> changed = new ArrayDeque<>();

    private long bytes;

    private static final class Entry {
        private final String customerId;
        private byte[] ledger;
        private boolean isWritten = true;
        private boolean isReferenced;

        Entry(String customerId, byte[] ledger) {
            this.customerId = customerId;
            this.ledger = ledger;
        }

        int size() {
            return BYTES_OF_AN_ENTRY + customerId.length() + ledger.length;
        }

        /** Drops the bytes, since the entry may still be among those that changed. */
        void drop() {
            isWritten = true;
            ledger = NOTHING;
        }
    }

    /**
     * An empty cache over a store.
     *
     * @param mostBytes how much memory may be taken; with 0 every ledger is read from the store and written at once
     */
    RecentLedgers(KeyValueStore<String, byte[]> store, long mostBytes) {
        this.store = store;
        this.mostBytes = mostBytes;
    }

    /** The bytes of a customer's ledger, not to be changed; null if there is none, as in the store. */
    byte[] get(String customerId) {
        Entry cached = recent.get(customerId);
        if (cached != null) {
            cached.isReferenced = true;
            return cached.ledger;
        }
        byte[] stored = store.get(customerId);
        if (stored != null) {
            remember(new Entry(customerId, stored));
        }
        return stored;
    }

    /** Takes the bytes of a customer's ledger, which must not change any more. */
    void put(String customerId, byte[] ledger) {
        Entry entry = recent.get(customerId);
        if (entry == null) {
            entry = new Entry(customerId, ledger);
            changed(entry);
            remember(entry);
        } else {
            bytes += ledger.length - entry.ledger.length;
            entry.ledger = ledger;
            entry.isReferenced = true;
            changed(entry);
            evict();
        }
    }

    /** Removes a ledger, from the store at once. */
    void remove(String customerId) {
        Entry entry = recent.remove(customerId);
        if (entry != null) {
            bytes -= entry.size();
            entry.drop();
        }
        store.delete(customerId);
    }

    /** Writes to the store what is not there yet. */
    void write() {
        changed.forEach(this::write);
        changed.clear();
    }

    private void changed(Entry entry) {
        if (entry.isWritten) {
            entry.isWritten = false;
            changed.add(entry);
            if (changed.size() > MOST_CHANGED) {
                write();
            }
        }
    }

    private void write(Entry entry) {
        if (!entry.isWritten) {
            store.put(entry.customerId, entry.ledger);
            entry.isWritten = true;
        }
    }

    /** How many customers are in memory. */
    int size() {
        return recent.size();
    }

    private void remember(Entry entry) {
        bytes += entry.size();
        recent.put(entry.customerId, entry);
        evict();
    }

    /** Evicts the oldest entries; one that was referenced since it was last looked at gets a second chance. */
    private void evict() {
        while (bytes > mostBytes && !recent.isEmpty()) {
            Entry oldest = recent.values().iterator().next();
            recent.remove(oldest.customerId);
            if (oldest.isReferenced) {
                oldest.isReferenced = false;
                recent.put(oldest.customerId, oldest);
            } else {
                write(oldest);
                bytes -= oldest.size();
                oldest.drop();
            }
        }
    }
}
