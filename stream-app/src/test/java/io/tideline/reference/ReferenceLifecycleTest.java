package io.tideline.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.calendar.StoreCalendar;
import io.tideline.delta.Segment;
import io.tideline.event.CustomerEvent;
import io.tideline.kpi.KpiSeries;
import io.tideline.kpi.Measure;
import io.tideline.kpi.Totals;
import io.tideline.ledger.History;
import io.tideline.ledger.Ledger;
import io.tideline.ledger.Ledgers;
import io.tideline.lifecycle.Lifecycle;
import io.tideline.lifecycle.LifecycleChange;
import io.tideline.lifecycle.LifecycleState;
import io.tideline.lifecycle.SlowState;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The lifecycles of whole shops, counted by day, are the customer movements of the KPIs. */
class ReferenceLifecycleTest {
    private static final Map<String, LifecycleState> STATES = Map.of(
            "newCustomers", LifecycleState.NEW,
            "churnEvents", LifecycleState.CHURNED,
            "reactivationEvents", LifecycleState.REACTIVATED);
    private static final int ROLLING_7_DAYS = 0;

    static List<Shop> shops() {
        return Shop.all();
    }

    @ParameterizedTest
    @MethodSource("shops")
    void changesOfAllCustomers_areTheMovementsOfEveryReferenceRow(Shop shop) throws IOException {
        Map<String, NavigableMap<Integer, Long>> changes = changesByDay(shop);
        List<String> wrong = new ArrayList<>();
        int compared = 0;
        try (CSVParser reference = SharedFiles.csv("reference/" + shop.name() + "-kpis.csv.gz")) {
            for (CSVRecord expected : reference) {
                String metric = expected.get("metric");
                if (STATES.containsKey(metric)) {
                    compared++;
                    String segment = expected.get("dimension") + "," + expected.get("segment");
                    long actual = sum(
                            changes.get(segment + STATES.get(metric)),
                            day(expected.get("start")),
                            day(expected.get("end")));
                    if (actual != Long.parseLong(expected.get("value"))) {
                        wrong.add(expected + " was " + actual);
                    }
                }
            }
        }
        assertThat(compared).isGreaterThan(3_000);
        assertThat(wrong.stream().limit(20))
                .as("%s of %s differ", wrong.size(), compared)
                .isEmpty();
    }

    /** Sums over seven days that agree on every day from the first on agree on each day. */
    @ParameterizedTest
    @MethodSource("shops")
    void changesOfEachDay_areTheMovementsOfThatDay(Shop shop) throws IOException {
        Map<String, NavigableMap<Integer, Long>> changes = changesByDay(shop);
        Totals totals = new Totals(shop.rules());
        OrderRows.read(shop.dataFile()).forEach(totals::accept);
        KpiSeries series = totals.series().get("all,all");
        List<String> wrong = new ArrayList<>();
        int[] days = {0};
        series.rows(series.firstDay(), totals.clock(), (window, start, end, lastDay, counts) -> {
            if (window == ROLLING_7_DAYS) {
                days[0]++;
                for (String metric : STATES.keySet()) {
                    long actual = sum(changes.get("all,all" + STATES.get(metric)), start, end);
                    if (actual != counts.get(count(metric))) {
                        wrong.add(metric + " of " + LocalDate.ofEpochDay(end) + " was " + actual);
                    }
                }
            }
        });
        assertThat(days[0]).isGreaterThan(500);
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("shops")
    void stateOfEveryCustomer_followsFromTheDefinitions_onAllDaysOfChangeAndTheDaysBefore(Shop shop)
            throws IOException {
        StoreCalendar calendar = shop.rules().calendar();
        int window = shop.rules().activityWindowDays();
        Lifecycle lifecycle = new Lifecycle(calendar, window);
        List<String> wrong = new ArrayList<>();
        Books books = Books.of(shop);
        books.ledgers().forEach((customer, ledger) -> {
            History history = History.of(ledger, shop.rules());
            List<LifecycleChange> changes = lifecycle.changes(history, books.latest());
            for (LifecycleChange change : changes) {
                int changeDay = calendar.dayOf(change.effectiveAt());
                for (int day = changeDay - 1; day <= changeDay; day++) {
                    if (!stateOn(day, changes, calendar).equals(SlowState.on(day, history, window))) {
                        wrong.add(customer + " on " + LocalDate.ofEpochDay(day) + ": " + changes);
                    }
                }
            }
        });
        assertThat(wrong.stream().limit(5)).as("%s wrong", wrong.size()).isEmpty();
    }

    private static Optional<LifecycleState> stateOn(int day, List<LifecycleChange> changes, StoreCalendar calendar) {
        return changes.stream()
                .filter(change -> change.effectiveAt() < calendar.startMillis(day + 1))
                .reduce((earlier, later) -> later)
                .map(LifecycleChange::state);
    }

    /** All ledgers of a shop, and the latest event time. */
    private record Books(Map<String, Ledger> ledgers, long latest) {
        static Books of(Shop shop) throws IOException {
            Map<String, Ledger> ledgers = new HashMap<>();
            long latest = Long.MIN_VALUE;
            for (CustomerEvent event : OrderRows.read(shop.dataFile())) {
                latest = Math.max(latest, event.occurredAt());
                Ledgers.accept(ledgers, event);
            }
            return new Books(ledgers, latest);
        }
    }

    /** How many customers of a segment entered a state on a day, by segment and state. */
    private static Map<String, NavigableMap<Integer, Long>> changesByDay(Shop shop) throws IOException {
        Lifecycle lifecycle =
                new Lifecycle(shop.rules().calendar(), shop.rules().activityWindowDays());
        Books books = Books.of(shop);
        Map<String, NavigableMap<Integer, Long>> byDay = new HashMap<>();
        for (Ledger ledger : books.ledgers().values()) {
            History history = History.of(ledger, shop.rules());
            for (LifecycleChange change : lifecycle.changes(history, books.latest())) {
                int day = shop.rules().calendar().dayOf(change.effectiveAt());
                for (Segment segment : Segment.of(history, shop.rules().dimensions())) {
                    String name = segment.dimension() + "," + segment.value();
                    byDay.computeIfAbsent(name + change.state(), any -> new TreeMap<>())
                            .merge(day, 1L, Long::sum);
                }
            }
        }
        return byDay;
    }

    private static long sum(NavigableMap<Integer, Long> byDay, int from, int to) {
        return byDay == null
                ? 0
                : byDay.subMap(from, true, to, true).values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
    }

    private static Measure count(String metric) {
        return switch (metric) {
            case "newCustomers" -> Measure.NEW_CUSTOMERS;
            case "churnEvents" -> Measure.CHURN_EVENTS;
            case "reactivationEvents" -> Measure.REACTIVATION_EVENTS;
            default -> throw new IllegalArgumentException("metric " + metric);
        };
    }

    private static int day(String date) {
        return Math.toIntExact(LocalDate.parse(date).toEpochDay());
    }
}
