package io.tideline.query;

import io.tideline.storage.StoreNames;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.state.HostInfo;

/** The view of a Kafka Streams application, from its metrics and metadata. */
public final class StreamsView implements PipelineView {
    private static final String THREAD_GROUP = "stream-thread-metrics";
    private static final String FETCH_GROUP = "consumer-fetch-manager-metrics";

    private final KafkaStreams streams;
    private final StateAccess access;
    private final HostInfo self;
    private final String topology;

    /**
     * Makes a view of an application.
     *
     * @param access reads of its stores
     * @param self the {@code application.server} of this instance
     * @param topology the description of its topology
     */
    public StreamsView(KafkaStreams streams, StateAccess access, HostInfo self, String topology) {
        this.streams = streams;
        this.access = access;
        this.self = self;
        this.topology = topology;
    }

    @Override
    public State state() {
        return switch (streams.state()) {
            case CREATED -> State.STARTING;
            case REBALANCING -> State.BALANCING;
            case RUNNING -> State.RUNNING;
            case PENDING_SHUTDOWN, NOT_RUNNING, PENDING_ERROR, ERROR -> State.ENDED;
        };
    }

    @Override
    public List<ThreadProgress> threads() {
        Map<String, Double> polls = new HashMap<>();
        Map<String, Double> commits = new HashMap<>();
        streams.metrics().forEach((name, metric) -> {
            if (name.group().equals(THREAD_GROUP) && name.name().equals("poll-total")) {
                polls.put(name.tags().get("thread-id"), number(metric));
            } else if (name.group().equals(THREAD_GROUP) && name.name().equals("commit-total")) {
                commits.put(name.tags().get("thread-id"), number(metric));
            }
        });
        return orElse(
                () -> streams.metadataForLocalThreads().stream()
                        .map(thread -> new ThreadProgress(
                                thread.threadName(),
                                polls.getOrDefault(thread.threadName(), 0.0),
                                commits.getOrDefault(thread.threadName(), 0.0),
                                thread.threadState().equals("RUNNING")
                                        && !thread.activeTasks().isEmpty()))
                        .sorted(Comparator.comparing(ThreadProgress::name))
                        .toList(),
                List.of());
    }

    @Override
    public long recordsBehind() {
        double behind = 0;
        for (Map.Entry<MetricName, ? extends Metric> entry : streams.metrics().entrySet()) {
            MetricName name = entry.getKey();
            if (name.group().equals(FETCH_GROUP)
                    && name.name().equals("records-lag")
                    && !name.tags().getOrDefault("client-id", "").contains("restore-consumer")) {
                double lag = number(entry.getValue());
                behind += Double.isNaN(lag) ? 0 : lag;
            }
        }
        return (long) behind;
    }

    private static double number(Metric metric) {
        return metric.metricValue() instanceof Number value ? value.doubleValue() : Double.NaN;
    }

    @Override
    public boolean isReadable() {
        try {
            Set<String> held = instancesKnown().stream()
                    .filter(instance -> instance.hostInfo().equals(self))
                    .findFirst()
                    .map(StreamsMetadata::stateStoreNames)
                    .orElse(Set.of());
            // That a store has moved is said when it is read.
            StoreNames.READ.stream().filter(held::contains).forEach(store -> access.store(store, OptionalInt.empty())
                    .approximateNumEntries());
            return true;
        } catch (NotAvailableException | InvalidStateStoreException notNow) {
            return false;
        }
    }

    @Override
    public List<Instance> instances() {
        return instancesKnown().stream()
                .map(client -> new Instance(
                        client.hostInfo().host() + ":" + client.hostInfo().port(),
                        client.hostInfo().equals(self),
                        new TreeSet<>(client.stateStoreNames()),
                        new TreeSet<>(client.standbyStateStoreNames()),
                        client.topicPartitions().stream()
                                .map(Object::toString)
                                .sorted()
                                .toList()))
                .sorted(Comparator.comparing(Instance::address))
                .toList();
    }

    private List<StreamsMetadata> instancesKnown() {
        return orElse(() -> List.copyOf(streams.metadataForAllStreamsClients()), List.of());
    }

    @Override
    public String topology() {
        return topology;
    }

    /** The answer of Kafka Streams, or another value before it has started and after it has ended. */
    private static <T> T orElse(Supplier<T> question, T otherwise) {
        try {
            return question.get();
        } catch (StreamsException | IllegalStateException notNow) {
            return otherwise;
        }
    }
}
