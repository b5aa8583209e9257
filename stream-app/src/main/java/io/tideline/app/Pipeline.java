package io.tideline.app;

import io.tideline.app.command.ErrorText;
import io.tideline.stream.Blueprint;
import io.tideline.stream.RetentionTopology;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.HostInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running pipeline: a topology on stream threads.
 *
 * <p>After a transient failure, such as a registry that does not answer, the thread is replaced. Any other failure stops the
 * pipeline and is kept, because nothing may be counted after a broken invariant.
 */
public final class Pipeline implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(20);

    private final KafkaStreams streams;
    private final String description;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean closed;

    private Pipeline(KafkaStreams streams, String description) {
        this.streams = streams;
        this.description = description;
    }

    /** Starts the pipeline of a blueprint; returns before it has joined its group. */
    public static Pipeline start(Blueprint blueprint) {
        return start(blueprint, Time.SYSTEM);
    }

    /** Starts it on another clock than that of this machine. */
    public static Pipeline start(Blueprint blueprint, Time clock) {
        return start(blueprint, Map.of(), clock);
    }

    /** Starts the pipeline as an instance that other instances reach at an address. */
    static Pipeline startAt(HostInfo address, Blueprint blueprint) {
        String server = address.host() + ":" + address.port();
        return start(blueprint, Map.of(StreamsConfig.APPLICATION_SERVER_CONFIG, server), Time.SYSTEM);
    }

    private static Pipeline start(Blueprint blueprint, Map<String, Object> more, Time clock) {
        Properties properties = new Properties();
        properties.putAll(blueprint.settings().kafka().streams());
        properties.putAll(more);
        Topology topology = RetentionTopology.of(blueprint);
        Pipeline pipeline = new Pipeline(
                new KafkaStreams(topology, properties, clock),
                topology.describe().toString());
        pipeline.start();
        return pipeline;
    }

    private void start() {
        streams.setUncaughtExceptionHandler(this::respond);
        streams.setStateListener((now, before) -> {
            LOG.info("the pipeline is {}", now);
            if (now == KafkaStreams.State.ERROR || now == KafkaStreams.State.NOT_RUNNING) {
                stopped.countDown();
            }
        });
        streams.start();
    }

    private StreamThreadExceptionResponse respond(Throwable thrown) {
        if (TransientFailures.isTransient(thrown)) {
            LOG.warn("{}; trying again with a new thread", ErrorText.of(thrown), thrown);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        LOG.debug("the pipeline stops", thrown);
        failure.compareAndSet(null, thrown);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    /** The Kafka Streams application, for reading its stores and metrics. */
    KafkaStreams streams() {
        return streams;
    }

    /** The processors, stores and topics, as Kafka Streams describes them. */
    String description() {
        return description;
    }

    /** The failure that stopped the pipeline; empty if none did. */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure.get());
    }

    /** Whether the pipeline is neither stopped nor stopping. */
    public boolean isAlive() {
        return stopped.getCount() > 0 && failure.get() == null;
    }

    /**
     * Waits until the pipeline has stopped.
     *
     * @throws PipelineStoppedException if it was not {@link #close} that stopped it
     */
    public void awaitStop() throws InterruptedException {
        stopped.await();
        failIfStopped();
    }

    /** Throws {@link PipelineStoppedException} if the pipeline has stopped and it was not {@link #close} that did it. */
    public void failIfStopped() {
        if (failure.get() != null) {
            throw new PipelineStoppedException(failure.get());
        }
        if (stopped.getCount() == 0 && !closed) {
            throw new PipelineStoppedException(new IllegalStateException("Kafka Streams ended as " + streams.state()));
        }
    }

    /** Commits, stops, and leaves the group, so that a restart need not wait for the session timeout. */
    @Override
    public void close() {
        closed = true;
        boolean closed =
                streams.close(CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                        .withTimeout(CLOSE_TIMEOUT));
        if (!closed) {
            LOG.warn(
                    "the pipeline did not close within {} s; what it had not committed is counted by its next start",
                    CLOSE_TIMEOUT.toSeconds());
        }
    }
}
