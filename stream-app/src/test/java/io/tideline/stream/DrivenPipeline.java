package io.tideline.stream;

import io.tideline.admission.Input;
import io.tideline.commerce.AdjustmentKind;
import io.tideline.commerce.CustomerRequest;
import io.tideline.commerce.CustomerSignedUp;
import io.tideline.commerce.OrderAdjusted;
import io.tideline.commerce.OrderCompleted;
import io.tideline.commerce.RequestKind;
import io.tideline.config.Settings;
import io.tideline.config.TopicSettings;
import io.tideline.config.kafka.AvroSerdes;
import io.tideline.contract.OutputTopics;
import io.tideline.retention.ChurnModel;
import io.tideline.retention.ChurnRisk;
import io.tideline.retention.CohortRetention;
import io.tideline.retention.LifecycleChange;
import io.tideline.retention.RetentionKpi;
import io.tideline.retention.SalesPulse;
import io.tideline.storage.StoreNames;
import io.tideline.stream.timer.TimerQueue;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;

/** The whole topology without a broker, on a wall clock that the test moves. */
final class DrivenPipeline implements AutoCloseable {
    /** Time for a mark to be handed over and for the rows to be published, in this order. */
    private static final Instant FAR_FUTURE = Instant.parse("2999-01-01T00:00:00Z");

    private static final Duration SETTLING = Duration.ofSeconds(2);

    private final Settings settings;
    private final TopicSettings topics;
    private final TopologyTestDriver driver;
    private final Serializer<SpecificRecord> serializer;
    private final Deserializer<Object> deserializer;
    private final TestOutputTopic<String, byte[]> kpis;
    private final Map<String, RetentionKpi> rows = new LinkedHashMap<>();
    private Instant now;
    private int nextEventId;

    /**
     * A pipeline that has seen nothing.
     *
     * @param wallClock where the wall clock begins
     * @param given settings on top of a shop that counts euros
     */
    DrivenPipeline(Path stateFolder, Instant wallClock, Map<String, String> given) {
        this(stateFolder, wallClock, given, Observer.NONE);
    }

    /** The same, with somebody who is told. */
    DrivenPipeline(Path stateFolder, Instant wallClock, Map<String, String> given, Observer observer) {
        Map<String, String> all = new HashMap<>(Map.of(
                "bootstrap.servers", "127.0.0.1:9",
                "schema.registry.url", "mock://" + stateFolder.getFileName(),
                "state.dir", stateFolder.toString(),
                "store.currency", "EUR",
                "activity.window.days", "30",
                "auto.register.schemas", "true"));
        all.putAll(given);
        settings = Settings.of(all);
        topics = settings.topics();
        Properties properties = new Properties();
        properties.putAll(settings.kafka().streams());
        driver = new TopologyTestDriver(
                RetentionTopology.of(new Blueprint(settings, 1, observer)), properties, wallClock);
        AvroSerdes serdes = new AvroSerdes(settings);
        serializer = serdes.serializer();
        deserializer = serdes.deserializer(RetentionKpi.class);
        kpis = driver.createOutputTopic(
                topics.of(OutputTopics.KPIS), new StringDeserializer(), new ByteArrayDeserializer());
        now = wallClock;
    }

    /** An order on the web arrives. */
    void order(String customerId, String orderId, String at, String total) {
        order(customerId, orderId, at, total, "WEB");
    }

    /** An order arrives. */
    void order(String customerId, String orderId, String at, String total, String channel) {
        send(
                topics.of(Input.PURCHASES),
                customerId,
                OrderCompleted.newBuilder()
                        .setEventId(newEventId())
                        .setOrderId(orderId)
                        .setCustomerId(customerId)
                        .setOccurredAt(Instant.parse(at))
                        .setChannel(channel)
                        .setCurrency("EUR")
                        .setTotal(new BigDecimal(total).setScale(4))
                        .build());
    }

    /** A refund or a cancellation of a whole order arrives. */
    void adjust(AdjustmentKind kind, String customerId, String orderId, String at) {
        send(
                topics.of(Input.ADJUSTMENTS),
                customerId,
                OrderAdjusted.newBuilder()
                        .setEventId(newEventId())
                        .setOrderId(orderId)
                        .setCustomerId(customerId)
                        .setOccurredAt(Instant.parse(at))
                        .setKind(kind)
                        .build());
    }

    /** A signup on the web arrives. */
    void signup(String customerId, String at) {
        send(
                topics.of(Input.SIGNUPS),
                customerId,
                CustomerSignedUp.newBuilder()
                        .setEventId(newEventId())
                        .setCustomerId(customerId)
                        .setOccurredAt(Instant.parse(at))
                        .setChannel("WEB")
                        .build());
    }

    private String newEventId() {
        nextEventId++;
        return "e" + nextEventId;
    }

    private void send(String topic, String customerId, SpecificRecord event) {
        TestInputTopic<String, byte[]> input =
                driver.createInputTopic(topic, new StringSerializer(), new ByteArraySerializer());
        input.pipeInput(customerId, serializer.serialize(topic, event), now);
    }

    /** Lets the wall clock pass. */
    void pass(Duration time) {
        now = now.plus(time);
        driver.advanceWallClockTime(time);
    }

    /** Lets the wall clock come to an instant that is not before now, by which everything known is published. */
    void passTo(String instant) {
        pass(Duration.between(now, Instant.parse(instant).minus(SETTLING)));
        settle();
    }

    /** Lets just the time pass in which what is known is published. */
    void settle() {
        for (int step = 0; step < 2; step++) {
            pass(SETTLING.dividedBy(2));
        }
    }

    /** What was said of lifecycles since this was called last, in order; null for a customer who is forgotten. */
    List<KeyValue<String, LifecycleChange>> lifecycle() {
        return news(topics.of(OutputTopics.LIFECYCLE), LifecycleChange.class);
    }

    /** The windows of the pulse that were published since this was called last, in order. */
    List<KeyValue<String, SalesPulse>> pulse() {
        return news(topics.of(OutputTopics.PULSE), SalesPulse.class);
    }

    /** The cells that were published since this was called last, in order. */
    List<KeyValue<String, CohortRetention>> cohorts() {
        return news(topics.of(OutputTopics.COHORTS), CohortRetention.class);
    }

    /** The risks that were published since this was called last, in order; null for a tombstone. */
    List<KeyValue<String, ChurnRisk>> risks() {
        return news(topics.of(OutputTopics.CHURN_RISK), ChurnRisk.class);
    }

    /** The models that were published since this was called last, in order. */
    List<KeyValue<String, ChurnModel>> models() {
        return news(topics.of(OutputTopics.MODEL), ChurnModel.class);
    }

    private <T extends SpecificRecord> List<KeyValue<String, T>> news(String topic, Class<T> type) {
        List<KeyValue<String, T>> news = new ArrayList<>();
        try (Deserializer<Object> records = new AvroSerdes(settings).deserializer(type)) {
            driver.createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer())
                    .readKeyValuesToList()
                    .forEach(entry ->
                            news.add(KeyValue.pair(entry.key, type.cast(records.deserialize(topic, entry.value)))));
        }
        return news;
    }

    /** A customer asks to be forgotten. */
    void erase(String customerId, String at) {
        send(
                topics.of(Input.REQUESTS),
                customerId,
                CustomerRequest.newBuilder()
                        .setEventId(newEventId())
                        .setCustomerId(customerId)
                        .setOccurredAt(Instant.parse(at))
                        .setKind(RequestKind.ERASE)
                        .build());
    }

    /** How many timers the queue has, those that do not count any more included. */
    int timers() {
        return new TimerQueue(driver.getKeyValueStore(StoreNames.DUE))
                .count(FAR_FUTURE.toEpochMilli(), Integer.MAX_VALUE);
    }

    /** How many entries a store has. */
    long entries(String store) {
        long entries = 0;
        try (var all = driver.getKeyValueStore(store).all()) {
            while (all.hasNext()) {
                all.next();
                entries++;
            }
        }
        return entries;
    }

    /** What was published since this was called last, in order. */
    List<KeyValue<String, RetentionKpi>> news() {
        List<KeyValue<String, RetentionKpi>> news = new ArrayList<>();
        kpis.readKeyValuesToList().forEach(entry -> {
            RetentionKpi row = (RetentionKpi) deserializer.deserialize(topics.of(OutputTopics.KPIS), entry.value);
            rows.put(entry.key, row);
            news.add(KeyValue.pair(entry.key, row));
        });
        return news;
    }

    /** The row of a key as last published. */
    Optional<RetentionKpi> row(String key) {
        news();
        return Optional.ofNullable(rows.get(key));
    }

    /** All rows as last published. */
    Collection<RetentionKpi> all() {
        news();
        return rows.values();
    }

    @Override
    public void close() {
        driver.close();
        serializer.close();
        deserializer.close();
    }
}
