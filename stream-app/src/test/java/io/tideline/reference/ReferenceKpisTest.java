package io.tideline.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.calendar.Window;
import io.tideline.event.CustomerEvent;
import io.tideline.kpi.KpiCounts;
import io.tideline.kpi.Measure;
import io.tideline.kpi.Totals;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every figure of the reference files, from the pure rooms alone. */
class ReferenceKpisTest {

    static List<Shop> shops() {
        return Shop.all();
    }

    @ParameterizedTest
    @MethodSource("shops")
    void everyFigureIsExact_inTheOrderOfTheFile(Shop shop) throws IOException {
        assertExact(shop, OrderRows.read(shop.dataFile()));
    }

    @ParameterizedTest
    @MethodSource("shops")
    void everyFigureIsExact_shuffledAndDeliveredTwice(Shop shop) throws IOException {
        List<CustomerEvent> events = OrderRows.read(shop.dataFile());
        List<CustomerEvent> twice = new ArrayList<>(events);
        twice.addAll(events);
        Collections.shuffle(twice, Shop.seeded(20261122));
        assertExact(shop, twice);
    }

    private static void assertExact(Shop shop, List<CustomerEvent> events) throws IOException {
        Totals totals = new Totals(shop.rules());
        events.forEach(totals::accept);
        Map<String, KpiCounts> rows = new HashMap<>();
        List<Window> windows = shop.rules().calendar().windows();
        totals.series()
                .forEach((segment, series) -> series.rows(
                        series.firstDay(),
                        totals.clock(),
                        (window, start, end, lastDay, counts) -> rows.put(
                                String.join(",", windows.get(window).id(), segment, date(start), date(end)), counts)));
        List<String> wrong = new ArrayList<>();
        int compared = 0;
        try (CSVParser reference = SharedFiles.csv("reference/" + shop.name() + "-kpis.csv.gz")) {
            for (CSVRecord expected : reference) {
                compared++;
                String key = String.join(
                        ",",
                        expected.get("window"),
                        expected.get("dimension"),
                        expected.get("segment"),
                        expected.get("start"),
                        expected.get("end"));
                String metric = expected.get("metric");
                String actual = rows.containsKey(key) ? figure(rows.get(key), metric) : "0";
                if (!isSame(expected.get("value"), actual)) {
                    wrong.add(key + " " + metric + " expected " + expected.get("value") + " was " + actual);
                }
            }
        }
        assertThat(compared).isGreaterThan(40_000);
        assertThat(wrong.stream().limit(20))
                .as("%s of %s differ", wrong.size(), compared)
                .isEmpty();
    }

    private static boolean isSame(String expected, String actual) {
        if (expected.isEmpty() || actual.isEmpty()) {
            return expected.isEmpty() && (actual.isEmpty() || actual.equals("0"));
        }
        return new BigDecimal(expected).compareTo(new BigDecimal(actual)) == 0;
    }

    private static String figure(KpiCounts counts, String metric) {
        return switch (metric) {
            case "revenue" -> counts.money(Measure.REVENUE).toString();
            case "firstOrderRevenue" ->
                counts.money(Measure.FIRST_ORDER_REVENUE).toString();
            case "refunds" -> counts.money(Measure.REFUNDS).toString();
            case "gapCount" -> Long.toString(counts.gaps().count());
            case "gapP25" -> quantile(counts, counts.gaps().p25Days());
            case "gapP50" -> quantile(counts, counts.gaps().p50Days());
            case "gapP75" -> quantile(counts, counts.gaps().p75Days());
            case "gapP90" -> quantile(counts, counts.gaps().p90Days());
            default -> {
                for (Measure count : Measure.counts()) {
                    if (count.field().equals(metric)) {
                        yield Long.toString(counts.get(count));
                    }
                }
                throw new IllegalArgumentException("metric " + metric);
            }
        };
    }

    private static String quantile(KpiCounts counts, int days) {
        var quantile = counts.gaps().days(days);
        return quantile.isPresent() ? Integer.toString(quantile.getAsInt()) : "";
    }

    private static String date(int day) {
        return LocalDate.ofEpochDay(day).toString();
    }
}
