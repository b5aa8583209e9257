package io.tideline.query;

import io.tideline.calendar.Window;
import io.tideline.finality.RowStatus;
import io.tideline.kpi.RowKey;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Which rows are asked for.
 *
 * @param windows of these windows, in this order
 * @param dimensions of these dimensions, in this order
 * @param segments of these values, or of all if empty
 * @param fromDay not before this day of the key: the end day of a rolling window, the first day of a period
 * @param toDay not after it
 * @param statuses of these statuses, or of all if empty
 * @param last only so many of each series, the newest
 * @param after only rows behind this one, in the order of the answer
 * @param limit at most so many, at least 1
 */
public record KpiFilter(
        List<Window> windows,
        List<String> dimensions,
        Set<String> segments,
        int fromDay,
        int toDay,
        Set<RowStatus> statuses,
        OptionalInt last,
        Optional<RowKey> after,
        int limit) {

    /** Copies what is mutable and checks the limit. */
    public KpiFilter {
        windows = List.copyOf(windows);
        dimensions = List.copyOf(dimensions);
        segments = Set.copyOf(segments);
        statuses = Set.copyOf(statuses);
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be at least 1, was " + limit);
        }
    }

    /** The same for one dimension and the rest of the limit; the row to go on after counts only in its own. */
    KpiFilter of(String dimension, int rest) {
        return new KpiFilter(
                windows,
                List.of(dimension),
                segments,
                fromDay,
                toDay,
                statuses,
                last,
                after.filter(key -> key.segment().dimension().equals(dimension)),
                rest);
    }
}
