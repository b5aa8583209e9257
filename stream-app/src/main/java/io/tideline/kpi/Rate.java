package io.tideline.kpi;

import java.util.OptionalDouble;
import java.util.function.ToLongFunction;

/** The ratios of a row, in the order of the specification; undefined where the denominator is zero. */
public enum Rate {
    /** (E - N) / S: the textbook formula, win-backs included. */
    RETENTION_RATE(
            "retentionRate",
            row -> row.get(Count.CUSTOMERS_AT_END) - row.get(Count.NEW_CUSTOMERS_ACTIVE),
            count(Count.CUSTOMERS_AT_START)),
    /** K / S: without win-backs. */
    STRICT_RETENTION_RATE("strictRetentionRate", count(Count.RETAINED_CUSTOMERS), count(Count.CUSTOMERS_AT_START)),
    /** C / S. */
    CHURN_RATE("churnRate", count(Count.CHURNED_CUSTOMERS), count(Count.CUSTOMERS_AT_START)),
    /** Of the purchasers, those with at least two occasions. */
    REPEAT_PURCHASE_RATE("repeatPurchaseRate", count(Count.REPEAT_PURCHASERS), count(Count.PURCHASERS)),
    /** Of the purchasers, those who had bought before. */
    RETURNING_CUSTOMER_RATE("returningCustomerRate", count(Count.RETURNING_PURCHASERS), count(Count.PURCHASERS)),
    /** Orders for each purchaser. */
    PURCHASE_FREQUENCY("purchaseFrequency", count(Count.ORDERS), count(Count.PURCHASERS)),
    /** Second-purchase conversion within 30 days, of customers who had the time. */
    REORDER_RATE_30("reorderRate30", count(Count.REORDERED_30), count(Count.REORDER_DUE_30)),
    /** The same within 60 days. */
    REORDER_RATE_60("reorderRate60", count(Count.REORDERED_60), count(Count.REORDER_DUE_60)),
    /** The same within 90 days. */
    REORDER_RATE_90("reorderRate90", count(Count.REORDERED_90), count(Count.REORDER_DUE_90)),
    /** The same within 180 days. */
    REORDER_RATE_180("reorderRate180", count(Count.REORDERED_180), count(Count.REORDER_DUE_180)),
    /** The same within 365 days. */
    REORDER_RATE_365("reorderRate365", count(Count.REORDERED_365), count(Count.REORDER_DUE_365)),
    /** Customers won, newly or back, for each one lost. */
    GROWTH_RATIO(
            "growthRatio",
            row -> row.get(Count.NEW_CUSTOMERS) + row.get(Count.REACTIVATION_EVENTS),
            count(Count.CHURN_EVENTS));

    private final String field;
    private final ToLongFunction<KpiCounts> numerator;
    private final ToLongFunction<KpiCounts> denominator;

    Rate(String field, ToLongFunction<KpiCounts> numerator, ToLongFunction<KpiCounts> denominator) {
        this.field = field;
        this.numerator = numerator;
        this.denominator = denominator;
    }

    private static ToLongFunction<KpiCounts> count(Count count) {
        return row -> row.get(count);
    }

    /** The name in records and files. */
    public String field() {
        return field;
    }

    /** The ratio of a row. */
    public OptionalDouble of(KpiCounts row) {
        long below = denominator.applyAsLong(row);
        return below == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) numerator.applyAsLong(row) / below);
    }
}
