package io.tideline.app.ingest;

import io.tideline.app.ingest.row.Column;
import io.tideline.app.ingest.row.EventKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Makes {@code examples/orders.csv}: fourteen and a half months of a small coffee roaster, always the same ones.
 *
 * <p>Besides the usual it holds what shops really send: rows that come days late, rows twice, test orders, and five broken
 * rows, of which two cannot be read and three are for the pipeline to refuse.
 */
final class ExampleShop {
    private static final long SEED = 20261031;
    private static final LocalDate FIRST_DAY = LocalDate.of(2025, 8, 18);
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 10, 31);

    private final Random random = new Random(SEED);
    private final List<ExampleRow> rows = new ArrayList<>();

    /** The whole file. */
    String csv() {
        customers();
        numberOrders();
        List.copyOf(rows).forEach(this::afterwards);
        deliverTwice();
        testOrders();
        brokenRows();
        rows.sort(Comparator.comparing(ExampleRow::arrivedAt));
        String header = ExampleRow.COLUMNS.stream().map(Column::label).collect(Collectors.joining(","));
        return rows.stream().map(ExampleRow::csv).collect(Collectors.joining("\n", header + "\n", "\n"));
    }

    private void customers() {
        int number = 1000;
        for (LocalDate day = FIRST_DAY; !day.isAfter(LAST_DAY); day = day.plusDays(1)) {
            for (int i = newcomers(day); i > 0; i--) {
                rows.addAll(new ExampleCustomer(random, "c" + ++number, day).story());
            }
        }
        rows.removeIf(row -> row.occurredAt().isAfter(ExampleCustomer.END));
    }

    /** About one a day and slowly more, most before Christmas. */
    private int newcomers(LocalDate day) {
        double month = ChronoUnit.DAYS.between(FIRST_DAY, day) / 30.0;
        double mean = 1.1 + 0.05 * month + (day.getMonthValue() >= 11 ? 1.0 : 0);
        double spread = -mean * StrictMath.log(1 - random.nextDouble());
        return (int) Math.min(6, StrictMath.round(spread));
    }

    private void numberOrders() {
        int number = 20_000;
        rows.sort(Comparator.comparing(ExampleRow::occurredAt));
        for (ExampleRow row : rows) {
            if (row.value(Column.EVENT).equals(EventKind.PURCHASE.label())) {
                row.with(Column.ORDER_ID, "o" + ++number);
            }
        }
    }

    private void afterwards(ExampleRow row) {
        if (!row.value(Column.EVENT).equals(EventKind.PURCHASE.label())) {
            return;
        }
        int fate = random.nextInt(100);
        if (fate < 6) {
            adjust(row, EventKind.REFUND, row.occurredAt().plus(1 + random.nextInt(14), ChronoUnit.DAYS))
                    .with(Column.EVENT_ID, "r" + row.value(Column.ORDER_ID).substring(1))
                    .with(Column.TOTAL, fate < 3 ? row.value(Column.TOTAL) : half(row.value(Column.TOTAL)))
                    .with(Column.CURRENCY, "EUR");
        } else if (fate < 9) {
            adjust(row, EventKind.CANCELLATION, row.occurredAt().plus(20 + random.nextInt(2_000), ChronoUnit.MINUTES));
        }
    }

    private ExampleRow adjust(ExampleRow order, EventKind kind, Instant at) {
        Instant capped = at.isAfter(ExampleCustomer.END) ? ExampleCustomer.END : at;
        ExampleRow adjustment = new ExampleRow(kind, order.value(Column.CUSTOMER_ID), capped, capped.plusSeconds(30))
                .with(Column.ORDER_ID, order.value(Column.ORDER_ID));
        rows.add(adjustment);
        return adjustment;
    }

    /** Twelve rows come again: most alike, every third with its instant in UTC. */
    private void deliverTwice() {
        for (int i = 0; i < 12; i++) {
            ExampleRow row = rows.get(random.nextInt(rows.size()));
            ExampleRow again = row.again(row.arrivedAt().plusSeconds(60 + random.nextInt(400_000)));
            rows.add(i % 3 == 0 ? again.inUtc() : again);
        }
    }

    private void testOrders() {
        for (int i = 1; i <= 6; i++) {
            rows.add(order(FIRST_DAY.plusDays(i * 70L - 60), "test-shopper", "t" + i)
                    .with(Column.TEST, "true"));
        }
    }

    /** Two that no reader can make sense of, three that are orders but cannot be right. */
    private void brokenRows() {
        rows.add(order(LocalDate.of(2025, 11, 12), "c1077", "o90001").with(Column.TOTAL, "39,90"));
        rows.add(order(LocalDate.of(2026, 3, 1), "c1203", "o90002")
                .with(Column.OCCURRED_AT, "2026-02-30T11:05:00+01:00"));
        rows.add(order(LocalDate.of(2026, 5, 20), "c1290", "o90003").with(Column.TOTAL, "-24.50"));
        rows.add(order(LocalDate.of(2026, 7, 8), "c1355", "o90004").with(Column.CURRENCY, "EURO"));
        rows.add(order(LocalDate.of(2026, 9, 3), "c1401", "o90005")
                .with(Column.OCCURRED_AT, "2062-09-03T16:40:00+02:00"));
    }

    private static ExampleRow order(LocalDate day, String customer, String order) {
        Instant at = day.atTime(11, 5).atZone(ExampleRow.SHOP_ZONE).toInstant();
        return new ExampleRow(EventKind.PURCHASE, customer, at, at)
                .with(Column.ORDER_ID, order)
                .with(Column.TOTAL, "24.50")
                .with(Column.TAX, "1.60")
                .with(Column.CURRENCY, "EUR")
                .with(Column.CHANNEL, "WEB")
                .with(Column.COUNTRY, "DE")
                .with(Column.CATEGORY, "coffee");
    }

    private static String half(String total) {
        return new BigDecimal(total)
                .divide(BigDecimal.valueOf(2), 2, RoundingMode.HALF_EVEN)
                .toPlainString();
    }
}
