package io.tideline.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DayColumnsTest {

    @Test
    void nothingAdded_isZeroEverywhere() {
        DayColumns columns = new DayColumns();
        assertThat(columns.isEmpty()).isTrue();
        assertThat(columns.upTo(20_000, 3)).isZero();
        assertThat(columns.on(-5, 3)).isZero();
    }

    @Test
    void amountHoldsFromItsDayOn_forEver() {
        DayColumns columns = new DayColumns();
        columns.add(100, 2, 7);
        assertThat(columns.upTo(99, 2)).isZero();
        assertThat(columns.upTo(100, 2)).isEqualTo(7);
        assertThat(columns.upTo(1_000_000, 2)).isEqualTo(7);
        assertThat(columns.upTo(100, 3)).isZero();
    }

    /** Days before, after and far from all others, against plain sums over a map. */
    @Test
    void anyAdditions_inAnyOrder_areRunningSums() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            DayColumns columns = new DayColumns();
            TreeMap<Integer, Long> plain = new TreeMap<>();
            for (int i = 0; i < 60; i++) {
                int day = random.nextInt(10) == 0 ? random.nextInt(-9000, 9000) : random.nextInt(40);
                long amount = random.nextInt(-5, 6);
                columns.add(day, 1, amount);
                columns.add(random.nextInt(-100, 100), 0, 1);
                plain.merge(day, amount, Long::sum);
                int probe = random.nextBoolean() ? day : random.nextInt(-9500, 9500);
                assertThat(columns.upTo(probe, 1))
                        .as("seed %s, step %s, day %s", seed, i, probe)
                        .isEqualTo(plain.headMap(probe, true).values().stream()
                                .mapToLong(Long::longValue)
                                .sum());
                assertThat(columns.on(probe, 1)).isEqualTo(plain.getOrDefault(probe, 0L));
            }
        }
    }
}
