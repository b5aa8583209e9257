package io.tideline.query;

import io.tideline.event.Utf8Order;
import io.tideline.storage.StoreNames;
import io.tideline.stream.ledger.AtRiskList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Reads the lists of customers at risk that are here, one for each partition of customers, into one. */
public final class LocalAtRisk {
    /** The order of the list: the largest value first. */
    public static final Comparator<AtRiskList.Entry> IN_ORDER = Comparator.comparing(AtRiskList.Entry::valueAtRisk)
            .reversed()
            .thenComparing(AtRiskList.Entry::customerId, Utf8Order.BY_BYTES);

    /** Bounds the time of one request, whatever is filtered out; an entry takes some 5 microseconds. */
    private static final int MOST_ENTRIES_READ = 100_000;

    private final StateAccess state;

    /** Queries over the local lists. */
    public LocalAtRisk(StateAccess state) {
        this.state = state;
    }

    /** What the lists here have, merged; of no partition if none is here. */
    public AtRiskPage page(PartitionScope reading, AtRiskFilter filter) {
        Map<Integer, Part> parts = state.<Bytes, Part>each(StoreNames.AT_RISK, reading, list -> read(list, filter));
        List<AtRiskList.Entry> found = new ArrayList<>();
        Optional<AtRiskList.Entry> next = Optional.empty();
        for (Part part : parts.values()) {
            found.addAll(part.entries());
            next = first(next, part.readTo());
        }
        found.sort(IN_ORDER);
        return cut(found, next, parts.keySet(), filter.limit());
    }

    /**
     * What was read of a list.
     *
     * @param readTo up to where, if not to its end
     */
    private record Part(List<AtRiskList.Entry> entries, Optional<AtRiskList.Entry> readTo) {}

    private static Part read(ReadOnlyKeyValueStore<Bytes, byte[]> list, AtRiskFilter filter) {
        List<AtRiskList.Entry> found = new ArrayList<>();
        int read = 0;
        Bytes from = filter.after()
                .map(entry -> AtRiskList.after(entry.customerId(), entry.valueAtRisk()))
                .orElse(null);
        try (KeyValueIterator<Bytes, byte[]> entries = list.range(from, null)) {
            while (entries.hasNext()) {
                KeyValue<Bytes, byte[]> stored = entries.next();
                AtRiskList.Entry entry = AtRiskList.entry(stored.key, stored.value);
                if (filter.levels().isEmpty() || filter.levels().contains(entry.level())) {
                    found.add(entry);
                }
                read++;
                if (entries.hasNext() && (found.size() == filter.limit() || read == MOST_ENTRIES_READ)) {
                    return new Part(found, Optional.of(entry));
                }
            }
        }
        return new Part(found, Optional.empty());
    }

    private static Optional<AtRiskList.Entry> first(Optional<AtRiskList.Entry> one, Optional<AtRiskList.Entry> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return IN_ORDER.compare(one.get(), other.get()) <= 0 ? one : other;
    }

    /** What is behind the point up to which all lists were read may lack entries, and is read again by the next page. */
    static AtRiskPage cut(
            List<AtRiskList.Entry> sorted, Optional<AtRiskList.Entry> readTo, Set<Integer> partitions, int limit) {
        List<AtRiskList.Entry> sure = sorted.stream()
                .filter(entry -> readTo.isEmpty() || IN_ORDER.compare(entry, readTo.get()) <= 0)
                .toList();
        if (sure.size() > limit) {
            List<AtRiskList.Entry> page = sure.subList(0, limit);
            return new AtRiskPage(page, Optional.of(page.get(limit - 1)), partitions);
        }
        return new AtRiskPage(sure, readTo, partitions);
    }

    /**
     * Several parts of the list as one.
     *
     * @param parts each of other partitions
     */
    public static AtRiskPage merged(List<AtRiskPage> parts, int limit) {
        List<AtRiskList.Entry> all = new ArrayList<>();
        Set<Integer> partitions = new TreeSet<>();
        Optional<AtRiskList.Entry> readTo = Optional.empty();
        for (AtRiskPage part : parts) {
            all.addAll(part.entries());
            partitions.addAll(part.partitions());
            readTo = first(readTo, part.next());
        }
        all.sort(IN_ORDER);
        return cut(all, readTo, partitions, limit);
    }
}
