package io.tideline.query;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The state of all instances: who holds a part of it, and the parts that are held here. Safe for many threads. */
public interface StateAccess {
    /**
     * Who counts a dimension, all its segments together; then where copies of that may be, this instance before others.
     *
     * @throws NotAvailableException if that is not known at the moment
     */
    List<StoreLocation> ofDimension(String dimension);

    /**
     * Who keeps the ledger of a customer, if producers partition by the key as Kafka's own do.
     *
     * @throws NotAvailableException if nobody does at the moment
     */
    StoreLocation ofCustomer(String customerId);

    /**
     * Every other instance that holds a part of a store, each once; the partition has no meaning.
     *
     * @param copies whether those who keep copies are asked for, or those who work on it
     */
    List<StoreLocation> others(String store, boolean copies);

    /**
     * A store that this instance works on.
     *
     * @param partition the part of it, or empty for all parts that are here
     * @throws NotAvailableException if it is not here, or not readable at the moment
     */
    <K> ReadOnlyKeyValueStore<K, byte[]> store(String name, OptionalInt partition);

    /**
     * What those of several parts of a store answer that are kept here and have all that was ever committed of them, whoever
     * works on them; by their partitions.
     *
     * @throws NotAvailableException if it cannot be found out which have
     */
    <K, T> Map<Integer, T> eachCopy(
            String name, Set<Integer> partitions, Function<ReadOnlyKeyValueStore<K, byte[]>, T> question);

    /**
     * What those of several parts of a store answer that are here, by their partitions. Kafka Streams may say of one that
     * is elsewhere only when it is read.
     *
     * @throws NotAvailableException if copies are asked for, and it cannot be found out which are complete
     */
    default <K, T> Map<Integer, T> each(
            String name, PartitionScope reading, Function<ReadOnlyKeyValueStore<K, byte[]>, T> question) {
        if (reading.copies()) {
            return this.<K, T>eachCopy(name, reading.partitions(), question);
        }
        Map<Integer, T> answers = new TreeMap<>();
        for (int partition : reading.partitions()) {
            try {
                answers.put(partition, question.apply(this.<K>store(name, OptionalInt.of(partition))));
            } catch (NotAvailableException | InvalidStateStoreException notHere) {
                // Others answer for it.
            }
        }
        return answers;
    }

    /**
     * What a part of a store answers.
     *
     * @param place here
     * @throws NotAvailableException if it is not here, or not readable at the moment
     */
    default <K, T> T read(String name, StoreLocation place, Function<ReadOnlyKeyValueStore<K, byte[]>, T> question) {
        Map<Integer, T> answers =
                this.<K, T>each(name, new PartitionScope(Set.of(place.partition()), place.copy()), question);
        if (answers.isEmpty()) {
            throw new NotAvailableException("the store " + name + " cannot be read here at the moment");
        }
        return answers.get(place.partition());
    }
}
