package io.tideline.kpi;

import io.tideline.delta.Cause;
import io.tideline.delta.Sums;
import io.tideline.finality.PublicationFrontier;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far the rows of a segment are published, and what has changed since.
 *
 * @param published how far
 * @param changed the days whose rows were added to since, with the causes among them that can change a final row
 */
public record SegmentState(PublicationFrontier published, SortedMap<Integer, Set<Cause>> changed) {
    /** A segment of which nothing is known. */
    public static final SegmentState NEW = new SegmentState(PublicationFrontier.NONE, new TreeMap<>());

    /** This state with the KPI points of {@code sums} on top. */
    public SegmentState and(Sums sums) {
        SortedMap<Integer, Set<Cause>> more = new TreeMap<>(changed);
        sums.forEach((day, measure, amount) -> {
            if (Measures.isKpi(measure)) {
                int firstDay = Measures.firstCountedOn(day, measure);
                more.computeIfAbsent(firstDay, any -> EnumSet.noneOf(Cause.class));
            } else if (measure >= Cause.MEASURE) {
                more.computeIfAbsent(day, any -> EnumSet.noneOf(Cause.class)).add(Cause.of(measure));
            }
        });
        return new SegmentState(published, more);
    }

    /** The state after a round of publishing. */
    public SegmentState published(PublicationFrontier now) {
        return new SegmentState(now, new TreeMap<>());
    }

    /**
     * The first day whose rows may differ from what is published, or empty if none can at that horizon.
     *
     * @param now how far to publish
     */
    public OptionalInt firstStaleDay(PublicationFrontier now) {
        int first = Integer.MAX_VALUE;
        if (!changed.isEmpty()) {
            first = changed.firstKey();
        }
        if (published.clockDay() < now.clockDay()) {
            first = Math.min(first, after(published.clockDay()));
        }
        if (published.finalDay() < now.finalDay()) {
            first = Math.min(first, after(published.finalDay()));
        }
        return first == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(first);
    }

    /** What changed up to a day. */
    public Set<Cause> causesUpTo(int day) {
        Set<Cause> causes = EnumSet.noneOf(Cause.class);
        changed.headMap(day + 1).values().forEach(causes::addAll);
        return causes;
    }

    private static int after(int day) {
        return day == Integer.MIN_VALUE ? day : day + 1;
    }
}
