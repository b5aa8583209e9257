package io.tideline.cohort;

import io.tideline.event.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The figures of a cell, or of several cells added up.
 *
 * @param size members of the cohort; of a SIGNUP cohort people, customers or not
 * @param boundedRetained members with an occasion in the period
 * @param unboundedRetained members with an occasion in the period or any later one
 * @param repeatCustomers members with at least two occasions by the end of the period, earlier ones included
 * @param orders valid orders of members in the period
 * @param revenue money of these orders
 * @param cumulativeRevenue revenue from index 0 to this one
 */
public record CohortFigures(
        long size,
        long boundedRetained,
        long unboundedRetained,
        long repeatCustomers,
        long orders,
        Money revenue,
        Money cumulativeRevenue) {
    /** Nobody and nothing. */
    public static final CohortFigures ZERO = new CohortFigures(0, 0, 0, 0, 0, Money.ZERO, Money.ZERO);

    /** Whether all figures are zero. */
    public boolean isZero() {
        return equals(ZERO);
    }

    /** Both added up. */
    public CohortFigures plus(CohortFigures other) {
        return new CohortFigures(
                size + other.size,
                boundedRetained + other.boundedRetained,
                unboundedRetained + other.unboundedRetained,
                repeatCustomers + other.repeatCustomers,
                orders + other.orders,
                revenue.plus(other.revenue),
                cumulativeRevenue.plus(other.cumulativeRevenue));
    }

    /**
     * Whether nothing but {@link #unboundedRetained} may differ. That figure of a period long over grows with every
     * member who comes back, which is news and no correction of the cell.
     */
    public boolean isSameButForReturns(CohortFigures other) {
        return new CohortFigures(
                        size,
                        boundedRetained,
                        other.unboundedRetained,
                        repeatCustomers,
                        orders,
                        revenue,
                        cumulativeRevenue)
                .equals(other);
    }

    /** Who came in the period. */
    public Proportion boundedRetention() {
        return new Proportion(boundedRetained, size);
    }

    /** Who was not lost: came in the period or later, as far as is known. */
    public Proportion unboundedRetention() {
        return new Proportion(unboundedRetained, size);
    }

    /** Who had come twice. */
    public Proportion repeat() {
        return new Proportion(repeatCustomers, size);
    }

    /** Cumulative revenue for each member, half to even to four decimals; undefined without members. */
    public Optional<Money> cumulativeRevenuePerMember() {
        return size == 0
                ? Optional.empty()
                : Optional.of(new Money(cumulativeRevenue
                        .amount()
                        .divide(BigDecimal.valueOf(size), Money.SCALE, RoundingMode.HALF_EVEN)));
    }
}
