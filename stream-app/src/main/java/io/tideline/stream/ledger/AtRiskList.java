package io.tideline.stream.ledger;

import io.tideline.event.Money;
import io.tideline.risk.assess.RiskLevel;
import io.tideline.storage.CorruptBytesException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The customers of one ledger task whom a shop may still keep, those with the largest value at risk first.
 *
 * <pre>
 * key   := 2^63 - 1 - valueAtRisk:int64 customerId      value at risk in ten-thousandths of the currency
 * value := version=1 level:byte
 * </pre>
 *
 * An entry has the value at the moment its level began. Customers who are healthy or lost are not listed.
 */
public final class AtRiskList {
    private static final byte VERSION = 1;

    private final KeyValueStore<Bytes, byte[]> store;
    private final Map<RiskLevel, Total> totals = new EnumMap<>(RiskLevel.class);

    /** How many are listed at a level, and with what value in all. */
    private static final class Total {
        private long customers;
        private BigDecimal value = BigDecimal.ZERO;

        private void add(int sign, long valueAtRisk) {
            customers += sign;
            value = value.add(BigDecimal.valueOf(sign * valueAtRisk, Money.SCALE));
        }
    }

    /** What a listed customer's entry says. */
    public record Entry(String customerId, RiskLevel level, BigDecimal valueAtRisk) {}

    /** Takes totals. */
    interface Totals {
        void total(RiskLevel level, long customers, BigDecimal valueAtRisk);
    }

    /** The list in a store; reads all of it once for the totals. */
    AtRiskList(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
        List.of(RiskLevel.COOLING, RiskLevel.AT_RISK, RiskLevel.CRITICAL)
                .forEach(level -> totals.put(level, new Total()));
        try (KeyValueIterator<Bytes, byte[]> entries = store.all()) {
            while (entries.hasNext()) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                totals.get(level(entry.value)).add(1, valueAtRisk(entry.key));
            }
        }
    }

    /** Whether customers of a level are listed. */
    boolean lists(RiskLevel level) {
        return totals.containsKey(level);
    }

    void put(String customerId, RiskLevel level, long valueAtRisk) {
        store.put(key(customerId, valueAtRisk), new byte[] {VERSION, (byte) level.ordinal()});
        totals.get(level).add(1, valueAtRisk);
    }

    void remove(String customerId, RiskLevel level, long valueAtRisk) {
        store.delete(key(customerId, valueAtRisk));
        totals.get(level).add(-1, valueAtRisk);
    }

    void totals(Totals out) {
        totals.forEach((level, total) -> out.total(level, total.customers, total.value));
    }

    /** What an entry of the store says. */
    public static Entry entry(Bytes key, byte[] value) {
        byte[] bytes = key.get();
        String customerId = new String(bytes, Long.BYTES, bytes.length - Long.BYTES, StandardCharsets.UTF_8);
        return new Entry(customerId, level(value), BigDecimal.valueOf(valueAtRisk(key), Money.SCALE));
    }

    /** The first key behind an entry. */
    public static Bytes after(String customerId, BigDecimal valueAtRisk) {
        byte[] key =
                key(customerId, valueAtRisk.unscaledValue().longValueExact()).get();
        return Bytes.wrap(Arrays.copyOf(key, key.length + 1));
    }

    private static RiskLevel level(byte[] value) {
        if (value[0] != VERSION) {
            throw new CorruptBytesException("the version of an entry at risk must be 1, was " + value[0]);
        }
        return RiskLevel.values()[value[1]];
    }

    private static long valueAtRisk(Bytes key) {
        return Long.MAX_VALUE - ByteBuffer.wrap(key.get()).getLong();
    }

    private static Bytes key(String customerId, long valueAtRisk) {
        byte[] id = customerId.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(Long.BYTES + id.length)
                .putLong(Long.MAX_VALUE - valueAtRisk)
                .put(id)
                .array());
    }
}
