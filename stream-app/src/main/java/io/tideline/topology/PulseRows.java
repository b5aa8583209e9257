package io.tideline.topology;

import io.tideline.kpi.ChannelSales;
import io.tideline.kpi.Sales;
import io.tideline.retention.RowStatus;
import io.tideline.retention.SalesPulse;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.kstream.Window;

/** What is said of a window: a row for all channels, and one for each. */
final class PulseRows {
    /** The key of the row of all channels. A channel of that name has no row of its own. */
    private static final String ALL = "all";

    private final String currency;

    PulseRows(String currency) {
        this.currency = currency;
    }

    /** The sales that have rows, by their keys. */
    static Map<String, Sales> salesOf(ChannelSales sales) {
        Map<String, Sales> byKey = new TreeMap<>(sales.byChannel());
        byKey.put(ALL, sales.total());
        return byKey;
    }

    /** A row. */
    SalesPulse row(String key, Window window, Sales sales, RowStatus status) {
        SalesPulse row = new SalesPulse();
        row.setChannel(key);
        row.setWindowStart(Instant.ofEpochMilli(window.start()));
        row.setWindowEnd(Instant.ofEpochMilli(window.end()));
        row.setOrders(sales.orders());
        row.setOrdersWithoutRate(sales.ordersWithoutRate());
        row.setRevenue(sales.revenue().amount());
        row.setCurrency(currency);
        row.setSignups(sales.signups());
        row.setStatus(status);
        return row;
    }
}
