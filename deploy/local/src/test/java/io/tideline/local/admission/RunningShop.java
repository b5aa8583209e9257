package io.tideline.local.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tideline.app.Pipeline;
import io.tideline.config.Settings;
import io.tideline.kpi.ClockMark;
import io.tideline.kpi.Horizon;
import io.tideline.telemetry.PublishedOffsets;
import io.tideline.topology.Blueprint;
import io.tideline.topology.Input;
import io.tideline.topology.Observer;
import io.tideline.topology.Rejection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Time;

/** The pipeline of one shop on a stack, with a producer for its inputs and a count of what it told. */
final class RunningShop implements AutoCloseable, Observer {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Settings settings;
    private final int partitions;
    private final KafkaProducer<byte[], byte[]> producer;
    private final PublishedOffsets published = new PublishedOffsets();
    private final Map<Input, List<Long>> ends = new EnumMap<>(Input.class);
    private final SortedMap<String, Long> rejected = new TreeMap<>();
    private final SortedMap<Input, Long> accepted = new TreeMap<>();
    private final Pipeline pipeline;

    RunningShop(Settings settings, int partitions) {
        this(settings, partitions, Time.SYSTEM);
    }

    RunningShop(Settings settings, int partitions, Time clock) {
        this.settings = settings;
        this.partitions = partitions;
        for (Input input : Input.values()) {
            Long[] none = new Long[partitions];
            Arrays.fill(none, 0L);
            ends.put(input, new ArrayList<>(Arrays.asList(none)));
        }
        this.producer =
                new KafkaProducer<>(settings.kafka().producer(), new ByteArraySerializer(), new ByteArraySerializer());
        this.pipeline = Pipeline.start(new Blueprint(settings, partitions, this), clock);
    }

    /** Sends messages in their order, and says where each of them is. */
    List<RecordMetadata> send(List<Message> messages) throws InterruptedException, ExecutionException {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (Message message : messages) {
            sent.add(producer.send(message.record(
                    settings.topics().inputs().get(message.input().ordinal()),
                    Math.floorMod(message.customer().hashCode(), partitions))));
        }
        List<RecordMetadata> places = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            RecordMetadata place = sent.get(i).get();
            ends.get(messages.get(i).input()).set(place.partition(), place.offset() + 1);
            places.add(place);
        }
        return places;
    }

    /** Waits until everything that was sent is published. */
    void awaitPublished() {
        await().atMost(PATIENCE).until(() -> {
            assertThat(pipeline.failure()).isEmpty();
            return published.cover(ends);
        });
    }

    /** How many records were refused, by code. */
    synchronized SortedMap<String, Long> rejections() {
        return new TreeMap<>(rejected);
    }

    /** How many events were accepted. */
    synchronized SortedMap<Input, Long> acceptances() {
        return new TreeMap<>(accepted);
    }

    @Override
    public synchronized void rejected(Rejection.Code code) {
        rejected.merge(code.name(), 1L, Long::sum);
    }

    @Override
    public synchronized void accepted(Input input) {
        accepted.merge(input, 1L, Long::sum);
    }

    @Override
    public void published(int task, Collection<ClockMark> marks, Horizon horizon) {
        published.published(task, marks, horizon);
    }

    /** Commits what is done. */
    @Override
    public void close() {
        producer.close();
        pipeline.close();
    }
}
