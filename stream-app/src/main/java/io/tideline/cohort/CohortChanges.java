package io.tideline.cohort;

import io.tideline.delta.Cause;
import io.tideline.delta.Points;
import io.tideline.finality.Changes;
import java.util.EnumSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which cells may have changed and why, from the points that were added.
 *
 * <p>A point touches the cells of its cohort from its index on: sums run towards later periods and never back. So one
 * number for each cohort tells it all. Points that came to zero were still seen; restating an equal cell does no harm.
 */
public final class CohortChanges implements Changes {
    private final Map<Cohort, Integer> firstIndexes = new TreeMap<>();
    private final Map<Cohort, Set<Cause>> causes = new TreeMap<>();

    @Override
    public void add(int day, int measure, long amount) {
        Cohort cohort = CohortMeasures.cohort(day, measure);
        firstIndexes.merge(cohort, CohortMeasures.index(measure), Math::min);
        CohortMeasures.causeOf(measure)
                .ifPresent(cause -> causes.computeIfAbsent(cohort, any -> EnumSet.noneOf(Cause.class))
                        .add(cause));
    }

    /** Points that give equal changes when they are added to new ones, for storing. */
    public void forEach(Points out) {
        firstIndexes.forEach((cohort, index) -> {
            int measure = CohortMeasures.of(cohort.kind(), cohort.grain(), index, CohortMeasures.SIZE);
            out.add(cohort.startDay(), measure, 1);
            causesOf(cohort).forEach(cause -> out.add(cohort.startDay(), CohortMeasures.cause(measure, cause), 1));
        });
    }

    /** The cohorts touched, in order, each with the first index touched. */
    public Map<Cohort, Integer> firstIndexes() {
        return firstIndexes;
    }

    /** What changed a cohort for a reason that can correct a final cell. */
    public Set<Cause> causesOf(Cohort cohort) {
        return causes.getOrDefault(cohort, Set.of());
    }

    /** The first index of a cohort that was touched, if any. */
    OptionalInt firstIndex(Cohort cohort) {
        Integer index = firstIndexes.get(cohort);
        return index == null ? OptionalInt.empty() : OptionalInt.of(index);
    }

    @Override
    public boolean isEmpty() {
        return firstIndexes.isEmpty();
    }

    @Override
    public void clear() {
        firstIndexes.clear();
        causes.clear();
    }
}
