package io.tideline.app.ingest;

import io.tideline.app.ingest.row.InputSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** Measures the progress of an import and gives it to the listener, at most {@value #TIMES_PER_SECOND} times a second. */
final class ProgressMeter {
    private static final int TIMES_PER_SECOND = 5;
    private static final long NANOS_BETWEEN = TimeUnit.SECONDS.toNanos(1) / TIMES_PER_SECOND;

    private final ImportProgress.Listener listener;
    private final ImportClock clock;
    private final OptionalLong bytesTotal;
    private final long startedNanos;
    private long toldNanos;
    private long rowsBefore;
    private long bytesBefore;

    ProgressMeter(ImportProgress.Listener listener, ImportClock clock, List<InputSource> sources) {
        this.listener = listener;
        this.clock = clock;
        this.bytesTotal = total(sources);
        this.startedNanos = clock.nanos();
        this.toldNanos = startedNanos - NANOS_BETWEEN;
    }

    /** Sets what an earlier run did, which does not count for the rate. */
    void resumedAt(long rows, long bytesRead) {
        rowsBefore = rows;
        bytesBefore = bytesRead;
    }

    void tell(String file, ImportTally tally, long bytesRead) {
        long now = clock.nanos();
        if (now - toldNanos >= NANOS_BETWEEN) {
            toldNanos = now;
            tellNow(file, tally, bytesRead);
        }
    }

    void tellNow(String file, ImportTally tally, long bytesRead) {
        long nanos = Math.max(1, clock.nanos() - startedNanos);
        double seconds = nanos / (double) TimeUnit.SECONDS.toNanos(1);
        long rate = Math.round((tally.rows() - rowsBefore) / seconds);
        listener.at(new ImportProgress(
                file, tally.rows(), tally.rejects(), bytesRead, bytesTotal, rate, remaining(bytesRead, seconds)));
    }

    Duration elapsed() {
        return Duration.ofNanos(clock.nanos() - startedNanos);
    }

    private Optional<Duration> remaining(long bytesRead, double seconds) {
        long done = bytesRead - bytesBefore;
        if (bytesTotal.isEmpty() || done <= 0) {
            return Optional.empty();
        }
        long left = Math.max(0, bytesTotal.getAsLong() - bytesRead);
        return Optional.of(Duration.ofSeconds(Math.round(seconds * left / done)));
    }

    private static OptionalLong total(List<InputSource> sources) {
        long total = 0;
        for (InputSource source : sources) {
            if (source.sizeBytes().isEmpty()) {
                return OptionalLong.empty();
            }
            total += source.sizeBytes().getAsLong();
        }
        return OptionalLong.of(total);
    }
}
