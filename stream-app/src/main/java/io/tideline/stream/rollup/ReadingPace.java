package io.tideline.stream.rollup;

/**
 * Puts off passes over rows, so that they take a small share of the time.
 *
 * <p>While years of history are counted, nearly every cell of a cohort changes between two passes. So after a pass the next
 * one waits until it has cost that share: the more rows there are, the longer. Once the pipeline has caught up, a pass finds
 * little, and the next one comes with the next emit interval.
 */
final class ReadingPace {
    /** What it takes to read, compare and send a row of few figures; only sets the pace. */
    private static final long MICROS_A_ROW = 10;

    /** Of the time that passes may take, as one part in so many. */
    private static final long SHARE = 8;

    private static final long LONGEST_PAUSE_MILLIS = 10_000;

    private long nextMillis = Long.MIN_VALUE;

    /** Whether the next pass is not put off any more. */
    boolean isTime(long wallMillis) {
        return wallMillis >= nextMillis;
    }

    /** Puts the next pass off for the rows that were read in this one. */
    void passed(long wallMillis, int rows) {
        long costMillis = rows * MICROS_A_ROW / 1000;
        nextMillis = wallMillis + Math.min(LONGEST_PAUSE_MILLIS, (SHARE - 1) * costMillis);
    }
}
