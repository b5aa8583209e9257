package io.tideline.kpi;

import io.tideline.delta.Cause;
import io.tideline.delta.MeasureRange;
import io.tideline.finality.Changes;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The days whose rows may have changed. Not thread-safe.
 *
 * @param causesByDay the epoch days in order, each with the causes that can change a final row; added to
 */
public record KpiChanges(SortedMap<Integer, Set<Cause>> causesByDay) implements Changes {

    /** No changes. */
    public KpiChanges() {
        this(new TreeMap<>());
    }

    @Override
    public void add(int day, int measure, long amount) {
        if (MeasureRange.CAUSE.contains(measure)) {
            on(day).add(Cause.of(measure));
        } else {
            on(Measures.firstCountedOn(day, measure));
        }
    }

    private Set<Cause> on(int day) {
        return causesByDay.computeIfAbsent(day, any -> EnumSet.noneOf(Cause.class));
    }

    /** The first day whose rows may have changed, or empty if none can. */
    public OptionalInt firstDay() {
        return isEmpty() ? OptionalInt.empty() : OptionalInt.of(causesByDay.firstKey());
    }

    /** What changed up to a day. */
    public Set<Cause> causesUpTo(int day) {
        Set<Cause> causes = EnumSet.noneOf(Cause.class);
        causesByDay.headMap(day + 1).values().forEach(causes::addAll);
        return causes;
    }

    @Override
    public boolean isEmpty() {
        return causesByDay.isEmpty();
    }

    @Override
    public void clear() {
        causesByDay.clear();
    }
}
