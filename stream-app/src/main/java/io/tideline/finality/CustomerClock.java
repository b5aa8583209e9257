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
    private final SourceProgress progress;

    /**
     * The clock of a ledger task.
     *
     * @param mode how the clock moves
     * @param furthest the clock of the furthest task of the process
     * @param progress how far the task has read
     */
    public CustomerClock(ClockMode mode, FurthestClock furthest, SourceProgress progress) {
        this.mode = mode;
        this.furthest = furthest;
        this.progress = progress;
    }

    /** The clock in milliseconds since 1970. */
    public long millis(long wallMillis) {
        if (mode == ClockMode.EVENT) {
            return Math.max(progress.latestMillis(), furthest.millis());
        }
        return progress.isCatchingUp(wallMillis)
                ? progress.slowestMillis(wallMillis)
                : Math.max(progress.latestMillis(), wallMillis);
    }

    /**
     * The event time by which it is judged what is too old, in milliseconds since 1970, or {@link Watermark.Input#NOTHING}.
     * In live mode inputs need not be read in the order of time: signups of today may not put orders of three years ago
     * beyond the horizon.
     */
    public long reachedMillis(long wallMillis) {
        if (mode == ClockMode.EVENT) {
            return progress.latestMillis();
        }
        return progress.awaitsFirst(wallMillis) ? Watermark.Input.NOTHING : progress.slowestMillis(wallMillis);
    }
}
