package io.tideline.telemetry;

import io.tideline.cohort.CohortFigures;
import io.tideline.retention.CohortRetention;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** The figures of a cohort's cell that are metrics: who came back, and who bought twice. */
final class CellFigures {
    private static final String PREFIX = "tideline_cohort_";
    private static final String NO_UNIT = "";

    /** Counts to add up over cohorts, and the rate of each cohort. */
    static final List<Figure<CohortFigures>> ALL = List.of(
            count("size", CohortFigures::size),
            count("boundedRetained", CohortFigures::boundedRetained),
            count("repeatCustomers", CohortFigures::repeatCustomers),
            of("boundedRetentionRate", cell -> cell.boundedRetention().ratio()));

    private CellFigures() {}

    private static Figure<CohortFigures> count(String field, ToLongFunction<CohortFigures> count) {
        return of(field, cell -> OptionalDouble.of((double) count.applyAsLong(cell)));
    }

    private static Figure<CohortFigures> of(String field, Function<CohortFigures, OptionalDouble> reader) {
        return Figure.of(CohortRetention.getClassSchema(), field, PREFIX, NO_UNIT, reader);
    }
}
