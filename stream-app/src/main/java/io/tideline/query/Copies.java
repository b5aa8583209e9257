package io.tideline.query;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.LagInfo;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Reads parts of stores that are kept here, whoever works on them, if they have everything that was committed.
 *
 * <p>Where a part stands in its changelog is asked before and after: if it was thrown away and begun anew in between, what
 * it said does not count. Safe for many threads.
 */
final class Copies implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final KafkaStreams streams;
    private final String applicationId;
    private final CommittedState committed;

    /** Kafka Streams asks the broker with the patience of its client, which is longer than anybody's here. */
    private final ExecutorService asking = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "copies");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * The copies of an application.
     *
     * @param consumers makes a consumer of committed records
     */
    Copies(KafkaStreams streams, String applicationId, Supplier<Consumer<byte[], byte[]>> consumers) {
        this.streams = streams;
        this.applicationId = applicationId;
        this.committed = new CommittedState(consumers);
    }

    /**
     * What those of several parts of a store answer that are here and complete, by their partitions.
     *
     * @throws NotAvailableException if the broker does not tell whether they are
     */
    <K, T> Map<Integer, T> each(
            String name, Set<Integer> partitions, Function<ReadOnlyKeyValueStore<K, byte[]>, T> question) {
        Map<Integer, Long> before = positions(name);
        before.keySet().retainAll(partitions);
        Map<Integer, T> answers = new TreeMap<>();
        before.forEach((partition, position) -> {
            TopicPartition changelog = new TopicPartition(applicationId + "-" + name + "-changelog", partition);
            if (committed.isAllBefore(changelog, position)) {
                try {
                    answers.put(partition, question.apply(this.<K>store(name, partition)));
                } catch (InvalidStateStoreException moved) {
                    // Others answer for it.
                }
            }
        });
        if (!answers.isEmpty()) {
            Map<Integer, Long> after = positions(name);
            answers.keySet().removeIf(partition -> after.getOrDefault(partition, -1L) < before.get(partition));
        }
        return answers;
    }

    private <K> ReadOnlyKeyValueStore<K, byte[]> store(String name, int partition) {
        return streams.store(StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.<K, byte[]>keyValueStore())
                .enableStaleStores()
                .withPartition(partition));
    }

    /** Offset of the first record of its changelog that a part has not, of all parts of a store that are here. */
    private Map<Integer, Long> positions(String store) {
        Future<Map<String, Map<Integer, LagInfo>>> lags = asking.submit(streams::allLocalStorePartitionLags);
        try {
            Map<Integer, Long> positions = new TreeMap<>();
            lags.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .getOrDefault(store, Map.of())
                    .forEach((partition, lag) -> positions.put(partition, lag.currentOffsetPosition()));
            return positions;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new NotAvailableException("this instance is ending", stop);
        } catch (ExecutionException | TimeoutException untold) {
            lags.cancel(true);
            throw new NotAvailableException("the broker does not tell how far the copies of " + store + " are", untold);
        }
    }

    @Override
    public void close() {
        asking.shutdownNow();
        committed.close();
    }
}
