package io.tideline.app.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The time of an import: the wall clock, the time that passes, and waiting. Tests have one of their own. */
public interface ImportClock {
    /** Wall-clock time; only compared with event times. */
    Instant now();

    /** Nanoseconds from an arbitrary origin; never goes back. */
    long nanos();

    /** Waits; an interrupt ends the wait early and stays set. */
    void pause(Duration duration);

    /** The time of the machine. */
    static ImportClock system() {
        return new ImportClock() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void pause(Duration duration) {
                try {
                    TimeUnit.NANOSECONDS.sleep(duration.toNanos());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };
    }
}
