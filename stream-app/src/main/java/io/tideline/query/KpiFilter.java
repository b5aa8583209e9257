package io.tideline.query;

import io.tideline.calendar.Window;
import io.tideline.finality.RowStatus;
import io.tideline.kpi.RowKey;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Which rows a query asks for.
 *
 * @param windows the windows to include, in the order of the answer
 * @param dimensions the dimensions to include, in the order of the answer
 * @param segments the values to include; empty includes all
 * @param fromDay the first epoch day of the key: the end day of a rolling window, the first day of a period
 * @param toDay the last epoch day of the key
 * @param statuses the statuses to include; empty includes all
 * @param last the most rows of each series, which are then the newest; empty for no such bound
 * @param after the row after which the page begins, in the order of the answer; empty for the first page
 * @param limit the most rows of the page, at least 1
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

    /** The same filter for one dimension and another limit; {@code after} is dropped unless it is a row of the dimension. */
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
