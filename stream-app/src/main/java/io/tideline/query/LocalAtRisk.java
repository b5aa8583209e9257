package io.tideline.query;

import io.tideline.event.Utf8Order;
import io.tideline.storage.AtRiskEntry;
import io.tideline.storage.AtRiskEntryCodec;
import io.tideline.storage.StoreNames;
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
    public static final Comparator<AtRiskEntry> IN_ORDER = Comparator.comparing(AtRiskEntry::valueAtRisk)
            .reversed()
            .thenComparing(AtRiskEntry::customerId, Utf8Order.BY_BYTES);

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
        List<AtRiskEntry> found = new ArrayList<>();
        Optional<AtRiskEntry> next = Optional.empty();
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
    private record Part(List<AtRiskEntry> entries, Optional<AtRiskEntry> readTo) {}

    private static Part read(ReadOnlyKeyValueStore<Bytes, byte[]> list, AtRiskFilter filter) {
        List<AtRiskEntry> found = new ArrayList<>();
        int read = 0;
        Bytes from = filter.after()
                .map(entry -> Bytes.wrap(AtRiskEntryCodec.keyAfter(entry)))
                .orElse(null);
        try (KeyValueIterator<Bytes, byte[]> entries = list.range(from, null)) {
            while (entries.hasNext()) {
                KeyValue<Bytes, byte[]> stored = entries.next();
                AtRiskEntry entry = AtRiskEntryCodec.decode(stored.key.get(), stored.value);
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

    private static Optional<AtRiskEntry> first(Optional<AtRiskEntry> one, Optional<AtRiskEntry> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return IN_ORDER.compare(one.get(), other.get()) <= 0 ? one : other;
    }

    /** What is behind the point up to which all lists were read may lack entries, and is read again by the next page. */
    static AtRiskPage cut(List<AtRiskEntry> sorted, Optional<AtRiskEntry> readTo, Set<Integer> partitions, int limit) {
        List<AtRiskEntry> sure = sorted.stream()
                .filter(entry -> readTo.isEmpty() || IN_ORDER.compare(entry, readTo.get()) <= 0)
                .toList();
        if (sure.size() > limit) {
            List<AtRiskEntry> page = sure.subList(0, limit);
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
        List<AtRiskEntry> all = new ArrayList<>();
        Set<Integer> partitions = new TreeSet<>();
        Optional<AtRiskEntry> readTo = Optional.empty();
        for (AtRiskPage part : parts) {
            all.addAll(part.entries());
            partitions.addAll(part.partitions());
            readTo = first(readTo, part.next());
        }
        all.sort(IN_ORDER);
        return cut(all, readTo, partitions, limit);
    }
}
