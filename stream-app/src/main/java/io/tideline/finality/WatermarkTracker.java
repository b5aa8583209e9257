package io.tideline.finality;

import io.tideline.calendar.StoreCalendar;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells from the watermarks of all input partitions how far figures can be published.
 *
 * <p>The clock is the latest event time accepted anywhere, or the wall clock where that is later and counts. Final is
 * what every partition has passed by the grace; a partition that is idle is taken to be at the clock.
 */
public final class WatermarkTracker {
    /** Whoever is not further behind the wall clock has caught up with history. */
    private static final long NEARLY_NOW_MILLIS = Duration.ofDays(1).toMillis();

    private final StoreCalendar calendar;
    private final long graceMillis;
    private final int partitions;
    private final Map<Integer, Watermark> watermarks = new TreeMap<>();

    /**
     * A clock that has heard of nothing.
     *
     * @param calendar the store's days
     * @param graceMillis how long after its last day a row stays provisional, at least 0
     * @param partitions how many input partitions there are, at least 1
     */
    public WatermarkTracker(StoreCalendar calendar, long graceMillis, int partitions) {
        this.calendar = calendar;
        this.graceMillis = graceMillis;
        this.partitions = partitions;
    }

    /** Takes in how far a partition is now; the newest watermark of a partition counts. */
    public void accept(Watermark watermark) {
        watermarks.put(watermark.partition(), watermark);
    }

    /** The newest watermark of each partition. */
    public Collection<Watermark> watermarks() {
        return watermarks.values();
    }

    /**
     * How far figures can be published, never less than before.
     *
     * @param wallMillis the wall clock, or {@link Long#MIN_VALUE} if only events move the clock
     */
    public PublicationFrontier frontier(PublicationFrontier before, long wallMillis) {
        long latest = latestMillis();
        if (latest == Watermark.Input.NOTHING) {
            return before;
        }
        long clockMillis = Math.max(Math.max(latest, wallMillis), before.clockMillis());
        int finalDay = Math.max(before.finalDay(), finalDay(clockMillis));
        return new PublicationFrontier(clockMillis, calendar.dayOf(clockMillis), finalDay);
    }

    /** The latest event time accepted anywhere, or {@link Watermark.Input#NOTHING}. */
    public long latestMillis() {
        return watermarks.values().stream()
                .mapToLong(Watermark::latestMillis)
                .max()
                .orElse(Watermark.Input.NOTHING);
    }

    /** Whether nothing has arrived from any input of any partition for a while. */
    public boolean isQuiet() {
        return watermarks.size() == partitions
                && watermarks.values().stream()
                        .flatMap(watermark -> watermark.inputs().stream())
                        .allMatch(Watermark.Input::idle);
    }

    /**
     * Whether history has been counted: nothing has arrived for a while, or what arrives is of now.
     *
     * @param wallMillis the wall clock, or {@link Long#MIN_VALUE} if only events move the clock
     */
    public boolean hasCaughtUp(long wallMillis) {
        return isQuiet() || (wallMillis != Long.MIN_VALUE && latestMillis() >= wallMillis - NEARLY_NOW_MILLIS);
    }

    private int finalDay(long clockMillis) {
        long passed = watermarks.size() < partitions ? Watermark.Input.NOTHING : clockMillis;
        for (Watermark watermark : watermarks.values()) {
            for (Watermark.Input input : watermark.inputs()) {
                if (!input.idle()) {
                    passed = Math.min(passed, input.latestMillis());
                }
            }
        }
        return passed == Watermark.Input.NOTHING ? Integer.MIN_VALUE : calendar.dayOf(passed - graceMillis) - 1;
    }
}
