package io.tideline.risk.assess;

import io.tideline.calendar.StoreCalendar;

/**
 * Converts between instants and days since an occasion, which are the local days that are over plus the part of the
 * current day that is over.
 *
 * <p>A local day with a clock change counts as one day like any other, so that a gap of a whole number of days ends at the
 * beginning of a local day, as activity does.
 *
 * @param calendar the store's days
 */
public record Gaps(StoreCalendar calendar) {

    /** Days from the beginning of a day to an instant, negative before it. */
    public double days(int lastDay, long epochMillis) {
        int day = calendar.dayOf(epochMillis);
        long start = calendar.startMillis(day);
        long length = calendar.startMillis(day + 1) - start;
        // Where a day returns after a clock change, an instant of it can lie outside.
        double part = Math.max(0, Math.min((double) (epochMillis - start) / length, Math.nextDown(1.0)));
        return (double) day - lastDay + part;
    }

    /** The first instant, in milliseconds since 1970, at which so many days have passed since the beginning of a day. */
    public long instant(int lastDay, double gapDays) {
        double whole = Math.floor(gapDays);
        int day = Math.toIntExact(lastDay + (long) whole);
        long start = calendar.startMillis(day);
        long at = start + (long) Math.floor((gapDays - whole) * (calendar.startMillis(day + 1) - start));
        while (days(lastDay, at) < gapDays) {
            at++;
        }
        return at;
    }
}
