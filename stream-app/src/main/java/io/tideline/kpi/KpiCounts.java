package io.tideline.kpi;

import io.tideline.event.Money;
import java.util.Arrays;
import java.util.Objects;

/** The exact figures of one row, from which every rate follows: counts, amounts of money, and gaps. */
public final class KpiCounts {
    private final long[] counts;
    private final Money[] amounts;
    private final GapQuantiles gaps;

    /**
     * The figures of a row.
     *
     * @param counts in the order of {@link Measure#counts}; not copied
     * @param amounts in the order of {@link Measure#amounts}; not copied
     * @param gaps between occasions that end in the window
     */
    KpiCounts(long[] counts, Money[] amounts, GapQuantiles gaps) {
        this.counts = counts;
        this.amounts = amounts;
        this.gaps = gaps;
    }

    /**
     * One of the counts.
     *
     * @throws IllegalArgumentException if it is none of {@link Measure#counts}
     */
    public long get(Measure count) {
        return counts[count.positionOfCount()];
    }

    /**
     * One of the amounts of money.
     *
     * @throws IllegalArgumentException if it is none of {@link Measure#amounts}
     */
    public Money money(Measure amount) {
        return amounts[amount.positionOfAmount()];
    }

    /** Days between consecutive occasions of which the later is in the window. */
    public GapQuantiles gaps() {
        return gaps;
    }

    /** Whether every count and amount is zero. */
    public boolean isZero() {
        return Arrays.stream(counts).allMatch(count -> count == 0)
                && Arrays.stream(amounts).allMatch(Money::isZero)
                && gaps.count() == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KpiCounts that
                && Arrays.equals(counts, that.counts)
                && Arrays.equals(amounts, that.amounts)
                && gaps.equals(that.gaps);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(counts), Arrays.hashCode(amounts), gaps);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        Measure.counts().forEach(count -> text.append(count.field())
                .append('=')
                .append(get(count))
                .append(' '));
        Measure.amounts().forEach(amount -> text.append(amount.field())
                .append('=')
                .append(money(amount))
                .append(' '));
        return text.append(gaps).toString();
    }

    /** Takes the figures of a row one by one; what is not given is zero. Not thread-safe. */
    public static final class Builder {
        private final long[] counts = new long[Measure.counts().size()];
        private final Money[] amounts = new Money[Measure.amounts().size()];
        private GapQuantiles gaps = GapQuantiles.NONE;

        /** Figures that are all zero. */
        public Builder() {
            Arrays.fill(amounts, Money.ZERO);
        }

        /**
         * Takes a count.
         *
         * @throws IllegalArgumentException if it is none of {@link Measure#counts}
         */
        public Builder with(Measure count, long value) {
            counts[count.positionOfCount()] = value;
            return this;
        }

        /**
         * Takes an amount of money.
         *
         * @throws IllegalArgumentException if it is none of {@link Measure#amounts}
         */
        public Builder with(Measure amount, Money value) {
            amounts[amount.positionOfAmount()] = value;
            return this;
        }

        /** Takes the gaps. */
        public Builder with(GapQuantiles value) {
            gaps = value;
            return this;
        }

        /** The figures given so far. */
        public KpiCounts build() {
            return new KpiCounts(counts.clone(), amounts.clone(), gaps);
        }
    }
}
