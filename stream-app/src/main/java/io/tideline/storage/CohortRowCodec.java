package io.tideline.storage;

import io.tideline.cohort.CohortFigures;
import io.tideline.cohort.CohortRow;
import io.tideline.finality.RowStatus;

/**
 * The bytes of a published cell, without its key.
 *
 * <pre>
 * row     := version=1 status:byte revision:varint asOf:zigzag causes:varint figures
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
        out.writeByte(row.status().ordinal());
        out.writeVarint(row.revision());
        out.writeZigzag(row.asOf());
        out.writeVarint(SegmentStateCodec.bits(row.causes()));
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
        RowStatus status = RowStatus.values()[in.readByte()];
        int revision = Versions.smallInt(in.readVarint());
        long asOf = in.readZigzag();
        var causes = SegmentStateCodec.causes(in.readVarint());
        CohortFigures figures = new CohortFigures(
                in.readVarint(),
                in.readVarint(),
                in.readVarint(),
                in.readVarint(),
                in.readVarint(),
                in.readMoney(),
                in.readMoney());
        in.expectEnd();
        return new CohortRow(figures, status, revision, asOf, causes);
    }
}
