package io.tideline.storage;

import io.tideline.customer.EmittedRisk;
import io.tideline.customer.EmittedState;
import io.tideline.customer.StoredCustomer;
import io.tideline.risk.assess.RiskLevel;
import java.util.Optional;

/**
 * The bytes of a stored customer.
 *
 * <pre>
 * customer := version=1 emitted ledger
 * emitted  := emittedUntil:zigzag timerAt:zigzag level:byte modelVersion:varint valueAtRisk:zigzag
 * level    := 0 none | 1 + its position
 * ledger   := as {@link LedgerCodec} has it
 * </pre>
 */
public final class StoredCustomerCodec {
    private static final int VERSION = 1;

    private StoredCustomerCodec() {}

    /** Writes a customer. */
    public static void write(StoredCustomer customer, ByteWriter out) {
        EmittedState emitted = customer.emitted();
        out.writeByte(VERSION);
        out.writeZigzag(emitted.emittedUntil());
        out.writeZigzag(emitted.timerAt());
        EmittedRisk risk = emitted.risk();
        out.writeByte(risk.level().map(level -> 1 + level.ordinal()).orElse(0));
        out.writeVarint(risk.modelVersion());
        out.writeZigzag(risk.valueAtRisk());
        LedgerCodec.write(customer.ledger(), out);
    }

    /**
     * Decodes a customer.
     *
     * @throws CorruptBytesException if these are not the bytes of a customer, or of a version that is not known here
     */
    public static StoredCustomer decode(String customerId, byte[] bytes) {
        ByteReader in = versioned(bytes);
        long emittedUntil = in.readZigzag();
        long timerAt = in.readZigzag();
        EmittedState emitted = new EmittedState(emittedUntil, timerAt, risk(in));
        return new StoredCustomer(emitted, LedgerCodec.decode(customerId, bytes, in.position()));
    }

    /** The instant of the customer's timer, as {@link EmittedState} has it; nothing else is read. */
    public static long timerAt(byte[] bytes) {
        ByteReader in = versioned(bytes);
        in.readZigzag();
        return in.readZigzag();
    }

    private static ByteReader versioned(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        Versions.expect(VERSION, in, "a stored customer");
        return in;
    }

    private static EmittedRisk risk(ByteReader in) {
        int level = in.readByte();
        Optional<RiskLevel> emitted = level == 0 ? Optional.empty() : Optional.of(RiskLevel.values()[level - 1]);
        return new EmittedRisk(emitted, in.readVarint(), in.readZigzag());
    }
}
