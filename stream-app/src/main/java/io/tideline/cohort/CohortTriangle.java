package io.tideline.cohort;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The cohort table of a segment: a row for each cohort, a column for each index, and the average of each column.
 *
 * @param rows by time; cells of a row by index
 * @param averages by index; an index without a complete cell has none
 */
public record CohortTriangle(List<Row> rows, List<Average> averages) {

    /**
     * A cohort's cells.
     *
     * @param cohort whose
     * @param cells by index
     */
    public record Row(Cohort cohort, List<CohortCell> cells) {}

    /**
     * The pooled figures of one index: the cells added up, so that a rate of them is the average of the cohorts' rates
     * weighted by size. Only complete cells count; a period that still runs would pull the average down.
     *
     * @param index k
     * @param cohorts how many cells were added
     * @param figures their sums
     */
    public record Average(int index, int cohorts, CohortFigures figures) {}

    /** Copies the lists. */
    public CohortTriangle {
        rows = List.copyOf(rows);
        averages = List.copyOf(averages);
    }

    /** The table of cells of one kind and grain of one segment, in any order. */
    public static CohortTriangle of(Collection<CohortCell> cells) {
        Map<Cohort, List<CohortCell>> byCohort = new TreeMap<>();
        Map<Integer, Average> byIndex = new TreeMap<>();
        cells.stream()
                .sorted(Comparator.comparing(CohortCell::cohort).thenComparingInt(CohortCell::index))
                .forEach(cell -> {
                    byCohort.computeIfAbsent(cell.cohort(), any -> new ArrayList<>())
                            .add(cell);
                    if (cell.complete()) {
                        byIndex.merge(cell.index(), new Average(cell.index(), 1, cell.figures()), CohortTriangle::pool);
                    }
                });
        List<Row> rows = new ArrayList<>(byCohort.size());
        byCohort.forEach((cohort, ofCohort) -> rows.add(new Row(cohort, List.copyOf(ofCohort))));
        return new CohortTriangle(rows, new ArrayList<>(byIndex.values()));
    }

    private static Average pool(Average a, Average b) {
        return new Average(a.index(), a.cohorts() + b.cohorts(), a.figures().plus(b.figures()));
    }
}
