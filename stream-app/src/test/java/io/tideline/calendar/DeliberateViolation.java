package io.tideline.calendar;

import io.tideline.kpi.Measure;
import java.time.Instant;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Breaks every rule of the house on purpose; {@link io.tideline.house.LayeringTest} must report each breach. */
final class DeliberateViolation {
    private static final Logger LOG = LoggerFactory.getLogger(DeliberateViolation.class);

    private final Supplier<Instant> clock = Instant::now;

    /** From the lowest room up into a higher one. */
    Measure upwards() {
        return Measure.ORDERS;
    }

    Instant fromTheSupplier() {
        return clock.get();
    }

    long fromTheSystem() {
        return System.currentTimeMillis();
    }

    void log() {
        LOG.info("loud");
        System.getLogger("loud").log(System.Logger.Level.INFO, "louder");
    }
}
