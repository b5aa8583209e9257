package io.tideline.query;

import java.util.List;
import java.util.OptionalInt;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The state of all instances: who holds a part of it, and the parts that are held here. Safe for many threads. */
public interface StateAccess {
    /**
     * Who counts a dimension, all its segments together.
     *
     * @throws NotAvailableException if nobody does at the moment
     */
    Place ofDimension(String dimension);

    /**
     * Who keeps the ledger of a customer, if producers partition by the key as Kafka's own do.
     *
     * @throws NotAvailableException if nobody does at the moment
     */
    Place ofCustomer(String customerId);

    /** Every instance that holds a part of a store, each once, this one included; the partition has no meaning. */
    List<Place> holders(String store);

    /**
     * A store that is held here.
     *
     * @param partition the part of it, or empty for all parts that are here
     * @throws NotAvailableException if it is not here, or not readable at the moment
     */
    <K> ReadOnlyKeyValueStore<K, byte[]> store(String name, OptionalInt partition);
}
