package io.tideline.kpi;

import java.util.OptionalDouble;
import java.util.function.ToLongFunction;

/** The ratios of a row, in the order of the specification; undefined where the denominator is zero. */
public enum Rate {
    /** (E - N) / S: the textbook formula, win-backs included. */
    RETENTION_RATE(
            "retentionRate",
            row -> row.get(Measure.CUSTOMERS_AT_END) - row.get(Measure.NEW_CUSTOMERS_ACTIVE),
            Measure.CUSTOMERS_AT_START),
    /** K / S: without win-backs. */
    STRICT_RETENTION_RATE("strictRetentionRate", Measure.RETAINED_CUSTOMERS, Measure.CUSTOMERS_AT_START),
    /** C / S. */
    CHURN_RATE("churnRate", Measure.CHURNED_CUSTOMERS, Measure.CUSTOMERS_AT_START),
    /** The share of purchasers with at least two occasions. */
    REPEAT_PURCHASE_RATE("repeatPurchaseRate", Measure.REPEAT_PURCHASERS, Measure.PURCHASERS),
    /** Of the purchasers, those who had bought before. */
    RETURNING_CUSTOMER_RATE("returningCustomerRate", Measure.RETURNING_PURCHASERS, Measure.PURCHASERS),
    /** Orders for each purchaser. */
    PURCHASE_FREQUENCY("purchaseFrequency", Measure.ORDERS, Measure.PURCHASERS),
    /** Second-purchase conversion within 30 days, of customers who had the time. */
    REORDER_RATE_30("reorderRate30", Measure.REORDERED_30, Measure.REORDER_DUE_30),
    /** The same within 60 days. */
    REORDER_RATE_60("reorderRate60", Measure.REORDERED_60, Measure.REORDER_DUE_60),
    /** The same within 90 days. */
    REORDER_RATE_90("reorderRate90", Measure.REORDERED_90, Measure.REORDER_DUE_90),
    /** The same within 180 days. */
    REORDER_RATE_180("reorderRate180", Measure.REORDERED_180, Measure.REORDER_DUE_180),
    /** The same within 365 days. */
    REORDER_RATE_365("reorderRate365", Measure.REORDERED_365, Measure.REORDER_DUE_365),
    /** Customers won, newly or back, for each one lost. */
    GROWTH_RATIO(
            "growthRatio",
            row -> row.get(Measure.NEW_CUSTOMERS) + row.get(Measure.REACTIVATION_EVENTS),
            Measure.CHURN_EVENTS);

    private final String field;
    private final ToLongFunction<KpiCounts> numerator;
    private final Measure denominator;

    Rate(String field, ToLongFunction<KpiCounts> numerator, Measure denominator) {
        this.field = field;
        this.numerator = numerator;
        this.denominator = denominator;
    }

    Rate(String field, Measure numerator, Measure denominator) {
        this(field, row -> row.get(numerator), denominator);
    }

    /** The name in records and files. */
    public String field() {
        return field;
    }

    /** The ratio of a row. */
    public OptionalDouble of(KpiCounts row) {
        long below = row.get(denominator);
        return below == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) numerator.applyAsLong(row) / below);
    }
}
