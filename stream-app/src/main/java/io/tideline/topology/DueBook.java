package io.tideline.topology;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * When time alone changes something about which customer: at most one entry a customer, in the order of time.
 *
 * <pre>
 * key   := dueAt:int64 customerId
 * value := nothing
 * </pre>
 *
 * What is due is found by range, from the earliest entry on. Its instant is kept in memory, so that the common question,
 * whether anything is due, costs a comparison.
 */
final class DueBook {
    private static final byte[] NOTHING = {};

    private final KeyValueStore<Bytes, byte[]> store;
    /** No entry is before this instant, so that what was there and is gone need not be skipped again. */
    private long earliest = 0;

    DueBook(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /**
     * An entry that has come due.
     *
     * @param dueAt in milliseconds since 1970
     */
    record Due(long dueAt, String customerId) {}

    /** Whether an entry is due at an instant; can be wrongly true before the first look. */
    boolean isDue(long clockMillis) {
        return earliest <= clockMillis;
    }

    /** Takes the first entries out that are due at an instant, at most so many, in the order of time. */
    List<Due> take(long clockMillis, int most) {
        List<Due> taken = new ArrayList<>();
        long next = Long.MAX_VALUE;
        try (KeyValueIterator<Bytes, byte[]> entries = store.range(bound(earliest), null)) {
            while (entries.hasNext() && next == Long.MAX_VALUE) {
                Due due = entry(entries.next().key);
                if (due.dueAt() > clockMillis || taken.size() == most) {
                    next = due.dueAt();
                } else {
                    taken.add(due);
                }
            }
        }
        earliest = next;
        taken.forEach(due -> remove(due.dueAt(), due.customerId()));
        return taken;
    }

    /** How many entries are due at an instant, counted up to {@code most}. */
    int count(long clockMillis, int most) {
        int count = 0;
        if (isDue(clockMillis)) {
            try (KeyValueIterator<Bytes, byte[]> entries = store.range(bound(earliest), bound(clockMillis + 1))) {
                while (entries.hasNext() && count < most) {
                    entries.next();
                    count++;
                }
            }
        }
        return count;
    }

    /** The instant of the earliest entry, in milliseconds since 1970, or an instant before it. */
    long earliest() {
        return earliest;
    }

    /** Makes an entry. */
    void put(long dueAt, String customerId) {
        store.put(key(dueAt, customerId), NOTHING);
        earliest = Math.min(earliest, dueAt);
    }

    /** Takes an entry away. */
    void remove(long dueAt, String customerId) {
        store.delete(key(dueAt, customerId));
    }

    private static Bytes bound(long dueAt) {
        return Bytes.wrap(
                ByteBuffer.allocate(Long.BYTES).putLong(Math.max(0, dueAt)).array());
    }

    private static Bytes key(long dueAt, String customerId) {
        byte[] id = customerId.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(Long.BYTES + id.length)
                .putLong(dueAt)
                .put(id)
                .array());
    }

    private static Due entry(Bytes key) {
        byte[] bytes = key.get();
        return new Due(
                ByteBuffer.wrap(bytes).getLong(),
                new String(bytes, Long.BYTES, bytes.length - Long.BYTES, StandardCharsets.UTF_8));
    }
}
