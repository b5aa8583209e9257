package io.tideline.finality;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The furthest clock that any task of this process has seen.
 *
 * <p>A rollup task hears of the events of all partitions, a ledger task only of its own. Where only events move the clock,
 * this tells a ledger task that time has passed although nothing of its own partition says so. Which instant it is only
 * decides when something is said, never what.
 */
public final class FurthestClock {
    private final AtomicLong millis = new AtomicLong(Long.MIN_VALUE);

    /** Moves the clock on to an instant, in milliseconds since 1970, unless it is there already. */
    public void advanceTo(long clockMillis) {
        millis.accumulateAndGet(clockMillis, Math::max);
    }

    /** The clock in milliseconds since 1970; {@link Long#MIN_VALUE} before the first instant. */
    long millis() {
        return millis.get();
    }
}
