package io.tideline.storage;

import io.tideline.finality.Revision;
import io.tideline.kpi.GapQuantiles;
import io.tideline.kpi.KpiCounts;
import io.tideline.kpi.KpiRow;
import io.tideline.kpi.Measure;
import java.util.List;
import java.util.function.Predicate;

/**
 * The bytes of a published row, without its key. What a number is written as is in {@link ByteWriter}.
 *
 * <pre>
 * row     := version=1 start:zigzag days:varint revision counts money gaps further?
 * start   := first day, from 1970; days := last counted day - start
 * revision := as in {@link RevisionCodec}
 * counts  := n:varint zigzag{n}                 the first n of {@link Measure#counts}; those behind are zero
 * money   := money money money                  the first three of {@link Measure#amounts}
 * gaps    := count:varint (p25:varint p50:varint p75:varint p90:varint)?    the quantiles unless the count is 0
 * further := n:varint money{n}                  the next n of the amounts; those behind are zero; absent if n is 0
 * </pre>
 *
 * So a row from before a measure existed can be read, and needs no new version. A count or amount that is not known here
 * makes the bytes unreadable, because a row without it would be another row.
 */
public final class KpiRowCodec {
    private static final int VERSION = 1;
    private static final int FIRST_AMOUNTS = 3;

    private KpiRowCodec() {}

    /** Encodes a row. */
    public static byte[] encode(KpiRow row) {
        ByteWriter out = new ByteWriter(128);
        out.writeByte(VERSION);
        out.writeZigzag(row.start());
        out.writeVarint(row.end() - row.start());
        RevisionCodec.write(row.revision(), out);
        figures(row.counts(), out);
        return out.toBytes();
    }

    private static void figures(KpiCounts figures, ByteWriter out) {
        int counts = end(Measure.counts(), count -> figures.get(count) == 0);
        out.writeVarint(counts);
        for (Measure count : Measure.counts().subList(0, counts)) {
            out.writeZigzag(figures.get(count));
        }
        amounts(figures, 0, FIRST_AMOUNTS, out);
        gaps(figures.gaps(), out);
        int amounts = end(Measure.amounts(), amount -> figures.money(amount).isZero());
        if (amounts > FIRST_AMOUNTS) {
            out.writeVarint(amounts - FIRST_AMOUNTS);
            amounts(figures, FIRST_AMOUNTS, amounts, out);
        }
    }

    /** How many of the measures are written: those up to the last that is not zero. */
    private static int end(List<Measure> measures, Predicate<Measure> isZero) {
        int end = measures.size();
        while (end > 0 && isZero.test(measures.get(end - 1))) {
            end--;
        }
        return end;
    }

    private static void amounts(KpiCounts figures, int from, int end, ByteWriter out) {
        for (Measure amount : Measure.amounts().subList(from, end)) {
            out.writeMoney(figures.money(amount));
        }
    }

    private static void gaps(GapQuantiles gaps, ByteWriter out) {
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
        KpiCounts figures = figures(in);
        in.expectEnd();
        return new KpiRow(start, end, figures, revision);
    }

    private static KpiCounts figures(ByteReader in) {
        KpiCounts.Builder figures = new KpiCounts.Builder();
        for (Measure count : next("counts", Measure.counts(), in)) {
            figures.with(count, in.readZigzag());
        }
        List<Measure> amounts = Measure.amounts();
        amounts(amounts.subList(0, FIRST_AMOUNTS), in, figures);
        figures.with(gaps(in));
        if (in.remaining() > 0) {
            amounts(next("further amounts", amounts.subList(FIRST_AMOUNTS, amounts.size()), in), in, figures);
        }
        return figures.build();
    }

    /** As many of the measures as the bytes announce. */
    private static List<Measure> next(String what, List<Measure> known, ByteReader in) {
        int written = in.readCount(what, 1);
        if (written > known.size()) {
            throw new CorruptBytesException("a row must have at most " + known.size() + " " + what + ", had " + written
                    + ", which a newer version may have written");
        }
        return known.subList(0, written);
    }

    private static void amounts(List<Measure> amounts, ByteReader in, KpiCounts.Builder figures) {
        for (Measure amount : amounts) {
            figures.with(amount, in.readMoney());
        }
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
