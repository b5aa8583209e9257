package io.tideline.kpi;

import io.tideline.delta.MeasureRange;
import io.tideline.delta.MoneyParts;

/**
 * The numbers of the stored measures. They are part of stored bytes: new ones go to the end.
 *
 * <p>Money takes two measures, because the sum of many amounts of nineteen digits does not fit one long: see
 * {@link MoneyParts}. Gaps take a number each, from {@link #GAP} on: twenty times a thousand years of days fit.
 */
public final class Measures {
    static final int OCCASIONS = 0;
    static final int ORDERS = 1;
    static final int ORDERS_WITHOUT_RATE = 2;
    static final int REVENUE = 3;
    static final int FIRST_ORDER_REVENUE = 5;
    static final int REFUNDS = 7;
    static final int SIGNUPS = 9;
    static final int NEW_CUSTOMERS = 10;
    static final int REACTIVATIONS = 11;
    static final int CHURNS = 12;

    /** Customers on their first day, by the time they took to come back; {@link #REORDER_DAYS} has the bounds. */
    static final int REORDERED = 13;

    /** Upper bounds, in days, of the time to the second occasion. */
    static final int[] REORDER_DAYS = {30, 60, 90, 180, 365};

    private static final int WINDOWED = REORDERED + REORDER_DAYS.length;

    /** Kinds of measures that exist once for each window. */
    static final int PAIRS = 0;

    static final int TRIPLES = 1;
    static final int FIRST_PAIRS = 2;
    static final int REACTIVATED = 3;
    static final int NEW_LAPSED = 4;
    static final int WINDOWED_KINDS = 5;

    /** Number of windows; {@link io.tideline.calendar.Window#all}. */
    static final int WINDOWS = 8;

    /** How many measures are kept for each day, gaps not counted. */
    public static final int DENSE = WINDOWED + WINDOWED_KINDS * WINDOWS;

    /** The measure of a gap of n days is this plus n. */
    public static final int GAP = 1 << 10;

    private Measures() {}

    /** The measure of one kind for one window. */
    static int of(int kind, int window) {
        return WINDOWED + window * WINDOWED_KINDS + kind;
    }

    /** Whether a measure is one of the KPIs; other families of figures have theirs above. */
    public static boolean isKpi(int measure) {
        return MeasureRange.KPI.contains(measure);
    }

    /** Whether a measure is kept in the dense vector of a day. */
    public static boolean isDense(int measure) {
        return measure < DENSE;
    }

    /**
     * The first day whose rows a point can change: its own, but somebody who came back within n days is first counted
     * on the first day plus n.
     */
    static int firstCountedOn(int day, int measure) {
        int bucket = measure - REORDERED;
        return bucket >= 0 && bucket < REORDER_DAYS.length ? day + REORDER_DAYS[bucket] : day;
    }
}
