package io.tideline.app.ingest;

import io.tideline.app.ingest.row.ImportException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** When to write a checkpoint: every few seconds, and at the end. Without a file, never. */
final class CheckpointPace {
    /** A checkpoint waits for all acknowledgements, some milliseconds; this many seconds of rows are sent twice at worst. */
    private static final long NANOS_BETWEEN = TimeUnit.SECONDS.toNanos(2);

    private final Optional<CheckpointFile> file;
    private final ImportClock clock;
    private Checkpoint last;
    private long writtenNanos;

    CheckpointPace(Optional<CheckpointFile> file, Checkpoint start, ImportClock clock) {
        this.file = file;
        this.last = start;
        this.clock = clock;
        this.writtenNanos = clock.nanos();
    }

    boolean isDue() {
        return file.isPresent() && clock.nanos() - writtenNanos >= NANOS_BETWEEN;
    }

    /** To be called only when everything up to the position is acknowledged. */
    void write(int fileIndex, long rowsOfFile, ImportCounts counts, long rejectsBytes) throws ImportException {
        last = last.at(fileIndex, rowsOfFile, counts, rejectsBytes);
        if (file.isPresent()) {
            file.get().write(last);
        }
        writtenNanos = clock.nanos();
    }
}
