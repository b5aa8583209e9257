package io.tideline.risk.counts;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.ledger.History;
import io.tideline.ledger.Occasion;
import io.tideline.risk.CdnowOrders;
import io.tideline.risk.LedgerShop;
import io.tideline.risk.evaluation.HoldoutCustomer;
import io.tideline.risk.model.ModelFit;
import io.tideline.risk.purchase.BuyingHistory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DeparturesTest {
    private static final int CUSTOMERS = 2_000;

    @Test
    void everybodyAsOfAnyEarlierDay_isWhatARecountSees() {
        FitCounts counts = new FitCounts();
        List<History> histories = new java.util.ArrayList<>();
        for (int seed = 0; seed < CUSTOMERS; seed++) {
            List<History> steps = LedgerShop.histories(new Random(seed), 12);
            histories.add(steps.get(steps.size() - 1));
            counts.add(steps.get(steps.size() - 1));
        }
        for (int cut = 20_020; cut < 20_420; cut += 37) {
            for (int days : new int[] {30, 90}) {
                Map<String, Long> actual = new HashMap<>();
                counts.departures().asOf(counts.purchases(), cut, days).forEach((history, customers, ordered) -> {
                    actual.put(history + " ordered", ordered);
                    actual.put(history + "", customers);
                });
                assertThat(actual).as("cut %s, %s days", cut, days).isEqualTo(recount(histories, cut, days));
            }
        }
    }

    /** Spans are short enough here to be seen as they are, up to 255 days; longer ones within 1.4 per cent. */
    private static Map<String, Long> recount(List<History> histories, int cut, int days) {
        Map<String, Long> recount = new HashMap<>();
        LogQuantizer seen = new LogQuantizer(9);
        for (History history : histories) {
            List<Integer> known = history.occasions().stream()
                    .map(Occasion::day)
                    .filter(day -> day <= cut)
                    .toList();
            if (!known.isEmpty()) {
                int last = known.get(known.size() - 1);
                double span = seen.value(seen.code(last - known.get(0)));
                BuyingHistory then = new BuyingHistory(known.size() - 1, span, span + cut - last);
                boolean ordered = history.occasions().stream()
                        .anyMatch(occasion -> occasion.day() > cut && occasion.day() <= cut + days);
                recount.merge(then + "", 1L, Long::sum);
                recount.merge(then + " ordered", ordered ? 1L : 0L, Long::sum);
            }
        }
        return recount;
    }

    @Test
    void coarseNumbers_areExactInTheLowerHalf_andCloseInTheUpper() {
        for (int bits : new int[] {5, 9, 10}) {
            LogQuantizer quantizer = new LogQuantizer(bits);
            int before = -1;
            for (int code = 0; code <= quantizer.mask(); code++) {
                assertThat(quantizer.code(quantizer.value(code))).isEqualTo(code);
                assertThat(quantizer.value(code)).isGreaterThan(before);
                before = quantizer.value(code);
            }
            assertThat(quantizer.value(quantizer.mask())).isEqualTo(LogQuantizer.MAX);
            assertThat(quantizer.code(1_000_000)).isEqualTo(quantizer.mask());
        }
        assertThat(new LogQuantizer(10).value(new LogQuantizer(10).code(511))).isEqualTo(511);
        assertThat(new LogQuantizer(9).value(new LogQuantizer(9).code(1000))).isBetween(990, 1010);
    }

    @Test
    void daysThatNoFitReads_mayBeForgotten() {
        int measure = 1 << 24;
        assertThat(ModelPoints.isNeeded(19_820, measure, 20_000, 90)).isFalse();
        assertThat(ModelPoints.isNeeded(19_821, measure, 20_000, 90)).isTrue();
        assertThat(ModelPoints.isNeeded(0, 1 << 26, 20_000, 90)).isTrue();
        FitCounts all = new FitCounts();
        FitCounts needed = new FitCounts();
        for (HoldoutCustomer customer : CdnowOrders.at("data/cdnow-sample.csv.gz", 10_225, 90)) {
            all.add(customer.known());
            new ModelPoints().whole(customer.known(), (day, point, amount) -> {
                if (ModelPoints.isNeeded(day, point, 10_225, 90)) {
                    needed.points().add(day, point, amount);
                }
            });
        }
        assertThat(needed.departures().cells()).isLessThan(all.departures().cells());
        assertThat(ModelFit.DEFAULT.fit(needed, 10_225, 1, 0)).isEqualTo(ModelFit.DEFAULT.fit(all, 10_225, 1, 0));
    }
}
