package io.tideline.app.ingest;

import io.tideline.app.ingest.row.Column;
import io.tideline.app.ingest.row.EventKind;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One row of the example file while it is made: its values, and when it arrives in the file. */
final class ExampleRow {
    static final List<Column> COLUMNS = List.of(
            Column.EVENT,
            Column.EVENT_ID,
            Column.CUSTOMER_ID,
            Column.ORDER_ID,
            Column.OCCURRED_AT,
            Column.TOTAL,
            Column.TAX,
            Column.SHIPPING,
            Column.CURRENCY,
            Column.CHANNEL,
            Column.COUNTRY,
            Column.CATEGORY,
            Column.DISCOUNT_CODE,
            Column.SOURCE,
            Column.TEST);

    static final ZoneId SHOP_ZONE = ZoneId.of("Europe/Berlin");

    private final Map<Column, String> values = new EnumMap<>(Column.class);
    private final Instant arrivedAt;

    ExampleRow(EventKind kind, String customerId, Instant occurredAt, Instant arrivedAt) {
        this.arrivedAt = arrivedAt;
        with(Column.EVENT, kind.label()).with(Column.CUSTOMER_ID, customerId);
        OffsetDateTime local = occurredAt.atZone(SHOP_ZONE).toOffsetDateTime();
        with(Column.OCCURRED_AT, DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(local));
    }

    private ExampleRow(ExampleRow original, Instant arrivedAt) {
        this.arrivedAt = arrivedAt;
        values.putAll(original.values);
    }

    ExampleRow with(Column column, String value) {
        values.put(column, value);
        return this;
    }

    /** The same row again, later in the file. */
    ExampleRow again(Instant laterArrival) {
        return new ExampleRow(this, laterArrival);
    }

    /** The same instant, spelled in UTC as another system would. */
    ExampleRow inUtc() {
        return with(Column.OCCURRED_AT, occurredAt().toString());
    }

    Instant occurredAt() {
        return OffsetDateTime.parse(values.get(Column.OCCURRED_AT)).toInstant();
    }

    String value(Column column) {
        return values.getOrDefault(column, "");
    }

    Instant arrivedAt() {
        return arrivedAt;
    }

    String csv() {
        return COLUMNS.stream().map(column -> quoted(value(column))).collect(Collectors.joining(","));
    }

    private static String quoted(String value) {
        return value.contains(",") ? '"' + value + '"' : value;
    }
}
