package io.tideline.kpi;

import io.tideline.calendar.Window;
import io.tideline.delta.Points;
import java.util.ArrayList;
import java.util.List;

/**
 * The sums of one segment over time, from which the row of any window and day is read.
 *
 * <p>Rows are a pure function of it. It only ever changes by {@link #add}, and additions commute.
 */
public final class KpiSeries implements Points {
    private final DayColumns columns = new DayColumns();
    private final GapDays gaps = new GapDays();
    private final List<Window> windows;

    /** An empty series over the windows of {@link Window#all}. */
    public KpiSeries(List<Window> windows) {
        this.windows = windows;
    }

    @Override
    public void add(int day, int measure, long amount) {
        if (Measures.isDense(measure)) {
            columns.add(day, measure, amount);
        } else {
            gaps.add(day, Measures.gapDays(measure), amount);
        }
    }

    /** Makes a day one that was added to, though nothing may be left of it. */
    public void cover(int day) {
        columns.cover(day);
    }

    /** Whether no day was added to. */
    public boolean isEmpty() {
        return columns.isEmpty();
    }

    /** The first day that was added to; rows that end before it are zero. */
    public int firstDay() {
        return columns.firstDay();
    }

    /** The points of one day, for storing. */
    public void pointsOn(int day, Points out) {
        for (int measure = 0; measure < Measures.DENSE; measure++) {
            long amount = columns.on(day, measure);
            if (amount != 0) {
                out.add(day, measure, amount);
            }
        }
        gaps.on(day, (gap, count) -> out.add(day, Measures.GAP + gap, count));
    }

    /** Takes the figures of rows. */
    @FunctionalInterface
    public interface Rows {
        /**
         * The figures of one row.
         *
         * @param window position of the window
         * @param start first day
         * @param end last day that is counted
         * @param lastDay last day of the window, which is later than {@code end} while a period runs
         * @param counts the figures, zero or not
         */
        void row(int window, int start, int end, int lastDay, KpiCounts counts);
    }

    /**
     * Reads every row that sees a day of {@code from..clock}: the rolling ones that end there and the periods that
     * overlap, counted up to {@code clock}. In each window by time.
     */
    public void rows(int from, int clock, Rows out) {
        for (int w = 0; w < windows.size(); w++) {
            Window window = windows.get(w);
            GapDays.Range gapRange = gaps.range();
            int day = from;
            while (day <= clock) {
                int start = window.startOf(day);
                int lastDay = window.isCalendar() ? window.lastSeeing(day) : day;
                int end = Math.min(lastDay, clock);
                out.row(w, start, end, lastDay, new RowSums(columns, w, start, end).figures(gapRange.over(start, end)));
                day = lastDay + 1;
            }
        }
    }

    /** The days of {@code from..to} that have points, for tests and for storing as a whole. */
    public List<Integer> daysWithPoints(int from, int to) {
        List<Integer> days = new ArrayList<>();
        for (int day = from; day <= to; day++) {
            int[] found = {0};
            pointsOn(day, (any, measure, amount) -> found[0]++);
            if (found[0] > 0) {
                days.add(day);
            }
        }
        return days;
    }
}
