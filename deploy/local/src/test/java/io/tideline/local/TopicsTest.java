package io.tideline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.tideline.admission.Input;
import io.tideline.app.command.ExitCode;
import io.tideline.app.topics.ClusterConnection;
import io.tideline.app.topics.Finding;
import io.tideline.app.topics.StartInspection;
import io.tideline.app.topics.StartReport;
import io.tideline.app.topics.TopicAction;
import io.tideline.app.topics.TopicAction.Kind;
import io.tideline.app.topics.TopicPlan;
import io.tideline.config.SettingCatalog;
import io.tideline.config.SettingGroup;
import io.tideline.config.Settings;
import io.tideline.contract.OutputTopics;
import io.tideline.schemas.ContractRegistration;
import io.tideline.schemas.registry.RegistrySettings;
import io.tideline.schemas.registry.SchemaRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Plan, apply and start check against a real broker and registry; every test has topics of its own. */
class TopicsTest {

    private static LocalStack stack;

    @BeforeAll
    static void start() {
        stack = LocalStack.start(LocalStackOptions.temporary());
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void whatIsApplied_isWhatThePlanWanted_andNothingIsLeftToDo() {
        Settings settings = settings("applied", Map.of("topics.partitions", "3"));
        TopicPlan plan = plan(settings);
        assertThat(plan.of(Kind.CREATE)).hasSize(settings.topics().all().size());

        apply(settings, plan);

        assertThat(plan(settings).actions())
                .hasSize(settings.topics().all().size())
                .allSatisfy(action -> assertThat(action.kind()).isEqualTo(Kind.OK))
                .allSatisfy(action -> assertThat(action.partitions()).isIn(1, 3));
        apply(settings, plan);
        assertThat(plan(settings).of(Kind.OK)).hasSize(settings.topics().all().size());
    }

    @Test
    void anEmptyCluster_cannotBeStartedOn_untilTopicsAndSchemasAreThere() {
        Settings settings = settings("start", Map.of("topics.partitions", "2"));

        StartReport before = new StartInspection(settings).run();
        assertThat(before.exitCode()).isEqualTo(ExitCode.VIOLATION);
        assertThat(before.findings())
                .hasSize(settings.topics().all().size()
                        + settings.topics().contracts().size())
                .allMatch(finding -> finding.severity() == Finding.Severity.VIOLATION)
                .extracting(Finding::sentence)
                .contains("Topic start.commerce.purchases does not exist. Create it with: tideline topics apply");

        apply(settings, plan(settings));
        register(settings);

        StartReport after = new StartInspection(settings).run();
        assertThat(after.findings()).isEmpty();
        assertThat(after.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(after.inputPartitions()).hasValue(2);
    }

    @Test
    void aTopicThatSomebodyChanged_isAlteredBack_andOtherwiseLeftAlone() throws Exception {
        Settings settings = settings("altered", Map.of("topics.partitions", "1"));
        apply(settings, plan(settings));
        set(settings.topics().of(Input.PURCHASES), "retention.ms", "3600000");
        set(settings.topics().of(Input.PURCHASES), "compression.type", "zstd");

        TopicPlan plan = plan(settings);
        assertThat(plan.of(Kind.ALTER))
                .singleElement()
                .extracting(TopicAction::note)
                .isEqualTo("retention.ms: 3600000 -> -1");
        apply(settings, plan);

        await().untilAsserted(() -> assertThat(plan(settings).of(Kind.OK))
                .hasSize(settings.topics().all().size()));
        try (ClusterConnection connection = ClusterConnection.open(settings)) {
            assertThat(connection
                            .describe(List.of(settings.topics().of(Input.PURCHASES)))
                            .topic(settings.topics().of(Input.PURCHASES))
                            .orElseThrow()
                            .config("compression.type"))
                    .hasValue("zstd");
        }
    }

    @Test
    void inputsWithUnequalPartitions_areNotTouched() throws Exception {
        Settings settings = settings("unequal", Map.of());
        try (Admin admin = Admin.create(settings.kafka().admin())) {
            admin.createTopics(List.of(
                            new NewTopic(settings.topics().of(Input.SIGNUPS), 2, (short) 1),
                            new NewTopic(settings.topics().of(Input.PURCHASES), 4, (short) 1)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }

        TopicPlan plan = plan(settings);

        assertThat(plan.of(Kind.CONFLICT))
                .singleElement()
                .extracting(TopicAction::topic)
                .isEqualTo("unequal.commerce.signups");
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> apply(settings, plan));
        assertThat(plan(settings)).isEqualTo(plan);
    }

    @Test
    void theLargestInput_fitsTheDeadLettersWithItsReasons() throws Exception {
        Settings settings = settings("large", Map.of("topics.partitions", "1"));
        apply(settings, plan(settings));
        // Incompressible, so that what the broker measures is what is here.
        byte[] value = new byte[1_048_400];
        new Random(7).nextBytes(value);
        byte[] reasons = new byte[60_000];
        new Random(8).nextBytes(reasons);

        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                settings.kafka().producer(), new ByteArraySerializer(), new ByteArraySerializer())) {
            assertThat(send(producer, new ProducerRecord<>(settings.topics().of(Input.PURCHASES), value)))
                    .isEqualTo("kept");
            assertThat(send(producer, withHeader(settings.topics().of(Input.PURCHASES), value, reasons)))
                    .isEqualTo("too large");
            assertThat(send(producer, withHeader(settings.topics().of(OutputTopics.DEAD_LETTERS), value, reasons)))
                    .isEqualTo("kept");
        }
    }

    private static ProducerRecord<byte[], byte[]> withHeader(String topic, byte[] value, byte[] reasons) {
        ProducerRecord<byte[], byte[]> dead = new ProducerRecord<>(topic, value);
        dead.headers().add("error.message", reasons);
        return dead;
    }

    private static String send(KafkaProducer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> dead)
            throws Exception {
        try {
            producer.send(dead).get(30, TimeUnit.SECONDS);
            return "kept";
        } catch (ExecutionException failed) {
            assertThat(failed.getCause()).isInstanceOf(RecordTooLargeException.class);
            return "too large";
        }
    }

    private static TopicPlan plan(Settings settings) {
        try (ClusterConnection connection = ClusterConnection.open(settings)) {
            return TopicPlan.of(
                    settings.topics(), connection.describe(settings.topics().all()));
        }
    }

    private static void apply(Settings settings, TopicPlan plan) {
        try (ClusterConnection connection = ClusterConnection.open(settings)) {
            connection.apply(plan);
        }
    }

    private static void register(Settings settings) {
        new ContractRegistration(
                        SchemaRegistry.open(new RegistrySettings(settings.registry())),
                        settings.topics().contracts())
                .register();
    }

    private static void set(String topic, String key, String value) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        AlterConfigOp change = new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
            admin.incrementalAlterConfigs(Map.of(resource, List.of(change)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
            // The controller has it; the broker that answers hears of it a moment later.
            await().until(() -> admin.describeConfigs(List.of(resource))
                    .all()
                    .get(30, TimeUnit.SECONDS)
                    .get(resource)
                    .get(key)
                    .value()
                    .equals(value));
        }
    }

    /** Settings for the stack, with {@code prefix} before the name of every topic. */
    private static Settings settings(String prefix, Map<String, String> given) {
        Map<String, String> all = new HashMap<>(given);
        SettingCatalog.all().stream()
                .filter(setting -> setting.group() == SettingGroup.TOPICS
                        && setting.defaultText().contains("."))
                .forEach(setting -> all.put(setting.name(), prefix + "." + setting.defaultText()));
        all.put("bootstrap.servers", stack.bootstrapServers());
        all.put("schema.registry.url", stack.registryUrl().toString());
        return Settings.of(all);
    }
}
