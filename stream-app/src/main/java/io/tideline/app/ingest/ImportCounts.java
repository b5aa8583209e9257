package io.tideline.app.ingest;

import io.tideline.app.ingest.row.EventKind;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Counts of rows by what became of them.
 *
 * @param events rows sent, by kind; every kind is there
 * @param rejects rows rejected
 */
public record ImportCounts(Map<EventKind, Long> events, long rejects) {
    public ImportCounts {
        Map<EventKind, Long> all = new EnumMap<>(EventKind.class);
        for (EventKind kind : EventKind.values()) {
            all.put(kind, events.getOrDefault(kind, 0L));
        }
        events = Collections.unmodifiableMap(all);
    }

    static ImportCounts none() {
        return new ImportCounts(Map.of(), 0);
    }

    /** All rows, rejected ones included. */
    public long rows() {
        return rejects + events.values().stream().mapToLong(Long::longValue).sum();
    }
}
