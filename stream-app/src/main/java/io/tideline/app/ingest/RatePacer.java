package io.tideline.app.ingest;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** Keeps rows below a rate by pausing. Rows that were late are caught up by at most a second's worth. */
final class RatePacer {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /** Shorter pauses are added up, because an operating system does not keep them exactly. */
    private static final long SHORTEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(2);

    private final ImportClock clock;
    private final OptionalInt rowsPerSecond;
    private long origin;
    private long rows;

    RatePacer(OptionalInt rowsPerSecond, ImportClock clock) {
        this.rowsPerSecond = rowsPerSecond;
        this.clock = clock;
        this.origin = clock.nanos();
    }

    /** Waits until the next row may go. */
    void beforeRow() {
        if (rowsPerSecond.isEmpty()) {
            return;
        }
        long ahead = dueNanos() - clock.nanos();
        if (ahead >= SHORTEST_PAUSE) {
            clock.pause(Duration.ofNanos(ahead));
        } else if (ahead < -SECOND) {
            origin -= ahead + SECOND;
        }
        rows++;
    }

    private long dueNanos() {
        long limit = rowsPerSecond.getAsInt();
        return origin + rows / limit * SECOND + rows % limit * SECOND / limit;
    }
}
