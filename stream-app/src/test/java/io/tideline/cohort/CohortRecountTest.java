package io.tideline.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.calendar.StoreCalendar;
import io.tideline.delta.Points;
import io.tideline.event.CustomerEvent;
import io.tideline.event.RandomEvents;
import io.tideline.ledger.Dimension;
import io.tideline.ledger.Exchange;
import io.tideline.ledger.History;
import io.tideline.ledger.Ledger;
import io.tideline.ledger.Ledgers;
import io.tideline.ledger.RefundAmounts;
import io.tideline.ledger.Rules;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Chance against a slow recount after every step; a failure names the seed and the shortest failing prefix. */
class CohortRecountTest {
    private static final int SEEDS = 7;
    private static final int CUSTOMERS = 3;
    private static final int EVENTS = 60;

    @ParameterizedTest
    @EnumSource(
            value = DayOfWeek.class,
            names = {"MONDAY", "SUNDAY"})
    void cellsEqualTheRecount_afterEveryStep(DayOfWeek weekStart) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            run(seed, weekStart);
        }
    }

    /** A guard that cannot see would not fail: the histories must reach beyond the last index, and before signups. */
    @Test
    void chanceReachesTheEdges() {
        boolean beyondLastIndex = false;
        boolean beforeSignup = false;
        Rules rules = rules(DayOfWeek.MONDAY);
        for (long seed = 1; seed <= SEEDS; seed++) {
            CohortTotals totals = new CohortTotals(rules);
            RandomEvents.of(seed, CUSTOMERS, EVENTS).forEach(totals::accept);
            for (Ledger ledger : totals.ledgers().values()) {
                History history = History.of(ledger, rules);
                int size = history.occasions().size();
                if (size > 1) {
                    int first = history.occasions().get(0).day();
                    beyondLastIndex |= history.occasions().get(size - 1).day() - first > 37 * 31;
                    beforeSignup |= history.signupDay().orElse(first) > first + 40;
                }
            }
        }
        assertThat(beyondLastIndex).isTrue();
        assertThat(beforeSignup).isTrue();
    }

    private static void run(long seed, DayOfWeek weekStart) {
        List<CustomerEvent> events = RandomEvents.of(seed, CUSTOMERS, EVENTS);
        Rules rules = rules(weekStart);
        CohortTotals totals = new CohortTotals(rules);
        Map<String, Map<String, CohortFigures>> published = new TreeMap<>();
        int clockBefore = Integer.MAX_VALUE;
        for (int step = 0; step < events.size(); step++) {
            try {
                differencesAreWhole(rules, totals.ledgers(), events.get(step));
                totals.accept(events.get(step));
                publish(totals, clockBefore, published);
                clockBefore = totals.clock();
                assertThat(nonZero(published)).isEqualTo(recount(rules, totals));
            } catch (AssertionError wrong) {
                throw new AssertionError(
                        "seed " + seed + ", weeks from " + weekStart + ", shortest failing prefix "
                                + events.subList(0, step + 1),
                        wrong);
            }
        }
    }

    private static void differencesAreWhole(Rules rules, Map<String, Ledger> ledgers, CustomerEvent event) {
        Ledger before = ledgers.getOrDefault(event.customerId(), Ledger.EMPTY);
        Ledger after = Ledgers.with(before, event).ledger();
        CohortContribution contribution = new CohortContribution(rules.calendar());
        Map<List<Integer>, Long> difference = new HashMap<>();
        contribution.difference(History.of(before, rules), History.of(after, rules), into(difference));
        Map<List<Integer>, Long> wholes = new HashMap<>();
        contribution.whole(History.of(after, rules), into(wholes));
        contribution.whole(History.of(before, rules), into(wholes).times(-1));
        assertThat(difference).isEqualTo(wholes);
    }

    private static Points into(Map<List<Integer>, Long> sums) {
        return (day, measure, amount) ->
                sums.merge(List.of(day, measure), amount, (a, b) -> a + b == 0 ? null : Long.valueOf(a + b));
    }

    /** Restates only what may have changed, as a publisher does. */
    private static void publish(
            CohortTotals totals, int clockBefore, Map<String, Map<String, CohortFigures>> published) {
        int fromDay = clockBefore == totals.clock() ? totals.clock() + 1 : Math.min(clockBefore, totals.clock());
        totals.series().forEach((segment, series) -> {
            CohortChanges changes = totals.changes().get(segment);
            Map<String, CohortFigures> cells = published.computeIfAbsent(segment, any -> new TreeMap<>());
            series.changedCells(changes, fromDay, totals.clock(), cell -> cells.put(key(cell), cell.figures()));
            changes.clear();
        });
    }

    private static String key(CohortCell cell) {
        Cohort cohort = cell.cohort();
        return cohort.kind() + "/" + cohort.grain() + "/" + LocalDate.ofEpochDay(cohort.startDay()) + "/"
                + cell.index();
    }

    private static Map<String, Map<String, CohortFigures>> nonZero(Map<String, Map<String, CohortFigures>> published) {
        Map<String, Map<String, CohortFigures>> kept = new TreeMap<>();
        published.forEach((segment, cells) -> {
            Map<String, CohortFigures> some = new TreeMap<>(cells);
            some.values().removeIf(CohortFigures::isZero);
            if (!some.isEmpty()) {
                kept.put(segment, some);
            }
        });
        return kept;
    }

    private static Map<String, Map<String, CohortFigures>> recount(Rules rules, CohortTotals totals) {
        Map<String, List<History>> bySegment = new TreeMap<>();
        for (Ledger ledger : totals.ledgers().values()) {
            History history = History.of(ledger, rules);
            for (String segment : totals.segments(history)) {
                bySegment.computeIfAbsent(segment, any -> new ArrayList<>()).add(history);
            }
        }
        Map<String, Map<String, CohortFigures>> cells = new TreeMap<>();
        bySegment.forEach((segment, histories) -> {
            Map<String, CohortFigures> ofSegment =
                    new CohortRecount(rules.calendar().weekStart(), histories).cells(totals.clock());
            if (!ofSegment.isEmpty()) {
                cells.put(segment, ofSegment);
            }
        });
        return cells;
    }

    private static Rules rules(DayOfWeek weekStart) {
        return new Rules(
                new StoreCalendar(ZoneId.of("America/New_York"), weekStart),
                90,
                new Exchange("EUR", Map.of()),
                false,
                RefundAmounts.GROSS,
                List.of(Dimension.CHANNEL));
    }
}
