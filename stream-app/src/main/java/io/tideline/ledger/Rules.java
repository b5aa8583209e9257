package io.tideline.ledger;

import io.tideline.calendar.StoreCalendar;
import java.util.List;

/**
 * The definitions a shop chose; the same rules must hold for the whole life of the stored state.
 *
 * @param calendar the store's days, weeks and windows
 * @param activityWindowDays how long an occasion keeps a customer active, in days, at least 1
 * @param exchange the reporting currency and its rates
 * @param countZeroTotalOrders whether an order of total zero is valid
 * @param refundAmounts what the amounts of refunds are
 * @param dimensions how customers are divided, beside {@code all}
 */
public record Rules(
        StoreCalendar calendar,
        int activityWindowDays,
        Exchange exchange,
        boolean countZeroTotalOrders,
        RefundAmounts refundAmounts,
        List<Dimension> dimensions) {

    /** Checks the activity window and copies the dimensions. */
    public Rules {
        if (activityWindowDays < 1) {
            throw new IllegalArgumentException("the activity window must be at least 1 day, was " + activityWindowDays);
        }
        dimensions = List.copyOf(dimensions);
    }
}
