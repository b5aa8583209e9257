package io.tideline.storage;

import io.tideline.cohort.CohortChanges;
import io.tideline.delta.Cause;
import io.tideline.finality.Changes;
import io.tideline.finality.PublicationFrontier;
import io.tideline.finality.PublicationState;
import io.tideline.kpi.KpiChanges;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The bytes of how far the rows of a segment are published.
 *
 * <pre>
 * state    := version=1 frontier changes          the frontier as {@link WatermarkCodec} has it
 * changes  := n:varint (day:varint causes){n}     of KPI rows, the causes as {@link RevisionCodec} has them
 *           | points                              of cohorts, those of {@link CohortChanges#forEach} as {@link SumsCodec} has them
 * </pre>
 *
 * @param <C> the changes of a family of rows
 */
public final class PublicationStateCodec<C extends Changes> {
    /** States of KPI rows. */
    public static final PublicationStateCodec<KpiChanges> KPI =
            new PublicationStateCodec<>(PublicationStateCodec::writeDays, PublicationStateCodec::readDays);

    /** States of cohort cells. */
    public static final PublicationStateCodec<CohortChanges> COHORT = new PublicationStateCodec<>(
            (changes, out) -> SumsCodec.writePoints(changes::forEach, out), PublicationStateCodec::readPoints);

    private static final int VERSION = 1;
    private static final int LEAST_BYTES_OF_A_DAY = 2;

    private final BiConsumer<C, ByteWriter> write;
    private final Function<ByteReader, C> read;

    private PublicationStateCodec(BiConsumer<C, ByteWriter> write, Function<ByteReader, C> read) {
        this.write = write;
        this.read = read;
    }

    /** Encodes a state. */
    public byte[] encode(PublicationState<C> state) {
        ByteWriter out = new ByteWriter(64);
        out.writeByte(VERSION);
        WatermarkCodec.write(state.published(), out);
        write.accept(state.changes(), out);
        return out.toBytes();
    }

    /** Decodes a state. */
    public PublicationState<C> decode(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        PublicationState<C> state = new PublicationState<>(published(in), read.apply(in));
        in.expectEnd();
        return state;
    }

    /** How far the rows are published, of a state of any family; nothing else is read. */
    public static PublicationFrontier published(byte[] bytes) {
        return published(new ByteReader(bytes));
    }

    private static PublicationFrontier published(ByteReader in) {
        Versions.expect(VERSION, in, "a publication state");
        return WatermarkCodec.readFrontier(in);
    }

    private static void writeDays(KpiChanges changes, ByteWriter out) {
        SortedMap<Integer, Set<Cause>> days = changes.causesByDay();
        out.writeVarint(days.size());
        days.forEach((day, causes) -> {
            out.writeVarint(day);
            RevisionCodec.writeCauses(causes, out);
        });
    }

    private static KpiChanges readDays(ByteReader in) {
        KpiChanges changes = new KpiChanges();
        int size = in.readCount("days", LEAST_BYTES_OF_A_DAY);
        for (int i = 0; i < size; i++) {
            changes.causesByDay().put(Versions.smallInt(in.readVarint()), RevisionCodec.readCauses(in));
        }
        return changes;
    }

    private static CohortChanges readPoints(ByteReader in) {
        CohortChanges changes = new CohortChanges();
        SumsCodec.readPoints(in, changes);
        return changes;
    }
}
