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
 * Reads the standby copies of stores on this instance, but only those that hold everything that was committed.
 *
 * <p>The position of a copy in its changelog is taken before and after a read. A copy that was wiped and restored in
 * between has a lower position afterwards, and its answer is dropped. Safe for use by many threads.
 */
final class StandbyStores implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final KafkaStreams streams;
    private final String applicationId;
    private final CommittedState committed;

    /** This thread asks for the positions, because Kafka Streams waits for the broker longer than {@link #TIMEOUT}. */
    private final ExecutorService positionReader = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "standby-positions");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Makes a reader of the standby copies of an application.
     *
     * @param consumers makes a consumer that reads committed records only
     */
    StandbyStores(KafkaStreams streams, String applicationId, Supplier<Consumer<byte[], byte[]>> consumers) {
        this.streams = streams;
        this.applicationId = applicationId;
        this.committed = new CommittedState(consumers);
    }

    /**
     * Asks every complete copy among some partitions of a store, and returns the answers by partition. Partitions whose
     * copy is elsewhere or incomplete are absent.
     *
     * @throws NotAvailableException if the broker does not answer in time which copies are complete
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
                    // The partition stays absent, so that the caller asks another instance.
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

    /** The position of each local copy of a store: the offset of the first changelog record that it does not hold. */
    private Map<Integer, Long> positions(String store) {
        Future<Map<String, Map<Integer, LagInfo>>> lags = positionReader.submit(streams::allLocalStorePartitionLags);
        try {
            Map<Integer, Long> positions = new TreeMap<>();
            lags.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                    .getOrDefault(store, Map.of())
                    .forEach((partition, lag) -> positions.put(partition, lag.currentOffsetPosition()));
            return positions;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new NotAvailableException("this instance is ending", stop);
        } catch (ExecutionException | TimeoutException unanswered) {
            lags.cancel(true);
            throw new NotAvailableException(
                    "the broker does not tell how far the copies of " + store + " are", unanswered);
        }
    }

    @Override
    public void close() {
        positionReader.shutdownNow();
        committed.close();
    }
}
