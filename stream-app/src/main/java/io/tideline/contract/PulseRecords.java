package io.tideline.contract;

import io.tideline.pulse.ChannelSales;
import io.tideline.pulse.Sales;
import io.tideline.retention.RowStatus;
import io.tideline.retention.SalesPulse;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** What is said of a window: a row for all channels, and one for each. */
public final class PulseRecords {
    /** The key of the row of all channels. A channel of that name has no row of its own. */
    private static final String ALL = "all";

    private final String currency;

    public PulseRecords(String currency) {
        this.currency = currency;
    }

    /** The sales that have rows, by their keys. */
    public static Map<String, Sales> salesOf(ChannelSales sales) {
        Map<String, Sales> byKey = new TreeMap<>(sales.byChannel());
        byKey.put(ALL, sales.total());
        return byKey;
    }

    /** A row of a window from one instant to another, in milliseconds since 1970. */
    public SalesPulse row(String key, long startMillis, long endMillis, Sales sales, RowStatus status) {
        SalesPulse row = new SalesPulse();
        row.setChannel(key);
        row.setWindowStart(Instant.ofEpochMilli(startMillis));
        row.setWindowEnd(Instant.ofEpochMilli(endMillis));
        row.setOrders(sales.orders());
        row.setOrdersWithoutRate(sales.ordersWithoutRate());
        row.setRevenue(sales.revenue().amount());
        row.setCurrency(currency);
        row.setSignups(sales.signups());
        row.setStatus(status);
        return row;
    }
}
