package io.tideline.kpi;

import io.tideline.event.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** The averages of money of a row, rounded half to even to four decimals; undefined where nothing is averaged. */
public enum Average {
    /** Revenue for each order. */
    AVERAGE_ORDER_VALUE("averageOrderValue", Measure.REVENUE, Measure.ORDERS),
    /** The same of first orders. */
    AVERAGE_ORDER_VALUE_FIRST("averageOrderValueFirst", Measure.FIRST_ORDER_REVENUE, Measure.FIRST_ORDERS),
    /** The same of later orders. */
    AVERAGE_ORDER_VALUE_REPEAT(
            "averageOrderValueRepeat",
            row -> row.money(Measure.REVENUE).minus(row.money(Measure.FIRST_ORDER_REVENUE)),
            row -> row.get(Measure.ORDERS) - row.get(Measure.FIRST_ORDERS)),
    /** Revenue for each purchaser. */
    REVENUE_PER_CUSTOMER("revenuePerCustomer", Measure.REVENUE, Measure.PURCHASERS);

    private final String field;
    private final Function<KpiCounts, Money> sum;
    private final ToLongFunction<KpiCounts> number;

    Average(String field, Function<KpiCounts, Money> sum, ToLongFunction<KpiCounts> number) {
        this.field = field;
        this.sum = sum;
        this.number = number;
    }

    Average(String field, Measure sum, Measure number) {
        this(field, row -> row.money(sum), row -> row.get(number));
    }

    /** The name in records and files. */
    public String field() {
        return field;
    }

    /** The average of a row. */
    public Optional<Money> of(KpiCounts row) {
        long n = number.applyAsLong(row);
        return n == 0
                ? Optional.empty()
                : Optional.of(new Money(
                        sum.apply(row).amount().divide(BigDecimal.valueOf(n), Money.SCALE, RoundingMode.HALF_EVEN)));
    }
}
