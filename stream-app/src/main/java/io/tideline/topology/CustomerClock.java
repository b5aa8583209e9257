package io.tideline.topology;

import io.tideline.config.ClockMode;
import io.tideline.kpi.ClockMark;

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
        return intake.isCatchingUp(wallMillis)
                ? intake.slowestMillis(wallMillis)
                : Math.max(intake.latestMillis(), wallMillis);
    }

    /**
     * The event time by which it is judged what is too old, in milliseconds since 1970, or {@link ClockMark.Input#NOTHING}.
     * In live mode inputs need not be read in the order of time: signups of today may not put orders of three years ago
     * beyond the horizon.
     */
    long reachedMillis(long wallMillis) {
        if (blueprint.settings().time().clockMode() == ClockMode.EVENT) {
            return intake.latestMillis();
        }
        return intake.awaitsFirst(wallMillis) ? ClockMark.Input.NOTHING : intake.slowestMillis(wallMillis);
    }
}
