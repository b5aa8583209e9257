package io.tideline.query;

import io.tideline.topology.ReadableStores;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.UnknownStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The state of a running Kafka Streams application, as it knows it from its group. */
public final class StreamsState implements StateAccess {
    private static final int ANY_PARTITION = 0;

    private final KafkaStreams streams;
    private final HostInfo self;

    /**
     * The state of an application.
     *
     * @param self what this instance has in {@code application.server}
     */
    public StreamsState(KafkaStreams streams, HostInfo self) {
        this.streams = streams;
        this.self = self;
    }

    @Override
    public Place ofDimension(String dimension) {
        return place(
                "the figures by " + dimension,
                () -> streams.queryMetadataForKey(ReadableStores.ROWS, dimension, ReadableStores.byDimension()));
    }

    @Override
    public Place ofCustomer(String customerId) {
        return place(
                "the ledger of the customer",
                () -> streams.queryMetadataForKey(
                        ReadableStores.LEDGERS, customerId, Serdes.String().serializer()));
    }

    private Place place(String what, Supplier<KeyQueryMetadata> query) {
        KeyQueryMetadata found = query(what, query);
        if (found.equals(KeyQueryMetadata.NOT_AVAILABLE) || found.activeHost().equals(HostInfo.unavailable())) {
            throw new NotAvailableException("nobody holds " + what + " at the moment; the group is being balanced");
        }
        return place(found.activeHost(), found.partition());
    }

    private Place place(HostInfo host, int partition) {
        return new Place(host.host(), host.port(), host.equals(self), partition);
    }

    @Override
    public List<Place> holders(String store) {
        return query("the store " + store, () -> streams.streamsMetadataForStore(store)).stream()
                .map(client -> place(client.hostInfo(), ANY_PARTITION))
                .distinct()
                .toList();
    }

    @Override
    public <K> ReadOnlyKeyValueStore<K, byte[]> store(String name, OptionalInt partition) {
        StoreQueryParameters<ReadOnlyKeyValueStore<K, byte[]>> everywhere =
                StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.<K, byte[]>keyValueStore());
        return query(
                "the store " + name,
                () -> streams.store(
                        partition.isPresent() ? everywhere.withPartition(partition.getAsInt()) : everywhere));
    }

    /** What Kafka Streams throws while it starts, balances, restores or ends is one thing to those who ask. */
    private <T> T query(String what, Supplier<T> query) {
        try {
            return query.get();
        } catch (UnknownStateStoreException mistake) {
            throw mistake;
        } catch (StreamsException | IllegalStateException notNow) {
            throw new NotAvailableException(
                    what + " cannot be read at the moment; the pipeline is " + streams.state(), notNow);
        }
    }

    /** Whether an exception of a read means that the store went away under it. */
    public static boolean isMoved(RuntimeException thrown) {
        return thrown instanceof InvalidStateStoreException;
    }
}
