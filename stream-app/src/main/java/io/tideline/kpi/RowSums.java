package io.tideline.kpi;

/** What one row reads of the running sums of a segment; the letters are those of the specification. */
final class RowSums {
    private final DayColumns columns;
    private final int window;
    private final int start;
    private final int end;

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
    }

    int window() {
        return window;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** All figures of the row. */
    KpiCounts figures(GapQuantiles gaps) {
        KpiCounts.Builder figures = new KpiCounts.Builder();
        for (Measure count : Measure.counts()) {
            figures.with(count, count.count(this));
        }
        for (Measure amount : Measure.amounts()) {
            figures.with(amount, amount.money(this));
        }
        return figures.with(gaps).build();
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

    /** Customers active on a day. */
    long activeOn(int day) {
        return columns.upTo(day, Measure.NEW_CUSTOMERS.number())
                + columns.upTo(day, Measure.REACTIVATION_EVENTS.number())
                - columns.upTo(day, Measure.CHURN_EVENTS.number());
    }

    /** N. */
    long newActive() {
        return overDays(Measure.NEW_CUSTOMERS) - atEnd(Measure.NEW_LAPSED);
    }

    /** K. */
    long retained() {
        return activeOn(end) - newActive() - atEnd(Measure.REACTIVATED_CUSTOMERS);
    }

    /** Customers with an occasion: k occasions of one customer have k - 1 pairs of neighbours. */
    long purchasers() {
        return overDays(Measure.OCCASIONS) - atEnd(Measure.PAIRS);
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
