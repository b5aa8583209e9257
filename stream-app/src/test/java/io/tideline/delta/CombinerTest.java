package io.tideline.delta;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.event.CustomerEvent;
import io.tideline.kpi.KpiContribution;
import io.tideline.kpi.RandomShop;
import io.tideline.ledger.History;
import io.tideline.ledger.Ledger;
import io.tideline.ledger.Ledgers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is handed over is the sum of what was added, segment by segment, whatever was added up together before. */
class CombinerTest {
    private static final Segment WEB = new Segment("channel", "WEB");
    private static final Segment STORE = new Segment("channel", "STORE");
    private static final Bundle TWO_DAYS = new Bundle() {
        @Override
        public int number() {
            return 700;
        }

        @Override
        public void open(int day, long amount, Points out) {
            out.add(day, 1, amount);
            out.add(day + 1, 2, -amount);
        }
    };

    private final Combiner combiner = new Combiner();

    @Test
    void groupsOfSegments_addUpInEachOfThem() {
        combiner.to(List.of(Segment.ALL, WEB)).add(10, 1, 5);
        combiner.to(List.of(Segment.ALL, STORE)).add(10, 1, 7);
        combiner.to(List.of(Segment.ALL, WEB)).add(11, Cause.REFUND.measure(), 1);
        assertThat(handedOver())
                .isEqualTo(Map.of(
                        Segment.ALL.key(), Map.of("10/1", 12L, "11/" + Cause.REFUND.measure(), 1L),
                        WEB.key(), Map.of("10/1", 5L, "11/" + Cause.REFUND.measure(), 1L),
                        STORE.key(), Map.of("10/1", 7L)));
    }

    @Test
    void bundle_isItsPoints_andMeetsPlainOnes() {
        Points all = combiner.to(List.of(Segment.ALL));
        all.addBundle(10, TWO_DAYS, 3);
        all.addBundle(10, TWO_DAYS, 1);
        all.add(10, 1, 100);
        all.add(11, 2, 4);
        assertThat(handedOver()).isEqualTo(Map.of(Segment.ALL.key(), Map.of("10/1", 104L)));
    }

    @Test
    void whatComesToZero_isNotHandedOver_andNothingIsHandedOverTwice() {
        Points all = combiner.to(List.of(Segment.ALL));
        all.addBundle(10, TWO_DAYS, 3);
        all.addBundle(10, TWO_DAYS, -3);
        assertThat(handedOver()).isEmpty();
        assertThat(combiner.size()).isZero();
        combiner.to(List.of(WEB)).add(10, 1, 1);
        assertThat(handedOver()).hasSize(1);
        assertThat(handedOver()).isEmpty();
    }

    @Test
    void daysOfABundle_areCountedAsThoseOfItsPoints() {
        PointBuffer points = new PointBuffer();
        points.addBundle(10, TWO_DAYS, 3);
        points.add(12, 1, 1);
        points.count(combiner.to(List.of(WEB)), Cause.LATE_EVENT);
        String late = "/" + Cause.LATE_EVENT.measure();
        assertThat(handedOver())
                .isEqualTo(Map.of(WEB.key(), Map.of("10" + late, 1L, "11" + late, 1L, "12" + late, 1L)));
    }

    @Test
    void histories_addUpToTheirPointsOneByOne() {
        int points = 0;
        for (long seed = 0; seed < 300; seed++) {
            RandomShop shop = new RandomShop(seed);
            KpiContribution family = new KpiContribution(
                    shop.rules().calendar().windows(), shop.rules().activityWindowDays());
            Points all = combiner.to(List.of(Segment.ALL));
            Map<String, Long> oneByOne = new TreeMap<>();
            Map<String, Ledger> ledgers = new HashMap<>();
            for (CustomerEvent event : shop.events(100)) {
                Ledger before = ledgers.getOrDefault(event.customerId(), Ledger.EMPTY);
                Ledger after = Ledgers.with(before, event).ledger();
                ledgers.put(event.customerId(), after);
                History was = History.of(before, shop.rules());
                History is = History.of(after, shop.rules());
                PointBuffer buffer = new PointBuffer();
                family.difference(was, is, buffer);
                buffer.pour(all, 1);
                family.difference(
                        was, is, (day, measure, amount) -> oneByOne.merge(day + "/" + measure, amount, Long::sum));
            }
            oneByOne.values().removeIf(amount -> amount == 0);
            assertThat(handedOver().getOrDefault("all", Map.of()))
                    .as("seed %s", seed)
                    .isEqualTo(oneByOne);
            points += oneByOne.size();
        }
        assertThat(points).as("points compared").isGreaterThan(10_000);
    }

    private Map<String, Map<String, Long>> handedOver() {
        Map<String, Map<String, Long>> bySegment = new TreeMap<>();
        combiner.handOver(sums -> bySegment.put(((Segment) sums.address()).key(), points(sums)));
        return bySegment;
    }

    private static Map<String, Long> points(Sums sums) {
        Map<String, Long> points = new TreeMap<>();
        sums.forEach((day, measure, amount) -> points.put(day + "/" + measure, amount));
        return points;
    }
}
