package io.tideline.stream.timer;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * A stored queue of the timers of one task's customers, in the order of time. A timer is set in constant time, in
 * memory, and costs a fraction of a write of the store; timers fire a bounded number at a time, and none is looked at
 * before its bucket begins. Confined to its task's thread.
 *
 * <p>Why blocks: a timer that is an entry of the store costs a write when it is set, and two more when it is moved,
 * each with a record in the changelog, for customers whose ledgers are written once in any case. So the timers that are
 * set between two commits are written together, in blocks of one bucket of time and one stripe of customers
 * ({@link TimerBlock}), and a timer is never moved: another one is set, and only the one whose instant is in the
 * customer's {@link io.tideline.customer.EmittedState} counts, which is never one that has fired. The timers that do
 * not count cost space and one look each; few are set, because an order only puts off what is due.
 *
 * <p>When the clock reaches a bucket its blocks are opened: what is due fires, and what becomes due within the bucket
 * is kept in memory until then. A block stays in the store until all of its timers have fired, so that a restart fires
 * some again.
 */
public final class TimerQueue {
    private static final int MOST_TIMERS_A_BLOCK = 64;

    /** Bounds the memory where commits are rare: timers that wait to be written. */
    private static final int MOST_UNWRITTEN = 100_000;

    /** The key of the number of the next block, which is before those of all blocks. */
    private static final Bytes NEXT_NUMBER = Bytes.wrap(new byte[1]);

    private final KeyValueStore<Bytes, byte[]> store;

    /** The timers that wait to be written, by the prefix of their block. */
    private final Map<Bytes, List<Timer>> unwritten = new LinkedHashMap<>();

    private int unwrittenTimers;

    /** Customers whose timers are still in blocks of the store, and have to go. */
    private final Set<String> erased = new HashSet<>();

    /** The timers of open blocks that have not fired. */
    private final NavigableSet<Timer> soon = new TreeSet<>();

    /** The open blocks, which are still in the store, those first of which all fires first. */
    private final Queue<OpenBlock> open = new PriorityQueue<>(Comparator.comparingLong(OpenBlock::lastAt));

    private long nextNumber;

    /** All blocks before this key were opened. */
    private Bytes opened = after(NEXT_NUMBER);

    /** No block that was not opened has an earlier bucket; in milliseconds since 1970. */
    private long nextBucket = Long.MIN_VALUE;

    /**
     * A timer of a customer.
     *
     * @param at the instant at which it fires, in milliseconds since 1970
     */
    public record Timer(long at, String customerId) implements Comparable<Timer> {
        @Override
        public int compareTo(Timer other) {
            int byTime = Long.compare(at, other.at);
            return byTime != 0 ? byTime : customerId.compareTo(other.customerId);
        }
    }

    private record OpenBlock(long lastAt, Bytes key) {}

    /** Opens the queue in a store. */
    public TimerQueue(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
        byte[] number = store.get(NEXT_NUMBER);
        this.nextNumber = number == null ? 0 : ByteBuffer.wrap(number).getLong();
    }

    /**
     * Whether a timer is due at an instant, in milliseconds since 1970. The answer can be wrongly true, until timers were
     * fired after that instant.
     */
    public boolean isDue(long clockMillis) {
        return earliest() <= clockMillis;
    }

    /**
     * The instant of the earliest timer, in milliseconds since 1970, or an instant before it; {@link Long#MAX_VALUE} if
     * there is no timer.
     */
    public long earliest() {
        return soon.isEmpty() ? nextBucket : Math.min(nextBucket, soon.first().at());
    }

    /** Sets a timer for an instant, in milliseconds since 1970; it takes the place of any other of the customer. */
    public void set(long at, String customerId) {
        Timer timer = new Timer(at, customerId);
        Bytes prefix = TimerBlock.prefix(timer);
        unwritten.computeIfAbsent(prefix, any -> new ArrayList<>()).add(timer);
        unwrittenTimers++;
        if (isOpened(prefix)) {
            soon.add(timer);
        } else {
            nextBucket = Math.min(nextBucket, TimerBlock.bucket(at));
        }
        if (unwrittenTimers > MOST_UNWRITTEN) {
            write();
        }
    }

    /**
     * Removes all timers of a customer, those that do not count any more too. Those in blocks go with the next writing, for
     * all erased customers at once, because all blocks of their stripes are read for it.
     */
    public void erase(String customerId) {
        soon.removeIf(timer -> timer.customerId().equals(customerId));
        unwritten
                .values()
                .forEach(timers -> timers.removeIf(timer -> timer.customerId().equals(customerId)));
        erased.add(customerId);
    }

    /**
     * Removes and returns timers that are due at an instant, those of an earlier bucket first.
     *
     * @param clockMillis the instant, in milliseconds since 1970
     * @param most how many timers to look at; those of one block more may be
     */
    public List<Timer> fire(long clockMillis, int most) {
        List<Timer> fired = new ArrayList<>();
        fireSoon(clockMillis, most, fired);
        if (fired.size() < most && nextBucket <= clockMillis) {
            write();
            openBlocks(clockMillis, most, fired);
        }
        removeFired();
        return fired;
    }

    private void fireSoon(long clockMillis, int most, List<Timer> fired) {
        while (fired.size() < most && !soon.isEmpty() && soon.first().at() <= clockMillis) {
            fired.add(soon.pollFirst());
        }
    }

    private void openBlocks(long clockMillis, int most, List<Timer> fired) {
        nextBucket = Long.MAX_VALUE;
        int looked = fired.size();
        try (KeyValueIterator<Bytes, byte[]> blocks = store.range(opened, null)) {
            while (blocks.hasNext() && nextBucket == Long.MAX_VALUE) {
                KeyValue<Bytes, byte[]> block = blocks.next();
                long bucket = TimerBlock.bucket(block.key);
                if (bucket > clockMillis || looked >= most) {
                    nextBucket = bucket;
                } else {
                    List<Timer> timers = TimerBlock.decode(block.key, block.value);
                    looked += timers.size();
                    openBlock(block.key, timers, clockMillis, fired);
                    opened = after(block.key);
                }
            }
        }
    }

    private void openBlock(Bytes key, List<Timer> timers, long clockMillis, List<Timer> fired) {
        long lastAt = Long.MIN_VALUE;
        for (Timer timer : timers) {
            lastAt = Math.max(lastAt, timer.at());
            if (timer.at() <= clockMillis) {
                fired.add(timer);
            } else {
                soon.add(timer);
            }
        }
        open.add(new OpenBlock(lastAt, key));
    }

    /** Removes the blocks from the store of which all timers have fired. */
    private void removeFired() {
        long firedUntil = soon.isEmpty() ? Long.MAX_VALUE : soon.first().at() - 1;
        while (!open.isEmpty() && open.peek().lastAt() <= firedUntil) {
            store.delete(open.remove().key());
        }
    }

    /**
     * How many timers are due at an instant, those that do not count included.
     *
     * @param clockMillis the instant, in milliseconds since 1970
     * @param most how far to count
     */
    public int count(long clockMillis, int most) {
        int count = Math.min(most, soon.headSet(new Timer(clockMillis + 1, "")).size());
        if (nextBucket <= clockMillis) {
            try (KeyValueIterator<Bytes, byte[]> blocks = store.range(opened, TimerBlock.endOfBucket(clockMillis))) {
                while (blocks.hasNext() && count < most) {
                    KeyValue<Bytes, byte[]> block = blocks.next();
                    count += (int) TimerBlock.decode(block.key, block.value).stream()
                            .filter(timer -> timer.at() <= clockMillis)
                            .count();
                }
            }
        }
        return Math.min(most, count);
    }

    /** Writes to the store what is not there yet. */
    public void write() {
        removeErased(); // First, since an erased customer may have timers again.
        if (unwritten.isEmpty()) {
            return;
        }
        unwritten.forEach((prefix, timers) -> {
            for (int from = 0; from < timers.size(); from += MOST_TIMERS_A_BLOCK) {
                int to = Math.min(timers.size(), from + MOST_TIMERS_A_BLOCK);
                writeBlock(TimerBlock.key(prefix, nextNumber++), timers.subList(from, to));
            }
        });
        unwritten.clear();
        unwrittenTimers = 0;
        store.put(
                NEXT_NUMBER, ByteBuffer.allocate(Long.BYTES).putLong(nextNumber).array());
        removeFired();
    }

    private void removeErased() {
        if (erased.isEmpty()) {
            return;
        }
        Set<Integer> stripes = erased.stream().map(TimerBlock::stripe).collect(Collectors.toSet());
        Map<Bytes, List<Timer>> changed = new HashMap<>();
        try (KeyValueIterator<Bytes, byte[]> blocks = store.range(after(NEXT_NUMBER), null)) {
            while (blocks.hasNext()) {
                KeyValue<Bytes, byte[]> block = blocks.next();
                if (stripes.contains(TimerBlock.stripe(block.key))) {
                    List<Timer> timers = TimerBlock.decode(block.key, block.value);
                    if (timers.removeIf(timer -> erased.contains(timer.customerId()))) {
                        changed.put(block.key, timers);
                    }
                }
            }
        }
        changed.forEach((key, timers) -> store.put(key, timers.isEmpty() ? null : TimerBlock.encode(timers)));
        erased.clear();
    }

    private void writeBlock(Bytes key, List<Timer> timers) {
        store.put(key, TimerBlock.encode(timers));
        if (key.compareTo(opened) < 0) {
            open.add(new OpenBlock(Collections.max(timers).at(), key));
        }
    }

    /** Whether a new block of a prefix would be before one that was opened, even if other blocks of it were not. */
    private boolean isOpened(Bytes prefix) {
        return TimerBlock.key(prefix, Long.MAX_VALUE).compareTo(opened) < 0;
    }

    private static Bytes after(Bytes key) {
        return Bytes.wrap(Arrays.copyOf(key.get(), key.get().length + 1));
    }
}
