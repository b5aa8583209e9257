package io.tideline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tideline.app.Pipeline;
import io.tideline.app.Tideline;
import io.tideline.app.topics.StartInspection;
import io.tideline.app.topics.StartReport;
import io.tideline.config.Settings;
import io.tideline.registry.RegistryServer;
import io.tideline.registry.SchemaStore;
import io.tideline.stream.Blueprint;
import io.tideline.stream.Observer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A broker that asks for a password and allows only what is granted. The rights in {@code docs/security.md} are enough for
 * every command, and without them each says what is missing.
 */
class SecuredClusterTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Settings DEFAULTS = Settings.of(Map.of());
    private static final GrantedRights RIGHTS =
            new GrantedRights(Stream.concat(DEFAULTS.topics().inputs().stream(), DEFAULTS.topics().outputs().stream())
                    .toList());

    @TempDir
    private static Path folder;

    private static EmbeddedBroker broker;
    private static RegistryServer registry;

    @BeforeAll
    static void start() throws Exception {
        LoopbackSocket socket = LoopbackSocket.bind("broker", 0);
        LoopbackSocket controller = LoopbackSocket.bind("controller", 0);
        broker = EmbeddedBroker.start(socket, controller, folder.resolve("broker"), secured());
        registry = RegistryServer.start(
                SchemaStore.open(folder.resolve("journal.ndjson")),
                LoopbackSocket.bind("registry", 0).channel());
        try (Admin admin = Admin.create(new HashMap<>(connection("admin")))) {
            admin.createAcls(RIGHTS.under("The user of `tideline topics apply`", "deployer"))
                    .all()
                    .get();
            admin.createAcls(RIGHTS.under("The user of `tideline run`", "pipeline"))
                    .all()
                    .get();
            admin.createAcls(RIGHTS.under("The user of `tideline import`", "shop"))
                    .all()
                    .get();
        }
    }

    private static Map<String, String> secured() {
        return Map.of(
                "listener.security.protocol.map", "BROKER:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT",
                "sasl.enabled.mechanisms", "PLAIN",
                "sasl.mechanism.inter.broker.protocol", "PLAIN",
                "listener.name.broker.plain.sasl.jaas.config",
                        login("admin") + " user_admin=\"admin\" user_deployer=\"deployer\" user_pipeline=\"pipeline\""
                                + " user_shop=\"shop\" user_nobody=\"nobody\";",
                "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                // The controller speaks without a password, on a port that nobody else knows.
                "super.users", "User:admin;User:ANONYMOUS");
    }

    private static String login(String user) {
        return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"" + user + "\" password=\""
                + user + "\"";
    }

    private static Map<String, String> connection(String user) {
        return Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                login(user) + ";");
    }

    @AfterAll
    static void stop() {
        registry.close();
        broker.close();
    }

    @Test
    void grantedRights_areEnoughForEveryCommand() throws Exception {
        assertThat(run("nobody", "topics", "plan")).isEqualTo(3);
        assertThat(run("deployer", "topics", "apply")).isZero();
        assertThat(run("deployer", "schemas", "register")).isZero();
        assertThat(run(
                        "shop",
                        "import",
                        "--quiet",
                        "--rejects",
                        folder.resolve("rejects").toString(),
                        example()))
                .isEqualTo(4); // Two rows of the example are broken on purpose.
        Settings settings = Settings.of(settings("pipeline"));
        StartReport report = new StartInspection(settings).run();
        assertThat(report.canStart()).as(report.findings().toString()).isTrue();
        Blueprint blueprint = new Blueprint(settings, report.inputPartitions().orElseThrow(), Observer.NONE);
        try (Pipeline pipeline = Pipeline.start(blueprint)) {
            for (String topic : List.of("retention.kpis", "retention.cohorts", "retention.churn-risk")) {
                await().atMost(PATIENCE).until(() -> !pipeline.isAlive() || rows(topic) > 0);
                assertThat(pipeline.failure()).isEmpty();
                assertThat(rows(topic)).as(topic).isPositive();
            }
        }
    }

    private static String example() {
        return Path.of("..", "..", "examples", "orders.csv").toString();
    }

    private static Map<String, String> settings(String user) {
        Map<String, String> settings = new HashMap<>();
        connection(user)
                .forEach((name, value) ->
                        settings.put(name.equals("bootstrap.servers") ? name : "kafka." + name, value));
        settings.put("schema.registry.url", registry.url().toString());
        settings.put("topics.partitions", "2");
        settings.put("clock.mode", "event");
        settings.put("state.dir", folder.resolve("state").toString());
        return settings;
    }

    private static int run(String user, String... arguments) {
        List<String> line = new ArrayList<>(List.of(arguments));
        settings(user).forEach((name, value) -> line.addAll(List.of("--set", name + "=" + value)));
        return Tideline.commandLine(Map.of(), List.of()).execute(line.toArray(String[]::new));
    }

    /** Committed records of a topic. */
    private static long rows(String topic) {
        Map<String, Object> properties = new HashMap<>(connection("admin"));
        properties.put("isolation.level", "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            return consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }
}
