package io.tideline.storage;

import io.tideline.customer.EmittedRisk;
import io.tideline.customer.EmittedState;
import io.tideline.customer.StoredCustomer;
import io.tideline.risk.assess.RiskLevel;
import java.util.Optional;

/**
 * The bytes of an account.
 *
 * <pre>
 * account  := version=1 standing ledger
 * standing := toldAt:zigzag dueAt:zigzag level:byte modelVersion:varint valueAtRisk:zigzag
 * level    := 0 none | 1 + its position
 * ledger   := as {@link LedgerCodec} has it
 * </pre>
 */
public final class StoredCustomerCodec {
    private static final int VERSION = 1;

    private StoredCustomerCodec() {}

    /** Writes an account. */
    public static void write(StoredCustomer account, ByteWriter out) {
        EmittedState standing = account.standing();
        out.writeByte(VERSION);
        out.writeZigzag(standing.toldAt());
        out.writeZigzag(standing.dueAt());
        EmittedRisk risk = standing.risk();
        out.writeByte(risk.level().map(level -> 1 + level.ordinal()).orElse(0));
        out.writeVarint(risk.modelVersion());
        out.writeZigzag(risk.valueAtRisk());
        LedgerCodec.write(account.ledger(), out);
    }

    /**
     * Decodes the account of a customer.
     *
     * @throws CorruptBytesException if these are no bytes of an account, or of a version that is not known here
     */
    public static StoredCustomer decode(String customerId, byte[] bytes) {
        ByteReader in = versioned(bytes);
        long toldAt = in.readZigzag();
        long dueAt = in.readZigzag();
        EmittedState standing = new EmittedState(toldAt, dueAt, risk(in));
        return new StoredCustomer(standing, LedgerCodec.decode(customerId, bytes, in.position()));
    }

    /** The instant of the customer's entry in the due book, of which nothing else is read. */
    public static long dueAt(byte[] bytes) {
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
        Optional<RiskLevel> told = level == 0 ? Optional.empty() : Optional.of(RiskLevel.values()[level - 1]);
        return new EmittedRisk(told, in.readVarint(), in.readZigzag());
    }
}
