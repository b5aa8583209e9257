package io.tideline.stream.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

class RecentLedgersTest {
    private static final int ROOM_FOR_TWO = 2 * (160 + 1 + 100);

    private final KeyValueStore<String, byte[]> store = store();
    private final RecentLedgers ledgers = new RecentLedgers(store, ROOM_FOR_TWO);

    @Test
    void changes_waitToBeWrittenTogether_andRemovalsDoNot() {
        ledgers.put("a", bytes(1));
        ledgers.put("a", bytes(2));
        assertThat(store.get("a")).isNull();
        assertThat(ledgers.get("a")).isEqualTo(bytes(2));
        ledgers.write();
        assertThat(store.get("a")).isEqualTo(bytes(2));
        ledgers.put("a", bytes(3));
        ledgers.remove("a");
        assertThat(store.get("a")).isNull();
        ledgers.write();
        assertThat(store.get("a")).isNull();
        assertThat(ledgers.get("a")).isNull();
        assertThat(ledgers.size()).isZero();
    }

    @Test
    void customerWhoCameLast_isNotReadFromTheStore() {
        ledgers.put("a", bytes(1));
        ledgers.write();
        store.put("a", bytes(9)); // what nobody but this does in the pipeline shows where it was read
        assertThat(ledgers.get("a")).isEqualTo(bytes(1));
    }

    @Test
    void whoWasAwayTheLongest_makesRoom() {
        ledgers.put("a", bytes(1));
        ledgers.put("b", bytes(2));
        ledgers.get("a");
        ledgers.put("c", bytes(3));
        assertThat(ledgers.size()).isEqualTo(2);
        assertThat(store.get("b")).isEqualTo(bytes(2));
        ledgers.write();
        store.put("a", bytes(9));
        store.put("b", bytes(9));
        assertThat(ledgers.get("a")).isEqualTo(bytes(1));
        assertThat(ledgers.get("b")).isEqualTo(bytes(9));
    }

    @Test
    void withoutRoom_everythingIsRead() {
        RecentLedgers none = new RecentLedgers(store, 0);
        none.put("a", bytes(1));
        assertThat(store.get("a")).isEqualTo(bytes(1));
        assertThat(none.size()).isZero();
        assertThat(none.get("a")).isEqualTo(bytes(1));
        assertThat(none.size()).isZero();
    }

    @Test
    void anyChanges_readAsTheyWereWritten() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            KeyValueStore<String, byte[]> below = store();
            RecentLedgers some = new RecentLedgers(below, random.nextInt(3_000));
            Map<String, byte[]> expected = new HashMap<>();
            for (int i = 0; i < 300; i++) {
                String customer = "c" + random.nextInt(20);
                assertThat(some.get(customer)).as("seed %s, step %s", seed, i).isEqualTo(expected.get(customer));
                byte[] next = random.nextInt(5) == 0 ? null : new byte[random.nextInt(200)];
                expected.put(customer, next);
                if (next == null) {
                    some.remove(customer);
                } else {
                    some.put(customer, next);
                }
                if (random.nextInt(20) == 0) {
                    some.write();
                    some = random.nextInt(3) == 0 ? new RecentLedgers(below, random.nextInt(3_000)) : some;
                }
            }
            some.write();
            expected.forEach(
                    (customer, ledger) -> assertThat(below.get(customer)).isEqualTo(ledger));
        }
    }

    private static byte[] bytes(int content) {
        byte[] bytes = new byte[100];
        bytes[0] = (byte) content;
        return bytes;
    }

    private static KeyValueStore<String, byte[]> store() {
        KeyValueStore<String, byte[]> store = org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                        org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore("ledgers"),
                        Serdes.String(),
                        Serdes.ByteArray())
                .withLoggingDisabled()
                .withCachingDisabled()
                .build();
        store.init(new MockProcessorContext<>().getStateStoreContext(), store);
        return store;
    }
}
