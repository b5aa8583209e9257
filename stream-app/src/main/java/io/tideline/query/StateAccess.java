package io.tideline.query;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * The state of all instances: which instance holds which partition of a store, and reads of the partitions that are
 * here. The active instance of a partition is the one that processes it. Safe for use by many threads.
 */
public interface StateAccess {
    /**
     * Where the figures of a dimension are, all its segments together: the active instance first, then the standby
     * copies, this instance before others.
     *
     * @throws NotAvailableException if that is not known at the moment
     */
    List<StoreLocation> ofDimension(String dimension);

    /**
     * The active instance of a customer's ledger, if producers partition by the key as Kafka's own do.
     *
     * @throws NotAvailableException if nobody does at the moment
     */
    StoreLocation ofCustomer(String customerId);

    /**
     * Every other instance that holds a partition of a store, each once. The partition of these locations has no meaning.
     *
     * @param copies true for the instances with standby copies, false for the active ones
     */
    List<StoreLocation> others(String store, boolean copies);

    /**
     * A store of which this instance is the active one.
     *
     * @param partition the partition to read, or empty for all that are here
     * @throws NotAvailableException if it is not here, or not readable at the moment
     */
    <K> ReadOnlyKeyValueStore<K, byte[]> store(String name, OptionalInt partition);

    /**
     * Asks every local copy, among some partitions of a store, that holds everything that was committed, and returns the
     * answers by partition. Other partitions are absent.
     *
     * @throws NotAvailableException if it cannot be found out which copies are complete
     */
    <K, T> Map<Integer, T> eachCopy(
            String name, Set<Integer> partitions, Function<ReadOnlyKeyValueStore<K, byte[]>, T> question);

    /**
     * Asks every partition of a scope that can be read here, and returns the answers by partition. Other partitions are
     * absent; for some, Kafka Streams says only at the read that they have moved.
     *
     * @throws NotAvailableException if copies are asked for and it cannot be found out which are complete
     */
    default <K, T> Map<Integer, T> each(
            String name, PartitionScope scope, Function<ReadOnlyKeyValueStore<K, byte[]>, T> question) {
        if (scope.copies()) {
            return this.<K, T>eachCopy(name, scope.partitions(), question);
        }
        Map<Integer, T> answers = new TreeMap<>();
        for (int partition : scope.partitions()) {
            try {
                answers.put(partition, question.apply(this.<K>store(name, OptionalInt.of(partition))));
            } catch (NotAvailableException | InvalidStateStoreException notHere) {
                // The partition stays absent, so that the caller asks another instance.
            }
        }
        return answers;
    }

    /**
     * Asks one partition of a store.
     *
     * @param location a location on this instance
     * @throws NotAvailableException if it is not here, or not readable at the moment
     */
    default <K, T> T read(String name, StoreLocation location, Function<ReadOnlyKeyValueStore<K, byte[]>, T> question) {
        Map<Integer, T> answers =
                this.<K, T>each(name, new PartitionScope(Set.of(location.partition()), location.copy()), question);
        if (answers.isEmpty()) {
            throw new NotAvailableException("the store " + name + " cannot be read here at the moment");
        }
        return answers.get(location.partition());
    }
}
