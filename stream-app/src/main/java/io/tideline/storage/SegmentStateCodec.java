package io.tideline.storage;

import io.tideline.delta.Cause;
import io.tideline.kpi.SegmentState;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The bytes of how far a segment is published.
 *
 * <pre>
 * state  := version=1 horizon n:varint (day:varint causes:varint){n}
 * causes := one bit for each cause, the lowest for the first
 * </pre>
 */
public final class SegmentStateCodec {
    private static final int VERSION = 1;

    private SegmentStateCodec() {}

    /** Encodes a state. */
    public static byte[] encode(SegmentState state) {
        ByteWriter out = new ByteWriter(32 + 4 * state.changed().size());
        out.writeByte(VERSION);
        WatermarkCodec.write(state.published(), out);
        out.writeVarint(state.changed().size());
        state.changed().forEach((day, causes) -> {
            out.writeVarint(day);
            out.writeVarint(bits(causes));
        });
        return out.toBytes();
    }

    /** Decodes a state. */
    public static SegmentState decode(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        Versions.expect(VERSION, in, "a segment's state");
        var published = WatermarkCodec.readHorizon(in);
        SortedMap<Integer, Set<Cause>> changed = new TreeMap<>();
        int size = in.readCount("days", 2);
        for (int i = 0; i < size; i++) {
            changed.put(Versions.smallInt(in.readVarint()), causes(in.readVarint()));
        }
        in.expectEnd();
        return new SegmentState(published, changed);
    }

    static long bits(Set<Cause> causes) {
        long bits = 0;
        for (Cause cause : causes) {
            bits |= 1L << cause.ordinal();
        }
        return bits;
    }

    static Set<Cause> causes(long bits) {
        Set<Cause> causes = EnumSet.noneOf(Cause.class);
        for (Cause cause : Cause.values()) {
            if ((bits & (1L << cause.ordinal())) != 0) {
                causes.add(cause);
            }
        }
        return causes;
    }
}
