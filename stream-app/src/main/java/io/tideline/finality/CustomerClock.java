package io.tideline.finality;

/**
 * The clock by which one ledger task says what becomes of its customers.
 *
 * <p>Where only events move the clock, it is that of the furthest task of the process. Where the wall clock counts, it is
 * the wall clock, but not while the task is catching up with history: each customer would be called lost with the first of
 * many orders, and called back with the next.
 */
public final class CustomerClock {
    private final ClockMode mode;
    private final FurthestClock furthest;
    private final SourceProgress intake;

    public CustomerClock(ClockMode mode, FurthestClock furthest, SourceProgress intake) {
        this.mode = mode;
        this.furthest = furthest;
        this.intake = intake;
    }

    /** In milliseconds since 1970. */
    public long millis(long wallMillis) {
        if (mode == ClockMode.EVENT) {
            return Math.max(intake.latestMillis(), furthest.millis());
        }
        return intake.isCatchingUp(wallMillis)
                ? intake.slowestMillis(wallMillis)
                : Math.max(intake.latestMillis(), wallMillis);
    }

    /**
     * The event time by which it is judged what is too old, in milliseconds since 1970, or {@link Watermark.Input#NOTHING}.
     * In live mode inputs need not be read in the order of time: signups of today may not put orders of three years ago
     * beyond the horizon.
     */
    public long reachedMillis(long wallMillis) {
        if (mode == ClockMode.EVENT) {
            return intake.latestMillis();
        }
        return intake.awaitsFirst(wallMillis) ? Watermark.Input.NOTHING : intake.slowestMillis(wallMillis);
    }
}
