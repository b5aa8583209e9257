package io.tideline.app.ingest;

import io.tideline.app.ingest.row.ImportException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Decides when to write a checkpoint: every few seconds and at the end; never, if there is no file for it. */
final class CheckpointPace {
    /** A checkpoint waits some milliseconds for all acknowledgements; at worst, the rows of this time are sent twice. */
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

    /** Writes a checkpoint; it must be called only when everything up to the position is acknowledged. */
    void write(int fileIndex, long rowsOfFile, ImportCounts counts, long rejectsBytes) throws ImportException {
        last = last.at(fileIndex, rowsOfFile, counts, rejectsBytes);
        if (file.isPresent()) {
            file.get().write(last);
        }
        writtenNanos = clock.nanos();
    }
}
