package io.tideline.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tideline.admission.Input;
import io.tideline.config.Settings;
import io.tideline.config.kafka.AvroSerdes;
import io.tideline.contract.OutputTopics;
import io.tideline.event.CustomerEvent;
import io.tideline.retention.RetentionKpi;
import io.tideline.schemas.registry.InMemorySchemaRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

/** The pipeline of a shop without a broker, whose wall clock stands until it is moved. */
final class DrivenShop implements AutoCloseable {
    static final Instant WALL = Instant.parse("2027-01-01T12:00:00Z");

    private final String scope = UUID.randomUUID().toString();
    private final Settings settings;
    private final TopologyTestDriver driver;
    private final Serializer<SpecificRecord> serializer;
    private final Map<String, RetentionKpi> rows = new TreeMap<>();
    private final List<TestRecord<byte[], byte[]>> deadLetters = new ArrayList<>();

    DrivenShop(Path directory, Map<String, String> given) {
        this(directory, given, Observer.NONE);
    }

    DrivenShop(Path directory, Map<String, String> given, Observer observer) {
        Map<String, String> all = new HashMap<>(given);
        all.put("schema.registry.url", "mock://" + scope);
        all.put("auto.register.schemas", "true");
        all.put("state.dir", directory.resolve(scope).toString());
        all.putIfAbsent("clock.mode", "event");
        settings = Settings.of(all);
        serializer = new AvroSerdes(settings).serializer();
        Properties properties = new Properties();
        properties.putAll(settings.kafka().streams());
        driver = new TopologyTestDriver(RetentionTopology.of(new Blueprint(settings, 1, observer)), properties, WALL);
    }

    Settings settings() {
        return settings;
    }

    /** Sends an event under its customer's id. */
    void send(CustomerEvent event) {
        send(event, event.customerId().getBytes(UTF_8));
    }

    /** Sends an event under any key, and returns the record as it was sent. */
    TestRecord<byte[], byte[]> send(CustomerEvent event, byte[] key) {
        return send(ContractRecords.inputOf(event), key, bytes(event), new RecordHeaders());
    }

    /** Sends any bytes with any headers, and returns the record as it was sent. */
    TestRecord<byte[], byte[]> send(Input input, byte[] key, byte[] value, RecordHeaders headers) {
        TestRecord<byte[], byte[]> record = new TestRecord<>(key, value, headers, 1_700_000_000_000L);
        TestInputTopic<byte[], byte[]> topic =
                driver.createInputTopic(topic(input), new ByteArraySerializer(), new ByteArraySerializer());
        topic.pipeInput(new TestRecord<>(key, value, new RecordHeaders(headers), 1_700_000_000_000L));
        return record;
    }

    String topic(Input input) {
        return settings.topics().inputs().get(input.ordinal());
    }

    byte[] bytes(CustomerEvent event) {
        return serializer.serialize(topic(ContractRecords.inputOf(event)), ContractRecords.of(event));
    }

    /** Lets the wall clock move on, so that what is due is published. */
    void pass(Duration time) {
        driver.advanceWallClockTime(time);
    }

    /** The last row for each key after all that came is published. */
    Map<String, RetentionKpi> rows() {
        pass(settings.figures().emitInterval());
        pass(settings.figures().emitInterval());
        String topic = settings.topics().of(OutputTopics.KPIS);
        try (Deserializer<Object> deserializer = new AvroSerdes(settings).deserializer(RetentionKpi.class)) {
            var out = driver.createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer());
            while (!out.isEmpty()) {
                TestRecord<String, byte[]> record = out.readRecord();
                rows.put(record.key(), (RetentionKpi) deserializer.deserialize(topic, record.value()));
            }
        }
        return new TreeMap<>(rows);
    }

    /** All dead letters since the beginning. */
    List<TestRecord<byte[], byte[]>> deadLetters() {
        var out = driver.createOutputTopic(
                settings.topics().of(OutputTopics.DEAD_LETTERS),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        deadLetters.addAll(out.readRecordsToList());
        return deadLetters;
    }

    KeyValueStore<String, byte[]> store(String name) {
        return driver.getKeyValueStore(name);
    }

    /** A store whatever its keys are. */
    KeyValueStore<Object, Object> anyStore(String name) {
        return driver.getKeyValueStore(name);
    }

    /** The names of all stores with entries. */
    List<String> storeNames() {
        return driver.getAllStateStores().entrySet().stream()
                .filter(store -> store.getValue() instanceof KeyValueStore<?, ?>)
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public void close() {
        serializer.close();
        driver.close();
        InMemorySchemaRegistry.dropScope(scope);
    }
}
