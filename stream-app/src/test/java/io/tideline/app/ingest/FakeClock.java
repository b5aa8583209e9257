package io.tideline.app.ingest;

import java.time.Duration;
import java.time.Instant;

/** A clock that moves only when told or when somebody pauses. */
final class FakeClock implements ImportClock {
    private final Instant start;
    private long nanos;
    private long pauses;

    FakeClock(String start) {
        this.start = Instant.parse(start);
    }

    @Override
    public Instant now() {
        return start.plusNanos(nanos);
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public void pause(Duration duration) {
        nanos += duration.toNanos();
        pauses++;
    }

    void advance(Duration duration) {
        nanos += duration.toNanos();
    }

    long pauses() {
        return pauses;
    }
}
