package io.tideline.cohort;

import io.tideline.calendar.StoreCalendar;
import io.tideline.delta.Points;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The sums of one segment by cohort, from which each cell is read.
 *
 * <p>Cells are a pure function of it. It only ever changes by {@link #add}, and additions commute. A customer's points
 * in one cohort all lie on one day, the cohort's first: whole days handed over together keep every part within its
 * whole.
 */
public final class CohortSeries implements Points {
    private final List<Periods> grains;
    private final TreeMap<Cohort, CohortSums> cohorts = new TreeMap<>();

    /** An empty series in a calendar. */
    public CohortSeries(StoreCalendar calendar) {
        this.grains = Periods.of(calendar);
    }

    @Override
    public void add(int day, int measure, long amount) {
        cohorts.computeIfAbsent(CohortMeasures.cohort(day, measure), any -> new CohortSums())
                .add(CohortMeasures.index(measure), CohortMeasures.figure(measure), amount);
    }

    /**
     * The points of one cell, for storing.
     *
     * @param day the cohort's first day
     * @param cell from {@link CohortMeasures#cell}
     */
    public void pointsOfCell(int day, int cell, Points out) {
        CohortSums sums = cohorts.get(CohortMeasures.cohort(day, cell));
        if (sums != null) {
            int index = CohortMeasures.index(cell);
            for (int figure = 0; figure < CohortMeasures.FIGURES; figure++) {
                long amount = sums.on(index, figure);
                if (amount != 0) {
                    out.add(day, cell + figure, amount);
                }
            }
        }
    }

    /**
     * Reads the cells that may have changed since they were last read. These are the cells whose period has begun by
     * {@code clockDay} and is not over before {@code fromDay}, unless everything in their cohort is zero: all that the
     * passing of time alone changes. And they are those that points touched, zero or not. Each cell comes once, by cohort,
     * then index.
     *
     * @param changes the points added since
     * @param fromDay the clock's day when the cells were last read; a day after {@code clockDay} if it has not moved,
     *     for nothing but what points touched
     * @param clockDay the clock's day
     */
    public void changedCells(CohortChanges changes, int fromDay, int clockDay, Consumer<CohortCell> out) {
        TreeSet<Cohort> all = new TreeSet<>(cohorts.keySet());
        all.addAll(changes.firstIndexes().keySet());
        for (Cohort cohort : all) {
            CohortSums sums = cohorts.getOrDefault(cohort, new CohortSums());
            int touched = changes.firstIndex(cohort).orElse(Integer.MAX_VALUE);
            if (touched != Integer.MAX_VALUE || !sums.isZero()) {
                cells(cohort, sums, fromDay, clockDay, touched, out);
            }
        }
    }

    private void cells(
            Cohort cohort, CohortSums sums, int fromDay, int clockDay, int touched, Consumer<CohortCell> out) {
        Periods periods = grains.get(cohort.grain().ordinal());
        int own = periods.number(cohort.startDay());
        int first = Math.min(touched, firstEndingFrom(fromDay, clockDay, periods, own));
        int last = Math.min(cohort.grain().lastIndex(), periods.number(clockDay) - own);
        CohortSums.Reading reading = sums.reading();
        for (int index = first; index <= last; index++) {
            int periodEnd = periods.lastDay(own + index);
            out.accept(new CohortCell(
                    cohort, index, periods.firstDay(own + index), periodEnd, periodEnd < clockDay, reading.at(index)));
        }
    }

    /** The first index whose period is not over before {@code fromDay}. */
    private static int firstEndingFrom(int fromDay, int clockDay, Periods periods, int own) {
        if (fromDay > clockDay) {
            return Integer.MAX_VALUE;
        }
        return fromDay <= periods.firstDay(own) ? 0 : periods.number(fromDay) - own;
    }
}
