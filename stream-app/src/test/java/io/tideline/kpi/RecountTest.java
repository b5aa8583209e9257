package io.tideline.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.tideline.delta.Points;
import io.tideline.event.CustomerEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * After every step of a random history, every figure equals a slow recount from scratch.
 *
 * <p>A failure prints the seed and the fewest events that still fail; {@code -Drecount.seed=17} runs that seed alone.
 */
class RecountTest {
    private static final int HISTORIES = 700;
    private static final int MAX_EVENTS = 36;

    /** Reading every day of a history costs as much as all its steps; some histories are enough for that. */
    private static final int EVERY_DAY_OF_ONE_IN = 10;

    @Test
    void afterEveryEvent_everyFigureEqualsTheRecount() {
        Optional<Long> single = Optional.ofNullable(Long.getLong("recount.seed"));
        long rows = 0;
        for (long seed = single.orElse(0L); seed < single.map(only -> only + 1).orElse((long) HISTORIES); seed++) {
            rows += compared(seed);
        }
        assertThat(rows).as("rows compared").isGreaterThan(single.isPresent() ? 0 : 1_000_000);
    }

    /** The guard looks: each kind of measure, dropped on its way to the series, is missed within a few histories. */
    @ParameterizedTest
    @MethodSource("measures")
    void aMeasureThatIsDropped_isReported(int measure) {
        UnaryOperator<Points> dropping = points -> (day, m, amount) -> {
            boolean dropped = m == measure || (m > Measures.GAP && measure == Measures.GAP);
            if (!dropped) {
                points.add(day, m, amount);
            }
        };
        boolean reported = false;
        for (long seed = 0; seed < HISTORIES && !reported; seed++) {
            reported = Comparison.ofAllSteps(seed, events(seed), dropping).isPresent();
        }
        assertThat(reported).as("measure %s", measure).isTrue();
    }

    static IntStream measures() {
        return IntStream.concat(IntStream.range(0, Measures.DENSE), IntStream.of(Measures.GAP));
    }

    private static long compared(long seed) {
        List<CustomerEvent> events = events(seed);
        Comparison comparison = new Comparison(new RandomShop(seed), UnaryOperator.identity());
        for (int i = 0; i < events.size(); i++) {
            Optional<String> wrong = comparison.after(events.get(i));
            if (wrong.isPresent()) {
                report(seed, events.subList(0, i + 1), wrong.get());
            }
        }
        if (seed % EVERY_DAY_OF_ONE_IN == 0) {
            comparison.everyDay().ifPresent(wrong -> report(seed, events, wrong));
        }
        return comparison.rows();
    }

    private static List<CustomerEvent> events(long seed) {
        RandomShop shop = new RandomShop(seed);
        return shop.events(1 + shop.random().nextInt(MAX_EVENTS));
    }

    /** Leaves out what is not needed for the failure, then fails. */
    private static void report(long seed, List<CustomerEvent> prefix, String wrong) {
        List<CustomerEvent> fewest = new ArrayList<>(prefix);
        String last = wrong;
        for (int i = fewest.size() - 1; i >= 0; i--) {
            List<CustomerEvent> fewer = new ArrayList<>(fewest);
            fewer.remove(i);
            Optional<String> still = Comparison.ofAllSteps(seed, fewer, UnaryOperator.identity());
            if (still.isPresent()) {
                fewest = fewer;
                last = still.get();
            }
        }
        StringBuilder text = new StringBuilder("seed " + seed + ", " + new RandomShop(seed) + "\n");
        fewest.forEach(event -> text.append("  ").append(event).append('\n'));
        fail(text + last);
    }
}
