package io.tideline.app.ingest;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The progress of an import.
 *
 * @param file the input being read
 * @param rows rows done so far, rejected ones and those of earlier runs included
 * @param rejects rows rejected so far
 * @param bytesRead bytes read, as stored (of gzip the packed ones)
 * @param bytesTotal bytes of all inputs; unknown with standard input
 * @param rowsPerSecond mean rate of this run
 * @param remaining the time left at this rate; unknown without a total
 */
public record ImportProgress(
        String file,
        long rows,
        long rejects,
        long bytesRead,
        OptionalLong bytesTotal,
        long rowsPerSecond,
        Optional<Duration> remaining) {

    /** Receives the progress on the importing thread, a few times a second. */
    @FunctionalInterface
    public interface Listener {
        /** Ignores it. */
        Listener NONE = progress -> {};

        /** Receives how far the import is. */
        void at(ImportProgress progress);
    }

    /** Percent of the bytes, 0 to 100; unknown without a total. */
    public OptionalLong percent() {
        if (bytesTotal.isEmpty()) {
            return OptionalLong.empty();
        }
        long total = Math.max(1, bytesTotal.getAsLong());
        return OptionalLong.of(Math.min(100, bytesRead * 100 / total));
    }
}
