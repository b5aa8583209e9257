package io.tideline.http;

import io.tideline.admission.Input;
import io.tideline.commerce.OrderCompleted;
import io.tideline.config.Settings;
import io.tideline.config.format.ListenAddress;
import io.tideline.config.kafka.AvroSerdes;
import io.tideline.query.NotAvailableException;
import io.tideline.query.PipelineView;
import io.tideline.query.StateAccess;
import io.tideline.query.StoreLocation;
import io.tideline.schemas.registry.InMemorySchemaRegistry;
import io.tideline.stream.Blueprint;
import io.tideline.stream.RetentionTopology;
import io.tideline.telemetry.FigureSource;
import io.tideline.telemetry.Telemetry;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** An instance without a broker: the real topology, driven, and the real HTTP server over its stores. */
public final class DrivenInstance implements AutoCloseable, StateAccess, PipelineView {
    /** The wall clock, which stands. */
    public static final Instant WALL = Instant.parse("2026-03-10T12:00:00Z");

    private final String scope = UUID.randomUUID().toString();
    private final TopologyTestDriver driver;

    /** Asked for before the server runs: asking the driver takes the record away that another thread is in the middle of. */
    private final Map<String, KeyValueStore<?, ?>> stores = new HashMap<>();

    private final Blueprint blueprint;
    private final Telemetry telemetry;
    private final HttpService http;
    private final Serializer<SpecificRecord> serializer;
    private final HttpClient client = HttpClient.newHttpClient();
    private int events;
    private boolean closed;

    /** Whether state can be read; a test may take it away. */
    public volatile boolean available = true;

    volatile State state = State.RUNNING;

    /** An instance that has read nothing; given settings win over those of a small shop. */
    public DrivenInstance(Path folder, Map<String, String> given) {
        Map<String, String> all = new HashMap<>(Map.of(
                "schema.registry.url", "mock://" + scope,
                "auto.register.schemas", "true",
                "state.dir", folder.resolve(scope).toString(),
                "http.listen", "127.0.0.1:0",
                "store.currency", "EUR",
                "partition.idle.timeout", "1 s",
                "topics.partitions", "1",
                "clock.mode", "event"));
        all.putAll(given);
        Settings settings = Settings.of(all);
        telemetry = new Telemetry(settings.figures().dimensions(), WALL::toEpochMilli);
        blueprint = new Blueprint(settings, 1, telemetry.observer());
        Properties properties = new Properties();
        properties.putAll(settings.kafka().streams());
        driver = new TopologyTestDriver(RetentionTopology.of(blueprint), properties, WALL);
        driver.getAllStateStores().keySet().forEach(name -> stores.put(name, driver.getKeyValueStore(name)));
        serializer = new AvroSerdes(settings).serializer();
        HttpParts parts = new HttpParts(blueprint, this, this, telemetry, WALL::toEpochMilli);
        http = HttpService.start(HttpSocket.bind(settings.http().listen()), parts);
    }

    /** An order arrives. */
    public void order(String customerId, String at, String total, String channel) {
        events++;
        OrderCompleted order = OrderCompleted.newBuilder()
                .setEventId("e" + events)
                .setOrderId("o" + events)
                .setCustomerId(customerId)
                .setOccurredAt(Instant.parse(at))
                .setChannel(channel)
                .setCurrency("EUR")
                .setTotal(new BigDecimal(total).setScale(4))
                .build();
        String topic = blueprint.settings().topics().of(Input.PURCHASES);
        driver.createInputTopic(topic, new StringSerializer(), new ByteArraySerializer())
                .pipeInput(customerId, serializer.serialize(topic, order));
    }

    /** What it is built from. */
    public Blueprint blueprint() {
        return blueprint;
    }

    /** Serves gauges of figures. */
    public void watch(FigureSource source) {
        telemetry.watch(source);
    }

    /** Publishes what has arrived. */
    public void settle() {
        for (int i = 0; i < 3; i++) {
            driver.advanceWallClockTime(Duration.ofSeconds(1));
        }
    }

    URI url(String pathAndQuery) {
        ListenAddress address = http.address();
        return URI.create("http://" + address.host() + ":" + address.port() + pathAndQuery);
    }

    /** What is answered, whatever the status is. */
    public HttpResponse<String> get(String pathAndQuery, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url(pathAndQuery));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @Override
    public List<StoreLocation> ofDimension(String dimension) {
        return List.of(here());
    }

    @Override
    public StoreLocation ofCustomer(String customerId) {
        return here();
    }

    private StoreLocation here() {
        if (!available) {
            throw new NotAvailableException("the group is being balanced");
        }
        return new StoreLocation("127.0.0.1", 1, true, 0, false);
    }

    @Override
    public List<StoreLocation> others(String store, boolean copies) {
        return List.of();
    }

    @Override
    public <K, T> Map<Integer, T> eachCopy(
            String name, Set<Integer> partitions, Function<ReadOnlyKeyValueStore<K, byte[]>, T> question) {
        return Map.of();
    }

    @Override
    @SuppressWarnings("unchecked") // the name says what is in it
    public <K> ReadOnlyKeyValueStore<K, byte[]> store(String name, OptionalInt partition) {
        here();
        return (ReadOnlyKeyValueStore<K, byte[]>) stores.get(name);
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public List<ThreadProgress> threads() {
        return List.of();
    }

    @Override
    public long recordsBehind() {
        return 0;
    }

    @Override
    public boolean isReadable() {
        return available;
    }

    @Override
    public List<Instance> instances() {
        return List.of(new Instance("127.0.0.1:1", true, Set.of("rows"), Set.of(), List.of("commerce.purchases-0")));
    }

    @Override
    public String topology() {
        return "Topologies: ...";
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        http.close();
        serializer.close();
        driver.close();
        telemetry.close();
        InMemorySchemaRegistry.dropScope(scope);
    }
}
