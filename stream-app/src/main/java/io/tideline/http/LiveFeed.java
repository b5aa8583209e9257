package io.tideline.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tideline.delta.Segment;
import io.tideline.kpi.CurrentPeriod;
import io.tideline.kpi.CurrentRow;
import io.tideline.query.NotAvailableException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The current rows and the status, as live streams show them. Each change gets the next version; a reader who has seen
 * version n is sent every row that changed after it once, however often it changed.
 */
final class LiveFeed {
    /** The time that readers get to end in order, which is longer than the pause between two of their reads. */
    private static final long PARTING_MILLIS = 1_000;

    private final Supplier<List<CurrentRow>> rows;
    private final Supplier<ObjectNode> status;
    private final Function<CurrentRow, ObjectNode> json;
    private final Map<Slot, Shown> shown = new LinkedHashMap<>();
    private ObjectNode latestStatus = Json.object();
    private long statusVersion;
    private long version;
    private int readers;
    private boolean closed;

    /** The identity of a current row, which stays when the day moves on. */
    record Slot(String window, Segment segment, CurrentPeriod period) {
        static Slot of(CurrentRow row) {
            return new Slot(row.key().window().id(), row.key().segment(), row.period());
        }
    }

    /** The row of a slot with the version of its last change; empty if it is gone. */
    private record Shown(Optional<CurrentRow> row, Optional<ObjectNode> json, long version) {}

    /**
     * The changes after a version.
     *
     * @param rows the rows that are new or changed
     * @param gone the slots that have no row any more
     * @param status the status, if it changed
     * @param version the version that the reader has seen with these
     */
    record News(List<ObjectNode> rows, List<Slot> gone, Optional<ObjectNode> status, long version) {
        boolean isEmpty() {
            return rows.isEmpty() && gone.isEmpty() && status.isEmpty();
        }
    }

    LiveFeed(Supplier<List<CurrentRow>> rows, Supplier<ObjectNode> status, Function<CurrentRow, ObjectNode> json) {
        this.rows = rows;
        this.status = status;
        this.json = json;
    }

    /** Reads rows and status again if there are readers. Rows that cannot be read at the moment stay as they were. */
    void refresh() {
        if (hasReaders()) {
            ObjectNode nextStatus = status.get();
            try {
                take(rows.get(), nextStatus);
            } catch (NotAvailableException notNow) {
                take(nextStatus);
            }
        }
    }

    private synchronized void take(List<CurrentRow> current, ObjectNode nextStatus) {
        Set<Slot> present = new HashSet<>();
        for (CurrentRow row : current) {
            Slot slot = Slot.of(row);
            present.add(slot);
            Shown known = shown.get(slot);
            if (known == null || !known.row().equals(Optional.of(row))) {
                shown.put(slot, new Shown(Optional.of(row), Optional.of(json.apply(row)), ++version));
            }
        }
        shown.replaceAll((slot, known) -> present.contains(slot) || known.row().isEmpty()
                ? known
                : new Shown(Optional.empty(), Optional.empty(), ++version));
        take(nextStatus);
    }

    private synchronized void take(ObjectNode nextStatus) {
        if (!withoutTime(nextStatus).equals(withoutTime(latestStatus))) {
            statusVersion = ++version;
        }
        latestStatus = nextStatus;
        notifyAll();
    }

    /** The status without the fields that change with time alone, which are no news. */
    private static ObjectNode withoutTime(ObjectNode status) {
        return status.deepCopy().remove(List.of("now", "asOf", "publishedAt", "eventTimeLagSeconds"));
    }

    /** The changes after a version in the slots that are wanted; with version 0 all rows and the status. */
    synchronized News since(long seen, Predicate<Slot> wanted) {
        List<ObjectNode> changed = new ArrayList<>();
        List<Slot> gone = new ArrayList<>();
        shown.forEach((slot, entry) -> {
            if (entry.version() > seen && wanted.test(slot)) {
                entry.json().ifPresentOrElse(changed::add, () -> gone.add(slot));
            }
        });
        return new News(
                changed,
                seen == 0 ? List.of() : gone,
                statusVersion > seen || seen == 0 ? Optional.of(latestStatus) : Optional.empty(),
                version);
    }

    /** The status as it was last read. */
    synchronized ObjectNode status() {
        return latestStatus;
    }

    /** Waits until there is a change after a version, the time is over or the feed is closed. */
    synchronized void await(long seen, long timeoutMillis) throws InterruptedException {
        long end = System.nanoTime() + timeoutMillis * 1_000_000;
        while (version <= seen && !closed) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return;
            }
            wait(left);
        }
    }

    /** Counts a reader in and returns true, unless there are too many or the feed is closed. */
    synchronized boolean enter(int mostReaders) {
        if (readers >= mostReaders || closed) {
            return false;
        }
        readers++;
        return true;
    }

    /** Counts a reader out. */
    synchronized void leave() {
        readers--;
        notifyAll();
    }

    private synchronized boolean hasReaders() {
        return readers > 0;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Ends all streams, and waits a moment until their readers have ended. */
    synchronized void close() {
        closed = true;
        notifyAll();
        long end = System.nanoTime() + PARTING_MILLIS * 1_000_000;
        try {
            while (readers > 0 && System.nanoTime() < end) {
                wait(PARTING_MILLIS / 10);
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
