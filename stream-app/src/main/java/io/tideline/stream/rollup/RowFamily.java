package io.tideline.stream.rollup;

import io.tideline.delta.Points;
import io.tideline.finality.Changes;
import io.tideline.finality.PublicationFrontier;
import io.tideline.finality.Revised;
import io.tideline.storage.PublicationStateCodec;
import io.tideline.storage.SegmentKey;
import java.util.function.Consumer;

/**
 * A family of published rows: everything in which KPI rows, cohort cells and those to come differ. What is here is stored,
 * compared and published by {@link RowPublisher}, {@link SegmentRegistry} and {@link SegmentAggregate}, the same for all.
 *
 * <p>The sums of a segment are stored in entries. An entry is named by a day and, where a family has several for one day, a
 * part of it; the points of an entry follow one another in the order of their measures.
 *
 * @param <S> the sums of one segment in memory, from which its rows are read
 * @param <C> what has changed since the rows of a segment were published
 * @param <R> a published row
 */
interface RowFamily<S extends Points, C extends Changes, R extends Revised> {
    /** Whether a measure is one of the family: a figure, or a count of causes. */
    boolean has(int measure);

    /** Whether a measure of the family counts causes, which are not stored with the sums. */
    boolean isCause(int measure);

    /** The sums of a segment without points. */
    S newSums();

    /** The changes of a segment without points. */
    C newChanges();

    /** The part of its day in whose entry a figure is stored; 0 if a day has only one. */
    int part(int measure);

    /** The key of an entry, of the same length for all of a segment. */
    byte[] entryKey(SegmentKey segment, int day, int part);

    /** Gives the points of an entry to {@code out}, for storing. */
    void entry(S sums, int day, int part, Points out);

    /** Notes that a day has an entry in the store, though none of its points may be left. */
    default void cover(S sums, int day) {}

    /** The bytes of how far a segment is published. */
    PublicationStateCodec<C> states();

    /**
     * Reads the rows that may differ from what is published, in an order of their own. Rows that are the same do no harm.
     *
     * @param segment with its sums, and with what has changed
     * @param now how far to publish
     */
    void read(SegmentAggregate<S, C> segment, PublicationFrontier now, Consumer<RowReading<R>> out);

    /** The stored bytes of a row. */
    byte[] encode(R row);

    /** A row from its stored bytes. */
    R decode(byte[] bytes);

    /** Whether rows are read the less often the more there are, instead of once in each emit interval. */
    boolean isPaced();
}
