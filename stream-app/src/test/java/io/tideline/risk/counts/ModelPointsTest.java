package io.tideline.risk.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tideline.delta.Points;
import io.tideline.ledger.History;
import io.tideline.ledger.Ledger;
import io.tideline.risk.LedgerShop;
import io.tideline.risk.model.CustomerHistories;
import io.tideline.risk.model.ModelFit;
import io.tideline.risk.purchase.WeightedHistories;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ModelPointsTest {
    private static final int CUSTOMERS = 1_000;
    private static final int EVENTS = 20;
    private static final int TODAY = 21_000;
    private final ModelPoints contribution = new ModelPoints();

    @Test
    void differencesOfAnySteps_addUpToTheWhole() {
        for (int seed = 0; seed < CUSTOMERS; seed++) {
            Random random = new Random(seed);
            List<History> histories = LedgerShop.histories(random, EVENTS);
            Sums steps = new Sums();
            History before = histories.get(0);
            for (int i = 1; i < histories.size(); i += 1 + random.nextInt(3)) {
                contribution.difference(before, histories.get(i), steps);
                before = histories.get(i);
            }
            Sums whole = new Sums();
            contribution.whole(before, whole);
            assertThat(steps.sums).as("seed %s", seed).isEqualTo(whole.sums);
            assertThat(whole.sums.size()).isBetween(0, 2 + EVENTS);
        }
    }

    @Test
    void pointsOfManyCustomers_endInTheCountsOfARecount() {
        Sums sums = new Sums();
        ModelCounts purchases = new ModelCounts(1);
        SpendCounts spends = new SpendCounts();
        for (int seed = 0; seed < CUSTOMERS; seed++) {
            List<History> histories = LedgerShop.histories(new Random(seed), EVENTS);
            for (int i = 1; i < histories.size(); i++) {
                contribution.difference(histories.get(i - 1), histories.get(i), sums);
            }
            CustomerHistories.of(histories.get(EVENTS)).ifPresent(customer -> {
                purchases.add(customer.firstDay(), customer.lastDay(), customer.repeats());
                spends.add(customer.repeats(), customer.meanRepeatSpend(), 1);
            });
        }
        FitCounts read = new FitCounts();
        sums.into(read.points());
        assertThat(read.purchases().customers())
                .isEqualTo(purchases.customers())
                .isGreaterThan(CUSTOMERS / 2);
        assertThat(describe(read.purchases().histories(TODAY))).isEqualTo(describe(purchases.histories(TODAY)));
        assertThat(read.spends().cells()).isEqualTo(spends.cells()).isGreaterThan(100);
        FitCounts recount = new FitCounts(purchases, spends, read.departures());
        assertThat(ModelFit.DEFAULT.fit(read, TODAY, 1, 0)).isEqualTo(ModelFit.DEFAULT.fit(recount, TODAY, 1, 0));
    }

    @Test
    void aCustomerWithOneOccasion_isInNoCellOfSpend_andNobodyInNone() {
        Sums one = new Sums();
        contribution.whole(history(1, 50_000), one);
        assertThat(one.sums).containsExactly(Map.entry("100/" + (1 << 26), 1L));
        Sums nobody = new Sums();
        contribution.whole(History.of(Ledger.EMPTY, LedgerShop.RULES), nobody);
        assertThat(nobody.sums).isEmpty();
        Sums free = new Sums();
        contribution.whole(history(3, 0), free);
        assertThat(free.sums)
                .containsOnly(
                        Map.entry("100/" + ((1 << 26) + (2 << 13) + 2), 1L),
                        Map.entry("101/" + ((1 << 24) + Departures.code(1, 0, 0)), 1L),
                        Map.entry("102/" + ((1 << 24) + Departures.code(1, 1, 1)), 1L));
    }

    @Test
    void hugeHistories_stayBelowTheLastMeasure_andComeBackCapped() {
        Sums sums = new Sums();
        contribution.whole(history(9_000, 900_000_000_000_000_000L), sums);
        FitCounts read = new FitCounts();
        sums.into(read.points());
        assertThat(read.purchases().histories(TODAY).history(0).repeats()).isEqualTo(8191);
        assertThat(read.purchases().histories(TODAY).history(0).recency()).isEqualTo(8191);
        assertThat(read.spends().sample().occasions(0)).isEqualTo(8191);
        assertThat(sums.sums.keySet()).allSatisfy(key -> assertThat(Integer.parseInt(key.split("/", -1)[1]))
                .isBetween(1 << 24, (1 << 27) - 1));
        assertThat(SpendCounts.step(1e300)).isEqualTo(SpendCounts.MAX_STEP);
        assertThat(SpendCounts.step(1e-300)).isEqualTo(SpendCounts.MIN_STEP);
    }

    @Test
    void measuresOfOthers_areRefused() {
        assertThat(ModelPoints.isModelMeasure((1 << 21) - 1)).isFalse();
        assertThat(ModelPoints.isModelMeasure(1 << 27)).isFalse();
        Points points = new FitCounts().points();
        assertThatThrownBy(() -> points.add(0, 17, 1))
                .hasMessage("a measure of the models must be from 16777216 to 134217727, was 17");
    }

    /** One order a day from day 100 on. */
    private static History history(int orders, long total) {
        List<io.tideline.event.Purchase> purchases = new ArrayList<>();
        for (int i = 0; i < orders; i++) {
            purchases.add(LedgerShop.order("o" + i, (100L + i) * 86_400_000L, total, false));
        }
        return History.of(Ledger.restored(java.util.Optional.empty(), purchases, List.of()), LedgerShop.RULES);
    }

    private static List<String> describe(WeightedHistories histories) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < histories.size(); i++) {
            lines.add(histories.weight(i) + " of " + histories.history(i));
        }
        return lines;
    }

    private static final class Sums implements Points {
        private final Map<String, Long> sums = new HashMap<>();

        @Override
        public void add(int day, int measure, long amount) {
            sums.merge(day + "/" + measure, amount, (a, b) -> a + b == 0 ? null : Long.valueOf(a + b));
        }

        void into(Points points) {
            sums.forEach((key, amount) -> {
                String[] parts = key.split("/", -1);
                points.add(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), amount);
            });
        }
    }
}
