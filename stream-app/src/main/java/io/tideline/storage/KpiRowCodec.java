package io.tideline.storage;

import io.tideline.finality.Revision;
import io.tideline.kpi.Count;
import io.tideline.kpi.GapQuantiles;
import io.tideline.kpi.KpiCounts;
import io.tideline.kpi.KpiRow;

/**
 * The bytes of a published row, without its key.
 *
 * <pre>
 * row    := version=1 start:zigzag days:varint revision counts money gaps
 * counts := n:varint zigzag{n}
 * money  := revenue:money firstOrderRevenue:money refunds:money
 * gaps   := count:varint (p25 p50 p75 p90: varint each, if the count is not 0)
 * </pre>
 */
public final class KpiRowCodec {
    private static final int VERSION = 1;

    private KpiRowCodec() {}

    /** Encodes a row. */
    public static byte[] encode(KpiRow row) {
        ByteWriter out = new ByteWriter(128);
        out.writeByte(VERSION);
        out.writeZigzag(row.start());
        out.writeVarint(row.end() - row.start());
        RevisionCodec.write(row.revision(), out);
        counts(row.counts(), out);
        return out.toBytes();
    }

    private static void counts(KpiCounts counts, ByteWriter out) {
        out.writeVarint(Count.values().length);
        for (Count count : Count.values()) {
            out.writeZigzag(counts.get(count));
        }
        out.writeMoney(counts.revenue());
        out.writeMoney(counts.firstOrderRevenue());
        out.writeMoney(counts.refunds());
        GapQuantiles gaps = counts.gaps();
        out.writeVarint(gaps.count());
        if (gaps.count() != 0) {
            out.writeVarint(gaps.p25Days());
            out.writeVarint(gaps.p50Days());
            out.writeVarint(gaps.p75Days());
            out.writeVarint(gaps.p90Days());
        }
    }

    /** Decodes a row. */
    public static KpiRow decode(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        Versions.expect(VERSION, in, "a row");
        int start = Versions.signedInt(in.readZigzag());
        int end = start + Versions.smallInt(in.readVarint());
        Revision revision = RevisionCodec.read(in);
        KpiCounts counts = counts(in);
        in.expectEnd();
        return new KpiRow(start, end, counts, revision);
    }

    private static KpiCounts counts(ByteReader in) {
        int written = in.readCount("counts", 1);
        long[] counts = new long[Count.values().length];
        for (int i = 0; i < written; i++) {
            counts[i] = in.readZigzag();
        }
        return new KpiCounts(counts, in.readMoney(), in.readMoney(), in.readMoney(), gaps(in));
    }

    private static GapQuantiles gaps(ByteReader in) {
        long count = in.readVarint();
        return count == 0
                ? GapQuantiles.NONE
                : new GapQuantiles(
                        count,
                        Versions.smallInt(in.readVarint()),
                        Versions.smallInt(in.readVarint()),
                        Versions.smallInt(in.readVarint()),
                        Versions.smallInt(in.readVarint()));
    }
}
