package io.tideline.delta;

/** Why a final figure changed; the position is part of stored bytes. */
public enum Cause {
    /** An event arrived after a later day's. */
    LATE_EVENT,
    /** An order was cancelled. */
    CANCELLATION,
    /** Money of an order was given back. */
    REFUND,
    /** Another delivery of a known order, adjustment or signup took precedence. */
    CONFLICTING_DELIVERY,
    /** A customer moved to another segment, history included. */
    RECLASSIFICATION,
    /** A customer was forgotten, aggregates included. */
    ERASURE;

    /** Measures from this one on count, for each day, the events that changed it for a cause. */
    public static final int MEASURE = MeasureRange.CAUSE.first();

    /** In a cell of a cohort, figures from this one on count causes; a cell has sixteen numbers. */
    public static final int FIGURE = 8;

    private static final int CELL_MASK = ~0xf;

    /** The measure of this cause. */
    public int measure() {
        return MEASURE + ordinal();
    }

    /** The measure that counts this cause in the cell of a cohort that a measure belongs to. */
    public int measureInCellOf(int measure) {
        return (measure & CELL_MASK) + FIGURE + ordinal();
    }

    /** The cause of a measure. */
    public static Cause of(int measure) {
        return values()[measure - MEASURE];
    }
}
