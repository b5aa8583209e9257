package io.tideline.storage;

import io.tideline.delta.Cause;
import io.tideline.finality.Revision;
import io.tideline.finality.RowStatus;
import java.util.EnumSet;
import java.util.Set;

/**
 * The bytes of a revision, as part of a row.
 *
 * <pre>
 * revision := status:byte number:varint asOf:zigzag causes
 * causes   := varint                                         one bit for each cause, the lowest for the first
 * </pre>
 */
final class RevisionCodec {
    private RevisionCodec() {}

    static void write(Revision revision, ByteWriter out) {
        out.writeByte(revision.status().ordinal());
        out.writeVarint(revision.number());
        out.writeZigzag(revision.asOf());
        writeCauses(revision.causes(), out);
    }

    static Revision read(ByteReader in) {
        RowStatus status = RowStatus.values()[in.readByte()];
        return new Revision(status, Versions.smallInt(in.readVarint()), in.readZigzag(), readCauses(in));
    }

    static void writeCauses(Set<Cause> causes, ByteWriter out) {
        long bits = 0;
        for (Cause cause : causes) {
            bits |= 1L << cause.ordinal();
        }
        out.writeVarint(bits);
    }

    static Set<Cause> readCauses(ByteReader in) {
        long bits = in.readVarint();
        Set<Cause> causes = EnumSet.noneOf(Cause.class);
        for (Cause cause : Cause.values()) {
            if ((bits & (1L << cause.ordinal())) != 0) {
                causes.add(cause);
            }
        }
        return causes;
    }
}
