package io.tideline.topology;

import io.tideline.config.ClockMode;

/**
 * The clock by which one ledger task says what becomes of its customers.
 *
 * <p>Where only events move the clock, it is that of the furthest task of the process. Where the wall clock counts, it is
 * the wall clock, but not while the task is catching up with history: each customer would be called lost with the first of
 * many orders, and called back with the next.
 */
final class CustomerClock {
    private final Blueprint blueprint;
    private final Intake intake;

    CustomerClock(Blueprint blueprint, Intake intake) {
        this.blueprint = blueprint;
        this.intake = intake;
    }

    /** In milliseconds since 1970. */
    long millis(long wallMillis) {
        if (blueprint.settings().time().clockMode() == ClockMode.EVENT) {
            return Math.max(intake.latestMillis(), blueprint.latestClock().millis());
        }
        return intake.isCatchingUp(wallMillis) ? intake.latestMillis() : Math.max(intake.latestMillis(), wallMillis);
    }
}
