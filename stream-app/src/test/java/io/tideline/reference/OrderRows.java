package io.tideline.reference;

import io.tideline.event.Adjustment;
import io.tideline.event.CustomerEvent;
import io.tideline.event.Money;
import io.tideline.event.Purchase;
import io.tideline.event.Signup;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads an order file straight into events of the domain, for tests of the pure rooms. */
public final class OrderRows {
    private OrderRows() {}

    /** The events of a file, in its order. */
    public static List<CustomerEvent> read(String name) throws IOException {
        List<CustomerEvent> events = new ArrayList<>();
        try (CSVParser rows = SharedFiles.csv(name)) {
            for (CSVRecord row : rows) {
                events.add(event(row));
            }
        }
        return events;
    }

    private static CustomerEvent event(CSVRecord row) {
        long at = OffsetDateTime.parse(row.get("occurred_at")).toInstant().toEpochMilli();
        String kind = row.get("event");
        String customer = row.get("customer_id");
        String id = text(row, "event_id");
        return switch (kind) {
            case "signup" ->
                new Signup(id, customer, at, known(row, "channel"), known(row, "source"), known(row, "country"));
            case "purchase" ->
                new Purchase(
                        id.isEmpty() ? String.join("|", row.values()) : id,
                        row.get("order_id"),
                        customer,
                        at,
                        0,
                        known(row, "channel"),
                        text(row, "currency"),
                        money(row, "total"),
                        money(row, "tax"),
                        money(row, "shipping"),
                        known(row, "country"),
                        known(row, "category"),
                        !text(row, "discount_code").isEmpty(),
                        text(row, "test").equals("true"));
            case "refund", "cancellation" ->
                new Adjustment(
                        id,
                        row.get("order_id"),
                        customer,
                        at,
                        kind.equals("refund") ? Adjustment.Kind.REFUNDED : Adjustment.Kind.CANCELLED,
                        text(row, "total").isEmpty() ? Money.ALL : money(row, "total"),
                        text(row, "currency"));
            default -> throw new IllegalArgumentException("event " + kind);
        };
    }

    private static String text(CSVRecord row, String column) {
        return row.isMapped(column) ? row.get(column) : "";
    }

    private static String known(CSVRecord row, String column) {
        String value = text(row, column);
        return value.isEmpty() ? CustomerEvent.UNKNOWN : value;
    }

    private static Money money(CSVRecord row, String column) {
        String value = text(row, column);
        return value.isEmpty() ? Money.ZERO : Money.of(value);
    }
}
