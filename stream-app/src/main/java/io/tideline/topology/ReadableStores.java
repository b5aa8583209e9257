package io.tideline.topology;

import io.tideline.kpi.Segment;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** What may be read of the stores from outside the topology: their names, what their keys say, and where a key is. */
public final class ReadableStores {
    /** Customer id, as text, to the customer's account. */
    public static final String LEDGERS = Stores.LEDGERS;

    /** Key of a row, as text, to the row as last published. */
    public static final String ROWS = Stores.ROWS;

    /** Segment, read with {@link #segment}, to how far its rows are published. */
    public static final String SEGMENTS = Stores.SEGMENTS;

    /** Key of a cell, as text, to the cell as last published. */
    public static final String COHORT_ROWS = Stores.COHORT_ROWS;

    /** Customers at risk, the largest value first; read with {@link AtRiskList}. */
    public static final String AT_RISK = Stores.AT_RISK;

    /** Name of a model to its record, as bytes of the contract; every instance has all of it. */
    public static final String MODELS = Stores.MODELS;

    /** Input partition, as bytes, to its newest clock mark; each partition of the store knows all of them. */
    public static final String CLOCKS = Stores.CLOCKS;

    /** All of them. */
    public static final List<String> ALL = List.of(LEDGERS, AT_RISK, ROWS, SEGMENTS, COHORT_ROWS, CLOCKS);

    private ReadableStores() {}

    /** The segment of a key of {@link #SEGMENTS}. */
    public static Segment segment(Bytes key) {
        return SegmentKey.segment(key);
    }

    /** The first key of a dimension's segments. */
    public static Bytes firstSegment(String dimension) {
        return SegmentKey.of(new Segment(dimension, "")).alone();
    }

    /** A key behind all of a dimension's segments, and before those of any other dimension: 0xff is in no text. */
    public static Bytes afterSegments(String dimension) {
        byte[] first = firstSegment(dimension).get();
        byte[] after = java.util.Arrays.copyOf(first, first.length + 1);
        after[first.length] = (byte) 0xff;
        return Bytes.wrap(after);
    }

    /** Where the rows of a dimension are, all its segments together. */
    public static StreamPartitioner<String, Object> byDimension() {
        return (topic, dimension, value, partitions) ->
                Optional.of(Set.of(HandoverPartitioner.partition(dimension, partitions)));
    }
}
