package io.tideline.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is due is found in the order of time, a few at once, and never twice. */
class DueBookTest {
    private final KeyValueStore<Bytes, byte[]> store = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore("due"), Serdes.Bytes(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();
    private DueBook book;

    @BeforeEach
    void open() {
        store.init(new org.apache.kafka.streams.processor.api.MockProcessorContext<>().getStateStoreContext(), store);
        book = new DueBook(store);
    }

    @Test
    void instantItself_isDue_andTheMillisecondBeforeIsNot() {
        book.put(1_000, "c1");

        assertThat(book.take(999, 10)).isEmpty();
        assertThat(book.isDue(999)).isFalse();
        assertThat(book.isDue(1_000)).isTrue();
        assertThat(book.take(1_000, 10)).containsExactly(new DueBook.Due(1_000, "c1"));
        assertThat(book.isDue(Long.MAX_VALUE - 1)).isFalse();
    }

    @Test
    void moreThanAreWanted_stayDue() {
        for (int i = 0; i < 5; i++) {
            book.put(1_000, "c" + i);
        }

        assertThat(book.count(1_000, 3)).isEqualTo(3);
        assertThat(book.take(2_000, 3)).hasSize(3);
        assertThat(book.isDue(1_000)).isTrue();
        assertThat(book.count(1_000, 10)).isEqualTo(2);
        assertThat(book.take(2_000, 3)).hasSize(2);
        assertThat(book.isDue(2_000)).isFalse();
    }

    @Test
    void randomEntries_comeOutOnceAndInOrder_afterRestartsToo() {
        long seed = Long.getLong("seed", 20261125L);
        Random random = new Random(seed);
        Map<String, Long> expected = new HashMap<>();
        List<DueBook.Due> out = new ArrayList<>();
        long clock = 0;
        for (int step = 0; step < 2_000; step++) {
            String customer = "c" + random.nextInt(300);
            long dueAt = clock + random.nextInt(1_000);
            if (expected.containsKey(customer)) {
                book.remove(expected.remove(customer), customer);
            } else {
                book.put(dueAt, customer);
                expected.put(customer, dueAt);
            }
            clock += random.nextInt(10);
            book = random.nextInt(50) == 0 ? new DueBook(store) : book;
            List<DueBook.Due> taken = book.take(clock, 1 + random.nextInt(3));
            taken.forEach(due -> assertThat(expected.remove(due.customerId()))
                    .as("seed %s", seed)
                    .isEqualTo(due.dueAt()));
            out.addAll(taken);
            assertThat(taken).isSortedAccordingTo((one, other) -> Long.compare(one.dueAt(), other.dueAt()));
        }
        assertThat(out).hasSizeGreaterThan(300);
        assertThat(book.take(Long.MAX_VALUE - 1, 10_000)).hasSameSizeAs(expected.entrySet());
    }
}
