package io.tideline.cohort;

import io.tideline.ledger.Points;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Which cells may have changed, from the points that were added.
 *
 * <p>A point touches the cells of its cohort from its index on: sums run towards later periods and never back. So one
 * number for each cohort tells it all. Points that came to zero were still seen; restating an equal cell does no harm.
 */
public final class CohortChanges implements Points {
    private final Map<Cohort, Integer> firstIndexes = new TreeMap<>();

    @Override
    public void add(int day, int measure, long amount) {
        firstIndexes.merge(CohortMeasures.cohort(day, measure), CohortMeasures.index(measure), Math::min);
    }

    /** Points that give equal changes when they are added to new ones, for storing. */
    public void forEach(Points out) {
        firstIndexes.forEach((cohort, index) -> out.add(
                cohort.startDay(), CohortMeasures.of(cohort.kind(), cohort.grain(), index, CohortMeasures.SIZE), 1));
    }

    /** The cohorts touched, in order, each with the first index touched. */
    public Map<Cohort, Integer> firstIndexes() {
        return firstIndexes;
    }

    /** The first index of a cohort that was touched, if any. */
    OptionalInt firstIndex(Cohort cohort) {
        Integer index = firstIndexes.get(cohort);
        return index == null ? OptionalInt.empty() : OptionalInt.of(index);
    }

    /** Whether nothing was added. */
    public boolean isEmpty() {
        return firstIndexes.isEmpty();
    }

    /** Forgets everything. */
    public void clear() {
        firstIndexes.clear();
    }
}
