package io.tideline.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.delta.Points;
import io.tideline.event.CustomerEvent;
import io.tideline.event.Money;
import io.tideline.ledger.History;
import io.tideline.ledger.Ledger;
import io.tideline.ledger.Ledgers;
import io.tideline.ledger.Occasion;
import io.tideline.ledger.Rules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Differences of contributions, point by point, without reading any row. */
class DifferenceTest {
    private static final int HISTORIES = 2_000;
    private static final int EVENTS = 25;

    @Test
    void difference_isTheWholeAfterWithoutTheWholeBefore_forSmallStepsAndBigOnes() {
        long points = 0;
        for (long seed = 0; seed < HISTORIES; seed++) {
            RandomShop shop = new RandomShop(seed);
            List<History> histories = histories(shop.rules(), ofOneCustomer(shop.events(EVENTS)));
            KpiContribution contribution = contribution(shop.rules());
            Random random = new Random(seed);
            for (int i = 1; i < histories.size(); i++) {
                points += compare(contribution, histories.get(i - 1), histories.get(i), seed);
                History any = histories.get(random.nextInt(histories.size()));
                points += compare(contribution, any, histories.get(i), seed);
                points += compare(contribution, histories.get(i), any, seed);
            }
        }
        assertThat(points).as("points compared").isGreaterThan(500_000);
    }

    @Test
    void sumOfAllSmallSteps_isTheWhole() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            RandomShop shop = new RandomShop(seed);
            List<History> histories = histories(shop.rules(), ofOneCustomer(shop.events(EVENTS)));
            KpiContribution contribution = contribution(shop.rules());
            PointSums steps = new PointSums();
            for (int i = 1; i < histories.size(); i++) {
                contribution.difference(histories.get(i - 1), histories.get(i), steps);
            }
            PointSums whole = new PointSums();
            contribution.whole(histories.get(histories.size() - 1), whole);
            assertThat(steps.sums).as("seed %s, %s", seed, shop).isEqualTo(whole.sums);
        }
    }

    @Test
    void anyOrderOfArrival_endsInTheSameSeries() {
        for (long seed = 0; seed < HISTORIES / 4; seed++) {
            RandomShop shop = new RandomShop(seed);
            List<CustomerEvent> events = new ArrayList<>(shop.events(EVENTS));
            Map<String, Map<String, Long>> first = series(shop.rules(), events);
            events.addAll(events.subList(0, events.size() / 2));
            Collections.shuffle(events, new Random(seed));
            assertThat(series(shop.rules(), events))
                    .as("seed %s, %s", seed, shop)
                    .isEqualTo(first);
        }
    }

    /** Two orders of one instant can change places, and the occasion stays as it was. */
    @Test
    void firstOrderThatChanges_isSeen_thoughItsOccasionIsEqual() {
        Occasion first = new Occasion(20_000, 2, 0, Money.of("15"), 0, 0, false);
        Occasion second = new Occasion(20_010, 1, 0, Money.of("1"), 0, 0, false);
        History before = history(List.of(first), "5");
        assertThat(compare(contribution(new RandomShop(0).rules()), before, history(List.of(first), "10"), 0))
                .isPositive();
        assertThat(compare(contribution(new RandomShop(0).rules()), before, history(List.of(first, second), "10"), 0))
                .isPositive();
    }

    @Test
    void difference_ofEqualHistories_isNothing() {
        for (long seed = 0; seed < 100; seed++) {
            RandomShop shop = new RandomShop(seed);
            List<History> histories = histories(shop.rules(), ofOneCustomer(shop.events(EVENTS)));
            History last = histories.get(histories.size() - 1);
            contribution(shop.rules()).difference(last, last, (day, measure, amount) -> {
                throw new AssertionError("a point on " + day + " of measure " + measure);
            });
        }
    }

    private static long compare(KpiContribution contribution, History before, History after, long seed) {
        PointSums fast = new PointSums();
        contribution.difference(before, after, fast);
        PointSums slow = new PointSums();
        contribution.whole(after, slow);
        contribution.whole(before, slow.times(-1));
        assertThat(fast.sums).as("seed %s, from %s to %s", seed, before, after).isEqualTo(slow.sums);
        return slow.sums.size();
    }

    private static History history(List<Occasion> occasions, String firstOrderRevenue) {
        return new History(
                OptionalLong.empty(),
                OptionalInt.empty(),
                occasions,
                Money.of(firstOrderRevenue),
                occasions.stream().map(Occasion::revenue).reduce(Money.ZERO, Money::plus),
                List.of(),
                List.of());
    }

    private static List<CustomerEvent> ofOneCustomer(List<CustomerEvent> events) {
        return events.stream()
                .filter(event -> event.customerId().equals(events.get(0).customerId()))
                .toList();
    }

    private static List<History> histories(Rules rules, List<CustomerEvent> events) {
        Ledger ledger = Ledger.EMPTY;
        List<History> histories = new ArrayList<>(List.of(History.of(ledger, rules)));
        for (CustomerEvent event : events) {
            ledger = Ledgers.with(ledger, event).ledger();
            histories.add(History.of(ledger, rules));
        }
        return histories;
    }

    private static KpiContribution contribution(Rules rules) {
        return new KpiContribution(rules.calendar().windows(), rules.activityWindowDays());
    }

    private static Map<String, Map<String, Long>> series(Rules rules, List<CustomerEvent> events) {
        Totals totals = new Totals(rules);
        events.forEach(totals::accept);
        Map<String, Map<String, Long>> all = new HashMap<>();
        totals.series().forEach((segment, series) -> {
            PointSums sums = new PointSums();
            for (int day : series.daysWithPoints(series.firstDay(), totals.clock() + 1000)) {
                series.pointsOn(day, sums);
            }
            if (!sums.sums.isEmpty()) {
                all.put(segment, sums.sums);
            }
        });
        return all;
    }

    /** Sums by day and measure; what adds up to zero is not there. */
    private static final class PointSums implements Points {
        private final Map<String, Long> sums = new HashMap<>();

        @Override
        public void add(int day, int measure, long amount) {
            sums.merge(day + "/" + measure, amount, (a, b) -> a + b == 0 ? null : Long.valueOf(a + b));
        }
    }
}
