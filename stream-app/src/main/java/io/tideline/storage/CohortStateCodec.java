package io.tideline.storage;

import io.tideline.cohort.CohortChanges;
import io.tideline.cohort.CohortState;

/**
 * The bytes of how far the cells of a segment are published.
 *
 * <pre>
 * state  := version=1 horizon points
 * points := those of {@link CohortChanges#forEach}, as {@link SumsCodec} writes them
 * </pre>
 */
public final class CohortStateCodec {
    private static final int VERSION = 1;

    private CohortStateCodec() {}

    /** Encodes a state. */
    public static byte[] encode(CohortState state) {
        ByteWriter out = new ByteWriter(256);
        out.writeByte(VERSION);
        WatermarkCodec.write(state.published(), out);
        SumsCodec.writePoints(state.changes()::forEach, out);
        return out.toBytes();
    }

    /** Decodes a state. */
    public static CohortState decode(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        Versions.expect(VERSION, in, "the state of cohorts");
        var published = WatermarkCodec.readHorizon(in);
        CohortChanges changes = new CohortChanges();
        SumsCodec.readPoints(in, changes);
        in.expectEnd();
        return new CohortState(published, changes);
    }
}
