package io.tideline.cohort;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * What identifies a cohort of a segment.
 *
 * @param kind what its members have in common
 * @param grain the length of its periods
 * @param startDay epoch day on which its own period begins
 */
public record Cohort(CohortKind kind, CohortGrain grain, int startDay) implements Comparable<Cohort> {
    private static final int DAYS_PER_WEEK = 7;
    private static final Comparator<Cohort> ORDER =
            Comparator.comparing(Cohort::kind).thenComparing(Cohort::grain).thenComparingInt(Cohort::startDay);

    /**
     * The key of one of its cells in the topic, such as {@code FIRST_ORDER/month/all/2026-01-01/3}.
     *
     * @param segmentKey the segment as it is written in keys
     * @param index k
     */
    public String cellKey(String segmentKey, int index) {
        return String.join(
                "/",
                kind.name(),
                grain.id(),
                segmentKey,
                LocalDate.ofEpochDay(startDay).toString(),
                Integer.toString(index));
    }

    /** The first epoch day of its k-th period. */
    public int firstDay(int index) {
        return switch (grain) {
            case WEEK -> startDay + DAYS_PER_WEEK * index;
            case MONTH ->
                Math.toIntExact(LocalDate.ofEpochDay(startDay).plusMonths(index).toEpochDay());
        };
    }

    /** The last epoch day of its k-th period. */
    public int lastDay(int index) {
        return firstDay(index + 1) - 1;
    }

    /** By kind, grain and time. */
    @Override
    public int compareTo(Cohort other) {
        return ORDER.compare(this, other);
    }
}
