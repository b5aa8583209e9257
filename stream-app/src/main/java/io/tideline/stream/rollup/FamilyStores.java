package io.tideline.stream.rollup;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The stores of one family of rows.
 *
 * @param sums segment, day and part to the points of that entry
 * @param states segment to how far its rows are published
 * @param rows key of a row to the row as it was published last
 */
record FamilyStores(
        KeyValueStore<Bytes, byte[]> sums, KeyValueStore<Bytes, byte[]> states, KeyValueStore<String, byte[]> rows) {

    /** The stores of these names in a task. */
    static FamilyStores of(ProcessorContext<?, ?> context, String sums, String states, String rows) {
        return new FamilyStores(
                context.getStateStore(sums), context.getStateStore(states), context.getStateStore(rows));
    }
}
