package io.tideline.stream.timer;

import io.tideline.customer.EmittedState;
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
 * When time changes something about which customer, in the order of time.
 *
 * <p>New entries are written before the commit, those of one quarter of an hour together, see {@link TimerBlock}: so an entry
 * costs a fraction of a write, where many come. When the clock reaches a quarter its pages are opened, a bounded number at
 * a time: what is due is given out, and what becomes due within the quarter is kept in memory until it is. A page stays in
 * the store until all of it was given out, so that a restart gives some out again.
 *
 * <p>An entry is never moved: another one is made, and only the one whose instant is in the customer's {@link EmittedState}
 * holds. That is never one whose time has come.
 *
 * <p>Confined to its task's thread.
 */
public final class TimerQueue {
    private static final int MOST_ENTRIES_A_PAGE = 64;

    /** Where commits are rare: entries that wait to be written. */
    private static final int MOST_UNWRITTEN = 100_000;

    /** Where the number of the next page is kept: before all pages. */
    private static final Bytes NUMBER = Bytes.wrap(new byte[1]);

    private final KeyValueStore<Bytes, byte[]> store;
    /** By the place of their page. */
    private final Map<Bytes, List<Due>> unwritten = new LinkedHashMap<>();

    private int unwrittenEntries;
    /** Customers whose entries are still in pages that were written. */
    private final Set<String> erased = new HashSet<>();
    /** What becomes due in quarters whose pages were opened. */
    private final NavigableSet<Due> soon = new TreeSet<>();
    /** The pages that {@link #soon} comes from, first those that are over first. */
    private final Queue<OpenPage> open = new PriorityQueue<>(Comparator.comparingLong(OpenPage::lastDueAt));

    private long nextNumber;
    /** All pages before this key were opened. */
    private Bytes opened = after(NUMBER);
    /** No page that was not opened has an earlier quarter. */
    private long nextQuarter = Long.MIN_VALUE;

    /**
     * An entry.
     *
     * @param dueAt in milliseconds since 1970
     */
    public record Due(long dueAt, String customerId) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = Long.compare(dueAt, other.dueAt);
            return byTime != 0 ? byTime : customerId.compareTo(other.customerId);
        }
    }

    private record OpenPage(long lastDueAt, Bytes key) {}

    public TimerQueue(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
        byte[] number = store.get(NUMBER);
        this.nextNumber = number == null ? 0 : ByteBuffer.wrap(number).getLong();
    }

    /** Whether an entry is due at an instant; can be wrongly true, until the first look after that instant. */
    public boolean isDue(long clockMillis) {
        return earliest() <= clockMillis;
    }

    /** The instant of the earliest entry, in milliseconds since 1970, or one before it; the last one if there is none. */
    public long earliest() {
        return soon.isEmpty() ? nextQuarter : Math.min(nextQuarter, soon.first().dueAt());
    }

    /** Makes an entry, which takes the place of any other of the customer. */
    public void put(long dueAt, String customerId) {
        Due due = new Due(dueAt, customerId);
        Bytes place = TimerBlock.place(dueAt, customerId);
        unwritten.computeIfAbsent(place, any -> new ArrayList<>()).add(due);
        unwrittenEntries++;
        if (isOpened(place)) {
            soon.add(due);
        } else {
            nextQuarter = Math.min(nextQuarter, TimerBlock.quarter(dueAt));
        }
        if (unwrittenEntries > MOST_UNWRITTEN) {
            write();
        }
    }

    /**
     * Takes away all entries of a customer, those that do not hold any more too. What is in pages goes with the next
     * writing, for all customers at once, because all pages of their shelves are read for it.
     */
    public void erase(String customerId) {
        soon.removeIf(due -> due.customerId().equals(customerId));
        unwritten
                .values()
                .forEach(entries -> entries.removeIf(due -> due.customerId().equals(customerId)));
        erased.add(customerId);
    }

    private void writeErased() {
        if (erased.isEmpty()) {
            return;
        }
        Set<Integer> shelves = erased.stream().map(TimerBlock::shelf).collect(Collectors.toSet());
        Map<Bytes, List<Due>> changed = new HashMap<>();
        try (KeyValueIterator<Bytes, byte[]> pages = store.range(after(NUMBER), null)) {
            while (pages.hasNext()) {
                KeyValue<Bytes, byte[]> page = pages.next();
                if (shelves.contains(TimerBlock.shelf(page.key))) {
                    List<Due> entries = TimerBlock.decode(page.key, page.value);
                    if (entries.removeIf(due -> erased.contains(due.customerId()))) {
                        changed.put(page.key, entries);
                    }
                }
            }
        }
        changed.forEach((key, entries) -> store.put(key, entries.isEmpty() ? null : TimerBlock.encode(entries)));
        erased.clear();
    }

    /**
     * Takes out entries that are due at an instant, those of an earlier quarter first; looks at as many at most, and a page.
     */
    public List<Due> take(long clockMillis, int most) {
        List<Due> taken = new ArrayList<>();
        takeSoon(clockMillis, most, taken);
        if (taken.size() < most && nextQuarter <= clockMillis) {
            write();
            openPages(clockMillis, most, taken);
        }
        close();
        return taken;
    }

    /** Removes the pages of which all was given out. */
    private void close() {
        long given = soon.isEmpty() ? Long.MAX_VALUE : soon.first().dueAt() - 1;
        while (!open.isEmpty() && open.peek().lastDueAt() <= given) {
            store.delete(open.remove().key());
        }
    }

    private void takeSoon(long clockMillis, int most, List<Due> taken) {
        while (taken.size() < most && !soon.isEmpty() && soon.first().dueAt() <= clockMillis) {
            taken.add(soon.pollFirst());
        }
    }

    private void openPages(long clockMillis, int most, List<Due> taken) {
        nextQuarter = Long.MAX_VALUE;
        int looked = taken.size();
        try (KeyValueIterator<Bytes, byte[]> pages = store.range(opened, null)) {
            while (pages.hasNext() && nextQuarter == Long.MAX_VALUE) {
                KeyValue<Bytes, byte[]> page = pages.next();
                long quarter = TimerBlock.quarter(page.key);
                if (quarter > clockMillis || looked >= most) {
                    nextQuarter = quarter;
                } else {
                    List<Due> entries = TimerBlock.decode(page.key, page.value);
                    looked += entries.size();
                    open(page.key, entries, clockMillis, taken);
                    opened = after(page.key);
                }
            }
        }
    }

    private void open(Bytes key, List<Due> entries, long clockMillis, List<Due> taken) {
        long lastDueAt = Long.MIN_VALUE;
        for (Due due : entries) {
            lastDueAt = Math.max(lastDueAt, due.dueAt());
            if (due.dueAt() <= clockMillis) {
                taken.add(due);
            } else {
                soon.add(due);
            }
        }
        open.add(new OpenPage(lastDueAt, key));
    }

    /** How many entries are due at an instant, counted up to a limit. */
    public int count(long clockMillis, int most) {
        int count = Math.min(most, soon.headSet(new Due(clockMillis + 1, "")).size());
        if (nextQuarter <= clockMillis) {
            try (KeyValueIterator<Bytes, byte[]> pages = store.range(opened, TimerBlock.end(clockMillis))) {
                while (pages.hasNext() && count < most) {
                    KeyValue<Bytes, byte[]> page = pages.next();
                    count += (int) TimerBlock.decode(page.key, page.value).stream()
                            .filter(due -> due.dueAt() <= clockMillis)
                            .count();
                }
            }
        }
        return Math.min(most, count);
    }

    /** Writes to the store what is not there yet. */
    public void write() {
        writeErased(); // First, since a customer who was forgotten may have entries again.
        if (unwritten.isEmpty()) {
            return;
        }
        unwritten.forEach((place, entries) -> {
            for (int from = 0; from < entries.size(); from += MOST_ENTRIES_A_PAGE) {
                int to = Math.min(entries.size(), from + MOST_ENTRIES_A_PAGE);
                write(TimerBlock.key(place, nextNumber++), entries.subList(from, to));
            }
        });
        unwritten.clear();
        unwrittenEntries = 0;
        store.put(NUMBER, ByteBuffer.allocate(Long.BYTES).putLong(nextNumber).array());
        close();
    }

    private void write(Bytes key, List<Due> entries) {
        store.put(key, TimerBlock.encode(entries));
        if (key.compareTo(opened) < 0) {
            open.add(new OpenPage(Collections.max(entries).dueAt(), key));
        }
    }

    /** Whether the pages of a place were opened, even if only some of them: a new page would stand behind those. */
    private boolean isOpened(Bytes place) {
        return TimerBlock.key(place, Long.MAX_VALUE).compareTo(opened) < 0;
    }

    private static Bytes after(Bytes key) {
        return Bytes.wrap(Arrays.copyOf(key.get(), key.get().length + 1));
    }
}
