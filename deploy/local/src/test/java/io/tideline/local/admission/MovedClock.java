package io.tideline.local.admission;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Time;

/** The clock of this machine, set to another time of day; it goes on from there. */
final class MovedClock implements Time {
    private final long aheadMillis;

    private MovedClock(long aheadMillis) {
        this.aheadMillis = aheadMillis;
    }

    /** A clock that shows an instant now. */
    static MovedClock showing(Instant instant) {
        return new MovedClock(Duration.between(Instant.now(), instant).toMillis());
    }

    /** What it shows. */
    Instant now() {
        return Instant.ofEpochMilli(milliseconds());
    }

    @Override
    public long milliseconds() {
        return SYSTEM.milliseconds() + aheadMillis;
    }

    @Override
    public long nanoseconds() {
        return SYSTEM.nanoseconds();
    }

    @Override
    public void sleep(long millis) {
        SYSTEM.sleep(millis);
    }

    @Override
    public void waitObject(Object object, Supplier<Boolean> condition, long deadlineMillis)
            throws InterruptedException {
        SYSTEM.waitObject(object, condition, deadlineMillis - aheadMillis);
    }
}
