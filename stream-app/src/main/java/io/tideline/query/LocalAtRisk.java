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

/** Merges the lists of customers at risk that are here; there is one list for each partition of customers. */
public final class LocalAtRisk {
    /** The order of the list: the largest value first. */
    public static final Comparator<AtRiskEntry> IN_ORDER = Comparator.comparing(AtRiskEntry::valueAtRisk)
            .reversed()
            .thenComparing(AtRiskEntry::customerId, Utf8Order.BY_BYTES);

    /** This bounds the time of one request, whatever is filtered out; an entry takes some 5 microseconds. */
    private static final int MOST_ENTRIES_READ = 100_000;

    private final StateAccess state;

    /** Makes a reader of the local lists. */
    public LocalAtRisk(StateAccess state) {
        this.state = state;
    }

    /** A page of the local lists, merged. Its partitions are those that could be read, which may be none. */
    public AtRiskPage page(PartitionScope scope, AtRiskFilter filter) {
        Map<Integer, Part> parts = state.<Bytes, Part>each(StoreNames.AT_RISK, scope, list -> read(list, filter));
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
     * The part of one list that was read.
     *
     * @param entries the entries that pass the filter
     * @param readTo the last entry that was read, if the list goes on after it
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

    /** Cuts a page at the entry up to which all lists were read: behind it entries may be missing, so the next page has it. */
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
     * Merges pages of disjoint partitions into one.
     *
     * @param parts pages, no partition in two of them
     * @param limit the most entries of the result
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
