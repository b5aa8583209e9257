package io.tideline.kpi;

import static io.tideline.kpi.MeasureNumbers.notStored;
import static io.tideline.kpi.MeasureNumbers.stored;
import static io.tideline.kpi.MeasureNumbers.storedByWindow;
import static io.tideline.kpi.MeasureNumbers.storedMoney;

import io.tideline.delta.MoneyParts;
import io.tideline.event.Money;
import java.util.Arrays;
import java.util.List;

/**
 * The table of all measures of the KPIs: each line says which numbers are stored for a measure, whether these are a count
 * or money, how a row reads them, and the field of the record. Columns, rows, bytes, records and metrics follow from it.
 *
 * <p>A new count goes behind the last count, a new amount behind the last amount: the place in each part is the place in
 * the bytes of a row ({@link io.tideline.storage.KpiRowCodec}). A stored measure takes the next free numbers
 * ({@link Measures}), which never change.
 */
public enum Measure {
    // What only other measures are read from.

    /** Days on which a customer has a valid order. */
    OCCASIONS(stored(0)),
    /** Neighbouring occasions of a customer that are both in the window. */
    PAIRS(storedByWindow(18, 5)),
    /** Three occasions in a row that are all in the window. */
    TRIPLES(storedByWindow(19, 5)),
    /** Pairs of which one is the first occasion ever. */
    FIRST_PAIRS(storedByWindow(20, 5)),
    /** Customers with their first day in the window who are not active. */
    NEW_LAPSED(storedByWindow(22, 5)),

    // Counts of a row, in the order of its bytes. The letters are those of the specification.

    /** S: customers active on the day before the window. */
    CUSTOMERS_AT_START("customersAtStart", RowSums::activeAtStart),
    /** E: customers active on the last day. */
    CUSTOMERS_AT_END("customersAtEnd", RowSums::activeAtEnd),
    /** K: customers active on both. */
    RETAINED_CUSTOMERS("retainedCustomers", RowSums::retained),
    /** N: customers with their first day in the window who are active on the last day. */
    NEW_CUSTOMERS_ACTIVE("newCustomersActive", RowSums::newActive),
    /** R: customers active on the last day, not on the day before the window, with a first day before the window. */
    REACTIVATED_CUSTOMERS("reactivatedCustomers", storedByWindow(21, 5), RowSums::atEnd),
    /** C: customers active on the day before the window and not on the last day. */
    CHURNED_CUSTOMERS("churnedCustomers", row -> row.activeAtStart() - row.retained()),
    /** Customers whose first day is in the window. */
    NEW_CUSTOMERS("newCustomers", stored(10), RowSums::overDays),
    /** Day-to-day losses in the window. */
    CHURN_EVENTS("churnEvents", stored(12), RowSums::overDays),
    /** Day-to-day returns in the window. */
    REACTIVATION_EVENTS("reactivationEvents", stored(11), RowSums::overDays),
    /** Customers with an occasion in the window. */
    PURCHASERS("purchasers", RowSums::purchasers),
    /** Customers with at least two occasions in the window. */
    REPEAT_PURCHASERS("repeatPurchasers", row -> row.atEnd(PAIRS) - row.atEnd(TRIPLES)),
    /** Customers with an occasion in the window that is not their first ever. */
    RETURNING_PURCHASERS(
            "returningPurchasers", row -> row.purchasers() - row.overDays(NEW_CUSTOMERS) + row.atEnd(FIRST_PAIRS)),
    /** Valid orders. */
    ORDERS("orders", stored(1), RowSums::overDays),
    /** Valid orders that are a customer's first. */
    FIRST_ORDERS("firstOrders", row -> row.overDays(NEW_CUSTOMERS)),
    /** People whose signup falls in the window. */
    SIGNUPS("signups", stored(9), RowSums::overDays),
    /** Customers whose first day plus 30 falls in the window. */
    REORDER_DUE_30("reorderDue30", row -> row.reorderDue(30)),
    /** Customers whose first day plus 60 falls in the window. */
    REORDER_DUE_60("reorderDue60", row -> row.reorderDue(60)),
    /** Customers whose first day plus 90 falls in the window. */
    REORDER_DUE_90("reorderDue90", row -> row.reorderDue(90)),
    /** Customers whose first day plus 180 falls in the window. */
    REORDER_DUE_180("reorderDue180", row -> row.reorderDue(180)),
    /** Customers whose first day plus 365 falls in the window. */
    REORDER_DUE_365("reorderDue365", row -> row.reorderDue(365)),
    /** Those of {@link #REORDER_DUE_30} with a second occasion within 30 days of the first. */
    REORDERED_30("reordered30", stored(13), (row, number) -> row.reordered(number, 30)),
    /** Those of {@link #REORDER_DUE_60} with a second occasion within 60 days; stored are those who took over 30. */
    REORDERED_60("reordered60", stored(14), (row, number) -> row.reordered(number, 60)),
    /** Those of {@link #REORDER_DUE_90} with a second occasion within 90 days; stored are those who took over 60. */
    REORDERED_90("reordered90", stored(15), (row, number) -> row.reordered(number, 90)),
    /** Those of {@link #REORDER_DUE_180} with a second occasion within 180 days; stored are those who took over 90. */
    REORDERED_180("reordered180", stored(16), (row, number) -> row.reordered(number, 180)),
    /** Those of {@link #REORDER_DUE_365} with a second occasion within 365 days; stored are those who took over 180. */
    REORDERED_365("reordered365", stored(17), (row, number) -> row.reordered(number, 365)),
    /** Valid orders in a currency that cannot be converted; they add nothing to money. */
    ORDERS_WITHOUT_RATE("ordersWithoutRate", stored(2), RowSums::overDays),

    // Amounts of a row, in the order of its bytes.

    /** Money of the window's orders, restated when refunded. */
    REVENUE("revenue", storedMoney(3), RowSums::overDays),
    /** The part of the revenue that is of first orders. */
    FIRST_ORDER_REVENUE("firstOrderRevenue", storedMoney(5), RowSums::overDays),
    /** Money taken from orders by adjustments of the window. */
    REFUNDS("refunds", storedMoney(7), RowSums::overDays);

    private static final String UNPUBLISHED = "";
    private static final List<Measure> COUNTS = Arrays.stream(values())
            .filter(measure -> measure.isPublished() && !measure.isMoney())
            .toList();
    private static final List<Measure> AMOUNTS = Arrays.stream(values())
            .filter(measure -> measure.isPublished() && measure.isMoney())
            .toList();
    private static final int[] POSITIONS = Arrays.stream(values())
            .mapToInt(measure -> (measure.isMoney() ? AMOUNTS : COUNTS).indexOf(measure))
            .toArray();

    private final String field;
    private final MeasureNumbers numbers;
    private final int number;
    private final Reading reading;

    /** What a row reads of a stored number. */
    @FunctionalInterface
    private interface Reading {
        long read(RowSums row, int number);
    }

    /** What a row reads of other measures. */
    @FunctionalInterface
    private interface Formula {
        long read(RowSums row);
    }

    Measure(String field, MeasureNumbers numbers, Reading reading) {
        this.field = field;
        this.numbers = numbers;
        this.number = numbers.first();
        this.reading = reading;
    }

    Measure(String field, Formula formula) {
        this(field, notStored(), (row, number) -> formula.read(row));
    }

    Measure(MeasureNumbers numbers) {
        this(UNPUBLISHED, numbers, RowSums::overDays);
    }

    /** The counts of a row, in the order of its bytes. */
    public static List<Measure> counts() {
        return COUNTS;
    }

    /** The amounts of money of a row, in the order of its bytes. */
    public static List<Measure> amounts() {
        return AMOUNTS;
    }

    /** The name in records and files; empty for a measure that only others are read from. */
    public String field() {
        return field;
    }

    /** Whether this is a count or an amount of rows. */
    private boolean isPublished() {
        return !field.equals(UNPUBLISHED);
    }

    private boolean isMoney() {
        return numbers.isMoney();
    }

    MeasureNumbers numbers() {
        return numbers;
    }

    /** The stored number; of money the first of its two. */
    int number() {
        return number;
    }

    /** The stored number for a window, which is the same for each unless the measure exists once for each. */
    int number(int window) {
        return numbers.of(window);
    }

    /**
     * The place of a count among the counts.
     *
     * @throws IllegalArgumentException if this is no count of rows
     */
    int positionOfCount() {
        return position(!isMoney(), "a count");
    }

    /**
     * The place of an amount among the amounts.
     *
     * @throws IllegalArgumentException if this is no amount of rows
     */
    int positionOfAmount() {
        return position(isMoney(), "an amount of money");
    }

    private int position(boolean isOfKind, String kind) {
        int position = POSITIONS[ordinal()];
        if (!isOfKind || position < 0) {
            throw new IllegalArgumentException("a measure must be " + kind + " of rows, was " + this);
        }
        return position;
    }

    /** Reads the count of a row. */
    long count(RowSums row) {
        return reading.read(row, numbers.of(row.window()));
    }

    /** Reads the amount of a row. */
    Money money(RowSums row) {
        int multiples = numbers.of(row.window());
        return MoneyParts.sum(reading.read(row, multiples), reading.read(row, multiples + 1));
    }
}
