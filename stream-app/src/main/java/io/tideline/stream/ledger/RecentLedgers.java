package io.tideline.stream.ledger;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The ledgers of one task: all of them in their store, and in memory the bytes of the customers who came last.
 *
 * <p>A customer who returns while still in memory costs no read of the store, which takes longer than all that is made
 * of the ledger. What changes is written to the store before the commit, or when it leaves memory: so several changes of a
 * customer between two commits cost one write and one record of the changelog, which is most of what an event costs. It
 * begins empty whenever the task begins, which is when a store can have been rolled back. Kafka Streams' own cache keeps
 * its entries in a tree and costs more than it saves here; ledgers kept as objects cost more to find in memory than to read
 * from bytes. Confined to its task's thread.
 */
final class RecentLedgers {
    /** What an entry takes beside the characters of its key and the bytes of its value: five objects. */
    private static final int BYTES_OF_AN_ENTRY = 160;

    private static final byte[] NOTHING = {};

    /** Where commits are rare: what left memory waits here with no more than its name. */
    private static final int MOST_CHANGED = 100_000;

    private final KeyValueStore<String, byte[]> store;
    private final long mostBytes;
    /** In the order in which they came, or were last passed over; not of access, which would touch the neighbours. */
    private final Map<String, Entry> recent = new LinkedHashMap<>();

    /** Entries that changed since the last writing, some of them written meanwhile: a set of them costs a tenth of all. */
    private final Queue<Entry> changed = new ArrayDeque<>();

    private long bytes;

    private static final class Entry {
        private final String customerId;
        private byte[] ledger;
        private boolean isWritten = true;
        private boolean cameAgain;

        Entry(String customerId, byte[] ledger) {
            this.customerId = customerId;
            this.ledger = ledger;
        }

        int size() {
            return BYTES_OF_AN_ENTRY + customerId.length() + ledger.length;
        }

        /** It leaves memory, and nothing but its name may wait among those that changed. */
        void leave() {
            isWritten = true;
            ledger = NOTHING;
        }
    }

    /**
     * Ledgers of a store.
     *
     * @param mostBytes how much memory may be taken; with 0 every ledger is read from the store and written at once
     */
    RecentLedgers(KeyValueStore<String, byte[]> store, long mostBytes) {
        this.store = store;
        this.mostBytes = mostBytes;
    }

    /** The bytes of a customer's ledger, not to be changed; null if there is none, as in the store. */
    byte[] get(String customerId) {
        Entry known = recent.get(customerId);
        if (known != null) {
            known.cameAgain = true;
            return known.ledger;
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
            entry.cameAgain = true;
            changed(entry);
            makeRoom();
        }
    }

    /** Removes a ledger, from the store at once. */
    void remove(String customerId) {
        Entry entry = recent.remove(customerId);
        if (entry != null) {
            bytes -= entry.size();
            entry.leave();
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

    /** How many ledgers are in memory. */
    int size() {
        return recent.size();
    }

    private void remember(Entry entry) {
        bytes += entry.size();
        recent.put(entry.customerId, entry);
        makeRoom();
    }

    /** Whoever was away long is forgotten: who came again since the last time is passed over once. */
    private void makeRoom() {
        while (bytes > mostBytes && !recent.isEmpty()) {
            Entry oldest = recent.values().iterator().next();
            recent.remove(oldest.customerId);
            if (oldest.cameAgain) {
                oldest.cameAgain = false;
                recent.put(oldest.customerId, oldest);
            } else {
                write(oldest);
                bytes -= oldest.size();
                oldest.leave();
            }
        }
    }
}
