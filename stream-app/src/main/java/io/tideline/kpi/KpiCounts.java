package io.tideline.kpi;

import io.tideline.event.Money;
import java.util.Arrays;
import java.util.Objects;

/** The exact figures of one row, from which every rate follows. */
public final class KpiCounts {
    private final long[] counts;
    private final Money revenue;
    private final Money firstOrderRevenue;
    private final Money refunds;
    private final GapQuantiles gaps;

    /**
     * The figures of a row.
     *
     * @param counts by the position of {@link Count}; not copied
     * @param revenue of the orders
     * @param firstOrderRevenue of the first orders
     * @param refunds taken in the window
     * @param gaps between occasions that end in the window
     */
    public KpiCounts(long[] counts, Money revenue, Money firstOrderRevenue, Money refunds, GapQuantiles gaps) {
        if (counts.length != Count.values().length) {
            throw new IllegalArgumentException("a row has " + Count.values().length + " counts, were " + counts.length);
        }
        this.counts = counts;
        this.revenue = revenue;
        this.firstOrderRevenue = firstOrderRevenue;
        this.refunds = refunds;
        this.gaps = gaps;
    }

    /** One of the counts. */
    public long get(Count count) {
        return counts[count.ordinal()];
    }

    /** Money of the window's orders, restated when refunded. */
    public Money revenue() {
        return revenue;
    }

    /** The part of it that is of first orders. */
    public Money firstOrderRevenue() {
        return firstOrderRevenue;
    }

    /** Money taken from orders by adjustments of the window. */
    public Money refunds() {
        return refunds;
    }

    /** Days between consecutive occasions of which the later is in the window. */
    public GapQuantiles gaps() {
        return gaps;
    }

    /** Whether every count and amount is zero. */
    public boolean isZero() {
        return Arrays.stream(counts).allMatch(count -> count == 0)
                && revenue.isZero()
                && firstOrderRevenue.isZero()
                && refunds.isZero()
                && gaps.count() == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KpiCounts that
                && Arrays.equals(counts, that.counts)
                && revenue.equals(that.revenue)
                && firstOrderRevenue.equals(that.firstOrderRevenue)
                && refunds.equals(that.refunds)
                && gaps.equals(that.gaps);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(counts), revenue, firstOrderRevenue, refunds, gaps);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Count count : Count.values()) {
            text.append(count.field()).append('=').append(get(count)).append(' ');
        }
        return text + "revenue=" + revenue + " firstOrderRevenue=" + firstOrderRevenue + " refunds=" + refunds + " "
                + gaps;
    }
}
