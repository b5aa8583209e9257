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

/** What is due is given out at its time, a few at once. */
class TimerQueueTest {
    private final KeyValueStore<Bytes, byte[]> store = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore("due"), Serdes.Bytes(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();
    private TimerQueue book;

    @BeforeEach
    void open() {
        store.init(new org.apache.kafka.streams.processor.api.MockProcessorContext<>().getStateStoreContext(), store);
        book = new TimerQueue(store);
    }

    @Test
    void instantItself_isDue_andTheMillisecondBeforeIsNot() {
        book.put(1_000, "c1");

        assertThat(book.take(999, 10)).isEmpty();
        assertThat(book.isDue(999)).isFalse();
        assertThat(book.isDue(1_000)).isTrue();
        assertThat(book.take(1_000, 10)).containsExactly(new TimerQueue.Due(1_000, "c1"));
        assertThat(book.isDue(Long.MAX_VALUE - 1)).isFalse();
    }

    @Test
    void moreThanAreWanted_stayDue() {
        for (int i = 0; i < 5; i++) {
            book.put(1_000, "c" + i);
        }
        book.write();

        assertThat(book.count(999, 10)).isZero();
        assertThat(book.count(1_000, 3)).isEqualTo(3);
        int first = book.take(2_000, 3).size();
        assertThat(first).isBetween(3, 5);
        assertThat(book.count(1_000, 10)).isEqualTo(5 - first);
        assertThat(book.take(2_000, 10)).hasSize(5 - first);
        assertThat(book.isDue(2_000)).isFalse();
    }

    @Test
    void entryOfAQuarterThatHasBegun_waitsForItsInstant_andComesAgainAfterARestart() {
        long quarter = TimerBlock.quarter(1_000_000_000L);
        book.put(quarter + 10, "c1");
        book.put(quarter + 20, "c2");
        book.write();
        assertThat(book.take(quarter + 15, 10)).containsExactly(new TimerQueue.Due(quarter + 10, "c1"));
        assertThat(book.earliest()).isEqualTo(quarter + 20);
        book.put(quarter + 17, "c3");
        assertThat(book.take(quarter + 17, 10)).containsExactly(new TimerQueue.Due(quarter + 17, "c3"));
        book.write();

        book = new TimerQueue(store);

        assertThat(book.take(quarter + 20, 10)).contains(new TimerQueue.Due(quarter + 20, "c2"));
        assertThat(book.isDue(Long.MAX_VALUE - 1)).isFalse();
        assertThat(pages()).isZero();
    }

    @Test
    void erasedCustomer_isNowhere() {
        long quarter = TimerBlock.quarter(1_000_000_000L);
        for (String customer : List.of("gone", "stays")) {
            book.put(quarter + 10, customer);
            book.put(quarter + 20, customer);
            book.put(quarter + 10_000_000, customer);
        }
        book.take(quarter + 10, 10);
        book.put(quarter + 30, "gone");

        book.erase("gone");
        book.write();

        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            all.forEachRemaining(entry -> assertThat(new String(entry.value, StandardCharsets.ISO_8859_1))
                    .doesNotContain("gone"));
        }
        assertThat(book.take(Long.MAX_VALUE - 1, 10))
                .containsExactly(
                        new TimerQueue.Due(quarter + 20, "stays"), new TimerQueue.Due(quarter + 10_000_000, "stays"));
    }

    @Test
    void erasedCustomerWhoReturns_hasTheNewEntryOnly() {
        book.put(900_000, "gone");
        book.write();
        book.erase("gone");
        book.put(1_000_000, "gone");

        assertThat(book.take(Long.MAX_VALUE - 1, 10)).containsExactly(new TimerQueue.Due(1_000_000, "gone"));
    }

    @Test
    void quarterThatBegins_isOpenedAFewPagesAtATime_thoughNothingIsDueYet() {
        for (int i = 0; i < 10_000; i++) {
            book.put(900_000 + 60_000, "customer-" + i);
        }
        int looks = 0;
        for (; book.isDue(900_000); looks++) {
            assertThat(book.take(900_000, 1_000)).isEmpty();
        }
        assertThat(looks).isBetween(9, 11);

        assertThat(book.take(960_000, 20_000)).hasSize(10_000);
        assertThat(pages()).isZero();
    }

    @Test
    void manyOfOneInstant_comeAPageAtATime() {
        for (int i = 0; i < 10_000; i++) {
            book.put(900_000, "customer-" + i);
        }
        Set<String> seen = new HashSet<>();
        while (book.isDue(900_000)) {
            List<TimerQueue.Due> some = book.take(900_000, 20);
            assertThat(some).hasSizeLessThan(20 + 64);
            some.forEach(due -> seen.add(due.customerId()));
        }
        assertThat(seen).hasSize(10_000);
        assertThat(pages()).isZero();
    }

    @Test
    void randomEntries_comeOutOnceIfTheyHold_atTheirTime_afterRestartsToo() {
        long seed = Long.getLong("seed", 20261125L);
        Random random = new Random(seed);
        Map<String, Long> holding = new HashMap<>();
        int out = 0;
        long clock = 900_000;
        for (int step = 0; step < 20_000; step++) {
            String customer = "c" + random.nextInt(300);
            if (random.nextInt(20) == 0) {
                holding.remove(customer);
                book.erase(customer);
            } else {
                long dueAt = clock + 1 + random.nextInt(random.nextBoolean() ? 500_000 : 10_000_000);
                book.put(dueAt, customer);
                holding.put(customer, dueAt);
            }
            clock += random.nextInt(20_000);
            if (random.nextInt(10) == 0) {
                book.write();
                book = random.nextInt(5) == 0 ? new TimerQueue(store) : book;
            }
            for (TimerQueue.Due due : book.take(clock, 1 + random.nextInt(30))) {
                assertThat(due.dueAt()).as("seed %s", seed).isLessThanOrEqualTo(clock);
                out += holding.remove(due.customerId(), due.dueAt()) ? 1 : 0;
            }
            if (!book.isDue(clock)) {
                long now = clock;
                assertThat(holding.values()).as("seed %s", seed).allMatch(dueAt -> dueAt > now);
            }
        }
        assertThat(out).isGreaterThan(3_000);
        book.take(Long.MAX_VALUE - 1, 100_000).forEach(due -> holding.remove(due.customerId(), due.dueAt()));
        assertThat(holding).isEmpty();
        assertThat(pages()).isZero();
    }

    private int pages() {
        book.write();
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            int count = -1; // the number of the next page is no page
            while (all.hasNext()) {
                all.next();
                count++;
            }
            return count;
        }
    }
}
