package io.tideline.app.ingest;

import io.tideline.app.ingest.row.EventKind;
import io.tideline.app.ingest.row.Reject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts rows while they are imported, and keeps the first rejects to show. Not safe for several threads. */
final class ImportTally {
    /** This many rejects show what is wrong; the rejects file has all. */
    static final int SHOWN_REJECTS = 10;

    private final Map<EventKind, Long> events = new EnumMap<>(EventKind.class);
    private final List<Reject> firstRejects = new ArrayList<>();
    private long rejects;
    private long rows;

    ImportTally(ImportCounts before) {
        events.putAll(before.events());
        rejects = before.rejects();
        rows = before.rows();
    }

    void sent(EventKind kind) {
        events.merge(kind, 1L, Long::sum);
        rows++;
    }

    void rejected(Reject reject) {
        rejects++;
        rows++;
        if (firstRejects.size() < SHOWN_REJECTS) {
            firstRejects.add(reject);
        }
    }

    long rows() {
        return rows;
    }

    long rejects() {
        return rejects;
    }

    List<Reject> firstRejects() {
        return List.copyOf(firstRejects);
    }

    ImportCounts counts() {
        return new ImportCounts(events, rejects);
    }
}
