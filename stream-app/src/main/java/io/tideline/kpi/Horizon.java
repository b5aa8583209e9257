package io.tideline.kpi;

/**
 * How far figures can be published.
 *
 * @param clockMillis the clock's instant
 * @param clockDay the day of it: figures exist up to this day
 * @param finalDay rows whose last day is not after this one are final
 */
public record Horizon(long clockMillis, int clockDay, int finalDay) {
    /** Before anything was published. */
    public static final Horizon NONE = new Horizon(Long.MIN_VALUE, Integer.MIN_VALUE, Integer.MIN_VALUE);
}
