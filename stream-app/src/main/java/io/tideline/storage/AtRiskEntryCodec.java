package io.tideline.storage;

import io.tideline.event.Money;
import io.tideline.risk.assess.RiskLevel;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The bytes of an entry in the list of customers at risk, whose keys put the largest value first.
 *
 * <pre>
 * key   := 2^63 - 1 - valueAtRisk:int64 customerId      value at risk in ten-thousandths of the currency
 * value := version=1 level:byte
 * </pre>
 */
public final class AtRiskEntryCodec {
    private static final byte VERSION = 1;

    private AtRiskEntryCodec() {}

    /**
     * The key of a customer.
     *
     * @param valueAtRisk in ten-thousandths of the currency, at least 0
     */
    public static byte[] key(String customerId, long valueAtRisk) {
        byte[] id = customerId.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Long.BYTES + id.length)
                .putLong(Long.MAX_VALUE - valueAtRisk)
                .put(id)
                .array();
    }

    /** The first key behind that of an entry. */
    public static byte[] keyAfter(AtRiskEntry entry) {
        byte[] key = key(entry.customerId(), entry.valueAtRisk().unscaledValue().longValueExact());
        return Arrays.copyOf(key, key.length + 1);
    }

    /** The value of a level. */
    public static byte[] value(RiskLevel level) {
        return new byte[] {VERSION, (byte) level.ordinal()};
    }

    /**
     * Decodes an entry.
     *
     * @throws CorruptBytesException if the value is of a version that is not known here
     */
    public static AtRiskEntry decode(byte[] key, byte[] value) {
        if (value[0] != VERSION) {
            throw new CorruptBytesException("the version of an entry at risk must be 1, was " + value[0]);
        }
        String customerId = new String(key, Long.BYTES, key.length - Long.BYTES, StandardCharsets.UTF_8);
        long valueAtRisk = Long.MAX_VALUE - ByteBuffer.wrap(key).getLong();
        return new AtRiskEntry(customerId, RiskLevel.values()[value[1]], BigDecimal.valueOf(valueAtRisk, Money.SCALE));
    }
}
