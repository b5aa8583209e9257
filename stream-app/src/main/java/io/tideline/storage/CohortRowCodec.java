package io.tideline.storage;

import io.tideline.cohort.CohortFigures;
import io.tideline.cohort.CohortRow;
import io.tideline.finality.Revision;

/**
 * The bytes of a published cell, without its key.
 *
 * <pre>
 * row     := version=1 revision figures                        the revision as {@link RevisionCodec} has it
 * figures := size:varint bounded:varint unbounded:varint repeat:varint orders:varint revenue:money cumulative:money
 * </pre>
 */
public final class CohortRowCodec {
    private static final int VERSION = 1;

    private CohortRowCodec() {}

    /** Encodes a cell. */
    public static byte[] encode(CohortRow row) {
        ByteWriter out = new ByteWriter(48);
        out.writeByte(VERSION);
        RevisionCodec.write(row.revision(), out);
        CohortFigures figures = row.figures();
        out.writeVarint(figures.size());
        out.writeVarint(figures.boundedRetained());
        out.writeVarint(figures.unboundedRetained());
        out.writeVarint(figures.repeatCustomers());
        out.writeVarint(figures.orders());
        out.writeMoney(figures.revenue());
        out.writeMoney(figures.cumulativeRevenue());
        return out.toBytes();
    }

    /** Decodes a cell. */
    public static CohortRow decode(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        Versions.expect(VERSION, in, "a cell");
        Revision revision = RevisionCodec.read(in);
        CohortFigures figures = new CohortFigures(
                in.readVarint(),
                in.readVarint(),
                in.readVarint(),
                in.readVarint(),
                in.readVarint(),
                in.readMoney(),
                in.readMoney());
        in.expectEnd();
        return new CohortRow(figures, revision);
    }
}
