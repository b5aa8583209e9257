package io.tideline.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.calendar.Window;
import io.tideline.event.CustomerEvent;
import io.tideline.ledger.History;
import io.tideline.ledger.Ledger;
import io.tideline.ledger.Ledgers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Rows before the first stale day are not read again, so nothing about them may have changed. */
class StaleDaysTest {
    private static final int SHOPS = 150;
    private static final int EVENTS = 40;

    private int rowsBefore;
    private int daysSpared;

    @Test
    void rowsBeforeTheFirstStaleDay_areAsTheyWere() {
        for (long seed = 0; seed < SHOPS; seed++) {
            RandomShop shop = new RandomShop(seed);
            List<Window> windows = shop.rules().calendar().windows();
            KpiContribution family = new KpiContribution(windows, shop.rules().activityWindowDays());
            KpiSeries series = new KpiSeries(windows);
            Map<String, Ledger> ledgers = new HashMap<>();
            for (CustomerEvent event : shop.events(EVENTS)) {
                Ledger before = ledgers.getOrDefault(event.customerId(), Ledger.EMPTY);
                Ledger after = Ledgers.with(before, event).ledger();
                ledgers.put(event.customerId(), after);
                SortedMap<Integer, SortedMap<Integer, Long>> points = new TreeMap<>();
                family.difference(
                        History.of(before, shop.rules()),
                        History.of(after, shop.rules()),
                        (day, measure, amount) -> points.computeIfAbsent(day, any -> new TreeMap<>())
                                .merge(measure, amount, Long::sum));
                add(points, series, "seed " + seed);
            }
        }
        assertThat(rowsBefore).as("rows compared").isGreaterThan(100_000);
        assertThat(daysSpared).as("days that have points and no stale row").isGreaterThan(1_000);
    }

    private void add(SortedMap<Integer, SortedMap<Integer, Long>> points, KpiSeries series, String seed) {
        points.values().forEach(ofDay -> ofDay.values().removeIf(amount -> amount == 0));
        points.values().removeIf(Map::isEmpty);
        if (points.isEmpty()) {
            return;
        }
        KpiChanges changes = new KpiChanges();
        points.forEach((day, ofDay) -> ofDay.forEach((measure, amount) -> changes.add(day, measure, amount)));
        int firstStale = changes.firstDay().orElseThrow();
        daysSpared += firstStale - points.firstKey();
        Map<String, KpiCounts> was = rows(series, firstStale - 1);
        points.forEach((day, ofDay) -> ofDay.forEach((measure, amount) -> series.add(day, measure, amount)));
        Map<String, KpiCounts> is = rows(series, firstStale - 1);
        was.forEach(
                (row, counts) -> assertThat(is.get(row)).as("%s, %s", seed, row).isEqualTo(counts));
        rowsBefore += was.size();
    }

    private static Map<String, KpiCounts> rows(KpiSeries series, int last) {
        Map<String, KpiCounts> rows = new HashMap<>();
        if (!series.isEmpty()) {
            series.rows(
                    series.firstDay(),
                    last,
                    (window, start, end, lastDay, counts) -> rows.put(window + "/" + end, counts));
        }
        return rows;
    }
}
