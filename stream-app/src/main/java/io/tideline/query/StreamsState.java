package io.tideline.query;

import io.tideline.config.Settings;
import io.tideline.storage.StoreNames;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
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

/** The state of a running Kafka Streams application: its own stores, and those of its group as the group's metadata say. */
public final class StreamsState implements StateAccess, AutoCloseable {
    private static final int ANY_PARTITION = 0;

    /** A fetch returns after this time although there is nothing to read, because the next check waits for it. */
    private static final int MOST_WAIT_MILLIS = 10;

    private final KafkaStreams streams;
    private final HostInfo self;
    private final StandbyStores copies;

    /**
     * The state of an application.
     *
     * @param self what this instance has in {@code application.server}
     * @param settings of the application, for what is asked of the broker
     */
    public StreamsState(KafkaStreams streams, HostInfo self, Settings settings) {
        this.streams = streams;
        this.self = self;
        Map<String, Object> consumer = settings.kafka().consumer();
        consumer.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, MOST_WAIT_MILLIS);
        this.copies = new StandbyStores(
                streams,
                settings.connection().applicationId(),
                () -> new KafkaConsumer<>(consumer, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
    }

    @Override
    public List<StoreLocation> ofDimension(String dimension) {
        KeyQueryMetadata found = found(
                "the figures by " + dimension,
                () -> streams.queryMetadataForKey(
                        StoreNames.ROWS, dimension, Serdes.String().serializer()));
        Stream<StoreLocation> active = Stream.of(found.activeHost())
                .filter(host -> !host.equals(HostInfo.unavailable()))
                .map(host -> location(host, found.partition(), false));
        Stream<StoreLocation> copies = Stream.concat(Stream.of(self), found.standbyHosts().stream())
                .distinct()
                .map(host -> location(host, found.partition(), true));
        return Stream.concat(active, copies).toList();
    }

    @Override
    public StoreLocation ofCustomer(String customerId) {
        KeyQueryMetadata found = found(
                "the ledger of the customer",
                () -> streams.queryMetadataForKey(
                        StoreNames.LEDGERS, customerId, Serdes.String().serializer()));
        if (found.activeHost().equals(HostInfo.unavailable())) {
            throw new NotAvailableException("nobody works on the ledger of the customer at the moment");
        }
        return location(found.activeHost(), found.partition(), false);
    }

    private KeyQueryMetadata found(String what, Supplier<KeyQueryMetadata> query) {
        KeyQueryMetadata found = query(what, query);
        if (found.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
            throw new NotAvailableException("nobody holds " + what + " at the moment; the group is being balanced");
        }
        return found;
    }

    private StoreLocation location(HostInfo host, int partition, boolean copy) {
        return new StoreLocation(host.host(), host.port(), host.equals(self), partition, copy);
    }

    @Override
    public List<StoreLocation> others(String store, boolean copies) {
        return query("the store " + store, () -> streams.streamsMetadataForStore(store)).stream()
                .filter(client -> (copies ? client.standbyStateStoreNames() : client.stateStoreNames()).contains(store))
                .map(client -> location(client.hostInfo(), ANY_PARTITION, copies))
                .filter(location -> !location.here())
                .distinct()
                .toList();
    }

    @Override
    public <K> ReadOnlyKeyValueStore<K, byte[]> store(String name, OptionalInt partition) {
        StoreQueryParameters<ReadOnlyKeyValueStore<K, byte[]>> everywhere = parameters(name);
        return query(
                "the store " + name,
                () -> streams.store(
                        partition.isPresent() ? everywhere.withPartition(partition.getAsInt()) : everywhere));
    }

    @Override
    public <K, T> Map<Integer, T> eachCopy(
            String name, Set<Integer> partitions, Function<ReadOnlyKeyValueStore<K, byte[]>, T> question) {
        return query("the store " + name, () -> copies.<K, T>each(name, partitions, question));
    }

    private static <K> StoreQueryParameters<ReadOnlyKeyValueStore<K, byte[]>> parameters(String name) {
        return StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.<K, byte[]>keyValueStore());
    }

    /** Turns whatever Kafka Streams throws while it starts, balances, restores or ends into one exception. */
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

    /** Whether an exception means that the store was moved while it was read. */
    public static boolean isMoved(RuntimeException thrown) {
        return thrown instanceof InvalidStateStoreException;
    }

    @Override
    public void close() {
        copies.close();
    }
}
