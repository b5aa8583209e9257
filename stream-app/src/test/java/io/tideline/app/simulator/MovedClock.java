package io.tideline.app.simulator;

import io.tideline.app.ingest.ImportClock;
import java.time.Duration;
import java.time.Instant;

/** A second passes with every look, a pause lasts as long as asked for, and the last one is interrupted. */
final class MovedClock implements ImportClock {
    Instant now;
    int pausesLeft;
    private long nanos;

    MovedClock(Instant now) {
        this.now = now;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public long nanos() {
        nanos += 1_000_000_000;
        return nanos;
    }

    @Override
    public void pause(Duration duration) {
        now = now.plus(duration);
        if (pausesLeft-- == 0) {
            Thread.currentThread().interrupt();
        }
    }
}
