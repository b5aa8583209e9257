package io.tideline.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.cohort.CohortCell;
import io.tideline.cohort.CohortChanges;
import io.tideline.cohort.CohortFigures;
import io.tideline.cohort.CohortTotals;
import io.tideline.event.CustomerEvent;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every cohort cell of the reference files, from the pure rooms alone. */
class ReferenceCohortsTest {

    static List<Shop> shops() {
        return Shop.all();
    }

    @ParameterizedTest
    @MethodSource("shops")
    void everyCellIsExact_inTheOrderOfTheFile(Shop shop) throws IOException {
        assertExact(shop, OrderRows.read(shop.dataFile()));
    }

    @ParameterizedTest
    @MethodSource("shops")
    void everyCellIsExact_shuffledAndDeliveredTwice(Shop shop) throws IOException {
        List<CustomerEvent> events = OrderRows.read(shop.dataFile());
        List<CustomerEvent> twice = new ArrayList<>(events);
        twice.addAll(events);
        Collections.shuffle(twice, Shop.seeded(20261122));
        assertExact(shop, twice);
    }

    private static void assertExact(Shop shop, List<CustomerEvent> events) throws IOException {
        Map<String, CohortFigures> cells = cells(shop, events);
        Set<String> unexpected = new HashSet<>(cells.keySet());
        List<String> wrong = new ArrayList<>();
        int compared = 0;
        try (CSVParser reference = SharedFiles.csv("reference/" + shop.name() + "-cohorts.csv.gz")) {
            for (CSVRecord expected : reference) {
                compared++;
                String key = String.join(
                        ",",
                        expected.get("kind"),
                        expected.get("grain"),
                        expected.get("dimension"),
                        expected.get("segment"),
                        expected.get("cohort"),
                        expected.get("index"));
                unexpected.remove(key);
                String metric = expected.get("metric");
                BigDecimal actual = figure(cells.getOrDefault(key, CohortFigures.ZERO), metric);
                if (actual.compareTo(new BigDecimal(expected.get("value"))) != 0) {
                    wrong.add(key + " " + metric + " expected " + expected.get("value") + " was " + actual);
                }
            }
        }
        assertThat(compared).isGreaterThan(7_000);
        assertThat(wrong.stream().limit(20))
                .as("%s of %s differ", wrong.size(), compared)
                .isEmpty();
        // The files have weekly cohorts of everybody only.
        assertThat(unexpected.stream().filter(key -> key.contains(",month,") || key.contains(",all,all,")))
                .isEmpty();
    }

    private static Map<String, CohortFigures> cells(Shop shop, List<CustomerEvent> events) {
        CohortTotals totals = new CohortTotals(shop.rules());
        events.forEach(totals::accept);
        Map<String, CohortFigures> cells = new HashMap<>();
        totals.series()
                .forEach((segment, series) -> series.changedCells(
                        new CohortChanges(),
                        Integer.MIN_VALUE,
                        totals.clock(),
                        cell -> cells.put(key(segment, cell), cell.figures())));
        return cells;
    }

    private static String key(String segment, CohortCell cell) {
        return String.join(
                ",",
                cell.cohort().kind().name(),
                cell.cohort().grain().id(),
                segment,
                LocalDate.ofEpochDay(cell.cohort().startDay()).toString(),
                Integer.toString(cell.index()));
    }

    private static BigDecimal figure(CohortFigures figures, String metric) {
        return switch (metric) {
            case "size" -> BigDecimal.valueOf(figures.size());
            case "boundedRetained" -> BigDecimal.valueOf(figures.boundedRetained());
            case "unboundedRetained" -> BigDecimal.valueOf(figures.unboundedRetained());
            case "repeatCustomers" -> BigDecimal.valueOf(figures.repeatCustomers());
            case "orders" -> BigDecimal.valueOf(figures.orders());
            case "revenue" -> figures.revenue().amount();
            case "cumulativeRevenue" -> figures.cumulativeRevenue().amount();
            default -> throw new IllegalArgumentException("metric " + metric);
        };
    }
}
