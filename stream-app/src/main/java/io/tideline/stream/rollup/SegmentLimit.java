package io.tideline.stream.rollup;

import io.tideline.delta.Segment;
import io.tideline.stream.Observer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Bounds how many values of a dimension are segments of their own. A dimension is in one task as a whole, so that this can
 * be exact: a value beyond the limit is counted as {@link Segment#OTHER}, always the same ones.
 */
final class SegmentLimit {
    private final Set<Segment> known = new HashSet<>();
    private final Map<String, Integer> values = new HashMap<>();
    private final int maxValues;
    private final Observer observer;

    /**
     * The limit of a task.
     *
     * @param known the segments there are
     * @param maxValues how many values a dimension may have, {@code other} not counted
     * @param observer is told of each value that is beyond the limit
     */
    SegmentLimit(Collection<Segment> known, int maxValues, Observer observer) {
        this.maxValues = maxValues;
        this.observer = observer;
        known.forEach(this::open);
    }

    /** The segment in which a segment is counted. */
    Segment counted(Segment segment) {
        if (known.contains(segment)) {
            return segment;
        }
        if (isOther(segment) || values.getOrDefault(segment.dimension(), 0) < maxValues) {
            open(segment);
            return segment;
        }
        observer.segmentLimited(segment.dimension());
        return new Segment(segment.dimension(), Segment.OTHER);
    }

    private void open(Segment segment) {
        known.add(segment);
        if (!isOther(segment)) {
            values.merge(segment.dimension(), 1, Integer::sum);
        }
    }

    private static boolean isOther(Segment segment) {
        return segment.value().equals(Segment.OTHER);
    }
}
