package io.tideline.kpi;

import io.tideline.event.Money;
import java.util.List;

/** What one row reads of the running sums of a segment; the letters are those of the specification. */
final class RowSums {
    private final DayColumns columns;
    private final int window;
    private final int start;
    private final int end;
    private final long activeAtStart;
    private final long activeAtEnd;
    private final long newActive;
    private final long purchasers;

    /**
     * The sums of a row.
     *
     * @param window position of the window
     * @param start first day of the window
     * @param end last day that is counted
     */
    RowSums(DayColumns columns, int window, int start, int end) {
        this.columns = columns;
        this.window = window;
        this.start = start;
        this.end = end;
        this.activeAtStart = activeOn(start - 1);
        this.activeAtEnd = activeOn(end);
        this.newActive = overDays(Measure.NEW_CUSTOMERS) - atEnd(Measure.NEW_LAPSED);
        this.purchasers = overDays(Measure.OCCASIONS) - atEnd(Measure.PAIRS);
    }

    private long activeOn(int day) {
        return columns.upTo(day, Measure.NEW_CUSTOMERS.number())
                + columns.upTo(day, Measure.REACTIVATION_EVENTS.number())
                - columns.upTo(day, Measure.CHURN_EVENTS.number());
    }

    int window() {
        return window;
    }

    /** All figures of the row. */
    KpiCounts figures(GapQuantiles gaps) {
        List<Measure> measures = Measure.counts();
        long[] counts = new long[measures.size()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = measures.get(i).count(this);
        }
        List<Measure> ofMoney = Measure.amounts();
        Money[] amounts = new Money[ofMoney.size()];
        for (int i = 0; i < amounts.length; i++) {
            amounts[i] = ofMoney.get(i).money(this);
        }
        return new KpiCounts(counts, amounts, gaps);
    }

    /** The points of the window's days. */
    long overDays(int number) {
        return overDays(number, 0);
    }

    long overDays(Measure measure) {
        return overDays(measure.number(window));
    }

    /** The points of the window's days, all shifted back by {@code shift} days. */
    private long overDays(int number, int shift) {
        return columns.upTo(end - shift, number) - columns.upTo(start - 1 - shift, number);
    }

    /** All points up to the last day: what holds on it. */
    long atEnd(int number) {
        return columns.upTo(end, number);
    }

    long atEnd(Measure measure) {
        return atEnd(measure.number(window));
    }

    /** S: customers active on the day before the window. */
    long activeAtStart() {
        return activeAtStart;
    }

    /** E: customers active on the last day. */
    long activeAtEnd() {
        return activeAtEnd;
    }

    /** N: customers with their first day in the window who are active on the last day. */
    long newActive() {
        return newActive;
    }

    /** K = E - N - R. */
    long retained() {
        return activeAtEnd - newActive - atEnd(Measure.REACTIVATED_CUSTOMERS);
    }

    /** Customers with an occasion in the window: k occasions of one customer have k - 1 pairs of neighbours. */
    long purchasers() {
        return purchasers;
    }

    /** Customers whose first day was {@code days} before one of the window's. */
    long reorderDue(int days) {
        return overDays(Measure.NEW_CUSTOMERS.number(), days);
    }

    /** Those of them who came back within so many days: counted by the time they took, in the numbers up to one. */
    long reordered(int lastNumber, int days) {
        long reordered = 0;
        for (int number = Measure.REORDERED_30.number(); number <= lastNumber; number++) {
            reordered += overDays(number, days);
        }
        return reordered;
    }
}
