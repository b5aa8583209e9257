package io.tideline.stream.timer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Timers fire at their time, a few at once. */
class TimerQueueTest {
    private final KeyValueStore<Bytes, byte[]> store = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore("due"), Serdes.Bytes(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();
    private TimerQueue queue;

    @BeforeEach
    void open() {
        store.init(new org.apache.kafka.streams.processor.api.MockProcessorContext<>().getStateStoreContext(), store);
        queue = new TimerQueue(store);
    }

    @Test
    void instantItself_isDue_andTheMillisecondBeforeIsNot() {
        queue.set(1_000, "c1");

        assertThat(queue.fire(999, 10)).isEmpty();
        assertThat(queue.isDue(999)).isFalse();
        assertThat(queue.isDue(1_000)).isTrue();
        assertThat(queue.fire(1_000, 10)).containsExactly(new TimerQueue.Timer(1_000, "c1"));
        assertThat(queue.isDue(Long.MAX_VALUE - 1)).isFalse();
    }

    @Test
    void moreTimersThanAreWanted_stayDue() {
        for (int i = 0; i < 5; i++) {
            queue.set(1_000, "c" + i);
        }
        queue.write();

        assertThat(queue.count(999, 10)).isZero();
        assertThat(queue.count(1_000, 3)).isEqualTo(3);
        int first = queue.fire(2_000, 3).size();
        assertThat(first).isBetween(3, 5);
        assertThat(queue.count(1_000, 10)).isEqualTo(5 - first);
        assertThat(queue.fire(2_000, 10)).hasSize(5 - first);
        assertThat(queue.isDue(2_000)).isFalse();
    }

    @Test
    void timerOfABucketThatHasBegun_waitsForItsInstant_andFiresAgainAfterARestart() {
        long bucket = TimerBlock.bucket(1_000_000_000L);
        queue.set(bucket + 10, "c1");
        queue.set(bucket + 20, "c2");
        queue.write();
        assertThat(queue.fire(bucket + 15, 10)).containsExactly(new TimerQueue.Timer(bucket + 10, "c1"));
        assertThat(queue.earliest()).isEqualTo(bucket + 20);
        queue.set(bucket + 17, "c3");
        assertThat(queue.fire(bucket + 17, 10)).containsExactly(new TimerQueue.Timer(bucket + 17, "c3"));
        queue.write();

        queue = new TimerQueue(store);

        assertThat(queue.fire(bucket + 20, 10)).contains(new TimerQueue.Timer(bucket + 20, "c2"));
        assertThat(queue.isDue(Long.MAX_VALUE - 1)).isFalse();
        assertThat(blocks()).isZero();
    }

    @Test
    void erasedCustomer_isNowhere() {
        long bucket = TimerBlock.bucket(1_000_000_000L);
        for (String customer : List.of("gone", "stays")) {
            queue.set(bucket + 10, customer);
            queue.set(bucket + 20, customer);
            queue.set(bucket + 10_000_000, customer);
        }
        queue.fire(bucket + 10, 10);
        queue.set(bucket + 30, "gone");

        queue.erase("gone");
        queue.write();

        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            all.forEachRemaining(entry -> assertThat(new String(entry.value, StandardCharsets.ISO_8859_1))
                    .doesNotContain("gone"));
        }
        assertThat(queue.fire(Long.MAX_VALUE - 1, 10))
                .containsExactly(
                        new TimerQueue.Timer(bucket + 20, "stays"), new TimerQueue.Timer(bucket + 10_000_000, "stays"));
    }

    @Test
    void erasedCustomerWhoReturns_hasTheNewTimerOnly() {
        queue.set(900_000, "gone");
        queue.write();
        queue.erase("gone");
        queue.set(1_000_000, "gone");

        assertThat(queue.fire(Long.MAX_VALUE - 1, 10)).containsExactly(new TimerQueue.Timer(1_000_000, "gone"));
    }

    @Test
    void bucketThatBegins_isOpenedAFewBlocksAtATime_thoughNothingIsDueYet() {
        for (int i = 0; i < 10_000; i++) {
            queue.set(900_000 + 60_000, "customer-" + i);
        }
        int looks = 0;
        for (; queue.isDue(900_000); looks++) {
            assertThat(queue.fire(900_000, 1_000)).isEmpty();
        }
        assertThat(looks).isBetween(9, 11);

        assertThat(queue.fire(960_000, 20_000)).hasSize(10_000);
        assertThat(blocks()).isZero();
    }

    @Test
    void manyOfOneInstant_fireABlockAtATime() {
        for (int i = 0; i < 10_000; i++) {
            queue.set(900_000, "customer-" + i);
        }
        Set<String> seen = new HashSet<>();
        while (queue.isDue(900_000)) {
            List<TimerQueue.Timer> some = queue.fire(900_000, 20);
            assertThat(some).hasSizeLessThan(20 + 64);
            some.forEach(timer -> seen.add(timer.customerId()));
        }
        assertThat(seen).hasSize(10_000);
        assertThat(blocks()).isZero();
    }

    @Test
    void randomTimers_fireOnceIfTheyCount_atTheirTime_afterRestartsToo() {
        long seed = Long.getLong("seed", 20261125L);
        Random random = new Random(seed);
        Map<String, Long> counting = new HashMap<>();
        int out = 0;
        long clock = 900_000;
        for (int step = 0; step < 20_000; step++) {
            String customer = "c" + random.nextInt(300);
            if (random.nextInt(20) == 0) {
                counting.remove(customer);
                queue.erase(customer);
            } else {
                long at = clock + 1 + random.nextInt(random.nextBoolean() ? 500_000 : 10_000_000);
                queue.set(at, customer);
                counting.put(customer, at);
            }
            clock += random.nextInt(20_000);
            if (random.nextInt(10) == 0) {
                queue.write();
                queue = random.nextInt(5) == 0 ? new TimerQueue(store) : queue;
            }
            for (TimerQueue.Timer timer : queue.fire(clock, 1 + random.nextInt(30))) {
                assertThat(timer.at()).as("seed %s", seed).isLessThanOrEqualTo(clock);
                out += counting.remove(timer.customerId(), timer.at()) ? 1 : 0;
            }
            if (!queue.isDue(clock)) {
                long now = clock;
                assertThat(counting.values()).as("seed %s", seed).allMatch(at -> at > now);
            }
        }
        assertThat(out).isGreaterThan(3_000);
        queue.fire(Long.MAX_VALUE - 1, 100_000).forEach(timer -> counting.remove(timer.customerId(), timer.at()));
        assertThat(counting).isEmpty();
        assertThat(blocks()).isZero();
    }

    private int blocks() {
        queue.write();
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            int count = -1; // the number of the next block is no block
            while (all.hasNext()) {
                all.next();
                count++;
            }
            return count;
        }
    }
}
