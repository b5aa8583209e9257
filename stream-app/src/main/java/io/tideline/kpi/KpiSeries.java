package io.tideline.kpi;

import io.tideline.calendar.Window;
import io.tideline.delta.MoneyParts;
import io.tideline.delta.Points;
import io.tideline.event.Money;
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
            gaps.add(day, measure - Measures.GAP, amount);
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
                out.row(w, start, end, lastDay, counts(w, start, end, gapRange.over(start, end)));
                day = lastDay + 1;
            }
        }
    }

    private KpiCounts counts(int w, int start, int end, GapQuantiles gapQuantiles) {
        return new Reading(w, start, end).counts(gapQuantiles);
    }

    /** Customers active on a day. */
    private long active(int day) {
        return columns.upTo(day, Measures.NEW_CUSTOMERS)
                + columns.upTo(day, Measures.REACTIVATIONS)
                - columns.upTo(day, Measures.CHURNS);
    }

    /** The reading of one row; letters as in the specification. */
    private final class Reading {
        private final long[] counts = new long[Count.values().length];
        private final int w;
        private final int start;
        private final int end;

        Reading(int w, int start, int end) {
            this.w = w;
            this.start = start;
            this.end = end;
        }

        KpiCounts counts(GapQuantiles gapQuantiles) {
            people();
            purchases();
            reorders();
            return new KpiCounts(
                    counts,
                    money(Measures.REVENUE),
                    money(Measures.FIRST_ORDER_REVENUE),
                    money(Measures.REFUNDS),
                    gapQuantiles);
        }

        private void people() {
            long s = active(start - 1);
            long e = active(end);
            long newCustomers = over(Measures.NEW_CUSTOMERS);
            long n = newCustomers - now(Measures.NEW_LAPSED);
            long r = now(Measures.REACTIVATED);
            long k = e - n - r;
            set(Count.CUSTOMERS_AT_START, s);
            set(Count.CUSTOMERS_AT_END, e);
            set(Count.RETAINED_CUSTOMERS, k);
            set(Count.NEW_CUSTOMERS_ACTIVE, n);
            set(Count.REACTIVATED_CUSTOMERS, r);
            set(Count.CHURNED_CUSTOMERS, s - k);
            set(Count.NEW_CUSTOMERS, newCustomers);
            set(Count.CHURN_EVENTS, over(Measures.CHURNS));
            set(Count.REACTIVATION_EVENTS, over(Measures.REACTIVATIONS));
        }

        private void purchases() {
            long pairs = now(Measures.PAIRS);
            long purchasers = over(Measures.OCCASIONS) - pairs;
            long newCustomers = over(Measures.NEW_CUSTOMERS);
            set(Count.PURCHASERS, purchasers);
            set(Count.REPEAT_PURCHASERS, pairs - now(Measures.TRIPLES));
            set(Count.RETURNING_PURCHASERS, purchasers - newCustomers + now(Measures.FIRST_PAIRS));
            set(Count.ORDERS, over(Measures.ORDERS));
            set(Count.ORDERS_WITHOUT_RATE, over(Measures.ORDERS_WITHOUT_RATE));
            set(Count.FIRST_ORDERS, newCustomers);
            set(Count.SIGNUPS, over(Measures.SIGNUPS));
        }

        private void reorders() {
            for (int i = 0; i < Measures.REORDER_DAYS.length; i++) {
                int n = Measures.REORDER_DAYS[i];
                counts[Count.REORDER_DUE_30.ordinal() + i] = over(Measures.NEW_CUSTOMERS, n);
                long reordered = 0;
                for (int bucket = 0; bucket <= i; bucket++) {
                    reordered += over(Measures.REORDERED + bucket, n);
                }
                counts[Count.REORDERED_30.ordinal() + i] = reordered;
            }
        }

        private void set(Count count, long value) {
            counts[count.ordinal()] = value;
        }

        private long now(int kind) {
            return columns.upTo(end, Measures.of(kind, w));
        }

        private long over(int measure) {
            return over(measure, 0);
        }

        /** The points of the window's days, all shifted back by {@code shift} days. */
        private long over(int measure, int shift) {
            return columns.upTo(end - shift, measure) - columns.upTo(start - 1 - shift, measure);
        }

        private Money money(int measure) {
            return MoneyParts.sum(over(measure), over(measure + 1));
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
