package io.tideline.kpi;

/** The whole-number figures of a row, in the order of the specification; the position is part of stored bytes. */
public enum Count {
    /** S: customers active on the day before the window. */
    CUSTOMERS_AT_START("customersAtStart"),
    /** E: customers active on the last day. */
    CUSTOMERS_AT_END("customersAtEnd"),
    /** K: active on both. */
    RETAINED_CUSTOMERS("retainedCustomers"),
    /** N: first day in the window, and active on the last day. */
    NEW_CUSTOMERS_ACTIVE("newCustomersActive"),
    /** R: active on the last day, not on the day before the window, first day before the window. */
    REACTIVATED_CUSTOMERS("reactivatedCustomers"),
    /** C: active on the day before the window, not on the last day. */
    CHURNED_CUSTOMERS("churnedCustomers"),
    /** Customers whose first day is in the window. */
    NEW_CUSTOMERS("newCustomers"),
    /** Day-to-day losses in the window. */
    CHURN_EVENTS("churnEvents"),
    /** Day-to-day returns in the window. */
    REACTIVATION_EVENTS("reactivationEvents"),
    /** Customers with an occasion in the window. */
    PURCHASERS("purchasers"),
    /** Customers with at least two. */
    REPEAT_PURCHASERS("repeatPurchasers"),
    /** Customers with an occasion in the window that is not their first ever. */
    RETURNING_PURCHASERS("returningPurchasers"),
    /** Valid orders. */
    ORDERS("orders"),
    /** Those that are a customer's first. */
    FIRST_ORDERS("firstOrders"),
    /** People whose signup falls in the window. */
    SIGNUPS("signups"),
    /** Customers whose first day plus 30 falls in the window. */
    REORDER_DUE_30("reorderDue30"),
    /** The same with 60 days. */
    REORDER_DUE_60("reorderDue60"),
    /** The same with 90 days. */
    REORDER_DUE_90("reorderDue90"),
    /** The same with 180 days. */
    REORDER_DUE_180("reorderDue180"),
    /** The same with 365 days. */
    REORDER_DUE_365("reorderDue365"),
    /** Those of {@link #REORDER_DUE_30} with a second occasion within 30 days of the first. */
    REORDERED_30("reordered30"),
    /** The same with 60 days. */
    REORDERED_60("reordered60"),
    /** The same with 90 days. */
    REORDERED_90("reordered90"),
    /** The same with 180 days. */
    REORDERED_180("reordered180"),
    /** The same with 365 days. */
    REORDERED_365("reordered365"),
    /** Valid orders in a currency that cannot be converted; they add nothing to money. */
    ORDERS_WITHOUT_RATE("ordersWithoutRate");

    private final String field;

    Count(String field) {
        this.field = field;
    }

    /** The name in records and files. */
    public String field() {
        return field;
    }
}
