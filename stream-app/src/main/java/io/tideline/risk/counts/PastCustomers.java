package io.tideline.risk.counts;

import io.tideline.risk.purchase.BuyingHistory;
import io.tideline.risk.purchase.WeightedHistories;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** Histories as they were on a past day, each with the number of customers and of those who ordered soon after. */
public final class PastCustomers {
    private final Map<Key, long[]> counts = new TreeMap<>();

    private record Key(int repeats, int spanDays, int gapDays) implements Comparable<Key> {
        private static final Comparator<Key> ORDER = Comparator.comparingInt(Key::repeats)
                .thenComparingInt(Key::spanDays)
                .thenComparingInt(Key::gapDays);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /** Receives a history with the number of its customers and of those who ordered. */
    public interface Reader {
        void accept(BuyingHistory history, long customers, long ordered);
    }

    void add(int repeats, int spanDays, int gapDays, boolean ordered, long count) {
        long[] both = counts.computeIfAbsent(new Key(repeats, spanDays, gapDays), any -> new long[2]);
        both[0] += count;
        both[1] += ordered ? count : 0;
    }

    /** Gives all histories to a reader, in a fixed order, so that what is learned is reproducible to the last bit. */
    public void forEach(Reader reader) {
        counts.forEach((key, both) -> {
            if (both[0] > 0) {
                double span = key.spanDays;
                reader.accept(new BuyingHistory(key.repeats, span, span + key.gapDays), both[0], Math.max(0, both[1]));
            }
        });
    }

    /** The histories for a fit of the purchase model. */
    public WeightedHistories histories() {
        WeightedHistories.Builder builder = WeightedHistories.builder();
        forEach((history, customers, ordered) -> builder.add(history, (double) customers));
        return builder.build();
    }
}
